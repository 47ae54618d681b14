"""This file tests that bullets answer what was asked: sums, staff and days before aims, terms and general talk."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.asked_kinds import (
    coming_in,
    is_general,
    is_purpose,
    is_terms,
    kinds_asked,
    kinds_given,
)
from scrapers.items import Document, Exchange
from scrapers.text import fold

NOTHING: frozenset[str] = frozenset()


def reply(*paragraphs: str, question: str) -> Document:
    answer = "\n".join(paragraphs)
    return Document(
        "estimates_reply", "zh-Hant", "漁船計劃", published=date(2026, 4, 10),
        exchanges=(Exchange(question, answer),),
    )  # fmt: skip


def bullets(*paragraphs: str, question: str) -> str:
    return "\n".join(one.text for one in summarise(reply(*paragraphs, question=question)))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("計劃涉及的開支為何？", "sums"),
        ("What is the expenditure involved?", "sums"),
        ("該組的編制為何？", "staff"),
        ("What is the staff establishment?", "staff"),
        ("計劃何時推出？", "time"),
        ("What is the timetable?", "time"),
        ("設立漁港的目的為何？", "purpose"),
        ("申請資格為何？", "terms"),
        ("What are the eligibility criteria?", "terms"),
    ],
)
def test_a_question_asks_for_a_kind_of_thing(question: str, kind: str) -> None:
    assert kind in kinds_asked(fold(question))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("財政預算案提出的漁港在哪裏？", "sums"),
        ("會否延長計劃？", "terms"),
    ],
)
def test_a_question_does_not_ask_for_what_it_only_names(question: str, kind: str) -> None:
    assert kind not in kinds_asked(fold(question))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("截至2026年2月底，已批出的金額約為3億元。", "sums"),
        ("政府預留2億元興建漁港。", "sums"),
        ("秘書處由7名人員組成。", "staff"),
    ],
)
def test_a_sentence_gives_the_kind_that_is_asked(text: str, kind: str) -> None:
    assert kinds_given(fold(text), {kind}, dated=False) == 1


def test_a_ceiling_is_no_sum_that_was_spent() -> None:
    ceiling = fold("每艘漁船的資助上限為30萬元。")
    assert kinds_given(ceiling, {"sums"}, dated=False) == 0


def test_a_day_is_given_where_days_are_asked_for() -> None:
    assert kinds_given(fold("漁港將於明年啟用。"), {"time"}, dated=True) == 1


def test_a_day_is_nothing_that_was_asked_where_sums_are() -> None:
    assert kinds_given(fold("漁港將於明年啟用。"), {"sums"}, dated=True) == 0


@pytest.mark.parametrize(
    "text",
    ["「漁船計劃」旨在鼓勵漁民改用電船。", "The scheme aims to help fishermen buy electric boats."],
)
def test_what_a_scheme_is_for_is_its_purpose(text: str) -> None:
    assert is_purpose(fold(text), NOTHING)


def test_a_purpose_that_was_asked_is_an_answer() -> None:
    assert not is_purpose(fold("「漁船計劃」旨在鼓勵漁民改用電船。"), {"purpose"})


TERMS = "「漁船計劃」以配對形式提供資助，上限為每艘30萬元。"


def test_the_terms_of_a_scheme_of_old_are_no_news() -> None:
    assert is_terms(fold(TERMS), NOTHING, "")


def test_terms_that_were_asked_are_an_answer() -> None:
    assert not is_terms(fold(TERMS), {"terms"}, "")


def test_the_terms_of_a_scheme_that_is_coming_are_news() -> None:
    coming = coming_in(statements(reply("我們正籌備推出「漁船計劃」。", question="詳情為何？")))
    assert not is_terms(fold(TERMS), NOTHING, coming)


def test_the_terms_of_a_scheme_of_old_are_no_news_beside_another_that_is_coming() -> None:
    coming = coming_in(statements(reply("我們正籌備推出「漁網計劃」。", question="詳情為何？")))
    assert is_terms(fold(TERMS), NOTHING, coming)


@pytest.mark.parametrize(
    "text",
    [
        "漁會一直致力協助漁民轉型。",
        "魚市場的營運將建基於商業原則。",
        "署方會適時檢視計劃的安排。",
        "漁業既需要新船，亦需要年輕漁民。",
        "The Office has always been helping fishermen.",
        "Details will be told in due course.",
    ],
)
def test_what_can_be_said_of_anything_is_general(text: str) -> None:
    assert is_general(fold(text))


@pytest.mark.parametrize("text", ["魚市場將於明年三月重開。", "署方沒有備存分項數字。"])
def test_what_is_said_of_one_thing_is_not_general(text: str) -> None:
    assert not is_general(fold(text))


APPROVED = "截至2026年2月底，署方已批出85宗申請。"
DECLINED = "我們沒有備存漁船數目的資料。"


def test_an_aim_nobody_asked_for_takes_no_place() -> None:
    aim = "「漁船計劃」旨在鼓勵漁民改用電船，推動業界轉型。"
    told = bullets(aim, APPROVED, DECLINED, question="漁船計劃批出多少宗申請？")
    assert "旨在" not in told


def test_how_long_it_was_always_so_takes_no_place() -> None:
    always = "漁會一直致力為漁民提供培訓、貸款及一站式的支援服務。"
    told = bullets(always, APPROVED, DECLINED, question="漁船計劃批出多少宗申請？")
    assert "一直" not in told


def test_a_sentence_that_says_little_leads_the_one_that_goes_on_from_it() -> None:
    opening = "「漁船計劃」分為兩輪。"
    first = (
        "在首輪收到的94份申請中，獲批的申請數目為24份，總資助額超過3億元，平均每艘獲資助超過4萬元。"
    )
    second = "「漁船計劃」委員會現正評審第二輪收到的108份申請，我們現時未有獲批申請的數目。"
    asked = "請列出獲批數目及金額。"
    told = bullets(f"{opening}{first}{second}", question=asked)
    assert opening + first in told.splitlines()
