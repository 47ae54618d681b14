"""This file reads how something is to be followed: where, when, in which language, from whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.answering import words
from bot.answering.filters import bare
from bot.answering.intents import Wishes
from bot.answering.languages import UnknownLanguage, preference
from scrapers.publishers import begins_origin, origins
from scrapers.text import fold
from storage.channel_addresses import CONSOLE, LONGEST, PLATFORMS
from storage.records import Rhythm

_PLACE = re.compile(
    r"^(?:<#[A-Za-z0-9._~%-]+(?:\|[^>]*)?>|#\S{1,80}"
    rf"|(?:{'|'.join(PLATFORMS)}):\S{{1,{LONGEST}}}|{CONSOLE})$"
)
_ADDRESS = re.compile(r"^[a-z]{2,20}:\S+$")  # after `in`: of a platform, perhaps none of ours
_LANGUAGE = frozenset(map(fold, ("lang", "language", "語言")))
_FROM = frozenset(map(fold, ("from", "來自")))
_LEVEL = frozenset(map(fold, ("level", "級別")))
_VALUED = _LANGUAGE | _FROM | _LEVEL | {"in", "not", "without", "排除", "every", "at"}
_IN = frozenset(map(fold, ("in", "於", "在")))
_NOT = frozenset({"not", "without", "排除", "not:", "without:", "排除:", "排除："})
_LISTED = re.compile(r"[,，、]")
_MOST_WORDS = 16  # that a list of publishers is looked for in
_FILLERS = frozenset({"at", "every", "on", "逢"})


class Reader:
    """Reads a command's words once; what is no wish is the target.

    A word such as `in` or `from` counts as a wish only before something that fits it, so that the
    names of committees may hold it. `problem` is a name of our words with its value.
    """

    def __init__(self, tokens: Sequence[str]) -> None:
        self.problem: tuple[str, str] | None = None
        self.place: str | None = None
        self._given: dict[str, Any] = {}
        self._left = list(_parted(tokens))
        kept: list[str] = []
        while self._left:
            token = self._left.pop(0)
            if not self._wish(token):
                kept.append(token)
        self.target = " ".join(kept).strip()
        self.wishes = Wishes(**self._given)

    def _next(self) -> str:
        return self._left[0] if self._left else ""

    def _wish(self, token: str) -> bool:
        word = fold(token).rstrip(":")
        follows = fold(self._next())
        if token.casefold() in _NOT and self._left:
            self._without()
        elif word in _IN and (
            _PLACE.match(self._next()) or _ADDRESS.match(self._next()) or follows in words.HERE
        ):
            self._in(self._left.pop(0))
        elif _PLACE.match(token) and word != CONSOLE:
            self._in(token)
        elif word in words.INSTANT:
            self._rhythm("instant")
        elif word in words.DAILY:
            self._rhythm("daily")
        elif word in words.WEEKLY or _chinese_week(word):
            self._weekly(word)
        elif word in _LANGUAGE and self._left:
            self._language(self._left.pop(0))
        elif word in _FROM and (found := self._origins()):
            self._given["sources"] = (*self._given.get("sources", ()), *found)
        elif word in _LEVEL and follows in words.LEVELS:
            self._given["level"] = words.LEVELS[fold(self._left.pop(0))]
        elif word == "at" and words.LOOKS_LIKE_TIME.match(follows):
            self._time()
        else:
            return False
        return True

    def _in(self, place: str) -> None:
        self.place = None if fold(place) in words.HERE else place

    def _rhythm(self, rhythm: Rhythm) -> None:
        self._given["rhythm"] = rhythm
        if rhythm != "instant":
            self._time()

    def _weekly(self, word: str) -> None:
        self._given["rhythm"] = "weekly"
        day = _chinese_week(word)
        if day is None and self._next().casefold() in _FILLERS:
            self._left.pop(0)
        if day is None and fold(self._next()) in words.DAYS:
            day = words.DAYS[fold(self._left.pop(0))]
        if day:
            self._given["weekday"] = day
        self._time()

    def _time(self) -> None:
        if self._next().casefold() == "at":
            self._left.pop(0)
        if not words.LOOKS_LIKE_TIME.match(self._next()):
            return
        written = self._left.pop(0)
        at = words.clock(written)
        if at is None or at == "24:00":
            self.problem = ("bad_time", written)
        else:
            self._given["at"] = at

    def _language(self, word: str) -> None:
        try:
            self._given["language"] = preference(word)
        except UnknownLanguage:
            self.problem = ("bad_language", word)

    def _origins(self) -> tuple[str, ...]:
        """Take the longest run of words that names publishers; a name may be of several words."""
        if not begins_origin(self._next()):
            return ()
        for length in range(min(len(self._left), _MOST_WORDS), 0, -1):
            found = origins(" ".join(self._left[:length]))
            if found is not None:
                del self._left[:length]
                return found
        return ()

    def _without(self) -> None:
        """Take words until the next wish; they may stand between commas."""
        kept: list[str] = []
        while self._left and not self._begins_wish(self._next()):
            kept.append(self._left.pop(0))
        said = " ".join(kept).strip(" ,，、")
        self._given["without"] = said[:300]

    def _begins_wish(self, token: str) -> bool:
        word = fold(token).rstrip(":")
        plain = words.INSTANT | words.DAILY | words.WEEKLY | _LANGUAGE | _FROM | _LEVEL
        return word in plain or bool(_PLACE.match(token)) or word in ("in",)


def names_in(target: str) -> tuple[str, ...]:
    """Give what stands between commas, without quotation marks."""
    return tuple(name for one in _LISTED.split(target) if (name := bare(one.strip())))


def _parted(tokens: Sequence[str]) -> list[str]:
    """Write `lang:tc` as two words."""
    found: list[str] = []
    for token in tokens:
        name, colon, value = token.replace("：", ":", 1).partition(":")
        valued = colon and value and fold(name) in _VALUED
        found.extend((name, token[len(name) + 1 :]) if valued else (token,))
    return found


def _chinese_week(word: str) -> str | None:
    """Read 每周五."""
    for begin in ("每周", "每星期", "逢星期", "逢周"):
        if word.startswith(begin) and word[len(begin) :] in words.DAYS and word[len(begin) :]:
            return words.DAYS[word[len(begin) :]]
    return None
