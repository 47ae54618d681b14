"""This file tests an app that is removed between two messages of a digest: nothing is lost, nothing doubled."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.teams import chat
from bot.teams.client import TeamsClient
from bot.telling import posting
from bot.telling.outbox import Drain
from storage.database import Store
from storage.people import channels, subscriptions
from storage.tables.people import ConversationRow
from storage.told import inspection
from storage.told.claims import SendingPace
from storage.told.departures import Trouble
from tests.bot.platforms.fake import Clock
from tests.bot.teams.scene import NOW, TEAM, Scene, address, scene, settings
from tests.messages import samples
from tests.storage.outbox_rows import begin_digest, enqueue_digest


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Scene]:
    with scene(sqlite_store) as found:
        found.say("subscribe AI")
        yield found


def _digest(stage: Scene) -> int:
    """Have a digest's messages enqueued; give their number."""
    payloads = stage.desk.renderers["teams"].digest(samples.DIGESTS["digest"])
    with stage.desk.store.write() as session:
        place = channels.channel(session, address())
        assert place is not None
        run = begin_digest(session, place.id, "daily", NOW.date(), NOW)
        assert run is not None
        parent: int | None = None
        for part, payload in enumerate(payloads):
            message = posting.keep(stage.desk, session, "teams", "en", payload)
            made = enqueue_digest(
                session, run, part, place.id, message, NOW, parent_id=parent, paper_ids=()
            )
            parent = parent or made
    return len(payloads)


async def _rounds(stage: Scene, count: int, told: list[Trouble]) -> None:
    """Drain some times, each at the moment when the next post of the channel is due."""
    clock = Clock(stage.desk.clock())

    async def wait(_: float) -> None:
        clock.forward(1)

    client = chat.build_client(settings(), stage.desk, stage.fake.cloud)
    drain = Drain(
        stage.desk.store,
        {"teams": client},
        clock,
        pace=SendingPace(channel=2.0, workspace=0.0),
        on_trouble=lambda session, troubles: told.extend(troubles),
        sleep=wait,
    )
    for _ in range(count):
        due = await drain.run_shard(until=clock())
        clock.now = max(clock(), due or clock())
        await drain.run_shard(until=clock() + timedelta(seconds=1))
    await client.close()


def _states(stage: Scene) -> list[str]:
    with stage.desk.store.read() as session:
        return [one.state for one in inspection.entries(session)]


@pytest.mark.parametrize("said", [True, False], ids=["Teams says so", "only a refusal says so"])
def test_an_app_that_is_removed_mid_digest_goes_on_when_it_is_added_again(
    stage: Scene, *, said: bool
) -> None:
    parts = _digest(stage)
    told: list[Trouble] = []
    before = len(stage.fake.posts)
    asyncio.run(_rounds(stage, 1, told))
    assert len(stage.fake.posts) == before + 1
    stage.fake.talks[TEAM].removed = True
    if said:
        stage.post(stage.activity("installationUpdate", action="remove"))
    asyncio.run(_rounds(stage, parts + 2, told))
    assert len(stage.fake.posts) == before + 1
    with stage.desk.store.read() as session:
        place = channels.channel(session, address())
        assert place is not None
        assert place.gone_at is not None
        assert [one.target for one in subscriptions.subscriptions(session, place.id)] == ["ai"]
    stage.fake.talks[TEAM].removed = False
    stage.post(stage.activity("installationUpdate", action="add"))
    asyncio.run(_rounds(stage, parts + 2, told))
    deliveries_of = [one.delivery for one in stage.fake.posts if one.delivery]
    assert len(deliveries_of) == len(set(deliveries_of)) == parts
    assert _states(stage) == []  # none is left over


@pytest.mark.parametrize("how", ["gone at Teams", "forgotten here"])
def test_a_conversation_that_vanishes_between_claim_and_send_is_paused(
    stage: Scene, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _digest(stage)
    told: list[Trouble] = []
    before, send = len(stage.fake.posts), TeamsClient.send

    async def vanishing(self: TeamsClient, place: str, *given: Any, **more: Any) -> Any:
        if how == "gone at Teams":
            stage.fake.talks[TEAM].gone = True
        else:
            with stage.desk.store.write() as session:
                session.delete(session.get_one(ConversationRow, place))
        return await send(self, place, *given, **more)

    monkeypatch.setattr(TeamsClient, "send", vanishing)
    asyncio.run(_rounds(stage, 3, told))
    assert len(stage.fake.posts) == before
    assert told
    assert set(_states(stage)) == {"dead"}
    with stage.desk.store.read() as session:
        place = channels.channel(session, address())
        assert place is not None
        assert place.gone_at is not None
        assert [one.target for one in subscriptions.subscriptions(session, place.id)] == ["ai"]
