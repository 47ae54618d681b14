"""This file tests that a question tells on what a part of its answer is, where the answer leaves that out."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.statements import statements
from bot.contents.summaries.asked_names import only_name, subject_asked_for
from bot.contents.summaries.subjects import Subjects
from scrapers.items import Document, Exchange


def labels(*parts: tuple[str, str]) -> list[str | None]:
    document = Document(
        "question_reply", "zh-Hant", "航運服務的使用情況", published=date(2026, 6, 24),
        exchanges=tuple(Exchange(question, answer, str(at)) for at, (question, answer) in enumerate(parts, 1)),
    )  # fmt: skip
    everything = statements(document)
    subjects = Subjects(everything, document.title, [one for one, _ in parts])
    return [subjects.before(one) for one in everything]


OTHER = ("「海事通」的收費；", "「海事通」不收費用。")


def test_what_a_paragraph_opens_with_and_was_asked_for_is_its_subject() -> None:
    assert subject_asked_for("渡輪易自二○二三年五月起實施。", "渡輪易的交易宗數；") == "渡輪易"


@pytest.mark.parametrize(
    ("opening", "question"),
    [
        ("渡輪易自二○二三年五月起實施。", "泊位的數目；"),
        ("海事處自二○二三年五月起實施新安排。", "海事處的安排；"),
        ("政府已於二○二三年推出新安排。", "政府的安排；"),
    ],
)
def test_who_acts_or_was_not_asked_for_is_no_subject(opening: str, question: str) -> None:
    assert subject_asked_for(opening, question) == ""


def test_of_several_names_in_a_question_none_is_the_one() -> None:
    assert only_name("「海事通」及「渡輪易」的用戶數目") == ""


def test_a_sentence_without_a_subject_bears_the_one_that_was_asked_for() -> None:
    answer = "渡輪易自二○二三年五月起實施。截至二○二六年五月三十一日，已發出證明書約92萬張。"
    assert labels(("渡輪易的交易宗數；", answer), OTHER)[1] == "（渡輪易）"


def test_an_aim_without_a_name_bears_the_only_one_of_its_question() -> None:
    answer = "我們的目標是在2027年年底前把接達服務增至1 500項。"
    assert (
        labels(("「海事通」的服務數目；", answer), ("泊位的數目；", "泊位共有三個。"))[0]
        == "（海事通）"
    )


def test_a_company_that_a_sentence_is_on_bears_no_other_name() -> None:
    answer = "「淨零航運」是今年的主題。港島電力有限公司已就碼頭的供電作出規劃。"
    assert labels(("「淨零航運」的進展；", answer), OTHER)[1] == ""
