"""This file reads press releases that hold a Member's question to the Council and the reply to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scrapers.items import Document, Exchange, Language, Paragraph, Person, Section
from scrapers.kinds import parts
from scrapers.kinds.introductions import Introduction, introduction
from scrapers.kinds.labels import words
from scrapers.kinds.lines import Line, Sheet, cut, line
from scrapers.kinds.numbered import ANNEX
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.patterns import folded_pattern, glued
from scrapers.kinds.releases import Ending, Issue, ending
from scrapers.kinds.remainder import completed
from scrapers.kinds.tables import tables_apart
from scrapers.numbering import chinese_count
from scrapers.text import fold, month_number

# e.g. LCQ11: Repair of lifts · 立法會五題：升降機
_TITLE = folded_pattern(
    r"^(?:lcq\s?(?P<n>\d{1,2})\s?[:：]|lc[ q]{0,2}urgent\s?q(?:uestion)?\s?\d{0,2}\s?[:：]"
    r"|立法會(?P<zh>[一二三四五六七八九十]{1,3}|\d{1,2})題\s?[:：]|立法會(?:急切|緊急)質詢.{0,3}[:：])"
)
_QUESTION = folded_pattern(r"^(?:問題|提問|質詢|question)\s?[:：]\s?")
_REPLY = folded_pattern(r"^(?:答覆|回覆|答|reply|answer)\s?[:：]\s?")
_OFFICE = re.compile(
    r"^(.{2,40}?(?:司長|司长|局長|局长|署長|署长|主任|專員|专员|秘書長|秘书长|處長|处长|總監|总监|行政長官(?!辦)"
    r"|行政长官(?!办)))"
)
# Where an office ends and the name of its holder begins; an office may have commas of its own.
# e.g. Secretary for Innovation, Technology and Industry, Professor SUN Dong
_HOLDER = re.compile(
    r", ?(?:the )?(?:Hon(?:ourable)?\.? )?(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Ir)\b|[A-Z]{2,20}\b"
    r"|[A-Z][a-z'-]{1,20} [A-Z][A-Za-z'-]{1,20}(?: [A-Z][A-Za-z'-]{1,20})?$)"
)
_ADDRESS = folded_pattern(
    r"^(?:(?:代理|署理)?主席(?:先生|女士|議員)?|(?:acting |deputy |madam |mr )?(?:president|chairman))\s?[:：,，]$"
)
_THANKS = folded_pattern(
    r"^(?:多謝(?:代理)?主席|(?:i so reply|thank you),? (?:(?:acting|deputy|madam|mr) )?president)[。.]?$"
)
_STARS = re.compile(r"^[*＊=_\s-]{4,}$")
FORMULAS = ("問題", "答覆", "Question", "Reply")
_ORAL = 6  # the first six questions of a sitting are asked and answered aloud


def recognise(page: Sheet, title: str | None = None) -> float:
    """Say how much the lines, under a title if one is known, look like a question and its reply, 0 to 1."""
    score = 0.0
    tops = [fold(title or ""), *(each.folded for each in page.lines[:4])]
    if any(_TITLE.match(top) for top in tops):
        score += 0.4
    if introduction(page.lines):
        score += 0.5
    if not score:
        return 0.0
    found = (
        any(pattern.match(each.folded) for each in page.lines) for pattern in (_QUESTION, _REPLY)
    )
    return min(1.0, score + 0.15 * sum(found))


def structure(page: Sheet, language: Language, *, title: str | None, issue: Issue) -> Document:
    """Make the document of a question and its reply."""
    lines, end = ending(page.lines, issue)
    said = introduction(lines)
    start = said.index if said else 0
    above = lines[:start]
    named = title or _title(above)
    begins, replies = _labels(lines, start)
    question = paragraphs(_from_label(lines[begins:replies], _QUESTION), page.width)
    answer = _answer(lines[replies:], page.width)
    made, sections = _body(question, answer, language)
    opening = [each.text for each in lines[start:begins]]
    day = _stated_day(said, end)
    document = Document(
        kind="question_reply",
        language=language,
        title=named,
        published=end.day or day,
        issued_at=end.issued_at,
        meeting_date=day or end.day,
        issuer=_office(said.replier) if said else None,
        people=_people(said),
        fields=_fields(said, named, opening, parts.count(question)),
        sections=sections,
        exchanges=made,
        notes=() if answer else ("no reply was found",),
    )
    formulas = [*(each.text for each in end.lines), *FORMULAS]
    if said:
        formulas.append(said.formula)
    return completed(document, page.lines, page.width, labels=opening, formulas=formulas)


def _answer(lines: Sequence[Line], width: int) -> list[Line]:
    rows = tables_apart(_addressed(_from_label(lines, _REPLY)), width, sure=True)
    return paragraphs(rows, width)


def _labels(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """Give where the question and the reply begin."""
    begins = _first(lines, _QUESTION, start)
    replies = _first(lines, _REPLY, (begins if begins is not None else start) + 1)
    stop = replies if replies is not None else len(lines)
    return (begins if begins is not None else min(start + 1, stop)), stop


def _first(lines: Sequence[Line], pattern: re.Pattern[str], start: int) -> int | None:
    found = (index for index in range(start, len(lines)) if pattern.match(lines[index].folded))
    return next(found, None)


def _body(
    question: list[Line], answer: list[Line], language: Language
) -> tuple[tuple[Exchange, ...], tuple[Section, ...]]:
    """Give the parts with their answers, and what stands around them as sections."""
    told, annexes = _annexed(answer)
    opening, told, closing = _address(told)
    made, preamble, first = parts.exchanges(
        question, [each for each in told if each.role != "table"]
    )
    tables = [each for each in told if each.role == "table"]
    found = (
        Section(words("question", language), _plain(preamble)),
        Section(words("reply", language), _plain([*opening, *first, *closing])),
        Section(None, _plain(tables)),
        *annexes,
    )
    return tuple(made), tuple(section for section in found if section.paragraphs)


def _title(above: Sequence[Line]) -> str:
    """The lines above the opening sentence, from the one that opens as titles of questions do."""
    start = next((index for index, each in enumerate(above) if _TITLE.match(each.folded)), 0)
    return glued(each.text for each in above[start:] if not _STARS.match(each.text))


def _from_label(lines: Sequence[Line], label: re.Pattern[str]) -> list[Line]:
    if not lines:
        return []
    match = label.match(lines[0].folded)
    rest = cut(lines[0], match.end()) if match else lines[0].text
    return [line(rest, lines[0], logical=lines[0].logical), *lines[1:]] if rest else list(lines[1:])


def _addressed(lines: Sequence[Line]) -> list[Line]:
    """Mark what is said to the chair, so that "President," is not joined to what follows."""
    return [
        replace(each, role="heading")
        if _ADDRESS.match(each.folded) or _THANKS.match(each.folded)
        else each
        for each in lines
    ]


def _address(answer: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Set "President," and "Thank you, President." apart from the answer between them."""
    start = 1 if answer and _ADDRESS.match(answer[0].folded) else 0
    thanked = len(answer) > start and _THANKS.match(answer[-1].folded)
    stop = len(answer) - 1 if thanked else len(answer)
    return answer[:start], answer[start:stop], answer[stop:]


