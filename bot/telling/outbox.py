"""This file sends what is due: claim, post, record; and settles what nobody knows the fate of."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

import structlog
from sqlmodel import Session

from bot.engines.port import Engine
from bot.platforms.port import Platform
from bot.telling.courier import Courier
from storage import losses, moments
from storage.locks import SendingMark
from storage.people import lanes
from storage.records import Delivery
from storage.told.claims import BATCH, DEFAULT_PACE, SendingPace, claim
from storage.told.departures import Trouble, bury_departed
from storage.told.looks import Look, record_looks, stale
from storage.told.outcomes import Outcome, Patience, record

T = TypeVar("T")
OnTrouble = Callable[[Session, Sequence[Trouble]], None]
DRAIN = "drain"  # the kind of work that sends what a shard has due
log = structlog.get_logger(__name__)

LANES_AT_ONCE = 3  # one records while another posts, and one may wait for who does not answer
SWEEP = timedelta(minutes=1)
SLICE = timedelta(seconds=30)  # a drain lets others have their turn after this long
LOOK_AHEAD = timedelta(seconds=5)  # a drain waits this long for what is due soon


class OutboxStore(Protocol):
    """The part of the store that the outbox needs."""

    def read(self) -> AbstractContextManager[Session]:
        """Give a session that reads."""
        ...

    def write(self) -> AbstractContextManager[Session]:
        """Give a session that is committed at the end of the block."""
        ...


class SendingMarks(Protocol):
    """What keeps a mark beside the store of how far sending has come."""

    @property
    def marked(self) -> bool:
        """Say whether it keeps one."""
        ...

    def set_mark(self, mark: SendingMark) -> None:
        """Mark how far sending has come."""
        ...


class Drain:
    """Sends what is due, in either engine; the clock and the platforms are given.

    `marks` keeps, outside the store, how far sending has come; see storage/losses.py. `on_trouble`
    is called inside the recording transaction with what died or is held, once each: it may enqueue
    a notice to whoever owns the place.
    """

    def __init__(
        self,
        store: OutboxStore,
        platforms: Mapping[str, Platform],
        clock: Callable[[], datetime],
        *,
        patience: Patience | None = None,
        pace: SendingPace = DEFAULT_PACE,
        batch: int = BATCH,
        on_trouble: OnTrouble | None = None,
        marks: SendingMarks | None = None,
        in_thread: Callable[..., Awaitable[Any]] = asyncio.to_thread,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._clock = clock
        self._patience = patience or Patience()
        self._courier = Courier(platforms, clock, self._patience.grace)
        self._pace = pace
        self._batch = batch
        self._on_trouble = on_trouble
        self._marks = marks
        self._doubt: losses.Doubt | None = None
        self._in_thread = in_thread
        self._sleep = sleep
        self._woken = asyncio.Event()
        self._ended = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def now(self) -> datetime:
        """Give the moment by the drain's clock."""
        return self._clock()

    async def run_shard(
        self, shard: int | None = None, *, until: datetime | None = None
    ) -> datetime | None:
        """Drain a shard until nothing is due soon, or until a moment; give when it is due next.

        A round is recorded in the commit that claims the next one: half the commits, and still
        nothing is sent before its claim is safe.

        A crash before that commit leaves the round that was posted as it was claimed: after the grace
        each of it is looked for, found, and not posted again. One after it leaves the next round so,
        of which nothing was posted: nothing is found, and it is. An edit is repeated either way.
        """
        self._loop = asyncio.get_running_loop()
        outcomes: list[Outcome] = []
        while True:
            over = self._ended.is_set() or (until is not None and self._clock() >= until)
            claimed: list[Delivery] = await self._in_thread(self._turn, outcomes, shard, not over)
            if claimed:
                outcomes = await self._post(claimed)
                continue
            outcomes = []
            due: datetime | None = await self._in_thread(self._next_due, shard)
            if over or due is None or due > self._clock() + LOOK_AHEAD:
                return due
            await self._sleep(max(0.1, (due - self._clock()).total_seconds()))

    async def run(self, *, lanes_at_once: int = LANES_AT_ONCE) -> None:
        """Send what is due until stopped: the embedded engine's drain."""
        self._loop = asyncio.get_running_loop()  # before anything is sent: wake may come at once
        async with asyncio.TaskGroup() as group:
            for _ in range(lanes_at_once):
                group.create_task(self._lane())
            group.create_task(self._keep_in_step())

    def wake(self) -> None:
        """Tell a running drain, from any thread, that there may be something due."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._woken.set)

    def stop(self) -> None:
        """Let what is on its way be recorded and `run` return; claim nothing more. From any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._ended.set)
            self._loop.call_soon_threadsafe(self._woken.set)

    async def _lane(self) -> None:
        while not self._ended.is_set():
            self._woken.clear()
            due = await self._forever(self.run_shard())
            if self._ended.is_set():
                return
            wait = SWEEP if due is None else min(SWEEP, due - self._clock())
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), max(0.05, wait.total_seconds()))

    async def _keep_in_step(self) -> None:
        every = min(SWEEP, self._patience.grace / 2).total_seconds()
        while not self._ended.is_set():
            await self._forever(self.sweep())
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ended.wait(), every)

    async def _forever(self, work: Awaitable[T]) -> T | None:
        """Do some work; a store that is busy or away for a while must not end the drain."""
        try:
            return await work
        except Exception:  # the rows are the truth and are still there
            log.exception("outbox_stumbled")
            await self._sleep(1.0)
            return None

    async def settle(self, shard: int | None = None) -> int:
        """Look for posts whose fate is unknown after the grace; give how many were looked for."""
        looked = 0
        while True:
            doubtful: list[Delivery] = await self._in_thread(self._stale, shard)
            if not doubtful:
                return looked
            looks = await asyncio.gather(*(self._courier.look(one) for one in doubtful))
            await self._in_thread(self._record_looks, looks)
            looked += len(looks)

    async def sweep(self) -> list[int]:
        """Mend what is out of step, settle what is old, and give the shards that are due now."""
        await self._in_thread(self._mend)
        await self.settle()
        due: list[int] = await self._in_thread(self._due)
        return due

    async def _post(self, claimed: Sequence[Delivery]) -> list[Outcome]:
        return await asyncio.gather(*(self._courier.post(one, self._doubt) for one in claimed))

    # --- in a thread: the store ---------------------------------------------------------------

    def _taken(self, session: Session, shard: int | None, now: datetime) -> list[Delivery]:
        """Claim, and mark beside the store that it has; a claim that is rolled back marks too much,
        which costs a look, never a message.
        """
        taken = claim(session, shard, now, self._batch, pace=self._pace)
        if taken:
            self._doubt = losses.doubt(session, now)
            if self._marks is not None and self._marks.marked:
                highest = max(one.id for one in taken)
                self._marks.set_mark(losses.count_round(session, highest, now))
        return taken

    def _turn(
        self,
        outcomes: Sequence[Outcome],
        shard: int | None,
        more: bool,
    ) -> list[Delivery]:
        now = self._clock()
        with self._store.write() as session:
            troubles = record(session, outcomes, now, patience=self._patience, pace=self._pace)
            self._tell(session, troubles)
            taken = self._taken(session, shard, now) if more else []
        _note(outcomes)
        return taken

    def _stale(self, shard: int | None) -> list[Delivery]:
        with self._store.write() as session:
            return stale(session, self._clock(), self._patience.grace, self._batch, shard=shard)

    def _record_looks(self, looks: Sequence[Look]) -> None:
        now = self._clock()
        with self._store.write() as session:
            troubles = record_looks(session, looks, now, patience=self._patience)
            self._tell(session, troubles)

    def _mend(self) -> None:
        now = self._clock()
        with self._store.write() as session:
            capped = moments.set_right(session, now)
            mended = lanes.sweep(session)
            self._tell(session, bury_departed(session))
        if capped:
            log.warning("moments_too_far_ahead", **capped)
        if mended:
            log.warning("outbox_mended", channels=mended)

    def _due(self) -> list[int]:
        with self._store.read() as session:
            return lanes.due(session, self._clock())

    def _next_due(self, shard: int | None) -> datetime | None:
        with self._store.read() as session:
            return lanes.next_due(session, self._clock(), shard, ahead=self._pace.ahead)

    def _tell(self, session: Session, troubles: Sequence[Trouble]) -> None:
        for trouble in troubles:
            log.warning(
                "delivery_held" if trouble.held else "delivery_dead",
                delivery=trouble.delivery_id,
                channel=trouble.address,
                reason=trouble.reason,
            )
        if troubles and self._on_trouble is not None:
            self._on_trouble(session, troubles)


