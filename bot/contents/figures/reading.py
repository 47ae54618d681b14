"""This file reads what a paper says of a programme in numbers: how many, of what, as of when, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain, islice, repeat

from bot.contents.figures.compared_pairs import with_former_pair
from bot.contents.figures.contrast import opens_with_another
from bot.contents.figures.dated_rows import dated_rows, of_dated_row
from bot.contents.figures.gates import Gate, Withheld
from bot.contents.figures.keys import is_of
from bot.contents.figures.lists import Lists
from bot.contents.figures.named_heads import columns_called, turned_over
from bot.contents.figures.names import Names
from bot.contents.figures.numbers import numbers
from bot.contents.figures.programme_columns import programme_columns
from bot.contents.figures.programme_rows import programme_rows
from bot.contents.figures.row_groups import grouped
from bot.contents.figures.same_days import SameDay, lead_day
from bot.contents.figures.sentences import aimed, righted, told
from bot.contents.figures.subjects import Subject
from bot.contents.figures.tables import Table, cells, tables
from bot.contents.figures.tellers import is_recommended, told_by_others, turned
from bot.contents.figures.torn_tables import torn_tables
from bot.contents.folded import Folded
from bot.contents.leads import Lead, leading
from bot.contents.statements import LONGEST, Statement, statements
from scrapers.items import Document
from scrapers.text import sentences
from storage.records import Figure

__all__ = ["Figure", "figures", "readings"]

MOST = 400  # figures of one paper
_LONGEST_ROW = 1200  # letters of a row that is read as a sentence
_BETWEEN = re.compile(r"[|｜]")
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
    stated = [*(statements(document) if given is None else given), *_rows(document)]
    wholes = [one.whole for one in stated]
    headings = [*map(Folded.of, {one.heading for one in stated if one.heading})]
    known = Names((*wholes, *_openings(document), *headings), names)
    named = [known.places(one) for one in wholes]
    milestones = dated_rows(document, document.published)
    dated = [(row, [*of_dated_row(row, known, document)]) for row in milestones]
    apart = {row.written.strip() for row, figures in dated if figures}
    days, subject = SameDay(document.published), Subject(known, names, document.title)
    lists = Lists()
    above = map(known.places, headings)
    speaks = subject.is_told or any(place.key for it in chain(named, above) for place in it)
    lead: Lead | None = None
    tabled: list[Figure] | None = None
    parted = columns_called(known)
    found = [*tables(document, parted), *torn_tables(document, parted)]
    apart |= {row for table in found for row, _ in programme_columns(table, known.called, None)}
    for one, written in zip(stated, named, strict=True):
        lists.see(one)
        days.see(one, lists.lead)
        if one.block < 0 and tabled is None:
            tabled, read_rows = _in_tables(found, subject, known, document.published, days)
            apart |= read_rows
        if one.text.strip() in apart or (one.block < 0 and _bare(one.text) in apart):
            continue  # it is read by its day, or column by column
        if not speaks:
            continue  # no sentence can mean a programme that the paper nowhere names
        about = subject.of(one, written, lists.lead)
        places = about.meant or written
        keys = {place.key for place in places if not place.aside}
        wanted = lists.lead
        lists.open(one)
        lead = leading(one, lead, document.published)
        if not one.whole.folded or not (keys - {None} or about.now):
            continue
        gate = Gate.ASKED if is_recommended(one, wanted) else told_by_others(one)
        if gate is None and keys - {None, about.before} and opens_with_another(one, places):
            gate = Gate.OTHER_SCHEME
        turn = turned(one) if gate is Gate.ASKED else 0
        if gate is None or turn:
            own = told(one, places, about, document, days)
            read = with_former_pair(one.whole.folded, own)
            meant = (
                (n, aimed(n, f, one, lead, document.published) if isinstance(f, Figure) else f)
                for n, f in read
            )
            yield from righted(one, ((n, f if n.start >= turn else Gate.ASKED) for n, f in meant))
        else:
            yield from (Withheld(number, one.text, gate) for number in numbers(one.folded))
    yield from chain.from_iterable(figures for _, figures in dated)
    if tabled is None:
        tabled, _ = _in_tables(found, subject, known, document.published, days)
    yield from tabled


def _in_tables(
    found: Sequence[Table], subject: Subject, known: Names, day: date | None, days: SameDay
) -> tuple[list[Figure], set[str]]:
    """Give what tables count, and the rows of those that count anything, without their bars."""
    told: list[Figure] = []
    rows: set[str] = set()
    for whole in found:
        before = len(told)
        for table, group in grouped(whole, known.called):
            told += _of_table(table, group, subject, known, day, days)
        if len(told) > before:
            rows |= {_bare(" ".join(row)) for row in whole.rows}
    return told, rows


def _bare(row: str) -> str:
    """Give a row without what stands between its cells."""
    return " ".join(_BETWEEN.sub(" ", row).split())


def _of_table(
    table: Table, group: str | None, subject: Subject, known: Names, day: date | None, days: SameDay
) -> Iterator[Figure]:
    """Give what a table counts: of the programme that its lead-in, heading or `group` names, or each row of its own."""
    programme = group or (
        subject.only(table.lead)
        or subject.headed(table.lead, table.heading)
        or subject.led_in(table.lead, table.before, table.above)
    )
    stands = map(lead_day, (table.lead, table.heading), repeat(day))
    of_all = next(filter(None, stands), None) or days.of_all
    over = turned_over(table, known.called) if group is None else None
    if over and (own := [*_by_rows(over, known, of_all)]):
        yield from own
        return
    if programme is None:
        yield from _by_rows(table, known, of_all)
    elif group or is_of(table.lead, programme, known):
        named = partial(_named, known)
        yield from cells(table, programme, named, known.called, of_all, alone=group is not None)


def _by_rows(table: Table, known: Names, day: str | None) -> Iterator[Figure]:
    """Give what a table counts of the programmes that its rows are called by."""
    yield from programme_rows(table, known.called)
    yield from (figure for _, figure in programme_columns(table, known.called, day))


def _openings(document: Document) -> Iterator[Folded]:
    """Give what stands before a reply's parts, where short names are defined for all of them."""
    for section in document.sections if document.exchanges else ():
        for paragraph in section.paragraphs:
            if not paragraph.table and _BRACKET.search(paragraph.text):
                yield from (Folded.of(one[:LONGEST]) for one in sentences(paragraph.text))


def _named(known: Names, text: str) -> set[str | None]:
    """Give what a label names: programmes by their keys, other schemes as None."""
    return {place.key for place in known.places(Folded.of(text))}


def _rows(document: Document) -> Iterator[Statement]:
    """Give the rows of tables that stand in sections, each as a statement of its own."""
    for section in document.sections:
        for paragraph in section.paragraphs:
            for row in paragraph.text.split("\n") if paragraph.table else ():
                whole = Folded.of(row[:_LONGEST_ROW])
                cites = (paragraph.no,) if paragraph.no else ()
                yield Statement(
                    whole,
                    whole,
                    cites,
                    paragraph.page,
                    section.heading or "",
                    "",
                    -2,
                    0,
                    0,
                    first=False,
                )
