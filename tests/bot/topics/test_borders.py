"""This file tests which short Chinese words stand by themselves and which are cut out of others."""

from __future__ import annotations

import pytest

from bot.topics.borders import Neighbours, is_short, standing
from bot.topics.lines import parse_topic
from bot.topics.matcher import Matcher
from bot.topics.shipped import shipped
from bot.topics.terms import SIGN, needle
from bot.topics.vocabulary import collisions
from scrapers.text import fold
from storage.records import Match
from tests.evaluation.rows import labels

MATCHER = Matcher(shipped())
BORDERS = labels("topics_borders.json")
# What stands about a term in the titles of papers; each is a company in which words may run together.
CARRIERS = ("政府推動{}發展", "加強{}的應用", "本港{}業界", "開發{}系統", "有關{}及相關事宜")


def _found(text: str, term: str) -> Neighbours:
    folded = fold(text)
    start = folded.index(fold(term))
    return standing(folded, start, start + len(term))


def _alerts(matches: tuple[Match, ...]) -> list[str]:
    return [match.topic for match in matches if match.level == "substantive"]


def _short_words() -> list[str]:
    words = {needle(t.text) for topic in shipped() for t in topic.terms if t.weight >= SIGN}
    return sorted(filter(is_short, words))


def test_no_true_use_of_a_short_word_is_lost() -> None:
    told = [carrier.format(word) for word in _short_words() for carrier in CARRIERS]
    assert len(told) > 300
    assert [title for title in told if not _alerts(MATCHER.match_title(title))] == []


def test_short_words_that_are_meant_alert_in_tight_company() -> None:
    assert len(set(BORDERS["uses"])) > 300
    lost = [title for title in BORDERS["uses"] if not _alerts(MATCHER.match_title(title))]
    assert lost == []


def test_an_ordinary_word_that_holds_a_short_word_alerts_nobody() -> None:
    told = {t: _alerts(MATCHER.match_title(t)) for t in BORDERS["collisions"]}
    assert {title: topics for title, topics in told.items() if topics} == {}


@pytest.mark.parametrize("before", ["發展", "", "，"])
def test_a_word_between_borders_stands_by_itself(before: str) -> None:
    assert _found(f"{before}低空經濟", "低空") is Neighbours.WORD


def test_a_word_made_up_by_two_others_is_cut() -> None:
    assert _found("無人車間投產", "無人車") is Neighbours.CUT


def test_a_word_that_is_cut_and_stands_under_a_listed_word_is_another() -> None:
    assert _found("數字人民幣", "數字人") is Neighbours.OTHER


def test_a_dictionary_that_leaves_letters_over_is_not_believed() -> None:
    assert _found("推動物聯網發展", "物聯網") is Neighbours.WORD


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("港口水深度學習", "深度學習"),
        ("縫紉機器學習班", "機器學習"),
        ("法律科技藝展覽", "法律科技"),
    ],
)
def test_a_letter_left_over_that_makes_another_word_as_well_cuts_a_word(
    text: str, term: str
) -> None:
    assert _found(text, term) is Neighbours.CUT


@pytest.mark.parametrize(
    ("text", "term"),
    [("使用智慧出行時", "智慧出行"), ("推算法治理", "算法治理"), ("智慧法院會議", "智慧法院")],
)
def test_a_letter_that_stands_by_itself_beside_a_word_does_not_cut_it(text: str, term: str) -> None:
    assert _found(text, term) is Neighbours.WORD


def test_two_letters_left_over_are_a_word_that_the_dictionary_lacks() -> None:
    assert _found("以數字身分登入", "數字身分") is Neighbours.WORD


def test_a_word_that_goes_on_as_a_longer_one_of_its_own_is_not_cut() -> None:
    assert _found("智慧停車場", "智慧停車") is Neighbours.WORD


def test_a_word_of_the_dictionary_is_not_doubted() -> None:
    assert _found("用人工智能審批", "人工智能") is Neighbours.WORD


@pytest.mark.parametrize(
    ("text", "term"),
    [("升至四位數字政府關注", "數字政府"), ("長者智慧城市大學", "智慧城市")],
)
def test_a_listed_word_that_takes_two_letters_of_a_find_is_another(text: str, term: str) -> None:
    assert _found(text, term) is Neighbours.OTHER


def test_a_long_listed_word_that_takes_one_letter_of_a_find_is_another() -> None:
    assert _found("法律科技能培訓", "法律科技") is Neighbours.OTHER


def test_a_listed_word_beside_a_find_does_not_silence_it() -> None:
    assert _found("城市大學智慧城市研究", "智慧城市") is Neighbours.WORD


def test_a_cut_word_is_still_a_mention() -> None:
    (match,) = MATCHER.match_title("無人車間投產")
    assert (match.topic, match.level) == ("smart-city", "mention")


def test_a_topic_of_ones_own_is_silent_only_under_a_listed_word() -> None:
    matcher = Matcher([parse_topic("算力", key="w/own", name="own")])
    assert not matcher.match_title("財政預算力求平衡")
    assert _alerts(matcher.match_title("珠算力作")) == ["w/own"]


def test_a_word_asked_for_as_written_is_found_inside_others() -> None:
    matcher = Matcher([parse_topic("exact:算力", key="w/own", name="own")])
    assert _alerts(matcher.match_title("財政預算力求平衡")) == ["w/own"]


def test_why_names_the_words_that_were_passed_over() -> None:
    from scrapers.items import Document, Paragraph, Section

    sections = (Section(None, (Paragraph("財政預算力求收支平衡。"),)),)
    miss = MATCHER.why_not(Document("plain", "zh-Hant", "預算", sections=sections), "ai")
    assert miss.level is None
    assert any("算力" in quoted for quoted in miss.masked)


def test_a_very_long_run_costs_no_more_than_a_short_one() -> None:
    assert _found("空" * 5 + "低空" + "空" * 100_000, "低空") in Neighbours


def test_listed_words_are_read_in_either_script() -> None:
    assert fold("空氣") in collisions()
    assert all("#" not in word for word in collisions())
