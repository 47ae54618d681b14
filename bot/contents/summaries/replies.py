"""This file summarises replies: the sentences that answer what was asked, part by part."""

from __future__ import annotations

from collections.abc import Sequence

from bot.contents.statements import Statement
from bot.contents.summaries.pieces import Pick, size
from bot.contents.summaries.salience import Context, salience
from bot.contents.summaries.selection import Weighed, choose, in_order, weigh
from scrapers.items import Document

MOST = 3  # bullets
TELLS = 0.1  # what the best of a part must weigh for the part to have something to say


def reply_picks(
    document: Document, everything: Sequence[Statement], context: Context
) -> list[Pick]:
    """Pick the best of each part of a reply, or of the whole where it has no parts.

    Of more than three parts neighbours share a bullet, and the more there are, the shorter each.
    """
    parts = len({s.part for s in everything})
    weighed = weigh(
        everything,
        everything,
        lambda statement, shown: salience(statement, shown, context),
        dear=max(1.0, parts / MOST),
    )
    if parts <= 1:
        return choose(weighed)
    return in_order(choose(weighed, bullets=_bullets(weighed)))


def _bullets(weighed: Sequence[Weighed]) -> dict[int, int]:
    """Say which parts share a bullet: neighbours, those first that are told in few words."""
    best: dict[int, Weighed] = {}
    for one in weighed:
        part = one.statement.part
        if part not in best or one.weight > best[part].weight:
            best[part] = one
    told = sorted(part for part, one in best.items() if one.weight >= TELLS)
    groups = [([part], size(best[part].piece.shown)) for part in told]
    while len(groups) > MOST:
        at = min(range(len(groups) - 1), key=lambda n: groups[n][1] + groups[n + 1][1])
        (first, few), (second, more) = groups[at : at + 2]
        groups[at : at + 2] = [([*first, *second], few + more)]
    return {part: number for number, (group, _) in enumerate(groups) for part in group}
