"""This file finds the Official Record of each sitting of the Council: as spoken, and in both translations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import unquote, urlsplit

from scrapers.committees import COUNCIL
from scrapers.dates import day_shown
from scrapers.items import Language, Listing
from scrapers.source import Cadence, Index, Known, LayoutChanged, Options, Page, Source
from scrapers.sources import _odata
from scrapers.sources._pages import stated_address
from scrapers.sources._publishers import LEGCO
from scrapers.sources._tally import Tally

KEY = "legco_hansard"
HOST = "www.legco.gov.hk"
SERVICE = "OpenData/HansardDB/Hansard"
_FIELDS = "HansardID,MeetingDate,AgendaDate,isCEQandA,isCEQT,HansardFileURL"
_NEWEST = "30"


@dataclass(frozen=True, slots=True)
class _Version:
    """One of the three texts of a sitting, by the name that the data have for it."""

    name: str
    language: Language
    note: str | None = None


# The Chinese translation comes first: where it is out, the text as spoken is only another address.
_VERSIONS = (
    _Version("English", "en"),
    _Version("Chinese", "zh-Hant"),
    _Version("Floor", "zh-Hant", "floor version"),
)
_TITLES: dict[Language, str] = {
    "en": "Official Record of Proceedings (Hansard), {}",
    "zh-Hant": "立法會會議過程正式紀錄，{}",
}
# Sittings at which only the Chief Executive answers have a record of their own.
_OTHERS: tuple[tuple[str, str, dict[Language, str]], ...] = (
    (
        "isCEQT",
        "ceqt",
        {"en": ": Chief Executive's Question Time", "zh-Hant": "：行政長官質詢時間"},
    ),
    (
        "isCEQandA",
        "ceqa",
        {"en": ": Chief Executive's Question and Answer Session", "zh-Hant": "：行政長官答問會"},
    ),
)


def addresses(today: date) -> Iterable[str]:
    """Give the newest records of each version, whenever they were: translations take months."""
    for version in _VERSIONS:
        yield _odata.query(
            SERVICE,
            select=_FIELDS,
            filter=f"HansardType eq '{version.name}'",
            orderby="MeetingDate desc",
            top=_NEWEST,
        )


def read(page: Page) -> Index:
    """Give the record of each sitting; all versions of one are one paper.

    Raises LayoutChanged for an answer to a query that is none of ours.
    """
    asked = unquote(page.url)
    version = next((one for one in _VERSIONS if f"'{one.name}'" in asked), None)
    if version is None:
        raise LayoutChanged(f"{page.url[:200]} answers no query of ours. Look at where it led.")
    tally = Tally()
    for row in _odata.rows(page, tally):
        starts_at = _odata.held_at(row.get("MeetingDate"))
        stated = str(row.get("HansardFileURL") or "").strip()
        if starts_at is None or not stated:
            tally.skips(f"a record without a day or a file: {str(row)[:80]}")
            continue
        url = stated_address(stated, f"https://{HOST}/").partition("#")[0]
        if urlsplit(url).hostname != HOST:
            tally.skips(f"leads elsewhere: {stated[:120]}")
            continue
        tally.lists(_listing(row, starts_at.date(), url, version))
    return tally.index()


def _listing(row: dict[str, Any], day: date, url: str, version: _Version) -> Listing:
    language = version.language
    shown = day_shown(day, language)
    key, title = f"hansard:{day.isoformat()}", _TITLES[language].replace("{}", shown)
    for field, name, called in _OTHERS:
        if str(row.get(field) or "0").strip() not in ("0", "False", "false"):
            key, title = f"{key}:{name}", title + called[language]
    return Listing(
        source=KEY,
        url=url,
        title=title,
        language=language,
        keys=(key, f"url:{url}"),
        meeting_date=day,
        committee=COUNCIL.name(language),
        hint="hansard",
        notes=(version.note,) if version.note else (),
    )


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="LegCo Official Record of Proceedings (Hansard)",
        chinese="立法會會議過程正式紀錄",
        publisher=LEGCO,
        hosts=frozenset({_odata.HOST, HOST}),
        cadence=Cadence(working=7200, quiet=43200),
        silence=30,
        addresses=addresses,
        read=read,
        normal_rows=(1, 60),
        rolling=True,
        notes=Known(
            "B",
            "Known: the rows, from replies of 2022, and where files lie (cm20250702-translate-e.pdf in 2025). The "
            "layout of Chinese records is known from texts of 2013. Assumed: the layout of English ones, the wording "
            "of votes, and that the record as spoken is listed under 'Floor' within days. Both Chinese texts of a "
            "sitting are one: the first that is listed is read.",
            "已知：2022年回應的各行，以及檔案位置（2025年的cm20250702-translate-e.pdf）。"
            "中文紀錄的版式見於2013年的文本。假設：英文紀錄的版式、表決的字眼，以及即場紀錄數日內列於Floor之下。"
            "同一會議的兩份中文文本視為一份：讀取先列出者。",
        ),
    )
