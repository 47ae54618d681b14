"""This file reads a committee's own lists, of follow-up actions and of items still to be discussed, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scrapers.items import Matter, MatterState, Paragraph, Section
from scrapers.kinds.lines import Line, cut, line
from scrapers.kinds.officials import ACTING, ASKED, CALLED
from scrapers.kinds.patterns import ends_sentence, folded_pattern, glued, wide
from scrapers.kinds.signatures import DATE_ONLY, ORGANISATION
from scrapers.numbering import paper_numbers
from scrapers.text import fold, hk_date, sentences

MOST = 200  # rows of one list
LONGEST = 400  # lines of one row
WRAPPED = 3  # lines over which a narrow cell breaks a date or a timing
NEAR = 60  # lines above the first row
WORDS = 110  # columns of a line that names columns
LAST_WORDS = 8  # of a line, that may say when
TELLING = 400  # letters of a cell that say what it is

_NUMBER = re.compile(r"^\(?(\d{1,2})\s?[.)．、](?!\d)\s*")
_LEADS_IN = (":", "：", ";", "；")
# What opens the cell of what is asked: who was to do it, or who asked.
# e.g. The Administration was requested to · Members requested · 委員要求政府當局 · 政府當局承諾
_ASKS = folded_pattern(
    r"^(?:\(?[a-z]\)\s?)?(?:the .{2,60}? (?:was|were|is|are|has been|have been) (?:also )?"
    r"(?:requested|asked|invited|urged)"
    r"|the (?:administration|government|judiciary|department|secretariat|clerk)\b"
    r"|(?:some |a )?(?:panel )?members?\b|(?:the )?(?:deputy )?chair(?:man)?\b|(?:dr |ir |prof )?(?:the )?hon\b"
    r"|to provide\b|to (?:report|brief|consider|arrange|follow)\b)"
    rf"|^(?:{CALLED}|秘書處|(?:有)?(?:部分|多名|個別)?委員(?!會)|(?:副)?主席|[\u4e00-\u9fff]{{2,4}}議員|要求|就|提供)"
)
# What opens the cell of what became of it.
# e.g. The Administration's response was issued · Response awaited · 有待政府當局 · 政府當局的回應已
_BECAME = folded_pattern(
    r"^(?:the )?(?:\w{2,20}(?:'s|’s) )?(?:written |supplementary |consolidated |further |interim ){0,2}"
    r"(?:response|reply|information|paper|report|submission)s? (?:is |are |was |were |has |have |had |to |dated "
    r"|on |from |vide |issued|awaited|provided|received|will )"
    r"|^(?:still )?(?:awaiting|awaited|pending|outstanding|completed|done|nil|not yet)\b"
    r"|^to be (?:provided|confirmed|arranged|advised|issued|submitted|followed|decided)\b"
    r"|^(?:issued|circulated|provided|received)\b|^lc paper no"
    r"|^the administration (?:has|had) (?:provided|replied|responded|advised|submitted)\b"
    r"|^the administration (?:will|would) (?:provide|respond|reply|revert|report)"
    r"|^(?:有待|尚待|仍待|待(?!遇|命)|未有|暫未)|^"
    rf"{ACTING}(?:的)?(?:書面|補充|綜合|進一步)*(?:回應|回覆|答覆|資料|文件|報告)(?:已|將|會|載|有待|尚|仍)"
    r"|^(?:政府當局|當局)(?:已|將(?:會)?(?:於|在)|會(?:於|在))"
    r"|^(?:將(?:會)?於|將會在|已(?:於|隨|在|經)|立法會cb"
    r"|(?:書面|補充)*(?:回應|回覆|答覆|資料|文件)(?:文件)?(?:已|將|有待))"
)
# e.g. The response is awaited · 有待政府當局作出回應
_AWAITED = folded_pattern(
    r"\bawait|\bpending\b|\bto be (?:provided|submitted|arranged|advised|issued)|\bnot yet\b|\boutstanding\b"
    r"|\bwill (?:be provided|provide|respond|reply|revert|report)\b|有待|尚待|仍待|^待|未有|暫未"
    r"|將(?:會)?(?:於|在|提供|提交|回覆|回應)"
)
# e.g. The response was issued on 3 March · 已於三月三日送交委員
_ANSWERED = folded_pattern(
    r"\b(?:was|were|has been|have been|had been) (?:duly )?(?:issued|circulated|provided|forwarded|submitted"
    r"|received|sent)|^(?:issued|circulated|provided|received|completed|done)\b"
    r"|\bhas (?:provided|replied|responded|submitted)\b|\bvide lc paper"
    r"|已(?:[於在經隨][^。；]{0,60})?(?:送交|發給|發出|提交|提供|作出|回覆|回應|送達|分發)|已隨"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
# When an item is to be discussed, alone in its cell.
# e.g. January 2027 · Second quarter of 2027 · To be confirmed · 2027年第二季 · 待定
_TIMING = folded_pattern(
    rf"^(?:(?:meeting on |tentatively |around |early |late |mid-|end of |end-|(?:first|second) half of ){{0,2}}"
    rf"(?:\d{{1,2}} )?{_MONTH}\.? ?(?:(?:to|or|/|-) ?{_MONTH}\.? ?)?20\d\d(?: meeting)?(?: \(.{{0,40}}\))?"
    r"|(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:quarter|half)(?: of)?(?: the year)?"
    r"(?: of)? ?20\d\d|q[1-4] ?(?:of )?20\d\d|(?:early|mid|late|end)[- ]?(?:of )?20\d\d"
    r"|(?:the )?(?:(?:next|current|20\d\d-(?:20)?\d\d) )(?:legislative )?(?:session|term)"
    r"|to be (?:confirmed|decided|determined|advised|fixed|arranged|considered)(?: .{0,60})?|tbc"
    r"|pending(?: .{0,60})?)$"
    r"|^(?:暫定)?(?:20\d\d年)(?:\d{1,2}月(?:\d{1,2}日)?(?:至\d{1,2}月)?|第?[一二三四1-4]季度?|[上下]半年|[初中底末]"
    r"|年[初中底])(?:的?會議)?(?:[(（].{0,30}[)）])?$"
    r"|^(?:待定|有待.{0,30}|尚待.{0,30}|待.{1,20}[定後]|(?:下|本)(?:一)?(?:立法)?(?:年度|會期))$"
)
# What opens what is told of an item that is still to be discussed.
# e.g. The Administration proposes · At the meeting on · 政府當局建議 · 此事項由
_TELLS = folded_pattern(
    r"^(?:the |this item|this subject|at (?:the|its) |members? |hon |dr hon|ir |in (?:his|her|its|response|view)"
    r"|as (?:agreed|suggested|proposed|advised)|on \d)"
    r"|^(?:政府當局|當局|此(?:事項|議題)|該(?:事項|議題)|在\d|於\d|\d{4}年|委員(?!會)|(?:副)?主席"
    r"|[\u4e00-\u9fff]{2,4}議員|因應|應)"
)
# Who keeps a list, below it.
# e.g. Council Business Division 2 · 立法會秘書處
FOOT = folded_pattern(
    r"^(?:council business divisions?(?: \d)?|(?:legislative council )?secretariat|議會事務部(?:\s?\d)?"
    r"|立法會秘書處(?:議會事務部\s?\d?)?)$"
)
_AS_OF = folded_pattern(r"\bas (?:at|of)\b|截至|\bposition\b|情況")
# Who is to do what is asked.
# e.g. requested the Administration to · The Harbour Department undertook
_WHOM_EN = re.compile(
    r"\b(?:requested|asked|urged|invited) (?P<asked>the [a-z ]{3,60}?) (?:to|for)\b"
    r"|^(?:\(?[a-z]\) )?(?P<named>the [a-z ]{3,60}?) (?:(?:was|were|is|are|has been|had been) (?:also )?"
    r"(?:requested|asked|urged|invited)|undertook|agreed|would|will|shall|should|undertakes|is to|are to)\b"
)
# e.g. 委員要求政府當局 · 海港署承諾
_WHOM_ZH = folded_pattern(
    f"(?:要求|促請|敦促|請)(?P<asked>{ASKED})|^(?P<named>{ASKED})(?:承諾|答應|同意|須|需|會|將|應)"
)


@dataclass(frozen=True, slots=True)
class ListTable:
    """The rows of a list, the lines between which they stand, and as of when they are so."""

    items: tuple[Matter, ...]
    starts: int
    stops: int
    as_of: date | None


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    page: int | None


def table_of(lines: Sequence[Line], form: str) -> ListTable | None:
    """Read the rows of a list; None where its lines show none."""
    rows, starts, stops = _rows(lines)
    if not rows:
        return None
    read = _followed_up if form == "follow_up" else _outstanding
    items = [item for no, cells in rows for item in read(no, cells)]
    above = (each for each in lines[:starts][:NEAR] if _AS_OF.search(each.folded))
    as_of = next((day for each in above if (day := hk_date(each.text))), None)
    return ListTable(tuple(items[:MOST]), starts, stops, as_of)


def names_columns(each: Line) -> bool:
    """Say whether a line above a list only says what it or its columns are called."""
    return wide(each.text) <= WORDS and not (
        ends_sentence(each.text) and not each.text.endswith((")", "）"))
    )


def short_cells(one: Matter) -> tuple[str, ...]:
    """Give a row's cells of few words: what it is about, when it was met on, when it is to be discussed."""
    whole = f"{one.no}. {one.subject}"
    return (f"{one.no}.", whole, one.subject, *one.subject.split(), one.met, one.remark)


