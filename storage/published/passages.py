"""This file keeps the passages that search finds, and the index over their tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Connection,
    Select,
    bindparam,
    delete,
    func,
    select,
    update,
)
from sqlmodel import Session

from scrapers.items import Document
from scrapers.text import search_tokens
from storage.documents import PassagePiece, passages
from storage.published import filing
from storage.published.slots import LAST_ORDINAL, slot
from storage.ready import Ready
from storage.records import Precision
from storage.sql import among_given, chunks, given, insert_all, table
from storage.tables.marks import CounterRow
from storage.tables.published import PaperRow, PassageRow, RenditionRow

# raise it when scrapers.text cuts differently; then upkeep makes the index anew
TOKENIZER_VERSION = 1
INDEX, NEXT = "passage_fts", "passage_fts_next"  # SQLite's, and the one that is to take its place
EDGES = "search:edge:"  # marks up to which passage that one is filled, by which tokeniser
EDGE_AT = 26  # the mark holds what a slot has above so many bits
_HEADING_LENGTH = 300
_AT_ONCE = 2000  # passages that are read and indexed together
_NEARLY = 40  # letters by which one text may seem longer than another that says the same
_PG_POSITIONS = 16_383  # PostgreSQL keeps no position beyond
_ZONE = ZoneInfo("Asia/Hong_Kong")
Progress = Callable[[int, int], None]
Indexed = tuple[int, str, str]  # a passage's number, its words, and those that it is filed under

paper, rendition, passage = table(PaperRow), table(RenditionRow), table(PassageRow)
counter = table(CounterRow)


# Built once: a paper that is read asks several times for each.
_NOTE_FILED = Ready(
    lambda _: (
        update(rendition)
        .where(rendition.c.id == bindparam("number"))
        .values(filed=bindparam("words"))
    )
)
_EDGE = Ready(lambda _: select(counter.c.value).where(counter.c.name == bindparam("name")))


def unseen(done: int, total: int) -> None:
    """Show nobody how far it is."""


def words_of(heading: str | None, text: str) -> str:
    """Give what is searched of a passage: its heading and its text."""
    return f"{heading}\n{text}" if heading else text


def tsvector(tokens: Sequence[str], filed: str = "") -> str:
    """Write tokens as PostgreSQL's literal; tokens hold letters and digits only.

    The words that a passage is filed under stand nowhere in its text: they have no place.
    """
    places: dict[str, list[int]] = {}
    for at, token in enumerate(tokens[:_PG_POSITIONS], start=1):
        places.setdefault(token, []).append(at)
    texts = [f"'{token}':{','.join(map(str, found[:255]))}" for token, found in places.items()]
    return " ".join([*(f"'{one}'" for one in filed.split()), *texts])


def write_index(connection: Connection, rows: Iterable[Indexed], index: str = INDEX) -> None:
    """Add passages to the index, and to the one that is to take its place where that has come so far."""
    if connection.dialect.name != "sqlite":
        statement = "INSERT INTO passage_fts (id, tokens) VALUES (%s, %s::tsvector)"
        values = [(number, tsvector(search_tokens(words), filed)) for number, words, filed in rows]
        if values:
            connection.exec_driver_sql(statement, values)
        return
    tokens = [(number, _tokens(words, filed)) for number, words, filed in rows]
    for name, some in _indexes(connection, tokens, index):
        statement = f"INSERT INTO {name} (rowid, tokens) VALUES (?, ?)"  # noqa: S608 - one of two
        connection.exec_driver_sql(statement, some)


def _indexes(
    connection: Connection, tokens: list[tuple[int, str]], index: str = INDEX
) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Say which of SQLite's indexes hold which of some passages."""
    if not tokens:
        return
    yield index, tokens
    filled = edge(connection) if index == INDEX else None
    if filled is not None and (some := [one for one in tokens if one[0] < filled << EDGE_AT]):
        yield NEXT, some


def edge(connection: Connection) -> int | None:
    """Give how far the index is filled that is to take the first one's place; None where there is none."""
    held: int | None = _EDGE.value(connection, {"name": f"{EDGES}{TOKENIZER_VERSION}"})
    return held


def _tokens(words: str, filed: str) -> str:
    return " ".join([filed, *search_tokens(words)])


