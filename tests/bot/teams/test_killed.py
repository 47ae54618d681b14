"""This file tests that a kill anywhere between what Teams tells us and its end loses nothing, and that a stop waits."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.teams.client import TeamsClient
from storage.database import Store
from storage.people import channels
from storage.sql import table
from storage.tables.people import ChannelRow
from storage.tables.told import DeliveryRow
from tests.bot.teams.scene import TEAM, Scene, address, scene
from tests.dying import Killed, dying
from tests.fakes.teams_api import Json

CHAT = "a:personal-1"
EVENTS: dict[str, Json] = {
    "removed": {"kind": "installationUpdate", "action": "remove"},
    "archived": {"kind": "conversationUpdate", "data": {"eventType": "teamArchived"}},
    "deleted": {
        "kind": "conversationUpdate",
        "data": {"eventType": "channelDeleted", "channel": {"id": TEAM}},
    },
    "renamed": {
        "kind": "conversationUpdate",
        "data": {"eventType": "channelRenamed", "channel": {"id": TEAM, "name": "Law"}},
    },
}


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Scene]:
    """Give a channel that follows something, set up by somebody who talks with us alone too."""
    with scene(sqlite_store) as found:
        found.fake.talk(CHAT, "personal")
        found.say("list", talk=CHAT, where="personal")
        found.say("subscribe AI")
        yield found


def state(stage: Scene) -> list[Any]:
    """Give what an event could have changed, and what was put on its way because of it."""
    told, sent = table(ChannelRow), table(DeliveryRow)
    with stage.desk.store.read() as session:
        where = select(told.c.address, told.c.name, told.c.gone_why).order_by(told.c.address)
        posts = select(sent.c.key, sent.c.state)
        found = [*session.connection().execute(where), *session.connection().execute(posts)]
    return [tuple(one) for one in found]


def killed_everywhere(stage: Scene, event: Json) -> int:
    """Send an event to processes that die one step later each, then to one that lives; count the dead."""
    before = state(stage)
    for at in range(200):
        with dying(stage.desk.store, at) as death:
            try:
                (answer,) = stage.post(event)
            except Killed:
                answer = None
        if answer is not None and answer.status_code == 200:  # later deaths lose a greeting
            return at
        assert death.came  # and Teams, which has no answer, asks again
        assert state(stage) == before
    raise AssertionError("it never ended")


@pytest.mark.parametrize("event", EVENTS.values(), ids=list(EVENTS))
def test_a_kill_at_any_step_leaves_the_event_to_be_done_by_the_next_process(
    stage: Scene, event: Json
) -> None:
    before, said = state(stage), stage.activity(**event)
    assert killed_everywhere(stage, said) >= 4
    done = state(stage)
    assert done != before
    assert stage.post(said)[0].status_code == 200  # it comes once more
    assert state(stage) == done


def test_a_kill_at_any_step_of_a_return_takes_the_channel_back(stage: Scene) -> None:
    stage.post(stage.activity("installationUpdate", action="remove"))
    assert killed_everywhere(stage, stage.activity("installationUpdate", action="add")) >= 4
    with stage.desk.store.read() as session:
        found = channels.channel(session, address())
    assert found is not None
    assert found.gone_at is None


def test_a_stop_waits_for_the_answer_that_is_being_given(
    stage: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    send, asked = TeamsClient.send, stage.said("list")

    async def stop() -> list[str]:
        order: list[str] = []
        heard = asyncio.Event()

        async def slow(self: TeamsClient, *given: Any, **more: Any) -> Any:
            await heard.wait()
            order.append("answered")
            return await send(self, *given, **more)

        monkeypatch.setattr(TeamsClient, "send", slow)
        body = json.dumps(asked).encode()
        heads = [(k.lower().encode(), v.encode()) for k, v in stage.fake.headers().items()]

        async def receive() -> Any:
            return {"type": "http.request", "body": body, "more_body": False}

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.body":
                order.append("heard")
                heard.set()

        scope: Json = {
            "type": "http", "http_version": "1.1", "method": "POST", "path": "/teams/messages",
            "raw_path": b"/teams/messages", "root_path": "", "scheme": "https",
            "query_string": b"", "headers": heads, "server": None, "client": None,
        }  # fmt: skip
        await stage.app(scope, receive, sent)  # the server waits for this when it stops
        order.append("ended")
        await stage.app.state.door.client.close()
        return order

    assert asyncio.run(stop()) == ["heard", "answered", "ended"]
