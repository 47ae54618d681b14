"""This file checks tables whose rows are of programmes, and those of a reply that stand behind its answers."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from scrapers.items import Document, Exchange, Paragraph, Section
from tests.bot.contents.test_figures import NAMES

Told = tuple[str, float, str, str, str, str | None]
LEAD = "The expenditure on the initiatives concerned is set out below:"
HEAD = "Initiative | 2024-25 (Actual) ($ million) | 2025-26 (Estimate) ($ million)"
ROWS = "Weir Fund | 5.2 | 6.1\nTide Pilot (the Pilot) | 8.6 | 12.4\nOther work | 1.0 | 2.0"
READ = [
    ("weir", 5_200_000, "HKD", "expenditure", "yearly", "2025-03-31"),
    ("weir", 6_100_000, "HKD", "expenditure", "forecast", "2026-03-31"),
    ("pilot", 8_600_000, "HKD", "expenditure", "yearly", "2025-03-31"),
    ("pilot", 12_400_000, "HKD", "expenditure", "forecast", "2026-03-31"),
]


def reply(*answers: str, tables: tuple[str, ...] = (), language: str = "en") -> Document:
    rows = tuple(Paragraph(table, None, table=True) for table in tables)
    return Document(
        "question_reply", language, "x", published=date(2026, 4, 10),  # type: ignore[arg-type]
        exchanges=tuple(Exchange("", answer, str(n)) for n, answer in enumerate(answers, 1)),
        sections=(Section(None, rows),) if rows else (),
    )  # fmt: skip


def told(paper: Document) -> list[Told]:
    return [
        (one.programme, float(one.value), one.unit, one.counts, one.span, one.as_of)
        for one in figures(paper, NAMES)
    ]


def test_a_row_that_is_called_by_a_programme_is_of_it() -> None:
    assert told(reply(f"{LEAD}\n{HEAD}\n{ROWS}")) == READ


def test_a_row_whose_label_says_more_than_the_name_is_not() -> None:
    assert told(reply(f"{LEAD}\n{HEAD}\nTraining on Tide Pilot | 8.6 | 12.4\nx | 1 | 2")) == []


def test_rows_behind_the_answers_are_put_together_with_what_announced_them() -> None:
    paper = reply(f"{LEAD}\n{HEAD}", "The Fund is open.", tables=(ROWS,))
    assert told(paper) == READ


def test_a_table_keeps_its_own_first_row() -> None:
    lead = "The number of applications approved in the past two years is as follows:"
    rows = "Scheme | 2024-25 | 2025-26 (up to end-February 2026)\nWeir Fund | 1 200 | 34"
    assert told(reply(f"{lead}\nVetting takes 42 days.", tables=(rows,))) == [
        ("weir", 1200, "", "applications approved", "yearly", "2025-03-31"),
        ("weir", 34, "", "applications approved", "yearly", "2026-02-28"),
    ]


def test_rows_whose_tabs_are_lost_end_in_their_figures() -> None:
    lead = "相關項目的開支表列如下："
    head = "項目 2024-25年度(實際)(百萬元) 2025-26年度(預算)(百萬元)"
    paper = reply(f"{lead}\n{head}", tables=("河堰基金 42.3 38.7",), language="zh-Hant")
    assert told(paper) == [
        ("weir", 42_300_000, "HKD", "開支", "yearly", "2025-03-31"),
        ("weir", 38_700_000, "HKD", "開支", "forecast", "2026-03-31"),
    ]


@pytest.mark.parametrize(
    ("answers", "tables"),
    [
        ((f"{LEAD}\n{HEAD}",), (ROWS, ROWS)),  # one was announced, two stand there
        ((f"{LEAD}\n{HEAD} | 2026-27",), (ROWS,)),  # a column is missing
        (("In 2026-27, we will do as follows:\n(a) publish a guide;",), (ROWS,)),  # a list
        (("The number of complaints about the schemes is as follows:\nx.",), (f"{HEAD}\n{ROWS}",)),
    ],
)
def test_what_does_not_fit_is_not_put_together(
    answers: tuple[str, ...], tables: tuple[str, ...]
) -> None:
    assert told(reply(*answers, tables=tables)) == []


def test_no_sum_is_read_whose_unit_nobody_says() -> None:
    head = HEAD.replace(" ($ million)", "")
    assert told(reply(f"{LEAD}\n{head}\n{ROWS}")) == []


def test_a_table_of_a_section_keeps_the_lead_in_before_its_first_row() -> None:
    rows = "Registered boats | 300 | 420\nVoyages | 5 | 6"
    section = Section(
        None,
        (
            Paragraph("The use of the Tide Pilot is as follows:", "3"),
            Paragraph("Item | 2024 | 2025", None),
            Paragraph(rows, None, table=True),
        ),
    )
    paper = Document("panel_paper", "en", "x", published=date(2026, 4, 10), sections=(section,))
    assert [one[:2] for one in told(paper)] == [
        ("pilot", 300),
        ("pilot", 420),
        ("pilot", 5),
        ("pilot", 6),
    ]
