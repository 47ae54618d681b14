"""This file summarises a committee's own lists: what is still waited for first, each under its subject."""

from __future__ import annotations

from bot.contents.summaries.pieces import Pick, is_chinese, size
from scrapers.items import Document, Matter
from scrapers.text import sentences

ROOM = 0.9  # of a summary
_ORDER = ("awaited", "open", "proposed", "answered")


def list_picks(document: Document) -> list[Pick]:
    """Pick rows in the list's own words, the subject set before them: those that nobody answered first."""
    rows = sorted(document.matters, key=lambda one: _ORDER.index(one.state))
    found: list[Pick] = []
    room = ROOM
    for place, one in enumerate(rows):
        text = _said(one)
        if text and size(text) <= room:
            room -= size(text)
            found.append(Pick(text, (one.no,) if one.no else (), one.page, place))
    return found


def _said(one: Matter) -> str:
    """Give a row's words: what was asked, or when the item is to be discussed."""
    words = one.remark if one.state == "proposed" else _opening(one.asked) or one.remark
    if not words or not one.subject:
        return one.subject
    if one.state == "proposed":
        return f"{one.subject}：{words}" if is_chinese(one.subject) else f"{one.subject}: {words}"
    if one.subject == words:
        return words
    return f"（{one.subject}）{words}" if is_chinese(one.subject) else f"[{one.subject}] {words}"


def _opening(asked: str) -> str:
    """Give the first sentence of what was asked; what only leads into a list comes with its items."""
    lead, *items = asked.split("\n")
    if items and lead.rstrip().endswith((":", "：", "–", "-")):
        return ("" if is_chinese(lead) else " ").join(piece.strip() for piece in (lead, *items))
    return next(iter(sentences(lead)), lead)
