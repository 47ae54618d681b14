"""This file tests that a refusal is heard as one, and that a bullet does not say one thing twice."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.summaries import summarise
from bot.contents.summaries.denials import NOT_PLANNED, turns_down
from bot.contents.summaries.signs import ACCEPTED, FIGURE, IN_FORCE
from scrapers.items import Document, Exchange
from scrapers.text import fold, language_of


@pytest.mark.parametrize(
    "text",
    [
        "我們現階段並無把資助擴展至漁民子弟的打算。",
        "政府暫無計劃增建避風塘。",
        "當局無意立法規管魚排。",
        "我們不會把計劃延長至2028年。",
        "署方認為沒有需要增設魚市場。",
        "We do not intend to license coral divers at this stage.",
        "There is no plan to build a second pier.",
        "The Department sees no need to extend the scheme.",
        "We do not consider it necessary to raise the ceiling.",
        "A waiver of mooring fees is not under contemplation.",
        "We are not in a position to commit to the spring of 2027.",
        "The quota suggested is not being pursued.",
        "The Administration has not accepted this recommendation.",
        "A second extension has been ruled out for the time being.",
        "As most of the money is left, there is no case for a further injection.",
        "當局不會為潛水員訂立專項規則。",
        "政府不會在2027年上半年開放航道。",
        "署方現階段不會調低門檻。",
        "有意見認為應收費，署方表示未有此計劃。",
    ],
)
def test_what_is_not_planned_or_not_needed_is_heard(text: str) -> None:
    assert NOT_PLANNED.search(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "當局故無意外發生。",
        "不同計劃的申請人須分開遞交表格。",
        "我們計劃在明年擴展資助。",
        "漁民不會收到通知。",
        "The Department plans to build a second pier.",
        "Divers need not apply in person.",
        "Bird flu has been ruled out as the cause.",
        "The permits have been accepted by the harbour master.",
        "政府的開支不會少於去年。",
        "有關安排不會影響漁民。",
        "政府不會鬆懈，會繼續巡查漁港。",
        "我們不會容忍非法捕魚。",
    ],
)
def test_what_is_planned_or_only_worded_alike_is_no_refusal(text: str) -> None:
    assert not NOT_PLANNED.search(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "It would be premature to set a date for the second pier.",
        "No decision has been made on the sum proposed.",
        "The Department has yet to decide whether a reef plan should be drawn up.",
        "放射影像的安排目前言之尚早。",
        "惠州的安排仍在磋商，未有定案。",
        "署方就收費未有時間表。",
    ],
)
def test_what_is_left_open_is_heard_as_no_refusal(text: str) -> None:
    assert turns_down(fold(text))
    assert not NOT_PLANNED.search(fold(text))


def told(question: str, answer: str) -> list[str]:
    paper = Document(
        "estimates_reply", language_of(answer), "Reefs", published=date(2026, 10, 14),
        exchanges=(Exchange(question, answer),),
    )  # fmt: skip
    return [bullet.text for bullet in summarise(paper)]


def test_a_refusal_is_told_beside_what_else_a_reply_has_to_say() -> None:
    answer = "The Government has earmarked $1 billion for the Reef Institute. Incorporated in January this year, it has 26 staff. The Department counts coral in 12 bays and publishes the figures every spring. A dashboard of the bays will be opened next year. We do not intend to introduce rules dedicated to divers at this stage. Divers take part in clean-up days."
    assert any(
        "do not intend" in one for one in told("whether it will legislate on diving?", answer)
    )


def test_two_sentences_that_say_one_thing_are_not_joined() -> None:
    answer = (
        "我們將展開大鵬灣珊瑚礁長期護養方案研究，鼓勵漁民轉型。漁護署現有船隻三艘。"
        "我們將於今年內展開大鵬灣珊瑚礁長期護養方案研究，並會以本署的人手督導顧問。"
    )
    bullets = told("研究何時展開？", answer)
    assert all(one.count("長期護養方案研究") == 1 for one in bullets)


@pytest.mark.parametrize(
    "text",
    [
        "自2027年1月起，凡載重逾五百噸的船隻必須申報。",
        "優惠期將延長兩年至2028年6月30日。",
        "From 1 January 2027, ships over 500 tonnes must file online.",
        "Online filing will be compulsory from early 2027.",
        "The discount is extended for two years to June 2028.",
    ],
)
def test_what_is_asked_or_goes_on_from_a_day_is_in_force(text: str) -> None:
    assert IN_FORCE.search(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Director agrees with the audit recommendations.",
        "政府接納委員會的所有建議。",
    ],
)
def test_what_was_recommended_may_be_accepted(text: str) -> None:
    assert ACCEPTED.search(fold(text))


def test_what_is_not_accepted_is_no_acceptance() -> None:
    assert not ACCEPTED.search(fold("政府不接納委員會的建議。"))


@pytest.mark.parametrize(
    "text",
    [
        "The Administration did not accept the proposal.",
        "The office will not launch the tool for public use.",
        "政府當局不接納，理由是風險較高。",
    ],
)
def test_a_proposal_that_was_not_accepted_is_turned_down(text: str) -> None:
    assert turns_down(fold(text))


def test_buildings_and_boats_are_counted() -> None:
    assert FIGURE.search(fold("地圖會涵蓋500幢建築物。"))
    assert FIGURE.search(fold("署方會購置40艘巡邏船。"))
