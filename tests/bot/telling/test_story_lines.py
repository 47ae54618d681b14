"""This file tests how what a paper sets itself beside is named."""

from __future__ import annotations

from bot.telling.story_lines import beside
from storage.published.stories import Edge


def edge(to: str) -> Edge:
    return Edge(
        1, to, "cites", joins=False, place="5", words="House Committee, 8 April", language="en"
    )


def test_only_papers_stand_beside_a_paper() -> None:
    edges = [edge("meeting:house:2026-04-08"), edge("legco:CB(2)7/2026"), edge("item:a:b:c")]
    assert len(beside(edges, "en")) == 1
    assert beside(edges, "en")[0].startswith("CB(2)7/2026")
