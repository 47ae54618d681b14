"""This file tells the story of a check: list, what is new, remember, then read, judge and tell."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

import structlog

from bot.calendar import hong_kong
from bot.desk import Desk
from bot.watching import crosschecks
from bot.watching.reading import process
from scrapers.items import Listing
from scrapers.source import (
    MOST_PAGES,
    EmptyListing,
    Index,
    LayoutChanged,
    MassChange,
    NotFound,
    Page,
    ScrapeError,
    Source,
    TooManyPages,
    named,
)
from scrapers.text import clean
from storage import expectations, papers, source_runs
from storage.errors import StoreError

OLD_NEWS = timedelta(days=14)  # what a page dates earlier, when we first read it, was out before us
BROKEN_WAITS = timedelta(minutes=30)  # until a paper that broke us is tried again
FEW_SKIPPED = 5  # rows that cannot be read; fewer are counted and shown, whatever their share
MESSAGE = 1000  # letters of an error that are kept: it may quote a page
FEW = 20  # below this many known items no share of them is a mass
log = structlog.get_logger(__name__)


@dataclass
class Check:
    """What one check of one source came to."""

    source: str
    run_id: int = 0
    pages: int = 0
    listed: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    skipped: int = 0
    baseline: bool = False
    unchanged: bool = True
    fresh: list[int] = field(default_factory=list)  # papers to read now
    failures: list[tuple[str, ScrapeError]] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """Name the outcome: the first failure's class, or what was found."""
        if self.failures:
            return type(self.failures[0][1]).__name__
        if self.baseline:
            return "baseline"
        return "unchanged" if self.unchanged else "ok"


def check(desk: Desk, source: Source) -> Check:
    """Check one source now and tell whom it concerns; errors become the run's outcome.

    A crash at any point leaves pages whose listings were not yet remembered to be read again, and
    papers that were remembered with their reading due: the next check or sweep takes both up.
    """
    outcome = look(desk, source)
    for paper_id in outcome.fresh:
        attend(desk, paper_id)
    return outcome


def attend(desk: Desk, paper_id: int) -> None:
    """Process one paper; one that breaks us waits, so that those behind it get their turn."""
    try:
        process(desk, paper_id)
    except StoreError:
        raise
    except Exception:  # noqa: BLE001 - a paper that breaks us must not silence the others
        log.exception("paper_broke_us", paper=paper_id)
        with desk.store.write() as session:
            papers.schedule_reading(session, paper_id, desk.clock() + BROKEN_WAITS)


def look(desk: Desk, source: Source) -> Check:
    """Read a source's index pages and remember what is new; nothing is fetched beyond them."""
    started = desk.clock()
    with desk.store.write() as session:
        run_id = source_runs.start_run(session, source.key, started)
        state = source_runs.source(session, source.key)
    result = Check(source.key, run_id, baseline=state is None or state.baseline_at is None)
    queue = deque((url, result.baseline) for url in _addresses(source, started, result))
    seen: set[str] = set()
    most = len(queue) + MOST_PAGES
    while queue:
        url, silent = queue.popleft()
        if url in seen:
            continue
        if len(seen) == most:
            result.failures.append((url, _too_many(source, url)))
            break
        seen.add(url)
        try:
            queue.extend(_page(desk, source, url, silent, result))
        except StoreError:
            raise
        except Exception as raised:  # noqa: BLE001 - one page must not silence the others
            error = _named(raised, source, url)
            result.failures.append((url, error))
            if silent:  # its first good reading will be a baseline too
                with desk.store.write() as session:
                    source_runs.save_page(session, url, source.key, now=desk.clock(), ok=False)
    _finish(desk, result)
    return result


