"""This file tests that a paper's own business is told from its matter: reports to come, noting, publicity."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.summaries import summarise
from bot.contents.summaries.errands import (
    is_consultation,
    is_errand,
    is_notice,
    is_on_publicity,
    is_publicity,
    is_standing_rule,
    is_told_earlier,
)
from scrapers.items import Document, Exchange, Paragraph, Section
from scrapers.text import fold


@pytest.mark.parametrize(
    "text",
    [
        "The next report will be submitted in May 2027.",
        "A further progress report will be presented next summer.",
        "We shall report progress to the Panel again in April 2027.",
        "The Observatory will brief Members annually.",
        "The Council ADVISED that the findings set out in paragraphs 4 to 6 be noted.",
        "Members noted the progress of the works.",
        "A press release will be issued today.",
        "A spokesman will be available to answer enquiries.",
        "Those attending the ceremony included 40 anglers.",
        "我們會於明年四月再向委員會匯報進展。",
        "政府會每半年向事務委員會提交進度報告。",
        "下一份報告將於五月提交。",
        "行政會議備悉諮詢結果。",
        "請委員備悉本文件的內容。",
        "漁護署會在今日發出新聞公報。",
        "主禮嘉賓包括漁民代表。",
    ],
)
def test_a_paper_s_own_business_is_told(text: str) -> None:
    assert is_errand(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "The contractor will submit its findings on the pier in May 2027.",
        "A mid-term review will be held in autumn, and we will brief the Panel on its outcome.",
        "We will report the leak to the police.",
        "The Council ADVISED that the pier should be rebuilt.",
        "Divers noted cracks in three piles.",
        "我們將於第一季向委員簡介報告，並爭取年底前讓50個碼頭採用新燈。",
        "行政會議建議應推出新計劃，並備悉最新工作。",
        "碼頭將於五月啟用。",
        "委員察悉，政府當局已向立法會提交條例草案，旨在加強保護碼頭。",
        "The Panel noted the plan to build a second pier.",
    ],
)
def test_what_a_paper_decides_or_promises_is_none_of_it(text: str) -> None:
    assert not is_errand(fold(text))


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("The Office intends to hold 20 seminars on reefs in 2026-27.", True),
        ("Eight briefings will be held for skippers before the end of the year.", True),
        ("The Bureau will organise 15 briefing sessions in nine cities.", True),
        ("署方將於明年舉辦12場講座。", True),
        ("漁護署會於下月起在碼頭張貼宣傳海報。", True),
        ("The Office held 20 seminars, which 900 anglers attended.", False),
        ("The Office will hold the fees at the present level.", False),
        ("署方去年舉辦12場講座，共900人參加。", False),
        ("署方會安排渡輪加班。", False),
    ],
)
def test_gatherings_to_come_are_told_from_those_held(text: str, is_so: bool) -> None:
    assert is_publicity(fold(text)) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Under the relevant rules, a skipper must report any change within 14 days.", True),
        ("根據現行守則，操作人須每三年續領登記。", True),
        ("Under the new rules, the Office has issued nine licences.", False),
        ("根據新守則，署方發出九個牌照。", False),
    ],
)
def test_a_rule_in_force_is_told_from_what_was_done_under_it(text: str, is_so: bool) -> None:
    assert is_standing_rule(fold(text)) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("漁業總會早前公布，會在2028年添置60艘漁船。", True),
        ("早前已有漁業公司舉辦同類課程。", True),
        ("The Fish Board earlier announced that it would buy 60 boats.", True),
        ("署方公布，明年會添置60艘漁船。", False),
        ("The Fish Board announced that it would buy 60 boats.", False),
    ],
)
def test_what_was_announced_before_is_told(text: str, is_so: bool) -> None:
    assert is_told_earlier(fold(text)) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("漁護署今日（十一月十九日）公布第四輪申請的評審結果。", True),
        ("The Department today (May 6) released the latest figures on coral.", True),
        ("漁護署今日公布，明年起豁免牌費。", False),
        ("The Department today announced that fees will be waived.", False),
    ],
)
def test_a_notice_says_only_that_something_is_published(text: str, is_so: bool) -> None:
    assert is_notice(fold(text)) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Late applications submitted after the deadline will not be considered.", True),
        ("逾期提交的申請恕不受理。", True),
        ("逾期交回者，一概不予考慮。", True),
        ("Late submissions rose by 20 per cent.", False),
        ("逾期貸款比率升至3%。", False),
    ],
)
def test_what_is_late_is_business_only_where_it_is_not_taken(text: str, is_so: bool) -> None:
    assert is_errand(fold(text)) is is_so


def test_a_consultation_held_is_heard() -> None:
    assert is_consultation(fold("We consulted the Panel on Fisheries on 16 June 2026."))
    assert is_consultation(fold("我們於六月諮詢了漁業事務委員會。"))
    assert not is_consultation(fold("We will consult the trade on the quota in 2027."))


def test_a_question_or_title_on_gatherings_is_heard() -> None:
    assert is_on_publicity(fold("the number of seminars held"))
    assert is_on_publicity(fold("推廣工作的詳情"))
    assert not is_on_publicity(fold("the number of licences issued"))


def test_the_next_report_takes_no_place_from_what_a_paper_says() -> None:
    lines = (
        "The Office has laid 40 buoys.",
        "Wardens count fish in 12 bays every spring.",
        "A third pier is planned to be opened in 2029.",
        "We shall report progress to the Panel again in April 2027.",
    )
    paper = Document(
        "panel_paper", "en", "Buoys", published=date(2026, 10, 30),
        sections=(Section("Way forward", tuple(Paragraph(line, None) for line in lines)),),
    )  # fmt: skip
    assert not any("report progress" in one.text for one in summarise(paper))


def test_seminars_nobody_asked_about_take_no_place() -> None:
    answer = (
        "The Office approved 730 of 960 applications for nets.\n"
        "It granted $18 million.\n"
        "The Office intends to hold 20 seminars on nets in 2026-27.\n"
        "Applications for boats will be invited in the third quarter of 2026."
    )
    reply = Document(
        "estimates_reply", "en", "Nets", published=date(2026, 4, 10),
        exchanges=(Exchange("the number of applications for nets and boats?", answer),),
    )  # fmt: skip
    assert not any("seminars" in one.text for one in summarise(reply))
