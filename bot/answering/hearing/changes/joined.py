"""This file takes two orders that one sentence joins apart; neither is done before it is pressed."""

from __future__ import annotations

import re

from bot.answering.arguments.words import either_script
from bot.answering.hearing.changes import orders, shapes
from bot.answering.names import TopicBook
from scrapers.items import Language

_MOST_JOINS = 6
# e.g. move lawtech to instant and drop smart city · 訂閱人工智能，同埋停咗智慧城市
_JOIN = re.compile(
    either_script(
        r"[,，;；。]\s{0,3}(?:(?:and|but|then|also)\b|但係?|不過|但|同埋|而且)?\s{0,3}"
        r"|\s{1,3}(?:and|but|then|plus)(?: also| then)?\s{1,3}|(?:同埋|仲有|然後|另外|並且|順便|順手|再)"
    ),
    re.IGNORECASE,
)


def _half(text: str, book: TopicBook, language: Language) -> str | None:
    """Give the line of one of two orders, of which one may go without a verb: nothing is done before it is pressed."""
    if line := orders.line(text, book, language) or orders.wished(text, book, language):
        return line
    return next((one for one in shapes.lines(text) if one.startswith("quiet ")), None)


def lines(text: str, book: TopicBook, language: Language) -> tuple[str, ...]:
    """Give the lines of two orders that a sentence joins, each accounted for; none where it is no such."""
    for join in list(_JOIN.finditer(text))[:_MOST_JOINS]:
        first, second = text[: join.start()], text[join.end() :]
        one = _half(first, book, language)
        other = _half(second, book, language) if one else None
        if one and other and one != other:
            return one, other
    return ()
