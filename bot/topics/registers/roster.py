"""This file holds the Council's roster against the register of Members: who is new, who left, whose name differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from bot.topics.borders import is_word
from scrapers.items import Language
from scrapers.text import fold, is_cjk

if TYPE_CHECKING:
    from bot.topics.registers import Identity

UNCHECKED = "C"  # the grade of a name that nobody has checked
_CONFIRMED = "A"  # that of one that the Council itself prints
Difference = Literal["new", "unplaced", "left", "absent", "english", "chinese"]


@dataclass(frozen=True, slots=True)
class Seated:
    """A Member as the roster has one; `left` is the day from which it no longer said that they sit."""

    number: str
    names: tuple[tuple[Language, str], ...]
    former: tuple[str, ...] = ()
    since: date | None = None
    left: date | None = None
    ever_sat: bool = True

    @property
    def en(self) -> str:
        """Give the English name, or nothing."""
        return dict(self.names).get("en", "")

    @property
    def zh(self) -> str:
        """Give the Chinese name, or nothing."""
        return next((name for language, name in self.names if language != "en"), "")


@dataclass(frozen=True, slots=True)
class Differs:
    """One thing in which the roster and the register differ: about whom, and the name that the register has."""

    what: Difference
    name: str
    other: str = ""

    @property
    def mark(self) -> str:
        """Give what it is remembered by once it was reported."""
        return fold(f"{self.what}:{self.name}:{self.other}")


@dataclass(frozen=True, slots=True)
class Roster:
    """What the register of Members becomes by the roster, and in what they differ."""

    members: tuple[Identity, ...]
    differs: tuple[Differs, ...]


Forms = Callable[["Identity"], frozenset[str]]


class Places:
    """Whom of the register a name of the roster means: by the whole of it, never by a surname."""

    def __init__(
        self, members: Sequence[Identity], plain: Callable[[str], str], forms: Forms
    ) -> None:
        self._plain = plain
        self._by: dict[str, dict[Identity, None]] = {}
        for one in members:
            for form in forms(one):
                self._by.setdefault(form, {})[one] = None

    def of(self, seat: Seated) -> Identity | None:
        """Give who sits there: by the Chinese name, else the English one of somebody of that surname."""
        former = [name for name in seat.former if is_cjk(name[0])]
        for name in filter(None, (seat.zh, *former)):
            if len(found := self._by.get(self._plain(name), {})) == 1:
                return next(iter(found))
        for name in filter(None, (seat.en, *(one for one in seat.former if one not in former))):
            found = self._by.get(self._plain(name), {})
            if len(found) == 1 and self._of_one_family(seat, next(iter(found))):
                return next(iter(found))
        return None

    def _of_one_family(self, seat: Seated, one: Identity) -> bool:
        return not seat.zh or fold(seat.zh)[:1] == fold(one.zh)[:1]

    def same(self, name: str, one: Identity) -> bool:
        """Say whether a name is one of somebody's."""
        return one in self._by.get(self._plain(name), {})

    def is_taken(self, name: str) -> bool:
        """Say whether a name is anybody's in the register."""
        return self._plain(name) in self._by


def merged(
    members: Sequence[Identity],
    seats: Iterable[Seated],
    places: Places,
    taken: Callable[[str], bool],
    made: Callable[[Seated, int], Identity],
) -> Roster:
    """Give the register with what the roster says: both are kept, and what differs is named.

    `taken` says that a name stands for something else, `made` gives who is new, of a term. A Member has a
    Chinese name: who is new and has none, or is called by a word, is placed by a person.
    """
    newest = max((term for one in members for term in one.terms), default=0)
    changed: dict[str, Identity] = {}
    added: list[Identity] = []
    differs: list[Differs] = []
    seats = list(seats)
    for seat in seats:
        one = places.of(seat)
        if one is not None:
            now, said = _confirmed(changed.get(one.key, one), seat, places, one)
            if one.key not in changed or now.left is None:  # two numbers of one Member: one sits
                changed[one.key] = now
            differs += said
        elif not seat.ever_sat:
            continue  # who left before the roster was read, and is in no register
        elif not seat.zh or any(is_word(fold(name)) or taken(name) for _, name in seat.names):
            differs.append(Differs("unplaced", " / ".join(name for _, name in seat.names)))
        else:
            added.append(made(seat, newest))
            shown = " / ".join(filter(None, (seat.zh, seat.en)))
            differs.append(Differs("new", shown))
            if seat.left is not None:
                differs.append(Differs("left", shown))
    read = min((seat.since for seat in seats if seat.since), default=None)
    for one in members if seats else ():
        if newest in one.terms and one.key not in changed:
            changed[one.key] = replace(one, left=read)
            differs.append(Differs("absent", one.zh, one.en))
    kept = tuple(changed.get(one.key, one) for one in members)
    return Roster((*kept, *added), tuple(dict.fromkeys(differs)))


def _confirmed(
    one: Identity, seat: Seated, places: Places, known: Identity
) -> tuple[Identity, list[Differs]]:
    """Give a Member of the register with the roster's names, and in what these differ.

    A name that nobody had checked gives way; another is kept, for papers printed it.
    """
    differs: list[Differs] = []
    names, grades = {"en": one.en, "zh": one.zh}, {"en": one.grades[0], "zh": one.grades[1]}
    more: list[str] = []
    for language, said in (("en", seat.en), ("zh", seat.zh)):
        if not said:
            continue
        if places.same(said, known):
            if fold(said) == fold(names[language]):
                grades[language] = _CONFIRMED
            more.append(said)
            continue
        differs.append(
            Differs("english" if language == "en" else "chinese", f"{one.zh} / {one.en}", said)
        )
        if places.is_taken(said):
            continue  # it is somebody else's: a person looks at both
        if language == "en" and grades["en"] == UNCHECKED:
            more.append(names["en"])
            names["en"], grades["en"] = said, _CONFIRMED
        else:
            more.append(said)
    if seat.left is not None and known.terms and one.left is None:
        differs.append(Differs("left", f"{one.zh} / {one.en}"))
    says = tuple(dict.fromkeys((*one.says, *more, *seat.former)))
    says = tuple(name for name in says if name not in (names["en"], names["zh"]))
    grade = grades["en"] + grades["zh"]
    now = replace(one, en=names["en"], zh=names["zh"], grades=grade, says=says, left=seat.left)
    return now, differs
