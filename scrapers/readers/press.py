"""This file knows the Government's press release pages: the hour of issue and the other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from types import MappingProxyType
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from lxml import html

from scrapers.items import Block, Language
from scrapers.links import canonical
from scrapers.text import hk_date

_SITE = "https://www.info.gov.hk/"
_HONG_KONG = ZoneInfo("Asia/Hong_Kong")
_LINKS: tuple[tuple[str, Language], ...] = (
    ("hdrTCLnk", "zh-Hant"),
    ("hdrSCLnk", "zh-Hans"),
    ("hdrENLnk", "en"),
)
_END = re.compile(r"^(?:Ends?\s*/|完\s*(?:\n|$|\d{4} ?年|[〇○零一二]{4}年)|NNNN$)")
_HOUR = re.compile(
    r"Issued at HKT\s{0,5}(\d{1,2}):(\d\d)|香港[時时][間间]\s{0,5}(\d{1,2})\s{0,3}[時时:：]\s{0,3}(\d{1,2})"
)
# What says nothing but that a release ends, and when it was issued.
# e.g. Ends/Monday, June 14, 2027 · 完／2027年6月14日（星期一）
_PURE = re.compile(
    r"(?:Ends?\s{0,3}/?|完|NNNN|[-–—]\s?完\s?[-–—]|/)?\s{0,3}"
    r"(?:(?:[A-Z][a-z]{2,5}day,?\s)?[A-Z][a-z]{2,8}\s\d{1,2},\s?\d{4}"
    r"|[\d〇○零一二三四五六七八九十]{2,4}\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日\s{0,3}"
    r"(?:[（(]星期.[）)])?)?\s{0,3}"
    r"(?:(?:Issued at HKT|香港[時时][間间])\s{0,5}\d{1,2}\s{0,3}[:：時时]\s{0,3}\d{1,2}\s{0,3}分?)?\s{0,3}(?:NNNN)?"
)
_LAST = 12  # blocks from the bottom in which the end mark stands
_LONGEST_END = 1000  # letters of a block there
_LONGEST_ADDRESS = 2000


def twins(page: html.HtmlElement, url: str | None) -> Mapping[Language, str]:
    """Give the addresses of the other languages that a press release page states."""
    found: dict[Language, str] = {}
    for mark, language in _LINKS:
        link = next(_linked(page, mark), None)
        if link is None:
            continue
        try:
            address = urljoin(url or _SITE, link.strip())
            canonical(address)
        except ValueError:  # no web address, or one that nothing else could take apart
            continue
        found[language] = address
    return MappingProxyType(found)


def _linked(page: html.HtmlElement, mark: str) -> Iterator[str]:
    """Give the address of the link that has the mark for its id, or holds a picture that has."""
    for element in page.xpath(f'//*[@id="{mark}"]'):
        above = [*element.iterancestors("a")] if element.tag == "img" else []
        for link in [*reversed(above), element]:
            if link.tag == "a" and link.get("href") is not None:
                yield str(link.get("href"))[:_LONGEST_ADDRESS]


def issued(blocks: Sequence[Block]) -> tuple[datetime | None, list[Block]]:
    """Give when a release was issued, and its blocks without those that say only that.

    Without a stated hour the end mark stays, since it holds the day. What stands below the mark and
    says more is kept.
    """
    at = next(
        (at for at in range(len(blocks) - 1, max(-1, len(blocks) - _LAST), -1)
         if _END.match(blocks[at].text) and blocks[at].text != "NNNN"),
        None,
    )  # fmt: skip
    kept = [block for block in blocks if block.text != "NNNN"]
    if at is None:
        return None, kept
    tail = "\n".join(block.text[:_LONGEST_END] for block in blocks[at:])
    day, hour = hk_date(tail), _HOUR.search(tail)
    if day is None or hour is None:
        return None, kept
    minutes = int(hour[1] or hour[3]) * 60 + int(hour[2] or hour[4])
    # 24:00 is written now and then for the midnight that ends a day.
    moment = datetime.combine(day, time(), _HONG_KONG) + timedelta(minutes=minutes)
    below = (block for block in blocks[at:] if not _PURE.fullmatch(block.text[:_LONGEST_END]))
    return moment, [*blocks[:at], *below]
