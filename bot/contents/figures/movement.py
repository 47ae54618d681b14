"""This file says which figure of a paper differs from what an earlier one gave for the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.messages.figures import MEASURES
from scrapers.text import fold
from storage.records import Figure

# What is told over and over as of another day; a round, a rate or a forecast is of its own.
REPEATED = frozenset({"stock", "cumulative", "allocation", "target"})
Thing = tuple[str, str, str, str]  # of which programme, in what, what is counted, over what stretch


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure and the one that stood before it."""

    before: Figure
    after: Figure


def thing(figure: Figure) -> Thing | None:
    """Give what a figure counts, None where its paper does not name it."""
    unit, counts = fold(figure.unit).strip(), "".join(fold(figure.counts).split())
    named = counts or figure.unit not in MEASURES or figure.span == "allocation"  # its size
    if figure.span not in REPEATED or not named:
        return None
    return figure.programme, unit, counts, figure.span


def moved(now: Iterable[Figure], earlier: Iterable[Sequence[Figure]]) -> list[Moved]:
    """Give what a paper puts otherwise than the latest earlier one that counts the same.

    `earlier` are the figures of each earlier paper in the same language, the latest first. Where one
    paper gives two amounts for one thing, they are of its parts, and nothing is said.
    """
    known: dict[Thing, Figure | None] = {}
    for figures in earlier:
        for what, figure in single(figures).items():
            known.setdefault(what, figure)
    found = []
    for what, after in single(now).items():
        before = known.get(what)
        if before is None or after is None or same(before, after):
            continue
        if before.as_of and after.as_of and after.as_of < before.as_of:
            continue  # told later, of an earlier day
        found.append(Moved(before, after))
    return found


def single(figures: Iterable[Figure]) -> dict[Thing, Figure | None]:
    """Give the one amount for each thing, None where there are several."""
    kept: dict[Thing, Figure | None] = {}
    for one in figures:
        what = thing(one)
        if what is None:
            continue
        held = kept.setdefault(what, one)
        if held is None or same(held, one) or _was(one, held):
            continue
        kept[what] = one if _was(held, one) else None
    return kept


def _was(one: Figure, now: Figure) -> bool:
    """Say whether a figure is what another of its sentence was before: up from 4.1 million in 2025."""
    earlier = now.as_of is None or (one.as_of or "") < now.as_of
    return one.as_of is not None and one.sentence == now.sentence and earlier


def same(one: Figure, other: Figure) -> bool:
    """Say whether two amounts agree: the same, or one is the other rounded, as its words say."""
    if one.value == other.value:
        return True
    rounded = [each for each in (one, other) if each.qualifier != "exact"]
    return any(abs(one.value - other.value) < _step(each.value) for each in rounded)


def _step(value: Decimal) -> Decimal:
    """Give what the last digit that is not nought of a number stands for: 10,000 of 3,410,000."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))
