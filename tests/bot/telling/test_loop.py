"""This file tests that sending holds its loop for no longer than others can wait, and that we would hear it."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

from bot.telling.outbox import Drain
from storage.database import Store
from storage.told.claims import SendingPace
from storage.told.deliveries import AlertRow, enqueue_alerts
from tests.bot.slack.test_client import OK, slack
from tests.listening import LONGEST, listening
from tests.storage.outbox_rows import make_channels, make_message, make_paper
from tests.storage.outbox_stores import outbox_store

store = outbox_store
CHANNELS = 200


def works() -> None:
    """Work, whatever else the machine does, for longer than a loop may be held."""
    begun = time.thread_time()
    while time.thread_time() - begun < 1.2 * LONGEST:
        pass


async def holds() -> None:
    await asyncio.sleep(0)
    works()


def test_what_holds_a_loop_is_heard_by_its_name() -> None:
    with listening() as heard:
        asyncio.run(holds())
    assert len(heard) == 1
    assert heard[0].startswith("holds worked for ")


def test_what_waits_or_works_in_a_thread_is_not() -> None:
    async def waits() -> None:
        await asyncio.to_thread(works)
        await asyncio.sleep(LONGEST / 50)

    with listening() as heard:
        asyncio.run(waits())
    assert heard == []


async def any_token(team: str) -> str:
    return f"xoxb-{team}"


async def sent(store: Store) -> int:
    async with slack(OK, tokens=any_token) as (client, fake):
        unpaced = SendingPace(workspace=0)
        await Drain(store, {"slack": client}, lambda: datetime.now(UTC), pace=unpaced).run_shard()
        return len(fake.asked)


def test_the_drain_holds_its_loop_for_no_long(store: Store) -> None:
    now = datetime.now(UTC)
    with store.write() as session:
        channels = make_channels(session, CHANNELS, per_workspace=CHANNELS)
        message = make_message(session, "A paper on ferries, " * 60)
        paper = make_paper(session)
        enqueue_alerts(session, paper, (AlertRow(one, message, now) for one in channels), now)
    with listening() as heard:
        posts = asyncio.run(sent(store))
    assert posts == CHANNELS
    assert heard == []
