"""This file words what is asked of the search index, as either database reads it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    Text,
    bindparam,
    cast,
    column,
    func,
    select,
    table,
    true,
)

from storage.published.slots import LANGUAGE_AT, LANGUAGE_MASK
from storage.searching.queries import loosened
from storage.searching.windows import above

RENDITION_AT = LANGUAGE_AT  # what a slot has above its ordinal names one rendition

_Slot = ColumnElement[int]
Ask = Callable[[FromClause], Select[Any]]
Inside = Sequence[ColumnElement[bool]] | str  # conditions; on SQLite the same in its own words
_FTS5 = table("passage_fts", column("rowid", BigInteger), column("passage_fts", Text))
_TSVECTOR = table("passage_fts", column("id", BigInteger), column("tokens"))


def slot_of(connection: Connection) -> _Slot:
    """Give the column of the index that holds the numbers of passages."""
    return _slot_of(_FTS5 if connection.dialect.name == "sqlite" else _TSVECTOR)


def _numbers(connection: Connection, asked: Select[Any], values: dict[str, Any]) -> list[int]:
    """Give a column of plain numbers: they are thousands, and SQLite gives them soonest as one text."""
    if connection.dialect.name == "sqlite":
        listed = asked.subquery()
        whole = select(func.json_group_array(listed.c.number)).select_from(listed)
        return list(json.loads(connection.execute(whole, values).scalar_one()))
    found = connection.execute(asked, values)
    assert found.cursor is not None
    numbers = [number for (number,) in found.cursor.fetchall()]
    found.close()
    return numbers


def _slot_of(held: FromClause) -> _Slot:
    return held.c.rowid if held is _FTS5 else held.c.id


def _holds(held: FromClause, name: str = "words") -> ColumnElement[bool]:
    words = bindparam(name, type_=Text)
    if held is _FTS5:
        return _FTS5.c.passage_fts.op("MATCH", is_comparison=True)(words)
    from sqlalchemy.dialects.postgresql import TSQUERY  # a store in a file has no use for it

    tokens: ColumnElement[str] = held.c.tokens
    found: ColumnElement[bool] = tokens.op("@@", is_comparison=True)(cast(words, TSQUERY))
    return found


def _limited(asked: Select[Any]) -> Select[Any]:
    return asked.limit(bindparam("most", type_=Integer)).offset(bindparam("skip", type_=Integer))


def any_slots(held: FromClause) -> Select[Any]:
    """Ask for passages as the index comes upon them, which costs least."""
    return _limited(select(_slot_of(held).label("number")).where(_holds(held)))


def newest_slots(held: FromClause) -> Select[Any]:
    """Ask for passages, the newest first."""
    return any_slots(held).order_by(_slot_of(held).desc())


def renditions_of(held: FromClause) -> Select[Any]:
    """Ask for the renditions of passages."""
    rendition = above(_slot_of(held), RENDITION_AT)
    return _limited(select(rendition.label("number")).where(_holds(held)).distinct())


# The same on SQLite, whose own words need not be made anew for each search.
_FROM = "FROM passage_fts WHERE passage_fts MATCH ?{}"
_LITE: dict[Ask, str] = {
    ask: f"SELECT json_group_array(number) FROM ({asked} LIMIT ? OFFSET ?)"  # noqa: S608 - our own
    for ask, asked in (
        (any_slots, f"SELECT rowid AS number {_FROM}"),
        (newest_slots, f"SELECT rowid AS number {_FROM} ORDER BY rowid DESC"),
        (renditions_of, f"SELECT DISTINCT rowid >> {RENDITION_AT} AS number {_FROM}"),
    )
}
IN_LANGUAGE = f" AND rowid >> {LANGUAGE_AT} & {LANGUAGE_MASK} = {{}}"
_IN_LIST = f" AND rowid >> {RENDITION_AT} IN (SELECT value FROM json_each(?))"  # noqa: S608 - our own
AMONG = f" AND rowid >= {{}} AND rowid < {{}}{{}}{_IN_LIST}"


@cache
def _plain(ask: Ask, held: FromClause) -> Select[Any]:
    """Give a statement that is built once."""
    return ask(held)


# PostgreSQL's index holds no places: whether the words of a phrase follow each other is read in each
# passage that holds them all, which costs most. So it is read last, and of no more than are wanted.
def _holding_all(inside: Sequence[ColumnElement[bool]]) -> FromClause:
    """Give the passages inside a window that hold all words of a phrase, wherever; PostgreSQL only."""
    asked = select(_TSVECTOR.c.id, _TSVECTOR.c.tokens).where(_holds(_TSVECTOR, "loose"), *inside)
    return asked.offset(0).subquery("loose")  # an offset is planned by itself


def _newest_of(inside: Sequence[ColumnElement[bool]], *, whole: bool) -> Select[Any]:
    """Ask for passages, the newest first, those with phrases unless the index says the whole; PostgreSQL only."""
    all_words = select(_TSVECTOR.c.id).where(_holds(_TSVECTOR, "loose"), *inside)
    loose = all_words.cte("loose").prefix_with("MATERIALIZED")
    if whole:
        return _limited(select(loose.c.id.label("number")).order_by(loose.c.id.desc()))
    newest = select(loose.c.id).order_by(loose.c.id.desc()).subquery("newest")
    read = _TSVECTOR.alias("read")
    exact = select(read.c.id).where(read.c.id == newest.c.id, _holds(read)).offset(0)
    follows = exact.lateral("follows")
    asked = select(newest.c.id.label("number")).join_from(newest, follows, true())
    return _limited(asked.order_by(newest.c.id.desc()))


def asked(
    connection: Connection,
    ask: Ask,
    words: str,
    inside: Inside,
    limit: int,
    skip: int = 0,
    among_them: str = "",
) -> list[int]:
    """Ask the index for passages, or for what they are of, inside a window."""
    if isinstance(inside, str):
        given = words, *([among_them] if among_them else []), limit, skip
        whole = connection.exec_driver_sql(_LITE[ask].format(inside), given)
        return list(json.loads(whole.scalar_one()))
    values = {"words": words, "most": limit, "skip": skip}
    if connection.dialect.name == "sqlite":
        return _numbers(connection, _plain(ask, _FTS5).where(*inside), values)
    loose = loosened(words)
    if ask is newest_slots:
        statement = _newest_of(inside, whole=loose == words)
    elif inside and loose != words:
        statement = ask(_holding_all(inside))
    else:
        statement = _plain(ask, _TSVECTOR).where(*inside)
    return _numbers(connection, statement, {**values, "loose": loose})
