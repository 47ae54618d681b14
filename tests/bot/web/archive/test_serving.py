"""This file starts the archive as people do: at the demo's end, alone over a copy, beside the running program."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from storage.database import open_store
from storage.errors import StoreReadOnly
from storage.published import papers
from tests.bot.running import ROOT, Process, free_port, running
from tests.bot.web.archive.scene import SECRETS


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as page:
        return str(page.read().decode())


@pytest.fixture
def copy(read_papers: Path, tmp_path: Path) -> Path:
    path = tmp_path / "copy.db"
    shutil.copy(read_papers, path)
    return path


def tamar(store: Path, *words: str) -> str:
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TAMAR_STORE": f"sqlite:///{store}"}
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", *words],
        cwd=ROOT,
        env=env,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def test_the_demo_ends_by_serving_its_papers_until_enter() -> None:
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent"}
    with subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "demo", "--web"],
        cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdin is not None
        at = None
        while at is None and (line := process.stdout.readline().decode()):
            at = re.search(r"http://127\.0\.0\.1:\d+/en/", line)
        assert at is not None
        home = get(at.group())
        assert "LawTech Adoption Pilot Scheme" in home
        process.stdin.write(b"\n")
        process.stdin.close()
        assert process.wait(60) == 0


def test_serve_shows_a_store_that_it_cannot_write(copy: Path) -> None:
    before = copy.read_bytes()
    copy.chmod(0o400)
    script = "from bot import cli\ncli.main()\n"
    with running("serve", f"sqlite:///{copy}", script, from_nothing=True) as process:
        process.until(lambda: process.get_in_public("/healthz")[0] == 200)
        status, page = process.get_in_public("/en/papers/legco/CB2-438-2026-03")
        assert status == 200
        assert "LawTech" in page
        assert process.get_in_public("/readyz")[0] == 404
        assert process.end() == 0
    assert copy.read_bytes() == before


def test_the_running_program_shows_the_archive_only_where_it_is_on(copy: Path) -> None:
    port = free_port()
    url, there = f"sqlite:///{copy}", f"http://127.0.0.1:{port}"
    with running("run", url, TAMAR_WEB_PORT=str(port)) as off:
        off.until(lambda: off.get("/healthz")[0] == 200)
        assert off.get_in_public("/en/")[0] == 404
        off.end()
    on = running("run", url, TAMAR_WEB_PORT=str(port), TAMAR_ARCHIVE="on", TAMAR_ARCHIVE_URL=there)
    with on as process:
        _is_on(process)


def _is_on(process: Process) -> None:
    process.until(lambda: process.get("/healthz")[0] == 200)
    assert process.get_in_public("/en/")[0] == 200
    assert process.get_in_public("/healthz") == (200, "ok\n")
    assert process.get_in_public("/metrics")[0] == 404


def test_papers_are_handed_over_as_a_table(copy: Path) -> None:
    text = tamar(copy, "export")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) > 10
    assert {"CB(2)438/2026(03)"} <= {row["number"] for row in rows}
    assert not any(secret.casefold() in text.casefold() for secret in SECRETS)


def test_a_search_is_handed_over_in_every_form(copy: Path) -> None:
    lines = tamar(copy, "export", "AI", "kind:question", "--format", "jsonl").splitlines()
    papers = [json.loads(line) for line in lines]
    assert {one["kind"] for one in papers} == {"question_reply"}
    assert papers[0]["languages"]["en"]["text"]["exchanges"]
    assert tamar(copy, "export", "先導計劃", "--format", "ris", "--lang", "tc").startswith(
        "TY  - GOVDOC"
    )
    assert "@report{hk-cb-2-438-2026-03," in tamar(copy, "export", "LawTech", "--format", "bibtex")


@pytest.mark.parametrize(
    ("host", "asked"),
    [("127.0.0.1", "localhost"), ("0.0.0.0", "127.0.0.1"), ("::", "[::1]"), ("::1", "[::1]")],
)
def test_whatever_it_listens_at_this_machine_is_answered(copy: Path, host: str, asked: str) -> None:
    whole = "from bot import cli\ncli.main()\n"
    with running("serve", f"sqlite:///{copy}", whole, TAMAR_WEB_HOST=host) as process:
        at = f"http://{asked}:{process.port}"
        process.until(lambda: _status(f"{at}/healthz") == 200)
        assert _status(f"{at}/en/") == 200
        assert _status(f"{at}/en/", Host="archive.example") == 421
        assert process.end() == 0


def _status(url: str, **headers: str) -> int:
    try:
        with urllib.request.urlopen(
            urllib.request.Request(url, headers=headers), timeout=20
        ) as page:
            return int(page.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    except OSError:
        return 0


def test_a_copy_where_nothing_can_be_written_is_read_and_nothing_is_made_beside_it(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode, **how: False)
    store = open_store(f"sqlite:///{copy}", copy=True)
    try:
        with store.read() as session:
            assert papers.newest(session, 1)
        assert [one.name for one in copy.parent.iterdir()] == [copy.name]
        Path(f"{copy}-wal").touch()  # somebody opens it to write
        with pytest.raises(StoreReadOnly, match="began to write"), store.read() as session:
            papers.newest(session, 1)
    finally:
        store.close()
