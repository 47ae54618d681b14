"""This package names everything in a message that Teams would refuse: by the official schema, and by figures of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft6Validator

from storage.records import Payload

MOST_UTF8 = 24_000
MOST_UTF16 = 36_000
MOST_ACTIONS = 6
MOST_ELEMENTS = 60
PARTS = {"text", "card"}


@lru_cache(maxsize=1)
def validator() -> Draft6Validator:
    """Give what checks a card against the official schema of version 1.5."""
    text = (files("adaptive_cards") / "schemas" / "schema-1.5.json").read_text("utf-8")
    return Draft6Validator(json.loads(text))


@lru_cache(maxsize=4096)
def _holds(written: str) -> bool:
    """Say whether a card as it is written holds the schema: tests send many that are equal."""
    return bool(validator().is_valid(json.loads(written)))


def faults(payload: Payload) -> list[str]:
    """Name what is wrong with a message as a renderer gives it."""
    found = [f"unknown parts {sorted(payload.keys() ^ PARTS)}"] if payload.keys() != PARTS else []
    if not str(payload.get("text", "")).strip():
        found.append("no words beside the card")
    written = json.dumps(payload, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError as error:
        return [*found, f"no text: {error}"]
    if (size := len(written.encode())) > MOST_UTF8:
        found.append(f"{size} bytes of UTF-8")
    if (size := len(written.encode("utf-16-le"))) > MOST_UTF16:
        found.append(f"{size} bytes of UTF-16")
    return [*found, *card_faults(payload["card"])]


def card_faults(card: dict[str, Any]) -> list[str]:
    """Name what is wrong with a card."""
    shown = {name: part for name, part in card.items() if name != "msteams"}  # Teams' own addition
    found: list[str] = []
    if not _holds(json.dumps(shown)):  # quick; naming what is wrong is not
        found = [f"{list(e.path)}: {e.message[:200]}" for e in validator().iter_errors(shown)]
    found += [] if card.get("version") == "1.5" else [f"version {card.get('version')}"]
    if len(card.get("body", ())) > MOST_ELEMENTS:
        found.append(f"{len(card['body'])} elements")
    for part in _parts(card):
        if len(part.get("actions", ())) > MOST_ACTIONS:
            found.append(f"{len(part['actions'])} actions in a row")
        if part.get("type") == "Action.Execute" and part.get("fallback") is None:
            found.append("a button that older apps do not show")
        if part.get("type") == "Action.OpenUrl" and not part["url"].startswith(
            ("http://", "https://")
        ):
            found.append(f"a button that opens {part['url'][:40]}")
    return found


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _parts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _parts(part)
