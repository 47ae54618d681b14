"""This file starts the real program, asks its web app, and ends it as an operator would."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot.commands.failures import message_of
from bot.engines.procrastinate import ProcrastinateEngine
from bot.telling import outbox
from storage.addresses import store_url
from storage.connections import make_engine
from storage.database import Store, open_store
from storage.people import channels
from storage.schema import head
from storage.told import deliveries, messages
from tests.bot.running import ROOT, WITHOUT_SOURCES, Process, running
from tests.storage.postgres import Cluster

WELL = ["tamar_checker_alive", "tamar_store_up", "tamar_outbox_open", "tamar_sources_troubled"]


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """Give one running bot on a new SQLite store, for all tests that only look at it."""
    path = tmp_path_factory.mktemp("bot") / "data" / "tamar.db"
    url = f"sqlite:///{path}"
    secret = "opensesame"
    with running("run", url, from_nothing=True, TAMAR_SLACK_SIGNING_SECRET=secret) as process:
        process.until(lambda: process.get("/readyz")[0] == 200)
        yield process


@pytest.fixture
def queue_url(postgresql_url: str) -> str:
    """Give a store on PostgreSQL that `tamar migrate` has prepared, the queue's tables too."""
    subprocess.run(
        [sys.executable, "-m", "bot.cli", "--store", postgresql_url, "migrate"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return postgresql_url


def test_a_running_bot_is_alive(bot: Process) -> None:
    assert bot.get("/healthz") == (200, "ok\n")


def test_strangers_learn_only_that_it_is_alive(bot: Process) -> None:
    assert bot.get_in_public("/healthz") == (200, "ok\n")
    assert bot.get_in_public("/readyz")[0] == 404
    assert bot.get_in_public("/metrics")[0] == 404


def test_a_running_bot_is_ready(bot: Process) -> None:
    status, body = bot.get("/readyz")
    assert (status, json.loads(body)) == (200, {"ready": True, "problems": []})


@pytest.mark.parametrize("name", WELL)
def test_a_running_bot_gives_its_numbers(bot: Process, name: str) -> None:
    status, body = bot.get("/metrics")
    assert status == 200
    assert re.search(rf"^{name} [0-9.e+]+$", body, re.MULTILINE)


def test_every_metric_that_the_alerts_name_exists(bot: Process) -> None:
    rules = (ROOT / "deploy" / "alerts.yaml").read_text("utf-8")
    wanted = set(re.findall(r"\btamar_\w+", rules))
    assert wanted
    assert wanted <= set(re.findall(r"^# HELP (\w+)", bot.get("/metrics")[1], re.MULTILINE))


def test_the_log_is_one_object_a_line(bot: Process) -> None:
    assert {"event", "level", "timestamp"} <= set(bot.lines()[0])
    assert "opensesame" not in bot.errors()


def test_a_second_process_on_one_file_says_so_and_stops(bot: Process) -> None:
    with running("run", bot_store(bot)) as second:
        assert second.ended() == 1
        assert second.errors().startswith("tamar: ")
        assert second.errors().count("\n") == 1
    assert bot.get("/healthz")[0] == 200


def bot_store(bot: Process) -> str:
    started = next(line for line in bot.lines() if line["event"] == "running")
    return str(started["store"])


def test_commands_work_beside_a_running_bot(bot: Process) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "--store", bot_store(bot), "outbox", "ls"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_good_order(sqlite_url: str, sign: int) -> None:
    with running("run", sqlite_url) as process:
        process.until(lambda: process.get("/healthz")[0] == 200)
        assert process.end(sign) == 0
        assert process.lines()[-1]["event"] == "stopped"


def test_it_can_be_started_again_where_it_was_killed(sqlite_url: str) -> None:
    with running("run", sqlite_url) as process:
        process.until(lambda: process.get("/healthz")[0] == 200)
        process.end(signal.SIGKILL)
    with running("run", sqlite_url) as process:
        process.until(lambda: process.get("/readyz")[0] == 200)
        assert process.end() == 0


@pytest.mark.postgres
def test_a_bot_and_a_worker_share_a_store_on_postgresql(queue_url: str) -> None:
    with running("run", queue_url) as bot, running("worker", queue_url) as worker:
        bot.until(lambda: bot.get("/readyz")[0] == 200)
        worker.until(lambda: any(line["event"] == "running" for line in worker.lines()))
        assert "tamar_checker_alive " in bot.get("/metrics")[1]
        assert worker.end() == 0
        assert worker.lines()[-1]["event"] == "stopped"
        assert bot.get("/healthz")[0] == 200
        assert bot.end() == 0


@pytest.mark.postgres
def test_a_bot_outlives_its_database(queue_url: str, postgres: Cluster) -> None:
    name = str(make_url(queue_url).database)
    with running("run", queue_url) as bot:
        bot.until(lambda: bot.get("/readyz")[0] == 200)
        postgres.shut(name)
        bot.until(lambda: bot.get("/readyz")[0] == 503)
        assert bot.get("/healthz")[0] == 200
        assert "tamar_store_up 0.0" in bot.get("/metrics")[1]
        postgres.reopen(name)
        bot.until(lambda: bot.get("/readyz")[0] == 200)
        assert bot.end() == 0


@pytest.mark.postgres
def test_a_store_that_nobody_migrated_is_said_in_one_line(postgres: Cluster) -> None:
    with running("worker", postgres.create("bare")) as worker:
        assert worker.ended() == 1
        assert worker.errors().startswith("tamar: ")
        assert "tamar migrate" in worker.errors()
        assert worker.errors().count("\n") == 1
    postgres.drop("bare")


def _refused_as_newer(command: str, url: str) -> None:
    store = open_store(url)
    with store.write() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with running(command, url) as process:
        assert process.ended() == 1
        assert "made by a newer Tamar" in process.errors()
        assert process.errors().count("\n") == 1


def test_a_file_of_a_newer_version_is_left_alone(sqlite_url: str) -> None:
    _refused_as_newer("run", sqlite_url)


@pytest.mark.postgres
@pytest.mark.parametrize("command", ["run", "worker"])
def test_a_database_of_a_newer_version_is_left_alone(postgresql_url: str, command: str) -> None:
    _refused_as_newer(command, postgresql_url)


def _change_as_a_newer_version_does(url: str) -> None:
    store = open_store(url)
    with store.write() as session:
        for statement in (
            "ALTER TABLE delivery ADD COLUMN colour text",
            "ALTER TABLE channel ADD COLUMN colour text NOT NULL DEFAULT 'blue'",
            "CREATE TABLE colour (name text PRIMARY KEY)",
            "UPDATE alembic_version SET version_num = '9999'",
        ):
            session.connection().execute(text(statement))
    store.close()


def _enqueue(url: str, said: str) -> None:
    """Put a notice for the terminal on its way, as a process of the newer version would."""
    engine = ProcrastinateEngine(url, {"drain": print})
    now = datetime.now(UTC)
    store = Store(store_url(url), make_engine(store_url(url)))
    with store.write() as session:
        place = channels.ensure_channel(session, "console", "local", now)
        message = messages.store_message(
            session, platform="console", language="en", topics=[], payload={"text": said}, now=now
        )
        deliveries.enqueue_notice(session, place.id, f"notice:{said}", message, now)
        outbox.wake(engine, session, now)
    store.close()


@pytest.mark.postgres
def test_a_worker_goes_on_in_a_store_that_a_newer_version_has_changed(queue_url: str) -> None:
    with running("worker", queue_url) as worker:
        worker.until(lambda: any(line["event"] == "running" for line in worker.lines()))
        _change_as_a_newer_version_does(queue_url)
        _enqueue(queue_url, "a paper")
        worker.until(lambda: "notice:a paper" in worker.errors())
        assert [line["event"] for line in worker.lines() if line["level"] == "error"] == []
        assert worker.end() == 0


def test_a_bot_whose_store_is_migrated_under_it_says_that_it_is_not_ready(sqlite_url: str) -> None:
    with running("run", sqlite_url) as bot:
        bot.until(lambda: bot.get("/readyz")[0] == 200)
        store = open_store(sqlite_url)
        with store.write() as session:
            session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
        status, body = bot.get("/readyz")
        assert status == 503
        assert "newer" in body
        with store.write() as session:
            session.connection().execute(
                text("UPDATE alembic_version SET version_num = :head"), {"head": head()}
            )
        store.close()
        assert bot.get("/readyz")[0] == 200
        assert bot.end() == 0


def test_a_message_without_words_still_says_what_it_is() -> None:
    assert message_of(ValueError()).startswith("something we did not foresee: ValueError")


def test_the_way_tests_start_it_is_the_command_itself() -> None:
    assert "cli.main()" in WITHOUT_SOURCES
    assert (ROOT / "bot" / "cli.py").exists()
    assert 'tamar = "bot.cli:main"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_store_of_a_bot_is_for_its_owner_alone(bot: Process) -> None:
    folder = Path(bot_store(bot).removeprefix("sqlite:///")).parent
    assert folder.stat().st_mode & 0o077 == 0


def test_a_run_loads_no_package_that_its_settings_do_not_ask_for() -> None:
    asked = "psycopg procrastinate aiohttp slack_sdk slack_bolt cryptography alembic jinja2 opencc"
    script = f"import sys, bot.service; print(*(n for n in '{asked}'.split() if n in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
