"""This file says what a sentence may ask for, words left over or not.

Its lines are offered, never obeyed; only the paper that a sentence numbers may be looked up at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answering import gaps
from bot.answering.gist import Gist, Kind, Rule, Time, sensed
from bot.answering.languages import SPOKEN
from bot.answering.names import TopicBook
from scrapers.items import Language
from scrapers.text import fold

# How alerts come where nothing is said.
_AT_ONCE = frozenset(("instant", "instantly", "immediately", "即時", "即刻", "立即"))
LONGEST = 200  # letters of a sentence in which a language is looked for
# e.g. reply in Chinese · 用繁體中文
_TOLD_IN = re.compile(
    r"\b(?:reply|answer|write|speak|talk|switch|language|post|everything)\b|用|转|换|改"
)


def lines(text: str, book: TopicBook, language: Language = "en") -> Iterator[str]:
    """Give the lines that a sentence may stand for as they are typed in full, the likeliest first.

    Topics are called by their names in a language.
    """
    gist, time = sensed(text, book)
    known = [one for name in gist.names.get("topic", ()) if (one := book.find(name)) is not None]
    if known:
        gist.names["topic"] = list(dict.fromkeys(one.name(language) for one in known))
    if (spoken := _language(text)) is not None:
        yield f"language {spoken}"
    yield from dict.fromkeys(filter(None, (line(gist, time) for line in _LIKELY)))


def _language(text: str) -> str | None:
    """Give the language that a sentence wants to be told in, the longest name there is."""
    said = fold(text[:LONGEST])
    if not _TOLD_IN.search(said):
        return None
    return next((one for one in sorted(SPOKEN, key=len, reverse=True) if fold(one) in said), None)


def of_paper(text: str, book: TopicBook) -> str | None:
    """Give the line for the paper that a sentence names by its number, whatever else it says."""
    return _of_paper(*sensed(text, book))


def _first(gist: Gist, *kinds: Kind) -> str | None:
    return next((gist.names[kind][0] for kind in kinds if gist.names.get(kind)), None)


def _of_paper(gist: Gist, time: Time) -> str | None:
    paper = _first(gist, "paper")
    verbs = {"why": "why", "cite": "citation", "save": "save", "all_of_this": "more"}
    verb = next((line for cue, line in verbs.items() if cue in gist.cues), "show")
    return f"{verb} {paper}" if paper else None


def _search(gist: Gist, time: Time) -> str | None:
    programme = _first(gist, "programme")
    return f"search {programme}" if programme else None


def _quiet(gist: Gist, time: Time) -> str | None:
    topic, until = _first(gist, "topic"), time.moment
    if not gist.cues & {"pause", "not", "stop"} or (not topic and gist.names):
        return None
    if topic is None:
        return f"pause until {until}" if until else "pause"
    if until:
        return f"mute {topic} until {until}"
    return f"unsubscribe {topic}" if gist.cues & {"not", "stop"} else f"mute {topic} until 1 week"


def _follow(gist: Gist, time: Time) -> str | None:
    topic, body = _first(gist, "topic"), _first(gist, "committee", "bureau", "member")
    if gist.cues & {"promise", "due", "sample"} or gist.names.get("paper"):
        return None
    if topic and not (gist.cues & {"look"} or time.period):
        hour = next((one for one in (time.schedule, time.moment) if gaps.hour(one)), "")
        rhythm = f"daily {hour}" if hour else "" if time.schedule in _AT_ONCE else time.schedule
        return f"subscribe {', '.join(gist.names['topic'])} {rhythm}".strip()
    return f"follow {body}" if body and not gist.cues & {"meeting", "briefing"} else None


def _news(gist: Gist, time: Time) -> str | None:
    topic = _first(gist, "topic")
    if topic or (not gist.names and ("news" in gist.cues or time.period)):
        return f"latest {topic or ''} {time.period}".strip()
    return None


def _promises(gist: Gist, time: Time) -> str | None:
    if not gist.cues & {"promise", "due"}:
        return None
    due = f"due {time.period}" if time.period else ""
    return " ".join(filter(None, ("commitments", _first(gist, "topic"), due)))


def _digest(gist: Gist, time: Time) -> str | None:
    return f"digest {time.schedule}" if time.schedule and not gist.names else None


def _cued(cue: str, line: str) -> Rule:
    def rule(gist: Gist, time: Time) -> str | None:
        return line if cue in gist.cues and not gist.names else None

    return rule


def _sample(gist: Gist, time: Time) -> str | None:
    return f"sample {_first(gist, 'topic') or ''}".strip() if "sample" in gist.cues else None


# What a sentence may ask for, the surest sign first.
_LIKELY: tuple[Rule, ...] = (
    _of_paper,
    _search,
    _cued("undo", "undo"),
    _cued("saved", "saved"),
    _sample,
    _promises,
    _cued("briefing", "briefing"),
    _cued("listed", "list"),
    _cued("topics", "topics"),
    _cued("state", "status"),
    _cued("back", "resume"),
    _digest,
    _quiet,
    _follow,
    _news,
    _cued("meeting", "meetings"),
    _cued("you", "help"),
)
