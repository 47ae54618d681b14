"""This file tests what is kept of pages that were drawn: by readers, and for the next of them."""

from __future__ import annotations

import pytest

from bot.web.archive import page_routes
from bot.web.archive.caching import LARGEST_KEPT, MOST_KEPT, KeptLists
from tests.bot.web.archive.scene import LAWTECH, Scene


def _refuse(*given: object) -> str:
    raise AssertionError("it was drawn")


@pytest.mark.parametrize("path", ["/en/", "/tc/topics/ai", "/sc/meetings", "/en/search?q=AI"])
def test_a_list_in_the_same_state_is_drawn_once_for_all_who_ask(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    first = scene.ask(path)
    monkeypatch.setattr(page_routes, "draw", _refuse)
    second = scene.ask(path)
    assert (second.status_code, second.text) == (200, first.text)


@pytest.mark.parametrize("form", ["atom", "json", "csv"])
def test_a_feed_in_the_same_state_is_written_once(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    first = scene.ask(f"/en/topics/ai.{form}")
    monkeypatch.setattr("bot.web.archive.data_pages.listed", _refuse)
    second = scene.ask(f"/en/topics/ai.{form}")
    assert (second.text, second.headers["content-type"]) == (
        first.text, first.headers["content-type"]
    )  # fmt: skip


def test_what_was_withdrawn_is_on_no_list_as_it_was(own_scene: Scene) -> None:
    paths = ("/en/", "/en/topics/legal-tech", "/en/papers.atom")
    before = [own_scene.ask(path).text for path in paths]
    own_scene.withdraw()
    assert all("ithdrawn" not in text for text in before)
    assert all("ithdrawn" in own_scene.ask(path).text for path in paths)
    assert own_scene.ask(LAWTECH).status_code == 200


def test_only_so_many_pages_are_kept_and_no_large_one() -> None:
    kept, drawn = KeptLists(), 0

    def draw() -> str:
        nonlocal drawn
        drawn += 1
        return "page"

    for mark in range(MOST_KEPT + 1):
        kept.drawn(str(mark), draw)
    kept.drawn("0", draw)  # the one that was asked for longest ago
    assert drawn == MOST_KEPT + 2
    kept.drawn(str(MOST_KEPT), draw)
    assert drawn == MOST_KEPT + 2
    large = "x" * (LARGEST_KEPT + 1)
    assert [kept.drawn("large", lambda: large), kept.drawn("large", draw)] == [large, "page"]
