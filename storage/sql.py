"""This file writes the statements that the two databases spell differently, and cuts long lists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Table,
    Text,
    any_,
    bindparam,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import SQLModel

from storage.connections import CHUNK, storable, to_json_text
from storage.ready import Ready

T = TypeVar("T")
Values = Mapping[str, Any]


def table(row: type[SQLModel]) -> Table:
    """Give the Core table of a row class, for statements over many rows."""
    return SQLModel.metadata.tables[str(row.__tablename__)]


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Cut a list into pieces that fit into one statement."""
    rest = iter(items)
    while piece := list(islice(rest, size)):
        yield piece


def among(
    connection: Connection, column: ColumnElement[int], numbers: Sequence[int]
) -> ColumnElement[bool]:
    """Say that a column holds one of any number of numbers; they are sent as one value."""
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(numbers), ARRAY(BigInteger)))
    listed = func.json_each(json.dumps(list(numbers))).table_valued("value")
    return column.in_(select(listed.c.value))


def among_texts(
    connection: Connection, column: ColumnElement[str], several: Iterable[str]
) -> ColumnElement[bool]:
    """Say that a column holds one of any number of texts; they are sent as one value."""
    if not is_lite(connection):
        return column == any_(literal(texts(connection, several), ARRAY(Text)))
    listed = func.json_each(literal(texts(connection, several), Text)).table_valued("value")
    return column.in_(select(listed.c.value))


def among_given(column: ColumnElement[int], *, lite: bool) -> ColumnElement[bool]:
    """Say that a column holds one of the numbers given with a statement that is built once; see `given`."""
    if not lite:
        return column == any_(bindparam("numbers", type_=ARRAY(BigInteger)))
    listed = func.json_each(bindparam("numbers", type_=Text)).table_valued("value")
    return column.in_(select(listed.c.value))


class unset(FunctionElement[bool]):  # noqa: N801 - it is used as a function
    """Say that a column holds nothing, as it does in nearly every row: no index is the way to those.

    SQLite, which knows no better, would else read a whole table by that index. A column without one, or
    one that many rows fill, says `is_(None)`.
    """

    inherit_cache = True
    type = Boolean()


@compiles(unset)
def _unset(element: unset, compiler: SQLCompiler, **options: Any) -> str:
    return f"{compiler.process(element.clauses, **options)} IS NULL"


@compiles(unset, "sqlite")
def _unset_by_no_index(element: unset, compiler: SQLCompiler, **options: Any) -> str:
    return f"(+{compiler.process(element.clauses, **options)} IS NULL)"


def one_of(column: ColumnElement[str], name: str, *, lite: bool) -> ColumnElement[bool]:
    """Say that a column holds one of the texts that are given as one value; see `texts`."""
    if not lite:
        return column == any_(bindparam(name, type_=ARRAY(Text)))
    listed = func.json_each(bindparam(name, type_=Text)).table_valued("value")
    return column.in_(select(listed.c.value))


def texts(connection: Connection, several: Iterable[str]) -> str | list[str]:
    """Give texts as the one value that `one_of` takes."""
    if is_lite(connection):
        return to_json_text(list(several))
    return [storable(one) for one in several]


def is_lite(connection: Connection) -> bool:
    """Say whether the store is SQLite's."""
    return connection.dialect.name == "sqlite"


def given(connection: Connection, numbers: Iterable[int], **others: object) -> dict[str, Any]:
    """Give the values of a statement that asks for some numbers."""
    listed = list(numbers)
    return {"numbers": json.dumps(listed) if is_lite(connection) else listed, **others}


def insert_into(connection: Connection, target: Table) -> Any:
    """Give an insert that can say what is done where the row is there; only its own database is loaded."""
    return insert_for(target, lite=is_lite(connection))


def insert_for(target: Table, *, lite: bool) -> Any:
    """Give the same for a statement that is made once."""
    if lite:
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(target)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(target)


def upsert(
    connection: Connection, target: Table, rows: Sequence[Values], keys: Sequence[str]
) -> None:
    """Insert rows; where one with the same keys is there, give it the new values."""
    if not rows:
        return
    columns = tuple(rows[0])
    changed = tuple(name for name in columns if name not in keys)
    _upserting(target, tuple(keys), changed, columns).change_each(connection, rows)


