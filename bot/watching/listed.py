"""This file puts what an index page lists into the store, as one with what is known of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.calendar import hong_kong
from bot.desk import Desk
from bot.watching import bills, crosschecks, outages, reissues, roster, signals
from bot.watching.checks import Ask, Check, Gap, begin
from scrapers.announcements import anew, retitled, stands, told_apart
from scrapers.fetch import Answer
from scrapers.items import ANNOUNCED, Listing
from scrapers.source import Index, MassChange, Source
from storage.published import expectations, identities, listings
from storage.published.intake import Arrived
from storage.records import ANNOUNCED_AGAIN
from storage.watched import absences, page_states, source_runs
from storage.watched.page_states import PageState

OLD_NEWS = timedelta(days=14)  # what a page dates earlier, when we first read it, was out before us
SOON = timedelta(days=7)  # what is issued may bear a day that is a little ahead
FEW = 20  # below this many known items no share of them is a mass
MOST_CHANGED = 0.3  # the share of a page's known items that may change at once


def remember(
    desk: Desk,
    source: Source,
    ask: Ask,
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
    index = _of_today(index, hong_kong(now).date())
    gap: Gap | None = None
    with desk.store.write() as session:
        run_id = begin(session, result)
        page = page_states.page(session, url)
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
        roster.note(desk, session, source, url, index)
        if whole:
            expectations.drop_missing(session, source.key, index.expectations, now)
        _save(session, source, url, index, answer, now, whole=whole)
    roster.learn(desk, index)
    # only what was committed counts, and is read
    result.run_id = run_id
    result.new += sum(kept.new for kept in remembered)
    result.changed += sum(not kept.new for kept in remembered)
    result.fresh += [kept.paper_id for kept in remembered if kept.read_now]
    result.listed += len(index.listings)
    result.gone += len(gone)
    result.skipped += len(index.skipped)
    result.gaps += [gap] if gap is not None else []


def _save(
    session: Session,
    source: Source,
    url: str,
    index: Index,
    answer: Answer,
    now: datetime,
    *,
    whole: bool,
) -> None:
    page_states.save_page(
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


def _of_today(index: Index, today: date) -> Index:
    """Give a page without days of publication that are far from come: they are of something else."""
    rows = (
        replace(one, published=None) if one.published and one.published > today + SOON else one
        for one in index.listings
    )
    return replace(index, listings=tuple(rows))


def _keep(
    desk: Desk,
    session: Session,
    source: Source,
    ask: Ask,
    found: listings.Difference,
    renewed: Mapping[tuple[str, str], Listing],
    page: PageState | None,
) -> list[crosschecks.KeptListing]:
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
    if found.known <= FEW or touched <= MOST_CHANGED * found.known:
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
