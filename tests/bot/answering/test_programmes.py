"""This file tests how papers that name a programme are shown beside its figures: by their own sentence, with its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.answering.conversation import answer
from bot.answering.finding.programmes import MOST_FIGURES
from bot.answering.speech import Reply, Row, at_the_console
from scrapers.items import Exchange, Language
from storage.database import Store
from storage.published import figures
from storage.records import Figure
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


def stated(store: Store, *names: str) -> None:
    with store.write() as session:
        for name in names:
            text = f"The {name} has received 300 applications. It rains."
            kept = store_paper(session, name, text, published=date(2026, 9, 1))
            told = Figure(
                f"stated:{name}", Decimal(300), "applications", "received", "exact", "cumulative", None,
                text, ("1",),
            )  # fmt: skip
            figures.save(session, kept, "en", [told], 1)


def asked(store: Store, name: str, language: Language = "en") -> Reply:
    speaker = replace(at_the_console(), language=language)
    return answer(Stage(store).desk, f"programme {name}", speaker)


@pytest.mark.parametrize("name", ["Estuary Shield Scheme", "estuary shield"])
def test_a_programme_that_only_papers_state_is_shown_with_its_figures(
    sqlite_store: Store, name: str
) -> None:
    stated(sqlite_store, "Estuary Shield Scheme")
    reply = asked(sqlite_store, name)
    assert reply.rows[0].title == "300 applications received"
    assert "as papers state it; it is not on the list of programmes" in reply.lines


def test_a_part_of_two_such_names_is_asked_back(sqlite_store: Store) -> None:
    stated(sqlite_store, "Estuary Shield Scheme", "Estuary Sword Scheme")
    assert len(asked(sqlite_store, "Estuary").buttons) == 2


def test_a_part_of_one_such_name_says_as_what_it_is_read(sqlite_store: Store) -> None:
    stated(sqlite_store, "Estuary Shield Scheme")
    assert (
        asked(sqlite_store, "estuary shield")
        .lines[0]
        .startswith("“estuary shield” is read as “Estuary Shield Scheme”")
    )
    assert not any("read as" in one for one in asked(sqlite_store, "Estuary Shield Scheme").lines)


def test_a_part_that_a_known_programme_has_too_is_asked_back(sqlite_store: Store) -> None:
    stated(sqlite_store, "河口護盾先導計劃")
    reply = asked(sqlite_store, "先導計劃", "zh-Hant")
    assert reply.failed
    assert [one.value for one in reply.buttons] == [
        "計劃數字 河口護盾先導計劃",
        "計劃數字 數碼轉型支援先導計劃",
    ]


def test_a_known_programme_is_not_taken_for_a_stated_one(sqlite_store: Store) -> None:
    stated(sqlite_store, "iAM Smart Shield Scheme")
    assert not any(row.title.startswith("300") for row in asked(sqlite_store, "iAM Smart").rows)


@pytest.mark.parametrize(
    ("archive", "where"),
    [(None, ""), ("https://tamar.example", " https://tamar.example/en/programmes/iam-smart")],
)
def test_what_is_not_shown_is_counted_with_the_page_that_shows_more(
    sqlite_store: Store, archive: str | None, where: str
) -> None:
    with sqlite_store.write() as session:
        paper = store_paper(session, "a", "iAM Smart has doors.", published=date(2026, 9, 1))
        many = [
            Figure(
                "iam-smart", Decimal(at), "doors", "", "exact", "stock", None, f"It has {at} doors.", ("1",)
            )
            for at in range(MOST_FIGURES + 2)
        ]  # fmt: skip
        figures.save(session, paper, "en", many, 1)
    desk = replace(Stage(sqlite_store).desk, archive=archive)
    reply = answer(desk, "programme iAM Smart", at_the_console())
    assert f"not shown here: 2 other figures{where}" in reply.lines
