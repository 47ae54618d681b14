"""This file tests that everything that can be pressed or filled in asks anew who presses, where, and with what right."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.answering import commands
from bot.answering.presses import WORK
from bot.slack.actions import COPY, NOT_RELEVANT, OURS
from storage.database import open_store
from storage.people import channels, subscriptions
from storage.published import papers
from storage.sql import table
from storage.tables.people import ChannelRow, SavedRow, SubscriptionRow, TopicRow, WorkspaceRow
from tests.bot.slack.workspace import Workspace, workspaces

SECRET = "acme+zebra"
ELSEWHERE = "why LCQ9 7 October 2026 in <#C1|general>"


@pytest.fixture(scope="module")
def begun(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, datetime]:
    """Give a store with papers in which C1 follows something, and C3 a topic that names a client."""
    path = tmp_path_factory.mktemp("begun") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    with workspaces(store) as made:
        made.stage.publish("morning")
        made.stage.check()
        made.stage.publish("question")
        made.stage.check(20)
        made.say("topic new Kites: kite", channel="C1")
        made.say("subscribe AI", channel="C1", user="U2")
        made.say("topic new Acme v Zebra: acme+zebra, artificial intelligence", channel="C3")
        made.say("subscribe Acme v Zebra", channel="C3")
        made.say("subscribe AI", channel="C3")
        now = made.stage.clock.now
    store.close()
    return path, now


@pytest.fixture
def place(begun: tuple[Path, datetime], tmp_path: Path) -> Iterator[Workspace]:
    """Give two fake workspaces over a copy of that store; U4 is a guest, who is in C6 alone."""
    path = tmp_path / "copy.db"
    shutil.copy(begun[0], path)
    store = open_store(f"sqlite:///{path}")
    with workspaces(store) as made:
        made.stage.clock.now = begun[1]
        made.slack.teams["T1"].user("U4", is_restricted=True)
        made.slack.teams["T1"].channels["C6"].members.add("U4")
        yield made
        assert made.slack.refused == []
    store.close()


def state(place: Workspace) -> list[Any]:
    """Give everything that a press could have changed."""
    found: list[Any] = []
    with place.stage.desk.store.read() as session:
        for row in (WorkspaceRow, SubscriptionRow, TopicRow, SavedRow):
            found += session.connection().execute(select(table(row)).order_by("id")).all()
        told = table(ChannelRow)
        watched = ("address", "paused_until", "opens", "closes", "daily_at", "language", "gone_at")
        columns = [told.c[name] for name in watched]
        quiet = select(*columns).where(told.c.address.not_like("%/D%")).order_by("address")
        found += session.connection().execute(quiet).all()
    return found


def subscription_in(place: Workspace, address: str) -> int:
    with place.stage.desk.store.read() as session:
        channel = channels.channel(session, address)
        assert channel is not None
        return subscriptions.subscriptions(session, channel.id)[-1].id


def paper(place: Workspace) -> str:
    with place.stage.desk.store.read() as session:
        return f"paper:{papers.latest(session, 'ai')[0].id}"


# What each thing that can be pressed would change, given the workspace and a channel.
PRESSED: dict[str, Callable[[Workspace, str], str]] = {
    "say": lambda place, where: "unsubscribe AI",
    "undo": lambda place, where: "2" if where == "C1" else "5",
    "filter": lambda place, where: "ai|drone",
    "copy": lambda place, where: paper(place),
    "copy_citation": lambda place, where: paper(place),
    "save": lambda place, where: paper(place),
    "follow_paper": lambda place, where: paper(place),
    "follow": lambda place, where: paper(place),
    "mute": lambda place, where: f"{paper(place)}:ai",
    "why": lambda place, where: paper(place),
    "not_relevant": lambda place, where: f"{paper(place)}:ai",
    "good": lambda place, where: paper(place),
    "bad": lambda place, where: paper(place),
    "stop": lambda place, where: str(subscription_in(place, f"slack:T1/{where}")),
}
CHANGING = ("say", "undo", "filter", "save", "follow_paper", "follow", "stop")


def press(place: Workspace, name: str, value: str, **where: str) -> str:
    """Press a button, or choose from a menu what is not a button of its own."""
    if name in ("follow", "mute"):
        menu = {"type": "overflow", "action_id": "paper_more"}
        action: dict[str, Any] = {**menu, "selected_option": {"value": f"{name}:{value}"}}
    elif name in ("good", "bad"):
        action = {"action_id": "feedback", "value": f"{name}:{value}"}
    else:
        plain = name in ("copy_citation", "not_relevant", "save")
        action = {"action_id": name if plain else f"{name}:0", "value": value}
    before = len(place.slack.said)
    answer = place.post(place.slack.press(action, **where))
    assert answer.status_code == 200, answer.text
    return json.dumps([e["payload"] for e in place.slack.said[before:]], ensure_ascii=False)


def test_every_thing_that_can_be_pressed_is_tried_here() -> None:
    assert set(PRESSED) == set(WORK)


@pytest.mark.parametrize("name", CHANGING)
def test_a_member_may(place: Workspace, name: str) -> None:
    before = state(place)
    press(place, name, PRESSED[name](place, "C1"), user="U2", channel="C1")
    assert state(place) != before


@pytest.mark.parametrize("name", sorted(PRESSED))
def test_who_is_not_in_a_private_channel_changes_and_learns_nothing(
    place: Workspace, name: str
) -> None:
    before = state(place)
    said = press(place, name, PRESSED[name](place, "C3"), user="U2", channel="C3")
    assert state(place) == before
    assert "Acme" not in said
    assert SECRET not in said


@pytest.mark.parametrize("name", CHANGING)
def test_who_has_left_a_channel_changes_nothing_in_it(place: Workspace, name: str) -> None:
    place.slack.teams["T1"].channels["C1"].members.remove("U2")
    before = state(place)
    said = press(place, name, PRESSED[name](place, "C1"), user="U2", channel="C1")
    assert state(place) == before
    assert "Only members of a channel" in said


@pytest.mark.parametrize("name", sorted(PRESSED))
def test_a_guest_changes_nothing_where_they_are_not(place: Workspace, name: str) -> None:
    before = state(place)
    press(place, name, PRESSED[name](place, "C1"), user="U4", channel="C1")
    assert state(place) == before


@pytest.mark.parametrize("name", sorted(PRESSED))
def test_a_channel_made_private_shuts_out_who_is_not_in_it(place: Workspace, name: str) -> None:
    channel = place.slack.teams["T1"].channels["C1"]
    channel.private = True
    channel.members.remove("U3")
    place.say("topic new Zebra files: artificial intelligence", channel="C1")
    before = state(place)
    said = press(place, name, PRESSED[name](place, "C1"), user="U3", channel="C1")
    assert state(place) == before
    assert "Zebra files" not in said


@pytest.mark.parametrize("name", [one for one in CHANGING if one != "save"])
def test_only_administrators_press_what_only_they_may(place: Workspace, name: str) -> None:
    place.say("admins only", user="U1")
    before = state(place)
    press(place, name, PRESSED[name](place, "C1"), user="U2", channel="C1")
    assert state(place) == before


@pytest.mark.parametrize("name", sorted(PRESSED))
def test_another_workspaces_values_are_nobodys(place: Workspace, name: str) -> None:
    ours = [row for row in state(place) if "T2" not in str(row)]
    said = press(place, name, PRESSED[name](place, "C3"), team="T2", user="U1", channel="C3")
    after = state(place)
    assert [row for row in ours if row not in after] == []
    assert SECRET not in said


@pytest.mark.parametrize("name", CHANGING)
@pytest.mark.parametrize("trouble", ["429", "html", "reset"])
def test_who_cannot_be_asked_after_is_taken_for_nobody(
    place: Workspace, name: str, trouble: str
) -> None:
    place.slack.troubles["conversations.members"] = [trouble] * 9
    before = state(place)
    press(place, name, PRESSED[name](place, "C1"), user="U2", channel="C1")
    assert state(place) == before


def test_who_is_an_administrator_no_longer_loses_that_at_once(place: Workspace) -> None:
    place.say("admins only", user="U1")
    place.slack.teams["T1"].user("U1", is_admin=False)
    assert "only administrators" in place.say("subscribe lawtech", user="U1")


def test_a_digest_now_is_for_administrators_where_changes_are(place: Workspace) -> None:
    place.say("admins only", user="U1")
    assert "only administrators" in place.say("digest now", user="U2")
    assert place.woken == 0


@pytest.mark.parametrize(
    "text", ["subscribe lawtech in <#C1|general>", "unsubscribe AI in <#C1|general>"]
)
def test_a_guest_changes_no_channel_that_they_are_not_in(place: Workspace, text: str) -> None:
    before = state(place)
    said = place.say(text, user="U4", channel="C6")
    assert "Only members of a channel" in said
    assert [row for row in state(place) if "C6" not in str(row)] == before


def test_a_guest_does_not_read_what_a_channel_follows_that_they_are_not_in(
    place: Workspace,
) -> None:
    assert "Only members" in place.say(ELSEWHERE, user="U4", channel="C6")


def test_who_is_not_in_a_public_channel_reads_but_does_not_change_it(place: Workspace) -> None:
    place.slack.teams["T1"].channels["C1"].members.remove("U2")
    assert "in the next digest" in place.say(ELSEWHERE, user="U2", channel="C2")
    before = state(place)
    said = place.say("unsubscribe AI in <#C1|general>", user="U2", channel="C2")
    assert "Only members of a channel" in said
    assert state(place) == before


def test_somebody_of_another_organisation_reads_no_other_channel(place: Workspace) -> None:
    event = {
        "type": "app_mention", "user": "U2", "user_team": "T9", "team": "T9", "channel": "C6",
        "text": f"<@UBOTT1> {ELSEWHERE}", "ts": "1.0",
    }  # fmt: skip
    place.slack.teams["T1"].channels["C6"].members.add("U2")
    place.post(place.slack.event(event))
    assert "Only members of the workspace" in place.slack.texts("C6")


def test_somebody_of_another_organisation_sees_no_topic_of_this_workspace(
    place: Workspace,
) -> None:
    event = {
        "type": "app_mention", "user": "U2", "user_team": "T9", "team": "T9", "channel": "C6",
        "text": "<@UBOTT1> topics", "ts": "1.0",
    }  # fmt: skip
    place.slack.teams["T1"].channels["C6"].members.add("U2")
    place.post(place.slack.event(event))
    assert "Topics to follow" in place.slack.texts("C6")
    assert "Kites" not in place.slack.texts("C6")


# --- the form ----------------------------------------------------------------------------------


def submit(
    place: Workspace,
    metadata: dict[str, Any],
    user: str = "U1",
    team: str = "T1",
    channel: str = "C1",
    topic: str = "legal-tech",
) -> dict[str, Any]:
    """Submit the form and give what Slack is answered."""
    values = {
        "topics": {"selected_options": [{"value": topic}]},
        "channel": {"selected_conversation": channel},
        "rhythm": {"selected_option": {"value": "weekly"}},
        "weekday": {"selected_option": {"value": "mon"}},
        "at": {"selected_time": "09:30"},
    }
    view = {
        "id": "V1", "type": "modal", "callback_id": "subscribe",
        "private_metadata": json.dumps(metadata),
        "state": {"values": {name: {name: value} for name, value in values.items()}},
    }  # fmt: skip
    body = place.slack.interaction({"type": "view_submission", "view": view}, user=user, team=team)
    answer: dict[str, Any] = place.post(body).json()
    return answer


@pytest.mark.parametrize(
    ("user", "team", "where"),
    [("U2", "T1", "C3"), ("U4", "T1", "C1"), ("U1", "T2", "C3"), ("U2", "T1", "DU1")],
)
def test_a_form_changes_no_subscription_of_where_its_sender_is_not(
    place: Workspace, user: str, team: str, where: str
) -> None:
    before = state(place)
    held = subscription_in(place, "slack:T1/C1" if where == "C1" else "slack:T1/C3")
    answer = submit(place, {"channel": where, "subscription": held}, user=user, team=team)
    assert answer["response_action"] == "errors"
    assert state(place)[: len(before)] == before


def test_a_form_that_was_open_while_its_sender_left_changes_nothing(place: Workspace) -> None:
    held = subscription_in(place, "slack:T1/C1")
    place.slack.teams["T1"].channels["C1"].members.remove("U2")
    before = state(place)
    answer = submit(place, {"channel": "C1", "subscription": held}, user="U2")
    assert answer["response_action"] == "errors"
    assert state(place) == before


@pytest.mark.parametrize("user", ["U2", "U4"])
def test_a_form_subscribes_no_channel_that_its_sender_is_not_in(
    place: Workspace, user: str
) -> None:
    place.slack.teams["T1"].channels["C1"].members.discard("U2")
    before = state(place)
    answer = submit(place, {"channel": f"D{user}"}, user=user, channel="C1")
    assert list(answer["errors"]) == ["channel"]
    assert state(place) == before


@pytest.mark.parametrize("number", ["x", None, -1, 10**30, [1], {"a": 1}])
def test_a_form_for_no_subscription_at_all_changes_nothing(place: Workspace, number: Any) -> None:
    before = state(place)
    answer = submit(place, {"channel": "C1", "subscription": number}, topic="")
    assert answer["response_action"] == "errors"
    assert state(place) == before


def test_a_form_of_what_was_followed_before_does_not_change_what_is_now(place: Workspace) -> None:
    place.say("edit 1")
    metadata = json.loads(place.slack.views[-1]["view"]["private_metadata"])
    place.stage.clock.pass_(minutes=1)
    place.say("unsubscribe AI", user="U2")
    place.say("subscribe smart city", user="U2")  # a database may give it the same number
    before = state(place)
    assert submit(place, metadata)["response_action"] == "errors"
    assert state(place) == before


def test_a_form_does_not_write_over_what_somebody_changed_meanwhile(place: Workspace) -> None:
    place.say("edit 1")
    metadata = json.loads(place.slack.views[-1]["view"]["private_metadata"])
    place.say("subscribe AI not: drone", user="U2")
    before = state(place)
    answer = submit(place, metadata)
    assert "changed since" in json.dumps(answer)
    assert state(place) == before


@pytest.mark.parametrize(
    ("user", "team", "where"), [("U2", "T1", "C3"), ("U4", "T1", "C3"), ("U1", "T2", "C3")]
)
@pytest.mark.parametrize("kind", ["block_suggestion", "block_actions"])
def test_a_form_offers_no_topic_of_where_its_sender_is_not(
    place: Workspace, user: str, team: str, where: str, kind: str
) -> None:
    asked = {"action_id": "topics", "block_id": "topics", "type": "multi_external_select"}
    key = "slack:T1/C3/acme-v-zebra"
    view = {
        "id": "V1", "hash": "1", "private_metadata": json.dumps({"channel": where}),
        "state": {"values": {"topics": {"topics": {"selected_options": [{"value": key}]}}}},
    }  # fmt: skip
    payload: dict[str, Any] = {
        "type": kind,
        "view": view,
        "value": "acme",
        **asked,
        "actions": [asked],
    }
    payload["type"] = kind
    answer = place.post(place.slack.interaction(payload, user=user, team=team))
    assert "cme v" not in answer.text + json.dumps(place.slack.views)


def test_a_message_shortcut_opens_no_private_topics_to_who_is_not_there(place: Workspace) -> None:
    payload = {
        "type": "message_action", "callback_id": "follow_topic",
        "channel": {"id": "C3", "name": "clients"}, "message": {"text": "acme zebra", "ts": "1.0"},
        "response_url": place.slack.response_url("T1", "C3"),
    }  # fmt: skip
    place.post(place.slack.interaction(payload, user="U2"))
    assert "cme" not in json.dumps(place.slack.views)


# --- edit, stop, share -------------------------------------------------------------------------


@pytest.mark.parametrize(("user", "where"), [("U2", "C3"), ("U4", "C1")])
def test_edit_opens_nothing_of_where_its_presser_is_not(
    place: Workspace, user: str, where: str
) -> None:
    held = subscription_in(place, f"slack:T1/{where}")
    place.press("edit:0", str(held), user=user, channel=where)
    assert place.slack.views == []


def test_a_stop_of_an_old_list_stops_what_it_stood_beside(place: Workspace) -> None:
    place.say("subscribe smart city")
    place.say("list")
    rows = [b for b in place.slack.said[-1]["payload"]["blocks"] if "accessory" in b]
    stop = rows[0]["accessory"]["options"][-1]["value"]  # beside AI
    place.say("unsubscribe AI", user="U2")
    before = state(place)
    action = {"type": "overflow", "action_id": "row", "selected_option": {"value": stop}}
    place.post(place.slack.press(action))
    assert "no longer" in json.dumps(place.slack.said[-1]["payload"])
    assert state(place) == before


def test_a_stop_that_names_only_a_place_in_the_list_shows_the_list(place: Workspace) -> None:
    before = state(place)
    said = place.press("say:0", "unsubscribe 1")
    assert "follows 1" in said
    assert state(place) == before


@pytest.mark.parametrize("value", ["unsubscribe AI", "pause", "topic delete Kites", "admins only"])
def test_share_changes_nothing(place: Workspace, value: str) -> None:
    before = state(place)
    place.press("share", value)
    assert state(place) == before


def test_who_is_not_in_a_channel_shares_nothing_in_it(place: Workspace) -> None:
    place.slack.teams["T1"].channels["C1"].members.remove("U2")
    place.press("share", "topics", user="U2")
    assert not any(entry["user"] is None for entry in place.slack.said)


# --- the home ----------------------------------------------------------------------------------


def test_who_has_left_a_channel_does_not_pause_it_from_the_home(place: Workspace) -> None:
    place.slack.teams["T1"].channels["C1"].members.remove("U2")
    before = state(place)
    place.press("home_pause", user="U2")
    assert state(place) == before


def test_a_channel_made_private_is_not_paused_from_the_home(place: Workspace) -> None:
    place.slack.teams["T1"].channels["C1"].private = True
    place.press("home_pause", user="U2")
    with place.stage.desk.store.read() as session:
        channel = channels.channel(session, "slack:T1/C1")
    assert channel is not None
    assert channel.paused_until is None


def test_a_guests_home_shows_no_channels(place: Workspace) -> None:
    place.slack.teams["T1"].channel("DU4", "", "U4", "UBOTT1", private=True)
    event = {"type": "app_home_opened", "user": "U4", "tab": "home", "channel": "DU4"}
    place.post(place.slack.event(event))
    assert "C1" not in json.dumps(place.slack.views[-1]["view"])


@pytest.mark.parametrize("at", ["25:00", "99:99", "", "noon", "9999-12-31"])
@pytest.mark.parametrize("name", ["home_opens", "home_closes"])
def test_hours_that_there_are_not_change_nothing(place: Workspace, name: str, at: str) -> None:
    place.say("subscribe AI", user="U2", channel="C1")
    before = state(place)
    action = {"type": "timepicker", "action_id": name, "selected_time": at}
    place.post(place.slack.press(action, user="U2"))
    assert state(place) == before


@pytest.mark.parametrize("until", ["9999-01-01", "9999-12-31", "2030-01-01", "900 weeks"])
def test_a_pause_lasts_at_most_a_year(place: Workspace, until: str) -> None:
    before = state(place)
    said = place.say(f"pause until {until}")
    assert "at most a year" in said
    assert state(place) == before


def kept(place: Workspace, channel: str = "C1") -> tuple[object, ...]:
    """Give what a channel follows and how it is set, and the topics that its workspace wrote."""
    with place.stage.desk.store.read() as session:
        connection = session.connection()
        places, topics, owners = table(ChannelRow), table(TopicRow), table(WorkspaceRow)
        address = f"slack:T1/{channel}"
        here = connection.execute(select(places).where(places.c.address == address)).all()
        held = connection.execute(
            select(table(SubscriptionRow)).where(
                table(SubscriptionRow).c.channel_id.in_([row.id for row in here])
            )
        ).all()
        written = connection.execute(select(topics.c.key, topics.c.line)).all()
        only = connection.execute(select(owners.c.key, owners.c.admins_only)).all()
    settings = [(row.language, row.paused_until, row.opens, row.closes) for row in here]
    return tuple(map(str, (settings, held, written, only)))


TYPED = (
    *(command.example[0] for command in commands.COMMANDS if "…" not in command.example[0]),
    "topic edit Kites: kite, box kite", "topic delete Kites", "unsubscribe all", "admins off",
    "quiet off", "mute AI until 1 December 2026",
)  # fmt: skip


def test_where_only_administrators_change_things_no_command_of_others_does(
    place: Workspace,
) -> None:
    place.say("admins only", user="U1")
    before, refused = kept(place), 0
    for text in TYPED:
        said = place.say(text, user="U2")
        assert kept(place) == before, text
        refused += "only administrators change what channels follow" in said
    assert refused > 8
    place.say("admins off", user="U1")
    place.say("unsubscribe AI", user="U2")
    assert kept(place) != before


def test_where_only_administrators_change_things_no_button_of_others_does(
    place: Workspace,
) -> None:
    place.say("admins only", user="U1")
    before = kept(place)
    for name in sorted(one for one in WORK if OURS.match(one) or one in (COPY, NOT_RELEVANT)):
        for value in ("paper:1:ai", "ai|artificial", "1", "unsubscribe AI", "pause"):
            place.press(name, value, user="U2")
            assert kept(place) == before, (name, value)


def test_a_talk_with_us_alone_is_everybody_s_own(place: Workspace) -> None:
    place.slack.teams["T1"].channel("DU2", "", "U2", "UBOTT1", private=True)
    place.say("admins only", user="U1")
    place.say("subscribe AI", user="U2", channel="DU2")
    assert "'topic', 'ai'" in str(kept(place, "DU2")[1])
    before = kept(place)
    place.say("unsubscribe AI in <#C1|general>", user="U2", channel="DU2")
    assert kept(place) == before


def test_who_may_say_so_is_said_as_it_is(place: Workspace) -> None:
    said = place.say("admins only", user="U2")
    assert "Only an administrator of this workspace says who" in said
    assert "In this workspace only administrators change" not in said
