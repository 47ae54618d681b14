"""This file tests which titles of a list say nothing of what a paper holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.messages.alerts import compose
from bot.messages.shown_language import wording
from bot.topics.list_titles import names_no_matter, says_nothing
from scrapers.items import Document
from storage.records import Rendition
from tests.bot.messages.test_alerts import NAMES, NOW, paper


@pytest.mark.parametrize(
    "title",
    [
        "Administration's paper", "Paper provided by the Administration", "Information Paper", "P25 18 e",
        "Annex A", "Annex (PDF)", "PowerPoint presentation", "政府當局提供的文件", "政府提交的资料文件",
        "電腦投影片", "附件二", "演辭（只有中文）", "ei26_2_e", "ajls20261012cb2-90-1-c.pdf", "itb20260608cb1-22-e",
        "Report.pdf", "smart-city_v2.docx",
    ],
)  # fmt: skip
def test_a_kind_of_file_or_its_name_says_nothing(title: str) -> None:
    assert says_nothing(title)


@pytest.mark.parametrize(
    "title",
    [
        "政府當局就推廣法律科技提供的文件", "Administration's paper on the promotion of Lawtech", "香港經濟近況",
        "Annex on smart lampposts", "Tax relief", "法庭電子存檔", "AI 2030", "", "跟進行動一覽表", "COVID-19",
        "COVID-19 e-services", "A guide to PDF.js",
    ],
)  # fmt: skip
def test_what_names_a_matter_says_something(title: str) -> None:
    assert not says_nothing(title)


@pytest.mark.parametrize(
    "title",
    [
        "", "Annex A", "Letter dated 12 May 2026 from the Administration", "Supplementary information",
        "Reply to Hon LAM's letter", "Response to questions raised at the meeting", "跟進行動一覽表",
        "就委員於特別會議上的提問", "律政司就議員來函的覆函", "會後補充資料",
    ],
)  # fmt: skip
def test_who_writes_to_whom_and_when_names_no_matter(title: str) -> None:
    assert names_no_matter(title)


@pytest.mark.parametrize(
    "title",
    [
        "Letter on smart lampposts",
        "Response to the flood",
        "就街市事宜的覆函",
        "COVID-19 measures",
        "Speech on AI",
    ],
)
def test_a_letter_on_something_names_it(title: str) -> None:
    assert not names_no_matter(title)


@pytest.mark.parametrize(
    ("listed", "own", "shown"),
    [
        ("Administration's paper", "Promotion of Lawtech", "Promotion of Lawtech"),
        ("Promotion of Lawtech", "LC Paper", "Promotion of Lawtech"),
        ("Annex A", "Annex", "Annex A"),
    ],
)
def test_a_list_title_that_says_nothing_gives_way_to_the_papers_own(
    listed: str, own: str, shown: str
) -> None:
    held = Document("panel_paper", "en", own)
    made = replace(
        paper(), renditions=(Rendition("en", "https://example.org/e.pdf", listed, held),)
    )
    words = wording("en", ["en"], stated_only=False, now=NOW)
    assert compose(made, words, NAMES).title == shown
