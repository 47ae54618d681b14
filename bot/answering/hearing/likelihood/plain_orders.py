"""This file obeys an order in no form of ours, where hardly another can be meant and nothing is left out."""

from __future__ import annotations

import re

from bot.answering.arguments.languages import is_spoken
from bot.answering.arguments.positions import place_in
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.likely import Likely, likely
from bot.answering.hearing.pieces import doubts, threads
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
    SetDigest,
    SetLanguage,
    Subscribe,
    Undo,
    Unsave,
)
from bot.answering.names import TopicBook
from scrapers.text import fold

LEAD = 4.8  # over the next likely command, from which on a guess was right wherever it was checked
# What is taken back in one press, and takes nothing from anybody that does not come again.
_OBEYED = (
    DigestNow, Follow, Mute, Pause, Quiet, Resume, Save, SetDigest, SetLanguage, Subscribe, Undo, Unsave,
)  # fmt: skip
_NAMES = ("bureau", "committee", "member", "paper", "programme", "topic")
_TIMES = ("date", "email", "hour", "weekday")  # which a line may not make up
# Days and minutes that the gaps of a sentence leave out.
# e.g. today · tomorrow · 聽日 · 八點十五分
_LOST = re.compile(
    r"\b(?:today|tomorrow|tonight|tmr)\b|[今听明后][日天晚]|[一二三四五十\d]分(?!钟)"
)
# That something holds until a time, which a pause without one has lost.
# e.g. until we are back · before the hearing · 月尾之前 · 到佢返嚟
_ENDS = re.compile(r"\b(?:until|till?|before|by)\b|[^\W目]前|[到至]|为止")
# One of several things, which no pause of all means.
# e.g. stop that one too · mute it · 停埋那個
_ONE = re.compile(
    r"\b(?:mute|silence) (?:it|this|that|them)\b|\b(?:this|that|the (?:first|second|third|last"
    r"|other)) one\b|[嗰𠮶呢那这]个[啦吧了]?$"
)
_ENGLISH, _CHINESE = ("english", "英文", "英语"), ("chinese", "中文", "繁体", "简体")  # folded

# e.g. switch to English for John · English for her
_FOR_OTHERS = re.compile(
    r"\bfor (?!(?:us|me|now|here|all|everyone|everybody|everything|good"
    r"|(?:the|our|this|my) (?:team|channel|group|office|firm|alerts?|messages?|digests?))\b)[a-z]"
)
# e.g. 判詞得英文 · 合約係英文
_IS_IN = re.compile(r"[\u3400-\u9fff](?:[系是得有冇]|只有|净系)(?:英文|英语|中文|繁体|简体)")
# e.g. 我想得英文 · 以後淨係英文
_WISH = re.compile(r"[要想转改换请发]|唔该|麻烦|以[后後]|send|set")


def obeyed(heard: Heard) -> Intent:
    """Give the order itself where it was only guessed, and nothing speaks against it; else what was read."""
    text, read, book, speaker = heard.text, heard.read, heard.book, heard.speaker
    if not isinstance(read, Guessed) or read.intent is not None or read.left or doubts.unsaid(text):
        return read
    first = next(likely(text, book, speaker.language, before_us=bool(speaker.about)), None)
    if not _leads(first, read) or not whole(text, read.line, book):
        return read
    if read.line.startswith("language ") and (
        is_spoken(text) or _of_both(text) or _of_others(text)
    ):
        return read
    with heard.desk.store.read() as session:
        order = threads.in_place(session, grammar.parse(read.line), speaker.about)
    never = isinstance(order, Quiet) and order.weekends  # whose contrary is asked in the same words
    return order if isinstance(order, _OBEYED) and not never else read


def _of_others(text: str) -> bool:
    """Say whether a text names what is in a language, or for whom, where that is not all that comes here."""
    said = fold(text[:MOST_LETTERS])
    named = is_spoken(text)  # alone, it may be what is looked for
    return bool(
        named or _FOR_OTHERS.search(said) or (_IS_IN.search(said) and not _WISH.search(said))
    )


def _of_both(text: str) -> bool:
    """Say whether a text names English and Chinese, of which it wants one."""
    said = fold(text[:MOST_LETTERS])
    return all(any(one in said for one in names) for names in (_ENGLISH, _CHINESE))


def _leads(first: Likely | None, read: Guessed) -> bool:
    return first is not None and first.line == read.line and first.lead >= LEAD


def whole(text: str, line: str, book: TopicBook) -> bool:
    """Say whether a line holds the times that the text names and no others, and each of its names."""
    if _LOST.search(fold(text)) and "until" not in line and ":" not in line.replace(":00", ""):
        return False
    if line == "pause" and _ENDS.search(fold(text)):
        return False
    if line.startswith("pause") and _ONE.search(fold(text)):
        return False
    if line.endswith((" this month", " this week")):
        return False  # which ends no day
    if place_in(text) is not None and place_in(line) is None:
        return False
    said, kept = gapped(text, book).named, gapped(line, book).named
    spans = ("span",) if line.startswith(("mute ", "pause")) else ()
    return all(
        len(said.get(one, ())) <= len(kept.get(one, ())) for one in (*_NAMES, *spans)
    ) and all(len(said.get(one, ())) == len(kept.get(one, ())) for one in _TIMES)


__all__ = ["LEAD", "obeyed", "whole"]
