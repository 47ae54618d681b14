"""This file tests what several agendas announce of one thing, and what only bears the same title."""

from __future__ import annotations

from datetime import datetime

from bot.calendar import HONG_KONG
from bot.telling.announcements import same_things
from storage.published.expectations import Expected


def announced(at: int, title: str, *keys: str, agenda: str = "a") -> Expected:
    sitting = datetime(2026, 10, 30, 11, tzinfo=HONG_KONG)
    key = f"question:{agenda}:{at}"
    return Expected(
        at, key, agenda, title, "zh-Hant", sitting, "Council meeting", (), keys, None, "awaited",
        (), None, None, sitting,
    )  # fmt: skip


def test_one_question_of_two_agendas_is_one_thing() -> None:
    first = announced(1, "河堰基金", "lcq:2026-10-30:3")
    again = announced(2, "關於河堰基金", "lcq:2026-10-30:3", agenda="b")
    unnumbered = announced(3, "河堰基金", agenda="c")
    assert same_things([first, again, unnumbered]) == [[first, again, unnumbered]]


def test_two_questions_of_one_title_are_two_things() -> None:
    first = announced(1, "河堰基金（其一）", "lcq:2026-10-30:1")
    other = announced(2, "河堰基金（其二）", "lcq:2026-10-30:3")
    assert same_things([first, other]) == [[first], [other]]
