"""This file says what fits the gaps of a sentence: a time, a language, a paper, a name of a register."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from bot.answering.arguments import courtesy, daynames, moments, periods, stretches, words
from bot.answering.arguments.languages import is_spoken
from bot.answering.arguments.wishes import Reader
from bot.answering.finding import citing, lookups
from bot.answering.hearing.pieces.threads import is_this
from bot.topics import registers
from scrapers.text import fold

_LONGEST_NAME, _LONGEST_TEXT = 60, 300
_ZONE = "Asia/Hong_Kong"
_SOME_DAY = datetime(2026, 1, 7, 4, tzinfo=UTC)  # what is a moment on one day is one on another
# Words that stand beside a paper's number and are no part of it.
# e.g. was · sent · 講
_TALK = re.compile(
    r"(?<![\w/])(?:am|i|you|more|was|is|are|were|did|does|do|been|sent|to|us|me|say|about|in|as|for|on|from|why"
    r"|what|how|not|get|got|citation|footnote|please|pls|plz|kindly|thanks|thx)"
    r"(?![\w/])|有冇|有沒有|有没有|[講說送發俾給咩乜嗎的嘅請请煩烦該该引]",
    re.IGNORECASE,
)


# e.g. 3fa9b2c1, by which one commitment is meant
_MARK = re.compile(r"#?(?=[a-z]*\d)[0-9a-f]{8,16}", re.ASCII)
_ASIDE = re.compile(r", ?(?:if|please|thanks)\b", re.IGNORECASE)  # e.g. AI, if that's possible
# e.g. CB(2)1292/2025, I'll read it later
_RUNS_ON = re.compile(r"/\d{2,4}(?:\(\d{1,3}\))? ?[,，;；。\u3400-\u9fff]")


def moment(text: str) -> bool:
    """Say whether a text names a moment to come, or a length of time; "may" and "spring" are words like any."""
    led = stretches.sort_of(fold(text)) == "led" and not any(map(str.isdecimal, text))
    named = not led or fold(text) in daynames.DAYS or text[-1] in "日号號"
    return named and moments.read(text, _SOME_DAY, _ZONE) is not None


def period(text: str) -> bool:
    """Say whether a text names a span of time and nothing else."""
    left, found = periods.parted(text, years=True)
    return found is not None and not left


def hour(text: str) -> bool:
    """Say whether a text is a time of day."""
    return words.clock(text) is not None


def paper(text: str) -> bool:
    """Say whether a text has the shape of a reference to a paper, or means the one before us."""
    if is_this(text):
        return bool(text)
    return lookups.is_reference(text) and not (_TALK.search(text) or _RUNS_ON.search(text))


def schedule(text: str) -> bool:
    """Say whether a text says when and how often, and nothing else: "every Monday at 9"."""
    read = Reader(
        [word for word in text.split() if word.casefold() not in ("on", "at", "to", "be")]
    )
    given = (read.wishes.rhythm, read.wishes.at, read.wishes.weekday)
    return not read.target and read.problem is None and any(given)


def body(text: str) -> bool:
    """Say whether a text names a committee, a Member or a bureau that the registers know."""
    found = (one for name in courtesy.names(text) for one in registers.found(name))
    return any(one.kind != "programme" for one in found)


FITS: dict[str, Callable[[str], bool]] = {
    "what": lambda text: len(text) <= _LONGEST_NAME and not _ASIDE.search(text),
    "words": lambda text: len(text) <= _LONGEST_TEXT,
    "number": lambda text: text.isdecimal() and len(text) < 4,
    "other": lambda text: len(text) <= _LONGEST_NAME and bool(courtesy.without(text)),
    "when": moment,
    "period": period,
    "time": lambda text: moment(text) or period(text) or period(f"in {text}"),
    "hour": hour,
    "until": hour,
    "paper": paper,
    "language": is_spoken,
    "style": citing.is_style,
    "schedule": schedule,
    "rhythm": lambda text: words.RHYTHMS.get(fold(text)) is not None,
    "programme": lambda text: bool(registers.found(text, "programme")),
    "body": body,
    "mark": lambda text: bool(_MARK.fullmatch(fold(text))),
}
