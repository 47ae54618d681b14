"""This file tests display text: what people see of a paper's letters, blanks and punctuation."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.text import clean, collapse_line, is_cjk, language_of, sentences
from tests.material import shared

LETTER_SPACED = [
    ("3. 計 劃 涉 及 的 人 手 和 支 出 ； 及", "3.計劃涉及的人手和支出；及"),
    ("(回 覆 編 號 ： 0042)", "(回覆編號：0042)"),
    ("在 2031年 5月 1日 或 之 前 完 成", "在2031年5月1日或之前完成"),
    ("合 計  12 3.5億 元  0.5億 元", "合計 12 3.5億元 0.5億元"),
    ("南 山 大 學 (2 )  - - 1,200", "南山大學(2) - - 1,200"),
    ("16. 飛 行 科 技  航 空 及 物 流", "16.飛行科技 航空及物流"),
    ("海 關 總 署 人工智能部 門", "海關總署 人工智能部 門"),
    ("17 Dr WONG Siu Ming 生 物 工 程 學  2031", "17 Dr WONG Siu Ming 生物工程學 2031"),
    ("使 用「 沙 盒 」的 公 司，共 7間", "使用「沙盒」的公司，共7間"),
]


@pytest.mark.parametrize(("line", "shown"), LETTER_SPACED)
def test_letter_spacing_goes_and_column_gaps_stay(line: str, shown: str) -> None:
    assert clean(line) == shown


def test_a_line_is_letter_spaced_from_a_third_of_its_pairs() -> None:
    assert clean("檢討 報告") == "檢討 報告"  # one gap in three pairs is below the limit
    assert clean("檢 討 報告") == "檢討報告"


def test_a_blank_between_two_clauses_of_a_title_stays_one_blank() -> None:
    assert clean("運輸局公布路線圖　　試驗明年展開") == "運輸局公布路線圖 試驗明年展開"


def test_blanks_beside_full_width_punctuation_go() -> None:
    assert clean("主席 ： 各位早晨。 多謝（ 各位 ）。") == "主席：各位早晨。多謝（各位）。"


def test_compatibility_ideographs_become_the_ordinary_ones() -> None:
    assert clean("\uf98e\uf901\uf90a\uf969") == "年更金數"


def test_radicals_that_stand_for_letters_become_letters() -> None:
    assert clean("⼈⼯智能⻑者⺠政") == "人工智能長者民政"


def test_the_look_alike_of_city_stays_in_display_text() -> None:
    assert clean("巿民") == "巿民"


def test_small_and_vertical_forms_become_usual_punctuation() -> None:
    assert clean("問題︰是否﹙甲﹚﹑乙﹖｢丙｣") == "問題：是否（甲）、乙？「丙」"


def test_superscripts_stay_superscripts() -> None:
    assert clean("雲端平台¹已於2031年³啟用") == "雲端平台¹已於2031年³啟用"


def test_invisible_control_and_bidirectional_characters_go() -> None:
    assert clean("電\u200d腦\u200b投\u00ad影\x07片\u202e簡\ue000介\ufeff") == "電腦投影片簡介"


def test_half_a_surrogate_goes() -> None:
    assert clean("甲\ud800乙") == "甲乙"


def test_symbol_font_bullets_stay_bullets() -> None:
    assert clean("\uf0b7 第一點") == "• 第一點"


def test_an_address_broken_by_a_blank_is_made_whole() -> None:
    text = "詳見 https://www.example.gov.hk/tc/e -service.html 網頁"
    assert clean(text) == "詳見 https://www.example.gov.hk/tc/e-service.html 網頁"


def test_an_address_broken_behind_a_slash_is_made_whole() -> None:
    assert clean("See https://www.example.hk/en/ plan.pdf now") == (
        "See https://www.example.hk/en/plan.pdf now"
    )


def test_line_ends_of_a_table_stay() -> None:
    assert clean("甲\r\n乙 \n\n\n\n丙") == "甲\n乙\n\n丙"


def test_the_labelled_lines_collapse_as_labelled_and_keep_the_borders_they_lost() -> None:
    rows = json.loads(shared("labels", "collapse_lines.json").read_text("utf-8"))
    wrong = [
        row["line"] for row in rows if (clean(row["line"]) == row["out"]) == bool(row["wrong"])
    ]
    assert wrong == []


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("甲乙丙丁AB12 \n\t，。（）「-.\u200b\uf98e̊ é¹"), max_size=60))
def test_display_text_holds_nothing_invisible_and_no_double_blank(text: str) -> None:
    shown = clean(text)
    assert "  " not in shown
    assert "\u200b" not in shown
    assert shown == shown.strip()
    assert [letter for letter in shown if is_cjk(letter)] == [
        letter for letter in text.replace("\uf98e", "年") if is_cjk(letter)
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_cleaned_collapsed_cut_and_told_apart(text: str) -> None:
    assert isinstance(clean(text), str)
    assert isinstance(collapse_line(clean(text)), str)
    assert all(sentence.strip() == sentence and sentence for sentence in sentences(text))
    assert language_of(text) in {"en", "zh-Hant", "zh-Hans"}


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (
            "經費增至7.73億元。明年再檢討！是否足夠？",
            ["經費增至7.73億元。", "明年再檢討！", "是否足夠？"],
        ),
        ("他說：「會做。」然後離開。", ["他說：「會做。」", "然後離開。"]),
        ("See No. 5 of the list. Mr. Chan agreed.", ["See No. 5 of the list.", "Mr. Chan agreed."]),
        ("It cost $1.5 million. Dr. Lee left.", ["It cost $1.5 million.", "Dr. Lee left."]),
        (
            "2. The fund opens in May. It closes in June",
            ["2. The fund opens in May.", "It closes in June"],
        ),
        ("under Cap. 486 and e.g. Smart City.", ["under Cap. 486 and e.g. Smart City."]),
        ("甲\n乙。", ["甲", "乙。"]),
    ],
)
def test_sentences_end_at_end_marks_only(text: str, cut: list[str]) -> None:
    assert sentences(text) == cut


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("LCQ4: Use of drones in the New Territories", "en"),
        ("Promotion of LawTech in Hong Kong (法律科技)", "en"),
        ("立法會四題：無人機的使用", "zh-Hant"),
        ("立法会四题：无人机的使用", "zh-Hans"),
        ("運輸署舉辦「AI+ Transport: A New Road」論壇（附圖）", "zh-Hant"),
        ("人工智能", "zh-Hant"),
        ("委員关注這項發展，政府會繼續發展无人機", "zh-Hant"),
        ("干部后里台", "zh-Hant"),
        ("数码港", "zh-Hans"),
        ("", "en"),
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    assert language_of(text) == language
