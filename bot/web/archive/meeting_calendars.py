"""This file makes one event of a calendar of a meeting, as it is announced and as channels are briefed on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.answering.arguments import filters
from bot.calendar import hong_kong
from bot.messages import phrases
from bot.messages.alerts import Coming
from bot.messages.briefings import Meeting, uploaded
from bot.messages.permalinks import meeting_path
from bot.messages.words import say
from bot.telling import announcements, briefings
from bot.topics import registers
from bot.web.archive import calendars, tables
from bot.web.archive.calendars import Occasion
from bot.web.archive.shelf import NotHere, Shelf
from scrapers.items import Language
from storage.published import freshness

BOTH: tuple[Language, ...] = ("en", "zh-Hant")


def of_meetings(found: Sequence[Meeting], now: datetime, language: Language) -> str:
    """Write meetings that somebody is briefed on, with their papers in and missing."""
    return calendars.ics("Tamar", [_briefed(one, language) for one in found], now)


def _briefed(meeting: Meeting, language: Language) -> Occasion:
    papers = [
        f"{one.number} {one.title}".strip() if one.number else one.title for one in meeting.papers
    ]
    missing = say("aside", language, text=say("not_in_yet", language))
    awaited = [f"{one.title}{missing}" for one in meeting.awaited]
    return Occasion(
        meeting.slot or _name(meeting.body, meeting.day),
        phrases.committee_name(meeting.committee, language) or meeting.committee,
        calendars.at(meeting.starts_at) if meeting.starts_at else meeting.day,
        about=" · ".join([uploaded(meeting, language), *papers, *awaited]),
        href=meeting.url,
    )


def announced(
    shelf: Shelf, session: Session, language: Language, typed: str, body: str, hour: str = ""
) -> str:
    """Write a body's meetings of a day as agendas announce them, or papers name them; raises NotHere.

    `typed` is the day, `hour` that of the one that is meant: where it moved since, they are all given.
    What only a tenant imported is no part of it.
    """
    day = filters.day(typed) if len(typed) == len("2026-10-07") else None
    if day is None or not body:
        raise NotHere
    # A body that no register has is known by its name in either language, and by its meeting's mark.
    known = {spoken: _on(shelf, session, date.fromisoformat(typed), spoken) for spoken in BOTH}
    meant = {
        one.mark for rows in known.values() for one in rows if body in (body_of(one), one.mark)
    }
    rows = known.get(language) or _on(shelf, session, date.fromisoformat(typed), language)
    groups = [group for group in _sittings(rows) if any(one.mark in meant for one in group)]
    groups = [group for group in groups if hour and hour in map(_hour, group)] or groups
    held = [_meeting(shelf, group, language) for group in groups]
    if not held:
        raise NotHere
    start, _ = briefings.bounds(date.fromisoformat(typed))
    stamp = freshness.version(session).changed or start
    return calendars.ics(held[0].title, held, stamp)


def _on(shelf: Shelf, session: Session, day: date, language: Language) -> list[Coming]:
    """Give what is announced for a day."""
    start, end = briefings.bounds(day)
    end -= timedelta(seconds=1)
    public = shelf.sources
    found = announcements.ahead(session, start, end, language, public=public)
    named = announcements.named_by_papers(session, start, end, found, language, public=public)
    return [one for one in (*found, *named) if _day(one) == day]


def together(shelf: Shelf, coming: Sequence[Coming], language: Language) -> list[Occasion]:
    """Give each meeting once, with all that is announced for it; what names no body stands alone."""
    return [_meeting(shelf, group, language) for group in _sittings(coming)]


def _sittings(coming: Sequence[Coming]) -> list[list[Coming]]:
    """Put together what is announced of a body on a day, by the hours of its sittings if it has several.

    What has none of these hours goes with the first.
    """
    days: dict[tuple[str, date], list[Coming]] = {}
    for one in coming:
        days.setdefault((body_of(one) or one.mark, _day(one)), []).append(one)
    found: list[list[Coming]] = []
    for held in days.values():
        hours = sorted({_hour(one) for one in held if announcements.is_slot(one.mark)} - {""})
        parts: dict[str, list[Coming]] = {hour: [] for hour in hours or [""]}
        for one in held:
            parts[at if (at := _hour(one)) in parts else next(iter(parts))].append(one)
        found += parts.values()
    return found


def _hour(one: Coming) -> str:
    """Give the hour that a meeting begins at, in Hong Kong; "" where only its day is known."""
    known = isinstance(calendars.at(one.starts_at), datetime)
    return f"{hong_kong(one.starts_at):%H%M}" if known else ""


def _meeting(shelf: Shelf, group: Sequence[Coming], language: Language) -> Occasion:
    first = group[0]
    title = phrases.committee_name(first.committee or "", language) or first.title
    hours = [at for one in group if isinstance(at := calendars.at(one.starts_at), datetime)]
    said = dict.fromkeys(one.title for one in group if one.title and one.title != title)
    facts = [phrases.coming_facts(replace(one, committee=None), language)[1:] for one in group]
    about = dict.fromkeys((*said, *(fact for facts_ in facts for fact in facts_)))
    return Occasion(
        _called(group),
        tables.script(title, language),
        min(hours, default=_day(first)),
        about=tables.script(" · ".join(about), language),
        href=next((url for one in group if (url := shelf.site(one.url))), None),
    )


def _called(group: Sequence[Coming]) -> str:
    """Name a meeting in all languages alike: by its slot, else by its body and day where a register has it."""
    slots = [one.mark for one in group if announcements.is_slot(one.mark)]
    body = body_of(group[0])
    if slots or not _is_registered(body):
        return min(slots or [one.mark for one in group])
    return _name(body, _day(group[0]))


def body_of(one: Coming) -> str:
    """Give the key of the body that meets, which only its papers may name; "" where nobody says."""
    if one.committee:
        return announcements.body_key(one.committee)
    return announcements.body_key(one.title) if registers.found(one.title, "committee") else ""


def _is_registered(body: str) -> bool:
    bodies = (one.key for one in registers.identities() if one.kind == "committee")
    return body == "council" or body in bodies


def _day(one: Coming) -> date:
    return hong_kong(one.starts_at).date()


def _name(body: str, day: date) -> str:
    return f"meeting|{body}:{day.isoformat()}"


def link(language: Language, one: Coming) -> str | None:
    """Give where a meeting's calendar is, at one address in all languages; None of what names no body."""
    body = body_of(one)
    if not body:
        return None
    named = body if _is_registered(body) else one.mark
    return meeting_path(language, named, _day(one), _hour(one))
