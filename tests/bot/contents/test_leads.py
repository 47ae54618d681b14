"""This file checks what the items of a list are promised by the words that lead in the list."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.commitments import commitments
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of
from storage.records import Commitment

ISSUED = date(2026, 4, 10)


def paper(*lines: str) -> Document:
    said = Paragraph("\n".join(lines), "3")
    language = language_of(lines[0])
    return Document(
        "panel_paper", language, "x", published=ISSUED, sections=(Section(None, (said,)),)
    )


def promised(*lines: str) -> list[Commitment]:
    return list(commitments(paper(*lines)))


def test_an_item_is_due_when_its_lead_in_says() -> None:
    found = promised(
        "In 2026-27, the Department will also:",
        "(a) publish a practice guide for its staff on safe use;",
        "(b) hold no fewer than 20 workshops on the guide for its staff; and",
    )
    assert [(one.due_from, one.due_to, one.who, one.strength) for one in found] == [
        (date(2026, 4, 1), date(2027, 3, 31), "Department", "firm")
    ] * 2


def test_an_item_may_promise_without_a_day() -> None:
    found = promised("署方會：", "(a) 檢視平台的保安安排，並按結果更新操作指引；", "(b) 更多渡輪。")
    assert [(one.quote[:2], one.due_to) for one in found] == [("檢視", None)]


@pytest.mark.parametrize(
    "lines",
    [
        ("In 2026-27, the Department will offer these:", "(a) a directory of the products;"),
        ("In 2024-25, the Department did the following:", "(a) publish a guide for its staff;"),
        ("The measures completed in 2026 are:", "(a) publish a practice guide for its staff;"),
        ("In 2026-27, the Department will:", "(a) it has already published a guide for staff;"),
    ],
)
def test_a_thing_or_what_is_done_is_not_promised(lines: tuple[str, ...]) -> None:
    assert promised(*lines) == []


def test_a_lead_in_may_say_what_kind_of_work_follows() -> None:
    found = promised("The Government will do the following by end-2026:", "(a) publish a guide;")
    assert [(one.quote, one.due_to) for one in found] == [("publish a guide;", date(2026, 12, 31))]
    found = promised("2026-27年度，數字政策辦公室會推行以下工作：", "(a) 擴展平台；")
    assert [(one.due_to, one.who) for one in found] == [(date(2027, 3, 31), "數字政策辦公室")]


@pytest.mark.parametrize(
    "lines",
    [
        # who denies it, or only weighs it
        ("政府不會在2026年年底前：", "(a) 推出新的資助計劃；"),
        ("The Government will not do the following by end-2026:", "(a) publish a guide;"),
        ("政府會研究應否在2027年：", "(a) 延長計劃；"),
        ("The Authority will, by the end of 2026, decide whether to:", "(a) extend the licence;"),
        ("The Department will, if funds allow, consider by end-2026:", "(a) extend the licence;"),
        ("政府不會：", "(a) 在2027年推出新的資助計劃；"),
        # whose plan it is
        ("電訊商將於2026年年底前：", "(a) 擴展5G網絡至所有郊野公園；"),
        ("有銀行表示會在2026年12月前：", "(a) 推出新的網上開戶服務；"),
        ("A telecom operator plans to do the following by end-2026:", "(a) extend its network;"),
        ("HSBC will by end-2026:", "(a) close 30 branches;"),
        ("The University will, by end-2026:", "(a) establish a centre;"),
        ("The consultant engaged by the Department will, by end-2026:", "(a) review the system;"),
        ("電訊商將：", "(a) 於2027年推出新服務；"),
        # duties, spending, forecasts and law
        ("From 1 January 2027, licensees will be required to:", "(a) install CCTV;"),
        ("由2027年1月1日起，持牌人將須：", "(a) 安裝閉路電視；"),
        ("Under the Scheme, grantees will have to, by 31 December 2026:", "(a) submit a report;"),
        ("在2026-27年度的預算開支將用於：", "(a) 更換伺服器（300萬元）；"),
        ("預計2027年：", "(a) 使用人次將增加至200萬；"),
        ("預計到2030年，本港的電力需求將會：", "(a) 提升至300億度；"),
        ("The Government expects that by 2030:", "(a) demand will rise to 300;"),
        ("The Bill will, upon its commencement on 1 January 2027:", "(a) increase the penalty;"),
        ("在2026-27年度，本署的人手編制將：", "(a) 增加12個職位；"),
        # items that deny, or are no deed
        ("在2026-27年度，署方會：", "(a) 不會推出新措施；"),
        ("在2026-27年度，署方會：", "(a) 提供服務的承辦商須提交報告；"),
        ("在2026-27年度，署方會：", "(a) 人手短缺；落實有困難；"),
        ("在2026-27年度，署方會：", "(a) 潮汐通升級工程"),
        ("在2026-27年度，署方會：", "(a) 推出新服務的營運者會獲資助；"),
        ("在2026-27年度，署方會：", "(a) 增加至200人次；"),
        ("In 2026-27, the Department will:", "(a) not extend the pilot to other districts;"),
        ("In 2026-27, the Department will:", "(a) review mechanism for licences;"),
        (
            "In 2026-27, the Department will:",
            "(b) review mechanisms abroad show that fares rise; and",
        ),
        ("In 2026-27, the Department will:", "(a) demand will rise to 300;"),
        ("In 2026-27, the Department will:", "(a) update of the register;"),
        ("數字政策辦公室計劃於2026年第四季推出新版，內容包括：", "(a) 現有功能：查詢、提交申請；"),
        ("數字政策辦公室計劃於2026年第四季：", "1. 該計劃旨在協助中小企提升競爭力。"),
        # without a day
        ("The vetting committee will consider the following factors:", "(a) complete the project;"),
        ("The Government will provide funding to grantees, who will:", "(a) publish a report;"),
        ("Contractors will be required to:", "(a) provide training to staff;"),
        ("申請人會獲發通知，並會：", "(a) 安排面試；"),
        ("The new system will:", "(a) improve the service for all;"),
    ],
)
def test_an_item_promises_nothing_that_one_sentence_would_not(lines: tuple[str, ...]) -> None:
    assert promised(*lines) == []


@pytest.mark.parametrize(
    ("lead", "due"),
    [
        ("因應《2030年藍圖》，政府會：", None),
        ("為落實「2030年底前行動計劃」，政府會：", None),
        ("因應《2030年藍圖》，政府會在2027年：", date(2027, 12, 31)),
    ],
)
def test_a_day_in_a_plans_name_is_when_nothing_is_due(lead: str, due: date | None) -> None:
    assert [one.due_to for one in promised(lead, "(a) 擴展平台；")] == [due]


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("On AI, the Judiciary plans to:", "(a) revisit, as needed, the practice direction;"),
        ("To help newcomers, Cyberport will:", "(a) explore with the trade the sharing of stores."),
        (
            "Under its plan, for which the Council approved $1 billion in 2024, the Health Bureau will:",
            "(a) gradually bring in the records of practitioners;",
        ),
        ("The Department of Justice will -", "(a) publish a guide for its staff;"),
        ("律政司會——", "(a) 探討擴大適用範圍；"),
        ("地政總署計劃：", "(a) 視乎用戶意見，優化下載工具。"),
    ],
)
def test_an_opening_or_a_dash_leads_in_as_well(lead: str, item: str) -> None:
    assert [one.due_to for one in promised(lead, item)] == [None]


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("If funds allow, and only then, the Health Bureau will:", "(a) not extend the scheme;"),
        (
            "Members suggested that, in this regard, the Health Bureau will:",
            "(a) extend the scheme;",
        ),
        ("有議員建議，長遠而言，地政總署會：", "(a) 優化下載工具。"),
        ("The trade will -", "(a) publish a guide for its staff;"),
        ("律政司會——", "(a) 繼續留意情況；"),
    ],
)
def test_what_limits_or_denies_a_lead_in_leads_in_nothing(lead: str, item: str) -> None:
    assert promised(lead, item) == []


def test_an_item_says_itself_what_will_be_done_where_the_government_takes_it_forward() -> None:
    lead = "The Government will take forward the outstanding initiatives as follows:"
    item = "(a) AI will be applied to the search function; and"
    assert [one.strength for one in promised(lead, item)] == ["firm"]
    assert promised(lead, "(a) AI will not be applied to the search function; and") == []
    assert promised("The trade will put forward its wishes as follows:", item) == []


def test_a_year_that_has_begun_is_no_past_where_a_lead_in_promises() -> None:
    found = promised("律政司亦會：", "(a) 於2026-27年度內發布參考指引；")
    assert [one.due_to for one in found] == [date(2027, 3, 31)]
    assert promised("律政司的工作：", "(a) 於2026-27年度內發布了參考指引；") == []


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("The Government will list the demands of the trade as follows:", "(a) fees will be waived; and"),
        ("The Administration will respond to the views as follows:", "(a) fees will be abolished;"),
        ("政府會把收到的意見綜合如下：", "(a) 條例將予以修訂；"),
        ("據業界所稱，政府會：", "(a) 推出新稅；"),
        ("有人擔心，政府會：", "(a) 推出新稅；"),
        ("傳媒報道，政府會：", "(a) 推出新稅；"),
        ("The Council rejected the bill in 2025, the Bureau will:", "(a) cut the fees by half;"),
    ],
)  # fmt: skip
def test_what_others_say_or_demand_leads_in_no_promise(lead: str, item: str) -> None:
    assert promised(lead, item) == []


@pytest.mark.parametrize("lead", ["根據新例，政府會：", "政府會分階段落實餘下措施如下："])
def test_a_ground_or_work_that_is_carried_out_still_leads_one_in(lead: str) -> None:
    assert (
        len(promised(lead, "(a) 推出新平台；" if lead.endswith("會：") else "(a) 平台將予以擴展；"))
        == 1
    )


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Unless the Legislative Council resolves otherwise:",
            "(a) the Department will raise the fee to $500 in 2027;",
        ),
        ("Subject to funding approval:", "(a) the Department will launch the system in 2027;"),
        ("If funds allow, the Department will:", "(a) publish a guide in 2027;"),
        ("如立法會通過撥款，署方會：", "（a）在2027年推出系統；"),
        ("待撥款獲批後：", "（a）署方將於2027年推出系統；"),
    ],
)
def test_a_condition_of_the_lead_in_holds_for_each_item(lines: tuple[str, ...]) -> None:
    found = promised(*lines)
    assert [(one.conditional, one.strength) for one in found] == [(True, "plan")]


@pytest.mark.parametrize(
    "lines",
    [
        ("如立法會不通過撥款：", "（a）署方將於2026年10月終止工程；"),
        ("If the bill is rejected:", "(a) the Department will end the works in October 2026;"),
        ("Should the tender fail:", "(a) the Department will end the works in October 2026;"),
    ],
)
def test_what_is_done_only_if_something_fails_is_not_promised(lines: tuple[str, ...]) -> None:
    assert promised(*lines) == []


def below(*sections: tuple[str, str]) -> list[str]:
    """Give what is promised by items that each stand below a heading of their own."""
    made = tuple(Section(heading, (Paragraph(text),)) for heading, text in sections)
    found = commitments(Document("panel_paper", "en", "x", published=ISSUED, sections=made))
    return [one.quote for one in found]


def test_headings_may_part_the_list_that_a_lead_in_opens() -> None:
    found = below(
        ("New initiatives", "We will –"),
        ("Digital health", "• Launch a health assistant by March 2027."),
        ("Technology", "• Publish a guide on safe use."),
    )
    assert found == ["Launch a health assistant by March 2027.", "Publish a guide on safe use."]


@pytest.mark.parametrize(
    "sections",
    [
        (("New initiatives", "We will –"), ("On-going initiatives", "• Publish a guide yearly.")),
        (("A", "We will –"), ("B", "The guide is out.\n• Publish a guide on safe use.")),
        (("A", "We will –\n• Publish a list."), ("B", "• Publish a guide on safe use.")),
    ],
)
def test_no_list_goes_on_below_what_ends_it(sections: tuple[tuple[str, str], ...]) -> None:
    assert not [one for one in below(*sections) if "guide" in one]
