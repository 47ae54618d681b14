"""This file finds stars and marks whose commitment no text holds any more, and says so once where they were set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from sqlmodel import Session

from bot.desk import Desk
from bot.messages import dates
from bot.messages.alerts import KeptPaper, compose
from bot.messages.clipping import clip
from bot.messages.scripts import simplified
from bot.messages.shown_language import shown_in
from bot.messages.words import say
from scrapers.items import Language
from scrapers.text import is_cjk
from storage import once
from storage.people import audit, commitment_marks
from storage.people.channels import Channel
from storage.people.commitment_marks import Mark, Star
from storage.published import papers

MOST = 5  # that one digest says
QUOTED = 220  # letters
REMEMBERED = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Detached:
    """A commitment that somebody marked or starred and that its paper's text no longer holds."""

    paper_id: int
    cluster: str
    quote: str
    state: str | None = None  # what was said of it; None where it was only starred
    day: date | None = None  # to which it was said to be moved

    def said(self, language: Language) -> str:
        """Say what stood there, and that it does so no longer."""
        what = say("pledge_was_starred", language)
        if self.state is not None:
            day = dates.day(self.day, language) if self.day else "?"
            what = say(f"pledge_{self.state}", language, day=day)
        return say("pledge_detached", language, what=what)


def among(session: Session, said: Iterable[Mark | Star]) -> list[Detached]:
    """Give which of some marks and stars hold on to nothing now, each commitment once."""
    held: dict[str, Detached] = {}
    for one in said:
        if isinstance(one, Mark):
            last = Detached(one.paper_id, one.cluster, one.quote, one.state, one.moved_to)
            held[one.cluster] = last
        else:
            held.setdefault(one.cluster, Detached(one.paper_id, one.cluster, one.quote))
    gone = commitment_marks.detached(session, held)
    # what was said to be no commitment is none
    return [one for one in held.values() if one.cluster in gone and one.state != "none"]


def notices(
    desk: Desk, session: Session, channel: Channel, now: datetime, language: Language
) -> tuple[KeptPaper, ...]:
    """Give what to say of them in a channel that set them, each once; the caller's transaction notes it."""
    found = among(
        session, [*commitment_marks.stars(session, channel.id), *_set_in(session, channel)]
    )
    fresh = (
        one
        for one in found
        if once.first(session, f"detached:{channel.id}:{one.cluster}", now, now + REMEMBERED)
    )
    # those beyond are said the next day
    return tuple(_shown(desk, session, one, now, language) for one in islice(fresh, MOST))


def _set_in(session: Session, channel: Channel) -> Sequence[Mark]:
    """Give what was said of commitments in a channel, of each the last."""
    numbers = [
        state["after"]
        for entry in audit.of_action(session, channel.id, "mark")
        for state in entry.detail.get("marked", ())
        if state.get("after") is not None
    ]
    found = commitment_marks.numbered(session, channel.workspace_id, numbers)
    return list({one.cluster: one for one in found}.values())


def _shown(
    desk: Desk, session: Session, one: Detached, now: datetime, language: Language
) -> KeptPaper:
    (paper,) = papers.papers(session, [one.paper_id], texts=False)
    alert = compose(
        paper, shown_in(paper, language, now), desk.names(session), archive=desk.archive
    )
    printed: Language = "zh-Hant" if any(map(is_cjk, one.quote)) else "en"
    quote = say("quoted", printed, text=clip(one.quote, QUOTED))
    quote = simplified(quote) if language == "zh-Hans" else quote
    return KeptPaper(alert, (quote,), where=one.said(language), sign="•")