def sections_of(items: Sequence[Matter]) -> tuple[Section, ...]:
    """Give the rows of a list as sections: what is asked stands under the row's own number."""
    return tuple(
        Section(
            one.subject,
            tuple(
                Paragraph(text, one.no if text == (one.asked or one.remark) else None, one.page)
                for text in (one.met, one.asked, one.remark)
                if text
            )
            or (Paragraph("", one.no, one.page),),
        )
        for one in items
    )


def _rows(lines: Sequence[Line]) -> tuple[list[tuple[str, list[_Cell]]], int, int]:
    """Give each row's number with its cells, line by line, and between which lines they stand."""
    rows: list[tuple[str, list[_Cell]]] = []
    starts, stops, last, before = 0, 0, 0, ""
    for at, each in enumerate(lines):
        if rows and _ends(lines, at):
            break
        for cell in _cells(each):
            number = _NUMBER.match(fold(cell.text))
            count = int(number[1]) if number else 0
            opens = count == last + 1 or (count == 1 and last and not before.endswith(_LEADS_IN))
            if number is not None and opens and len(rows) < MOST:
                starts = starts if rows else at
                last = count
                rest = cut(line(cell.text), number.end())
                rows.append((str(count), [replace(cell, text=rest)] if rest else []))
            elif rows and len(rows[-1][1]) < LONGEST:
                rows[-1][1].append(cell)
            before = cell.text
        stops = at + 1
    return rows, starts, stops


