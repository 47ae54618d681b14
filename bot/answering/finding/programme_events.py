"""This file gathers what became of a programme and when, by the papers that say so, in the order of time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol, TypeVar

from sqlmodel import Session

from bot.answering.speech import Row
from bot.messages import phrases
from bot.messages.dates import day
from bot.messages.shown_language import rendition_in
from bot.messages.words import say
from bot.topics.registers import Identity
from scrapers.items import Language
from storage.published import happenings, papers
from storage.records import Happening, Paper, Rendition


class Said(Protocol):
    """What one paper says in one of its languages."""

    @property
    def paper_id(self) -> int:
        """Give the paper."""
        ...

    @property
    def language(self) -> Language:
        """Give the language."""
        ...


_S = TypeVar("_S", bound=Said)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that became of a programme, with the newest paper that tells it, and how many others do."""

    happening: Happening
    paper: Paper
    title: str
    url: str
    language: Language
    repeated: int = 0


def history(
    session: Session, one: Identity, language: Language, only: Collection[int] | None = None
) -> list[Event]:
    """Give what became of a programme, the earliest first; what several papers tell stands once.

    Each paper speaks in one of its languages, the reader's where it tells anything in that. `only` are
    the papers that may be shown, where not all may.
    """
    stored = [
        each
        for each in happenings.of_programme(session, one.key)
        if only is None or each.paper_id in only
    ]
    kept: dict[tuple[object, ...], Event] = {}
    for each, paper, side in shown(session, stored, language):
        said = each.happening
        same = (said.what, said.planned, said.until, said.first, said.last)
        first = kept.get(same)
        if first is None:
            kept[same] = Event(said, paper, side.title, side.url, side.language)
        elif first.paper.id != paper.id:
            kept[same] = replace(first, repeated=first.repeated + 1)
    return sorted(kept.values(), key=_when)


def papers_with(session: Session, one: Identity) -> list[int]:
    """Give the papers that tell what became of a programme."""
    stored = happenings.of_programme(session, one.key)
    return list(dict.fromkeys(each.paper_id for each in stored))


def shown(
    session: Session, stored: Sequence[_S], language: Language
) -> Iterator[tuple[_S, Paper, Rendition]]:
    """Give what papers say, each in the one of its languages that is shown, with the paper and that side of it."""
    ids = list(dict.fromkeys(each.paper_id for each in stored))
    by_id = {paper.id: paper for paper in papers.papers(session, ids, texts=False)}
    spoken = {number: _speaks(paper, stored, language) for number, paper in by_id.items()}
    for each in stored:
        side = spoken.get(each.paper_id)
        if side is not None and side.language == each.language:
            yield each, by_id[each.paper_id], side


def _speaks(paper: Paper, stored: Sequence[Said], language: Language) -> Rendition | None:
    """Give the side of a paper that is shown: the reader's language where it says any of it."""
    having = {each.language for each in stored if each.paper_id == paper.id}
    best = rendition_in(paper, language)
    if best is not None and best.language in having:
        return best
    return next((side for side in paper.renditions if side.language in having), None)


def _when(one: Event) -> tuple[date, date]:
    said = one.happening
    return (said.last if said.until else said.first), said.last


def when(said: Happening, language: Language) -> str:
    """Write the day of a happening as far as it is stated: a day, a month, a year, else the paper's words."""
    if said.first == said.last:
        return day(said.first, language)
    after = said.last + timedelta(days=1)
    if said.first.day == after.day == 1:
        if (after.year - said.first.year) * 12 + after.month - said.first.month == 1:
            return day(said.first, language, "month")
        if said.first.month == after.month == 1 and after.year - said.first.year == 1:
            return say("year", language, n=str(said.first.year))
    return _in_words(said.said)


def _in_words(said: str) -> str:
    """Give a paper's own words for a day, without those that lead it in."""
    for lead in ("in ", "on ", "by ", "since ", "from ", "until ", "to ", "the "):
        if said.lower().startswith(lead):
            said = said[len(lead) :]
    return said


def what(said: Happening, language: Language) -> str:
    """Say what became of a programme, and whether that was still to come by the paper."""
    word = say(f"happened_{said.what}", language)
    return say("happened_planned", language, what=word) if said.planned else word


def headed(said: Happening, language: Language) -> str:
    """Say when what became of a programme, in a line."""
    key = f"happened_until_{said.what}" if said.until else "happened_on"
    return say(key, language, day=when(said, language), what=what(said, language))


def event_row(one: Event, language: Language) -> Row:
    """Show what became of a programme with the sentence that says so, and where it stands."""
    pieces = [say("repeated", language, n=one.repeated)] if one.repeated else []
    if one.paper.published:
        pieces.append(day(one.paper.published, language, one.paper.published_precision))
    places = phrases.paragraphs(one.happening.places[:2], language)
    quote = say("quoted", one.language, text=one.happening.sentence)
    return Row(
        headed(one.happening, language), one.url, " · ".join(pieces), f"{quote} {places}".strip()
    )
