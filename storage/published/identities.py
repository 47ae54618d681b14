"""This file decides which paper a listing belongs to, and joins papers that prove to be one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, exists, or_, select, update
from sqlmodel import Session

from scrapers.items import Listing
from scrapers.text import fold
from storage.published import deadlines
from storage.published.listings import listing_sha, note_listed
from storage.published.merging import absorb
from storage.published.passages import index_rendition, index_titles, refile, renumber
from storage.published.renditions import current_document
from storage.ready import Ready
from storage.records import Rendition
from storage.sql import insert_missing, insert_one, one_of, table, texts, unset
from storage.tables.published import ListedRow, PaperKeyRow, PaperRow, RenditionRow

paper, paper_key, rendition = table(PaperRow), table(PaperKeyRow), table(RenditionRow)
listed = table(ListedRow)


@dataclass(frozen=True, slots=True)
class Remembered:
    """Where a listing went: which paper and rendition, and what of it is new."""

    paper_id: int
    rendition_id: int
    new_paper: bool
    new_language: bool
    moved: bool = False  # the text has another address than before


def papers_with(session: Session, keys: Sequence[str]) -> dict[str, int]:
    """Give the paper behind each key that is known."""
    if not keys:
        return {}
    connection = session.connection()
    wanted = {"keys": texts(connection, keys)}
    return {row.key: row.paper_id for row in _BEHIND.rows(connection, wanted)}


_BEHIND = Ready(
    lambda lite: select(paper_key.c.key, paper_key.c.paper_id).where(
        one_of(paper_key.c.key, "keys", lite=lite)
    )
)


def add_keys(session: Session, paper_id: int, keys: Iterable[str]) -> int:
    """Give a paper more identities; where one is another paper's, they are one. Give its id."""
    wanted = list(dict.fromkeys(keys))
    owners = sorted({paper_id, *papers_with(session, wanted).values()})
    survivor = owners[0]
    for other in owners[1:]:
        absorb(session, survivor, other)
    rows = [{"key": key, "paper_id": survivor} for key in wanted]
    insert_missing(session.connection(), paper_key, rows, ["key"])
    return survivor


def claim_key(session: Session, key: str, paper_id: int) -> int:
    """Give a paper one more identity unless another paper has it; give the paper that has it now."""
    row = {"key": key, "paper_id": paper_id}
    insert_missing(session.connection(), paper_key, [row], ["key"])
    return papers_with(session, [key])[key]


def merge(session: Session, a: int, b: int) -> int:
    """Make two papers one: the lower id survives, the other forwards to it. Give the survivor."""
    first, second = sorted((resolve(session, a), resolve(session, b)))
    if first != second:
        absorb(session, first, second)
    return first


def resolve(session: Session, paper_id: int) -> int:
    """Follow a paper that has proved to be another one; forwards never chain."""
    return _FORWARD.value(session.connection(), {"number": paper_id}) or paper_id


_FORWARD = Ready(lambda _: select(paper.c.forward_id).where(paper.c.id == bindparam("number")))


def keys_of(listing: Listing) -> list[str]:
    """Give all identities that a listing states: its own, its address, its twins' addresses."""
    addresses = [listing.url, *listing.twins.values()]
    return list(dict.fromkeys([*listing.keys, *(f"url:{address}" for address in addresses)]))


def remember(
    session: Session,
    listing: Listing,
    *,
    index_url: str | None,
    now: datetime,
    baseline: bool,
    previous_check_at: datetime | None = None,
    booklet: str | None = None,
) -> Remembered:
    """Store what an index page says of one paper in one language, joined to what is known of it.

    New languages are due for reading at once, unless this is the first check of a page.
    """
    connection = session.connection()
    keys = keys_of(listing)
    owners = sorted(set(papers_with(session, keys).values()))
    new_paper = not owners
    if new_paper:
        paper_id = insert_one(
            connection, paper, paper_values(listing, now, baseline, previous_check_at, booklet)
        )
    else:
        paper_id = owners[0]
    add_keys(session, paper_id, keys)
    if listing.address != listing.url:
        claim_key(session, f"url:{listing.address}", paper_id)  # so that its link finds it
    if not new_paper:
        _fill(session, paper_id, listing)
    rendition_id, new_language, moved = _rendition(
        session, paper_id, listing, index_url=index_url, now=now
    )
    if listing.closes is not None:
        deadlines.note_listed(session, paper_id, listing, now)
    if index_url is not None:
        note_listed(connection, listing, index_url, rendition_id)
    if (new_language or moved) and not baseline:
        _due(connection, paper_id, now)
    return Remembered(paper_id, rendition_id, new_paper, new_language, moved)


