"""This file tests that openings are counted per channel and paper that was told there, and outlive a merge."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select

from storage import forgetting
from storage.database import Store
from storage.published import identities
from storage.sql import table
from storage.tables.told import OpeningRow, TellingRow
from storage.told import openings
from tests.storage.made import NOW, listing, place, remember

_opening = table(OpeningRow)
DAY = timedelta(days=1)


def _told(session: Any, channel: Any, name: str = "a") -> int:
    paper = remember(session, listing(name, keys=(f"gia:{name}",))).paper_id
    row = {"channel_id": channel.id, "paper_id": paper, "how": "alert", "told_at": NOW}
    session.connection().execute(insert(table(TellingRow)), [row])
    return paper


def _rows(session: Any) -> list[tuple[int, str, int]]:
    asked = select(_opening.c.paper_id, _opening.c.what, _opening.c.times).order_by(_opening.c.id)
    return [tuple(row) for row in session.connection().execute(asked)]


def test_what_was_told_is_counted_as_often_as_it_is_opened(store: Store) -> None:
    with store.write() as session:
        channel = place(session, "slack:T1/C1")
        paper = _told(session, channel)
        for what in ("why", "why", "question"):
            assert openings.count(session, channel.id, paper, what)
        assert _rows(session) == [(paper, "why", 2), (paper, "question", 1)]
        assert openings.opened(session, channel.id, NOW, NOW + DAY) == {paper}


def test_what_was_not_told_there_is_not_counted(store: Store) -> None:
    with store.write() as session:
        channel, other = place(session, "slack:T1/C1"), place(session, "slack:T1/C2")
        paper = _told(session, channel)
        assert not openings.count(session, other.id, paper, "why")
        assert openings.opened(session, other.id, NOW, NOW + DAY) == set()


def test_what_was_told_at_another_time_is_left_out(store: Store) -> None:
    with store.write() as session:
        channel = place(session, "slack:T1/C1")
        openings.count(session, channel.id, _told(session, channel), "why")
        assert openings.opened(session, channel.id, NOW - DAY, NOW) == set()


def test_nothing_is_kept_of_who_opened_it_or_when() -> None:
    assert set(_opening.columns.keys()) == {"id", "channel_id", "paper_id", "what", "times"}


def test_two_papers_that_prove_to_be_one_are_opened_once(store: Store) -> None:
    with store.write() as session:
        channel = place(session, "slack:T1/C1")
        first, second = _told(session, channel), _told(session, channel, "b")
        for paper in (first, second):
            openings.count(session, channel.id, paper, "why")
        identities.merge(session, first, second)
        assert openings.opened(session, channel.id, NOW, NOW + DAY) == {min(first, second)}


def test_a_workspace_that_is_forgotten_leaves_no_counts(store: Store) -> None:
    with store.write() as session:
        channel = place(session, "slack:T1/C1")
        openings.count(session, channel.id, _told(session, channel), "why")
        owner = forgetting.owner(session, "slack:T1")
        assert owner is not None
        assert forgetting.holdings(session, owner)["opening"] == 1
        while forgetting.step(session, owner):
            pass
        assert _rows(session) == []
