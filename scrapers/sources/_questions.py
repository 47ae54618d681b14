"""This file finds the questions in a Council agenda, however it lays them out and in any script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scrapers.numbering import chinese_count
from scrapers.sources._agenda_pages import AgendaRow
from scrapers.text import is_cjk

_LONGEST_TITLE = 300
_HEADS = 3  # lines between a question's heading and its Member
_FORM = re.compile(r"^[(（].{0,20}(?:oral|written|口頭|口头|書面|书面).{0,20}[)）]$", re.IGNORECASE)
_STYLES = r"(?:(?:Ir|Dr|Prof|Professor|Sr|Revd?|Canon|Mr|Mrs|Ms|Miss|the)\.? ){0,4}"
_MEMBER = re.compile(rf"^\*? ?{_STYLES}Hon(?:ourable)?\b\.? ", re.IGNORECASE)
_MEMBER_CHINESE = re.compile(r"^\*? ?[^\s\d（(:：]{2,12} ?(?:議員|议员)")
_AFTER = re.compile(  # honours behind a Chinese name, and the verb
    r"^(?: ?[,，] ?[A-Z]{2,5}\b){0,6} ?(?:to ask|提出質詢|提出质询|提出|提問|提问|问|問)? ?[:：]? ?"
)
# e.g. 3. · (3) · Q3 · （三） · 三、
_PLACE = r"\*?(?:Q(?:uestion)? ?(?=\d))?[(（]?(\d{1,2}|[一二三四五六七八九十廿]{1,4})[)）]?"
_ALONE = re.compile(rf"^{_PLACE}[.)、．]?$", re.IGNORECASE)
_NUMBERED = re.compile(rf"^{_PLACE}(?:[.)、．]|(?<=[)）])) {{0,3}}(?=\S)", re.IGNORECASE)
_TO_ASK = re.compile(r"^(.{2,80}?) to ask ?[:：]? ?(.*)$", re.IGNORECASE)
_TO_ASK_CHINESE = re.compile(
    r"^(.{2,20}?(?:議員|议员)) ?(?:將會|将会|會|会)?(?:提出質詢|提出质询|提問|提问|提出|質詢|质询|問|问) ?[:：]? ?"
    r"(.*)$"
)
# e.g. Question 3 (For oral reply) · 第三項質詢
_HEADED = re.compile(
    r"^(?:Question|No\.?) {0,2}(\d{1,2})\b(?! questions).{0,60}$|"
    r"^第 {0,2}(\d{1,2}|[一二三四五六七八九十廿]{1,4}) {0,2}[項项條条題题](?:質詢|质询)?.{0,30}$",
    re.IGNORECASE,
)
# e.g. Public Officer to reply: Secretary for Harbours · 負責答覆的官員：海港局局長
_ANSWERS = re.compile(
    r"^\(?(?:Public )?Officers? to reply ?[:：] ?(.{2,300}?)\)?$|"
    r"^[(（]?(?:負責|负责)?(?:答覆|答复|作答|答辯|答辩)(?:質詢|质询)?(?:的)?(?:政府)?[官人][員员] ?[:：] ?"
    r"(.{2,200}?)[)）]?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^[(（](.{2,300})[)）]$")
# e.g. Secretary for Harbours
_OFFICER = re.compile(
    r"^(?:Chief Secretary|Financial Secretary|Deputy|Under|Permanent|Acting|Secretary|Director|"
    r"Commissioner|Administrator|Head|Chairman|Government)\b",
    re.IGNORECASE,
)
_COUNT = r"(\d{1,2}|[一二三四五六七八九十廿]{1,4})"
_ONES = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_WORDS = {word: at for at, word in enumerate(_ONES, 1)}
_WORDS |= {"twenty": 20} | {f"twenty-{word}": 20 + at for at, word in enumerate(_ONES[:9], 1)}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
# e.g. 22 questions · Questions (22 in total) · 二十二項質詢 · 質詢（共22項）
_TOTAL = re.compile(
    rf"\b(\d{{1,2}}|{_WORD}) questions\b|\bquestions ?[:(] ?(?:total ?:? ?)?(\d{{1,2}}|{_WORD})\b|"
    rf"{_COUNT} {{0,2}}[項项條条題题個个](?:口頭|书面|書面|口头)?(?:質詢|质询|問題|问题)|"
    rf"(?:質詢|质询)(?:數目|总数|總數|数目)? ?[(（:：] ?(?:合?共)?(?:有|計)? ?{_COUNT} ?[項项條条題题個个)）]",
    re.IGNORECASE,
)
_ORAL = re.compile(
    rf"\b(\d{{1,2}}|{_WORD}) (?:questions? )?for oral repl|"
    rf"{_COUNT} {{0,2}}[項项條条題题個个](?:質詢|质询)?(?:要求|須作|须作|作|獲)?(?:口頭|口头)",
    re.IGNORECASE,
)
# e.g. Questions for oral reply to be asked by · 提出口頭質詢的議員
_HEADER = re.compile(
    r"(?:questions? for (?:oral|written) repl\w+ )?to be asked by|^public officers? to reply|"
    r"(?:提出|提問|提问)(?:口頭|口头|書面|书面)?(?:質詢|质询)?的?(?:議員|议员)|作答官[員员]|答[覆复]官[員员]",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(r"\bquestions?\b|質詢|质询", re.IGNORECASE)
_SECTION = re.compile(
    r"^[IVX]{1,6}[.．、] {0,3}(\S.{0,100})?$|^[一二三四五六七八九十]{1,3}、 ?(\S.{0,40})$"
)
# e.g. Members' Motions · 政府法案
_BUSINESS = re.compile(
    r"^(?:Government |Members?['’]s? |Private )?(?:Bills?|Motions?)\b.{0,40}$|^Laying of Papers|"
    r"^(?:政府|議員|议员|私人)?(?:法案|議案|议案|條例草案|条例草案)$|^提交文件$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class AnnouncedQuestion:
    """A question as an agenda announces it."""

    number: int
    asker: str
    subject: str = ""
    repliers: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Announced:
    """How many questions an agenda says there are, and whether it shows a list of them itself."""

    total: int = 0
    oral: int = 0
    shown: bool = False
    headed: bool = False  # it has a part of questions, whatever their number


def announced(parts: Iterable[AgendaRow | str]) -> Announced:
    """Give what an agenda says of its questions' number."""
    total = oral = 0
    shown = headed = False
    for part in parts:
        headed |= _heading(part.text if isinstance(part, AgendaRow) else part) is True
        texts = [" ".join(cell) for cell in part.cells] if isinstance(part, AgendaRow) else [part]
        for text in texts:
            if not shown and len(text) < 100 and _HEADER.search(text):
                shown = True
            if len(text) > _LONGEST_TITLE or not _QUESTIONS.search(text):
                continue
            total = total or _number(_TOTAL.search(text))
            oral = oral or _number(_ORAL.search(text))
    return Announced(total or oral, oral, shown, headed)


