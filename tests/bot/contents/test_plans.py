"""This file tests what a bullet tells of a plan that has no name, and facts that are told once."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.folded import Folded, letter_pairs
from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.labels import in_place
from bot.contents.summaries.pieces import variants
from bot.contents.summaries.repetition import one_is_in, tell_one_fact
from bot.contents.summaries.salience import context_of, salience
from bot.contents.summaries.signs import LEGISLATES
from bot.contents.summaries.subjects import Subjects
from scrapers.items import Document, Exchange
from scrapers.text import fold

PROPOSED = "2026-27年度《財政預算案》提出邀請本港各間船廠於明年開放予公眾參觀。"
ALSO = "《財政預算案》亦提出邀請三間大型船塢，為航海學徒提供實習名額及住宿。"
MEANWHILE = "早前已有船廠舉辦導賞團。"
HOW = "政府將與有關公司繼續探討計劃的實施方案，詳情於稍後陸續公布。"
BEGINS = "我們將展開港口長遠泊位布局研究，鼓勵船公司善用科技。"
BEGINS_WHEN = "我們將於明年內展開港口長遠泊位布局研究，並會以本局的人手督導顧問。"


OPEN_TO_ALL = "請告知邀請船廠開放參觀的詳情為何？"
FOR_APPRENTICES = "請告知為航海學徒提供實習名額的船塢數目。"


def bullets(*paragraphs: str, question: str = OPEN_TO_ALL) -> list[str]:
    paper = Document(
        "estimates_reply",
        "zh-Hant",
        "船廠開放參觀",
        exchanges=(Exchange(question, "\n".join(paragraphs)),),
    )
    return [one.text for one in summarise(paper)]


def test_what_comes_of_a_plan_stands_behind_what_proposes_it() -> None:
    assert f"{PROPOSED}……{HOW}" in bullets(PROPOSED, MEANWHILE, HOW)


def test_what_comes_of_two_proposals_stands_behind_the_first_where_it_was_asked_about() -> None:
    assert bullets(PROPOSED, ALSO, MEANWHILE, HOW)[0] == f"{PROPOSED}……{HOW}"


def test_what_comes_of_two_proposals_stands_behind_the_second_where_it_was_asked_about() -> None:
    told = bullets(PROPOSED, ALSO, MEANWHILE, HOW, question=FOR_APPRENTICES)
    assert f"{ALSO}……{HOW}" in told


def test_a_proposal_nobody_asked_about_takes_no_place_beside_the_one_asked_about() -> None:
    told = bullets(PROPOSED, ALSO, MEANWHILE, HOW, question=FOR_APPRENTICES)
    assert PROPOSED not in told


def test_the_budget_is_no_name_of_a_plan() -> None:
    assert not [one for one in bullets(PROPOSED, MEANWHILE, HOW) if one.startswith("（《")]


def test_what_comes_of_a_plan_does_not_go_on_from_another_paragraph() -> None:
    assert not [one for one in bullets(MEANWHILE, HOW) if HOW in one]


def test_what_is_done_is_told_once_whenever_it_is_told() -> None:
    assert tell_one_fact(fold(BEGINS), fold(BEGINS_WHEN))


@pytest.mark.parametrize(
    "other",
    [
        "我們將於明年內檢討港口收費，並會邀請船東提出意見。",  # another deed
        "「航道學徒計劃」將展開港口長遠泊位布局研究，鼓勵船公司善用科技。",  # another name
    ],
)
def test_what_tells_more_is_another_fact(other: str) -> None:
    assert not tell_one_fact(fold(other), fold(BEGINS_WHEN))


def test_two_rounds_of_one_scheme_are_two_facts() -> None:
    first = "首輪收到94宗申請，當中第一階段及第二階段的申請數目分別為87宗及7宗。"
    second = "第二輪收到108宗申請，當中第一階段及第二階段的申請數目分別為98宗及10宗。"
    assert not tell_one_fact(fold(first), fold(second))


def test_a_count_of_another_scheme_is_told_beside_one_in_the_same_words() -> None:
    said = ["截至2026年2月底，已有66名學徒上船實習。", "推出附屬計劃。"]
    other = "截至2026年2月底，已有4名學徒上船實習。"
    assert not one_is_in(said, other, letter_pairs(other), 40)
    assert one_is_in(said, said[0], letter_pairs(said[0]), 40)


def test_a_sum_in_words_is_not_cut_off() -> None:
    whole = Folded.of(
        "評審委員會已支持首宗申請，項目屬於船舶維修及保養產業的先進設備類別，總投資金額約六千萬元，"
        "當中政府資助金額約兩千萬元。"
    )
    assert all(one.text.endswith("兩千萬元。") for one in variants(whole))


def test_a_name_is_told_where_the_sentence_opens_on_its_kind() -> None:
    assert in_place("（海岸先導計劃）計劃預計涉及20億元。") == "海岸先導計劃預計涉及20億元。"


def test_who_led_what_was_done_is_not_told_where_that_is_left_off() -> None:
    answer = (
        "政府已成立「海港發展督導委員會」(委員會)，由處長主持。"
        "在委員會的帶領下，政府已於2026年11月發布《海港發展綱要》。"
    )
    paper = Document(
        "estimates_reply", "zh-Hant", "海港", exchanges=(Exchange("如何發展？", answer),)
    )
    everything = statements(paper)
    assert Subjects(everything).before(everything[1]) == ""


def test_law_that_is_put_forward_is_law_in_the_making() -> None:
    assert LEGISLATES.search(fold("我們已提出法例修訂，便利每天往返船塢的人員。"))


def test_a_total_is_told_rather_than_the_terms_of_a_scheme() -> None:
    totals = (
        "「船塢資助計劃」支持的新船塢數目已突破100個，項目總金額約13.1億元，當中9.3億元為私人投資。"
    )
    terms = (
        "「船塢資助計劃」以1(政府)：2(公司)的配對形式提供資助，每個項目的最高資助額為1,500萬元。"
    )
    issued = date(2026, 4, 1)
    paper = Document(
        "estimates_reply",
        "zh-Hant",
        "船塢",
        published=issued,
        exchanges=(Exchange("推動船塢發展用了多少開支？", totals + terms),),
    )
    everything = statements(paper)
    context = context_of(paper, lambda _: 0.0, (), issued, everything)
    weights = [salience(one, one.bare, context) for one in everything]
    assert weights[0] > weights[1]
