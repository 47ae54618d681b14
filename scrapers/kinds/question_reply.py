"""This file reads press releases that hold a Member's question to the Council and the reply to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from scrapers.items import Document, Language, Paragraph, Person, Section
from scrapers.kinds import parts
from scrapers.kinds.coverage import covered
from scrapers.kinds.labels import words
from scrapers.kinds.lines import Line, Sheet, cut, line
from scrapers.kinds.numbered import ANNEX
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.patterns import folded_pattern, glue
from scrapers.kinds.people import member
from scrapers.kinds.releases import Issue, ending
from scrapers.numbering import chinese_count
from scrapers.text import fold

_CHINESE = folded_pattern(
    r"以下(?:是|為).{0,24}?(?:立法會|會議).{0,16}?(?:上)?(?P<asker>[^，。（(]{2,30}?)(?:議員)?的(?:提問|質詢|急切質詢|書面提問|口頭提問|問題)[，、]?(?:和|及|與|以及)(?P<replier>.{2,80}?)的?(?P<written>書面)?(?:答覆|回覆)"
)
_ASKER_FIRST = re.compile(
    r"following (?:is|are) (?:a|an|the)\s?(?:urgent |oral |written )?question (?:raised )?by (?P<asker>.{2,80}?),? and (?:a|an|the) (?P<written>written )?(?:reply|answer) by (?P<replier>.{2,200}?),? (?:in|at) the (?:legislative council|legco)"
)
_REPLIER_FIRST = re.compile(
    r"following (?:is|are) (?:a|an|the) (?P<written>written )?(?:reply|answer) by (?P<replier>.{2,200}?),? to (?:a|an|the) (?:urgent |oral |written )?question (?:raised )?by (?P<asker>.{2,80}?),? (?:in|at) the (?:legislative council|legco)"
)
_TITLE = folded_pattern(
    r"^(?:lcq\s?(?P<n>\d{1,2})\s?[:：]|lc urgent q(?:uestion)?\s?\d{0,2}\s?[:：]|立法會(?P<zh>[一二三四五六七八九十]{1,3}|\d{1,2})題\s?[:：]|立法會急切質詢.{0,3}[:：])"
)
_QUESTION = folded_pattern(r"^(?:問題|提問|質詢|question)\s?[:：]\s?")
_REPLY = folded_pattern(r"^(?:答覆|回覆|答|reply|answer)\s?[:：]\s?")
_DAY = folded_pattern(
    r"[(（]\s?(?P<zhm>[一二三四五六七八九十]{1,3}|\d{1,2})月(?P<zhd>[一二三四五六七八九十廿]{1,3}|\d{1,2})日\s?[)）]|\(\s?(?P<month>[a-z]{3,9}) (?P<day>\d{1,2})\s?\)"
)
_OFFICE = re.compile(
    r"^(.{2,40}?(?:司長|司长|局長|局长|署長|署长|主任|專員|专员|秘書長|秘书长|處長|处长|總監|总监|行政長官(?!辦)|行政长官(?!办)))"
)
_ADDRESS = folded_pattern(
    r"^(?:(?:代理|署理)?主席(?:先生|女士|議員)?|(?:acting |deputy )?(?:president|madam president|mr president|chairman))\s?[:：,，]$"
)
_THANKS = folded_pattern(
    r"^(?:多謝(?:代理)?主席|(?:i so reply|thank you),? (?:(?:acting|deputy|madam|mr) )?president)[。.]?$"
)
_ORAL = 6  # the first six questions of a sitting are asked and answered aloud
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def recognise(page: Sheet) -> float:
    """Say how much the lines look like a question and its reply, 0 to 1."""
    top = page.lines[:30]
    score = 0.0
    if top and any(_TITLE.match(each.folded) for each in top[:4]):
        score += 0.4
    if _introduction(top, page.width)[1]:
        score += 0.5
    labels = sum(
        any(pattern.match(each.folded) for each in page.lines) for pattern in (_QUESTION, _REPLY)
    )
    return min(1.0, score + 0.15 * labels) if score else 0.0


def _introduction(
    lines: Sequence[Line], width: int
) -> tuple[int, re.Match[str] | None, Line | None]:
    """Find the sentence that says who asks and who replies, however its lines are broken."""
    for index, each in enumerate(lines[:30]):
        held = each
        for following in [None, *lines[index + 1 : index + 5]]:
            if following is not None:
                held = line(glue(held.text, following.text), each)
            for pattern in (_CHINESE, _ASKER_FIRST, _REPLIER_FIRST):
                match = pattern.search(held.folded)
                if match:
                    return index, match, held
            if not re.search(folded_pattern(r"以下|following"), held.folded) or held.text.endswith(
                (":", "：")
            ):
                break
    return 0, None, None


def structure(page: Sheet, language: Language, *, title: str | None, issue: Issue) -> Document:
    """Make the document of a question and its reply."""
    lines, end = ending(page.lines, issue)
    start, match, said = _introduction(lines, page.width)
    above = [each for each in lines[:start] if each.text != title]
    named = title or _title(above)
    begins = next(
        (index for index in range(start, len(lines)) if _QUESTION.match(lines[index].folded)), None
    )
    replies = next(
        (
            index
            for index in range((begins or start) + 1, len(lines))
            if _REPLY.match(lines[index].folded)
        ),
        len(lines),
    )
    begins = begins if begins is not None else min(start + 1, replies)
    introduction = [each.text for each in lines[start:begins]]
    question = paragraphs(_from_label(lines[begins:replies], _QUESTION), page.width)
    answer = paragraphs(_from_label(lines[replies:], _REPLY), page.width)
    told, annexes = _annexed(answer)
    opening, told, closing = _address(told)
    made, preamble, first = parts.exchanges(question, told)
    sections = [
        Section(words("question", language), _plain(preamble)),
        Section(words("reply", language), _plain([*opening, *first, *closing])),
        *annexes,
    ]
    number = _number(named)
    published = end.day or _stated_day(said, issue)
    document = Document(
        kind="question_reply",
        language=language,
        title=named,
        published=published,
        issued_at=end.issued_at,
        meeting_date=_stated_day(said, issue) or published,
        committee=None,
        issuer=_replier(match, said) if match else None,
        people=_people(match, said),
        fields=_fields(match, said, number, question, introduction),
        sections=tuple(section for section in sections if section.paragraphs),
        exchanges=tuple(made),
        notes=() if answer else ("no reply was found",),
    )
    labels = [
        *introduction,
        *(each.text for each in (*above, *end.lines)),
        "問題 答覆 Question Reply",
        named,
    ]
    return covered(document, page.lines, labels=labels)


def _title(above: Sequence[Line]) -> str:
    text = ""
    for each in above:
        if not re.fullmatch(r"[*＊\s]+", each.text):
            text = glue(text, each.text)
    return text


def _from_label(lines: Sequence[Line], label: re.Pattern[str]) -> list[Line]:
    if not lines:
        return []
    match = label.match(lines[0].folded)
    rest = cut(lines[0], match.end()) if match else lines[0].text
    return [line(rest, lines[0], logical=lines[0].logical), *lines[1:]] if rest else list(lines[1:])


def _address(answer: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Set "President," and "Thank you, President." apart from the answer between them."""
    start = 1 if answer and _ADDRESS.match(answer[0].folded) else 0
    stop = (
        len(answer) - 1 if len(answer) > start and _THANKS.match(answer[-1].folded) else len(answer)
    )
    return answer[:start], answer[start:stop], answer[stop:]


