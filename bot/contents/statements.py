"""This file lists what a paper states: each sentence in order, with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.contents.folded import Folded
from scrapers.items import Document
from scrapers.text import fold, is_cjk, sentences

LEAST = 4  # letters of a sentence that is no mere yes or no
LONGEST = 1200  # a longer "sentence" is a table or a broken page
SHORT_ZH, SHORT_EN = 40, 50  # letters of a line without an end that is a label, not a sentence
# Three figures in a row, none with a comma or the thousands of a number behind it; of the first its last digit will do.
# e.g. 12 30 4 each, but a sentence with "May 31, 46 200 firms" or "1 200 000 uses"
_COLUMNS = re.compile(
    r"\t| \| |\d%? (?!\d{3} )\d[\d,.]*+(?<!,) (?!\d{3} )\d[\d,.]*+(?<!,) |\d (?:\d[\d,.]*+(?<!,) ){4}| {3}"
)
# The first row of a table of years, whose columns are no longer told apart.
# e.g. 項目 2024-25年度(實際)(百萬元) 2025-26年度(預算)(百萬元) · Item 2024 2025 2026
_HEAD = re.compile(
    r"(?:\s20\d\d(?:[-–/]\d\d)?年?度?\s?(?:[(（][^()（）]{1,24}[)）]\s?){0,3}){2,12}$"
)
_YES_OR_NO = re.compile(r"(?:No|Yes|不會|不会|沒有|没有|[會会有否是])[.。!！]$")
# What leads in a list, by a colon or by a dash.
# e.g. 署方會： · The Department will - · 署方會——
_LEADS_IN = re.compile(r"(?:[:：]|\s[-–—]{1,2}|[–—－]{1,2})$")
_LEADING_MARKS = ":：-–—－"
_ENDED = re.compile(
    r"(?:\s[-–—]{1,2}|[–—－]{1,2})$|[。！？；：!?;:][”’」』》）)\"'\d¹²³⁴-⁹]*$|(?<!\d)\.[”’」』》）)\"'\d¹²³⁴-⁹]*$"
    r"|\.[”’」』》）)\"'¹²³⁴-⁹]*$"
)
# A recommendation ends by saying what it rests on; that is its cite, not its words.
_SEE = re.compile(
    r"(?<!\s)\s*+[(（](?:參閱|参阅|見上文|见上文|see |paragraphs? )[^()（）]{0,60}[)）][；;。.]?$"
)
# e.g. (一) 署方 · 3. 我們 · • The bureau
_LABEL = re.compile(
    r"^\s*(?:[(（][一二三四五六七八九十\da-hivxIVX]{1,4}[)）]|[a-z][)）]|\d{1,2}[.)）](?=20\d\d ?[年-])"
    r"|\d{1,2}(?:\s?[.)）](?!\d)|\s?[及至、]\s?\d{1,2}[.)）])"
    r"|[¹²³⁴-⁹]+|[•●◦▪■□➢✓‧·–—-]\s)(?:\s?[及至和、]\s?"
    r"(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.)）]))*[.、]?\s*"
)


def leads_in(text: str) -> bool:
    """Say whether a text ends with what leads in a list."""
    return text.rstrip()[-1:] in _LEADING_MARKS and _LEADS_IN.search(text) is not None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a paper as it stands, with what an analyst would cite for it.

    `bare` is the sentence without the mark it opens with. `block` counts paragraphs and `place`
    sentences, both from 0 through the whole paper; `part` counts question parts or sections.
    """

    whole: Folded
    bare: Folded
    cites: tuple[str, ...]
    page: int | None
    heading: str
    folded_heading: str
    block: int
    place: int
    part: int
    first: bool  # opens its paragraph
    role: str = "text"  # text | answer | recommendation | slide | footnote
    listed: bool = False  # a lead-in, with how each item of its list opens

    @property
    def text(self) -> str:
        """Give it as it stands."""
        return self.whole.text

    @property
    def folded(self) -> str:
        """Give it as it is matched."""
        return self.whole.folded

    def reworded(self, whole: Folded, *, listed: bool = False) -> Statement:
        """Give it with other words in its place."""
        return replace(self, whole=whole, bare=unlabelled(whole), listed=listed)


def statements(document: Document) -> tuple[Statement, ...]:
    """List the sentences of a paper, answers only where it is a question; tables are left out."""
    found: list[Statement] = []
    headings: dict[str, str] = {}
    for block, (text, cites, page, heading, part, role) in enumerate(_blocks(document)):
        first = True
        if heading not in headings:
            headings[heading] = fold(heading)
        for sentence in _sentences(text, role):
            whole = Folded.of(sentence)
            found.append(
                Statement(
                    whole, unlabelled(whole), cites, page, heading, headings[heading], block,
                    len(found), part, first, role,
                )
            )  # fmt: skip
            first = False
    return tuple(found)


def unlabelled(sentence: Folded) -> Folded:
    """Give a sentence without the list mark or footnote mark it opens with; `7.73` stays whole."""
    label = _LABEL.match(sentence.text)
    return sentence.cut(label.end() if label else 0).strip()


def is_fragment(line: str) -> bool:
    """Say whether a line looks like a piece of a table, not like prose."""
    if _COLUMNS.search(line) or _HEAD.search(line):
        return True
    if _ENDED.search(line) or _LABEL.match(line):
        return False
    return len(line) < (SHORT_ZH if any(map(is_cjk, line)) else SHORT_EN)


_Block = tuple[str, tuple[str, ...], int | None, str, int, str]


def _blocks(document: Document) -> Iterator[_Block]:
    for part, exchange in enumerate(document.exchanges):
        cites = exchange.parts
        for line in exchange.answer.split("\n"):
            if line.strip() and not is_fragment(line):
                yield line, cites, None, "", part, "answer"
    if document.exchanges:
        return
    slides = document.kind == "slides"
    for part, section in enumerate(document.sections):
        heading = section.heading or ""
        for paragraph in section.paragraphs:
            if paragraph.table:
                continue
            cites = (paragraph.no,) if paragraph.no else ()
            if slides:
                cites = (heading,) if heading else ()
            for line in paragraph.text.split("\n"):
                if line.strip() and (slides or not is_fragment(line)):
                    role = "slide" if slides else "text"
                    yield line, cites, paragraph.page, heading, part, role
    for recommendation in document.recommendations:
        cites = recommendation.rests_on or (str(recommendation.no),)
        yield (
            _SEE.sub("", recommendation.text),
            cites,
            None,
            recommendation.heading or "",
            len(document.sections),
            "recommendation",
        )


def _sentences(text: str, role: str) -> Iterator[str]:
    if role in ("slide", "recommendation"):
        pieces = [text.strip()]
    else:
        pieces = sentences(text)
    for piece in pieces:
        if LEAST <= len(piece) <= LONGEST or _YES_OR_NO.match(piece):
            yield piece
