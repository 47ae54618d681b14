"""This file tests that no figure is told of a programme that is another place's, firm's or scheme's, or of several."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from scrapers.items import Document, Paragraph, Section

NAMES = {
    "lamps": ("Smart Lampposts", "智慧燈柱"),
    "voucher": ("Harbour Voucher Programme", "海港券計劃"),
    "hub": ("Pier Talent Hub", "碼頭人才庫"),
    "pass": ("HarbourPass", "港通行"),
}


def told(*sentences: str) -> list[tuple[str, int]]:
    sections = (
        Section(None, tuple(Paragraph(text, str(no)) for no, text in enumerate(sentences, 2))),
    )
    paper = Document("panel_paper", "en", "A paper", published=date(2026, 6, 15), sections=sections)
    return [(one.programme, int(one.value)) for one in figures(paper, NAMES)]


@pytest.mark.parametrize(
    "said",
    [
        "Taipei has erected over 4 000 smart lampposts.",
        "Barcelona now has 3 600 smart lampposts.",
        "In Europe, 12 000 smart lampposts were in use in 2025.",
        "Acme operates 2 500 smart lampposts.",
        "A private developer has installed 60 smart lampposts in its own estate.",
        "The contractor removed 14 smart lampposts damaged by protesters.",
        "The Audit Commission found that 1 200 smart lampposts had never been built.",
        "The Highways Department has not installed 400 smart lampposts.",
        "台北市已設置2 800支智慧燈柱。",
        "美國三藩市已有1 200支智慧燈柱。",
        "全球已有5 000支智慧燈柱投入服務。",
        "某發展商在屋苑裝設60支智慧燈柱。",
        "政府從未設置400支智慧燈柱。",
        "路政署拆除了14支智慧燈柱。",
    ],
)
def test_things_of_others_or_that_are_not_there_are_not_counted(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "The Government has installed 400 smart lampposts.",
        "So far, over 400 smart lampposts have been installed.",
        "There are 400 smart lampposts in Kwun Tong.",
        "We have set up 400 smart lampposts.",
        "政府已設置400支智慧燈柱。",
        "截至2026年3月，已安裝400支智慧燈柱。",
        "本港現有400支智慧燈柱。",
        "目前共有400支智慧燈柱。",
    ],
)
def test_things_of_ours_or_of_nobody_who_is_named_are_counted(said: str) -> None:
    assert told(said) == [("lamps", 400)]


def in_table(lead: str, head: str, *rows: str) -> list[tuple[str, int]]:
    return told("\n".join((lead, head, *rows)))


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("District | Road lamps completed", "Kwun Tong | 8 400"),
        ("Category | Small firms in Hong Kong", "Retail | 61 000"),
        ("Institution | Recurrent grant ($ million)", "A | 5,100"),
        ("Category | Trade's own spending received ($'000)", "Retail | 20 700"),
        ("Category | Users of Octopus", "Adults | 300 000"),
        ("Category | Rejected", "Retail | 510"),
        ("Location | Installed", "Shenzhen | 20 000"),
        ("類別 | 登記商戶", "零售 | 61 000"),
        ("類別 | 全港人口", "成人 | 61 000"),
    ],
)
def test_rows_and_columns_of_others_count_nothing(head: str, row: str) -> None:
    assert (
        in_table("The figures of HarbourPass are as follows:", head, row, row.replace("K", "Q"))
        == []
    )


def test_a_total_over_a_row_of_another_place_is_not_told() -> None:
    lead, head = "The users of HarbourPass are as follows:", "Region | Registered users"
    rows = ("Kowloon | 2 100", "Macao | 800", "Total | 2 900")
    assert in_table(lead, head, *rows) == [("pass", 2100)]


@pytest.mark.parametrize(
    "column", ["Visits to GovHK", "Users of Octopus", "Staff", "全港人口", "Bus passengers"]
)
def test_a_column_of_others_is_of_no_year_of_the_programme(column: str) -> None:
    lead = "The use of HarbourPass is as follows:"
    assert in_table(lead, f"Year | Users | {column}", "2024 | 310 | 950", "2025 | 420 | 990") == [
        ("pass", 310),
        ("pass", 420),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "海港券計劃及碼頭人才庫合共批出逾38 000宗申請。",
        "海港券計劃、碼頭人才庫及「港通行」共有21 000名用戶。",
        "The Harbour Voucher Programme and the Pier Talent Hub have together supported 45 600 applications.",
        "Together, HarbourPass and the Pier Talent Hub have served 2 100 000 users.",
        "Under the Harbour Voucher Programme and HarbourPass, a total of 812 projects have been approved.",
        "The Pier Talent Hub, the ITF and other funding schemes have approved 812 projects.",
        "海港基金（包括碼頭人才庫）的總開支為85億元。",
        "碼頭人才庫及其他計劃共批出812宗申請。",
    ],
)
def test_the_total_of_several_is_of_none_of_them(said: str) -> None:
    assert told(said) == []


def test_of_two_that_are_told_each_has_its_own() -> None:
    said = "The Pier Talent Hub has approved 812 projects and HarbourPass has 310 users."
    assert told(said) == [("hub", 812), ("pass", 310)]


@pytest.mark.parametrize(
    "sentences",
    [
        ("海港券計劃於2016年推出。專業漁業支援計劃於2020年展開。截至2026年3月，計劃的累計開支為2.1億元。",),
        ("「港通行」於2020年推出。", "漁民家庭計劃的使用人數為12萬人。計劃的開支為3億元。"),
        ("The Pier Talent Hub was launched in 2018. Under the scheme for cultural talent, the programme has admitted 640 persons.",),
        ("The Harbour Voucher Programme was launched in 2018. The Family Support Scheme began in 2020. Under the scheme, 640 applications were approved.",),
        ("碼頭人才庫已展開；登記的安老院舍共有820間。",),
        ("The Pier Talent Hub was launched; registered with the Labour Department were 4 300 employment agencies.",),
    ],
)  # fmt: skip
def test_nothing_is_carried_over_another_scheme_or_a_clause_of_others(
    sentences: tuple[str, ...],
) -> None:
    assert told(*sentences) == []


@pytest.mark.parametrize(
    "said",
    [
        "The Pier Talent Hub has approved 25 projects, involving universities that received $23 billion of grants.",
        "The Pier Talent Hub has approved 25 projects, with 2 200 start-ups in its premises.",
        "The Pier Talent Hub has approved 25 projects, of which 1 900 staff are paid by the firms themselves.",
        "碼頭人才庫批出25宗申請，當中大學全年營運開支為9億元。",
        "碼頭人才庫批出25宗申請，涉及的院校全年經常開支合共230億元。",
    ],
)
def test_what_those_who_take_part_have_of_their_own_is_not_told(said: str) -> None:
    assert told(said) == [("hub", 25)]


def test_what_those_who_take_part_had_from_it_is_told() -> None:
    said = "碼頭人才庫批出25宗申請，涉及資助額約900萬元。"
    assert told(said) == [("hub", 25), ("hub", 9_000_000)]


@pytest.mark.parametrize(
    "said",
    [
        "Media reports that HarbourPass had lost 250 000 users are unfounded.",
        "HarbourPass was planned to have 6 million users by end-2025.",
        "HarbourPass should have 5 million users by now.",
        "Of every 100 HarbourPass users, many came back.",
        "If each of the citizens registered for HarbourPass, the Government would save $300 million.",
        "若「港通行」推廣至全體公務員，估計可惠及17萬人。",
        "According to a survey on HarbourPass, 1 021 respondents were interviewed.",
    ],
)
def test_what_is_unreal_is_no_figure(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "HarbourPass is popular, and 52 000 complaints about parking were received.",
        "HarbourPass began in 2022 and the Lands Department keeps 1 400 000 land records.",
        "The Secretariat noted that 74 countries had rules on HarbourPass.",
        "The HarbourPass hacker demanded 40 000 bitcoins.",
        "HarbourPass is at the Science Park, where there are about 1 300 companies.",
        "HarbourPass is in the Policy Address, which contained 220 items, 58 of which are new.",
        "港通行設於碼頭，該站每日出入境15萬人次。",
        "港通行設於數碼港，數碼港現有2 400家企業，當中逾400家從事漁業。",
        "與「港通行」相若，內地的「粵通行」有2億名用戶，提供2 500項服務。",
    ],
)
def test_what_stands_beside_the_programme_is_no_figure_of_it(said: str) -> None:
    assert told(said) == []


def test_what_another_was_granted_is_not_the_programmes() -> None:
    said = "The Pier Talent Hub granted $35 million, as against $128 million granted by a bank."
    assert told(said) == [("hub", 35_000_000)]
    said = "「港通行」的投訴減至110宗，1823熱線同期共處理520萬宗查詢。"
    assert told(said) == [("pass", 110)]


def test_the_last_words_of_a_name_behind_another_word_are_of_another() -> None:
    said = "The Harbour Voucher Programme is small. The Fishery Voucher Programme has 12 840 users."
    assert told(said) == []
    said = "The Harbour Voucher Programme is small. The Voucher Programme has 12 840 users."
    assert told(said) == [("voucher", 12_840)]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("HarbourPass has 300 users, 58 of whom are new.", 58),
        ("若獲財委會批准，「港通行」將可惠及17萬人。", 170_000),
    ],
)
def test_what_looks_like_these_and_is_its_own_is_told(said: str, value: int) -> None:
    assert ("pass", value) in told(said)
