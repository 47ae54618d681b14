"""This file starts Tamar and the Playground beside it: `python -m tests.playground`."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from bot.care import watch
from bot.teams import chat
from bot.telling.outbox import Drain
from bot.watching import pipeline
from storage.database import Store, open_store
from storage.schema import migrate
from tests.bot.teams.scene import settings
from tests.fakes.teams_api import FakeTeams, teams
from tests.playground.gate import cloud_of, gate
from tests.story.stage import MORNING, Clock, Stage

PACKAGE = "@microsoft/m365agentsplayground@0.2.28"
STEPS = ("paper", "question", "translation", "revision", "withdrawal")
EVERY = 20.0  # seconds between two steps of the story


class Running(Clock):
    """A clock that starts in the morning of the story and goes on from there."""

    def __init__(self) -> None:
        super().__init__(MORNING)
        self._began = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now + (datetime.now(UTC) - self._began)


def staged(store: Store) -> tuple[Stage, Clock]:
    """Give a stage whose sources have been looked at once, and the clock that it then goes by."""
    stage = Stage(store)
    stage.publish("morning")
    stage.check()
    clock = Running()
    clock.now = stage.clock.now
    stage.desk = replace(stage.desk, clock=clock)
    return stage, clock


async def serve(stage: Stage, clock: Clock, fake: FakeTeams, port: int, playground: int) -> None:
    """Answer the Playground until somebody ends it; publish a step of the story now and then."""
    cloud = cloud_of(fake, playground)
    client = chat.build_client(settings(), stage.desk, cloud)
    drain = Drain(
        stage.desk.store,
        {"teams": client, "console": stage.channel},
        clock,
        on_trouble=watch.on_trouble(stage.desk),
    )
    spoken = asyncio.Event()
    with chat.open_door(settings(), stage.desk, drain.wake, cloud) as routes:
        app = gate(Starlette(routes=routes), fake, spoken.set)
        config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning")
        sending = asyncio.create_task(drain.run())
        telling = asyncio.create_task(_story(stage, drain, spoken))
        try:
            await uvicorn.Server(config).serve()
        finally:
            telling.cancel()
            drain.stop()
            await sending
            await client.close()


async def _story(stage: Stage, drain: Drain, spoken: asyncio.Event) -> None:
    await spoken.wait()
    for step in STEPS:
        await asyncio.sleep(EVERY)
        stage.publish(step)
        for source in stage.sources.values():
            await asyncio.to_thread(pipeline.check, stage.desk, source)
        await asyncio.to_thread(pipeline.catch_up, stage.desk)
        drain.wake()
        print(f"published: {step}", flush=True)


def main() -> int:
    """Start both; give the status with which to end."""
    parser = argparse.ArgumentParser(prog="python -m tests.playground", description=__doc__)
    parser.add_argument("--port", type=int, default=3978, help="of Tamar's door")
    parser.add_argument("--playground", type=int, default=56150, help="the Playground's port")
    parser.add_argument("--alone", action="store_true", help="start no Playground")
    given = parser.parse_args()
    npx = shutil.which("npx")
    if npx is None and not given.alone:
        print("npx is not installed: install Node.js 20 or newer", file=sys.stderr)
        return 1
    endpoint = f"http://127.0.0.1:{given.port}/api/messages"
    beside = ["-e", endpoint, "-c", "msteams", "-p", str(given.playground), "--dt"]
    with tempfile.TemporaryDirectory(prefix="tamar-playground-") as folder, teams() as fake:
        url = f"sqlite:///{Path(folder) / 'playground.db'}"
        migrate(url)
        store = open_store(url)
        made = staged(store)
        process = None
        if npx and not given.alone:
            process = subprocess.Popen([npx, "--yes", PACKAGE, *beside])
        try:
            with suppress(KeyboardInterrupt):
                asyncio.run(serve(*made, fake, given.port, given.playground))
        finally:
            if process is not None:
                process.terminate()
                process.wait(20)
            store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
