"""This file holds that what is logged while a paper is read names that paper, and nothing else does."""

from __future__ import annotations

import pytest
import structlog

from bot.watching import crosschecks, reading
from storage.database import Store
from storage.watched import appointments
from tests.story.stage import Stage


def _due(stage: Stage) -> int:
    with stage.desk.store.read() as session:
        (found, *_) = appointments.due_for_reading(session, stage.clock(), 40)
    return found


@pytest.fixture
def stage(sqlite_store: Store, monkeypatch: pytest.MonkeyPatch) -> Stage:
    structlog.contextvars.clear_contextvars()
    made = Stage(sqlite_store)
    made.check()
    made.publish("paper")
    with monkeypatch.context() as patch:
        patch.setattr("bot.watching.pipeline.attend", lambda *_: None)
        made.check()
    return made


@pytest.mark.parametrize("end", ["a return", "an early return", "an error"])
def test_a_paper_is_named_in_the_log_while_it_is_read_and_no_longer(
    stage: Stage, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[object] = []
    whole = crosschecks.repeats

    def repeats(*asked: object) -> bool:
        named.append(structlog.contextvars.get_contextvars().get("paper"))
        if end == "an error":
            raise FileNotFoundError
        return end == "an early return" or whole(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(crosschecks, "repeats", repeats)
    paper = _due(stage)
    if end == "an error":
        with pytest.raises(FileNotFoundError):
            reading.process(stage.desk, paper)
    else:
        reading.process(stage.desk, paper)
    assert named == [paper]
    assert structlog.contextvars.get_contextvars() == {}
