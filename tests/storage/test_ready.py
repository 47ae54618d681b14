"""This file tests that a statement which is put together once does what the toolkit's own would."""

from __future__ import annotations

import sys
import threading
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from keyword import iskeyword
from typing import Any

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Float,
    LargeBinary,
    MetaData,
    Table,
    Text,
    bindparam,
    func,
    literal,
    literal_column,
    select,
    text,
    update,
)
from sqlmodel import SQLModel

from storage.database import Store
from storage.errors import StoreReadOnly, StoreTooSlow, StoreUnreachable, named_errors
from storage.ready import Ready, Unfit, WrongValues
from storage.sql import among_given, given, insert_all, insert_for, insert_one, one_of, table, texts
from storage.tables.columns import Json, Moment, NaiveDatetime, Number
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


# A table of every kind of column that the store has, and one with a value where nothing is said.
KINDS = Table(
    "every_kind",
    MetaData(),
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("said", Text),
    Column("data", Json),
    Column("at", Moment),
    Column("day", Date),
    Column("is_so", Boolean),
    Column("share", Float),
    Column("sealed", LargeBinary),
    Column("count", Number, default=3),
    prefixes=["TEMPORARY"],
)
FULL: dict[str, Any] = {
    "said": "50% of 燈\x00\ud800",
    "data": {"燈": ["a\x00", None, 1.5, True], "none": None},
    "at": NOW.astimezone(timezone(timedelta(hours=8))),
    "day": date(2026, 2, 28),
    "is_so": True,
    "share": 0.1,
    "sealed": b"\x00\xff",
    "count": 2**40,
}
ROWS = (
    FULL,
    dict.fromkeys(FULL),
    FULL | {"data": [], "is_so": False, "said": "", "share": 0.0, "count": 0},
)


@pytest.mark.parametrize("row", ROWS)
def test_each_kind_of_value_is_written_and_read_as_the_toolkit_does(
    store: Store, row: dict[str, Any]
) -> None:
    with store.write() as session:
        connection = session.connection()
        KINDS.create(connection)
        insert_all(connection, KINDS, [row])
        insert_all(connection, KINDS, [row, row])
        insert_one(connection, KINDS, row)
        for _ in range(4):
            connection.execute(KINDS.insert().values(**row))
        own = connection.execute(text("SELECT * FROM every_kind ORDER BY id")).all()
        assert len({repr(one[1:]) for one in own}) == 1  # as the database has it
        every = select(KINDS).order_by(KINDS.c.id)
        found = Ready(lambda _: every).rows(connection, {})
        assert [tuple(one) for one in found] == [
            tuple(one) for one in connection.execute(every).all()
        ]
        assert found[0]._fields == tuple(KINDS.c.keys())


@pytest.mark.parametrize("name", [name for name in FULL if name != "data"])
def test_a_value_finds_its_row_whatever_its_kind(store: Store, name: str) -> None:
    asked = Ready(lambda _: select(KINDS.c.id).where(KINDS.c[name] == bindparam("value")))
    with store.write() as session:
        connection = session.connection()
        KINDS.create(connection)
        first = insert_one(connection, KINDS, FULL)
        assert asked.values(connection, {"value": FULL[name]}) == [first]
        assert asked.value(connection, {"value": None}) is None


def test_a_column_of_which_nothing_is_said_holds_what_it_holds_then(store: Store) -> None:
    bare = Ready(lambda _: KINDS.insert().inline().values(said=bindparam("said")))
    with store.write() as session:
        connection = session.connection()
        KINDS.create(connection)
        insert_all(connection, KINDS, [{"said": "a"}, {"said": "b"}])
        bare.change(connection, {"said": "c"})
        found = connection.execute(select(KINDS.c.said, KINDS.c.count)).all()
    assert [tuple(one) for one in found] == [("a", 3), ("b", 3), ("c", 3)]


def test_a_value_that_is_forgotten_or_too_many_is_an_error(store: Store) -> None:
    with store.write() as session:
        connection = session.connection()
        KINDS.create(connection)
        with pytest.raises(WrongValues, match="page_url"):
            TOUCH.change(connection, {"moment": NOW})
        with pytest.raises(WrongValues, match="urls"):
            MANY.rows(connection, {})
        for second in ({"said": "b"}, {"said": "b", "day": None, "share": 1.0}):
            with pytest.raises(WrongValues):
                insert_all(connection, KINDS, [{"said": "a", "day": None}, second])


@pytest.mark.parametrize("turned_round", [False, True])
def test_a_name_that_stands_in_two_places_is_turned_for_both(
    store: Store,
    turned_round: bool,
) -> None:
    plain: Any = bindparam("at")
    typed = bindparam("at", type_=Moment())
    either = func.coalesce(KINDS.c.at, plain) if turned_round else func.coalesce(plain, KINDS.c.at)
    here = [KINDS.c.at == typed, either == KINDS.c.at]
    asked = Ready(lambda _: select(func.count()).where(*here[:: -1 if turned_round else 1]))
    with store.write() as session:
        connection = session.connection()
        KINDS.create(connection)
        insert_all(connection, KINDS, [FULL])
        assert asked.value(connection, {"at": NOW}) == 1


@pytest.mark.parametrize("listed", [["a"], bindparam("several", expanding=True)])
def test_a_list_that_grows_with_what_it_is_given_is_refused(store: Store, listed: Any) -> None:
    grows = Ready(lambda _: select(page.c.url).where(page.c.url.in_(listed)))
    with store.read() as session, pytest.raises(Unfit, match="list"):
        grows.rows(session.connection(), {"several": ["a"]})


