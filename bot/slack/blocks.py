"""This file builds Block Kit's blocks and keeps every one of them within Slack's limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.messages.clipping import clip, size
from bot.slack import limits
from bot.slack.mrkdwn import Markup, address, cut
from storage.records import Payload

Block = dict[str, Any]
View = dict[str, Any]  # a form, or the home of one person: never kept


class TooMuch(ValueError):
    """A message holds more than Slack takes; split it with `pages` before it is sent."""


def mrkdwn(text: Markup, limit: int = limits.TEXT) -> Block:
    """Give a text object in which Slack reads marks and links."""
    return {"type": "mrkdwn", "text": cut(text, limit) or " "}


def plain_text(text: str, limit: int = limits.TEXT) -> Block:
    """Give a text object in which nothing is marked, short codes of emoji included."""
    return {"type": "plain_text", "text": clip(text, limit) or "-", "emoji": False}


def header(text: str) -> Block:
    """Give a large line."""
    return {"type": "header", "text": plain_text(text, limits.HEADER)}


def section(text: Markup, accessory: Block | None = None) -> Block:
    """Give a paragraph, with one button or menu at its side at most."""
    block: Block = {"type": "section", "text": mrkdwn(text, limits.SECTION)}
    if accessory is not None:
        block["accessory"] = accessory
    return block


def sections(rows: Iterable[Markup]) -> list[Block]:
    """Give lines as few paragraphs as Slack's limit on one allows."""
    blocks: list[Block] = []
    held: list[Markup] = []
    for row in rows:
        if held and size("\n".join([*held, row])) > limits.SECTION:
            blocks.append(section(Markup("\n".join(held))))
            held = []
        held.append(row)
    if held:
        blocks.append(section(Markup("\n".join(held))))
    return blocks


def context(*texts: Markup) -> Block:
    """Give a small grey line of up to ten pieces; what is empty is left out."""
    pieces = [text for text in texts if text] or [Markup(" ")]
    return {"type": "context", "elements": [mrkdwn(text) for text in pieces[: limits.CONTEXT]]}


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Block:
    """Give a table of plain cells, its heads the first row; Slack takes one in a message."""
    shown = [heads, *rows][: limits.TABLE_ROWS]
    return {
        "type": "table",
        "rows": [
            [{"type": "raw_text", "text": clip(cell, limits.CELL) or "–"} for cell in row[: limits.TABLE_COLUMNS]]
            for row in shown
        ],
        "column_settings": [{"is_wrapped": True} for _ in heads[: limits.TABLE_COLUMNS]],
    }  # fmt: skip


def divider() -> Block:
    """Give a thin line."""
    return {"type": "divider"}


def button(
    text: str,
    action_id: str,
    value: str = "",
    *,
    url: str | None = None,
    style: str | None = None,
    confirm: Block | None = None,
) -> Block:
    """Give a button; its value comes back to us when it is pressed.

    Raises TooMuch for a value that Slack would refuse: a shortened one would mean something else.
    """
    block: Block = {
        "type": "button",
        "text": plain_text(text, limits.BUTTON),
        "action_id": _whole(action_id, limits.NAME, "an action_id"),
    }
    if value:
        block["value"] = _whole(value, limits.BUTTON_VALUE, "a button's value")
    if url and (target := address(url)):
        block["url"] = target.replace("&amp;", "&")
    if style:
        block["style"] = style
    if confirm:
        block["confirm"] = confirm
    return block


def confirm(title: str, text: str, yes: str, no: str) -> Block:
    """Give what Slack asks before a button does what it says."""
    return {
        "title": plain_text(title, limits.CONFIRM_TITLE),
        "text": plain_text(text, limits.CONFIRM_TEXT),
        "confirm": plain_text(yes, limits.CONFIRM_BUTTON),
        "deny": plain_text(no, limits.CONFIRM_BUTTON),
        "style": "danger",
    }


def option(text: str, value: str, description: str | None = None) -> Block:
    """Give one line of a menu; raises TooMuch for a value that Slack would refuse."""
    block: Block = {
        "text": plain_text(text, limits.OPTION),
        "value": _whole(value, limits.OPTION_VALUE, "an option's value"),
    }
    if description:
        block["description"] = plain_text(description, limits.OPTION_DESCRIPTION)
    return block


