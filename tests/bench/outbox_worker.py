"""This file is one worker of the outbox's bench: ready, go, and how much memory it took."""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import logging
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import slack_sdk.web.async_client  # noqa: F401 - loaded with a process's first message, and this is not about that one

from bot import logs
from bot.engines import garbage, turns
from bot.slack.client import SlackClient
from bot.telling.outbox import LANES_AT_ONCE, Drain
from storage.database import Store, open_store
from storage.people import lanes
from storage.told.claims import SendingPace

PACE = SendingPace(workspace=0.001, burst=1000)  # counted, and never the bottleneck


async def drain(
    store: Store, chat: str, shards: Iterator[int] | None = None, **options: Any
) -> None:
    """Send everything that is due: each lane all of it, or a shard at a time, as the engines do."""

    async def token(team: str) -> str:
        return f"xoxb-{team}"

    client = SlackClient(token, base_url=chat)
    work = Drain(store, {"slack": client}, lambda: datetime.now(UTC), pace=PACE, **options)

    async def lane() -> None:
        if shards is None:
            await work.run_shard()
            return
        for shard in shards:
            await work.run_shard(shard)

    await asyncio.gather(*(lane() for _ in range(LANES_AT_ONCE)))
    await client.close()


def main() -> None:
    """Read the command line, wait for the word, work, and say what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", required=True)
    parser.add_argument("--chat", required=True)
    parser.add_argument("--part", type=int, help="of the due shards; without it, all at once")
    parser.add_argument("--parts", type=int, default=1)
    options = parser.parse_args()
    logging.basicConfig(level=logging.CRITICAL)
    logs.set_up(to=io.StringIO())
    store = open_store(options.store)
    with store.read() as session:
        due = lanes.due(session, datetime.now(UTC))  # an engine is asked for no others
    garbage.spare()  # as bot/service.py does
    turns.take_short()
    print("ready", flush=True)
    sys.stdin.readline()
    part = None if options.part is None else iter(due[options.part :: options.parts])
    begun = time.process_time()
    asyncio.run(drain(store, options.chat, part))
    print(json.dumps({"mb": _most_memory(), "cpu": time.process_time() - begun}))


def _most_memory() -> float:
    """Give the most memory that this process took, in MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
