"""This file tests that what is over, gone or impossible is said to be so, and changes nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from storage.database import Store
from storage.people import channels, subscriptions, topics
from storage.people.channels import Channel
from tests.bot.slack.workspace import Workspace, workspaces


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two fake workspaces."""
    with workspaces(sqlite_store) as made:
        yield made
        assert made.slack.refused == []


def channel(place: Workspace, address: str) -> Channel:
    with place.stage.desk.store.read() as session:
        found = channels.channel(session, address)
    assert found is not None
    return found


def follows(place: Workspace, address: str) -> list[str]:
    with place.stage.desk.store.read() as session:
        found = channels.channel(session, address)
        held = subscriptions.subscriptions(session, found.id) if found else []
        return [one.target for one in held]


def undo_of(said: str) -> str:
    """Give the value of the Undo button of an answer."""
    found = re.search(r'"action_id": "undo:0", "value": "(\d+)"', said)
    assert found is not None
    return found[1]


def test_an_error_that_nobody_foresaw_is_told_to_whoever_asked(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*args: object, **more: object) -> None:
        raise RuntimeError("no luck")

    monkeypatch.setattr("bot.answering.conversation.meant", breaks)
    said = place.say("list")
    assert "nothing was changed" in said
    assert "no luck" not in said


@pytest.mark.parametrize("until", ["9999-12-31 24:00", "0001-01-01 01:00"])
def test_a_day_beyond_all_calendars_is_no_moment(place: Workspace, until: str) -> None:
    assert "no moment that I can read" in place.say(f"pause until {until}")


def test_a_topic_that_is_gone_brings_no_subscription_back(place: Workspace) -> None:
    place.say("topic new Drones: drone")
    place.say("subscribe Drones")
    undo = undo_of(place.say("unsubscribe Drones"))
    place.say("topic delete Drones")
    assert "has changed since" in place.press("undo:0", undo)
    assert follows(place, "slack:T1/C1") == []


def test_a_topic_comes_back_whatever_a_private_channel_calls_its_own(place: Workspace) -> None:
    place.say("topic new Hush: hush")
    undo = undo_of(place.say("topic delete Hush"))
    place.say("topic new Hush: other", channel="C3")
    assert "Taken back" in place.press("undo:0", undo)
    assert "hush" in place.say("topic show Hush")
    assert "other" in place.say("topic show Hush", channel="C3")


def test_a_number_that_no_store_can_hold_is_nothing_to_undo(place: Workspace) -> None:
    assert "nothing to take back" in place.press("undo:0", "9" * 40)


@pytest.mark.parametrize("value", ["1", "99999", "9" * 40, "x", ""])
def test_edit_of_what_is_followed_no_longer_says_so(place: Workspace, value: str) -> None:
    assert "follows that no longer" in place.press("edit:0", value)
    assert place.slack.views == []


@pytest.mark.parametrize("text", ["subscribe", "edit 1"])
def test_a_form_that_opens_too_late_says_so(place: Workspace, text: str) -> None:
    place.say("subscribe AI")
    before = len(place.slack.said)
    body = place.slack.command(text)
    place.stage.clock.pass_(seconds=10)
    place.post(body)
    assert "Try again" in json.dumps(place.slack.said[before:])


def test_a_filter_pressed_twice_holds_its_words_once(place: Workspace) -> None:
    place.say("subscribe AI not: robot")
    place.press("filter:0", "ai|drone")
    place.press("filter:0", "ai|drone")
    with place.stage.desk.store.read() as session:
        held = subscriptions.subscriptions(session, channel(place, "slack:T1/C1").id)
    assert held[0].without == "robot, drone"


def test_a_filter_of_what_is_followed_no_longer_says_so(place: Workspace) -> None:
    assert "follows that no longer" in place.press("filter:0", "ai|drone")


