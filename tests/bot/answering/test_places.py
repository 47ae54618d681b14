"""This file tests that a reference may end with a place within its paper, and that it is opened."""

from __future__ import annotations

import pytest

from bot.answering.command import typed as said
from bot.answering.finding.citing import read_more
from bot.answering.finding.find import read_show
from bot.answering.finding.places import holds, opened, parted
from bot.answering.intents import More, Show
from scrapers.items import Document, Exchange, Paragraph, Recommendation, Section

REPORT = Document(
    "committee_report",
    "en",
    "Report on registers",
    sections=(Section("Advice", (Paragraph("Registers matter.", "12"),)),),
    recommendations=(Recommendation(24, "to publish a roadmap", ("11", "12")),),
)
REPLY = Document(
    "estimates_reply",
    "zh-Hant",
    "登記冊",
    exchanges=(
        Exchange("進度為何？", "登記冊將於2027年啟用。", "1"),
        Exchange("開支為何？", "開支為4,800萬元。", "2", ("2", "3")),
    ),
)


def texts(document: Document, typed: str) -> tuple[str, ...]:
    place = parted(typed)[1]
    assert place is not None
    return opened(document, place)


@pytest.mark.parametrize(
    ("typed", "reference"),
    [
        ("CB(2)1292/2025 rec 24", "CB(2)1292/2025"),
        ("CB(2)1292/2025 recommendation 24", "CB(2)1292/2025"),
        ("CB(2)1292/2025 建議24", "CB(2)1292/2025"),
        ("CB(2)1292/2025 ¶12", "CB(2)1292/2025"),
        ("CB(2)1292/2025, para 12", "CB(2)1292/2025"),
        ("CB(2)1292/2025 第12段", "CB(2)1292/2025"),
        ("CB(2)1292/2025 p 3", "CB(2)1292/2025"),
        ("CB(2)1292/2025, p.3", "CB(2)1292/2025"),
        ("CB(2)1292/2025 page 3", "CB(2)1292/2025"),
        ("CB(2)1292/2025 第3頁", "CB(2)1292/2025"),
        ("CB(2)1292/2025 pp 3-5", "CB(2)1292/2025"),
        ("CB(2)1292/2025 at para 12", "CB(2)1292/2025"),
        ("CB(2)1292/2025 [12]", "CB(2)1292/2025"),
        ("CB(2)1292/2025 paras 12–14", "CB(2)1292/2025"),
        ("ITIB152 part (2)", "ITIB152"),
        ("ITIB152 部分（二）", "ITIB152"),
    ],
)
def test_a_place_is_parted_from_its_paper(typed: str, reference: str) -> None:
    found, place = parted(typed)
    assert (found, place is not None) == (reference, True)


@pytest.mark.parametrize(
    "typed",
    ["CB(2)1292/2025", "CB(2)1018/2025(03)", "LCQ5", "FCR(2025-26)51", "rec 24", "smart city 2025"],
)
def test_what_names_no_place_is_left_whole(typed: str) -> None:
    assert parted(typed) == (typed, None)


def test_a_recommendation_is_opened_with_what_it_rests_on() -> None:
    assert texts(REPORT, "CB(2)1292/2025 rec 24") == ("24. to publish a roadmap ¶11, ¶12",)


def test_a_paragraph_is_opened_by_its_number() -> None:
    assert texts(REPORT, "CB(2)1292/2025 ¶12") == ("12. Registers matter.",)


def test_a_run_of_paragraphs_is_opened() -> None:
    assert texts(REPORT, "CB(2)1292/2025 paras 11-14") == ("12. Registers matter.",)


def test_a_page_is_no_paragraph() -> None:
    assert [parted(f"LCQ5 {said}")[1].what for said in ("p 12", "第12頁", "第12段", "¶12")] == [  # type: ignore[union-attr]
        "page", "page", "para", "para",
    ]  # fmt: skip


def test_a_part_is_opened_with_its_question() -> None:
    assert texts(REPLY, "ITIB152 part (1)") == ("進度為何？", "登記冊將於2027年啟用。")


def test_a_joint_answer_is_opened_by_any_part_that_it_covers() -> None:
    assert texts(REPLY, "ITIB152 part 3") == ("開支為何？", "開支為4,800萬元。")


def test_a_place_that_a_paper_lacks_holds_nothing() -> None:
    assert texts(REPORT, "CB(2)1292/2025 rec 99") == ()


def test_a_paper_whose_paragraphs_bear_no_numbers_cannot_tell() -> None:
    plain = Document("plain", "en", "Plain", sections=(Section(None, (Paragraph("Text."),)),))
    para, page = (parted(f"LCQ5 {said}")[1] for said in ("para 3", "p 3"))
    assert para is not None
    assert page is not None
    assert [holds(plain, one, None) for one in (para, page)] == [None, None]
    assert [holds(plain, page, most) for most in (2, 3)] == [False, True]
    assert holds(REPORT, para, None) is False


@pytest.mark.parametrize(
    ("typed", "reference"),
    [
        ('CB(2)1292/2025 "courses"', 'CB(2)1292/2025 "courses"'),
        ("CB(2)1292/2025 「課程」", "CB(2)1292/2025 「課程」"),
        ('"CB(2)1292/2025"', "CB(2)1292/2025"),
        ('Report on the "register"', 'Report on the "register'),
    ],
)
def test_quoted_words_within_a_paper_are_kept_by_what_opens_one(typed: str, reference: str) -> None:
    assert read_show(said([typed])) == Show(reference)
    assert read_more(said([typed])) == More(reference)
