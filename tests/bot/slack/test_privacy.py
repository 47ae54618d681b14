"""This file tests that who reads a channel is asked and not remembered: daily, on events, and before showing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, cast

import pytest
from slack_sdk import WebClient

from bot import service
from bot.calendar import Recess
from bot.engines.port import Engine
from bot.slack import chat, installations, privacy
from bot.slack.people import People
from bot.slack.renewals import TokenLost, TokenWaits
from bot.telling.outbox import Drain
from storage.database import Store
from storage.people import channels, topics
from storage.people.channels import Channel
from storage.published import papers
from tests.bot.slack.workspace import Workspace, workspaces


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two fake workspaces; in C1, public as yet, U2 follows a topic that names a client."""
    with workspaces(sqlite_store) as made:
        made.say("topic new Acme v Zebra: artificial intelligence", user="U2")
        made.say("subscribe Acme v Zebra", user="U2")
        yield made
        assert made.slack.refused == []


def close(place: Workspace, number: str = "C1") -> None:
    """Make a channel private behind our back."""
    place.slack.teams["T1"].channels[number].private = True


def home(place: Workspace, user: str = "U1") -> str:
    place.slack.teams["T1"].channel(f"D{user}", "", user, "UBOTT1", private=True)
    event = {"type": "app_home_opened", "user": user, "tab": "home", "channel": f"D{user}"}
    place.post(place.slack.event(event))
    return json.dumps(place.slack.views[-1]["view"], ensure_ascii=False)


def channel(place: Workspace, number: str = "C1", team: str = "T1") -> Channel:
    with place.stage.desk.store.read() as session:
        found = channels.channel(session, f"slack:{team}/{number}")
    assert found is not None
    return found


def ask_all(place: Workspace) -> int:
    """Ask about every channel, as is done every hour."""
    clients = installations.clients(place.stage.desk, place.settings)
    return privacy.keep(place.stage.desk, People(place.stage.clock), clients)


def test_a_public_channel_stands_on_everybodys_home(place: Workspace) -> None:
    assert "Acme" in home(place)


def test_a_channel_made_private_is_off_the_home_at_once(place: Workspace) -> None:
    close(place)
    shown = home(place)
    assert "Acme" not in shown
    assert "C1" not in shown
    assert channel(place).private


def test_a_channel_that_slack_does_not_tell_of_is_not_shown(place: Workspace) -> None:
    place.slack.troubles["conversations.info"] = ["429"] * 9
    place.slack.troubles["users.conversations"] = ["429"] * 9
    assert "Acme" not in home(place)
    assert not channel(place).private  # nothing is concluded from silence


def test_many_channels_are_asked_about_in_one_question(place: Workspace) -> None:
    for number in range(20, 40):
        place.slack.teams["T1"].channel(f"C{number}", f"room-{number}", "U1", "UBOTT1")
        place.say("subscribe AI", channel=f"C{number}")
    close(place)
    before = len(place.slack.calls)
    shown = home(place)
    assert "C39" in shown
    assert "Acme" not in shown
    asked = place.slack.calls[before:]
    assert asked.count("users.conversations") == 1
    assert asked.count("conversations.info") <= 2


@pytest.mark.parametrize("text", ["topics", "topic show Acme v Zebra", "search AI", "latest"])
def test_a_topic_written_in_a_channel_made_private_is_shown_in_no_other(
    place: Workspace, text: str
) -> None:
    place.slack.teams["T1"].channels["C2"].members.add("UBOTT1")
    close(place)
    said = place.say(text, channel="C2", user="U1")
    assert "Acme" not in said.replace("“Acme v Zebra”", "").replace("search Acme v Zebra", "")
    assert "Looks for" not in said


def test_a_topic_that_other_channels_follow_stays_the_workspaces(place: Workspace) -> None:
    place.say("subscribe Acme v Zebra", channel="C6")
    close(place)
    assert "Acme" in place.say("topics", channel="C2")


def test_a_topic_goes_along_with_what_followed_it(place: Workspace) -> None:
    close(place)
    home(place)
    with place.stage.desk.store.read() as session:
        (own,) = topics.topics(session, "slack:T1", channel(place).id)
    assert own.channel_id == channel(place).id
    assert "Acme v Zebra" in place.say("list", user="U2")


def test_a_link_card_elsewhere_names_no_topic_of_a_channel_made_private(place: Workspace) -> None:
    place.stage.publish("morning")
    place.stage.check()
    place.stage.publish("question")
    place.stage.check(20)
    with place.stage.desk.store.read() as session:
        url = papers.latest(session, "ai")[0].renditions[0].url
    event = {
        "type": "link_shared", "user": "U1", "channel": "C2", "message_ts": "1.0",
        "links": [{"url": url, "domain": url.split("/")[2]}],
    }  # fmt: skip
    place.post(place.slack.event(event))
    assert "Acme" in json.dumps(place.slack.unfurls[-1])
    close(place)
    place.post(place.slack.event(event))
    assert "Acme" not in json.dumps(place.slack.unfurls[-1])


