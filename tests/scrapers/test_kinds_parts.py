"""This file shows which labels name parts, and how questions and answers are cut at them."""

from __future__ import annotations

import pytest

from scrapers.kinds import documents
from scrapers.kinds.lines import line
from scrapers.kinds.parts import count, exchanges
from scrapers.kinds.patterns import ends_sentence, glue, labels, value_of
from scrapers.readers import read
from scrapers.text import fold


@pytest.mark.parametrize(
    ("text", "style", "named"),
    [
        ("(1) yes", "(1)", (1,)),
        ("（二）是", "(一)", (2,)),
        ("(c) yes", "(a)", (3,)),
        ("(iv) yes", "(i)", (4,)),
        ("12. yes", "1.", (12,)),
        ("1.及2. 是", "1.", (1, 2)),
        ("5)及6) 是", "1)", (5, 6)),
        ("1至3. 是", "1.", (1, 2, 3)),
        ("(1)、(2)及(4) 是", "(1)", (1, 2, 4)),
        ("(a) to (d) yes", "(a)", (1, 2, 3, 4)),
        ("(2) & (3) yes", "(1)", (2, 3)),
        ("十一、是", "一、", (11,)),
    ],
)
def test_a_label_names_its_parts(text: str, style: str, named: tuple[int, ...]) -> None:
    found = labels(fold(text), style)
    assert found is not None
    assert found[0] == named


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("7.73億元", "1."),
        ("1 480項", "1."),
        ("(2025)", "(1)"),
        ("2025. ", "1."),
        ("(x", "(a)"),
        ("abc", "a)"),
    ],
)
def test_what_only_looks_like_a_label_is_none(text: str, style: str) -> None:
    assert labels(fold(text), style) is None


@pytest.mark.parametrize(
    ("label", "alphabet", "value"),
    [
        ("9", "digit", 9),
        ("c", "letter", 3),
        ("二十一", "numeral", 21),
        ("十", "numeral", 10),
        ("xiv", "roman", 14),
        ("vx", "roman", 5),
    ],
)
def test_a_label_has_a_value(label: str, alphabet: str, value: int) -> None:
    assert value_of(label, alphabet) == value


def test_one_numbered_line_is_no_list_of_parts() -> None:
    assert count([line("1. Why?")]) == 0


def test_the_outer_list_gives_the_parts() -> None:
    asked = [line(text) for text in ("1. Boats:", "(a) red;", "(b) blue?", "2. Crews?")]
    assert count(asked) == 2


def test_an_answer_that_labels_its_second_part_only_covers_the_first_above_it() -> None:
    asked = [line("(1) Boats?"), line("(2) Crews?")]
    made, _, _ = exchanges(asked, [line("There are 12 boats."), line("(2) There are 90.")])
    assert [(each.part, each.answer) for each in made] == [
        ("1", "There are 12 boats."),
        ("2", "(2) There are 90."),
    ]


def test_an_answer_in_other_letters_than_the_question_is_whole() -> None:
    asked = [line("(1) Boats?"), line("(2) Crews?")]
    made, _, _ = exchanges(asked, [line("a) Red ones."), line("b) Blue ones.")])
    assert len(made) == 1


@pytest.mark.parametrize(
    "text",
    ["done.", "完成。", "（完成）。", "以下：", "項目；", "項目；及", "one; and", "「完成。」"],
)
def test_a_sentence_that_closes_is_closed(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["see No.", "Mr.", "推動法律", "the cost of", ""])
def test_a_line_that_stops_in_the_middle_is_open(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("推動法律", "科技", "推動法律科技"),
        ("the cost", "of boats", "the cost of boats"),
        ("state-of-the-", "art boats", "state-of-the-art boats"),
        ("約", "7.73億元", "約7.73億元"),
        ("在 2024 年及 2025", "年", "在 2024 年及 2025 年"),
        ("在2024年及2025", "年", "在2024年及2025年"),
    ],
)
def test_lines_are_joined_as_their_script_wants(before: str, after: str, joined: str) -> None:
    assert glue(before, after) == joined


def test_a_sentence_that_ends_where_its_line_does_runs_on_where_the_gaps_say_so() -> None:
    full = "政府會檢討海港的管理辦法並邀請有關各方提出意見以便改善各項"  # 29 letters
    rows = [f"{full}吧。", f"{full}和設", "施。", "", f"{full}與安", "排。", ""]
    text = "\n".join(["何山", "", *rows, *rows, *rows, *rows])
    made = documents(read(text.encode(), "paper.txt"))[0]
    assert made.sections[-1].paragraphs[-2].text == f"{full}吧。{full}和設施。"
