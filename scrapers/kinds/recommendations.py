"""This file finds what a committee recommends, under which heading, and the paragraphs it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from scrapers.items import Recommendation
from scrapers.kinds.lines import Line, cut
from scrapers.kinds.patterns import NUMBERED, folded_pattern, value_of, wide
from scrapers.text import fold, sentences

# e.g. 小組委員會提出以下建議： · the Committee recommends that:
_OPENS = folded_pattern(
    r"(?:委員會|事務委員會|小組|委員)(?:現|謹|特此)?(?:向.{0,20})?(?:作出|提出)?"
    r"(?:以下|下列|如下)?.{0,12}建議.{0,40}[:：\-]$|recommend(?:s|ed|ations?)\b.{0,120}[:：\-]$"
)
_ITEM = re.compile(
    r"^(?:-\s?)?(?:\(\s?(?P<no>\d{1,3}|[a-z]{1,2})\s?\)|(?P<dot>\d{1,3})\s?[.)](?!\d)|(?P<letter>[a-z])\))\s*"
)
# e.g. 主要建議 · Summary of recommendations
_HEADING = folded_pattern(
    r"^(?:[一二三四五六七八九十ivx\d]{0,4}[.、]?\s?)?(?:(?:委員會|小組委員會)的?)?(?:主要)?"
    r"(?:建議|recommendations?)(?:摘要|概覽)?(?: of the (?:sub)?committee)?$"
    r"|^(?:summary of )?(?:main |major )?(?:recommendations?|observations and recommendations"
    r"|conclusions? and recommendations)$"
)
_ADVISES = folded_pattern(
    r"(?:小組委員會|委員會|事務委員會)(?:因此|亦|並|強烈|特此)?建議|(?:sub)?committee (?:\w+ )?recommends"
    r"|(?:panel|members) recommends?"
)
# e.g. (第12至14段) · (paragraphs 12 to 14)
_RESTS = folded_pattern(
    r"(?:第\s?(?P<zh>\d{1,3}[\d\s、,，及至和與\-–]{0,60}?)\s?段)"
    r"|(?:paragraphs?|paras?\.?)\s(?P<en>\d{1,3}(?:[\s,\-–]|\d|and|to|&){0,60})"
)
_LONGEST_HEADING = 120
_LONGEST_OPENING = 400  # letters
_LONGEST_ITEM = 8_000
_MOST_OPENINGS = 12  # each is read on from, to the end of the report


def recommendations(lines: Sequence[Line]) -> list[Recommendation]:
    """Give the recommendations among a report's joined lines, in order."""
    openings = (
        index
        for index, each in enumerate(lines)
        if each.folded.endswith((":", "-")) and _OPENS.search(each.folded[-_LONGEST_OPENING:])
    )
    for index in islice(openings, _MOST_OPENINGS):
        found = _listed(lines, index + 1)
        if len(found) >= 2:
            return found
    return _headed(lines)


class _Item:
    """A recommendation as it grows, line by line."""

    def __init__(self, text: str, heading: str | None) -> None:
        self._texts = [_bare(text)]
        self._opening = text
        self._heading = heading
        self._size = len(self._texts[0])

    def add(self, text: str) -> None:
        if self._size <= _LONGEST_ITEM:
            self._texts.append(text)
            self._size += len(text) + 1

    def done(self, number: int) -> Recommendation:
        text = "\n".join(self._texts)
        grounds = rests_on(text if len(self._texts) > 1 else self._opening)
        return Recommendation(number, text, grounds, self._heading)


def _listed(lines: Sequence[Line], start: int) -> list[Recommendation]:
    """Items (1), (2) ... or (a), (b) ..., in spite of the headings among them."""
    found: list[_Item] = []
    heading: str | None = None
    for index in range(start, len(lines)):
        each = lines[index]
        match = _ITEM.match(each.folded)
        number = _value(match) if match else None
        if (
            match
            and number == len(found) + 1
            and not (match["dot"] and not found and index > start + 1)
        ):
            found.append(_Item(cut(each, match.end()), heading))
        elif NUMBERED.match(each.folded):
            break
        elif found and match:
            found[-1].add(each.text)
        elif wide(each.text) <= _LONGEST_HEADING and not each.text.endswith(("。", ".", "；", ";")):
            heading = each.text
        elif found:
            found[-1].add(each.text)
        else:
            break
    return [item.done(at) for at, item in enumerate(found, 1)]


def _value(match: re.Match[str]) -> int | None:
    label = match["no"] or match["dot"] or match["letter"]
    if label.isdecimal():
        return int(label[:9])
    return value_of(label, "letter") if len(label) == 1 else None


def _bare(text: str) -> str:
    """An item's text without the "；及" that leads to the next."""
    return re.sub(r"[；;，,]\s?(?:及|和|以及|and)?$", "", text).rstrip()


def _headed(lines: Sequence[Line]) -> list[Recommendation]:
    """Without a list: the sentences under 建議 or Recommendations in which the committee recommends."""
    start = next(
        (index for index, each in enumerate(lines) if index and _HEADING.match(each.folded)), None
    )
    found: list[Recommendation] = []
    for each in lines[start + 1 :] if start is not None else lines:
        for sentence in sentences(each.text):
            if not _ADVISES.search(fold(sentence)):
                continue
            own = NUMBERED.match(each.folded)
            bare = re.sub(r"^\d{1,3}[.．]\s*", "", sentence)
            grounds = rests_on(sentence) or ((own[1],) if own and start is None else ())
            found.append(Recommendation(len(found) + 1, bare, grounds))
    return found


def rests_on(text: str) -> tuple[str, ...]:
    """Give the numbers of the paragraphs that a text refers to: "第47及49段", "paragraphs 12 to 14"."""
    found: list[str] = []
    for match in _RESTS.finditer(fold(text)):
        named = match["zh"] or match["en"] or ""
        pieces = list(re.finditer(r"\d{1,3}", named))
        if not pieces:
            continue
        found.append(pieces[0][0])
        for before, after in pairwise(pieces):
            between = named[before.end() : after.start()]
            first, last = int(before[0]), int(after[0])
            if re.search(r"至|to|-|–", between) and first < last <= first + 60:
                found.extend(str(number) for number in range(first + 1, last))
            found.append(after[0])
    return tuple(dict.fromkeys(found))
