"""This file scores the figures of programmes: which of the labelled ones are found, and how they are meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from bot.contents.figures import Figure, figures, readings
from bot.contents.figures.gates import Withheld
from bot.topics import registers
from scrapers.items import Document, Paragraph, Section
from scrapers.kinds import documents
from scrapers.readers import read
from tests.evaluation.replies import replies
from tests.evaluation.rows import GIVEN, OURS_ASIDE, OURS_SEEN, Row, shared_labels
from tests.evaluation.rows import labels as labels_of
from tests.material import at_hand

PART = "figures"
# Of each round before the rules were mended on it; see labels/figures_fresh.json.
FIRST_SIGHT = "at first sight precision 48/69, 27/36, 27/29, 20/27, 16/20, 54/69; recall 44/76, 23/32, 23/25, 17/25, 10/14, 54/63"
STRANGERS = "at first sight, both halves: precision 71/77, recall 71/127"
_FRESH = date(2025, 11, 20)
_STRANGERS_DAY = date(2026, 11, 20)
_PAPERS = {
    "000": ("000_b5cdbfa9da9710e5.txt", date(2025, 7, 7)),
    "002": ("002_c4e0368db7fb980e.txt", date(2025, 2, 17)),
    "004": ("004_438438eb123b957e.txt", date(2025, 6, 25)),
}
_APRIL = date(2025, 4, 10)


def rows() -> Iterable[Row]:
    """Give the share of labelled figures that are found, then of those how many are rightly meant."""
    yield from fresh()
    yield from strangers()
    given = shared_labels("figures.json")
    if given is None or not replies():
        return
    labels = given["figures"]
    paired = [
        (label, _found(label["source"], label["programme"], label["value"])) for label in labels
    ]
    good = [(label, one) for label, one in paired if one is not None]
    yield Row(PART, "labelled figures found", len(good), len(labels), 0.75, GIVEN)
    for what in ("qualifier", "span", "as_of"):
        right = sum(getattr(one, what) == label[what] for label, one in good)
        yield Row(PART, f"figures: {what}", right, len(good), 0.80, GIVEN)
    yield from _precision()
    yield from _withheld()


def fresh() -> Iterable[Row]:
    """Give precision and recall on passages of our own, the rules since mended on all of them."""
    found_right, found, wanted_found, wanted = 0, 0, 0, 0
    for passage in labels_of("figures_fresh.json")["passages"]:
        got = _read(passage)
        asked, allowed = passage["figures"], passage.get("also", [])
        found += len(got)
        found_right += sum(any(_is(one, label) for label in (*asked, *allowed)) for one in got)
        wanted += len(asked)
        wanted_found += sum(any(_is(one, label) for one in got) for label in asked)
    origin = replace(OURS_SEEN, note=FIRST_SIGHT)
    yield Row(PART, "fresh passages: precision", found_right, found, 0.95, origin)
    yield Row(PART, "fresh passages: recall", wanted_found, wanted, 0.75, origin)


def strangers() -> Iterable[Row]:
    """Give precision and recall on a stranger's passages by half, of the programme that each is about.

    Right is a number that is this programme's; how many of those are also rightly meant stands beside it.
    """
    for half, origin in (("tune", replace(OURS_SEEN, note=STRANGERS)), ("aside", OURS_ASIDE)):
        wanted, found, right, meant = 0, 0, 0, 0
        for passage in labels_of("figures_strangers.json")["passages"]:
            if passage["half"] != half:
                continue
            key = passage["programme"]
            got = [one for one in _read(passage, _STRANGERS_DAY) if one.programme == key]
            asked = {label[0]: label for label in passage["figures"]}
            known = [one for one in got if one.value in map(_exactly, asked)]
            wanted, found, right = wanted + len(asked), found + len(got), right + len(known)
            meant += sum(
                any(_is(one, [key, *label[:3]]) for label in passage["figures"]) for one in known
            )
        yield Row(PART, f"a stranger's passages, {half}: precision", right, found, 0.95, origin)
        yield Row(PART, f"a stranger's passages, {half}: meant", meant, right, 0.90, origin)
        yield Row(PART, f"a stranger's passages, {half}: recall", right, wanted, 0.75, origin)


def _exactly(value: float) -> Decimal:
    return Decimal(str(value))


def _read(passage: dict[str, Any], issued: date = _FRESH) -> tuple[Figure, ...]:
    section = Section(passage.get("heading"), (Paragraph(passage["text"], "3"),))
    paper = Document("panel_paper", passage["language"], "x", published=issued, sections=(section,))
    return figures(paper, _names())


def _is(one: Figure, label: list[Any]) -> bool:
    programme, value, qualifier, spans, *as_of = label
    return (
        (one.programme, one.value) == (programme, Decimal(str(value)))
        and one.qualifier in qualifier.split("|")
        and one.span in spans.split("|")
        and (not as_of or one.as_of == as_of[0])
    )


def _precision() -> Iterable[Row]:
    """Give the share that is right of all figures found in the papers at hand that a person has read."""
    read_ones = labels_of("figures_read.json")
    right, wrong = ({tuple(row) for row in read_ones[name]} for name in ("right", "wrong"))
    found = {
        (source, one.programme, f"{one.value.normalize():f}", one.unit, one.span)
        for source in (*_PAPERS, *(f"003/{number}" for number in replies()))
        for one in _figures(source)
    }
    good, bad = len(found & right), len(found & wrong)
    unread = len(found - right - wrong)
    note = f"read beside their sentences; {unread} more not read"
    yield Row(PART, "figures found: right", good, good + bad, 0.95, replace(OURS_SEEN, note=note))


def _withheld() -> Iterable[Row]:
    """Give by which gate how many numbers of sentences on programmes are withheld in the papers at hand."""
    read_ones = [
        one
        for source in (*_PAPERS, *(f"003/{number}" for number in replies()))
        if (paper := _paper(source)) is not None
        for one in readings(paper, _names())
    ]
    counts = Counter(one.gate for one in read_ones if isinstance(one, Withheld))
    for gate, count in counts.most_common():
        yield Row(PART, f"withheld: {gate.value}", count, len(read_ones))


def _found(source: str, programme: str, value: float) -> Figure | None:
    wanted = Decimal(str(value))
    return next(
        (one for one in _figures(source) if (one.programme, one.value) == (programme, wanted)), None
    )


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {one.key: one.names for one in registers.identities() if one.kind == "programme"}


@cache
def _figures(source: str) -> tuple[Figure, ...]:
    paper = _paper(source)
    return figures(paper, _names()) if paper is not None else ()


@cache
def _paper(source: str) -> Document | None:
    if source.startswith("003/"):
        return replace(replies()[source[4:]], published=_APRIL)
    name, issued = _PAPERS[source]
    path = at_hand("real", "seeds", name)
    return documents(read(path.read_bytes(), name), published=issued)[0] if path else None
