"""This file finds what an outage has left unread: which days' pages are owed, and since when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from bot.calendar import HONG_KONG, hong_kong
from bot.desk import Desk
from bot.watching import timetable
from bot.watching.checks import Gap
from scrapers.source import Index, Source
from storage.published import listings
from storage.watched import page_states
from storage.watched.page_states import PageState
from storage.watched.source_runs import SourceState

LEAST = timedelta(days=1)  # what came in a shorter time is news like any other
LONGEST = timedelta(days=92)  # how far back days are read
AFTERWARDS = timedelta(hours=1)  # so long after its last midnight a day's page is whole
AT_A_TIME = 14  # owed pages of one check: a week in two languages
AGAIN = timedelta(hours=1)  # until one that failed is asked again; of a season ago, once a day


def is_outage(source: Source, url: str, since: datetime | None, now: datetime) -> bool:
    """Say whether what is found now is told late: nothing was seen of its page for so long."""
    rest = timedelta(seconds=source.rests(url, hong_kong(now)))
    least = rest + max(LEAST, 3 * timetable.longest_rest(source))
    return since is not None and now - since > least


def missed_checks(source: Source, since: datetime | None, now: datetime) -> bool:
    """Say whether a page should have been read in between: its list may have lost something."""
    return since is not None and now - since > 2 * timetable.longest_rest(source)


def owe(
    desk: Desk, source: Source, state: SourceState | None, asked: Collection[str], now: datetime
) -> bool:
    """Note which pages of past days were not read to their end, each with since when it is unknown.

    Gives whether there were any.

    A day's page is whole once it was read on the last day that its source asks for it. Looked at
    are the days since any page of the source was last read, the day before yesterday at least: of
    one language there may have been no word while the other was fine.
    """
    if state is None or state.baseline_at is None:
        return False
    today = hong_kong(now).date()
    seen = state.answered_at or state.last_ok_at or state.baseline_at
    first = min(hong_kong(seen).date(), today - timedelta(days=2))
    first = max(first, hong_kong(state.baseline_at).date(), today - LONGEST)
    last_asked: dict[str, date] = {}
    for back in range((today - first).days, 0, -1):
        day = today - timedelta(days=back)
        last_asked |= {url: day for url in source.addresses(day) if url not in asked}
    if not last_asked:
        return False
    with desk.store.read() as session:
        known = page_states.pages(session, list(last_asked))
    found = {
        url: since
        for url, day in last_asked.items()
        if (since := _unknown_since(known.get(url), day, seen)) is not None
    }
    if found:
        with desk.store.write() as session:
            page_states.owe(session, source.key, found)
    return bool(found)


def _unknown_since(page: PageState | None, day: date, seen: datetime) -> datetime | None:
    """Give since when what a page of a day lists is unknown, None where it is known to its end."""
    midnight = datetime.combine(day, time(), HONG_KONG)
    if page is not None and page.owed_since is not None:
        return None  # that is noted already
    if page is not None and page.ok_at is not None:
        return page.ok_at if page.ok_at < midnight + AFTERWARDS else None
    return min(seen, midnight)


def gap(
    source: Source,
    url: str,
    since: datetime | None,
    found: listings.Difference,
    index: Index,
    now: datetime,
) -> Gap | None:
    """Say since when a rolling list may have lost something: nothing that we know stands there.

    It is so after checks that were missed, and after any rest where the list is as long as it gets
    and leads to no older page.
    """
    full = len(index.listings) >= source.normal_rows[1] and not index.follow
    if not full and not missed_checks(source, since, now):
        return None
    reaches = not found.known or len(found.new) < len({one.url for one in index.listings})
    if reaches or found.respelt or since is None:
        return None
    last = hong_kong(since).date()  # what a list dates earlier says nothing of its reach
    days = [day for one in index.listings if (day := one.published) is not None and day >= last]
    return Gap(url, since, min(days, default=None))


def owed(every: Sequence[PageState], now: datetime) -> tuple[dict[str, datetime], set[str]]:
    """Give the owed pages to ask now, the newest days first, and those that wait for their turn."""
    ready = [
        page
        for page in sorted(every, key=lambda page: page.url, reverse=True)
        if page.checked_at is None or not timedelta() <= now - page.checked_at < _pause(page)
        or (page.ok_at is not None and page.checked_at == page.ok_at)
    ]  # fmt: skip
    now_asked = {
        page.url: page.owed_since for page in ready[:AT_A_TIME] if page.owed_since is not None
    }
    return now_asked, {page.url for page in every} - now_asked.keys()


def _pause(page: PageState) -> timedelta:
    """Say how long a page rests that did not answer; one of a season ago may never come back."""
    if page.checked_at is None or page.owed_since is None:
        return AGAIN
    return AGAIN if page.checked_at - page.owed_since < LONGEST else timedelta(days=1)
