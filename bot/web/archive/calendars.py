"""This file writes what is announced and what falls due as calendars, with every hour in UTC."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from icalendar import Calendar, Event

from bot.calendar import hong_kong
from bot.web.archive.drawing import seen

# Ends the names of all events: an event stays what it is when the archive is turned on later, or moves.
_NAMES = "tamar.invalid"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One thing with a day, or an hour of it."""

    name: str  # what is the same in its next state
    title: str
    starts: datetime | date
    place: str = ""
    about: str = ""
    href: str | None = None


def at(starts_at: datetime) -> datetime | date:
    """Give an instant, or its day where Hong Kong's midnight says that nobody knows the hour."""
    local = hong_kong(starts_at)
    return local.date() if local.time() == time(0) else starts_at


def ics(name: str, occasions: Iterable[Occasion], stamp: datetime) -> str:
    """Write a calendar, as it stands since an instant.

    No event has an end: when a meeting ends, nobody announces.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Tamar//archive//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _text(name))
    for one in occasions:
        event = Event()
        mark = hashlib.sha256(one.name.encode("utf-8", "replace")).hexdigest()[:24]
        event.add("uid", f"{mark}@{_NAMES}")
        event.add("dtstamp", stamp)
        event.add("last-modified", stamp)
        event.add("dtstart", one.starts)
        event.add("summary", _text(one.title))
        if one.place:
            event.add("location", _text(one.place))
        if one.about:
            event.add("description", _text(one.about))
        if one.href:
            event.add("url", one.href)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode()


def _text(text: str) -> str:
    return " ".join(str(seen(text)).split())[:500]
