"""This file tests that a search says which Members asked most of what it found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from scrapers.items import Person
from storage.database import open_store
from tests.storage import made
from tests.story.stage import Stage

ASKED = ["Hon Elizabeth QUAT"] * 5 + ["Hon Starry LEE"] * 2 + ["A Stranger"]


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    path = tmp_path_factory.mktemp("askers") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    one = Stage(store)
    with store.write() as session:
        for number, name in enumerate(ASKED):
            made.store_paper(
                session, f"q{number}", "Herons nest on lamp posts.", kind="question_reply",
                people=(Person("asker", name),),
            )  # fmt: skip
        made.store_paper(
            session, "e1", "Egrets roost in the reed beds.", kind="estimates_reply",
            people=(Person("asker", "Hon Starry LEE"),),
        )  # fmt: skip
    yield one
    store.close()


def said(stage: Stage, text: str) -> Reply:
    return answer(stage.desk, text, at_the_console())


def test_those_who_asked_most_are_named_with_how_often(stage: Stage) -> None:
    assert "asked by: Elizabeth QUAT 5, Starry LEE Wai-king 2" in said(stage, "search herons").lines


@pytest.mark.parametrize("text", ["search herons member:Quat", "search lamp member:nobody"])
def test_of_one_member_s_questions_nobody_is_counted(stage: Stage, text: str) -> None:
    assert not any("asked by" in line for line in said(stage, text).lines)


@pytest.mark.parametrize(
    "text",
    [
        "who asked about egrets?",
        "邊個議員問過egrets？",
        "哪位议员问过egrets",
        "search egrets kind:question",
    ],
)
def test_what_was_asked_only_of_the_estimates_is_found_among_questions(
    stage: Stage, text: str
) -> None:
    assert len(said(stage, text).rows) == 1


def test_questions_are_found_alone_where_there_are_some(stage: Stage) -> None:
    assert "8" in said(stage, "search herons kind:question").headline
