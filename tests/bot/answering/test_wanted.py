"""This file tests that who wants what nothing is called is offered a topic of their own."""

from __future__ import annotations

import pytest

from bot.answering.hearing.changes.wanted import meant
from bot.answering.intents import Guessed, Misunderstood, Search
from bot.answering.names import TopicBook
from tests.bot.answering.said_alone import heard


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("訂閱金融科技，每周一封就夠", "金融科技"),
        ("sub埋 carbon trading 俾呢個channel, 即時嗰隻", "carbon trading"),
        ("please track quantum computing", "quantum computing"),
        ("can you keep us posted on ship-to-shore power weekly", "ship-to-shore power"),
    ],
)
def test_what_is_wanted_and_unknown_becomes_a_topic(book: TopicBook, text: str, name: str) -> None:
    found = meant(heard(text, Search(text), book))
    assert isinstance(found, Guessed)
    assert (found.intent, found.line) == (None, f"topic follow {name}: {name}")


@pytest.mark.parametrize(
    "text",
    [
        "track record of the office",
        "跟進行動一覽表",
        "add-on services",
        "please track AI",
        "follow up on levies",
        "can you follow up on the bridge",
        "please track down the bridge paper",
        "please watch out for typhoons",
        "請訂正錯字",
        "請訂立新例",
        "麻煩跟進一下橋樑事件",
    ],
)
def test_a_title_or_a_known_name_is_offered_none(book: TopicBook, text: str) -> None:
    assert meant(heard(text, Search(text), book)) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("有草案就通知我", "bill"),
        ("有條例草案就通知我", "bill"),
        ("有新嘅書面質詢就話我知", "question"),
        ("follow all panel papers", "paper"),
        ("tell me when a new LegCo brief is out", "brief"),
    ],
)
def test_the_kind_that_was_asked_for_is_offered(book: TopicBook, text: str, kind: str) -> None:
    found = meant(heard(text, Search(text), book))
    assert isinstance(found, Misunderstood)
    assert f"search kind:{kind}" in found.write
