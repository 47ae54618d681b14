"""This file ends the real program at bad moments: it must end in time, say what hung, and lose nothing."""

from __future__ import annotations

import asyncio
import random
import signal
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from bot.calendar import hong_kong
from bot.engines import queue_schema
from bot.settings import SettingsError
from bot.telling.outbox import Drain
from bot.web.listening import take_port
from scrapers.replica.server import Replica
from scrapers.replica.site import SiteAnswer
from storage.database import Store, open_store
from storage.schema import migrate
from storage.told.deliveries import AlertRow, enqueue_alerts
from storage.watched import source_runs
from tests.bot.platforms.fake import Clock, FakePlatform
from tests.bot.running import Process, running
from tests.storage.outbox_rows import make_channels, make_message, make_paper, rows_of
from tests.storage.postgres import Cluster

GRACE = 1.0
SLACK = 1.0  # seconds beside the grace in which the process must have gone

# A `tamar run` whose ticks never end, and which says so on its standard error once the other jobs,
# which begin beside them, have been done for a while: on a busy machine they take their time.
HANGS = """
import threading, time
from bot import cli, service, wiring
def tick(self):
    quiet = 0
    while quiet < 5:
        time.sleep(0.05)
        quiet = quiet + 1 if len(self.engine.unfinished()) == 1 else 0
    service.log.info("hanging")
    threading.Event().wait()
service.Work.tick = tick
wiring.sources = lambda settings: {}
cli.main()
"""

# One whose platform never answers.
MUTE = """
import asyncio
from bot import cli, service, wiring
class Mute:
    async def send(self, *args, **kwargs):
        service.log.info("hanging")
        await asyncio.Event().wait()
wiring.platforms = lambda settings, desk, show: {"console": Mute()}
wiring.sources = lambda settings: {}
cli.main()
"""

# One whose terminal takes nothing more: what is shown to it stops the loop itself.
DEAF = """
import threading
from bot import cli, service, wiring
service.Logged.show = lambda self, text: (service.log.info("hanging"), threading.Event().wait())
wiring.sources = lambda settings: {}
cli.main()
"""

# One that watches the replica, all its sources on one host, without pauses.
WATCHES = """
import time
from bot import cli, wiring
from scrapers.fetch import Door
from scrapers.replica.site import Site
from scrapers.source import all_sources
port = {port}
def copy(address):
    return address.replace("https://", f"http://127.0.0.1:{{port}}/")
wiring.door = lambda settings: Door(
    user_agent="Tamar-test/1 (+mailto:test@localhost)", clock=time.monotonic,
    sleep=lambda seconds: None, loopback=frozenset({{("127.0.0.1", port)}}), rewrite=copy,
    now=wiring.utc_now, chance=lambda: 0.0,
)
wiring.sources = lambda settings: {{s.key: s for s in all_sources() if s.key in {keys!r}}}
cli.main()
"""
KEYS = ("info_gov_hk", "legco_panels", "council_agenda")


def _ends(process: Process, sign: int = signal.SIGTERM) -> tuple[int, float]:
    """End it, and give its status and how many seconds it took."""
    started = time.monotonic()
    return process.end(sign), time.monotonic() - started


def _hangs(process: Process) -> bool:
    return any(line["event"] == "hanging" for line in process.lines())


def _named(process: Process) -> list[str]:
    """Give what the one line about the end names."""
    (cut,) = [line for line in process.lines() if line["event"] == "stop_cut_short"]
    assert cut == process.lines()[-1]
    return list(cut["unfinished"])


@contextmanager
def _due(url: str) -> Iterator[Store]:
    """Give a store in which one message is due."""
    store = open_store(url)
    with store.write() as session:
        (channel,) = make_channels(session, 1, platform="console")
        now = datetime.now(UTC)
        row = AlertRow(channel, make_message(session, platform="console"), now)
        enqueue_alerts(session, make_paper(session), [row], now)
    yield store
    store.close()


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_job_that_hangs_is_named_and_does_not_keep_the_process(
    sqlite_url: str, sign: int
) -> None:
    with running("run", sqlite_url, HANGS, TAMAR_STOP_GRACE=str(GRACE)) as process:
        process.until(lambda: _hangs(process))
        status, seconds = _ends(process, sign)
        assert (status, _named(process)) == (1, ["tick"])
        assert GRACE <= seconds < GRACE + SLACK


