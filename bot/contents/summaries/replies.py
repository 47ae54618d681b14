"""This file summarises replies: what was asked is answered first, part by part, and what is declined stands last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.contents.statements import Statement
from bot.contents.summaries.pieces import Pick
from bot.contents.summaries.salience import LEADS_UP, Context, declines, salience
from bot.contents.summaries.selection import choose, picks
from bot.contents.summaries.stretches import LEAST, Stretch, stretches
from scrapers.items import Document

LONG = 200  # letters of an answer that never goes without a bullet


def reply_picks(
    document: Document, everything: Sequence[Statement], context: Context
) -> list[Pick]:
    """Pick what answers a question: of as many parts as there are bullets, in their order."""
    found = stretches(
        everything, everything, lambda statement, shown: salience(statement, shown, context)
    )
    chosen = choose(found, asked=worth_of_words(context.asked, everything))
    if not chosen and sum(len(one.text) for one in everything) > LONG:
        said = (one for one in found if one.weight > LEADS_UP and one.first == one.last)
        chosen = sorted(said, key=lambda one: -one.weight)[:1]
    return picks(_ordered(chosen))


def worth_of_words(asked: Mapping[str, float], everything: Sequence[Statement]) -> dict[str, float]:
    """Say what share of a question each of its words is that a reply takes up; together they are 1.

    A word that few sentences hold tells them from the others, so it counts for more.
    """
    held = {token: sum(token in one.folded for one in everything) for token in asked}
    worth = {token: asked[token] / held[token] for token in asked if held[token]}
    whole = sum(worth.values())
    return {token: one / whole for token, one in worth.items()}


def _ordered(chosen: Sequence[Stretch]) -> list[Stretch]:
    """Put bullets in the order of the paper, but last what declines, and after all what says little."""
    return sorted(chosen, key=lambda one: (one.weight < LEAST, declines(one.says), one.first))
