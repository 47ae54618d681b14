"""This file tests that a bullet points to nothing that it has not told, and that a label is a whole name."""

from __future__ import annotations

import pytest

from bot.contents.folded import Folded
from bot.contents.summaries.demonstratives import untold
from bot.contents.summaries.labels import in_place, sound
from bot.contents.summaries.pieces import opened, variants
from bot.contents.summaries.standing import reads_alone
from scrapers.text import fold


@pytest.mark.parametrize(
    "text",
    [
        "We have no plan to waive these fees for fishermen in 2027.",
        "Nine skippers were fined on this ground in the first half of 2026.",
        "In the 2025 and 2026 seasons, nine skippers were fined on this ground.",
        "Between April and June these carried 300 000 passengers, and 8% of them were tourists.",
        "The Marine Department will extend this arrangement to all piers in 2027.",
        "Some traders expressed reservations, and the cap will be set at six.",
        "The first list, covering ferries under (c) above only, will be posted in March 2027.",
        "政府無意把該要求推展至所有船隻。",
        "署方會在該制度下增加名額至300個。",
        "我們認為此項收費合理，故不擬調整。",
        "這項安排會在2027年檢討。",
        "由於上述原因，當局不會放寬這類限制。",
        "漁民團體表示反對，我們會押後至明年推行。",
        "初步意見分歧，報告會於2026年年底提交。",
        "在合作安排下處理的佔其中38宗，餘者由海事處負責。",
        "HKTide 基於該潮汐模型開發了多個應用程式。",
        "Up to the same date, $88 million had been spent on the mooring system.",
        "（潮汐通）同日登記市民為645萬人。",
    ],
)
def test_a_sentence_that_points_to_what_it_has_not_told_is_no_bullet(text: str) -> None:
    assert not reads_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "We will review the mooring fee this year.",
        "A bill will be put before this Council in 2027.",
        "Skippers seldom moor at the old piers these days.",
        "The mooring fee will be waived within the term of this Government.",
        "Schools may use the grant within these three years.",
        "The Harbour Fund opened in 2020, and this fund has grown to $3 billion.",
        "Skippers pay a mooring fee, but this fee will be waived in 2027.",
        "Because the piers are old, these works will cost $30 million more.",
        "The Council supports the proposals set out in this paper.",
        "Traders expressed reservations about the cap, which will be set at six.",
        "「港通」於三月推出，該服務不收費用。",
        "海濱計劃至今收到三宗申請，該計劃會延長兩年。",
        "申請人應該在2027年三月前登記。",
        "僱主須在這段期間內為船員登記。",
        "本年度的收費維持不變，為每年300元。",
        "漁民團體對泊位收費表示反對，我們會押後至明年推行。",
        "若漁民不繳泊位費，署方會追討該泊位費。",
    ],
)
def test_a_sentence_that_has_told_what_it_points_to_stands(text: str) -> None:
    assert untold(text, fold(text)) == ""


def test_a_name_set_before_tells_what_a_sentence_points_to() -> None:
    assert reads_alone("（夜航要求）政府無意把該要求推展至所有船隻。")
    assert not reads_alone("（海事處）政府無意把該要求推展至所有船隻。")


