"""This file summarises slides: the last outlook, point by point, what has a date first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.contents.folded import Folded
from bot.contents.statements import Statement
from bot.contents.summaries.pieces import Pick, joined, size
from bot.contents.summaries.salience import Context, salience
from bot.contents.summaries.selection import choose, in_order, picks
from bot.contents.summaries.stretches import stretches

_OUTLOOK = re.compile(
    r"展望|前瞻|未来|下一步|路向|将来|来年|时间表|looking ahead|way forward|next steps?|outlook|the future"
    r"|timetable|work plan|future"
)
ENOUGH = 3  # points in an outlook from which it is summary enough
MOST_POINTS = 8
ROOM = 0.8  # of a summary
SHORT = 8  # letters; a shorter line is a label
_DATED = re.compile(r"20\d\d")
_MARK = re.compile(r"\s*[•●◦▪■□➢✓‧·*–—-]\s")


def slide_picks(everything: Sequence[Statement], context: Context) -> list[Pick]:
    """Pick the points of the last outlook; without one, the weightiest points of all."""
    outlook = [s for s in everything if _OUTLOOK.search(s.folded_heading)]
    if outlook:
        last = outlook[-1].part
        outlook = [s for s in outlook if s.part == last]
    points = _marked([s for s in outlook if len(s.text) > SHORT])

    def weight(statement: Statement, shown: Folded) -> float:
        return salience(statement, shown, context) + 2.0 * (statement in points)

    if len(points) >= ENOUGH:
        return _grouped(points, lambda statement: weight(statement, statement.whole))
    found = stretches(everything, everything, weight)
    return picks(in_order(choose(found)), found)


def _grouped(points: list[Statement], weight: Callable[[Statement], float]) -> list[Pick]:
    """Give up to eight points in three bullets, in the order of the slide; dated ones are kept first."""
    kept = sorted(points, key=lambda s: (not _DATED.search(s.text), -weight(s)))[:MOST_POINTS]
    while sum(size(s.text) for s in kept) > ROOM and len(kept) > 1:
        kept.pop()
    kept.sort(key=lambda s: s.place)
    count = min(3, len(kept))
    each, more = divmod(len(kept), count)
    found: list[Pick] = []
    at = 0
    for number in range(count):
        take = each + (number < more)
        found.append(joined([(s, s.bare.text) for s in kept[at : at + take]]))
        at += take
    return found


def _marked(points: list[Statement]) -> list[Statement]:
    """Leave out what stands between bulleted points without a mark: the headings of their groups."""
    marked = [s for s in points if _MARK.match(s.text)]
    return marked if len(marked) >= max(ENOUGH, len(points) / 2) else points
