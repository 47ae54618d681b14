"""This file is one worker of the outbox's bench: ready, go, and how much memory it took."""

from __future__ import annotations

import argparse
import asyncio
import gc
import io
import json
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot import logs
from bot.slack.client import SlackClient
from bot.telling.outbox import Drain
from storage.database import Store, open_store
from storage.told.claims import Pace

PACE = Pace(workspace=0.001, burst=1000)  # counted, and never the bottleneck
LANES = 4


async def drain(store: Store, chat: str) -> None:
    """Send everything that is due."""

    async def token(team: str) -> str:
        return f"xoxb-{team}"

    client = SlackClient(token, base_url=chat)
    work = Drain(store, {"slack": client}, lambda: datetime.now(UTC), pace=PACE)
    await asyncio.gather(*(work.run_shard() for _ in range(LANES)))
    await client.close()


def main() -> None:
    """Read the command line, wait for the word, work, and say what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", required=True)
    parser.add_argument("--chat", required=True)
    options = parser.parse_args()
    logging.basicConfig(level=logging.CRITICAL)
    logs.set_up(to=io.StringIO())
    store = open_store(options.store)
    with store.read() as session:
        session.connection()
    gc.collect()
    gc.freeze()  # as bot/service.py does
    print("ready", flush=True)
    sys.stdin.readline()
    asyncio.run(drain(store, options.chat))
    print(json.dumps({"mb": _most_memory()}))


def _most_memory() -> float:
    """Give the most memory that this process took, in MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
