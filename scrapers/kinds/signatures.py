"""This file reads the signature below a LegCo paper's text: who wrote it, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scrapers.kinds.lines import Line
from scrapers.kinds.numbered import ANNEX
from scrapers.kinds.patterns import NUMBERED, ends_sentence, folded_pattern, wide
from scrapers.text import hk_date, hk_month

# e.g. 數字政策辦公室 · Department of Justice
ORGANISATION = folded_pattern(
    r"(?:局|署|處|部|司|辦公室|辦事處|委員會|秘書處|中心|公司|機構|學院|大學|管理局|議會事務部\s?\d?"
    r"|司法機構(?:政務處)?)$|\b(?:department|bureau|office|secretariat|division|branch|commission|authority"
    r"|judiciary|unit|centre|center|services?|council|corporation|limited|agency|administration|board|police|force"
    r"|university|institute|(?:department|office) of .{2,40})(?: \d)?$|^(?:department|office) of "
)
_HALF_NAME = re.compile(r"(?:,|\b(?:and|of|for|the|&))$")
_NOT_A_NAME = re.compile(r"^(?:\(|-|·)|cb\(\d|^[ivx]{1,5}\.")
# e.g. 2026年3月9日 · 9 March 2026
DATE_ONLY = folded_pattern(
    r"^(?:日期\s?[:：]|date\s?:|on|dated|as at|於)?\s?"
    r"(?:[\d〇零○一二三四五六七八九]{4}\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月"
    r"(?:\s?[\d一二三四五六七八九十廿]{1,3}\s?日)?(?:\s?[(（]星期.[)）])?"
    r"|(?:\d{1,2}(?:st|nd|rd|th)?\s)?[a-z]{3,9}\.?,?\s?(?:\d{1,2},\s?)?\d{4})$"
)


@dataclass
class Signature:
    """What stands below a paper's text: who wrote it and when."""

    issuer: str | None = None
    published: date | None = None
    precision: str = "day"
    starts: int = 0
    stops: int = 0


def signature(lines: Sequence[Line], begins: int) -> Signature | None:
    """Find the date and the names that close a paper's text, above its annexes."""
    for index in range(len(lines) - 1, begins, -1):
        each = lines[index]
        if not DATE_ONLY.match(each.folded):
            continue
        starts = index
        while (
            starts > begins + 1
            and index - starts < 5
            and _is_name(lines[starts - 1], lines[starts])
        ):
            starts -= 1
        day = hk_date(each.text)
        month = hk_month(each.text)
        if day is None and month is None:
            continue
        names = [line.text for line in lines[starts:index]]
        joiner = "、" if names and not names[0].isascii() else ", "
        return Signature(
            issuer=joiner.join(names) or None,
            published=day or date(month[0], month[1], 1) if month else day,
            precision="day" if day else "month",
            starts=starts,
            stops=index + 1,
        )
    return None


def _is_name(each: Line, below: Line) -> bool:
    """An organisation's name, or the first line of one that takes two."""
    if (
        wide(each.text) > 90
        or each.role not in ("paragraph", "heading")
        or ends_sentence(each.text)
    ):
        return False
    if NUMBERED.match(each.folded) or ANNEX.match(each.folded) or _NOT_A_NAME.search(each.folded):
        return False
    return ORGANISATION.search(each.folded) is not None or (
        _HALF_NAME.search(each.folded) is not None and ORGANISATION.search(below.folded) is not None
    )
