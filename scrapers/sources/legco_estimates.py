"""This file reads the replies to Members' questions on the Estimates, in their season."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapers.committees import FINANCE
from scrapers.items import Language, Listing
from scrapers.links import address_keys
from scrapers.numbering import BUREAUX
from scrapers.source import Cadence, Index, Options, Page, Source
from scrapers.sources._pages import address_of, markup, notes_of, row_of, words_of
from scrapers.sources._publishers import LEGCO
from scrapers.sources._tally import Tally

if TYPE_CHECKING:
    from bs4 import Tag

KEY = "legco_estimates"
_SEASON = range(3, 7)  # March to June: replies in April, corrigenda after them
_FILES = (".pdf", ".docx", ".doc")
_SIDE = re.compile(r"([-_])([ec])(\.\w{3,4})$", re.IGNORECASE)
_OTHER = {"e": "c", "c": "e"}
_BUREAU = re.compile(r"(?<![a-z])([a-z]{2,5})(?![a-z])", re.IGNORECASE)


def source(options: Options) -> Source:
    """Give the source; options are a table of financial year = list of addresses.

    As in `"2026-27" = ["https://www.legco.gov.hk/..."]`: the address changes every year and cannot
    be guessed. Without this year's, the source fails by name while replies are due.
    """
    yearly = {
        str(year): [str(url) for url in urls]
        for year, urls in options.items()
        if isinstance(urls, list)
    }
    hosts = {urlsplit(url).hostname for urls in yearly.values() for url in urls} - {None}

    def addresses(today: date) -> Iterable[str]:
        return yearly.get(_year(today), []) if today.month in _SEASON else []

    def unknown(today: date) -> str | None:
        if today.month not in _SEASON or yearly.get(_year(today)):
            return None
        return (
            f"Where the replies on the Estimates of {_year(today)} are published is not known, so "
            "none of them is found. Open the Finance Committee's page of its special meetings on "
            "www.legco.gov.hk, copy the address of the index of replies in each language, and put "
            f'them into sources.toml: [legco_estimates], "{_year(today)}" = ["https://..."].'
        )

    return Source(
        key=KEY,
        name="LegCo Finance Committee, replies on the Estimates",
        publisher=LEGCO,
        hosts=frozenset({"www.legco.gov.hk", *(str(host) for host in hosts)}),
        cadence=Cadence(working=3600, quiet=14400),
        addresses=addresses,
        read=read,
        normal_rows=(1, 200),
        unknown=unknown,
        notes="Where replies are published changes every year: put the address into sources.toml in March.",
    )


def _year(today: date) -> str:
    return f"{today.year}-{(today.year + 1) % 100:02d}"


def read(page: Page) -> Index:
    """Give the booklets of replies, one a bureau and language, from a page of links to files."""
    tally = Tally()
    for anchor in tally.each(markup(page).find_all("a")):
        link = address_of(anchor, page, tally)
        if link is None:
            continue
        url, _ = link
        if not urlsplit(url).path.lower().endswith(_FILES):
            tally.passes("leads to no file", url)
            continue
        if urlsplit(url).hostname != urlsplit(page.url).hostname:
            tally.skips(f"leads elsewhere: {url[:120]}")
            continue
        row = row_of(anchor, ("tr", "li", "p"))
        name = url.rsplit("/", 1)[-1]
        title = _title(row, name) or words_of(anchor) or name
        language = _language(url)
        twin = _SIDE.sub(lambda found: f"{found[1]}{_OTHER[found[2].lower()]}{found[3]}", url)
        tally.lists(
            Listing(
                source=KEY,
                url=url,
                title=title[:300],
                language=language,
                keys=tuple(dict.fromkeys((*address_keys(url), f"url:{twin}"))),
                committee=FINANCE.name(language),
                issuer=_bureau(name, title),
                hint="estimates_reply",
                notes=notes_of(title),
            )
        )
    return tally.index()


def _title(row: Tag, name: str) -> str:
    """The words of a row without session numbers and the file's own name."""
    words = words_of(row).replace(name, " ").split()
    return " ".join(each for each in words if not each.isdecimal())


def _language(url: str) -> Language:
    path = urlsplit(url).path.lower()
    chinese = "/chinese/" in path or "/tc/" in path or re.search(r"[-_]c\.\w+$", path)
    return "zh-Hant" if chinese else "en"


def _bureau(name: str, title: str) -> str | None:
    found = (word.upper() for text in (name, title) for word in _BUREAU.findall(text))
    return next((word for word in found if word in BUREAUX), None)