def _due(connection: Connection, paper_id: int, now: datetime) -> None:
    connection.execute(update(paper).where(paper.c.id == paper_id).values(read_at=now))


def paper_values(
    listing: Listing,
    now: datetime,
    baseline: bool,  # handed on
    previous_check_at: datetime | None,
    booklet: str | None,
) -> dict[str, Any]:
    """Give the values of a paper of which only a listing is known."""
    return {
        "source": listing.source,
        "kind": "plain",
        "number": listing.number,
        "committee": listing.committee,
        "issuer": listing.issuer,
        "people": [],
        "people_fold": "",
        "committee_fold": fold(listing.committee or ""),
        "issuer_fold": fold(listing.issuer or ""),
        "fields": {},
        "published": listing.published,
        "meeting_date": listing.meeting_date,
        "first_seen_at": now,
        "previous_check_at": previous_check_at,
        "baseline": baseline,
        "looks": 0,
        "booklet": booklet,
    }


def _lines(held: str, more: str | None) -> str:
    """Add a folded name to those that are held, one a line."""
    name = fold(more or "")
    return held if not name or name in held.split("\n") else f"{held}\n{name}".strip("\n")


def _fill(session: Session, paper_id: int, listing: Listing) -> None:
    """Learn from a listing what is not known of its paper yet."""
    connection = session.connection()
    found = connection.execute(select(paper).where(paper.c.id == paper_id)).mappings().one()
    values = learnt(dict(found), listing)
    connection.execute(update(paper).where(paper.c.id == paper_id).values(**values))
    if values.get("published", found["published"]) != found["published"]:
        renumber(session, paper_id)
    elif values["committee_fold"] != found["committee_fold"]:
        refile(session, paper_id)
    if values.get("meeting_date", found["meeting_date"]) != found["meeting_date"]:
        # its item is one of another meeting now: what it belongs to is looked for again
        connection.execute(
            update(rendition).where(rendition.c.paper_id == paper_id).values(referring=False)
        )


def learnt(held: Mapping[str, Any], listing: Listing) -> dict[str, Any]:
    """Give what a listing adds to a paper's values; a new meeting date, or day of a circular, replaces one."""
    values: dict[str, Any] = {
        name: getattr(listing, name)
        for name in ("number", "committee", "issuer", "published")
        if held[name] is None and getattr(listing, name) is not None
    }
    its_own = listing.source == held["source"]  # whose list is what is kept up to date
    if listing.meeting_date is not None and its_own:
        values["meeting_date"] = listing.meeting_date
    if listing.published is not None and listing.hint == "circular" and its_own:
        values["published"] = listing.published
    values["committee_fold"] = _lines(held["committee_fold"], listing.committee)
    values["issuer_fold"] = _lines(held["issuer_fold"], listing.issuer)
    return values


_TEXT = Ready(
    lambda _: select(rendition).where(
        rendition.c.paper_id == bindparam("number"), rendition.c.language == bindparam("spoken")
    )
)


