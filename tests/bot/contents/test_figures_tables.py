"""This file checks what the cells of a table count, and that rows of parts count nothing."""

from __future__ import annotations

from datetime import date

from bot.contents.figures import figures
from scrapers.items import Document, Exchange, Paragraph, Section
from tests.bot.contents.test_figures import NAMES

ROWS = "年度／收到申請／獲批申請／資助額（萬元）\n2023-24／28宗／19宗／1,240\n2024-25／30宗／24宗／3,860"
LEAD = "海港渡輪計劃過去兩個年度的申請情況如下："
Told = tuple[float, str, str, str, str | None]


def read(text: str) -> list[Told]:
    paper = Document(
        "question_reply", "zh-Hant", "x", published=date(2026, 4, 10),
        exchanges=(Exchange("", text, "1"),),
    )  # fmt: skip
    return told(paper)


def told(paper: Document) -> list[Told]:
    return [
        (float(one.value), one.unit, one.counts, one.span, one.as_of)
        for one in figures(paper, NAMES)
    ]


def test_a_cell_counts_what_its_column_says_in_the_year_of_its_row() -> None:
    assert read(f"{LEAD}\n\n{ROWS}") == [
        (28, "宗", "收到申請", "yearly", "2024-03-31"),
        (19, "宗", "獲批申請", "yearly", "2024-03-31"),
        (12_400_000, "HKD", "資助額", "yearly", "2024-03-31"),
        (30, "宗", "收到申請", "yearly", "2025-03-31"),
        (24, "宗", "獲批申請", "yearly", "2025-03-31"),
        (38_600_000, "HKD", "資助額", "yearly", "2025-03-31"),
    ]


def test_years_may_stand_in_the_first_row() -> None:
    rows = "項目 | 2024年 | 2025年\n登記船隻 | 300 | 420"
    assert read(f"{LEAD}\n{rows}") == [
        (300, "", "登記船隻", "yearly", "2024"),
        (420, "", "登記船隻", "yearly", "2025"),
    ]


def test_rows_of_parts_count_nothing_of_the_whole() -> None:
    assert read(f"{LEAD}\n\n地區／收到申請／獲批申請\n九龍／28宗／19宗\n新界／30宗／24宗") == []


def test_a_table_that_nothing_leads_in_or_that_is_of_two_is_of_none() -> None:
    assert read(ROWS) == []
    assert read(f"海港渡輪計劃及河堰基金的申請情況如下：\n{ROWS}") == []


def test_a_table_of_a_section_is_led_in_by_the_paragraph_before() -> None:
    rows = "年度 | 收到申請 | 獲批申請\n2023-24 | 28 | 19"
    section = Section(None, (Paragraph(LEAD, "3"), Paragraph(rows, None, table=True)))
    paper = Document(
        "panel_paper", "zh-Hant", "x", published=date(2026, 4, 10), sections=(section,)
    )
    assert [(one[0], one[2]) for one in told(paper)] == [(28, "收到申請"), (19, "獲批申請")]
    (first, _) = figures(paper, NAMES)
    assert first.places == ("3",)
    assert first.sentence == f"{LEAD}\n年度 | 收到申請\n2023-24 | 28"
