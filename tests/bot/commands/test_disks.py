"""This file gives every command a disk that may only be read, one that is full, and names of files that lie."""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from storage import disks
from storage.database import open_store
from storage.errors import StoreFull, StoreReadOnly, StoreUnreachable, named_errors
from tests.bot.commands.spoken import WITH_STORE, Said, Shell, shell
from tests.bot.running import ROOT
from tests.storage.laid import lay
from tests.storage.made import place, store_paper

__all__ = ["shell"]
NOBODY = 65534


@contextmanager
def _somebody() -> Iterator[None]:
    """Be a user whom the rights of files bind; root is not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that everybody can reach and nobody but its owner may write to."""
    made = Path(tempfile.mkdtemp(prefix="tamar-disk-"))
    made.chmod(0o755)
    yield made
    for path in [made, *made.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(made)


@cache
def _twenty() -> dict[str, bytes]:
    """Give the files of a store of twenty papers."""
    with tempfile.TemporaryDirectory() as made:
        store = open_store(lay(Path(made) / "tamar.db"), exclusive=True)
        with store.write() as session:
            place(session)
            for number in range(20):
                store_paper(session, f"p{number}", f"heron {number}")
        store.close()
        return {path.name: path.read_bytes() for path in Path(made).iterdir()}


def _filled(folder: Path) -> str:
    for name, body in _twenty().items():
        (folder / name).write_bytes(body)
    return f"sqlite:///{folder / 'tamar.db'}"


def _words(name: str, paper: Path) -> list[str]:
    return [str(paper) if word == "FILE" else word for word in WITH_STORE[name]]


def _one_line(said: Said, *words: str) -> None:
    assert said.status == 1, said
    assert len(said.lines) == 1, said.errors
    assert said.lines[0].startswith("tamar: ")
    assert any(word in said.lines[0] for word in words), said.errors


# but `serve`, which reads a copy there
@pytest.mark.parametrize("name", [one for one in WITH_STORE if one != "serve"])
def test_a_disk_that_may_only_be_read_is_named(shell: Shell, folder: Path, name: str) -> None:
    paper = folder / "paper.txt"
    paper.write_text("Ferries\n\n1. Ferries sail.\n", "utf-8")
    url = _filled(folder)
    shell.run("topics")  # what is imported late is imported as ourselves
    importlib.import_module("bot.service")
    importlib.import_module("multiprocessing")
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    with _somebody():
        said = shell.run(*_words(name, paper), store=url)
    _one_line(said, "may only be read")


def test_doctor_names_a_disk_that_may_only_be_read(shell: Shell, folder: Path) -> None:
    url = _filled(folder)
    shell.run("doctor")
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    with _somebody():
        said = shell.run("doctor", store=url)
    assert said.status == 1
    assert "BAD   store: The store may only be read" in said.out


def test_a_folder_for_the_store_that_cannot_be_made_is_named(shell: Shell, folder: Path) -> None:
    folder.chmod(0o555)
    with _somebody():
        said = shell.run("topics", store=f"sqlite:///{folder / 'data' / 'tamar.db'}")
    _one_line(said, "may only be read")


def test_a_place_for_a_copy_that_may_only_be_read_is_named(
    shell: Shell, folder: Path, tmp_path: Path
) -> None:
    url = _filled(folder)
    shell.run("backup", tmp_path / "copy")  # what is imported late is imported as ourselves
    elsewhere = folder / "copies"
    elsewhere.mkdir(mode=0o555)
    for path in [folder, *folder.iterdir()]:
        path.chmod(0o777)
    elsewhere.chmod(0o555)
    with _somebody():
        said = shell.run("backup", elsewhere / "copy", store=url)
    _one_line(said, "cannot be written")


@pytest.fixture
def small(folder: Path) -> Iterator[Path]:
    """Give a disk of four megabytes, where we may have one."""
    mount = shutil.which("mount")
    done = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=4m", "none", str(folder)], capture_output=True
    )
    if not done or done.returncode:
        pytest.skip("only who may mount a disk can fill one")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill_up(disk: Path) -> None:
    number = os.open(disk / "filler", os.O_WRONLY | os.O_CREAT)
    with contextlib.suppress(OSError):
        while os.write(number, bytes(4096)):
            pass
    os.close(number)


