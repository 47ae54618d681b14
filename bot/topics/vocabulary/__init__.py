"""This file reads the topics' words from the TOML files beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from scrapers.text import fold

SHIPPED = ("legal-tech", "ai", "smart-city")


class VocabularyError(Exception):
    """A vocabulary file is missing something; the message names the file and the key."""


@cache
def read(name: str) -> Mapping[str, Any]:
    """Give the parsed file `name`.toml; a file that is not TOML raises VocabularyError."""
    text = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
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


def strings(table: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    """Give the list of strings under `key`, empty where it is absent."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise VocabularyError(f"{name}.toml: {key} must be a list of strings")
    return tuple(found)
