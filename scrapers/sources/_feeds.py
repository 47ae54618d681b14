"""This file reads RSS feeds: items with title, address and day, parsed without entities or network."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from zoneinfo import ZoneInfo

from lxml import etree

from scrapers.dates import mail_date
from scrapers.links import canonical
from scrapers.readers.limits import INDEX
from scrapers.source import MOST_ROWS, EmptyListing, LayoutChanged, Page, too_many_rows
from scrapers.sources._pages import title_of, weigh_list

_PARTS = 1000  # runs of text in a title
_HONG_KONG = ZoneInfo("Asia/Hong_Kong")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed; `day` is the Hong Kong day of its pubDate."""

    title: str
    url: str
    day: date | None


def items(page: Page, skipped: list[str]) -> Iterator[Item]:
    """Give a feed's items, and add a word to `skipped` for each that cannot be read.

    Raises EmptyListing for an empty page and LayoutChanged for anything that is no feed.
    """
    if not page.body.strip():
        raise EmptyListing(
            f"{page.url} answered with an empty page; it is asked again at the next check."
        )
    weigh_list(page)
    for at, item in enumerate(_channel(page).iter("item"), 1):
        if at > MOST_ROWS:
            raise too_many_rows(page.url)
        title, link = _text(item, "title"), _text(item, "link") or _text(item, "guid")
        try:
            url = canonical(link, page.url) if link else ""
        except ValueError:
            url = ""
        if title and url:
            yield Item(title, url, _day(_text(item, "pubDate")))
        else:
            skipped.append(f"item {at} has no {'address' if title else 'title'}: {title[:80]}")


def _channel(page: Page) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=True
    )
    try:
        root = etree.fromstring(page.body.lstrip(b"\xef\xbb\xbf \r\n\t"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LayoutChanged(
            f"{page.url} is no feed. Save a copy and mend the source's file."
        ) from error
    channel = root.find("channel") if root is not None and root.tag == "rss" else None
    if channel is None:
        raise LayoutChanged(f"{page.url} is no RSS feed. Save a copy and mend the source's file.")
    return channel


def _text(item: etree._Element, name: str) -> str:
    found = item.find(name)
    parts = () if found is None else islice(found.itertext(), _PARTS)
    text = "".join(str(part) for part in parts)
    if len(text) > INDEX.line:
        text = text[: INDEX.line].rpartition("<")[0] or text[: INDEX.line]  # never inside a tag
    return title_of(_unmarked(text) if "<" in text else text)  # some titles hold markup


def _unmarked(text: str) -> str:
    """Give the words of markup, a blank where there was a tag: no tree is made of a title."""
    words = _Words()
    with contextlib.suppress(etree.LxmlError):
        etree.fromstring(text, etree.HTMLParser(target=words, no_network=True))
    return " ".join("".join(run) for run in words.runs)


class _Words:
    """What the parser tells of a title: runs of text between tags."""

    def __init__(self) -> None:
        self.runs: list[list[str]] = [[]]

    def start(self, tag: str | bytes, attrib: Mapping[str | bytes, str | bytes]) -> None:
        self.runs.append([])

    def end(self, tag: str | bytes) -> None:
        self.runs.append([])

    def data(self, data: str | bytes) -> None:
        self.runs[-1].append(str(data))

    def comment(self, text: str | bytes) -> None:
        """Take no notice of comments."""

    def close(self) -> None:
        """Have nothing to give back."""


def _day(text: str) -> date | None:
    stated = mail_date(text)
    if stated is None or stated.tzinfo is None:  # a time without a zone is Hong Kong's
        return stated.date() if stated else None
    return stated.astimezone(_HONG_KONG).date()