def _number(found: re.Match[str] | None) -> int:
    said = next((each for each in found.groups() if each), "") if found else ""
    return _WORDS.get(said.lower()) or chinese_count(said) or 0 if said else 0


def questions(
    parts: Iterable[AgendaRow | str], *, sections: bool = True
) -> Iterator[AnnouncedQuestion]:
    """Give the questions in a page's order; with `sections`, only those under a heading of questions.

    A bill has a number, a name and a public officer, too: what stands under the heading of other
    business is no question.
    """
    within = True
    lines = _Lines()
    for part in parts:
        text = part.text if isinstance(part, AgendaRow) else part
        if sections and (found := _heading(text)) is not None:
            within = found
        if not within:
            continue
        if isinstance(part, AgendaRow):
            question = _from_row(part)
            if question is not None:
                yield from lines.done()
                yield question
                continue
            written = _joined(part)
        else:
            written = [part]
        for line in written:
            yield from lines.read(line)
    yield from lines.done()


def _heading(text: str) -> bool | None:
    """Say whether a line opens a part of questions, or one of other business; None for neither."""
    found = _SECTION.match(text)
    title = (found[1] or found[2] or "") if found else text
    if found and _is_member(title):
        return None  # 三、陳大文議員 is the third question
    if found or _BUSINESS.match(text):
        return _QUESTIONS.search(title) is not None
    return None


def _joined(row: AgendaRow) -> list[str]:
    """Give a row's lines, its number before the words that it numbers."""
    lines = [line for cell in row.cells for line in cell]
    if len(lines) > 1 and (alone := _ALONE.match(lines[0])):
        number = _number(alone)
        return [f"{number}. {lines[1]}", *lines[2:]]
    return lines


def _is_member(text: str) -> bool:
    return bool(_MEMBER.match(text) or _MEMBER_CHINESE.match(text))


