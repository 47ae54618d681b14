"""This file holds the headings that we give to stretches of a paper which has none of its own for them."""

from __future__ import annotations

from scrapers.items import Language

_WORDS: dict[str, dict[Language, str]] = {
    "question": {"en": "Question", "zh-Hant": "問題", "zh-Hans": "问题"},
    "reply": {"en": "Reply", "zh-Hant": "答覆", "zh-Hans": "答覆"},
}


def words(name: str, language: Language) -> str:
    """Give the heading of a stretch, `question` or `reply`, in the paper's language."""
    return _WORDS[name][language]
