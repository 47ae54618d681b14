"""This file holds statements that are put together once and then go to the driver as they are.

What every check of every page asks is a handful of small statements, and the toolkit's work for each is
ten times the database's own. Values and results are turned as its own statements turn them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.types import TypeEngine

from storage.connections import CHANGED, storable_row
from storage.sql import is_lite

Statement = Select[Any] | Update | Insert | Delete
Values = Mapping[str, Any]
Turn = Callable[[Any], Any] | None


class Ready:
    """A statement whose parts never change, only the values that it names.

    It is given as a function of whether the store is SQLite's. Lists go in as one value, see
    `storage.sql.one_of`: what is written once has no room for one mark an item.
    """

    def __init__(self, make: Callable[[bool], Statement]) -> None:
        self._make = make
        self._made: dict[str, _Made] = {}

    def rows(self, connection: Connection, values: Values) -> list[tuple[Any, ...]]:
        """Give what the statement finds, or gives back of what it changed."""
        made = self._for(connection)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(made.text, made.bound(values))
            found = cursor.fetchall()
        finally:
            cursor.close()
        if made.writes:
            connection.info[CHANGED] = True
        return made.turned(found)

    def change(self, connection: Connection, values: Values) -> int:
        """Change rows, and give how many."""
        made = self._for(connection)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(made.text, made.bound(values))
            connection.info[CHANGED] = True
            return int(cursor.rowcount)
        finally:
            cursor.close()

    def change_each(self, connection: Connection, several: Sequence[Values]) -> None:
        """Change rows once for each set of values."""
        made = self._for(connection)
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(made.text, [made.bound(values) for values in several])
            connection.info[CHANGED] = True
        finally:
            cursor.close()

    def _for(self, connection: Connection) -> _Made:
        name = connection.dialect.name
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = _Made(self._make(is_lite(connection)), connection)
        return made


class _Made:
    """A statement as one kind of store reads it, with how its values and results are turned."""

    def __init__(self, statement: Statement, connection: Connection) -> None:
        dialect = connection.dialect
        compiled: Any = statement.compile(dialect=dialect)
        self.text = str(compiled)
        self.writes = not isinstance(statement, Select)
        self._given: dict[str, Any] = dict(compiled.params)
        self._order: list[str] | None = compiled.positiontup if compiled.positional else None
        self._binds: dict[str, Turn] = {
            name: _impl(bind.type, connection).bind_processor(dialect)
            for bind, name in compiled.bind_names.items()
        }
        found = (
            statement.column_descriptions
            if isinstance(statement, Select)
            else statement.returning_column_descriptions
        )
        turns = [_impl(one["type"], connection).result_processor(dialect, None) for one in found]
        self._turns = [(place, turn) for place, turn in enumerate(turns) if turn is not None]

    def bound(self, values: Values) -> Any:
        """Give the values as the driver takes them, those that the statement itself holds among them."""
        whole = {**self._given, **values}
        turned = {
            name: turn(whole[name]) if turn is not None else whole[name]
            for name, turn in self._binds.items()
        }
        if self._order is None:
            return storable_row(turned)
        return storable_row([turned[name] for name in self._order])

    def turned(self, found: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
        """Give rows with their values as the program knows them."""
        if not self._turns:
            return [tuple(row) for row in found]
        rows = []
        for row in found:
            values = list(row)
            for place, turn in self._turns:
                assert turn is not None
                values[place] = turn(values[place])
            rows.append(tuple(values))
        return rows


def _impl(kind: TypeEngine[Any], connection: Connection) -> TypeEngine[Any]:
    return kind.dialect_impl(connection.dialect)
