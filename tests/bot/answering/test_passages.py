"""This file tests where in a paper words are found, in which form and language, and what is said not to be there."""

from __future__ import annotations

from bot.answering.arguments import asked
from bot.answering.finding.passages import HeldPassages, Passage, look, quoted, stem, terms
from scrapers.items import Language

ENGLISH = (
    Passage("en", "Each eligible law firm may receive up to $80,000.", "3"),
    Passage("en", "Products must meet data security requirements.", "4"),
    Passage("en", "DoJ plans no fewer than 12 training courses.", "6"),
)
CHINESE = (
    Passage("zh-Hant", "每間合資格的律師事務所可獲最多8萬元資助。", "3"),
    Passage("zh-Hant", "產品必須符合資料保安要求。", "4"),
    Passage("zh-Hant", "律政司計劃舉辦不少於12場培訓課程。", "6"),
)


def found(
    question: str, language: Language = "en", *, held: tuple[Passage, ...] = ENGLISH
) -> HeldPassages:
    return look(held, terms(question, asked.named(question)), language)


def places(held: HeldPassages) -> list[str]:
    return [one.no for one in held.found]


def test_a_word_is_found_in_another_form() -> None:
    assert places(found("who has eligibility")) == ["3"]
    assert stem("eligibility") == stem("eligible")


def test_a_figure_is_found_with_and_without_its_comma() -> None:
    assert places(found("where is the 80000 from")) == ["3"]


def test_a_chinese_question_finds_its_paragraph_in_the_asker_s_language() -> None:
    held = found("有冇講培訓", "zh-Hant", held=ENGLISH + CHINESE)
    assert places(held) == ["6"]
    assert held.found[0].language == "zh-Hant"


def test_a_question_is_answered_from_a_text_in_the_other_language() -> None:
    assert places(found("有冇講培訓", "zh-Hant")) == ["6"]
    assert places(found("any training", held=CHINESE)) == ["6"]


def test_words_of_a_like_sense_are_shown_and_not_said_to_be_there() -> None:
    held = found("有冇數據安全", "zh-Hant", held=CHINESE)
    assert places(held) == ["4"]
    assert held.missing == ("數據安全",)
    assert not held.absent


def test_half_of_a_compound_leads_nowhere() -> None:
    held = found("入面有冇講到培訓責任", "zh-Hant", held=CHINESE)
    assert held.found == ()
    assert held.missing == ("培訓責任",)


def test_what_stands_nowhere_is_missing() -> None:
    held = found("does it mention a sandbox")
    assert held.found == ()
    assert held.missing == ("sandbox",)
    assert held.absent


def test_of_two_things_the_one_that_is_there_is_shown_and_the_other_named() -> None:
    held = found("training and sandbox")
    assert places(held) == ["6"]
    assert held.missing == ("sandbox",)


def test_a_passage_is_quoted_with_its_place() -> None:
    assert quoted(ENGLISH[0], (), "en") == "¶3 “Each eligible law firm may receive up to $80,000.”"
    assert quoted(CHINESE[0], (), "zh-Hant").startswith("第3段 「")


def test_a_meeting_is_not_what_a_product_meets() -> None:
    assert stem("meetings") == stem("meeting")
    assert stem("meeting") != stem("meet")


def test_the_passages_of_one_answer_are_in_the_reader_s_language() -> None:
    held = found("any courses or requirements", held=(*ENGLISH, CHINESE[0], CHINESE[2]))
    assert {one.language for one in held.found} == {"en"}
