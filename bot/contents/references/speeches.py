"""This file finds of which speech of the year a press release is a part: the Budget's, the Policy Address's."""

from __future__ import annotations

import re
from datetime import date

from scrapers.items import Document
from scrapers.text import fold
from storage.records import Reference

_LONGEST = 160  # letters of a title that are looked through
_HELD = range(2, 4)  # the months in which a Budget is introduced
# e.g. budget speech by the financial secretary (12) · 财政司司长发表2026-27年度财政预算案演辞(十二)
_BUDGET = re.compile(
    r"^(?:the )?(?:20\d\d-\d\d )?budget speech\b.{0,60}?\(\d{1,2}\)$"
    r"|^(?:财政司司长.{0,12}?)?《?(?:[\d〇○零一二三四五六七八九]{4}.{0,10}?)?(?:政府)?(?:财政)?预算案演[辞词]》?"
    r" ?\([一二三四五六七八九十\d]{1,3}\)$"
)
# e.g. the chief executive's 2026 policy address (3) · 行政长官2026年施政报告(三)
_ADDRESS = re.compile(
    r"^(?:the )?(?:chief executive['’]?s )?(?:the )?(?:20\d\d )?policy address"
    r"(?: (?:20\d\d|(?:by|of|delivered) .{1,40}?))? ?\(\d{1,2}\)$"
    r"|^(?:行政长官(?:发表)?)?《?(?:行政长官)?(?:[\d〇○零一二三四五六七八九]{4}年)?《?施政报告》?"
    r" ?\([一二三四五六七八九十\d]{1,3}\)$"
)
_SESSION = re.compile(r"(20\d\d)-(?:20)?(\d\d)(?!\d)")
_YEAR = re.compile(r"20\d\d")


def part_of(title: str, published: date | None) -> str | None:
    """Give the key of the speech that a title says it is a numbered part of; None for any other title.

    What names no year is of the day's: a Budget of February is of the financial year that follows.
    """
    folded = " ".join(fold(title[:_LONGEST]).split())
    if _BUDGET.search(folded):
        if (stated := _SESSION.search(folded)) is not None:
            return f"budget-speech:{stated[1]}-{stated[2]}"
        if published is None or published.month not in _HELD:
            return None
        return f"budget-speech:{published.year}-{(published.year + 1) % 100:02d}"
    if _ADDRESS.search(folded):
        year = _YEAR.search(folded)
        if year is None and published is None:
            return None
        return f"policy-address:{year[0] if year else published.year if published else 0}"
    return None


def parts(document: Document) -> list[Reference]:
    """Give the speech that a text is a numbered part of: it is one story with it."""
    key = part_of(document.title, document.published)
    return [Reference(key, "about", document.title[:300], "title", joins=True)] if key else []