def _rendition(
    session: Session, paper_id: int, listing: Listing, *, index_url: str | None, now: datetime
) -> tuple[int, bool, bool]:
    """Find or make the rendition; give its id, whether it is new, whether its address has moved."""
    connection = session.connection()
    its = {"number": paper_id, "spoken": listing.language}
    held = next(iter(_TEXT.rows(connection, its)), None)
    url = listing.address
    values = text_values(listing, index_url)
    if held is None:
        more = {"paper_id": paper_id, "language": listing.language, "first_seen_at": now}
        rendition_id = insert_one(connection, rendition, {**values, **more, "attempts": 0})
        index_titles(session, [rendition_id])
        return rendition_id, True, False
    # A second address for the same text is only another key, unless the first one has gone.
    moved = held.url != url and held.missing > 0
    if held.url != url and not moved:
        return held.id, False, False
    if held.index_url not in (None, index_url) and not moved:
        return held.id, False, False
    if index_url is None:
        del values["index_url"], values["listed"], values["missing"], values["missing_since"]
    connection.execute(update(rendition).where(rendition.c.id == held.id).values(**values))
    if held.title != listing.title:
        retitle(session, held.id)
    return held.id, False, moved


def text_values(listing: Listing, index_url: str | None) -> dict[str, Any]:
    """Give what a listing says of a text: its address, its title, and where it is listed."""
    return {
        "source": listing.source,
        "url": listing.address,
        "index_url": index_url,
        "title": listing.title,
        "listing_sha": listing_sha(listing),
        "hint": listing.hint,
        "notes": list(listing.notes),
        "listed": index_url is not None,
        "missing": 0,
        "missing_since": None,
    }


def move(session: Session, rendition_id: int, listing: Listing, old: str, now: datetime) -> None:
    """Let a text be read at the address under which it is listed now, unless it is already."""
    values = {"url": listing.url, "title": listing.title, "listing_sha": listing_sha(listing)}
    moved = (
        session.connection()
        .execute(
            update(rendition)
            .where(rendition.c.id == rendition_id, rendition.c.url == old)
            .values(**values, hint=listing.hint, notes=list(listing.notes))
            .returning(rendition.c.paper_id)
        )
        .scalar()
    )
    if moved is not None:
        retitle(session, rendition_id)
        session.connection().execute(
            update(paper).where(paper.c.id == moved, ~paper.c.baseline).values(read_at=now)
        )


def readdress(session: Session, paper_id: int, newer: Rendition) -> None:
    """Let a paper's text in a language stand at the address of its newer copy."""
    session.connection().execute(
        update(rendition)
        .where(rendition.c.paper_id == paper_id, rendition.c.language == newer.language)
        .values(url=newer.url, title=newer.title, missing=0, missing_since=None, listed=True)
    )


def add_note(session: Session, paper_id: int, language: str, note: str) -> None:
    """Add a note to a paper's text in a language."""
    here = (rendition.c.paper_id == paper_id, rendition.c.language == language)
    connection = session.connection()
    for row in connection.execute(select(rendition.c.id, rendition.c.notes).where(*here)).all():
        notes = list(dict.fromkeys([*row.notes, note]))
        connection.execute(update(rendition).where(rendition.c.id == row.id).values(notes=notes))


def retitle(session: Session, rendition_id: int) -> None:
    """Index a rendition under its present title."""
    index_rendition(session, rendition_id, current_document(session, rendition_id))


@dataclass(frozen=True, slots=True)
class Dated:
    """A paper's title in one language, for comparison with another of the same day."""

    paper_id: int
    source: str
    title: str
    release: bool  # it has the id of a press release


def dated(session: Session, listing: Listing) -> list[Dated]:
    """Give the papers in a listing's language that were published, or are for a meeting, that day."""
    days = [
        column == day
        for column, day in (
            (paper.c.published, listing.published),
            (paper.c.meeting_date, listing.meeting_date),
        )
        if day is not None
    ]
    return _of_days(session, days, listing.language) if days else []


def titles_of_day(session: Session, day: date, language: str) -> list[Dated]:
    """Give the papers in a language that were published on a day, or are for its meetings."""
    return _of_days(session, [paper.c.published == day, paper.c.meeting_date == day], language)


