"""This file makes one event of a calendar of a meeting, as it is announced and as channels are briefed on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from sqlmodel import Session

from bot.answering.arguments import filters
from bot.calendar import hong_kong
from bot.messages import phrases
from bot.messages.briefings import Meeting, uploaded
from bot.messages.permalinks import meeting_path
from bot.telling import announcements, briefings
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
    """Write one meeting as agendas announce it; raises NotHere for one that none does.

    `typed` is its day; what only a tenant imported is no part of it.
    """
    day = filters.day(typed) if len(typed) == len("2026-10-07") else None
    if day is None or not body:
        raise NotHere
    start, end = briefings.bounds(date.fromisoformat(typed))
    found = [
        one
        for one in announcements.ahead(session, start, end - timedelta(seconds=1), language)
        if announcements.body_key(one.committee) == body
        and hong_kong(one.starts_at).date().isoformat() == typed
    ]
    if not found:
        raise NotHere
    hours = [at for one in found if isinstance(at := calendars.at(one.starts_at), datetime)]
    titles = list(dict.fromkeys(one.title for one in found if one.title))
    one = Occasion(
        _name(body, date.fromisoformat(typed)),
        phrases.committee_name(found[0].committee or "", language) or titles[0],
        min(hours, default=date.fromisoformat(typed)),
        about=" · ".join(titles),
        href=next((url for one in found if (url := shelf.site(one.url))), None),
    )
    stamp = start  # the same text until what is announced changes
    return calendars.ics(one.title, urlsplit(shelf.base).hostname or _NOBODY, [one], stamp)


def _name(body: str, day: date) -> str:
    return f"meeting|{body}:{day.isoformat()}"


def link(language: Language, committee: str | None, starts_at: datetime) -> str | None:
    """Give where a meeting's calendar is; None of what names no committee."""
    body = announcements.body_key(committee)
    return meeting_path(language, body, hong_kong(starts_at).date()) if body else None
