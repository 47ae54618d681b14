"""This file is the fake loft where pigeons land: strict about what they carry, with a ledger of it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

NAME = "pigeons"
LONGEST = 20_000
RING = "ring-7"  # who bears no such ring is no bird of the loft's


class Refused(Exception):
    """The loft does not take this."""


@dataclass
class Note:
    """A note that a pigeon brought: its words now, where it hangs, and how often it was written again."""

    perch: tuple[str, str]  # tenant, conversation, as the loft itself calls them
    words: str
    delivery: int
    under: str | None
    edits: int = 0


@dataclass
class Loft:
    """Every note, by the name that the loft gave it, and whether the hatch is still open."""

    notes: dict[str, Note] = field(default_factory=dict)
    perches: set[tuple[str, str]] = field(default_factory=set)
    closed: int = 0
    listening: bool = False
    count: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def take(self, perch: tuple[str, str], words: object, delivery: int, under: str | None) -> str:
        """Hang a note up; give its name."""
        self._check(words)
        if perch not in self.perches:
            raise Refused(f"there is no perch {perch}")
        if under is not None and (under not in self.notes or self.notes[under].perch != perch):
            raise Refused("a reply to a note that hangs nowhere near")
        if any(note.delivery == delivery for note in self.notes.values()):
            raise Refused("this delivery hangs here already")
        name = f"note-{next(self.count)}"
        self.notes[name] = Note(perch, str(words), delivery, under)
        return name

    def change(self, perch: tuple[str, str], name: str, words: object) -> None:
        """Write a note again."""
        self._check(words)
        note = self.notes.get(name)
        if note is None or note.perch != perch:
            raise Refused("no such note hangs there")
        note.words, note.edits = str(words), note.edits + 1

    def _check(self, words: object) -> None:
        if not isinstance(words, str) or not words.strip() or len(words) > LONGEST:
            raise Refused("a note is a text that a pigeon can carry")
        if self.closed:
            raise Refused("the hatch is closed")
