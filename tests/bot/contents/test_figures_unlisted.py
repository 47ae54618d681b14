"""This file checks the figures of programmes that no register holds: by the name a paper states, and nobody else's."""

from __future__ import annotations

import pytest

from bot.contents.figures import figures, unlisted_figures
from scrapers.items import Document, Paragraph, Section
from tests.bot.contents.test_figures import NAMES, paper_of
from tests.bot.contents.test_figures_rows import reply


def told(*sentences: str) -> list[tuple[str, int]]:
    paper = paper_of(*sentences)
    return [(one.programme, int(one.value)) for one in unlisted_figures(paper, NAMES)]


@pytest.mark.parametrize(
    ("sentence", "name", "value"),
    [
        ("The Estuary Shield Scheme has received 300 applications.", "Estuary Shield Scheme", 300),
        (
            "As at end-March 2026, 300 firms had joined the Young Skippers Grant.",
            "Young Skippers Grant",
            300,
        ),
        ("「河口資助計劃」共接獲300宗申請。", "河口資助計劃", 300),
        ("「河口行」試驗計劃共接獲300宗申請。", "河口行", 300),
        ("截至2026年3月底，已發出的「潮汐咭」約為300張。", "潮汐咭", 300),
    ],
)
def test_a_programme_is_known_by_the_name_that_its_paper_states(
    sentence: str, name: str, value: int
) -> None:
    assert told(sentence) == [(f"stated:{name}", value)]


def test_a_short_name_that_the_paper_defines_is_of_it() -> None:
    said = "本署推行「河口同行車」(「同行車」)。同行車現有12輛，2025年服務18 600人次。"
    assert told(said) == [("stated:河口同行車", 12), ("stated:河口同行車", 18600)]


def test_a_short_name_that_is_a_name_by_its_form_is_of_the_one_it_shortens() -> None:
    said = (
        "The Chronic Estuary Shield Pilot Scheme (the Shield Scheme) began in 2025.",
        "So far 300 firms have joined the Shield Scheme.",
    )
    assert told(*said) == [("stated:Chronic Estuary Shield Pilot Scheme", 300)]


def test_what_is_known_is_not_told_again() -> None:
    assert told("The Weir Fund has received 300 applications.") == []


def test_a_known_one_and_a_stated_one_keep_their_own() -> None:
    said = (
        "The Weir Fund has received 300 applications. "
        "The Estuary Shield Scheme has received 500 applications."
    )
    assert told(said) == [("stated:Estuary Shield Scheme", 500)]
    known = [(one.programme, int(one.value)) for one in figures(paper_of(said), NAMES)]
    assert known == [("weir", 300)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The scheme has received 300 applications.",
        "This Pilot Scheme has received 300 applications.",
        "The Working Group on Piers has received 300 applications.",
        "該計劃共接獲300宗申請。",
        "政府在「十五五規劃」下推行300個項目。",
        "有市民表示「超過300個碼頭已關閉」。",
    ],
)
def test_what_is_called_by_no_name_of_its_own_is_none(sentence: str) -> None:
    assert told(sentence) == []


def test_a_sum_of_several_is_of_none_of_them() -> None:
    said = "「河口投資基金」、堤岸公司的「碼頭投資基金」，以及「燈塔創業基金」已合共投資10億元。"
    assert told(said) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "「海港渡輪計劃」(「渡輪計劃」)已推行。截至2026年3月底，「渡輪計劃」共接獲300宗申請。",
        "截至2026年3月底，「先導計劃」共接獲300宗申請。",
        "「河口發展聯盟」(「聯盟」)有300名會員。",
    ],
)
def test_a_short_name_alone_and_a_body_are_none(sentence: str) -> None:
    assert told(sentence) == []


