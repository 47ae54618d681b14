"""This file reads the newest data sets of DATA.GOV.HK from its catalogue's open interface."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from scrapers.dates import iso_date
from scrapers.items import Language, Listing
from scrapers.source import Cadence, Index, Known, LayoutChanged, Options, Page, Publisher, Source
from scrapers.sources._pages import notes_of, record, title_of, told
from scrapers.sources._tally import Tally

KEY = "data_gov_hk"
HOST = "data.gov.hk"
PUBLISHER = Publisher(
    "data_gov_hk", "DATA.GOV.HK", "資料一線通", ("open data portal", "開放數據平台")
)
_LANGUAGES: dict[str, Language] = {"en": "en", "tc": "zh-Hant"}  # Simplified is converted from it
_WHOLE = 100  # data sets of one answer: a quarter's, at some thirty a month
# e.g. https://data.gov.hk/en-data/api/3/action/package_search?q=*:*
_ASKED = re.compile(r"^https://data\.gov\.hk/(en|tc)-data/api/3/action/package_search\?")
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{1,120}")  # hk-hyd-plis-lamppostdata
_FEW = 3  # data sets, of which the order says nothing
_HONG_KONG = ZoneInfo("Asia/Hong_Kong")


def addresses(today: date) -> Iterable[str]:
    """Give the search for the newest hundred data sets, in each language."""
    return [
        f"https://{HOST}/{folder}-data/api/3/action/package_search"
        f"?q=*:*&rows={_WHOLE}&sort=metadata_created%20desc"
        for folder in _LANGUAGES
    ]


def read(page: Page) -> Index:
    """Give the data sets of an answer, each by its page, in the language that was asked for.

    Raises LayoutChanged for an answer that says it failed, is of another shape, or is not in the
    order of age that was asked for: what is new could then stand on no page of ours.
    """
    asked = _ASKED.match(page.url)
    if asked is None:
        raise LayoutChanged(f"{page.url[:200]} answers no search of ours. Look at where it led.")
    tally, days = Tally(), list[date]()
    for row in tally.each(_results(page)):
        day = _row(row, asked[1], tally)
        days += [day] if day else []
    if len(days) > _FEW and days != sorted(days, reverse=True):
        tally.doubts(
            f"{page.url} is not in the order that was asked for, so new data sets may be missing. "
            "Look at what the interface makes of `sort`, and mend the source's file."
        )
    return tally.index()


def _results(page: Page) -> list[Any]:
    reply = record(page)
    if isinstance(reply, dict) and reply.get("success") is False:
        said = title_of(str(reply.get("error") or "no reason"))
        raise LayoutChanged(f"{page.url} says that it failed: {said[:200]}. Look at the question.")
    result = reply.get("result") if isinstance(reply, dict) else None
    rows = result.get("results") if isinstance(result, dict) else None
    if not isinstance(rows, list):
        raise LayoutChanged(
            f"{page.url} has no result.results. Save a copy and mend the source's file."
        )
    return rows


def _row(row: Any, folder: str, tally: Tally) -> date | None:
    """Account for a row, and give the day on which its data set was entered."""
    if not isinstance(row, dict):
        tally.skips("a row that is no record")
        return None
    name, title = str(row.get("name") or "").strip(), told(row.get("title"), _LANGUAGES[folder])
    day = _day(row.get("metadata_created"))
    if not _NAME.fullmatch(name) or not title:
        tally.skips(
            f"a data set without a name or a title: {(title or name)[:80] or str(row)[:80]}"
        )
    elif str(row.get("type") or "dataset") != "dataset" or row.get("private") is True:
        tally.passes("no data set", name)
    elif day is None:
        tally.skips(f"{name} has no day: {title[:80]}")
    else:
        tally.lists(_listing(row, name, title, folder, day))
    return day


def _day(stated: object) -> date | None:
    """Give Hong Kong's day of a moment; catalogues of this kind write theirs in UTC, without saying so."""
    found: datetime | None = iso_date(str(stated or ""))
    if found is None:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(_HONG_KONG).date()


def _listing(row: dict[str, Any], name: str, title: str, folder: str, day: date) -> Listing:
    pages = {each: f"https://{HOST}/{each}-data/dataset/{name}" for each in _LANGUAGES}
    organisation = row.get("organization")
    stated = organisation.get("title") if isinstance(organisation, dict) else organisation
    whose = told(stated, _LANGUAGES[folder])
    return Listing(
        source=KEY,
        url=pages[folder],
        title=title,
        language=_LANGUAGES[folder],
        keys=(f"dataset:{name}", *(f"url:{pages[each]}" for each in _ordered(folder))),
        published=day,
        issuer=whose or None,
        hint="plain",
        notes=notes_of(title),
    )


def _ordered(folder: str) -> tuple[str, ...]:
    return (folder, *(each for each in _LANGUAGES if each != folder))


def source(options: Options) -> Source:
    """Give the source; `enabled = false` turns it off."""

    def asked(today: date) -> Iterable[str]:
        return [] if options.get("enabled") is False else addresses(today)

    return Source(
        key=KEY,
        name="DATA.GOV.HK, new data sets",
        chinese="資料一線通新數據集",
        publisher=PUBLISHER,
        hosts=frozenset({HOST}),
        cadence=Cadence(working=7200, quiet=43200),
        silence=60,
        addresses=asked,
        read=read,
        normal_rows=(1, _WHOLE),
        rolling=True,
        notes=Known(
            "A",
            "Known: the interface's search and the fields of a data set, as programs of 2025 and 2026 use "
            "them. Assumed: that it takes `sort` (an answer in another order is trouble), that its hours are "
            "UTC, that robots.txt allows it. Unverified: what a data set's own page gives to read.",
            "已知：介面的搜尋功能及數據集欄位，一如2025及2026年的程式所用。假設：接受sort（次序不同即報異常）、"
            "時間為UTC、robots.txt容許。未核實：數據集本身頁面有何內容可讀。",
        ),
    )
