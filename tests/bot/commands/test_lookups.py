"""This file tests looking things up on the shell: papers without a number, filters, words that find nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.spoken import Shell, shell

__all__ = ["shell"]  # a fixture

TITLE = "Smart city lampposts"
OPENERS = (
    ("show",), ("show", "--json"), ("more",), ("why",), ("why", "--json"), ("story",), ("story", "--json"),
    ("citation",), ("say", "show"), ("say", "save"),
)  # fmt: skip


@pytest.fixture
def lamps(shell: Shell, tmp_path: Path) -> Path:
    """Give a file that was imported into the shell's store, and has no number."""
    path = tmp_path / "lampposts.txt"
    path.write_text(f"{TITLE}\n\n1. The Government will install 40 lampposts by 2027.\n", "utf-8")
    assert shell.run("import", path).status == 0
    return path


@pytest.mark.parametrize("words", OPENERS, ids=" ".join)
def test_an_imported_paper_is_opened_by_the_link_that_a_search_shows(
    shell: Shell, lamps: Path, words: tuple[str, ...]
) -> None:
    assert lamps.as_uri() in shell.run("search", "lampposts").out
    assert shell.run(*words, lamps.as_uri()).status == 0


@pytest.mark.parametrize("words", OPENERS, ids=" ".join)
@pytest.mark.parametrize("title", [TITLE, "smart city  LAMPPOSTS", f"“{TITLE}”"])
def test_a_paper_is_opened_by_its_title(
    shell: Shell, lamps: Path, words: tuple[str, ...], title: str
) -> None:
    assert shell.run(*words, title).status == 0


@pytest.mark.usefixtures("lamps")
def test_a_part_of_a_title_opens_nothing(shell: Shell) -> None:
    assert "is held here" in shell.run("show", "lampposts").errors
