"""This file finds sources whose papers are suddenly read in part: their layout or their files have changed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.desk import Desk
from bot.telling import posting
from storage import readings

RECENT = timedelta(days=7)
LEAST = 3  # papers read in part: fewer are chance
RISE = 0.2  # of a source's papers, on top of its share before


def keep(desk: Desk, session: Session, told: Collection[str], now: datetime) -> list[str]:
    """Tell of every source that more papers are read in part of than before, once, and of its end.

    `told` are the sources that were told of and not over; gives those of now, for the next time.
    """
    counted = readings.by_source(session, now - RECENT)
    rising = []
    for key, (recent, before) in counted.items():
        if recent.in_part >= LEAST and recent.share >= before.share + RISE:
            rising.append(key)
    for key in rising:
        if key in told:
            continue
        recent, before = counted[key]
        posting.notify(
            desk,
            session,
            f"notice:in_part:{key}:{now:%Y-%m-%d}",
            f"Trouble: {_name(desk, key)}: {recent.in_part} of {recent.texts} texts of the last"
            f" {RECENT.days} days were read in part; before it was {before.share:.0%}. Nothing of"
            " them is lost. Open one, and see with `tamar show` what of it stood in no part.",
        )
    for key in sorted(set(told) - set(rising)):
        recent = counted[key][0] if key in counted else readings.Readings()
        if not recent.texts or recent.share >= RISE:
            rising.append(key)  # nothing says that it is over
            continue
        posting.notify(
            desk,
            session,
            f"notice:in_part:{key}:over:{now:%Y-%m-%d}",
            f"Over: {_name(desk, key)}: its papers are read whole again.",
        )
    return sorted(rising)


def _name(desk: Desk, key: str) -> str:
    source = desk.sources.get(key)
    return source.name if source is not None else key
