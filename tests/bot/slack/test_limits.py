"""This file tests the walker that judges Slack payloads, and that our limits are Slack's."""

from __future__ import annotations

from typing import Any

import pytest
from slackblocks import _limits

from bot.slack import limits
from tests.blocks import faults, view_faults
from tests.blocks.walker import LIMITS


def _text(text: str, kind: str = "mrkdwn") -> dict[str, Any]:
    return {"type": kind, "text": text}


def _plain(text: str) -> dict[str, Any]:
    return _text(text, "plain_text")


def _message(*blocks: dict[str, Any], text: str = "words") -> dict[str, Any]:
    return {"text": text, "blocks": list(blocks)}


def _section(text: str = "words", **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": _text(text), **more}


def _button(**more: Any) -> dict[str, Any]:
    return {"type": "button", "text": _plain("Press"), "action_id": "press", **more}


def _actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def _option(**more: Any) -> dict[str, Any]:
    return {"text": _plain("One"), "value": "1", **more}


def _menu(*options: dict[str, Any]) -> dict[str, Any]:
    return {"type": "overflow", "action_id": "more", "options": list(options)}


def test_the_walker_s_table_is_that_of_slackblocks() -> None:
    assert {name: getattr(_limits, name) for name in LIMITS} == LIMITS


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("MESSAGE_BLOCKS", "MESSAGE_BLOCKS_MAX_ITEMS"),
        ("VIEW_BLOCKS", "VIEW_BLOCKS_MAX_ITEMS"),
        ("TEXT", "TEXT_MAX_LENGTH"),
        ("SECTION", "SECTION_TEXT_MAX_LENGTH"),
        ("HEADER", "HEADER_TEXT_MAX_LENGTH"),
        ("CONTEXT", "CONTEXT_ELEMENTS_MAX_ITEMS"),
        ("ACTIONS", "ACTIONS_ELEMENTS_MAX_ITEMS"),
        ("BUTTON", "BUTTON_TEXT_MAX_LENGTH"),
        ("BUTTON_VALUE", "BUTTON_VALUE_MAX_LENGTH"),
        ("NAME", "ACTION_ID_MAX_LENGTH"),
        ("OPTION", "OPTION_TEXT_MAX_LENGTH"),
        ("OPTION_VALUE", "OPTION_VALUE_MAX_LENGTH"),
        ("OPTION_DESCRIPTION", "OPTION_DESCRIPTION_MAX_LENGTH"),
        ("OPTIONS", "SELECT_OPTIONS_MAX_ITEMS"),
        ("OVERFLOW", "OVERFLOW_OPTIONS_MAX_ITEMS"),
        ("PLACEHOLDER", "SELECT_PLACEHOLDER_MAX_LENGTH"),
        ("INPUT_LABEL", "INPUT_LABEL_MAX_LENGTH"),
        ("CONFIRM_TITLE", "CONFIRMATION_TITLE_MAX_LENGTH"),
        ("CONFIRM_TEXT", "CONFIRMATION_TEXT_MAX_LENGTH"),
        ("CONFIRM_BUTTON", "CONFIRMATION_CONFIRM_MAX_LENGTH"),
        ("VIEW_TITLE", "VIEW_TITLE_MAX_LENGTH"),
        ("PRIVATE_METADATA", "VIEW_PRIVATE_METADATA_MAX_LENGTH"),
    ],
)
def test_the_builders_limits_are_those_of_slackblocks(ours: str, theirs: str) -> None:
    assert getattr(limits, ours) == getattr(_limits, theirs)


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(_message(*[_section()] * 51), id="51 blocks"),
        pytest.param(_message(_section("")), id="an empty text"),
        pytest.param(_message(_section("x" * 3001)), id="a long section"),
        pytest.param(_message({"type": "section"}, {"type": "sections"}), id="an unknown block"),
        pytest.param(_message(_section(colour="red")), id="an unknown key"),
        pytest.param(_message({"type": "header", "text": _text("x")}), id="marks in a header"),
        pytest.param(_message({"type": "header", "text": _plain("x" * 151)}), id="a long header"),
        pytest.param(
            _message({"type": "context", "elements": [_text("x")] * 11}), id="11 in a context"
        ),
        pytest.param(_message({"type": "context"}), id="a context of nothing"),
        pytest.param(_message(_actions(*[_button()] * 26)), id="26 buttons"),
        pytest.param(_message(_actions(_button(text=_plain("x" * 76)))), id="a long button"),
        pytest.param(_message(_actions(_button(text=_text("x")))), id="marks on a button"),
        pytest.param(_message(_actions(_button(value="x" * 2001))), id="a long value"),
        pytest.param(_message(_actions(_button(action_id="x" * 256))), id="a long action_id"),
        pytest.param(_message(_actions(_button(), _button())), id="an action_id twice"),
        pytest.param(_message(_actions(_menu())), id="a menu of nothing"),
        pytest.param(_message(_actions(_menu(*[_option()] * 6))), id="a menu of six"),
        pytest.param(_message(_actions(_menu(_option(value="x" * 151)))), id="an option's value"),
        pytest.param(
            _message(_actions(_menu(_option(text=_plain("x" * 76))))), id="an option's text"
        ),
        pytest.param(
            _message(_section(block_id="a"), _section(block_id="a")), id="a block_id twice"
        ),
        pytest.param(_message(*[_section("x" * 2600)] * 4), id="too much text"),
        pytest.param(_message(_section(), text=""), id="no fallback"),
        pytest.param({"blocks": [_section()]}, id="no fallback at all"),
        pytest.param(_message(_section(fields=[_text("x" * 2001)])), id="a long field"),
        pytest.param(_message(_section(fields=[_text("x")] * 11)), id="11 fields"),
        pytest.param(_message({"type": "section", "text": "words"}), id="a bare string"),
        pytest.param(_message(_section("🙂" * 1501)), id="3002 units in 1501 characters"),
    ],
)
def test_the_walker_finds_the_fault(bad: dict[str, Any]) -> None:
    assert faults(bad)


def test_the_walker_takes_a_good_message() -> None:
    good = _message(
        {"type": "header", "text": _plain("Wed 3 Jun")},
        _section("*words*", accessory=_button()),
        {"type": "context", "elements": [_text("x")] * 10},
        _actions(_button(value="paper:1"), _menu(_option())),
        {"type": "divider"},
    )
    assert faults(good) == []


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param({"title": _plain("x" * 25)}, id="a long title"),
        pytest.param({"blocks": [_section()] * 101}, id="101 blocks"),
        pytest.param({"blocks": [{"type": "markdown", "text": "x"}]}, id="a message's block"),
        pytest.param({"private_metadata": "x" * 3001}, id="much metadata"),
    ],
)
def test_the_walker_finds_the_fault_in_a_view(bad: dict[str, Any]) -> None:
    good = {"type": "modal", "title": _plain("Subscribe"), "blocks": [_section()]}
    assert view_faults(good) == []
    assert view_faults({**good, **bad})
