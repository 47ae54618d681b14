"""This file tests how often the topics that somebody may see are looked for."""

from __future__ import annotations

from typing import Any

import pytest

from bot.answering import seen
from bot.answering.hearing.reading import meant
from bot.answering.names import TopicBook
from bot.answering.speech import at_the_console
from storage.database import Store
from tests.story.stage import Stage


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a desk over an empty store."""
    return Stage(sqlite_store)


def test_a_text_is_read_with_one_look_at_the_topics_and_the_next_with_another(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    books: list[Any] = []

    def book(*where: Any) -> TopicBook:
        books.append(where)
        return TopicBook(*where)

    monkeypatch.setattr(seen, "TopicBook", book)
    for number, text in enumerate(["please send us smart city papers daily", "what is new on AI"]):
        meant(stage.desk, text, at_the_console())
        assert len(books) == number + 1
