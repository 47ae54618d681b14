"""This file reads how something is to be followed: where, when, in which language, from whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.answering.arguments import daynames, words
from bot.answering.arguments.filters import bare
from bot.answering.arguments.languages import (
    MOST_WORDS,
    SPOKEN,
    UnknownLanguage,
    is_spoken,
    preference,
)
from scrapers.publishers import begins_origin, origins
from scrapers.text import fold
from storage.people.channel_addresses import CONSOLE, LONGEST
from storage.people.platforms import PLATFORMS
from storage.records import Level, Preference, Rhythm

_PLACE = re.compile(
    r"^(?:<#[A-Za-z0-9._~%-]+(?:\|[^>]*)?>|#\S{1,80}"
    rf"|(?:{'|'.join(PLATFORMS)}):\S{{1,{LONGEST}}}|{CONSOLE})$"
)
_ADDRESS = re.compile(r"^[a-z]{2,20}:\S+$")  # after `in`: of a platform, perhaps none of ours
_LANGUAGE = frozenset(map(fold, ("lang", "language", "語言")))
_FROM = frozenset(map(fold, ("from", "來自")))
_LEVEL = frozenset(map(fold, ("level", "級別")))
_VALUED = _LANGUAGE | _FROM | _LEVEL | {"in", "not", "without", "排除", "every", "at"}
_IN = frozenset(map(fold, ("in", "to", "for", "on", "於", "在", "用", "以", "轉用")))
_NOT = frozenset(
    {
        "not",
        "without",
        "except",
        "excluding",
        "排除",
        "not:",
        "without:",
        "排除:",
        "排除：",
        "except:",
    }
)
_MENTIONS = frozenset(
    map(fold, ("including mentions", "with mentions", "mentions too", "包括提及"))
)
_MAIN_ONLY = frozenset(
    map(
        fold,
        (
            "main subject only", "main subjects only", "main topic only", "main only", "only main subject",
            "only main subjects", "only as main subject", "only the main subject", "只要主題", "淨係要主題",
            "只收主題", "只限主題", "只要主要題目", "淨係要主要題目", "只要主要主題", "只係要主題", "只看主題",
        ),
    )
)  # fmt: skip
# e.g. AI for a week · 人工智能 for 2 months
_LASTING = re.compile(
    r"\S (?P<length>for (?:an?|one|two|three|the|the next|\d{1,3}) (?:day|week|fortnight|month|year)s?)$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[,，、]")
_MOST_WORDS = 16  # that a list of publishers is looked for in
_EVERY = frozenset(map(fold, ("every", "each", "on", "逢")))
_FILLERS = frozenset({"at", "every", "on", "逢", "each", "around", "by"})
_NOON = 12
_RHYTHMS: tuple[Rhythm, ...] = ("instant", "daily", "weekly")
_HALF = frozenset({"am", "pm"})
_WEEK = words.either_script("(?:每|逢)(?:個|个)?(?:周|週|星期|禮拜)")
# What may stand in Chinese text without a blank before it and behind it.
_SPEECH = "|".join(sorted((w for w in SPOKEN if not w.isascii()), key=len, reverse=True))
_RUN = re.compile(
    "("
    + "|".join(
        (
            rf"{_WEEK}[{daynames.FIGURES}]?(?!一?次|工作)",
            "|".join(sorted((w for w in words.RHYTHMS if not w.isascii()), key=len, reverse=True)),
            words.CHINESE_TIME,
            "|".join(sorted((w for w in daynames.PARTS if not w.isascii()), key=len, reverse=True)),
            words.either_script(rf"(?:用|以)?(?:{_SPEECH})(?:版本|版)?$"),
            "|".join(sorted((w for w in words.HERE if not w.isascii() and len(w) > 2), key=len)),
        )
    )
    + ")"
)
_WEEK_DAY = re.compile(rf"^{_WEEK}([{daynames.FIGURES}])$")
LONGEST_RUN = 200  # letters of a Chinese token that is cut at its wishes
_SPEECH_MARKS = re.compile(words.either_script("^(?:用|以)|(?:版本|版)$"))


@dataclass(frozen=True, slots=True)
class Wishes:
    """How something is to be followed; None is left as it is, or as it comes."""

    rhythm: Rhythm | None = None
    at: str | None = None  # HH:MM
    weekday: str | None = None  # mon .. sun
    language: Preference | None = None
    sources: tuple[str, ...] = ()
    level: Level | None = None
    without: str | None = None


class Reader:
    """Reads a command's words once; what is no wish is the target.

    A word such as `in` or `from` counts as a wish only before something that fits it, so that the
    names of committees may hold it. `problem` is a name of our words with its value, `instead` are
    the wishes that may have been meant. `lasting` is for how long, which nothing is followed for.
    """

    def __init__(self, tokens: Sequence[str]) -> None:
        self.problem: tuple[str, str] | None = None
        self.instead: tuple[dict[str, Any], ...] = ()
        self.place: str | None = None
        self._given: dict[str, Any] = {}
        self._said: list[Rhythm] = []
        self._denied: set[Rhythm] = set()
        self._left = list(_parted(tokens))
        kept: list[str] = []
        while self._left:
            token = self._left.pop(0)
            if not self._wish(token):
                kept.append(token)
        self.target = " ".join(kept).strip()
        lasting = _LASTING.search(self.target)
        self.lasting = lasting["length"] if lasting else None
        self._weigh()
        self.wishes = Wishes(**self._given)

    def ways(self) -> tuple[Wishes, ...]:
        """Give the wishes that are left where one of them cannot be met, in every way it may be."""
        return tuple(replace(self.wishes, **one) for one in self.instead or ({},))

    def _weigh(self) -> None:
        """Take no rhythm for wished that is denied, or that stands beside another."""
        wished: list[Rhythm] = [one for one in dict.fromkeys(self._said) if one not in self._denied]
        if (self._said or self._denied) and len(wished) != 1:
            left = [one for one in _RHYTHMS if one not in self._denied]
            self._given.pop("rhythm", None)
            self.problem = self.problem or ("which_rhythm", "")
            self.instead = self.instead or tuple({"rhythm": one} for one in wished or left)

    def _deny(self) -> bool:
        """Take a rhythm behind "not" for one that is not wished."""
        for length in range(min(words.MOST_RHYTHM_WORDS, len(self._left)), 0, -1):
            said = fold(" ".join(self._left[:length])).rstrip(":,，、.。")
            if rhythm := words.RHYTHMS.get(said):
                del self._left[:length]
                self._denied.add(rhythm)
                return True
        return False

    def _next(self) -> str:
        return self._left[0] if self._left else ""

    def _wish(self, token: str) -> bool:
        return self._phrase(token) or self._word(token)

    def _phrase(self, token: str) -> bool:
        """Take a rhythm or a language of several words, which begins with a word."""
        for length in range(min(words.MOST_RHYTHM_WORDS, len(self._left) + 1), 0, -1):
            said = fold(" ".join((token, *self._left[: length - 1]))).rstrip(":,，、")
            if said in words.RHYTHMS:
                rhythm = words.RHYTHMS[said]
            elif said in _MENTIONS:
                del self._left[: length - 1]
                self._given["level"] = "mention"
                return True
            elif said in _MAIN_ONLY:
                del self._left[: length - 1]
                self._given["level"] = "substantive"
                return True
            else:
                continue
            del self._left[: length - 1]
            if rhythm is None:
                self._never(said)
            elif rhythm == "weekly":
                self._weekly(None)
            else:
                self._rhythm(rhythm)
            return True
        return False

    def _never(self, said: str) -> None:
        self.problem = ("bad_rhythm", said)
        self.instead = ({"rhythm": "weekly"}, {"rhythm": "daily"}, {"rhythm": "instant"})

    def _word(self, token: str) -> bool:
        word = fold(token).rstrip(":")
        follows = fold(self._next())
        if token.casefold() == "not" and self._deny():
            pass  # "weekly, not daily"
        elif token.casefold() in _NOT and self._left:
            self._without()
        elif word == "but" and follows in _NOT:
            pass  # "but not drones": the next word says it
        elif word in _IN and self._where(word):
            pass
        elif _PLACE.match(token) and word != CONSOLE:
            self._in(token)
        elif self._week_day(word, follows):
            pass
        elif word in _LANGUAGE and self._left:
            self._language(self._left.pop(0))
        elif word in _FROM and (found := self._origins()):
            self._given["sources"] = (*self._given.get("sources", ()), *found)
        elif word in _LEVEL and follows in words.LEVELS:
            self._given["level"] = words.LEVELS[fold(self._left.pop(0))]
        elif word == "at" and (words.LOOKS_LIKE_TIME.match(follows) or words.halves(follows)):
            self._time(alone=True)
        elif not token.isascii() and words.LOOKS_LIKE_TIME.match(word):
            self._left.insert(0, token)
            self._time()
        elif self._spoken(token):
            pass
        else:
            return self._here(word, follows)
        return True

    def _where(self, word: str) -> bool:
        """Take the place, or the language, that follows a word such as `in`."""
        if word in ("in", "于", "在") and (
            _PLACE.match(self._next()) or _ADDRESS.match(self._next())
        ):
            self._in(self._left.pop(0))
            return True
        for length in range(min(len(self._left), MOST_WORDS), 0, -1):
            said = " ".join(self._left[:length])
            if is_spoken(said):
                del self._left[:length]
                self._language(said)
                return True
            if fold(said) in words.HERE and fold(said) != "my":
                del self._left[:length]
                return True
        return False

    def _here(self, word: str, follows: str) -> bool:
        """Pass over what says that this very channel is meant."""
        if f"{word} {follows}" in words.HERE:
            self._left.pop(0)
            return True
        return word in words.HERE - {"this", "my", "our"}

    def _spoken(self, token: str) -> bool:
        """Take a language that stands alone, behind what is followed."""
        for length in range(min(len(self._left) + 1, MOST_WORDS), 0, -1):
            said = _SPEECH_MARKS.sub("", " ".join((token, *self._left[: length - 1])))
            if is_spoken(said):
                del self._left[: length - 1]
                self._language(said)
                return True
        return False

    def _week_day(self, word: str, follows: str) -> bool:
        """Take "every monday", "mondays" or 每周五."""
        day = _chinese_week(word)
        if day is None and word in _EVERY:
            day = daynames.DAYS.get(follows.removesuffix("s")) or daynames.DAYS.get(follows)
            if day is not None:
                self._left.pop(0)
        if day is None and word.endswith("days") and word.isascii():
            day = daynames.DAYS.get(word.removesuffix("s"))
        if day is None:
            return False
        self._weekly(day)
        return True

    def _in(self, place: str) -> None:
        self.place = None if fold(place) in words.HERE else place

    def _rhythm(self, rhythm: Rhythm) -> None:
        self._given["rhythm"] = rhythm
        self._said.append(rhythm)
        if rhythm != "instant":
            self._time()

    def _weekly(self, day: str | None) -> None:
        self._given["rhythm"] = "weekly"
        self._said.append("weekly")
        if day is None and self._next().casefold() in _FILLERS:
            self._left.pop(0)
        follows = fold(self._next())
        if day is None and (
            found := daynames.DAYS.get(follows) or daynames.DAYS.get(follows.rstrip("s"))
        ):
            self._left.pop(0)
            day = found
        if day:
            self._given["weekday"] = day
        self._time()

    def _time(self, *, alone: bool = False) -> None:
        """Take a time of day; an hour without its half only where `at` stands before it."""
        begins = self._part()
        while self._next().casefold() in ("at", "around", "by"):
            self._left.pop(0)
            alone = True
        written = self._next()
        if len(self._left) > 1 and written[:1].isdecimal() and self._left[1].casefold() in _HALF:
            written = f"{self._left.pop(0)}{self._next()}"
            self._left[0] = written
        both = words.halves(written) if alone or not written.isascii() else ()
        if not (words.LOOKS_LIKE_TIME.match(fold(written)) or both):
            if begins is not None:
                self._given["at"] = f"{begins:02d}:00"
            return
        self._left.pop(0)
        if begins is not None and both:  # of two halves, that which the part of the day is in
            both = (both[-1] if begins >= _NOON else both[0],)
        at = words.clock(written)
        if at is None and len(both) == 1:
            at = both[0]
        if at is None or at == "24:00":
            self.problem = ("which_half" if both else "bad_time", written)
            self.instead = tuple({"at": one} for one in both)
        else:
            self._given["at"] = at
            self._given.setdefault("rhythm", "daily")

    def _part(self) -> int | None:
        """Take a part of the day, as in "every friday morning"; give the hour with which it begins."""
        said = fold(self._next())
        if said in ("in", "each", "every") and len(self._left) > 1:
            said = fold(self._left[1])
            if said in daynames.PARTS:
                self._left.pop(0)
        if said not in daynames.PARTS:
            return None
        self._left.pop(0)
        return daynames.PARTS[said]

    def _language(self, word: str) -> None:
        try:
            self._given["language"] = preference(_SPEECH_MARKS.sub("", word))
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
        if fold(said).rstrip("s") in daynames.DAYS or fold(said) in daynames.DAYS:
            self.problem = ("bad_rhythm", f"except {said}")
            self.instead = ({"rhythm": "daily"}, {"rhythm": "weekly"})
        elif said:
            self._given["without"] = said[:300]
        else:
            self.problem = ("without_what", "")

    def _begins_wish(self, token: str) -> bool:
        word = fold(token).rstrip(":")
        plain = words.INSTANT | words.DAILY | words.WEEKLY | _LANGUAGE | _FROM | _LEVEL
        return word in plain or bool(_PLACE.match(token)) or word in ("in", "every")


_LANGUAGES: dict[Preference, str] = {
    "en": "en", "zh-Hant": "tc", "zh-Hans": "sc", "either": "either",
}  # fmt: skip


def wished(wishes: Wishes, place: str | None = None) -> list[str]:
    """Write how something is to be followed, and where."""
    pieces = [wishes.rhythm or "", wishes.weekday or "", wishes.at or ""]
    if wishes.language:
        pieces.append(f"lang {_LANGUAGES[wishes.language]}")
    if wishes.sources:
        pieces.append(f"from {','.join(wishes.sources)}")
    if wishes.level:
        pieces.append(f"level {'mention' if wishes.level == 'mention' else 'main'}")
    if place:
        pieces.append(f"in {place}")
    if wishes.without:
        pieces.append(f"not: {wishes.without}")
    return pieces


def names_in(target: str) -> tuple[str, ...]:
    """Give what stands between commas, without quotation marks."""
    return tuple(name for one in _LISTED.split(target) if (name := bare(one.strip())))


def _parted(tokens: Sequence[str]) -> list[str]:
    """Write `lang:tc` as two words, and Chinese wishes apart from the text that they stand in."""
    found: list[str] = []
    for token in tokens:
        name, colon, value = token.replace("：", ":", 1).partition(":")
        valued = colon and value and fold(name) in _VALUED
        if valued:
            found.extend((name, token[len(name) + 1 :]))
        else:
            found.extend(_runs(token))
    return found


def _runs(token: str) -> list[str]:
    """Cut a token of Chinese at the wishes that it holds; what is quoted stays whole."""
    if token.isascii() or len(token) > LONGEST_RUN or token[0] in '"“「<':
        return [token]
    folded = fold(token)
    if len(folded) != len(token):
        return [token]
    pieces, last = [], 0
    for match in _RUN.finditer(folded):
        pieces += [token[last : match.start()], token[match.start() : match.end()]]
        last = match.end()
    return [piece for piece in (*pieces, token[last:]) if piece]


def _chinese_week(word: str) -> str | None:
    """Read 每周五."""
    found = _WEEK_DAY.match(word)
    return daynames.DAYS.get(found[1]) if found else None
