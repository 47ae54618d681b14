"""This file makes one event of a calendar of a meeting, as it is announced and as channels are briefed on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from sqlmodel import Session

from bot.answering.arguments import filters
from bot.calendar import hong_kong
from bot.messages import phrases
from bot.messages.alerts import Coming
from bot.messages.briefings import Meeting, uploaded
from bot.messages.permalinks import meeting_path
from bot.telling import announcements, briefings
from bot.topics import registers
from bot.web.archive import calendars
from bot.web.archive.calendars import Occasion
from bot.web.archive.shelf import NotHere, Shelf
from scrapers.items import Language

_NOBODY = "tamar.invalid"  # ends the names of events where there is no archive


def of_meetings(
    found: Sequence[Meeting], archive: str | None, now: datetime, language: Language
) -> str:
    """Write meetings that somebody is briefed on, with their papers in and missing."""
    occasions = [_briefed(one, language) for one in found]
    host = urlsplit(archive or "").hostname or _NOBODY
    return calendars.ics("Tamar", host, occasions, now)


def _briefed(meeting: Meeting, language: Language) -> Occasion:
    papers = [
        f"{one.number} {one.title}".strip() if one.number else one.title for one in meeting.papers
    ]
    missing = phrases.say("aside", language, text=phrases.say("not_in_yet", language))
    awaited = [f"{one.title}{missing}" for one in meeting.awaited]
    return Occasion(
        _name(meeting.body, meeting.day),
        phrases.committee_name(meeting.committee, language) or meeting.committee,
        calendars.at(meeting.starts_at) if meeting.starts_at else meeting.day,
        about=" · ".join([uploaded(meeting, language), *papers, *awaited]),
        href=meeting.url,
    )


def announced(shelf: Shelf, session: Session, language: Language, typed: str, body: str) -> str:
    """Write one meeting as agendas announce it, or papers name it; raises NotHere for one that none does.

    `typed` is its day; what only a tenant imported is no part of it.
    """
    day = filters.day(typed) if len(typed) == len("2026-10-07") else None
    if day is None or not body:
        raise NotHere
    start, end = briefings.bounds(date.fromisoformat(typed))
    end -= timedelta(seconds=1)
    public = shelf.sources
    found = announcements.ahead(session, start, end, language, public=public)
    named = announcements.named_by_papers(session, start, end, found, language, public=public)
    on_day = [one for one in (*found, *named) if _day(one).isoformat() == typed]
    held = [one for one in together(shelf, on_day, language) if one.name == _name(body, day)]
    if not held:
        raise NotHere
    stamp = start  # the same text until what is announced changes
    return calendars.ics(held[0].title, urlsplit(shelf.base).hostname or _NOBODY, held, stamp)


def together(shelf: Shelf, coming: Sequence[Coming], language: Language) -> list[Occasion]:
    """Give each meeting once, with all that is announced for it; what names no body stands alone."""
    meetings: dict[tuple[str, date], list[Coming]] = {}
    for one in coming:
        meetings.setdefault((body_of(one) or one.mark, _day(one)), []).append(one)
    return [_meeting(shelf, group, language) for group in meetings.values()]


def _meeting(shelf: Shelf, group: Sequence[Coming], language: Language) -> Occasion:
    first = group[0]
    body, day = body_of(first), _day(first)
    title = phrases.committee_name(first.committee or "", language) or first.title
    hours = [at for one in group if isinstance(at := calendars.at(one.starts_at), datetime)]
    said = dict.fromkeys(one.title for one in group if one.title and one.title != title)
    facts = [phrases.coming_facts(replace(one, committee=None), language)[1:] for one in group]
    about = dict.fromkeys((*said, *(fact for facts_ in facts for fact in facts_)))
    return Occasion(
        _name(body, day) if body else first.mark,
        title,
        min(hours, default=day),
        about=" · ".join(about),
        href=next((url for one in group if (url := shelf.site(one.url))), None),
    )


def body_of(one: Coming) -> str:
    """Give the key of the body that meets, which only its papers may name; "" where nobody says."""
    if one.committee:
        return announcements.body_key(one.committee)
    return announcements.body_key(one.title) if registers.found(one.title, "committee") else ""


def _day(one: Coming) -> date:
    return hong_kong(one.starts_at).date()


def _name(body: str, day: date) -> str:
    return f"meeting|{body}:{day.isoformat()}"


def link(language: Language, one: Coming) -> str | None:
    """Give where a meeting's calendar is; None of what names no body."""
    body = body_of(one)
    return meeting_path(language, body, _day(one)) if body else None
