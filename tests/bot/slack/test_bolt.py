"""This file tests what people do in Slack, against a strict fake of it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from storage.database import Store
from storage.people import channels, subscriptions, topics
from storage.told import inspection
from tests.bot.slack.workspace import Workspace, workspaces
from tests.storage.made import alerted


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two fake workspaces."""
    with workspaces(sqlite_store) as made:
        yield made
        assert made.slack.refused == []


def follows(place: Workspace, address: str) -> list[str]:
    with place.stage.desk.store.read() as session:
        channel = channels.channel(session, address)
        held = subscriptions.subscriptions(session, channel.id) if channel else []
        return [one.target for one in held]


def test_a_change_is_answered_to_the_asker_and_said_in_the_channel(place: Workspace) -> None:
    said = place.say("subscribe AI")
    assert "now follows Artificial intelligence" in said
    answered, announced = place.slack.said[-2:]
    assert answered["user"] == "asker"
    assert announced["payload"]["response_type"] == "in_channel"
    assert "undo:0" in str(announced["payload"])
    assert "<@U1>" in str(announced["payload"])
    assert follows(place, "slack:T1/C1") == ["ai"]


def test_what_changes_nothing_is_answered_to_the_asker_alone(place: Workspace) -> None:
    place.say("subscribe AI")
    before = len(place.slack.said)
    place.say("subscribe AI")
    place.say("mute AI")
    assert [one["user"] for one in place.slack.said[before:]] == ["asker", "asker"]


def test_undo_takes_a_subscription_back(place: Workspace) -> None:
    place.say("subscribe AI")
    undo = next(
        e
        for b in place.slack.said[-1]["payload"]["blocks"]
        if b["type"] == "actions"
        for e in b["elements"]
        if e["action_id"].startswith("undo")
    )
    assert "Taken back" in place.press(undo["action_id"], undo["value"])
    assert follows(place, "slack:T1/C1") == []


def test_an_undo_of_another_channel_is_refused(place: Workspace) -> None:
    place.say("subscribe AI")
    assert "nothing to take back" in place.press("undo:0", "1", channel="C6")
    assert follows(place, "slack:T1/C1") == ["ai"]


def test_a_typo_changes_nothing_and_offers_the_nearest(place: Workspace) -> None:
    said = place.say("subscribe artifishal intelegence")
    assert "Nothing was changed" in said
    assert "subscribe ai" in said.casefold()
    assert follows(place, "slack:T1/C1") == []


def test_a_public_channel_is_joined_when_it_subscribes(place: Workspace) -> None:
    place.say("subscribe AI", channel="C2")
    assert "UBOTT1" in place.slack.teams["T1"].channels["C2"].members


def test_a_lookup_joins_no_channel(place: Workspace) -> None:
    place.say("latest", channel="C2")
    assert "UBOTT1" not in place.slack.teams["T1"].channels["C2"].members


def test_a_private_channel_without_us_is_told_to_invite_us(place: Workspace) -> None:
    assert "/invite" in place.say("subscribe AI", channel="C4")
    assert follows(place, "slack:T1/C4") == []


def test_an_archived_channel_cannot_subscribe(place: Workspace) -> None:
    assert "archived" in place.say("subscribe AI", channel="C5")
    assert follows(place, "slack:T1/C5") == []


def test_a_shared_channel_is_warned(place: Workspace) -> None:
    assert "another organisation" in place.say("subscribe AI", channel="C6")


def test_a_member_of_another_organisation_changes_nothing(place: Workspace) -> None:
    event = {
        "type": "app_mention", "user": "U2", "user_team": "T9", "team": "T9", "channel": "C6",
        "text": "<@UBOTT1> subscribe AI", "ts": "1.0",
    }  # fmt: skip
    place.slack.teams["T1"].channels["C6"].members.add("U2")
    place.post(place.slack.event(event))
    assert "Only members of the workspace" in place.slack.texts("C6")
    assert follows(place, "slack:T1/C6") == []


def test_only_administrators_change_what_only_they_may(place: Workspace) -> None:
    assert "Only administrators" in place.say("admins only", user="U1")
    assert "only administrators" in place.say("subscribe AI", user="U2")
    assert "now follows" in place.say("subscribe AI", user="U1")


def test_one_who_is_no_administrator_cannot_set_that(place: Workspace) -> None:
    assert "Only an administrator" in place.say("admins off", user="U2")


def test_who_set_slack_to_chinese_is_answered_in_chinese(place: Workspace) -> None:
    assert "現已訂閱人工智能" in place.say("subscribe AI", user="U3")


