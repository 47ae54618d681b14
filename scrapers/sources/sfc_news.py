"""This file reads the Securities and Futures Commission's news from its own search."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

from scrapers.source import Cadence, Known, Options, Source
from scrapers.sources import _sfc
from scrapers.sources._pages import stated_address
from scrapers.sources._publishers import SFC

KEY = "sfc_news"
SITE = "www.sfc.hk"
HOSTS = frozenset({_sfc.HOST, SITE})
SEARCH = f"{_sfc.ROOT}/api/news/search"
_DOC = "news-and-announcements/news/doc"
_REFERENCE = re.compile(r"\d{2,4}[A-Z]{2}\d{1,4}")  # 26PR27
# e.g. /edistributionWeb/gateway/EN/news-and-announcements/news/doc
_SHOWN = re.compile(rf"^/edistributionWeb/gateway/(EN|TC)/{_DOC}$")


def text_at(url: str) -> str:
    """Give where the text of a page of news is had: people are shown it by a script."""
    parts = urlsplit(url)
    shown = _SHOWN.match(parts.path) if parts.hostname == _sfc.HOST else None
    reference = parse_qs(parts.query).get("refNo", [""])[0]
    if shown is None or not _REFERENCE.fullmatch(reference):
        return url
    return f"{_sfc.ROOT}/api/news/content?refNo={reference}&lang={shown[1]}"


def _address(row: dict[str, Any], reference: str, name: str) -> str:
    """Give the page of a piece of news, "" for an address that is none."""
    stated = row.get("newsExtLink")
    if not stated:
        return f"{_sfc.ROOT}/gateway/{name}/{_DOC}?refNo={reference}"
    return stated_address(stated, f"https://{SITE}/")


NEWS = _sfc.Yearly(
    source=KEY,
    place=SEARCH,
    called="news",
    hint="plain",
    quiet=7,
    reference=_REFERENCE,
    numbered=("newsRefNo", "refNo"),
    dated=("issueDate",),
    address=_address,
    hosts=HOSTS,
)


def source(options: Options) -> Source:
    """Give the source; `enabled = false` turns it off."""

    def asked(today: date) -> Iterable[str]:
        return [] if options.get("enabled") is False else NEWS.addresses(today)

    return Source(
        key=KEY,
        name="Securities and Futures Commission, news",
        chinese="證券及期貨事務監察委員會新聞稿",
        publisher=SFC,
        hosts=HOSTS,
        cadence=Cadence(working=1800, quiet=14400),
        silence=10,
        addresses=asked,
        read=NEWS.read,
        text_at=text_at,
        searches=frozenset({SEARCH}),
        normal_rows=(1, _sfc.WHOLE),
        not_yet=NEWS.not_yet,
        rolling=True,
        notes=Known(
            "A",
            "Unverified: the search and its fields as several programs of 2026 use and document them, no "
            "answer of it was at hand. Assumed: that a text is the field html of news/content, as circulars' are.",
            "未核實：搜尋及欄位按數個2026年程式的用法及說明，手上沒有其回應。假設：文本一如通函，"
            "為news/content的html欄位。",
        ),
    )