def _addresses(source: Source, now: datetime, result: Check) -> list[str]:
    try:
        return list(source.addresses(hong_kong(now).date()))
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
    desk: Desk,
    source: Source,
    url: str,
    silent: bool,  # noqa: FBT001 - a fact about the page, handed on
    result: Check,
) -> list[tuple[str, bool]]:
    with desk.store.read() as session:
        before = source_runs.page(session, url)
    silent = silent or (before is not None and before.ok_at is None)
    try:
        answer = desk.door.get(
            url,
            hosts=source.hosts,
            etag=before.etag if before else None,
            last_modified=before.last_modified if before else None,
            known=before.sha256 if before else None,
        )
    except NotFound:
        if source.not_yet(url, hong_kong(desk.clock())):
            return []
        raise
    result.pages += 1
    if answer.unchanged or answer.page is None:
        with desk.store.write() as session:
            source_runs.touch_page(session, url, desk.clock())
            papers.still_missing(session, url, desk.clock())
        result.listed += before.rows if before else 0
        return [(child, silent) for child in (before.follow if before else ())]
    index, broken = _read(desk, source, answer.page)
    if broken is None and _empty(index) and not source.not_yet(url, hong_kong(desk.clock())):
        raise EmptyListing(f"{source.name}: {url} lists nothing. {EmptyListing.__doc__}")
    result.unchanged = False
    _remember(desk, source, url, index, silent, result, whole=broken is None)
    if broken is not None:  # it is read anew at the next check, and told until it is mended
        result.failures.append((url, broken))
        with desk.store.write() as session:
            source_runs.save_page(session, url, source.key, now=desk.clock(), ok=False)
        return [(child, silent) for child in index.follow]
    with desk.store.write() as session:  # last: a crash before this reads the page again
        source_runs.save_page(
            session,
            url,
            source.key,
            now=desk.clock(),
            ok=True,
            etag=answer.etag,
            last_modified=answer.last_modified,
            sha256=answer.digest,
            follow=list(index.follow),
            rows=len(index.listings),
        )
    return [(child, silent) for child in index.follow]


def _read(desk: Desk, source: Source, page: Page) -> tuple[Index, LayoutChanged | None]:
    """Read an index page, and say what is wrong with it as a whole; what can be read is news."""
    try:
        index = desk.understanding.index(source, page)
    except LayoutChanged as error:
        if error.index is None:
            raise
        return error.index, error
    readable = len(index.listings) + len(index.expectations)
    if len(index.skipped) < FEW_SKIPPED or len(index.skipped) <= readable:
        return index, None
    return index, LayoutChanged(
        f"{source.name}: {len(index.skipped)} rows of {page.url} cannot be read and {readable} can, "
        f"such as: {index.skipped[0][:160]}. Save a copy and mend the source's file."
    )


def _too_many(source: Source, url: str) -> TooManyPages:
    return TooManyPages(
        f"{source.name}: its indexes lead to over {MOST_PAGES} pages; {url} and those after it were "
        f"not read. {TooManyPages.__doc__}"
    )


def _empty(index: Index) -> bool:
    return not (index.listings or index.follow or index.expectations or index.may_be_empty)


def _remember(
    desk: Desk,
    source: Source,
    url: str,
    index: Index,
    silent: bool,
    result: Check,
    *,
    whole: bool = True,
) -> None:
    """Put what a page lists into the store in one transaction: what is new falls due for reading.

    Of a page that is not `whole` nothing is taken for gone.
    """
    now = desk.clock()
    with desk.store.write() as session:
        page = source_runs.page(session, url)
        first = page is None or page.ok_at is None
        found = papers.difference(session, url, index.listings)
        gone = () if source.rolling or not whole else found.gone
        # What is back as it was is no change: a page that is mended must not be held for it.
        touched = len(found.changed) - found.returned + len(gone)
        if found.known > FEW and touched > desk.hold_share * found.known:
            state = source_runs.source(session, source.key)
            if state is None or not state.released(now):
                raise MassChange(
                    f"{source.name}: {touched} of {found.known} known items changed or vanished "
                    f"at once on {url}. Held; look at the page, then `tamar sources --release "
                    f"{source.key}`."
                )
        remembered: list[crosschecks.Kept] = []
        for listing in (*found.new, *found.changed):
            quiet = silent or (first and _old(listing, desk))
            kept = crosschecks.remember(
                desk,
                session,
                source,
                listing,
                index_url=url,
                now=now,
                baseline=quiet,
                previous_check_at=page.ok_at if page else None,
            )
            remembered.append(kept)
        papers.respell(session, url, found.respelt)
        if source.rolling and whole:
            papers.fell_off(session, url, index.listings)
        papers.missing(session, gone, now)
        expectations.remember(session, index.expectations, now)
    # only what was committed counts, and is read
    result.new += sum(kept.new for kept in remembered)
    result.changed += sum(not kept.new for kept in remembered)
    result.fresh += [kept.paper_id for kept in remembered if kept.read_now]
    result.listed += len(index.listings)
    result.gone += len(gone)
    result.skipped += len(index.skipped)


