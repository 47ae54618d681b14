"""This file tests the messages that gather many papers, at their largest and at their worst."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.slack.gatherings import REST, ROWS, rest_messages, sitting_message
from storage.records import Bullet, Payload
from tests.blocks import faults
from tests.messages import samples

ROW = samples.REST.rows[0]
QUESTION = samples.SITTING.rows[0]


def words(payloads: Sequence[Payload]) -> str:
    return json.dumps(payloads, ensure_ascii=False)


def test_a_flood_of_replies_is_split_within_what_slack_takes() -> None:
    long = replace(ROW.alert, bullets=(Bullet("Tools were bought. " * 60, ("1",), 5),))
    made = rest_messages(replace(samples.REST, rows=(replace(ROW, alert=long),) * 90))
    assert len(made) > 1
    assert [fault for payload in made for fault in faults(payload)] == []
    assert f"and {90 - REST} more" in words(made)


def test_a_reply_is_linked_to_its_page_of_the_booklet() -> None:
    assert f"{samples.PAPER}#page=52|ITIB021>" in words(rest_messages(samples.REST))


def test_a_question_without_a_reply_is_not_linked() -> None:
    assert "|LCQ11" not in words([sitting_message(samples.SITTING)])


def test_a_sitting_of_ninety_questions_is_one_message() -> None:
    made = sitting_message(replace(samples.SITTING, rows=(QUESTION,) * 90))
    assert faults(made) == []
    assert f"and {90 - ROWS} more" in words([made])


@pytest.mark.parametrize("text", [samples.HOSTILE.title, "<!here> *x*", "`|>"])
def test_hostile_titles_call_nobody(text: str) -> None:
    rows = (replace(QUESTION, title=text, asker=text), replace(QUESTION, title=text, url=None))
    reply = replace(ROW, alert=replace(ROW.alert, title=text, number=text, askers=(text,)))
    made = [
        sitting_message(replace(samples.SITTING, rows=rows)),
        *rest_messages(replace(samples.REST, rows=(reply,))),
    ]
    assert "<!" not in words(made)
    assert [fault for payload in made for fault in faults(payload)] == []
