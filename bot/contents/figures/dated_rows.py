"""This file reads lists of milestones: rows that open with a day, and what a programme is to reach or reached by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from bot.contents.due_dates import DueDate, due_dates
from bot.contents.figures.counted import counted
from bot.contents.figures.days import written
from bot.contents.figures.gates import Gate
from bot.contents.figures.manner import is_rule, qualifier
from bot.contents.figures.names import Names, Place
from bot.contents.figures.numbers import Number
from bot.contents.figures.same_days import SameDay
from bot.contents.figures.sentences import told
from bot.contents.figures.subjects import About
from bot.contents.folded import Folded
from bot.contents.statements import Statement
from scrapers.items import Document
from storage.records import Figure

_LEAST = 2  # rows of a list
_LONGEST = 300  # letters of a row
# What stands between the day of a row and its words, and what a sentence has there.
_BETWEEN = re.compile(r"\s*[|｜:：–—-]?\s*")
_A_SENTENCE = re.compile(
    r"[,，、]|(?:起|以来|[前后內内])|(?:in|on|by|from|since|until|of|at)\b", re.IGNORECASE
)
# Behind a name that opens a row.
# e.g. Pilot Programme|: · 港文通| –
_LABELLED = re.compile(r"[”」』》\"]{0,2}(?: ?[(（][^()（）]{1,30}[)）])?\s?(?:[:：–—]|- )")
_OPENING = ' the"“「『《(（'


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A row that opens with a day: what it says behind that, where it stands, and as it is written."""

    day: DueDate
    said: str
    cites: tuple[str, ...]
    written: str


def dated_rows(document: Document, published: date | None) -> list[DatedRow]:
    """Give the rows of a paper that open with a day, where several stand below each other."""
    read = [(_row(line, cites, published), line) for line, cites in _lines(document)]
    runs = (list(rows) for _, rows in groupby(read, key=lambda pair: pair[0] is not None))
    return [row for run in runs if len(run) >= _LEAST for row, _ in run if row is not None]


def _lines(document: Document) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the lines of a paper's sections; one that was taken for a heading with nothing below it is one, too."""
    for exchange in document.exchanges:
        yield from ((line, exchange.parts) for line in exchange.answer.split("\n"))
    for section in document.sections:
        if section.heading:
            yield section.heading, ()
        for paragraph in section.paragraphs:
            cites = (paragraph.no,) if paragraph.no else ()
            yield from ((line, cites) for line in paragraph.text.split("\n"))


def _row(line: str, cites: tuple[str, ...], published: date | None) -> DatedRow | None:
    said = line.strip()
    if len(said) > _LONGEST or not said[:1].isalnum():
        return None
    if not any(map(str.isdigit, said[:12])) and not said[:3].isascii():
        return None
    day = next(iter(due_dates(said[:60], published)), None)
    if day is None or day.start or day.due_to is None or _A_SENTENCE.match(said):
        return None
    between = _BETWEEN.match(said, len(day.text))
    behind = said[between.end() :] if between else ""
    apart = between and (between[0] or behind[:1] in "「“")
    if not behind or _A_SENTENCE.match(behind) or not apart:
        return None
    return DatedRow(day, behind, cites, line)


def of_dated_row(row: DatedRow, known: Names, document: Document) -> Iterator[Figure]:
    """Give the numbers of a row that names one programme, as of its day, or as what is to be reached by it."""
    whole = Folded.of(row.said)
    places = known.places(whole)
    keys = {place.key for place in places if not place.aside}
    if len(keys) != 1 or None in keys:
        return
    one = Statement(whole, whole, row.cites, None, "", "", -2, 0, 0, first=False)
    read = told(one, places, About(None, None), document, SameDay(None))
    for number, figure in read:
        found = _labelled(one, number, places) if isinstance(figure, Gate) else figure
        if found is not None and (found.unit or found.counts):
            yield replace(_of_its_day(found, row, document.published), sentence=row.written.strip())


def _labelled(one: Statement, number: Number, places: Sequence[Place]) -> Figure | None:
    """Give a number of a row that opens with the programme's name and a colon, all of which is of it."""
    folded, first = one.folded, places[0]
    opens = not folded[: first.start].strip(_OPENING)
    if not (opens and first.key and _LABELLED.match(folded, first.end)) or number.start < first.end:
        return None
    before, behind = folded[first.end : number.start], folded[number.end :]
    how = qualifier(before, behind, behind[:80], more=number.more)
    if is_rule(before, behind, how, number.unit):
        return None
    unit = (
        number.unit
        or one.text[one.whole.offsets[number.counted_from] : one.whole.offsets[number.end]].strip()
    )
    counts = counted(one.whole, number, first.end, first.end)
    return Figure(first.key, number.value, unit, counts, how, "stock", None, one.text, one.cites)


def _of_its_day(figure: Figure, row: DatedRow, published: date | None) -> Figure:
    """Give a figure as of the day of its row, or as a target where that is still to come."""
    if figure.as_of is not None or row.day.due_to is None:
        return figure
    to_come = published is not None and row.day.due_to > published
    if figure.span in ("stock", "cumulative") and to_come:
        return replace(figure, span="target", as_of=row.day.due_to.isoformat())
    return replace(figure, as_of=written(row.day, last=to_come))
