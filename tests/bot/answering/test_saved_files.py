"""This file tests that what a channel keeps is given as a file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing.grammar import parse
from bot.answering.intents import ExportSaved
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture
def stage(migrated_file: Path, tmp_path: Path) -> Iterator[Stage]:
    """Give a console with some papers, of which it keeps none."""
    path = tmp_path / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store)
    store.close()


@pytest.mark.parametrize(
    ("text", "form"),
    [("export saved", "csv"), ("export saved ris", "ris"), ("匯出 收藏 bibtex", "bibtex")],
)
def test_saved_papers_are_asked_for_in_a_form(text: str, form: str) -> None:
    assert parse(text) == ExportSaved(form)  # type: ignore[arg-type]


def test_other_words_are_those_of_a_search() -> None:
    assert not isinstance(parse("export saved energy"), ExportSaved)


def test_what_is_kept_is_listed_with_how_the_shell_writes_it(stage: Stage) -> None:
    speaker = at_the_console()
    answer(stage.desk, "save paper:1", speaker)
    reply = answer(stage.desk, "export saved ris", speaker)
    assert "tamar export --saved console --format ris" in reply.lines[0]
    assert len(reply.code.splitlines()) == 2
    assert not reply.changed


def test_where_nothing_is_kept_it_says_how_to_keep(stage: Stage) -> None:
    assert answer(stage.desk, "export saved", at_the_console()).failed


def test_what_was_saved_in_a_time_is_asked_for() -> None:
    found = parse("export everything saved since sept to excel")
    assert isinstance(found, ExportSaved)
    assert found.period is not None


def test_what_was_saved_before_a_time_is_left_out(stage: Stage) -> None:
    answer(stage.desk, "save CB(2)438/2026(03)", at_the_console())
    assert answer(stage.desk, "export saved last year", at_the_console()).failed
