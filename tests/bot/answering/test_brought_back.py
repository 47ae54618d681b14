"""This file tests that one change after another is taken back, whatever came back under a new number."""

from __future__ import annotations

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from storage.database import Store
from storage.people import subscriptions
from tests.story.stage import Stage

ME = at_the_console()


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return Stage(sqlite_store, follows=False)


def said(stage: Stage, *typed: str) -> list[str]:
    """Type some lines and give what is answered, a headline each."""
    found = []
    for text in typed:
        stage.clock.pass_(minutes=1)
        found.append(answer(stage.desk, text, ME).headline)
    return found


@pytest.mark.parametrize(
    "changes",
    [
        ("subscribe AI daily 09:15", "unsubscribe AI"),
        ("subscribe AI", "edit 1 weekly", "unsubscribe AI"),
        ("subscribe AI", "subscribe Lawtech", "unsubscribe all"),
        ("follow Panel on Transport", "unsubscribe all"),
        ("topic new Drones: drone, 無人機", "topic delete Drones"),
        ("topic new Drones: drone, 無人機", "subscribe Drones", "topic delete Drones"),
    ],
)
def test_every_change_is_taken_back_one_after_the_other(
    stage: Stage, changes: tuple[str, ...]
) -> None:
    said(stage, *changes)
    answers = said(stage, *("undo" for _ in changes))
    assert [one.startswith("Taken back: ") for one in answers] == [True] * len(changes)
    assert said(stage, "undo") == ["There is nothing to take back here."]
    assert said(stage, "list") == ["The console follows nothing yet."]


def test_what_came_back_twice_is_still_the_same(stage: Stage) -> None:
    said(stage, "subscribe AI", "unsubscribe AI", "undo", "unsubscribe AI", "undo")
    assert said(stage, "undo")[0].endswith("no longer follows Artificial intelligence.")


def test_what_somebody_else_followed_again_is_not_taken_back(stage: Stage) -> None:
    said(stage, "subscribe AI", "unsubscribe AI", "undo")
    with stage.desk.store.write() as session:
        (one,) = subscriptions.subscriptions(session, 1)
        subscriptions.unsubscribe(session, 1, kind="topic", target=one.target)
        subscriptions.subscribe(
            session, 1, kind="topic", target=one.target, who="U2", now=stage.clock()
        )
    assert said(stage, "undo")[0].startswith("That has changed since")


def test_what_is_exported_names_a_person_as_people_write_the_name(stage: Stage) -> None:
    said(stage, "follow member:陳曼琪")
    (line, *_) = answer(stage.desk, "export", ME).code.splitlines()
    assert line.startswith("follow member:")
    assert "陈" not in line
    said(stage, "unsubscribe all")
    assert answer(stage.desk, f"import {line}", ME).changed
