"""This file reads dates as mail, feeds and web headers write them; what can be no date is none."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

# Beyond these no calendar of ours has a day, and moving a moment between zones may overflow.
EARLIEST, LATEST = 1900, 2199
_LONGEST = 100  # letters; the parser takes any number of any length


def mail_date(text: str) -> datetime | None:
    """Give the moment in "Wed, 07 Oct 2026 11:00:00 +0800"; naive where it states no zone.

    The standard library's parser raises half a dozen errors over what is no date, and reads numbers
    of any size.
    """
    if len(text) > _LONGEST:
        return None
    try:
        stated = parsedate_to_datetime(text)
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError):
        return None
    return plausible(stated)


def iso_date(text: str) -> datetime | None:
    """Give the moment in "2026-10-07T10:00:00+08:00" or "2026-10-07"; naive where it states no zone."""
    try:
        stated = datetime.fromisoformat(text.strip()) if len(text) <= _LONGEST else None
    except ValueError:
        return None
    return plausible(stated) if stated else None


def plausible(moment: datetime) -> datetime | None:
    """Give a moment that something published may state, and None for one that nothing does."""
    return moment if EARLIEST <= moment.year <= LATEST else None
