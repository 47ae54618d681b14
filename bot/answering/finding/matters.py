"""This file shows what committees wait for by their own lists: beside the commitments held, and by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.answering.speech import Row
from bot.messages import dates, phrases
from bot.messages.words import say
from bot.telling import matters
from bot.telling.matters import NamedMatter, place_of
from scrapers.items import Language
from scrapers.text import fold
from storage.published.matters import KeptMatter

MOST = 3  # rows of lists that stand below commitments
MOST_READ = 60  # of a list's rows that are compared with what is held


@dataclass(frozen=True, slots=True)
class WantedMatters:
    """Which matters are asked for: on a topic, holding some words, due within a span of days."""

    topic: str | None = None
    words: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


def named(
    session: Session, wanted: WantedMatters, today: date, language: Language
) -> list[NamedMatter]:
    """Give what committees' newest lists name and nobody has answered, with what is held of the same."""
    found = [
        one
        for one in matters.current(session, today, language)
        if one.matter.state in matters.OPEN and _within(one, wanted)
    ]
    if wanted.topic is not None:
        on = matters.on_topics(session, found, [wanted.topic])
        found = [one for one in found if one.id in on]
    if wanted.words:
        found = [one for one in found if matters.concerns(one, map(fold, wanted.words))]
    found.sort(key=lambda one: (one.form != "follow_up", one.matter.due_to or date.max))
    return matters.joined(session, found[:MOST_READ])


def _within(one: KeptMatter, wanted: WantedMatters) -> bool:
    if wanted.start is None or wanted.end is None:
        return True
    due = one.matter.due_to
    return due is not None and wanted.start <= due <= wanted.end


def beside(found: Sequence[NamedMatter], language: Language) -> dict[int, str]:
    """Say, by the number of a commitment, which list names it and what that says became of it."""
    said: dict[int, str] = {}
    for one in found:
        words = say(
            "matter_on_list",
            language,
            list=_list(one.kept, language),
            no=one.kept.matter.no or "–",
            state=state(one.kept, language),
        )
        for promise in one.promises:
            said.setdefault(promise.id, words)
    return said


def rows(found: Sequence[NamedMatter], language: Language) -> tuple[Row, ...]:
    """Show what only the lists name, each in the list's own words."""
    return tuple(row(one.kept, language, only=True) for one in found if one.only_there)[:MOST]


def row(one: KeptMatter, language: Language, *, only: bool = False) -> Row:
    """Show one matter: what it is about, which list names it, what was asked and what became of it."""
    pieces = [say("matter_only", language, list=_list(one, language))] if only else []
    pieces += facts(one, language)
    asked = say("quoted", one.language, text=one.matter.asked) if one.matter.asked else ""
    place = place_of(one, language)
    return Row(one.matter.subject, one.url, " · ".join(pieces), f"{asked} {place}".strip())


def facts(one: KeptMatter, language: Language) -> list[str]:
    """Say of a matter at which meeting it was asked, what became of it, and by when it is to come."""
    matter, pieces = one.matter, []
    if matter.met_on is not None:
        pieces.append(say("matter_met", language, day=dates.day(matter.met_on, language)))
    pieces.append(state(one, language))
    if matter.state == "proposed" and matter.remark:
        pieces.append(say("quoted", one.language, text=matter.remark))
    elif matter.due_to is not None:
        pieces.append(say("by", language, day=dates.day(matter.due_to, language)))
    return pieces


def state(one: KeptMatter, language: Language) -> str:
    """Say what a list says became of a matter."""
    if one.matter.state == "answered" and one.matter.answered_by:
        return say("matter_answered_by", language, number=one.matter.answered_by[0])
    return say(f"matter_{one.matter.state}", language)


def _list(one: KeptMatter, language: Language) -> str:
    committee = phrases.committee_name(one.committee or "", language)
    return say(f"matter_list_{one.form}", language, committee=committee)


def as_object(one: NamedMatter, today: date) -> dict[str, object]:
    """Give a matter as the command line writes it, with the names that commitments have."""
    kept, matter = one.kept, one.kept.matter
    return {
        "quote": matter.asked or matter.subject,
        "strength": None,
        "due_text": matter.remark or None,
        "due_from": matter.due_from,
        "due_to": matter.due_to,
        "conditional": False,
        "begins": False,
        "who": matter.of,
        "cites": [matter.no] if matter.no else [],
        "mark": None,
        "state": matter.state,
        "due": matter.due_to,
        "overdue": matter.due_to is not None and matter.due_to < today,
        "moved_to": None,
        "starred": False,
        "number": kept.number,
        "title": kept.title,
        "url": kept.url,
        "published": kept.published,
        "published_precision": "day",
        "language": kept.language,
        "named_only_in": kept.form,
        "subject": matter.subject,
        "met_on": matter.met_on,
        "committee": kept.committee,
    }
