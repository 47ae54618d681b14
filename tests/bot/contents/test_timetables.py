"""This file tests that the dates of a timetable below its lead-in are told, though they were read as headings."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.timetables import timetable_stretches
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of

ISSUED = date(2026, 6, 1)


def paper(heading: str, lead: str, *rows: str) -> Document:
    return Document(
        "panel_paper", language_of(lead), "", published=ISSUED,
        sections=(Section(heading, (Paragraph(lead, "9"),)), *(Section(row, ()) for row in rows)),
    )  # fmt: skip


ZH = ("一 2026年10月1日 渡輪 牌照", "二 2027年4月1日 貨船 牌照")
EN = ("July 2026 Consultation on the code", "First quarter of 2027 Launch of the scheme")


def test_a_rule_is_told_with_the_days_of_its_stages() -> None:
    told = [one.text for one in summarise(paper("安排", "強制申報的規定分兩階段實施：", *ZH))]
    assert told == [f"強制申報的規定分兩階段實施：{ZH[0]}；{ZH[1]}"]


def test_a_lead_in_that_only_points_below_gives_way_to_its_heading() -> None:
    document = paper("TIMETABLE", "Milestones of the above are set out below:", *EN)
    assert [one.text for one in summarise(document)] == [f"Timetable: {EN[0]}; {EN[1]}"]


@pytest.mark.parametrize(
    ("lead", "rows"),
    [
        ("The rules are in force.", EN),  # nothing leads to them
        ("Milestones are set out below:", EN[:1]),  # one day is no timetable
        ("Milestones are set out below:", ("Background", "Next steps")),  # no days
    ],
)
def test_what_is_no_timetable_gives_none(lead: str, rows: tuple[str, ...]) -> None:
    document = paper("TIMETABLE", lead, *rows)
    assert timetable_stretches(document, statements(document), ISSUED) == []


def test_days_to_come_weigh_more_than_days_gone() -> None:
    coming, gone = (
        paper("TIMETABLE", "Milestones are set out below:", *(row.replace("2026", year) for row in EN[:1] * 2))
        for year in ("2026", "2024")
    )  # fmt: skip
    (one,) = timetable_stretches(coming, statements(coming), ISSUED)
    (other,) = timetable_stretches(gone, statements(gone), ISSUED)
    assert one.weight > other.weight
