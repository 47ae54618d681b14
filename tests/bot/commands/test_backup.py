"""This file copies a store by command while a bot holds it, and brings it back by command."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from storage.database import open_store
from tests.bot import forks
from tests.bot.running import running


def _tamar(store: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TAMAR_STORE": store}
    return forks.tamar(*words, env=env)


def _import(store: str, folder: Path, word: str) -> None:
    path = folder / f"{word}.txt"
    path.write_text(f"Paper on the {word}\n\n1. The {word} is counted every year.\n", "utf-8")
    assert _tamar(store, "import", path).returncode == 0


def _found(store: str, word: str) -> int:
    return len(_tamar(store, "search", "--json", word).stdout.splitlines())


def test_a_store_is_copied_while_a_bot_runs_and_brought_back(
    store_url: str, tmp_path: Path
) -> None:
    assert _tamar(store_url, "migrate").returncode == 0
    with running("run", store_url) as bot:
        bot.until(lambda: bot.get("/readyz")[0] == 200)
        _import(store_url, tmp_path, "heron")
        done = _tamar(store_url, "backup", tmp_path / "copy")
        assert (done.returncode, done.stderr) == (0, "")
        _import(store_url, tmp_path, "egret")
        assert bot.end() == 0
    assert _tamar(store_url, "restore", tmp_path / "copy").returncode == 0
    assert (_found(store_url, "heron"), _found(store_url, "egret")) == (1, 0)
    with running("run", store_url) as bot:
        bot.until(lambda: bot.get("/readyz")[0] == 200)
        assert bot.end() == 0


def test_a_store_that_a_runner_holds_is_not_replaced(sqlite_url: str, tmp_path: Path) -> None:
    assert _tamar(sqlite_url, "backup", tmp_path / "copy").returncode == 0
    _import(sqlite_url, tmp_path, "heron")
    held = open_store(sqlite_url, exclusive=True)
    try:
        done = _tamar(sqlite_url, "restore", tmp_path / "copy")
    finally:
        held.close()
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "already runs" in done.stderr
    assert _found(sqlite_url, "heron") == 1


def test_a_copy_is_for_its_owner_alone(store_url: str, tmp_path: Path) -> None:
    assert _tamar(store_url, "backup", tmp_path / "copy").returncode == 0
    assert (tmp_path / "copy").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["here", "missing/copy"])
def test_a_place_where_no_copy_can_be_written_is_one_line(
    sqlite_url: str, tmp_path: Path, name: str
) -> None:
    (tmp_path / "here").write_text("something of mine", "utf-8")
    done = _tamar(sqlite_url, "backup", tmp_path / name)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "here").read_text("utf-8") == "something of mine"
