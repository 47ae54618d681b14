"""This file reads Legislative Council Briefs: what is proposed and why, what it means, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scrapers.items import Document, Section
from scrapers.kinds.numbered import ANNEX
from scrapers.kinds.patterns import folded_pattern
from scrapers.kinds.said import LONGEST, lines_of, together
from scrapers.ocr_marks import lines_seen
from scrapers.text import fold, sentences

# Under which headings a brief says what.
_HEADINGS: Mapping[str, re.Pattern[str]] = {
    # e.g. INTRODUCTION · 引言
    "purpose": folded_pattern(
        r"^(?:[a-z\d一二三四五六七]{1,2}[.、]\s?)?(?:introduction|引言|導言)$"
    ),
    # e.g. JUSTIFICATIONS · 理據
    "justification": folded_pattern(r"^(?:\S{1,3}[.、]\s?)?(?:justifications?|理據)$"),
    # e.g. THE BILL · 條例草案 · 修訂規例
    "provisions": folded_pattern(
        r"^(?:\S{1,3}[.、]\s?)?(?:the (?:\S{1,20} ){0,4}(?:bill|regulation|rules|order|notice|resolution)s?"
        r"|(?:\S{0,12})(?:條例草案|規例|規則|命令|公告|決議案))$"
    ),
    # e.g. LEGISLATIVE TIMETABLE · 立法程序時間表
    "timetable": folded_pattern(
        r"^(?:\S{1,3}[.、]\s?)?(?:legislative timetable|implementation (?:timetable|plan)|立法(?:程序)?時間表"
        r"|實施時間表)$"
    ),
    # e.g. IMPLICATIONS OF THE PROPOSAL · 建議的影響
    "implications": folded_pattern(
        r"^(?:\S{1,3}[.、]\s?)?(?:(?:other )?implications? (?:of|for) .{1,60}|implications"
        r"|(?:條例草案|建議|規例|修訂|有關建議)?的?(?:其他)?影響)$"
    ),
    "consultation": folded_pattern(r"^(?:\S{1,3}[.、]\s?)?(?:public consultation|公眾諮詢|諮詢)$"),
    # e.g. ENQUIRIES · 查詢
    "enquiry": folded_pattern(r"^(?:\S{1,3}[.、]\s?)?(?:enquir(?:y|ies)|查詢)$"),
}
# What it means for money and staff, wherever that is said.
# e.g. FINANCIAL AND CIVIL SERVICE IMPLICATIONS · 對財政及公務員的影響
_FINANCIAL_HEADING = folded_pattern(r"\bfinancial\b|\bcivil service implications\b|財政")
_FINANCIAL = folded_pattern(
    r"\b(?:financial|civil service|staffing|manpower|resource)\b.{0,60}\bimplications?\b"
    r"|\bimplications?\b.{0,60}\b(?:financial|civil service|staffing)\b"
    r"|(?:財政|公務員|人手|資源).{0,30}影響|影響.{0,30}(?:財政|公務員)"
)
# e.g. at Annex A · 載於附件B
_CITES_ANNEX = folded_pattern(
    r"\b(?:at|in|see|per) annex(?:es)? (?P<en>[a-z](?!\w)|\d{1,2})"
    r"|附件\s?(?P<zh>[a-z](?!\w)|\d{1,2}|[甲乙丙丁戊一二三四五六七八九十])"
)
_MARK = folded_pattern(r"(?:annex|附件)\s?([a-z\d一二三四五六七八九十甲乙丙丁戊]{1,2})")
_LONGEST_HEADING = 120
_MOST_CITED = 200  # letters and numbers of annexes that are looked for


def brief(document: Document) -> Document:
    """Give a paper in the form of a Legislative Council Brief as a brief; any other as it was.

    Its form stays what it was. What it says of is left out where it has no heading for it; an annex
    that it cites and does not hold is noted.
    """
    if document.kind != "plain" or document.fields.get("form") != "brief":
        return document
    fields = {**document.fields, **_stated(document.sections)}
    return replace(
        document,
        kind="brief",
        fields=fields,
        notes=(*document.notes, *_missing(document)),
    )


def _stated(sections: Sequence[Section]) -> dict[str, str]:
    found: dict[str, str] = {}
    for section in sections:
        heading = fold((section.heading or "")[:_LONGEST_HEADING]).strip(" .:：")
        for name, pattern in _HEADINGS.items():
            if name not in found and pattern.match(heading) and (said := _text(section)):
                found[name] = said
    if money := _financial(sections):
        found["financial"] = money
    return found


def _text(section: Section) -> str:
    """Give what stands under a heading; rows of a table, where it has nothing else to say."""
    return together([each.text for each in section.paragraphs])


def _financial(sections: Sequence[Section]) -> str | None:
    """Give what is said of money and staff: what stands under such a heading, or the first sentence."""
    for section in sections:
        heading = fold((section.heading or "")[:_LONGEST_HEADING])
        if _FINANCIAL_HEADING.search(heading) and (said := _text(section)):
            return said
    for section in sections:
        for paragraph in section.paragraphs:
            if paragraph.table:
                continue
            for one in sentences(paragraph.text):
                if _FINANCIAL.search(fold(one[:LONGEST])):
                    return one[:LONGEST]
    return None


def with_annexes(document: Document) -> Document:
    """Say no more that a brief lacks an annex, where a page that was read from its image bears its heading."""
    seen = lines_seen(document)
    held = {mark[1] for line in seen if (mark := _annex(fold(line[:LONGEST])))}
    kept = tuple(note for note in document.notes if note not in set(map(_lacks, held)))
    return document if kept == document.notes else replace(document, notes=kept)


def _annex(folded: str) -> re.Match[str] | None:
    return _MARK.search(folded) if ANNEX.match(folded.strip()) else None


def _lacks(name: str) -> str:
    return f"annex {name.upper()} is not in the file"


def _missing(document: Document) -> Iterable[str]:
    """Name the annexes that a brief cites and does not hold."""
    held: set[str] = set()
    cited: dict[str, None] = {}
    for line in lines_of(document):
        folded = fold(line[:LONGEST])
        if mark := _annex(folded):
            held.add(mark[1])
            continue
        for found in _CITES_ANNEX.finditer(folded):
            if len(cited) < _MOST_CITED:
                cited[found["en"] or found["zh"]] = None
    for name in cited:
        if name not in held:
            yield _lacks(name)
