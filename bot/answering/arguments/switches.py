"""This file reads whether something is to be switched on or off."""

from __future__ import annotations

from scrapers.text import fold

_ON = frozenset(map(fold, ("on", "yes", "開", "開啟")))
_OFF = frozenset(map(fold, ("off", "no", "none", "never", "關", "關閉", "無")))


def switched(text: str) -> bool | None:
    """Say whether a text switches something on or off; None where it does neither."""
    said = fold(text).strip()
    return True if said in _ON else False if said in _OFF else None
