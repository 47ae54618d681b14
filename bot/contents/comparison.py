"""This file compares a commitment with what was published since: what a later paper reports, what is promised anew."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from bot.contents import fulfilment
from bot.contents.figures.names import Names, shorts
from bot.contents.folded import Folded
from bot.contents.pledged import Known, Pledged
from bot.contents.shortfall import LONGEST
from bot.contents.statements import Statement, statements
from bot.contents.understanding import Compared, Comparison, Sighting
from bot.topics import registers
from scrapers.items import Document
from scrapers.text import fold

LETTERS = 120_000  # of a later paper, where its sentences name what is looked for
MOST_BEFORE = 600  # letters before a commitment in which a programme may be named
# Where a sentence ends.
# e.g. 。 · .  before a capital
_SENTENCES = re.compile(r"(?<=[。；;!?！？])|(?<=[a-z)]\.)\s")
MOST = 2  # sentences of one paper that are given


@cache
def known() -> Known:
    """Give the names of all programmes and bodies, as they are looked for in sentences."""
    bodies = {one.key: one.names for one in registers.identities() if one.kind == "bureau"}
    return Known(Names((), registers.programmes()), Names((), bodies))


def compared(asked: Comparison) -> Compared:
    """Compare a commitment with what was published since.

    Where its sentence names no programme, the one that its paper's title names is meant, else the one that
    the nearest sentence before it names alone.
    """
    names = known().programmes
    keys = _keys(names, fulfilment.promised_part(asked.quote))
    keys = keys or _keys(names, asked.quote) or _keys(names, asked.title)
    keys = keys or _nearest(names, asked.before)
    pledge = Pledged(asked.quote, asked.due, frozenset(asked.bodies), frozenset(keys), asked.made)
    seen: list[Sighting] = []
    if asked.later is not None:
        document = _naming(asked.later, registers.programme_names(keys))
        taken = statements(document)
        stated = [(each.bare, each.cites) for each in taken if each.text != asked.quote]
        # under its own short names, too: 「人工智能研發院」(「研發院」)
        wholes = (each.whole for each in taken)
        theirs = replace(known(), programmes=Names(wholes, registers.programmes()))
        found = fulfilment.sighted(
            pledge, stated, theirs, asked.issuers,
            same_title=asked.same_title, near=_near(taken, asked.quote, theirs.programmes, keys),
            issued=asked.later.published,
        )  # fmt: skip
        seen = list(found)[:MOST]
    moved = tuple(
        fulfilment.moved(pledge, each.quote, each.due, known(), each.made)
        for each in asked.restated
    )
    return Compared(tuple(sorted(keys)), tuple(seen), moved)


def _keys(names: Names, text: str) -> set[str]:
    found = names.places(Folded.of(text[:LONGEST]))
    return {place.key for place in found if place.key is not None}


def _near(
    taken: Sequence[Statement], quote: str, names: Names, keys: Collection[str]
) -> dict[int, bool]:
    """Give the places of sentences without a programme behind one that is on some: whether in its paragraph."""
    found: dict[int, bool] = {}
    last: int | None = None  # the paragraph that spoke of it last
    for at, one in enumerate(each for each in taken if each.text != quote):
        named = {place.key for place in names.places(one.whole)}
        if named:
            last = one.block if named <= set(keys) else None
        elif last is not None and one.block - last <= 1:
            found[at] = one.block == last
    return found


def _nearest(names: Names, before: str) -> set[str]:
    """Give the one programme of the last sentence that names any; none where it names several."""
    for sentence in reversed(_SENTENCES.split(before[-MOST_BEFORE:])):
        places = names.places(Folded.of(sentence))
        if places:
            keys = {place.key for place in places}
            return {key for key in keys if key is not None} if len(keys) == 1 else set()
    return set()


def _naming(document: Document, names: Sequence[str]) -> Document:
    """Leave of a paper the paragraphs that name something, each with the next, as many as are read at once."""
    wanted = [fold(name) for name in names]
    left = LETTERS

    behind = False  # the one after a paragraph that names it may speak of it still

    def keeps(text: str) -> bool:
        nonlocal left, behind
        folded = fold(text[:left]) if left > 0 else ""
        names_it = bool(folded) and (not wanted or any(name in folded for name in wanted))
        holds, behind = names_it or (behind and bool(folded)), names_it
        left -= len(text) if holds else 0
        if holds and "(" in folded and wanted:
            wanted.extend(one for one in shorts(folded, wanted) if one not in wanted)
        return holds

    sections = [
        replace(part, paragraphs=tuple(p for p in part.paragraphs if keeps(p.text)))
        for part in document.sections
    ]
    exchanges = [
        replace(
            each,
            question="",
            answer="\n".join(line for line in each.answer.split("\n") if keeps(line)),
        )
        for each in document.exchanges
    ]
    return replace(
        document, sections=tuple(sections), exchanges=tuple(exchanges), recommendations=()
    )