@pytest.mark.parametrize(
    "label", ["（並由海濱中心）", "（及泊位計劃）", "（將推出平台）", "[and the Reef Fund] ", "[will launch a Scheme] "]
)  # fmt: skip
def test_what_was_torn_from_a_clause_is_no_label(label: str) -> None:
    assert sound(label) is None


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("（將軍澳海濱計劃）", "（將軍澳海濱計劃）"),
        ("（在職家庭津貼）", "（在職家庭津貼）"),
        ("（就業支援計劃）", "（就業支援計劃）"),
        ("（並購平台）", "（並購平台）"),
        ("[Forward Sea Fund] ", "[Forward Sea Fund] "),
        ("[THE PILOT SCHEME] ", "[Pilot scheme] "),
        ("[USE OF AI IN PORTS] ", "[Use of AI in ports] "),
        ("[MRDI] ", "[MRDI] "),
        ("", ""),
        (None, None),
    ],
)
def test_a_label_is_a_whole_name_in_ordinary_letters(label: str | None, shown: str | None) -> None:
    assert sound(label) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("由此可見，上半年的收入為3億元。", "上半年的收入為3億元。"),
        ("總而言之，泊位費維持不變。", "泊位費維持不變。"),
        ("As can be seen, revenue was $3 million.", "revenue was $3 million."),
        ("In fact, the fee has been frozen since 2019.", "the fee has been frozen since 2019."),
    ],
)
def test_a_connective_is_left_off_the_opening(text: str, shown: str) -> None:
    assert opened(Folded.of(text)).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "海事處正研究是否需要修訂《船舶條例》(第999章)，以釐清船東使用無人船的責任。",
        "海事處正研究應否立法，以加強規管無人船的操作。",
        "The Marine Department is considering whether to amend the Ships Ordinance, so as to hold owners liable.",
    ],
)  # fmt: skip
def test_what_a_law_is_to_be_changed_for_is_never_cut_off(text: str) -> None:
    assert [one.text for one in variants(Folded.of(text))] == [text]


def test_what_something_is_for_is_still_cut_off_where_it_says_little() -> None:
    text = "海事處會於2027年推出漁民登記平台，以提升處理申請的效率。"
    assert "海事處會於2027年推出漁民登記平台。" in [one.text for one in variants(Folded.of(text))]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("（海濱數據平台）平台在2025年有3萬名用戶。", "海濱數據平台在2025年有3萬名用戶。"),
        ("（海濱數據平台）該平台至今有3萬名用戶。", "海濱數據平台至今有3萬名用戶。"),
        ("（海濱先導計劃）「先導計劃」的撥款為3億元。", "海濱先導計劃的撥款為3億元。"),
        ("（海濱服務）服務站會增至20個。", "（海濱服務）服務站會增至20個。"),
        ("（海濱計劃）申請於五月截止。", "（海濱計劃）申請於五月截止。"),
        (
            "[Pier Sensor Trial] The trial costs $8 million.",
            "The Pier Sensor Trial costs $8 million.",
        ),
        ("[annex to the Sea Pact] The annex will lapse.", "The annex to the Sea Pact will lapse."),
        ("[Reef Fund] The ceiling is $3 million.", "[Reef Fund] The ceiling is $3 million."),
    ],
)
def test_a_name_that_a_sentence_opens_on_is_told_once(text: str, shown: str) -> None:
    assert in_place(text) == shown


def test_a_clause_that_a_list_goes_on_with_is_one_sentence_with_it() -> None:
    led = "[The Rules will require skippers to file papers] in all ports from 1 May."
    assert (
        in_place(led) == "The Rules will require skippers to file papers in all ports from 1 May."
    )
    assert in_place("[Willow Fund] iBoat users pay $3.") == "[Willow Fund] iBoat users pay $3."


@pytest.mark.parametrize(
    "text",
    [
        "The proposal in paragraph 10 will not apply to houseboats.",
        "The Government has earmarked $30 million for this purpose.",
        "第12段的建議不適用於船屋。",
    ],
)
def test_a_place_in_the_paper_and_a_purpose_told_before_are_untold(text: str) -> None:
    assert untold(text, fold(text)) != ""


@pytest.mark.parametrize(
    "text",
    [
        "Houseboats are exempt under paragraph 10 of Schedule 2.",
        "To dredge the bay, $30 million has been set aside, and a levy for this purpose begins in May.",
        "海灣巡航的第2段時期由五月開始。",
    ],
)
def test_a_place_in_a_law_and_a_purpose_told_within_are_told(text: str) -> None:
    assert untold(text, fold(text)) == ""
