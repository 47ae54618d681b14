"""This file reads the filters that narrow a search, and what stands between quotation marks."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.messages.words import both_scripts
from scrapers.text import fold

_NAMES = {
    "member": "member", "committee": "committee", "kind": "kind", "topic": "topic", "since": "since",
    "until": "until", "due": "due", "議員": "member", "委員會": "committee", "種類": "kind",
    "主題": "topic", "到期": "due", "bureau": "bureau", "政策局": "bureau", "部門": "bureau",
}  # fmt: skip
_NAMED = {fold(name): filter_ for name, filter_ in _NAMES.items()}
_TYPED = "|".join(one for name in _NAMES for one in both_scripts(name))
_FILTER = re.compile(rf"^({_TYPED})[:：](.*)$", re.IGNORECASE | re.DOTALL)
_NOT_KIND = re.compile(
    rf"^-(?:{'|'.join(('kind', *both_scripts('種類')))})[:：](\S+)$", re.IGNORECASE
)
_QUOTES = "\"“”「」'‘’"


def bare(text: str) -> str:
    """Take quotation marks away."""
    return text.strip().strip(_QUOTES).strip()


@dataclass(slots=True)
class Filtered:
    """Words apart from the filters that stand among them."""

    words: list[str] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)


def filtered(tokens: Sequence[str]) -> Filtered:
    """Part filters with a colon from other words; a value may be in quotation marks, or missing."""
    found = Filtered()
    waiting: str | None = None
    for token in tokens:
        if waiting:
            found.given[waiting], waiting = bare(token), None
            continue
        if (out := _NOT_KIND.match(token)) is not None:
            found.given["without_kind"] = bare(out[1])
            continue
        match = _FILTER.match(token)
        if match is None:
            found.words.append(token)
            continue
        name = _NAMED[fold(match[1])]
        if match[2]:
            found.given[name] = bare(match[2])
        else:
            waiting = name
    if waiting:
        found.given[waiting] = ""
    return found


def day(text: str, *, last: bool = False) -> date | None:
    """Read YYYY-MM-DD, YYYY-MM or YYYY: of a month or a year its first day, or the last."""
    parts = text.split("-")
    if not all(part.isdecimal() and part.isascii() and len(part) <= 4 for part in parts):
        return None
    if len(parts) > 3 or len(parts[0]) != 4:
        return None
    try:
        year, *rest = map(int, parts)
        month = rest[0] if rest else 12 if last else 1
        ends = calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, rest[1] if len(rest) > 1 else ends)
    except ValueError:
        return None
