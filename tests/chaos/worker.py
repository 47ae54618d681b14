"""This file is one worker that chaos kills: the real engines, drain, and clients of Slack, Teams and mail."""

from __future__ import annotations

import argparse
import asyncio
import logging
import time
from datetime import UTC, datetime, timedelta

import structlog

from bot.engines.embedded import EmbeddedEngine
from bot.engines.procrastinate import ProcrastinateEngine
from bot.mail.client import MailClient
from bot.mail.letters import Recipient
from bot.mail.relay import Relay, Sender
from bot.platforms.port import Platform
from bot.slack.client import SlackClient
from bot.teams.client import TeamsClient, Way
from bot.teams.cloud import Cloud
from bot.teams.credentials import Credentials
from bot.telling.outbox import Drain, drain_shard, sweep_outbox
from storage.database import Store, open_store
from storage.people.channel_addresses import parts_of
from storage.told.claims import SendingPace
from storage.told.outcomes import Patience

GRACE = 3.0
TIMEOUT = 1.2  # less than half the grace
PACE = SendingPace(workspace=0.02, burst=50)
PATIENCE = Patience(grace=timedelta(seconds=GRACE), look_wait=0.5)


async def token_of(team: str) -> str:
    """Give the fake token of a team."""
    return f"xoxb-{team}"


def make_teams(chat: str) -> TeamsClient:
    """Build what posts to the fake chat server as Teams."""
    base = chat.removesuffix("/api/")

    async def ways(address: str) -> Way:
        return Way(f"{base}/teams/{parts_of(address)[0]}", threads=True)

    host = base.removeprefix("http://")
    cloud = Cloud("", "", f"{base}/login/{{tenant}}", "", (host,), ("http",))
    credentials = Credentials("app", "secret", "home", cloud, time.monotonic)
    return TeamsClient(ways, credentials, cloud=cloud, timeout=TIMEOUT)


def make_mail(port: int) -> MailClient:
    """Build what hands mails to the fake relay."""

    async def recipients(address: str) -> Recipient:
        own = address.removeprefix("mail:")
        return Recipient(
            f"{own}@reader.example", f"https://archive.example/en/mail/stop/{own}", own
        )

    return MailClient(
        recipients, Relay("127.0.0.1", port, tls=False, starttls=False),
        Sender("Tamar", "tamar@papers.example"), lambda: datetime.now(UTC),
        timeout=TIMEOUT, again=1.0,
    )  # fmt: skip


def make_drain(store: Store, chat: str, relay: int) -> Drain:
    """Build a drain that posts to the fake chat server, and mails to the fake relay."""
    slack = SlackClient(token_of, base_url=chat, timeout=TIMEOUT)
    found: dict[str, Platform] = {
        "slack": slack, "teams": make_teams(chat), "mail": make_mail(relay)
    }  # fmt: skip
    return Drain(store, found, lambda: datetime.now(UTC), pace=PACE, patience=PATIENCE)


async def embedded(store: Store, chat: str, relay: int) -> None:
    """Run the embedded engine, with the drain as a task of its loop."""
    drain = make_drain(store, chat, relay)
    engine = EmbeddedEngine({"wake": drain.wake})
    engine.periodic("wake", timedelta(seconds=1), "wake", {})
    await asyncio.gather(engine.run(), drain.run())


async def distributed(store: Store, chat: str, relay: int) -> None:
    """Run one worker of the distributed engine."""
    drain = make_drain(store, chat, relay)

    async def drain_one(shard: int) -> None:
        await drain_shard(drain, engine, store, shard)

    async def sweep() -> None:
        await sweep_outbox(drain, engine, store)

    engine = make_engine(store, {"drain": drain_one, "sweep": sweep})
    engine.periodic("sweep", timedelta(seconds=1), "sweep", {})
    await engine.run()


def make_engine(store: Store, jobs: dict[str, object]) -> ProcrastinateEngine:
    """Build the distributed engine, quick to see that a worker has died."""
    return ProcrastinateEngine(
        store.address,
        jobs,  # type: ignore[arg-type]
        heartbeat=0.5,
        stalled=3.0,
    )


def main() -> None:
    """Read the command line and work until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine", choices=["embedded", "distributed"], required=True)
    parser.add_argument("--store", required=True)
    parser.add_argument("--chat", required=True)
    parser.add_argument("--relay", type=int, required=True)
    options = parser.parse_args()
    logging.basicConfig(level=logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    store = open_store(options.store, exclusive=options.engine == "embedded")
    run = embedded if options.engine == "embedded" else distributed
    asyncio.run(run(store, options.chat, options.relay))


if __name__ == "__main__":
    main()