def _cells(each: Line) -> Iterator[_Cell]:
    """Give the cells of a line: of a table, row by row."""
    if each.role != "table":
        yield _Cell(each.text, each.page)
        return
    for row in each.text.split("\n"):
        for at, cell in enumerate(row.split(" | ")):
            text = cell.strip()
            if text:
                yield _Cell(f"{text}." if not at and text.isdecimal() else text, each.page)


def _ends(lines: Sequence[Line], at: int) -> bool:
    """Say whether the signature begins here: bodies' names, and a day below them."""
    for index in range(at, min(at + 5, len(lines))):
        each = lines[index]
        if index > at and DATE_ONLY.match(each.folded) and index >= len(lines) - WRAPPED:
            return True
        named = ORGANISATION.search(each.folded) or FOOT.match(each.folded)
        if each.role == "table" or not named:
            return False
    return False


def _followed_up(no: str, cells: Sequence[_Cell]) -> Iterator[Matter]:
    """Give a row's actions: one for each meeting at which something was asked."""
    if len(cells) == 1:
        cells = [replace(cells[0], text=piece) for piece in _columns(cells[0].text)]
    if len(cells) == 1:
        yield from _on_one_line(no, cells[0], "asked")
        return
    texts = [cell.text for cell in cells]
    dates = _dates(texts)
    begins = [start for start, _, _ in dates]
    subject_ends = begins[0] if begins else _first(_ASKS, texts, 1)
    subject = glued(texts[:subject_ends])
    if not dates:
        dates = [(subject_ends, subject_ends, None)]
    for index, (start, stop, day) in enumerate(dates):
        end = dates[index + 1][0] if index + 1 < len(dates) else len(texts)
        became = _became(texts, stop, end)
        asked, remark = _paragraph(texts[stop:became]), glued(texts[became:end])
        yield Matter(
            no=no,
            subject=subject or asked,
            met=glued(texts[start:stop]),
            met_on=day,
            asked=asked,
            of=whom(asked or subject),
            remark=remark,
            state=state_of(remark),
            answered_by=paper_numbers(remark),
            cited=paper_numbers(f"{subject}\n{asked}"),
            page=cells[min(start, len(cells) - 1)].page,
        )


