"""This file tests saving in Slack: by button and bookmark, within one channel of one workspace."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import select

from storage.database import Store
from storage.people import channels, saved
from storage.tables.published import PaperRow
from storage.tables.told import DeliveryRow
from tests.bot.slack.workspace import Workspace, workspaces
from tests.story.test_first_digest import send

PAPER = "CB(2)438/2026(03)"
NOTE = "our client Zebra asked"


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two workspaces whose first channels were told of a paper."""
    with workspaces(sqlite_store) as made:
        stage = made.stage
        stage.send = lambda: asyncio.run(send(made))  # type: ignore[method-assign]
        stage.publish("morning")
        stage.check()
        made.say("subscribe Lawtech", channel="C1")
        made.say("subscribe Lawtech", channel="C1", team="T2")
        stage.publish("paper", "translation")
        stage.check()
        yield made
        assert made.slack.refused == []


def kept(place: Workspace, address: str) -> list[tuple[str, ...]]:
    with place.stage.desk.store.read() as session:
        held = channels.channel(session, address)
        found = saved.of_channel(session, held.id) if held else []
    return [tuple(note.text for note in one.notes) for one in found]


def paper(place: Workspace) -> str:
    with place.stage.desk.store.read() as session:
        return f"paper:{session.exec(select(PaperRow.id).where(PaperRow.number == PAPER)).one()}"


def alert(place: Workspace, team: str = "T1") -> str:
    """Give Slack's name for the alert in a workspace's first channel."""
    with place.stage.desk.store.read() as session:
        held = channels.channel(session, f"slack:{team}/C1")
        assert held is not None
        found = session.exec(
            select(DeliveryRow.ts).where(
                DeliveryRow.kind == "alert", DeliveryRow.channel_id == held.id
            )
        ).one()
    return str(found)


def mark(place: Workspace, ts: str, *, team: str = "T1", **changes: Any) -> str:
    """Mark a message of ours, and give what was answered."""
    before = len(place.slack.said)
    event = {
        "type": "reaction_added", "user": "U2", "reaction": "bookmark", "item_user": f"UBOT{team}",
        "item": {"type": "message", "channel": changes.pop("channel", "C1"), "ts": ts},
        "event_ts": "1.0", **changes,
    }  # fmt: skip
    place.post(place.slack.event(event, team=team))
    return json.dumps([one["payload"] for one in place.slack.said[before:]], ensure_ascii=False)


def test_the_button_on_an_alert_saves_its_paper_and_undo_takes_it_back(place: Workspace) -> None:
    said = place.press("save", paper(place), user="U2")
    assert "Saved to this channel's list" in said
    assert kept(place, "slack:T1/C1") == [()]
    undo = next(one for one in place.slack.said[-1]["payload"]["blocks"][-1]["elements"])
    assert "Taken back" in place.press(undo["action_id"], undo["value"], user="U2")
    assert kept(place, "slack:T1/C1") == []


def test_a_bookmark_on_an_alert_saves_its_paper(place: Workspace) -> None:
    assert "Saved to this channel's list" in mark(place, alert(place))
    assert place.slack.said[-1]["user"] == "U2"
    assert kept(place, "slack:T1/C1") == [()]


@pytest.mark.parametrize(
    "changes",
    [
        {"reaction": "eyes"},
        {"item_user": "U1"},
        {"ts": "77.7"},
        {"channel": "C2"},
        {"channel": "C4"},
        {"item": {"type": "file", "file": "F1"}},
        {"item": None},
        {"user": ""},
    ],
)
def test_any_other_mark_says_and_saves_nothing(place: Workspace, changes: dict[str, Any]) -> None:
    ts = changes.pop("ts", alert(place))
    assert mark(place, ts, **changes) == "[]"
    assert kept(place, "slack:T1/C1") == []


def test_a_forged_mark_of_another_workspace_s_message_saves_nothing_there(place: Workspace) -> None:
    with place.stage.desk.store.write() as session:
        held = channels.channel(session, "slack:T1/C1")
        assert held is not None
        channels.move_channel(session, "slack:T1/C1", "slack:T1/C9")
    assert mark(place, alert_of(place), team="T2", channel="C9") == "[]"
    assert kept(place, "slack:T1/C9") == []
    assert kept(place, "slack:T2/C9") == []


def alert_of(place: Workspace) -> str:
    with place.stage.desk.store.read() as session:
        return str(session.exec(select(DeliveryRow.ts).where(DeliveryRow.kind == "alert")).first())


@pytest.mark.parametrize(
    ("team", "channel", "user"), [("T2", "C1", "U1"), ("T1", "C2", "U1"), ("T1", "C1", "U2")]
)
def test_a_private_channel_s_notes_are_read_and_changed_nowhere_else(
    place: Workspace, team: str, channel: str, user: str
) -> None:
    place.say(f"note {PAPER} {NOTE}", channel="C3")
    where = {"team": team, "channel": channel, "user": user}
    spoken = [
        place.say(text, **where)
        for text in ("saved", "saved in <#C3|clients>", f"save {PAPER}", "saved",
                     f"unsave {PAPER}", f"show {PAPER}", f"why {PAPER}", "list", "export",
                     "latest", "undo", "undo", "undo")
    ]  # fmt: skip
    pressed = [
        place.press(name, value, **where)
        for name in ("undo:0", "say:0", "save", "stop:0")
        for value in ("1", "2", "3", "4", "5", f"unsave {paper(place)}", paper(place), "paper:999",
                      "paper:x")
    ]  # fmt: skip
    assert not [one for one in (*spoken, *pressed) if "Zebra" in one]
    assert kept(place, "slack:T1/C3") == [(NOTE,)]


def test_who_is_not_in_a_channel_saves_and_notes_nothing_there(place: Workspace) -> None:
    place.slack.teams["T1"].channels["C1"].members.discard("U2")
    said = place.press("save", paper(place), user="U2")
    assert "Saved" not in said
    assert kept(place, "slack:T1/C1") == []


def test_a_stranger_in_a_shared_channel_reads_no_list(place: Workspace) -> None:
    place.say(f"save {PAPER}", channel="C6")
    assert "LawTech" in place.say("saved", channel="C6")
    assert "Another organisation" in place.say(f"note {PAPER} {NOTE}", channel="C6")
    event = {
        "type": "app_mention", "user": "U9", "user_team": "T9", "channel": "C6",
        "text": "<@UBOTT1> saved", "ts": "1.0",
    }  # fmt: skip
    team = place.slack.teams["T1"]
    team.user("U9")
    team.channels["C6"].members.add("U9")
    before = len(place.slack.said)
    place.post(place.slack.event(event))
    said = json.dumps(place.slack.said[before:])
    assert "Only members of" in said
    assert "LawTech" not in said


def test_a_note_s_marks_are_shown_and_obeyed_by_nobody(place: Workspace) -> None:
    place.say(f"note {PAPER} <!channel> *bold* <https://x.test|here> & `code`", channel="C3")
    said = place.say("saved", channel="C3")
    assert "<!channel>" not in said
    assert "!channel" in said
    assert "<https://x.test" not in said


def test_the_list_of_a_chat_of_two_is_one_s_own(place: Workspace) -> None:
    place.slack.teams["T1"].channel("DU1", "", "U1", "UBOTT1", private=True)
    place.say(f"save {PAPER}", channel="DU1")
    assert kept(place, "slack:T1/DU1") == [()]
    assert "nothing is saved" in place.say("saved", channel="C1", user="U1")
