"""This file reads RSS feeds: items with title, address and day, parsed without entities or network."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from html.entities import html5
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scrapers.dates import iso_date, mail_date
from scrapers.links import canonical, original
from scrapers.readers.limits import INDEX
from scrapers.source import MOST_ROWS, EmptyListing, LayoutChanged, Page, Truncated, too_many_rows
from scrapers.sources._pages import fragment_of, title_of, weigh_list
from scrapers.sources._tally import Tally
from scrapers.text import hk_date

if TYPE_CHECKING:
    from lxml import etree

_PARTS = 1000  # runs of text in a title
_HONG_KONG = ZoneInfo("Asia/Hong_Kong")
_AND = re.compile(rb"&(?:(#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,30});)?")
_XML_KNOWS = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,30});")
_ENCODING = re.compile(r"""\sencoding\s?=\s?["']([\w-]{1,40})["']""", re.IGNORECASE)
_ATOM = "{http://www.w3.org/2005/Atom}"
_DATES = ("pubDate", "{http://purl.org/dc/elements/1.1/}date")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed; `day` is the Hong Kong day of its pubDate."""

    title: str
    url: str
    day: date | None
    fragment: str = ""  # the place in the page that the address names


def items(page: Page, tally: Tally) -> Iterator[FeedItem]:
    """Give a feed's items that can be read; all of them are rows of the tally.

    Raises EmptyListing for an empty page, Truncated for a feed that breaks off, and LayoutChanged
    for anything that is no feed.
    """
    if not page.body.strip():
        raise EmptyListing(
            f"{page.url} answered with an empty page; it is asked again at the next check."
        )
    weigh_list(page)
    for at, item in enumerate(tally.each(_items(_feed(page))), 1):
        if at > MOST_ROWS:
            raise too_many_rows(page.url)
        title, link = _text(item, "title"), _link(item)
        try:
            url = original(canonical(link, page.url)) if link else ""
        except ValueError:
            url = ""
        if title and url:
            stated = next((text for name in _DATES if (text := _text(item, name))), "")
            yield FeedItem(title, url, _day(stated), fragment_of(link))
        else:
            tally.skips(f"item {at} has no {'address' if title else 'title'}: {title[:80]}")


def _items(feed: etree._Element) -> Iterator[etree._Element]:
    """Give a feed's items wherever they stand, and however their name is written."""
    return (each for each in feed.iter() if str(each.tag).lower() == "item")


def _feed(page: Page) -> etree._Element:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=True
    )
    body = _readable(page).lstrip(b"\xef\xbb\xbf \r\n\t")
    try:
        root = etree.fromstring(_mended(body), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LayoutChanged(
            f"{page.url} is no feed. Save a copy and mend the source's file."
        ) from error
    if root is None or root.tag != "rss" or root.find("channel") is None:
        raise LayoutChanged(f"{page.url} is no RSS feed. Save a copy and mend the source's file.")
    if b"</rss" not in body:  # the parser closes what is open, half an address included
        raise Truncated(f"{page.url} breaks off before its end; asked again at the next check.")
    return root


def _readable(page: Page) -> bytes:
    """Give a feed's bytes as UTF-8 where they are neither that nor what they say they are."""
    body = page.body
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _ENCODING.sub("", body.decode("utf-16", "replace"), count=1).encode(
            "utf-8", "replace"
        )
    stated = _ENCODING.search(body[:200].decode("latin-1"))
    if stated and stated[1].lower() not in ("utf-8", "utf8"):
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return _ENCODING.sub("", page.text(), count=1).encode("utf-8", "replace")
    return body


def _mended(body: bytes) -> bytes:
    """Give a feed with its bare ampersands and HTML's entities written as XML has them.

    The parser would leave out a bare ampersand with the letter after it. CDATA stays as it is.
    """
    if b"\x00" in body:  # sixteen bits a letter: nothing here would be found
        return body
    kept: list[bytes] = []
    at = 0
    while at < len(body):
        opens = body.find(b"<![CDATA[", at)
        kept.append(_AND.sub(_as_xml, body[at : opens if opens >= 0 else len(body)]))
        if opens < 0:
            break
        closes = body.find(b"]]>", opens)
        at = closes if closes >= 0 else len(body)
        kept.append(body[opens:at])
    return b"".join(kept)


def _as_xml(found: re.Match[bytes]) -> bytes:
    name = found[1]
    if name is None:
        return b"&amp;"
    if name in _XML_KNOWS:
        return found[0]
    letters: str | None
    if name.startswith(b"#"):  # what XML cannot hold has a number too, and would end the reading
        letters = unescape(found[0].decode("ascii"))
    else:
        letters = html5.get(f"{name.decode('ascii')};")
    return found[0] if letters is None else "".join(f"&#{ord(one)};" for one in letters).encode()


def _link(item: etree._Element) -> str:
    """Give an item's address: its link, or else what may stand for one; an id is no address."""
    if stated := _text(item, "link"):
        return stated
    named = item.find(f"{_ATOM}link")
    if named is not None and (href := named.get("href")):
        return str(href)
    guid = item.find("guid")
    if guid is not None and guid.get("isPermaLink") != "false":
        stated = _text(item, "guid")
        if "://" in stated or stated.startswith("/"):
            return stated
    file = item.find("enclosure")
    return str(file.get("url") or "") if file is not None else ""


def _text(item: etree._Element, name: str) -> str:
    found = item.find(name)
    if found is None:
        found = next((each for each in item if str(each.tag).lower() == name.lower()), None)
    parts = () if found is None else islice(found.itertext(), _PARTS)
    text = "".join(str(part) for part in parts)
    if len(text) > INDEX.line:
        text = text[: INDEX.line].rpartition("<")[0] or text[: INDEX.line]  # never inside a tag
    # some titles hold markup, or entities that were meant for HTML, or those of entities
    plain = _unmarked(text) if "<" in text else _ENTITY.sub(_letters, text)
    return title_of(_ENTITY.sub(_letters, plain))


def _letters(found: re.Match[str]) -> str:
    return unescape(found[0])


def _unmarked(text: str) -> str:
    """Give the words of markup, a blank where there was a tag: no tree is made of a title."""
    from lxml import etree

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
    stated = mail_date(text) or iso_date(text)
    if stated is None:
        return hk_date(text[:100])
    if stated.tzinfo is None:  # a time without a zone is Hong Kong's
        return stated.date()
    return stated.astimezone(_HONG_KONG).date()
