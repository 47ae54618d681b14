"""This file builds the elements of Teams' cards and keeps every message within what Teams takes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from bot.messages.clipping import clip, plain, size
from bot.messages.links import web_address
from bot.teams.marked import Marked, bold, cut, fit, without_links
from storage.records import Payload

Element = dict[str, Any]

VERSION = "1.5"  # what Teams shows of cards that a bot sends
MOST_UTF8 = 24_000  # bytes of a message as it travels, the envelope's few hundred left free
MOST_UTF16 = 36_000  # Teams counts so: two bytes a letter, four a sign beyond the first plane
TEXT = 3_000  # letters of one element
ACTIONS = 6
ACTION = 60  # letters on a button
ELEMENTS = 60
CELL = 200  # letters of a table's cell
VALUE = 2_000  # letters that come back with a button
WORDS = 3_000  # letters of a message's words beside its card
_LEAST = 200  # an element is cut no shorter


class TooMuch(ValueError):
    """A button's value is longer than what comes back whole; say it in fewer letters."""


def text(said: Marked, **look: Any) -> Element:
    """Give a paragraph."""
    return {"type": "TextBlock", "text": cut(said, TEXT) or " ", "wrap": True, **look}


def title(said: Marked) -> Element:
    """Give a paper's title."""
    return text(said, weight="Bolder", spacing="Small")


def heading(said: Marked) -> Element:
    """Give a large line."""
    return text(said, size="Large", weight="Bolder")


def line(said: Marked) -> Element:
    """Give a paragraph that stands close below the one before it."""
    return text(said, spacing="Small")


def small(said: Marked, spacing: str = "Small") -> Element:
    """Give a small grey line."""
    return text(said, size="Small", isSubtle=True, spacing=spacing)


def literal(said: str) -> Element:
    """Give a line that is to be copied as it stands."""
    run = {"type": "TextRun", "text": said[:TEXT] or " ", "fontType": "Monospace"}
    return {"type": "RichTextBlock", "inlines": [run], "spacing": "None"}


def button(words: str, verb: str, value: str = "", *, aside: bool = False) -> Element:
    """Give a button; its value comes back to us under its verb, `aside` puts it into the menu.

    Raises TooMuch for a value that would have to be shortened: it would mean something else.
    """
    if size(value) > VALUE:
        raise TooMuch(f"{TooMuch.__doc__} ({size(value)} letters)")
    # The older kind of button reaches us as a message: its data alone says what was pressed.
    data = {"verb": verb, "value": value}
    look: Element = {"title": clip(words, ACTION) or "-"}
    if aside:
        look["mode"] = "secondary"
    older = {"type": "Action.Submit", **look, "data": data}
    return {"type": "Action.Execute", **look, "verb": verb, "data": data, "fallback": older}


def dialog(words: str, verb: str, value: str = "") -> Element:
    """Give a button that has Teams ask us for a dialog; only the older kind of button can."""
    data = {"msteams": {"type": "task/fetch"}, "verb": verb, "value": value}
    return {"type": "Action.Submit", "title": clip(words, ACTION) or "-", "data": data}


def opening(words: str, url: str) -> Element | None:
    """Give a button that opens an address; None for what is no web address."""
    target = web_address(url)
    if target is None:
        return None
    return {"type": "Action.OpenUrl", "title": clip(words, ACTION) or "-", "url": target}


def folded(name: str, words: str, inside: Sequence[Element]) -> list[Element]:
    """Give what opens where it stands, by a button; `name` is its own within the card."""
    toggle = {
        "type": "Action.ToggleVisibility",
        "title": clip(words, ACTION) or "-",
        "targetElements": [name],
    }
    held = {"type": "Container", "id": name, "isVisible": False, "items": list(inside)}
    return [row_of([toggle]), held]


def row_of(buttons: Iterable[Element]) -> Element:
    """Give buttons in a row of their own, among the paragraphs."""
    return {"type": "ActionSet", "actions": list(buttons)[:ACTIONS], "spacing": "Small"}


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Element:
    """Give a table whose first row holds the heads."""
    shown = [
        [bold(fit(head, CELL)) for head in heads],
        *([fit(cell, CELL) for cell in row] for row in rows),
    ]
    return {
        "type": "Table",
        "columns": [{"width": 1} for _ in heads],
        "firstRowAsHeader": True,
        "showGridLines": True,
        "rows": [
            {"type": "TableRow", "cells": [{"type": "TableCell", "items": [text(cell)]} for cell in row]}
            for row in shown
        ],
    }  # fmt: skip


def message(body: Sequence[Element], words: str, actions: Sequence[Element] = ()) -> Payload:
    """Give a message that Teams takes: a card, and the same in plain words beside it.

    Where it is too large its longest paragraphs lose their links, then their ends.
    """
    card: dict[str, Any] = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": VERSION,
        "body": [dict(element) for element in body[:ELEMENTS]] or [text(Marked(" "))],
        "msteams": {"width": "Full"},
    }
    if actions:
        card["actions"] = list(actions[:ACTIONS])
    said = "\n".join(filter(None, map(plain, words.split("\n"))))
    payload = {"text": cut(Marked(said), WORDS) or "-", "card": card}
    while weight(payload) > 1:
        if not _lighter(card["body"]):
            card["body"].pop()
    return payload


def pages(body: Sequence[Element]) -> list[list[Element]]:
    """Split paragraphs over as many messages as they need."""
    found: list[list[Element]] = []
    held: list[Element] = []
    room = 0.8  # of a message: its words and its frame take the rest
    for element in body:
        needed = weight(element)
        if held and (needed > room or len(held) >= ELEMENTS):
            found.append(held)
            held, room = [], 0.8
        held.append(element)
        room -= needed
    return [*found, held] if held else found


def weight(part: Any) -> float:
    """Say what share of what Teams takes a message, or a part of one, is; over 1 it is too large."""
    written = json.dumps(part, ensure_ascii=False)
    utf8 = len(written.encode("utf-8", "replace"))
    return max(utf8 / MOST_UTF8, 2 * size(written) / MOST_UTF16)


def _lighter(body: list[Element]) -> bool:
    """Take something from the heaviest paragraph; say whether there was something to take."""
    blocks = [element for element in body if element["type"] == "TextBlock"]
    heaviest = max(blocks, key=lambda element: size(element["text"]), default=None)
    if heaviest is None or size(heaviest["text"]) <= _LEAST:
        return False
    bare = without_links(heaviest["text"])
    shorter = cut(bare, max(_LEAST, size(bare) * 2 // 3))
    heaviest["text"] = bare if bare != heaviest["text"] else shorter
    return True
