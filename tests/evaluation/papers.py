"""This file scores whole papers of a stranger's: their figures, their promises, and what became of those."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from bot.contents.commitments import commitments
from bot.contents.comparison import compared
from bot.contents.figures import figures
from bot.contents.figures.names import Names
from bot.contents.folded import Folded
from bot.contents.understanding import Comparison, Restated
from bot.topics import registers
from scrapers.items import Document, Paragraph, Section
from scrapers.kinds import documents
from scrapers.readers import read
from scrapers.text import fold, language_of
from tests.evaluation.rows import OURS_ASIDE, OURS_SEEN, Labels, Row, Tally, labels

_BEFORE = "at first sight, {}: figures precision {}, recall {}; dated {}, {}; seen {}"
HALVES = {
    "tune": replace(OURS_SEEN, note=_BEFORE.format("tune", "52/54", "52/97", "16/24", "16/19", "1/5")),
    "aside": replace(OURS_ASIDE, note=_BEFORE.format("aside", "60/66", "60/112", "20/28", "20/20", "1/3")),
}  # fmt: skip
_MARKS = re.compile(r"[\W_]+")


def rows() -> Iterable[Row]:
    """Give precision and recall by half."""
    found = labels("papers_strangers.json")
    for half, origin in HALVES.items():
        papers = [one for one in found["papers"] if one["half"] == half]
        yield from _figures(papers, half, origin)
        yield from _pledges(papers, half, origin)
        pairs = [one for one in found["pairs"] if one["half"] == half]
        yield from _seen(pairs, half, origin)


def _figures(papers: list[dict[str, Any]], half: str, origin: Labels) -> Iterable[Row]:
    wanted, got, right, dated = 0, 0, 0, 0
    for one in papers:
        asked = {(_key(name), Decimal(str(value))): day for name, value, day in one["figures"]}
        found: dict[tuple[str, Decimal], str | None] = {}
        for paper in _read(one):
            for each in figures(paper, _names()):
                found.setdefault((each.programme, each.value), each.as_of)
        both = asked.keys() & found.keys()
        wanted, got, right = wanted + len(asked), got + len(found), right + len(both)
        dated += sum(asked[key] == _last_day(found[key]) for key in both)
    what = f"a stranger's papers, {half}"
    yield Row("figures", f"{what}: precision", right, got, 0.95, origin)
    yield Row("figures", f"{what}: recall", right, wanted, 0.75, origin)
    yield Row("figures", f"{what}: day", dated, right, None, origin)


def _last_day(as_of: str | None) -> str | None:
    """Give the last day of a year or a month, as the labels tell when something counts."""
    if as_of is None or as_of.count("-") == 2:
        return as_of
    year, month = (int(part) for part in (as_of if "-" in as_of else f"{as_of}-12").split("-"))
    return date(year, month, monthrange(year, month)[1]).isoformat()


def _pledges(papers: list[dict[str, Any]], half: str, origin: Labels) -> Iterable[Row]:
    dated, undated, ends = Tally(), Tally(), 0
    for one in papers:
        found = [
            pledge for paper in _read(one) for pledge in commitments(paper, _day(one["issued"]))
        ]
        asked = dict(one["pledges"])
        for tally, has_day in ((dated, True), (undated, False)):
            mine = [each for each in found if bool(each.due_from or each.due_to) is has_day]
            quotes = list(dict.fromkeys(each.quote for each in mine))
            wanted = [sentence for sentence, end in asked.items() if bool(end) is has_day]
            for quote in quotes:
                tally.false_alarms += not any(_same(quote, sentence) for sentence in wanted)
            for sentence in wanted:
                here = [each for each in mine if _same(each.quote, sentence)]
                tally.hits += bool(here)
                tally.misses += not here
                ends += has_day and asked[sentence] in {str(each.due_to) for each in here}
    what = f"a stranger's papers, {half}"
    yield from dated.rows("commitments", f"{what}: dated", 0.92, 0.95, origin)
    yield Row("commitments", f"{what}: end date right", ends, dated.hits, 0.95, origin)
    yield from undated.rows("commitments", f"{what}: undated", 0.80, 0.60, origin)


def _seen(pairs: list[dict[str, Any]], half: str, origin: Labels) -> Iterable[Row]:
    """Score what is told of as done; a part that is told of as such claims nothing."""
    tally = Tally()
    for one in pairs:
        made, issued = _day(one["made"]), _day(one["issued"])
        promised = commitments(_paper(one["text"], made))
        due = next((each.due_to for each in promised if _same(each.quote, one["quote"])), None)
        told = _paper(one["later"], issued)
        again = (
            Restated(each.quote, each.due_to, issued) for each in commitments(told) if each.due_to
        )
        asked = Comparison(
            one["quote"], one["title"], due, made, later=told, restated=tuple(again),
            before=one["text"].partition(one["quote"])[0],
        )  # fmt: skip
        seen = [each for each in compared(asked).seen if each.kind != "part"]
        hit = any(_same(each.sentence, one["told"]) for each in seen)
        tally.hits += one["kept"] and hit
        tally.misses += one["kept"] and not hit
        tally.false_alarms += bool(seen) and not (one["kept"] and hit)
    what = f"a stranger's papers, {half}: what was seen since"
    yield from tally.rows("commitments", what, 0.95, 0.75, origin)


def _read(one: dict[str, Any]) -> tuple[Document, ...]:
    text = f"{one['title']}\n\n{one['text']}"
    return tuple(documents(read(text.encode(), "x.txt"), published=_day(one["issued"])))


def _paper(text: str, issued: date) -> Document:
    said = tuple(Paragraph(one, "4") for one in text.split("\n\n"))
    return Document(
        "plain", language_of(text), "", published=issued, sections=(Section(None, said),)
    )


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def _same(one: str, other: str) -> bool:
    a, b = (_MARKS.sub("", fold(each)) for each in (one, other))
    return bool(a and b) and (a in b or b in a)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {one.key: one.names for one in registers.identities() if one.kind == "programme"}


@cache
def _known() -> Names:
    return Names((), _names())


def _key(name: str) -> str:
    """Give the programme that a writer's name for it means; the name itself where it is none of ours."""
    found = [place.key for place in _known().places(Folded.of(name)) if place.key]
    return found[-1] if found else name
