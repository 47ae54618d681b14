"""This file reads the departments' list pages: links whose file names follow a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from bs4 import Tag

from scrapers.items import Language, Listing
from scrapers.links import canonical
from scrapers.numbering import lcq
from scrapers.source import Cadence, Index, Page, Publisher, Source
from scrapers.sources._pages import markup, notes_of, row_of, title_of, words_of
from scrapers.text import hk_date

_ROWS = ("li", "tr", "dd", "article")
_PRINTED = re.compile(r"(?<!\d)(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(20\d{2})(?!\d)")
_NAMED = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
# A month's name ends where the next begins: run together, they are read one way only.
_ONLY_A_DATE = re.compile(
    rf"^(?>(?:[\d\s\-./年月日,，]++|(?:{_MONTH})(?:(?!{_MONTH})[a-z]){{0,6}})*)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a department's list looks like: `folders` name the languages in its addresses.

    `items` matches the path of an item; its first group, if it has one, is the date in the name.
    """

    source: str
    publisher: Publisher
    host: str
    folders: Mapping[str, Language]
    items: re.Pattern[str]
    issuer: Mapping[Language, str]
    hint: str | None = None


def department(shape: Shape, name: str, path: str, cadence: Cadence, notes: str) -> Source:
    """Give the source of a department's list, which stands at `path` under each language's folder.

    A list shows the latest only, and nearly all of it is a press release too.
    """

    def addresses(today: date) -> Iterable[str]:
        return [f"https://{shape.host}/{folder}/{path}" for folder in shape.folders]

    def read(page: Page) -> Index:
        return listed(page, shape)

    return Source(
        key=shape.source,
        name=name,
        publisher=shape.publisher,
        hosts=frozenset({shape.host}),
        cadence=cadence,
        addresses=addresses,
        read=read,
        normal_rows=(1, 400),
        cross_check=True,
        rolling=True,
        notes=notes,
    )


def listed(page: Page, shape: Shape) -> Index:
    """Give the items of a list page, with the other language's address as an identity."""
    language = _language(page.url, shape.folders)
    listings: dict[str, Listing] = {}
    skipped: list[str] = []
    for anchor in markup(page).find_all("a"):
        href = anchor.get("href")
        try:
            url = canonical(href, page.url) if isinstance(href, str) else ""
        except ValueError:
            continue
        parts = urlsplit(url)
        found = shape.items.search(parts.path) if parts.hostname == shape.host else None
        if not found or url in listings:
            continue
        row = row_of(anchor, _ROWS)
        title = _title(anchor, row)
        if not title:
            skipped.append(f"no title: {url[:120]}")
            continue
        day = _printed(row, title) or _named(found)
        question = lcq(title, day) if day else None  # the same reply that info.gov.hk has
        listings[url] = Listing(
            source=shape.source,
            url=url,
            title=title,
            language=language,
            keys=(
                *([question] if question else []),
                f"url:{url}",
                *(f"url:{twin}" for twin in _twins(url, shape.folders)),
            ),
            published=day,
            issuer=shape.issuer.get(language),
            hint="question_reply" if question else shape.hint,
            notes=notes_of(title),
        )
    return Index(tuple(listings.values()), skipped=tuple(skipped))


def _language(url: str, folders: Mapping[str, Language]) -> Language:
    return next((lang for folder, lang in folders.items() if f"/{folder}/" in url), "en")


def _twins(url: str, folders: Mapping[str, Language]) -> Iterable[str]:
    here = next((folder for folder in folders if f"/{folder}/" in url), None)
    if here is not None:
        yield from (url.replace(f"/{here}/", f"/{to}/", 1) for to in folders if to != here)


def _title(anchor: Tag, row: Tag) -> str:
    """The link's words; where those are only a date or an icon, the row's."""
    text = words_of(anchor)
    if text and not _ONLY_A_DATE.match(text):
        return text
    text = title_of(_PRINTED.sub(" ", words_of(row)))
    return "" if _ONLY_A_DATE.match(text) else text


def _printed(row: Tag, title: str) -> date | None:
    """The date beside the title; one inside the title is about something else."""
    return hk_date(words_of(row).replace(title, " "))


def _named(found: re.Match[str]) -> date | None:
    name = _NAMED.search(found[0])
    return _day(name[1], name[2], name[3]) if name else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
