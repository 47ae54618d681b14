"""This file reads bills and ordinances: long title, parts, clauses by number, and what they are said to be for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scrapers.items import CONTENTS, Document, Language, Paragraph, Section
from scrapers.kinds.effective_days import effective
from scrapers.kinds.lines import Line, Sheet, cut
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.patterns import folded_pattern, glued
from scrapers.kinds.releases import Issue
from scrapers.kinds.remainder import completed
from scrapers.kinds.said import LONGEST, said_in, together
from scrapers.text import fold, sentences

# What stands between the long title and the first clause, in no other paper.
# e.g. Enacted by the Legislative Council. · 由立法會制定。
_ENACTED = folded_pattern(
    r"^(?:be it )?enacted by the legislative council\b.{0,60}$|^由立法會制定.?$"
)
# Where the long title begins.
# e.g. A BILL · A Bill to · An Ordinance to · 本條例草案 · 本條例旨在
_OPENS = folded_pattern(
    r"^(?P<en>a bill|an ordinance)(?: to)?\b|^本條例(?P<zh>草案)?(?=$|旨在| ?(?:旨在))"
)
# e.g. Part 2 · Part 2—Registration · 第2部 登記
_PART = folded_pattern(
    r"^(?:part|division|subdivision) \d{1,3}[a-z]{0,2}\b.{0,160}$"
    r"|^第 ?\d{1,3}[a-z]{0,2} ?(?:部|分部|次分部)(?!的|所|適|不).{0,80}$"
)
_SCHEDULE = folded_pattern(
    r"^(?:schedule(?: \d{1,3}[a-z]{0,2})?|附表(?: ?\d{1,3}[a-z]{0,2})?)(?:\s?[\[(].{0,80}[\])])?$"
)
_MEMORANDUM = folded_pattern(r"^(?:explanatory memorandum|摘要說明)$")
_CONTENTS = folded_pattern(r"^(?:contents|arrangement of (?:clauses|sections)|目錄)$")
_CLAUSE = re.compile(r"^(\d{1,3})([a-z]{0,2})\.\s?(?=\S)")
_LABEL = re.compile(r"^\d{1,3}\.\s?(?=\D)")
# The head and foot of each page.
# e.g. Clause 4 · C1205 · Paragraph 2 · 第4條
_FURNITURE = folded_pattern(
    r"^(?:(?:clause|section|paragraph) \d{1,3}[a-z]{0,2}|[ac]\d{1,5}|第 ?\d{1,3}[a-z]{0,2} ?[條段]|page \d{1,4})$"
)
_NUMBERED = folded_pattern(r"\bord(?:inance|\.) no\. ?\d{1,3} of \d{4}\b|\d{4}年第\d{1,3}號條例")
# e.g. This Ordinance comes into operation on · 本條例自…起實施
_COMMENCES = folded_pattern(
    r"\b(?:ordinance|bill|part|section)\b.{0,120}\bcomes? into operation\b"
    r"|本(?:條例|部|條)(?:草案)?.{0,40}(?:起|日期?|日)(?:實施|生效)"
)
_NEAR, _LONGEST_TITLE, _LONGEST_HEADING = 400, 60, 200
_MOST_PARTS = 100


@dataclass
class _Built:
    """The sections as they grow."""

    sections: list[Section] = field(default_factory=list)
    heading: list[str] = field(default_factory=list)
    clauses: list[Paragraph] = field(default_factory=list)
    held: list[Line] = field(default_factory=list)
    no: str | None = None
    last: int = 0
    width: int = 80
    loose: bool = False  # what is numbered here are no clauses: it keeps its numbers in its words

    def paragraph(self) -> None:
        """End the clause that grows."""
        if self.held:
            joined = paragraphs(self.held, self.width)
            text = "\n".join(each.text for each in joined)
            self.clauses.append(Paragraph(text, no=self.no, page=self.held[0].page))
        self.held, self.no = [], None

    def section(self, heading: str | None) -> None:
        """End the part that grows, and begin another under its heading."""
        self.paragraph()
        if self.clauses or self.heading:
            self.sections.append(Section(glued(self.heading) or None, tuple(self.clauses)))
        self.clauses, self.heading = [], [heading] if heading else []


def recognise(page: Sheet) -> bool:
    """Say whether lines are a bill or an ordinance: they say who enacts it, and open with a long title."""
    at = _enacted(page.lines)
    return at is not None and _long_title(page.lines, at) is not None


def structure(page: Sheet, language: Language, *, title: str | None, issue: Issue) -> Document:
    """Make the document of a bill or an ordinance: a section for each part, a paragraph for each clause."""
    lines = page.lines
    at = _enacted(lines) or 0
    opens = _long_title(lines, at)
    begins = at if opens is None else opens
    long_title = glued(each.text for each in lines[begins:at])
    head, contents = _head(lines[:begins])
    built, dropped = _clauses(lines[at + 1 :], {each.folded for each in head}, page.width)
    opened = _OPENS.match(lines[begins].folded) if opens is not None else None
    bill = opened is None or opened["en"] == "a bill" or opened["zh"] is not None
    parts = [each for each in built if not _is_memorandum(each)]
    fields = {
        "stage": "bill" if bill else "ordinance",
        "long_title": long_title,
        "parts": together([each.heading for each in parts if each.heading][:_MOST_PARTS]),
        "clauses": str(sum(1 for each in parts for one in each.paragraphs if one.no)),
        "purpose": _purpose(built),
        "ordinance_no": _number(head),
        "form": "" if bill else "ordinance",
    }
    document = Document(
        kind="bill",
        language=language,
        title=title or (head[0].text if head else long_title),
        published=issue.day,
        fields={name: value[:LONGEST] for name, value in fields.items() if value},
        sections=(
            Section(None, (Paragraph(long_title, page=lines[begins].page),)),
            *built,
        ),
        asides=contents,
    )
    said = list(said_in(document))
    begins_to_hold = next((one.text for one in said if _COMMENCES.search(one.folded)), "")
    # what a bill says of its commencement holds only once it is passed
    days = {} if bill else effective(said, issue.day)
    fields = {**days, "commencement": begins_to_hold[:LONGEST]}
    known = {name: value for name, value in fields.items() if value}
    document = replace(document, fields={**document.fields, **known})
    labels = [*(each.text for each in head), *dropped, lines[at].text]
    return completed(document, lines, page.width, labels=labels, formulas=[lines[at].text])


def _enacted(lines: Sequence[Line]) -> int | None:
    return next((at for at, each in enumerate(lines) if _ENACTED.match(each.folded)), None)


def _long_title(lines: Sequence[Line], enacted: int) -> int | None:
    """Give where the long title begins: the last such line before who enacts it."""
    for at in range(enacted - 1, max(-1, enacted - _LONGEST_TITLE), -1):
        if _OPENS.match(lines[at].folded):
            return at
    return None


def _head(lines: Sequence[Line]) -> tuple[list[Line], tuple[Section, ...]]:
    """Part what names the bill from its table of contents, which stands beside the text."""
    at = next((at for at, each in enumerate(lines) if _CONTENTS.match(each.folded)), len(lines))
    rows = "\n".join(each.text for each in lines[at + 1 :])
    table = (Section(CONTENTS, (Paragraph(rows, table=True),)),) if rows else ()
    return list(lines[: at + 1]), table


def _clauses(
    lines: Sequence[Line], running: set[str], width: int
) -> tuple[tuple[Section, ...], list[str]]:
    """Give the parts with their clauses, and the lines of heads and feet that were left out."""
    built = _Built(width=width)
    dropped: list[str] = []
    named: set[str] = set()
    for each in lines:
        if _FURNITURE.match(each.folded) or (each.page is not None and each.folded in running):
            dropped.append(each.text)
        elif _MEMORANDUM.match(each.folded) or _SCHEDULE.match(each.folded):
            if each.folded in named:
                dropped.append(each.text)
                continue
            named.add(each.folded)
            built.section(each.text)
            built.last, built.loose = 0, True
        elif _PART.match(each.folded) and len(each.text) <= _LONGEST_HEADING:
            if each.folded in named:  # said again at the head of a page
                dropped.append(each.text)
                continue
            named.add(each.folded)
            built.section(each.text)
            built.loose = False
        else:
            _take(each, built)
    built.section(None)
    return tuple(built.sections), dropped


def _take(each: Line, built: _Built) -> None:
    """Take a line as the beginning of a clause, the rest of a heading, or the rest of a clause."""
    found = _CLAUSE.match(each.folded)
    if found and built.loose:
        built.paragraph()
        built.held.append(each)
    elif (
        found
        and int(found[1]) in (built.last, built.last + 1)
        and (found[2] or int(found[1]) > built.last)
    ):
        built.paragraph()
        built.no, built.last = f"{found[1]}{found[2].upper()}", int(found[1])
        text = cut(each, found.end())
        built.held.append(replace(each, text=text, folded=each.folded[found.end() :]))
    elif (
        built.heading
        and not built.clauses
        and not built.held
        and len(built.heading) == 1
        and _is_name(each)
    ):
        built.heading.append(each.text)
    else:
        built.held.append(each)


def _is_name(each: Line) -> bool:
    """Say whether a line below "Part 2" is what the part is called."""
    return (
        len(each.text) <= _LONGEST_HEADING
        and each.text[-1] not in ".。;；:："
        and not _CLAUSE.match(each.folded)
    )


def _purpose(built: Sequence[Section]) -> str:
    """Give the first sentence of the explanatory memorandum."""
    for section in built:
        if _is_memorandum(section) and section.paragraphs:
            first = next(iter(sentences(section.paragraphs[0].text)), "")
            return _LABEL.sub("", first)
    return ""


def _is_memorandum(section: Section) -> bool:
    return section.heading is not None and _MEMORANDUM.match(fold(section.heading)) is not None


def _number(head: Sequence[Line]) -> str:
    for each in head[:_NEAR]:
        if (found := _NUMBERED.search(each.folded)) is not None:
            return cut(each, found.start(), found.end())
    return ""