def test_a_column_whose_value_is_made_anew_each_time_is_refused(store: Store) -> None:
    made = Table("made", MetaData(), Column("said", Text), Column("at", Text, default=lambda: "x"))
    changed = Table("changed", MetaData(), Column("said", Text), Column("at", Text, onupdate="x"))
    with store.write() as session:
        with pytest.raises(Unfit):
            insert_all(session.connection(), made, [{"said": "a"}])
        with pytest.raises(Unfit):
            Ready(lambda _: update(changed).values(said="b")).change(session.connection())


def test_no_column_has_a_name_under_which_its_row_would_not_give_it() -> None:
    for each in SQLModel.metadata.tables.values():
        assert not [name for name in each.c.keys() if iskeyword(name) or name.startswith("_")]  # noqa: SIM118


def test_letters_that_mean_something_to_a_driver_are_letters(store: Store) -> None:
    signs = "50% %s %(a)s ? :b"
    asked = Ready(lambda _: select(literal_column(f"'{signs.replace(':', chr(92) + ':')}'")))
    given_it = Ready(lambda _: select(literal(signs), bindparam("said", type_=Text())))
    with store.read() as session:
        connection = session.connection()
        assert (
            asked.value(connection)
            == connection.execute(
                select(literal_column(f"'{signs}'".replace(":", chr(92) + ":")))
            ).scalar()
        )
        assert given_it.rows(connection, {"said": signs}) == [(signs, signs)]


@pytest.mark.parametrize("gives", [False, True])
def test_a_change_that_gives_back_rows_says_how_many_too(store: Store, gives: bool) -> None:
    change = update(KINDS).values(said=bindparam("new"))
    raised = Ready(lambda _: change.returning(KINDS.c.id) if gives else change)
    with store.write() as session:
        connection = session.connection()
        KINDS.create(connection)
        insert_all(connection, KINDS, [FULL] * 3)
        assert raised.change(connection, {"new": "b"}) == 3
        assert connection.execute(select(KINDS.c.said).distinct()).scalars().all() == ["b"]


def test_a_row_that_is_there_is_counted_as_no_change(store: Store) -> None:
    adds = Ready(
        lambda lite: insert_for(page, lite=lite).inline().on_conflict_do_nothing(), tuple(_row())
    )
    with store.write() as session:
        connection = session.connection()
        assert [adds.change(connection, _row()) for _ in range(2)] == [1, 0]


def test_a_connection_that_has_not_begun_begins_by_it(store: Store) -> None:
    with named_errors(store.file), store.engine.connect() as connection:
        assert MANY.rows(connection, {"urls": texts(connection, [INDEX])}) == []
        assert connection.in_transaction()
        with pytest.raises(StoreReadOnly), named_errors(store.file):
            ADD.rows(connection, _row())


def test_what_takes_too_long_is_named_as_it_is_elsewhere(store: Store) -> None:
    slow = Ready(
        lambda lite: select(
            literal_column(
                "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000)"
                " SELECT count(*) FROM n)"
                if lite
                else "(SELECT count(*) FROM generate_series(1, 100000000))"
            )
        )
    )
    with pytest.raises(StoreTooSlow), store.read(within=0.05) as session:
        slow.value(session.connection())


def test_a_connection_that_is_lost_under_it_is_named_and_the_next_is_a_new_one(
    store: Store,
) -> None:
    if store.dialect != "postgresql":
        pytest.skip("a file is never lost so")
    mine = text("SELECT pg_backend_pid()")
    ended = text("SELECT pg_terminate_backend(:pid)")

    def end_it_and_ask() -> None:
        with store.read() as session:
            pid = session.connection().execute(mine).scalar_one()
            with store.read() as other:
                other.connection().execute(ended, {"pid": pid})
            for _ in range(100):
                MANY.rows(session.connection(), {"urls": [INDEX]})

    with pytest.raises(StoreUnreachable):
        end_it_and_ask()
    with store.read() as session:
        assert MANY.rows(session.connection(), {"urls": [INDEX]}) == []


def test_threads_that_ask_for_the_first_time_at_once_get_the_same(store: Store) -> None:
    asked = Ready(
        lambda lite: select(page.c.url, page.c.checked_at).where(
            one_of(page.c.url, "urls", lite=lite)
        )
    )
    with store.write() as session:
        ADD.rows(session.connection(), _row())
    found: list[Any] = []
    ready = threading.Barrier(4)

    def ask() -> None:
        with store.read() as session:
            connection: Connection = session.connection()
            wanted = {"urls": texts(connection, [INDEX])}
            ready.wait(20)
            found.append([tuple(one) for one in asked.rows(connection, wanted)])

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=ask) for _ in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join(30)
    finally:
        sys.setswitchinterval(before)
    assert len(found) == 4
    assert all(one == other for one, other in pairwise(found))


def test_numbers_are_given_as_one_value_and_none_of_them_finds_nothing(store: Store) -> None:
    asked = Ready(lambda lite: select(KINDS.c.id).where(among_given(KINDS.c.id, lite=lite)))
    with store.write() as session:
        connection = session.connection()
        KINDS.create(connection)
        insert_all(connection, KINDS, [FULL] * 2)
        assert sorted(asked.values(connection, given(connection, [1, 2, 2**40]))) == [1, 2]
        assert asked.values(connection, given(connection, [])) == []
