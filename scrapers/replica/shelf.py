"""This file holds what the replica has published: releases, meetings and papers, and their addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from scrapers.items import Language
from scrapers.replica.printing import printed

_PAGES = files("scrapers.replica") / "pages"
_PLACE = re.compile(r"\{(\w+)\}")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def english(day: date, *, weekday: bool = False, year: bool = True) -> str:
    """Give a day as releases write it: "Saturday, November 21, 2026" or "November 21"."""
    text = f"{_MONTHS[day.month - 1]} {day.day}" + (f", {day.year}" if year else "")
    return f"{_WEEKDAYS[day.weekday()]}, {text}" if weekday else text


def chinese(day: date, *, weekday: bool = False, year: bool = True) -> str:
    """Give a day as releases write it: "2026年11月21日（星期六）" or "11月21日"."""
    text = (f"{day.year}年" if year else "") + f"{day.month}月{day.day}日"
    return f"{text}（星期{'一二三四五六日'[day.weekday()]}）" if weekday else text


def words(today: date, meeting: date | None = None) -> dict[str, str]:
    """Give what stands in the places that our texts leave for days."""
    held = meeting or today
    return {
        "year": str(held.year),
        "next_year": str(today.year + 1),
        "today_md_en": english(today, year=False),
        "today_md_zh": chinese(today, year=False),
        "meeting_en": f"{held.day} {_MONTHS[held.month - 1]} {held.year}",
        "meeting_zh": chinese(held),
        "month_en": f"{_MONTHS[today.month - 1]} {today.year}",
        "month_zh": f"{today.year}年{today.month}月",
    }


def filled(text: str, places: Mapping[str, str]) -> str:
    """Give a text with its places filled; a place that nobody fills stays as it is."""
    return _PLACE.sub(lambda found: places.get(found[1], found[0]), text)


@cache
def our_text(*path: str) -> str:
    """Give one of our own texts without the line that says it is invented."""
    text = _PAGES.joinpath(*path).read_text(encoding="utf-8")
    return text.split("\n", 1)[1] if text.startswith("#") else text


@dataclass(frozen=True, slots=True)
class Release:
    """A press release in one language; both languages share `name`, never an id."""

    name: str
    language: Language
    day: date
    serial: int  # the five digits of its id
    title: str
    paragraphs: tuple[str, ...]
    time: str  # "15:20", Hong Kong
    id_day: date | None = None  # where the id was given out on an earlier day

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://www.info.gov.hk/gia/general/{self.day:%Y%m/%d}/{self.id}.htm"

    @property
    def id(self) -> str:
        """Its id, as in P2026112100120."""
        return f"P{self.id_day or self.day:%Y%m%d}{self.serial:05d}"


def our_release(name: str, day: date, serial: int) -> dict[Language, Release]:
    """Give one of our own releases in the languages it has; ids differ by one."""
    places = words(day)
    found: dict[Language, Release] = {}
    for at, part in enumerate(our_text("releases", f"{name}.txt").split("=== ")[1:]):
        head, _, body = part.partition("\n")
        language, _, time = head.partition(" ")
        title, *paragraphs = filled(body, places).strip().split("\n\n")
        kept: Language = "en" if language == "en" else "zh-Hant"
        found[kept] = Release(
            name, kept, day, serial + at, title.strip(), tuple(paragraphs), time.strip()
        )
    return found


@dataclass(frozen=True, slots=True)
class ShelvedPaper:
    """A paper of a panel's meeting; `files` holds the languages that have been published."""

    slug: str
    code: str
    meeting: date
    stem: str  # "cb2-438-3"
    titles: Mapping[Language, str]
    files: Mapping[Language, bytes] = field(default_factory=dict)

    def url(self, language: Language) -> str:
        """Give its address in a language, published or not."""
        folder, letter = ("english", "e") if language == "en" else ("chinese", "c")
        return (
            f"https://www.legco.gov.hk/yr{self.meeting.year}/{folder}/panels/{self.code}/papers/"
            f"{self.code}{self.meeting:%Y%m%d}{self.stem}-{letter}.pdf"
        )


def our_paper(
    name: str, language: Language, today: date, meeting: date, more: Mapping[str, str] | None = None
) -> bytes:
    """Give one of our own papers as a PDF file, dated for a meeting."""
    text = our_text("papers", f"{name}.{language}.txt").lstrip("\n")
    return printed(filled(text, words(today, meeting) | dict(more or {})), language, name)