def test_one_that_is_outside_another_is_itself() -> None:
    said = (
        "The Young Skippers Grant, a new initiative outside the Estuary Fund, has made a good start. "
        "It gave out 84 grants of $300,000 each."
    )
    assert told(said) == [
        ("stated:Young Skippers Grant", 84),
        ("stated:Young Skippers Grant", 300_000),
    ]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Project Estuary has received 300 applications.", "Project Estuary"),
        ("The Berth Sharing Trial has received 300 applications.", "Berth Sharing Trial"),
        (
            "The New Mooring Meters Programme has received 300 applications.",
            "New Mooring Meters Programme",
        ),
        (
            "The Harbour Commons for Anglers (the Commons) has received 300 applications.",
            "Harbour Commons for Anglers",
        ),
        ("潮汐碼頭升級獎勵計劃(獎勵計劃)共接獲300宗申請。", "潮汐碼頭升級獎勵計劃"),
    ],
)
def test_a_project_a_trial_or_what_is_called_shorter_is_a_programme(
    sentence: str, name: str
) -> None:
    assert told(sentence) == [(f"stated:{name}", 300)]


def test_what_is_called_by_no_word_of_its_name_is_none() -> None:
    assert told("The Harbour Commons for Anglers (the Owner) has received 300 applications.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Berth Sharing Trial, which is funded by the Estuary Fund with $8 million, is being run on 2 piers.",
        "「泊位共用計劃」於2025年成立，由「河口基金」撥款800萬元，共接獲300宗申請。",
    ],
)  # fmt: skip
def test_a_fund_that_only_pays_for_a_programme_has_none_of_its_figures(sentence: str) -> None:
    whose = {name for name, _ in told(sentence)}
    assert len(whose) == 1
    assert not whose & {"stated:Estuary Fund", "stated:河口基金"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Lights Department (the Department) has received 300 applications.",
        "The Harbour Lights Ordinance (the Ordinance) has 300 sections.",
        "The Project Manager has received 300 applications.",
    ],
)
def test_a_body_a_law_or_who_runs_a_project_is_no_programme(sentence: str) -> None:
    assert told(sentence) == []


def test_two_letters_before_a_platform_in_marks_are_a_name() -> None:
    assert told("其後推出的「泊易平台」共處理300宗申請。") == [("stated:泊易平台", 300)]


def test_a_word_that_any_platform_has_is_none() -> None:
    assert told("其後推出的「網上平台」共處理300宗申請。") == []


def test_a_row_beside_a_known_programme_in_a_table_of_them_is_one() -> None:
    rows = "計劃 | 獲批個案 | 登記人數\n河堰基金 | 138 | 19\n潮汐導航員網絡 | 420 | 175\n其他各項措施 | 7 | 8"
    section = Section(None, (Paragraph(f"各項措施的情況如下：\n{rows}"),))
    paper = Document("panel_paper", "zh-Hant", "x", sections=(section,))
    found = [(one.programme, int(one.value)) for one in unlisted_figures(paper, NAMES)]
    assert found == [("stated:潮汐導航員網絡", 420), ("stated:潮汐導航員網絡", 175)]


def test_a_row_of_a_table_without_a_known_programme_is_none() -> None:
    rows = "計劃 | 獲批個案 | 登記人數\n潮汐導航員網絡 | 420 | 175\n碼頭泊位共用安排 | 7 | 8"
    section = Section(None, (Paragraph(f"各項措施的情況如下：\n{rows}"),))
    assert (
        unlisted_figures(Document("panel_paper", "zh-Hant", "x", sections=(section,)), NAMES) == ()
    )


def test_a_row_beside_a_known_programme_may_say_in_brackets_what_it_counts() -> None:
    rows = "計劃 | 2024年 | 2025年\n海港渡輪計劃（獲批學校） | 3 | 4\n潮汐IT教室計劃（獲批學校） | 5 | 6"
    paper = reply(f"各項計劃近年的數字如下：\n{rows}", language="zh-Hant")
    assert [(one.programme, int(one.value)) for one in unlisted_figures(paper, NAMES)] == [
        ("stated:潮汐IT教室計劃", 5),
        ("stated:潮汐IT教室計劃", 6),
    ]
