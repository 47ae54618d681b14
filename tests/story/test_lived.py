"""This file tests that a life which was lived once begins anew for every test: what one changes no other sees."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from storage.database import Store, open_store
from tests.story.lived import lived
from tests.story.stage import Stage

PLACES = ("info_gov_hk", "info_gov_hk_rss", "legco_panels")
FEED = "https://www.info.gov.hk/gia/rss/general_en.xml"
Fresh = Callable[[], Stage]


@pytest.fixture
def another(migrated_file: Path, tmp_path: Path) -> Iterator[Fresh]:
    """Give what makes one stage after another, each before a store of its own."""
    opened: list[Store] = []

    def fresh() -> Stage:
        path = tmp_path / f"{len(opened)}.db"
        shutil.copy(migrated_file, path)
        opened.append(open_store(f"sqlite:///{path}"))
        return lived(opened[-1], _told, places=PLACES)

    yield fresh
    for store in opened:
        store.close()


def _told(stage: Stage) -> None:
    for name in ("morning", "paper"):
        stage.publish(name)
        stage.check()


def _state(stage: Stage) -> tuple[object, ...]:
    with stage.desk.store.read() as session:
        raw = session.connection()
        tables = raw.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        rows = {
            name: sorted(map(repr, raw.exec_driver_sql(f'SELECT * FROM "{name}"').all()))
            for name in tables.scalars().all()
        }
    return stage.clock(), tuple(stage.door.asked), repr(stage.channel.messages), rows


def _live_on(stage: Stage) -> None:
    """Change everything that a test may change."""
    answer(stage.desk, "topic new Lamps: lamppost", at_the_console())
    stage.publish("translation", "revision", "question")
    stage.site.misbehave("error", "nowhere")
    stage.check(70)
    message = stage.channel.messages["1.0"]
    message.payload = {**message.payload, "text": "another word"}
    stage.channel.messages["1.0"].edits += 1


def test_a_copy_is_what_was_lived(another: Fresh) -> None:
    first, second, third = _state(another()), _state(another()), _state(another())
    assert first == second == third


def test_what_is_done_to_one_is_seen_by_no_other(another: Fresh) -> None:
    first = another()
    before, feed = _state(first), first.site.answer(FEED).body
    _live_on(first)
    second = another()
    assert (_state(second), second.site.answer(FEED).body) == (before, feed)
    _live_on(second)
    assert _state(another()) == before


def test_a_copy_goes_on_as_what_was_lived_does(another: Fresh) -> None:
    ends = []
    for stage in (another(), another()):
        stage.publish("translation", "question")
        stage.check(20)
        clock, _, messages, rows = _state(stage)
        ends.append((clock, messages, rows))
    assert ends[0] == ends[1]


def test_a_store_that_was_written_to_is_no_place_to_live_in(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store)
    answer(stage.desk, "topic new Lamps: lamppost", at_the_console())
    with pytest.raises(AssertionError, match="fresh"):
        lived(sqlite_store)


def test_a_database_is_given_a_copy_too(store: Store) -> None:
    stage = lived(store, _told, places=PLACES)
    stage.publish("question")
    stage.check(20)
    assert len(stage.channel.posts()) == 2


def test_the_next_database_has_nothing_of_it(store: Store) -> None:
    stage = lived(store, _told, places=PLACES)
    assert len(stage.channel.posts()) == 1
    stage.check(20)
    assert len(stage.channel.posts()) == 1
