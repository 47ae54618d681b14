"""This file asks the Securities and Futures Commission's searches, and refuses what is no answer of theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from scrapers.dates import iso_date
from scrapers.items import Language, Listing
from scrapers.searches import asked_of, search
from scrapers.source import Index, LayoutChanged, Page
from scrapers.sources._pages import notes_of, record, told
from scrapers.sources._publishers import SFC
from scrapers.sources._tally import Tally

HOST = "apps.sfc.hk"
ROOT = f"https://{HOST}/edistributionWeb"
LANGUAGES: dict[str, Language] = {"EN": "en", "TC": "zh-Hant"}  # "SC" is converted from "TC"
_BY = "issueDate"  # the field by which a year's are chosen and sorted
WHOLE = 100  # rows of a full page
_MOST = 500  # rows of a year; some eighty circulars and two hundred news are issued in one
_PAGES = 20  # of a year that are asked for, where the site gives fewer rows to a page
_PINNED = 1  # row that may stand above newer ones


def asked(
    place: str,
    language: str,
    year: int | str,
    page: int,
    *,
    by: str,
    category: str,
    size: int = WHOLE,
) -> str:
    """Give one page of a search: the newest first, by the field that holds their day."""
    return search(
        place,
        {
            "lang": language,
            "category": category,
            "year": year,
            "pageNo": page,
            "pageSize": size,
            "sort": {"field": by, "order": "desc"},
        },
    )


def language_of(page: Page) -> str:
    """Give the site's name of the language that a page was asked in; raises LayoutChanged for none of ours."""
    name = str(asked_of(page.url).get("lang"))
    if name not in LANGUAGES:
        raise _no_search_of_ours(page)
    return name


def _no_search_of_ours(page: Page) -> LayoutChanged:
    return LayoutChanged(f"{page.url[:200]} answers no search of ours. Look at where it led.")


def rows_of(page: Page, place: str) -> list[Any]:
    """Give the rows of an answer; raises LayoutChanged for one of another shape."""
    reply = record(page)
    rows = reply.get("items") if isinstance(reply, dict) else None
    if not isinstance(rows, list):
        raise LayoutChanged(
            f"{place} has no list named 'items'. Save a copy and mend the source's file."
        )
    return rows


def stated_total(page: Page) -> int | None:
    """Give how many rows an answer says that there are in all, None where it does not."""
    reply = record(page)
    total = reply.get("total") if isinstance(reply, dict) else None
    stated = str(total).strip()
    return int(stated) if stated.isascii() and stated.isdecimal() and len(stated) < 10 else None


def check_order(page: Page, rows: list[Any], by: str, tally: Tally) -> None:
    """Doubt a page of which there is more than it holds, and that is not newest first as was asked for."""
    days = [day for row in rows if isinstance(row, dict) and (day := day_of(row, by)) is not None]
    if sum(older < newer for older, newer in pairwise(days)) > _PINNED:
        tally.doubts(
            f"{page.url[:200]} is not in the order that was asked for, so what is new may be missing. "
            "Look at what the search makes of `sort`, and mend the source's file."
        )


def readable(row: Any, name: str, called: str, tally: Tally) -> bool:
    """Say whether a row is a record in the language that was asked for; one that is not is skipped."""
    if not isinstance(row, dict):
        tally.skips("a row that is no record")
    elif str(row.get("lang") or name).casefold() != name.casefold():
        title = next((str(row[each]) for each in ("title", "cpTitle") if row.get(each)), "")
        tally.skips(f"{called} in another language than was asked for: {(title or str(row))[:80]}")
    else:
        return True
    return False


def day_of(row: dict[str, Any], *names: str) -> date | None:
    """Give the day that the first of these fields holds which holds anything, None for no day."""
    stated = iso_date(str(next((row[name] for name in names if row.get(name)), "")))
    return stated.date() if stated else None


def listed(
    source: str, url: str, reference: str, title: str, name: str, day: date, *, hint: str
) -> Listing:
    """Give the listing of what bears a reference of the Commission's."""
    language = LANGUAGES[name]
    return Listing(
        source=source,
        url=url,
        title=title,
        language=language,
        keys=(f"sfc:{reference}", f"url:{url}"),
        published=day,
        issuer=SFC.english if language == "en" else SFC.chinese,
        hint=hint,
        notes=notes_of(title),
    )


