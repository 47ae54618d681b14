"""This file tests which other forms of words and figures a search looks for."""

from __future__ import annotations

import pytest

from storage.searching.forms import forms, other_forms


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("lamppost", "lampposts"),
        ("judgment", "judgments"),
        ("policy", "policies"),
        ("survey", "surveys"),
        ("process", "processes"),
        ("bus", "buses"),
        ("tax", "taxes"),
        ("branch", "branches"),
        ("house", "houses"),
        ("analysis", "analyses"),
        ("criterion", "criteria"),
        ("child", "children"),
    ],
)
def test_one_and_many_are_forms_of_each_other(one: str, many: str) -> None:
    assert many in other_forms(one)
    assert one in other_forms(many)


@pytest.mark.parametrize("word", ["new", "news", "it", "its", "ai", "custom", "customs", "good"])
def test_what_only_looks_like_a_plural_has_no_other_form(word: str) -> None:
    assert other_forms(word) == ()


def _others(query: str) -> list[list[str]]:
    return [[" ".join(one.tokens) for one in read.phrases[1:]] for read in forms(query)]


@pytest.mark.parametrize(
    ("query", "others"),
    [
        ("18400", [["18 400"]]),
        ("$1,250,000", [["1250000"]]),
        ("2026", [[]]),
        ("2026年", [[]]),
        ("2000萬", [["2 000 万"]]),
        ("CB(2)1292/2025", [[]]),
        ("2025-26", [[]]),
        ("1234.5", [[]]),
        ("P2020010200831", [[]]),
        ('"lamppost" rivers', [[], ["river"]]),
    ],
)
def test_figures_change_their_commas_and_nothing_else_does(
    query: str, others: list[list[str]]
) -> None:
    assert _others(query) == others
