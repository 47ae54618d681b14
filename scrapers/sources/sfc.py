"""This file reads the Securities and Futures Commission's circulars and consultations from its own searches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from scrapers.source import Cadence, Index, Known, Options, Page, Source
from scrapers.sources import _sfc
from scrapers.sources._pages import title_of
from scrapers.sources._publishers import SFC
from scrapers.sources._tally import Tally

KEY = "sfc_circulars"
_ROOT = f"{_sfc.ROOT}/api/circular"
SEARCH = f"{_ROOT}/search"


def _file(row: dict[str, Any], reference: str, name: str) -> str:
    return f"{_ROOT}/openFile?lang={name}&refNo={reference}"


CIRCULARS = _sfc.Yearly(
    source=KEY,
    place=SEARCH,
    called="a circular",
    hint="circular",
    quiet=20,
    reference=re.compile(r"[A-Z0-9]{2,20}"),  # 26EC6, H035
    numbered=("refNo",),
    dated=("releasedDate", "issueDate"),
    address=_file,
)

CONSULTATIONS = "sfc_consultations"
_ASKING = f"{_sfc.ROOT}/api/consultation"
ASKED = f"{_ASKING}/search"
_BY = "cpIssueDate"  # the field by which they are sorted
_PAPER = re.compile(r"\d{2,4}C[PC]\d{1,3}")  # 26CP3, and 26CC1 of its conclusions


def consultations(today: date) -> Iterable[str]:
    """Give the search for the newest hundred consultations in each language."""
    return [
        _sfc.asked(ASKED, language, "all", 0, by=_BY, category="") for language in _sfc.LANGUAGES
    ]


def read_consultations(page: Page) -> Index:
    """Give consultation papers with their closing days, and the conclusions of those that are over.

    Raises LayoutChanged for an answer of another shape, or to a search that is none of ours.
    """
    name = _sfc.language_of(page)
    tally = Tally()
    rows, total = _sfc.rows_of(page, ASKED), _sfc.stated_total(page)
    if len(rows) >= _sfc.WHOLE or len(rows) < (total or 0):
        _sfc.check_order(page, rows, _BY, tally)
    for row in tally.each(rows):
        if _sfc.readable(row, name, "a consultation", tally):
            _consultation(row, name, tally)
    return tally.index()


def _consultation(row: dict[str, Any], name: str, tally: Tally) -> None:
    reference = str(row.get("cpRefNo") or "").strip()
    title = title_of(str(row.get("cpTitle") or ""))
    issued = _sfc.day_of(row, _BY)
    if not title or not _PAPER.fullmatch(reference) or issued is None:
        tally.skips(f"a consultation without title, reference or day: {str(row)[:80]}")
        return
    # the deadline that holds, after any extension, else the one that was first set
    until = _sfc.day_of(row, "commentActualDeadline", "commentDeadline")
    url = f"{_ASKING}/openFile?lang={name}&refNo={reference}"
    asking = _sfc.listed(CONSULTATIONS, url, reference, title, name, issued, hint="consultation")
    tally.lists(replace(asking, closes=until))
    over = str(row.get("ccRefNo") or "").strip()
    concluded = _sfc.day_of(row, "ccIssueDate")
    if not over:
        return
    called = title_of(str(row.get("ccTitle") or "")) or title
    if not _PAPER.fullmatch(over) or concluded is None:
        tally.skips(f"conclusions without a reference or a day: {str(row)[:80]}")
        return
    place = f"{url}&type=conclusion"
    tally.lists(_sfc.listed(CONSULTATIONS, place, over, called, name, concluded, hint="plain"))


def source(options: Options) -> tuple[Source, ...]:
    """Give the sources of its circulars and of its consultations; they have no options."""
    return _circulars(), _consultations()


def _consultations() -> Source:
    return Source(
        key=CONSULTATIONS,
        name="Securities and Futures Commission, consultations",
        publisher=SFC,
        hosts=frozenset({_sfc.HOST}),
        cadence=Cadence(working=3600, quiet=21600),
        silence=120,
        addresses=consultations,
        read=read_consultations,
        searches=frozenset({ASKED}),
        normal_rows=(1, 2 * _sfc.WHOLE),
        rolling=True,
        notes=Known(
            "A",
            "Unverified: the search and its fields as programs of 2026 use them, no answer of it was "
            "at hand. Which of its two deadlines holds after an extension is inferred from their names.",
            "未核實：搜尋及欄位按2026年程式的用法，手上沒有其回應。延期後以兩個截止日期中何者為準，按欄位名稱推斷。",
        ),
    )


def _circulars() -> Source:
    return Source(
        key=KEY,
        name="Securities and Futures Commission, circulars",
        chinese="證券及期貨事務監察委員會通函",
        publisher=SFC,
        hosts=frozenset({_sfc.HOST}),
        cadence=Cadence(working=1800, quiet=14400),
        silence=10,
        addresses=CIRCULARS.addresses,
        read=CIRCULARS.read,
        searches=frozenset({SEARCH}),
        normal_rows=(1, _sfc.WHOLE),
        not_yet=CIRCULARS.not_yet,
        rolling=True,
        notes=Known(
            "A",
            "Unverified: the search and its fields as several programs of 2026 use them, no answer of "
            "it was at hand; what its robots.txt says is not known. Appendices are not read.",
            "未核實：搜尋及欄位按數個2026年程式的用法，手上沒有其回應；robots.txt的內容未知。不讀取附錄。",
        ),
    )
