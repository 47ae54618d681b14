"""This file builds the wheel, installs it beside the locked packages, and runs the installed command."""

from __future__ import annotations

import json
import os
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas

ROOT = Path(__file__).parents[2]
PAPER = """Panel on Example Services

Smart city lampposts

1. The Government will install 40 smart lampposts by the end of 2027 under the smart city blueprint.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with what is installed already: no network."""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("tamar-*.whl"))


@pytest.fixture(scope="module")
def tamar(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a fresh environment that sees the locked packages but not the checkout."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    place = Path(
        subprocess.run(
            [python, "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
    )
    locked = next(Path(each) for each in site.getsitepackages() if "site-packages" in each)
    # A path file adds the folder, and does not run the path files in it: the checkout stays outside.
    (place / "locked.pth").write_text(f"{locked}\n", "utf-8")
    uv = Path(sys.executable).with_name("uv")
    done = subprocess.run(
        [
            *(uv, "pip", "install", "--quiet", "--offline", "--no-deps", "--no-index"),
            *("--python", python, "--reinstall", wheel),
        ],
        capture_output=True,
        text=True,
        env=os.environ | {"UV_NO_PROGRESS": "1", "UV_LINK_MODE": "copy"},
    )
    assert done.returncode == 0, done.stderr
    return home / "bin" / "tamar"


def _run(tamar: Path, *words: str, given: str = "", home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [tamar, *words],
        input=given,
        capture_output=True,
        text=True,
        cwd=home,
        env={"PATH": "/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8"},
        timeout=240,
    )


def test_the_wheel_holds_the_three_packages_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist() if ".dist-info/" not in name}
    assert tops == {"bot", "scrapers", "storage"}


def test_the_wheel_holds_everything_that_is_no_code(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    listed = subprocess.run(
        ["git", "ls-files", "bot", "scrapers", "storage"], cwd=ROOT, capture_output=True, text=True
    )
    assert {name for name in listed.stdout.split() if (ROOT / name).exists()} <= held


def test_the_installed_command_is_not_the_checkout(tamar: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [tamar.with_name("python"), "-c", "import bot, scrapers, storage; print(bot.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith(str(tamar.parents[1])), done.stderr


def test_the_demo_runs_where_it_is_installed(tamar: Path, tmp_path: Path) -> None:
    done = _run(tamar, "demo", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "•" in done.stdout
    assert "nobody told" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_read_where_it_is_installed(tamar: Path, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(PAPER, "utf-8")
    done = _run(tamar, "read", "--json", "paper.txt", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [t["topic"] for t in json.loads(done.stdout)["topics"]] == ["smart-city"]


def test_a_pdf_is_read_by_the_installed_child(tamar: Path, tmp_path: Path) -> None:
    drawing = canvas.Canvas(str(tmp_path / "paper.pdf"))
    drawing.drawString(72, 720, "The Government will install 40 smart lampposts.")
    drawing.save()
    done = _run(tamar, "read", "--json", "paper.pdf", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "smart lampposts" in done.stdout


def test_lines_are_matched_where_it_is_installed(tamar: Path, tmp_path: Path) -> None:
    done = _run(tamar, "match", "--lines", "--json", given="智慧城市\nnothing\n", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [bool(json.loads(line)) for line in done.stdout.splitlines()] == [True, False]


def test_a_store_is_made_copied_and_brought_back_where_it_is_installed(
    tamar: Path, tmp_path: Path
) -> None:
    (tmp_path / "paper.txt").write_text(PAPER, "utf-8")
    for words in (("migrate",), ("import", "paper.txt"), ("backup", "copy")):
        assert _run(tamar, *words, home=tmp_path).returncode == 0
    (tmp_path / ".local" / "share" / "tamar" / "tamar.db").unlink()
    assert _run(tamar, "restore", "copy", home=tmp_path).returncode == 0
    found = _run(tamar, "search", "--json", "lampposts", home=tmp_path)
    assert [json.loads(line)["kind"] for line in found.stdout.splitlines()] == ["plain"]
