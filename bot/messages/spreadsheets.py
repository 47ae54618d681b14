"""This file writes rows as spreadsheets read them, and lets none of them compute what a title says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from bot.messages.clipping import visible

_DOES = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # what a spreadsheet would compute


def written(rows: Iterable[Sequence[object]], end: str = "\n") -> str:
    """Write rows by RFC 4180; what a spreadsheet would compute is made text."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator=end)
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return made.getvalue()


def _cell(value: object) -> str:
    text = visible("" if value is None else str(value)).strip()
    return f"'{text}" if text.startswith(_DOES) else text
