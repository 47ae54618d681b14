"""This file reads the sentence that opens a question and reply: who asks, who replies, aloud or in writing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrapers.kinds.lines import Line, cut, line
from scrapers.kinds.patterns import folded_pattern, glue
from scrapers.kinds.people import member

_OPENS = folded_pattern(r"以下(?:是|為)|following (?:is|are) ")
_REACH = 700  # letters from there in which the sentence ends
_TOP = 30  # lines in which it begins
_NEAR_DAY = 24  # letters from its last words to the day it names
_LINES = 6  # that it may be broken over
_ASKED = folded_pattern(r"(?:議員)?(?:提出)?的?(?:緊急|急切|書面|口頭)?(?:提問|質詢|問題)")
_AND = folded_pattern(r"[，,、]?\s?(?:和|及|與|以及|以至)")
_REPLIED = folded_pattern(r"的?(書面|口頭)?(?:答覆|回覆|答复)")
_PLACE = folded_pattern(r"^.*?(?:會議上|立法會上|議會上|大會上)")
_QUESTION_BY = re.compile(r"(?:question|supplementary) (?:raised |asked )?by ")
_REPLY_BY = re.compile(r"(?:(written|oral) )?(?:reply|answer) (?:given )?by ")
# under which rule an urgent question is put
_UNDER = re.compile(r",? under (?:the )?rule.*$|(?:根據|根据|按照?)《.*$", re.IGNORECASE)
_COUNCIL = re.compile(r",? (?:in|at) (?:the )?(?:legislative council|legco)")
_LINK = re.compile(r",? (?:and|to) (?:an?|the)(?: (?:urgent|oral|written))*\s*$")
# e.g. 今日（三月三日） · today (March 3)
_DAY = folded_pattern(
    r"[(（]\s?(?P<zhm>[一二三四五六七八九十]{1,3}|\d{1,2})月"
    r"(?P<zhd>[一二三四五六七八九十廿]{1,3}|\d{1,2})日\s?[)）]|\(\s?(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})\s?\)"
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """What the opening sentence says, and the line at which it begins."""

    index: int
    asker: str
    replier: str
    written: bool
    formula: str  # the sentence as it stands, from its opening words to its last ones
    day: str | None = None  # "July 9", as it stands
    month: str = ""
    date: str = ""


def introduction(lines: Sequence[Line]) -> Introduction | None:
    """Find the opening sentence however its lines are broken; None where there is none."""
    for index, each in enumerate(lines[:_TOP]):
        opening = _OPENS.search(each.folded[:_REACH])
        if not opening:
            continue
        held = each
        for place in range(index, min(index + _LINES, len(lines))):
            if place > index:
                held = line(glue(held.text, lines[place].text), each)
            found = _read(held, index, opening)
            if found:
                return _whole(lines[place + 1 : place + 2], held, index, opening) or found
            if len(held.folded) > 2 * _REACH:
                break
    return None


def _whole(
    lines: Sequence[Line], held: Line, index: int, opening: re.Match[str]
) -> Introduction | None:
    """Read the sentence with the line that follows, where the day may stand."""
    if held.text.endswith((":", "：")) or not lines:
        return None
    return _read(line(glue(held.text, lines[0].text), held), index, opening)


def _read(held: Line, index: int, opening: re.Match[str]) -> Introduction | None:
    start = opening.end()
    stop = min(len(held.folded), start + _REACH)
    spans = _chinese(held.folded, start, stop) or _english(held.folded, start, stop)
    if spans is None:
        return None
    asker, replier, written, end = spans
    day = _DAY.search(held.folded[:stop])
    end = max(end, day.end()) if day and day.start() - end <= _NEAR_DAY else end
    return Introduction(
        index,
        member(_UNDER.sub("", cut(held, *asker)).strip(" ,，、")),
        re.sub(r"^[Tt]he ", "", cut(held, *replier).strip(" ,，、")),
        written,
        cut(held, opening.start(), end),
        day=cut(held, *day.span()).strip("()（） ") if day else None,
        month=(day["month"] or day["zhm"]) if day else "",
        date=(day["day"] or day["zhd"]) if day else "",
    )


Spans = tuple[tuple[int, int], tuple[int, int], bool, int]  # and where the sentence ends


def _chinese(text: str, start: int, stop: int) -> Spans | None:
    asked = _ASKED.search(text, start, stop)
    linked = _AND.match(text, asked.end(), stop) if asked else None
    replied = _REPLIED.search(text, linked.end(), stop) if linked else None
    if not asked or not linked or not replied:
        return None
    place = _PLACE.match(text[start : asked.start()])
    begins = start + place.end() if place else start
    if asked.start() - begins > 30 or replied.start() - linked.end() > 90:
        return None
    written = replied[1] == _WRITTEN or _WRITTEN in asked[0]
    return (begins, asked.start()), (linked.end(), replied.start()), written, replied.end()


def _english(text: str, start: int, stop: int) -> Spans | None:
    question = _QUESTION_BY.search(text, start, stop)
    reply = _REPLY_BY.search(text, start, stop)
    if not question or not reply:
        return None
    first, second = sorted((question, reply), key=lambda match: match.start())
    council = _COUNCIL.search(text, second.end(), stop)
    if not council:
        return None
    link = _LINK.search(text[first.end() : second.start()])
    middle = (first.end(), first.end() + link.start() if link else second.start())
    last = (second.end(), council.start())
    written = reply[1] == "written" or (link is not None and "written" in link[0])
    asker, replier = (middle, last) if first is question else (last, middle)
    return asker, replier, written, council.end()


_WRITTEN = "书面"
