"""This file tests that a document is told by its title where a bullet calls it by its kind alone."""

from __future__ import annotations

import pytest

from bot.contents.statements import statements
from bot.contents.summaries.document_titles import by_their_titles
from bot.contents.summaries.pieces import Pick
from scrapers.items import Document, Language, Paragraph, Section

DRAFTING = (
    "The bureau is drafting, with two institutes, the Guidelines on the Use of Drones by Contractors. "
    "The Guidelines will require every flight to be logged."
)
DONE = "The bureau will complete the Guidelines by the end of 2027 and train 300 inspectors."
DRAFTING_ZH = "局方正與兩個學會草擬《承辦商使用無人機指引》，要求記錄每次飛行。"


def told(
    bullet: str,
    *texts: str,
    beside: str = "",
    title: str = "Use of drones",
    language: Language = "en",
) -> str:
    """Give a bullet as it is told, of a paper with these paragraphs, with another bullet beside it."""
    paragraphs = tuple(Paragraph(text, str(at)) for at, text in enumerate(texts, 1))
    document = Document("panel_paper", language, title, sections=(Section("", paragraphs),))
    picks = [Pick(text, (), None, at) for at, text in enumerate((bullet, beside)) if text]
    return by_their_titles(picks, statements(document), document)[0].text


def test_the_guidelines_are_told_by_their_title() -> None:
    assert told(DONE, DRAFTING).startswith(
        "The bureau will complete the Guidelines on the Use of Drones by Contractors by the end of 2027"
    )


def test_a_label_gives_way_to_the_title() -> None:
    assert told(f"[Flights] {DONE}", DRAFTING).startswith(
        "The bureau will complete the Guidelines on"
    )


def test_of_two_guidelines_neither_is_told() -> None:
    assert told(DONE, DRAFTING, "The Guidelines on Noise by Night were issued in 2024.") == DONE


def test_what_the_title_of_the_paper_says_is_not_told_again() -> None:
    assert told(DONE, DRAFTING, title="Guidelines on the Use of Drones by Contractors") == DONE


def test_what_another_bullet_says_is_not_told_again() -> None:
    assert told(DONE, DRAFTING, beside=DRAFTING) == DONE


@pytest.mark.parametrize(
    "said",
    [
        "The bureau will follow the Guidelines issued by the harbour master from 2027.",
        "The bureau will follow the Guidelines for pilots from 2027.",
    ],
)
def test_the_guidelines_of_others_are_not_ours(said: str) -> None:
    assert told(said, DRAFTING) == said


def test_a_title_for_which_there_is_no_room_is_not_told() -> None:
    assert told(DONE, DRAFTING, beside=f"Inspectors {'will be trained in pairs ' * 30}.") == DONE


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "局方將於2027年年底前完成指引，並培訓300名督察。",
            "局方將於2027年年底前完成《承辦商使用無人機指引》，並培訓300名督察。",
        ),
        (
            "局方將於2027年年底前公布有關指引。",
            "局方將於2027年年底前公布《承辦商使用無人機指引》。",
        ),
        ("（飛行守則）局方將於明年完成指引。", "局方將於明年完成《承辦商使用無人機指引》。"),
        ("該指引將於明年生效。", "《承辦商使用無人機指引》將於明年生效。"),
        ("局方將於2027年年底前公布噪音指引。", "局方將於2027年年底前公布噪音指引。"),
        ("海員公署公布指引，要求停泊。", "海員公署公布指引，要求停泊。"),
    ],
)
def test_a_chinese_title_is_told_in_its_marks(said: str, shown: str) -> None:
    assert told(said, DRAFTING_ZH, title="使用無人機", language="zh-Hant") == shown
