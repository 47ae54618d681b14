"""This file measures the outbox: the fan-out of one paper, and the drain beside the bare client."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import func, make_url, select

from storage.database import Store, migrate, open_store
from storage.deliveries import AlertRow, enqueue_alerts
from storage.lanes import delivery
from tests.bench import outbox_worker
from tests.chaos import fake_chat
from tests.chaos.driver import durable
from tests.storage.places import make_channels, make_message, make_paper
from tests.storage.postgres import Cluster, binaries

ROOT = Path(__file__).parents[2]
COUNTS = (1_000, 10_000, 100_000)
WANTED = {"sqlite": 3.0, "postgresql": 5.0}  # seconds for 100,000 channels
CONCURRENCY = 50


def main() -> None:
    """Print a line for each figure; PostgreSQL's are left out where it is not at hand."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_outbox")
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=1)
    options, _ = parser.parse_known_args()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tamar-bench-")))
        found = binaries()
        cluster = stack.enter_context(Cluster(found)) if found else None
        if cluster is not None:
            durable(cluster)
        _bench_fan_out(folder, cluster)
        for number in range(options.rounds):
            chat = stack.enter_context(_server(folder / f"ledger{number}"))
            _bench_drain(folder, cluster, chat, options.messages)
    if cluster is None:
        print("PostgreSQL's binaries are not here: its figures are missing")


def _bench_fan_out(folder: Path, cluster: Cluster | None) -> None:
    for name, url in _stores(folder, cluster, "fan"):
        store = _open(url, cluster)
        with store.write() as session:
            channels = make_channels(session, max(COUNTS), per_workspace=100)
        each: list[float] = []
        for count in COUNTS:
            seconds = _fan_out(store, channels[:count])
            each.append(seconds / count)
            wanted = f"   (wanted: {WANTED[name]:.0f} s)" if count == COUNTS[-1] else ""
            print(f"enqueue 1 paper to {count:>7,} channels  {name:<10} {seconds:7.2f} s{wanted}")
        print(
            f"a row's cost at {COUNTS[-1]:,} / at {COUNTS[0]:,}     {name:<10} "
            f"{each[-1] / each[0]:7.2f}    (1 is linear)"
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


def _bench_drain(folder: Path, cluster: Cluster | None, chat: str, messages: int) -> None:
    alone = asyncio.run(_bare(chat, messages))
    print(f"slack_sdk alone, {CONCURRENCY} at once, nothing remembered    {alone:7,.0f} posts/s")
    for name, url in _stores(folder, cluster, f"drain{time.monotonic_ns()}"):
        for workers in (1,) if name == "sqlite" else (1, 2, 4):
            rate, memory = _drained(
                url.replace("drain", f"drain{workers}w"), cluster, chat, messages, workers
            )
            print(
                f"drain with {workers} worker{'s' if workers > 1 else ' '}  {name:<10} {rate:7,.0f} "
                f"posts/s   {rate / alone:5.2f} of slack_sdk alone   (wanted: 0.50)   "
                f"{memory:4.0f} MB a worker"
            )


async def _bare(chat: str, messages: int) -> float:
    """Give how many posts a second the SDK makes alone, with bodies like ours."""
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
        started = time.perf_counter()
        await asyncio.gather(*(post(numbers) for _ in range(CONCURRENCY)))
        return messages / (time.perf_counter() - started)


def _drained(
    url: str, cluster: Cluster | None, chat: str, messages: int, workers: int
) -> tuple[float, float]:
    """Give posts a second with so many workers, and the most memory that one took, in MB."""
    store = _open(url, cluster)
    now = datetime.now(UTC)
    with store.write() as session:
        channels = make_channels(session, messages, per_workspace=100)
        message = make_message(session)
        enqueue_alerts(
            session, make_paper(session), (AlertRow(c, message, now) for c in channels), now
        )
    processes = [_worker(store, chat) for _ in range(workers)]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    started = time.perf_counter()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    memory: list[float] = []
    for process in processes:
        assert process.stdout is not None
        memory.append(json.loads(process.stdout.readline())["mb"])
    seconds = time.perf_counter() - started
    for process in processes:
        process.communicate()
    with store.read() as session:
        open_rows = select(func.count()).where(delivery.c.state != "sent")
        left = session.connection().execute(open_rows).scalar_one()
    store.close()
    if left:
        raise RuntimeError(f"{left} of {messages} messages were not sent")
    return messages / seconds, max(memory)


def _stores(folder: Path, cluster: Cluster | None, name: str) -> Iterator[tuple[str, str]]:
    """Give the address of a store on each database that is at hand."""
    yield "sqlite", f"sqlite:///{folder / name}"
    if cluster is not None:
        yield "postgresql", cluster.url(name)


def _open(url: str, cluster: Cluster | None) -> Store:
    if url.startswith("postgresql") and cluster is not None:
        cluster.create(str(make_url(url).database))
    migrate(url)
    return open_store(url)


def _worker(store: Store, chat: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", outbox_worker.__name__, "--store", store.address, "--chat", chat],
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


if __name__ == "__main__":
    main()
