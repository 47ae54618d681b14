"""This file tests that what Slack tells late is weighed by when it happened, and what is cut off says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from bot.slack import installations as slack_installations
from bot.slack import privacy
from bot.slack.bolt import fixed_token
from bot.slack.people import People
from storage.database import Store
from storage.people import channels, installations
from storage.people.channels import Channel
from storage.told import departures
from tests.bot.slack.workspace import Workspace, workspaces
from tests.fakes.slack_api import SECRET


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two fake workspaces; C1 follows something, and an hour has passed."""
    with workspaces(sqlite_store) as made:
        made.say("subscribe AI")
        made.stage.clock.pass_(hours=1)
        yield made
        assert made.slack.refused == []


def channel(place: Workspace, number: str = "C1") -> Channel:
    with place.stage.desk.store.read() as session:
        found = channels.channel(session, f"slack:T1/{number}")
    assert found is not None
    return found


def happens(place: Workspace, event: dict[str, Any], minutes_ago: float = 0) -> None:
    """Let Slack tell of something that happened some minutes ago."""
    now = place.stage.clock.now
    place.stage.clock.now = now - timedelta(minutes=minutes_ago)
    body = place.slack.event(event)
    place.stage.clock.now = now
    place.post(body)


LEFT = {"type": "member_left_channel", "user": "UBOTT1", "channel": "C1", "team": "T1"}
JOINED = {"type": "member_joined_channel", "user": "UBOTT1", "channel": "C1", "team": "T1"}
ARCHIVED = {"type": "channel_archive", "channel": "C1", "user": "U1"}
REVOKED = {"type": "tokens_revoked", "tokens": {"bot": ["UBOTT1"]}}


@pytest.mark.parametrize("departure", [LEFT, ARCHIVED, {"type": "channel_left", "channel": "C1"}])
def test_a_departure_that_is_told_after_the_return_is_over(
    place: Workspace, departure: dict[str, Any]
) -> None:
    happens(place, LEFT, minutes_ago=20)
    happens(place, JOINED, minutes_ago=5)
    happens(place, departure, minutes_ago=10)
    assert channel(place).gone_at is None


def test_a_return_that_is_told_after_the_next_departure_is_over(place: Workspace) -> None:
    happens(place, LEFT, minutes_ago=5)
    happens(place, JOINED, minutes_ago=10)
    assert channel(place).gone_at is not None


def test_a_departure_from_before_a_channel_subscribed_is_over(place: Workspace) -> None:
    happens(place, LEFT, minutes_ago=90)
    assert channel(place).gone_at is None


def test_a_departure_counts_from_when_it_was(place: Workspace) -> None:
    happens(place, LEFT, minutes_ago=5)
    assert channel(place).gone_at == place.stage.clock() - timedelta(minutes=5)


@pytest.mark.parametrize("event", [{"type": "app_uninstalled"}, REVOKED])
def test_an_uninstallation_that_is_told_after_the_new_installation_is_over(
    place: Workspace, event: dict[str, Any]
) -> None:
    happens(place, event, minutes_ago=20)
    place.stage.clock.pass_(minutes=1)
    place.install("T1")
    place.stage.clock.pass_(minutes=1)
    happens(place, event, minutes_ago=10)
    assert place.vault.grant("T1") is not None
    assert channel(place).gone_at is None


@pytest.mark.parametrize(("minutes_ago", "gone"), [(10, False), (1, True)])
def test_a_token_that_slack_took_since_outweighs_an_uninstallation(
    place: Workspace,
    minutes_ago: int,
    gone: bool,
) -> None:
    with place.stage.desk.store.write() as session:
        installations.revoke(session, "T1", place.stage.clock())
    settings = Settings(
        slack_bot_token=SecretStr("xoxb-T1"),
        slack_signing_secret=SecretStr(SECRET),
        slack_api=place.settings.slack_api,
    )
    place.listen(settings, fixed=fixed_token(place.stage.desk, settings))
    place.say("list")  # with it the token is tried
    place.stage.clock.pass_(minutes=5)
    happens(place, {"type": "app_uninstalled"}, minutes_ago=minutes_ago)
    assert (channel(place).gone_at is not None) == gone


def test_a_renewed_token_does_not_outweigh_an_uninstallation(place: Workspace) -> None:
    with place.stage.desk.store.write() as session:
        held = installations.installation(session, "T1")
        assert held is not None
        sealed = held.sealed + b""
        installations.reseal(session, "T1", sealed, place.stage.clock(), was=held.sealed)
        installations.save_installation(
            session, workspace_key="slack:T1", team="T1", sealed=sealed, now=place.stage.clock()
        )
    happens(place, {"type": "app_uninstalled"}, minutes_ago=10)
    assert channel(place).gone_at is not None


