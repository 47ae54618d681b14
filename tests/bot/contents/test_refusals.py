"""This file tests that what is denied, rejected or given up is no promise, and what stands beside it is."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.commitments import commitments
from bot.contents.refusals import is_refused
from scrapers.items import Document, Paragraph, Section

ISSUED = date(2026, 11, 24)


def dues(text: str) -> list[date | None]:
    paper = Document("panel_paper", "en", "A paper", sections=(Section(None, (Paragraph(text),)),))
    return [one.due_to for one in commitments(paper, ISSUED) if one.due_text]


@pytest.mark.parametrize(
    "text",
    [
        "It is unlikely that the AI platform will be launched in 2027.",
        "We estimate that some $900 million more for AI will be committed in 2027.",
        "The Bureau forecasts that 300 AI firms would join in 2027.",
        "According to a survey by a bank, half of local AI firms plan to expand in 2027.",
        "The AI institute had 83 people (target for end-2027: 130) and will hold talks.",
        "We will neither extend the AI fund nor open a second AI fund in 2027.",
        "The Government rejects the proposal to ban AI by 2027 and will keep the present law.",
        "The Government no longer plans to open the centre in 2027.",
        "The centre will no longer open in 2027.",
        "We have shelved the plan to launch the platform in 2027.",
        "The Government ruled out introducing the tax by 2028.",
        "It would not be feasible to launch the platform by the end of 2027.",
        "It is far from certain that the platform will be launched in 2027.",
        "We cannot commit to launching the platform by June 2027.",
        "The works can hardly be completed by 2027.",
        "The Department is not in a position to open the register in 2027.",
        "The Bureau has no plan to legislate in 2027.",
        "A launch in 2027 has been ruled out.",
        "Launching the platform by mid-2027 is not feasible.",
        "By 2027 the Government will not have built any new pier.",
        "In 2027 no levy will be introduced.",
        "No new centre will be opened in 2027.",
        "It remains to be seen whether the platform will be launched in 2027.",
        "It is unclear whether the platform will be launched by 2027.",
        "The Government denied that a levy would be introduced in 2027.",
        "It is not true that a levy will be introduced in 2027.",
        "It is too early to say whether the centre will open in 2028.",
        "The Bureau confirmed that no levy will be introduced in 2027.",
        "It is unlikely, the Bureau said, that the platform will open in 2027.",
        "The proposal to ban vaping by 2028 was rejected.",
        "We do not intend, before 2028, to legislate.",
        "The Administration is opposed to introducing a levy in 2027.",
        "The Government decided against building a bridge by 2030.",
        "The platform cannot be launched in 2027.",
        "The Bureau did not undertake to launch the platform in 2027.",
        "There is little chance that the pier will be completed by 2027.",
        "The target of completing the pier by 2027 will not be met.",
        "The pier won't open in 2027.",
        "我們不擬在2027年推出新的應用程式。",
        "我們不打算在2027年推出新的應用程式。",
        "當局未有計劃在2027年推出新的應用程式。",
        "政府無意於2027年立法。",
        "政府不會在2027年立法。",
        "署方難以在2027年完成。",
        "平台不太可能會在2027年推出。",
        "政府已擱置在2027年推出平台的計劃。",
        "政府否決在2027年開徵稅項。",
        "於2027年推出平台並不可行。",
        "在2027年推出平台的可能性不大。",
        "政府否認會在2027年開徵稅項。",
        "現階段言之尚早，未能確定會否於2027年推出。",
        "當局暫未有定案於2028年興建碼頭。",
        "政府拒絕了業界提出的將於2027年實施的建議。",
        "署方未必會在2027年推出新平台。",
        "政府認為無須於2027年立法。",
        "平台將無法於2027年內完成。",
        "Whether the pier will be ready by 2027 is anybody's guess.",
        "The works will start no earlier than 2030.",
        "新碼頭預計不會早於2030年落成。",
        "署方趕不及在2027年年底前完成檢查。",
    ],
)
def test_what_is_denied_rejected_or_given_up_is_no_promise(text: str) -> None:
    assert dues(text) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The Government will cease to operate the helpdesk on 31 March 2027.", date(2027, 3, 31)),
        ("Residents who cannot travel will be served online by June 2027.", date(2027, 6, 30)),
        (
            "The Government will not legislate at this stage but will publish guidelines in June 2027.",
            date(2027, 6, 30),
        ),
        (
            "The Office has rejected a levy and will publish guidelines in June 2027.",
            date(2027, 6, 30),
        ),
        ("Rejected applications will be reviewed by June 2027.", date(2027, 6, 30)),
        ("Works that were suspended in 2025 will resume by June 2027.", date(2027, 6, 30)),
        ("Cheques will no longer be accepted from 1 April 2027.", date(2027, 4, 1)),
        ("We will launch in 2027 a service that does not charge fees.", date(2027, 12, 31)),
        (
            "We will not only extend the fund but also open a second one in 2027.",
            date(2027, 12, 31),
        ),
        ("Nothing has changed and the centre will open in 2027.", date(2027, 12, 31)),
        ("署方會於2027年為無法出門的長者提供服務。", date(2027, 12, 31)),
        ("尚未接駁的屋苑將於2027年接駁。", date(2027, 12, 31)),
        ("我們將於2027年取消附加費。", date(2027, 12, 31)),
        ("不論收費如何，政府都會於2027年檢討。", date(2027, 12, 31)),
        ("Parents who did not apply this year will be invited by April 2027.", date(2027, 4, 30)),
        ("署方不會遲於2027年6月提交報告。", date(2027, 6, 30)),
        ("擱置多年的碼頭工程將於2027年6月展開。", date(2027, 6, 30)),
        ("不獲接納的申請人將於2027年6月獲通知。", date(2027, 6, 30)),
        ("政府不會增設基金，但會於2027年檢討現行基金的運作。", date(2027, 12, 31)),
    ],
)
def test_what_is_promised_beside_a_denial_is_kept(text: str, last: date) -> None:
    assert dues(text) == [last]


@pytest.mark.parametrize(
    "text",
    [
        "It is unlikely that the Government will review the fees.",
        "The Department has not agreed to review the fees.",
        "署方不能承諾會檢討收費。",
    ],
)
def test_what_is_denied_without_a_day_is_no_open_pledge(text: str) -> None:
    paper = Document("panel_paper", "en", "A paper", sections=(Section(None, (Paragraph(text),)),))
    assert commitments(paper, ISSUED) == ()


def test_a_denial_behind_a_word_does_not_reach_it() -> None:
    assert not is_refused("the office will review what is not", len("the office will"))
