"""This file tests wishes that stand in a clause of their own beside an order."""

from __future__ import annotations

import pytest

from bot.answering.arguments.wishes import Wishes
from bot.answering.hearing.changes import afterthoughts
from bot.answering.intents import Follow, Latest, Subscribe
from tests.bot.answering.said_alone import heard

AI = Subscribe(("AI",))


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("麻煩 add 埋 AI，daily 就 ok", Wishes(rhythm="daily")),
        ("subscribe AI, weekly is fine", Wishes(rhythm="weekly")),
        ("加埋AI，每日就得，只要繁體中文", Wishes(rhythm="daily", language="zh-Hant")),
        ("add AI; just English, please", Wishes(language="en")),
    ],
)
def test_a_wish_in_a_clause_of_its_own_is_kept(text: str, wishes: Wishes) -> None:
    assert afterthoughts.wished(heard(text, AI)) == Subscribe(("AI",), wishes)


def test_a_rhythm_that_the_order_has_is_not_changed_by_what_stands_beside_it() -> None:
    read = Subscribe(("AI",), Wishes(rhythm="instant"))
    assert afterthoughts.wished(heard("subscribe AI instant, weekly is fine", read)) == read


@pytest.mark.parametrize(
    "text",
    [
        "subscribe AI, the daily digest of our client is long",
        "subscribe AI, smart city",
        "subscribe AI, not daily",
        "subscribe AI",
    ],
)
def test_a_clause_that_says_more_than_a_wish_is_no_wish(text: str) -> None:
    assert afterthoughts.wished(heard(text, AI)) == AI


def test_what_follows_a_committee_has_its_wishes_too() -> None:
    read = afterthoughts.wished(heard("follow ITB, daily", Follow("ITB")))
    assert read == Follow("ITB", wishes=Wishes(rhythm="daily"))


def test_a_lookup_has_no_wishes() -> None:
    assert afterthoughts.wished(heard("latest AI, daily", Latest("AI"))) == Latest("AI")
