"""This file obeys an order that stands in no form of ours, where hardly another can be meant and nothing is left out."""

from __future__ import annotations

from sqlmodel import Session

from bot.answering.arguments.languages import is_spoken
from bot.answering.arguments.positions import place_in
from bot.answering.digest_times import SetDigest
from bot.answering.hearing import grammar
from bot.answering.hearing.cautions import doubts, questions
from bot.answering.hearing.likelihood.likely import Likely, likely
from bot.answering.hearing.one_paper import threads
from bot.answering.hearing.pieces.gapped import MOST_LETTERS, gapped
from bot.answering.intents import (
    DigestNow,
    Follow,
    Guessed,
    Intent,
    Mute,
    Pause,
    Quiet,
    Resume,
    Save,
    SetLanguage,
    Subscribe,
    Undo,
    Unsave,
)
from bot.answering.names import TopicBook
from bot.answering.speech import Speaker
from scrapers.text import fold

LEAD = 4.8  # over the next likely command, from which on a guess was right wherever it was checked
# What is taken back in one press, and takes nothing from anybody that does not come again.
_OBEYED = (
    DigestNow, Follow, Mute, Pause, Quiet, Resume, Save, SetDigest, SetLanguage, Subscribe, Undo, Unsave,
)  # fmt: skip
_NAMES = ("bureau", "committee", "member", "paper", "programme", "topic")
_TIMES = ("date", "email", "hour", "weekday")  # which a line may not make up
_ENGLISH, _CHINESE = ("english", "英文", "英语"), ("chinese", "中文", "繁体", "简体")  # folded


def obeyed(session: Session, text: str, read: Intent, book: TopicBook, speaker: Speaker) -> Intent:
    """Give the order itself where it was only guessed, and nothing speaks against it; else what was read."""
    if not isinstance(read, Guessed) or read.intent is not None or read.left or _unsaid(text):
        return read
    first = next(likely(text, book, speaker.language, before_us=bool(speaker.about)), None)
    if not _leads(first, read) or not _whole(text, read.line, book):
        return read
    if read.line.startswith("language ") and (is_spoken(text) or _of_both(text)):
        return read
    order = threads.in_place(session, grammar.parse(read.line), speaker.about)
    never = isinstance(order, Quiet) and order.weekends  # whose contrary is asked in the same words
    return order if isinstance(order, _OBEYED) and not never else read


def _unsaid(text: str) -> bool:
    """Say whether a text asks, tells, takes back or turns round what it names."""
    return (
        questions.asks(text)
        or doubts.tells(text)
        or doubts.doubted(text)
        or doubts.turned(text)
        or doubts.negated(text)
    )


def _of_both(text: str) -> bool:
    """Say whether a text names English and Chinese, of which it wants one."""
    said = fold(text[:MOST_LETTERS])
    return all(any(one in said for one in names) for names in (_ENGLISH, _CHINESE))


def _leads(first: Likely | None, read: Guessed) -> bool:
    return first is not None and first.line == read.line and first.lead >= LEAD


def _whole(text: str, line: str, book: TopicBook) -> bool:
    """Say whether a line holds the times that the text names and no others, and each of its names."""
    if place_in(text) is not None and place_in(line) is None:
        return False
    said, kept = gapped(text, book).named, gapped(line, book).named
    spans = ("span",) if line.startswith(("mute ", "pause")) else ()
    return all(
        len(said.get(one, ())) <= len(kept.get(one, ())) for one in (*_NAMES, *spans)
    ) and all(len(said.get(one, ())) == len(kept.get(one, ())) for one in _TIMES)


__all__ = ["LEAD", "obeyed"]
