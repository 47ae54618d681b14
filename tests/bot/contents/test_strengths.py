"""This file sets the words of promise of both languages side by side: one thing said is as firm in either."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.commitments import commitments
from scrapers.items import Document, Paragraph, Section
from storage.records import Strength


def strength(text: str) -> Strength:
    paper = Document("panel_paper", "en", "A paper", sections=(Section(None, (Paragraph(text),)),))
    (found,) = commitments(paper, date(2026, 11, 24))
    return found.strength


@pytest.mark.parametrize(
    ("firmness", "english", "chinese"),
    [
        (
            "target",
            "The Office aims to publish the register in 2027.",
            "署方爭取在2027年公布登記冊。",
        ),
        (
            "target",
            "The Office strives to publish the register in 2027.",
            "署方力爭在2027年公布登記冊。",
        ),
        (
            "target",
            "The Office hopes to publish the register in 2027.",
            "署方希望在2027年公布登記冊。",
        ),
        (
            "target",
            "The target of the Office is to publish the register in 2027.",
            "署方的目標是在2027年公布登記冊。",
        ),
        (
            "target",
            "The Office is confident that it will publish the register in 2027.",
            "署方有信心在2027年公布登記冊。",
        ),
        (
            "target",
            "The Office will publish the register in 2027 at the earliest.",
            "署方最快在2027年公布登記冊。",
        ),
        (
            "plan",
            "The Office plans to publish the register in 2027.",
            "署方計劃在2027年公布登記冊。",
        ),
        (
            "plan",
            "The Office intends to publish the register in 2027.",
            "署方有意在2027年公布登記冊。",
        ),
        (
            "plan",
            "The Office proposes to publish the register in 2027.",
            "署方擬在2027年公布登記冊。",
        ),
        (
            "plan",
            "The Office expects to publish the register in 2027.",
            "署方預計在2027年公布登記冊。",
        ),
        (
            "plan",
            "The Office is preparing to publish the register in 2027.",
            "署方正準備在2027年公布登記冊。",
        ),
        (
            "plan",
            "The Office is set to publish the register in 2027.",
            "署方可望在2027年公布登記冊。",
        ),
        ("firm", "The Office will publish the register in 2027.", "署方將在2027年公布登記冊。"),
        ("firm", "The Office shall publish the register in 2027.", "署方必定在2027年公布登記冊。"),
        (
            "firm",
            "The Office has undertaken to publish the register in 2027.",
            "署方承諾在2027年公布登記冊。",
        ),
        (
            "firm",
            "The Office announced that it will publish the register in 2027.",
            "署方宣布，在2027年公布登記冊。",
        ),
        (
            "firm",
            "The Office announced that it will try AI to draft judgments from the second quarter of 2027.",
            "署方宣布，由2027年第二季起試用人工智能草擬判案書。",
        ),
    ],
)
def test_one_promise_is_as_firm_in_either_language(
    firmness: Strength, english: str, chinese: str
) -> None:
    assert (strength(english), strength(chinese)) == (firmness, firmness)


def test_what_is_drafted_is_not_what_is_planned() -> None:
    assert strength("署方會於2027年草擬指引。") == "firm"


@pytest.mark.parametrize(
    "text",
    [
        "下次會議訂於2026年11月30日上午9時舉行。", "投標截止日期訂於2026年12月4日。",
        "合約簽訂於2026年12月1日。", "議員有信心在2027年通過條例草案。",
        "樓價可望於2027年回升。", "Typhoon is set to hit in November 2026.",
        "當局已決定將計劃延長至2023年3月31日。",
        "The Government has decided to extend the scheme until 31 March 2024.",
    ],
)  # fmt: skip
def test_calendars_hopes_of_others_and_what_is_past_promise_nothing(text: str) -> None:
    paper = Document("panel_paper", "en", "A paper", sections=(Section(None, (Paragraph(text),)),))
    assert commitments(paper, date(2026, 11, 24)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "署長答應在2027年6月前提交報告。",
        "局方同意於2027年第一季檢討收費。",
        "政府應允在明年完成檢討。",
    ],
)
def test_a_pledge_keeps_its_day(text: str) -> None:
    paper = Document("panel_paper", "en", "A paper", sections=(Section(None, (Paragraph(text),)),))
    (found,) = commitments(paper, date(2026, 11, 24))
    assert found.due_to is not None


@pytest.mark.parametrize(
    "text",
    [
        "If funds were available, the Administration would launch the portal in 2027.",
        "It was unlikely that, the Government would publish the report in 2027.",
        "Mr LEE was worried that, the Government would abolish the scheme in 2027.",
        "Members worried that fees would rise, and the Administration would extend the scheme in 2027.",
        "Mr CHAN said that the Government would publish a report in 2027.",
        "Dr LO said that the Department would extend the scheme in March 2027.",
        "Hon Judy CHAN stated that the Administration would launch the scheme in 2027.",
        "Developers' flats to be completed by March 2027 number 3 000.",
        "Applications to be published in the Gazette must be sent in by March 2027.",
        "The system, planned for 2027, has been abandoned.",
    ],
)
def test_what_nobody_of_the_government_says_would_be_done_is_no_promise(text: str) -> None:
    paper = Document("panel_paper", "en", "A paper", sections=(Section(None, (Paragraph(text),)),))
    assert commitments(paper, date(2026, 11, 24)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Government would publish the report in 2027.",
        "As regards fees, the Government would publish the report in 2027.",
        "The Secretary said that fees were low, and the Government would publish the report in 2027.",
        "The Secretary said that the Government would publish the report in 2027.",
    ],
)
def test_what_the_government_said_that_it_would_do_is_firm(text: str) -> None:
    assert strength(text) == "firm"


@pytest.mark.parametrize(
    "text", ["Signals to be completed by March 2027.", "The system, planned for 2027, is on time."]
)
def test_what_is_to_be_completed_is_a_plan(text: str) -> None:
    assert strength(text) == "plan"


def test_a_release_may_name_who_leads_the_government_by_his_name() -> None:
    said = Paragraph("Mr Lee said that the Government would publish the report in 2027.")
    paper = Document("speech", "en", "A release", sections=(Section(None, (said,)),))
    assert len(commitments(paper, date(2026, 11, 24))) == 1
