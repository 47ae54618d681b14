"""This file tests how SQLite goes about a question: by an index that leaves few rows, never by one that leaves all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from storage import sql
from storage.database import Store
from storage.sql import table, unset
from storage.tables.published import PaperRow
from storage.told import digest_runs, months
from storage.watched import appointments, arrivals, remnants
from tests.storage.listening import heard
from tests.storage.made import NOW, store_paper
from tests.storage.outbox_rows import make_channels

_paper = table(PaperRow)
DAY = timedelta(days=1)


def untold(session: Session) -> object:
    return digest_runs.untold_of(
        session,
        [1],
        rhythm="daily",
        now=NOW,
        names_of=lambda _: (),
        known_as=lambda _, names: names,
    )


ASKED: dict[str, Callable[[Session], object]] = {
    "what is to be read": lambda s: appointments.due_for_reading(s, NOW, 9),
    "what is to be visited again": lambda s: appointments.due_for_revisit(s, NOW, 9),
    "what came today": lambda s: arrivals.items_since(s, NOW - DAY),
    "what is on no topic": lambda s: remnants.unmatched_titles(s, NOW - DAY),
    "what a channel was not told": untold,
    "what a month brought": lambda s: months.count(s, 1, ["ai"], NOW - 30 * DAY, NOW),
}


@contextmanager
def plans(store: Store) -> Iterator[list[str]]:
    """Note how SQLite goes about each statement inside the block."""
    found: list[str] = []

    asked: list[tuple[str, Any]] = []
    with heard(store.engine, lambda statement, values, _: asked.append((statement, values))):
        yield found
    with store.engine.connect() as connection:
        for statement, values in asked:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            found.extend(row[3] for row in rows)


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_no_index_is_asked_for_what_nearly_every_paper_lacks(
    sqlite_store: Store, asked: Callable[[Session], object]
) -> None:
    with sqlite_store.write() as session:
        make_channels(session, 1)
        store_paper(session, "p", "The pilot begins.", topics={"ai": "substantive"})
    with sqlite_store.read() as session, plans(sqlite_store) as found:
        asked(session)
    assert found
    lacked = ("ix_paper_forward_id", "ix_paper_booklet", "ix_paper_duplicate_of")
    assert [step for step in found if any(index in step for index in lacked)] == []


def test_what_is_unset_is_so_on_both_databases(store: Store) -> None:
    with store.write() as session:
        one = store_paper(session, "p", "The pilot begins.")
        other = store_paper(session, "q", "Ferries are late.")
        connection = session.connection()
        connection.execute(_paper.update().where(_paper.c.id == other).values(booklet="b"))
        for which, numbers in (
            (unset(_paper.c.booklet), [one]),
            (~unset(_paper.c.booklet), [other]),
        ):
            assert list(connection.execute(_paper.select().where(which)).scalars()) == numbers


def test_what_nearly_every_row_lacks_is_asked_for_in_one_way() -> None:
    written = [path.read_text("utf-8") for path in Path(sql.__file__).parent.rglob("*.py")]
    lacked = {one for text in written for one in re.findall(r"unset\(\w+\.c\.(\w+)\)", text)}
    assert {"forward_id", "booklet", "read_at"} <= lacked
    plain = {one for text in written for one in re.findall(r"\.(\w+)\.is_\(None\)", text)}
    assert lacked.isdisjoint(plain)
