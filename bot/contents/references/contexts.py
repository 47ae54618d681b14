"""This file finds what a text sets itself beside: Budgets, Policy Addresses, blueprints, laws, bills.

They are shown with a paper and never join two: half of all papers name the same three of them.
A bill joins where it stands in the title, for then the paper is about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from bot.contents.folded import Folded
from bot.contents.references.days import clause
from bot.contents.references.numbers import quoted
from scrapers.items import Document
from scrapers.text import fold
from storage.records import Reference

_YEAR = re.compile(r"20\d\d")
_ADDRESS = re.compile(r"施政报告》?|policy address")
# e.g. 2025-26年度《财政预算案》 · 预算案演辞第65段 · 演辞内155段 · 2025-26 budget · budget speech
_BUDGET = re.compile(
    r"《?财政预算案》?(?:演[辞词])?|《预算案》(?:演[辞词])?|预算案演[辞词]|预算案(?= ?第 ?\d)"
    r"|(?<![告案》])演[辞词](?=[内中]? ?第? ?\d{1,3} ?段)|budget speech|(?<=20\d\d-\d\d )budget\b"
)
_SESSION = re.compile(r"(20\d\d) ?[-/] ?(?:20)?(\d\d)(?!\d)")
# What is cited of it behind its name; of several paragraphs the first is its place.
# e.g. 第65段 · 的第36至52段 · 第61(一)段 · 内155段 · , paragraph 12
_PARAGRAPH = re.compile(
    r"^(?:.{0,6}?第|[的内中]?) ?(\d{1,3})(?: ?\([一二三四五六七八九十\d]{1,2}\))?"
    r"(?: ?[至到及、-] ?第? ?\d{1,3})? ?段|^.{0,12}?\bparagraph (\d{1,3})"
)
# What is cited of a speech by its paragraph in English stands before its name.
# e.g. paragraph 123 of the 2026-27 Budget Speech · paragraphs 12 to 14 of the Policy Address
_PARAGRAPH_OF = re.compile(
    r"\bpara(?:graph|\.)?s? ?(\d{1,3})(?:(?: ?[-–,] ?| to | and )\d{1,3})*+ (?:of|in) [^,;.()]{0,48}$"
)
_TITLED = re.compile(r"《\[?([^《》\[\]]{4,60})(?:\]\([^()]{0,200}\))?》")
_BLUEPRINT = re.compile(r"(?:蓝图(?: ?\d(?:\.\d)?)?|纲要|行动纲领|宣言|政策声明)$")
_AGREEMENT = re.compile(r"(?:协议|备忘录)$")
# What a text calls a titled thing from then on: 《…》("《short》"
_SHORT = re.compile(r"》 ?\( ?[\"“”「*]{0,4}《([^《》]{2,20})》")
# A chapter of few figures that no law stands before is one of a report: 第3章.
# e.g. 《版权条例》(第528章) · 香港法例第7章 · 第486章 · cap. 486
_LAW = re.compile(
    r"(?:《[^《》]{2,60}》)? ?\(?(?:(?:(?<=例》\()|(?<=例》 \()|(?<=规》\()|(?<=则》\()|(?<=法》\()|(?<=令》\()"
    r"|(?<=例》)|(?<=规》)|(?<=则》)|(?<=法》)|(?<=令》)|(?<=法例)|(?<=条例)|(?<=条例\()|(?<=规例\()|(?<=规则\()"
    r"|(?=第 ?\d{3}))第 ?(\d{1,4}[a-z]{0,3}) ?章\)?"
    r"|\bcap\.? ?(\d{1,4}[a-z]{0,3})\b)"
)
_BILL = re.compile(r"《([^《》]{4,80}条例草案)》")
_TITLE_BILL = re.compile(r"^.{0,160}?((?:20\d\d年)?[^《》,:;]{3,60}条例草案)")
_ENGLISH_BILL = re.compile(
    r"\b(?:[A-Z(][\w'&()-]{0,30},? |\(No\. ?\d{1,2}\) |(?:of|and|the|for|on|in|to) ){1,14}Bill(?: 20\d\d)?\b"
)
# e.g. the Pier Lamps Bill and the Ferries (Amendment) Bill 2026
_AND_BILL = re.compile(r"(?:(?<=\bBill)|(?<=\bBill 20\d\d)),? (?:and|or) (?:the )?(?=[A-Z(])")
# What stands before a bill's name and is no part of it.
# e.g. Report of the Bills Committee on the Pier Lamps Bill · Draft amendments to the Pier Lamps Bill
_BILL_HEAD = re.compile(
    r"^.{0,160}\b(?:committee|amendments?|brief|report|papers?|note|reading|debate) (?:on|to|of|in respect of) "
    r"(?:the )?"
)
_LEADING = re.compile(r"^(?:(?:of|and|the|for|on|in|to) )+")
# What is said of any bill and names none.
# e.g. the bill · government bill · 政府当局就条例草案 · 该条例草案
_ANY_BILL = re.compile(
    r"(?:(?:the|this|that|said|government|private|members?'?s?|draft|principal|amendment|relevant|proposed|new"
    r"|current|white|blue) ){0,4}bill(?: 20\d\d)?"
    r"|(?:(?:20\d\d年)?(?:立法会|政府当局|政府|当局|委员会|法案|秘书处|助理法律顾问|法律事务部|私人|议员|团体|公众"
    r"|代表|提出|提交|审议|审阅|研究|讨论|修订|拟议|草拟|相关|有关|关于|对于|对|就|该|此|本|上述|及|和|与|的|等|份"
    r"|项)){1,10}条例草案|条例草案"
)
_BEFORE = 24
_LONGEST = 300  # letters of a committee's name that are looked through
_LEAD = 100  # letters before a speech's name in which a paragraph of it may be cited


def shorts(folded: str) -> frozenset[str]:
    """Give the short names that a piece of a text defines, such as 《藍圖2.0》 for its whole title."""
    return frozenset(_plain(found[1]) for found in _SHORT.finditer(folded))


def contexts(
    document: Document, piece: Folded, place: str, short: AbstractSet[str] = frozenset()
) -> Iterator[Reference]:
    """Give what a piece of a text sets itself beside; `short` are names that stand for others."""
    yield from _addresses(piece, place)
    yield from _budgets(document, piece, place)
    yield from _titled(piece, place, short)
    cited = any(word in piece.folded for word in ("章", "cap"))
    for found in _LAW.finditer(piece.folded) if cited else ():
        chapter = (found[1] or found[2]).upper()
        yield Reference(f"cap:{chapter}", "cites", quoted(piece, *found.span()), place, joins=False)
    yield from _bills(piece, place)


def _addresses(piece: Folded, place: str) -> Iterator[Reference]:
    for found in _ADDRESS.finditer(piece.folded):
        start, _ = clause(piece.folded, *found.span(), reach=_BEFORE)
        years = list(_YEAR.finditer(piece.folded, start, found.start()))
        after = _YEAR.match(piece.folded, found.end() + 1)
        year = years[-1] if years else after
        if year is None:
            continue  # whose words it is, no year says
        span = (min(year.start(), found.start()), max(year.end(), found.end()))
        number, first, end = _paragraph(piece, *span)
        key = f"policy-address:{year[0]}{number}"
        words = _named(piece, first, end)
        yield Reference(key, "responds_to", words, place, joins=False)


def _budgets(document: Document, piece: Folded, place: str) -> Iterator[Reference]:
    cited = any(word in piece.folded for word in ("预算案", "演", "budget"))
    for found in _BUDGET.finditer(piece.folded) if cited else ():
        start, _ = clause(piece.folded, *found.span(), reach=_BEFORE)
        sessions = list(_SESSION.finditer(piece.folded, start, found.start()))
        session, first = document.fields.get("session"), found.start()
        if sessions:
            session, first = f"{sessions[-1][1]}-{sessions[-1][2]}", sessions[-1].start()
        if session is None:
            continue
        number, first, end = _paragraph(piece, first, found.end())
        words = _named(piece, first, end)
        yield Reference(f"budget-speech:{session}{number}", "cites", words, place, joins=False)


def _paragraph(piece: Folded, start: int, end: int) -> tuple[str, int, int]:
    """Give the paragraph that is cited of a speech, as a key ends with it, and where the words stand."""
    if after := _PARAGRAPH.match(piece.folded[end : end + 40]):
        return f":{after[1] or after[2]}", start, end + after.end()
    lead = piece.folded[max(0, start - _LEAD) : start]
    if before := _PARAGRAPH_OF.search(lead):
        return f":{before[1]}", start - len(lead) + before.start(), end
    return "", start, end


def _named(piece: Folded, start: int, end: int) -> str:
    """Give the words in which a speech is named, from the mark that opens its title if one closes it."""
    words = piece.folded[start:end]
    if words.count("》") > words.count("《"):
        opens = piece.folded.rfind("《", max(0, start - _BEFORE), start)
        if opens >= 0 and "》" not in piece.folded[opens:start]:
            start = opens
    return quoted(piece, start, end)


def _plain(title: str) -> str:
    return "".join(title.split())


def _titled(piece: Folded, place: str, short: AbstractSet[str]) -> Iterator[Reference]:
    for found in _TITLED.finditer(piece.folded):
        title = _plain(found[1])
        if title in short:
            continue
        kind = (
            "report"
            if _BLUEPRINT.search(title)
            else "agreement"
            if _AGREEMENT.search(title)
            else None
        )
        if kind is not None:
            words = quoted(piece, *found.span())
            yield Reference(f"{kind}:{title}", "cites", words, place, joins=False)


def _bills(piece: Folded, place: str) -> Iterator[Reference]:
    title = place == "title"
    for found in _BILL.finditer(piece.folded):
        yield from _bill(found[1], quoted(piece, *found.span()), place, joins=title)
    if title and "《" not in piece.folded and (named := _TITLE_BILL.match(piece.folded)):
        yield from _bill(named[1], quoted(piece, *named.span(1)), place, joins=True)
    for english in _english_bills(piece.text) if "Bill" in piece.text else ():
        yield from _bill(english, english, place, joins=title)


def _english_bills(text: str) -> Iterator[str]:
    """Give the names of bills in English, each by itself where two are joined."""
    for found in _ENGLISH_BILL.finditer(text):
        yield from _AND_BILL.split(found[0])


def bill_of(committee: str | None) -> Iterator[Reference]:
    """Give the bill that a committee is on, where its name says so: its papers are about that bill."""
    named = (committee or "")[:_LONGEST]
    folded = fold(named)
    for found in _english_bills(named):
        yield from _bill(found, named, "committee", joins=True)
    if not folded.endswith("委员会"):
        return
    bare = folded.removesuffix("委员会").strip("《》 ")
    for each in re.split("》?及《?", bare):
        if each.endswith("条例草案"):
            yield from _bill(each.strip("《》"), named, "committee", joins=True)


def _bill(name: str, words: str, place: str, *, joins: bool) -> Iterator[Reference]:
    """Give the bill of a name; "the Bill" names none."""
    folded = fold(name).strip()
    folded = _LEADING.sub("", _BILL_HEAD.sub("", folded)) or folded
    if not _ANY_BILL.fullmatch(folded):
        how = "about" if joins else "cites"
        yield Reference(f"bill:{folded}", how, words, place, joins=joins)
