"""This file knows what else a thing is called: other languages, short forms, former names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot.topics.lexicon import Lexicon
from bot.topics.terms import Term, haystack, is_latin, needle
from bot.topics.vocabulary import VocabularyError, read, strings

MOST_SPELLINGS = 12


@dataclass(frozen=True, slots=True)
class Alias:
    """One thing with all its names; `capitals` asks for Latin short forms as written.

    An `owner` is a body or a post: who does a thing, not what is done.
    """

    names: tuple[str, ...]
    former: tuple[str, ...] = ()
    capitals: bool = False
    topics: tuple[tuple[str, float], ...] = ()
    owner: bool = False

    @property
    def all_names(self) -> tuple[str, ...]:
        """Present names first, then former ones."""
        return self.names + self.former

    def terms(self, weight: float) -> tuple[Term, ...]:
        """Give every name as a term; short forms in capitals are exact where the file asks."""
        return tuple(
            Term(
                name,
                weight,
                exact=self.capitals and is_short_form(name),
                stands_for=self.names[0] if self.owner else None,
                owner=self.owner,
                programme=True,
            )
            for name in self.all_names
        )


@dataclass(frozen=True, slots=True)
class _Book:
    aliases: tuple[Alias, ...]
    lexicon: Lexicon
    owners: dict[int, tuple[int, ...]]  # needle number -> aliases that hold it
    folded: dict[str, tuple[int, ...]]  # folded name -> the same


def aliases() -> tuple[Alias, ...]:
    """Give every alias that ships, in the file's order."""
    return _book().aliases


@cache
def cased_names() -> frozenset[str]:
    """Give the short Latin names, which mean something only as written: AI is not Ai."""
    return frozenset(n for alias in aliases() for n in alias.all_names if is_short_form(n))


def other_names(name: str) -> tuple[str, ...]:
    """Give the other names of exactly this name, none where it is unknown."""
    book = _book()
    wanted = needle(name)
    found: dict[str, None] = {}
    for owner in book.folded.get(wanted, ()):
        found.update(dict.fromkeys(book.aliases[owner].all_names))
    return tuple(one for one in found if needle(one) != wanted)


def widen(query: str) -> tuple[str, ...]:
    """Give the query's other wordings, each with one name replaced; at most 12, without itself."""
    book = _book()
    folded, offsets = haystack(query)
    wordings: dict[str, None] = {}
    for start, end, number, _ in _longest(book.lexicon, folded):
        head, tail = query[: offsets[start]], query[offsets[end] :]
        for owner in book.owners[number]:
            for name in book.aliases[owner].all_names:
                if needle(name) != folded[start:end]:
                    wordings[_joined(head, name, tail)] = None
    wordings.pop(query, None)
    return tuple(wordings)[:MOST_SPELLINGS]


def _joined(head: str, name: str, tail: str) -> str:
    """Put a name between its neighbours, apart from Latin letters that it would run into."""
    left = " " if head and is_latin(head[-1].lower()) and is_latin(name[0].lower()) else ""
    right = " " if tail and is_latin(tail[0].lower()) and is_latin(name[-1].lower()) else ""
    return f"{head}{left}{name}{right}{tail}"


def _longest(lexicon: Lexicon, folded: str) -> list[tuple[int, int, int, bool]]:
    """Keep of overlapping names the longest."""
    taken: list[tuple[int, int, int, bool]] = []
    for one in sorted(lexicon.find(folded), key=lambda hit: (hit.start - hit.end, hit.start)):
        if all(one.end <= other[0] or one.start >= other[1] for other in taken):
            taken.append((one.start, one.end, one.needle, one.plural))
    return sorted(taken)


def is_short_form(name: str) -> bool:
    """Say whether a name is letters that stand for words: ITB, FinTech."""
    return name.isascii() and " " not in name and sum(letter.isupper() for letter in name) > 1


@cache
def _book() -> _Book:
    found = tuple(_alias(table, number) for number, table in enumerate(read("aliases")["alias"]))
    lexicon = Lexicon()
    owners: dict[int, tuple[int, ...]] = {}
    numbers: dict[str, int] = {}
    for position, alias in enumerate(found):
        for name in alias.all_names:
            folded = needle(name)
            number = lexicon.add(folded)
            numbers[folded] = number
            if position not in owners.get(number, ()):
                owners[number] = (*owners.get(number, ()), position)
    return _Book(
        found, lexicon, owners, {folded: owners[number] for folded, number in numbers.items()}
    )


def _alias(table: dict[str, object], number: int) -> Alias:
    where = f"aliases (entry {number + 1})"
    names = strings(table, "names", where)
    if not names:
        raise VocabularyError(f"{where}: names is empty; give at least one")
    topics = table.get("topics", {})
    if not isinstance(topics, dict):
        raise VocabularyError(f"{where}: topics must be a table of topic and weight")
    return Alias(
        names,
        strings(table, "former", where),
        bool(table.get("capitals")),
        tuple((str(key), float(weight)) for key, weight in topics.items()),
        bool(table.get("owner")),
    )
