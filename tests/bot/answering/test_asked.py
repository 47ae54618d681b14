"""This file tests which questions fit any paper, and which ask where one says something."""

from __future__ import annotations

import pytest

from bot.answering.arguments import asked


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("why did we get this one, nothing to do w law", "why"),
        ("點解會收到", "why"),
        ("is this relevant to us?", "why"),
        ("not relevant for us tbh", "irrelevant"),
        ("唔關我哋事", "irrelevant"),
        ("与我们无关", "irrelevant"),
        ("呢件事有下文就話我知", "follow"),
        ("let me know when there's an update", "follow"),
        ("how is this different from the one they gave the panel last yr", "changed"),
        ("和去年的有什么区别", "changed"),
        ("呢份改咗啲乜", "changed"),
        ("同一個會仲有咩文件", "siblings"),
        ("what else are they discussing that day", "siblings"),
        ("上次討論係幾時，當時點講", "earlier"),
        ("last yr's paper?", "earlier"),
        ("minutes出咗未", "minutes"),
        ("are the minutes out", "minutes"),
        ("邊個寫㗎，政策局定秘書處", "author"),
        ("govt paper or secretariat?", "author"),
        ("who asked this question?", "people"),
        ("when did it come out", "issued"),
        ("when's the panel meeting", "meeting"),
        ("有简体版吗", "language"),
        ("bilingual?", "language"),
        ("whats the cb number", "number"),
        ("幾多頁", "pages"),
        ("send the pdf link", "file"),
        ("有冇deadline要入diary", "deadlines"),
        ("next steps?", "promises"),
        ("whats the total budget", "money"),
        ("要花多少钱", "money"),
        ("有咩數字", "figures"),
        ("what are members asked to do", "ask"),
        ("使唔使回應", "ask"),
        ("still current?", "state"),
        ("any recommendations?", "recommendations"),
        ("tl;dr", "gist"),
        ("email this to me", "forward"),
        ("譯做英文", "translate"),
    ],
)
def test_a_question_that_fits_any_paper_is_known(text: str, kind: str) -> None:
    found = asked.standing(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "who wrote the guidelines",
        "how much can each firm get",
        "when will the list be published",
        "why did DoJ drop the pilot",
        "培訓班有幾多人",
        "cost of living",
        "who asked about drones",
        "source code audit",
        "認可產品名單幾時出",
    ],
)
def test_a_question_that_names_something_else_fits_no_other_paper(text: str) -> None:
    assert asked.standing(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "邊段講監管沙盒？",
        "入面有冇講到法律責任",
        "does it mention privacy",
        "anything on costs here?",
    ],
)
def test_who_asks_whether_a_paper_says_something_is_known(text: str) -> None:
    assert asked.says(text)


@pytest.mark.parametrize("text", ["AI news", "data centres", "stop sending AI", "多謝"])
def test_other_talk_asks_nothing_of_what_a_paper_says(text: str) -> None:
    assert not asked.says(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("入面有冇講到法律責任", ["法律責任"]),
        ("any mention of liability in it?", ["liability"]),
        ("邊個可以申請", ["申請"]),
        ("what does it say", []),
        ("幾多個課程", ["課程"]),
    ],
)
def test_what_a_question_names_is_told_from_its_talk(text: str, words: list[str]) -> None:
    found = [one for one in asked.named(text) if one != "mention"]
    assert found == words
