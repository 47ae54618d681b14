"""This file tells what happens when a clock runs ahead for a while and is then set right."""

from __future__ import annotations

from structlog.testing import capture_logs

from storage.database import Store
from tests.story.lived import lived
from tests.story.stage import Stage


def ahead(store: Store) -> Stage:
    """Live an hour by a clock that is nearly a day ahead, then have it set right."""
    stage = lived(store)
    stage.clock.pass_(hours=23)
    stage.publish("paper")
    stage.check()
    assert len(stage.channel.posts()) == 1
    stage.clock.pass_(hours=-23)
    return stage


def test_the_next_paper_is_told_at_once_all_the_same(sqlite_store: Store) -> None:
    stage = ahead(sqlite_store)
    stage.publish("question")
    stage.check(20)
    assert len(stage.channel.posts()) == 2


def test_the_next_language_is_read_and_told_too(sqlite_store: Store) -> None:
    stage = ahead(sqlite_store)
    stage.sweep()
    stage.publish("translation")
    stage.check(20)
    assert stage.channel.posts()[0].edits >= 1


def test_what_was_set_right_is_written_down(sqlite_store: Store) -> None:
    stage = ahead(sqlite_store)
    with capture_logs() as lines:
        stage.sweep()
    (line,) = [one for one in lines if one["event"] == "moments_too_far_ahead"]
    assert line["log_level"] == "warning"
    assert line["paper.look_at"] == 1
    with capture_logs() as again:
        stage.sweep()
    assert not [one for one in again if one["event"] == "moments_too_far_ahead"]


def test_a_clock_that_is_right_sets_nothing_right(sqlite_store: Store) -> None:
    stage = lived(sqlite_store)
    stage.publish("paper", "question")
    stage.check(20)
    stage.digest()
    with capture_logs() as lines:
        stage.sweep()
    assert not [one for one in lines if one["event"] == "moments_too_far_ahead"]
