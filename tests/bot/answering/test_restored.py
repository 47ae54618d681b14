"""This file tests that whoever takes a change back reads what holds now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from scrapers.items import Language
from storage.database import Store
from tests.bot.answering.test_one_language import foreign
from tests.story.stage import Stage

ME = at_the_console()


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return Stage(sqlite_store, follows=False)


def undone(stage: Stage, *typed: str, language: Language = "en") -> str:
    """Type some lines, take the last back, and give what is said of it."""
    for text in typed:
        stage.clock.pass_(minutes=1)
        assert answer(stage.desk, text, ME).changed, text
    return answer(stage.desk, "undo", replace(ME, language=language)).headline


@pytest.mark.parametrize(
    ("typed", "holds"),
    [
        (("subscribe AI daily",), "The console no longer follows Artificial intelligence."),
        (("subscribe AI", "unsubscribe AI"), "The console follows Artificial intelligence at once."),
        (("subscribe AI weekly", "mute AI for a week"), "The console follows Artificial intelligence weekly."),
        (
            ("subscribe AI", "mute AI for a week", "mute AI for a month"),
            "The console: nothing on Artificial intelligence until",
        ),
        (("subscribe AI", "subscribe AI daily"), "The console follows Artificial intelligence at once."),
        (
            ("subscribe AI", "subscribe Lawtech daily", "unsubscribe all"),
            "The console follows Artificial intelligence at once. The console follows Lawtech daily.",
        ),
        (("subscribe AI", "pause until friday"), "The console is told again."),
        (("subscribe AI", "pause", "resume"), "Paused until somebody says `resume`."),
        (
            ("subscribe AI", "quiet 20:00-08:00", "quiet off"),
            "from 20:00 to 08:00; what comes then waits for the digest. Nor on Saturdays",
        ),
        (("subscribe AI", "ahead off"), "The week ahead comes here on Fridays"),
    ],
)  # fmt: skip
def test_what_holds_after_an_undo_is_said(stage: Stage, typed: tuple[str, ...], holds: str) -> None:
    said = undone(stage, *typed)
    assert said.startswith("Taken back: ")
    assert holds in said


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
@pytest.mark.parametrize(
    "typed",
    [
        ("subscribe AI", "unsubscribe AI"), ("subscribe AI", "pause"), ("subscribe AI", "quiet off"),
        ("subscribe AI", "mute AI for a week"), ("subscribe AI", "ahead on"), ("subscribe AI",),
    ],
)  # fmt: skip
def test_what_holds_is_said_in_the_readers_language_alone(
    stage: Stage, typed: tuple[str, ...], language: Language
) -> None:
    said = undone(stage, *typed, language=language)
    assert len(said) > len("已復原：訂閱。")
    assert foreign(said, language) == set(), said


def test_of_many_things_the_number_is_said(stage: Stage) -> None:
    for name in ("AI", "Lawtech", "smart city", "committee:ITB", "committee:AJLS"):
        answer(stage.desk, f"subscribe {name}", ME)
    assert "things at once." in undone(stage, "unsubscribe all")


def test_weekends_that_were_quiet_before_are_said_to_be_so_as_before(stage: Stage) -> None:
    (line,) = answer(stage.desk, "quiet 8pm to 8am", ME).lines
    assert line.startswith("As before, none on Saturdays")


def test_hours_alone_say_nothing_of_weekends_that_are_not_quiet(stage: Stage) -> None:
    for text in ("subscribe AI", "quiet off"):
        answer(stage.desk, text, ME)
    assert answer(stage.desk, "quiet 8pm to 8am", ME).lines == ()
