"""This file brings the queue's own tables up to date, in a schema beside the store's."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import Any

from sqlalchemy import Connection

SCHEMA = "procrastinate"


def apply(connection: Connection) -> Sequence[str]:
    """Apply what is missing of the queue's packaged SQL, by name; give what was applied.

    Goes with `storage.schema.migrate(url, queue=apply)`: PostgreSQL only, inside its transaction.
    """
    raw: Any = connection.connection.driver_connection
    with raw.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7640737)")  # any number of our own
        before = cursor.execute("SHOW search_path").fetchone()[0]
        cursor.execute("CREATE SCHEMA IF NOT EXISTS procrastinate")
        cursor.execute("SET LOCAL search_path TO procrastinate, public")
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS tamar_applied "
            "(name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())"
        )
        known = {str(row[0]) for row in cursor.execute("SELECT name FROM tamar_applied")}
        missing = [name for name in migrations() if name not in known]
        # A new store gets the whole schema, of which every migration so far is a part.
        names = missing if known else ["schema.sql"]
        for name in names:
            cursor.execute(script(name))
        for name in missing:
            cursor.execute("INSERT INTO tamar_applied (name) VALUES (%s)", (name,))
        cursor.execute("SELECT set_config('search_path', %s, true)", (before,))
    return [f"queue {name}" for name in names]


def migrations() -> list[str]:
    """Give the names of the queue's packaged migrations, oldest first."""
    folder = resources.files("procrastinate.sql") / "migrations"
    return sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))


def script(name: str) -> str:
    """Give the packaged SQL of that name."""
    folder = resources.files("procrastinate.sql")
    place = folder / name if name == "schema.sql" else folder / "migrations" / name
    return place.read_text("utf-8")