def _note(outcomes: Sequence[Outcome]) -> None:
    """Write down what was sent, a line a round."""
    sent = [outcome.delivery for outcome in outcomes if outcome.state == "sent"]
    if sent:
        log.info("delivered", deliveries=[one.key for one in sent])


def wake(engine: Engine, session: Session, now: datetime) -> None:
    """Ask the engine, inside the domain's transaction, to drain every shard that has something due."""
    for shard in lanes.due(session, now):
        engine.ensure(f"{DRAIN}:{shard}", DRAIN, {"shard": shard}, None, session)


async def drain_shard(drain: Drain, engine: Engine, store: OutboxStore, shard: int) -> None:
    """Drain a shard for a while, and have the engine go on when it is due again: a job of the engine."""
    started = drain.now()
    due = await drain.run_shard(shard, until=started + SLICE)
    if due is not None and due <= drain.now() + SWEEP:
        await asyncio.to_thread(_again, engine, store, shard, due)


async def sweep_outbox(drain: Drain, engine: Engine, store: OutboxStore) -> None:
    """Mend and settle the outbox, and wake the shards that have something due: a job of the timetable."""
    await drain.sweep()
    await asyncio.to_thread(_wake_all, drain, engine, store)


def _again(engine: Engine, store: OutboxStore, shard: int, due: datetime) -> None:
    with store.write() as session:
        engine.ensure(f"{DRAIN}:{shard}", DRAIN, {"shard": shard}, due, session)


def _wake_all(drain: Drain, engine: Engine, store: OutboxStore) -> None:
    with store.write() as session:
        wake(engine, session, drain.now())
