"""This file stores at once what a page lists for the first time, where nothing of it needs to be weighed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlmodel import Session

from scrapers.items import Listing
from storage.published.identities import (
    Remembered,
    keys_of,
    learnt,
    paper_values,
    papers_with,
    text_values,
)
from storage.published.listings import note_listings
from storage.published.passages import index_titles
from storage.sql import chunks, insert_missing, table
from storage.tables.published import PaperKeyRow, PaperRow, RenditionRow

_paper, _paper_key, _rendition = table(PaperRow), table(PaperKeyRow), table(RenditionRow)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A line of an index page that is new there; of what is `quiet` nobody is told."""

    listing: Listing
    quiet: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines that state a common identity, each in a language of its own: one paper."""

    lines: tuple[int, ...]
    keys: tuple[str, ...]


def unknown(session: Session, arrived: Sequence[Arrived]) -> list[tuple[int, ...]]:
    """Give the lines, by number, whose papers nobody knows yet, those of one paper together.

    Left out are those whose identities are known, and those that state one paper twice in a
    language: which address counts is weighed line by line.
    """
    groups = _groups(arrived)
    stated = papers_with(session, list(dict.fromkeys(key for one in groups for key in one.keys)))
    return [one.lines for one in groups if not any(key in stated for key in one.keys)]


def store(
    session: Session,
    arrived: Sequence[Arrived],
    groups: Sequence[tuple[int, ...]],
    *,
    index_url: str,
    now: datetime,
    previous_check_at: datetime | None,
) -> dict[int, Remembered]:
    """Store papers that `unknown` gave, in a few statements; give where each line went, by its number."""
    connection = session.connection()
    papers = [_paper_of([arrived[at] for at in lines], now, previous_check_at) for lines in groups]
    paper_ids = _numbers(connection, _paper, papers)
    owner = {at: paper_ids[each] for each, lines in enumerate(groups) for at in lines}
    keys = [
        {"key": key, "paper_id": paper_id}
        for at, paper_id in owner.items()
        for key in keys_of(arrived[at].listing)
    ]
    links = [
        {"key": f"url:{arrived[at].listing.address}", "paper_id": paper_id}
        for at, paper_id in owner.items()
        if arrived[at].listing.address != arrived[at].listing.url
    ]
    for rows in (keys, links):  # a link finds its paper, but proves nothing
        insert_missing(connection, _paper_key, rows, ["key"])
    texts = [
        text_values(arrived[at].listing, index_url)
        | {"paper_id": paper_id, "language": arrived[at].listing.language}
        | {"first_seen_at": now, "attempts": 0}
        for at, paper_id in owner.items()
    ]
    rendition_ids = dict(zip(owner, _numbers(connection, _rendition, texts), strict=True))
    index_titles(session, list(rendition_ids.values()))
    note_listings(
        connection, index_url, [(arrived[at].listing, one) for at, one in rendition_ids.items()]
    )
    first = {lines[0] for lines in groups}
    return {
        at: Remembered(paper_id, rendition_ids[at], new_paper=at in first, new_language=True)
        for at, paper_id in owner.items()
    }


def _groups(arrived: Sequence[Arrived]) -> list[_Group]:
    """Put lines together that share an identity, through others too; leave out two of one language."""
    leader: dict[
        str, str
    ] = {}  # of each key, another of its group; a group's first key leads itself

    def lead(key: str) -> str:
        while leader[key] != key:
            leader[key] = key = leader[leader[key]]
        return key

    stated = [keys_of(one.listing) for one in arrived]
    for keys in stated:
        for key in keys:
            leader.setdefault(key, key)
            leader[lead(key)] = lead(keys[0])
    lines: dict[str, list[int]] = {}
    for at, keys in enumerate(stated):
        lines.setdefault(lead(keys[0]), []).append(at)
    return [
        _Group(tuple(group), tuple(dict.fromkeys(key for at in group for key in stated[at])))
        for group in lines.values()
        if len({arrived[at].listing.language for at in group}) == len(group)
    ]


def _paper_of(
    lines: Sequence[Arrived], now: datetime, previous_check_at: datetime | None
) -> Mapping[str, Any]:
    """Give a paper's values as its lines tell them; it is news where one of them is."""
    first = lines[0]
    values = paper_values(first.listing, now, first.quiet, previous_check_at, None)
    for more in lines[1:]:
        values |= learnt(values, more.listing)
    return {**values, "read_at": None if all(one.quiet for one in lines) else now}


def _numbers(connection: Connection, target: Table, rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Insert rows and give their numbers in their order."""
    made = insert(target).returning(target.c.id, sort_by_parameter_order=True)
    return [
        number
        for piece in chunks(rows)
        for number in connection.execute(made, [dict(row) for row in piece]).scalars()
    ]