def _annexed(answer: list[Line]) -> tuple[list[Line], list[Section]]:
    start = next(
        (index for index, each in enumerate(answer) if ANNEX.match(each.folded)), len(answer)
    )
    rest = answer[start:]
    return answer[:start], [Section(rest[0].text, _plain(rest[1:]))] if rest else []


def _plain(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(each.text, page=each.page, table=each.role == "table") for each in lines)


def _stated_day(said: Introduction | None, end: Ending) -> date | None:
    """The day that the introduction names, in the year of the release where that is known."""
    if said is None or not said.month or end.day is None:
        return None
    month = month_number(said.month) or chinese_count(said.month)
    day = chinese_count(said.date)
    try:
        return date(end.day.year, month or 0, day or 0)
    except ValueError:
        return None


def _people(said: Introduction | None) -> tuple[Person, ...]:
    if said is None:
        return ()
    found = (Person("asker", said.asker), Person("replier", said.replier))
    return tuple(person for person in found if person.name)


def _office(replier: str) -> str:
    """The office alone: what stands before the name of its holder."""
    found = _OFFICE.match(replier)
    return found[1] if found else _HOLDER.split(replier, maxsplit=1)[0].strip()


def _fields(
    said: Introduction | None, title: str, opening: Sequence[str], count: int
) -> dict[str, str]:
    found: dict[str, str] = {}
    match = _TITLE.match(fold(title))
    number = None
    if match and (match["n"] or match["zh"]):
        number = int(match["n"]) if match["n"] else chinese_count(match["zh"])
    if number is not None:
        found["question_no"] = str(number)
    written = said.written if said else any("书面" in fold(text) for text in opening)
    if said or match:
        oral = not written and (number is None or number <= _ORAL)
        found["oral"] = "true" if oral else "false"
    if said:
        found["replier_office"] = _office(said.replier)
        if said.day:
            found["stated_day"] = said.day
    if count:
        found["question_parts"] = str(count)
    return found