def _outstanding(no: str, cells: Sequence[_Cell]) -> Iterator[Matter]:
    """Give a row that is still to be discussed: what it is, what is told of it, and when it is to be."""
    texts = [piece for cell in cells for piece in _untimed(cell.text)]
    start, stop = _timing(texts)
    if start == stop:
        texts = [piece for text in texts for piece in _ended(text)]
        start, stop = _timing(texts)
    if start == stop and _first(_TELLS, texts, 1) == len(texts) and texts:
        yield from _on_one_line(no, replace(cells[0], text=glued(texts)), "remark")
        return
    told = [*texts[:start], *texts[stop:]]
    subject_ends = _first(_TELLS, told, 1)
    remark, asked = glued(texts[start:stop]), _paragraph(told[subject_ends:])
    yield Matter(
        no=no,
        subject=glued(told[:subject_ends]).rstrip(_DASHES) or remark,
        asked=asked,
        remark=remark,
        state="proposed",
        cited=paper_numbers(f"{glued(told[:subject_ends])}\n{asked}"),
        page=cells[0].page if cells else None,
    )


_DASHES = " —–-:："
_PARTED = re.compile(r"\s?(?:[:：]|\s[-–—]{1,2}\s|——?)\s?")


def _on_one_line(no: str, cell: _Cell, where: str) -> Iterator[Matter]:
    """Give a row that is one line: its subject, and what follows a colon or a dash."""
    parted = _PARTED.search(cell.text)
    subject = cell.text[: parted.start()] if parted else cell.text
    rest = cell.text[parted.end() :].strip() if parted else ""
    became = where == "remark" or _BECAME.match(fold(rest)) is not None
    asked = "" if became else rest
    yield Matter(
        no=no,
        subject=subject.strip(),
        asked=asked,
        of=whom(asked or subject),
        remark=rest if became else "",
        state="proposed" if where == "remark" else state_of(rest if became else ""),
        answered_by=paper_numbers(rest) if became else (),
        cited=paper_numbers(subject if became else cell.text),
        page=cell.page,
    )


def _dates(texts: Sequence[str]) -> list[tuple[int, int, date | None]]:
    """Find the cells that hold the day of a meeting: after the first, those that open a new action."""
    found: list[tuple[int, int, date | None]] = []
    at = 1
    while at < len(texts):
        stop, day = _date_at(texts, at)
        fresh = not found or ends_sentence(texts[at - 1])
        if day is None or not fresh:
            at += 1
            continue
        while (further := _date_at(texts, stop))[1] is not None:  # an item of several meetings
            stop, day = further
        found.append((at, stop, day))
        at = stop + 1
    return found


def _date_at(texts: Sequence[str], at: int) -> tuple[int, date | None]:
    for stop in range(at + 1, min(at + WRAPPED, len(texts)) + 1):
        cell = fold(glued(texts[at:stop])).strip(" ,;&").removesuffix(" and").removesuffix("及")
        if DATE_ONLY.match(cell) and (day := hk_date(cell)) is not None:
            return stop, day
    return at, None