def _old(listing: Listing, desk: Desk) -> bool:
    stated = listing.published or listing.meeting_date
    return stated is not None and stated < hong_kong(desk.clock()).date() - OLD_NEWS


def _finish(desk: Desk, result: Check) -> None:
    result.fresh = list(dict.fromkeys(result.fresh))
    first = result.failures[0] if result.failures else None
    with desk.store.write() as session:
        source_runs.finish_run(
            session,
            result.run_id,
            now=desk.clock(),
            outcome=result.outcome,
            pages=result.pages,
            listed=result.listed,
            new=result.new,
            changed=result.changed,
            gone=result.gone,
            skipped=result.skipped,
            message=clean(str(first[1]))[:MESSAGE] if first else None,
            baseline_done=result.baseline and result.pages > 0,
        )


def catch_up(desk: Desk, limit: int = 40) -> int:
    """Read what is due for reading or for another look: new papers first, the backfill last."""
    now = desk.clock()
    with desk.store.read() as session:
        due = papers.due_for_reading(session, now, limit)
        looks = papers.due_for_look(session, now, limit)
    due += [paper_id for paper_id in looks if paper_id not in due]
    for paper_id in due:
        attend(desk, paper_id)
    if looks:
        with desk.store.write() as session:
            papers.looked(session, looks, now)
    return len(due)


def backfill(desk: Desk, pages: int = 1, limit: int = 12) -> int:
    """Read a little of what was published before us, telling nobody; give how much was read.

    One index page of an earlier day per source and call, then a few of the papers found so.
    """
    now = desk.clock()
    done = 0
    for source in desk.sources.values():
        try:
            done += _earlier(desk, source, pages)
        except StoreError:
            raise
        except Exception:  # noqa: BLE001 - the other sources have a past, too
            log.exception("backfill_broke", source=source.key)
    with desk.store.read() as session:
        due = papers.due_for_backfill(session, now - timedelta(days=desk.backfill_days), limit)
    for paper_id in due:
        attend(desk, paper_id)
    return done + len(due)


def _earlier(desk: Desk, source: Source, pages: int) -> int:
    today = hong_kong(desk.clock()).date()
    with desk.store.read() as session:
        state = source_runs.source(session, source.key)
        known = source_runs.known_pages(session, source.key)
    if state is None or state.baseline_at is None or state.trouble:
        return 0
    result, silent = Check(source.key, baseline=True), True
    days = (today - timedelta(days=back) for back in range(1, desk.backfill_days))
    unread = (url for day in days for url in source.addresses(day) if url not in known)
    seen: set[str] = set()
    for url in islice(unread, pages):
        queue = [url]
        while queue and len(seen) < MOST_PAGES:
            address = queue.pop()
            if address in seen:
                continue
            seen.add(address)
            try:
                queue.extend(child for child, _ in _page(desk, source, address, silent, result))
            except StoreError:
                raise
            except Exception as raised:  # noqa: BLE001 - an earlier day's page is no news when it fails
                _named(raised, source, address)  # which logs what nobody foresaw
                with desk.store.write() as session:  # and it is not asked again
                    source_runs.save_page(session, address, source.key, now=desk.clock(), ok=True)
    return result.pages
