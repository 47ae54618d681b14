"""This file finds who publishes: by a source's key, and by the words that people use."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from scrapers.source import Publisher, all_sources, source_named
from scrapers.text import fold

_NOT_LETTERS = re.compile(r"[\W_]+")
_BETWEEN = re.compile(r"[,，、]")


@dataclass(frozen=True, slots=True)
class Register:
    """Every publisher in the order of lists, and what words mean.

    A word means what subscriptions keep: a publisher's key, or a source's own.
    """

    publishers: tuple[Publisher, ...]
    by_word: Mapping[str, str]
    beginnings: frozenset[str]  # of words


@functools.cache
def register() -> Register:
    """Give what all sources say of their publishers; the Council comes first, then by key."""
    by_source = {source.key: source.publisher for source in all_sources() if source.papers}
    known = {publisher.key: publisher for publisher in by_source.values()}
    publishers = tuple(sorted(known.values(), key=lambda one: (not one.council, one.key)))
    words: dict[str, str] = {}
    for one in publishers:
        for word in one.words:
            words.setdefault(_plain(word), one.key)
    for key in by_source:
        words.setdefault(_plain(key), key)
    beginnings = {word[:length] for word in words for length in range(1, len(word) + 1)}
    return Register(publishers, words, frozenset(beginnings))


@functools.lru_cache(maxsize=500)
def publisher_of(source: str) -> Publisher | None:
    """Give who publishes at a source; None for what no source listed, such as an imported file.

    Whoever shows a paper of one source waits for that one alone.
    """
    found = source_named(source)
    return found.publisher if found is not None and found.papers else None


def publisher(key: str) -> Publisher | None:
    """Give a publisher by its key."""
    return next((one for one in register().publishers if one.key == key), None)


@functools.lru_cache(maxsize=500)
def origins(text: str) -> tuple[str, ...] | None:
    """Read publishers or sources between commas, as people name them; None where one is unknown.

    Gives what subscriptions keep. Scripts, cases, blanks and punctuation do not matter.
    """
    whole = register().by_word.get(_plain(text))  # a name may hold a comma itself
    if whole is not None:
        return (whole,)
    parts = [plain for part in _BETWEEN.split(text) if (plain := _plain(part))]
    found = [register().by_word.get(part) for part in parts]
    known = tuple(dict.fromkeys(name for name in found if name is not None))
    return known if known and None not in found else None


def begins_origin(token: str) -> bool:
    """Say whether a word may be the first of a publisher's name: most words that people type are not."""
    return _plain(_BETWEEN.split(token, maxsplit=1)[0]) in register().beginnings


def names_of(source: str) -> tuple[str, ...]:
    """Give every name under which subscriptions may want a source: its key, its publisher's.

    The beginnings of its key are among them, for earlier versions took those for names too.
    """
    parts = source.split("_")
    beginnings = ("_".join(parts[:length]) for length in range(len(parts), 0, -1))
    behind = publisher_of(source)
    return tuple(dict.fromkeys((*beginnings, *((behind.key,) if behind else ()))))


def _plain(text: str) -> str:
    return _NOT_LETTERS.sub("", fold(text))