def _from_row(row: AgendaRow) -> AnnouncedQuestion | None:
    """Read a row of number, Member and subject, public officers, in whatever order after the number."""
    cells = list(row.cells)
    number = _ALONE.match(" ".join(cells[0]))
    if number is None and (found := _NUMBERED.match(cells[0][0])):
        number = found
        cells[:1] = [(found[1],), (cells[0][0][found.end() :], *cells[0][1:])]
    if number is None or len(cells) < 3 or not _number(number):
        return None
    at = next((i for i, cell in enumerate(cells[1:], 1) if _is_member(cell[0])), None)
    if at is None:
        return None
    asker, subject = _asked(cells[at])
    others = [cell for i, cell in enumerate(cells[1:], 1) if i != at]
    officers = others.pop() if others else ()
    if not subject and others:
        subject = _bare(_together(others[0]))
    return AnnouncedQuestion(_number(number), asker, subject[:_LONGEST_TITLE], _officers(officers))


def _asked(cell: tuple[str, ...]) -> tuple[str, str]:
    """Part a Member's name from the subject that stands below it, or behind it in brackets."""
    first = cell[0]
    if found := _MEMBER_CHINESE.match(first):
        end = found.end()
    else:
        marks = [place for mark in "(（:：" if (place := first.find(mark)) > 0]
        ask = first.lower().find(" to ask")
        end = min([*marks, *([ask] if ask > 0 else [])], default=len(first))
    rest = _AFTER.sub("", first[end:], count=1)
    return first[:end].strip("* "), _bare(_together((rest, *cell[1:])))


def _bare(text: str) -> str:
    """Take the brackets off a subject, and a remark in brackets of its own that follows it."""
    found = _BRACKETED.match(text)
    inner = found[1] if found else text
    return re.split(r"[)）] ?[(（]", inner, maxsplit=1)[0].strip() if found else inner.strip()


def _together(lines: Iterable[str]) -> str:
    """Give a text that was broken into lines: no blank comes between two Chinese letters."""
    whole = ""
    for line in lines:
        close = whole and line and is_cjk(whole[-1]) and is_cjk(line[0])
        whole = f"{whole}{line}" if close or not whole else f"{whole} {line}"
    return whole.strip()


def _officers(lines: Iterable[str]) -> list[str]:
    """Give the public officers, one a line or parted by marks; a broken title is put together."""
    found: list[str] = []
    for line in lines:
        for piece in re.split(r"[;；、]", line):
            name = piece.strip()
            if not name:
                continue
            broken = found and name.isascii() and not _OFFICER.match(name)
            if broken:
                found[-1] = f"{found[-1]} {name}"
            else:
                found.append(name)
    return found


class _Lines:
    """Questions in running lines: a number and a Member, the subject, who replies.

    A number may stand by itself, or in a heading, one or a few lines above its Member.
    """

    def __init__(self) -> None:
        self._number = 0  # of a heading, whose question is to come
        self._subject = ""
        self._patience = 0  # lines that may stand between the two
        self._current: AnnouncedQuestion | None = None

    def done(self) -> Iterator[AnnouncedQuestion]:
        """Give the question that was being read."""
        if self._current is not None:
            yield self._current
        self._current = None

    def read(self, line: str) -> Iterator[AnnouncedQuestion]:
        """Take one line more, and give the question that it ends."""
        if opened := self._opened(line):
            yield from self.done()
            opened.subject = opened.subject or self._subject
            self._current, self._number = opened, 0
        elif headed := _HEADED.match(line) or (
            _ALONE.match(line) if line[0] not in "(（" else None
        ):
            self._number, self._subject, self._patience = _number(headed), "", _HEADS
        elif self._number and self._patience:
            self._patience -= 1
            if not _FORM.search(line) and not self._subject:
                self._subject = _bare(line)[:_LONGEST_TITLE]
        elif self._current is not None:
            self._add(self._current, line)

    def _opened(self, line: str) -> AnnouncedQuestion | None:
        numbered = _NUMBERED.match(line)
        number = _number(numbered) if numbered else self._number if self._patience else 0
        rest = line[numbered.end() :] if numbered else line
        if not number:
            return None
        if asked := _TO_ASK.match(rest) or _TO_ASK_CHINESE.match(rest):
            subject = _bare(asked[2])
            return AnnouncedQuestion(
                number, asked[1].strip("* "), subject.strip("()（） ")[:_LONGEST_TITLE]
            )
        if not _is_member(rest) or len(rest) > _LONGEST_TITLE:
            return None
        asker, subject = _asked((rest,))
        return AnnouncedQuestion(number, asker, subject[:_LONGEST_TITLE])

    @staticmethod
    def _add(question: AnnouncedQuestion, line: str) -> None:
        if replies := _ANSWERS.match(line):
            question.repliers += _officers([replies[1] or replies[2]])
        elif not question.subject:
            question.subject = _bare(line)[:_LONGEST_TITLE]
