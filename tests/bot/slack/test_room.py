"""This file tests that an answer about a topic is completed once what is held was matched against it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from storage.database import Store
from tests.bot.slack.workspace import Workspace, workspaces
from tests.storage.made import store_paper


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two fake workspaces, and a paper that is held."""
    with sqlite_store.write() as session:
        store_paper(session, "held", "A pilot scheme for horses.")
    with workspaces(sqlite_store) as made:
        yield made
        assert made.slack.refused == []


def test_a_command_is_answered_at_once_and_again_when_all_was_matched(place: Workspace) -> None:
    place.say("topic new Horns: unicorn")
    first, second = (str(one["payload"]) for one in place.slack.said)
    assert "Matching what is held: 0 of 1" in first
    assert "Matching" not in second
    assert "It would not have fired" in second


def test_a_talk_with_us_has_its_answer_edited(place: Workspace) -> None:
    place.slack.teams["T1"].channel("DU2", "", "U2", "UBOTT1", private=True)
    event = {
        "type": "message", "channel_type": "im", "channel": "DU2", "user": "U2",
        "text": "topic new Horns: unicorn", "ts": "1.1", "team": "T1",
    }  # fmt: skip
    place.post(place.slack.event(event))
    posted, edited = place.slack.said
    assert "Matching what is held" in json.dumps(posted["payload"])
    assert edited["edits"]
    assert "It would not have fired" in json.dumps(edited["payload"])


def test_a_private_channel_s_topic_is_looked_back_for_in_that_channel(place: Workspace) -> None:
    place.say("topic new Acme v Zebra: acme", channel="C3")
    assert "Acme" not in place.say("topics", channel="C1")
    assert "Acme" not in place.slack.texts(channel="C1")
