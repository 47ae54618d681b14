"""This file tests that a reason quotes a title whole, and the text that its reader reads."""

from __future__ import annotations

import re

import pytest

from bot.answering.conversation import answer
from bot.answering.finding.why import whole
from bot.answering.speech import at_the_console
from scrapers.items import Language
from scrapers.text import is_cjk
from storage.database import Store
from storage.records import Evidence
from tests.story.lived import lived


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
        (
            "草擬《使用生成式",
            "團體草擬《使用生成式人工智能指引》。指引",
            "草擬《使用生成式人工智能指引》",
        ),
        ("人工智能指引》會", "草擬《使用人工智能指引》會規定", "《使用人工智能指引》會"),
        ("草擬《使用生成式", "草擬《使用生成式人工智能…", "草擬《使用生成式"),
        ("Use of Drones", "nothing of it stands here", "Use of Drones"),
        ("Use of Drones", "Yesterday. Use of Drones grows", "Use of Drones"),
    ],
)
def test_a_reason_quotes_a_title_whole(term: str, excerpt: str, said: str) -> None:
    assert whole(Evidence(term, excerpt)) == said


@pytest.mark.parametrize(("language", "words"), [("en", "LawTech"), ("zh-Hant", "法律科技")])
def test_a_reason_quotes_the_text_that_its_reader_reads(
    sqlite_store: Store, language: Language, words: str
) -> None:
    stage = lived(sqlite_store)
    stage.publish("paper", "translation")
    stage.check()
    stage.check(70)
    reply = answer(stage.desk, "why CB(2)438/2026(03)", at_the_console(language=language))
    quoted = " ".join(re.findall(r"[“「](.+?)[”」]", " ".join(reply.lines)))
    assert words in quoted
    assert is_cjk(quoted[0]) == (language != "en")
    assert any(map(is_cjk, quoted)) == (language != "en")
