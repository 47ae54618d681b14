"""This file reads the names that people type for languages."""

from __future__ import annotations

from scrapers.text import fold
from storage.records import Preference

_TYPED: dict[str, Preference] = {
    "en": "en", "eng": "en", "english": "en", "英": "en", "英文": "en",
    "tc": "zh-Hant", "繁": "zh-Hant", "繁體": "zh-Hant", "zh-hant": "zh-Hant", "zh": "zh-Hant",
    "中": "zh-Hant", "中文": "zh-Hant", "chinese": "zh-Hant",
    "sc": "zh-Hans", "簡": "zh-Hans", "簡體": "zh-Hans",
    "zh-hans": "zh-Hans",
    "either": "either", "any": "either", "both": "either", "不限": "either",
}  # fmt: skip


_FOLDED = {fold(name): meant for name, meant in _TYPED.items()}


class UnknownLanguage(ValueError):
    """That is not a language we post in; write en, tc, sc or either."""


def preference(text: str) -> Preference:
    """Read a language as people type it: en, tc, sc, 繁, 简, 中, 英, either."""
    found = _FOLDED.get(fold(text.strip()))
    if found is None:
        raise UnknownLanguage(f"{text!r} is not a language we post in; write en, tc, sc or either.")
    return found
