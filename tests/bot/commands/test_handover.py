"""This file tests what export hands over of papers that somebody imported, and what it says of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.commands.serving import _unseen
from bot.wiring import desk
from tests.bot.commands.spoken import Said, Shell, shell

__all__ = ["shell"]  # a fixture

GOOD = "Smart city lampposts\n\n1. The Government will install 40 smart lampposts by 2027.\n"


@pytest.fixture(scope="module")
def lampposts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a paper as a file."""
    paper = tmp_path_factory.mktemp("papers") / "lampposts.txt"
    paper.write_text(GOOD, "utf-8")
    return paper


@pytest.fixture
def imported(shell: Shell, lampposts: Path) -> Shell:
    """Give a shell over a store of one paper, which was imported."""
    shell.hold(lampposts)
    return shell


def titles(said: Said) -> list[str]:
    return [
        one["title"]
        for line in said.out.splitlines()
        for one in json.loads(line)["languages"].values()
    ]


@pytest.mark.parametrize("words", [(), ("lampposts",)], ids=["all", "a search"])
@pytest.mark.parametrize("form", ["csv", "jsonl", "ris", "bibtex"])
def test_what_is_left_out_of_an_export_is_counted(
    imported: Shell, words: tuple[str, ...], form: str
) -> None:
    said = imported.run("export", *words, "--format", form)
    assert said.status == 0
    (line,) = said.lines
    assert line.startswith("tamar: 1 paper is left out")
    assert "--imported" in line


@pytest.mark.parametrize("words", [(), ("lampposts",)], ids=["all", "a search"])
def test_imported_papers_are_exported_where_they_are_asked_for(
    imported: Shell, words: tuple[str, ...]
) -> None:
    said = imported.run("export", *words, "--imported", "--format", "jsonl")
    assert (titles(said), said.errors) == (["Smart city lampposts"], "")


def test_an_export_of_an_empty_store_says_so(shell: Shell) -> None:
    assert shell.run("export").lines == ["tamar: no paper is held that could be written."]


def test_whoever_serves_a_store_is_told_what_no_page_shows(imported: Shell) -> None:
    with desk(imported.store) as ours:
        assert "no page shows: 1." in _unseen(ours)


def test_whoever_serves_a_store_without_imports_is_told_nothing_of_them(shell: Shell) -> None:
    shell.run("migrate")
    with desk(shell.store) as ours:
        assert _unseen(ours) == ""


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_what_was_imported_is_exported_with_the_file_that_it_came_from(
    imported: Shell, lampposts: Path, form: str
) -> None:
    said = imported.run("export", "--imported", "--format", form)
    assert lampposts.as_uri() in said.out


@pytest.mark.parametrize("form", ["ris", "bibtex"])
def test_a_reference_to_what_was_imported_names_no_path_of_this_disk(
    imported: Shell, lampposts: Path, form: str
) -> None:
    said = imported.run("export", "--imported", "--format", form).out
    assert "Smart city lampposts" in said
    assert str(lampposts.parent) not in said
    assert "/papers/key/" not in said


@pytest.mark.parametrize("name", ["P2020010200831", "P2020010200831.txt"])
def test_an_imported_file_is_found_by_its_name(shell: Shell, tmp_path: Path, name: str) -> None:
    paper = tmp_path / "P2020010200831.txt"
    paper.write_text(GOOD, "utf-8")
    shell.run("import", paper)
    assert "Smart city lampposts" in shell.run("show", name).out
    assert shell.run("show", "P20200102008").status != 0
