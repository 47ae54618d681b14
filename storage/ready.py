"""This file holds statements that are put together once and then go to the driver as they are.

What every check of every page asks is a handful of small statements, and the toolkit's work for each is
ten times the database's own. Values and results are turned as its own statements turn them.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.types import TypeEngine

from storage.connections import CHANGED, LEISURE, storable_row

Statement = Select[*tuple[Any, ...]] | Update | Insert | Delete
Values = Mapping[str, Any]
Turn = Callable[[Any], Any] | None
_NOTHING: Values = MappingProxyType({})


class WrongValues(TypeError):
    """A statement was not given the values that it names, each by its name."""


class Unfit(TypeError):
    """A statement cannot be put together once: some of it depends on what it is given."""


class Ready:
    """A statement whose parts never change, only the values that it names.

    It is given as a function of whether the store is SQLite's; an insert also says which columns it is
    given. Lists go in as one value, see `storage.sql.one_of`: what is written once has no room for one
    mark an item.
    """

    def __init__(
        self, make: Callable[[bool], Statement], columns: Sequence[str] | None = None
    ) -> None:
        self._make = make
        self._columns = columns
        self._made: dict[str, _Made] = {}

    def rows(self, connection: Connection, values: Values = _NOTHING) -> list[Any]:
        """Give what the statement finds, or gives back of what it changed: tuples with names."""
        made = self._for(connection)
        with _cursor(connection) as cursor:
            ask(cursor, made.text, made.bound(values), many=False)
            found = made.turned(cursor.fetchall(), cursor.description or ())
        if made.writes:
            connection.info[CHANGED] = True
        return found

    def change(self, connection: Connection, values: Values = _NOTHING) -> int:
        """Change rows, and give how many."""
        made = self._for(connection)
        with _cursor(connection) as cursor:
            ask(cursor, made.text, made.bound(values), many=False)
            connection.info[CHANGED] = True
            if made.gives:
                cursor.fetchall()  # SQLite counts a row once it is fetched
            return int(cursor.rowcount)

    def values(self, connection: Connection, values: Values = _NOTHING) -> list[Any]:
        """Give the first column of what the statement finds."""
        return [row[0] for row in self.rows(connection, values)]

    def value(self, connection: Connection, values: Values = _NOTHING) -> Any:
        """Give the first value of what the statement finds, None where it finds nothing."""
        found = self.rows(connection, values)
        return found[0][0] if found else None

    def change_each(self, connection: Connection, several: Sequence[Values]) -> None:
        """Change rows once for each set of values."""
        if len(several) == 1:
            self.change(connection, several[0])
            return
        made = self._for(connection)
        with _cursor(connection) as cursor:
            ask(cursor, made.text, [made.bound(values) for values in several], many=True)
            connection.info[CHANGED] = True

    def _for(self, connection: Connection) -> _Made:
        name = connection.dialect.name
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = _Made(self._make(name == "sqlite"), self._columns, connection)
        return made


@contextmanager
def _cursor(connection: Connection) -> Iterator[Any]:
    if (leisure := connection.info.get(LEISURE)) is not None:
        leisure.give_way()
    if not connection.in_transaction():
        connection.begin()  # it says whether it may write; the toolkit's own statements begin so, too
    cursor = connection.connection.cursor()
    try:
        yield cursor
    finally:
        cursor.close()


def ask(cursor: Any, text: str, values: Any, *, many: bool) -> None:
    """Hand a statement to the driver, with its values or with those of many rows."""
    if many:
        cursor.executemany(text, values)
    else:
        cursor.execute(text, values)


class _Made:
    """A statement as one kind of store reads it, with how its values and results are turned."""

    def __init__(
        self, statement: Statement, columns: Sequence[str] | None, connection: Connection
    ) -> None:
        dialect = connection.dialect
        compiled: Any = statement.compile(dialect=dialect, column_keys=columns)
        if compiled.post_compile_params or compiled.literal_execute_params:
            raise Unfit(f"{Unfit.__doc__} A list is given as one value. ({compiled})")
        self.text = str(compiled)
        self.writes = not isinstance(statement, Select)
        self._columns = frozenset(columns) if columns is not None else None
        self._wanted = {name for bind, name in compiled.bind_names.items() if bind.required}
        self._given: dict[str, Any] = {**compiled.params, **_defaults(compiled)}
        self._order: list[str] | None = compiled.positiontup if compiled.positional else None
        self._binds: dict[str, Turn] = {}
        for bind, name in compiled.bind_names.items():
            turn = _impl(bind.type, connection).bind_processor(dialect)
            # a name may stand in several places, of which not each knows its kind
            self._binds[name] = turn or self._binds.get(name)
        found = (
            statement.column_descriptions
            if isinstance(statement, Select)
            else statement.returning_column_descriptions
        )
        self.gives = bool(found)
        self._dialect = dialect
        self._kinds = [_impl(one["type"], connection) for one in found]
        self._turns: list[tuple[int, Turn]] | None = None
        self._named = _naming([one["name"] for one in found])

    def bound(self, values: Values) -> Any:
        """Give the values as the driver takes them, those that the statement itself holds among them.

        Raises WrongValues: what is forgotten would be asked for as NULL, and a column too many dropped.
        """
        if not values.keys() >= self._wanted or self._columns not in (None, values.keys()):
            wanted = sorted(self._columns or self._wanted)
            raise WrongValues(
                f"{WrongValues.__doc__} It names {wanted}, given are {sorted(values)}."
            )
        whole = {**self._given, **values}
        turned = {
            name: turn(whole[name]) if turn is not None else whole[name]
            for name, turn in self._binds.items()
        }
        if self._order is None:
            return storable_row(turned)
        return storable_row([turned[name] for name in self._order])

    def turned(self, found: Sequence[Sequence[Any]], described: Sequence[Any]) -> list[Any]:
        """Give rows, of columns that the driver describes, with their values as the program knows them."""
        named = self._named
        if self._turns is None:
            columns = zip(self._kinds, described, strict=True)
            turns = [kind.result_processor(self._dialect, one[1]) for kind, one in columns]
            self._turns = [(place, turn) for place, turn in enumerate(turns) if turn is not None]
        if not self._turns:
            return [named(row) for row in found]
        rows = []
        for row in found:
            values = list(row)
            for place, turn in self._turns:
                assert turn is not None
                values[place] = turn(values[place])
            rows.append(named(values))
        return rows


def _naming(names: Sequence[str]) -> Callable[[Sequence[Any]], Any]:
    name: Any = namedtuple  # noqa: PYI024 - what a statement gives is known when it is compiled
    made: Callable[[Sequence[Any]], Any] = name("Row", names, rename=True)._make
    return made


def _defaults(compiled: Any) -> dict[str, Any]:
    """Give what columns hold of which nothing is said; raises Unfit where that is not always the same."""
    if compiled.update_prefetch or any(
        not one.default.is_scalar for one in compiled.insert_prefetch
    ):
        raise Unfit(f"{Unfit.__doc__} ({compiled})")
    return {one.key: one.default.arg for one in compiled.insert_prefetch}


def _impl(kind: TypeEngine[Any], connection: Connection) -> TypeEngine[Any]:
    return kind.dialect_impl(connection.dialect)
