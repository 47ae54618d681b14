"""This file chooses which sentences make the bullets, within what a reader takes in at a glance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.statements import Statement
from bot.summaries.pieces import Piece, Pick, piece_of, size
from bot.summaries.salience import likeness
from bot.summaries.subjects import missing_subject
from scrapers.text import fold

TOO_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence with its weight."""

    statement: Statement
    weight: float


def choose(
    weighed: Sequence[Weighed],
    everything: Sequence[Statement],
    *,
    most: int = 3,
    room: float = 0.8,
    least: float = 0.5,
    spread: bool = False,
) -> list[Pick]:
    """Pick the weightiest sentences that differ, at most `most` bullets and `room` of the space.

    Neighbours join in one bullet. With `spread` every part gives its best before any gives two.
    """
    ranked = sorted(weighed, key=lambda w: (-w.weight, w.statement.place))
    if spread:
        ranked = _best_of_parts_first(ranked)
    groups: list[list[Piece]] = []
    said: list[str] = []
    used = 0.0
    for one in ranked:
        if one.weight < least:
            continue
        folded = fold(one.statement.text)
        if any(likeness(folded, before) > TOO_ALIKE for before in said):
            continue
        piece = piece_of(one.statement, missing_subject(everything, one.statement))
        cost = size(piece.shown)
        home = _neighbour(groups, piece)
        if used + cost > room or (home is None and len(groups) >= most):
            continue
        if home is None:
            groups.append([piece])
        else:
            home.append(piece)
            home.sort(key=lambda p: p.place)
        said.append(folded)
        used += cost
    return [Pick(tuple(group)) for group in groups]


def in_order(picks: Sequence[Pick]) -> list[Pick]:
    """Put bullets in the order of the paper."""
    return sorted(picks, key=lambda pick: pick.pieces[0].place)


def weigh(
    statements: Sequence[Statement], weight: Callable[[Statement], float]
) -> list[Weighed]:
    """Weigh every sentence."""
    return [Weighed(statement, weight(statement)) for statement in statements]


def _best_of_parts_first(ranked: Sequence[Weighed]) -> list[Weighed]:
    first: list[Weighed] = []
    rest: list[Weighed] = []
    seen: set[int] = set()
    for one in ranked:
        (rest if one.statement.part in seen else first).append(one)
        seen.add(one.statement.part)
    return first + rest


def _neighbour(groups: Sequence[list[Piece]], piece: Piece) -> list[Piece] | None:
    for group in groups:
        if any(abs(p.place - piece.place) == 1 and p.cites == piece.cites for p in group):
            return group
    return None