@pytest.mark.parametrize("name", [n for n in WITH_STORE if n not in ("run", "check")])
def test_a_full_disk_is_named_by_whatever_cannot_do_without_room(
    shell: Shell, small: Path, tmp_path: Path, name: str
) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Ferries\n\n1. Ferries sail.\n", "utf-8")
    url = _filled(small)
    _fill_up(small)
    said = shell.run(*_words(name, paper), store=url)
    assert "Traceback" not in said.errors
    if said.status:
        assert len(said.lines) == 1, said.errors
        assert "disk is full" in said.errors or "there is no" in said.errors.lower()


def test_doctor_names_a_full_disk(shell: Shell, small: Path) -> None:
    url = _filled(small)
    _fill_up(small)
    said = shell.run("doctor", store=url)
    assert said.status == 1
    assert "BAD   store: The store's disk is full" in said.out


def test_doctor_says_how_little_room_is_left(shell: Shell, small: Path) -> None:
    said = shell.run("doctor", store=_filled(small))
    assert "MB left" in said.out


def test_a_full_disk_for_copies_is_named_and_earlier_copies_stay(shell: Shell, small: Path) -> None:
    (small / "monday").write_bytes(b"a good copy")
    _fill_up(small)
    said = shell.run("backup", small / "tuesday")
    assert said.status == 1
    assert len(said.lines) == 1
    assert "full" in said.errors or "No space left" in said.errors
    assert sorted(p.name for p in small.iterdir()) == ["filler", "monday"]


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [("read-only", StoreReadOnly), ("full", StoreFull), (None, StoreUnreachable)],
)
@pytest.mark.parametrize("name", ["SQLITE_CANTOPEN", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_WRITE"])
def test_what_sqlite_does_not_say_of_a_disk_the_disk_says(
    monkeypatch: pytest.MonkeyPatch, trouble: disks.Trouble | None, kind: type, name: str
) -> None:
    import sqlite3

    from storage import errors

    monkeypatch.setattr(errors, "trouble_at", lambda path: trouble)
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = name
    with pytest.raises(kind), named_errors(Path("/nowhere/tamar.db")):
        raise error


def test_output_that_nobody_can_take_is_named() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no disk that is always full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot.cli", "match", "--lines"],
            cwd=ROOT, input="Ferries\n", stdout=full, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("tamar: the disk is full")


# --- names of files ----------------------------------------------------------------------------

LIES = "a\x1b[2Jb\u202egpj.exe\u2066c\u200bd\rtamar: all is well\u2028e"
HARMFUL = set("\x1b\r\u202e\u2066\u200b\u2028")


@pytest.fixture
def lying(tmp_path: Path) -> Path:
    """Give a file whose name moves the cursor, turns text around and hides letters."""
    path = tmp_path / f"{LIES}.txt"
    path.write_text("Ferries\n\n1. Ferries sail.\n", "utf-8")
    return path


@pytest.mark.parametrize(
    "words",
    [
        ("read", "FILE"), ("read", "NONE"), ("import", "FILE"), ("import", "NONE"),
        ("preview", "FILE"), ("preview", "NONE"), ("backup", "COPY"), ("backup", "FILE"),
        ("restore", "FILE"), ("restore", "NONE"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_name_that_lies_is_cleaned_wherever_it_is_printed(
    shell: Shell, lying: Path, words: tuple[str, ...]
) -> None:
    names = {
        "FILE": lying,
        "NONE": lying.with_suffix(".none"),
        "COPY": lying.with_suffix(".copy"),
    }
    said = shell.run(*(names.get(word, word) for word in words))
    assert not HARMFUL & set(said.out + said.errors), said
    assert said.out + said.errors


@pytest.mark.parametrize("command", ["doctor", "topics", "migrate"])
@pytest.mark.parametrize("what", ["store", "sources", "no folder"])
def test_a_setting_that_lies_is_cleaned_wherever_it_is_printed(
    shell: Shell, tmp_path: Path, command: str, what: str
) -> None:
    url = shell.store
    if what == "store":
        (tmp_path / LIES).write_bytes(b"a shopping list " * 100)
        url = f"sqlite:///{tmp_path / LIES}"
    elif what == "sources":
        shell.monkeypatch.setenv("TAMAR_SOURCES", str(tmp_path / f"none{LIES}"))
    else:
        (tmp_path / "file").touch()
        url = f"sqlite:///{tmp_path / 'file' / LIES / 'tamar.db'}"
    said = shell.run(command, store=url)
    assert not HARMFUL & set(said.out + said.errors), said


def test_a_name_that_is_no_text_breaks_nothing(shell: Shell, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    path.write_text("Ferries\n\n1. Ferries sail.\n", "utf-8")
    assert shell.run("import", path).status == 0
    assert shell.run("read", path.with_suffix(".none")).status == 1
