"""This file tests that a sentence is searched for by what it is about, with idle words and what is not held left out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.conversation import answer, meant
from bot.answering.hearing.pieces import events
from bot.answering.intents import Guessed, Search
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.story.lived import lived, question_told
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that holds the paper on the Pilot Scheme and a question."""
    path = tmp_path_factory.mktemp("about") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store, question_told)
    store.close()


def line(stage: Stage, text: str) -> str:
    """Give the line as which a sentence is read; "" where it is read as it stands."""
    read = meant(stage.desk, text, at_the_console())
    return read.line if isinstance(read, Guessed) else ""


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("Anything since the Policy Address on court technology?", "court technology since 2025-09-17"),
        ("sandbox for lawyers? i mean is there a regulatory sandbox for lawtech products", "lawtech products"),
        ("搵返上個月嗰份關於仲裁用AI嘅文件，唔記得咩number", "仲裁 AI 上個月"),
        ("咁認可產品名單幾時出？", "認可產品名單"),
        ("LawTech Adoption Pilot Scheme - how much money and who gets it", "LawTech Adoption Pilot Scheme"),
        ("How is the LawTech Adoption Pilot Scheme funded", "LawTech Adoption Pilot Scheme"),
        ("律政司 法律科技 最新", "律政司 法律科技"),
        ("court case management for small firms - any subsidy??", "case management small firms"),
        ("那个律师事务所资助最多多少钱", "律师 事务所 资助"),
        ("自上次會議以來有咩新嘢講電梯", "電梯 since 2026-09-25"),
        ("which bureau is responsible for the pilot scheme", "pilot scheme"),
    ],
)  # fmt: skip
def test_a_sentence_is_searched_for_by_its_subject(stage: Stage, text: str, searched: str) -> None:
    assert line(stage, text) == f"search {searched}"


@pytest.mark.parametrize(
    "text",
    [
        "ChatGPT in schools",
        "privacy of patients",
        "security panel doors",
        "text and data mining exception copyright",
        "search sandbox for lawyers and lawtech products",
        "數碼身份 私隱 風險",
    ],
)
def test_words_that_are_no_sentence_are_searched_for_as_they_stand(stage: Stage, text: str) -> None:
    assert isinstance(meant(stage.desk, text, at_the_console()), Search)


def test_what_was_left_out_is_said(stage: Stage) -> None:
    text = "sandbox for lawyers? i mean is there a regulatory sandbox for lawtech products"
    reply = answer(stage.desk, text, at_the_console())
    assert "I left out: “sandbox”, “lawyers”, “regulatory”." in reply.lines


def test_of_two_words_none_is_left_out(stage: Stage) -> None:
    reply = answer(stage.desk, "do you know of any court technology", at_the_console())
    assert reply.headline == "Nothing found for “court technology”."


def test_everything_of_a_month_is_the_newest_of_it(stage: Stage) -> None:
    text = "can i get a one page list of everything from nov for the practice group meeting"
    assert line(stage, text) == "latest since nov"


def test_commitments_are_asked_of_a_subject_without_the_talk_around_it(stage: Stage) -> None:
    assert line(stage, "政府就AI版權嗰方面應承過啲乜") == "commitments AI 版權"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("papers since the Policy Address", "papers since 2025-09-17"),
        ("after the 2024 Budget on e-probate", "since 2024-02-28 on e-probate"),
        ("施政報告之後嘅文件", "since 2025-09-17 文件"),
        ("anything since the meeting", "anything since the meeting"),
        ("the Policy Address on AI", "the Policy Address on AI"),
    ],
)
def test_an_event_is_written_as_its_day(stage: Stage, text: str, written: str) -> None:
    assert events.dated(stage.desk, text) == written


@pytest.mark.parametrize(
    "text",
    [
        "what do you make of all this noise in the corridor",
        "政府有冇講過啲律師可以點做好呢件事嘅安排",
        "has anyone asked whether we could possibly do better than that",
    ],
)
def test_no_sentence_is_offered_as_a_topic(stage: Stage, text: str) -> None:
    buttons = answer(stage.desk, text, at_the_console()).buttons
    assert not any(one.value.startswith(("topic follow", "主題 訂閱")) for one in buttons)


def test_a_short_noun_phrase_is_offered_as_a_topic(stage: Stage) -> None:
    buttons = answer(stage.desk, "quantum computing", at_the_console()).buttons
    assert "topic follow quantum computing: quantum computing" in [one.value for one in buttons]
