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


def test_a_row_that_opens_on_a_programme_counts_what_its_label_goes_on_with() -> None:
    lead = "三項計劃在過去兩個年度的情況如下："
    head = "項目 | 2023-24年度 | 2024-25年度"
    rows = "河堰基金獲批申請(宗) | 1 204 | 988\n河堰基金批出資助額(百萬元) | 62.5 | –"
    assert told(reply(f"{lead}\n{head}\n{rows}", language="zh-Hant")) == [
        ("weir", 1204, "宗", "獲批申請", "yearly", "2024-03-31"),
        ("weir", 988, "宗", "獲批申請", "yearly", "2025-03-31"),
        ("weir", 62_500_000, "HKD", "批出資助額", "yearly", "2024-03-31"),
    ]


def test_a_row_that_opens_on_a_programme_in_english_counts_what_follows_it() -> None:
    lead = "The position in the past two years is set out below:"
    head = "Item | 2023-24 | 2024-25"
    rows = "Weir Fund applications approved | 1 204 | 988\nFull-time staff | 4 | 6"
    assert told(reply(f"{lead}\n{head}\n{rows}")) == [
        ("weir", 1204, "", "applications approved", "yearly", "2024-03-31"),
        ("weir", 988, "", "applications approved", "yearly", "2025-03-31"),
    ]


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


ZH_ROWS = "河堰基金 | 120 | 42\n潮汐通 | 42 | 30"
EN_ROWS = "Weir Fund | 120 | 42\nTide Pilot | 42 | 30"


def led_by(lead: str, rows: str = "", head: str = "Scheme | 2023-24 | 2024-25") -> list[Told]:
    rows = rows or (EN_ROWS if lead.isascii() else ZH_ROWS)
    return told(reply(f"{lead}\n{head}\n{rows}", language="en" if lead.isascii() else "zh-Hant"))


@pytest.mark.parametrize(
    "lead",
    [
        "過去兩年，各計劃遭拒絕的申請數目如下：",
        "各基金申請人撤回的申請宗數如下：",
        "在各計劃下中止的項目數目如下：",
        "各系統發生故障的次數如下：",
        "各計劃在東區的申請數目如下：",
        "The savings on the schemes ($ million) and expenditure are set out below:",
        "The number of civil servants engaged in the following platforms is as follows:",
        "The number of applications and the success rate (%) are as follows:",
        "The details of the schemes ($ million) are as follows:",
    ],
)
def test_no_row_is_read_whose_lead_in_limits_what_it_counts(lead: str) -> None:
    assert led_by(lead) == []


@pytest.mark.parametrize(
    ("lead", "counts"),
    [
        ("過去兩年，各計劃的申請數目如下：", "申請數目"),
        ("各計劃獲批的申請宗數如下：", "獲批的申請宗數"),
        ("各基金的行政開支（百萬元）如下：", "行政開支"),
        ("The publicity expenditure on the schemes ($ million) is as follows:", "publicity expenditure"),
    ],
)  # fmt: skip
def test_a_row_counts_what_its_lead_in_says_in_full(lead: str, counts: str) -> None:
    assert {one[3] for one in led_by(lead)} == {counts}


def test_a_total_that_holds_what_is_foreseen_is_not_given() -> None:
    lead = "The number of applications is as follows:"
    head = "Scheme | 2023-24 | 2024-25 (Estimate) | Total"
    assert [one[1] for one in led_by(lead, "Weir Fund | 42 | 40 | 82\nx | 1 | 1 | 2", head)] == [
        42,
        40,
    ]


def test_a_share_is_told_of_something() -> None:
    head = "計劃 | 2023-24 (%) | 2024-25 (%)"
    assert {one[2:4] for one in led_by("各計劃的申請成功率如下：", head=head)} == {
        ("percent", "申請成功率")
    }
    assert led_by("各計劃的情況如下：", head=head) == []


