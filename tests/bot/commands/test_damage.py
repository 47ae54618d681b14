"""This file gives every command a store that is damaged, and backups of one: each says so and what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import typer.main

from bot.cli import app
from storage.backups import backup, restore
from storage.database import open_store
from storage.errors import BackupBroken, StoreBroken
from tests.bot.commands.spoken import BY_THEMSELVES, WITH_STORE, WITHOUT_STORE, Shell, shell
from tests.storage.made import place, store_paper

__all__ = ["shell"]
PAGE = 4096


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _papers(url: str, count: int = 60) -> None:
    store = open_store(url, exclusive=True)
    with store.write() as session:
        place(session)
        for number in range(count):
            store_paper(session, f"p{number}", f"heron {number} " * 40)
    store.close()


_filled: list[bytes] = []  # the file with its papers, made by the first test that wants it


def _fill(url: str) -> None:
    """Put sixty papers into a store that is empty and closed."""
    path = _file(url)
    if not _filled:
        _papers(url)
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        _filled.append(path.read_bytes())
    path.write_bytes(_filled[0])


def _damage(path: Path) -> None:
    """Overwrite every page but the first two, as a failing disk does."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        for start in range(2 * PAGE, size, PAGE):
            file.seek(start)
            file.write(b"\xa5" * PAGE)


@pytest.fixture
def damaged(shell: Shell) -> Shell:
    """Give a shell whose store is damaged."""
    _fill(shell.store)
    _damage(_file(shell.store))
    return shell


def test_every_command_is_tried_with_a_damaged_store() -> None:
    groups = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    first = {name.split()[0] for name in WITH_STORE}
    # `forget` has tests of its own.
    assert first | WITHOUT_STORE | BY_THEMSELVES | {"forget"} >= set(groups)


@pytest.mark.parametrize("name", WITH_STORE)
@pytest.mark.parametrize("how", ["pages", "no store"])
def test_a_damaged_store_is_named_with_what_to_do(
    shell: Shell, tmp_path: Path, name: str, how: str
) -> None:
    if how == "pages":
        _fill(shell.store)
        _damage(_file(shell.store))
    else:
        _file(shell.store).write_bytes(b"a shopping list, no store " * 1000)
    paper = tmp_path / "paper.txt"
    paper.write_text("Ferries\n\n1. Ferries sail.\n", "utf-8")
    said = shell.run(*(str(paper) if word == "FILE" else word for word in WITH_STORE[name]))
    assert said.status == 1
    assert len(said.lines) == 1, said.errors
    assert said.lines[0].startswith("tamar: ")
    assert "damaged" in said.lines[0]
    assert "tamar restore" in said.lines[0]


def test_doctor_finds_damage_that_no_command_has_met_yet(shell: Shell) -> None:
    _fill(shell.store)
    path = _file(shell.store)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        root = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'feedback'"
        ).fetchone()[0]
    connection.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * PAGE)
        file.write(b"\xa5" * PAGE)
    assert shell.run("topics").status == 0
    said = shell.run("doctor")
    assert said.status == 1
    assert any(line.startswith("BAD") and "damaged" in line for line in said.out.splitlines())


def test_a_damaged_store_is_not_copied_and_earlier_copies_stay(
    shell: Shell, tmp_path: Path
) -> None:
    _fill(shell.store)
    assert shell.run("backup", tmp_path / "monday").status == 0
    whole = (tmp_path / "monday").read_bytes()
    _damage(_file(shell.store))
    said = shell.run("backup", tmp_path / "tuesday")
    assert said.status == 1
    assert "damaged" in said.errors
    assert "Saved" not in said.out
    assert (tmp_path / "monday").read_bytes() == whole
    assert sorted(p.name for p in tmp_path.glob("*day*")) == ["monday"]


@pytest.mark.parametrize("how", ["pages", "no store"])
def test_a_good_copy_is_brought_back_over_a_damaged_store_or_says_to_put_it_aside(
    shell: Shell, tmp_path: Path, how: str
) -> None:
    _fill(shell.store)
    assert shell.run("backup", tmp_path / "copy").status == 0
    if how == "pages":
        _damage(_file(shell.store))
    else:
        _file(shell.store).write_bytes(b"a shopping list, no store " * 1000)
    said = shell.run("restore", tmp_path / "copy")
    if said.status:
        assert "Put it aside" in said.errors
        for path in _file(shell.store).parent.glob("tamar.db*"):
            path.rename(path.with_name(f"aside-{path.name}"))
        assert shell.run("restore", tmp_path / "copy").status == 0
    assert shell.run("doctor").status == 0


def test_a_damaged_copy_is_refused_and_the_store_stays(shell: Shell, tmp_path: Path) -> None:
    _fill(shell.store)
    assert shell.run("backup", tmp_path / "copy").status == 0
    _damage(tmp_path / "copy")
    said = shell.run("restore", tmp_path / "copy")
    assert said.status == 1
    assert "no sound copy" in said.errors
    assert "Use another one" in said.errors
    assert shell.run("doctor").status == 0


def test_a_copy_that_came_out_bad_is_not_kept(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk of the copy fails: the pages that were written are not those that are read."""
    from storage import backups, soundness

    _fill(sqlite_url)
    real = soundness.faults

    def failing(connection: sqlite3.Connection, *, quick: bool = False) -> list[str]:
        name = connection.execute("PRAGMA database_list").fetchone()[2]
        return ["page 3 is never used"] if name.endswith(".part") else real(connection, quick=quick)

    monkeypatch.setattr(backups, "faults", failing)
    with pytest.raises(BackupBroken, match="did not come out whole"):
        backup(sqlite_url, tmp_path / "copy")
    assert list(tmp_path.glob("copy*")) == []


def test_a_copy_never_takes_the_name_of_one_that_came_meanwhile(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage import backups

    real = backups._copy_file

    def slow(source: Path, target: Path) -> None:
        real(source, target)
        (tmp_path / "copy").write_bytes(b"somebody else's")

    monkeypatch.setattr(backups, "_copy_file", slow)
    with pytest.raises(BackupBroken, match="exists already"):
        backup(sqlite_url, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == b"somebody else's"


def test_a_store_without_a_sound_page_cannot_be_copied_by_the_library_either(
    sqlite_url: str, tmp_path: Path
) -> None:
    _fill(sqlite_url)
    _damage(_file(sqlite_url))
    with pytest.raises(StoreBroken):
        backup(sqlite_url, tmp_path / "copy")
    with pytest.raises(BackupBroken):
        restore(_file(sqlite_url), f"sqlite:///{tmp_path / 'other.db'}")
