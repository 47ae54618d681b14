"""This file tests that Chinese bullets speak of no trial, body or short name that only the paper tells."""

from __future__ import annotations

import pytest

from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.introduced_zh import IntroducedZh
from bot.contents.summaries.subjects import told_before
from scrapers.items import Document, Paragraph, Section

OPENS = "海事處在五個碼頭試用感應器，由東灣航道數據研究中心設計。"


def untold(text: str, said: str = OPENS, title: str = "海上安全") -> set[str]:
    paper = Document(
        "panel_paper", "zh-Hant", title, sections=(Section("", (Paragraph(said), Paragraph(text))),)
    )
    everything = statements(paper)
    return set(IntroducedZh(everything, title).untold(text, everything[-1].place))


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("海事處會在試用完結後檢討成效。", "试用"),
        ("視乎試用結果，海事處會在2027年增設感應器。", "试用"),
        ("研究中心計劃於2027年擴建。", "研究中心"),
        ("海事處計劃於2027年推出新版本。", "版本"),
    ],
)
def test_what_only_the_paper_tells_is_untold(text: str, noun: str) -> None:
    assert untold(text) == {noun}


@pytest.mark.parametrize(
    "text",
    [
        "海事處試用感應器，會在試用完結後檢討成效。",
        "海事處在五個碼頭的感應器試用結果良好。",
        "「航道通」會在2027年推出新版本。",
        "潮汐研究中心計劃於2027年擴建。",
    ],
)
def test_what_a_bullet_tells_itself_is_told(text: str) -> None:
    assert untold(text) == set()


def test_what_the_title_tells_is_told() -> None:
    assert untold("海事處會在試用完結後檢討成效。", title="感應器試用的進展") == set()


def test_a_short_name_that_only_the_paper_has_is_untold() -> None:
    said = "海事處在船隻離港以後以影像找出走失者（離港尋人）。離港尋人不設收費。離港尋人全年提供。"
    assert untold("海事處預計在2027年開始使用離港尋人。", said) == {"离港寻人"}


@pytest.mark.parametrize(
    ("before", "told"), [("海事處試用感應器。", True), ("碼頭設有感應器。", False)]
)
def test_the_said_trial_goes_on_only_behind_its_trial(before: str, *, told: bool) -> None:
    paper = Document(
        "panel_paper",
        "zh-Hant",
        "海上安全",
        sections=(Section("", (Paragraph("上述試用在東灣進行。"),)),),
    )
    assert told_before(statements(paper)[0], before) is told


def test_a_sentence_that_hangs_on_the_one_before_is_joined_to_it() -> None:
    first, last = (
        "船主認為「航道通」在颱風期間較慢。",
        "海事處計劃於2027年第三季推出新版本，並投放500萬元。",
    )
    paper = Document(
        "panel_paper",
        "zh-Hant",
        "海上安全",
        sections=(Section("", (Paragraph(first + last),)),),
    )
    assert [one.text for one in summarise(paper)] == [first + last]
