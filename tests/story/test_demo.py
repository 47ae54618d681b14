"""This file plays the demo as a stranger would see it, on any day."""

from __future__ import annotations

from datetime import date

import pytest

from bot.commands.demo import play


@pytest.mark.parametrize("today", [date(2026, 11, 21), date(2027, 1, 1), date(2026, 10, 7)])
def test_the_demo_shows_every_step_and_ends(today: date) -> None:
    shown: list[str] = []
    assert play(shown.append, today) >= 6
    text = "".join(shown)
    for words in ("nobody told", "Chinese only so far", "edited", "Revised", "Withdrawn", "digest"):
        assert words in text
    assert "EmptyListing" in text
    assert "2 papers on 2 topics" in text
    assert "NotFound" not in text
    assert "3 of 3 sources checked" in text
    assert "late or failing" not in text


def test_who_reads_chinese_is_shown_the_demo_in_chinese() -> None:
    shown: list[str] = []
    assert play(shown.append, date(2026, 10, 7), language="zh-Hant") >= 6
    text = "".join(shown)
    for words in ("不會通知", "英文版已上載", "已修訂", "已撤下", "摘要", "星期三 10:00"):
        assert words in text
    assert "The channel gets it" not in text
