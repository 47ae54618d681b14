"""This file checks how a paper goes on with a programme: by what it does, under headings, and in its tables."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from scrapers.items import Document, Paragraph, Section
from tests.bot.contents.test_figures import NAMES, found


def values(*sentences: str) -> list[int]:
    return [int(one.value) for one in found(*sentences)]


def owners(*sentences: str) -> set[tuple[str, int]]:
    return {(one.programme, int(one.value)) for one in found(*sentences)}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("潮汐通為約十七萬六千名船東提供服務。", 176_000),
        ("潮汐通獲撥款一億二千萬元。", 120_000_000),
        ("潮汐通已動用七千六百五十萬元。", 76_500_000),
        ("潮汐通共有一萬零三百名用戶。", 10_300),
        ("潮汐通有二十餘萬名用戶。", 200_000),
    ],
)
def test_a_number_in_letters_is_read_whole(said: str, value: int) -> None:
    assert values(said) == [value]


@pytest.mark.parametrize("said", ["潮汐通有數百名用戶。", "潮汐通見於第二十三條。"])
def test_several_hundred_and_an_ordinal_are_no_number(said: str) -> None:
    assert values(said) == []


def test_places_in_which_something_stands_are_not_counted() -> None:
    assert values("潮汐通至今在香港及廣東省九個城市設置72部服務機。") == [72]


OPENED = "Tide Pilot was opened in 2024. "


@pytest.mark.parametrize(
    ("before", "said", "told"),
    [
        (OPENED, "As at end-May 2026, 318 staff members of the DoJ had used the application, handling some 5 900 papers.", [318, 5900]),
        (OPENED, "As at end-May 2026, 318 staff members of the DoJ had not used the application.", []),
        (OPENED, "According to HKMA, which operates the service, the number of users stood at 1 147 as at 31 May 2026.", [1147]),
        (OPENED, "MD plans to extend the system to about 50 piers by end-2026, at an estimated cost of $24 million.", [50, 24_000_000]),
        ("潮汐通現有1 310項服務。", "我們的目標是於2026年年底前把服務數目增至1 500項。", [1310, 1500]),
        ("潮汐通自2024年推出。", "截至2026年3月31日，平台的累計開支為1.86億元。", [186_000_000]),
        ("潮汐通自2024年推出。", "平台的目標是在2028年3月底前支援20個碼頭，現時為14個。", [20, 14]),
        ("潮汐通自2024年推出。", "該平台截至8月底已發出512張證書，供船東以「潮汐通」核實。", [512]),
        ("潮汐通有29個碼頭參與，", "九月份平均每日處理1.1萬個查詢。", [29, 11_000]),
        ("潮汐通有29個碼頭參與；", "我們預計2026-27年度獲支持的人數將增至約3 300名。", [29, 3300]),
        ("潮汐通有29個碼頭參與；", "港島有300個碼頭。", [29]),
        ("Tide Pilot had 30 piers. ", "The grants so approved amount to $1,847 million; actual payments came to $603 million.", [30, 1_847_000_000, 603_000_000]),
        ("Tide Pilot had 30 piers. ", "Some 20 projects were approved. The grants so approved amount to $1,847 million.", [30, 20, 1_847_000_000]),
        ("Tide Pilot had 30 piers. ", "We aim for 5 million downloads before the end of 2027.", [30, 5_000_000]),
        ("Tide Pilot has 124 ships, ", "38 of them in other ports.", [124, 38]),
        ("Tide Pilot had 30 piers ", "and led to the rescue of 89 swimmers last year.", [30, 89]),
        ("潮汐通累計飛行14 000架次，", "飛行時數合共6 250小時。", [14_000, 6250]),
        ("Tide Pilot has 124 ships. ", "Banks say that they will use Tide Pilot for 80% of their loans.", [124]),
        ("Tide Pilot has 124 ships. ", "Ships take secondary six leavers on board.", [124]),
        ("潮汐通自2024年推出。", "在受訪市民中，百分之八十九表示滿意。", []),
    ],
)  # fmt: skip
def test_a_sentence_goes_on_counting_its_programme(before: str, said: str, told: list[int]) -> None:
    assert [one for one in values(before, said) if one > 10] == told


def test_what_a_programmes_users_are_asked_counts_of_it() -> None:
    said = "截至2026年9月，計劃已動用765萬元。"
    assert values("海港渡輪計劃推行多年。", said, "在受訪學員中，百分之八十九表示滿意。") == [
        7_650_000,
        89,
    ]


def test_applications_to_use_another_programme_cost_their_own() -> None:
    said = "The Weir Fund approved 38 applications for the use of Tide Pilot, with subsidies of $684 million, of which $257 million had been paid out."
    assert {key for key, _ in owners(said)} == {"weir"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The Office has completed 300 Smart Piers since 2020.", [300]),
        ("The Office will install 180 more Smart Piers by the end of 2027.", [180]),
        ("Shenzhen has completed over 900 Smart Piers since 2020.", []),
    ],
)
def test_a_programme_may_itself_be_counted(said: str, told: list[int]) -> None:
    section = Section(None, (Paragraph(said, "3"),))
    paper = Document("panel_paper", "en", "x", published=date(2026, 4, 10), sections=(section,))
    assert [int(one.value) for one in figures(paper, {"piers": ("Smart Piers",)})] == told


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Tide Pilot", [41]),
        ("Tide Pilot and its use", [41]),
        ("Tide Pilot and harbour lights", []),
        ("Harbour lights and Tide Pilot", []),
        ("潮汐通及燈號", []),
    ],
)
def test_a_heading_is_of_a_programme_that_it_names_alone(heading: str, told: list[int]) -> None:
    section = Section(heading, (Paragraph("So far, 41 ships have used the system.", "3"),))
    paper = Document("panel_paper", "en", "x", published=date(2026, 4, 10), sections=(section,))
    assert [int(one.value) for one in figures(paper, NAMES)] == told


def test_a_number_cut_in_two_is_none() -> None:
    assert values(OPENED, "The number of users stood at 1 147 as at 31 May 2026.") == [1147]


def table(lead: str, rows: str, heading: str | None = None) -> list[tuple[int, str, str | None]]:
    said = (Paragraph(lead, "3"), Paragraph(rows, None, table=True))
    paper = Document(
        "panel_paper", "zh-Hant", "x", published=date(2026, 4, 10),
        sections=(Section(heading, said if lead else said[1:]),),
    )  # fmt: skip
    return [(int(one.value), one.unit, one.as_of) for one in figures(paper, NAMES)]


def test_years_of_a_table_may_be_written_in_letters() -> None:
    rows = "年度 | 培訓活動（場）\n二○二四至二五年度 | 2 150\n二○二五至二六年度 | 4 320"
    assert table("潮汐通各年度的服務數字如下：", rows) == [
        (2150, "場", "2025-03-31"),
        (4320, "場", "2026-03-31"),
    ]


def test_parts_count_what_was_done_as_of_the_day_that_the_caption_says() -> None:
    rows = "District | Ships connected | Spending ($ million)\nKwun Tong | 126 | 34.6\nIslands | 43 | 11.9"
    caption = "Table 1 - Tide Pilot by district (as at 31 March 2026)"
    assert table("", rows, caption) == [
        (126, "", "2026-03-31"),
        (34_600_000, "HKD", "2026-03-31"),
        (43, "", "2026-03-31"),
        (11_900_000, "HKD", "2026-03-31"),
    ]


@pytest.mark.parametrize("column", ["Population", "Piers nearby", "Daily traffic ('000)"])
def test_parts_do_not_count_what_was_not_done(column: str) -> None:
    rows = f"District | {column}\nKwun Tong | 126\nIslands | 43"
    assert table("Tide Pilot in each district is as follows -", rows) == []


def test_a_lead_in_may_end_in_a_dash() -> None:
    rows = "Thematic sector | Number of projects\nShips | 126\nPiers | 43"
    assert [one for one, *_ in table("Tide Pilot is as follows -", rows)] == [126, 43]


def test_it_is_what_the_sentence_before_opens_with() -> None:
    before = "Tide Pilot, a platform of its own, links the Weir Fund to ships. "
    assert owners(before, "It passed 410 000 requests from the Weir Fund in 2025.") == {
        ("pilot", 410_000)
    }


def paper(title: str, *paragraphs: str) -> set[tuple[str, int]]:
    said = tuple(Paragraph(one, str(at)) for at, one in enumerate(paragraphs, 1))
    read = Document(
        "panel_paper", "en", title, published=date(2026, 4, 10), sections=(Section(None, said),)
    )
    return {(one.programme, int(one.value)) for one in figures(read, NAMES)}


def test_the_scheme_is_the_one_of_the_paragraph_before_and_not_of_the_title() -> None:
    said = (
        "Tide Pilot has 30 piers.",
        "The use of the Harbour Ferry Scheme is told below.",
        "For 2026-27, $95 million has been set aside for the scheme.",
    )
    assert paper("Progress of Tide Pilot", *said) == {("pilot", 30), ("ferry", 95_000_000)}


def test_a_short_line_above_a_table_names_what_it_is_of() -> None:
    rows = "地點 | 船隻數目（部） | 累計里數（公里） | 人口\n港島 | 18 | 143 500 | 9\n離島 | 9 | 58 200 | 7"
    assert table("截至二○二六年三月三十一日的潮汐通試驗", rows) == [
        (18, "部", "2026-03-31"),
        (143_500, "公里", "2026-03-31"),
        (9, "部", "2026-03-31"),
        (58_200, "公里", "2026-03-31"),
    ]


def test_a_column_may_count_up_to_a_day_in_figures() -> None:
    rows = "Item | 2024-25 (Actual) | 2025-26 (Up to 28.2.2026)\nShips admitted | 17 | 18"
    assert table("The take-up of Tide Pilot is as follows:", rows) == [
        (17, "", "2025-03-31"),
        (18, "", "2026-02-28"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "A Member said that only 1.5 million ships used Tide Pilot.",
        "According to a survey by a newspaper, 70% of residents know of Tide Pilot.",
        "據某大學調查，潮汐通有70%用戶不滿。",
        "The firm obtained $2 million under the Weir Fund.",
        "一間公司在「河堰基金」下獲資助1,500萬元。",
        "「潮汐通」由海事處管理，該局轄下有43個碼頭。",
    ],
)
def test_what_others_found_were_given_or_have_is_not_the_programmes(said: str) -> None:
    assert values(said) == []


def test_so_many_of_them_in_another_city_are_not_ours() -> None:
    section = Section(None, (Paragraph("深圳設有逾20 000支智慧燈。", "3"),))
    read = Document("panel_paper", "zh-Hant", "x", published=date(2026, 4, 10), sections=(section,))
    assert figures(read, {"lamps": ("智慧燈",)}) == ()


@pytest.mark.parametrize(
    ("lead", "as_of"),
    [
        ("表一：潮汐通2025-26年度的申請", "2026-03-31"),
        ("表一：潮汐通自2023-24年度起的申請", None),
        ("表一：潮汐通2024-25及2025-26年度的申請", None),
    ],
)
def test_parts_and_their_total_are_of_the_year_that_the_caption_names(
    lead: str, as_of: str | None
) -> None:
    rows = "行業 | 申請數目\n食品 | 22\n紡織 | 11\n總計 | 33"
    assert table(lead, rows) == [(22, "", as_of), (11, "", as_of), (33, "", as_of)]
