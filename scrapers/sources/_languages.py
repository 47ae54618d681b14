"""This file gives the fields of a record by language, however the record spells which one they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from scrapers.sources._pages import is_language

_FLAT = re.compile(
    r"(.{1,40}?)[_-]?(en|eng|english|tc|chi|chinese|zh|sc|cn)", re.IGNORECASE | re.DOTALL
)
_WHICH = ("lang", "language", "locale", "lng")  # names of the field that says it
_TAG = re.compile(r"[a-z]{1,8}(?:[-_][a-z]{2,8})?", re.IGNORECASE)  # e.g. en · zh-Hant · chi
_ROWS = frozenset({"title", "pdf", "cat_id"})  # fields of a row of its own: no words of another's
_FIELDS = frozenset({"title", "subject", "pdf", "url", "agenda", "minutes"})
_TWO = 2  # languages, or a language and its words
_DEEP = 8  # records within records


def by_language(value: Any, deep: int = 0) -> Any:
    """Give a record with `{"en": .., "tc": ..}` for fields named `title_en`, or lists of languages.

    What is given so already stays as it is, and so does whatever cannot be told.
    """
    if deep > _DEEP:
        return value
    if isinstance(value, list):
        return _of_list(value) or [by_language(each, deep + 1) for each in value]
    if not isinstance(value, dict):
        return value
    found: dict[Any, Any] = {}
    apart: dict[str, dict[str, str]] = {}
    for name, inner in value.items():
        flat = _FLAT.fullmatch(name) if isinstance(name, str) and isinstance(inner, str) else None
        if flat is not None:
            apart.setdefault(flat[1], {})[flat[2].lower()] = inner
        found[name] = by_language(inner, deep + 1)
    for name, each in apart.items():
        if (len(each) >= _TWO or name.lower() in _FIELDS) and name not in value:
            found = {key: inner for key, inner in found.items() if not _is_of(key, name, each)}
            found[name] = each
    return found


def _is_of(key: Any, name: str, languages: dict[str, str]) -> bool:
    flat = _FLAT.fullmatch(key) if isinstance(key, str) else None
    return flat is not None and flat[1] == name and flat[2].lower() in languages


def _of_list(rows: list[Any]) -> dict[str, str] | None:
    """Give a list of records that each hold a language and words in it as one record, else None."""
    found: dict[str, str] = {}
    for row in rows:
        if not isinstance(row, dict) or len(row) != _TWO:
            return None
        which = next((row[name] for name in _WHICH if name in row), None)
        words = [(name, inner) for name, inner in row.items() if name not in _WHICH]
        if not isinstance(which, str) or len(words) != 1 or not isinstance(words[0][1], str | None):
            return None
        if words[0][0] in _ROWS or not _TAG.fullmatch(which):
            return None
        found[which] = words[0][1] or ""
    # Two rows of one language are two things, and one would hide the other.
    apart = len({name.lower() for name in found}) == len(rows)
    known = any(map(is_language, found))
    return found if apart and known else None


def strings_in(value: Any) -> Iterator[str]:
    """Give every text with words in it that a value holds."""
    held = [value]
    while held:
        each = held.pop()
        if isinstance(each, str):
            if each.strip():
                yield each
        elif isinstance(each, dict):
            held += each.values()
        elif isinstance(each, list):
            held += each
