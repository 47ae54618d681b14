"""This file tests which place of a paper a sentence names."""

from __future__ import annotations

import pytest

from bot.answering.arguments.spots import LAST, spoken


@pytest.mark.parametrize(
    ("text", "what", "number"),
    [
        ("what does para 6 actually say", "para", "6"),
        ("can you paste paragraph 4 here", "para", "4"),
        ("what's in paras 3-5", "para", "3–5"),
        ("paragraphs 3 to 5 pls", "para", "3–5"),
        ("the last paragraph", "para", LAST),
        ("俾第四段我睇", "para", "4"),
        ("第3至5段", "para", "3–5"),
        ("第六段讲什么", "para", "6"),
        ("page 2 please", "page", "2"),
        ("第2頁", "page", "2"),
        ("the second bullet", "bullet", "2"),
        ("上面第二點個數係咪啱？原文喺邊", "bullet", "2"),
        ("is point 3 right", "bullet", "3"),
        ("what is the answer to (b)", "part", "b"),
        ("part (b)", "part", "b"),
        ("rec 12", "rec", "12"),
        ("第三項建議", "rec", "3"),
        ("item 2", "item", "2"),
        ("footnote 2", "note", "2"),
        ("show me the annex", "annex", ""),
        ("有冇附件", "annex", ""),
        ("table 1 pls", "table", "1"),
        ("the background section", "heading", "background"),
    ],
)
def test_a_place_is_read_as_it_is_said(text: str, what: str, number: str) -> None:
    spot = spoken(text)
    assert spot is not None
    assert (spot.what, spot.number) == (what, number)


@pytest.mark.parametrize(
    "text",
    [
        "how many pages",
        "when is the timetable out",
        "parade",
        "有幾多頁",
        "talking points",
        "時間表",
        "第二年",
    ],
)
def test_what_only_sounds_like_a_place_is_none(text: str) -> None:
    assert spoken(text) is None
