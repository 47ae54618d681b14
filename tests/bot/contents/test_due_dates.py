"""This file tests the grammar of due dates in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.contents.due_dates import due_dates
from bot.contents.intervals import number_of, term_end, year_of

ISSUED = date(2025, 4, 1)


def only(text: str, issued: date | None = ISSUED) -> tuple[date | None, date | None]:
    found = due_dates(text, issued)
    assert len(found) == 1, [one.text for one in found]
    return found[0].due_from, found[0].due_to


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("將於2027年年底前啟用", date(2027, 10, 1), date(2027, 12, 31)),
        ("將於二○二七年上半年啟用", date(2027, 1, 1), date(2027, 6, 30)),
        ("将于2027年第三季启用", date(2027, 7, 1), date(2027, 9, 30)),
        ("將於 2027 年 3 月底前啟用", date(2027, 3, 21), date(2027, 3, 31)),
        ("在2027年6月30日或以前啟用", date(2027, 6, 30), date(2027, 6, 30)),
        ("於2026-27年度啟用", date(2026, 4, 1), date(2027, 3, 31)),
        ("於二零二六至二七年度啟用", date(2026, 4, 1), date(2027, 3, 31)),
        ("於2026/27學年推行", date(2026, 9, 1), date(2027, 8, 31)),
        ("會在今年內啟用", date(2025, 1, 1), date(2025, 12, 31)),
        ("爭取明年啟用", date(2026, 1, 1), date(2026, 12, 31)),
        ("在下個立法會期提交", date(2026, 1, 1), date(2026, 12, 31)),
        ("由下月起實施", date(2025, 5, 1), date(2025, 5, 31)),
        ("在未來半年內完成", date(2025, 4, 1), date(2025, 10, 1)),
        ("from next month", date(2025, 5, 1), date(2025, 5, 31)),
        ("in the next legislative session", date(2026, 1, 1), date(2026, 12, 31)),
        ("within the current legislative year", date(2025, 1, 1), date(2025, 12, 31)),
        ("as early as 2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("before the end of the current term", date(2025, 4, 1), date(2027, 6, 30)),
        ("會在明年農曆新年前啟用", None, date(2026, 2, 16)),
        ("務求在農曆新年前啟用", None, date(2026, 2, 16)),
        ("趕及今年聖誕節前啟用", None, date(2025, 12, 24)),
        ("before Chinese New Year", None, date(2026, 2, 16)),
        ("before Christmas next year", None, date(2026, 12, 24)),
        ("handed over this December", date(2025, 12, 1), date(2025, 12, 31)),
        ("我們會於年內啟用", date(2025, 1, 1), date(2025, 12, 31)),
        ("預計在本年第三季完成", date(2025, 7, 1), date(2025, 9, 30)),
        ("預計2028年起啟用", date(2028, 1, 1), date(2028, 12, 31)),
        ("在2030年或之前啟用", date(2030, 1, 1), date(2030, 12, 31)),
        ("本屆政府任期內啟用", ISSUED, date(2027, 6, 30)),
        ("在未來三年內啟用", ISSUED, date(2028, 4, 1)),
        ("將於下半年啟用", date(2025, 7, 1), date(2025, 12, 31)),
        ("將於2026年7月至9月啟用", date(2026, 7, 1), date(2026, 9, 30)),
        ("在今屆政府任期內啟用", ISSUED, date(2027, 6, 30)),
        ("will open by the year end", date(2025, 10, 1), date(2025, 12, 31)),
        ("will open by the end of 2028", date(2028, 10, 1), date(2028, 12, 31)),
        ("will open by end-2028", date(2028, 10, 1), date(2028, 12, 31)),
        ("will open in the second quarter of 2027", date(2027, 4, 1), date(2027, 6, 30)),
        ("will open in Q1 2027", date(2027, 1, 1), date(2027, 3, 31)),
        ("will open in the first half of 2027", date(2027, 1, 1), date(2027, 6, 30)),
        ("will open on 9 December 2026", date(2026, 12, 9), date(2026, 12, 9)),
        ("will open in the 2026/27 school year", date(2026, 9, 1), date(2027, 8, 31)),
        ("will open in the 2027-28 financial year", date(2027, 4, 1), date(2028, 3, 31)),
        ("will open within this year", date(2025, 1, 1), date(2025, 12, 31)),
        ("will open by March 2028", date(2028, 3, 1), date(2028, 3, 31)),
        ("will open in the next three years", ISSUED, date(2028, 4, 1)),
        ("will open next financial year", date(2026, 4, 1), date(2027, 3, 31)),
        ("will open by the end of June", date(2025, 6, 21), date(2025, 6, 30)),
        ("will open in the coming quarter", date(2025, 7, 1), date(2025, 9, 30)),
        ("will open by the end of the next quarter", date(2025, 7, 1), date(2025, 9, 30)),
        ("將於下一季啟用", date(2025, 7, 1), date(2025, 9, 30)),
        ("會在來季推出", date(2025, 7, 1), date(2025, 9, 30)),
    ],
)
def test_an_expression_gives_its_interval(text: str, first: date, last: date) -> None:
    assert only(text) == (first, last)


def test_after_a_year_begins_with_the_next() -> None:
    assert only("將於2025年後檢討") == (date(2026, 1, 1), None)


def test_a_year_and_later_begins_with_that_year() -> None:
    assert only("在2026年及以後推廣") == (date(2026, 1, 1), None)


def test_before_a_year_excludes_it() -> None:
    assert only("will open before 2030") == (None, date(2029, 12, 31))


def test_five_to_eight_years_is_a_period_and_not_within_the_year() -> None:
    found = due_dates("在5至8年內吸引企業", ISSUED)
    assert [(one.relative, one.due_to) for one in found] == [(True, None)]


def test_a_period_after_an_event_has_no_dates() -> None:
    (found,) = due_dates("within two years of its launch", ISSUED)
    assert (found.relative, found.due_from, found.due_to) == (True, None, None)


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("within 18 months", date(2026, 10, 1)),
        ("in 12 months' time", date(2026, 4, 1)),
        ("within half a year", date(2025, 10, 1)),
        ("會在兩年內檢討", date(2027, 4, 1)),
        ("會於半年內檢討", date(2025, 10, 1)),
        ("會在一年半內檢討", date(2026, 10, 1)),
    ],
)
def test_so_many_months_are_counted_from_the_day_of_issue(said: str, until: date) -> None:
    assert only(said) == (ISSUED, until)


@pytest.mark.parametrize(
    "said",
    [
        "會在推出後兩年內檢討",
        "過去三年內處理的",
        "如獲批准，會在三個月內開展",
        "每六個月內檢討",
        "complete 85 per cent of applications within three months",
        "once approved, will start within six months",
        "will reply within 14 days",
    ],
)
def test_months_that_something_else_begins_have_no_dates(said: str) -> None:
    (found,) = due_dates(said, ISSUED)
    assert (found.relative, found.due_to) == (True, None)


@pytest.mark.parametrize(
    "said",
    [
        "Starting from January 2027, the works will be completed within two years",
        "The works will commence in early 2028 and will be completed within three years",
        "As announced in the 2024 Policy Address, a company will be set up within two years",
        "The Task Force, set up in March 2024, will submit its report within two years",
        "Upon completion of the tender and the award of the contract by the board, the system will be installed within 18 months",
        "The Government undertook last year to finish within two years",
        "will be completed within two years, counting from the day of gazettal",
        "該項目於2024年5月獲批，政府將在兩年內完成",
        "工程預計於2028年動工，兩年內竣工",
        "條例草案獲通過，政府會在一年內提交附屬法例",
        "政府當局在上次會議上答應在三個月內提供資料",
        "專責小組已於早前成立，將在兩年內提交報告",
        "政府去年承諾在一年內完成檢討",
    ],
)
def test_a_stretch_that_a_stated_start_or_event_begins_has_no_dates(said: str) -> None:
    (found,) = (one for one in due_dates(said, ISSUED) if one.relative)
    assert found.due_to is None


def test_the_middle_of_a_year_ends_with_june() -> None:
    assert only("by mid-2027") == only("於2027年年中") == (date(2027, 6, 1), date(2027, 6, 30))


def test_sessions_went_from_october_until_the_councils_sixth_term_ended() -> None:
    assert only("in the next legislative session", date(2020, 5, 1)) == (
        date(2020, 10, 1),
        date(2021, 9, 30),
    )


def test_the_first_half_of_a_year_is_no_half_a_year() -> None:
    assert only("將於2027年上半年內推出") == (date(2027, 1, 1), date(2027, 6, 30))


def test_this_year_without_a_date_of_issue_has_no_dates() -> None:
    assert only("會在今年內啟用", None) == (None, None)


def test_around_a_year_is_vague() -> None:
    (found,) = due_dates("預計2028年前後啟用", ISSUED)
    assert found.vague


def test_the_simplified_and_traditional_forms_give_the_same() -> None:
    assert only("爭取於明年年中啟用") == only("争取于明年年中启用")


def test_the_words_of_a_date_stand_where_they_are_said_to() -> None:
    text = "（一）我們會於 ２０２６ 年年底前完成，並於2027年3月檢討。"
    for one in due_dates(text, ISSUED):
        assert text[one.start : one.end].strip() == one.text


def test_of_a_thirteenth_month_only_its_year_is_read() -> None:
    assert only("2026年13月") == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2025, 4, 1), date(2027, 6, 30)),
        (date(2027, 6, 30), date(2027, 6, 30)),
        (date(2027, 7, 1), date(2032, 6, 30)),
    ],
)
def test_a_term_of_the_government_ends_in_june_every_fifth_year(day: date, end: date) -> None:
    assert term_end(day) == end


@settings(deadline=None, max_examples=150)
@given(
    st.text(
        alphabet="今明年底中初內前後起至及以或第一二三四季上下半度月日0123456789-/ ,.《」byendofthqu",
        max_size=60,
    )
)
def test_no_text_breaks_the_grammar_and_no_interval_runs_backwards(text: str) -> None:
    for one in due_dates(text, ISSUED):
        assert one.due_from is None or one.due_to is None or one.due_from <= one.due_to


def test_long_hostile_runs_are_read_in_linear_time() -> None:
    # A quadratic pattern would hold this test beyond its time-out.
    assert due_dates("年" * 20_000 + "the " * 5_000 + "2" * 20_000, ISSUED) is not None


@pytest.mark.parametrize(
    ("words", "number"),
    [("12", 12), ("³", 0), ("①", 0), ("1²", 0), ("", 0), ("9" * 5000, 999_999_999), ("\ud800", 0)],
)
def test_a_count_is_read_from_figures_alone(words: str, number: int) -> None:
    assert number_of(words) == number


def test_a_year_is_made_of_figures_alone() -> None:
    assert year_of("²⁰²⁷", None) is None
    assert year_of("9" * 5000, None) is None


def test_a_feast_of_the_moon_has_its_day_in_every_year() -> None:
    assert only("2060年農曆新年前啟用") == (None, date(2060, 2, 1))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("completed in or before March 2028", date(2028, 3, 31)),
        ("completed by or before the third quarter of 2028", date(2028, 9, 30)),
        ("completed before March 2028", date(2028, 2, 29)),
    ],
)
def test_in_or_before_a_month_includes_it(text: str, last: date) -> None:
    assert only(text)[1] == last
