"""This file opens a place within a paper: a recommendation, a paragraph, a part of a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from bot.answering.arguments.filters import bare
from bot.answering.intents import Cite, More, Save, Show, ShowStory, Unsave, Why
from bot.messages import phrases
from scrapers.items import Document, Paragraph
from scrapers.text import fold

What = Literal["rec", "page", "para", "part", "words"]
# What is said of one paper by a command's word before it, and all that is said of one.
OF_ONE = (Show, More, Cite, Save, Unsave)
LOOKED_AT = (*OF_ONE, Why, ShowStory)
MOST_REFERENCE = 2_000
# e.g. CB(2)1292/2025 rec 24 · CB(2)1292/2025 第12段 · CB(2)1292/2025 "privacy"
_PLACE = re.compile(
    r"(?<![ ,，])[ ,，]{1,9}(?:at ?)?(?P<typed>(?:rec(?:ommendation)?s?\.? ?|建議 ?|建议 ?)(?P<rec>\d{1,3})"
    r"|(?:pp?\.? ?|pages? ?|第 ?(?=[\d–-]{1,9} ?[頁页]))(?P<page>\d{1,4}(?:[–-]\d{1,4})?)(?: ?[頁页])?"
    r"|(?:¶{1,2} ?|paras?\.? ?|paragraphs? ?|第 ?|\[)(?P<para>\d{1,4}(?:[–-]\d{1,4})?)(?: ?段|\])?"
    r"|(?:part ?|部分 ?)[(（]?(?P<part>\d{1,2}|[a-z]|[一二三四五六七八九十]{1,2})[)）]?"
    r"|[\"“「](?P<words>[^\"”」]{2,60})[\"”」])$",
    re.IGNORECASE,
)
MOST_HOLDING = 5  # paragraphs that hold words
_CHINESE = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class PlaceInPaper:
    """A place within a paper, and how it was typed."""

    what: What
    number: str
    typed: str


def parted(reference: str) -> tuple[str, PlaceInPaper | None]:
    """Part a reference from the place that it ends with, if it names one: `CB(2)1292/2025 rec 24`."""
    found = _PLACE.search(reference[:MOST_REFERENCE].rstrip())
    if found is None or not found.start():
        return reference, None
    for what in get_args(What):
        number = found[what]
        if number:
            said = number if what == "words" else plain(number).replace("-", "–")
            place = PlaceInPaper(what, said, found["typed"])
            return reference[: found.start()], place
    return reference, None


def kept(rest: str) -> str:
    """Give what is said of one paper without marks around it; words quoted behind its number keep theirs."""
    reference, place = parted(rest)
    quoted = place is not None and place.what == "words" and " " not in reference.strip()
    return rest.strip() if quoted else bare(rest)


def opened(document: Document, place: PlaceInPaper) -> tuple[str, ...]:
    """Give what stands at a place; nothing where a paper has no such place."""
    if place.what == "rec":
        return tuple(
            f"{one.no}. {one.text} {phrases.paragraphs(one.rests_on[:4], document.language)}".rstrip()
            for one in document.recommendations
            if str(one.no) == place.number
        )
    if place.what == "part":
        return tuple(
            text
            for one in document.exchanges
            if place.number in {plain(mark) for mark in (one.part or "", *one.covers)}
            for text in (one.question, one.answer)
            if text
        )
    if place.what == "words":
        return _holding(document, fold(place.number))
    first, last = _run(place.number)
    return tuple(
        f"{paragraph.no}. {paragraph.text}" if paragraph.no else paragraph.text
        for section in document.sections
        for paragraph in section.paragraphs
        if _stands_at(paragraph, place, first, last)
    )


def _holding(document: Document, words: str) -> tuple[str, ...]:
    """Give the first paragraphs, questions and answers that hold some words."""
    paragraphs = (one for section in document.sections for one in section.paragraphs)
    texts = [(f"{one.no}. " if one.no else "", one.text) for one in paragraphs]
    texts += [("", text) for one in document.exchanges for text in (one.question, one.answer)]
    found = dict.fromkeys(f"{no}{text}" for no, text in texts if text and words in fold(text))
    return tuple(found)[:MOST_HOLDING]


def holds(document: Document, place: PlaceInPaper, pages: int | None) -> bool | None:
    """Say whether a paper has a place; None where what is held of it cannot tell."""
    if opened(document, place):
        return True
    held = [one for section in document.sections for one in section.paragraphs]
    if place.what == "para":
        return False if any(one.no for one in held) else None
    if place.what != "page":
        return False
    first, last = _run(place.number)
    most = pages or max((one.page or 0 for one in held), default=0)
    return 0 < first <= last <= most if most else None


def _stands_at(paragraph: Paragraph, place: PlaceInPaper, first: int, last: int) -> bool:
    if place.what == "page":
        return paragraph.page is not None and first <= paragraph.page <= last
    if paragraph.no is None:
        return False
    number = paragraph.no
    return number == place.number or (number.isdecimal() and first <= int(number[:6]) <= last)


def _run(number: str) -> tuple[int, int]:
    """Read 12 or 12–14 as the first and the last of a run."""
    first, _, last = number.partition("–")
    return int(first), int(last or first)


def plain(mark: str) -> str:
    """Give a mark as others write it: 2 for 二, (b) for (B)."""
    mark = mark.strip("()（）. ").lower()
    return str(_CHINESE.index(mark) + 1) if len(mark) == 1 and mark in _CHINESE else mark
