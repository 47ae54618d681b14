"""This file tests that a statement which is put together once does what the toolkit's own would."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import bindparam, select, update

from storage.database import Store
from storage.errors import StoreReadOnly
from storage.ready import Ready
from storage.sql import one_of, table, texts
from storage.tables.columns import NaiveDatetime
from storage.tables.watched import PageRow
from tests.storage.made import INDEX, NOW

page = table(PageRow)
NAMES = ("url", "source", "follow", "rows", "account", "checked_at")
ADD = Ready(
    lambda _: (
        page.insert()
        .values({name: bindparam(name, type_=page.c[name].type) for name in NAMES})
        .returning(page.c.url, page.c.checked_at)
    )
)
MANY = Ready(
    lambda lite: select(*(page.c[name] for name in NAMES)).where(
        one_of(page.c.url, "urls", lite=lite)
    )
)
TOUCH = Ready(
    lambda _: (
        update(page)
        .where(page.c.url == bindparam("page_url"))
        .values(checked_at=bindparam("moment", type_=page.c.checked_at.type), rows=7)
    )
)


def _row(url: str = INDEX, **changes: Any) -> dict[str, Any]:
    first = {"url": url, "source": "gazette", "follow": ["a"], "rows": 3}
    return {**first, "account": {"rows": 3}, "checked_at": NOW, **changes}


def test_what_goes_in_comes_back_as_the_program_knows_it(store: Store) -> None:
    here = NOW.astimezone(timezone(timedelta(hours=8)))
    with store.write() as session:
        connection = session.connection()
        assert ADD.rows(connection, _row(checked_at=here)) == [(INDEX, NOW)]
        ready = MANY.rows(connection, {"urls": texts(connection, [INDEX])})
        plain = connection.execute(select(*(page.c[name] for name in NAMES)))
        assert ready == [tuple(row) for row in plain]
    assert ready[0][5].tzinfo is UTC


def test_a_list_may_hold_as_many_as_it_likes(store: Store) -> None:
    with store.write() as session:
        connection = session.connection()
        ADD.rows(connection, _row())
        urls = [INDEX, *(f"{INDEX}?{number}" for number in range(40_000))]
        assert len(MANY.rows(connection, {"urls": texts(connection, urls)})) == 1
        assert MANY.rows(connection, {"urls": texts(connection, [])}) == []


def test_a_change_says_how_many_rows_it_touched(store: Store) -> None:
    later = NOW + timedelta(hours=1)
    with store.write() as session:
        connection = session.connection()
        ADD.rows(connection, _row())
        assert TOUCH.change(connection, {"page_url": INDEX, "moment": later}) == 1
        assert TOUCH.change(connection, {"page_url": "elsewhere", "moment": later}) == 0
        found = MANY.rows(connection, {"urls": texts(connection, [INDEX])})
    assert found[0][3:] == (7, {"rows": 3}, later)


def test_a_change_is_made_once_for_each_set_of_values(store: Store) -> None:
    with store.write() as session:
        connection = session.connection()
        moments = {f"{INDEX}?{number}": NOW + timedelta(hours=number) for number in range(3)}
        for url in moments:
            ADD.rows(connection, _row(url))
        TOUCH.change_each(
            connection, [{"page_url": url, "moment": at} for url, at in moments.items()]
        )
        found = MANY.rows(connection, {"urls": texts(connection, moments)})
    assert {row[0]: row[5] for row in found} == moments


def test_text_that_no_database_can_hold_is_mended(store: Store) -> None:
    odd = f"{INDEX}?\x00\ud800"
    with store.write() as session:
        connection = session.connection()
        ADD.rows(connection, _row(odd))
        assert len(MANY.rows(connection, {"urls": texts(connection, [odd])})) == 1


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(NaiveDatetime), store.write() as session:
        TOUCH.change(
            session.connection(),
            {"page_url": INDEX, "moment": datetime(2026, 11, 2)},
        )


def test_a_reader_cannot_change_by_it(store: Store) -> None:
    with pytest.raises(StoreReadOnly), store.read() as session:
        TOUCH.change(session.connection(), {"page_url": INDEX, "moment": NOW})


@pytest.mark.parametrize("way", ["rows", "change", "change_each"])
def test_a_change_is_known_to_have_been_written(store: Store, way: str) -> None:
    store.trouble = StoreReadOnly("the disk was read-only")
    with store.write() as session:
        connection = session.connection()
        if way == "rows":
            ADD.rows(connection, _row())
        elif way == "change":
            TOUCH.change(connection, {"page_url": INDEX, "moment": NOW})
        else:
            TOUCH.change_each(connection, [{"page_url": INDEX, "moment": NOW}])
    assert store.trouble is None


def test_a_question_is_no_change(store: Store) -> None:
    store.trouble = trouble = StoreReadOnly("the disk was read-only")
    with store.write() as session:
        MANY.rows(session.connection(), {"urls": texts(session.connection(), [INDEX])})
    assert store.trouble is trouble
