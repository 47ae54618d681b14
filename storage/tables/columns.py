"""This file gives the kinds of column that the tables are made of, and what every row is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    Text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, SQLModel

Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts rows only in INTEGER keys


class Json(TypeDecorator[Any]):
    """Data: JSON in a file, JSONB in PostgreSQL, whose types are loaded for its stores alone."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Give the type that the store has for it."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON())
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB())


class NaiveDatetime(ValueError):
    """A datetime without a zone was given to the store; give one in UTC."""


class Moment(TypeDecorator[datetime]):
    """An instant: aware in Python, UTC in the store, whichever store it is."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware datetime to UTC; refuse a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveDatetime(f"{NaiveDatetime.__doc__} Got {value!r}.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give an aware datetime in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def key() -> Any:
    """Give the column of a table's own number."""
    return Field(default=None, sa_column=Column(Number, primary_key=True, autoincrement=True))


def link(target: str, *, optional: bool = False, index: bool = True, cascade: bool = True) -> Any:
    """Give a column that points to a row of another table."""
    column = Column(
        Number,
        ForeignKey(f"{target}.id", ondelete="CASCADE" if cascade else None),
        nullable=optional,
        index=index,
    )
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def pointer(*, optional: bool = False, index: bool = True) -> Any:
    """Give a column that names a row of another table, unchecked by the database.

    For the rows of a fan-out: they are written 100,000 at a time beside the row they name, which is
    never deleted, and a check of each would cost more than the row itself.
    """
    column = Column(Number, nullable=optional, index=index)
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def moment(*, optional: bool = False, index: bool = False) -> Any:
    """Give a column for an instant."""
    column = Column(Moment, nullable=optional, index=index)
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def words(*, optional: bool = False) -> Any:
    """Give a column for text of any length."""
    column = Column(Text, nullable=optional)
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def data(default: Any = dict, *, optional: bool = False) -> Any:
    """Give a column for JSON."""
    if optional:
        return Field(default=None, sa_column=Column(Json, nullable=True))
    return Field(default_factory=default, sa_column=Column(Json, nullable=False))


class StoredRow(SQLModel):
    """A row of any table: what it holds is checked by the columns, so no checks are built for it.

    The modules of tables state their types as types, not as words: each word would be compiled at every start.
    """

    model_config = {"defer_build": True}  # of every table, at every start
