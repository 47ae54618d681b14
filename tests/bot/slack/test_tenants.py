"""This file tests that two workspaces, and two channels of one, see nothing of each other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import pytest

from bot.answering import commands
from bot.answering.command import Command
from storage.database import Store
from storage.people import channels, subscriptions, topics
from tests.bot.slack.workspace import Workspace, workspaces


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two fake workspaces; a private channel of the first follows a topic that names a client."""
    with workspaces(sqlite_store) as made:
        made.say("topic new Acme v Zebra: acme+zebra", channel="C3")
        made.say("subscribe Acme v Zebra", channel="C3")
        yield made
        assert made.slack.refused == []


MORE = (
    "topic show Acme v Zebra", "topic delete Acme v Zebra", "topic edit Acme v Zebra: rocket", "acme",
    "search x topic:acme-v-zebra", "why CB(2)1/2026", "unsubscribe all", "undo", "help quiet",
)  # fmt: skip


def tried(command: Command) -> list[str]:
    """Give what is typed of a command elsewhere, about a private topic whose name is known."""
    example = command.shown("en").replace("…", "text")
    topic = (
        "",
        "Acme v Zebra",
        "acme-v-zebra",
        "slack:T1/C3/acme-v-zebra",
        "slack:T1/acme-v-zebra",
        "acme",
        "1",
    )
    return [example, *(f"{command.name} {one}".strip() for one in topic)]


def leaks(place: Workspace, team: str, channel: str, texts: Iterable[str]) -> list[str]:
    """Give what was typed and answered with something of a private topic."""
    found = []
    for text in texts:
        said = place.say(text, team=team, channel=channel).casefold()
        told = "acme+zebra" in said or "looks for: acme" in said
        if told or ("acme" in said and "acme" not in text.casefold()):
            found.append(text)
    return found


@pytest.mark.parametrize(("team", "channel"), [("T2", "C1"), ("T2", "C3"), ("T1", "C1")])
def test_no_command_elsewhere_shows_or_changes_a_private_topic(
    place: Workspace, team: str, channel: str
) -> None:
    every = [text for command in commands.COMMANDS for text in tried(command)]
    assert leaks(place, team, channel, [*every, *MORE]) == []
    with place.stage.desk.store.read() as session:
        kept = topics.topics(session, "slack:T1", channel_id(place, "slack:T1/C3"))
        assert "acme+zebra" in [topic.line for topic in kept]
        held = subscriptions.subscriptions(session, channel_id(place, "slack:T1/C3"))
        assert [one.target for one in held] == ["slack:T1/C3/acme-v-zebra"]


def channel_id(place: Workspace, address: str) -> int:
    with place.stage.desk.store.read() as session:
        found = channels.channel(session, address)
    assert found is not None
    return found.id


def test_a_private_topic_cannot_be_guessed_from_how_another_is_named(place: Workspace) -> None:
    said = place.say("topic new Acme v Zebra: rocket", channel="C1")
    assert "-2" not in said
    assert "subscribe acme-v-zebra" in said
    assert "now follows" in place.say("subscribe acme-v-zebra", channel="C1")
    with place.stage.desk.store.read() as session:
        mine = subscriptions.subscriptions(session, channel_id(place, "slack:T1/C1"))
        theirs = subscriptions.subscriptions(session, channel_id(place, "slack:T1/C3"))
    assert [one.target for one in mine] == ["slack:T1/acme-v-zebra"]
    assert [one.target for one in theirs] == ["slack:T1/C3/acme-v-zebra"]


def test_a_private_channel_means_its_own_topic_by_a_name_that_two_have(place: Workspace) -> None:
    place.say("topic new Acme v Zebra: rocket", channel="C1")
    assert "acme+zebra" in place.say("topic show Acme v Zebra", channel="C3")
    place.say("topic delete Acme v Zebra", channel="C3")
    assert "rocket" in place.say("topic show Acme v Zebra", channel="C1")


@pytest.mark.parametrize("team", ["T1", "T2"])
def test_no_typeahead_elsewhere_offers_a_private_topic(place: Workspace, team: str) -> None:
    body = place.slack.interaction(
        {
            "type": "block_suggestion", "action_id": "topics", "block_id": "topics",
            "value": "acme", "view": {"id": "V1", "private_metadata": '{"channel": "C1"}'},
        },
        team=team,
    )  # fmt: skip
    values = [one["value"] for one in place.post(body).json()["options"]]
    assert not any("acme" in value for value in values)


@pytest.mark.parametrize("team", ["T1", "T2"])
def test_no_home_shows_a_private_topic(place: Workspace, team: str) -> None:
    place.slack.teams[team].channel("DU1", "", "U1", f"UBOT{team}", private=True)
    event = {"type": "app_home_opened", "user": "U1", "tab": "home", "channel": "DU1"}
    place.post(place.slack.event(event, team=team))
    assert "acme" not in json.dumps(place.slack.views[-1]["view"]).casefold()


