"""This file tests that a watch list is seen, changed and told in its own channel of its own workspace alone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.engines.known_lists import Lists, opened
from bot.secrets import Seal
from storage.database import Store
from storage.people import channels, watch_lists
from tests.bot.slack.workspace import KEYS, Workspace, workspaces
from tests.story.test_first_digest import send

SECRET = "Department of Justice"


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two workspaces; a private channel of the first watches for a client."""
    with workspaces(sqlite_store) as made:
        seal = Seal(KEYS)
        made.stage.desk = replace(made.stage.desk, seal=seal, watched=Lists(seal).names)
        made.stage.send = lambda: asyncio.run(send(made))  # type: ignore[method-assign]
        made.listen(made.settings, vault=made.vault)
        made.stage.publish("morning")
        made.stage.check()
        made.say(f"list new Takeover: Quagga Partners, {SECRET}", channel="C3")
        yield made
        assert made.slack.refused == []


def kept(place: Workspace, address: str = "slack:T1/C3") -> dict[str, list[str]]:
    with place.stage.desk.store.read() as session:
        held = channels.channel(session, address)
        found = watch_lists.of_channel(session, held.id) if held else []
        said = [opened(Seal(KEYS), one) for one in found]
    return {one.name: [name for _, name in one.names] for one in said}


@pytest.mark.parametrize(
    ("team", "channel", "user"), [("T2", "C3", "U1"), ("T1", "C1", "U1"), ("T1", "C3", "U2")]
)
def test_nobody_elsewhere_sees_changes_or_guesses_a_list(
    place: Workspace, team: str, channel: str, user: str
) -> None:
    where = {"team": team, "channel": channel, "user": user}
    texts = (
        "lists", "list", "list Takeover", "list 1", "lists 1", "名單 1", "list Takeover add Kite",
        "lists 1 add Kite", "lists 1 remove 1", "list delete Takeover", "list delete 1", "lists 1 instant",
        "undo", "export", "saved", "help lists",
    )  # fmt: skip
    spoken = [place.say(text, **where) for text in texts] if user != "U2" else []
    pressed = [
        place.press(name, value, **where)
        for name, value in (
            ("undo:0", "1"), ("say:0", "lists 1"), ("say:0", "lists 1 instant"),
            ("say:0", "list delete Takeover"), ("share", "lists 1"), ("stop:0", "1"),
        )
    ]  # fmt: skip
    assert not [one for one in (*spoken, *pressed) if "Quagga" in one]
    assert kept(place) == {"Takeover": ["Quagga Partners", SECRET]}


def test_in_its_own_channel_a_list_is_seen_and_answered_to_the_asker_alone(
    place: Workspace,
) -> None:
    said = place.say("list Takeover", channel="C3")
    assert "Quagga" in said
    assert "ephemeral" in said
    place.press("share", "lists 1", channel="C3")
    assert "in_channel" not in json.dumps(place.slack.said[-1]["payload"])


def test_a_hit_is_told_in_the_list_s_channel_by_its_number_and_nowhere_else(
    place: Workspace,
) -> None:
    place.say("list Takeover instant", channel="C3")
    place.say("subscribe Lawtech", channel="C1")
    place.say("subscribe Lawtech", team="T2", channel="C1")
    before = len(place.slack.said)
    place.stage.publish("paper", "translation")
    place.stage.check()
    told = place.slack.said[before:]
    ours = [one for one in told if "Your list" in one["payload"]["text"]]
    assert [(one["team"], one["channel"]) for one in ours] == [("T1", "C3")]
    assert "no. 2" in ours[0]["payload"]["text"]
    assert "Takeover" not in json.dumps(told)
    for team, channel in (("T1", "C1"), ("T2", "C1")):
        assert "list" not in place.say("why CB(2)438/2026(03)", team=team, channel=channel).lower()


def test_marks_in_a_name_are_obeyed_by_nobody(place: Workspace) -> None:
    place.say("list new <!channel>: *bold*, <https://x.test|here>, `code`", channel="C3")
    said = place.say("lists 2", channel="C3")
    assert "<!channel>" not in said
    assert "<https://x.test" not in said


def test_no_list_is_kept_in_a_channel_shared_with_others(place: Workspace) -> None:
    assert "Another organisation" in place.say("list new Takeover: Acme", channel="C6")
    assert kept(place, "slack:T1/C6") == {}
