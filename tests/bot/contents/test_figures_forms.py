"""This file checks forms in which papers tell of a programme: set apart, led in empty, behind a lost target."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from scrapers.items import Document, Paragraph, Section
from tests.bot.contents.test_figures import NAMES, found

ROWS = "年度 | 收到申請 | 獲批申請\n2023-24 | 28 | 19"


def values(*sentences: str) -> list[int]:
    return [int(one.value) for one in found(*sentences)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("河堰基金的核准承擔額為2億7,240萬元。", [272_400_000]),
        ("Tide Pilot, published in December 2020, put forward more than 130 initiatives.", [130]),
        (
            "Tide Pilot was opened, and the trade, in December 2020, put forward more than 130 ideas.",
            [],
        ),
        ("潮汐通由即日起擴展，新增28項服務。", [28]),
        ("潮汐通由即日起擴展，全港新增28項服務。", []),
        ("潮汐通累計飛行超過14 000架次，飛行里數約68 000公里。", [14_000, 68_000]),
        ("潮汐通累計飛行超過14 000架次，全港飛行里數約68 000公里。", [14_000]),
        ("潮汐通的登記用戶在九月底接近430萬，增長平穩。", [4_300_000]),
        # what was aimed at once, and what may be
        ("The target of opening Tide Pilot to 1 200 ships by March 2026 has been met.", []),
        ("潮汐通的使用次數有機會倍增至2,000萬次。", []),
    ],
)
def test_a_number_is_its_in_these_forms(sentence: str, told: list[int]) -> None:
    assert values(sentence) == told


def test_the_fund_or_the_centre_goes_back_to_one_so_called() -> None:
    said = "Since opening, the Fund has admitted 41 projects."
    assert values("The Weir Fund opened in 2024. ", said) == [41]
    assert values("Tide Pilot opened in 2024. ", said) == []


def test_what_statistics_tell_of_others_is_not_carried() -> None:
    assert values("潮汐通的服務機已啟用。", "據統計處資料，在內地居住的約有9.7萬名長者。") == []


def cells(before: str, rows: str = ROWS) -> list[int]:
    said = (Paragraph(before, "3"), Paragraph(rows, None, table=True))
    paper = Document(
        "panel_paper", "zh-Hant", "x", published=date(2026, 4, 10), sections=(Section(None, said),)
    )
    return [int(one.value) for one in figures(paper, NAMES)]


def test_a_lead_in_that_names_nobody_is_of_the_one_its_paragraph_names() -> None:
    assert cells("海港渡輪計劃資助船東。過去兩年的情況表列如下：") == [28, 19]


@pytest.mark.parametrize(
    "before",
    [
        "海港渡輪計劃及河堰基金資助船東。過去兩年的情況表列如下：",  # which of two
        "海港渡輪計劃資助船東。海事處的申請情況表列如下：",  # somebody else's
        "海港渡輪計劃資助船東。有關投訴的情況如下：",
    ],
)
def test_a_lead_in_of_two_or_of_somebody_else_is_of_none(before: str) -> None:
    assert cells(before) == []


def test_a_row_may_say_since_when_it_counts() -> None:
    lead = "海港渡輪計劃的申請情況如下："
    assert cells(lead, "年度 | 收到申請 | 獲批申請\n自2020年累計 | 148 | 96") == [148, 96]
    assert cells(lead, "批次 | 收到申請 | 獲批申請\n首批（2025年3月公布） | 115 | 38") == [115, 38]
    assert cells(lead, "批次 | 收到申請 | 獲批申請\n首批（只計九龍） | 115 | 38") == []
