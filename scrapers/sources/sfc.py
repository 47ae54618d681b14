"""This file reads the Securities and Futures Commission's circulars and consultations from its own searches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from scrapers.dates import iso_date
from scrapers.items import Language, Listing
from scrapers.searches import asked_of, search
from scrapers.source import Cadence, Index, LayoutChanged, Options, Page, Source
from scrapers.sources._pages import notes_of, record, title_of
from scrapers.sources._publishers import SFC
from scrapers.sources._tally import Tally

KEY = "sfc_circulars"
HOST = "apps.sfc.hk"
_ROOT = f"https://{HOST}/edistributionWeb/api/circular"
SEARCH = f"{_ROOT}/search"
_LANGUAGES: dict[str, Language] = {"EN": "en", "TC": "zh-Hant"}  # "SC" is converted from "TC"
_REFERENCE = re.compile(r"[A-Z0-9]{2,20}")  # 26EC6, H035
_WHOLE = 100  # rows of a full page
_PAGES = 5  # of a year that are asked for; some eighty circulars are issued in one


def addresses(today: date) -> Iterable[str]:
    """Give the search for this year's circulars in each language; in January, last year's too."""
    years = (today.year, today.year - 1) if today.month == 1 else (today.year,)
    return [_asked(language, year, 0) for year in years for language in _LANGUAGES]


def _asked(language: str, year: int, page: int) -> str:
    asked = {
        "lang": language,
        "category": "all",
        "year": year,
        "pageNo": page,
        "pageSize": _WHOLE,
        "sort": {"field": "issueDate", "order": "desc"},
    }
    return search(SEARCH, asked)


def not_yet(url: str, now: datetime) -> bool:
    """Say whether a year may have no circular yet: this one, in its first weeks."""
    return asked_of(url).get("year") == now.year and now.month == 1 and now.day <= 20  # noqa: PLR2004


def read(page: Page) -> Index:
    """Give the circulars of one page of a search; a full page leads to the next.

    Raises LayoutChanged for an answer of another shape, or to a search that is none of ours.
    """
    asked = asked_of(page.url)
    name, year, number = str(asked.get("lang")), asked.get("year"), asked.get("pageNo")
    if name not in _LANGUAGES or not isinstance(year, int) or not isinstance(number, int):
        raise LayoutChanged(f"{page.url[:200]} answers no search of ours. Look at where it led.")
    reply = record(page)
    rows = reply.get("items") if isinstance(reply, dict) else None
    if not isinstance(rows, list):
        raise LayoutChanged(
            f"{SEARCH} has no list named 'items'. Save a copy and mend the source's file."
        )
    tally = Tally()
    for row in tally.each(rows):
        _row(row, name, year, tally)
    if len(rows) >= _WHOLE and number + 1 < _PAGES:
        tally.follows(_asked(name, year, number + 1))
    return tally.index(may_be_empty=number > 0)


def _row(row: Any, name: str, year: int, tally: Tally) -> None:
    if not isinstance(row, dict):
        tally.skips("a row that is no record")
        return
    title, reference = title_of(str(row.get("title") or "")), str(row.get("refNo") or "").strip()
    stated = iso_date(str(row.get("releasedDate") or row.get("issueDate") or ""))
    if not title or not _REFERENCE.fullmatch(reference):
        tally.skips(f"a circular without a title or a reference: {str(row)[:80]}")
    elif str(row.get("lang") or name) != name:
        tally.skips(f"{reference} is in another language than was asked for: {title[:80]}")
    elif stated is None:
        tally.skips(f"{reference} has no day: {title[:80]}")
    elif stated.year != year:
        tally.skips(f"{reference} is of {stated.year}, and {year} was asked for: {title[:80]}")
    else:
        tally.lists(_listing(reference, title, name, stated.date()))


def _listing(reference: str, title: str, name: str, day: date) -> Listing:
    url = f"{_ROOT}/openFile?lang={name}&refNo={reference}"
    language = _LANGUAGES[name]
    return Listing(
        source=KEY,
        url=url,
        title=title,
        language=language,
        keys=(f"sfc:{reference}", f"url:{url}"),
        published=day,
        issuer=SFC.english if language == "en" else SFC.chinese,
        hint="circular",
        notes=notes_of(title),
    )


CONSULTATIONS = "sfc_consultations"
_ASKING = f"https://{HOST}/edistributionWeb/api/consultation"
ASKED = f"{_ASKING}/search"
_PAPER = re.compile(r"\d{2,4}C[PC]\d{1,3}")  # 26CP3, and 26CC1 of its conclusions


def consultations(today: date) -> Iterable[str]:
    """Give the search for the newest hundred consultations in each language."""
    return [
        search(
            ASKED,
            {
                "lang": language,
                "category": "",
                "year": "all",
                "pageNo": 0,
                "pageSize": _WHOLE,
                "sort": {"field": "cpIssueDate", "order": "desc"},
            },
        )
        for language in _LANGUAGES
    ]


def read_consultations(page: Page) -> Index:
    """Give consultation papers with their closing days, and the conclusions of those that are over.

    Raises LayoutChanged for an answer of another shape, or to a search that is none of ours.
    """
    name = str(asked_of(page.url).get("lang"))
    if name not in _LANGUAGES:
        raise LayoutChanged(f"{page.url[:200]} answers no search of ours. Look at where it led.")
    reply = record(page)
    rows = reply.get("items") if isinstance(reply, dict) else None
    if not isinstance(rows, list):
        raise LayoutChanged(
            f"{ASKED} has no list named 'items'. Save a copy and mend the source's file."
        )
    tally = Tally()
    for row in tally.each(rows):
        if not isinstance(row, dict):
            tally.skips("a row that is no record")
        elif str(row.get("lang") or name) != name:
            tally.skips(f"a consultation in another language than was asked for: {str(row)[:80]}")
        else:
            _consultation(row, name, tally)
    return tally.index()


def _consultation(row: dict[str, Any], name: str, tally: Tally) -> None:
    reference = str(row.get("cpRefNo") or "").strip()
    title = title_of(str(row.get("cpTitle") or ""))
    issued = iso_date(str(row.get("cpIssueDate") or ""))
    if not title or not _PAPER.fullmatch(reference) or issued is None:
        tally.skips(f"a consultation without title, reference or day: {str(row)[:80]}")
        return
    # the deadline that holds, after any extension, else the one that was first set
    until = iso_date(str(row.get("commentActualDeadline") or row.get("commentDeadline") or ""))
    url = f"{_ASKING}/openFile?lang={name}&refNo={reference}"
    listing = _asking(reference, title, name, issued.date(), url)
    tally.lists(replace(listing, hint="consultation", closes=until.date() if until else None))
    over = str(row.get("ccRefNo") or "").strip()
    concluded = iso_date(str(row.get("ccIssueDate") or ""))
    if not over:
        return
    called = title_of(str(row.get("ccTitle") or "")) or title
    if not _PAPER.fullmatch(over) or concluded is None:
        tally.skips(f"conclusions without a reference or a day: {str(row)[:80]}")
        return
    tally.lists(_asking(over, called, name, concluded.date(), f"{url}&type=conclusion"))


def _asking(reference: str, title: str, name: str, day: date, url: str) -> Listing:
    language = _LANGUAGES[name]
    return Listing(
        source=CONSULTATIONS,
        url=url,
        title=title,
        language=language,
        keys=(f"sfc:{reference}", f"url:{url}"),
        published=day,
        issuer=SFC.english if language == "en" else SFC.chinese,
        hint="plain",
        notes=notes_of(title),
    )


def source(options: Options) -> tuple[Source, ...]:
    """Give the sources of its circulars and of its consultations; they have no options."""
    return _circulars(), _consultations()


def _consultations() -> Source:
    return Source(
        key=CONSULTATIONS,
        name="Securities and Futures Commission, consultations",
        publisher=SFC,
        hosts=frozenset({HOST}),
        cadence=Cadence(working=3600, quiet=21600),
        silence=120,
        addresses=consultations,
        read=read_consultations,
        searches=frozenset({ASKED}),
        normal_rows=(1, 2 * _WHOLE),
        rolling=True,
        notes=(
            "Unverified: the search and its fields as programs of 2026 use them, no answer of it was "
            "at hand. Which of its two deadlines holds after an extension is inferred from their names."
        ),
    )


def _circulars() -> Source:
    return Source(
        key=KEY,
        name="Securities and Futures Commission, circulars",
        chinese="證券及期貨事務監察委員會通函",
        publisher=SFC,
        hosts=frozenset({HOST}),
        cadence=Cadence(working=1800, quiet=14400),
        silence=10,
        addresses=addresses,
        read=read,
        searches=frozenset({SEARCH}),
        normal_rows=(1, _WHOLE),
        not_yet=not_yet,
        rolling=True,
        notes=(
            "Unverified: the search and its fields as several programs of 2026 use them, no answer of "
            "it was at hand; what its robots.txt says is not known. Appendices are not read."
        ),
    )
