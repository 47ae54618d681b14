"""This file says when each source is checked next, by Hong Kong's clock and calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from zlib import crc32

from bot.calendar import HONG_KONG, Recess, hong_kong, is_working_day
from scrapers.source import Source
from storage.watched.page_states import PageState

SLOWEST_RETRY = timedelta(minutes=15)


def interval(source: Source, now: datetime, recess: Recess, *, sitting: bool = False) -> timedelta:
    """Give how long a source rests after a check at `now`."""
    local = hong_kong(now)
    day, cadence = local.date(), source.cadence
    open_now = cadence.opens <= local.time() < cadence.closes
    if sitting and open_now and cadence.sitting:
        return timedelta(seconds=cadence.sitting)
    if not open_now or not is_working_day(day):
        return timedelta(seconds=cadence.quiet)
    if recess.holds(day) and source.publisher.council:
        return timedelta(seconds=cadence.quiet)
    return timedelta(seconds=cadence.working)


def next_check(
    source: Source,
    now: datetime,
    recess: Recess,
    *,
    sitting: bool = False,
    failures: int = 0,
) -> datetime:
    """Give when a source is checked next; one that fails is asked again a little sooner than later.

    A share of the interval that depends on the key alone keeps sources of one cadence apart. A rest
    that began in a quiet hour ends as the working day opens.
    """
    rest = interval(source, now, recess, sitting=sitting)
    if failures:
        rest = min(max(rest, timedelta(minutes=1) * 2 ** min(failures - 1, 4)), SLOWEST_RETRY)
    spread = (crc32(source.key.encode()) % 100) / 1000  # up to a tenth
    due, opening = now + rest * (1 + spread), _next_opening(source, now, recess)
    if opening is None:
        return due
    return min(due, opening + spread * timedelta(seconds=source.cadence.working))


def _next_opening(source: Source, now: datetime, recess: Recess) -> datetime | None:
    """Give when the working rhythm begins that comes next; None while it holds, or where a quiet day is next."""
    local, cadence = hong_kong(now), source.cadence
    day = local.date()
    if is_working_day(day) and cadence.opens <= local.time() < cadence.closes:
        return None
    if local.time() >= cadence.opens:
        day += timedelta(days=1)
    if not is_working_day(day) or (recess.holds(day) and source.publisher.council):
        return None
    return datetime.combine(day, cadence.opens, HONG_KONG)


def rests(source: Source, page: PageState | None, now: datetime) -> bool:
    """Say whether an index page need not be asked yet: a short while ago it was fine as a whole."""
    if page is None or page.ok_at is None or page.sha256 is None or page.owed_since is not None:
        return False
    rest = timedelta(seconds=source.rests(page.url, hong_kong(now)))
    return timedelta(0) <= now - page.ok_at < rest


def is_due(
    next_check_at: datetime | None, now: datetime, longest: timedelta = timedelta(days=2)
) -> bool:
    """Say whether a check is due; a source never checked is.

    One that lies further ahead than a source ever rests was set by a clock that has stepped back.
    """
    return next_check_at is None or next_check_at <= now or next_check_at > now + longest


def longest_rest(source: Source) -> timedelta:
    """Give for how long a source rests at most between two checks."""
    cadence = source.cadence
    slowest = timedelta(seconds=max(cadence.working, cadence.quiet, cadence.sitting or 0))
    return max(slowest, SLOWEST_RETRY) * 1.2


def hosts_of(sources: Iterable[Source]) -> dict[str, str]:
    """Give the host that each source's checks lock: two jobs never ask one host at once."""
    return {source.key: min(source.hosts) for source in sources}
