"""This file says in words which weather signals stop the Council's work, and what they put at risk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from bot.calendar import HONG_KONG, hong_kong
from bot.messages.alerts import Coming
from bot.messages.dates import moment_soon, numeral
from bot.messages.words import listed, say
from scrapers.items import Language
from storage.watched import signals
from storage.watched.signals import KeptSignal

OFFICE = time(7), time(18)  # a signal between these takes a day's work, or a part of it
AT_RISK = timedelta(hours=24)  # what begins within a day of a signal in force may be put off


def named(found: Sequence[KeptSignal], now: datetime, language: Language) -> str:
    """Name signals in force, each with the time since when it is."""
    return listed([_named(one, now, language) for one in found], language)


def _named(one: KeptSignal, now: datetime, language: Language) -> str:
    since = hong_kong(one.since)
    today = since.date() == hong_kong(now).date()
    when = f"{since:%H:%M}" if today else moment_soon(one.since, language)
    if one.kind == "rain":
        return say("signal_rain", language, when=when)
    grade = one.grade if language == "en" else numeral(int(one.grade))
    return say("signal_cyclone", language, n=grade, when=when)


def explained(session: Session, now: datetime, language: Language) -> str:
    """Say why there may be no papers now; nothing where no signal is in force."""
    found = signals.in_force(session, now)
    if not found:
        return ""
    said = say("signal_explains", language, signals=named(found, now, language))
    return said[:1].upper() + said[1:]


def days(session: Session, since: datetime) -> frozenset[date]:
    """Give the Hong Kong days since a moment of whose office hours a signal took some."""
    found: set[date] = set()
    for one in signals.since(session, since):
        day = hong_kong(one.since).date()
        while day <= hong_kong(one.until).date():
            opens, closes = (datetime.combine(day, at, HONG_KONG) for at in OFFICE)
            if one.since < closes and one.until > opens:
                found.add(day)
            day += timedelta(days=1)
    return frozenset(found)


def is_at_risk(starts_at: datetime, now: datetime) -> bool:
    """Say whether what begins then may be put off by a signal in force now."""
    today = hong_kong(starts_at).date() == hong_kong(now).date()
    return today or timedelta(0) <= starts_at - now <= AT_RISK


def marked(
    session: Session, rows: Collection[Coming], now: datetime, language: Language
) -> tuple[Coming, ...]:
    """Mark the meetings and questions announced that a signal in force may put off."""
    found = signals.in_force(session, now)
    if not found:
        return tuple(rows)
    said = named(found, now, language)
    return tuple(
        replace(one, at_risk=said)
        if one.deadline is None and is_at_risk(one.starts_at, now)
        else one
        for one in rows
    )


def risk(session: Session, day: date, now: datetime, language: Language) -> str:
    """Name what may put off a meeting of a day; nothing where no signal is in force, or none may."""
    found = signals.in_force(session, now)
    midnight = datetime.combine(day, time(0), HONG_KONG)
    return named(found, now, language) if found and is_at_risk(midnight, now) else ""
