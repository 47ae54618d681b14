"""This file tests that whatever an answer holds, Slack takes it and nobody is called by it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.speech import Button, Reply, Row, Table
from bot.slack.replies import payload, said
from tests.blocks.walker import faults

HOSTILE = ["<!channel>", "<@U1>", "*_~`", "```", "**", "a" * 4000, "字" * 4000, "|>", "&lt;", "\u202e", "https://x.hk/|<"]  # fmt: skip
words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80))
named = words.filter(lambda text: bool(text.strip()))
buttons = st.builds(Button, named, st.sampled_from(["say", "undo", "edit"]), words)
rows = st.builds(Row, named, st.one_of(st.none(), words), words, words, st.tuples(buttons, buttons))


@settings(max_examples=60, deadline=None)
@given(
    named,
    st.lists(words, max_size=8),
    st.lists(rows, max_size=8),
    st.lists(buttons, max_size=4),
    words,
    words,
    st.lists(st.tuples(words, words), max_size=120),
)
def test_any_answer_is_a_message_that_slack_takes(
    headline: str,
    lines: list[str],
    found: list[Row],
    pressed: list[Button],
    code: str,
    footer: str,
    cells: list[tuple[str, str]],
) -> None:
    reply = Reply(
        headline, tuple(lines), tuple(found), tuple(pressed), footer=footer, code=code, again="list",
        table=Table(("One", "Two"), tuple(cells)) if cells else None,
    )  # fmt: skip
    made = payload(reply)
    assert faults({"text": made["text"], "blocks": made["blocks"]}) == []
    shown = json.dumps([b.get("text") for b in made["blocks"]] + [made["text"]])
    assert "<!channel>" not in shown
    assert "<@U1>" not in shown


def test_people_are_named_as_slack_names_them_and_only_those_we_know() -> None:
    reply = Reply("One", ("3 Oct · kept · U07ABC", "<@U1>", "kept · U08XYZ"), people=("U07ABC",))
    texts = [block["text"]["text"] for block in payload(reply)["blocks"] if "text" in block]
    shown = "\n".join(texts)
    assert "3 Oct · kept · <@U07ABC>" in shown
    assert "<@U08XYZ>" not in shown
    assert "<@U1>" not in shown


@pytest.mark.parametrize(("line", "shown"), [
    ("Type: `a`, or (`b`).", "Type: `a`, or (`b`)."),
    ("2個（`名單`）：`甲`、`乙`。", "2個（\u200b`名單`\u200b）：\u200b`甲`\u200b、\u200b`乙`\u200b。"),
    ("請輸入`幫助`，或“`list`” now", "請輸入 `幫助`\u200b，或“\u200b`list`\u200b” now"),
    ("`a` `b` (c) · `d`", "`a` `b` (c) · `d`"),
])  # fmt: skip
def test_no_blank_is_seen_between_code_and_the_mark_that_belongs_to_it(
    line: str, shown: str
) -> None:
    assert said(line) == shown