def test_the_schedule_is_shown_by_the_askers_own_clock_too(place: Workspace) -> None:
    assert "你的時間01:45" in place.say("subscribe AI daily 08:45", user="U3")


def test_another_channel_is_named_by_its_link(place: Workspace) -> None:
    assert "random now follows" in place.say("subscribe AI in <#C2|random>")
    assert follows(place, "slack:T1/C2") == ["ai"]


def test_a_private_channel_is_not_changed_from_elsewhere(place: Workspace) -> None:
    assert "private" in place.say("subscribe AI in <#C3|clients>", user="U2")
    assert follows(place, "slack:T1/C3") == []


def test_why_in_an_alert_s_thread_knows_its_paper(place: Workspace) -> None:
    place.say("subscribe AI", channel="C1")
    paper = alerted(place.stage.desk.store, "slack:T1/C1", "1.0")
    event = {
        "type": "app_mention", "user": "U2", "channel": "C1", "text": "<@UBOTT1> why",
        "ts": "2.0", "thread_ts": "1.0", "team": "T1",
    }  # fmt: skip
    place.post(place.slack.event(event))
    assert paper in json.dumps(place.slack.said[-1]["payload"])
    place.post(place.slack.event({**event, "thread_ts": "1.5"}))
    assert "Which paper?" in json.dumps(place.slack.said[-1]["payload"])


def test_a_mention_in_a_thread_is_answered_there_to_the_asker(place: Workspace) -> None:
    event = {
        "type": "app_mention", "user": "U2", "channel": "C1", "text": "<@UBOTT1> list",
        "ts": "2.0", "thread_ts": "1.0", "team": "T1",
    }  # fmt: skip
    place.post(place.slack.event(event))
    assert place.slack.said[-1]["user"] == "U2"
    assert place.slack.said[-1]["payload"]["thread_ts"] == "1.0"


def mentioned(place: Workspace, text: str) -> str:
    event = {
        "type": "app_mention", "user": "U2", "channel": "C1", "text": text, "ts": "2.0", "team": "T1",
    }  # fmt: skip
    place.post(place.slack.event(event))
    return json.dumps(place.slack.said[-1]["payload"], ensure_ascii=False)


@pytest.mark.parametrize(
    "text",
    ["hey <@UBOTT1> topics", "Hello <@UBOTT1|tamar>, topics", "topics <@UBOTT1>"],
)
def test_a_mention_in_the_middle_is_understood(place: Workspace, text: str) -> None:
    assert "Topics to follow" in mentioned(place, text)


@pytest.mark.parametrize("text", ["so <@UBOTT1> that was great fun", "we asked <@UBOTT1>"])
def test_talk_around_a_mention_is_answered_with_help(place: Workspace, text: str) -> None:
    said = mentioned(place, text)
    assert "Nothing found" not in said
    assert "I tell this channel" in said


def test_what_slack_writes_as_entities_is_read_as_it_was_typed(place: Workspace) -> None:
    said = place.say("search R&amp;amp;D &lt;b&gt;")  # typed: R&amp;D <b>
    assert "R&amp;amp;D" in said
    assert "b&gt;" in said
    assert "&amp;lt;" not in said


def test_a_topic_keeps_the_signs_that_were_typed(place: Workspace) -> None:
    place.say("topic new Labs: R&amp;D")
    with place.stage.desk.store.read() as session:
        (topic,) = topics.every(session)
    assert topic.line == "R&D"


def test_an_event_that_comes_twice_is_answered_once(place: Workspace) -> None:
    event = {
        "type": "app_mention", "user": "U2", "channel": "C1", "text": "<@UBOTT1> list",
        "ts": "2.0", "team": "T1",
    }  # fmt: skip
    body = place.slack.event(event, event_id="Ev1")
    place.post(body)
    answer = place.post(body, **{"x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout"})
    assert answer.status_code == 200
    assert len(place.slack.said) == 1


def test_a_direct_message_needs_no_command(place: Workspace) -> None:
    place.slack.teams["T1"].channel("DU2", "", "U2", "UBOTT1", private=True)
    event = {
        "type": "message", "channel_type": "im", "user": "U2", "channel": "DU2",
        "text": "subscribe lawtech", "ts": "2.0", "team": "T1",
    }  # fmt: skip
    place.post(place.slack.event(event))
    assert follows(place, "slack:T1/DU2") == ["legal-tech"]


