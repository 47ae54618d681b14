"""This file sets what a source's file takes for granted beside what its site was seen to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.care.sitevisits import Visit
from scrapers.source import Source

Verdict = Literal["holds", "fails", "not seen"]
HEADINGS = ("source", "what", "assumed", "seen", "verdict")


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that a source's file takes for granted, and how it was on the day of the visit."""

    source: str
    what: str
    assumed: str
    seen: str
    verdict: Verdict

    @property
    def cells(self) -> tuple[str, ...]:
        """Give it as a row of a table."""
        return (self.source, self.what, self.assumed, self.seen, self.verdict)


def weighed(source: Source, visit: Visit) -> list[Assumption]:
    """Give every assumption of a source with what a visit showed of it."""

    def row(what: str, assumed: str, seen: str, holds: bool | None) -> Assumption:  # noqa: FBT001
        verdict: Verdict = "not seen" if holds is None else "holds" if holds else "fails"
        return Assumption(source.key, what, assumed, seen, verdict)

    least, most = source.normal_rows
    pages, listed = visit.pages, visit.listed
    asked = pages + visit.absent + len(visit.problems)
    found = listed + visit.announced
    broken = [said for said in visit.problems if not said.startswith("fewer rows")]
    return [
        row("robots", "its pages may be read", "forbidden" if visit.forbidden else "allowed", not visit.forbidden if asked else None),
        row("addresses", "they answer", f"{pages} of {asked} answer, {visit.absent} not there yet", not broken if asked else None),
        row("selectors", "every row is read", f"{visit.rows} rows: {visit.taken} taken, {visit.passed} passed, {visit.skipped} skipped", visit.skipped == 0 if pages else None),
        row("rows", f"{least} to {most} a page", f"{found} on {pages} pages", found >= least if pages else None),
        row("fields", "a title and an address each", f"{visit.titled} of {listed}", visit.titled == listed if listed else None),
        row("dates", "rows state a day", f"{visit.dated} of {listed}", visit.dated > 0 if listed else None),
        row("twins", "rows lead to the other language", f"{visit.twinned} of {listed}", True if visit.twinned else None),
        row("validators", "ETag or Last-Modified", _validators(visit), visit.etag or visit.last_modified if pages else None),
    ]  # fmt: skip


def _validators(visit: Visit) -> str:
    named = [
        name for name, has in (("ETag", visit.etag), ("Last-Modified", visit.last_modified)) if has
    ]
    works = ", and questions with them work" if visit.conditional else ""
    return (" and ".join(named) or "none") + works


def table(rows: Iterable[Assumption]) -> str:
    """Give assumptions as a table of plain text that a person can send."""
    cells = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(HEADINGS) - 1)]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in cells
    )
