"""This file reads what a paper says of a programme in numbers: how many, of what, as of when, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice, repeat

from bot.contents.figures.contrast import opens_with_another
from bot.contents.figures.days import SameDay, lead_day
from bot.contents.figures.gates import Gate, Withheld
from bot.contents.figures.keys import is_of
from bot.contents.figures.names import Names
from bot.contents.figures.numbers import numbers
from bot.contents.figures.programme_rows import programme_rows
from bot.contents.figures.sentences import aimed, righted, told
from bot.contents.figures.subjects import Subject
from bot.contents.figures.tables import cells, rows, tables
from bot.contents.figures.tellers import told_by_others, turned
from bot.contents.figures.torn_tables import torn_tables
from bot.contents.folded import Folded
from bot.contents.leads import Lead, leading
from bot.contents.statements import LONGEST, Statement, statements
from scrapers.items import Document
from scrapers.text import sentences
from storage.records import Figure

__all__ = ["Figure", "figures", "readings"]

MOST = 400  # figures of one paper
_BRACKET = re.compile(r"[(（]")


def figures(
    document: Document,
    names: Mapping[str, Sequence[str]],
    given: Sequence[Statement] | None = None,
) -> tuple[Figure, ...]:
    """Give what a paper says in numbers of programmes, each by its key with its names.

    A number counts where the programme's name, or the short one that this paper defines for it,
    stands in the same sentence, or in the one before where this one says 該計劃. What a Member asks
    is never read. `given` are the text's statements, where somebody took them apart already.
    """
    found = (one for one in readings(document, names, given) if isinstance(one, Figure))
    return tuple(dict.fromkeys(islice(found, MOST)))


def readings(
    document: Document,
    names: Mapping[str, Sequence[str]],
    given: Sequence[Statement] | None = None,
) -> Iterator[Figure | Withheld]:
    """Give the same, and each number of a sentence on a programme that is withheld, with its reason."""
    stated = [*(statements(document) if given is None else given), *rows(document)]
    known = Names((*(one.whole for one in stated), *_openings(document)), names)
    lead: Lead | None = None
    days, subject = SameDay(document.published), Subject(known, names, document.title)
    for one in stated:
        places = known.places(one.whole)
        keys = {place.key for place in places if not place.aside}
        about = subject.of(one, places)
        days.see(one)
        lead = leading(one, lead, document.published)
        if not one.whole.folded or not (keys - {None} or about.now):
            continue
        gate = told_by_others(one)
        if gate is None and keys - {None, about.before} and opens_with_another(one, places):
            gate = Gate.OTHER_SCHEME
        turn = turned(one) if gate is Gate.ASKED else 0
        if gate is None or turn:
            read = told(one, places, about, document, days)
            meant = (
                (n, aimed(n, f, one, lead, document.published) if isinstance(f, Figure) else f)
                for n, f in read
            )
            yield from righted(one, ((n, f if n.start >= turn else Gate.ASKED) for n, f in meant))
        else:
            yield from (Withheld(number, one.text, gate) for number in numbers(one.folded))
    for table in chain(tables(document), torn_tables(document)):
        programme = (
            subject.only(table.lead)
            or subject.only(table.heading)
            or subject.led_in(table.lead, table.before)
        )
        if programme is None:
            yield from programme_rows(table, known.called)
        elif is_of(table.lead, programme, known):
            stands = map(lead_day, (table.lead, table.heading), repeat(document.published))
            day = next(filter(None, stands), None) or days.of_all
            yield from cells(table, programme, partial(_named, known), known.called, day)


def _openings(document: Document) -> Iterator[Folded]:
    """Give what stands before a reply's parts, where short names are defined for all of them."""
    for section in document.sections if document.exchanges else ():
        for paragraph in section.paragraphs:
            if not paragraph.table and _BRACKET.search(paragraph.text):
                yield from (Folded.of(one[:LONGEST]) for one in sentences(paragraph.text))


def _named(known: Names, text: str) -> set[str | None]:
    """Give what a label names: programmes by their keys, other schemes as None."""
    return {place.key for place in known.places(Folded.of(text))}
