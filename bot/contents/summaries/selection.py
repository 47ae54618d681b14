"""This file chooses which sentences make the bullets, within what a reader takes in at a glance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from bot.contents.folded import Folded
from bot.contents.statements import Statement
from bot.contents.summaries.pieces import Pick, Piece, bullet_text, is_chinese, size, variants
from bot.contents.summaries.runs import runs
from bot.contents.summaries.salience import covered
from bot.contents.summaries.subjects import missing_subject

TOO_ALIKE = 0.5  # of what a sentence says, said before
SAID_WHOLE = 0.85  # of what was said before, said again within a longer sentence
PRICE_PIECE = 0.2
ROOM = 0.97  # of a summary, that all bullets together may fill
AMPLE = 0.55  # of the space left, with which nothing need be cut off
MOST_OF_ROOM = 0.45  # of a summary, that one sentence may fill
TAIL = 0.3  # what the rest of a sentence must add to be shown where there is room
ADDED = 0.3  # what a sentence must weigh to be added to a full summary
MOST_PIECES = 3
MOST_LEAPS = 1
MOST_LEAPS_PARTED = 2  # where a bullet has a whole part of a question to answer for
STILL_SAID = -1.0  # what a sentence must weigh where a paper has little to say
SPARSE = 0.45  # of the space; a summary that holds less takes what else the paper says
PRICE_ZH, PRICE_EN = 0.013, 0.027  # what a character, a word must be worth to be shown


Weight = Callable[[Statement, Folded], float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence cut as it is best shown, with its weight."""

    statement: Statement
    piece: Piece
    weight: float
    folded: str  # the piece's text as it is matched
    longer: tuple[tuple[str, float], ...] = ()  # less trimmed, the longest first, and what it adds


def cut(
    statement: Statement,
    everything: Sequence[Statement],
    weight: Weight,
    dear: float = 1.0,
) -> Weighed:
    """Cut a sentence where what it says is worth its length, each word `dear` times its price."""
    subject = missing_subject(everything, statement)
    best: tuple[float, float, Folded] | None = None
    all_worth: list[tuple[str, float]] = []
    for shown in islice(variants(statement.bare), 1 if statement.listed else None):
        worth = weight(statement, shown)
        all_worth.append((shown.text, worth))
        net = worth - dear * price(shown.text)
        if best is None or net > best[0] + 0.05:
            best = (net, worth, shown)
    assert best is not None
    chosen, whole = best[2], all_worth[0][0]
    point = statement.role in ("slide", "recommendation")
    piece = Piece(
        chosen.text, statement.cites, statement.page, statement.place, statement.part,
        statement.block, subject, point, not statement.bare.text.startswith(whole),
        chosen.text != whole,
    )  # fmt: skip
    longer = [(text, worth - best[1]) for text, worth in all_worth if len(text) > len(chosen.text)]
    longer.sort(key=lambda one: -len(one[0]))
    return Weighed(statement, piece, best[0], chosen.folded, tuple(longer))


def price(text: str) -> float:
    """Give what a text must be worth to be shown."""
    return PRICE_PIECE + (
        len(text) * PRICE_ZH if is_chinese(text) else len(text.split()) * PRICE_EN
    )


def weigh(
    statements: Sequence[Statement],
    everything: Sequence[Statement],
    weight: Weight,
    dear: float = 1.0,
) -> list[Weighed]:
    """Cut and weigh every sentence."""
    return [cut(statement, everything, weight, dear) for statement in runs(statements)]


def choose(
    weighed: Sequence[Weighed],
    *,
    most: int = 3,
    room: float = ROOM,
    least: float = 0.1,
    bullets: Mapping[int, int] | None = None,
) -> list[Pick]:
    """Pick the weightiest sentences that differ, at most `most` bullets and `room` of the space.

    `bullets` says which parts share a bullet; with it every part gives its best before any gives
    two. Once there are `most` bullets, a sentence joins the bullet of its own part.
    """
    ranked = sorted(weighed, key=lambda w: (-w.weight, w.statement.place))
    if bullets:
        ranked = _best_of_parts_first(ranked)
    worthy = [one for one in ranked if one.weight >= least]
    ranked = worthy + [one for one in ranked if STILL_SAID <= one.weight < least]
    groups: list[list[Piece]] = []
    taken: list[Weighed] = []
    said: list[str] = []
    for one in ranked:
        full = len(groups) >= most
        if one.weight < least and (full or _filled(groups) >= SPARSE):
            break
        if any(_repeats(one.folded, before) for before in said) or (full and one.weight < ADDED):
            continue
        home = _home(groups, one.piece, full=full, bullets=bullets or {})
        if home is None and full:
            continue
        grown = _with(home or [], one.piece)
        others = [group for group in groups if group is not home]
        if _filled([*others, grown]) > room:
            continue
        if home is None:
            groups.append(grown)
        else:
            home[:] = grown
        said.append(one.folded)
        taken.append(one)
    return [Pick(tuple(group)) for group in _completed(groups, taken, room)]


def _with(group: Sequence[Piece], piece: Piece) -> list[Piece]:
    return sorted([*group, piece], key=lambda one: one.place)


def _filled(groups: Sequence[Sequence[Piece]]) -> float:
    """Give how much of a summary some bullets fill, as they would be shown."""
    return sum(size(bullet_text(Pick(tuple(group)))) for group in groups)


def _completed(
    groups: Sequence[Sequence[Piece]], taken: Sequence[Weighed], room: float
) -> list[list[Piece]]:
    """Give back what was cut from sentences as far as there is room, the weightiest first."""
    whole = [list(group) for group in groups]
    ample = room - _filled(whole) >= AMPLE
    for one in taken:
        for text, adds in one.longer:
            if adds < (-1.0 if ample else TAIL) or size(text) > MOST_OF_ROOM:
                continue
            trimmed = text != one.longer[0][0]  # the longest is the whole
            fuller = replace(one.piece, text=text, trimmed=trimmed)
            tried = [[fuller if p.place == fuller.place else p for p in group] for group in whole]
            if _filled(tried) <= room:
                whole = tried
                break
    return whole


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


def _repeats(folded: str, before: str) -> bool:
    return covered(folded, before) > TOO_ALIKE or covered(before, folded) > SAID_WHOLE


def _home(
    groups: Sequence[list[Piece]], piece: Piece, *, full: bool, bullets: Mapping[int, int]
) -> list[Piece] | None:
    """Find the bullet that a sentence joins: the one it runs on from, else its part's when full.

    A bullet holds a leap or two within a part, no more, so that it is read at a glance.
    """
    most = MOST_LEAPS_PARTED if bullets else MOST_LEAPS
    shared = [
        group
        for group in groups
        if piece.part in bullets
        and all(p.part != piece.part for p in group)
        and any(bullets.get(p.part) == bullets[piece.part] for p in group)
    ]
    if shared:
        return shared[0]
    open_to = [group for group in groups if _leaps([*group, piece]) <= most]
    for group in open_to:
        if any(p.follows(piece) or piece.follows(p) for p in group) and len(group) < MOST_PIECES:
            return group
    if not full:
        return None
    own = [g for g in open_to if any(p.part == piece.part for p in g) and len(g) < MOST_PIECES]
    return min(own, key=lambda g: min(abs(p.place - piece.place) for p in g), default=None)


def _leaps(group: Sequence[Piece]) -> int:
    """Count the places within a bullet where words are left out between two sentences of a part."""
    ordered = sorted(group, key=lambda piece: piece.place)
    return sum(
        earlier.part == later.part and (not later.follows(earlier) or earlier.text.endswith("…"))
        for earlier, later in pairwise(ordered)
    )
