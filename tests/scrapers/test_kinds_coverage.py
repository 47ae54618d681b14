"""This file shows that coverage is the honest share of a source's letters that stand in the structure."""

from __future__ import annotations

from scrapers.kinds.coverage import share


def test_everything_is_one() -> None:
    assert share(["甲乙丙丁", "four words in a row"], ["甲乙丙丁", "four words in a row"]) == 1.0


def test_nothing_is_nought() -> None:
    assert share(["甲乙丙丁"], ["戊己庚辛"]) == 0.0


def test_a_lost_line_is_missed() -> None:
    assert share(["甲乙丙丁戊", "己庚辛壬癸"], ["甲乙丙丁戊"]) == 0.5


def test_letters_in_another_order_do_not_count() -> None:
    assert share(["甲乙丙丁"], ["丁丙乙甲"]) == 0.0


def test_lines_that_were_joined_count() -> None:
    assert share(["甲乙丙", "丁戊己"], ["甲乙丙丁戊己"]) == 1.0


def test_short_lines_count_when_their_words_stand() -> None:
    assert share(["目的", "12"], ["目的", "no 12"]) == 1.0


def test_a_source_without_letters_is_covered() -> None:
    assert share(["***", ""], []) == 1.0
