"""This file reads the Hong Kong Monetary Authority's press releases from its open interface."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

from scrapers.dates import iso_date
from scrapers.items import Language, Listing
from scrapers.links import address_keys
from scrapers.source import Cadence, Index, Known, LayoutChanged, Options, Page, Source
from scrapers.sources._pages import notes_of, record, stated_address, title_of, told
from scrapers.sources._publishers import HKMA
from scrapers.sources._tally import Tally

KEY = "hkma_press"
HOST, SITE = "api.hkma.gov.hk", "www.hkma.gov.hk"
_ROOT = f"https://{HOST}/public/press-releases"
_LANGUAGES: dict[str, Language] = {"en": "en", "tc": "zh-Hant"}  # Simplified is converted from it
_FOLDERS: dict[Language, str] = {"en": "eng", "zh-Hant": "chi"}
_SPOKEN: dict[str, Language] = {"eng": "en", "chi": "zh-Hant"}
_FOLDER = re.compile(r"^/(eng|chi|gb_chi)/")
_WHOLE = 100  # rows of a full answer
_REACH = 100  # the offset of the last answer that is asked for: six months back


def addresses(today: date) -> Iterable[str]:
    """Give the newest hundred releases in each language; a full answer leads to the next hundred."""
    return [_asked(language, 0) for language in _LANGUAGES]


def _asked(language: str, offset: int) -> str:
    return f"{_ROOT}?lang={language}&offset={offset}"


def read(page: Page) -> Index:
    """Give the releases of one answer, in the language that was asked for.

    Raises LayoutChanged for an answer that says it failed, is of another shape, or was asked for in
    no language that we know.
    """
    asked = parse_qs(urlsplit(page.url).query)
    name, offset = asked.get("lang", [""])[0], asked.get("offset", ["0"])[0]
    language = _LANGUAGES.get(name)
    if language is None:
        raise LayoutChanged(
            f"{page.url} is in no language that is asked for. Look at where it led."
        )
    tally = Tally()
    rows = _records(page)
    for row in tally.each(rows):
        _row(row, language, tally)
    if len(rows) >= _WHOLE and offset.isdecimal() and int(offset[:9]) < _REACH:
        tally.follows(_asked(name, int(offset[:9]) + _WHOLE))
    return tally.index(may_be_empty=offset != "0")


def _records(page: Page) -> list[Any]:
    reply = record(page)
    header = reply.get("header") if isinstance(reply, dict) else None
    if isinstance(header, dict) and str(header.get("success", True)).lower() == "false":
        said = title_of(str(header.get("err_msg") or header.get("err_code") or "no reason"))
        raise LayoutChanged(f"{page.url} says that it failed: {said[:200]}. Look at the question.")
    result = reply.get("result") if isinstance(reply, dict) else None
    rows = result.get("records") if isinstance(result, dict) else None
    if not isinstance(rows, list):
        raise LayoutChanged(
            f"{page.url} has no result.records. Save a copy and mend the source's file."
        )
    return rows


def _row(row: Any, language: Language, tally: Tally) -> None:
    if not isinstance(row, dict):
        tally.skips("a row that is no record")
        return
    title = told(row.get("title"), language)
    url = stated_address(row.get("link"), f"https://{SITE}/")
    if not title or not url:
        tally.skips(f"a release without a title or an address: {str(row)[:80]}")
        return
    parts = urlsplit(url)
    if parts.hostname != SITE:
        tally.skips(f"leads elsewhere: {url[:120]}")
        return
    if (folder := _FOLDER.match(parts.path)) is not None:
        if folder[1] not in _SPOKEN:
            tally.skips(f"a release in a language that is not read: {url[:120]}")
            return
        language = _SPOKEN[folder[1]]  # a list may name pages that exist in the other one only
    stated = iso_date(str(row.get("date") or ""))
    if stated is None:
        tally.skips(f"a release without a day: {url[:120]}")
        return
    tally.lists(_listing(url, title, language, stated.date()))


def _listing(url: str, title: str, language: Language, day: date) -> Listing:
    other: Language = "zh-Hant" if language == "en" else "en"
    twin = url.replace(f"/{_FOLDERS[language]}/", f"/{_FOLDERS[other]}/", 1)
    keys = address_keys(url)
    return Listing(
        source=KEY,
        url=url,
        title=title,
        language=language,
        keys=keys if twin == url else (*keys, f"url:{twin}"),
        published=day,
        issuer=HKMA.english if language == "en" else HKMA.chinese,
        hint="plain",
        notes=notes_of(title),
    )


def source(options: Options) -> Source:
    """Give the source; it has no options."""
    return Source(
        key=KEY,
        name="Hong Kong Monetary Authority, press releases",
        chinese="香港金融管理局新聞稿",
        publisher=HKMA,
        hosts=frozenset({HOST, SITE}),
        cadence=Cadence(working=1800, quiet=14400),
        silence=10,
        addresses=addresses,
        read=read,
        normal_rows=(1, _WHOLE),
        rolling=True,
        notes=Known(
            "A",
            "Unverified: the interface is documented and used by programs of 2026, no answer of it "
            "was at hand. That a page stands under /eng/ and /chi/ with one name is inferred.",
            "未核實：介面有文件說明，2026年的程式亦有使用，手上沒有其回應。"
            "中英文頁面以同一名稱置於/eng/及/chi/屬推斷。",
        ),
    )
