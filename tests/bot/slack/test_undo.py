"""This file tests that an old Undo takes back what it was made for, or nothing at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import update

from storage.database import Store
from storage.people import channels, subscriptions, topics
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription
from storage.people.topics import OwnTopic
from storage.sql import table
from storage.tables.people import AuditRow
from tests.bot.slack.workspace import Workspace, workspaces


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two fake workspaces."""
    with workspaces(sqlite_store) as made:
        yield made
        assert made.slack.refused == []


def undo_of(place: Workspace) -> str:
    """Give the value of the Undo button of the last answer."""
    return next(
        str(element["value"])
        for block in place.slack.said[-1]["payload"]["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"].startswith("undo")
    )


def say(place: Workspace, text: str, **where: str) -> str:
    """Type a command a minute later, and give the Undo that its answer carries."""
    place.stage.clock.pass_(minutes=1)
    said = place.say(text, **where)
    assert "undo" in said, said
    return undo_of(place)


def channel(place: Workspace, number: str) -> Channel:
    with place.stage.desk.store.read() as session:
        found = channels.channel(session, f"slack:T1/{number}")
    assert found is not None
    return found


def follows(place: Workspace, number: str = "C1") -> list[Subscription]:
    held = channel(place, number)
    with place.stage.desk.store.read() as session:
        return subscriptions.subscriptions(session, held.id)


def own_topics(place: Workspace, number: str) -> list[OwnTopic]:
    held = channel(place, number)
    with place.stage.desk.store.read() as session:
        return topics.topics(session, "slack:T1", held.id)


def refused(said: str) -> bool:
    """Say whether an answer says that things have changed since, and calls nothing taken back."""
    return "has changed since" in said and "Taken back" not in said


def test_a_stale_undo_leaves_a_private_channels_topic_of_the_same_name(place: Workspace) -> None:
    stale = say(place, "topic new Acme v Zebra: acme")
    place.say("topic delete Acme v Zebra")
    say(place, "topic new Acme v Zebra: acme+zebra", channel="C3")
    say(place, "subscribe Acme v Zebra", channel="C3")
    assert refused(place.press("undo:0", stale))
    assert [one.line for one in own_topics(place, "C3")] == ["acme+zebra"]
    assert len(follows(place, "C3")) == 1


def test_a_stale_undo_leaves_a_topic_that_was_written_again(place: Workspace) -> None:
    stale = say(place, "topic new Drones: drone")
    say(place, "topic delete Drones")
    say(place, "topic new Drones: drone", user="U2")  # the very same words, by somebody else
    assert refused(place.press("undo:0", stale))
    assert len(own_topics(place, "C1")) == 1


def test_a_stale_undo_leaves_a_topic_that_was_changed_since(place: Workspace) -> None:
    stale = say(place, "topic new Drones: drone")
    say(place, "topic edit Drones: drone, 無人機", user="U2")
    assert refused(place.press("undo:0", stale))
    assert [one.line for one in own_topics(place, "C1")] == ["drone, 無人機"]


def test_an_undo_of_a_change_leaves_a_later_change(place: Workspace) -> None:
    say(place, "topic new Drones: drone")
    stale = say(place, "topic edit Drones: drone, rotor")
    say(place, "topic edit Drones: drone, wing", user="U2")
    assert refused(place.press("undo:0", stale))
    assert [one.line for one in own_topics(place, "C1")] == ["drone, wing"]


def test_an_undo_of_a_change_brings_back_the_line_before(place: Workspace) -> None:
    say(place, "topic new Drones: drone")
    pressed = say(place, "topic edit Drones: drone, rotor")
    assert "Taken back" in place.press("undo:0", pressed)
    assert [one.line for one in own_topics(place, "C1")] == ["drone"]


def test_a_topic_that_others_follow_by_now_is_not_undone(place: Workspace) -> None:
    stale = say(place, "topic new Drones: drone")
    say(place, "subscribe Drones", channel="C6")
    assert refused(place.press("undo:0", stale))
    assert len(follows(place, "C6")) == 1


