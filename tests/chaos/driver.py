"""This file drives one run of chaos: it enqueues, kills, freezes, restarts, waits and counts."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import func, select, update
from sqlmodel import Session

from bot.engines import queue_schema
from bot.telling.outbox import wake
from storage.database import Store, open_store
from storage.errors import StoreError
from storage.schema import migrate
from storage.sql import table
from storage.tables.people import ChannelRow
from storage.tables.told import DeliveryRow
from storage.told.deliveries import AlertRow, enqueue_alerts
from storage.told.followups import enqueue_edit, enqueue_reply
from storage.told.messages import store_message
from tests.chaos.worker import GRACE, make_engine
from tests.storage.outbox_rows import make_channels, make_message, make_paper
from tests.storage.postgres import Cluster

delivery, channel = table(DeliveryRow), table(ChannelRow)

LONGEST = 600.0  # seconds after which a run counts as stuck


@dataclass(frozen=True)
class Plan:
    """How rough a run is."""

    engine: str
    seed: int
    messages: int = 20_000
    kills: int = 10
    freezes: int = 3
    restarts: bool = True
    workers: int = 3
    papers: int = 20  # each is told to every channel
    teams: float = 0.25  # the share of channels that are in Teams, which cannot be searched
    mailboxes: float = 0.15  # and of those that are mailboxes, which cannot be searched either


@dataclass(frozen=True)
class Result:
    """What came of a run; `lost` and `doubled` are counted in the server's ledger.

    `repeated` are posts in Teams and mails that gave no answer and went again, as those places wish;
    such a mail keeps its Message-ID.
    """

    plan: Plan
    messages: int
    sent: int
    lost: int
    doubled: int
    repeated: int
    resolved: int
    unsettled: int
    stale_edits: int
    kills: int
    freezes: int
    seconds: float

    @property
    def good(self) -> bool:
        """Say whether every message arrived exactly once."""
        faults = self.lost + self.doubled + self.unsettled + self.stale_edits
        return not faults and self.sent == self.messages


class Scene:
    """The processes of one run: the chat server, the relay and the workers, started again when they end."""

    def __init__(self, plan: Plan, home: Path, url: str) -> None:
        self.plan = plan
        self.dice = random.Random(f"{plan.engine}/{plan.seed}")
        self.home = home
        self.url = url
        self.port = _free_port()
        self.chat = f"http://127.0.0.1:{self.port}/api/"
        self.server = self._start_server()
        self.relay_port = _free_port()
        self.relay = self._start_relay()
        self.boxes: frozenset[int] = frozenset()
        self.workers: list[subprocess.Popen[bytes]] = []
        self.frozen: dict[int, threading.Timer] = {}

    def _start_server(self) -> subprocess.Popen[bytes]:
        ledger = str(self.home / "ledger")
        return _start(
            "tests.chaos.fake_chat",
            *("--port", str(self.port), "--ledger", ledger, "--seed", str(self.plan.seed)),
        )

    def _start_relay(self) -> subprocess.Popen[bytes]:
        ledger = str(self.home / "mails")
        return _start(
            "tests.chaos.fake_relay",
            *("--port", str(self.relay_port), "--ledger", ledger, "--seed", str(self.plan.seed)),
        )

    def _start_worker(self) -> subprocess.Popen[bytes]:
        return _start(
            "tests.chaos.worker",
            *("--engine", self.plan.engine, "--store", self.url, "--chat", self.chat),
            *("--relay", str(self.relay_port)),
        )

    def supervise(self) -> None:
        """Start what has ended again."""
        count = 1 if self.plan.engine == "embedded" else self.plan.workers
        self.workers = [worker for worker in self.workers if worker.poll() is None]
        while len(self.workers) < count:
            self.workers.append(self._start_worker())
        self.frozen = {pid: timer for pid, timer in self.frozen.items() if timer.is_alive()}

    def kill(self) -> None:
        """Kill a worker, without warning."""
        victim = self.dice.choice(self.workers)
        if timer := self.frozen.pop(victim.pid, None):
            timer.cancel()
        victim.kill()
        victim.wait()

    def freeze(self) -> None:
        """Stop a worker for longer than the grace, or for less."""
        victim = self.dice.choice(self.workers)
        with contextlib.suppress(ProcessLookupError):
            os.kill(victim.pid, signal.SIGSTOP)
        # Thawed by a thread: a frozen worker may hold a lock that the driver itself waits for.
        timer = threading.Timer(self.dice.uniform(0.3, 2.0) * GRACE, _thaw, [victim.pid])
        timer.start()
        self.frozen[victim.pid] = timer

    def restart_server(self) -> None:
        """Kill the chat server and the relay and start them again; what they took, they still know."""
        for process in (self.server, self.relay):
            process.kill()
            process.wait()
        self.server, self.relay = self._start_server(), self._start_relay()

    def close(self) -> None:
        """End every process that was started."""
        for timer in self.frozen.values():
            timer.cancel()
        for process in (*self.workers, self.server, self.relay):
            process.kill()
            process.wait()


def run(plan: Plan, cluster: Cluster | None = None) -> Result:
    """Do one run; `cluster` is the PostgreSQL of the distributed engine."""
    with (
        tempfile.TemporaryDirectory(prefix="tamar-chaos-") as folder,
        _url(plan, Path(folder), cluster) as url,
    ):
        migrate(url, queue=queue_schema.apply)
        store = open_store(url)
        scene = Scene(plan, Path(folder), url)
        started = time.monotonic()
        try:
            done = _live(plan, scene, store, cluster)
        finally:
            scene.close()
        try:
            return _count(plan, scene, store, done, time.monotonic() - started)
        finally:
            store.close()


def _live(plan: Plan, scene: Scene, store: Store, cluster: Cluster | None) -> Counter[str]:
    """Enqueue while things break, then wait until everything is settled."""
    channels = max(1, plan.messages // plan.papers)
    teams, boxes = int(channels * plan.teams), int(channels * plan.mailboxes)
    with store.write() as session:
        numbers = make_channels(
            session, channels - teams - boxes, per_workspace=20, on_ambiguous="hold"
        )
        if teams:
            numbers += make_channels(
                session, teams, per_workspace=20, platform="teams", on_ambiguous="resend"
            )
        if boxes:
            scene.boxes = frozenset(_mailboxes(session, boxes))
            numbers += sorted(scene.boxes)
    # Everything that breaks does so at a random share of the work, so that all of it happens.
    moments = [(scene.dice.uniform(0.05, 0.95), "kill") for _ in range(plan.kills)]
    moments += [(scene.dice.uniform(0.05, 0.9), "freeze") for _ in range(plan.freezes)]
    if plan.restarts:
        moments += [(scene.dice.uniform(0.2, 0.5), "server"), (scene.dice.uniform(0.5, 0.8), "db")]
    moments.sort()
    done: Counter[str] = Counter()
    papers: list[int] = []
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        scene.supervise()
        progress, open_rows = _progress(store, plan.messages)
        if len(papers) < plan.papers and progress >= (len(papers) - 4) / plan.papers:
            with contextlib.suppress(StoreError):  # while the database is away: once more
                papers.append(_enqueue(plan, scene, store, numbers, papers))
            continue
        if moments and progress >= moments[0][0]:
            what = moments.pop(0)[1]
            time.sleep(scene.dice.uniform(0.0, 0.15))
            _break(what, scene, cluster)
            done[what] += 1
            continue
        if len(papers) == plan.papers and not open_rows and not moments and not scene.frozen:
            break
        time.sleep(0.1)
    return done


def _break(what: str, scene: Scene, cluster: Cluster | None) -> None:
    if what == "kill":
        scene.kill()
    elif what == "freeze":
        scene.freeze()
    elif what == "server":
        scene.restart_server()
    elif cluster is not None:
        cluster._run(
            str(cluster._bin / "pg_ctl"),
            *("-D", str(cluster._home / "data"), "-m", "immediate", "-w", "-s", "restart"),
            *("-l", str(cluster._home / "log")),
        )


def _enqueue(plan: Plan, scene: Scene, store: Store, channels: list[int], papers: list[int]) -> int:
    """Tell every channel of a paper; reply to some alerts of the one before, and edit others."""
    now = datetime.now(UTC)
    engine = make_engine(store, {"drain": print}) if plan.engine == "distributed" else None
    with store.write() as session:
        paper = make_paper(session, now)
        message = make_message(session, f"paper {paper}")
        share = channels[: int(len(channels) * 0.9)] if len(papers) % 2 else channels
        mail = _mail(session, f"paper {paper}", now)
        rows = [AlertRow(c, mail if c in scene.boxes else message, now) for c in share]
        enqueue_alerts(session, paper, rows, now)
        if len(papers) % 2:
            _follow_up(session, scene, papers[-1], len(channels) - len(share), now)
        if engine is not None:
            wake(engine, session, now)
    return paper


def _follow_up(session: Session, scene: Scene, paper: int, count: int, now: datetime) -> None:
    """Enqueue replies to, and edits of, alerts of an earlier paper, whether they have gone or not."""
    alerts = select(delivery.c.id, delivery.c.channel_id).where(
        delivery.c.paper_id == paper, delivery.c.kind == "alert"
    )
    found = session.connection().execute(alerts.order_by(delivery.c.id)).all()
    known, mailed = [row[0] for row in found], {row[0] for row in found if row[1] in scene.boxes}
    for number in scene.dice.sample(known, count):
        text = f"revised {paper}"
        message = _mail(session, text, now) if number in mailed else make_message(session, text)
        key = f"revised:{paper}:1:{number}"
        enqueue_reply(session, number, kind="revised", key=key, message_id=message, now=now)
    # A mail is in somebody's mailbox: it is never changed.
    for number in scene.dice.sample([one for one in known if one not in mailed], count // 2):
        enqueue_edit(session, number, make_message(session, f"edited {paper}"), now)


def _mailboxes(session: Session, count: int) -> list[int]:
    """Make mailboxes; give the numbers of their channels."""
    numbers = make_channels(
        session, count, per_workspace=count, platform="mail", on_ambiguous="resend"
    )
    for number in numbers:
        own = hashlib.sha1(str(number).encode(), usedforsecurity=False).hexdigest()
        row = update(channel).where(channel.c.id == number).values(address=f"mail:{own}")
        session.connection().execute(row)
    return numbers


def _mail(session: Session, text: str, now: datetime) -> int:
    """Keep a mail; give its number."""
    payload = {"subject": text, "text": text, "html": f"<p>{text}</p>", "language": "en"}
    return store_message(
        session, payload=payload, platform="mail", language="en", topics=("ai",), now=now
    )


def _progress(store: Store, messages: int) -> tuple[float, int]:
    """Give the share of the messages that is sent, and how many rows are open."""
    counts: Counter[str] = Counter()
    with contextlib.suppress(Exception), store.read() as session:
        query = select(delivery.c.state, func.count()).group_by(delivery.c.state)
        counts.update({row[0]: row[1] for row in session.connection().execute(query)})
        return counts["sent"] / messages, counts["pending"] + counts["attempting"]
    return 0.0, 1  # the database is away: nothing can be said


def _count(plan: Plan, scene: Scene, store: Store, done: Counter[str], seconds: float) -> Result:
    taken, texts = _ledger(scene.home / "ledger", scene.home / "mails")
    with store.read() as session:
        rows = session.connection().execute(select(delivery)).mappings().all()
    posts = [row for row in rows if row["kind"] != "edit"]
    asked = _asked_again(store)
    edited = {row["parent_id"] for row in rows if row["kind"] == "edit"}
    return Result(
        plan=plan,
        messages=len(posts),
        sent=sum(row["state"] == "sent" for row in posts),
        lost=sum(str(row["id"]) not in taken for row in posts),
        doubled=sum(count - 1 for name, count in taken.items() if name not in asked),
        repeated=sum(taken[name] - 1 for name in asked if taken[name] > 1),
        resolved=sum(row["looks"] > 0 and row["state"] == "sent" for row in posts),
        unsettled=sum(row["state"] != "sent" for row in rows),
        stale_edits=sum(not texts[str(number)].startswith("edited") for number in edited),
        kills=done["kill"],
        freezes=done["freeze"],
        seconds=seconds,
    )


def _asked_again(store: Store) -> set[str]:
    """Give the deliveries whose fate was not known, where none can be looked for."""
    asked = select(delivery.c.id).join(channel, channel.c.id == delivery.c.channel_id)
    asked = asked.where(channel.c.platform.in_(("teams", "mail")), delivery.c.looks > 0)
    with store.read() as session:
        return {str(number) for number in session.connection().execute(asked).scalars()}


def _ledger(*paths: Path) -> tuple[Counter[str], dict[str, str]]:
    """Read how often each delivery was taken, and what each message says in the end."""
    taken: Counter[str] = Counter()
    texts: dict[str, str] = {}
    by_ts: dict[tuple[str, str], str] = {}
    written = [path.read_text() for path in paths if path.exists()]
    for line in "".join(written).splitlines():
        entry = json.loads(line)
        if "e" in entry:
            texts[by_ts[entry["c"], entry["e"]]] = entry["x"]
            continue
        taken[entry["d"]] += 1
        texts[entry["d"]] = entry["x"]
        by_ts[entry["c"], entry["ts"]] = entry["d"]
    return taken, texts


@contextlib.contextmanager
def _url(plan: Plan, folder: Path, cluster: Cluster | None) -> Iterator[str]:
    if plan.engine == "embedded":
        yield f"sqlite:///{folder / 'tamar.db'}"
        return
    assert cluster is not None
    name = f"chaos_{plan.seed}_{os.getpid()}"
    yield cluster.create(name)
    cluster.drop(name)


def durable(cluster: Cluster) -> None:
    """Make a cluster keep what it has committed, even if it is killed the moment after."""
    cluster._execute(sql.SQL("ALTER ROLE tamar SET synchronous_commit = on").format())
    with psycopg.connect(cluster.url("postgres")) as connection:
        shown = connection.execute("SHOW synchronous_commit").fetchone()
    assert shown == ("on",), shown


def _thaw(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGCONT)


def _start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
