"""This file tests which words of a sentence are looked for."""

from __future__ import annotations

import pytest

from bot.answering.arguments.sought import sought


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("has anybody in LegCo said anything about deepfake voices?", "deepfake voices"),
        ("facial recognition papers since 2025", "facial recognition since 2025"),
        ("did they discuss drones, but not the budget ones", "drones -budget"),
        ("政府話過幾時搞掂數碼身份？", "數碼身份"),
        ("最近批了多少钱做人工智能", "人工智能"),
        ("無人機用咗幾多錢", "無人機"),
        ("撥咗幾多公帑俾智能渠務", "智能渠務"),
        ("删除权在香港私隐条例里有没有讨论过", "删除权 香港私隐条例"),
        ("搜一下数据跨境流动 2024年以后的", "数据跨境流动 since 2024年"),
        ("what was it again?", ""),
    ],
)
def test_the_subject_stands_without_the_talk_around_it(text: str, words: str) -> None:
    assert sought(text) == words


@pytest.mark.parametrize(
    "text", ["AI not from 2024", "lawtech not relevant", "why is this not published in Chinese"]
)
def test_what_is_only_denied_is_not_left_out(text: str) -> None:
    assert " -" not in sought(text)
