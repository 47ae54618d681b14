"""This file lays a paper out as the places where a topic's words may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal
from unicodedata import normalize

from bot.topics.list_titles import names_no_matter
from bot.topics.lookalikes import mend
from bot.topics.terms import haystack
from scrapers.items import ANSWERS, Document, Paragraph, Section

_LONG_ROW = 160  # letters; what is longer is a paragraph, however it ends
_ENDS = ("。", ".", "！", "!", "？", "?", "；", ";", "：", ":", "，", ",")
# e.g. 巧明街100號 · 12 Wing Lok Street
_ADDRESS = re.compile(
    r"[路街道里徑坊]\s?[\dA-Z一二三四五六七八九十百]{1,9}\s?[號号]"
    r"|[\d一二三四五六七八九十]{1,5}\s?樓[\dA-Z ]{0,9}[室號]"
    r"|\b(?:Room|Unit|Shop|Flat) [\dA-Z]{1,9}|\b\d{1,3}/F\b"
    r"|\d [A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){0,4} (?:Road|Street|Avenue)"
)
# A year is no sum unless a sign makes it one.
# e.g. 樂器課程 120,000 · 320萬元 · $2000
_SUM = re.compile(
    r"(?:\$\s?)?(?:\d{1,3}(?:[, ]\d{3}){1,5}|(?:(?<=\$)|(?!(?:19|20)\d\d\)?$))\d{4,15}(?:\.\d{1,9})?"
    r"|[\d.]{1,15}\s?(?:百?萬|億|million))\s?元?\)?$"
)

BRIEF = 900  # letters of a text whose opening tells what all of it is on
A_FEW = 120  # letters of a text of two or three sentences
LEAD_IN = 120  # letters of a paragraph before the text proper
# e.g. 現將資料載列如下 · in response to members' enquiries
_LEADS_UP = re.compile(
    r"如下|下列|查询|跟进资料|补充资料|回复|答复|收悉|提问|要求[^,。]{0,6}资料"
    r"|^(?:各位|多谢|主席)|^(?:ladies and gentlemen|thank you|good (?:morning|afternoon|evening)"
    r"|distinguished guests|dear |officers, )"
    r"|\b(?:following|as follows|responds?|our response|the response|in response|repl(?:y|ies) to|enquir(?:y|ies)"
    r"|supplementary information|further information|information (?:below|is given)|refer to your letter"
    r"|for your letter)\b"
)
_ENDS_SENTENCE = re.compile(r"[。!?;]|\.(?=\s|$)")

Role = Literal["title", "question", "paragraph", "table"]

_ASKED = frozenset(
    ("問題", "问题", "質詢", "质询", "Question")
)  # what stands before a question's parts
_LONG_TITLE = 300  # letters; a longer "title" is running text that a reader took for one


@dataclass(frozen=True, slots=True)
class JudgedPiece:
    """A piece of a paper that is judged by itself: where it stands and what is searched."""

    role: Role
    label: str | None
    text: str
    mended: str  # as long as text, with lookalikes put right
    folded: str
    offsets: Sequence[int]
    letters: int  # Chinese letters, and Latin ones at a third, which is what they say
    opening: int = 0  # folded letters that stand for a title where the paper's own names no matter
    # All that a text of a few sentences says; two words tell there what a title's do.
    lead: bool = False

    def written(self, start: int, end: int) -> str:
        """Give what stands there with its capitals, full-width letters made plain."""
        return normalize("NFKC", self.mended[self.offsets[start] : self.offsets[end]])

    def excerpt(self, start: int, end: int, around: int = 36) -> str:
        """Give the paper's own words about a hit, cut at letters, with dots where it goes on."""
        first, last = self.offsets[start], self.offsets[end]
        left, right = max(0, first - around), min(len(self.text), last + around)
        left = _word_start(self.text, left, first)
        right = _word_end(self.text, right, last)
        cut = " ".join(self.text[left:right].split())
        return f"{'…' if left else ''}{cut}{'…' if right < len(self.text) else ''}"


def place(role: Role, label: str | None, text: str) -> JudgedPiece:
    """Make a place of display text."""
    mended = mend(text)
    folded, offsets = haystack(mended)
    return JudgedPiece(role, label, text, mended, folded, offsets, _letters(folded))