def test_a_row_of_a_part_is_not_of_the_whole() -> None:
    lead = "The expenditure on the schemes ($ million) is as follows:"
    rows = "Tide Pilot (Phase 1) | 3.1 | 3.2\nTide Pilot (TP) | 2 | 2\nWeir Fund (excluding staff) | 1 | 1"
    assert [one[:2] for one in led_by(lead, rows)] == [("pilot", 2e6), ("pilot", 2e6)]
    zh = "河堰基金（宣傳） | 5.2 | 5.3\n河堰基金（下稱「基金」） | 7 | 8"
    assert [one[1] for one in led_by("各計劃的開支（百萬元）如下：", zh)] == [7e6, 8e6]


@pytest.mark.parametrize(
    ("answers", "tables"),
    [
        # the second answer speaks of a table of its own
        (
            ("潮汐通的使用數目如下：\n市民可使用手機登入。", "小販牌照數目見附表。"),
            ("項目 | 2024年 | 2025年\n持牌人數目 | 300 | 420",),
        ),
        # no numbers were announced
        (
            ("The details of Tide Pilot are as follows:\nThe Office keeps no record of users.",),
            ("Item | 2024 | 2025\nLicences | 300 | 420",),
        ),
        # they may stand the other way round
        (
            (
                "The expenditure on Tide Pilot ($ million) is set out in the table below:\nIt is open.",
                "The number of hawkers is set out in the table below:\nThey are many.",
            ),
            ("Item | 2024 | 2025\nLicences of hawkers | 300 | 420", "Item | 2024 | 2025\nSystems | 3 | 4"),
        ),
        # the block has a head of its own
        ((f"{LEAD}\n{HEAD}",), (f"Item | 2024 | 2025\n{ROWS}",)),
    ],
)  # fmt: skip
def test_a_table_behind_the_answers_must_be_the_one_announced(
    answers: tuple[str, ...], tables: tuple[str, ...]
) -> None:
    language = "en" if answers[0].isascii() else "zh-Hant"
    assert told(reply(*answers, tables=tables, language=language)) == []


def test_a_table_of_numbers_behind_the_answers_is_the_one_announced() -> None:
    lead = "The numbers of users of Tide Pilot are set out in the table below:\nVetting takes long."
    rows = "Item | 2024 | 2025\nRegistered users | 300 | 420"
    assert [one[1] for one in told(reply(lead, tables=(rows,)))] == [300, 420]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Scheme | Item | 2023-24 | 2024-25", "Weir Fund | Complaints received | 3 | 4"),
        ("Scheme | Item | 2023-24 | 2024-25", "Weir Fund | Staff establishment | 3 | 4"),
        ("Scheme | District | 2023-24 | 2024-25", "Weir Fund | Sha Tin | 3 | 4"),
        ("Scheme | Item | 2023-24 | 2023-24", "Weir Fund | Projects | 3 | 4"),
    ],
)
def test_a_row_that_tells_of_others_or_of_a_place_counts_nothing(head: str, row: str) -> None:
    rows = f"{row}\nTide Pilot | Projects | 5 | 6"
    lead = "The projects of the schemes in the past years are as follows:"
    assert not [one for one in told(reply(f"{lead}\n{head}\n{rows}")) if one[0] == "weir"]


def test_a_lead_in_that_names_nobody_is_of_what_its_answer_names() -> None:
    answer = "海港渡輪計劃於2023年推出。\n過去兩年的交易如下：\n其餘資料從略。"
    rows = "年份 | 交易宗數（百萬宗）\n2023年（5月至12月） | 52.3\n2024年 | 153.8"
    assert told(reply(answer, tables=(rows,), language="zh-Hant")) == [
        ("ferry", 52_300_000, "宗", "交易宗數", "yearly", "2023-12"),
        ("ferry", 153_800_000, "宗", "交易宗數", "yearly", "2024"),
    ]


def test_of_an_answer_that_names_two_nobody_knows_whose_the_table_is() -> None:
    answer = "海港渡輪計劃及潮汐通均已推出。\n過去兩年的交易如下：\n其餘資料從略。"
    rows = "年份 | 交易宗數（百萬宗）\n2023年 | 52.3\n2024年 | 153.8"
    assert told(reply(answer, tables=(rows,), language="zh-Hant")) == []


