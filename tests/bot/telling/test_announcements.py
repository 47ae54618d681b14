"""This file tests what several agendas announce of one thing, and what only bears the same title."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.calendar import HONG_KONG
from bot.telling.announcements import mark_of, same_things
from scrapers.items import Language
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


def sitting(at: int, title: str, slot: int, hour: int, language: Language = "en") -> Expected:
    ending = "" if language == "en" else f":{language}"
    begins = datetime(2026, 10, 30, hour, tzinfo=HONG_KONG)
    return Expected(
        at, f"meeting:{slot}{ending}", "legco_schedule", title, language, begins, title, (), (), None,
        "announced", (), None, None, begins,
    )  # fmt: skip


def test_two_sittings_of_a_body_on_a_day_are_two_things_in_both_languages() -> None:
    first, chinese = (
        sitting(1, "Finance Committee", 2, 9),
        sitting(2, "財務委員會", 2, 9, "zh-Hant"),
    )
    later = sitting(3, "Finance Committee", 3, 14)
    again = sitting(4, "財務委員會", 3, 14, "zh-Hant")
    agenda = replace(first, id=5, key="agenda:fc20261030", source="agenda")
    things = same_things([first, chinese, later, again, agenda])
    assert [{one.id for one in group} for group in things] == [{1, 2, 5}, {3, 4}]
    assert [mark_of(group) for group in things] == ["meeting:2", "meeting:3"]


def test_a_sitting_is_called_by_its_slot_though_an_agenda_named_it_first() -> None:
    slot = sitting(7, "Finance Committee", 2, 9)
    agenda = replace(slot, id=1, key="agenda:fc20261030", source="agenda")
    assert mark_of([agenda, slot]) == "meeting:2"


def test_what_has_no_hour_and_another_day_is_another_thing() -> None:
    first, other = (
        replace(announced(n, "河堰基金", agenda=f"cm202610{n}"), starts_at=None) for n in (14, 21)
    )
    assert len(same_things([first, other])) == 2


def test_two_questions_of_one_title_are_two_things() -> None:
    first = announced(1, "河堰基金（其一）", "lcq:2026-10-30:1")
    other = announced(2, "河堰基金（其二）", "lcq:2026-10-30:3")
    assert same_things([first, other]) == [[first], [other]]
