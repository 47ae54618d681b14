"""This file names what a person can mean of one commitment: see it, mark it, be reminded of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.answering.intents import Intent
from storage.people.commitment_marks import State


@dataclass(frozen=True, slots=True)
class ShowCommitment(Intent):
    """Show one commitment: what was seen since, and what was said of it."""

    reference: str


@dataclass(frozen=True, slots=True)
class MarkCommitment(Intent):
    """Say what became of a commitment; `to` where it was moved, `by` the paper that shows it."""

    reference: str
    state: State
    to: date | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class StarCommitment(Intent):
    """Have a channel reminded of a commitment, or no more."""

    reference: str
    on: bool = True
