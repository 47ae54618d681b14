"""This file tests that what points back is put right where it is known, and else asked for by what kind it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.conversation import answer, meant
from bot.answering.intents import Guessed, Intent, Meetings, Misunderstood, Search, WriteNote
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.story.lived import lived, question_told
from tests.story.stage import Stage

ME = at_the_console()
PAPER = "CB(2)438/2026(03)"


@pytest.fixture
def stage(migrated_file: Path, tmp_path: Path) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers."""
    path = tmp_path / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store, question_told)
    store.close()


def read(stage: Stage, *texts: str) -> Intent:
    """Say each text but the last, and give what the last one means then."""
    *before, last = texts
    for text in before:
        answer(stage.desk, text, ME)
    return meant(stage.desk, last, ME)


@pytest.mark.parametrize(
    "text",
    [
        "sorry, I meant 2025 not 2015",
        "not 2015, 2025",
        "哎呀打錯，係2025唔係2015",
        "唔係2015，係2025",
        "我写错了，是2025不是2015",
    ],
)
def test_the_last_search_is_made_again_in_the_year_that_was_meant(stage: Stage, text: str) -> None:
    found = read(stage, "search open data 2015", text)
    assert isinstance(found, Search)
    assert "2025" in found.typed


@pytest.mark.parametrize(
    "text",
    [
        "I meant 2025 not 2015",
        "sorry, the other year",
        "打錯咗，係2025唔係2015",
        "另一年",
        "另外那年",
    ],
)
def test_where_nothing_was_searched_for_it_is_asked_for_which_words(
    stage: Stage, text: str
) -> None:
    found = read(stage, text)
    assert isinstance(found, Misunderstood)
    assert found.problem == "which_search"


@pytest.mark.parametrize(
    "text",
    ["ignore my last message", "forget what I just said", "頭先嗰句唔好理", "当我刚才没说过"],
)
def test_where_nothing_was_changed_words_taken_back_are_answered_so(
    stage: Stage, text: str
) -> None:
    found = read(stage, text)
    assert isinstance(found, Misunderstood)
    assert found.problem == "nothing_just_changed"


@pytest.mark.parametrize("text", ["ignore my last message", "當我頭先冇講過"])
def test_what_was_just_changed_may_be_taken_back_with_the_words_that_did_it(
    stage: Stage, text: str
) -> None:
    found = read(stage, "mute all for a week", text)
    assert isinstance(found, Guessed)
    assert (found.intent, found.line) == (None, "undo")


@pytest.mark.parametrize(
    "text", ["add to that note: ask about costs", "喺嗰個備註加：問費用", "加到那个备注：问费用"]
)
def test_more_for_a_note_is_noted_on_the_paper_that_was_shown(stage: Stage, text: str) -> None:
    assert isinstance(read(stage, f"show {PAPER}", text), WriteNote)


@pytest.mark.parametrize(
    "text", ["add to that note: ask about costs", "add to the note", "加落備註度"]
)
def test_where_no_paper_is_known_it_is_asked_which_one_the_note_is_on(
    stage: Stage, text: str
) -> None:
    found = read(stage, text)
    assert isinstance(found, Misunderstood)
    assert (found.understood, found.problem) == ("note", "which_paper")


@pytest.mark.parametrize("text", ["I said weekly!! not daily", "that one to weekly"])
def test_a_rhythm_put_right_asks_which_of_those_that_are_followed(stage: Stage, text: str) -> None:
    found = read(stage, text)
    assert isinstance(found, Misunderstood)
    assert found.understood == "edit"


@pytest.mark.parametrize(
    "text",
    [
        "Good afternoon. Which committees are meeting this Friday?",
        "早晨，今個星期五有邊啲委員會開會？",
        "你好！这个星期五有哪些委员会开会？",
    ],
)
def test_a_greeting_does_not_swallow_what_is_asked_behind_it(stage: Stage, text: str) -> None:
    found = read(stage, text)
    assert isinstance(found.intent if isinstance(found, Guessed) else found, Meetings)
