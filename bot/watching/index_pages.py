"""This file reads a source's index pages: what is new on them, what has changed, what is gone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.calendar import hong_kong
from bot.desk import Desk
from bot.watching import listed, naming, outages, timetable
from bot.watching.checks import Ask, Check, finish, note_quiet
from bot.watching.doubts import doubt, emptied
from scrapers.fetch import Answer
from scrapers.source import (
    MOST_PAGES,
    AddressUnknown,
    EmptyListing,
    Index,
    LayoutChanged,
    NotFound,
    Page,
    ScrapeError,
    Source,
    named,
    too_many_pages,
)
from storage.errors import StoreError
from storage.watched import debts, learned, page_states, source_runs
from storage.watched.page_states import PageState

_CHANCE = 3  # rows that two lists may share and have no other
TRIED_AGAIN = timedelta(hours=20)  # what may never be there is asked once a day

log = structlog.get_logger(__name__)


def take_stock(desk: Desk, source: Source) -> Check:
    """Read a source's index pages and remember what is new; nothing is fetched beyond them.

    Pages that have not changed are noted together, in the commit that ends the check; one that has
    is a commit of its own. A crash at any point leaves the pages that no commit holds to be read
    again, as if they had not been asked.
    """
    started = desk.clock()
    with desk.store.read() as session:
        state = source_runs.source(session, source.key)
        names = learned.names(session, source.key) if source.naming is not None else []
        source = naming.as_learned(source, names)
        result = Check(source.key, started, baseline=state is None or state.baseline_at is None)
        roots = _addresses(source, started, result)
        late = debts.pages(session, source.key, started) if source.owes else []
        known, owed = page_states.asked_pages(session, source.key, [*roots, *late])
    if outages.owe(desk, source, state, roots, started):
        with desk.store.read() as session:
            known, owed = page_states.asked_pages(session, source.key, [*roots, *late])
    result.owed, result.waiting = outages.owed(owed, started)
    seen_at = (state.answered_at or state.last_ok_at) if state else None
    level = [Ask(url, result.baseline, seen_at) for url in roots]
    level += [Ask(url, silent=False, since=since) for url, since in result.owed.items()]
    level += [Ask(url, silent=False, late=True) for url in late]
    seen, most = set[str](), len(level) + MOST_PAGES
    _walk(desk, source, level, seen, most, result, known)
    fresh = _learn(desk, source, names, result)
    _walk(desk, source, [Ask(url, result.baseline) for url in fresh], seen, most, result)
    _note_one_sided(source, seen, result)
    finish(desk, result)
    return result


def _learn(desk: Desk, source: Source, known: list[learned.Learned], result: Check) -> list[str]:
    """Find the names of what did not answer; give the pages to read under new ones."""
    failed = {url for url, _ in result.failures} | result.absent
    absent = {url for url, error in result.failures if isinstance(error, NotFound)} | result.absent
    try:
        fresh, old = naming.search(desk, source, known, absent=absent, failed=failed)
    except StoreError:
        raise
    except Exception as raised:  # noqa: BLE001 - what was read already stands
        result.failures.append((source.key, _named(raised, source, "the menu of its names")))
        return []
    result.failures = [one for one in result.failures if one[0] not in old]
    result.fine |= set(old)  # nobody asks them any more
    return fresh


def _walk(
    desk: Desk,
    source: Source,
    level: list[Ask],
    seen: set[str],
    most: int,
    result: Check,
    known: Mapping[str, PageState] | None = None,
) -> None:
    """Read index pages and those they lead to, level by level, `most` in all.

    `known` is what was read of the first level's already.
    """
    while level:  # what pages lead to is the next level
        asked: dict[str, Ask] = {}
        for one in level:
            if one.url in seen or one.url in asked:
                continue
            if len(seen) + len(asked) == most:
                result.failures.append((one.url, too_many_pages(source.name, one.url)))
                break
            asked[one.url] = one
        seen.update(asked)  # in place: the caller goes on with it
        if known is None:
            with desk.store.read() as session:
                known = page_states.pages(session, list(asked))
        level = []
        for one in asked.values():
            if timetable.rests(source, known.get(one.url), desk.clock()):
                continue
            level.extend(_try_page(desk, source, one, known.get(one.url), result))
        known = None


def _note_one_sided(source: Source, seen: set[str], result: Check) -> None:
    """Call a page missing that may be, where the other language's page of the same is there."""
    unread = {
        url for url, why in result.failures if not isinstance(why, LayoutChanged | EmptyListing)
    }
    there = seen - result.absent - unread
    for url in sorted(result.absent):
        other = source.other_language(url)
        if other in there:
            result.fine.discard(url)
            result.failures.append(
                (url, NotFound(f"{source.name}: {url} is missing, and {other} is there."))
            )


Followed = list[Ask]


def _try_page(
    desk: Desk,
    source: Source,
    ask: Ask,
    before: PageState | None,
    result: Check,
) -> Followed:
    url = ask.url
    try:
        followed = _page(desk, source, ask, before, result)
        result.fine.add(url)
        return followed
    except StoreError:
        raise
    except Exception as raised:  # noqa: BLE001 - one page must not silence the others
        result.failures.append((url, _named(raised, source, url)))
        # Its first good reading will be a baseline too; what is owed has had its turn.
        if ask.silent or ask.late or url in result.owed:
            with desk.store.write() as session:
                page_states.save_page(session, url, source.key, now=desk.clock(), ok=False)
        return []


