"""This file walks through a payload and names everything in it that Slack would refuse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from storage.records import Payload

# The names are those of slackblocks' table, with which a test compares these figures.
LIMITS = {
    "TEXT_MAX_LENGTH": 3000,
    "ACTION_ID_MAX_LENGTH": 255,
    "BLOCK_ID_MAX_LENGTH": 255,
    "BUTTON_TEXT_MAX_LENGTH": 75,
    "BUTTON_URL_MAX_LENGTH": 3000,
    "BUTTON_VALUE_MAX_LENGTH": 2000,
    "BUTTON_ACCESSIBILITY_LABEL_MAX_LENGTH": 75,
    "CONFIRMATION_TITLE_MAX_LENGTH": 100,
    "CONFIRMATION_TEXT_MAX_LENGTH": 300,
    "CONFIRMATION_CONFIRM_MAX_LENGTH": 30,
    "CONFIRMATION_DENY_MAX_LENGTH": 30,
    "OPTION_TEXT_MAX_LENGTH": 75,
    "OPTION_VALUE_MAX_LENGTH": 150,
    "OPTION_DESCRIPTION_MAX_LENGTH": 75,
    "OPTION_URL_MAX_LENGTH": 3000,
    "OPTION_GROUP_LABEL_MAX_LENGTH": 75,
    "OPTION_GROUP_OPTIONS_MAX_ITEMS": 100,
    "SELECT_PLACEHOLDER_MAX_LENGTH": 150,
    "SELECT_OPTIONS_MAX_ITEMS": 100,
    "SELECT_OPTION_GROUPS_MAX_ITEMS": 100,
    "OVERFLOW_OPTIONS_MIN_ITEMS": 1,
    "OVERFLOW_OPTIONS_MAX_ITEMS": 5,
    "CHECKBOXES_OPTIONS_MAX_ITEMS": 10,
    "RADIO_BUTTONS_OPTIONS_MAX_ITEMS": 10,
    "PLAIN_TEXT_INPUT_PLACEHOLDER_MAX_LENGTH": 150,
    "ACTIONS_ELEMENTS_MAX_ITEMS": 25,
    "CONTEXT_ELEMENTS_MAX_ITEMS": 10,
    "CONTEXT_ACTIONS_ELEMENTS_MAX_ITEMS": 5,
    "HEADER_TEXT_MAX_LENGTH": 150,
    "IMAGE_IMAGE_URL_MAX_LENGTH": 3000,
    "IMAGE_ALT_TEXT_MAX_LENGTH": 2000,
    "INPUT_LABEL_MAX_LENGTH": 2000,
    "INPUT_HINT_MAX_LENGTH": 2000,
    "SECTION_TEXT_MAX_LENGTH": 3000,
    "SECTION_FIELDS_MAX_ITEMS": 10,
    "SECTION_FIELDS_ITEM_MAX_LENGTH": 2000,
    "MESSAGE_BLOCKS_MAX_ITEMS": 50,
    "VIEW_BLOCKS_MAX_ITEMS": 100,
    "VIEW_PRIVATE_METADATA_MAX_LENGTH": 3000,
    "VIEW_CALLBACK_ID_MAX_LENGTH": 255,
    "VIEW_TITLE_MAX_LENGTH": 24,
    "VIEW_CLOSE_MAX_LENGTH": 24,
    "VIEW_SUBMIT_MAX_LENGTH": 24,
}
TOTAL_TEXT = 10_000  # see msg_blocks_too_long: posts fail from about 11 000 characters
FALLBACK = 40_000
# Where a text of a kind of block or element may be so long: (type, field) -> limit.
TEXTS = {
    ("section", "text"): "SECTION_TEXT_MAX_LENGTH",
    ("header", "text"): "HEADER_TEXT_MAX_LENGTH",
    ("button", "text"): "BUTTON_TEXT_MAX_LENGTH",
    ("button", "url"): "BUTTON_URL_MAX_LENGTH",
    ("button", "value"): "BUTTON_VALUE_MAX_LENGTH",
    ("button", "accessibility_label"): "BUTTON_ACCESSIBILITY_LABEL_MAX_LENGTH",
    ("image", "image_url"): "IMAGE_IMAGE_URL_MAX_LENGTH",
    ("image", "alt_text"): "IMAGE_ALT_TEXT_MAX_LENGTH",
    ("input", "label"): "INPUT_LABEL_MAX_LENGTH",
    ("input", "hint"): "INPUT_HINT_MAX_LENGTH",
    ("plain_text_input", "placeholder"): "PLAIN_TEXT_INPUT_PLACEHOLDER_MAX_LENGTH",
    ("modal", "title"): "VIEW_TITLE_MAX_LENGTH",
    ("modal", "close"): "VIEW_CLOSE_MAX_LENGTH",
    ("modal", "submit"): "VIEW_SUBMIT_MAX_LENGTH",
    ("modal", "callback_id"): "VIEW_CALLBACK_ID_MAX_LENGTH",
    ("modal", "private_metadata"): "VIEW_PRIVATE_METADATA_MAX_LENGTH",
    ("confirm", "title"): "CONFIRMATION_TITLE_MAX_LENGTH",
    ("confirm", "text"): "CONFIRMATION_TEXT_MAX_LENGTH",
    ("confirm", "confirm"): "CONFIRMATION_CONFIRM_MAX_LENGTH",
    ("confirm", "deny"): "CONFIRMATION_DENY_MAX_LENGTH",
    ("option", "text"): "OPTION_TEXT_MAX_LENGTH",
    ("option", "value"): "OPTION_VALUE_MAX_LENGTH",
    ("option", "description"): "OPTION_DESCRIPTION_MAX_LENGTH",
    ("option", "url"): "OPTION_URL_MAX_LENGTH",
    ("option_group", "label"): "OPTION_GROUP_LABEL_MAX_LENGTH",
}
COUNTS = {
    ("actions", "elements"): "ACTIONS_ELEMENTS_MAX_ITEMS",
    ("context", "elements"): "CONTEXT_ELEMENTS_MAX_ITEMS",
    ("context_actions", "elements"): "CONTEXT_ACTIONS_ELEMENTS_MAX_ITEMS",
    ("section", "fields"): "SECTION_FIELDS_MAX_ITEMS",
    ("overflow", "options"): "OVERFLOW_OPTIONS_MAX_ITEMS",
    ("checkboxes", "options"): "CHECKBOXES_OPTIONS_MAX_ITEMS",
    ("radio_buttons", "options"): "RADIO_BUTTONS_OPTIONS_MAX_ITEMS",
    ("modal", "blocks"): "VIEW_BLOCKS_MAX_ITEMS",
    ("home", "blocks"): "VIEW_BLOCKS_MAX_ITEMS",
    ("message", "blocks"): "MESSAGE_BLOCKS_MAX_ITEMS",
}
ANYWHERE = {
    "action_id": "ACTION_ID_MAX_LENGTH",
    "block_id": "BLOCK_ID_MAX_LENGTH",
    "placeholder": "SELECT_PLACEHOLDER_MAX_LENGTH",
}
NAMED = {"confirm": "confirm", "options": "option", "option_groups": "option_group"}
MODALS_ONLY = frozenset({"alert"})
MESSAGES_ONLY = frozenset({"markdown", "context_actions", "task_card", "plan", "table"})


def faults(payload: Payload) -> list[str]:
    """Name what Slack would refuse in a message; nothing if it would take it."""
    found = [*_structure("SlackMessage", payload), *_walk("message", payload, "message")]
    blocks = payload.get("blocks", [])
    found.extend(_twice(blocks))
    found.extend(
        f"{block['type']} stands in dialogues only"
        for block in blocks
        if isinstance(block, dict) and block.get("type") in MODALS_ONLY
    )
    if not payload.get("text"):
        found.append("text: missing")
    elif _size(payload["text"]) > FALLBACK:
        found.append("text: longer than 40000")
    if (total := _total(blocks)) > TOTAL_TEXT:
        found.append(f"blocks: {total} characters, msg_blocks_too_long")
    return found


def view_faults(view: dict[str, Any]) -> list[str]:
    """Name what Slack would refuse in a dialogue or a home."""
    kind = view.get("type", "")
    blocks = view.get("blocks", [])
    found = [*_structure("SlackView", view), *_walk(kind, view, kind), *_twice(blocks)]
    found.extend(
        f"{block['type']} stands in messages only"
        for block in blocks
        if isinstance(block, dict) and block.get("type") in MESSAGES_ONLY
    )
    return found


@lru_cache(maxsize=4)
def _validator(name: str) -> Draft7Validator:
    schema = json.loads(Path(__file__).with_name("schema.json").read_text("utf-8"))
    schema["$ref"] = f"#/definitions/{name}"
    return Draft7Validator(schema)


def _structure(name: str, payload: Payload) -> tuple[str, ...]:
    return _misshapen(name, json.dumps(payload))


@lru_cache(maxsize=4096)
def _misshapen(name: str, written: str) -> tuple[str, ...]:
    """Name where a payload as it is written breaks the schema: tests send many that are equal."""
    found = _validator(name).iter_errors(json.loads(written))
    return tuple(f"{error.json_path}: {error.message[:200]}" for error in found)


def _walk(kind: str, value: Payload, path: str) -> Iterator[str]:
    if kind in ("mrkdwn", "plain_text") and not 0 < _size(str(value.get("text", ""))) <= 3000:
        yield f"{path}.text: 1 to 3000 characters"
    if kind == "overflow" and not value.get("options"):
        yield f"{path}.options: at least one"
    for name, part in value.items():
        here = f"{path}.{name}"
        text = part.get("text") if isinstance(part, dict) else part
        limit = LIMITS.get(TEXTS.get((kind, name), ANYWHERE.get(name, "")))
        if limit and isinstance(text, str) and _size(text) > limit:
            yield f"{here}: longer than {limit}"
        if isinstance(part, list):
            most = LIMITS.get(COUNTS.get((kind, name), ""))
            if most and len(part) > most:
                yield f"{here}: more than {most}"
            for index, one in enumerate(part):
                if isinstance(one, dict):
                    inner = NAMED.get(name) or str(one.get("type", ""))
                    yield from _walk(inner, one, f"{here}[{index}]")
                    if name == "fields" and _size(str(one.get("text", ""))) > 2000:
                        yield f"{here}[{index}]: longer than 2000"
        elif isinstance(part, dict):
            yield from _walk(NAMED.get(name) or str(part.get("type", "")), part, here)


def _twice(blocks: list[Any]) -> list[str]:
    ids = [block["block_id"] for block in blocks if isinstance(block, dict) and "block_id" in block]
    found = [f"block_id {one!r} twice" for one in sorted({i for i in ids if ids.count(i) > 1})]
    for index, block in enumerate(blocks):
        elements = block.get("elements", []) if isinstance(block, dict) else []
        names = [e["action_id"] for e in elements if isinstance(e, dict) and "action_id" in e]
        found.extend(
            f"blocks[{index}]: action_id {one!r} twice"
            for one in sorted({n for n in names if names.count(n) > 1})
        )
    return found


def _total(value: Any) -> int:
    if isinstance(value, dict):
        return sum(
            _size(part) if name == "text" and isinstance(part, str) else _total(part)
            for name, part in value.items()
        )
    return sum(_total(part) for part in value) if isinstance(value, list) else 0


def _size(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
