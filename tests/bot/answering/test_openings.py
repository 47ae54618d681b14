"""This file tests what counts as opened: buttons, what is shown, questions in a thread, and nothing of who did it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.answering.conversation import answer
from bot.answering.presses import press
from bot.answering.speech import Speaker, at_the_console
from bot.messages.words import say
from bot.telling import health, months
from storage.database import Store
from storage.people import channels
from storage.sql import table
from storage.tables.told import OpeningRow, TellingRow
from storage.told import months as months_told
from tests.story.lived import lived, morning
from tests.story.stage import Stage

US = Speaker("U1", "slack:T1/C1", "slack:T1", admin=True)
_opening, _telling = table(OpeningRow), table(TellingRow)


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a stage on which a Slack channel was told of a paper and of a question."""
    return lived(sqlite_store, _told)


def _told(made: Stage) -> None:
    morning(made)
    for topic in ("lawtech", "ai"):
        answer(made.desk, f"subscribe {topic}", US)
    made.publish("paper", "question")
    made.check(20)


def papers(stage: Stage) -> list[int]:
    with stage.desk.store.read() as session:
        asked = select(_telling.c.paper_id).distinct().order_by(_telling.c.paper_id)
        return list(session.connection().execute(asked).scalars())


def opened(stage: Stage) -> list[tuple[int, str, int]]:
    with stage.desk.store.read() as session:
        asked = select(_opening.c.paper_id, _opening.c.what, _opening.c.times)
        return [tuple(row) for row in session.connection().execute(asked)]


@pytest.mark.parametrize(
    ("name", "what"),
    [("why", "why"), ("save", "save"), ("copy_citation", "copy"), ("follow", "follow")],
)
def test_a_button_of_an_alert_is_counted(stage: Stage, name: str, what: str) -> None:
    paper = papers(stage)[0]
    for times in (1, 2):
        press(stage.desk, name, f"paper:{paper}", US)
        assert opened(stage) == [(paper, what, times)]


@pytest.mark.parametrize("name", ["good", "bad", "not_relevant"])
def test_an_opinion_is_counted_as_one_and_not_as_opened(stage: Stage, name: str) -> None:
    press(stage.desk, name, f"paper:{papers(stage)[0]}", US)
    assert opened(stage) == []


@pytest.mark.parametrize(
    ("typed", "what"),
    [("show paper:{}", "show"), ("more paper:{}", "more"), ("show paper:{} how much", "question")],
)
def test_what_is_shown_or_asked_of_a_paper_is_counted(stage: Stage, typed: str, what: str) -> None:
    paper = papers(stage)[0]
    answer(stage.desk, typed.format(paper), US)
    assert [one[:2] for one in opened(stage)] == [(paper, what)]


def test_a_question_in_an_alert_s_thread_is_counted(stage: Stage) -> None:
    paper = papers(stage)[0]
    answer(stage.desk, "when does it close?", replace(US, about=(paper,), thread="1.0"))
    assert [one[0] for one in opened(stage)] == [paper]


def test_neither_a_channel_that_was_not_told_nor_the_terminal_counts(stage: Stage) -> None:
    paper = papers(stage)[0]
    answer(stage.desk, "subscribe smart city", replace(US, address="slack:T1/C2"))
    for speaker in (replace(US, address="slack:T1/C2"), at_the_console()):
        press(stage.desk, "why", f"paper:{paper}", speaker)
    assert opened(stage) == []


def test_the_month_says_how_many_were_opened_and_what_that_means(stage: Stage) -> None:
    counted = months_told.Counted(1, 15, 15, 0, Counter(), {})
    useful = ("ai", months_told.OfTopic(told=15, used=12))
    month = months.Month(date(2026, 10, 1), 1, counted, health.Delays(0, 0, 0, 0, 0, 0), useful)
    with stage.desk.store.read() as session:
        lines = months.lines(stage.desk, session, month, "en")
        quiet = months.lines(stage.desk, session, replace(month, useful=None), "en")
    assert any("12 of 15 opened, kept or called good" in line for line in lines)
    assert say("month_opened", "en") in lines
    assert say("month_opened", "en") not in quiet
    assert "Links are not counted" in say("month_opened", "en")


def test_a_paper_that_was_opened_makes_its_topic_useful(stage: Stage) -> None:
    now = stage.clock()
    press(stage.desk, "why", f"paper:{papers(stage)[0]}", US)
    with stage.desk.store.read() as session:
        held = channels.channel(session, US.address)
        assert held is not None
        counted = months_told.count(
            session, held.id, ["lawtech", "legal-tech", "ai"], now - timedelta(days=30), now
        )
    assert sum(one.used for one in counted.topics.values()) >= 1
