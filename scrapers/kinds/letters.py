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

_GREETING = folded_pattern(
    r"^dear .{2,60}[,，:：]?$|^.{1,30}(?:台鑒|鈞鑒|大鑒|惠鑒)[:：]?$|^.{1,16}(?:主席|議員|先生|女士|秘書)[:：]$|^(?:敬啟者|逕啟者)[:：]?$"
)
_CLOSING = folded_pattern(r"^yours (?:sincerely|faithfully|truly)|^(?:謹啟|敬上|此致)$")
_SIGNED = folded_pattern(r"^for .{2,80}|^.{2,40}(?:局長|署長|司長|秘書長|專員|處長)(?:$|\()")
_LONGEST_SUBJECT = 4  # lines


def letter(lines: Sequence[Line], width: int) -> Document:
    """Read a letter: what stands around its text is kept as loose lines, its subject is its title."""
    greeting = next((index for index, each in enumerate(lines) if _GREETING.match(each.folded)), -1)
    start = greeting + 1
    stop = next(
        (index for index in range(start, len(lines)) if _CLOSING.match(lines[index].folded)),
        len(lines),
    )
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