@pytest.mark.parametrize(
    "stamp", ["9999999999999999", "nan", "x", "-1e99", "", None, [1], "253402300799"]
)
def test_a_moment_that_cannot_be_is_now(place: Workspace, stamp: Any) -> None:
    place.post(place.slack.event({**LEFT, "event_ts": stamp}).replace('"event_time": ', '"then": '))
    gone = channel(place).gone_at
    assert gone == place.stage.clock()


def test_a_clock_that_ran_ahead_does_not_outweigh_an_invitation(place: Workspace) -> None:
    with place.stage.desk.store.write() as session:
        ahead = place.stage.clock() + timedelta(days=1)
        departures.close_channels(session, [channel(place).id], "not_in_channel", ahead)
    happens(place, JOINED)
    assert channel(place).gone_at is None


# --- cut off -----------------------------------------------------------------------------------


def test_a_channel_that_follows_and_is_reached_says_nothing_of_it(place: Workspace) -> None:
    for text in ("list", "status"):
        assert "nothing is told here" not in place.say(text)


@pytest.mark.parametrize("text", ["list", "status"])
def test_a_channel_that_we_were_removed_from_says_so(place: Workspace, text: str) -> None:
    place.slack.teams["T1"].channels["C1"].members.remove("UBOTT1")
    happens(place, LEFT)
    said = place.say(text)
    assert "nothing is told here" in said
    assert "/invite" in said


@pytest.mark.parametrize("text", ["list", "status"])
def test_a_removal_that_nobody_told_us_of_is_said_too(place: Workspace, text: str) -> None:
    place.slack.teams["T1"].channels["C1"].members.remove("UBOTT1")
    place.stage.clock.pass_(minutes=5)
    assert "/invite" in place.say(text)


@pytest.mark.parametrize("text", ["list", "status"])
def test_an_archived_channel_says_so(place: Workspace, text: str) -> None:
    place.slack.teams["T1"].channels["C1"].archived = True
    happens(place, ARCHIVED)
    assert "archived" in place.say(text)


@pytest.mark.parametrize("text", ["list", "status"])
def test_a_paused_channel_says_so(place: Workspace, text: str) -> None:
    place.say("pause until 2026-10-20")
    assert "Paused until" in place.say(text)


@pytest.mark.parametrize("text", ["list", "status"])
@pytest.mark.parametrize("why", ["uninstalled", "token_revoked", "Tamar is not installed there"])
def test_a_workspace_without_us_says_so_on_the_command_line(
    place: Workspace, text: str, why: str
) -> None:
    from bot.answering.conversation import answer
    from bot.answering.speech import at_the_console
    from bot.answering.terminal import shown

    with place.stage.desk.store.write() as session:
        departures.close_channels(session, [channel(place).id], why, place.stage.clock())
    said = shown(answer(place.stage.desk, text, at_the_console("slack:T1/C1")))
    assert "taken back" in said.replace("\n", " ")


@pytest.mark.parametrize("why", ["removed", "not_in_channel", "archived"])
def test_a_channel_that_we_are_back_in_without_a_word_is_told_again_in_a_day(
    place: Workspace, why: str
) -> None:
    cut_off(place, why)
    place.stage.clock.pass_(days=1)
    ask_all(place)
    assert channel(place).gone_at is None


def test_a_channel_that_we_are_not_in_stays_cut_off(place: Workspace) -> None:
    cut_off(place, "removed")
    place.slack.teams["T1"].channels["C1"].members.remove("UBOTT1")
    place.stage.clock.pass_(days=1)
    ask_all(place)
    assert channel(place).gone_at is not None


def test_a_channel_without_the_workspaces_rights_stays_cut_off(place: Workspace) -> None:
    cut_off(place, "uninstalled")
    place.stage.clock.pass_(days=1)
    ask_all(place)
    assert channel(place).gone_at is not None


@pytest.mark.parametrize("text", ["list", "status"])
def test_a_word_in_a_channel_that_we_are_back_in_takes_it_back(place: Workspace, text: str) -> None:
    cut_off(place, "removed")
    assert "nothing is told here" not in place.say(text)
    assert channel(place).gone_at is None
    happens(place, LEFT, minutes_ago=10)  # what took us out before we were seen in it
    assert channel(place).gone_at is None


def cut_off(place: Workspace, why: str) -> None:
    """Let a channel count as gone, though we are in it."""
    with place.stage.desk.store.write() as session:
        departures.close_channels(session, [channel(place).id], why, place.stage.clock())


def ask_all(place: Workspace) -> None:
    """Ask about every channel, as is done every hour."""
    clients = slack_installations.clients(place.stage.desk, place.settings)
    privacy.keep(place.stage.desk, People(place.stage.clock), clients)
