"""This file offers the commands that a sentence may ask for, as lines to press."""

from __future__ import annotations

from bot.answering.hearing.likelihood.evidence import is_apt, speaks_for
from bot.answering.hearing.likelihood.likely import likely
from bot.answering.names import TopicBook
from bot.answering.speech import Button
from scrapers.items import Language
from scrapers.text import fold

MOST = 2
LABEL = 60  # letters of a button
NEAR = 5.0  # so far behind the likeliest, a command still is one that may be meant
_SWITCHES = frozenset(("on", "off", "now", "only", "mine"))  # e.g. briefing on · digest now
_FEW = 2  # words of what is looked for, which a command may stand beside without naming any


def guesses(words: str, when: str, book: TopicBook, language: Language) -> list[Button]:
    """Give the commands that a sentence may ask for, the likeliest first; none where a search is, which found nothing.

    `when` is the time that it names, in its own words, or "".
    """
    said = f"{words} {when}".strip()
    tried = [one for one in likely(said, book, language) if is_apt(one.line, said)]
    if tried and tried[0].line.startswith("search "):
        return []
    found = (one.line for one in tried if one.behind <= NEAR and not one.line.startswith("search "))
    lines = list(dict.fromkeys(found))
    return [Button(line[:LABEL], "say", line) for line in lines[:MOST]]


def explains(line: str, content: list[str]) -> bool:
    """Say whether a line that names nothing speaks of most words of what is looked for; a few need no such line."""
    command, *more = line.split()
    if len(content) <= _FEW or not set(more) <= _SWITCHES:
        return True
    told = [one for one in content if fold(one) == command or speaks_for(one, line)]
    return 2 * len(told) >= len(content)
