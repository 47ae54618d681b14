"""This file notes the weather signals that a page says to be in force, and doubts those it does not renew."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from scrapers.items import Signal
from scrapers.source import Index, OutOfDate, ScrapeError, Source
from storage.watched import signals

# No signal 8 or higher has stood for two days without a word, no black rain for one.
LASTS = {"cyclone": timedelta(hours=48), "rain": timedelta(hours=24)}
AHEAD = timedelta(hours=1)  # clocks may differ by so much


def note(
    session: Session, source: Source, url: str, index: Index, now: datetime
) -> list[tuple[str, ScrapeError]]:
    """Note what a page says to be in force; give what is not believed, as a failure of the page."""
    if index.signals is None:
        return []
    believed = [one for one in index.signals if _believed(one, now)]
    signals.note(session, source.key, believed, now)
    doubted = [one for one in index.signals if one not in believed]
    if not doubted:
        return []
    said = ", ".join(f"{one.kind} {one.grade} of {one.updated_at.isoformat()}" for one in doubted)
    return [(url, OutOfDate(f"{source.name}: {url} still says {said}. {OutOfDate.__doc__}"))]


def _believed(one: Signal, now: datetime) -> bool:
    if max(one.issued_at, one.updated_at) > now + AHEAD:
        return False
    return now - one.updated_at <= LASTS[one.kind]
