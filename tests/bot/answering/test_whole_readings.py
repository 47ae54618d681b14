"""This file tests by its whole reading that a search in full stays as it stands, and a doubtful change undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.hearing.reading import meant
from bot.answering.intents import Latest, Search, Show
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    path = tmp_path_factory.mktemp("read") / "tamar.db"
    path.write_bytes(migrated_file.read_bytes())
    store = open_store(f"sqlite:///{path}")
    yield lived(store)
    store.close()


@pytest.mark.parametrize(
    "words",
    [
        "drones, robots",
        '"drones, robots"',
        "無人機，機械人",
        "privacy for our elderly",
        "AI and how it is regulated",
        "W hotel",
        "IM",
        "docs",
    ],
)
def test_what_is_searched_for_in_full_is_searched_for_as_it_stands(
    stage: Stage, words: str
) -> None:
    found = meant(stage.desk, f"search {words}", at_the_console())
    assert isinstance(found, Search)
    assert found.words == words


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to stop AI",
        "nothing this week",
        "no AI papers for a week",
        "stop AI every weekend",
        "stop AI for now",
        "when do the AI alerts stop",
        "drop AI when it is over",
        "I need to drop AI, but not yet",
        "remove AI, it was only a joke",
        "the minister vowed, stop AI",
        "stop AI, we need it",
        "we could stop AI",
        "let admins change the settings",
        "the latest AI paper drops at 9am every day",
        "the Chinese version",
        "如常",
        "上個月冇AI",
        "唔要CB(2)438/2026(03)",
        "no dnd 22:00-08:00",
    ],
)
def test_a_change_that_is_doubtful_is_not_made(stage: Stage, text: str) -> None:
    assert not meant(stage.desk, text, at_the_console()).changes


@pytest.mark.parametrize(
    "text",
    [
        "latest AI, and pause until Friday",
        "latest AI, save CB(2)438/2026(03)",
        "show CB(2)438/2026(03), then drop AI",
        "show me AI papers, and drop smart city",
    ],
)
def test_a_change_beside_what_is_looked_up_is_not_dropped_in_silence(
    stage: Stage, text: str
) -> None:
    found = meant(stage.desk, text, at_the_console())
    assert not isinstance(found, Latest | Show)
    assert not found.changes
