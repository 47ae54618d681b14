"""This file sets the stage for stories: the replica in memory, a fake channel, and a clock we hold."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot import wiring
from bot.care import watch
from bot.desk import Desk
from bot.platforms.errors import CannotLook
from bot.platforms.port import Sent
from bot.telling import digests, subscribing
from bot.telling.outbox import Drain
from bot.watching import pipeline
from bot.watching.checks import Check
from scrapers.answers import Answer, judge, raise_for
from scrapers.replica.site import Site
from scrapers.replica.story import STORY
from scrapers.searches import body_of, place_of
from scrapers.source import Source, Truncated, Unreachable, all_sources
from scrapers.visits import HostReply
from storage.database import Store
from storage.people import channels
from storage.records import Payload
from tests.story.once import ReadsOnce

WEDNESDAY = date(2026, 10, 7)
MORNING = datetime(2026, 10, 7, 2, 0, tzinfo=UTC)  # ten o'clock in Hong Kong
PLACES = ("info_gov_hk", "legco_panels")


class Clock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **amount: float) -> None:
        self.now += timedelta(**amount)


class SiteDoor:
    """A fake door onto the replica in memory: strict about hosts, and it counts what it was asked."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.asked: list[str] = []

    def get(
        self,
        url: str,
        *,
        hosts: frozenset[str],
        etag: str | None = None,
        last_modified: str | None = None,
        known: str | None = None,
        searches: frozenset[str] = frozenset(),
    ) -> Answer:
        host = url.split("/")[2]
        assert host in hosts, f"{host} was not declared"
        assert body_of(url) is None or place_of(url) in searches, f"{url} was not declared"
        self.asked.append(url)
        answer = self.site.answer(url, {"If-None-Match": etag} if etag else {})
        if answer.status == 304:
            return Answer(None, 304, known, etag, last_modified)
        if answer.fault in ("slow", "reset"):
            raise Unreachable(f"{host}: no answer in time")
        if answer.fault == "truncated":
            raise Truncated(f"{host}: the answer ended early")
        headers = {name.lower(): value for name, value in answer.headers.items()}
        reply = HostReply(answer.status, headers, answer.body)
        raise_for(reply, host)
        return judge(url, reply, known, host)


@dataclass
class Message:
    """What stands in the fake channel: its words now, and every edit that it has had."""

    address: str
    payload: Payload
    thread_ts: str | None
    delivery_id: int
    edits: int = 0
    sent: Payload = field(default_factory=dict)  # its contents when it was posted

    @property
    def text(self) -> str:
        return str(self.payload["text"]).replace("\xa0", " ")


@dataclass
class FakeChannel:
    """A fake platform that keeps what it is sent and lets it be edited."""

    messages: dict[str, Message] = field(default_factory=dict)
    remembers: bool = False  # whether what was sent can be looked for afterwards
    looks: int = 0
    count: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    async def send(
        self,
        address: str,
        payload: Payload,
        *,
        delivery_id: int,
        thread_ts: str | None = None,
    ) -> Sent:
        assert thread_ts is None or thread_ts in self.messages, "a reply to a message nobody sent"
        ts = f"{next(self.count)}.0"
        self.messages[ts] = Message(address, payload, thread_ts, delivery_id, sent=payload)
        return Sent(ts)

    async def edit(self, address: str, ts: str, payload: Payload, *, delivery_id: int) -> None:
        self.messages[ts].payload = payload
        self.messages[ts].edits += 1

    async def find(
        self,
        address: str,
        delivery_id: int,
        since: datetime,
        *,
        thread_ts: str | None = None,
        payload: Payload | None = None,
    ) -> str | None:
        self.looks += 1
        if not self.remembers:
            raise CannotLook("this fake keeps no history")
        for ts, one in self.messages.items():
            same = one.delivery_id == delivery_id if payload is None else one.sent == payload
            if same and (one.address, one.thread_ts) == (address, thread_ts):
                return ts
        return None

    async def close(self) -> None:
        """Keep what was sent: the test looks at it."""

    def posts(self, address: str = "console") -> list[Message]:
        """Give what stands in the channel itself, oldest first."""
        return [m for m in self.messages.values() if m.address == address and not m.thread_ts]

    def replies(self, address: str = "console") -> list[Message]:
        """Give what stands in threads."""
        return [m for m in self.messages.values() if m.address == address and m.thread_ts]


async def _at_once(work: Callable[..., Any], *args: Any) -> Any:
    return work(*args)


class Stage:
    """Everything between a page and a channel, real but for the network, the clock and the chat.

    `health` is the address of a channel that is told of trouble and of nothing else.
    """

    def __init__(
        self,
        store: Store,
        today: date = WEDNESDAY,
        places: tuple[str, ...] = PLACES,
        health: str | None = None,
        *,
        follows: bool = True,  # what ships; else the store's followers are those that it has
    ) -> None:
        self.site = Site(today)
        self.door = SiteDoor(self.site)
        self.clock = Clock()
        self.channel = FakeChannel()
        self.sources: dict[str, Source] = {s.key: s for s in all_sources() if s.key in places}
        self.desk: Desk = wiring.build_desk(
            store, self.door, self.sources, clock=self.clock, understanding=ReadsOnce()
        )
        self.story = {step.name: step for step in STORY}
        if health is not None:
            self.desk = replace(self.desk, health_channel=health)
        if follows:
            with store.write() as session:
                subscribing.follow_shipped(session, self.clock())
                if health is not None:
                    channels.ensure_channel(session, health, "local", self.clock())
        self.drain = Drain(
            store,
            {"console": self.channel},
            self.clock,
            on_trouble=watch.on_trouble(self.desk),
            in_thread=_at_once,
            sleep=self._sleep,
        )

    async def _sleep(self, seconds: float) -> None:
        self.clock.pass_(seconds=seconds)

    def publish(self, *names: str) -> None:
        """Let steps of the replica's story happen."""
        for name in names:
            self.story[name].happen(self.site)

    def check(self, minutes: float = 5) -> dict[str, Check]:
        """Let some minutes pass, check every source, read what is due, send what is due."""
        self.clock.pass_(minutes=minutes)
        done = {key: pipeline.check(self.desk, source) for key, source in self.sources.items()}
        pipeline.catch_up(self.desk)
        self.send()
        return done

    def send(self) -> None:
        """Send what is due."""
        asyncio.run(self.drain.run_shard())

    def sweep(self) -> None:
        """Mend and settle the outbox, as is done every minute."""
        asyncio.run(self.drain.sweep())

    def digest(self) -> list[digests.DigestOutcome]:
        """Make the digests that are due, and send them."""
        made = digests.make_due(self.desk)
        self.send()
        return made
