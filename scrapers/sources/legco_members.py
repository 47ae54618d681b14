"""This file reads the Council's roster: who sits in it, by the Council's own number and names for each Member."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from scrapers.items import Language, Seat
from scrapers.kinds.people import member
from scrapers.source import (
    Cadence,
    Index,
    Known,
    LayoutChanged,
    Options,
    Page,
    Source,
    too_many_rows,
)
from scrapers.sources import _legco
from scrapers.sources._legco_files import HOST
from scrapers.sources._pages import record
from scrapers.sources._publishers import LEGCO
from scrapers.sources._tally import Tally
from scrapers.text import clean, is_cjk

KEY = "legco_members"
APP = "app4.legco.gov.hk"
MOST = 150  # who sit, in a roster; the Council has 90
MOST_EVER = 600  # with those who no longer sit, where it names them
_DAY = 86400
_LISTS = ("data", "members")  # under which the rows stand, where they do not stand alone
_NUMBERS = ("member_id", "lass_id")
_NAMED = ("name_en", "name_tc", "name_sc", "salute_name", "name")
_KEY = "search_key"
_SITS = "is_active"
# The names in which a search key begins, if they are.
_PARTS: tuple[Language, ...] = ("zh-Hant", "zh-Hant", "en")
_KEYS = 12  # of a record that are told where it is no roster
_LONGEST = 80  # letters of a name with its titles and honours
_NUMBER = re.compile(r"[1-9]\d{0,8}")
# e.g. 陳曼琪 · 阿布都·熱依木
_CHINESE = re.compile(r"[㐀-鿿豈-﫿]{2,6}(?:·[㐀-鿿豈-﫿]{1,6})?")
# A surname in capitals, and a name beside it: e.g. Maggie CHAN Man-ki · LEE Hoey Simon · Elizabeth QUAT
_SURNAME = re.compile(r"[A-Z][A-Z'’-]{1,19}")
_GIVEN = re.compile(r"[A-Z][a-z]['’a-zA-Z-]{0,24}\.?|[A-Z]\.?")
_MOST_WORDS = 6
# e.g. 議員, BBS, MH, JP · 议员
_BEHIND = re.compile(r"(?:博士|教授|女士|先生)?(?:議員|议员).{0,60}$")


def addresses(today: date) -> Iterable[str]:
    """Give the list of Members in each language, and the record that the Council's pages are drawn from."""
    for language in ("en", "tc"):
        yield f"https://{APP}/mapi/{language}/api/LASS/getListMember"
    term = _legco.term(today.year)
    yield f"https://{HOST}/bi/data/members/term-{term}/members-details.json"


def read(page: Page) -> Index:
    """Give who sits; raises LayoutChanged for what is no roster, and TooManyRows for more than a Council.

    A row that names nobody in full is skipped aloud: a surname alone, a letter, a name in no known writing.
    """
    rows = _rows(record(page), page.url)
    stated = any(isinstance(row, dict) and _SITS in _folded(row) for row in rows)
    tally = Tally()
    numbers: dict[str, Seat] = {}
    for row in tally.each(rows):
        _seat(_folded(row) if isinstance(row, dict) else row, numbers, tally, stated=stated)
    sit = sum(seat.sits is not False for seat in numbers.values())
    if sit > MOST or len(numbers) > MOST_EVER:
        raise too_many_rows(page.url, MOST if sit > MOST else MOST_EVER)
    index = tally.index()
    if not numbers:
        raise LayoutChanged(
            f"{page.url} names no Member that can be read. A row was expected to hold a number "
            f"({' or '.join(_NUMBERS)}) and names ({_KEY}, {', '.join(_NAMED[:4])}); "
            f"the first {_said(rows[0]) if rows else 'was missing'}. Save a copy and mend the source's file.",
            index=index,
        )
    return index


def _rows(held: Any, url: str) -> list[Any]:
    """Give the rows of a roster, alone or under one of the names that are known."""
    found = _folded(held) if isinstance(held, dict) else {}
    rows = next((found[name] for name in _LISTS if isinstance(found.get(name), list)), held)
    if isinstance(rows, list):
        return rows
    raise LayoutChanged(
        f"{url} is no roster: a list of Members was expected, alone or under one of {', '.join(_LISTS)}; "
        f"what came {_said(held)}. Save a copy and mend the source's file."
    )


