"""This file tests how papers that name a programme are shown beside its figures: by their own sentence, with its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Row, at_the_console
from scrapers.items import Exchange, Language
from storage.database import Store
from tests.storage.made import document, listing, read, remember, store_paper
from tests.story.stage import Stage


def row_of(store: Store, language: Language = "en") -> Row:
    reply = answer(
        Stage(store).desk, "programme iAM Smart", replace(at_the_console(), language=language)
    )
    (row,) = [one for one in reply.rows if one.url]
    return row


def test_a_paper_is_shown_by_its_first_sentence_that_names_it(sqlite_store: Store) -> None:
    text = (
        "Lifts are safe.\nDoors are wide. iAM Smart is a platform of the Government. It has a door."
    )
    with sqlite_store.write() as session:
        store_paper(session, "a", text, published=date(2026, 9, 1))
    assert row_of(sqlite_store).text == "“iAM Smart is a platform of the Government.” ¶2"


@pytest.mark.parametrize(
    "text",
    ["iAM Smarter boards are sold. The herons use iAM Smart.", f"iAM Smart {'and so on ' * 60}ends.\nThe herons use iAM Smart."],
)  # fmt: skip
def test_no_other_name_and_no_endless_sentence_is_quoted(sqlite_store: Store, text: str) -> None:
    with sqlite_store.write() as session:
        store_paper(session, "a", text, published=date(2026, 9, 1))
    assert row_of(sqlite_store).text.startswith("“The herons use iAM Smart.”")


def test_an_answer_is_quoted_before_the_question(sqlite_store: Store) -> None:
    exchange = Exchange("Is iAM Smart of any use?", "Yes: iAM Smart is used by herons.", "1")
    with sqlite_store.write() as session:
        kept = remember(session, listing("q", published=date(2026, 9, 1)))
        asked = document(kind="question_reply", sections=(), exchanges=(exchange,))
        read(session, kept.rendition_id, asked, bytes_sha="q")
    assert row_of(sqlite_store).text == "“Yes: iAM Smart is used by herons.” answer (1)"
