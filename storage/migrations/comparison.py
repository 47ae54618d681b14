"""This file compares a store with the tables: what belongs to us, and how its types are written."""

from __future__ import annotations

from typing import Any, Literal

from alembic.autogenerate.api import AutogenContext
from sqlalchemy.types import TypeEngine
from sqlmodel.sql.sqltypes import AutoString

from storage.tables.columns import Json, Moment, Number

SEARCH = "passage_fts"  # the search index and its shadow tables: made by hand for each database
QUEUE = "procrastinate"  # the queue's own schema


def include_name(name: str | None, type_: str, parent_names: Any) -> bool:
    """Say whether a name found in the database is one of ours to compare."""
    if type_ == "schema":
        return name is None
    if type_ == "table" and name is not None:
        return not name.startswith((SEARCH, QUEUE, "sqlite_"))
    return True


def include_object(
    item: Any,
    name: str | None,
    type_: str,
    reflected: bool,
    compare_to: Any,
) -> bool:
    """Say whether an object is compared: columns the database computes are not."""
    return not (type_ == "table" and name is not None and name.startswith(SEARCH))


def render_item(type_: str, item: Any, context: AutogenContext) -> str | Literal[False]:
    """Write our own column types in words that need no import of ours."""
    if type_ != "type":
        return False
    if isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, AutoString):
        return "sa.String()"
    if item is Number or str(item) == str(Number):
        return "sa.BigInteger().with_variant(sa.Integer(), 'sqlite')"
    if isinstance(item, Json):
        context.imports.add("from sqlalchemy.dialects import postgresql")
        return "sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')"
    return False


def compare_type(
    context: Any,
    column: Any,
    metadata_column: Any,
    found: TypeEngine[Any],
    wanted: TypeEngine[Any],
) -> bool | None:
    """Say that a type differs only where the database could tell it: SQLite keeps no zones."""
    if context.dialect.name == "sqlite" and isinstance(wanted, Moment):
        return False
    return None
