"""This package holds our own words in English and Traditional Chinese, and is where they are said.

Simplified Chinese is derived here and nowhere else, before what others wrote is put into the gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from bot.messages.words import (
    about_us,
    answers,
    archive,
    asking,
    asking_back,
    finding,
    following,
    keeping,
    limits,
    mail,
    operating,
    papers,
    programmes,
    running,
    settings,
    signals,
    stories,
    surfaces,
    topic_lines,
    troubles,
    visits,
)
from scrapers.items import Language
from scrapers.text import is_cjk
from scrapers.typography.folding import table

LANGUAGE_NAMES: dict[Language, str] = {"en": "EN", "zh-Hant": "繁", "zh-Hans": "简"}
# As web pages and mails name the language of a text.
HTML_LANGUAGES: dict[Language, str] = {"en": "en", "zh-Hant": "zh-Hant-HK", "zh-Hans": "zh-Hans"}


class NoSuchWords(LookupError):
    """There are no words of that name; add them to a file of `bot/messages/words/`."""


class SaidTwice(ValueError):
    """Two files hold words of one name; rename one of them."""


def gathered(themes: Iterable[Mapping[str, tuple[str, str]]]) -> dict[str, tuple[str, str]]:
    """Put the words of all themes together; raises SaidTwice where two are called the same."""
    found: dict[str, tuple[str, str]] = {}
    for theme in themes:
        if twice := found.keys() & theme.keys():
            raise SaidTwice(f"{', '.join(sorted(twice))}: named in two files; rename one of each.")
        found |= theme
    return found


WORDS = gathered(
    theme.WORDS
    for theme in (
        papers,
        answers,
        asking,
        following,
        finding,
        programmes,
        surfaces,
        keeping,
        limits,
        about_us,
        asking_back,
        running,
        settings,
        signals,
        topic_lines,
        archive,
        mail,
        stories,
        operating,
        troubles,
        visits,
    )
)


_in_a_chat: ContextVar[bool] = ContextVar("in_a_chat", default=False)
ONE = "_one"  # ends the name of the wording for one, beside that for several

# What somebody typed in quotation marks of their own stands in ours alone.
_QUOTED_TWICE = re.compile(r"([“「])[\"“「]([^\"“”「」]{1,300})[\"”」]([”」])")


def say(key: str, language: Language, /, **values: object) -> str:
    """Say something of ours in a language, with what belongs into its gaps; raises NoSuchWords.

    Where there is but one (`n` is 1), the wording for one is taken if there is any.
    """
    found = WORDS.get(key)
    if str(values.get("n")) == "1":
        found = found and WORDS.get(f"{key}{ONE}", found)
    if found is None:
        raise NoSuchWords(f"{key!r} is among no words of ours; add it to bot/messages/words.")
    return _QUOTED_TWICE.sub(r"\1\2\3", in_language(*found, language).format(**values))


def knows(key: str) -> bool:
    """Say whether there are words of this name."""
    return key in WORDS


def in_language(english: str, chinese: str, language: Language) -> str:
    """Choose between two wordings of ours; Simplified Chinese is made from the Traditional one."""
    if _in_a_chat.get():  # what is no channel is not called one
        english = english.replace("his channel", "his chat")
        chinese = chinese.replace("本頻道", "此對話")
    if language == "en":
        return english
    return _simplified(chinese) if language == "zh-Hans" else chinese


@contextmanager
def said_to(one: bool) -> Iterator[None]:
    """Let our own words, until it is left, speak of a channel, or of a chat with `one` person alone."""
    before = _in_a_chat.set(one)
    try:
        yield
    finally:
        _in_a_chat.reset(before)


def ours(text: str, language: Language) -> str:
    """Give a name or a word of our own data in the reader's script."""
    return in_language(text, text, language)


def both_scripts(chinese: str) -> tuple[str, ...]:
    """Give a Chinese word of ours as it is written in either script, once where they agree."""
    return tuple(dict.fromkeys((chinese, _simplified(chinese))))


def is_simplified(text: str) -> bool:
    """Say whether a text stands in Simplified letters: it has some of them, and none that they replace."""
    letters = _letters()
    replaced = any(ord(letter) in letters for letter in text)
    return not replaced and not _simple().isdisjoint(text)


def listed(items: Sequence[str], language: Language) -> str:
    """Put things side by side."""
    return say("comma", language).join(items)


def _simplified(text: str) -> str:
    return text.translate(_letters())


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    return {ord(k): v for k, v in table().items() if is_cjk(k)}


@lru_cache(maxsize=1)
def _simple() -> frozenset[str]:
    return frozenset(_letters().values())
