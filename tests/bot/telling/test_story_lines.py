"""This file tests how what a paper sets itself beside is named."""

from __future__ import annotations

import pytest

from bot.telling.story_lines import beside, how
from storage.published.stories import Edge


def edge(to: str) -> Edge:
    return Edge(
        1, to, "cites", joins=False, place="5", words="House Committee, 8 April", language="en"
    )


def test_only_papers_stand_beside_a_paper() -> None:
    edges = [edge("meeting:house:2026-04-08"), edge("legco:CB(2)7/2026"), edge("item:a:b:c")]
    assert len(beside(edges, "en")) == 1
    assert beside(edges, "en")[0].startswith("CB(2)7/2026")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Report of the Bills Committee on Pier Lamps Bill", "Pier Lamps Bill"),
        ("Bills Committee on Pier Lamps Bill", "Pier Lamps Bill"),
        ("Pier Lamps Bill", "Pier Lamps Bill"),
        ("Pier Lamps Bill and others", "Pier Lamps Bill and others"),
    ],
)
def test_a_bill_is_called_by_its_own_name(words: str, shown: str) -> None:
    found = Edge(
        1, "bill:pier lamps bill", "about", joins=True, place="title", words=words, language="en"
    )
    assert how(found, "en") == f"is about {shown}"
