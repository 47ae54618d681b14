"""This file tests which figure of a table may stand as a bullet, and that none is told of another row."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.summaries import summarise
from bot.contents.summaries.tables import grid
from scrapers.items import Document, Exchange, Paragraph, Section

LEAD = "「登記冊」於過去3個財政年度接獲的申請數目及開支表列如下："
ROWS = "2024-25年度 2025-26年度\n(截至2月底)\n申請數目 1 385 1 284\n營運開支 約90萬元 約70萬元"


def reply(answer: str, *tables: str, question: str = "過去3年的申請數目為何？") -> Document:
    sections = tuple(Section(None, (Paragraph(text, table=True),)) for text in tables)
    return Document(
        "estimates_reply", "zh-Hant", "登記冊", published=date(2026, 4, 1),
        sections=sections, exchanges=(Exchange(question, answer),),
    )  # fmt: skip


def test_a_figure_is_told_by_its_row_and_its_column() -> None:
    (bullet,) = summarise(reply(LEAD, ROWS))
    assert bullet.text == (
        "「登記冊」於過去3個財政年度接獲的申請數目及開支：2025-26年度(截至2月底)，申請數目：1 284。"
    )


def test_a_figure_that_a_sentence_tells_is_not_told_from_the_table() -> None:
    answer = f"署方於2025-26年度接獲1 284宗申請。\n{LEAD}"
    assert not any("：1 284" in bullet.text for bullet in summarise(reply(answer, ROWS)))


def test_a_question_that_asks_for_no_number_gets_none_from_a_table() -> None:
    assert not summarise(reply(LEAD, ROWS, question="登記冊由誰負責？"))


def test_a_table_that_no_sentence_of_its_own_leads_to_is_silent() -> None:
    assert not summarise(reply(LEAD, ROWS, ROWS))


def test_blanks_within_a_figure_are_no_borders_of_cells() -> None:
    found = grid("2024 2025\n申請 1 385 22\n批出 1 100 7")
    assert found is not None
    assert found.rows == (("申請", ("1 385", "22")), ("批出", ("1 100", "7")))


def test_the_total_speaks_for_rows_of_years() -> None:
    table = "年度 申請項目 獲支持項目\n2023-24 17 13\n2024-25 30 25\n總計 47 38"
    lead = "登記冊推出以來的申請及獲支持項目數目表列如下："
    (bullet,) = summarise(reply(lead, table, question="獲支持項目的數目為何？"))
    assert bullet.text.endswith("獲支持項目，總計：38。")


@pytest.mark.parametrize(
    "table",
    [
        "2024 2025\n應用院\n新項目 46 34\n開支 5 6",
        "指標\n研發院 2024 2025 其他\n新項目 46 34\n開支 5 6",
        "2024 2025\n申請 1 222 333\n批出 1 2",
        "項目 名稱 金額\n甲 乙",
        "",
    ],
)
def test_a_table_whose_names_could_slip_is_not_read(table: str) -> None:
    assert grid(table) is None


def paper(*paragraphs: Paragraph, chinese: bool = True) -> Document:
    return Document(
        "panel_paper", "zh-Hant" if chinese else "en", "登記冊", published=date(2026, 4, 1),
        sections=(Section(None, paragraphs),),
    )  # fmt: skip


@pytest.mark.parametrize("apart", [True, False])
def test_a_paper_tells_a_figure_of_the_table_below_its_sentence(apart: bool) -> None:
    below = (Paragraph(ROWS, table=True),)
    document = (
        paper(Paragraph(LEAD, "5"), *below) if apart else paper(Paragraph(f"{LEAD}\n{ROWS}", "5"))
    )
    (bullet,) = summarise(document)
    assert bullet.text.endswith("2025-26年度(截至2月底)，申請數目：1 284。")
    assert bullet.cites == ("5",)


def test_a_table_below_another_sentence_is_silent() -> None:
    between = Paragraph("部門將於2027年推出電子登記冊。", "6")
    document = paper(Paragraph(LEAD, "5"), between, Paragraph(ROWS, table=True))
    assert not any("1 284" in bullet.text for bullet in summarise(document))


def test_an_english_table_is_told_in_english() -> None:
    lead = "The number of applications handled by the Register in the past two years is as follows:"
    rows = "2024-25 2025-26\nApplications received 1,385 1,284\nApplications approved 901 877"
    (bullet,) = summarise(paper(Paragraph(lead, "5"), Paragraph(rows, table=True), chinese=False))
    assert bullet.text == (
        "The number of applications handled by the Register in the past two years: 2025-26, Applications received: 1,284."
    )


def test_a_name_over_two_lines_is_one_name() -> None:
    found = grid(
        "年度\n4所中心\n2024-25\n年度\n2025-26\n年度\n樂檔中心 25.9 10\n登記冊及\n檔案中心\n29.3 5.6"
    )
    assert found is not None
    assert found.columns == ("2024-25年度", "2025-26年度")
    assert found.rows[1] == ("登記冊及檔案中心", ("29.3", "5.6"))


def test_a_name_of_several_rows_is_no_name_of_the_first() -> None:
    assert grid("2024 2025\n甲部\n申請 1 2\n批出 3 4") is None


def test_a_column_may_be_named_over_two_lines() -> None:
    found = grid("年份 申請數目\n核准金額\n(百萬元)\n2024 1,536 251.25\n2025 3,787 589.07")
    assert found is not None
    assert found.columns == ("申請數目", "核准金額(百萬元)")


def test_an_english_name_over_two_lines_keeps_its_blanks() -> None:
    found = grid(
        "2023 (January\nto June) 2024\nNumber of\napplications\n120 140\nResearch &\ngrants\n5 6"
    )
    assert found is not None
    assert found.columns == ("2023 (January to June)", "2024")
    assert [label for label, _ in found.rows] == ["Number of applications", "Research & grants"]


@pytest.mark.parametrize(
    "table",
    [
        # a name of two words, and thousands with a blank: three words of a head, three of a row
        "Financial year Applications Approvals\n2022-23 1 284 80\n2023-24 1 310 95",
        "年度 申請 數目 核准\n2022-23 1 284 80\n2023-24 1 310 95",
        "財政 年度 申請 核准\n2022-23 1 284 80\n2023-24 1 310 95",
        # a name's second word
        "Year Applications received\n2022-23 12 8\n2023-24 13 9",
        # two columns of one name
        "年度 數目 數目\n2022-23 12 8\n2023-24 13 9",
        # an empty cell beside thousands with a blank
        "2023 2024\n申請 1 284 1 310\n批出 1 284",
        "2023 2024\n申請 | 1 284 | \n批出 | 80 | 90\n撤回 | 8 | 9",
        # a column without a year before those with one
        "Item Target 2019 2020\nApplications 1 284 6\nApprovals 1 310 7",
        # a figure that belongs to the name
        "2023 2024\nPhase 2 100 20\nOther 5 6",
        # years that go on in a second and a third line
        "2021 2022\n2023 2024 2025\n2026 2027 2028\nA 1 2 3 4 5 6 7 8",
        # commas say that no blank is within a figure
        "2023 2024\n申請 1 284 80\n批出 1,310 1,284",
    ],
)
def test_a_table_whose_columns_could_slip_is_not_read(table: str) -> None:
    assert grid(table) is None


def test_figures_that_only_seem_to_be_of_fewer_columns_are_read() -> None:
    found = grid("年度 申請 批出\n2022-23 17 130\n2023-24 30 25")
    assert found is not None
    assert found.rows[0] == ("2022-23", ("17", "130"))