def _of_days(session: Session, days: Sequence[ColumnElement[bool]], language: str) -> list[Dated]:
    release = exists().where(paper_key.c.paper_id == paper.c.id, paper_key.c.key.like("gia:%"))
    rows = session.connection().execute(
        select(paper.c.id, paper.c.source, rendition.c.title, release.label("release"))
        .join_from(rendition, paper, paper.c.id == rendition.c.paper_id)
        .where(rendition.c.language == language, unset(paper.c.forward_id), or_(*days))
    )
    return [Dated(*row) for row in rows]


def respell(session: Session, index_url: str, respelt: Iterable[tuple[Listing, int]]) -> None:
    """Note under which address an index page names what is known from it under another."""
    connection = session.connection()
    for listing, rendition_id in respelt:
        note_listed(connection, listing, index_url, rendition_id)
        of = select(rendition.c.paper_id).where(rendition.c.id == rendition_id)
        claim_key(session, f"url:{listing.url}", connection.execute(of).scalar_one())


def listed_here(session: Session, paper_id: int, language: str, index_url: str) -> bool:
    """Say whether an index page lists a paper in a language."""
    found = (
        select(listed.c.id)
        .join(rendition, rendition.c.id == listed.c.rendition_id)
        .where(
            rendition.c.paper_id == paper_id,
            listed.c.language == language,
            listed.c.index_url == index_url,
        )
    )
    return session.connection().execute(found).first() is not None


def vouch(session: Session, listing: Listing, index_url: str) -> int | None:
    """Note that an index page lists a text that is known already, and nothing more; give its paper.

    None where its paper or its language is not known yet.
    """
    owners = sorted(set(papers_with(session, keys_of(listing)).values()))
    if not owners:
        return None
    found = (
        session.connection()
        .execute(
            select(rendition.c.id).where(
                rendition.c.paper_id == owners[0], rendition.c.language == listing.language
            )
        )
        .scalar()
    )
    if found is None or len(owners) > 1:
        return None
    add_keys(session, owners[0], keys_of(listing))
    note_listed(session.connection(), listing, index_url, found)
    return owners[0]


def only_from(session: Session, paper_id: int, sources: Collection[str]) -> bool:
    """Say whether all that is known of an untold paper comes from these sources."""
    rows = session.connection().execute(
        select(rendition.c.source, paper.c.judged_at)
        .join(paper, paper.c.id == rendition.c.paper_id)
        .where(rendition.c.paper_id == paper_id)
    )
    return all(row.source in sources and row.judged_at is None for row in rows)


def adopt(
    session: Session,
    paper_id: int,
    listing: Listing,
    *,
    index_url: str,
    cross: Collection[str],
    now: datetime,
    quiet: bool,
) -> bool:
    """Let a main source's listing take the place of what only cross-checks had listed.

    Gives whether the paper is news by that: it was untold, and is due for reading now. What was
    read already keeps its address, so that another page's layout is no revision.
    """
    connection = session.connection()
    held = connection.execute(select(paper).where(paper.c.id == paper_id)).one()
    values = {
        "source": listing.source,
        "url": listing.address,
        "index_url": index_url,
        "title": listing.title,
        "listing_sha": listing_sha(listing),
        "hint": listing.hint,
        "notes": list(listing.notes),
    }
    connection.execute(
        update(rendition)
        .where(
            rendition.c.paper_id == paper_id,
            rendition.c.language == listing.language,
            rendition.c.source.in_(list(cross)),
            rendition.c.revision_id.is_(None),
        )
        .values(**values, listed=True, missing=0, missing_since=None)
    )
    if held.source not in cross or (held.judged_at is not None and not held.baseline):
        return False
    take_over(session, paper_id, listing.source, news_at=None if quiet else now)
    return not quiet


def take_over(
    session: Session, paper_id: int, source: str, *, news_at: datetime | None = None
) -> None:
    """Let a paper be another source's; from `news_at` on it is news, whoever knew it before."""
    news = {"baseline": False, "judged_at": None, "read_at": news_at}
    values = {"source": source, **(news if news_at is not None else {})}
    session.connection().execute(update(paper).where(paper.c.id == paper_id).values(**values))
    refile(session, paper_id)
