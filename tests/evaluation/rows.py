"""This file defines one line of the evaluation: how many were right, how sure that is, the aim."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any, Literal

from tests.material import at_hand

_Z = 1.959964  # 95 %
_LABELS = Path(__file__).parent / "labels"


@dataclass(frozen=True, slots=True)
class Labels:
    """Where a set comes from: who labelled it, whether the rules were mended in sight of it.

    "given" are labels that stand with the real material, "project" are our own. `size` is how many
    items the set has; 0 where every item makes one figure.
    """

    by: Literal["project", "given"]
    seen: bool
    note: str = ""
    size: int = 0


GIVEN = Labels("given", seen=True)
OURS_SEEN = Labels("project", seen=True)
OURS_ASIDE = Labels("project", seen=False)


@dataclass(frozen=True, slots=True)
class Row:
    """So many right of so many; `aim` is the least share wanted, `labels` says whose set it is."""

    part: str
    what: str
    right: int
    of: int
    aim: float | None = None
    labels: Labels = OURS_SEEN

    @property
    def share(self) -> float | None:
        """The share that is right; None of an empty set."""
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's interval: between which the true share lies, 19 times in 20."""
        return wilson(self.right, self.of) if self.of else None

    @property
    def below(self) -> bool:
        """Whether the share misses its aim."""
        return self.aim is not None and self.share is not None and self.share < self.aim


def wilson(right: int, of: int) -> tuple[float, float]:
    """Give Wilson's 95 % interval of a share."""
    share, spread = right / of, _Z * _Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(slots=True)
class Tally:
    """Counts verdicts against labels, for precision and recall."""

    size: int = 0
    hits: int = 0
    false_alarms: int = 0
    misses: int = 0

    def add(self, wanted: bool, got: bool) -> None:
        """Count one verdict."""
        self.size += 1
        self.hits += wanted and got
        self.false_alarms += got and not wanted
        self.misses += wanted and not got

    def rows(
        self, part: str, what: str, precision: float | None, recall: float | None, origin: Labels
    ) -> Iterable[Row]:
        """Give precision and recall as rows."""
        told, wanted = self.hits + self.false_alarms, self.hits + self.misses
        origin = origin if origin.size else replace(origin, size=self.size)
        yield Row(part, f"{what}: precision", self.hits, told, precision, origin)
        yield Row(part, f"{what}: recall", self.hits, wanted, recall, origin)


@cache
def labels(name: str) -> Any:
    """Read a label file of the project."""
    return json.loads((_LABELS / name).read_text(encoding="utf-8"))


def shared_labels(name: str) -> Any | None:
    """Read a label file that stands with the real material; None where it is not at hand."""
    path = at_hand("labels", name)
    return json.loads(path.read_text(encoding="utf-8")) if path else None


def records(*parts: str) -> list[dict[str, Any]] | None:
    """Read a file of one JSON object a line; None where it is not at hand."""
    path = at_hand(*parts)
    if path is None:
        return None
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
