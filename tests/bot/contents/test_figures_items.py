"""This file checks how the numbers of a list's items are meant: aimed at, there already, or nobody's promise."""

from __future__ import annotations

import pytest

from tests.bot.contents.test_figures import found

WILL = "2026-27年度，數字政策辦公室會推行以下工作："
WILL_EN = "In 2026-27, the Department will:"


@pytest.mark.parametrize(
    ("lead", "item", "value"),
    [
        (WILL, "(a) 擴展潮汐通至300個碼頭；", 300),
        (WILL, "(b) 協助另外6個部門使用潮汐通；", 6),
        (WILL_EN, "(a) extend Tide Pilot to 30 ports;", 30),
    ],
)
def test_what_an_item_does_is_aimed_at(lead: str, item: str, value: int) -> None:
    (one,) = found(f"{lead}\n{item}")
    assert (int(one.value), one.span, one.as_of) == (value, "target", "2027-03-31")


def test_what_has_no_day_is_aimed_at_by_none() -> None:
    (one,) = found("署方會：\n(a) 擴展潮汐通至300個碼頭；")
    assert (one.span, one.as_of) == ("target", None)


@pytest.mark.parametrize(
    ("lead", "item", "value", "span"),
    [
        (WILL, "(a) 優化潮汐通，現有6 000名登記用戶；", 6000, "stock"),
        (WILL, "(a) 擴展潮汐通，該平台已有逾40萬名用戶；", 400000, "stock"),
        (WILL, "(b) 海港渡輪計劃已批出300宗申請，並會提升效率；", 300, "cumulative"),
        (WILL_EN, "(a) upgrade Tide Pilot, which now has 340 000 registered users;", 340000, "stock"),
        (WILL_EN, "(b) extend the Weir Fund, under which 300 applications have been approved;", 300, "cumulative"),
    ],
)  # fmt: skip
def test_what_is_there_already_is_no_aim(lead: str, item: str, value: int, span: str) -> None:
    (one,) = found(f"{lead}\n{item}")
    assert (int(one.value), one.span) == (value, span)


def test_what_is_spoken_of_as_known_is_no_aim() -> None:
    told = found(f"{WILL_EN}\n(a) extend Tide Pilot to 30 ports and serve its 340 000 users;")
    assert [(int(one.value), one.span) for one in told] == [(30, "target"), (340000, "stock")]


def test_what_opened_before_is_not_aimed_at() -> None:
    lead = "署方會在2026年年底前完成以下工作："
    told = found(f"{lead}\n(a) 安裝潮汐通，共30個碼頭，其中12個碼頭已於2025年底啟用；")
    (there,) = (one for one in told if one.value == 12)
    assert (there.span, there.as_of == "2026-12-31") == ("stock", False)


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("電訊商將於2026年年底前：", "(a) 更新300個潮汐通站點；"),
        ("政府會研究應否在2027年：", "(a) 擴展潮汐通至300個碼頭；"),
        ("The Department will not by end-2026:", "(a) extend Tide Pilot to 30 ports;"),
        ("In 2026-27, HSBC will:", "(a) connect Tide Pilot to 300 branches;"),
    ],
)
def test_what_the_government_does_not_promise_is_no_figure(lead: str, item: str) -> None:
    assert found(f"{lead}\n{item}") == []
