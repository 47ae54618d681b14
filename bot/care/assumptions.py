"""This file sets what a source's file takes for granted beside what its site was seen to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from unicodedata import east_asian_width

from bot.care.sitevisits import Visit
from bot.messages.words import say
from scrapers.items import Language
from scrapers.source import Source

Verdict = Literal["holds", "fails", "not seen"]
Assumed = Literal[
    "robots", "addresses", "selectors", "rows", "fields", "dates", "twins", "validators"
]
HEADINGS = ("source", "what", "assumed", "seen", "verdict")


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that a source's file takes for granted, and how it was on the day of the visit."""

    source: str
    what: str
    assumed: str
    seen: str
    verdict: Verdict

    def cells(self, language: Language) -> tuple[str, ...]:
        """Give it as a row of a table, in the language in which it was weighed."""
        verdict = say(f"assume_{self.verdict.replace(' ', '_')}", language)
        return (self.source, self.what, self.assumed, self.seen, verdict)


def weighed(source: Source, visit: Visit) -> list[Assumption]:
    """Give every assumption of a source with what a visit showed of it."""

    language = visit.language

    def row(name: Assumed, seen: str, holds: bool | None, **gaps: int) -> Assumption:
        verdict: Verdict = "not seen" if holds is None else "holds" if holds else "fails"
        assumed = say(f"assume_{name}_so", language, **gaps)
        return Assumption(source.key, say(f"assume_{name}", language), assumed, seen, verdict)

    def some(n: int) -> str:
        return say("assume_some_of", language, n=n, all=visit.listed)

    least, most = source.normal_rows
    pages, listed = visit.pages, visit.listed
    asked = pages + visit.absent + len(visit.problems) + bool(visit.few)
    found = listed + visit.announced
    read = say("assume_forbidden" if visit.forbidden else "assume_allowed", language)
    answers = say("assume_answers", language, pages=pages, asked=asked, absent=visit.absent)
    taken = say(
        "assume_taken",
        language,
        rows=visit.rows,
        taken=visit.taken,
        passed=visit.passed,
        skipped=visit.skipped,
    )
    on_pages = say("assume_on_pages", language, found=found, pages=pages)
    has = visit.etag or visit.last_modified
    return [
        row("robots", read, not visit.forbidden if asked else None),
        row("addresses", answers, not visit.problems if asked else None),
        row("selectors", taken, visit.skipped == 0 if pages else None),
        row("rows", on_pages, found >= least if pages else None, least=least, most=most),
        row("fields", some(visit.titled), visit.titled == listed if listed else None),
        row("dates", some(visit.dated), visit.dated > 0 if listed else None),
        row("twins", some(visit.twinned), True if visit.twinned else None),
        row("validators", _validators(visit), has if pages else None),
    ]


def _validators(visit: Visit) -> str:
    language = visit.language
    named = [
        name for name, has in (("ETag", visit.etag), ("Last-Modified", visit.last_modified)) if has
    ]
    works = say("assume_works", language) if visit.conditional else ""
    return (say("visit_and", language).join(named) or say("assume_none", language)) + works


def table(rows: Iterable[Assumption], language: Language = "en") -> str:
    """Give assumptions as a table of plain text that a person can send, headed in their language."""
    heads = tuple(say(f"assume_{name}", language) for name in HEADINGS)
    cells = [heads, *(row.cells(language) for row in rows)]
    widths = [max(_width(row[at]) for row in cells) for at in range(len(HEADINGS) - 1)]
    return "\n".join(
        "  ".join([*map(_padded, row, widths), row[-1]])  # a row has one cell more than widths
        for row in cells
    )


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    """Give how many columns of a terminal a text takes: a Chinese letter takes two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
