"""This file tells the day on which a row or a card was published from any other day that it states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from scrapers.readers.limits import INDEX
from scrapers.sources._pages import title_of, words_of
from scrapers.sources._titles import ANY_DAY, DAY, ONLY_A_DATE, is_title
from scrapers.text import hk_date

if TYPE_CHECKING:
    from scrapers.sources._outlines import Element

# A day at the head or the end of a link that is the whole of its row.
# e.g. 06-10-2026 Lamps lit · Lamps lit (6 Oct 2026)
_HEAD = re.compile(rf"^[\s(（\[【,，]{{0,3}}{DAY}[\s)）\]】:：|,，–—-]{{0,4}}(?=\S)", re.IGNORECASE)
_END = re.compile(
    rf"(?<=\S)\s{{0,2}}(?:[(（\[【|,，–—]\s{{0,2}}|\s-\s){DAY}[\s)）\]】]{{0,3}}$", re.IGNORECASE
)
# What goes on after a day that is part of a title.
# e.g. 起實施 · is a holiday
_GOES_ON = re.compile(
    r"[a-z]|(?:起|前|後|后|至|到|的|是|為|为|將|将|或|以|之|生效|實施|实施|施行|開始|开始|截止)"
)
_PARTS = frozenset({"time", "div", "p", "small", "span", "td", "dt", "dd", "h4", "h5", "h6"})
_PLACES = 200  # parts of a card that are looked through
# What a day belongs to that stands behind it.
# e.g. Minutes of · as at · 截至
_LEADS_TO = re.compile(
    r"(?<![\w-])(?:of|on|to|from|by|until|till|before|after|since|dated|at|for|and|the)\s{0,4}$"
    r"|[於于至到自由截]\s{0,4}$",
    re.IGNORECASE,
)
_OTHER = (
    r"(?:\b(?:clos(?:ing|es?)|deadline|due|expir(?:y|es)|effective|events?|held|valid|ends?"
    r"|last (?:updated?|reviewed?|revised|revision|modified)|updated?|revised|reviewed)"
    r"(?: (?:date|day|time|on|of|for|the|by|from|until|submissions?|comments?|views|applications?|responses?"
    r"|consultation|event|meeting)\b){0,5}"
    r"|\b(?:date|day) of (?:the )?(?:event|meeting|expiry|closing|hearing|update|revision)"
    r"|\b(?:consultation|application|submission) period"
    r"|(?:截止|截至|期限|限期|屆滿|生效|更新|修訂|修改|活動|舉行|舉辦|會議|諮詢期)[日期時間至為]{0,4})"
)
# What says that the day behind it is another than that of publication.
# e.g. Closing date: · Deadline for submission · Last updated · 截止日期：
_ANOTHER = re.compile(rf"(?:{_OTHER}|[:：])\s{{0,4}}$", re.IGNORECASE)
# A day in a row, with what says that it is another.
# e.g. Closing date: 30 June 2027 · 截止日期：2027年6月30日
_ANOTHER_DAY = re.compile(rf"{_OTHER}\s?[:：]?\s?{DAY}", re.IGNORECASE)
_SINCE = re.compile(rf"{DAY}\s{{0,4}}$", re.IGNORECASE)
# What says no more than that the day behind it is that of publication.
# e.g. Posted on · Date: · 發布日期：
_PUBLISHED = re.compile(
    r"(?:date|day|(?:date )?(?:posted|published|issued|released|uploaded)|date of (?:publication|issue|release)"
    r"|(?:publication|issue|release|posting) date"
    r"|(?:發[布佈表出]|公布|公佈|刊登|上載|出版)?日期|[發公][布佈表]於?|刊登)(?: on)?\s?[:：]?",
    re.IGNORECASE,
)


def day_apart(card: Element) -> tuple[str, date | None]:
    """Give the words of a link that is a whole card, without the day of publication that stands apart, and that day.

    A day that the words around it make theirs, or say to be another, stays among them.
    """
    words, parts = _strings(card)
    for begin, end in parts:
        stated = title_of(" ".join(words[begin:end]))
        day = hk_date(stated) if ONLY_A_DATE.match(stated) else None
        if day is None or len(ANY_DAY.findall(stated)) > 1:
            continue
        said = next((at for at in reversed(range(begin)) if words[at].strip()), 0)
        labelled = bool(_PUBLISHED.fullmatch(title_of(words[said]))) if begin else False
        before = title_of(" ".join(words[: said if labelled else begin]))
        after = title_of(" ".join(words[end:]))
        theirs = not labelled and bool(_LEADS_TO.search(before) or _ANOTHER.search(before))
        bare = f"{before} {after}".strip(" |·")
        if is_title(bare) and not theirs and not _GOES_ON.match(after):
            return bare, day
    return words_of(card), None


def undated(words: str) -> tuple[str, date | None]:
    """Give a title without the day at its head or its end, and that day; as it is where it says more of it."""
    for pattern in (_HEAD, _END):
        found = pattern.search(words)
        bare = pattern.sub("", words, count=1).strip()
        theirs = _GOES_ON.match(bare) if pattern is _HEAD else _says_more(bare)
        if found and is_title(bare) and not theirs:
            return bare, hk_date(found[0])
    return words, None


def _says_more(before: str) -> bool:
    """Say whether words before a day say that it is another, or the end of what another day began."""
    return bool(_ANOTHER.search(before) or _SINCE.search(before))


def day_beside(row: str) -> date | None:
    """Give the first day in a row's words that they do not say to be another than that of publication."""
    return hk_date(_ANOTHER_DAY.sub(" ", row))


def _strings(card: Element) -> tuple[list[str], Iterator[tuple[int, int]]]:
    """Give the words of a card as they stand, and from where to where the parts are that may hold a day."""
    words: list[str] = []
    begun: list[tuple[Element, int]] = []
    for each in islice(card.descendants, _PLACES):
        if not isinstance(each, str):
            begun.append((each, len(words)))
        elif type(each) is str:
            words.append(str(each[: INDEX.title]))
    return words, ((at, at + _held(each)) for each, at in begun if each.name in _PARTS)


def _held(part: Element) -> int:
    strings = (each for each in islice(part.descendants, _PLACES) if isinstance(each, str))
    return sum(type(each) is str for each in strings)
