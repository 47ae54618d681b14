"""This file measures the outbox: the fan-out of one paper, and the drain beside the bare client."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID, uuid5

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import func, select

from bot import logs
from storage import sql
from storage.database import Store
from storage.tables.told import DeliveryRow
from storage.told.deliveries import AlertRow, enqueue_alerts
from tests.bench import outbox_worker
from tests.bench.figures import Figure, table
from tests.bench.stores import databases
from tests.chaos import fake_chat
from tests.storage.outbox_rows import make_channels, make_message, make_paper

delivery = sql.table(DeliveryRow)

ROOT = Path(__file__).parents[2]
COUNTS = (1_000, 10_000, 100_000)
WANTED = {"sqlite": 3.0, "postgresql": 5.0}  # seconds for 100,000 channels
CONCURRENCY = 50
MESSAGES, ROUNDS = 12_000, 3


def figures() -> Iterator[Figure]:
    """Give each figure as soon as it is known; PostgreSQL's are left out where it is not at hand."""
    with tempfile.TemporaryDirectory(prefix="tamar-bench-") as folder:
        for name, opened in databases():
            yield from _bench_fan_out(name, opened("fan"))
            with _server(Path(folder) / name) as chat:
                yield from _bench_drain(name, opened, chat)


def _bench_fan_out(name: str, store: Store) -> Iterator[Figure]:
    with store.write() as session:
        channels = make_channels(session, max(COUNTS), per_workspace=100)
    each: dict[int, float] = {}
    for count in COUNTS:
        seconds = _fan_out(store, channels[:count])
        each[count] = seconds / count
        what = f"enqueue 1 paper to {count:,} channels, {name}"
        if count == COUNTS[-1]:
            goal = WANTED[name]
            yield Figure(what, f"{seconds:.2f} s", "", f"<= {goal:.0f} s", met=seconds <= goal)
        else:
            yield Figure(what, f"{seconds:.2f} s")
    times = each[COUNTS[-1]] / each[COUNTS[0]]
    yield Figure(
        f"a row's cost at {COUNTS[-1]:,} channels, {name}",
        f"{times:.2f} times that at {COUNTS[0]:,}",
        "",
        "<= 1.5 times",
        met=times <= 1.5,
    )
    store.close()


def _fan_out(store: Store, channels: list[int]) -> float:
    """Time the transaction that tells one paper to these channels, its commit included."""
    now = datetime.now(UTC)
    later = now + timedelta(hours=1)
    started = time.perf_counter()
    with store.write() as session:
        paper, message = make_paper(session, now), make_message(session, f"{len(channels)}")
        enqueue_alerts(session, paper, (AlertRow(c, message, later) for c in channels), now)
    return time.perf_counter() - started