@pytest.mark.postgres
def test_a_job_of_a_worker_that_hangs_does_not_keep_it_either(postgres: Cluster) -> None:
    url = postgres.create("hanging_worker")
    migrate(url, queue=queue_schema.apply)
    with running("worker", url, HANGS, TAMAR_STOP_GRACE=str(GRACE)) as process:
        process.until(lambda: _hangs(process))
        status, seconds = _ends(process)
        assert (status, "tick" in _named(process)) == (1, True)
        assert seconds < GRACE + SLACK
    postgres.drop("hanging_worker")


def test_a_second_signal_ends_it_at_once(sqlite_url: str) -> None:
    with running("run", sqlite_url, HANGS, TAMAR_STOP_GRACE="60") as process:
        process.until(lambda: _hangs(process))
        process.process.send_signal(signal.SIGTERM)
        process.until(lambda: process.lines()[-1]["event"] == "stopping")
        status, seconds = _ends(process, signal.SIGINT)
        assert (status, seconds < SLACK) == (-signal.SIGINT, True)


def test_a_message_on_its_way_for_ever_is_found_again_by_the_next_run(sqlite_url: str) -> None:
    with _due(sqlite_url) as store:
        with running("run", sqlite_url, MUTE, TAMAR_STOP_GRACE=str(GRACE)) as process:
            process.until(lambda: _hangs(process))
            _, seconds = _ends(process)
            assert "outbox" in _named(process)
            assert seconds < GRACE + SLACK
        assert _states(store) == ["attempting"]
        clock = Clock(datetime.now(UTC) + timedelta(hours=1))
        platform = FakePlatform(clock)
        drain = Drain(store, {"console": platform}, clock)
        assert asyncio.run(drain.settle()) == 1  # nobody had it, so it is sent now
        asyncio.run(drain.run_shard())
        assert len(platform.taken) == 1
        assert _states(store) == ["sent"]


def _states(store: Store) -> list[str]:
    with store.read() as session:
        return [row["state"] for row in rows_of(session)]


def test_a_loop_that_is_held_up_hears_the_signal_all_the_same(sqlite_url: str) -> None:
    with (
        _due(sqlite_url),
        running("run", sqlite_url, DEAF, TAMAR_STOP_GRACE=str(GRACE)) as process,
    ):
        process.until(lambda: _hangs(process))
        status, seconds = _ends(process)
        assert (status, "outbox" in _named(process)) == (1, True)
        assert seconds < GRACE + SLACK


@pytest.fixture(scope="module")
def replica() -> Iterator[Replica]:
    """Give the replica, served on this machine."""
    with Replica(hong_kong(datetime.now(UTC)).date()) as served:
        yield served


@pytest.mark.parametrize("seed", range(4))
def test_a_signal_at_a_random_moment_of_a_check_ends_it_in_good_order(
    sqlite_url: str, replica: Replica, seed: int
) -> None:
    """The moment is after so many answers of the sites; each check that had begun is recorded."""
    asked = _Counted(replica)
    script = WATCHES.format(port=replica.port, keys=KEYS)
    with asked, running("run", sqlite_url, script) as process:
        moment = random.Random(seed).randint(1, 14)
        process.until(lambda: asked.count >= moment)
        status, seconds = _ends(process)
        assert (status, process.lines()[-1]["event"]) == (0, "stopped"), process.errors()
        assert seconds < 20 + SLACK
    assert "running" not in _outcomes(sqlite_url)


class _Counted:
    """Counts what the replica is asked for as long as the block lasts."""

    def __init__(self, replica: Replica) -> None:
        self.count = 0
        self._replica = replica
        self._answer = replica.answer

    def __enter__(self) -> None:
        self._replica.answer = self._counted  # type: ignore[method-assign]

    def __exit__(self, *_: object) -> None:
        self._replica.answer = self._answer  # type: ignore[method-assign]

    def _counted(self, url: str, headers: Mapping[str, str] | None = None) -> SiteAnswer:
        self.count += 1
        return self._answer(url, headers)


