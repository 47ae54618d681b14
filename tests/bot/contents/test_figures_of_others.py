"""This file tests that no figure is told of a programme that is another place's, firm's or scheme's, or of several."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from scrapers.items import Document, Paragraph, Section

NAMES = {
    "lamps": ("Smart Lampposts", "智慧燈柱"),
    "voucher": ("Harbour Voucher Programme", "海港券計劃"),
    "hub": ("Pier Talent Hub", "碼頭人才庫"),
    "pass": ("HarbourPass", "港通行"),
}


def told(*sentences: str) -> list[tuple[str, int]]:
    sections = (
        Section(None, tuple(Paragraph(text, str(no)) for no, text in enumerate(sentences, 2))),
    )
    paper = Document("panel_paper", "en", "A paper", published=date(2026, 6, 15), sections=sections)
    return [(one.programme, int(one.value)) for one in figures(paper, NAMES)]


@pytest.mark.parametrize(
    "said",
    [
        "Taipei has erected over 4 000 smart lampposts.",
        "Barcelona now has 3 600 smart lampposts.",
        "In Europe, 12 000 smart lampposts were in use in 2025.",
        "Acme operates 2 500 smart lampposts.",
        "A private developer has installed 60 smart lampposts in its own estate.",
        "The contractor removed 14 smart lampposts damaged by protesters.",
        "The Audit Commission found that 1 200 smart lampposts had never been built.",
        "The Highways Department has not installed 400 smart lampposts.",
        "台北市已設置2 800支智慧燈柱。",
        "美國三藩市已有1 200支智慧燈柱。",
        "全球已有5 000支智慧燈柱投入服務。",
        "某發展商在屋苑裝設60支智慧燈柱。",
        "政府從未設置400支智慧燈柱。",
        "路政署拆除了14支智慧燈柱。",
    ],
)
def test_things_of_others_or_that_are_not_there_are_not_counted(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "The Government has installed 400 smart lampposts.",
        "So far, over 400 smart lampposts have been installed.",
        "There are 400 smart lampposts in Kwun Tong.",
        "We have set up 400 smart lampposts.",
        "政府已設置400支智慧燈柱。",
        "截至2026年3月，已安裝400支智慧燈柱。",
        "本港現有400支智慧燈柱。",
        "目前共有400支智慧燈柱。",
    ],
)
def test_things_of_ours_or_of_nobody_who_is_named_are_counted(said: str) -> None:
    assert told(said) == [("lamps", 400)]
