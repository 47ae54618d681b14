"""This file opens a place within a paper: a recommendation, a paragraph, a part of a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.messages import phrases
from scrapers.items import Document

MOST_REFERENCE = 2_000
# e.g. CB(2)1292/2025 rec 24 · CB(2)1292/2025 第12段
_PLACE = re.compile(
    r"(?<![ ,，])[ ,，]{1,9}(?P<typed>(?:rec(?:ommendation)?s?\.? ?|建議 ?|建议 ?)(?P<rec>\d{1,3})"
    r"|(?:¶ ?|para(?:graph)?s?\.? ?|第 ?)(?P<para>\d{1,4})(?: ?段)?"
    r"|(?:part ?|部分 ?)[(（]?(?P<part>\d{1,2}|[a-z]|[一二三四五六七八九十]{1,2})[)）]?)$",
    re.IGNORECASE,
)
_CHINESE = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Place:
    """A place within a paper, and how it was typed."""

    what: Literal["rec", "para", "part"]
    number: str
    typed: str


def parted(reference: str) -> tuple[str, Place | None]:
    """Part a reference from the place that it ends with, if it names one: `CB(2)1292/2025 rec 24`."""
    found = _PLACE.search(reference[:MOST_REFERENCE].rstrip())
    if found is None or not found.start():
        return reference, None
    for what in ("rec", "para", "part"):
        number = found[what]
        if number:
            place = Place(what, _plain(number), found["typed"])
            return reference[: found.start()], place
    return reference, None


def opened(document: Document, place: Place) -> tuple[str, ...]:
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
            if place.number in {_plain(mark) for mark in (one.part or "", *one.covers)}
            for text in (one.question, one.answer)
            if text
        )
    return tuple(
        f"{paragraph.no}. {paragraph.text}"
        for section in document.sections
        for paragraph in section.paragraphs
        if paragraph.no == place.number
    )


def _plain(mark: str) -> str:
    """Give a mark as others write it: 2 for 二, (b) for (B)."""
    mark = mark.strip("()（）. ").lower()
    return str(_CHINESE.index(mark) + 1) if len(mark) == 1 and mark in _CHINESE else mark
