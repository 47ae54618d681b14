"""This file checks what the cells of a table count, and what rows of parts count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

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


def test_rows_of_parts_count_what_their_columns_say_of_each_part_and_nothing_of_the_whole() -> None:
    said = read(f"{LEAD}\n\n地區／收到申請／獲批申請\n九龍／28宗／19宗\n新界／30宗／24宗")
    assert [(one[0], one[2]) for one in said] == [
        (28, "收到申請 (九龍)"),
        (19, "獲批申請 (九龍)"),
        (30, "收到申請 (新界)"),
        (24, "獲批申請 (新界)"),
    ]


def test_rows_that_are_each_a_project_count_nothing() -> None:
    assert (
        read(f"{LEAD}\n\n項目名稱／收到申請／獲批申請\n渡輪燈／28宗／19宗\n新燈／30宗／24宗") == []
    )


def test_a_row_of_all_beside_parts_is_of_the_whole_on_the_day_of_the_lead_in() -> None:
    lead = "海港渡輪計劃截至2026年3月底的申請情況如下："
    rows = "類別 | 收到申請 | 獲批資助（百萬元）\n大船 | 28 | 1.5\n小船 | 30 | 2\n總計 | 58 | 3.5"
    assert read(f"{lead}\n\n{rows}")[-2:] == [
        (58, "", "收到申請", "cumulative", "2026-03-31"),
        (3_500_000, "HKD", "獲批資助", "cumulative", "2026-03-31"),
    ]


def test_a_row_may_be_of_a_day_and_its_column_of_the_year_before_it() -> None:
    lead = "海港渡輪計劃的情況如下："
    rows = "時間 | 參與船隻 | 年內航次（百萬次）\n2024年年底 | 21 | 1.3\n2026年2月底 | 41 | 0.9"
    assert read(f"{lead}\n\n{rows}") == [
        (21, "", "參與船隻", "stock", "2024-12-31"),
        (1_300_000, "次", "年內航次", "yearly", "2024"),
        (41, "", "參與船隻", "stock", "2026-02-28"),
        (900_000, "次", "年內航次", "yearly", "2026-02-28"),
    ]


def test_where_one_column_is_called_by_the_programme_those_beside_it_are_of_others() -> None:
    rows = "年度 | 海港渡輪計劃（萬元） | 培訓（萬元）\n2023-24 | 28 | 19\n2024-25 | 30 | 24"
    assert [one[0] for one in read(f"{LEAD}\n\n{rows}")] == [280_000, 300_000]


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


YEARS = "年度 | 收到申請 | 獲批申請\n2023-24 | 28 | 19"


@pytest.mark.parametrize(
    ("column", "value", "unit"),
    [
        ("用戶（萬）", 3_000_000, ""),
        ("用戶（千人）", 300_000, "人"),
        ("用戶（個）", 300, "個"),
        ("開支（百萬元）", 300_000_000, "HKD"),
        ("Users ('000)", 300_000, ""),
        ("Users (thousand)", 300_000, ""),
        ("Log-ins (million)", 300_000_000, ""),
        ("獲批百分比", 300, "percent"),
        ("Spending (HK$m)", 300_000_000, "HKD"),
        ("Spending, $ million", 300_000_000, "HKD"),
    ],
)
def test_a_cell_is_as_large_as_its_column_says(column: str, value: int, unit: str) -> None:
    rows = f"年份 | {column} | 船\n2024 | 300 | 7"
    assert read(f"{LEAD}\n{rows}")[0][:2] == (value, unit)


@pytest.mark.parametrize(
    "column",
    ["用戶（另見附件）", "開支（新幣）", "用戶（小型船行）", "開支", "收入", "資助額", "Spending", "未獲撥款（百萬元）", "Unfunded amount ($m)"],
)  # fmt: skip
def test_a_column_that_is_not_understood_counts_nothing(column: str) -> None:
    rows = f"年份 | {column} | 登記船隻\n2024 | 300 | 7"
    assert [one[2] for one in read(f"{LEAD}\n{rows}")] == ["登記船隻"]


def test_a_unit_of_the_lead_in_is_that_of_its_money() -> None:
    lead = "海港渡輪計劃的開支（百萬元）及船隻數目如下："
    assert [one[:3] for one in read(f"{lead}\n年份 | 開支 | 登記用戶\n2024 | 300 | 7")] == [
        (300_000_000, "HKD", "開支"),
        (7, "", "登記用戶"),
    ]


@pytest.mark.parametrize(
    ("year", "span", "day"),
    [
        ("2024-25（預算）", "forecast", "2025-03-31"),
        ("2024-25 (Revised Estimate)", "forecast", "2025-03-31"),
        ("2024-25 (planned)", "target", "2025-03-31"),
        ("2024-25（實際）", "yearly", "2025-03-31"),
        ("2024-25（截至12月底）", "yearly", "2024-12-31"),
        ("2024-25 (up to end-February)", "yearly", "2025-02-28"),
        ("2024（截至6月底）", "yearly", "2024-06-30"),
    ],
)
def test_a_row_says_how_its_cells_are_meant(year: str, span: str, day: str) -> None:
    rows = f"年度 | 收到申請 | 獲批申請\n{year} | 28 | 19"
    assert [one[3:] for one in read(f"{LEAD}\n{rows}")] == [(span, day)] * 2


def test_a_row_in_whose_brackets_something_else_stands_counts_nothing() -> None:
    assert read(f"{LEAD}\n年度 | 收到申請 | 獲批申請\n2024-25（小型船行） | 28 | 19") == []


def test_a_lead_in_may_say_that_all_is_only_foreseen() -> None:
    assert {one[3] for one in read(f"海港渡輪計劃的預計申請情況如下：\n{YEARS}")} == {"forecast"}


def test_a_total_of_what_is_and_what_is_foreseen_is_none() -> None:
    rows = f"{YEARS}\n2024-25（預算） | 30 | 20\n總計 | 58 | 39"
    assert {one[3] for one in read(f"{LEAD}\n{rows}")} == {"yearly", "forecast"}


def test_a_row_or_a_column_of_another_programme_is_none_of_it() -> None:
    rows = "項目 | 2024年 | 2025年\n河堰基金申請 | 300 | 420\n登記船隻 | 5 | 7"
    assert [one[2] for one in read(f"{LEAD}\n{rows}")] == ["登記船隻", "登記船隻"]
    rows = "年份 | 河堰基金申請 | 登記船隻\n2024 | 300 | 5"
    assert [one[2] for one in read(f"{LEAD}\n{rows}")] == ["登記船隻"]


def test_of_several_schemes_only_the_row_that_names_it_is_its() -> None:
    rows = "計劃 | 2024年 | 2025年\n海港渡輪計劃 | 300 | 420\n燈塔資助 | 5 | 7"
    assert [one[0] for one in read(f"{LEAD}\n{rows}")] == [300, 420]
    rows = "項目 | 2024年 | 2025年\n海港渡輪計劃 | 300 | 420\n燈塔資助 | 5 | 7"
    for others in ("計劃", "系統"):
        lead = f"海港渡輪計劃及其他{others}的申請情況如下："
        assert [one[0] for one in read(f"{lead}\n{rows}")] == [300, 420]


@pytest.mark.parametrize(
    "lead",
    [
        "未獲海港渡輪計劃資助的申請如下：",
        "有關海港渡輪計劃的投訴如下：",
        "負責海港渡輪計劃的人手如下：",
        "有議員詢問海港渡輪計劃的申請如下：",
        "審計署抽查海港渡輪計劃的申請如下：",
        "Complaints about the Tide Pilot are as follows:",
        "The manpower of the office, which runs the Tide Pilot, is as follows:",
        "The spending of the operator of the Tide Pilot is as follows:",
    ],
)
def test_a_lead_in_passes_the_gates_of_a_sentence(lead: str) -> None:
    assert read(f"{lead}\n{YEARS}") == []


def test_what_a_table_counts_in_is_no_sum() -> None:
    assert read("海港渡輪計劃的開支（百萬元）如下：") == []


def test_where_two_columns_are_called_alike_nothing_is_told() -> None:
    rows = "年份 | 收到申請 | 獲批申請 | 年份 | 收到申請 | 獲批申請\n2022 | 1 | 2 | 2024 | 5 | 6"
    assert read(f"{LEAD}\n{rows}") == []


@pytest.mark.parametrize(
    ("column", "span", "day"),
    [
        ("Applications in 2025", "yearly", "2025"),
        ("2025年申請數目", "yearly", "2025"),
        ("Cumulative applications since 2020", "cumulative", None),
        ("自2020年起的申請數目", "cumulative", None),
        ("申請數目", "cumulative", "2026-03-31"),
        ("目標申請數目", "target", None),
    ],
)
def test_a_column_of_parts_says_of_when_it_counts(column: str, span: str, day: str | None) -> None:
    lead = "海港渡輪計劃截至2026年3月底的申請情況如下："
    (said,) = read(f"{lead}\n地區 | {column}\n九龍 | 28")
    assert said[3:] == (span, day)


@pytest.mark.parametrize(
    "column",
    [
        "Registered users at the end of 2025", "Applications at end-2025", "2025年年底的用戶人數", "Applications up to 2025",
        "2027年起可受惠人數", "較2025年增加的人數", "2025年上半年申請數目", "Applications in 2024-25",
        "2024-25年度用戶人數", "平均申請數目", "Average number of users", "Number of new users",
        "Population", "Maximum number of employees", "Fee ($)", "審批日數", "申請名額上限", "Number of officers",
    ],
)  # fmt: skip
def test_a_column_of_parts_that_says_something_else_counts_nothing(column: str) -> None:
    lead = "海港渡輪計劃截至2026年3月底的申請情況如下："
    assert read(f"{lead}\n地區 | {column}\n九龍 | 28\n總計 | 28") == []


@pytest.mark.parametrize(
    "column", ["New users", "Average daily trips", "Growth in users", "新增用戶"]
)
def test_what_grew_or_is_an_average_is_no_state_of_a_day(column: str) -> None:
    rows = f"時間 | 登記用戶 | {column}\n2024年年底 | 21 | 3"
    assert [one[2] for one in read(f"{LEAD}\n{rows}")] == ["登記用戶"]


@pytest.mark.parametrize("row", ["小計", "平均", "去年同期", "Average", "Sub-total", "其中：女性"])
def test_a_row_that_is_no_part_counts_nothing(row: str) -> None:
    rows = f"地區 | 收到申請\n九龍 | 28\n{row} | 14"
    assert [one[0] for one in read(f"{LEAD}\n{rows}")] == [28]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("用戶", "over 1 million"),
        ("用戶", "約100萬"),
        ("用戶", "逾300宗"),
        ("Users (%)", "1.2 million"),
        ("Grants (number)", "$4 million"),
        ("開支（百萬元）", "0.9（2個月）"),
        ("Expenditure ($ million)", "0.9 (2 months)"),
    ],
)
def test_a_cell_that_is_not_exact_or_of_another_unit_counts_nothing(column: str, cell: str) -> None:
    rows = f"年份 | {column} | 登記船隻\n2024 | {cell} | 7"
    assert [one[2] for one in read(f"{LEAD}\n{rows}")] == ["登記船隻"]


def test_a_caption_has_a_number_and_stands_for_itself() -> None:
    assert [one[0] for one in read(f"表一 海港渡輪計劃的申請情況\n{YEARS}")] == [28, 19]
    assert [one[0] for one in read(f"Table 2: Use of the Tide Pilot\n{YEARS}")] == [28, 19]


@pytest.mark.parametrize(
    "caption",
    [
        "表揚海港渡輪計劃各項活動的得獎者",
        "表示關注海港渡輪計劃各項活動的意見",
        "附件一載述海港渡輪計劃的意見",
        "Tablets lent to schools that joined the Tide Pilot",
        "Annex C sets out the findings of the Tide Pilot",
        "表一：海港渡輪計劃以外的申請",
        "Table 2: Firms outside the Tide Pilot",
        "Table 2: Comparison of the Tide Pilot with overseas funds",
        "各地區的情況與海港渡輪計劃的比較如下：",
    ],
)
def test_what_is_no_caption_of_its_own_leads_in_nothing(caption: str) -> None:
    assert read(f"{caption}\n{YEARS}") == []


def test_a_month_that_is_none_is_no_day() -> None:
    assert read(f"{LEAD}\n時間 | 登記用戶 | 船\n2024年0月底 | 21 | 3") == []


def tabled(title: str, table: str, names: Mapping[str, tuple[str, ...]]) -> list[tuple[str, float]]:
    sections = (Section(title, (Paragraph(table, "", table=True),)),)
    paper = Document("panel_paper", "zh-Hant", "x", published=date(2026, 4, 10), sections=sections)
    return [(one.programme, float(one.value)) for one in figures(paper, names)]


def test_a_column_that_says_in_what_it_counts_is_a_parts_own() -> None:
    rows = "大樓 | 樓面面積 (千平方米) | 租出比率 (%) | 進駐機構 (間)\n第1座 | 18.6 | 91.5 | 27\n第2座 | 21 | 78 | 22"
    found = tabled("表一：潮汐園的租用情況", rows, {"park": ("潮汐園",)})
    assert found == [
        ("park", 18_600), ("park", 91.5), ("park", 27), ("park", 21_000), ("park", 78), ("park", 22),
    ]  # fmt: skip


@pytest.mark.parametrize("column", ["全港人口 (千人)", "路燈 (支)", "職員 (名)", "較去年 (%)"])
def test_a_column_of_others_counts_nothing_whatever_its_unit(column: str) -> None:
    rows = f"地區 | {column} | 申請 (宗)\n九龍 | 18 | 5\n新界 | 21 | 6"
    assert tabled("表一：潮汐園的申請", rows, {"park": ("潮汐園",)}) == [("park", 5), ("park", 6)]


def test_a_row_called_by_another_programme_is_of_that_one_and_the_total_of_parts_stands() -> None:
    names = {"tide": ("TideHK",), "tide-air": ("AIR@TideHK",)}
    rows = "平台 | 實驗室 (所) | 團隊 (個)\nHealth@TideHK | 14 | 19\nAIR@TideHK | 16 | 24\n合計 | 30 | 43"
    assert tabled("表二：TideHK各平台現況", rows, names) == [
        ("tide", 14), ("tide", 19), ("tide-air", 16), ("tide-air", 24), ("tide", 30), ("tide", 43),
    ]  # fmt: skip


def test_a_total_with_a_row_of_another_programme_is_nobodys() -> None:
    names = {"tide": ("潮汐計劃",), "weir": ("堰壩計劃",)}
    rows = "平台 | 實驗室 (所) | 團隊 (個)\n甲 | 14 | 19\n堰壩計劃 | 16 | 24\n合計 | 30 | 43"
    found = tabled("表二：潮汐計劃各平台現況", rows, names)
    assert ("tide", 30) not in found
    assert ("tide", 16) not in found


@pytest.mark.parametrize("year", ["2025-26 (Apr to Dec)", "2025-26 (April - December)"])
def test_a_year_that_runs_to_a_month_counts_up_to_then(year: str) -> None:
    text = f"The use of HarbourPass is as follows:\n\nYear | Users\n2024-25 | 300\n{year} | 420"
    paper = Document(
        "question_reply", "en", "x", published=date(2026, 4, 10),
        exchanges=(Exchange("", text, "1"),),
    )  # fmt: skip
    found = figures(paper, {"pass": ("HarbourPass",)})
    assert [(int(one.value), one.as_of) for one in found] == [(300, "2025-03-31"), (420, "2025-12")]
