"""This file tests that a target is never told without the next sentence that says what came of it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.targets import followed_up
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of


def paper(text: str) -> Document:
    section = Section(None, (Paragraph(text, "3"),))
    return Document("plain", language_of(text), "", published=date(2026, 6, 1), sections=(section,))


@pytest.mark.parametrize(
    "text",
    [
        "The office undertook that savings of $12 million would be made. Audit found that $2 million was saved.",
        "The system was scheduled to go live in June 2022. Its third phase was still outstanding in 2025.",
        "署方當時承諾每年節省1,200萬元。審計署發現2025年只節省200萬元。",
        "系統原定於2022年6月啟用。第三期至今仍未完成。",
        "署方在2021年訂下目標，把燈標增至五千個。審計署發現，至今實際只有三千個。",
    ],
)
def test_a_target_that_was_missed_is_told_with_that(text: str) -> None:
    assert followed_up(statements(paper(text))) == {0}
    assert statements(paper(text))[0].text not in bullets(text)


@pytest.mark.parametrize(
    "text",
    [
        "The office will save $12 million a year. As at March 2026, $2 million had been saved.",
        "署方會每年節省1,200萬元。截至三月底，已節省200萬元。",
    ],
)
def test_a_promise_with_its_progress_is_no_missed_target(text: str) -> None:
    assert not followed_up(statements(paper(text)))


def bullets(text: str) -> list[str]:
    return [one.text for one in summarise(paper(text))]
