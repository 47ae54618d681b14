"""This file sets a bench's figures out as a table, each beside what it is compared with and its goal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured; `met` is None where there is no goal."""

    what: str
    value: str
    beside: str = ""
    goal: str = ""
    met: bool | None = None


def table(figures: Iterable[Figure]) -> str:
    """Give one line a figure, in columns."""
    rows = [(one.what, one.value, one.beside, _goal(one)) for one in figures]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _goal(one: Figure) -> str:
    if one.met is None:
        return one.goal
    return f"goal {one.goal}: {'met' if one.met else 'MISSED'}"
