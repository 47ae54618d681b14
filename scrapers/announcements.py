"""This file tells apart the announcements of one address: a page that stays may be news many times."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from scrapers.items import ANNOUNCED, Language, Listing

_OWN = re.compile(r"\d{6}|(?<![a-z])[a-z]{1,3}\d{3,}", re.IGNORECASE)  # in a name: a day, an id
_FILE = re.compile(r"\.(?:pdf|docx?|pptx?|xlsx?|odt|rtf|zip)$", re.IGNORECASE)
_ASIDES = re.compile(
    r"[(（][^()（）]{0,20}(?:photo|video|only|附圖|附图|短片|只有|只備|只备)[^()（）]{0,20}[)）]",
    re.IGNORECASE,
)


def stands(listing: Listing) -> bool:
    """Say whether a listing's address may be announced again: nothing in it names one announcement.

    A page whose name holds a day or an id is that announcement's own; so is what has a number.
    """
    name = urlsplit(listing.url).path.rstrip("/").rpartition("/")[2]
    return all(key.startswith("url:") for key in listing.keys) and not _OWN.search(name)


def anew(listing: Listing) -> Listing:
    """Give a listing of a known address as an announcement of its own, named by its day."""
    day = listing.published.isoformat() if listing.published else ""
    return _marked(listing, day or _digest(listing.title), twins=bool(day))


def told_apart(listings: Sequence[Listing]) -> tuple[Listing, ...]:
    """Give a page's listings, those of one address that stays as announcements of their own.

    A page's are told apart by their titles; a file under several titles is one paper, unless each
    has a day of its own.
    """
    groups: dict[tuple[str, Language], list[int]] = {}
    for at, listing in enumerate(listings):
        groups.setdefault((listing.url, listing.language), []).append(at)
    found = list(listings)
    for group in groups.values():
        rows = [listings[at] for at in group]
        if len(rows) == 1 or not all(map(stands, rows)) or not _several(rows):
            continue
        days = Counter(row.published for row in rows)
        for at in group:
            row = listings[at]
            alone = row.published is not None and days[row.published] == 1
            found[at] = anew(row) if alone else _marked(row, _digest(row.title), twins=False)
    return tuple(found)


def _several(rows: Sequence[Listing]) -> bool:
    days = {row.published for row in rows}
    if None not in days and len(days) == len(rows):
        return True
    titles = {_bare(row.title) for row in rows}
    return len(titles) == len(rows) and not _FILE.search(urlsplit(rows[0].url).path)


def _bare(title: str) -> str:
    return "".join(letter for letter in _ASIDES.sub("", title).casefold() if letter.isalnum())


def _digest(title: str) -> str:
    return hashlib.sha256(title.encode("utf-8", "replace")).hexdigest()[:12]


def _marked(listing: Listing, mark: str, *, twins: bool) -> Listing:
    """Name an announcement; the other language's of the same day is the same one."""
    url = f"{listing.url}{ANNOUNCED}{mark}"
    others = [key for key in listing.keys if key != f"url:{listing.url}"] if twins else []
    return replace(
        listing,
        url=url,
        keys=tuple(dict.fromkeys([f"url:{url}", *(f"{key}{ANNOUNCED}{mark}" for key in others)])),
        twins={to: f"{twin}{ANNOUNCED}{mark}" for to, twin in listing.twins.items()}
        if twins
        else {},
    )
