"""This file tests that a long command shows how far it is on a terminal, and is silent elsewhere."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from bot.commands.progress import Counting, bar, busy
from bot.contents.understanding import Budget, Hints
from bot.engines.inline import Inline
from scrapers.replica.samples import sample
from tests.story.stage import WEDNESDAY


def screen(*, terminal: bool) -> tuple[Console, io.StringIO]:
    file = io.StringIO()
    return Console(file=file, force_terminal=terminal, width=100), file


@pytest.mark.parametrize("terminal", [True, False])
def test_a_bar_is_shown_on_a_terminal_alone(terminal: bool) -> None:
    console, file = screen(terminal=terminal)
    with bar(console) as shown:
        shown.start("booklet.pdf")
        shown.parts(3)
        shown.step()
    assert ("booklet.pdf" in file.getvalue()) is terminal
    assert terminal or not file.getvalue()


@pytest.mark.parametrize("terminal", [True, False])
def test_what_is_done_as_one_shows_that_it_goes_on(terminal: bool) -> None:
    console, file = screen(terminal=terminal)
    with busy("Encrypting", console):
        pass
    assert ("Encrypting" in file.getvalue()) is terminal


def test_reading_a_file_says_of_how_many_papers_it_is_and_counts_them() -> None:
    console, file = screen(terminal=True)
    page = sample("legal-tech", WEDNESDAY).files["en"]
    with bar(console) as shown:
        counting: Any = Counting(Inline(), shown)
        text = counting.read(page, Hints(), Budget(60))
        counting.summarise(text.documents[0], None, Budget(60))
    assert "1/1" in file.getvalue()
