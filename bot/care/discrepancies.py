"""This file says what a discrepancy is: what one side has and the other has not, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Kind = Literal["question", "language", "cited", "gap", "missed", "feed", "delivery"]
SPAN = timedelta(days=7)  # how far back both sides are compared


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One thing that one side has and the other has not; `done` says what was done about it.

    `person` says that somebody has to look: nothing more can be done by itself.
    """

    kind: Kind
    what: str
    done: str
    person: bool = False
