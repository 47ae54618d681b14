"""This file tests which words make a promise hang on a condition, and which say that it was met."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.commitments import commitments
from bot.contents.conditions import is_conditional
from scrapers.items import Document, Paragraph, Section
from scrapers.text import fold

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "Subject to funding approval, we will launch the scheme by the end of 2027.",
        "We will launch the scheme by the end of 2027, subject to the approval of the committee.",
        "Should the trial succeed, the Office will open a second hub in 2028.",
        "The Office will open a second hub in 2028, should the trial succeed.",
        "If the bill is passed, the fee will be waived from 2027.",
        "The fee will be waived from 2027 if the bill is passed.",
        "The hub will open in 2028, provided that funds are granted.",
        "In the event that the trial succeeds, the hub will open in 2028.",
        "The opening in 2028 is contingent on approval.",
        "The hub will open in 2028, resources permitting.",
        "Assuming that the trial succeeds, the hub will open in 2028.",
        "Upon approval in June 2027, the works will begin.",
        "Pending the passage of the bill, the Office will draft the rules in 2027.",
        "視乎情況，署方將於2028年增設中心。",
        "如獲撥款，署方將於2028年增設中心。",
        "署方將於2028年增設中心，惟須待立法會批准後進行。",
        "待財務委員會批准後，署方將於2028年增設中心。",
        "一旦條例通過，署方會於2028年收費。",
        "只要撥款獲批，工程將於2028年展開。",
        "如一切順利，工程將於2028年展開。",
        "在資源許可的情況下，署方將於2028年增設中心。",
        "預計2027年6月獲立法會批准撥款後，工程將隨即展開。",
        "於2027年獲立法會批准撥款後，工程將隨即展開。",
    ],
)
def test_what_a_promise_hangs_on_stands_before_or_behind_it(text: str) -> None:
    assert is_conditional(fold(text), DAY)


@pytest.mark.parametrize(
    "text",
    [
        "自2024年6月獲立法會批准撥款後，署方一直籌備於2028年增設中心。",
        "署方於2024年6月獲立法會批准撥款後，將於2028年增設中心。",
        "自條例通過後，署方會每年檢討收費。",
        "計劃已獲撥款批准後，工程將於2027年展開。",
        "Having obtained the approval of the committee, we will open the hub in June 2027.",
        "Following the approval in June 2024, we will open the hub in 2027.",
        "Upon approval by the Legislative Council in June 2024, the works began and will end in 2027.",
        "The Office will report once a year from 2027.",
        "The Office will open both hubs at once in 2027.",
        "All pending cases will be closed by the end of 2027.",
        "The Office will correct errors, if any, by the end of 2027.",
        "署方會於2027年善待動物後公布指引。",
        "第二期主要是於2027年增設中心。",
        "署方會於2027年增設十萬一千個名額。",
        "On assuming office in June 2027, the Commissioner will publish the report.",
    ],
)
def test_what_was_met_or_is_no_condition_leaves_a_promise_as_it_is(text: str) -> None:
    assert not is_conditional(fold(text), DAY)


@pytest.mark.parametrize(
    "text",
    [
        "政府已承諾在條例草案獲立法會通過後推行計劃。",
        "當局已計劃在獲財務委員會批准撥款後動工。",
    ],
)
def test_what_was_promised_already_still_hangs_on_what_is_to_be_given(text: str) -> None:
    assert is_conditional(fold(text), DAY)


def test_of_a_day_that_is_not_known_what_was_given_may_lie_ahead() -> None:
    assert is_conditional(fold("於2024年6月獲立法會批准撥款後，工程將隨即展開。"))


def test_a_promise_knows_that_its_condition_was_met_when_it_was_made() -> None:
    text = "署方於2024年6月獲立法會批准撥款後，將於2028年增設中心。"
    paper = Document("panel_paper", "zh-Hant", "A", sections=(Section(None, (Paragraph(text),)),))
    assert [one.conditional for one in commitments(paper, DAY)] == [False]
    assert [one.conditional for one in commitments(paper, date(2024, 1, 2))] == [True, True]
