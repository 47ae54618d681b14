"""This file tests match text and search tokens: what makes two spellings of one word equal."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.items import without_council
from scrapers.text import clean, compared, fold, fold_with_offsets, search_tokens, span, token_runs
from tests.material import shared

ODD = "甲衞衛啓啟巿○①㎡ﬁ²¹Ａａßéİ／︰…\u200b\uf98e 1-\ud800𠮷"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("衞生", "衛生"), ("啓動", "啟動"), ("巿民", "市民"), ("谘询", "諮詢"), ("台灣", "臺灣"),
        ("ＡＩ", "ai"), ("二○二六", "二〇二六"), ("（甲）", "(甲)"), ("2025–26", "2025-26"),
        ("人工智能＋政務", "人工智能+政務"), ("度\uf98e", "度年"), ("發展", "发展"), ("瞭解", "了解"),
        ("電\u200d腦", "電腦"), ("問題︰", "問題："), ("平台¹已", "平台已"), ("Café", "cafe"),
    ],
)  # fmt: skip
def test_two_spellings_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_square_metre_keeps_its_figure() -> None:
    assert fold("50m²") == "50m2"


def test_the_labelled_pairs_fold_alike_but_for_wording() -> None:
    pairs = json.loads(shared("labels", "fold_pairs.json").read_text("utf-8"))
    assert [pair for pair in pairs if fold(pair[0]) != fold(pair[1])] in (
        [["智能手機應用程式", "智能手机应用程序"]],  # another word, not another script
        [],
    )


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from(ODD) | st.characters(), max_size=40))
def test_every_folded_character_knows_where_it_comes_from(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets[-1] == len(text)
    assert list(offsets) == sorted(offsets)
    for at, letter in enumerate(folded):
        start, end = span(offsets, at, at + 1)
        assert end == start + 1
        # A mark that says "metre squared" needs its metre, so the letter before it comes along.
        assert letter in fold(text[max(0, start - 1) : end])


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(ODD) | st.characters(), max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_hit_in_match_text_is_cut_from_display_text() -> None:
    text = clean("設立㎡的「ＡＩ沙盒」，衞\u200b生署")
    folded, offsets = fold_with_offsets(text)
    at = folded.index(fold("ai沙盒"))
    start, end = span(offsets, at, at + len("ai沙盒"))
    assert text[start:end] == "ＡＩ沙盒"


def test_chinese_becomes_pairs_and_its_last_letter() -> None:
    assert search_tokens("智慧城市，AI 2026-27") == [
        "智慧", "慧城", "城市", "市", "ai", "2026", "27",
    ]  # fmt: skip


def test_both_scripts_give_the_same_tokens() -> None:
    assert search_tokens("數碼港的發展") == search_tokens("数码港的发展")


def test_runs_say_whether_they_are_chinese_and_where_they_stand() -> None:
    runs = token_runs("AI沙盒 2")
    assert [(run.text, run.chinese, run.start) for run in runs] == [
        ("ai", False, 0), ("沙盒", True, 2), ("2", False, 5),
    ]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from(ODD + "智慧城市ai7"), max_size=40))
def test_tokens_are_those_of_the_runs(text: str) -> None:
    assert search_tokens(text) == [token for run in token_runs(text) for token in run.tokens]


@pytest.mark.parametrize("text", ["數碼政府", "㈱登記", "第①項", "面積3m²及註¹", "ﬁle", "é數"])
def test_offsets_of_text_that_folds_letter_for_letter_or_not_lead_back_to_it(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert (folded, len(offsets), offsets[-1]) == (fold(text), len(folded) + 1, len(text))


@pytest.mark.parametrize(
    "name",
    ["Panel on  Housing", "PANEL ON\nHOUSING", " panel on housing ", "Ｐａｎｅｌ on Housing"],
)
def test_a_name_is_compared_whatever_its_case_width_and_line_breaks(name: str) -> None:
    assert compared(name) == "panel on housing"


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("Legislative Council Panel on Housing", "Panel on Housing"),
        ("the LegCo Panel on Housing", "Panel on Housing"),
        ("legislative council panel on housing", "panel on housing"),
        ("立法會房屋事務委員會", "房屋事務委員會"),
        ("立法会 房屋事务委员会", "房屋事务委员会"),
        ("Panel on Housing", "Panel on Housing"),
        ("Legislative Council", "Legislative Council"),
        ("立法會", "立法會"),
        ("Legislative Councillors' Forum", "Legislative Councillors' Forum"),
        ("", ""),
    ],
)
def test_a_committee_is_named_without_the_council_in_both_languages(
    printed: str, bare: str
) -> None:
    assert without_council(printed) == bare
