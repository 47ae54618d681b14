"""This file reads the research publications of the Legislative Council Secretariat from its own search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

from scrapers.dates import iso_date
from scrapers.items import Language, Listing
from scrapers.searches import asked_of, search
from scrapers.source import Cadence, Index, Known, LayoutChanged, Options, Page, Source
from scrapers.sources._pages import notes_of, record, title_of
from scrapers.sources._publishers import LEGCO
from scrapers.sources._tally import Tally

KEY = "legco_research"
HOST = "app7.legco.gov.hk"
SEARCH = f"https://{HOST}/rpdb/en/api/Search2"
_FILES = f"https://{HOST}/rpdb/en/uploads"
_WHOLE = 100  # rows of the newest page
_LANGUAGES: tuple[tuple[str, Language], ...] = (("en", "en"), ("tc", "zh-Hant"))
_NUMBER = re.compile(r"([A-Z]{2,8})(\d{1,3})/(\d{4}|\d{2}-\d{2}|\d{4}-\d{4})")  # ISSH14/2026
_FILE = re.compile(r"[\w()&.-]{3,120}\.pdf", re.IGNORECASE)
_FILE_DAY = re.compile(r"_(20\d{2})(\d{2})(\d{2})_")
_TITLE = re.compile(r"title|topic|subject|name", re.IGNORECASE)
_CHINESE = re.compile("[\u3400-\u9fff]")
# What a kind of paper is called where the data give no title.
_KINDS: Mapping[str, tuple[str, str]] = {
    "ISSH": ("Statistical highlights", "數據透視"),
    "RB": ("Research brief", "研究簡報"),
    "RP": ("Research report", "研究報告"),
    "FS": ("Fact sheet", "資料便覽"),
    "IN": ("Information note", "資料摘要"),
    "ISE": ("Essentials", "資訊述要"),
}


def addresses(today: date) -> Iterable[str]:
    """Give the search for the newest hundred publications; it has both languages."""
    yield search(SEARCH, {"PaperNo": "", "Size": _WHOLE, "Page": 1})


def read(page: Page) -> Index:
    """Give each publication in each language that has a file.

    Raises LayoutChanged for an answer of another shape, or to a search that is none of ours.
    """
    if "PaperNo" not in asked_of(page.url):
        raise LayoutChanged(f"{page.url[:200]} answers no search of ours. Look at where it led.")
    reply = record(page)
    rows = reply.get("data") if isinstance(reply, dict) else None
    if not isinstance(rows, list):
        raise LayoutChanged(
            f"{SEARCH} has no list named 'data'. Save a copy and mend the source's file."
        )
    tally = Tally()
    for row in tally.each(rows):
        number = (
            _NUMBER.fullmatch(str(row.get("PaperNo") or "").strip())
            if isinstance(row, dict)
            else None
        )
        if number is None:
            tally.skips(f"a publication without a number: {str(row)[:80]}")
            continue
        files = _files(row.get("PDFPath"))
        if not files and not _unread(row.get("PDFPath")):
            tally.skips(f"{number[0]} has no file")
        for name in _unread(row.get("PDFPath")):
            tally.skips(f"{number[0]} has a file in no language that we know: {name[:80]}")
        for language, name in files.items():
            tally.lists(_listing(row, number, language, name))
    return tally.index()


def _files(stated: object) -> dict[Language, str]:
    """Give the names of the files by language; of several, those that stand last hold."""
    found: dict[Language, str] = {}
    held = stated if isinstance(stated, list) else [stated]
    for each in held:
        if not isinstance(each, dict):
            continue
        for name, language in _LANGUAGES:
            text = str(each.get(name) or "").strip()
            if _FILE.fullmatch(text):
                found[language] = text
    return found


def _unread(stated: object) -> list[str]:
    """Give what stands under names that are no language of ours; Simplified is converted."""
    known = {*(name for name, _ in _LANGUAGES), "sc", "cn"}
    held = stated if isinstance(stated, list) else [stated]
    named = (pair for each in held if isinstance(each, dict) for pair in each.items())
    return [f"{name}: {text}" for name, text in named if name not in known and text]


def _listing(
    row: Mapping[str, Any], number: re.Match[str], language: Language, name: str
) -> Listing:
    title = _title(row, language)
    kind = _KINDS.get(number[1])
    called = (
        kind[language != "en"]
        if kind
        else ("Research publication" if language == "en" else "研究刊物")
    )
    day = _FILE_DAY.search(name)
    published = iso_date("-".join(day.groups())) if day else None
    return Listing(
        source=KEY,
        url=f"{_FILES}/{number[3]}/{number[1]}/{quote(name)}",
        title=title or f"{called} {number[0]}",
        language=language,
        keys=(f"research:{number[0]}", f"url:{_FILES}/{number[3]}/{number[1]}/{quote(name)}"),
        published=published.date() if published else None,
        number=number[0],
        issuer="Legislative Council Secretariat" if language == "en" else "立法會秘書處",
        hint="plain",
        notes=notes_of(title),
    )


def _title(row: Mapping[str, Any], language: Language) -> str:
    """Give the title in a language from whatever field holds one; "" where none does.

    How the data call it is not known: of fields named like a title, one in the language's script.
    """
    for name, value in row.items():
        if not _TITLE.search(name) or name == "PaperNo":
            continue
        said = value if isinstance(value, dict) else {"": value}
        for each in said.values():
            text = title_of(each) if isinstance(each, str) else ""
            if len(text) > 3 and (_CHINESE.search(text) is not None) == (language != "en"):
                return text
    return ""


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="LegCo Secretariat, research publications",
        chinese="立法會秘書處研究刊物",
        publisher=LEGCO,
        hosts=frozenset({HOST}),
        cadence=Cadence(working=3600, quiet=43200),
        silence=40,
        addresses=addresses,
        read=read,
        searches=frozenset({SEARCH}),
        normal_rows=(1, 2 * _WHOLE),
        rolling=True,
        notes=Known(
            "A",
            "Unverified: the search, PaperNo and PDFPath as a program of 2026 uses them, and where files "
            "lie. Not known: the fields of titles, whether an empty number asks for all, and their order.",
            "未核實：搜尋、PaperNo及PDFPath按2026年一個程式的用法，以及檔案位置。未知：標題的欄位、"
            "空白編號是否指全部，以及排列次序。",
        ),
    )