def submit(place: Workspace, where: str, user: str) -> dict[str, Any]:
    """Submit the form for a channel."""
    values = {
        "topics": {"topics": {"selected_options": [{"value": "ai"}]}},
        "channel": {"channel": {"selected_conversation": where}},
    }
    view = {
        "id": "V1", "type": "modal", "callback_id": "subscribe",
        "private_metadata": '{"channel": "C1"}', "state": {"values": values},
    }  # fmt: skip
    body = place.slack.interaction({"type": "view_submission", "view": view}, user=user)
    found: dict[str, Any] = place.post(body).json()
    return found


@pytest.mark.parametrize("where", ["D999", "DU1"])
def test_the_form_refuses_direct_messages_between_others(place: Workspace, where: str) -> None:
    assert list(submit(place, where, "U2")["errors"]) == ["channel"]
    assert follows(place, f"slack:T1/{where}") == []


def test_the_form_takes_our_own_direct_messages(place: Workspace) -> None:
    assert submit(place, "DU2", "U2")["response_action"] == "update"
    assert follows(place, "slack:T1/DU2") == ["ai"]


def direct(place: Workspace) -> None:
    """Let U2 follow something in direct messages with us."""
    place.slack.teams["T1"].channel("DU2", "", "U2", "UBOTT1", private=True)
    place.say("subscribe AI", channel="DU2", user="U2")


def home_buttons(place: Workspace) -> str:
    return json.dumps(place.slack.views[-1]["view"])


def test_pause_all_works_after_a_pause_that_is_over(place: Workspace) -> None:
    direct(place)
    place.say("pause 1h", channel="DU2", user="U2")
    place.stage.clock.pass_(hours=2)
    place.press("home_pause", user="U2")
    assert channel(place, "slack:T1/DU2").paused(place.stage.clock())


def test_pause_all_pauses_ones_own_where_only_administrators_change_channels(
    place: Workspace,
) -> None:
    direct(place)
    place.say("subscribe smart city", user="U2")
    place.say("admins only", user="U1")
    place.press("home_pause", user="U2")
    assert channel(place, "slack:T1/DU2").paused(place.stage.clock())
    assert not channel(place, "slack:T1/C1").paused(place.stage.clock())


def test_a_channel_that_others_paused_does_not_turn_my_button(place: Workspace) -> None:
    direct(place)
    place.say("subscribe AI", user="U1")
    place.say("pause", user="U1")
    place.press("home_resume", user="U2")
    assert "Pause mine" in home_buttons(place)


def test_the_command_line_opens_no_private_channel_to_others(place: Workspace) -> None:
    place.say("subscribe AI", channel="C3", user="U1")
    answer(place.stage.desk, "subscribe lawtech", at_the_console("slack:T1/C3"))
    assert channel(place, "slack:T1/C3").private


def test_a_channel_that_only_the_command_line_knows_counts_as_private(place: Workspace) -> None:
    answer(place.stage.desk, "subscribe lawtech", at_the_console("slack:T1/C7"))
    assert channel(place, "slack:T1/C7").private


def test_a_topic_written_for_a_private_channel_on_the_command_line_stays_there(
    place: Workspace,
) -> None:
    place.say("subscribe AI", channel="C1")
    place.say("subscribe AI", channel="C3", user="U1")
    answer(place.stage.desk, "topic new Acme v Zebra: acme", at_the_console("slack:T1/C3"))
    with place.stage.desk.store.read() as session:
        assert topics.topics(session, "slack:T1", channel(place, "slack:T1/C1").id) == []


def test_a_channels_name_calls_nobody_when_we_are_removed(place: Workspace) -> None:
    place.say("subscribe AI in <#C2|@everyone *now*>", user="U1")
    place.post(place.slack.event({"type": "channel_archive", "channel": "C2", "user": "U1"}))
    [told] = place.outbox("slack:T1/U1")
    said = json.dumps(told, ensure_ascii=False)
    assert "removed" in told["text"]
    assert "everyone" in said
    assert "@everyone" not in said
    assert "*now*" not in said
