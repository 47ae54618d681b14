"""This file names what a person can mean to keep, mark, tell us or take back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.answering.arguments.periods import Period
from bot.answering.intents.intent import Change, Intent
from storage.people.commitment_marks import State


@dataclass(frozen=True, slots=True)
class Save(Change):
    """Keep a paper on this channel's list."""

    reference: str


@dataclass(frozen=True, slots=True)
class Unsave(Change):
    """Keep a paper no longer."""

    reference: str


@dataclass(frozen=True, slots=True)
class ShowSaved(Intent):
    """Show what this channel keeps, from the n-th."""

    start: int = 1


@dataclass(frozen=True, slots=True)
class WriteNote(Change):
    """Write something of a paper; without a reference it is the one that is talked of."""

    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class MarkCommitment(Change):
    """Say what became of a commitment; `to` where it was moved, `by` the paper that shows it."""

    reference: str
    state: State
    to: date | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class StarCommitment(Change):
    """Have a channel reminded of a commitment, or no more."""

    reference: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class Feedback(Change):
    """Tell those who run this something."""

    text: str


@dataclass(frozen=True, slots=True)
class Undo(Change):
    """Take back the last change here, or one by its number."""

    number: int | None = None


@dataclass(frozen=True, slots=True)
class Admins(Change):
    """Say who may change what channels follow."""

    only: bool


@dataclass(frozen=True, slots=True)
class Status(Intent):
    """Say how the watch is kept, and what came of it here, in a span of time if one is named."""

    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Oversee(Intent):
    """Show what all channels of a workspace follow, are told and keep."""