def _said(held: Any) -> str:
    """Say what a record holds in the place of what was expected."""
    if not isinstance(held, dict):
        return f"was {str(held)[:40]!r}"
    keys = ", ".join(str(key)[:40] for key in list(held)[:_KEYS])
    return f"had the keys {keys}" if keys else "had no keys"


def _folded(row: dict[Any, Any]) -> dict[str, Any]:
    return {str(key)[:40].casefold(): value for key, value in row.items()}


def _seat(row: Any, numbers: dict[str, Seat], tally: Tally, *, stated: bool) -> None:
    if not isinstance(row, dict):
        tally.skips(f"a row that is no record: {str(row)[:60]}")
        return
    number = next((str(row[name]).strip() for name in _NUMBERS if row.get(name)), "")
    if not _NUMBER.fullmatch(number):
        tally.skips(f"a row without a Member's number: it {_said(row)}")
        return
    names: dict[Language, str] = {}
    unread: list[str] = []
    for text in _texts(row.get(name) for name in _NAMED):
        language, name = _name(text)
        if name:
            names.setdefault(language, name)
        elif text not in unread:
            unread.append(text)
    for language, name in _keyed(row.get(_KEY)):
        names.setdefault(language, name)
    if number in numbers:
        tally.skips(f"a second row of the number {number}: {', '.join(names.values())}")
    elif not names:
        said = ", ".join(unread) or f"it {_said(row)}"
        tally.skips(f"the number {number} has no name in full: {said}")
    else:
        sits = str(row.get(_SITS) or "N").strip().upper() == "Y" if stated else None
        numbers[number] = Seat(number, tuple(sorted(names.items())), sits)
        tally.seats(numbers[number])
        for text in unread:
            tally.skips(f"a name of the number {number} is none in full: {text}")


def _texts(values: Iterable[Any]) -> Iterable[str]:
    for text in values:
        if isinstance(text, str) and text.strip():
            yield clean(text[:_LONGEST]).strip()


def _keyed(key: Any) -> list[tuple[Language, str]]:
    """Give the names in which a search key begins; none where it begins with anything else."""
    parts = key.split("|")[: len(_PARTS)] if isinstance(key, str) else []
    names = [_name(text) for text in _texts(parts)]
    whole = tuple(language for language, name in names if name) == _PARTS
    return names if whole else []


def _name(text: str) -> tuple[Language, str]:
    """Give the name in full that is printed with titles and honours, and its language; else no name."""
    if any(map(is_cjk, text)):
        bare = _BEHIND.sub("", text).partition(",")[0].strip()
        language: Language = "zh-Hant"
        return language, bare if _CHINESE.fullmatch(bare) else ""
    bare = member(text.partition(",")[0])
    words = bare.split()
    family = [word for word in words if _SURNAME.fullmatch(word)]
    given = [word for word in words if _GIVEN.fullmatch(word)]
    whole = 0 < len(family) < len(words) <= _MOST_WORDS and len(family) + len(given) == len(words)
    spelt = any(len(word.strip(".")) > 1 for word in given)
    return "en", bare if whole and spelt else ""


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="LegCo Members, the Council's roster",
        chinese="立法會議員名單",
        publisher=LEGCO,
        hosts=frozenset({APP, HOST}),
        cadence=Cadence(working=_DAY, quiet=_DAY),
        addresses=addresses,
        read=read,
        normal_rows=(60, MOST),
        papers=False,
        notes=Known(
            "B",
            "Unverified: two records as older programs read them, none of their replies was at hand; where "
            "search_key, salute_name and is_active stand is assumed. It lists no papers: it keeps the register "
            "of Members, and what differs from that is reported once.",
            "未核實：兩項紀錄按較早程式的讀法，手上沒有其回應；search_key、salute_name及is_active的位置屬假設。"
            "不列文件：用以更新議員名冊，與名冊不符之處會報告一次。",
        ),
    )
