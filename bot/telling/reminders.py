"""This file reminds a channel of the days that what it saved sets: two weeks before, and two days before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import Session

from bot.calendar import HONG_KONG, hong_kong
from bot.messages.alerts import Coming
from scrapers.items import Language
from storage import once
from storage.people import saved
from storage.people.channels import Channel
from storage.published import days_ahead

BEFORE = (14, 2)  # days


def due(
    session: Session, channel: Channel, now: datetime, language: Language
) -> tuple[Coming, ...]:
    """Give the days to remind a channel of now, each at each distance once, and note that it was.

    A day that was moved is reminded of anew. Whoever saved a paper when its day was nearer than
    that knew of it. The caller's transaction keeps what was noted: undone, nothing was.
    """
    today = hong_kong(now).date()
    kept = {one.paper_id: hong_kong(one.at).date() for one in saved.of_channel(session, channel.id)}
    if not kept:
        return ()
    last = today + timedelta(days=max(BEFORE))
    found = days_ahead.ahead(session, today, last, language, saved_by=channel.id)
    return tuple(
        _coming(one, (one.day - today).days)
        for one in found
        if _is_due(session, channel.id, one, kept.get(one.paper_id), today, now)
    )


def _is_due(
    session: Session,
    channel_id: int,
    one: days_ahead.StatedDeadline,
    since: date | None,
    today: date,
    now: datetime,
) -> bool:
    distance = min(each for each in BEFORE if each >= (one.day - today).days)
    if since is not None and since > one.day - timedelta(days=distance):
        return False
    name = f"reminder:{channel_id}:{one.paper_id}:{one.what}:{one.day}:{distance}"
    return once.first(session, name, now, _midnight(one.day + timedelta(days=1)))


def before(reminded: Sequence[Coming], coming: Sequence[Coming]) -> tuple[Coming, ...]:
    """Put reminders before what is coming anyway, each day once."""
    said = {(one.url, one.deadline) for one in reminded}
    return (*reminded, *(one for one in coming if (one.url, one.deadline) not in said))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), HONG_KONG).astimezone(UTC)


def _coming(one: days_ahead.StatedDeadline, days: int) -> Coming:
    return Coming(
        one.title,
        _midnight(one.day),
        one.issuer,
        url=one.url,
        deadline=one.what,
        days=days,
        kept=True,
    )
