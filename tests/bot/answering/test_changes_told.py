"""This file tests that whoever changes how something is followed reads what changed, and for what else."""

from __future__ import annotations

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from storage.database import Store
from tests.story.stage import Stage

ALONG = "moves along"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return Stage(sqlite_store, follows=False)


def lines(stage: Stage, *typed: str) -> list[str]:
    """Type some lines, and give what the last answer says below its headline."""
    *_, reply = [answer(stage.desk, text, at_the_console()) for text in typed]
    return [*reply.lines, *(row.context for row in reply.rows)]


def test_the_list_says_where_mentions_come_at_once_too(stage: Stage) -> None:
    said = lines(stage, "subscribe smart-city", "subscribe smart-city level all", "list")
    assert "Mentions at once too." in " ".join(said)


def test_the_list_says_nothing_of_mentions_that_wait_for_the_digest(stage: Stage) -> None:
    assert "ention" not in " ".join(lines(stage, "subscribe smart-city", "list"))


def test_mentions_that_come_at_once_are_no_rest(stage: Stage) -> None:
    said = lines(stage, "subscribe AI level all")
    assert [one for one in said if one.startswith("The rest (mentions")] == []


@pytest.mark.parametrize(
    ("typed", "before"),
    [
        (("subscribe AI", "subscribe AI level all"), "Before: The rest (mentions, nights"),
        (("subscribe AI daily 08:45", "subscribe AI daily 09:30"), "Before: In a digest, on working days 08:45"),
        (("subscribe AI weekly", "edit 1 daily"), "Before: In a weekly digest"),
        (("subscribe AI lang en", "訂閱 AI 語言 繁"), "之前：語言：英文。"),
    ],
)  # fmt: skip
def test_a_change_says_how_it_was_before(stage: Stage, typed: tuple[str, ...], before: str) -> None:
    assert any(one.startswith(before) for one in lines(stage, *typed))


def test_what_is_new_was_nothing_before(stage: Stage) -> None:
    assert "Before" not in " ".join(lines(stage, "subscribe AI"))


@pytest.mark.parametrize(
    ("typed", "along"),
    [
        (("subscribe AI daily", "subscribe Lawtech weekly friday 10:00"), []),
        (("subscribe AI weekly", "subscribe Lawtech daily 09:30"), []),
        (("subscribe AI weekly", "subscribe Lawtech weekly friday 10:00"), ["weekly"]),
        (("subscribe AI weekly", "subscribe Lawtech", "edit 2 weekly friday 10:00"), ["weekly"]),
        (("subscribe AI", "subscribe Lawtech daily 09:30"), ["daily"]),
    ],
)
def test_only_what_moves_along_is_said_to_move_along(
    stage: Stage, typed: tuple[str, ...], along: list[str]
) -> None:
    said = [one for one in lines(stage, *typed) if ALONG in one]
    assert [one.split()[2] for one in said] == along


@pytest.mark.parametrize(
    ("followed", "said"),
    [
        ("subscribe AI", "Main subjects at once, at any hour; at most 8 a day."),
        ("follow Panel on Transport", "Every such paper at once, at any hour."),
    ],
)
def test_where_no_hour_is_quiet_none_is_named(stage: Stage, followed: str, said: str) -> None:
    told = " ".join(lines(stage, followed, "quiet off", "list"))
    assert said in told
    assert "other hours" not in told


def test_where_only_weekends_are_quiet_no_nights_are_named(stage: Stage) -> None:
    told = " ".join(
        lines(stage, "subscribe Lawtech", "quiet off", "quiet weekends", "subscribe AI")
    )
    assert "The rest (mentions, weekends and public holidays, what is over the limit)" in told


def test_what_is_told_at_any_hour_leaves_no_nights_for_the_digest(stage: Stage) -> None:
    told = lines(stage, "subscribe Lawtech", "quiet off", "subscribe AI")
    assert any(one.startswith("The rest (mentions, what is over the limit) in") for one in told)
