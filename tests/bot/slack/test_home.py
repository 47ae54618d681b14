"""This file tests what administrators see on the app's home, and that nobody else does."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from bot.answering.keeping.overview import as_json, looked_over
from storage.database import Store
from tests.bot.slack.workspace import Workspace, workspaces


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two workspaces in which a public and a private channel follow something."""
    with workspaces(sqlite_store) as made:
        for team in ("T1", "T2"):
            for user in ("U1", "U2"):
                place = made.slack.teams[team]
                place.channel(f"D{user}", "", user, place.bot, private=True)
        made.say("topic new Kites: kite", user="U1")
        made.say("subscribe Kites", user="U1")
        made.say("topic new Acme v Zebra: acme+zebra", channel="C3")
        made.say("subscribe Acme v Zebra", channel="C3")
        made.say("subscribe lawtech", team="T2")
        yield made
        assert made.slack.refused == []


def home(place: Workspace, user: str, team: str = "T1") -> str:
    event = {"type": "app_home_opened", "user": user, "tab": "home", "channel": f"D{user}"}
    place.post(place.slack.event(event, team=team))
    return json.dumps(place.slack.views[-1]["view"], ensure_ascii=False)


def test_administrators_see_channels_their_noise_and_who_changed_them(place: Workspace) -> None:
    seen = home(place, "U1")
    assert "For administrators" in seen
    assert "told 0, kept 0, not relevant 0" in seen
    assert "by <@U1>" in seen


def test_others_see_none_of_it(place: Workspace) -> None:
    assert "For administrators" not in home(place, "U2")


def test_of_a_private_channel_there_are_numbers_only(place: Workspace) -> None:
    seen = home(place, "U1")
    assert "Acme" not in seen
    assert "Private channels: 1, following 1 in all" in seen


def test_one_workspace_sees_nothing_of_another(place: Workspace) -> None:
    assert "Kites" not in home(place, "U1", "T2")
    desk = place.stage.desk
    (other,) = looked_over(desk, "en", "slack:T2").places
    assert other.follows == ("Lawtech (at once)",)


def test_programs_are_told_no_private_topic_either(place: Workspace) -> None:
    desk = place.stage.desk
    now = desk.clock()
    rows = [as_json(one, now) for one in looked_over(desk, "en").places]
    assert [row["channel"] for row in rows if row["private"]] == ["slack:T1/C3"]
    assert "Acme" not in json.dumps(rows)
    assert "Kites" in json.dumps(rows)
