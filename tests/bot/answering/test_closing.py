"""This file tests that open consultations are shown with the days on which they close, and no meetings with them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing import grammar, writing
from bot.answering.intents import Closing
from bot.answering.speech import Reply, at_the_console
from storage.database import Store
from storage.sql import table, upsert
from storage.tables.published import DeadlineRow
from tests.story.lived import lived, question_told
from tests.story.stage import Stage


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a store with one paper that takes views until 20 October 2026."""
    stage = lived(sqlite_store, question_told)
    with stage.desk.store.write() as session:
        paper = int(
            answer(stage.desk, "latest lawtech", at_the_console()).rows[0].ref.partition(":")[2]
        )
        row = {
            "paper_id": paper, "language": "en", "what": "closes", "day": date(2026, 10, 20), "words": "20 October",
            "subject": "", "stated_on": date(2026, 10, 1), "listed": None,
        }  # fmt: skip
        upsert(session.connection(), table(DeadlineRow), [row], ["paper_id", "language", "what"])
    return stage


def said(stage: Stage, text: str) -> Reply:
    return answer(stage.desk, text, at_the_console())


def test_an_open_consultation_is_shown_with_its_day(stage: Stage) -> None:
    (row,) = said(stage, "which consultations are still open?").rows
    assert "13" in row.context


def test_one_that_closes_later_is_left_out(stage: Stage) -> None:
    assert not said(stage, "consultations closing this week").rows


def test_one_that_closes_in_the_time_is_shown(stage: Stage) -> None:
    assert said(stage, "十月底前截止嘅諮詢有邊啲").headline == "1項諮詢尚未截止："


def test_one_on_another_topic_is_left_out(stage: Stage) -> None:
    assert not said(stage, "meetings closing smart city").rows


def test_the_days_that_were_looked_at_are_said(stage: Stage) -> None:
    assert "Wed 7 Oct 2026 – Sat 31 Oct 2026" in said(stage, "meetings closing this month").lines


def test_days_that_are_over_are_said_in_their_order(stage: Stage) -> None:
    assert "Tue 1 Sep 2026 – Wed 30 Sep 2026" in said(stage, "meetings closing last month").lines


def test_what_closes_is_written_as_it_is_read() -> None:
    line = writing.written(Closing("AI"), "en")
    assert line == "meetings closing AI"
    assert grammar.parse(line) == Closing("AI")