def clear_index(connection: Connection, rows: Iterable[Indexed]) -> None:
    """Take passages out of the index; SQLite's keeps no text and wants the same tokens again."""
    if connection.dialect.name != "sqlite":
        if values := [(number,) for number, _, _ in rows]:
            connection.exec_driver_sql("DELETE FROM passage_fts WHERE id = %s", values)
        return
    tokens = [(number, _tokens(words, filed)) for number, words, filed in rows]
    for name, some in _indexes(connection, tokens):
        statement = f"INSERT INTO {name} ({name}, rowid, tokens) VALUES ('delete', ?, ?)"  # noqa: S608
        connection.exec_driver_sql(statement, some)


def day_of(published: date | None, first_seen_at: datetime) -> date:
    """Give the Hong Kong day that a paper counts for: its issue, else when it was first seen."""
    return published or first_seen_at.astimezone(_ZONE).date()


def precision_of(published: date | None, fields: Mapping[str, Any]) -> Precision:
    """Say how exactly a paper states its issue; a month alone is held as its first day."""
    month = fields.get("published_precision") == "month"
    return "month" if month and published is not None and published.day == 1 else "day"


def held_passages() -> Select[Any]:
    """Ask for passages, and for what they are filed under."""
    facts = passage.c.id, passage.c.rendition_id, passage.c.heading, passage.c.text
    owner = rendition.c.id == passage.c.rendition_id
    return select(*facts, rendition.c.filed).join_from(passage, rendition, owner)


def as_filed(rows: Iterable[Any]) -> list[Indexed]:
    """Give passages as the index takes them, with what they are filed under."""
    return [(row.id, words_of(row.heading, row.text), row.filed) for row in rows]


def file(connection: Connection, rendition_ids: Sequence[int]) -> dict[int, str]:
    """Note under which words renditions are filed from now on; the caller puts them into the index."""
    filed = filing.words_for(connection, rendition_ids)
    if filed:
        rows = [{"number": number, "words": words} for number, words in filed.items()]
        _NOTE_FILED.change_each(connection, rows)
    return filed


_OF_RENDITION = Ready(
    lambda _: held_passages().where(passage.c.rendition_id == bindparam("number"))
)
_FORGET = Ready(lambda _: delete(passage).where(passage.c.rendition_id == bindparam("number")))


def unindex(session: Session, rendition_id: int) -> None:
    """Forget a rendition's passages."""
    connection = session.connection()
    wanted = {"number": rendition_id}
    clear_index(connection, as_filed(_OF_RENDITION.rows(connection, wanted)))
    _FORGET.change(connection, wanted)


def _store(
    session: Session, rendition_ids: Sequence[int], pieces: Sequence[PassagePiece] = ()
) -> None:
    """Put the titles of renditions, and these pieces of their texts, into the index."""
    connection = session.connection()
    wanted = given(connection, rendition_ids)
    rows = [
        {
            "id": slot(
                day_of(found.published, found.first_seen_at),
                found.paper_id,
                found.language,
                piece.ordinal,
            ),
            "paper_id": found.paper_id,
            "rendition_id": found.id,
            "language": found.language,
            "ordinal": piece.ordinal,
            "heading": piece.heading and piece.heading[:_HEADING_LENGTH],
            "no": piece.no,
            "page": piece.page,
            "text": piece.text,
        }
        for found in _NAMED.rows(connection, wanted)
        for piece in (PassagePiece(0, found.title), *pieces[:LAST_ORDINAL])
    ]
    insert_all(connection, passage, rows)
    _write_rows(connection, rows, file(connection, rendition_ids))


_NAMED = Ready(  # the titles of renditions, and what places them
    lambda lite: (
        select(
            rendition.c.id,
            rendition.c.paper_id,
            rendition.c.language,
            rendition.c.title,
            paper.c.published,
            paper.c.first_seen_at,
        )
        .join(paper, paper.c.id == rendition.c.paper_id)
        .where(among_given(rendition.c.id, lite=lite))
    )
)


def _write_rows(
    connection: Connection, rows: Sequence[Mapping[str, Any]], filed: Mapping[int, str]
) -> None:
    write_index(
        connection,
        [
            (row["id"], words_of(row["heading"], row["text"]), filed[row["rendition_id"]])
            for row in rows
        ],
    )


def letters(document: Document) -> int:
    """Count the letters of a text below its title, blanks left out."""
    return sum(len(piece.text.replace(" ", "").replace("\n", "")) for piece in passages(document))


