"""This file scores what is seen of a commitment in a later sentence: whether anything, and of what kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from bot.contents.comparison import compared
from bot.contents.understanding import Comparison, Restated
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of
from tests.evaluation.rows import OURS_ASIDE, OURS_SEEN, Row, Tally, labels

PART = "commitments"
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
