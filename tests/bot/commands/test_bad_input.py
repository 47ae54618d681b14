"""This file gives the command line what the world gives it: broken files, broken stores, a full disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen import canvas
from sqlalchemy import text

from storage.database import open_store
from tests.bot import forks
from tests.bot.running import ROOT

GOOD = "Smart city lampposts\n\n1. The Government will install 40 smart lampposts by 2027.\n"


def _pdf(path: Path, pages: int = 3) -> Path:
    drawing = canvas.Canvas(str(path))
    for _ in range(pages):
        drawing.drawString(72, 720, "The Government will install 40 smart lampposts by 2027.")
        drawing.showPage()
    drawing.save()
    return path


def _empty(folder: Path) -> Path:
    path = folder / "empty.pdf"
    path.write_bytes(b"")
    return path


def _truncated(folder: Path) -> Path:
    path = _pdf(folder / "truncated.pdf")
    path.write_bytes(path.read_bytes()[:200])
    return path


def _encrypted(folder: Path) -> Path:
    writer = PdfWriter(clone_from=PdfReader(_pdf(folder / "open.pdf")))
    writer.encrypt("opensesame", algorithm="AES-256")
    path = folder / "encrypted.pdf"
    writer.write(path)
    return path


def _something_else(folder: Path) -> Path:
    path = folder / "else.docx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    return path


def _an_error_page(folder: Path) -> Path:
    path = folder / "error.pdf"
    path.write_text("<!DOCTYPE html><html><body><h1>404 Not Found</h1></body></html>", "utf-8")
    return path


def _ten_times_too_large(folder: Path) -> Path:
    path = folder / "large.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)  # a gigabyte of nothing, which takes no room on the disk
    return path


BAD = (_empty, _truncated, _encrypted, _something_else, _an_error_page, _ten_times_too_large)


def _tamar(*words: str | Path, store: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TAMAR_STORE": store} | more
    return forks.tamar(*words, env=env)


def _lines(errors: str) -> list[str]:
    found = errors.splitlines()
    assert all(line.startswith("tamar: ") for line in found), errors
    return found


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Give a file that can be read."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD, "utf-8")
    return path


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__.strip("_"))
def test_a_bad_file_is_one_line_and_the_next_is_read(
    make: object, good: Path, tmp_path: Path
) -> None:
    assert callable(make)
    bad = make(tmp_path)
    done = _tamar("read", "--json", bad, good)
    assert done.returncode == 1
    about = [line for line in _lines(done.stderr) if str(bad) in line]
    assert len(about) == 1
    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == [
        "Smart city lampposts"
    ]


def test_bad_files_are_not_imported_and_the_good_one_is(
    good: Path, tmp_path: Path, sqlite_url: str
) -> None:
    bad = [make(tmp_path) for make in BAD]
    done = _tamar("import", *bad, good, store=sqlite_url)
    assert done.returncode == 1
    assert len(_lines(done.stderr)) == len(bad) + 1
    found = _tamar("search", "--json", "lampposts", store=sqlite_url)
    assert len(found.stdout.splitlines()) == 1


def test_a_file_in_big5_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big5.txt"
    path.write_bytes("智慧城市燈柱\n\n1. 政府會安裝四十支智慧燈柱。\n".encode("big5-hkscs"))
    done = _tamar("read", "--json", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["title"] == "智慧城市燈柱"


def test_an_empty_folder_holds_no_file(tmp_path: Path) -> None:
    done = _tamar("read", tmp_path)
    assert done.returncode == 1
    assert "no file to read" in _lines(done.stderr)[0]


def test_input_of_match_may_be_anything() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "match", "--lines", "--json"],
        cwd=ROOT,
        input=bytes(range(256)) * 64,
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == 65


def test_a_store_of_a_newer_version_is_not_touched(sqlite_url: str, good: Path) -> None:
    store = open_store(sqlite_url)
    with store.write() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    before = path.read_bytes()
    done = _tamar("import", good, store=sqlite_url)
    assert done.returncode == 1
    assert "newer Tamar" in _lines(done.stderr)[0]
    assert path.read_bytes() == before


def test_a_store_that_is_something_else_is_named_and_not_touched(
    tmp_path: Path, good: Path
) -> None:
    path = tmp_path / "tamar.db"
    path.write_bytes(b"a shopping list, not a store " * 200)
    done = _tamar("import", good, store=f"sqlite:///{path}")
    assert done.returncode == 1
    assert len(_lines(done.stderr)) == 1
    assert path.read_bytes().startswith(b"a shopping list")


def test_a_full_disk_is_one_line_and_what_was_known_stays(sqlite_url: str, good: Path) -> None:
    assert _tamar("import", good, store=sqlite_url).returncode == 0
    large = good.with_name("large.txt")
    large.write_text("Ferry piers\n\n" + "".join(_pier(n) for n in range(600)), "utf-8")
    # No file may grow beyond what the store has now: to the program, a full disk.
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({path.stat().st_size},) * 2)\n"
        "from bot import cli; cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "import", str(large)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TAMAR_STORE": sqlite_url},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(_lines(done.stderr)) == 1
    found = _tamar("search", "--json", "lampposts", store=sqlite_url)
    assert len(found.stdout.splitlines()) == 1
    assert _tamar("import", large, store=sqlite_url).returncode == 0  # with room again
    found = _tamar("search", "--json", "ferry pier 599", store=sqlite_url)
    assert len(found.stdout.splitlines()) == 1


def _pier(number: int) -> str:
    """Give a paragraph of one long sentence: by its letters it takes room, by its sentence little work."""
    return f"{number}. More of ferry pier {number}, {'ferry ' * 100}too.\n"


@pytest.mark.postgres
def test_a_store_that_may_only_be_read_is_one_line(postgresql_url: str, good: Path) -> None:
    only = f"{postgresql_url}&options=-c%20default_transaction_read_only%3Don"
    done = _tamar("import", good, store=only)
    assert done.returncode == 1
    assert "may only be read" in _lines(done.stderr)[0]


def test_two_commands_at_once_both_do_their_work(sqlite_url: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.txt" for name in ("heron", "egret")]
    for file in files:
        file.write_text(f"Paper on the {file.stem}\n\n1. The {file.stem} is counted.\n", "utf-8")
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "--store", sqlite_url, "import", str(file)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        for file in files
    ]
    assert [one.wait(120) for one in both] == [0, 0]
    for file in files:
        found = _tamar("search", "--json", file.stem, store=sqlite_url)
        assert len(found.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"not a copy", b"SQLite format 3\0" + bytes(4000)],
    ids=["empty", "text", "half"],
)
def test_a_bad_backup_is_refused_and_the_store_stays(
    sqlite_url: str, good: Path, tmp_path: Path, content: bytes
) -> None:
    assert _tamar("import", good, store=sqlite_url).returncode == 0
    copy = tmp_path / "copy"
    copy.write_bytes(content)
    done = _tamar("restore", copy, store=sqlite_url)
    assert done.returncode == 1
    assert len(_lines(done.stderr)) == 1
    found = _tamar("search", "--json", "lampposts", store=sqlite_url)
    assert len(found.stdout.splitlines()) == 1