def test_our_own_messages_are_not_answered(place: Workspace) -> None:
    event = {
        "type": "message", "channel_type": "im", "user": "UBOTT1", "bot_id": "BT1",
        "channel": "C1", "text": "subscribe lawtech", "ts": "2.0", "team": "T1",
    }  # fmt: skip
    place.post(place.slack.event(event))
    assert place.slack.said == []


def test_an_answer_is_shared_without_its_buttons(place: Workspace) -> None:
    place.press("share", "topics")
    shared = place.slack.said[-1]
    assert shared["user"] is None
    assert not any(block["type"] == "actions" for block in shared["payload"]["blocks"])


def test_a_command_is_acknowledged_while_slack_is_still_slow(sqlite_store: Store) -> None:
    with ThreadPoolExecutor(2) as executor, workspaces(sqlite_store, executor) as place:
        gate = place.slack.gates["users.info"] = threading.Event()
        answer = place.post(place.slack.command("list"))
        said_before = list(place.slack.said)
        gate.set()
        executor.shutdown(wait=True)
        assert (answer.status_code, said_before) == (200, [])
        assert len(place.slack.said) == 1


@pytest.mark.parametrize("trouble", ["429", "503", "html", "reset"])
def test_slack_that_fails_to_name_a_user_costs_only_a_courtesy(
    place: Workspace, trouble: str
) -> None:
    place.slack.troubles["users.info"] = [trouble]
    assert "now follows" in place.say("subscribe AI")


@pytest.mark.parametrize("trouble", ["429", "503", "html", "reset"])
def test_a_channel_that_slack_cannot_describe_is_not_changed(
    place: Workspace, trouble: str
) -> None:
    place.slack.troubles["conversations.info"] = [trouble] * 5
    assert "nothing was changed" in place.say("subscribe AI").lower()
    assert follows(place, "slack:T1/C1") == []


def test_a_text_of_twenty_kilobytes_is_declined(place: Workspace) -> None:
    assert "at most 8,000" in place.say("subscribe " + "長" * 20_000)


def test_what_people_type_calls_nobody(place: Workspace) -> None:
    said = place.say("subscribe <!channel> <@U2> `*_~")
    assert "<!channel>" not in said
    assert "<@U2>" not in said


def test_an_own_topic_says_what_it_means_and_what_it_would_have_brought(place: Workspace) -> None:
    place.stage.publish("morning")
    place.stage.check()
    place.stage.publish("question")
    place.stage.check(20)
    said = place.say("topic new Chatbots: artificial intelligence")
    assert "Looks for: artificial intelligence" in said
    assert "main subject of 1" in said


def test_a_channel_that_we_left_is_paused_and_its_owner_told_once(place: Workspace) -> None:
    place.say("subscribe AI", user="U2")
    event = {"type": "member_left_channel", "user": "UBOTT1", "channel": "C1", "team": "T1"}
    place.post(place.slack.event(event))
    place.post(place.slack.event(event))
    with place.stage.desk.store.read() as session:
        channel = channels.channel(session, "slack:T1/C1")
    assert channel is not None
    assert channel.gone_at is not None
    with place.stage.desk.store.read() as session:
        own = channels.channel(session, "slack:T1/U2")
        assert own is not None
        told = [one for one in inspection.entries(session) if one.address == own.address]
    assert len(told) == 1
    assert place.woken
    assert follows(place, "slack:T1/C1") == ["ai"]


def test_an_invitation_brings_a_channel_back(place: Workspace) -> None:
    place.say("subscribe AI")
    place.post(place.slack.event({"type": "channel_archive", "channel": "C1", "user": "U1"}))
    joined = {"type": "member_joined_channel", "user": "UBOTT1", "channel": "C1", "inviter": "U2"}
    place.post(place.slack.event(joined))
    with place.stage.desk.store.read() as session:
        channel = channels.channel(session, "slack:T1/C1")
    assert channel is not None
    assert channel.gone_at is None
    assert "subscribe AI" in json.dumps(place.slack.said[-1]["payload"])


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked"])
def test_a_workspace_that_takes_its_rights_back_is_paused_not_lost(
    place: Workspace, kind: str
) -> None:
    place.say("subscribe AI")
    place.post(place.slack.event({"type": kind, "tokens": {"bot": ["UBOTT1"]}}))
    assert place.vault.grant("T1") is None
    assert follows(place, "slack:T1/C1") == ["ai"]
    place.install("T1")
    with place.stage.desk.store.read() as session:
        channel = channels.channel(session, "slack:T1/C1")
    assert channel is not None
    assert channel.gone_at is None
