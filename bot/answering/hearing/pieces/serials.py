"""This file writes a Council paper's number in full where people leave out the division that issued it."""

from __future__ import annotations

import re

from bot.answering.finding import lookups
from bot.desk import Desk

MOST_LETTERS = 300
_DIVISIONS = (1, 2, 3, 4)
# A serial number with its year, and no part of a longer number, a court's or a date.
# e.g. 438/2026(03) · 1292/2025 · 877/2026 (02)
_SERIAL = re.compile(
    r"(?<![\w/()（）.-])(?<![A-Z] )(?P<serial>\d{3,5})/(?P<year>20\d\d)(?: ?\((?P<part>\d{1,2})\))?(?![\d/(-])",
    re.ASCII,
)


def whole(desk: Desk, text: str) -> str:
    """Give a text with such a number in full, where just one division is known to have issued it, or others of it."""
    found = _SERIAL.search(text) if len(text) <= MOST_LETTERS else None
    if found is None:
        return text
    part = f"({int(found['part']):02d})" if found["part"] else ""
    number = f"{int(found['serial'])}/{found['year']}"
    with desk.store.read() as session:
        held = [
            n for n in _DIVISIONS if lookups.by_reference(session, f"CB({n}){number}{part}")
        ] or [n for n in _DIVISIONS if lookups.by_reference(session, f"CB({n}){number}")]
    if len(held) != 1:
        return text
    return f"{text[: found.start()]}CB({held[0]}){number}{part}{text[found.end() :]}"
