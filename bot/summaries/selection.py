"""This file chooses which sentences make the bullets, within what a reader takes in at a glance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.statements import Statement, unlabelled
from bot.summaries.pieces import Pick, Piece, is_chinese, size, variants
from bot.summaries.runs import runs
from bot.summaries.salience import likeness
from bot.summaries.subjects import missing_subject
from scrapers.text import fold

TOO_ALIKE = 0.6
PRICE_PIECE = 0.2
ADDED = 0.8  # what a sentence must weigh to be added to a full summary
MOST_PIECES = 3
PRICE_ZH, PRICE_EN = 0.013, 0.027  # what a character, a word must be worth to be shown


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence cut as it is best shown, with its weight."""

    statement: Statement
    piece: Piece
    weight: float


def cut(
    statement: Statement,
    everything: Sequence[Statement],
    weight: Callable[[Statement, str], float],
) -> Weighed:
    """Cut a sentence where what it says is worth its length."""
    subject = missing_subject(everything, statement)
    best: tuple[float, float, str] | None = None
    for text in variants(unlabelled(statement.text)):
        worth = weight(statement, text)
        net = worth - price(text)
        if best is None or net > best[0] + 0.05:
            best = (net, worth, text)
    assert best is not None
    point = statement.role in ("slide", "recommendation")
    piece = Piece(
        best[2], statement.cites, statement.page, statement.place, statement.part,
        statement.block, subject, point,
    )  # fmt: skip
    return Weighed(statement, piece, best[0])


def price(text: str) -> float:
    """Give what a text must be worth to be shown."""
    return PRICE_PIECE + (
        len(text) * PRICE_ZH if is_chinese(text) else len(text.split()) * PRICE_EN
    )


def weigh(
    statements: Sequence[Statement],
    everything: Sequence[Statement],
    weight: Callable[[Statement, str], float],
) -> list[Weighed]:
    """Cut and weigh every sentence."""
    return [cut(statement, everything, weight) for statement in runs(statements)]


def choose(
    weighed: Sequence[Weighed],
    *,
    most: int = 3,
    room: float = 0.92,
    least: float = 0.1,
    spread: bool = False,
) -> list[Pick]:
    """Pick the weightiest sentences that differ, at most `most` bullets and `room` of the space.

    With `spread` every part gives its best before any gives two. Once there are `most` bullets, a
    sentence joins the bullet of its own part that stands nearest.
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
        folded = fold(one.piece.text)
        if any(likeness(folded, before) > TOO_ALIKE for before in said):
            continue
        cost = size(one.piece.shown)
        if used + cost > room:
            continue
        full = len(groups) >= most
        if full and one.weight < ADDED:
            continue
        home = _home(groups, one.piece, full=full)
        if home is not None:
            home.append(one.piece)
            home.sort(key=lambda piece: piece.place)
        elif len(groups) < most:
            groups.append([one.piece])
        else:
            continue
        said.append(folded)
        used += cost
    return [Pick(tuple(group)) for group in groups]


def in_order(picks: Sequence[Pick]) -> list[Pick]:
    """Put bullets in the order of the paper."""
    return sorted(picks, key=lambda pick: pick.pieces[0].place)


def _best_of_parts_first(ranked: Sequence[Weighed]) -> list[Weighed]:
    first: list[Weighed] = []
    rest: list[Weighed] = []
    seen: set[int] = set()
    for one in ranked:
        (rest if one.statement.part in seen else first).append(one)
        seen.add(one.statement.part)
    return first + rest


def _home(groups: Sequence[list[Piece]], piece: Piece, *, full: bool) -> list[Piece] | None:
    for group in groups:
        near = any(abs(p.place - piece.place) == 1 and p.cites == piece.cites for p in group)
        if near and len(group) < MOST_PIECES:
            return group
    if not full:
        return None
    own = [group for group in groups if group[0].part == piece.part and len(group) < MOST_PIECES]
    return min(own, key=lambda g: min(abs(p.place - piece.place) for p in g), default=None)
