"""This file shows the main job in under a minute, against a small copy of the sites on this machine."""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bot import wiring
from bot.calendar import (
    HONG_KONG,
    daily_due,
    is_working_day,
    next_working_day,
    previous_working_day,
)
from bot.desk import Desk
from bot.messages.dates import weekday
from bot.messages.words import say
from bot.platforms.console import Console
from bot.telling import digests, meetings, subscribing
from bot.telling.outbox import Drain
from bot.watching import pipeline
from scrapers.fetch import Door
from scrapers.items import Language
from scrapers.replica.server import Replica
from scrapers.source import all_sources
from storage.database import ready_store

Write = Callable[[str], None]
PLACES = ("info_gov_hk", "legco_panels", "council_agenda")
HAPPENS = {
    "paper": "demo_paper",
    "translation": "demo_translation",
    "question": "demo_question",
    "revision": "demo_revision",
    "withdrawal": "demo_withdrawal",
    "outage": "demo_outage",
    "recovery": "demo_recovery",
}
PAUSES = {
    "translation": timedelta(hours=1),
    "revision": timedelta(hours=4, minutes=50),  # told papers are looked at again after 1 h and 6 h
    "outage": timedelta(minutes=25),
    "recovery": timedelta(hours=2, minutes=50),
}


async def _at_once(work: Callable[..., Any], *args: Any) -> Any:
    return work(*args)


class Clock:
    """A clock that the demo sets, so that it shows the same on a Sunday night."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        """Give the demo's time."""
        return self.now

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self.now += by


def working_morning(today: date) -> datetime:
    """Give ten o'clock in Hong Kong on the last working day up to `today`, in UTC."""
    day = today if is_working_day(today) else previous_working_day(today)
    return datetime(day.year, day.month, day.day, 10, tzinfo=HONG_KONG).astimezone(UTC)


def play(
    write: Write,
    today: date,
    then: Callable[[Desk], None] | None = None,
    language: Language = "en",
) -> int:
    """Play the story in a language and give the number of messages that the channel got.

    `then` is called with what was read, before it is thrown away.
    """
    clock = Clock(working_morning(today))
    with (
        tempfile.TemporaryDirectory(prefix="tamar-demo-") as folder,
        Replica(clock.now.astimezone(HONG_KONG).date()) as replica,
    ):
        store = ready_store(f"sqlite:///{Path(folder) / 'demo.db'}")
        door = Door(
            user_agent="Tamar-demo/1 (+mailto:demo@localhost)",
            clock=time.monotonic,
            sleep=lambda seconds: None,
            now=lambda: datetime.now(UTC),
            chance=random.random,  # the replica is ours: no pause is owed to it
            loopback=frozenset({("127.0.0.1", replica.port)}),
            rewrite=replica.rewrite,
        )
        found = {s.key: s for s in all_sources() if s.key in PLACES}
        desk = wiring.build_desk(store, door, found, clock=clock)
        try:
            sent = DemoShow(desk, replica, clock, write, language).play()
            if then is not None:
                then(desk)
            return sent
        finally:
            door.close()
            store.close()


class DemoShow:
    """The story, step by step."""

    def __init__(
        self, desk: Desk, replica: Replica, clock: Clock, write: Write, language: Language
    ) -> None:
        self.desk, self.replica, self.clock, self.write = desk, replica, clock, write
        self.sent, self.language = 0, language
        self.drain = Drain(
            desk.store,
            {"console": Console(self._show, color=sys.stdout.isatty())},
            clock,
            in_thread=_at_once,
            sleep=self._pass,
        )

    def play(self) -> int:
        """Play every step, then the next working morning's digest."""
        with self.desk.store.write() as session:
            subscribing.follow_shipped(session, self.clock(), language=self.language, night=False)
        self._say("demo_begins")
        self.replica.publish()
        remembered = self._check()
        self._say("demo_remembered", n=remembered)
        for name in self.replica.steps[1:]:
            self._happen(name)
        self._digest()
        self.write(f"\n{say('demo_ends', self.language, n=self.sent)}\n")
        self.write(f"{say('demo_next', self.language, command=sys.argv[0])}\n")
        return self.sent

    def _happen(self, name: str) -> None:
        self.clock.advance(PAUSES.get(name, timedelta(minutes=15)))
        self.replica.publish(name)
        if name == "recovery":
            self.replica.release("court_translation")
        self._say(HAPPENS[name])
        self._check()
        self._post()
        if name in ("paper", "withdrawal"):  # ten minutes for the other language; a second look
            self.clock.advance(timedelta(minutes=10))
            self._check()
            self._post()

    def _check(self) -> int:
        listed = 0
        for source in self.desk.sources.values():
            outcome = pipeline.check(self.desk, source)
            listed += outcome.listed
            for url, error in outcome.failures[:1]:
                trouble = f"{type(error).__name__}: {url}"
                self.write(f"  ! {say('demo_trouble', self.language, what=trouble)}\n")
        pipeline.catch_up(self.desk)
        return listed

    def _post(self) -> None:
        asyncio.run(self.drain.run_shard())

    async def _pass(self, seconds: float) -> None:
        self.clock.advance(timedelta(seconds=seconds))

    def _digest(self) -> None:
        today = self.clock().astimezone(HONG_KONG).date()
        morning = next_working_day(today)
        for after in range(1, (morning - today).days):  # no day is without a release
            self.replica.release("flu", day=today + timedelta(days=after))
        self.replica.release("food", day=morning)
        self.clock.now = daily_due(morning, "08:45")
        self._check()
        self._say("demo_digest")
        meetings.keep(self.desk)
        digests.make_due(self.desk)
        self._post()

    def _show(self, text: str) -> None:
        self.sent += 1
        self.write(text)

    def _say(self, key: str, **gaps: object) -> None:
        moment = self.clock().astimezone(HONG_KONG)
        day = weekday(moment.weekday(), self.language)
        when = say("demo_when", self.language, day=day, time=f"{moment:%H:%M}")
        self.write(f"\n{when}  {say(key, self.language, **gaps)}\n")
