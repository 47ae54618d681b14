"""This file tests that a yes or no that was asked for is told, first, and with what was asked."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.answers import answers, asked_whether
from scrapers.items import Document, Exchange
from scrapers.text import language_of

ISSUED = date(2026, 6, 24)


def reply(question: str, *paragraphs: str) -> Document:
    return Document(
        "question_reply", language_of(question), "Reading rooms", published=ISSUED,
        exchanges=(Exchange(question, "\n".join(paragraphs), None),),
    )  # fmt: skip


def told(question: str, *paragraphs: str) -> list[str]:
    return [one.text for one in summarise(reply(question, *paragraphs))]


ASKED = "Will the Government inform this Council whether it will abolish the deposit for readers' cards; if so, when; if not, why not?"
ASKED_ZH = "政府可否告知本會，會否取消閱覽證的按金；如會，何時取消；如否，原因為何？"
BESIDE = "The Archives Office issued 10 000 readers' cards in May 2026."
BESIDE_ZH = "檔案處在2026年5月發出10 000張閱覽證。"


@pytest.mark.parametrize(
    "answer",
    [
        "The answer is in the negative.",
        "The answer to the question is no.",
        "Our reply is in the negative.",
        "The Government has no such plan at present.",
        "There is no such plan.",
        "No.",
    ],
)
def test_a_mere_no_is_told_first_behind_what_was_asked(answer: str) -> None:
    first = told(ASKED, BESIDE, answer)[0]
    assert first == f"[Whether it will abolish the deposit for readers' cards] {answer}"


@pytest.mark.parametrize(
    "answer",
    [
        "答案是否定的。",
        "有關問題的答案為「不會」。",
        "政府現時沒有這個計劃。",
        "當局並無此打算。",
        "不會。",
    ],
)
def test_a_mere_no_in_chinese_is_told_first_behind_what_was_asked(answer: str) -> None:
    assert told(ASKED_ZH, BESIDE_ZH, answer)[0] == f"（會否取消閱覽證的按金）{answer}"


def test_a_mere_yes_is_told_as_a_no_is() -> None:
    assert told(ASKED, BESIDE, "The answer is in the affirmative.")[0].endswith("affirmative.")
    assert (
        told(ASKED_ZH, BESIDE_ZH, "答案是肯定的。")[0] == "（會否取消閱覽證的按金）答案是肯定的。"
    )


def test_a_mere_no_to_two_questions_is_not_told_of_one() -> None:
    question = "Will the Government inform this Council whether it will abolish the deposit, and whether it will extend the opening hours?"
    assert not any(
        "negative" in one for one in told(question, BESIDE, "The answer is in the negative.")
    )


@pytest.mark.parametrize(
    "answer",
    [
        "The Government has no plan to abolish the deposit for readers' cards.",
        "The Archives Office does not intend to abolish the deposit for readers' cards.",
        "At present, the Administration is not considering abolishing the deposit for readers' cards.",
        "The deposit for readers' cards will not be abolished.",
        "The Government will abolish the deposit for readers' cards in 2027.",
    ],
)
def test_a_plain_answer_comes_before_what_went_before(answer: str) -> None:
    before = "The deposit brought in $1.1 million in 2025-26. Readers numbered 49 900 in 2025, up by 12 per cent."
    assert told(ASKED, before, answer)[0].startswith(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "政府沒有計劃取消閱覽證的按金。",
        "檔案處無意取消閱覽證的按金。",
        "局方現階段不會取消閱覽證的按金。",
        "政府認為不宜取消閱覽證的按金。",
        "政府將於2027年取消閱覽證的按金。",
    ],
)
def test_a_plain_answer_in_chinese_comes_before_what_went_before(answer: str) -> None:
    before = "閱覽證按金在2025-26年度的收入為110萬元。讀者在2025年有49 900名，按年上升12%。"
    assert told(ASKED_ZH, before, answer)[0].startswith(answer)


def test_what_was_asked_second_is_answered_second() -> None:
    question = "Will the Government inform this Council of the number of readers' cards issued last year, and whether it will abolish the deposit for readers' cards?"
    number = "The Archives Office issued 10 000 readers' cards last year."
    assert (
        told(
            question,
            number,
            "The Government has no plan to abolish the deposit for readers' cards.",
        )[0]
        == number
    )


@pytest.mark.parametrize(
    "said",
    [
        "The Government will continue to improve its reading rooms.",
        "The Archives Office will not open on Sundays.",
        "No reader may take out records.",
    ],
)
def test_what_denies_something_else_is_no_answer(said: str) -> None:
    paper = reply(ASKED, said)
    assert not answers(paper, statements(paper)).first


def test_what_was_asked_ends_where_the_next_question_begins() -> None:
    assert asked_whether(ASKED) == ["whether it will abolish the deposit for readers' cards"]
    assert asked_whether(ASKED_ZH) == ["會否取消閱覽證的按金"]
    assert asked_whether("Will the Government waive the fee? How many have applied?") == [
        "Will the Government waive the fee"
    ]


def test_asking_to_be_informed_is_no_question_of_its_own() -> None:
    assert asked_whether("Will the Government inform this Council of the number of readers?") == []
    assert asked_whether("政府可否告知本會讀者人數？") == []


def test_one_answer_to_two_questions_is_told_with_both() -> None:
    question = "政府可否告知本會，會否提高閱覽券面值，以及會否推展至全日開放的閱覽室？"
    first = told(question, "兩個問題的答案均為否定。", BESIDE_ZH)[0]
    assert first == "（會否提高閱覽券面值；會否推展至全日開放的閱覽室）兩個問題的答案均為否定。"


def test_a_no_behind_its_grounds_is_told_before_other_numbers() -> None:
    no = "As four-fifths of the deposit money remains unspent, there is no case for abolishing the deposit."
    others = (
        "The Office held 40 fairs in 2025. It has 12 branches. It had 3 000 visitors in May 2026."
    )
    assert any(no in one for one in told(ASKED, others, no))


def test_what_answers_first_opens_its_bullet() -> None:
    no = "We do not consider it appropriate to abolish the deposit for readers' cards."
    first = told(ASKED, "In 2026, fees rose by 1.4 per cent and the Office gave $5 million.", no)[0]
    assert first.startswith(no)


def test_a_yes_or_no_behind_a_long_premise_is_asked_first() -> None:
    question = "針對閱覽證計劃，在確保讀者充分使用設施方面，除了現有資助外，是否會額外安排資金培訓館員？若有，金額是多少？"
    before = "閱覽證計劃旨在吸引讀者，並豐富本港的閱讀風氣，涉及1.8億元。"
    no = "我們沒有計劃額外安排資金培訓館員。"
    assert told(question, before, no)[0].startswith(no)


def test_of_two_things_asked_in_one_clause_each_may_be_denied() -> None:
    question = "whether it will open the cross-harbour routes by early 2027, as the trade has requested, and waive all mooring fees for three years?"
    document = reply(question, "A blanket fee waiver is not under contemplation.")
    assert answers(document, statements(document)).denied == {0}


def test_of_two_things_asked_in_chinese_each_may_be_denied() -> None:
    question = "當局會否強制所有碼頭於2026年內上載紀錄，並向每間船廠發放5萬元津貼？"
    document = reply(question, "政府無意向個別船廠發放津貼。")
    assert answers(document, statements(document)).denied == {0}


def test_what_others_demand_before_anything_is_asked_may_be_denied() -> None:
    question = "有業界人士促請政府在二○二七年上半年內開放鯉魚門作遊艇航道。就此，政府可否告知本會，遊艇的數目為何？"
    document = reply(question, "鯉魚門的航道涉及安全，政府不會在二○二七年上半年開放。")
    assert answers(document, statements(document)).denied == {0}


def test_what_is_denied_beside_what_was_demanded_is_no_answer_to_it() -> None:
    question = "The trade demands that the reading rooms be opened on Sundays. In this connection, what is the number of readers?"
    document = reply(question, "We do not intend to raise the price of maps.")
    assert not answers(document, statements(document)).denied


def test_a_no_in_one_part_does_not_deny_what_another_part_demands() -> None:
    parts = (
        Exchange("(1) of the number of piers;", "There is no plan to lengthen the mooring of yachts at night.", "1"),
        Exchange("(2) as some suggest lengthening the mooring of yachts at night, how much it costs?", "It costs $2.", "2"),
    )  # fmt: skip
    document = Document(
        "question_reply", "en", "Piers", published=date(2026, 6, 1), exchanges=parts
    )
    assert not answers(document, statements(document)).denied