def _outcomes(url: str) -> list[str]:
    store = open_store(url)
    with store.read() as session:
        found = [run.outcome for run in source_runs.runs(session)]
    store.close()
    return found


def test_a_site_that_never_answers_does_not_keep_the_process(
    sqlite_url: str, replica: Replica
) -> None:
    asked = _Counted(replica)
    script = WATCHES.format(port=replica.port, keys=KEYS[:1])
    replica.misbehave("slow")
    try:
        with asked, running("run", sqlite_url, script, TAMAR_STOP_GRACE=str(GRACE)) as process:
            process.until(lambda: asked.count >= 1)
            status, seconds = _ends(process)
            assert (status, _named(process)) == (1, ["check:info_gov_hk"])
            assert seconds < GRACE + SLACK
    finally:
        replica.behave()
    with running("run", sqlite_url, script) as process:
        process.until(lambda: any(line["event"] == "checked" for line in process.lines()))
        assert process.end() == 0


# --- a port that is taken ------------------------------------------------------------------------


def test_a_port_that_is_taken_is_one_line_before_any_site_is_asked(
    sqlite_url: str, replica: Replica
) -> None:
    asked = _Counted(replica)
    script = WATCHES.format(port=replica.port, keys=KEYS)
    with socket.create_server(("127.0.0.1", 0)) as taken, asked:
        port = taken.getsockname()[1]
        with running("run", sqlite_url, script, TAMAR_WEB_PORT=str(port)) as process:
            assert process.ended() == 1
            assert process.errors().count("\n") == 1
            assert process.errors().startswith(
                f"tamar: the web app cannot listen on 127.0.0.1:{port}"
            )
    assert (asked.count, _outcomes(sqlite_url)) == (0, [])


@pytest.mark.postgres
def test_a_port_that_is_taken_is_one_line_on_postgresql_too(postgresql_url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with running("run", postgresql_url, TAMAR_WEB_PORT=str(port)) as process:
            assert process.ended() == 1
            assert process.errors().count("\n") == 1


@pytest.mark.parametrize(
    ("host", "why"),
    [
        ("no-such-host.invalid", "no such name"),
        ("192.0.2.1", "no such address"),
        ("é" * 80, "no such name"),
    ],
)
def test_an_address_that_is_not_ours_is_refused_by_name(host: str, why: str) -> None:
    with pytest.raises(SettingsError, match=why):
        take_port(host, 0, "TAMAR_WEB")


def test_a_name_of_this_machine_is_listened_at() -> None:
    for each in take_port("localhost", 0, "TAMAR_WEB"):
        with each, socket.create_connection(each.getsockname()[:2]):
            pass


# Interrupts that come while it starts, one straight after the other, and while it runs.
@pytest.mark.parametrize("event", ["starting", "running"])
@pytest.mark.parametrize("gap", [0.0, 0.05, 0.3])
def test_an_impatient_end_is_never_a_traceback(sqlite_url: str, event: str, gap: float) -> None:
    with running("run", sqlite_url) as process:
        process.until(lambda: f'"{event}"' in process.errors())
        for _ in range(2):
            process.process.send_signal(signal.SIGINT)
            time.sleep(gap)
        process.ended()
        assert "Traceback" not in process.errors()
        assert "CancelledError" not in process.errors()


def test_an_end_while_it_starts_is_said(sqlite_url: str) -> None:
    slow = "import time\nfrom bot import cli, wiring\nwiring.door = lambda *_: time.sleep(60)\ncli.main()\n"
    with running("run", sqlite_url, slow) as process:
        process.until(lambda: '"starting"' in process.errors())
        time.sleep(0.5)
        assert process.end(signal.SIGINT) == 128 + signal.SIGINT
        assert process.errors().splitlines()[-1] == "tamar: stopped."


def test_what_starts_says_so_first(sqlite_url: str) -> None:
    with running("run", sqlite_url) as process:
        process.until(lambda: '"running"' in process.errors())
        first = process.lines()[0]
    assert (first["event"], first["web"]) == ("starting", True)
    assert first["store"].startswith("sqlite:///")
