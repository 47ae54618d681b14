"""This file asks LegCo's OData services and reads their rows, which write numbers as strings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from scrapers.committees import COUNCIL, committee
from scrapers.dates import iso_date
from scrapers.items import Language
from scrapers.source import EmptyListing, LayoutChanged, Page
from scrapers.sources._pages import record, stated_address
from scrapers.sources._tally import Tally

HOST = "app.legco.gov.hk"
_MEETING_OF = re.compile(r"^(?:(?:Special|Joint|Closed) )*Meeting of (?:the )?", re.IGNORECASE)
_MEETING = re.compile(r"(?:特別|聯席)?會議$")
_HONG_KONG = ZoneInfo("Asia/Hong_Kong")


def query(service: str, **options: str) -> str:
    """Give the address of a query; options are OData's without their dollar sign."""
    asked = "&".join(f"${name}={quote(text, safe=chr(39) + ',')}" for name, text in options.items())
    return f"https://{HOST}/{service}?$format=json&{asked}"


def moment(day: date) -> str:
    """Give a day as OData's filters write it."""
    return f"datetime'{day.isoformat()}T00:00:00'"


def rows(page: Page, tally: Tally, *, at_once: bool = False) -> Iterator[dict[str, Any]]:
    """Give the rows of a reply that are records; all of them are rows of the tally.

    A reply that is only the first part of what was asked for leads to the next, within its service. One
    that goes on elsewhere, or was to be whole `at_once`, is doubted: nothing of it is taken for gone.
    Raises EmptyListing where there are none: over its limit the service answers with an empty list
    rather than an error, and no query of ours is ever truly empty.
    """
    reply = record(page)
    found = reply.get("value") if isinstance(reply, dict) else None
    if not isinstance(found, list):
        raise LayoutChanged(
            f"{page.url} has no list named 'value'. Save a copy and mend the source's file."
        )
    if not any(isinstance(row, dict) for row in found):
        raise EmptyListing(
            f"{page.url.partition('?')[0]} answered with no rows: so it does when it is asked too often. "
            "It is asked again at the next check."
        )
    if onward := reply.get("odata.nextLink") or reply.get("@odata.nextLink"):
        _goes_on(page, stated_address(onward, page.url), len(found), tally, at_once=at_once)
    for row in tally.each(found):
        if isinstance(row, dict):
            yield row
        else:
            tally.skips("a row that is no record")


def _goes_on(page: Page, onward: str, count: int, tally: Tally, *, at_once: bool) -> None:
    """Follow a reply to its next part, or doubt it where that is none of the same service."""
    here, there = urlsplit(page.url), urlsplit(onward)
    same = (there.hostname, there.path) == (here.hostname, here.path) and onward != page.url
    if same and not at_once:
        for each in tally.each([onward]):
            tally.follows(each)
        return
    tally.doubts(
        f"{page.url.partition('?')[0]} answered with the first {count} rows of those that were asked for, "
        f"and goes on at {onward[:160] or 'no address'}. Ask for fewer: mend the source's file."
    )


def held_at(text: object) -> datetime | None:
    """Give the aware time of a field such as "2026-10-07T11:00:00", which is Hong Kong's, else None."""
    stated = iso_date(str(text or ""))
    if stated is None:
        return None
    return stated if stated.tzinfo else stated.replace(tzinfo=_HONG_KONG)


def body_of(title: str, language: Language) -> str:
    """Give the body whose meeting a subject of the schedule names, by its own name where that is known."""
    name = (
        _MEETING_OF.sub("", title)
        if language == "en"
        else title
        if title.startswith("立法會會議")
        else _MEETING.sub("", title)
    )
    if name.startswith(("Council meeting", "立法會會議")) or not name:
        return COUNCIL.name(language)
    known = committee(name)
    return known.name(language) if known else name
