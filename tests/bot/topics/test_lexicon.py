"""This file tests the index that finds every known term in one pass, against plain searching."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.topics.lexicon import MOST_ALIKE, Lexicon
from bot.topics.lookalikes import mend


def found(text: str, *needles: str, prefix: bool = False) -> list[str]:
    """Give what of these needles stands in a text, in order."""
    lexicon = Lexicon()
    for one in needles:
        lexicon.add(one, prefix=prefix)
    hits = sorted((hit.start, hit.end) for hit in lexicon.find(text))
    return [text[start:end] for start, end in hits]


def test_overlapping_terms_are_all_found() -> None:
    assert found("智慧城市", "智慧", "智慧城市", "城市") == ["智慧", "智慧城市", "城市"]


def test_a_term_at_the_very_end_is_found_once() -> None:
    assert found("推動智慧", "智慧", "智慧城市") == ["智慧"]


def test_a_longer_term_cut_off_by_the_end_is_not_found() -> None:
    assert found("smart", "smart city") == []


def test_plurals_are_found() -> None:
    assert found("drones, buses, drone", "drone", "bus") == ["drones", "buses", "drone"]


def test_a_word_inside_another_is_not_found() -> None:
    assert found("pedrones", "drone") == []


def test_chinese_beside_latin_is_a_border() -> None:
    assert found("用ai技术", "ai") == ["ai"]


def test_an_open_ending_takes_the_rest_of_the_word() -> None:
    assert found("digitally", "digital", prefix=True) == ["digitally"]


@pytest.mark.parametrize(("text", "needle"), [("ai ", "ai"), ("智慧", "智慧"), ("慧", "慧")])
def test_what_begins_alike_is_looked_at_so_often_and_no_more(text: str, needle: str) -> None:
    assert len(found(text * (MOST_ALIKE + 50), needle)) == MOST_ALIKE
    assert len(found(text * (MOST_ALIKE - 50), needle)) == MOST_ALIKE - 50


def test_what_begins_otherwise_is_found_behind_however_much() -> None:
    assert found("ai " * (MOST_ALIKE + 50) + "drone", "ai", "drone")[-1] == "drone"


def test_half_a_letter_hides_nothing_that_stands_behind_it() -> None:
    assert found("甲\ud800人工智能", "人工智能") == ["人工智能"]


def test_a_single_letter_is_found_wherever_it_stands() -> None:
    assert found("港珠澳大橋，橋", "橋") == ["橋", "橋"]


def test_an_empty_needle_is_refused() -> None:
    with pytest.raises(ValueError, match="everywhere"):
        Lexicon().add("")


def test_the_same_needle_gets_the_same_number() -> None:
    lexicon = Lexicon()
    assert lexicon.add("智慧") == lexicon.add("智慧")
    assert len(lexicon) == 1


@settings(max_examples=100, deadline=None)
@given(
    st.text(alphabet="智慧城市ab 、", max_size=30),
    st.lists(st.text(alphabet="智慧城市", min_size=1, max_size=4), min_size=1, max_size=6),
)
def test_chinese_terms_are_found_wherever_plain_searching_finds_them(
    text: str, needles: list[str]
) -> None:
    plain = {
        (match.start(), match.start() + len(one))
        for one in needles
        for match in re.finditer(f"(?={re.escape(one)})", text)
    }
    lexicon = Lexicon()
    for one in needles:
        lexicon.add(one)
    assert {(hit.start, hit.end) for hit in lexicon.find(text)} == plain


@pytest.mark.parametrize(
    "text",
    ["Al tools for schools", "運用Al技術", "Generative Al", "Careers in Al", "Al+ strategy"],
)
def test_al_is_mended_where_the_context_says_so(text: str) -> None:
    assert "AI" in mend(text)


@pytest.mark.parametrize(
    "text",
    ["Al Ain", "Mr Al Pacino", "Smith et al", "Al-Futtaim Group", "Mg, Al and Zn", "Also", "EAl"],
)
def test_al_is_left_alone_elsewhere(text: str) -> None:
    assert mend(text) == text


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="Al 技術.,toolsin-", max_size=40))
def test_mending_never_changes_the_length(text: str) -> None:
    assert len(mend(text)) == len(text)
