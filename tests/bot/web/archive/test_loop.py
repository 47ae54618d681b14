"""This file tests that no page of the archive holds the loop that serves everybody."""

from __future__ import annotations

import pytest

from tests.bot.web.archive.scene import LAWTECH, REPLY, Scene
from tests.listening import listening

PAGES = (
    "/en/", "/tc/", LAWTECH, REPLY, f"{LAWTECH}?beside=zh-Hant", f"{LAWTECH}/versions", "/en/search?q=court",
    "/tc/search?q=人工智能", "/en/papers.atom", "/en/papers.csv", "/en/commitments", "/en/meetings",
    "/en/nowhere",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_the_loop_for_no_long(scene: Scene, path: str) -> None:
    with listening() as heard:
        assert scene.ask(path).status_code in (200, 303, 307, 308, 404)
    assert heard == []