def _addresses(source: Source, now: datetime, result: Check) -> list[str]:
    today = hong_kong(now).date()
    try:
        found = list(source.addresses(today))
        if (unknown := source.unknown(today)) is not None:
            result.failures.append((source.key, AddressUnknown(unknown)))
        else:
            result.fine.add(source.key)
        return found
    except Exception as raised:  # noqa: BLE001 - a check that has begun is always recorded
        result.failures.append((source.key, _named(raised, source, "the list of its addresses")))
        return []


def _named(error: Exception, source: Source, where: str) -> ScrapeError:
    """Give a failure its name; what nobody foresaw is logged as a whole."""
    found = named(error, source, where)
    if found is not error:
        log.error("reader_broke", source=source.key, url=where, exc_info=error)
    return found


def _page(
    desk: Desk, source: Source, ask: Ask, before: PageState | None, result: Check
) -> Followed:
    url, since = ask.url, ask.unseen_since(before)
    tried = source.tried(url) or ask.late
    never = before is not None and before.ok_at is None and before.owed_since is None
    if tried and never and before is not None and _lately(before, desk.clock()):
        return []
    never = never and not tried
    ask = replace(ask, silent=ask.silent or never, since=since)
    try:
        answer = desk.door.get(
            url,
            hosts=source.hosts,
            etag=before.etag if before else None,
            last_modified=before.last_modified if before else None,
            known=before.sha256 if before else None,
            searches=source.searches,
        )
    except NotFound:
        if tried:
            result.tried.append(url)
            result.pages += 1  # it was asked, and that is all there was to know
        elif not source.not_yet(url, hong_kong(desk.clock())):
            raise
        result.absent.add(url)
        return []
    result.pages += 1
    if answer.unchanged or answer.page is None:
        result.quiet[url] = desk.clock()
        result.listed += before.rows if before else 0
        if before is not None and before.rows and (same := result.echo(url, before.sha256)):
            result.failures.append((url, same))
        return [replace(ask, url=child, late=False) for child in (before.follow if before else ())]
    index, broken = _read(desk, source, answer.page)
    broken = broken or _echo(result, url, answer, index)
    if broken is None and _empty(index) and not source.not_yet(url, hong_kong(desk.clock())):
        raise EmptyListing(f"{source.name}: {url} lists nothing. {EmptyListing.__doc__}")
    if gone := emptied(source, index, before):
        raise gone
    if index.odd is not None:
        result.odd[url] = index.odd
    result.unchanged = False
    # A page that may list nothing yet is read anew, whether it changes or not: some day it may not.
    # So is one that says what is in force, or who sits: without a change that grows old.
    stands = bool(index.signals) or index.seats is not None
    whole = broken is None and not _empty(index) and not stands
    listed.remember(desk, source, ask, index, answer, result, whole=whole)
    if broken is not None:
        result.failures.append((url, broken))
    return [replace(ask, url=child, late=False) for child in index.follow]


def _echo(result: Check, url: str, answer: Answer, index: Index) -> LayoutChanged | None:
    """Give the trouble where another question had this answer, or these very rows in other bytes."""
    rows = [(row.url, row.language, row.title, row.published) for row in index.listings]
    same = result.echo(url, answer.digest) if rows else None
    if same is None and len(rows) > _CHANCE:
        same = result.echo(url, hashlib.sha256(repr(sorted(rows, key=repr)).encode()).hexdigest())
    return same


def _read(desk: Desk, source: Source, page: Page) -> tuple[Index, LayoutChanged | None]:
    """Read an index page, and say what is wrong with it as a whole; what can be read is news."""
    try:
        index = desk.understanding.index(source, page)
    except LayoutChanged as error:
        if error.index is None:
            raise
        return error.index, error
    return index, doubt(source, page, index)


def _lately(before: PageState, now: datetime) -> bool:
    return before.checked_at is not None and now - TRIED_AGAIN < before.checked_at <= now


def _empty(index: Index) -> bool:
    taken = index.listings or index.follow or index.expectations or index.seats
    return not (taken or index.may_be_empty or index.unopened)


def read_silently(
    desk: Desk, source: Source, roots: Iterable[str], failures: list[tuple[str, ScrapeError]]
) -> int:
    """Read index pages and what they lead to, telling nobody; give how many answered.

    What failed is added to `failures`; it is as unread as before.
    """
    result = Check(source.key, baseline=True)
    seen: set[str] = set()
    for root in roots:
        queue = [root]
        while queue and len(seen) < MOST_PAGES:
            address = queue.pop()
            if address in seen:
                continue
            seen.add(address)
            with desk.store.read() as session:
                page = page_states.page(session, address)
            try:
                followed = _page(desk, source, Ask(address, silent=True), page, result)
                queue.extend(one.url for one in followed)
            except StoreError:
                raise
            except Exception as raised:  # noqa: BLE001 - an earlier day's page is no news when it fails
                failures.append((address, _named(raised, source, address)))
    if result.quiet or result.tried:
        with desk.store.write() as session:
            note_quiet(session, result, desk.clock())
    return result.pages
