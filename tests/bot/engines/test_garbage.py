"""This file tests that a process that lives long does not search what is under way for garbage."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest

from bot.engines import garbage


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Count how often Python looks for garbage, and leave it as it was."""
    usual, found = gc.get_threshold(), []
    monkeypatch.setattr("gc.freeze", lambda: None)  # the tests' own process goes on
    garbage.spare()

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            found.append(info)

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)
    gc.set_threshold(*usual)


def test_three_hundred_posts_under_way_are_not_searched(searches: list[Any]) -> None:
    under_way: list[Any] = [[{}, {}, {}] for _ in range(7_500)]
    assert (len(under_way), searches) == (7_500, [])


def test_what_piles_up_is_searched_all_the_same(searches: list[Any]) -> None:
    piled: list[Any] = [[{}, {}, {}] for _ in range(50_000)]
    assert len(piled) == 50_000
    assert searches


class _Row:
    """What holds itself, as a page's parts do: it goes when it is searched for alone."""

    def __init__(self) -> None:
        self.itself = self


def test_big_pages_that_are_done_with_go_before_many_have_piled_up(searches: list[Any]) -> None:
    most = 0
    for _ in range(20):
        page = [_Row() for _ in range(60_000)]
        first = weakref.ref(page[0])
        gone = [one for one in (*_PAGES, first) if one() is not None]
        _PAGES[:] = gone
        most = max(most, len(gone))
        del page
    assert most <= 8  # by the usual ten times ten it would be all twenty


_PAGES: list[weakref.ref[_Row]] = []