def _bench_drain(name: str, opened: Callable[[str], Store], chat: str) -> Iterator[Figure]:
    """Send alone and from the outbox in turn, as machines have moods; one worker, which has a goal, most often."""
    for workers in (1,) if name == "sqlite" else (1, 2, 4):
        rounds = ROUNDS if workers == 1 else 1
        pairs = [
            (
                asyncio.run(_bare(chat, MESSAGES // rounds)),
                _drained(opened(f"drain{workers}_{at}"), chat, MESSAGES // rounds, workers),
            )
            for at in range(rounds)
        ]
        shares = sorted(ours.rate / alone.rate for alone, ours in pairs)
        each = sorted(alone.each / ours.each for alone, ours in pairs)
        alone, ours = pairs[-1]
        share, what = median(shares), f"{workers} worker{'s' if workers > 1 else ''}, {name}"
        extent = f", {shares[0]:.2f} to {shares[-1]:.2f}" if rounds > 1 else ""
        yield Figure(
            f"drain, {what}, {ours.memory:.0f} MB each",
            f"{ours.rate:,.0f} posts/s",
            f"{alone.rate:,.0f} by slack_sdk alone ({share:.2f}{extent})",
            ">= 0.60",
            met=share >= 0.6,
        )
        yield Figure(
            f"processor for a post, {what}",
            f"{ours.each * 1e6:.0f} us",
            f"{alone.each * 1e6:.0f} by slack_sdk alone ({median(each):.2f})",
        )


@dataclass(frozen=True, slots=True)
class Sending:
    """How fast posts were sent: so many a second, seconds of our processors each, the most memory in MB."""

    rate: float
    each: float
    memory: float = 0.0


async def _bare(chat: str, messages: int) -> Sending:
    """Give how fast the SDK posts alone, with bodies like ours."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        client = AsyncWebClient(token="xoxb-T0", base_url=chat, session=session, retry_handlers=[])

        async def post(numbers: Iterator[int]) -> None:
            for number in numbers:
                payload = {"delivery_id": str(number)}
                await client.chat_postMessage(
                    channel=f"C{number}",
                    text="A paper on ferries",
                    unfurl_links=False,
                    unfurl_media=False,
                    client_msg_id=str(uuid5(UUID(int=0), str(number))),
                    metadata={"event_type": "tamar_delivery", "event_payload": payload},
                )

        warm = iter(range(500))
        await asyncio.gather(*(post(warm) for _ in range(CONCURRENCY)))
        numbers = iter(range(messages))
        started, used = time.perf_counter(), time.process_time()
        await asyncio.gather(*(post(numbers) for _ in range(CONCURRENCY)))
        each = (time.process_time() - used) / messages
        return Sending(messages / (time.perf_counter() - started), each)


def profiled() -> None:
    """Send from the outbox in this process, for a profiler: what the workers do, the store in no thread."""

    async def at_once(work: Callable[..., Any], *given: Any) -> Any:
        return work(*given)

    logs.set_up(to=io.StringIO())
    with tempfile.TemporaryDirectory(prefix="tamar-bench-") as folder:
        for name, opened in databases():
            store = opened("profiled")
            _fill(store, MESSAGES // 2)
            with _server(Path(folder) / name) as chat:
                asyncio.run(outbox_worker.drain(store, chat, in_thread=at_once))
            store.close()


def _drained(store: Store, chat: str, messages: int, workers: int) -> Sending:
    """Give how fast so many workers send, with the most memory that one of them took."""
    _fill(store, messages)
    processes = [_worker(store, chat, part, workers) for part in range(workers)]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    started = time.perf_counter()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    said: list[dict[str, float]] = []
    for process in processes:
        assert process.stdout is not None
        said.append(json.loads(process.stdout.readline()))
    seconds = time.perf_counter() - started
    for process in processes:
        process.communicate()
    with store.read() as session:
        open_rows = select(func.count()).where(delivery.c.state != "sent")
        left = session.connection().execute(open_rows).scalar_one()
    store.close()
    if left:
        raise RuntimeError(f"{left} of {messages} messages were not sent")
    used = sum(one["cpu"] for one in said)
    return Sending(messages / seconds, used / messages, max(one["mb"] for one in said))


def _fill(store: Store, messages: int) -> None:
    """Have one message due in so many channels."""
    now = datetime.now(UTC)
    with store.write() as session:
        channels = make_channels(session, messages, per_workspace=100)
        message = make_message(session)
        enqueue_alerts(
            session, make_paper(session), (AlertRow(c, message, now) for c in channels), now
        )
    with store.write() as session:
        session.connection().exec_driver_sql("ANALYZE")  # as autovacuum does where it is on


def _worker(store: Store, chat: str, part: int, parts: int) -> subprocess.Popen[bytes]:
    """Start a worker: on PostgreSQL it sends a shard at a time, each of them one worker's."""
    sharded = ["--part", f"{part}", "--parts", f"{parts}"] if store.file is None else []
    command = [sys.executable, "-m", outbox_worker.__name__, *sharded]
    return subprocess.Popen(
        [*command, "--store", store.address, "--chat", chat],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )


@contextlib.contextmanager
def _server(ledger: Path) -> Iterator[str]:
    """Serve the fake chat without faults and without latency, in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", fake_chat.__name__, "--port", str(port), "--calm"]
    process = subprocess.Popen([*command, "--ledger", str(ledger)], cwd=ROOT)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.1):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/api/"
    finally:
        process.kill()
        process.wait()


def main() -> None:
    """Print the table of this bench alone."""
    print(table(figures()))


if __name__ == "__main__":
    main()
