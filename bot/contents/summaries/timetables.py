"""This file tells the dates of a timetable that stands in lines of its own below the sentence that leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.contents.due_dates import due_dates_in
from bot.contents.folded import Folded
from bot.contents.statements import Statement, leads_in
from bot.contents.summaries.leaning import points_back
from bot.contents.summaries.pieces import capital, is_chinese, size
from bot.contents.summaries.signs import MONTHS_EN
from bot.contents.summaries.standing import reads_alone
from bot.contents.summaries.stretches import Stretch
from scrapers.items import Document, Section
from scrapers.text import fold

LEAST, MOST = 2, 6  # lines of a timetable that are told
MOST_OF_ROOM = 0.5  # of a summary, that they may fill
LONGEST = 120  # letters of a line
# What a timetable weighs, each of its days to come, and a lead-in that says what is done on them.
TOLD, EACH, OF_A_RULE = 3.0, 1.5, 4.5
# e.g. July 2026 Consultation on the code · Fourth quarter of 2026 Application · 二 2027年4月1日 持牌化驗所
_DATED = re.compile(
    rf"(?:[一二三四五六七八九十\d]{{1,2}}[.、]? ?)?(?:(?:不早于|由|by|from|early|mid-?|late|end-?) ?)?"
    rf"(?:20\d\d年|(?:\d{{1,2}} )?(?:{MONTHS_EN}) (?:\d{{1,2}}, )?20\d\d\b"
    r"|(?:first|second|third|fourth) (?:quarter|half) of 20\d\d\b|20\d\d\b)[^。]{2,}"
)
# What a lead-in says of the lines below it, and no more.
_BELOW = re.compile(r"如下|下表|以下|\b(?:below|following|as follows)\b")


def timetable_stretches(
    document: Document, everything: Sequence[Statement], issued: date | None
) -> list[Stretch]:
    """Give each timetable whose lines were read as headings, with what leads to it."""
    found = (
        _stretch(lead, rows, document.sections[part].heading or "", issued)
        for part, rows in _timetables(document.sections)
        if (lead := _lead(everything, part)) is not None
    )
    return [one for one in found if one is not None]


def _timetables(sections: Sequence[Section]) -> Iterator[tuple[int, list[str]]]:
    """Give the dated headings side by side of which no text stands below the first ones, by what stands above."""
    above, rows = 0, list[str]()
    for at, section in enumerate(sections):
        heading = (section.heading or "").strip()
        dated = len(heading) <= LONGEST and _DATED.fullmatch(fold(heading)) is not None
        rows += [heading] if dated else []
        if rows and (section.paragraphs or not dated):
            if len(rows) >= LEAST:
                yield above, rows
            rows = []
        if section.paragraphs:
            above = at
    if len(rows) >= LEAST:
        yield above, rows


def _lead(everything: Sequence[Statement], part: int) -> Statement | None:
    """Give the last sentence of a section, where it leads to what stands below."""
    last = next((one for one in reversed(everything) if one.part == part), None)
    return last if last is not None and leads_in(last.text) else None


def _stretch(
    lead: Statement, rows: Sequence[str], heading: str, issued: date | None
) -> Stretch | None:
    chinese = is_chinese(rows[0])
    words = lead.bare.text.rstrip("：:–—－- ")
    alone = not _BELOW.search(fold(words)) and not points_back(fold(words))
    named = heading.strip()
    opening = words if alone else named.capitalize() if named.isupper() else capital(named)
    told = list(rows[:MOST])
    while len(told) >= LEAST:
        text = _joined(opening, told, chinese=chinese)
        if size(text) <= MOST_OF_ROOM:
            break
        told.pop()
    else:
        return None
    if not opening or not reads_alone(text):
        return None
    weight = TOLD + EACH * min(3, sum(_is_to_come(row, issued) for row in told)) + OF_A_RULE * alone
    says = fold(text)
    return Stretch(
        text, says, says, lead.cites, lead.page, lead.place, lead.place, lead.part, lead.block, weight
    )  # fmt: skip


def _joined(opening: str, rows: Sequence[str], *, chinese: bool) -> str:
    if chinese:
        return f"{opening}：{'；'.join(rows)}"
    return f"{opening}: {'; '.join(rows)}"


def _is_to_come(row: str, issued: date | None) -> bool:
    if issued is None:
        return False
    return any(
        one.due_to is not None and one.due_to > issued
        for one in due_dates_in(Folded.of(row), issued)
    )
