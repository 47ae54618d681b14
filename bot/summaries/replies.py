"""This file summarises replies: the sentences that answer what was asked, part by part."""

from __future__ import annotations

from collections.abc import Callable

from bot.statements import statements
from bot.summaries.pieces import Pick
from bot.summaries.salience import context_of, salience
from bot.summaries.selection import choose, in_order, weigh
from scrapers.items import Document


def reply_picks(document: Document, boilerplate: Callable[[str], float]) -> list[Pick]:
    """Pick the best of each part of a reply, or of the whole where it has no parts."""
    everything = statements(document)
    context = context_of(document, boilerplate)
    weighed = weigh(
        everything, everything, lambda statement, shown: salience(statement, shown, context)
    )
    parts = len({s.part for s in everything})
    picks = choose(weighed, spread=parts > 1)
    return in_order(picks) if parts > 1 else picks