def as_long(
    session: Session, paper_ids: Sequence[int], language: str, size: int, limit: int
) -> list[int]:
    """Give those of some papers whose text in a language has nearly so many letters, the nearest first."""
    connection = session.connection()
    wanted = {"spoken": language, "size": size, "apart": _NEARLY + size // 50, "most": limit}
    return _AS_LONG.values(connection, given(connection, paper_ids, **wanted))


def _as_long(*, lite: bool) -> Select[Any]:
    without = func.replace(func.replace(passage.c.text, " ", ""), "\n", "")
    size: BindParameter[int] = bindparam("size", type_=BigInteger())
    apart = func.abs(func.sum(func.length(without)) - size)
    return (
        select(rendition.c.paper_id)
        .join(passage, passage.c.rendition_id == rendition.c.id)
        .where(
            among_given(rendition.c.paper_id, lite=lite),
            rendition.c.language == bindparam("spoken"),
            passage.c.ordinal > 0,
        )
        .group_by(rendition.c.paper_id)
        .having(apart <= bindparam("apart", type_=BigInteger()))
        .order_by(apart, rendition.c.paper_id)
        .limit(bindparam("most", type_=BigInteger()))
    )


_AS_LONG = Ready(lambda lite: _as_long(lite=lite))


def index_rendition(session: Session, rendition_id: int, document: Document | None) -> None:
    """Make a rendition findable: its title, and its text where there is a document.

    Safe to repeat: what was indexed of it before is replaced.
    """
    unindex(session, rendition_id)
    _store(session, [rendition_id], passages(document) if document else [])


def index_titles(session: Session, rendition_ids: Sequence[int]) -> None:
    """Make new renditions findable by their titles; they must not be indexed yet."""
    _store(session, rendition_ids)


_FILED = Ready(
    lambda _: select(rendition.c.id, rendition.c.filed).where(
        rendition.c.paper_id == bindparam("number")
    )
)
_OF_PAPER = Ready(
    lambda _: (
        select(passage, rendition.c.filed)
        .join(rendition, rendition.c.id == passage.c.rendition_id)
        .where(rendition.c.paper_id == bindparam("number"))
        .order_by(passage.c.rendition_id, passage.c.ordinal)
    )
)
_DAYS = Ready(
    lambda _: select(paper.c.published, paper.c.first_seen_at).where(
        paper.c.id == bindparam("number")
    )
)
_FORGET_SOME = Ready(lambda lite: delete(passage).where(among_given(passage.c.id, lite=lite)))


def refile(session: Session, paper_id: int) -> None:
    """File a paper's passages anew where its kind, source, committee or topics have changed."""
    connection = session.connection()
    held = {row.id: row.filed for row in _FILED.rows(connection, {"number": paper_id})}
    if held != filing.words_for(connection, list(held)):
        renumber(session, paper_id)


def renumber(session: Session, paper_id: int) -> None:
    """Number and file a paper's passages anew after its day has changed or papers became one."""
    connection = session.connection()
    held = _OF_PAPER.rows(connection, {"number": paper_id})
    if not held:
        return
    (found,) = _DAYS.rows(connection, {"number": paper_id})
    day = day_of(found.published, found.first_seen_at)
    rows = [
        {
            **{name: value for name, value in row._asdict().items() if name != "filed"},
            "paper_id": paper_id,
            "id": slot(day, paper_id, row.language, row.ordinal),
        }
        for row in held
    ]
    filed = file(connection, list(dict.fromkeys(row.rendition_id for row in held)))
    if all(
        new["id"] == old.id and old.filed == filed[old.rendition_id]
        for new, old in zip(rows, held, strict=True)
    ):
        return
    clear_index(connection, as_filed(held))
    _FORGET_SOME.change(connection, given(connection, [row.id for row in held]))
    insert_all(connection, passage, rows)
    _write_rows(connection, rows, filed)


def rebuild_index(session: Session, progress: Progress = unseen) -> int:
    """Fill the index from the stored passages; give how many there are.

    `progress` is told how many are done, and of how many.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO passage_fts (passage_fts) VALUES ('delete-all')")
    else:
        connection.exec_driver_sql("TRUNCATE passage_fts")
    numbers = list(connection.execute(select(rendition.c.id).order_by(rendition.c.id)).scalars())
    for some in chunks(numbers):
        file(connection, some)
    whole = connection.execute(select(func.count()).select_from(passage)).scalar_one()
    last, total = -1, 0
    while rows := connection.execute(
        held_passages().where(passage.c.id > last).order_by(passage.c.id).limit(_AT_ONCE)
    ).all():
        write_index(connection, as_filed(rows))
        last, total = rows[-1].id, total + len(rows)
        progress(total, whole)
    return total
