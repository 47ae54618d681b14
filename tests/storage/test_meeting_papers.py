"""This file tests that the papers of a day or a committee are found without reading all the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from scrapers.text import fold
from storage.database import Store
from storage.published import meeting_papers
from storage.searching import history
from storage.searching.filters import Filters
from tests.storage.listening import heard
from tests.storage.made import listing, remember

DAY = date(2026, 12, 1)
PANEL = "Panel on Herons"


def _hold(store: Store) -> tuple[int, int]:
    """Keep a paper of a committee for a day, one for the next, and one that is for none."""
    with store.write() as session:
        kept = [
            remember(
                session, listing(name, committee=PANEL if day else "", meeting_date=day)
            ).paper_id
            for name, day in (("a", DAY), ("b", DAY.replace(day=2)), ("c", None))
        ]
    return kept[0], kept[1]


def _plans(engine: Engine, ask: Callable[[], Any]) -> list[str]:
    """Give how SQLite went about what was asked."""
    asked: list[tuple[str, Any]] = []

    with heard(engine, lambda statement, given, _: asked.append((statement, given))):
        ask()
    with engine.connect() as connection:
        return [
            row[3]
            for statement, given in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
        ]


def _way(store: Store, ask: Callable[[Session], Any]) -> str:
    with store.read() as session:
        return "\n".join(_plans(store.engine, lambda: ask(session)))


def test_papers_for_a_day_are_those_of_its_meetings(store: Store) -> None:
    first, second = _hold(store)
    with store.read() as session:
        found = meeting_papers.between(session, DAY, DAY.replace(day=2))
        assert [one.paper_id for one in found] == [first, second]
        assert [one.paper_id for one in meeting_papers.between(session, DAY, DAY)] == [first]


def test_papers_for_a_day_are_found_by_its_index(sqlite_store: Store) -> None:
    _hold(sqlite_store)
    way = _way(sqlite_store, lambda session: meeting_papers.between(session, DAY, DAY))
    assert "ix_paper_meeting_date" in way
    assert "ix_paper_forward_id" not in way


def test_papers_of_a_committee_are_found_by_a_part_of_its_name(store: Store) -> None:
    first, second = _hold(store)
    with store.read() as session:
        found = history.listed(session, Filters(committee=("herons",)), limit=1)
        assert (found.total, found[0].paper_id in {first, second}) == (2, True)
        assert history.listed(session, Filters(committee=("storks",)), limit=1).total == 0


def test_papers_of_a_committee_are_found_by_its_index(sqlite_store: Store) -> None:
    _hold(sqlite_store)
    way = _way(
        sqlite_store,
        lambda session: history.listed(session, Filters(committee=(fold(PANEL),)), limit=5),
    )
    assert "ix_paper_committee_fold (committee_fold=?)" in way
