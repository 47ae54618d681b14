"""This file keeps the front door honest: every command, target, setting and file it names exists."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import typer.main

from bot.cli import app
from bot.settings import Settings
from scrapers.source import all_sources

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "scrapers", "storage")
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_every_tamar_command_in_the_readme_exists() -> None:
    named = set(re.findall(r"`tamar ([a-z]+)", README))
    assert named
    assert named <= COMMANDS


def test_the_readme_names_every_command() -> None:
    assert set(re.findall(r"`tamar ([a-z]+)", README)) == COMMANDS


def test_every_make_target_in_the_readme_exists() -> None:
    named = set(re.findall(r"make ([a-z]+)", README)) - {"it", "and"}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("setting", sorted(set(re.findall(r"TAMAR_[A-Z_]+", README)) - {"TAMAR_"}))
def test_every_setting_in_the_readme_exists(setting: str) -> None:
    assert setting.removeprefix("TAMAR_").lower() in Settings.model_fields


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:bot|scrapers|storage|deploy|tests)/[\w./-]*)`", README)))
)
def test_every_file_in_the_readme_exists(path: str) -> None:
    assert (ROOT / path).exists()


DOORS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
_PATH = re.compile(r"`((?:[a-z_]+/)+[\w.-]*)`")
HEARING = "bot/answering/hearing/"  # whose rooms may stand without what they lie in, too
_ROOMS = {
    path.name for room in ("bot", HEARING) for path in (ROOT / room).iterdir() if path.is_dir()
}


def _named(door: str) -> set[str]:
    """Give the paths that a document names; a room of bot/ may stand without its first folder."""
    found = set(_PATH.findall((ROOT / door).read_text("utf-8")))
    named = {
        path for path in found if path.split("/")[0] in {*_ROOMS, "tests", "deploy", "storage"}
    }
    return named | {path for path in found if path.startswith(("bot/", "scrapers/", ".ci/"))}


@pytest.mark.parametrize(
    ("door", "path"), [(door, path) for door in DOORS for path in sorted(_named(door))]
)
def test_every_place_that_the_front_door_names_exists(door: str, path: str) -> None:
    module, _, _ = path.rpartition(".")
    places = (path, f"bot/{path}", f"{HEARING}{path}", f"{module}.py", f"bot/{module}.py")
    assert any((ROOT / place).exists() for place in places)


def test_the_tree_names_every_module_that_stands_in_no_folder_of_scrapers() -> None:
    tree = (ROOT / "ARCHITECTURE.md").read_text("utf-8").split("```")[1]
    named = set(re.findall(r"\w+", tree.partition("\nstorage/")[0]))
    assert {path.stem for path in (ROOT / "scrapers").glob("[a-z]*.py")} <= named


@pytest.mark.parametrize(
    "setting",
    sorted(set(re.findall(r"TAMAR_[A-Z_]+", (ROOT / "CONTRIBUTING.md").read_text("utf-8")))),
)
def test_every_variable_that_contributors_are_told_of_is_read(setting: str) -> None:
    sources = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "bot").rglob("*.py")]
    assert any(setting in path.read_text("utf-8") for path in sources if path != Path(__file__))


# --- the tests' own signposts ---------------------------------------------------------------------

FOLDERS = [path for path in sorted((ROOT / "tests").iterdir()) if (path / "__init__.py").exists()]
MIRRORED = [path for package in PACKAGES for path in (ROOT / "tests" / package).rglob("test_*.py")]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_each_folder_of_tests_says_in_few_lines_what_belongs_there(folder: Path) -> None:
    lines = (folder / "README.md").read_text("utf-8").splitlines()
    assert len(lines) <= 20  # what is longer is not read


def test_a_test_is_found_by_the_name_of_what_it_tests_or_in_its_readme() -> None:
    lost = [str(path.relative_to(ROOT)) for path in MIRRORED if not _is_found(path)]
    assert not lost, "name each in the README of its folder of tests/"


def _is_found(path: Path) -> bool:
    room = path.relative_to(ROOT / "tests").parent
    modules = {found.stem for found in (ROOT / room).rglob("*")} | {room.name}
    words = path.stem.removeprefix("test_").split("_")
    begins = {"_".join(words[:count]) for count in range(1, len(words) + 1)}
    readme = ROOT / "tests" / room.parts[0] / "README.md"
    return bool(begins & modules) or path.name in readme.read_text("utf-8")


# --- what it watches ------------------------------------------------------------------------------


def _watched() -> dict[str, tuple[str, bool]]:
    """Give the sources that the README's table names, how sure it calls them, and whether off by default."""
    table = README.partition("## What it watches")[2].partition("\n## ")[0]
    cells = [row.split("|")[3] for row in table.splitlines() if row.startswith("|")]
    named = [
        found for cell in cells[1:] for found in re.finditer(r"`(\w+)` ([ABC])( \*off\*)?", cell)
    ]
    assert len(named) == len({found[1] for found in named}), "a source is named twice"
    return {found[1]: (found[2], found[3] is not None) for found in named}


def test_what_it_watches_says_of_every_source_how_sure_it_is_and_whether_it_is_off() -> None:
    known = {source.key: source.notes for source in all_sources()}
    assert _watched() == {
        key: (notes.grade, notes.english.startswith("Not read by default"))
        for key, notes in known.items()
    }


@pytest.mark.parametrize("target", ["help", "setup"])
def test_where_the_command_is_put_is_said_at_the_front_door(target: str) -> None:
    assert "`.venv/bin/tamar`" in README
    assert "tamar show 'CB(2)" in README
    said = subprocess.run(
        ["make", target, "--old-file=.venv/.installed"], cwd=ROOT, capture_output=True, text=True, check=True
    )  # fmt: skip
    assert ".venv/bin/tamar" in said.stdout