@cache
def _upserting(
    target: Table, keys: tuple[str, ...], changed: tuple[str, ...], columns: tuple[str, ...]
) -> Ready:
    """Build what writes rows of a table once: what is excluded is a copy of the whole table to SQLAlchemy."""
    return Ready(lambda lite: _merged(target, keys, changed, lite=lite), columns)


def _merged(target: Table, keys: tuple[str, ...], changed: tuple[str, ...], *, lite: bool) -> Any:
    insert = insert_for(target, lite=lite).inline()
    if not changed:
        return insert.on_conflict_do_nothing(index_elements=keys)
    values = {name: insert.excluded[name] for name in changed}
    return insert.on_conflict_do_update(index_elements=keys, set_=values)


def insert_missing(
    connection: Connection, target: Table, rows: Sequence[Values], keys: Sequence[str]
) -> None:
    """Insert rows; where one with the same keys is there, leave it alone."""
    if rows:
        _upserting(target, tuple(keys), (), tuple(rows[0])).change_each(connection, rows)


def forget_text(connection: Connection, owned: Table, paper_id: int, language: str) -> None:
    """Delete what a table holds of a paper's text in one language."""
    _forgetting_text(owned).change(connection, {"its_paper": paper_id, "spoken": language})


@cache
def _forgetting_text(owned: Table) -> Ready:
    its = (
        owned.c.paper_id == bindparam("its_paper"),
        owned.c.language == bindparam("spoken"),
    )
    return Ready(lambda _: owned.delete().where(*its))


def rewrite(connection: Connection, target: Table, number: int, values: Values) -> None:
    """Give a row, by its number, new values."""
    if values:
        given = {"its_number": number, **{f"new_{name}": one for name, one in values.items()}}
        _rewriting(target, tuple(values)).change(connection, given)


@cache
def _rewriting(target: Table, columns: tuple[str, ...]) -> Ready:
    values = {name: bindparam(f"new_{name}", type_=target.c[name].type) for name in columns}
    row = target.c.id == bindparam("its_number")
    return Ready(lambda _: update(target).where(row).values(values))


def insert_all(connection: Connection, target: Table, rows: Sequence[Values]) -> None:
    """Insert rows."""
    if rows:
        _inserting(target, tuple(rows[0]), numbered=False).change_each(connection, rows)


def insert_one(connection: Connection, target: Table, values: Values) -> int:
    """Insert a row and give its number."""
    return int(_inserting(target, tuple(values), numbered=True).value(connection, values))


@cache
def _inserting(target: Table, columns: tuple[str, ...], *, numbered: bool) -> Ready:
    insert = target.insert().inline()
    return Ready(lambda _: insert.returning(target.c.id) if numbered else insert, columns)


def insert_or_find(
    connection: Connection, target: Table, values: Values, keys: Sequence[str]
) -> tuple[int, bool]:
    """Insert a row unless one with the same keys is there; give its number, and if it is new."""
    inserting, finding = _finding(target, tuple(keys), tuple(values))
    made = inserting.value(connection, values)
    if made is not None:
        return int(made), True
    return int(finding.value(connection, {f"held_{name}": values[name] for name in keys})), False


@cache
def _finding(target: Table, keys: tuple[str, ...], columns: tuple[str, ...]) -> tuple[Ready, Ready]:
    """Build what inserts a row and says its number, and what asks for the one that is there."""
    held = [target.c[name] == bindparam(f"held_{name}", type_=target.c[name].type) for name in keys]
    return (
        Ready(lambda lite: _merged(target, keys, (), lite=lite).returning(target.c.id), columns),
        Ready(lambda _: select(target.c.id).where(*held)),
    )


def contains(
    column: ColumnElement[str], part: str | ColumnElement[str], *, lite: bool
) -> ColumnElement[bool]:
    """Say whether a column holds a piece of text, letter by letter."""
    find = func.instr if lite else func.strpos
    result: ColumnElement[bool] = find(column, part) > 0
    return result