def overflow(action_id: str, options: Sequence[Block]) -> Block:
    """Give the menu behind three dots, of five lines at most."""
    return {
        "type": "overflow",
        "action_id": _whole(action_id, limits.NAME, "an action_id"),
        "options": list(options[: limits.OVERFLOW]),
    }


def actions(*elements: Block) -> Block:
    """Give a row of buttons and menus."""
    return {"type": "actions", "elements": list(elements[: limits.ACTIONS])}


def message(blocks: Sequence[Block], text: str) -> Payload:
    """Give a message; `text` is what notifications and screen readers say.

    Raises TooMuch where Slack would refuse the blocks.
    """
    if len(blocks) > limits.MESSAGE_BLOCKS:
        raise TooMuch(f"{len(blocks)} blocks in one message; Slack takes {limits.MESSAGE_BLOCKS}")
    if (found := limits.text_of(list(blocks))) > limits.MESSAGE_TEXT:
        raise TooMuch(f"{found} characters in one message; {limits.MESSAGE_TEXT} are safe")
    return {
        "text": cut(Markup(text), limits.FALLBACK) or "-",
        "blocks": list(blocks),
        "unfurl_links": False,
        "unfurl_media": False,
    }


def pages(blocks: Sequence[Block]) -> list[list[Block]]:
    """Split blocks over as many messages as they need."""
    found: list[list[Block]] = []
    held: list[Block] = []
    room = limits.MESSAGE_TEXT
    for block in blocks:
        needed = limits.text_of(block)
        if held and (needed > room or len(held) >= limits.MESSAGE_BLOCKS):
            found.append(held)
            held, room = [], limits.MESSAGE_TEXT
        held.append(block)
        room -= needed
    return [*found, held] if held else found


def text_input(action_id: str, *, placeholder: str = "", multiline: bool = False) -> Block:
    """Give a field to type in."""
    block: Block = {
        "type": "plain_text_input",
        "action_id": _whole(action_id, limits.NAME, "an action_id"),
        "multiline": multiline,
    }
    if placeholder:
        block["placeholder"] = plain_text(placeholder, limits.PLACEHOLDER)
    return block


def labelled(block_id: str, label: str, element: Block, *, optional: bool = False) -> Block:
    """Give a line of a form: a label and what is filled in."""
    return {
        "type": "input",
        "block_id": _whole(block_id, limits.NAME, "a block_id"),
        "label": plain_text(label, limits.INPUT_LABEL),
        "element": element,
        "optional": optional,
    }


def modal(
    title: str,
    blocks: Sequence[Block],
    *,
    callback_id: str,
    submit: str | None = None,
    close: str | None = None,
    private_metadata: str = "",
) -> View:
    """Give a dialogue; raises TooMuch for more blocks or metadata than Slack takes."""
    view: View = {
        "type": "modal",
        "title": plain_text(title, limits.VIEW_TITLE),
        "blocks": _few(blocks),
        "callback_id": _whole(callback_id, limits.NAME, "a callback_id"),
    }
    if submit:
        view["submit"] = plain_text(submit, limits.VIEW_TITLE)
    if close:
        view["close"] = plain_text(close, limits.VIEW_TITLE)
    if private_metadata:
        view["private_metadata"] = _whole(
            private_metadata, limits.PRIVATE_METADATA, "private metadata"
        )
    return view


def home(blocks: Sequence[Block]) -> View:
    """Give the app's home; raises TooMuch for more blocks than Slack takes."""
    return {"type": "home", "blocks": _few(blocks)}


def _few(blocks: Sequence[Block]) -> list[Block]:
    if len(blocks) > limits.VIEW_BLOCKS:
        raise TooMuch(f"{len(blocks)} blocks in one view; Slack takes {limits.VIEW_BLOCKS}")
    return list(blocks)


def _whole(text: str, limit: int, what: str) -> str:
    if not text or size(text) > limit:
        raise TooMuch(f"{what} has to be 1 to {limit} characters, not {size(text)}")
    return text