def test_a_first_row_of_measures_is_put_before_the_rows_that_lost_their_tabs() -> None:
    head = "財政年度「潮汐通」登記人數(年終累計，萬人) 服務數目(年終累計) 營運開支(百萬元)"
    answer = f"「潮汐通」於2020年推出。過去兩年的情況如下：\n{head}\n其餘資料從略。"
    rows = "2023-24 269 360 71.5\n2024-25(截至2025年2月) 338 1 100 84.0"
    assert told(reply(answer, tables=(rows,), language="zh-Hant")) == [
        ("pilot", 2_690_000, "人", "「潮汐通」登記人數", "cumulative", "2024-03-31"),
        ("pilot", 360, "", "服務數目", "cumulative", "2024-03-31"),
        ("pilot", 71_500_000, "HKD", "營運開支", "yearly", "2024-03-31"),
        ("pilot", 3_380_000, "人", "「潮汐通」登記人數", "cumulative", "2025-02"),
        ("pilot", 1100, "", "服務數目", "cumulative", "2025-02"),
        ("pilot", 84_000_000, "HKD", "營運開支", "yearly", "2025-02"),
    ]


COLUMNS = "Scheme | Berths built | Berths planned (by end-2028) | Expenditure in 2025-26 ($ million) | Average share filled (%)"
SEVERAL = f"As at 28 February 2026:\n{COLUMNS}\nWeir Fund | 140 | 200 | 6.5 | 62\nOther work | 1 | 2 | 3 | 4"


def test_each_column_of_a_table_of_schemes_counts_something_of_the_one_that_its_row_is_called_by() -> (
    None
):
    assert [(one[0], one[1], one[3]) for one in told(reply(SEVERAL))] == [
        ("weir", 140, "Berths built"),
        ("weir", 200, "Berths planned"),
        ("weir", 6_500_000, "Expenditure"),
        ("weir", 62, "Average share filled"),
    ]


@pytest.mark.parametrize(
    ("value", "span", "day"),
    [
        (140, "cumulative", "2026-02-28"),
        (200, "target", "2028-12-31"),
        (6_500_000, "yearly", "2026-03-31"),
        (62, "rate", "2026-02-28"),
    ],
)
def test_such_a_column_is_of_its_own_day_or_that_of_the_lead_in(
    value: int, span: str, day: str
) -> None:
    paper = reply(SEVERAL)
    assert [one[4:] for one in told(paper) if one[1] == value] == [(span, day)]


def test_a_chinese_table_of_schemes_counts_alike() -> None:
    text = "各計劃的情況如下：\n計劃 累計獲批個案 2025-26年度開支（百萬元）\n海港渡輪計劃 138 214\n其他 3 4"
    assert [one[1:] for one in told(reply(text, language="zh-Hant"))] == [
        (138, "", "累計獲批個案", "cumulative", None),
        (214_000_000, "HKD", "開支", "yearly", "2026-03-31"),
    ]


@pytest.mark.parametrize(
    "head", ["Scheme | Number of posts", "Scheme | Complaints", "Pier | Berths"]
)
def test_such_a_column_of_what_is_not_the_scheme_s_counts_nothing(head: str) -> None:
    assert told(reply(f"As at 28 February 2026:\n{head} | Note\nWeir Fund | 140 | -")) == []


def test_lines_that_are_only_names_stand_for_the_tables_behind_the_answers() -> None:
    years = "Year | Trips ('000) | Accounts (year end)\n2024 | 31 | 420\n2025 | 36 | 515"
    other = "Year | Cases | Permits\n2024 | 7 | 5\n2025 | 9 | 8"
    paper = reply("(1) They are used as follows.\nTide Pilot\nWeir Fund", tables=(years, other))
    assert [(one[0], one[1], one[5]) for one in told(paper)] == [
        ("pilot", 31_000, "2024"), ("pilot", 420, "2024"),
        ("pilot", 36_000, "2025"), ("pilot", 515, "2025"),
        ("weir", 7, "2024"), ("weir", 5, "2024"), ("weir", 9, "2025"), ("weir", 8, "2025"),
    ]  # fmt: skip


def test_of_more_tables_than_names_nobody_knows_whose_each_is() -> None:
    years = "Year | Trips ('000) | Accounts\n2024 | 31 | 420\n2025 | 36 | 515"
    assert told(reply("(1) As follows.\nTide Pilot", tables=(years, years))) == []
