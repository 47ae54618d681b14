"""This file holds Slack's limits on blocks, in one table that a test compares with another's."""

from __future__ import annotations

from typing import Any

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
TEXT = 3000  # a text object
SECTION = 3000
HEADER = 150
CONTEXT = 10
ACTIONS = 25
BUTTON = 75
BUTTON_VALUE = 2000
NAME = 255  # an action_id, a block_id, a callback_id
OPTION = 75
OPTION_VALUE = 150
OPTION_DESCRIPTION = 75
OPTIONS = 100
OVERFLOW = 5
PLACEHOLDER = 150
INPUT_LABEL = 2000
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30
VIEW_TITLE = 24
PRIVATE_METADATA = 3000
TABLE_ROWS = 100
TABLE_COLUMNS = 20
CELL = 200  # ours: a cell is to be read at a glance
# Not in Slack's pages: posts fail from about 11 000 characters over all blocks (msg_blocks_too_long).
MESSAGE_TEXT = 10_000
FALLBACK = 3000  # of the 40 000 that `text` may have


def text_of(value: Any) -> int:
    """Count the characters of all texts in blocks, links included."""
    if isinstance(value, dict):
        return sum(
            len(part) + sum(1 for ch in part if ord(ch) > 0xFFFF)
            if name == "text" and isinstance(part, str)
            else text_of(part)
            for name, part in value.items()
        )
    if isinstance(value, list | tuple):
        return sum(text_of(part) for part in value)
    return 0
