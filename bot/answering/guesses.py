"""This file offers the commands that a sentence may ask for, as lines to press."""

from __future__ import annotations

from bot.answering.names import TopicBook
from bot.answering.speech import Button
from scrapers.items import Language

MOST = 3
LABEL = 60  # letters of a button


def guesses(words: str, when: str, book: TopicBook, language: Language) -> list[Button]:
    """Give the commands that a sentence may ask for, the likeliest first.

    `when` is the time that it names, in its own words, or "".
    """
    # They know all commands, and those this.
    from bot.answering.likely import likely
    from bot.answering.writing import reworded

    found = (one.line for one in likely(f"{words} {when}".strip(), book, language) if one.line)
    lines = list(dict.fromkeys(reworded(line, language) for line in found))
    return [Button(line[:LABEL], "say", line) for line in lines[:MOST]]
