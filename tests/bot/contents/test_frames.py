"""This file tests that no draft, proposal or condition is told as a settled fact."""

from __future__ import annotations

import pytest

from bot.contents.folded import Folded
from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.frames import under_a_draft
from bot.contents.summaries.pieces import opened
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of

DRAFT = "Under the draft, a skipper will have to log each call."
DRAFT_ZH = "根據擬議安排，船長須記錄每次靠泊。"


def governed(text: str) -> list[str]:
    paper = Document(
        "panel_paper",
        language_of(text),
        "Harbour logs",
        sections=(Section("", (Paragraph(text),)),),
    )
    everything = statements(paper)
    return [one.text for one in everything if one.place in under_a_draft(everything)]


@pytest.mark.parametrize(
    "text",
    [
        "在有關條例草案獲通過後，船主須為船隻登記。",
        "根據上述建議，船主每年須繳付200元。",
        "視乎有關測試結果，署方預計在2027年推出服務。",
        "在此情況下，資助會被取消。",
        "As set out in the draft code, skippers need no licence.",
        "As stated in the Bill, the fee will be waived.",
    ],
)
def test_an_opening_that_makes_no_settled_fact_is_kept(text: str) -> None:
    assert opened(Folded.of(text)).text == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("隨着上述工程完成，碼頭將於2027年啟用。", "碼頭將於2027年啟用。"),
        ("此外，船主每年須繳付200元。", "船主每年須繳付200元。"),
        ("As noted above, the fee will be waived.", "the fee will be waived."),
    ],
)
def test_an_opening_that_only_connects_is_left_off(text: str, shown: str) -> None:
    assert opened(Folded.of(text)).text == shown


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (DRAFT, "A crew member will not be required to sign the log."),
        (DRAFT, "In addition, logs are not to be kept at home."),
        (DRAFT_ZH, "船員毋須簽署紀錄。"),
    ],
)
def test_what_shall_be_under_a_draft_is_governed_by_it(draft: str, text: str) -> None:
    assert governed(f"{draft} {text}" if text.isascii() else draft + text) == [text]


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (DRAFT, "The Marine Office will publish the code in 2027."),
        (DRAFT, "Harbour calls rose last year."),
        (DRAFT_ZH, "海事處會在2027年公布守則。"),
        ("In a storm, a skipper will have to log each call.", "A crew member will sign the log."),
    ],
)
def test_what_is_done_about_a_draft_is_not_governed_by_it(draft: str, text: str) -> None:
    assert governed(f"{draft} {text}" if text.isascii() else draft + text) == []


def test_a_rule_of_a_draft_is_not_told_without_the_draft() -> None:
    said = "A crew member will not be required to sign the log, but shall do so within 30 days if asked."
    paper = Document(
        "panel_paper",
        "en",
        "Harbour logs",
        sections=(Section("", (Paragraph(f"{DRAFT} {said}"),)),),
    )
    assert [one.text for one in summarise(paper) if one.text.startswith("A crew")] == []
