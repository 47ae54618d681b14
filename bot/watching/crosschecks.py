"""This file lets sources that repeat others' news prove them instead of telling it twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.contents.titles import plain_title, telling_enough
from bot.desk import Desk
from scrapers.items import Listing
from scrapers.source import Source
from storage.published import identities, intake, papers
from storage.published.intake import Arrived
from storage.records import Paper
from storage.watched import appointments

GRACE = timedelta(minutes=30)  # for so long the main source may take to show what was listed


@dataclass(frozen=True, slots=True)
class KeptListing:
    """What became of a listing: its paper, whether it is new to us, whether to read it at once."""

    paper_id: int
    new: bool
    read_now: bool


def crosschecks(desk: Desk) -> frozenset[str]:
    """Give the keys of the sources that prove others."""
    return frozenset(key for key, source in desk.sources.items() if source.cross_check)


def remember(
    desk: Desk,
    session: Session,
    source: Source,
    listing: Listing,
    *,
    index_url: str,
    now: datetime,
    baseline: bool,
    previous_check_at: datetime | None,
) -> KeptListing:
    """Store a listing so that it is told once, whoever lists it first.

    What a cross-check lists alone waits for its main source, `GRACE` long; what the main source
    lists after it takes its place and is read at once.
    """
    cross = crosschecks(desk)
    twin = _twin(session, source, listing, index_url, cross)
    if twin is not None:
        identities.add_keys(session, twin, identities.keys_of(listing))
    known = identities.vouch(session, listing, index_url) if source.cross_check else None
    if known is not None:
        return KeptListing(known, new=False, read_now=False)
    kept = identities.remember(
        session,
        listing,
        index_url=index_url,
        now=now,
        baseline=baseline,
        previous_check_at=previous_check_at,
    )
    new = kept.new_paper or kept.new_language
    if not source.cross_check:
        news = identities.adopt(
            session,
            kept.paper_id,
            listing,
            index_url=index_url,
            cross=cross,
            now=now,
            quiet=baseline,
        )
        return KeptListing(kept.paper_id, new or news, (new or news) and not baseline)
    if new and not baseline and identities.only_from(session, kept.paper_id, cross):
        appointments.schedule_reading(session, kept.paper_id, now + GRACE)
        return KeptListing(kept.paper_id, new, read_now=False)
    return KeptListing(kept.paper_id, new, new and not baseline)


def remember_all(
    desk: Desk,
    session: Session,
    source: Source,
    arrived: Sequence[Arrived],
    *,
    index_url: str,
    now: datetime,
    previous_check_at: datetime | None,
) -> list[KeptListing]:
    """Store what a page lists as `remember` does, in its order; what nobody knows yet in a few statements."""
    repeated = _Repeated(session, source, crosschecks(desk))
    groups = [
        lines
        for lines in intake.unknown(session, arrived)
        if not any(repeated.by_title(arrived[at].listing) for at in lines)
    ]
    made = intake.store(
        session,
        arrived,
        groups,
        index_url=index_url,
        now=now,
        previous_check_at=previous_check_at,
    )
    kept: list[KeptListing] = []
    for at, one in enumerate(arrived):
        if at not in made:
            each = remember(
                desk,
                session,
                source,
                one.listing,
                index_url=index_url,
                now=now,
                baseline=one.quiet,
                previous_check_at=previous_check_at,
            )
        else:
            each = KeptListing(
                made[at].paper_id, new=True, read_now=not (one.quiet or source.cross_check)
            )
            if source.cross_check and not one.quiet:
                appointments.schedule_reading(session, each.paper_id, now + GRACE)
        kept.append(each)
    return kept


class _Repeated:
    """The titles of the other side, by language and day: each day's are looked up once."""

    def __init__(self, session: Session, source: Source, cross: frozenset[str]) -> None:
        self._session, self._source, self._cross = session, source, cross
        self._titles: dict[tuple[str, date | None, date | None], frozenset[str]] = {}

    def by_title(self, listing: Listing) -> bool:
        """Say whether the other side has a paper of that title and day: then `remember` weighs it."""
        plain = plain_title(listing.title)
        if not self._cross or not telling_enough(plain):
            return False
        days = (listing.language, listing.published, listing.meeting_date)
        if days not in self._titles:
            self._titles[days] = frozenset(
                plain_title(one.title)
                for one in identities.dated(self._session, listing)
                if (one.source in self._cross) != self._source.cross_check
            )
        return plain in self._titles[days]


def repeats(desk: Desk, paper: Paper, releases: Sequence[str], now: datetime) -> bool:
    """Join a cross-check's paper to the one release that its page links to, if we know it.

    Gives whether it was joined: then there is nothing of it to tell.
    """
    linked = {f"gia:{release}" for release in releases}
    if paper.source not in crosschecks(desk) or paper.judged_at is not None or len(linked) != 1:
        return False
    with desk.store.write() as session:
        owner = identities.papers_with(session, sorted(linked))
        main = next(iter(owner.values()), paper.id)
        if main == paper.id:
            return False
        told = papers.paper(session, main)
        survivor = identities.merge(session, main, paper.id)
        appointments.schedule_reading(session, survivor, None if told.judged_at else now)
    return True


def _twin(
    session: Session, source: Source, listing: Listing, index_url: str, cross: frozenset[str]
) -> int | None:
    """Find the paper of the other side with the same title and day; None where keys decide.

    Only one candidate counts, and none that this index page already lists under another address: a
    series repeats its titles. A release's id is stronger than its title.
    """
    plain = plain_title(listing.title)
    if not cross or not telling_enough(plain):
        return None
    owned = identities.papers_with(session, identities.keys_of(listing))
    if owned:
        return None
    release = any(key.startswith("gia:") for key in listing.keys)
    found = {
        one.paper_id
        for one in identities.dated(session, listing)
        if (one.source in cross) != source.cross_check
        and plain_title(one.title) == plain
        and not (release and one.release)
        and not identities.listed_here(session, one.paper_id, listing.language, index_url)
    }
    return found.pop() if len(found) == 1 else None