def _first(pattern: re.Pattern[str], texts: Sequence[str], start: int) -> int:
    """Give the first line from `start` on that a pattern opens; all lines where none does."""
    for at in range(start, len(texts)):
        if pattern.match(fold(texts[at])[:TELLING]):
            return at
    return len(texts)


def _became(texts: Sequence[str], start: int, end: int) -> int:
    """Give where the cell of what became of it opens: best after a sentence that is at its end."""
    loose = end
    for at in range(start, end):
        opening = fold(glued(texts[at : min(at + 2, end)]))[:TELLING]
        if not _BECAME.match(opening):
            continue
        if at == start or ends_sentence(texts[at - 1]):
            return at
        loose = min(loose, at)
    return loose


def _timing(texts: Sequence[str]) -> tuple[int, int]:
    """Find the lines that say when an item is to be discussed; an empty stretch where none do."""
    for start in range(len(texts) - 1, 0, -1):
        for stop in range(min(start + WRAPPED, len(texts)), start, -1):
            if _TIMING.match(fold(glued(texts[start:stop]))[:TELLING]):
                before = start - 1
                wider = before > 0 and _TIMING.match(fold(glued(texts[before:stop]))[:TELLING])
                return (before if wider else start), stop
    return len(texts), len(texts)


# A day in a row whose cells were printed on one line.
# e.g. 7 february 2028 · 2028年2月7日
_DAY = folded_pattern(
    rf"(?:20\d\d ?年 ?\d{{1,2}} ?月 ?\d{{1,2}} ?日|\b\d{{1,2}} {_MONTH} 20\d\d\b)"
)


def _columns(text: str) -> list[str]:
    """Give the cells of a row on one line: before its first day, that, and each sentence behind it."""
    row = line(text)
    day = _DAY.search(row.folded)
    if day is None or not day.start() or not _ASKS.match(row.folded[day.end() :].strip()):
        return [text]
    return [cut(row, 0, day.start()), cut(row, *day.span()), *sentences(cut(row, day.end()))]


_LEADS_TO = re.compile(r"(?:^|\s)(?:in|by|on|of|until|since|at|from|before|after|the)$")


def _ended(text: str) -> Iterator[str]:
    """Give a line in two where its last words say when, and no word leads to them."""
    words = text.split(" ")
    for at in range(max(1, len(words) - LAST_WORDS), len(words)):
        before, after = " ".join(words[:at]), " ".join(words[at:])
        if _TIMING.match(fold(after)[:TELLING]) and not _LEADS_TO.search(fold(before)):
            yield before
            yield after
            return
    yield text


def _untimed(text: str) -> Iterator[str]:
    """Give a line in two where behind its last sentence stands when: two cells were printed on it."""
    at = max(text.rfind(". "), text.rfind("。"), text.rfind(") "), text.rfind("）")) + 1
    if 0 < at < len(text) and _TIMING.match(fold(text[at:]).strip()[:TELLING]):
        yield text[:at].strip()
        yield text[at:].strip()
    else:
        yield text


_MARK = re.compile(
    r"^(?:[(（]\s?(?:[a-z]|[ivx]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,2})\s?[)）]|[•●])"
)


def _paragraph(texts: Sequence[str]) -> str:
    """Join the lines of a cell; an item of a list begins a line of its own."""
    pieces: list[list[str]] = []
    for text in texts:
        if not pieces or _MARK.match(fold(text)):
            pieces.append([])
        pieces[-1].append(text)
    return "\n".join(glued(piece) for piece in pieces)


def state_of(remark: str) -> MatterState:
    """Say whether a list says that something was answered, or is waited for, or neither."""
    said = fold(remark)[:TELLING]
    if _ANSWERED.search(said):
        return "answered"
    if _AWAITED.search(said):
        return "awaited"
    return "answered" if paper_numbers(remark[:TELLING]) else "open"


def whom(asked: str) -> str | None:
    """Give who is to do what was asked, in the list's own words."""
    opening = line(asked[:TELLING].split("\n", maxsplit=1)[0])
    for pattern in (_WHOM_EN, _WHOM_ZH):
        if found := pattern.search(opening.folded):
            name = "asked" if found["asked"] else "named"
            return cut(opening, *found.span(name))
    return None
