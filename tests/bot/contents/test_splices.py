"""This file tests that two sentences are joined only where the later one hangs on nothing left out between."""

from __future__ import annotations

import pytest

from bot.contents.statements import statements
from bot.contents.summaries.introduced import told_of
from bot.contents.summaries.splices import on_one_subject
from bot.contents.summaries.stretches import stretches
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of


def spliced(text: str, at: int = 0) -> list[str]:
    title = "Bay safety" if text.isascii() else "海灣安全"
    paper = Document(
        "panel_paper", language_of(text), title, sections=(Section("", (Paragraph(text),)),)
    )
    everything = statements(paper)
    found = told_of(stretches(everything, everything, lambda *_: 2.0), everything, title)
    ends = [
        one for one in found if one.first == one.last and one.first in (at, len(everything) - 1)
    ]
    both = [on_one_subject(one, other) for one in ends for other in ends if one.first < other.first]
    return [one.text for one in both if one is not None]


FIRST, LAST = "海事處現時沒有使用無人船巡查海灣。", "海事處會在試用完結後檢討成效，才考慮擴大範圍。"


def test_a_trial_that_is_left_out_between_is_no_splice() -> None:
    assert spliced(f"{FIRST}海事處由2026年起試用聲納量度水深。{LAST}") == []


def test_a_trial_that_the_first_sentence_tells_is_spliced() -> None:
    assert spliced(f"海事處由2026年起試用無人船巡查海灣。聲納量度水深。{LAST}") != []


@pytest.mark.parametrize(
    ("said", "joined"),
    [("視乎試用結果，海事處會在2027年增設聲納。", False), ("海事處會在2027年增設聲納。", True)],
)
def test_a_sentence_on_an_untold_trial_is_spliced_with_none(said: str, *, joined: bool) -> None:
    text = f"海事處現時試用聲納。{said}潮水在三月較高。海事處會派員巡查聲納站。"
    assert (spliced(text, at=1) != []) is joined


MIDDLE = "An outline code was sent to boat clubs for comments in March 2026."


@pytest.mark.parametrize(
    ("last", "joined"),
    [
        ("The Marine Office is considering the comments and will reply in 2027.", False),
        ("The Marine Office will open three more piers in 2027.", True),
    ],
)
def test_english_sentences_are_spliced_unless_one_between_is_meant(
    last: str, *, joined: bool
) -> None:
    text = f"The Marine Office issued 40 permits in July 2025. {MIDDLE} {last}"
    assert (spliced(text) != []) is joined