def _annexed(answer: list[Line]) -> tuple[list[Line], list[Section]]:
    start = next(
        (index for index, each in enumerate(answer) if ANNEX.match(each.folded)), len(answer)
    )
    rest = answer[start:]
    return answer[:start], [Section(rest[0].text, _plain(rest[1:]))] if rest else []


def _plain(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(each.text, page=each.page, table=each.role == "table") for each in lines)


def _number(title: str) -> int | None:
    match = _TITLE.match(fold(title))
    if not match:
        return None
    return int(match["n"]) if match["n"] else chinese_count(match["zh"] or "")


def _stated_day(said: Line | None, issue: Issue) -> date | None:
    """The day that the introduction names, in the year of the release where that is known."""
    match = _DAY.search(said.folded) if said else None
    year = issue.day.year if issue.day else None
    if not match or year is None:
        return None
    if match["month"]:
        month: int | None = next(
            (n for n, name in enumerate(_MONTHS, 1) if match["month"].startswith(name)), None
        )
        day: int | None = int(match["day"])
    else:
        month, day = chinese_count(match["zhm"]), chinese_count(match["zhd"])
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None


def _group(match: re.Match[str], said: Line, name: str) -> str:
    start, end = match.span(name)
    return cut(said, start, end)


def _replier(match: re.Match[str], said: Line | None) -> str | None:
    if said is None:
        return None
    stated = _group(match, said, "replier").strip(" ,，")
    return re.sub(r"^(?:the|The) ", "", stated)


def _people(match: re.Match[str] | None, said: Line | None) -> tuple[Person, ...]:
    if match is None or said is None:
        return ()
    asker = re.sub(
        r"^.*(?:會議上|会议上|議會上|立法會上|立法会上)", "", _group(match, said, "asker")
    )
    found = [Person("asker", member(asker))]
    stated = _replier(match, said)
    if stated:
        found.append(Person("replier", stated))
    return tuple(found)


def _fields(
    match: re.Match[str] | None,
    said: Line | None,
    number: int | None,
    question: Sequence[Line],
    introduction: Sequence[str],
) -> dict[str, str]:
    found: dict[str, str] = {}
    if number is not None:
        found["question_no"] = str(number)
    written = bool(match and match["written"]) or (
        match is None and any("書面" in text or "书面" in text for text in introduction)
    )
    if written or number is not None or match is not None:
        oral = not written and (number is None or number <= _ORAL)
        found["oral"] = "true" if oral else "false"
    stated = _replier(match, said) if match else None
    if stated:
        office = _OFFICE.match(stated)
        found["replier_office"] = office[1] if office else stated.split(",")[0].strip()
    count = parts.count(question)
    if count:
        found["question_parts"] = str(count)
    day = _DAY.search(said.folded) if said else None
    if day:
        found["stated_day"] = day[0].strip("()（） ")
    return found
