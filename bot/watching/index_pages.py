"""This file reads a source's index pages: what is new on them, what has changed, what is gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

import structlog
from sqlmodel import Session

from bot.calendar import hong_kong
from bot.desk import Desk
from bot.watching import crosschecks
from scrapers.fetch import Answer
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
from storage import expectations, listings, source_runs
from storage.errors import StoreError
from storage.source_runs import PageState

OLD_NEWS = timedelta(days=14)  # what a page dates earlier, when we first read it, was out before us
FEW_SKIPPED = 5  # rows that cannot be read; fewer are counted and shown, whatever their share
MESSAGE = 1000  # letters of an error that are kept: it may quote a page
FEW = 20  # below this many known items no share of them is a mass

log = structlog.get_logger(__name__)


@dataclass
class Check:
    """What one check of one source came to."""

    source: str
    started: datetime | None = None  # None: the backfill, of which no record is kept
    run_id: int | None = None
    pages: int = 0
    listed: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    skipped: int = 0
    baseline: bool = False
    unchanged: bool = True
    quiet: dict[str, datetime] = field(default_factory=dict)  # unchanged pages, and when asked
    absent: list[str] = field(default_factory=list)  # pages that may be missing, and are
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


def take_stock(desk: Desk, source: Source) -> Check:
    """Read a source's index pages and remember what is new; nothing is fetched beyond them.

    Pages that have not changed are noted together, in the commit that ends the check; one that has
    is a commit of its own. A crash at any point leaves the pages that no commit holds to be read
    again, as if they had not been asked.
    """
    started = desk.clock()
    with desk.store.read() as session:
        state = source_runs.source(session, source.key)
    result = Check(source.key, started, baseline=state is None or state.baseline_at is None)
    level = [(url, result.baseline) for url in _addresses(source, started, result)]
    seen: set[str] = set()
    most = len(level) + MOST_PAGES
    while level:  # what pages lead to is the next level
        asked: dict[str, bool] = {}
        for url, silent in level:
            if url in seen or url in asked:
                continue
            if len(seen) + len(asked) == most:
                result.failures.append((url, _too_many(source, url)))
                break
            asked[url] = silent
        seen |= asked.keys()
        with desk.store.read() as session:
            known = source_runs.pages(session, list(asked))
        level = []
        for url, silent in asked.items():
            level.extend(_try_page(desk, source, url, known.get(url), silent, result))
    _note_one_sided(source, seen, result)
    _finish(desk, result)
    return result


def _note_one_sided(source: Source, seen: set[str], result: Check) -> None:
    """Call a page missing that may be, where the other language's page of the same is there."""
    there = seen - set(result.absent) - {url for url, _ in result.failures}
    for url in result.absent:
        other = source.other_language(url)
        if other in there:
            result.failures.append(
                (url, NotFound(f"{source.name}: {url} is missing, and {other} is there."))
            )


Followed = list[tuple[str, bool]]


def _try_page(
    desk: Desk,
    source: Source,
    url: str,
    before: PageState | None,
    silent: bool,  # noqa: FBT001 - a fact about the page, handed on
    result: Check,
) -> Followed:
    try:
        return _page(desk, source, url, before, silent, result)
    except StoreError:
        raise
    except Exception as raised:  # noqa: BLE001 - one page must not silence the others
        result.failures.append((url, _named(raised, source, url)))
        if silent:  # its first good reading will be a baseline too
            with desk.store.write() as session:
                source_runs.save_page(session, url, source.key, now=desk.clock(), ok=False)
        return []


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
    before: PageState | None,
    silent: bool,  # noqa: FBT001
    result: Check,
) -> Followed:
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
            result.absent.append(url)
            return []
        raise
    result.pages += 1
    if answer.unchanged or answer.page is None:
        result.quiet[url] = desk.clock()
        result.listed += before.rows if before else 0
        return [(child, silent) for child in (before.follow if before else ())]
    index, broken = _read(desk, source, answer.page)
    if broken is None and _empty(index) and not source.not_yet(url, hong_kong(desk.clock())):
        raise EmptyListing(f"{source.name}: {url} lists nothing. {EmptyListing.__doc__}")
    result.unchanged = False
    _remember(desk, source, url, index, answer, silent, result, whole=broken is None)
    if broken is not None:
        result.failures.append((url, broken))
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
    answer: Answer,
    silent: bool,  # noqa: FBT001
    result: Check,
    *,
    whole: bool,
) -> None:
    """Put a page and what it lists into the store as one: what is new falls due for reading.

    Of a page that is not `whole` nothing is taken for gone, and it is read anew at the next check.
    """
    now = desk.clock()
    with desk.store.write() as session:
        run_id = _begin(session, result)
        page = source_runs.page(session, url)
        first = page is None or page.ok_at is None
        found = listings.difference(session, url, index.listings)
        gone = () if source.rolling or not whole else found.gone
        _hold(desk, session, source, url, found, len(gone))
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
        listings.respell(session, url, found.respelt)
        if source.rolling and whole:
            listings.fell_off(session, url, index.listings)
        listings.missing(session, gone, now)
        expectations.remember(session, index.expectations, now)
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
        )
    # only what was committed counts, and is read
    result.run_id = run_id
    result.new += sum(kept.new for kept in remembered)
    result.changed += sum(not kept.new for kept in remembered)
    result.fresh += [kept.paper_id for kept in remembered if kept.read_now]
    result.listed += len(index.listings)
    result.gone += len(gone)
    result.skipped += len(index.skipped)


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


def _old(listing: Listing, desk: Desk) -> bool:
    stated = listing.published or listing.meeting_date
    return stated is not None and stated < hong_kong(desk.clock()).date() - OLD_NEWS


def _begin(session: Session, result: Check) -> int | None:
    """Write down, with the first listings that a check remembers, that it is under way."""
    if result.run_id is None and result.started is not None:
        return source_runs.start_run(session, result.source, result.started)
    return result.run_id


def _note_quiet(session: Session, result: Check, now: datetime) -> None:
    source_runs.touch_pages(session, result.quiet)
    listings.still_missing(session, list(result.quiet), now)


def _finish(desk: Desk, result: Check) -> None:
    result.fresh = list(dict.fromkeys(result.fresh))
    first = result.failures[0] if result.failures else None
    with desk.store.write() as session:
        _note_quiet(session, result, desk.clock())
        run_id = _begin(session, result)
        assert run_id is not None
        source_runs.finish_run(
            session,
            run_id,
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


def read_earlier(desk: Desk, source: Source, pages: int) -> int:
    """Read index pages of earlier days that were never read, telling nobody; give how many."""
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
            with desk.store.read() as session:
                before = source_runs.page(session, address)
            try:
                followed = _page(desk, source, address, before, silent, result)
                queue.extend(child for child, _ in followed)
            except StoreError:
                raise
            except Exception as raised:  # noqa: BLE001 - an earlier day's page is no news when it fails
                _named(raised, source, address)  # which logs what nobody foresaw
                with desk.store.write() as session:  # and it is not asked again
                    source_runs.save_page(session, address, source.key, now=desk.clock(), ok=True)
    if result.quiet:
        with desk.store.write() as session:
            _note_quiet(session, result, desk.clock())
    return result.pages