def _letters(folded: str) -> int:
    latin = len(folded) if folded.isascii() else len(folded.encode("ascii", "ignore"))
    return len(folded) - latin + latin // 3


def places(document: Document) -> tuple[JudgedPiece, ...]:
    """Give every place of a paper in reading order; empty ones are left out."""
    found = [place(role, label, text) for role, label, text in _pieces(document) if text.strip()]
    return tuple(_opened(document, _led(document, found)))


def ends_sentence(folded: str, before: int) -> bool:
    """Say whether a sentence ends in folded text before a letter of it."""
    return _ENDS_SENTENCE.search(folded, 0, before) is not None


def leads_up(one: JudgedPiece) -> bool:
    """Say whether a paragraph only tells that an answer follows, or to what."""
    return len(one.folded) <= LEAD_IN and _LEADS_UP.search(one.folded) is not None


def _led(document: Document, found: list[JudgedPiece]) -> list[JudgedPiece]:
    """Mark the one paragraph of a text that says no more than its title does."""
    text = [at for at, one in enumerate(found) if one.role == "paragraph"]
    if document.title and len(text) == 1 and found[text[0]].letters <= A_FEW:
        found[text[0]] = replace(found[text[0]], lead=True)
    return found


def _opened(document: Document, found: list[JudgedPiece]) -> list[JudgedPiece]:
    """Let the first sentences of a short text stand for a title that names no matter."""
    if document.exchanges or document.kind in ANSWERS or not names_no_matter(document.title):
        return found
    text = [at for at, one in enumerate(found) if one.role == "paragraph"]
    if sum(found[at].letters for at in text) > BRIEF:
        return found
    for at in text[:2]:
        if not leads_up(found[at]):
            ends = [end.end() for end in islice(_ENDS_SENTENCE.finditer(found[at].folded), 2)]
            whole = len(found[at].folded)
            found[at] = replace(found[at], opening=ends[-1] if len(ends) > 1 else whole)
            break
    return found


def _pieces(document: Document) -> Iterator[tuple[Role, str | None, str]]:
    role: Role
    if document.title and document.kind != "estimates_reply":  # there it repeats the question
        role = "title" if len(document.title) <= _LONG_TITLE else "paragraph"
        yield role, "title", document.title
    for exchange in document.exchanges:
        yield "question", exchange.part, exchange.question
        for line in _paragraphs(exchange.answer):
            yield "paragraph", exchange.part, line
    long_title = document.fields.get("long_title")
    for section in document.sections:
        if document.kind == "slides":
            yield "paragraph", section.heading, _slide(section)
            continue
        asked = document.kind in ANSWERS and section.heading in _ASKED
        if section.heading and not asked:
            yield "paragraph", section.heading, section.heading
        for paragraph in section.paragraphs:
            role = "question" if asked and not paragraph.table else _role(paragraph)
            if paragraph.text == long_title:
                role = "title"  # what a bill is for, in its own words
            yield role, paragraph.no or section.heading, paragraph.text
    for recommendation in document.recommendations:
        yield "paragraph", f"R{recommendation.no}", recommendation.text
    for note in document.footnotes:
        yield "table", note.no, note.text


def _slide(section: Section) -> str:
    """Take a slide as one piece: its points are too short to be judged one by one."""
    points = [paragraph.text for paragraph in section.paragraphs if not paragraph.table]
    return "\n".join([section.heading or "", *points]).strip()


def _role(paragraph: Paragraph) -> Role:
    return "table" if paragraph.table or _is_row(paragraph.text) else "paragraph"


def _is_row(text: str) -> bool:
    """Say whether a line is a row of a list, an address or a sum granted, and says no sentence."""
    line = text.strip()
    if len(line) > _LONG_ROW or line.endswith(_ENDS):
        return False
    return _ADDRESS.search(line) is not None or _SUM.search(line) is not None


def _paragraphs(answer: str) -> list[str]:
    return [line for line in answer.split("\n") if line.strip()]


def _word_start(text: str, left: int, first: int) -> int:
    """Move a cut to the right until it does not split a Latin word."""
    while 0 < left < first and text[left - 1].isascii() and text[left - 1].isalnum():
        left += 1
    return left


def _word_end(text: str, right: int, last: int) -> int:
    """Move a cut to the left until it does not split a Latin word."""
    while last < right < len(text) and text[right].isascii() and text[right].isalnum():
        right -= 1
    return right
