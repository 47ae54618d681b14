"""This file checks tables of schemes whose columns are words a single blank apart."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from bot.contents.figures.blank_rows import barred
from bot.contents.figures.worded_heads import begun_above, cells_of_words
from scrapers.items import Document, Paragraph, Section
from tests.bot.contents.test_figures import NAMES

HEAD = "Scheme Launched in Applications received Funding approved ($ million)"
ROWS = (
    "Weir Fund 2016 51 234 1,831.7\nHarbour Ferry Scheme (HFS) 2020 177 -\nTotal - 51 411 1,831.7"
)


def told(heading: str, text: str) -> list[tuple[str, float, str, str | None]]:
    paper = Document(
        "panel_paper",
        "en",
        "x",
        published=date(2026, 7, 21),
        sections=(Section(heading, (Paragraph(text, None, table=True),)),),
    )
    return [(one.programme, float(one.value), one.span, one.as_of) for one in figures(paper, NAMES)]


READ = [
    ("weir", 51_234, "cumulative", "2026-05-31"),
    ("weir", 1_831_700_000, "cumulative", "2026-05-31"),
    ("ferry", 177, "cumulative", "2026-05-31"),
]


def test_each_row_is_read_column_by_column_but_for_the_year_of_launch() -> None:
    assert told("Selected schemes (as at 31 May 2026)", f"{HEAD}\n{ROWS}") == READ


def test_a_head_may_stand_on_two_lines() -> None:
    head = HEAD.replace(" Funding", "\nFunding")
    assert told("Selected schemes (as at 31 May 2026)", f"{head}\n{ROWS}") == READ


def test_a_head_may_begin_in_the_heading_above() -> None:
    first, _, last = HEAD.partition(" Funding")
    heading = f"Selected schemes (as at 31 May 2026) {first}"
    assert told(heading, f"Funding{last}\n{ROWS}") == READ


def test_a_heading_is_given_without_what_begins_the_head() -> None:
    assert begun_above("Use of the schemes Scheme Users", "Cases received\nx 1 2")[0] == (
        "Use of the schemes"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Applications received and approved",
        "The Scheme received 30 applications",
        "Scheme Applications received by the Office",
        "Scheme Applications",
    ],
)
def test_a_line_with_other_words_is_no_head(line: str) -> None:
    assert cells_of_words(line) == ()


def test_a_head_above_no_rows_stays_as_it_is() -> None:
    text = f"{HEAD}\nThe Weir Fund is open."
    assert barred(text) == text


def test_a_row_of_one_scheme_below_the_name_of_another_is_not_read() -> None:
    rows = "Scheme | Applications received | Cases approved\nWeir Fund\nTide Pilot | 12 | 9"
    assert [one[1] for one in told("Schemes", rows)] == []
