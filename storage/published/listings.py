"""This file compares what an index page lists with what is known: new, changed, gone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, select, update
from sqlmodel import Session

from scrapers.items import Listing
from storage.ready import Ready
from storage.sql import among_given, chunks, given, one_of, table, texts, upsert
from storage.tables.published import ListedRow, PaperRow, RenditionRow
from storage.tables.watched import PageRow

listed, paper, rendition = table(ListedRow), table(PaperRow), table(RenditionRow)
page = table(PageRow)

GONE_AFTER = 2  # checks in a row without it


@dataclass(frozen=True, slots=True)
class Difference:
    """What an index page says that we did not know, and what it no longer says.

    A listing that was missing and is back counts as changed; one that has been missing often enough
    to be looked into is no longer among those that are gone. `again` are those of the changed that
    have a later day now, each with the title that it had.
    """

    new: tuple[Listing, ...]
    changed: tuple[Listing, ...]
    gone: tuple[int, ...]  # rendition ids that stand on no index page any more
    known: int  # how many addresses were known of this page
    returned: int = 0  # of those changed, how many are only back as they were
    again: tuple[tuple[Listing, str], ...] = ()
    respelt: tuple[tuple[Listing, int], ...] = ()  # known, but for the place in its address
    moved: tuple[
        tuple[Listing, int, str], ...
    ] = ()  # known under an address that is not listed now


def listing_sha(listing: Listing) -> str:
    """Give the hash of what an index says of a paper; our own conclusions are no part of it."""
    said = f"{listing.title}\0{listing.published}\0{listing.meeting_date}"
    if listing.twins or listing.notes:
        said = f"{said}\0{sorted(listing.twins.items())}\0{sorted(listing.notes)}"
    if listing.closes:
        said = f"{said}\0closes {listing.closes}"
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def _by_address(listings: Iterable[Listing]) -> dict[tuple[str, str], list[Listing]]:
    groups: dict[tuple[str, str], list[Listing]] = {}
    for listing in listings:
        place = (listing.url, listing.language)
        group = groups.get(place)
        if group is None:
            groups[place] = [listing]
        else:
            group.append(listing)
    return groups


def difference(session: Session, index_url: str, listings: Sequence[Listing]) -> Difference:
    """Compare an index page with what is known of it, in one query.

    An address may stand on a page several times, under several titles. Where each has a day of its
    own, the latest is what the page says of it now; else it has changed only when none of them is
    the one we know.
    """
    held = _held(session, index_url)
    found = _by_address(listings)
    elsewhere = _by_words(held)
    new: list[Listing] = []
    changed: list[Listing] = []
    again: list[tuple[Listing, str]] = []
    respelt: list[tuple[Listing, int]] = []
    here: set[int] = set()
    returned = 0
    for place, group in found.items():
        told = _present(group)
        before = held.get(place)
        if before is None or _differs(group, before.sha):
            same = elsewhere.get((_page_of(place[0]), place[1], listing_sha(told)))
            if same is not None:
                here.add(same)
                respelt.append((told, same))
                continue
        if before is None:
            new.append(told)
            continue
        here.add(before.rendition_id)
        differs = _differs(group, before.sha)
        if before.missing or differs:
            changed.append(told)
            returned += not differs
        if differs and told.published and before.published and told.published > before.published:
            again.append((told, before.title))
    absent = {
        one.rendition_id
        for place, one in held.items()
        if one.missing < GONE_AFTER and place not in found and one.rendition_id not in here
    }
    gone = _gone(session, index_url, absent)
    return Difference(
        tuple(new),
        tuple(changed),
        gone,
        len(held),
        returned,
        tuple(again),
        tuple(respelt),
        tuple(_moved(held, found)),
    )


class _Held(NamedTuple):
    """What an index page said of an address when it was last read."""

    sha: str
    rendition_id: int
    missing: int
    title: str
    published: date | None
    address: str  # of its rendition: where it is read


def _held(session: Session, index_url: str) -> dict[tuple[str, str], _Held]:
    return {
        (row.url, row.language): _Held(
            row.sha, row.rendition_id, row.missing, row.title, row.published, row.address
        )
        for row in _HELD.rows(session.connection(), {"page": index_url})
    }


_HELD = Ready(
    lambda _: (
        select(
            listed.c.url,
            listed.c.language,
            listed.c.sha,
            listed.c.rendition_id,
            rendition.c.missing,
            rendition.c.title,
            paper.c.published,
            rendition.c.url.label("address"),
        )
        .join(rendition, rendition.c.id == listed.c.rendition_id)
        .join(paper, paper.c.id == rendition.c.paper_id)
        .where(listed.c.index_url == bindparam("page"))
    )
)


def _moved(
    held: Mapping[tuple[str, str], _Held], found: Mapping[tuple[str, str], Sequence[Listing]]
) -> Iterator[tuple[Listing, int, str]]:
    """Give what a page still lists, but no longer under the address at which it is read."""
    dropped = {
        one.rendition_id: place[0]
        for place, one in held.items()
        if place not in found and one.address == place[0]
    }
    for place, group in found.items():
        one = held.get(place)
        old = dropped.pop(one.rendition_id, None) if one is not None else None
        if one is not None and old is not None and _page_of(old) != _page_of(place[0]):
            yield _present(group), one.rendition_id, old


def _page_of(url: str) -> str:
    return url.partition("#")[0]


def _by_words(held: Mapping[tuple[str, str], _Held]) -> dict[tuple[str, str, str], int]:
    """Give what is known by its page, language and words: the place in its address may come and go."""
    return {
        (_page_of(url), language, one.sha): one.rendition_id
        for (url, language), one in held.items()
        if not one.missing
    }


def _each_dated(group: Sequence[Listing]) -> bool:
    days = {listing.published for listing in group}
    return len(group) > 1 and None not in days and len(days) > 1


def _present(group: Sequence[Listing]) -> Listing:
    """Give what a page says of an address now: the latest of several, else the first."""
    if not _each_dated(group):
        return group[0]
    return max(group, key=lambda listing: listing.published or date.min)


def _differs(group: Sequence[Listing], sha: str) -> bool:
    said = [_present(group)] if _each_dated(group) else group
    return all(listing_sha(listing) != sha for listing in said)


def _gone(session: Session, index_url: str, absent: set[int]) -> tuple[int, ...]:
    """Give those that stand on no other index page of the same source, as far as those were read.

    Pages of other sources, such as a feed that repeats it for days, do not vouch for a paper.
    """
    if not absent:
        return ()
    connection = session.connection()
    wanted = given(connection, sorted(absent), page=index_url)
    source = _SOURCE.value(connection, {"page": index_url})
    if source is None:
        elsewhere = _ELSEWHERE.values(connection, wanted)
    else:
        elsewhere = _ON_SISTERS.values(connection, {**wanted, "of": source})
    return tuple(sorted(absent.difference(elsewhere)))


def _elsewhere(*, lite: bool) -> Select[Any]:
    return select(listed.c.rendition_id).where(
        among_given(listed.c.rendition_id, lite=lite), listed.c.index_url != bindparam("page")
    )


_SOURCE = Ready(lambda _: select(page.c.source).where(page.c.url == bindparam("page")))
_ELSEWHERE = Ready(lambda lite: _elsewhere(lite=lite))
_ON_SISTERS = Ready(
    lambda lite: _elsewhere(lite=lite).where(
        listed.c.index_url.in_(select(page.c.url).where(page.c.source == bindparam("of")))
    )
)


def note_listed(
    connection: Connection, listing: Listing, index_url: str, rendition_id: int
) -> None:
    """Remember that an address stands on an index page, and what is said of it there."""
    note_listings(connection, index_url, [(listing, rendition_id)])


def note_listings(
    connection: Connection, index_url: str, found: Iterable[tuple[Listing, int]]
) -> None:
    """Remember which addresses stand on an index page, of which texts, and what is said of them there."""
    rows = [
        {
            "index_url": index_url,
            "url": listing.url,
            "language": listing.language,
            "sha": listing_sha(listing),
            "rendition_id": rendition_id,
        }
        for listing, rendition_id in found
    ]
    upsert(connection, listed, rows, ["index_url", "url", "language"])


def missing(session: Session, rendition_ids: Sequence[int], now: datetime) -> None:
    """Count one more check without these renditions on their index page."""
    for piece in chunks(rendition_ids):
        here = rendition.c.id.in_(piece)
        session.connection().execute(
            update(rendition).where(here, rendition.c.missing == 0).values(missing_since=now)
        )
        session.connection().execute(
            update(rendition).where(here).values(missing=rendition.c.missing + 1, listed=False)
        )
        gone = select(rendition.c.paper_id).where(here, rendition.c.missing == GONE_AFTER)
        session.connection().execute(
            update(paper)
            .where(paper.c.id.in_(gone), paper.c.withdrawn_at.is_(None))
            .values(look_at=now)  # whether its address is gone too is seen at once
        )


def absent(*, lite: bool) -> Select[Any]:
    """Ask for what was missing once on pages."""
    return (
        select(rendition.c.id)
        .join(listed, listed.c.rendition_id == rendition.c.id)
        .where(
            one_of(listed.c.index_url, "index_urls", lite=lite),
            rendition.c.missing > 0,
            rendition.c.missing < GONE_AFTER,
        )
    )


_ABSENT = Ready(lambda lite: absent(lite=lite))


def still_missing(session: Session, index_urls: Sequence[str], now: datetime) -> None:
    """Count one more check for what was missing on pages that have not changed since."""
    connection = session.connection()
    found = _ABSENT.rows(connection, {"index_urls": texts(connection, index_urls)})
    missing(session, sorted({row[0] for row in found}), now)


def fell_off(session: Session, index_url: str, listings: Sequence[Listing]) -> int:
    """Forget what a rolling index page no longer lists, so that it vouches for nothing; give how much."""
    here = {(listing.url, listing.language) for listing in listings}
    rows = session.connection().execute(
        select(listed.c.id, listed.c.url, listed.c.language).where(listed.c.index_url == index_url)
    )
    gone = [row.id for row in rows if (row.url, row.language) not in here]
    for piece in chunks(gone):
        session.connection().execute(listed.delete().where(listed.c.id.in_(piece)))
    return len(gone)