@dataclass(frozen=True, slots=True)
class Yearly:
    """A search that is asked year by year, and how its rows are read.

    `address` gives where a row's paper stands, which must be one of `hosts`; in the first `quiet` days
    of January a year may have no row yet.
    """

    source: str
    place: str
    called: str
    hint: str
    quiet: int
    reference: re.Pattern[str]
    numbered: tuple[str, ...]  # the fields of a reference, the first that is filled counts
    dated: tuple[str, ...]
    address: Callable[[dict[str, Any], str, str], str]
    hosts: frozenset[str] = frozenset({HOST})

    def addresses(self, today: date) -> Iterable[str]:
        """Give the search for this year's in each language; in January, last year's too."""
        years = (today.year, today.year - 1) if today.month == 1 else (today.year,)
        return [self._asked(language, year, 0) for year in years for language in LANGUAGES]

    def _asked(self, language: str, year: int, page: int, size: int = WHOLE) -> str:
        return asked(self.place, language, year, page, by=_BY, category="all", size=size)

    def not_yet(self, url: str, now: datetime) -> bool:
        """Say whether a year may have none yet: this one, in its first days."""
        return asked_of(url).get("year") == now.year and now.month == 1 and now.day <= self.quiet

    def read(self, page: Page) -> Index:
        """Give what one page of a search lists; one that is not the last leads to the next.

        Raises LayoutChanged for an answer of another shape, or to a search that is none of ours.
        """
        name, question = language_of(page), asked_of(page.url)
        year, number = question.get("year"), question.get("pageNo")
        if not isinstance(year, int) or not isinstance(number, int):
            raise _no_search_of_ours(page)
        rows, tally = rows_of(page, self.place), Tally()
        for row in tally.each(rows):
            if readable(row, name, self.called, tally):
                self._row(row, name, year, tally)
        self._go_on(page, rows, tally)
        return tally.index(may_be_empty=number > 0)

    def _go_on(self, page: Page, rows: list[Any], tally: Tally) -> None:
        """Lead to the next page while pages are full, or an answer says that there is more."""
        name, question, total = language_of(page), asked_of(page.url), stated_total(page)
        year, number, size = (question.get(each) for each in ("year", "pageNo", "pageSize"))
        if not isinstance(year, int) or not isinstance(number, int) or not isinstance(size, int):
            raise _no_search_of_ours(page)
        if number == 0 and 0 < len(rows) < (total or 0):
            size = min(size, len(rows))  # the site may give fewer to a page than it is asked for
        had = number * size + len(rows)
        if len(rows) < size and had >= (total or 0):
            return
        check_order(page, rows, _BY, tally)
        if len(rows) < size or had >= _MOST or number + 1 >= _PAGES:
            tally.doubts(
                f"{page.url[:200]} says that there are {total or 'more'} rows, and {had} were had. "
                "Look at what the search makes of `pageNo` and `pageSize`, and mend the source's file."
            )
            return
        for each in tally.each([self._asked(name, year, number + 1, size)]):
            tally.follows(each)

    def _row(self, row: dict[str, Any], name: str, year: int, tally: Tally) -> None:
        title, day = told(row.get("title"), LANGUAGES[name]), day_of(row, *self.dated)
        stated = (str(row.get(field) or "").strip() for field in self.numbered)
        reference = next(filter(None, stated), "")
        if not title or not self.reference.fullmatch(reference):
            tally.skips(f"{self.called} without a title or a reference: {str(row)[:80]}")
        elif day is None:
            tally.skips(f"{reference} has no day: {title[:80]}")
        elif (of := day_of(row, _BY) or day).year != year:
            tally.skips(f"{reference} is of {of.year}, and {year} was asked for: {title[:80]}")
        elif urlsplit(url := self.address(row, reference, name)).hostname not in self.hosts:
            tally.misses(f"{reference} leads elsewhere: {(url or str(row))[:120]}")
        else:
            found = listed(self.source, url, reference, title, name, day, hint=self.hint)
            tally.lists(found)
