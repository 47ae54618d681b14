"""This file shows that questions and replies are read with their people, parts and hours."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from scrapers.items import Block, Reading
from scrapers.kinds import documents, question_reply
from tests.scrapers.papers import page, paper

ENGLISH = """LCQ{number}: Bicycle lanes
***********************
     Following is a question by {asker} and a {written}reply by {replier}, in the Legislative Council today (June 4):
Question:
     Will the Government inform this Council:
{parts}
Reply:
President,
{answers}
Ends/Wednesday, June 4, 2025
Issued at HKT 16:05
"""
USUAL = {
    "number": "12",
    "asker": "the Hon Peter Lo",
    "written": "written ",
    "replier": "the Secretary for Lanes, Ms Joan Tam",
    "parts": "(1) how many lanes there are;\n(2) what they cost; and\n(3) who sweeps them?",
    "answers": "(1) There are 40 lanes.\n(2) They cost $3 million.\n(3) Contractors sweep them.",
}


def english(**changes: str) -> str:
    return ENGLISH.format(**(USUAL | changes))


CHINESE = """立法會{number}題：單車徑
　　以下是今日（六月四日）在立法會會議上{asker}議員的提問和{replier}的{written}答覆：
問題：
　　政府可否告知本會：
{parts}
答覆：
主席：
{answers}
完
2025年6月4日（星期三）
香港時間16時05分
"""
LIKEWISE = {
    "number": "十二",
    "asker": "盧啟明",
    "replier": "路徑局局長譚佐恩",
    "written": "書面",
    "parts": "（一）單車徑的數目為何；\n（二）有關開支為何；及\n（三）由誰清掃？",
    "answers": "（一）現時有40條單車徑。\n（二）有關開支為300萬元。\n（三）由承辦商清掃。",
}


def chinese(**changes: str) -> str:
    return CHINESE.format(**(LIKEWISE | changes))


def parts(text: str) -> list[tuple[str | None, tuple[str, ...], str]]:
    return [(each.part, each.covers, each.answer) for each in paper(text).exchanges]


@pytest.mark.parametrize("text", [english(), chinese()])
def test_a_question_and_its_reply_are_recognised(text: str) -> None:
    assert paper(text).kind == "question_reply"


@pytest.mark.parametrize(
    ("text", "oral"),
    [
        (english(), "false"),
        (english(number="3", written=""), "true"),
        (english(number="3"), "false"),
        (chinese(), "false"),
        (chinese(number="六", written=""), "true"),
    ],
)
def test_oral_and_written_questions_are_told_apart(text: str, oral: str) -> None:
    assert paper(text).fields["oral"] == oral


@pytest.mark.parametrize(
    ("text", "number"), [(english(), "12"), (chinese(), "12"), (chinese(number="二十二"), "22")]
)
def test_the_question_has_its_number(text: str, number: str) -> None:
    assert paper(text).fields["question_no"] == number


@pytest.mark.parametrize(
    "asker", ["the Hon Peter Lo", "Dr the Hon Peter Lo", "Ir Dr the Hon Peter Lo", "Hon Peter Lo"]
)
def test_the_asker_has_a_bare_name(asker: str) -> None:
    assert paper(english(asker=asker)).people[0].name == "Peter Lo"


def test_the_chinese_asker_has_a_bare_name() -> None:
    assert [(each.role, each.name) for each in paper(chinese()).people] == [
        ("asker", "盧啟明"),
        ("replier", "路徑局局長譚佐恩"),
    ]


def test_an_acting_replier_is_named_as_stated() -> None:
    made = paper(chinese(replier="署理路徑局局長譚佐恩博士"))
    assert made.people[1].name == "署理路徑局局長譚佐恩博士"
    assert made.fields["replier_office"] == "署理路徑局局長"


def test_an_acting_english_replier_is_named_as_stated() -> None:
    made = paper(english(replier="the Acting Secretary for Lanes, Dr Joan Tam"))
    assert made.people[1].name == "Acting Secretary for Lanes, Dr Joan Tam"
    assert made.fields["replier_office"] == "Acting Secretary for Lanes"


def test_each_part_has_its_answer() -> None:
    assert [(part, answer[:9]) for part, _, answer in parts(english())] == [
        ("1", "(1) There"),
        ("2", "(2) They "),
        ("3", "(3) Contr"),
    ]


def test_each_chinese_part_has_its_answer() -> None:
    assert [(part, answer[:6]) for part, _, answer in parts(chinese())] == [
        ("1", "（一）現時有"),
        ("2", "（二）有關開"),
        ("3", "（三）由承辦"),
    ]


@pytest.mark.parametrize(
    ("asked", "told", "covers"),
    [
        ("(1) a;\n(2) b; and\n(3) c?", "(1) and (2) Yes.\n(3) No.", [("1", "2"), ()]),
        ("(1) a;\n(2) b; and\n(3) c?", "(1) to (3) Yes.", [("1", "2", "3")]),
        ("(a) a;\n(b) b; and\n(c) c?", "(a) Yes.\n(b) and (c) No.", [(), ("2", "3")]),
        ("(1) a;\n(2) b; and\n(3) c?", "(1), (2) and (3) Yes.", [("1", "2", "3")]),
        ("1. a;\n2. b; and\n3. c?", "1. & 2. Yes.\n3. No.", [("1", "2"), ()]),
        ("(1) a;\n(2) b; and\n(3) c?", "(1) and (3) Yes.\n(2) No.", [("1", "3"), ()]),
    ],
)
def test_a_combined_answer_says_which_parts_it_covers(
    asked: str, told: str, covers: list[tuple[str, ...]]
) -> None:
    assert [each for _, each, _ in parts(english(parts=asked, answers=told))] == covers


@pytest.mark.parametrize(
    ("told", "covers"),
    [
        ("（一）及（二）是。\n（三）否。", [("1", "2"), ()]),
        ("（一）至（三）是。", [("1", "2", "3")]),
        ("（一）、（二）及（三）是。", [("1", "2", "3")]),
        ("就問題各部分，現綜合答覆如下：\n是。", [("1", "2", "3")]),
    ],
)
def test_a_combined_chinese_answer_says_which_parts_it_covers(
    told: str, covers: list[tuple[str, ...]]
) -> None:
    assert [each for _, each, _ in parts(chinese(answers=told))] == covers


def test_stage_headings_stay_inside_their_answer() -> None:
    told = "（一）是。\n（二）是。\n（三）分兩階段：\n（1）第一階段：規劃\n年內完成。\n（2）第二階段：施工\n明年開展。"
    answers = [answer for _, _, answer in parts(chinese(answers=told))]
    assert answers[2].split("\n")[1:] == [
        "（1）第一階段：規劃",
        "年內完成。",
        "（2）第二階段：施工",
        "明年開展。",
    ]


def test_a_list_inside_an_answer_is_not_taken_for_the_next_part() -> None:
    told = "(1) We do this:\n(1) sweep;\n(2) wash; and\n(3) paint.\n(2) They cost $1.\n(3) Nobody."
    assert [answer.split("\n")[0] for _, _, answer in parts(english(answers=told))] == [
        "(1) We do this:",
        "(2) They cost $1.",
        "(3) Nobody.",
    ]


def test_a_question_without_parts_is_one_exchange() -> None:
    found = parts(english(parts="why lanes are green?", answers="They were painted so."))
    assert found == [(None, (), "They were painted so.")]


def test_the_preamble_is_kept() -> None:
    made = paper(english())
    assert made.sections[0].paragraphs[0].text == "Will the Government inform this Council:"


@pytest.mark.parametrize("text", [english(), chinese()])
def test_the_hour_of_issue_is_read(text: str) -> None:
    assert paper(text).issued_at == datetime(2025, 6, 4, 8, 5, tzinfo=UTC)


def test_the_hour_that_a_page_states_is_kept() -> None:
    at = datetime(2025, 6, 4, 8, 5, tzinfo=UTC)
    blocks = tuple(Block(text) for text in english().split("Ends/")[0].split("\n") if text)
    (made,) = documents(Reading(blocks, "html", issued_at=at))
    assert (made.issued_at, made.published) == (at, date(2025, 6, 4))


def test_a_day_without_a_year_takes_the_year_of_issue() -> None:
    text = chinese().split("完\n")[0]
    made = paper(text, published=date(2025, 6, 5))
    assert made.meeting_date == date(2025, 6, 4)


def test_a_day_without_a_year_is_no_date_where_nothing_tells_the_year() -> None:
    made = paper(chinese().split("完\n")[0])
    assert (made.published, made.fields["stated_day"]) == (None, "六月四日")


def test_a_reply_named_before_its_question_is_read() -> None:
    made = page(
        "LCQ4: Bicycle lanes",
        "Following is a reply by the Secretary for Lanes, Ms Joan Tam, to a question by the Hon Peter Lo in the Legislative Council today (June 4):",
        "Question:",
        "How many lanes are there?",
        "Reply:",
        "President,",
        "There are 40.",
    )
    assert [each.name for each in made.people] == ["Peter Lo", "Secretary for Lanes, Ms Joan Tam"]


def test_an_opening_sentence_broken_over_lines_is_read() -> None:
    text = (
        english()
        .replace("reply by the Secretary", "reply by\nthe Secretary")
        .replace("in the Legislative", "in the\nLegislative")
    )
    assert [each.role for each in paper(text).people] == ["asker", "replier"]


def test_a_number_is_null_and_the_kind_has_no_committee() -> None:
    made = paper(english())
    assert (made.number, made.committee) == (None, None)


def test_an_annex_with_its_table_stands_apart() -> None:
    told = LIKEWISE["answers"] + "\n附件一\n年份 單車徑 長度\n2023 30 41\n2024 36 52\n2025 40 60"
    made = paper(chinese(answers=told))
    assert (made.sections[-1].heading, made.sections[-1].paragraphs[0].table) == ("附件一", True)


def test_a_question_put_in_other_words_is_read() -> None:
    text = chinese(written="").replace("的提問和", "提出的質詢，以及")
    assert [each.name for each in paper(text).people] == ["盧啟明", "路徑局局長譚佐恩"]


def test_the_day_on_the_line_after_the_sentence_is_read() -> None:
    text = english().replace("Council today (June", "Council today\n(June")
    assert paper(text).fields["stated_day"] == "June 4"


@pytest.mark.parametrize(
    ("replier", "office"),
    [
        ("Secretary for Innovation, Technology and Industry, Professor SUN Dong",
         "Secretary for Innovation, Technology and Industry"),
        ("Secretary for Justice, Mr Paul LAM, SC", "Secretary for Justice"),
        ("Acting Secretary for Lanes, TANG Ping-keung", "Acting Secretary for Lanes"),
        ("Secretary for Home and Youth Affairs, Alice Mak", "Secretary for Home and Youth Affairs"),
        ("Secretary for Culture, Sports and Tourism", "Secretary for Culture, Sports and Tourism"),
    ],
)  # fmt: skip
def test_an_office_keeps_its_own_commas(replier: str, office: str) -> None:
    assert question_reply._office(replier) == office
