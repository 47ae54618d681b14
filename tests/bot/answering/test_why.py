"""This file tests that a reason that quotes a paper quotes a title whole."""

from __future__ import annotations

import pytest

from bot.answering.finding.why import whole
from storage.records import Evidence


@pytest.mark.parametrize(
    ("term", "excerpt", "said"),
    [
        (
            "Artificial Intelligence by Notaries",
            "…the Code on the Use of Artificial Intelligence by Notaries. It asks…",
            "Code on the Use of Artificial Intelligence by Notaries",
        ),
        (
            "Data for Schools",
            "Under the Data for Schools of the Kowloon District Board, pupils…",
            "Data for Schools of the Kowloon District Board",
        ),
        (
            "data for Schools and Colleges",
            "…Charter on Data for Schools and Colleges",
            "…Charter on data for Schools and Colleges",
        ),
        ("LawTech", "Promoting the LawTech Adoption Pilot Scheme", "LawTech"),
        ("人工智能", "如何使用人工智能處理資料", "人工智能"),
        ("Use of Drones", "nothing of it stands here", "Use of Drones"),
        ("Use of Drones", "Yesterday. Use of Drones grows", "Use of Drones"),
    ],
)
def test_a_reason_quotes_a_title_whole(term: str, excerpt: str, said: str) -> None:
    assert whole(Evidence(term, excerpt)) == said
