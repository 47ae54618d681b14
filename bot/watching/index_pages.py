"""This file reads a source's index pages: what is new on them, what has changed, what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from bot.calendar import hong_kong
from bot.desk import Desk
from bot.watching import bills, crosschecks, naming, outages, reissues, signals, timetable
from bot.watching.checks import Check, Gap, begin, finish, note_quiet
from bot.watching.doubts import doubt, emptied
from scrapers.announcements import anew, retitled, stands, told_apart
from scrapers.fetch import Answer
from scrapers.items import ANNOUNCED, Listing
from scrapers.source import (
    MOST_PAGES,
    AddressUnknown,
    EmptyListing,
    Index,
    LayoutChanged,
    MassChange,
    NotFound,
    Page,
    ScrapeError,
    Source,
    named,
    too_many_pages,
)
from storage.errors import StoreError
from storage.published import expectations, identities, listings
from storage.published.intake import Arrived
from storage.records import ANNOUNCED_AGAIN
from storage.watched import absences, debts, learned, source_runs
from storage.watched.source_runs import PageState

OLD_NEWS = timedelta(days=14)  # what a page dates earlier, when we first read it, was out before us
TRIED_AGAIN = timedelta(hours=20)  # what may never be there is asked once a day
FEW = 20  # below this many known items no share of them is a mass

# of a whole site: asking it for what is old would be no help; another page's trouble is no reason
SHUT = frozenset({"Unreachable", "Refused", "TlsBroken", "BotWall", "MassChange"})

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
        known, owed = source_runs.asked_pages(session, source.key, [*roots, *late])
    if outages.owe(desk, source, state, roots, started):
        with desk.store.read() as session:
            known, owed = source_runs.asked_pages(session, source.key, [*roots, *late])
    result.owed, result.waiting = outages.owed(owed, started)
    seen_at = (state.answered_at or state.last_ok_at) if state else None
    level = [_Ask(url, result.baseline, seen_at) for url in roots]
    level += [_Ask(url, silent=False, since=since) for url, since in result.owed.items()]
    level += [_Ask(url, silent=False, late=True) for url in late]
    seen, most = set[str](), len(level) + MOST_PAGES
    _walk(desk, source, level, seen, most, result, known)
    fresh = _learn(desk, source, names, result)
    _walk(desk, source, [_Ask(url, result.baseline) for url in fresh], seen, most, result)
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
    level: list[_Ask],
    seen: set[str],
    most: int,
    result: Check,
    known: Mapping[str, PageState] | None = None,
) -> None:
    """Read index pages and those they lead to, level by level, `most` in all.

    `known` is what was read of the first level's already.
    """
    while level:  # what pages lead to is the next level
        asked: dict[str, _Ask] = {}
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
                known = source_runs.pages(session, list(asked))
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


@dataclass(frozen=True, slots=True)
class _Ask:
    """An index page to ask, and how: first readings tell nobody.

    `since` is when what leads to it was last read; it counts where the page itself never was. `late`
    is one of an earlier meeting that still owes something: it may be there no more.
    """

    url: str
    silent: bool
    since: datetime | None = None
    late: bool = False

    def unseen_since(self, before: PageState | None) -> datetime | None:
        """Give since when nothing was seen of the page; a late one was not missed."""
        if self.late or before is None:
            return self.since
        return before.owed_since or before.ok_at or self.since


Followed = list[_Ask]


def _try_page(
    desk: Desk,
    source: Source,
    ask: _Ask,
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
                source_runs.save_page(session, url, source.key, now=desk.clock(), ok=False)
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
    desk: Desk, source: Source, ask: _Ask, before: PageState | None, result: Check
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
    broken = broken or (result.echo(url, answer.digest) if index.listings else None)
    if broken is None and _empty(index) and not source.not_yet(url, hong_kong(desk.clock())):
        raise EmptyListing(f"{source.name}: {url} lists nothing. {EmptyListing.__doc__}")
    if gone := emptied(source, index, before):
        raise gone
    if index.odd is not None:
        result.odd[url] = index.odd
    result.unchanged = False
    # A page that may list nothing yet is read anew, whether it changes or not: some day it may not.
    # So is one that says what is in force: without a change that grows old.
    whole = broken is None and not _empty(index) and not index.signals
    _remember(desk, source, ask, index, answer, result, whole=whole)
    if broken is not None:
        result.failures.append((url, broken))
    return [replace(ask, url=child, late=False) for child in index.follow]


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
    return not (index.listings or index.follow or index.expectations or index.may_be_empty)


def _remember(
    desk: Desk,
    source: Source,
    ask: _Ask,
    index: Index,
    answer: Answer,
    result: Check,
    *,
    whole: bool,
) -> None:
    """Put a page and what it lists into the store as one: what is new falls due for reading.

    Of a page that is not `whole` nothing is taken for gone, and it is read anew at the next check.
    """
    now, url = desk.clock(), ask.url
    gap: Gap | None = None
    with desk.store.write() as session:
        run_id = begin(session, result)
        page = source_runs.page(session, url)
        rows = told_apart(index.listings)
        found = listings.difference(session, url, rows)
        gone = () if source.rolling or not whole else found.gone
        _hold(desk, session, source, url, found, len(gone))
        # Before what is new is remembered: a paper may be back at once, under another address.
        listings.missing(session, gone, now)
        reissues.renamed(session, found, gone)
        if whole and not source.rolling:
            reissues.moved(session, found, now)
        renewed = _renewed(found)
        remembered = _keep(desk, session, source, ask, found, renewed, page)
        identities.respell(session, url, found.respelt)
        if source.rolling and whole:
            gap = outages.gap(source, url, ask.since, found, index, now)
            listings.fell_off(session, url, [*rows, *renewed.values()])
        stages = bills.stages(session, () if ask.silent else index.expectations)
        expectations.remember(session, index.expectations, now)
        bills.tell_stages(desk, session, stages, now)
        result.failures += signals.note(session, source, url, index, now)
        if whole:
            expectations.drop_missing(session, source.key, index.expectations, now)
        source_runs.save_page(
            session,
            url,
            source.key,
            now=now,
            ok=True,
            etag=answer.etag if whole else None,
            last_modified=answer.last_modified if whole else None,
            sha256=answer.digest if whole else None,
            follow=list(index.follow),
            rows=len(index.listings),
            account=index.account,
        )
    # only what was committed counts, and is read
    result.run_id = run_id
    result.new += sum(kept.new for kept in remembered)
    result.changed += sum(not kept.new for kept in remembered)
    result.fresh += [kept.paper_id for kept in remembered if kept.read_now]
    result.listed += len(index.listings)
    result.gone += len(gone)
    result.skipped += len(index.skipped)
    result.gaps += [gap] if gap is not None else []


def _keep(
    desk: Desk,
    session: Session,
    source: Source,
    ask: _Ask,
    found: listings.Difference,
    renewed: Mapping[tuple[str, str], Listing],
    page: PageState | None,
) -> list[crosschecks.Kept]:
    """Remember what a page lists that is new or has changed, and what of it came in an outage."""
    now, url = desk.clock(), ask.url
    away = ask.since if outages.is_outage(source, url, ask.since, now) else None
    first = page is None or page.ok_at is None
    withdrawn = bills.withdrawn(session, () if ask.silent else found.changed)
    rows = (renewed.get(_place(row), row) for row in (*found.new, *found.changed))
    arrived = [Arrived(row, ask.silent or (first and _old(row, away or now))) for row in rows]
    remembered = crosschecks.remember_all(
        desk,
        session,
        source,
        arrived,
        index_url=url,
        now=now,
        previous_check_at=page.ok_at if page else None,
    )
    bills.tell(desk, session, withdrawn, now)
    for one, kept in zip(arrived, remembered, strict=True):
        if ANNOUNCED in one.listing.url:
            identities.add_note(session, kept.paper_id, one.listing.language, ANNOUNCED_AGAIN)
    if away is not None and not ask.silent:
        absences.came_late(session, [kept.paper_id for kept in remembered if kept.new], away)
    return remembered


def _renewed(found: listings.Difference) -> dict[tuple[str, str], Listing]:
    """Give what a page announces anew, by its place: with another title and a later day it is news."""
    return {
        _place(listing): anew(listing)
        for listing, before in found.again
        if stands(listing) and retitled(before, listing.title)
    }


def _place(listing: Listing) -> tuple[str, str]:
    return listing.url, listing.language


def _hold(
    desk: Desk, session: Session, source: Source, url: str, found: listings.Difference, gone: int
) -> None:
    """Refuse a page on which too much changed at once, unless a person let it through."""
    # What is back as it was is no change: a page that is mended must not be held for it.
    touched = len(found.changed) - found.returned + gone
    if found.known <= FEW or touched <= desk.hold_share * found.known:
        return
    state = source_runs.source(session, source.key)
    if state is None or not state.released(desk.clock()):
        raise MassChange(
            f"{source.name}: {touched} of {found.known} known items changed or vanished at once on "
            f"{url}. Held; look at the page, then `tamar sources --release {source.key}`."
        )


def _old(listing: Listing, since: datetime) -> bool:
    stated = listing.published or listing.meeting_date
    return stated is not None and stated < hong_kong(since).date() - OLD_NEWS


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
                page = source_runs.page(session, address)
            try:
                followed = _page(desk, source, _Ask(address, silent=True), page, result)
                queue.extend(one.url for one in followed)
            except StoreError:
                raise
            except Exception as raised:  # noqa: BLE001 - an earlier day's page is no news when it fails
                failures.append((address, _named(raised, source, address)))
    if result.quiet or result.tried:
        with desk.store.write() as session:
            note_quiet(session, result, desk.clock())
    return result.pages
