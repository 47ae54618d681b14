"""This file reads letters: the day, who signs, what they are about, and their text."""

from __future__ import annotations

from collections.abc import Sequence

from scrapers.items import Document, Paragraph, Section
from scrapers.kinds.lines import Line
from scrapers.kinds.numbered import sections
from scrapers.kinds.paragraphs import paragraphs
from scrapers.kinds.patterns import ends_sentence, folded_pattern, glue, wide
from scrapers.numbering import paper_number
from scrapers.text import hk_date

# e.g. Dear Ms Lau, · 劉主席：
_GREETING = folded_pattern(
    r"^dear .{2,60}[,，:：]?$|^.{1,30}(?:台鑒|鈞鑒|大鑒|惠鑒)[:：]?$"
    r"|^.{1,16}(?:主席|議員|先生|女士|小姐|博士|教授|秘書|秘書長)[:：]$|^(?:敬啟者|逕啟者)[:：]?$"
)
_CLOSING = folded_pattern(r"^yours (?:sincerely|faithfully|truly)|^(?:謹啟|敬上|此致)$")
# e.g. 本函檔號： · Our ref:
_REFERENCES = folded_pattern(
    r"^(?:本函檔號|來函檔號|本署檔號|我方檔號|電話(?:號碼)?|圖文傳真|傳真(?:號碼)?|our ref|your ref"
    r"|tel(?:ephone)?(?: no)?\.?|fax(?: no)?\.?|by email|經辦人|\(?attn\.?).{0,3}[:：]"
)
_SIGNED = folded_pattern(
    r"^for .{2,80}|^.{2,40}(?:局長|署長|司長|秘書長|專員|處長|政務長|總監)(?:$|\()"
)
_LONGEST_SUBJECT = 4  # lines


def is_letter(lines: Sequence[Line]) -> bool:
    """Say whether lines open with references or a telephone number and then a greeting."""
    top = lines[:40]
    greeting = next((at for at, each in enumerate(top) if _GREETING.match(each.folded)), -1)
    return any(_REFERENCES.match(each.folded) for each in top[: max(greeting, 0)])


def letter(lines: Sequence[Line], width: int) -> Document:
    """Read a letter: what stands around its text is kept as loose lines, its subject is its title."""
    greeting = next((index for index, each in enumerate(lines) if _GREETING.match(each.folded)), -1)
    start = greeting + 1
    closes = (
        index
        for pattern in (_CLOSING, _SIGNED)
        for index in range(start, len(lines))
        if pattern.match(lines[index].folded) and not ends_sentence(lines[index].text)
    )
    stop = next((index for index in closes if index > start + 1), len(lines))
    subject, begins = _subject(lines, start, stop)
    above, below = lines[:start], lines[stop:]
    dated = (hk_date(each.text) for each in [*above, *below] if wide(each.text) <= 60)
    signed = next((each.text for each in below if _SIGNED.match(each.folded)), None)
    return Document(
        kind="plain",
        language="en",
        title=subject or (lines[0].text if lines else ""),
        number=next((found for each in above if (found := paper_number(each.text))), None),
        published=next((day for day in dated if day), None),
        issuer=signed.removeprefix("for ").strip() if signed else None,
        sections=(
            *_loose(above),
            *sections(paragraphs(lines[begins:stop], width)),
            *_loose(below),
        ),
    )


def _loose(lines: Sequence[Line]) -> tuple[Section, ...]:
    """Lines that stand for themselves: an address, a signature."""
    if not lines:
        return ()
    return (Section(None, tuple(Paragraph(each.text, page=each.page) for each in lines)),)


def _subject(lines: Sequence[Line], start: int, stop: int) -> tuple[str, int]:
    """The lines below the greeting that are no sentence say what the letter is about."""
    text, index = "", start
    while index < min(stop, start + _LONGEST_SUBJECT) and not ends_sentence(lines[index].text):
        if wide(lines[index].text) > 90:
            break
        text = glue(text, lines[index].text)
        index += 1
    return (text, index) if start and index < stop else ("", start)
