"""This file says on one line why a channel got a paper: its main subjects, and what else it mentions."""

from __future__ import annotations

from dataclasses import dataclass

from bot.messages.alerts import Alert
from bot.messages.words import say


@dataclass(frozen=True, slots=True)
class Why:
    """Topics of one weight, by their places among the reasons, with the words around their names."""

    at: tuple[int, ...]
    before: str = ""
    after: str = ""


def why(alert: Alert, most: int) -> list[Why]:
    """Say on one line why a channel got this: `Lawtech · main subject · also AI`.

    In a booklet the reasons count replies, which no such word says.
    """
    language, places = alert.language, range(len(alert.reasons[:most]))
    main = tuple(n for n in places if alert.reasons[n].level == "substantive")
    rest = tuple(n for n in places if n not in main)
    if alert.replies:
        return [Why(tuple(places))]
    found = [Why(main, after=say("main", language))] if main else []
    if rest:
        found.append(Why(rest, before=say("why_also" if main else "why_mentions", language)))
    return found


def reason(alert: Alert, index: int) -> str:
    """Say how much one topic counts in a paper: `main subject`; what was counted, `why` says."""
    main = alert.reasons[index].level == "substantive"
    return say("main" if main else "mention", alert.language)
