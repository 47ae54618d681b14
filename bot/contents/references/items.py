"""This file reads the item of a meeting that a title states: whose paper, slides or minutes it is on what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.contents.references.meetings import body_of
from bot.contents.references.numbered_items import numbers_of
from scrapers.items import Document
from scrapers.text import fold
from storage.records import Reference

_LONGEST = 240  # letters of a title that are looked through
_SHORTEST = 4  # letters of a subject; a shorter one may be anything's
_ASIDE = re.compile(r" ?\([^()]{0,80}\)$")
# A title that says which sheet it is, and nothing of its item: every item of a meeting may have one.
# e.g. administration's paper · background brief · 政府当局提供的文件 · 立法会秘书处拟备的最新背景资料简介
_SHEET = re.compile(
    r"(?:(?:the|updated|supplementary|follow-up|background|powerpoint|presentation|written|administration"
    r"|government|secretariat)(?:'?s)? ){0,5}"
    r"(?:papers?|briefs?|materials?|presentation|slides|notes?|submissions?|response)"
    r"(?: (?:provided|prepared|submitted) by .{0,80})?"
    r"|(?:政府当局|政府|立法会秘书处|秘书处)?(?:提供|拟备|提交|发出)的(?:补充|最新|跟进){0,2}"
    r"(?:文件|资料|背景资料简介|书面回应)"
)
_MARKS = re.compile(r"[\s.,'\"’“”「」《》:;()\-–—]+")
# e.g. administration's paper on x · powerpoint presentation materials on x · updated background brief on x
_ENGLISH = re.compile(
    r"^(?:corrigendum to )?(?:the )?(?:(?:administration|government|secretariat)'?s? )?(?:updated |supplementary "
    r"|follow-up |discussion |information )*"
    r"(?:paper|powerpoint presentation materials?|presentation materials?|presentation|slides|speaking notes?"
    r"|opening remarks?"
    r"|background brief|brief|note|submission|letter)s? (?:provided by the administration )?(?:on|for|regarding) "
)
_ENGLISH_END = re.compile(
    r" (?:provided|prepared|submitted|issued) by .{0,120}$| at the meeting .{0,80}$"
)
# e.g. 政府当局就推动法律科技提供的文件 · 立法会秘书处就公证服务拟备的文件
_CHINESE = re.compile(r"^[^就]{0,30}就(?=.)")
_CHINESE_END = re.compile(r"(?:提供|拟备|提交|作出|发出)的?[^的]{0,30}$")
_MINUTES = re.compile(r"^(?:draft )?minutes of|会议?纪要|会议纪录")


def subject_of(title: str) -> str | None:
    """Give what a title says a paper is on, as titles are compared; None where it says no subject."""
    folded = " ".join(fold(title[:_LONGEST]).split())
    bare = folded
    for _ in range(2):
        bare = _ASIDE.sub("", bare)
    if (found := _ENGLISH.match(bare)) is not None:
        bare = _ENGLISH_END.sub("", bare[found.end() :])
    elif (opened := _CHINESE.match(bare)) and (closed := _CHINESE_END.search(bare, opened.end())):
        bare = bare[opened.end() : closed.start()].strip('《》「」"“”')
    elif _SHEET.fullmatch(bare):
        return None
    said = _MARKS.sub("", bare)
    return said[:120] if len(said) >= _SHORTEST else None


def items(title: str, committee: str | None, day: date | None) -> Iterator[Reference]:
    """Give the item that a paper for a meeting is on, and the meeting whose minutes a title names.

    Two papers that state the same item of the same meeting belong together; what resembles it does not.
    """
    body = body_of(committee)
    if body is None or day is None:
        return
    if _MINUTES.search(fold(title[:_LONGEST])):
        yield Reference(f"meeting:{body}:{day}", "minutes_of", title[:300], "title", joins=False)
        return
    subject = subject_of(title)
    if subject is not None:
        key = f"item:{body}:{day}:{subject}"
        yield Reference(key, "same_item", title[:300], "title", joins=True)


def listed(document: Document) -> Iterator[Reference]:
    """Give the items that an agenda or its minutes number, as a paper cites them by meeting and number alone."""
    body, day = body_of(document.committee), document.meeting_date
    if document.fields.get("form") not in ("agenda", "minutes") or body is None or day is None:
        return
    headings = {
        fold(one.heading[:_LONGEST]): one.heading for one in document.sections if one.heading
    }
    for folded, count in numbers_of(headings).items():
        quoted = headings[folded][:300]
        yield Reference(f"item:{body}:{day}:#{count}", "lists", quoted, "", joins=True)
