"""This file scores the finding of copied answers against comparing every pair in full."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from bot.contents.duplicates import alike, groups
from tests.evaluation.replies import replies
from tests.evaluation.rows import Labels, Row, Tally

PART = "copies"
_ORIGIN = Labels("project", seen=True, note="against every pair compared")


def rows() -> list[Row]:
    """Give precision and recall of pairs that the groups hold."""
    texts = {
        serial: "\n".join(one.answer for one in document.exchanges)
        for serial, document in replies().items()
    }
    return list(_rows(texts)) if texts else []


def _rows(texts: dict[str, str]) -> Iterable[Row]:
    grouped = {pair for keys in groups(texts) for pair in combinations(keys, 2)}
    tally = Tally()
    for first, second in combinations(texts, 2):
        tally.add(alike(texts[first], texts[second]), (first, second) in grouped)
    yield from tally.rows(PART, "copied answers", 0.95, 0.95, _ORIGIN)
