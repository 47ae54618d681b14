"""This file tests that numbers are read in every spelling, and that what people type finds them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.filenames import file_day, file_number
from scrapers.numbering import (
    chinese_count,
    estimates_key,
    lcq,
    number_key,
    paper_number,
    question_number,
    reference_keys,
    reply_serial,
)

DAY = date(2026, 10, 7)
NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十", "二十一", "二十二"]  # fmt: skip
LEGCO = "https://www.legco.gov.hk"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("CB(2)1292/2025", "CB(2)1292/2025"),
        ("LC Paper No. CB(2)1018/2025(03)", "CB(2)1018/2025(03)"),
        ("LC Paper No. CB(2) 727/04-05", "CB(2)727/04-05"),
        ("LC Paper No. CB(4)493/14-15(3)", "CB(4)493/14-15(03)"),
        ("立法會CB(2)196/2026(03)號文件", "CB(2)196/2026(03)"),
        ("立法會 CB(2)1292/2025 號文件", "CB(2)1292/2025"),
        ("立法會ＣＢ（２）１９６／２０２６（０３）號文件", "CB(2)196/2026(03)"),
        ("FCR(2025-26)51", "FCR(2025-26)51"),
        ("PWSC(2025-2026)18", "PWSC(2025-26)18"),
        ("EC(2025-26)12", "EC(2025-26)12"),
        ("ECI(2026-27)1", "ECI(2026-27)1"),
        ("PWSC9/2026(01)", "PWSC9/2026(01)"),
        ("LC Paper No. FC34/2026(01)", "FC34/2026(01)"),
        ("LC Paper No. LS12/2025", "LS12/2025"),
    ],
)
def test_a_number_is_given_in_its_one_spelling(text: str, number: str) -> None:
    assert paper_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["檔 號：CB1/HS/1/22", "", "a paper on CB radios", "2025/26", "ACB(2)1292/2025", "call FC 5/6"],
)
def test_what_is_no_number_is_not_taken_for_one(text: str) -> None:
    assert paper_number(text) is None


def test_the_first_number_of_a_text_counts() -> None:
    assert paper_number("CB(2)1/2026(01) and FCR(2025-26)51") == "CB(2)1/2026(01)"


def test_a_number_s_key_is_named_for_the_council() -> None:
    assert number_key("立法會CB(2)1292/2025號文件") == "legco:CB(2)1292/2025"


@pytest.mark.parametrize(("at", "numeral"), list(enumerate(NUMERALS, 1)))
def test_a_chinese_title_gives_the_number_that_the_english_one_gives(at: int, numeral: str) -> None:
    assert lcq(f"立法會{numeral}題：渡輪", DAY) == lcq(f"LCQ{at}: Ferries", DAY)


@pytest.mark.parametrize(
    "title",
    [
        "立法会五题：渡轮",
        "\u200b立法會五題：渡輪",
        "LCQ 5: Ferries",
        "ＬＣＱ５：渡輪",
        "立法會第五題：渡輪",
    ],
)
def test_a_question_s_title_is_known_in_every_spelling(title: str) -> None:
    assert lcq(title, DAY) == "lcq:2026-10-07:5"


@pytest.mark.parametrize("title", ["立法會急切質詢一題：渡輪", "LC Urgent Q1: Ferries"])
def test_an_urgent_question_is_not_the_first_question(title: str) -> None:
    assert lcq(title, DAY) == "lcq:2026-10-07:u1"


@pytest.mark.parametrize(
    "title",
    ["立法會：局長發言", "LCQs in brief", "LCQ100: no such question", "Reply to LCQ5 revisited"],
)
def test_a_title_of_no_question_has_no_number(title: str) -> None:
    assert question_number(title) is None


@given(st.integers(1, 99))
@settings(deadline=None)
def test_every_count_up_to_ninety_nine_is_read_back(count: int) -> None:
    tens, ones = divmod(count, 10)
    digits = "零一二三四五六七八九"
    lead = "" if tens == 0 else ("十" if tens == 1 else f"{digits[tens]}十")
    assert chinese_count(lead + (digits[ones] if ones else "")) == count


@pytest.mark.parametrize("numeral", ["", "十十", "百", "一二三"])
def test_what_is_no_count_is_none(numeral: str) -> None:
    assert chinese_count(numeral) is None


@pytest.mark.parametrize(
    ("text", "serial"),
    [
        ("ITIB 152", "ITIB152"),
        ("itib152", "ITIB152"),
        ("ITIB1", "ITIB001"),
        ("DEVB(PL)12", "DEVB(PL)012"),
        ("S-ITIB1", "S-ITIB01"),
        ("ja 7", "JA007"),
    ],
)
def test_a_reply_serial_is_given_in_its_one_spelling(text: str, serial: str) -> None:
    assert reply_serial(text) == serial


@pytest.mark.parametrize("text", ["GPT4", "AI 2026", "smart city", "2025", "CB(2)1292/2025"])
def test_what_is_no_serial_is_not_taken_for_one(text: str) -> None:
    assert reply_serial(text) is None


def test_an_estimates_reply_is_named_with_its_year() -> None:
    assert estimates_key("ITIB 152", "2025-26") == "estimates:2025-26:ITIB152"


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("CB(2)1292/2025", "legco:CB(2)1292/2025"),
        ("cb2-1292", "legco:CB(2)1292/*"),
        ("cb(2) 1292", "legco:CB(2)1292/*"),
        ("CB2-1018-3", "legco:CB(2)1018/*(03)"),
        ("CB(2)1018/2025(3)", "legco:CB(2)1018/2025(03)"),
        ("cb2/1292/2025", "legco:CB(2)1292/2025"),
        ("立法會CB(2)1292/2025號文件", "legco:CB(2)1292/2025"),
        ("fcr 2025-26 51", "legco:FCR(2025-26)51"),
        ("ITIB 152", "estimates:*:ITIB152"),
        ("itib152", "estimates:*:ITIB152"),
        ("2025-26 ITIB152", "estimates:2025-26:ITIB152"),
        ("LCQ5 2025-07-09", "lcq:2025-07-09:5"),
        ("lcq 5, 9 July 2025", "lcq:2025-07-09:5"),
        ("July 9, 2025 LCQ5", "lcq:2025-07-09:5"),
        ("立法會五題 2025年7月9日", "lcq:2025-07-09:5"),
        ("立法会五题", "lcq:*:5"),
        ("Q1021", "question:*:1021"),
        ("Q 0148", "question:*:148"),
        ("1021", "question:*:1021"),
        ("問題編號：1021", "question:*:1021"),
        ("Q2026", "question:*:2026"),
        ("P2026100700160", "gia:P2026100700160"),
        (
            "https://www.info.gov.hk/gia/general/202610/07/P2026100700160p.htm?fontSize=1",
            "gia:P2026100700160",
        ),
        (
            "http://sc.isd.gov.hk/TuniS/www.info.gov.hk/gia/general/202610/07/P2026100700159.htm",
            "gia:P2026100700159",
        ),
        (f"<{LEGCO}/yr2026/english/panels/itb/papers/itb20260608cb2-730-2-e.pdf|here>",
         "legco:CB(2)730/2026(02)"),
        ("www.legco.gov.hk/yr2026/chinese/panels/itb/papers/itb20260608cb2-730-2-c.pdf",
         "legco:CB(2)730/2026(02)"),
    ],
)  # fmt: skip
def test_what_people_type_finds_the_paper(query: str, key: str) -> None:
    assert reference_keys(query)[0] == key


def test_an_address_is_also_a_key_by_itself() -> None:
    assert reference_keys("https://example.org/a.pdf#page=3") == ["url:https://example.org/a.pdf"]


@pytest.mark.parametrize(
    "query",
    ["", "smart city", "承諾 智慧城市", "AI 2026", "港法通", "lcq", "::", "2026", "12", "10000"],
)
def test_what_is_no_reference_gives_no_key(query: str) -> None:
    assert reference_keys(query) == []


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=200)
def test_no_query_breaks_the_reading_of_references(query: str) -> None:
    assert isinstance(reference_keys(query), list)


@given(st.text(alphabet="CB(2)/129-LQ第題立法會一十 FR.", max_size=400))
@settings(deadline=None, max_examples=200)
def test_a_canonical_number_is_read_back_as_itself(text: str) -> None:
    number = paper_number(text)
    assert number is None or paper_number(number) == number


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("/yr2026/english/panels/itb/papers/itb20260608cb2-730-2-e.pdf", "CB(2)730/2026(02)"),
        ("/yr2026/chinese/panels/dev/papers/dev20260714cb1-868-1-C.pdf", "CB(1)868/2026(01)"),
        ("/yr2026/english/panels/fseh/papers/fseh20260421jmcb2-475-1-e.pdf", "CB(2)475/2026(01)"),
        ("/yr2026/chinese/panels/dev/papers/dev20260129cb1-87-1-ec.pdf", "CB(1)87/2026(01)"),
        ("/yr2023/english/hc/sub_com/hs01/papers/hs0120250121cb1-55-1-e.pdf", "CB(1)55/2025(01)"),
        ("/yr2024/english/bc/bc05/papers/bc0520240903cb1-1296-3-e.pdf", "CB(1)1296/2024(03)"),
        (
            "/yr2026/english/panels/tp/tp_rsc/papers/tp_rsc20260703cb3-754-3-e.pdf",
            "CB(3)754/2026(03)",
        ),
        ("/yr2026/english/fc/fc/papers/fc20260116fc5-1-e.pdf", "FC5/2026(01)"),
        ("/yr2025/english/fc/fc/papers/fc202502279fc-37-e.pdf", "FC37/2025"),
        ("/yr2026/english/fc/pwsc/papers/pwsc20260603&05pwsc-44-1-e.pdf", "PWSC44/2026(01)"),
        ("/yr2026/english/fc/fc/papers/f26-31e.pdf", "FCR(2026-27)31"),
        ("/yr2025/english/fc/fc/papers/fi25-16e.pdf", "FCRI(2025-26)16"),
        ("/yr2025/english/fc/pwsc/papers/P25-19-e.pdf", "PWSC(2025-26)19"),
        ("/yr2025/english/fc/pwsc/papers/p25-19-e.pdf", "PWSC(2025-26)19"),
        ("/yr2026/english/fc/esc/papers/e25-12-e.pdf", "EC(2025-26)12"),
        ("/yr2026/english/fc/esc/papers/ei26-1-e.pdf", "ECI(2026-27)1"),
    ],
)
def test_a_file_s_name_spells_its_number(path: str, number: str) -> None:
    assert file_number(LEGCO + path) == number


@pytest.mark.parametrize(
    "path",
    [
        "/yr2022/chinese/panels/dev/papers/devcb1-41-1-c.pdf",  # no date
        "/yr2026/english/panels/dev/minutes/dev20260211.pdf",  # minutes carry a number of their own
        "/yr2026/chinese/panels/mp/papers/mp20250127cb1-37-1-c.pdf",  # folder and name disagree
        "/yr2023/english/panels/dev/papers/dev20231213cb1-190-1-e.pdf",  # a follow-up of next year
        "/yr2026/english/panels/ca/papers/ca20260112cb2-1905-1-e.pdf",  # given out in December
        "/yr2022/english/fc/fc/papers/f202268e.pdf",
        "/yr2026/english/panels/dev/papers/dev20261399cb1-1-1-e.pdf",  # no such month
        "/",
    ],
)
def test_a_file_s_name_that_leaves_a_doubt_spells_nothing(path: str) -> None:
    assert file_number(LEGCO + path) is None


def test_a_file_s_name_holds_the_meeting_s_day() -> None:
    url = f"{LEGCO}/yr2023/english/hc/sub_com/hs01/papers/hs0120250121cb1-55-1-e.pdf"
    assert file_day(url) == date(2025, 1, 21)


def test_figures_without_end_are_no_accident() -> None:
    assert chinese_count("9" * 5000) == 999_999_999
    assert chinese_count("²") is None


@pytest.mark.parametrize(
    "typed",
    ["答覆編號 ITIB056", "答覆編號：ITIB056", "答复编号 ITIB056", "Reply serial no. ITIB056"],
)
def test_a_reply_is_found_by_its_number_behind_its_label(typed: str) -> None:
    assert reference_keys(typed) == ["estimates:*:ITIB056"]


def test_a_bare_number_beyond_any_near_year_is_a_question() -> None:
    assert reference_keys("2087") == ["question:*:2087"]
    assert reference_keys("2027") == []
