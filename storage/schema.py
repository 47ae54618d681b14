"""This file brings a store's tables up to date, and tells which version they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect
from sqlmodel import Session

from storage.addresses import dialect_of, file_of, store_url
from storage.connections import WRITES, make_engine, prepare_file, switch_to_wal
from storage.errors import StoreNewer, StoreOlder, named_errors, of_the_system

if TYPE_CHECKING:  # a store that is up to date is opened without Alembic: it takes long to load
    from alembic.config import Config
    from alembic.script import ScriptDirectory

Progress = Callable[[int, int], None]
QueueHook = Callable[[Connection], Sequence[str]]
_MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATION_LOCK = 0x7A3A2  # any number, as long as nobody else locks with it


def alembic_config(connection: Connection | None = None) -> Config:
    """Give Alembic's configuration: the packaged folder, and the connection to work on."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


@cache
def _script() -> ScriptDirectory:
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(alembic_config())


@cache
def _revisions() -> tuple[str, ...]:
    """Give every revision there is, the first one first: each file's name begins with its own."""
    files = (_MIGRATIONS / "versions").glob("[0-9]*_*.py")
    return tuple(sorted(file.name.partition("_")[0] for file in files))


def head() -> str:
    """Give the revision that this version of Tamar works with."""
    return _revisions()[-1]


def revision_of(connection: Connection) -> str | None:
    """Give the revision that a store has, None where it has none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(found) if found is not None else None


def require_current(connection: Connection, shown: str) -> None:
    """Raise StoreNewer or StoreOlder where the store's revision is not ours."""
    found = revision_of(connection)
    if found == head():
        return
    if found is None:
        raise StoreOlder(f"There is no store at {shown} yet. Run `tamar migrate`.")
    if found not in _revisions():
        raise StoreNewer(f"{StoreNewer.__doc__} ({shown} has revision {found})")
    raise StoreOlder(f"{StoreOlder.__doc__} ({shown} has revision {found}, wanted {head()})")


def _upgrade(engine: Engine, target: str) -> list[str]:
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
        before = revision_of(connection)
        if before is not None and before not in _revisions():
            raise StoreNewer(f"{StoreNewer.__doc__} (revision {before})")
        pending = [
            script.revision
            for script in _script().iterate_revisions(target, before or "base")
            if script.revision != before
        ]
        if pending:
            from alembic import command

            command.upgrade(alembic_config(connection), target)
    return pending[::-1]


def migrate(
    url: str | None, *, queue: QueueHook | None = None, progress: Progress | None = None
) -> list[str]:
    """Bring a store up to date, making its folder and file where needed; give what was applied.

    `queue` is called on PostgreSQL only, in a transaction of its own, and gives the names of what
    it applied. `progress` is told how many passages are indexed and of how many, where the index
    has to be made anew. Raises the StoreError family.
    """
    address = store_url(url)
    try:
        prepare_file(address)
    except OSError as error:
        raise of_the_system(error, "made", file_of(address).parent) from error
    file = file_of(address) if dialect_of(address) == "sqlite" else None
    engine = make_engine(address, rebuilds=True)
    try:
        with named_errors(file):
            if file is not None:
                switch_to_wal(engine)
            applied = _upgrade(engine, "head")
            if queue is not None and dialect_of(address) == "postgresql":
                with engine.execution_options(**{WRITES: True}).begin() as connection:
                    applied += queue(connection)
            _index_anew(engine, progress)
    finally:
        engine.dispose()
    return applied


def _index_anew(engine: Engine, progress: Progress | None) -> None:
    """Make the search index anew where an older version made it; killed half-way, it is the old one."""
    from storage.published import filing, reindexing
    from storage.published.passages import unseen

    with engine.connect() as connection:
        whole = filing.is_whole(connection)
    if not whole:
        with Session(engine.execution_options(**{WRITES: True})) as session:
            reindexing.rebuild(session, datetime.now(UTC), progress or unseen)
            session.commit()


def downgrade(url: str, target: str) -> None:
    """Take a store back to an older revision, or to "base"."""
    from alembic import command

    engine = make_engine(store_url(url), rebuilds=True)
    try:
        with named_errors(), engine.execution_options(**{WRITES: True}).begin() as connection:
            command.downgrade(alembic_config(connection), target)
    finally:
        engine.dispose()
