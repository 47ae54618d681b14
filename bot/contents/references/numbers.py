"""This file finds the papers that a text cites: by number, by question and date, by reply serial, by link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.contents.folded import Folded
from bot.contents.references.days import clause, days
from scrapers.items import Document
from scrapers.links import address_keys
from scrapers.numbering import chinese_count, estimates_key, paper_number
from storage.records import Reference

# e.g. cb(2)1292/2025(03) · cb(2) 727/04-05
_DIVISION = re.compile(
    r"(?<![a-z])cb ?\( ?\d ?\) ?\d{1,5} ?/ ?(?:\d\d-\d\d|\d{4})(?!\d)(?: ?\( ?\d{1,3} ?\))?"
)
# e.g. fcr(2025-26)51 · pwsc(2025-26)18
_GRANT = re.compile(r"(?<![a-z])(?:fcr|pwsc|ec)i? ?\( ?20\d\d-(?:20)?\d\d ?\) ?\d{1,4}(?!\d)")
# e.g. ls12/2025 · fc34/2026(01)
_OFFICE = re.compile(
    r"(?<![a-z])(?:pwsc|esc|fc|ls|as|cmi|cp) ?\d{1,4}/(?:\d\d-\d\d|\d{4})(?!\d)(?: ?\( ?\d{1,3} ?\))?"
)
# What stands behind a number that has parts: one more of them, or the last of a range.
# e.g.  and (04) · 、(05) · 至(07)
_FURTHER = re.compile(r" ?(?:,|、|及|和|and|&|(?P<to>to|至|-|–)) ?\( ?(?P<part>\d\d) ?\)")
_MOST_PARTS = 30  # of a range
# What the Secretariat's research is called by; written apart, "in 08/2024" is a month.
# e.g. in08/2024 · issh14/2026
_RESEARCH = re.compile(r"(?<![a-z\d/])(?:issh|ise|rb|rp|fs|in)\d{1,3}/20\d\d(?![\d/])")
# e.g. 答复编号:itib056 · reply serial no. itib056
_SERIAL = re.compile(
    r"(?:答复编号|(?:reply )?serial (?:no\.?|number))s? ?:? ?"
    r"((?:sv?-)?[a-z]{2,5}(?:\([a-z]{1,4}\))? ?\d{2,4})(?!\d)"
)
# e.g. lcq5 · 第五题 · 立法会五题 · question no. 5
_QUESTION = re.compile(
    r"\blcq ?(\d{1,2})(?!\d)|第 ?([一二三四五六七八九十廿]{1,3}|\d{1,2}) ?(?:题|项(?:口头|书面)?质询)"
    r"|立法会([一二三四五六七八九十廿]{1,3})题|\bquestion (?:no\.? ?)?(\d{1,2})(?!\d)"
)
# What gives a question a day of its own that nobody states: that of another one is not its.
# e.g. 上星期的 · last week's · another meeting's
_OWN_TIME_ZH = (
    r"(?:上[个一]?(?:星期|周|次|月|年度?)|日前|早前|去年|前年|另[一外]次?|下[个一]?(?:星期|周|次))"
)
_OWN_TIME_EN = (
    r"\b(?:last|previous|earlier|another|next|following) (?:week|month|year|sitting|meeting)"
)
_OWN_TIME = re.compile(
    rf"(?:{_OWN_TIME_ZH}[^,，;；。]{{0,8}}|{_OWN_TIME_EN}(?:['’]s)? (?:[a-z]{{2,8}} ){{0,2}})$"
)
_OWN_TIME_BEHIND = re.compile(rf" (?:of|at|in|from) (?:the )?{_OWN_TIME_EN}\b")
_COUNCIL = re.compile(r"立法会|质询|\blcq|legislative council|council (?:meeting|sitting)")
_LINK = re.compile(
    r"https?://(?:www\.)?(?:legco\.gov\.hk|info\.gov\.hk)/[^\s<>\"'()（）「」，。]{4,300}"
)
_HOWS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("corrects", re.compile(r"corrigend|errat|更正|勘误")),
    ("supplements", re.compile(r"supplement|补充|further (?:to|information)|进一步")),
    ("continues", re.compile(r"提交的报告|\breport\b.{0,40}$|先前|上一份|previous")),
    ("replies_to", re.compile(r"回应|回复|\bin (?:response|reply) to\b|\bresponse to\b")),
)
_BEFORE, _NEAR, _OWN_WORDS = 60, 70, 36  # letters in which a cue, a date, a time of its own stands


def numbers(document: Document, piece: Folded, place: str) -> Iterator[Reference]:
    """Give the papers that a piece of a text cites."""
    for pattern, mark in ((_DIVISION, "/"), (_GRANT, "("), (_OFFICE, "/")):
        for found in pattern.finditer(piece.folded) if mark in piece.folded else ():
            number = paper_number(found[0].upper())
            if number is None:
                continue
            yield _made(document, piece, place, f"legco:{number}", found.span())
            if "(" in number[4:]:
                yield from _parts(document, piece, place, number, found)
    for found in _RESEARCH.finditer(piece.folded) if "/" in piece.folded else ():
        yield _made(document, piece, place, f"research:{found[0].upper()}", found.span())
    yield from _serials(document, piece, place)
    yield from _questions(document, piece, place)
    yield from _links(piece, place)


def _parts(
    document: Document, piece: Folded, place: str, number: str, found: re.Match[str]
) -> Iterator[Reference]:
    base, _, last = number.removesuffix(")").rpartition("(")
    end = found.end()
    for _ in range(12):
        further = _FURTHER.match(piece.folded, end)
        if further is None:
            return
        end, part = further.end(), int(further["part"])
        first = int(last) + 1 if further["to"] and last.isdecimal() else part
        if part - first >= _MOST_PARTS:
            first = part
        for each in range(first, part + 1):
            yield _made(document, piece, place, f"legco:{base}({each:02d})", (found.start(), end))
        last = further["part"]


def _made(
    document: Document, piece: Folded, place: str, key: str, span: tuple[int, int]
) -> Reference:
    before = piece.folded[max(0, span[0] - _BEFORE) : span[0]]
    how = "corrects" if document.fields.get("form") == "corrigendum" else ""
    form = document.fields.get("form")
    if not how and form in ("agenda", "minutes", "follow_up", "outstanding_items"):
        how = "lists"
    how = how or next((name for name, cue in _HOWS if cue.search(before)), "cites")
    return Reference(key, how, quoted(piece, *span), place, joins=True)


def quoted(piece: Folded, start: int, end: int) -> str:
    """Give the words of the text between two places of its match text."""
    return piece.text[piece.offsets[start] : piece.offsets[end]].strip()[:300]


def _serials(document: Document, piece: Folded, place: str) -> Iterator[Reference]:
    session = document.fields.get("session", "")
    for found in _SERIAL.finditer(piece.folded) if session else ():
        key = estimates_key(found[1].upper(), session)
        if key is not None:
            yield Reference(key, "cites", quoted(piece, *found.span()), place, joins=True)


def _questions(document: Document, piece: Folded, place: str) -> Iterator[Reference]:
    """A question is named by its number and the day of its sitting; either alone names none."""
    asked = any(word in piece.folded for word in ("题", "质询", "lcq", "question"))
    for found in _QUESTION.finditer(piece.folded) if asked else ():
        start, end = clause(piece.folded, *found.span(), reach=_NEAR)
        if not _COUNCIL.search(piece.folded, start, end) or _has_own_time(piece.folded, found):
            continue
        count = chinese_count(next(part for part in found.groups() if part))
        near = sorted(
            days(piece.folded, start, end), key=lambda one: abs(one.start - found.start())
        )
        day = next((one for one in near if one.day is not None), None)
        if count and day is not None:
            span = (min(day.start, found.start()), max(day.end, found.end()))
            key = f"lcq:{day.iso}:{count}"
            yield _made(document, piece, place, key, span)


def _has_own_time(folded: str, found: re.Match[str]) -> bool:
    """Say whether a question is one of last week, of another sitting."""
    before = folded[max(0, found.start() - _OWN_WORDS) : found.start()]
    return bool(_OWN_TIME.search(before) or _OWN_TIME_BEHIND.match(folded, found.end()))


def _links(piece: Folded, place: str) -> Iterator[Reference]:
    for found in _LINK.finditer(piece.text):
        address = found[0].rstrip(".,;:")
        try:
            keys = address_keys(address)
        except ValueError:
            continue
        for key in (*keys, f"url:{address}"):
            yield Reference(key, "about", address, place, joins=True)
            break
