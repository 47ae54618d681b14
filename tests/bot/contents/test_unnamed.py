"""This file tests that applications, places, money and buildings are told with the scheme that they are of, or not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.statements import statements
from bot.contents.summaries.leaning import points_back, sums_up
from bot.contents.summaries.standing import reads_alone
from bot.contents.summaries.subjects import Subjects
from bot.contents.summaries.unnamed import tells_of_unnamed, tells_of_unnamed_en
from scrapers.items import Document, Exchange, Paragraph, Section
from scrapers.text import fold, language_of


def before(answer: str, at: int) -> str | None:
    paper = Document(
        "estimates_reply", language_of(answer), "Reefs", published=date(2026, 10, 14),
        exchanges=(Exchange("", answer),),
    )  # fmt: skip
    everything = statements(paper)
    return Subjects(everything).before(everything[at])


def before_under(heading: str, text: str, at: int) -> str | None:
    paper = Document(
        "panel_paper", language_of(text), "Reefs", published=date(2026, 10, 14),
        sections=(Section(heading, (Paragraph(text, "2"),)),),
    )  # fmt: skip
    everything = statements(paper)
    return Subjects(everything).before(everything[at])


@pytest.mark.parametrize(
    "text",
    [
        "名額為40個，先到先得。",
        "配額的有效期為兩年。",
        "每名學員每月可獲津貼6,000元。",
        "每間商戶最多可獲資助5萬元。",
        "三所漁會遞交的18份申請當中，有7份獲批。",
        "至今合共接獲96宗申請。",
        "截至六月底，署方批出31宗申請，涉及2,000萬元。",
        "12座大樓的預算建造成本約為90億元。",
        "已完成的三輪遴選共支持41名研究員。",
        "至今已批出約5億元。",
        "我們會在年內檢討平台首三年的成效。",
        "資助上限為每個項目80萬元。",
    ],
)
def test_what_belongs_to_a_scheme_does_not_say_by_itself_to_which(text: str) -> None:
    assert tells_of_unnamed(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "署方共收到112宗魚排牌照申請。",
        "珊瑚護養方面，至今接獲96宗申請。",
        "根據海魚養殖條例，署方批出31宗申請。",
        "珊瑚護養基金的名額為40個。",
        "漁民貸款計劃共接獲96宗申請。",
        "政府大樓外牆將會翻新。",
        "學生可在六月報名。",
        "我們會檢討魚市場的運作。",
    ],
)
def test_a_sentence_that_says_of_what_needs_no_name(text: str) -> None:
    assert not tells_of_unnamed(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "Of the 96 applications received by June, 31 have been approved.",
        "Six additional kiosks will be installed before summer.",
        "Out of the approved commitment of $40 million, $12 million has been spent.",
        "By end-August 2026, $30 million had been incurred.",
        "The Department is reviewing the minimum deposit required of applicants.",
        "We have no plan to raise the grant ceiling at this stage.",
        "Applications will be invited in the third quarter of 2027.",
        "At end-May 2026, 240 projects were still in progress.",
        "Some 18 fishermen had submitted applications by the end of May.",
        "Foreign vessels are not eligible.",
        "While 14 legacy systems have yet to be replaced, the work will end in 2027.",
    ],
)
def test_english_applications_and_money_do_not_say_of_what_they_are(text: str) -> None:
    assert tells_of_unnamed_en(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "Of the 96 applications for mariculture licences, 31 were approved.",
        "Some users of the wet market have complained.",
        "All applications under the new licensing regime are handled in a week.",
        "The new systems for counting fish are in use.",
        "Foreign vessels are not eligible for a licence.",
        "The Department will plant coral in three bays.",
        "Over 300 proposals on land use were received.",
    ],
)
def test_english_ones_that_say_of_what_need_no_name(text: str) -> None:
    assert not tells_of_unnamed_en(fold(text))


def test_the_one_scheme_of_the_paragraph_stands_before_its_places() -> None:
    told = "「珊瑚護養培訓計劃」於2024年推出。名額為40個，先到先得。"
    assert before(told, 1) == "（珊瑚護養培訓計劃）"


def test_so_does_it_before_the_applications_of_those_who_sent_them() -> None:
    told = "「深水養殖資助計劃」於2025年接受申請。三所漁會遞交的18份申請當中，有7份獲批。"
    assert before(told, 1) == "（深水養殖資助計劃）"


def test_where_the_paragraph_names_two_schemes_neither_is_chosen() -> None:
    told = "「珊瑚護養培訓計劃」及「深水養殖資助計劃」於2024年推出。配額有效期為兩年。"
    assert before(told, 1) is None


def test_a_scheme_named_without_brackets_in_between_leaves_it_open() -> None:
    told = "「珊瑚護養培訓計劃」於2024年推出。漁民子弟升學計劃亦已展開。配額有效期為兩年。"
    assert before(told, 2) is None


def test_a_paragraph_on_something_else_breaks_the_chain() -> None:
    told = "「珊瑚護養培訓計劃」於2024年推出。\n紅潮在五月消散。名額為40個，先到先得。"
    assert before(told, 2) is None


def test_the_next_paragraph_goes_on_with_the_scheme() -> None:
    told = "「珊瑚護養培訓計劃」於2024年推出。\n名額為40個，先到先得。"
    assert before(told, 1) == "（珊瑚護養培訓計劃）"


def test_where_no_scheme_is_named_the_title_says_it() -> None:
    assert before("署方在五月檢視魚排。至今合共接獲96宗申請。", 1) == ""


def test_a_heading_that_is_a_schemes_name_says_it() -> None:
    told = "漁民的反應十分理想。至今合共接獲96宗申請。"
    assert before_under("深水養殖資助計劃", told, 1) == "（深水養殖資助計劃）"


def test_buildings_of_a_park_are_told_with_the_park() -> None:
    told = "立法會於2022年批准興建大鵬海洋園區(海洋園區)的工程，當中包括6座大樓。大鵬海洋園區將於2028年落成。6座大樓的預算建造成本約為30億元。"
    assert before(told, 2) == "（大鵬海洋園區）"


def test_the_platform_of_a_latin_name_is_told_with_it() -> None:
    told = "ReefHK旗下有12所中心。我們將在本年內公開平台首五年的成效評估報告。"
    assert before(told, 1) == "（ReefHK）"


def test_the_english_scheme_of_the_paragraph_stands_before_its_applications() -> None:
    told = "The Coral Care Scheme (the Scheme) was rolled out in 2024 and meets 70 per cent of the cost of the ABCDE's services. Of the 96 applications received by June, 31 have been approved."
    assert before(told, 1) == "[Coral Care Scheme] "


def test_a_short_name_will_do_where_the_paper_goes_by_it() -> None:
    told = "CCTS was launched in 2024 with $2 billion set aside. The Department is reviewing the minimum deposit required of applicants and will announce the results in 2027."
    assert before(told, 1) == "[CCTS] "


def test_those_who_take_part_are_not_the_scheme() -> None:
    told = "CCTS was launched in 2024. ReefHK centres are not eligible. The Department is reviewing the minimum deposit required of applicants."
    assert before(told, 2) == "[CCTS] "


def test_of_two_english_schemes_neither_is_chosen() -> None:
    told = "CCTS and DSFS were launched in 2024. Of the 96 applications received by June, 31 have been approved."
    assert before(told, 1) is None


def test_what_services_are_under_stands_before_their_kiosks() -> None:
    told = "Under Cross-harbour Fisheries Services, 20 services can be used. Six additional kiosks will be installed before summer."
    assert before(told, 1) == "[Cross-harbour Fisheries Services] "


def test_a_body_defined_as_the_institute_is_told_by_its_full_name() -> None:
    told = "The Government has earmarked $1 billion for the Reef Research Institute (the Institute). We will sign an agreement with the Institute by June."
    assert before(told, 1) == "[Reef Research Institute] "


def test_an_office_is_no_scheme() -> None:
    told = "The Harbour Conservation Office (HCO) counts coral. Of the 96 applications received by June, 31 have been approved."
    assert before(told, 1) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Thereafter, the centre is to open a pool.",
        "We have no intention of doing so.",
        "We do not consider this necessary.",
    ],
)
def test_what_comes_thereafter_or_is_not_done_so_leans_on_what_was_told(text: str) -> None:
    assert points_back(fold(text))


@pytest.mark.parametrize(
    "text",
    ["We do not consider it necessary to build a pier.", "We do not intend to build a pier."],
)
def test_a_refusal_that_says_what_it_refuses_stands_alone(text: str) -> None:
    assert not points_back(fold(text))


def test_what_all_schemes_have_in_common_is_not_told_of_the_last() -> None:
    assert sums_up(fold("負責上述計劃的人手為本署14名人員。"))
    assert not sums_up(fold("以上工作由現有人手及資源推行。"))


def test_a_footnote_is_no_bullet_by_its_number() -> None:
    assert not reads_alone("2 數字未計及2026年的捕獲量和進口量。")
    assert reads_alone("2 個魚排已遷往塔門以東的新養殖區。")
