"""This file tests how physical lines become paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.text import fold, is_furniture, join_lines, opens_item
from tests.material import shared


def test_a_line_broken_by_the_margin_goes_on() -> None:
    assert join_lines(["本文件旨在向委員簡介無人機在香港的發展及相關", "規管安排。", "背景"]) == [
        "本文件旨在向委員簡介無人機在香港的發展及相關規管安排。",
        "背景",
    ]


def test_blank_lines_between_all_lines_are_not_paragraph_ends() -> None:
    lines = "本文件旨在向委員簡介無人機在香港的發展及相||規管安排的最新情況，以及未來數年的工作計||劃。||背景||2. 政府去年展開諮詢，收到各界意見共二百份，||並已公布結果。||現況"
    assert join_lines(lines.split("|")) == [
        "本文件旨在向委員簡介無人機在香港的發展及相規管安排的最新情況，以及未來數年的工作計劃。",
        "背景",
        "2. 政府去年展開諮詢，收到各界意見共二百份，並已公布結果。",
        "現況",
    ]


def test_a_blank_line_ends_a_paragraph_elsewhere() -> None:
    lines = ["甲乙丙丁戊己庚辛壬癸", "子丑寅", "", "天地玄黃宇宙洪荒", "日月"]
    assert join_lines(lines) == ["甲乙丙丁戊己庚辛壬癸子丑寅", "天地玄黃宇宙洪荒日月"]


def test_a_wrapped_figure_is_not_a_list_item() -> None:
    lines = ["政府會在未來三個財政年度為該項計劃合共撥款7.", "73億元。"]
    assert join_lines(lines) == ["政府會在未來三個財政年度為該項計劃合共撥款7.73億元。"]


def test_a_figure_at_the_start_of_a_line_is_not_a_list_item() -> None:
    lines = ["政府會在未來三個財政年度為該項計劃合共撥款約", "7.73億元。"]
    assert join_lines(lines) == ["政府會在未來三個財政年度為該項計劃合共撥款約7.73億元。"]


@pytest.mark.parametrize(
    "line", ["2. 政府", "(a) 推動", "（一）目前", "• 翻譯", "三、結語", "(iv) 透過"]
)
def test_list_items_are_known_by_their_mark(line: str) -> None:
    assert opens_item(line)


@pytest.mark.parametrize("line", ["7.73億元", "2031年", "i.e. this", "AI 工具", "-5 度"])
def test_other_openings_are_no_list_items(line: str) -> None:
    assert not opens_item(line)


def test_an_item_begins_a_paragraph_of_its_own() -> None:
    lines = ["委員認為政府應當盡快為無人機制訂新的法例以及", "(a) 設立試飛場地；", "(b) 培訓人員。"]
    assert len(join_lines(lines)) == 3


def test_a_word_broken_by_a_hyphen_is_made_whole() -> None:
    lines = ["The Government will continue to support develop-", "ment of drones."]
    assert join_lines(lines) == ["The Government will continue to support development of drones."]


def test_a_hyphen_that_belongs_to_its_word_stays() -> None:
    lines = ["The Government will continue to strengthen cross-", "boundary flights."]
    assert join_lines(lines) == [
        "The Government will continue to strengthen cross-boundary flights."
    ]


def test_years_broken_at_their_dash_are_made_whole() -> None:
    assert join_lines(["the Estimates of 2031-", "32 financial year"]) == [
        "the Estimates of 2031-32 financial year"
    ]


def test_english_lines_join_with_a_blank() -> None:
    assert join_lines(["The Panel noted the plan to open the new", "test site."]) == [
        "The Panel noted the plan to open the new test site."
    ]


def test_an_address_goes_on_in_the_next_line() -> None:
    lines = ["See https://www.example.gov.hk/en/plans/", "drones.html"]
    assert join_lines(lines) == ["See https://www.example.gov.hk/en/plans/drones.html"]


@pytest.mark.parametrize(
    "line",
    [
        "第  1 9  節  IT IB  -  第  6  頁",
        "- 12 -",
        "第3頁",
        "Page 4 of 9",
        "Session 19 ITIB - Page 6",
    ],
)
def test_running_footers_go(line: str) -> None:
    assert is_furniture(line)
    assert join_lines(["甲。", line, "乙。"]) == ["甲。", "乙。"]


def test_a_latin_name_keeps_its_border_where_blanks_stand_only_behind_chinese() -> None:
    lines = ["在 2031年 完 成，CITA計 劃 及 400位 人 員", "", "AI 生 物 工 程  2031"]
    assert join_lines(lines)[1] == "AI 生物工程 2031"


def test_blanks_on_both_sides_of_a_word_are_no_border() -> None:
    assert join_lines(["在 2031 年 推 出 AI 技 術 以 便 市 民"]) == ["在2031年推出AI技術以便市民"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.sampled_from("甲乙 ，。ab-1.(•\f"), max_size=30), max_size=20))
def test_no_chinese_letter_is_lost_in_joining(lines: list[str]) -> None:
    kept = "".join(join_lines(lines))
    assert [x for x in kept if x in "甲乙"] == [x for x in "".join(lines) if x in "甲乙"]


@pytest.mark.real
def test_terms_of_the_estimates_replies_are_found_after_joining() -> None:
    lines = shared("real", "seeds", "003_290747ba864f0a9c.part.txt").read_text("utf-8").split("\n")
    joined = fold("\n".join(join_lines(lines)))
    whole = fold("".join("".join(line.split()) for line in lines))
    terms = [
        fold(term)
        for term in ("人工智能", "創新科技", "數字政策", "初創企業", "研發中心", "新型工業化")
    ]
    found, possible = (sum(text.count(term) for term in terms) for text in (joined, whole))
    assert found >= 0.985 * possible