def test_a_link_card_in_a_shared_channel_names_no_topic_of_the_workspace(place: Workspace) -> None:
    place.stage.publish("morning")
    place.stage.check()
    place.stage.publish("question")
    place.stage.check(20)
    with place.stage.desk.store.read() as session:
        url = papers.latest(session, "ai")[0].renditions[0].url
    event = {
        "type": "link_shared", "user": "U1", "channel": "C6", "message_ts": "1.0",
        "links": [{"url": url, "domain": url.split("/")[2]}],
    }  # fmt: skip
    place.post(place.slack.event(event))
    assert "Artificial intelligence" in json.dumps(place.slack.unfurls[-1])
    assert "Acme" not in json.dumps(place.slack.unfurls[-1])


@pytest.mark.parametrize(
    "event",
    [
        {"type": "message", "subtype": "channel_convert_to_private", "channel": "C1", "ts": "1.0",
         "channel_type": "group", "user": "U1", "text": "made this channel private"},
        {"type": "group_rename", "channel": {"id": "C1", "name": "zebra", "created": 1}},
        {"type": "channel_shared", "channel": "C1", "connected_team_id": "T9"},
    ],
)  # fmt: skip
def test_an_event_about_a_channel_has_it_asked_about_at_once(
    place: Workspace, event: dict[str, object]
) -> None:
    close(place)
    place.post(place.slack.event(event))
    assert channel(place).private


def test_a_channel_made_public_again_is_shown_again(place: Workspace) -> None:
    close(place)
    home(place)
    place.slack.teams["T1"].channels["C1"].private = False
    event = {
        "type": "message",
        "subtype": "channel_convert_to_public",
        "channel": "C1",
        "ts": "1.0",
    }
    place.post(place.slack.event(event))
    assert not channel(place).private


def test_a_renamed_channel_is_known_by_its_new_name(place: Workspace) -> None:
    place.slack.teams["T1"].channels["C1"].name = "courts"
    event = {"type": "channel_rename", "channel": {"id": "C1", "name": "courts", "created": 1}}
    place.post(place.slack.event(event))
    assert channel(place).name == "courts"


def test_a_channel_that_gets_another_number_keeps_what_it_follows(place: Workspace) -> None:
    event = {"type": "channel_id_changed", "old_channel_id": "C1", "new_channel_id": "C77"}
    place.post(place.slack.event(event))
    with place.stage.desk.store.read() as session:
        assert channels.channel(session, "slack:T1/C1") is None
        assert channels.channel(session, "slack:T1/C77") is not None


def test_every_channel_is_asked_about_once_a_day(place: Workspace) -> None:
    place.stage.clock.pass_(hours=1)
    assert ask_all(place) == 0
    close(place)
    place.stage.clock.pass_(hours=23)
    assert ask_all(place) == 1
    assert channel(place).private
    assert ask_all(place) == 0


def test_a_question_that_slack_does_not_answer_is_asked_again_in_an_hour(place: Workspace) -> None:
    place.stage.clock.pass_(days=1)
    place.slack.troubles["conversations.info"] = ["503"]
    assert ask_all(place) == 0
    place.stage.clock.pass_(hours=1)
    assert ask_all(place) == 1
    asked = channel(place).asked_at
    assert asked is not None
    assert place.stage.clock() - asked < timedelta(minutes=1)


class Hours:
    """Stands in for an engine: notes what is put into the timetable, and runs nothing."""

    def __init__(self) -> None:
        self.every: dict[str, timedelta] = {}

    def periodic(self, name: str, every: timedelta, kind: str, args: Mapping[str, Any]) -> None:
        """Note how often one kind of work has its turn."""
        assert name == kind
        assert not args
        self.every[kind] = every


def test_the_running_program_asks_every_hour(place: Workspace) -> None:
    desk, engine = place.stage.desk, Hours()
    drain = Drain(desk.store, {}, desk.clock)
    work = service.Work(desk, drain, Recess(), chat.readers(place.settings, desk))
    work.schedule(cast(Engine, engine))
    assert engine.every["readers"] == timedelta(hours=1)
    close(place)
    place.stage.clock.pass_(days=1)
    work.jobs()["readers"]()
    assert channel(place).private


@pytest.mark.parametrize("error", [TokenLost("lost"), TokenWaits("waits", timedelta(minutes=1))])
def test_a_workspace_whose_token_does_not_work_holds_up_no_other(
    place: Workspace, error: Exception
) -> None:
    place.say("subscribe AI", team="T2")
    place.stage.clock.pass_(days=1)
    known = installations.clients(place.stage.desk, place.settings)

    def clients(team: str) -> WebClient | None:
        if team == "T1":
            raise error
        return known(team)

    assert privacy.keep(place.stage.desk, People(place.stage.clock), clients) == 1
    assert channel(place).asked_at != channel(place, "C1", team="T2").asked_at


def test_what_we_cannot_see_any_more_counts_as_private(place: Workspace) -> None:
    close(place)
    place.slack.teams["T1"].channels["C1"].members.remove("UBOTT1")
    place.stage.clock.pass_(days=1)
    ask_all(place)
    assert channel(place).private


def test_a_topic_written_just_after_a_channel_was_made_private_is_its_own(
    place: Workspace,
) -> None:
    place.say("list", user="U2")  # who reads it was asked a moment ago
    close(place)
    place.say("topic new Beta files: beta", user="U2")
    assert "Beta files" not in place.say("topics", channel="C2")
