"""This file tests that what people, firms and the State do, and what is unreal or a rumour, is no pledge."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.commitments import commitments
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of

DAY = date(2026, 6, 15)


def pledges(text: str) -> list[tuple[str, date | None]]:
    sections = (Section(None, (Paragraph(text, "2"),)),)
    paper = Document("panel_paper", language_of(text), "x", published=DAY, sections=sections)
    return [(one.strength, one.due_to) for one in commitments(paper, DAY)]


@pytest.mark.parametrize(
    "text",
    [
        "Over half of the respondents will buy an electric car by 2027.",
        "Users will have to renew their accounts by June 2027.",
        "Applicants must submit their forms by 31 August 2026.",
        "The winning bidder will finish the building by 2030.",
        "Parents will choose schools in May 2027.",
        "居民將於2027年遷入新屋邨。",
        "受訪者表示將於2026年年底前購買電動車。",
        "考生將於2027年4月應考文憑試。",
        "合作伙伴微軟將於2027年1月開設中心。",
        "我們的租戶將於2026年第四季開業。",
        "另外，一家內地企業在沙嶺投得用地，計劃在2030年年底前投資238億元。",
    ],
)
def test_what_people_do_for_themselves_is_no_pledge(text: str) -> None:
    assert pledges(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Residents will be able to apply through the app by June 2027.",
        "Residents will receive the subsidy by June 2027.",
        "Users of the system will be consulted by June 2027.",
        "居民將可於2027年6月底前使用新設施。",
        "持牌人將於2027年6月底前獲豁免牌費。",
        "居民委員會將於2027年6月底前成立。",
        "用戶介面將於2027年6月底前更新。",
        "政府會為居民在2027年6月底前興建新公園。",
    ],
)
def test_what_people_are_given_is_a_pledge(text: str) -> None:
    assert [due for _, due in pledges(text)] == [date(2027, 6, 30)]


@pytest.mark.parametrize(
    "text",
    [
        "The Central Government will announce the plan in October 2026.",
        "The National Development and Reform Commission will issue the standard by end-2026.",
        "APEC's host economy will hold the summit in November 2026.",
        "The legislation of the European Union will take effect in August 2026.",
        "國家發展和改革委員會將於2026年年底前發布標準。",
        "國家網信辦將於2026年年底前發布標準。",
    ],
)
def test_what_the_state_or_another_place_does_is_no_pledge(text: str) -> None:
    assert pledges(text) == []


def test_what_is_done_with_the_state_is_a_pledge() -> None:
    assert pledges("國家科技部與本局將於2027年簽署協議。")


@pytest.mark.parametrize(
    "text",
    [
        "Rumours that the Government will raise the fee in January 2027 are untrue.",
        "網上流傳政府將於2027年1月加價，並不屬實。",
        "Completion by end-2026 will be difficult.",
        "Few expect that the Government will finish by end-2026.",
        "Had the funding been approved, the system would be ready by end-2026.",
        "若撥款獲批，系統本可於2026年年底前啟用。",
        "The Government will complete the review, Dr Wong hoped, by end-2026.",
    ],
)
def test_a_rumour_or_what_would_have_been_is_no_pledge(text: str) -> None:
    assert pledges(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The reports that the Bureau submits will be published by June 2027.",
        "It is difficult to build, but the Government will complete it by June 2027.",
        "The speculation was denied, but the Government will review the fee by June 2027.",
        "網上流傳有關消息失實，政府將於2027年6月公布結果。",
        "署方本可於去年完成，現預計於2027年6月完成。",
        "雖然相當困難，署方仍會在2027年6月完成工程。",
    ],
)
def test_what_stands_beside_a_rumour_or_a_doubt_is_a_pledge(text: str) -> None:
    assert [due for _, due in pledges(text)] == [date(2027, 6, 30)]


@pytest.mark.parametrize(
    "text",
    [
        "The number of elderly persons will exceed 2 million by 2030.",
        "Visitor arrivals will reach 50 million in 2026.",
        "Unemployment will fall to 2.9% by the end of 2026.",
        "On the Office's projection, 150 000 firms will have registered by the end of 2028.",
        "The local market is projected to be worth $31 billion by 2030.",
        "該會估計，全面採用可使生產力在2030年前提高一成八。",
        "The lease will run out in June 2027.",
        "學校將於2026年9月開學。",
    ],
)
def test_what_nobody_decides_is_no_pledge(text: str) -> None:
    assert pledges(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The number of lampposts will be increased to 700 by June 2027.",
        "The number of training places will increase to 500 by June 2027.",
        "地政總署正繪製地圖，2027年6月底前會增至1 500座。",
    ],
)
def test_what_the_government_raises_is_a_pledge(text: str) -> None:
    assert [due for _, due in pledges(text)] == [date(2027, 6, 30)]


@pytest.mark.parametrize(
    "text",
    [
        "有工會要求2028年或之前強制採用，我們會細心聆聽各方意見。",
        "該會亦要求政府在今年聖誕節前派發資助。",
        "部分委員期望手續從簡，並促請當局於一年內檢討上限。",
    ],
)
def test_what_others_demand_is_no_pledge(text: str) -> None:
    assert pledges(text) == []


def test_a_call_for_proposals_is_a_pledge() -> None:
    said = "The Office will issue its first call for proposals before the end of this year."
    assert pledges(said) == [("firm", date(2026, 12, 31))]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The work will be completed by the middle of the 2026-27 financial year.", (2026, 9, 30)),
        ("The work will be completed in mid-2026-27.", (2026, 9, 30)),
        ("The work will be completed in late 2026-27.", (2027, 3, 31)),
        ("The work will be completed by the middle of the 2026/27 school year.", (2027, 2, 28)),
        ("The work will be completed in 2027 Q2.", (2027, 6, 30)),
        ("The work will be completed by mid-December 2027.", (2027, 12, 15)),
        ("The Office will add 240 sets in the year ahead.", (2027, 6, 15)),
        ("政府將於2026-27年度中期完成檢討。", (2026, 9, 30)),
        ("政府將於2026/27學年上學期推出計劃。", (2027, 2, 28)),
        ("政府將於2026-27學年初推出計劃。", (2026, 11, 30)),
        ("政府將於2026-27年度為中小企推出計劃。", (2027, 3, 31)),
    ],
)
def test_a_part_of_a_year_ends_where_it_says(text: str, due: tuple[int, int, int]) -> None:
    assert [one for _, one in pledges(text)] == [date(*due)]


def test_the_middle_of_a_term_is_not_its_end() -> None:
    assert pledges("政府將於本屆政府任期中段完成檢討。") == [("firm", None)]


def test_two_years_count_from_now_unless_the_sentence_before_tells_their_start() -> None:
    told = "中心的算力在本年4月增至3 400個單位。政府將於三年內把用電效率改善。"
    assert pledges(told)[-1] == ("firm", date(2029, 6, 15))
    start = "條例在2025年1月生效。政府會在兩年內檢討。"
    assert pledges(start)[-1][1] is None


@pytest.mark.parametrize(
    "text",
    [
        "The Digital Policy Office will revise the framework to cover agents.",
        "The Innovation and Technology Commission will make known the details when they are ready.",
        "數碼港又會另設網上診斷工具，推出時間視乎系統測試結果而定。",
    ],
)
def test_a_pledge_without_a_day_by_what_is_done(text: str) -> None:
    assert [due for _, due in pledges(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The Administration will revert to the Panel with the outcome.",
        "The Hospital Authority will progressively open the function to all clinics.",
        "The results of the review will be made public.",
        "A third batch of data will be released by the Department.",
        "創科署會加推一輪申請。",
        "第三批數據將陸續開放。",
        "檢討結果會公開。",
    ],
)
def test_what_will_be_done_one_day_is_a_pledge(text: str) -> None:
    assert pledges(text) == [("firm", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The details will be released by the bank.",
        "It is feared that the data will be released.",
        "The minutes will not be made public.",
        "The Government will probably extend the scheme.",
        "The new system will bring convenience to the public.",
        "委員會認為檢討結果會公開。",
        "有團體指檢討結果將公開。",
        "圖書館週一不會開放。",
        "署方會繼續密切留意情況。",
    ],
)
def test_what_others_do_or_say_one_day_is_none(text: str) -> None:
    assert pledges(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("By this time next year, all schools will be connected.", (2027, 6, 15)),
        ("明年此時，政府將接通全部學校。", (2027, 6, 15)),
        ("The tender will be rolled out in the fourth quarter.", (2026, 12, 31)),
        ("We are gearing up to launch the second phase in early 2027.", (2027, 3, 31)),
        ("創科署力求於明年三月底前清理所有積壓個案。", (2027, 3, 31)),
    ],
)
def test_more_ways_of_telling_by_when(text: str, due: tuple[int, int, int]) -> None:
    assert [one for _, one in pledges(text)] == [date(*due)]


def test_a_day_by_which_others_must_have_acted_is_no_pledge() -> None:
    assert pledges("Students who enrol by June 2027 will get a discount.") == []
