"""This file takes two orders that one sentence joins apart; neither is done before it is pressed."""

from __future__ import annotations

import re

from bot.answering.arguments.words import either_script
from bot.answering.hearing.changes import orders
from bot.answering.names import TopicBook
from scrapers.items import Language

_MOST_JOINS = 6
# e.g. move lawtech to instant and drop smart city · 訂閱人工智能，同埋停咗智慧城市
_JOIN = re.compile(
    either_script(
        r"[,，;；。]\s{0,3}(?:and|but|then|also)?\b\s{0,3}|\s{1,3}(?:and|but|then|plus)(?: also| then)?\s{1,3}|(?:同埋|仲有|然後|另外|並且|順便|順手|再)"
    ),
    re.IGNORECASE,
)


def lines(text: str, book: TopicBook, language: Language) -> tuple[str, ...]:
    """Give the lines of two orders that a sentence joins, each accounted for; none where it is no such."""
    for join in list(_JOIN.finditer(text))[:_MOST_JOINS]:
        first, second = text[: join.start()], text[join.end() :]
        one = orders.line(first, book, language)
        other = orders.line(second, book, language) if one else None
        if one and other and one != other:
            return one, other
    return ()