@pytest.mark.parametrize("action", ["undo:0", "edit:0", "filter:0", "share"])
def test_no_button_of_another_workspace_reaches_a_private_channel(
    place: Workspace, action: str
) -> None:
    for value in ("1", "2", "slack:T1/C3/acme-v-zebra|acme", "topic show Acme v Zebra"):
        said = place.press(action, value, team="T2", channel="C3")
        assert "acme+zebra" not in said
    held_id = channel_id(place, "slack:T1/C3")
    with place.stage.desk.store.read() as session:
        assert len(subscriptions.subscriptions(session, held_id)) == 1
    assert place.slack.views == []


def test_a_departure_in_one_workspace_leaves_the_others_channels(place: Workspace) -> None:
    place.say("subscribe AI", team="T1", channel="C1")
    place.say("subscribe AI", team="T2", channel="C1")
    place.post(place.slack.event({"type": "app_uninstalled"}, team="T2"))
    with place.stage.desk.store.read() as session:
        mine = channels.channel(session, "slack:T1/C1")
        theirs = channels.channel(session, "slack:T2/C1")
    assert mine is not None
    assert theirs is not None
    assert mine.gone_at is None
    assert theirs.gone_at is not None


def test_administrators_of_one_workspace_rule_only_theirs(place: Workspace) -> None:
    place.say("admins only", team="T2", user="U1")
    assert "now follows" in place.say("subscribe AI", team="T1", user="U2")


def test_a_command_line_address_is_no_address_in_slack(place: Workspace) -> None:
    for where in ("slack:T1/C3", "console", "<#C3|clients>"):
        said = place.say(f"subscribe AI in {where}", team="T2", user="U1")
        assert "now follows" not in said or where == "<#C3|clients>"
    with place.stage.desk.store.read() as session:
        assert channels.channel(session, "console") is None or not [
            s
            for s in subscriptions.subscriptions(session, channel_id(place, "console"))
            if s.created_by == "U1"
        ]


def test_every_answer_goes_to_its_own_workspace_with_its_own_token(place: Workspace) -> None:
    before = len(place.slack.said)
    event = {"type": "app_mention", "user": "U2", "channel": "C1", "text": "<@U> list", "ts": "1.0"}
    place.post(place.slack.event({**event, "team": "T2"}, team="T2"))
    assert {entry["team"] for entry in place.slack.said[before:]} == {"T2"}


def test_a_private_channel_that_shares_shares_within_itself(place: Workspace) -> None:
    place.press("share", "list", channel="C3")
    assert place.slack.said[-1]["channel"] == "C3"


def test_a_paper_shows_a_private_topics_name_only_where_it_lives(place: Workspace) -> None:
    place.say("topic new Zebra watch: artificial intelligence", channel="C3")
    place.stage.publish("morning")
    place.stage.check()
    place.stage.publish("question")
    place.stage.check(20)
    assert "Zebra watch" in place.say("why LCQ9 7 October 2026", channel="C3")
    for where in ({"team": "T1", "channel": "C1"}, {"team": "T2", "channel": "C1"}):
        for text in ("show LCQ9 7 October 2026", "why LCQ9 7 October 2026", "latest", "search AI"):
            assert "Zebra watch" not in place.say(text, **where)


def test_a_workspaces_topic_is_not_changed_from_a_private_channel(place: Workspace) -> None:
    place.say("topic new Rivers: river", channel="C1")
    place.say("subscribe Rivers weekly", channel="C3")
    said = place.say("topic edit Rivers: river, acme", channel="C3")
    assert "of this channel only" in said
    assert "follows its own" in said
    assert "acme" not in place.say("topic show Rivers", channel="C1")
    with place.stage.desk.store.read() as session:
        held = subscriptions.subscriptions(session, channel_id(place, "slack:T1/C3"))
    mine = {one.target: one.rhythm for one in held}
    assert mine["slack:T1/C3/rivers"] == "weekly"
    assert "slack:T1/rivers" not in mine


def test_a_topic_made_of_the_workspaces_can_be_taken_back(place: Workspace) -> None:
    place.say("topic new Rivers: river", channel="C1")
    place.say("subscribe Rivers weekly", channel="C3")
    place.say("topic edit Rivers: river, acme", channel="C3")
    assert "Taken back" in place.say("undo", channel="C3")
    with place.stage.desk.store.read() as session:
        held = subscriptions.subscriptions(session, channel_id(place, "slack:T1/C3"))
        own = topics.topics(session, "slack:T1", channel_id(place, "slack:T1/C3"))
    assert ("slack:T1/rivers", "weekly") in [(one.target, one.rhythm) for one in held]
    assert "slack:T1/C3/rivers" not in [one.key for one in own]
