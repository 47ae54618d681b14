"""This file scores what is seen of a commitment in a later sentence: whether anything, and of what kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from bot.contents.commitments import commitments
from bot.contents.comparison import compared
from bot.contents.understanding import Comparison, Restated
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of
from tests.evaluation.rows import OURS_ASIDE, OURS_SEEN, Row, Tally, labels

PART = "commitments"
STRANGERS = "at first sight, both halves: precision 3/3, recall 3/18"
FIRST_SIGHT = "at first sight precision 16/18, recall 16/23"


def rows() -> Iterable[Row]:
    """Give precision and recall of candidates by half, and of those that are right how many are of the right kind."""
    ours = labels("commitments_seen.json")
    made, issued = (date.fromisoformat(ours[name]) for name in ("made", "issued"))
    for half, origin in (("tune", replace(OURS_SEEN, note=FIRST_SIGHT)), ("aside", OURS_ASIDE)):
        tally, kinds = Tally(), []
        for pair in (each for each in ours["pairs"] if each["half"] == half):
            got = seen(pair, made, issued)
            tally.add(bool(pair["is"]), bool(got))
            if pair["is"] and got:
                kinds.append(got == pair["is"])
        what = f"what was seen since, {half}"
        yield from tally.rows(PART, what, 0.95, 0.75, origin)
        yield Row(PART, f"{what}: kind", sum(kinds), len(kinds), 0.9, origin)
    yield from strangers()


def strangers() -> Iterable[Row]:
    """Give precision and recall on a stranger's pairs by half."""
    pairs = labels("commitments_strangers.json")["pairs"]
    for half, origin in (("tune", replace(OURS_SEEN, note=STRANGERS)), ("aside", OURS_ASIDE)):
        tally = Tally()
        for pair in (each for each in pairs if each["half"] == half):
            tally.add(bool(pair["is"]), _sighted(pair["quote"], pair["later"]))
        yield from tally.rows(PART, f"a stranger's pairs, {half}", 0.95, 0.75, origin)


def _sighted(quote: str, later: str) -> bool:
    """Say whether a sentence shows anything of a promise, whatever days the two name."""
    made, issued = date(2024, 1, 2), date(2027, 6, 30)
    promised, told = _paper(quote, made), _paper(later, issued)
    due = next((one.due_to for one in commitments(promised)), None)
    again = (Restated(one.quote, one.due_to, issued) for one in commitments(told) if one.due_to)
    asked = Comparison(
        quote, "", due, made, later=told, same_title=True, restated=tuple(again)
    )  # fmt: skip
    found = compared(asked)
    return bool(found.seen) or any(found.moved)


def _paper(text: str, issued: date) -> Document:
    section = Section(None, (Paragraph(text, "4"),))
    return Document("plain", language_of(text), "", published=issued, sections=(section,))


def seen(pair: dict[str, Any], made: date, issued: date) -> str:
    """Give what a later sentence shows of a commitment; nothing where it shows nothing."""
    later_due = pair.get("later_due")
    section = Section(None, (Paragraph(pair["later"], "4"),))
    asked = Comparison(
        pair["quote"], "", date.fromisoformat(pair["due"]), made, tuple(pair["bodies"]),
        Document("plain", language_of(pair["later"]), "", published=issued, sections=(section,)),
        tuple(pair["issuers"]),
        restated=(Restated(pair["later"], date.fromisoformat(later_due), issued),) if later_due else (),
    )  # fmt: skip
    found = compared(asked)
    sightings = [*found.seen, *(one for one in found.moved if one is not None)]
    return sightings[0].kind if sightings else ""
