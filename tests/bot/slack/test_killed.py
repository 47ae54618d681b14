"""This file tests that a kill anywhere between an event of Slack's and its end loses nothing: Slack sends it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from storage.database import Store
from storage.errors import StoreBusy
from storage.people import channels
from storage.sql import table
from storage.tables.people import ChannelRow
from storage.tables.told import DeliveryRow
from tests.bot.slack.workspace import Workspace, workspaces
from tests.dying import Killed, dying

LEFT = {"type": "member_left_channel", "user": "UBOTT1", "channel": "C1", "team": "T1"}
JOINED = {"type": "member_joined_channel", "user": "UBOTT1", "channel": "C1", "team": "T1"}
MOVED = {"type": "channel_id_changed", "old_channel_id": "C1", "new_channel_id": "C9"}
REVOKED = {"type": "tokens_revoked", "tokens": {"bot": ["UBOTT1"]}}
EVENTS = [
    LEFT,
    {"type": "channel_left", "channel": "C1"},
    {"type": "channel_archive", "channel": "C1", "user": "U1"},
    {"type": "channel_deleted", "channel": "C1"},
    MOVED,
    {"type": "app_uninstalled"},
    REVOKED,
]


@pytest.fixture
def place(sqlite_store: Store) -> Iterator[Workspace]:
    """Give two fake workspaces; C1 follows something that U2 set up, and an hour has passed."""
    with workspaces(sqlite_store) as made:
        made.say("subscribe AI", user="U2")
        made.stage.clock.pass_(hours=1)
        yield made


def state(place: Workspace) -> list[Any]:
    """Give what an event could have changed, and what was put on its way because of it."""
    told, sent = table(ChannelRow), table(DeliveryRow)
    with place.stage.desk.store.read() as session:
        where = select(told.c.address, told.c.gone_why).order_by(told.c.address)
        posts = select(told.c.address, sent.c.key, sent.c.state).join(
            sent, sent.c.channel_id == told.c.id
        )
        found = [*session.connection().execute(where), *session.connection().execute(posts)]
    return [tuple(one) for one in found]


def killed_everywhere(place: Workspace, event: dict[str, Any]) -> int:
    """Send an event to processes that die one step later each, then to one that lives; count the dead."""
    body = place.slack.event(event, event_id="Ev1")
    before = state(place)
    for at in range(200):
        process = Workspace(place.stage, place.slack)
        with dying(place.stage.desk.store, at) as death:
            try:
                answer = process.post(body)
            except Killed:
                answer = None
        process.web.close()
        if not death.came:
            assert answer.status_code == 200
            return at
        assert answer is None  # Slack has no answer, and sends it again
        assert state(place) == before
    raise AssertionError("it never ended")


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["type"])
def test_a_kill_at_any_step_leaves_the_event_to_be_done_by_the_next_process(
    place: Workspace, event: dict[str, Any]
) -> None:
    before = state(place)
    assert killed_everywhere(place, event) >= 4
    assert state(place) != before


def test_a_kill_at_any_step_of_an_invitation_brings_the_channel_back(place: Workspace) -> None:
    place.post(place.slack.event(LEFT))
    place.stage.clock.pass_(minutes=1)
    assert killed_everywhere(place, JOINED) >= 4
    with place.stage.desk.store.read() as session:
        found = channels.channel(session, "slack:T1/C1")
    assert found is not None
    assert found.gone_at is None


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["type"])
def test_an_event_that_was_done_is_not_done_again(place: Workspace, event: dict[str, Any]) -> None:
    body = place.slack.event(event, event_id="Ev1")
    place.post(body)
    done = state(place)
    assert place.post(body).status_code == 200
    assert state(place) == done


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["type"])
def test_slack_is_not_told_that_an_event_came_while_the_store_is_away(
    place: Workspace, event: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> Any:
        raise StoreBusy

    body = place.slack.event(event, event_id="Ev1")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "write", away)
        assert place.post(body).status_code == 503
    before = state(place)
    assert place.post(body).status_code == 200
    assert state(place) != before
