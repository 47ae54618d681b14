"""This file tests that what is asked of a programme as a whole is answered by it, and of anything else searched for."""

from __future__ import annotations

import pytest

from bot.answering.hearing.lookups import histories
from bot.answering.intents import Guessed, Programme, Search, ShowStory
from tests.bot.answering.said_alone import heard

READ = Search("")
NAMES = ("iAM Smart", "HKPilot", "智方便", "港文通", "港話通")
ENGLISH = (
    "how did the {} story unfold from the first paper until now", "how has {} evolved since it started", "walk me through how {} developed",
    "take me through the history of {}", "trace the development of {}", "what is the story so far on {}", "give me the timeline of {}",
    "how did {} come about?", "Could you walk us through the evolution of {} please", "tell me about {}", "what is {}?", "what's {}",
    "please explain {}", "I'd like to know more about {}",
)  # fmt: skip
CHINESE = (
    "{}的來龍去脈", "{}由頭到尾講一次", "{} 個 story 由頭到尾 plz", "{}嘅發展經過", "{}的發展歷程", "{}件事點樣發展", "{}是什麼計劃？",
    "{}係咩嚟㗎", "什麼是{}", "介紹下{}", "{}究竟係乜嘢", "{}是什么系统",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_programme_is_what_it_is_and_how_it_came_about(name: str) -> None:
    said = [one.format(name) for one in (*ENGLISH, *CHINESE)]
    assert [one for one in said if histories.meant(heard(one, READ)) != Programme(name)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("walk me through how water seepage tests developed", "water seepage tests"),
        ("how did ride hailing regulation evolve", "ride hailing regulation"),
        ("網約車規管的來龍去脈", "網約車規管"),
    ],
)
def test_the_history_of_anything_else_is_searched_for(text: str, words: str) -> None:
    read = histories.meant(heard(text, READ))
    assert isinstance(read, Guessed)
    assert isinstance(read.intent, Search)
    assert read.intent.words == words


def test_the_history_of_a_paper_is_its_story() -> None:
    assert histories.meant(heard("how did CB(2)438/2026(03) come about", READ)) == ShowStory(
        "CB(2)438/2026(03)"
    )


@pytest.mark.parametrize(
    "text",
    [
        "tell me about robotaxis", "what is a smart contract", "網約車是什麼", "how much is spent on HKPilot", "lawyers using iAM Smart in court",
        "tell me about lawyers using iAM Smart", "智方便有幾多用戶", "what is new on iAM Smart", "search timeline of HKPilot", "subscribe iAM Smart",
        "who developed HKPilot", "港文通開支係幾多",
    ],
)  # fmt: skip
def test_what_asks_for_less_or_more_is_left(text: str) -> None:
    assert histories.meant(heard(text, READ)) is None
