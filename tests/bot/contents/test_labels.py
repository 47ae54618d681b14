"""This file tests that the name set before a bullet is told where its sentence means it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.summaries import summarise
from bot.contents.summaries.labels import in_place, sound, unlabelled
from bot.contents.summaries.names_zh import defined
from scrapers.items import Document, Exchange, Language


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("（海事研究院）研究院選址觀塘。", "海事研究院選址觀塘。"),
        ("（航道科技採用先導計劃）先導計劃的撥款", "航道科技採用先導計劃的撥款"),
        ("（航道1+計劃）計劃督導委員會現正評審", "航道1+計劃督導委員會現正評審"),
        ("（港島海事聯盟）「聯盟」屬非政府組織。", "港島海事聯盟屬非政府組織。"),
        ("（港島海事聯盟）政府支持「聯盟」。", "政府支持「港島海事聯盟」。"),
        ("（航道資料平台）署方會擴展該平台。", "署方會擴展「航道資料平台」。"),
        ("（航道資料平台）共有三間（包括一間新設的）加入。", "（航道資料平台）共有三間（包括一間新設的）加入。"),
        ("[Ferry Fare Scheme] TD will extend the Scheme.", "TD will extend the Ferry Fare Scheme."),
        ("[Ferry Fare Scheme] TD told the Scheme Office.", "[Ferry Fare Scheme] TD told the Scheme Office."),
    ],
)  # fmt: skip
def test_a_name_stands_where_the_sentence_has_words_of_it(text: str, told: str) -> None:
    assert in_place(text) == told


@pytest.mark.parametrize("text", ["（航道基金）基金經理已獲委任。", "（渡輪、碼頭）渡輪已停航。"])
def test_a_name_stays_before_a_sentence_that_has_another_word(text: str) -> None:
    assert in_place(text) == text


def test_a_short_name_that_is_no_word_of_the_name_is_known_as_defined() -> None:
    assert in_place("（海巡通+）該計劃耗資二億元。", ["該計劃"]) == "「海巡通+」耗資二億元。"


def test_a_name_that_only_a_later_sentence_has_words_of_stays_before() -> None:
    text = "（航道資料平台）首階段測試涉及60艘船。署方會把該平台用於巡查。"
    assert in_place(text) == text


def test_a_short_name_that_is_a_word_by_itself_is_told_in_full() -> None:
    assert (
        in_place("（海員進修基金）我們建議向基金注資。", ["基金"])
        == "我們建議向「海員進修基金」注資。"
    )


def test_a_short_name_within_another_word_is_left() -> None:
    text = "（海員進修基金）我們建議委任基金經理。"
    assert in_place(text, ["基金"]) == text


def test_a_short_name_that_opens_a_longer_one_is_left() -> None:
    text = "[Code of Practice for Pilots] TD revised the Code of Conduct in May."
    assert in_place(text, ["Code"]) == text


def test_a_defined_english_name_is_told_where_the_sentence_means_it() -> None:
    text = "[Code of Practice for Pilots] Breaches of the Code may lead to suspension."
    told = "Breaches of the Code of Practice for Pilots may lead to suspension."
    assert in_place(text, ["Code"]) == told


def test_a_name_within_a_name_has_no_marks_of_its_own() -> None:
    text = "（航道人才計劃）申請「海事津貼(適用於「人才計劃」學員)」須面試。"
    assert in_place(text) == "申請「海事津貼(適用於航道人才計劃學員)」須面試。"


def test_a_name_that_opens_with_a_gerund_of_its_own_is_no_torn_clause() -> None:
    assert sound("[waiting time] ") == "[waiting time] "


@pytest.mark.parametrize("verb", ["設置", "採用", "引入"])
def test_the_verb_before_a_thing_is_no_part_of_its_name(verb: str) -> None:
    text = f"署方自2021年起在合適的航道{verb}實時潮汐調節系統(調節系統)。"
    assert list(defined(text)) == [("調節系統", "實時潮汐調節系統")]


def bullets(answer: str, question: str, language: Language = "zh-Hant") -> list[str]:
    paper = Document(
        "question_reply", language, "航道", published=date(2026, 6, 1),
        exchanges=(Exchange(question, answer),),
    )  # fmt: skip
    return [one.text for one in summarise(paper)]


def test_the_system_that_a_paper_calls_so_is_told_by_its_name() -> None:
    answer = (
        "綜合航道管理系統(「該系統」)自2022年5月起推出。\n"
        "自2027年1月起，凡載重逾五百噸的船隻進港，必須使用該系統申報。"
    )
    assert "必須使用「綜合航道管理系統」申報" in " ".join(bullets(answer, "何時強制使用？"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "[Waterways] The Amendment Order also covers rafts.",
            "The Amendment Order also covers rafts.",
        ),
        ("（水道巡查）「航道通」涵蓋木筏。", "「航道通」涵蓋木筏。"),
        ("[Piers] The Amendment Order also covers rafts.", None),  # not in the title
        ("[Waterways] The order also covers rafts.", None),  # names nothing
    ],
)
def test_a_label_that_the_title_tells_goes_before_what_names_itself(
    text: str, shown: str | None
) -> None:
    assert unlabelled(text, "Waterways (Amendment) Order 水道巡查") == (shown or text)
