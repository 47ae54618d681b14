"""This file reads the Securities and Futures Commission's news from its own search."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from scrapers.dates import iso_date
from scrapers.items import Language, Listing
from scrapers.links import canonical
from scrapers.searches import asked_of, search
from scrapers.source import Cadence, Index, LayoutChanged, Options, Page, Source
from scrapers.sources._pages import notes_of, record, told
from scrapers.sources._publishers import SFC
from scrapers.sources._tally import Tally

KEY = "sfc_news"
HOST, SITE = "apps.sfc.hk", "www.sfc.hk"
_ROOT = f"https://{HOST}/edistributionWeb"
SEARCH = f"{_ROOT}/api/news/search"
_DOC = "news-and-announcements/news/doc"
_LANGUAGES: dict[str, Language] = {"EN": "en", "TC": "zh-Hant"}  # "SC" is converted from "TC"
_REFERENCE = re.compile(r"\d{2,4}[A-Z]{2}\d{1,4}")  # 26PR27
# e.g. /edistributionWeb/gateway/EN/news-and-announcements/news/doc
_SHOWN = re.compile(rf"^/edistributionWeb/gateway/(EN|TC)/{_DOC}$")
_WHOLE = 100  # rows of a full page
_PAGES = 5  # of a year that are asked for; some two hundred are issued in one


def addresses(today: date) -> Iterable[str]:
    """Give the search for this year's news in each language; in January, last year's too."""
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
    """Say whether a year may have no news yet: this one, in its first days."""
    return asked_of(url).get("year") == now.year and now.month == 1 and now.day <= 7  # noqa: PLR2004


def text_at(url: str) -> str:
    """Give where the text of a page of news is had: people are shown it by a script."""
    parts = urlsplit(url)
    shown = _SHOWN.match(parts.path) if parts.hostname == HOST else None
    reference = parse_qs(parts.query).get("refNo", [""])[0]
    if shown is None or not _REFERENCE.fullmatch(reference):
        return url
    return f"{_ROOT}/api/news/content?refNo={reference}&lang={shown[1]}"


def read(page: Page) -> Index:
    """Give the news of one page of a search; a full page leads to the next.

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
    language = _LANGUAGES[name]
    title = told(row.get("title"), language)
    reference = str(row.get("newsRefNo") or row.get("refNo") or "").strip()
    stated = iso_date(str(row.get("issueDate") or ""))
    if not title or not _REFERENCE.fullmatch(reference):
        tally.skips(f"news without a title or a reference: {str(row)[:80]}")
    elif str(row.get("lang") or name) != name:
        tally.skips(f"{reference} is in another language than was asked for: {title[:80]}")
    elif stated is None:
        tally.skips(f"{reference} has no day: {title[:80]}")
    elif stated.year != year:
        tally.skips(f"{reference} is of {stated.year}, and {year} was asked for: {title[:80]}")
    elif (url := _address(row.get("newsExtLink"), reference, name)) is None:
        tally.skips(f"{reference} leads elsewhere: {str(row.get('newsExtLink'))[:120]}")
    else:
        tally.lists(
            Listing(
                source=KEY,
                url=url,
                title=title,
                language=language,
                keys=(f"sfc:{reference}", f"url:{url}"),
                published=stated.date(),
                issuer=SFC.english if language == "en" else SFC.chinese,
                hint="plain",
                notes=notes_of(title),
            )
        )


def _address(stated: object, reference: str, name: str) -> str | None:
    """Give the page of a piece of news; None where it stands on no site of the Commission's."""
    if not stated:
        return f"{_ROOT}/gateway/{name}/{_DOC}?refNo={reference}"
    try:
        url = canonical(str(stated), f"https://{SITE}/")
    except ValueError:
        return None
    return url if urlsplit(url).hostname in {HOST, SITE} else None


def source(options: Options) -> Source:
    """Give the source; `enabled = false` turns it off."""

    def asked(today: date) -> Iterable[str]:
        return [] if options.get("enabled") is False else addresses(today)

    return Source(
        key=KEY,
        name="Securities and Futures Commission, news",
        chinese="證券及期貨事務監察委員會新聞稿",
        publisher=SFC,
        hosts=frozenset({HOST, SITE}),
        cadence=Cadence(working=1800, quiet=14400),
        silence=10,
        addresses=asked,
        read=read,
        text_at=text_at,
        searches=frozenset({SEARCH}),
        normal_rows=(1, _WHOLE),
        not_yet=not_yet,
        rolling=True,
        notes=(
            "Unverified: the search and its fields as several programs of 2026 use and document them, no "
            "answer of it was at hand. Assumed: that a text is the field html of news/content, as circulars' are."
        ),
    )
