"""This file writes the lines that choose a style of citing, or switch the look ahead, briefings or the month."""

from __future__ import annotations

import re

from bot.answering.hearing.pieces.named import Named
from scrapers.text import fold

STYLES = {"oscola": "oscola", "bibtex": "bibtex", "bib": "bibtex", "latex": "bibtex", "ris": "ris", "zotero": "ris",
          "endnote": "ris", "plain": "plain"}  # fmt: skip
# e.g. the Chinese style · 中文格式
_IN_CHINESE = re.compile(r"\bchinese\b|中文", re.IGNORECASE)
# e.g. with the briefings as well · 連簡報
_BRIEFINGS = re.compile(r"\bbriefings?\b|简报", re.IGNORECASE)
# e.g. forget my style · 取消格式
_FORGETS = re.compile(r"\b(?:forget|reset|clear)\b|忘记|清除|取消", re.IGNORECASE)


# That something is not to come any more.
# e.g. turn off · no more · don't send · 唔使 · 停
_ENDS = re.compile(
    r"\b(?:off|stop|no (?:more|need)|no longer(?! than)|not|never|cancel|drop|skip|kill|quit|remove|can go|rid)\b|n't\b"
    r"|[停唔不取关关熄无毋别咪]",
    re.IGNORECASE,
)


def switch(command: str, named: Named) -> str:
    """Switch something that is told on its own, on or off as a sentence says."""
    return f"{command} {'off' if _ENDS.search(fold(named.text)) else 'on'}"


def week_ahead(named: Named) -> str | None:
    """Switch what is told of the week ahead; None where the briefings are meant, too, which is more."""
    return None if _BRIEFINGS.search(fold(named.text)) else switch("ahead", named)


def style(named: Named) -> str:
    """Choose the style of citing that a sentence names, or show which it is."""
    if _FORGETS.search(fold(named.text)):
        return "citation style forget"
    words = named.said.words
    chosen = next((one for word, one in STYLES.items() if word in words), "")
    spoken = "chinese" if not chosen and _IN_CHINESE.search(fold(named.text)) else chosen
    return f"citation style {spoken}".strip()


__all__ = ["STYLES", "style", "switch", "week_ahead"]
