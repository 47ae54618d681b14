"""This file tests what is asked of a day to come, and of the days on which consultations close."""

from __future__ import annotations

import pytest

from bot.answering.hearing.lookups.agenda import meant
from bot.answering.intents import Guessed, Search
from bot.answering.names import TopicBook
from tests.bot.answering.said_alone import heard


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("what's on next thursday", "briefing next thursday"),
        ("anything happening in LegCo tomorrow?", "briefing tomorrow"),
        ("聽日立法會有咩會", "briefing 聽日"),
        ("which consultations end this month", "meetings closing this month"),
        ("AI consultations closing before Christmas", "meetings closing AI this year"),
        ("邊份諮詢就嚟截止", "meetings closing"),
        ("政府有冇講過幾時立法規管AI", "commitments 立法規管 AI"),
        (
            "consultations on waste charging ending this month",
            "search waste charging kind:consultation",
        ),
        ("copyright consultation deadline", "search copyright kind:consultation"),
        ("版權諮詢幾時截止", "search 版權 kind:consultation"),
        ("垃圾徵費諮詢幾時完", "search 垃圾徵費 kind:consultation"),
        ("which consultations are still open", "meetings closing"),
        ("有咩諮詢仲接受意見", "meetings closing"),
        ("十月底前截止嘅諮詢有邊啲", "meetings closing before 十月底"),
        ("哪些咨询下个月截止", "meetings closing 下个月"),
        ("when will the privacy assessment be published", "commitments privacy assessment"),
        ("律政司幾時公布名單", "commitments 律政司 名單"),
        ("what deadlines are coming up in 2027?", "commitments due 2027"),
        ("AI deadlines next year", "commitments AI due next year"),
        ("did they ever say when the kennel rules would be tabled", "commitments kennel rules"),
    ],
)
def test_what_lies_ahead_is_looked_up(book: TopicBook, text: str, line: str) -> None:
    found = meant(heard(text, Search(text), book))
    assert isinstance(found, Guessed)
    assert found.line == line


@pytest.mark.parametrize(
    "text",
    [
        "search consultation closing",
        "tomorrow's world",
        "views on AI",
        "consultation on open data",
        "public views on open data",
        "諮詢未完成",
    ],
)
def test_what_is_typed_or_names_no_day_is_left(book: TopicBook, text: str) -> None:
    assert meant(heard(text, Search(text), book)) is None


def test_whose_word_is_asked_after_is_said_where_the_answer_is_of_anyone(book: TopicBook) -> None:
    found = meant(heard("did DPO say when iAM Smart would be ready", Search("x"), book))
    assert isinstance(found, Guessed)
    assert (found.line, found.left) == ("commitments iAM Smart", ("DPO",))
