"""This file checks what the items of a list are promised by the words that lead in the list."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.commitments import commitments
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of
from storage.records import Commitment

ISSUED = date(2026, 4, 10)


def paper(*lines: str) -> Document:
    said = Paragraph("\n".join(lines), "3")
    language = language_of(lines[0])
    return Document(
        "panel_paper", language, "x", published=ISSUED, sections=(Section(None, (said,)),)
    )


def promised(*lines: str) -> list[Commitment]:
    return list(commitments(paper(*lines)))


def test_an_item_is_due_when_its_lead_in_says() -> None:
    found = promised(
        "In 2026-27, the Department will also:",
        "(a) publish a practice guide for its staff on safe use;",
        "(b) hold no fewer than 20 workshops on the guide for its staff; and",
    )
    assert [(one.due_from, one.due_to, one.who, one.strength) for one in found] == [
        (date(2026, 4, 1), date(2027, 3, 31), "Department", "firm")
    ] * 2


def test_an_item_may_promise_without_a_day() -> None:
    found = promised("署方會：", "(a) 檢視平台的保安安排，並按結果更新操作指引；", "(b) 更多渡輪。")
    assert [(one.quote[:2], one.due_to) for one in found] == [("檢視", None)]


@pytest.mark.parametrize(
    "lines",
    [
        ("In 2026-27, the Department will offer these:", "(a) a directory of the products;"),
        ("In 2024-25, the Department did the following:", "(a) publish a guide for its staff;"),
        ("The measures completed in 2026 are:", "(a) publish a practice guide for its staff;"),
        ("In 2026-27, the Department will:", "(a) it has already published a guide for staff;"),
    ],
)
def test_a_thing_or_what_is_done_is_not_promised(lines: tuple[str, ...]) -> None:
    assert promised(*lines) == []
