"""This file reads a committee's report: numbered paragraphs, recommendations and what they rest on, membership."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scrapers.items import Document, Language, Paragraph, Section
from scrapers.kinds import panel_paper
from scrapers.kinds.footnotes import without_footnotes
from scrapers.kinds.header import head, title_block
from scrapers.kinds.lines import Line, Sheet
from scrapers.kinds.membership import members
from scrapers.kinds.numbered import ANNEX, sections
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.patterns import folded_pattern, glue
from scrapers.kinds.recommendations import recommendations
from scrapers.kinds.remainder import completed
from scrapers.kinds.signatures import signature

# e.g. 小組委員會報告 · Report of the Subcommittee
_TITLE = folded_pattern(
    r"委員會(?:的)?(?:.{0,30}提交的)?(?:中期|工作)?報告$|^(?:\d{4}.{0,12}年度)?(?:向立法會)?提交的?(?:工作)?報告$"
    r"|^report no\.? ?\d.{0,30}\bof the .{0,60}committee"
    r"|^(?:interim |first |second |third |final )?report of (?:the )?(?:.{0,120}(?:sub)?committee|panel)"
    r"|^report of the panel"
)
_YEARLY = re.compile(r"^(?:20\d\d|向立法|提交)")
_BODY = folded_pattern(r"商議工作|委員會的工作|deliberations|work of the (?:sub)?committee")
_ABOUT = folded_pattern(
    r"^(?:1\.\s?)?(?:本文件|本報告|this (?:paper|report)).{0,40}(?:匯報|報告|載述|闡述|reports? on|gives an account)"
)
_ADVICE = folded_pattern(
    r"(?:小組委員會|委員會)建議(?:政府當局)?[：:]?|recommends that|recommendations?$"
)

_NAMED = folded_pattern(
    r"^(?:職權範圍|委員名單|terms of reference|membership list|list of members|membership)|名單$"
    r"|(?:團體|organi[sz]ations)"
)


def recognise(page: Sheet) -> float:
    """Say how much the lines look like a committee's report, 0 to 1."""
    top = [each.folded for each in page.lines[:30]]
    score = 0.0
    if any(_TITLE.search(each.folded) for each in title_block(page.lines, page.width)):
        score += 0.5
    if any(_ABOUT.match(text) for text in top):
        score += 0.25
    if any(_BODY.search(each.folded) for each in page.lines[:400] if len(each.folded) <= 80):
        score += 0.2
    if any(_ADVICE.search(each.folded) for each in page.lines):
        score += 0.1
    return min(score, 1.0) if score >= 0.5 else score / 2


def structure(page: Sheet, language: Language) -> Document:
    """Make the document of a committee's report."""
    lines, notes = without_footnotes(page)
    top = head(lines, page.width)
    end = signature(lines, top.begins)
    stop = end.starts if end else len(lines)
    body = paragraphs(lines[top.begins : stop], page.width)
    after = paragraphs(_headed(lines[end.stops :]), page.width) if end else []
    made = (*sections(body), *_appendices(after))
    title = top.title
    if top.committee and _YEARLY.match(title):
        title = glue(top.committee, title)  # the body's name stands on the line above
    document = Document(
        kind="committee_report",
        language=language,
        title=title,
        number=top.number,
        published=end.published if end else None,
        meeting_date=top.meeting_date,
        committee=_committee(title, top.committee),
        issuer=end.issuer if end else None,
        people=members(after or body),
        fields=panel_paper.fields(top, end, made, lines),
        sections=made,
        recommendations=tuple(recommendations(body)),
        footnotes=tuple(notes),
    )
    labels = [*top.lines, *panel_paper.signed(lines, end)]
    return completed(document, lines, page.width, labels=labels)


def _headed(lines: Sequence[Line]) -> list[Line]:
    """Mark the lines that name an appendix or a list, so that nothing is joined to them."""
    return [
        replace(each, role="heading") if ANNEX.match(each.folded) or _names(each) else each
        for each in lines
    ]


def _names(each: Line) -> bool:
    return len(each.folded) <= 80 and _NAMED.search(each.folded) is not None


def _committee(title: str, named: str | None) -> str | None:
    """The body that reports: its name is in the title, "發展智慧城市事宜小組委員會報告"."""
    english = re.search(
        r"\breport of (?:the )?((?:.{0,120}?(?:subcommittee|committee|panel)\b).{0,160}?)"
        r"(?: for submission to .{0,60})?$",
        title,
        re.IGNORECASE,
    )
    if english:
        return english[1].strip()
    chinese = re.match(
        r"^(.{2,60}?(?:委員會|委员会))(?:的)?(?:.{0,20}提交的)?(?:中期|工作)?(?:報告|报告)", title
    )
    return chinese[1] if chinese else named


def _appendices(after: Sequence[Line]) -> tuple[Section, ...]:
    """What follows the signature: terms of reference, membership, each under its own heading."""
    made: list[tuple[str | None, list[Paragraph]]] = []
    for each in after:
        if each.role == "heading":
            made.append((each.text, []))
            continue
        if not made:
            made.append((None, []))
        made[-1][1].append(Paragraph(each.text, page=each.page, table=each.role == "table"))
    return tuple(Section(heading, tuple(paragraphs)) for heading, paragraphs in made)
