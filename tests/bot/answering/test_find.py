"""This file tests that a reference to several papers offers each of them, and guesses none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.answering.terminal import shown
from scrapers.items import Language
from storage.database import open_store
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    path = tmp_path_factory.mktemp("several") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    made = Stage(store)
    made.publish("morning", "paper")
    made.check()
    yield made
    store.close()


def said(stage: Stage, text: str) -> Reply:
    return answer(stage.desk, text, at_the_console())


def offered(reply: Reply) -> list[str]:
    return [button.value for row in reply.rows for button in row.buttons]


@pytest.mark.parametrize("text", ["show cb2-438", "cb2-438", "search CB(2)438"])
def test_each_paper_of_a_number_is_offered_with_what_it_is_the_wanted_one_first(
    stage: Stage, text: str
) -> None:
    reply = said(stage, text)
    assert len(reply.rows) == 5
    assert offered(reply)[0] == "show CB(2)438/2026(03)"
    assert all("CB(2)438/2026(0" in row.context for row in reply.rows)
    assert "list of follow-up actions" in shown(reply).casefold()
    for text in offered(reply):
        assert len(said(stage, text).rows) == 1


@pytest.mark.parametrize("verb", ["why", "citation", "more", "follow"])
def test_so_it_is_for_every_command_about_one_paper(stage: Stage, verb: str) -> None:
    reply = said(stage, f"{verb} cb2-438")
    texts = offered(reply) or [one.value for one in reply.buttons]
    assert sorted(texts) == [f"{verb} CB(2)438/2026(0{n})" for n in range(1, 6)]
    assert not reply.changed


def test_the_rest_of_what_was_said_is_kept(stage: Stage) -> None:
    assert offered(said(stage, "show cb2-438 rec 2"))[0] == "show CB(2)438/2026(03) rec 2"
    assert offered(said(stage, "citation cb2-438 oscola"))[0] == "citation CB(2)438/2026(03) oscola"
    assert offered(said(stage, "more cb2-438 from 3"))[0] == "more CB(2)438/2026(03) from 3"


def test_a_number_in_full_is_one_paper(stage: Stage) -> None:
    assert len(said(stage, "show CB(2)438/2026(05)").rows) == 1


@pytest.mark.parametrize(
    ("typed", "language", "told"),
    [
        ("search AI since:july", "en", "Narrowed to: since july."),
        ("搜尋 AI 種類:質詢", "tc", "搜尋範圍：質詢。"),
        ("search AI until:2026-12-31", "en", "Narrowed to: until Thu 31 Dec 2026."),
        ("search AI -kind:press", "en", "Narrowed to: without press release."),
    ],
)
def test_what_narrowed_a_search_is_said_in_words(
    stage: Stage, typed: str, language: Language, told: str
) -> None:
    reply = answer(stage.desk, typed, replace(at_the_console(), language=language))
    assert told in reply.lines