def test_an_undo_of_a_deletion_does_not_write_over_a_new_topic(place: Workspace) -> None:
    say(place, "topic new Drones: drone")
    stale = say(place, "topic delete Drones")
    say(place, "topic new Drones: rotor", user="U2")
    assert refused(place.press("undo:0", stale))
    assert [one.line for one in own_topics(place, "C1")] == ["rotor"]


def test_an_undo_of_a_stop_does_not_follow_another_topic_of_that_name(place: Workspace) -> None:
    say(place, "topic new Drones: drone")
    say(place, "subscribe Drones")
    stale = say(place, "unsubscribe Drones")
    say(place, "topic delete Drones", user="U2")
    say(place, "topic new Drones: everything", user="U2")
    assert refused(place.press("undo:0", stale))
    assert follows(place) == []


def test_an_undo_of_a_stop_leaves_how_it_is_followed_by_now(place: Workspace) -> None:
    say(place, "subscribe AI")
    stale = say(place, "unsubscribe AI")
    say(place, "subscribe AI weekly fri 17:30", user="U2")
    assert refused(place.press("undo:0", stale))
    assert [one.rhythm for one in follows(place)] == ["weekly"]


def test_an_undo_of_a_subscription_leaves_one_that_was_changed_since(place: Workspace) -> None:
    stale = say(place, "subscribe AI")
    say(place, "subscribe AI daily", user="U2")
    assert refused(place.press("undo:0", stale))
    assert [one.rhythm for one in follows(place)] == ["daily"]


def test_an_undo_of_a_subscription_leaves_one_that_was_made_anew(place: Workspace) -> None:
    stale = say(place, "subscribe AI")
    say(place, "unsubscribe AI", user="U2")
    say(place, "subscribe AI")
    assert refused(place.press("undo:0", stale))
    assert [one.target for one in follows(place)] == ["ai"]


def test_an_undo_of_a_pause_leaves_a_later_pause(place: Workspace) -> None:
    say(place, "subscribe AI")
    stale = say(place, "pause until 2026-10-20")
    say(place, "pause until 2026-11-20", user="U2")
    assert refused(place.press("undo:0", stale))
    until = channel(place, "C1").paused_until
    assert until is not None
    assert until.month == 11


def test_an_undo_of_hours_leaves_later_hours(place: Workspace) -> None:
    say(place, "subscribe AI")
    stale = say(place, "quiet 20:00-08:00")
    say(place, "quiet 19:00-09:00", user="U2")
    assert refused(place.press("undo:0", stale))
    assert channel(place, "C1").opens == "09:00"


def test_a_change_that_was_noted_without_its_outcome_is_not_guessed_at(place: Workspace) -> None:
    pressed = say(place, "subscribe AI")
    old = {"subscriptions": [{"kind": "topic", "target": "ai", "before": None}], "channel": {}}
    with place.stage.desk.store.write() as session:
        audit = table(AuditRow)
        session.connection().execute(
            update(audit).where(audit.c.id == int(pressed)).values(detail=old)
        )
    assert refused(place.press("undo:0", pressed))
    assert len(follows(place)) == 1


def test_an_undo_that_is_refused_changes_no_part_of_it(place: Workspace) -> None:
    stale = say(place, "subscribe AI, lawtech daily 09:30")
    say(place, "unsubscribe AI", user="U2")
    assert refused(place.press("undo:0", stale))
    assert [one.target for one in follows(place)] == ["legal-tech"]
    assert channel(place, "C1").daily_at == "09:30"


def test_what_was_taken_back_can_be_read_in_chinese_too(place: Workspace) -> None:
    stale = say(place, "subscribe AI")
    say(place, "unsubscribe AI")
    said: Any = json.loads(place.press("undo:0", stale, user="U3"))
    assert "其後" in json.dumps(said, ensure_ascii=False)
