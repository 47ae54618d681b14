"""This file reads the topics' words from the TOML files beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from scrapers.text import fold

SHIPPED = ("legal-tech", "ai", "smart-city")


_WORDS = "\n[terms]"  # before it stands what a topic is called, after it its thousand words


class VocabularyError(Exception):
    """A vocabulary file is missing something; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a topic that ships is called."""

    key: str
    en: str
    zh: str
    emoji: str
    typed: str  # the English that is shown as what to type
    also: tuple[str, ...] = ()  # what else people type for it


@cache
def headings() -> tuple[Heading, ...]:
    """Give what the topics that ship are called, in the order in which they are shown, without their words."""
    tables = ((key, _parsed(key, _text(key).partition(_WORDS)[0])) for key in SHIPPED)
    return tuple(_heading(key, table) for key, table in tables)


def _heading(key: str, table: Mapping[str, Any]) -> Heading:
    names = table["names"]
    typed = names.get("typed", names["en"])
    return Heading(
        key, names["en"], names["zh"], table["emoji"], typed, strings(names, "also", key)
    )


@cache
def read(name: str) -> Mapping[str, Any]:
    """Give the parsed file `name`.toml; a file that is not TOML raises VocabularyError."""
    return _parsed(name, _text(name))


def _text(name: str) -> str:
    return resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{name}.toml is not TOML: {error}; mend that line") from error


@cache
def collisions() -> frozenset[str]:
    """Give, folded, the words of collides.txt: one a line, what follows # is said to people."""
    text = resources.files(__name__).joinpath("collides.txt").read_text(encoding="utf-8")
    words = (line.partition("#")[0].split() for line in text.splitlines())
    return frozenset(fold(word) for line in words for word in line)


def against(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Give the words of `unless`; one with an @ stands for a list of against.toml."""
    lists = read("against")["lists"]
    found: dict[str, None] = {}
    for one in strings(table, "unless", name):
        if one.startswith("@") and one[1:] not in lists:
            raise VocabularyError(f"{name}.toml: against.toml has no list {one[1:]!r}")
        known = strings(lists, one[1:], "against") if one.startswith("@") else (one,)
        found.update(dict.fromkeys(known))
    return tuple(found)


def strings(table: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    """Give the list of strings under `key`, empty where it is absent."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise VocabularyError(f"{name}.toml: {key} must be a list of strings")
    return tuple(found)
