"""This file tests that a person's name finds the papers that the person asked, answered or spoke in, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.finding import people
from bot.answering.finding.lookups import Query, look_up
from scrapers.items import Person
from storage.database import Store
from tests.storage.made import store_paper

PEOPLE = (
    Person("asker", "Hon Ada FONG Wing-yan"),
    Person("replier", "Secretary for Herons, Professor Bob Yip"),
)


@pytest.fixture
def shelf(store: Store) -> Store:
    """Store a question, and a paper whose text holds the asker's surname."""
    with store.write() as session:
        for name, text, more in (
            ("asked", "How many herons?", {"people": PEOPLE, "published": date(2026, 11, 1)}),
            ("held", "A ferry from Fong Wing-yan pier.", {}),
            ("other", "A reply.", {"people": (Person("asker", "Afong"),)}),
        ):
            store_paper(session, name, text, listed={"title": name}, **more)
    return store


def found(store: Store, words: str, **more: object) -> list[tuple[str, bool]]:
    with store.read() as session:
        looked = look_up(session, replace(Query(words), **more))  # type: ignore[arg-type]
    assert looked.total == len(looked.papers)
    return [(hit.title, hit.widened) for hit in looked.hits]


@pytest.mark.parametrize("typed", ["Fong Wing-yan", "fong", "FONG Wing-yan"])
def test_what_a_person_asked_comes_behind_what_holds_the_name(shelf: Store, typed: str) -> None:
    assert found(shelf, typed) == [("held", False), ("asked", True)]


@pytest.mark.parametrize("typed", ["Bob Yip", "Professor Bob Yip"])
def test_who_answered_is_found_by_name(shelf: Store, typed: str) -> None:
    assert found(shelf, typed) == [("asked", True)]


@pytest.mark.parametrize("typed", ["fong -also", '"Fong"', "fong -ferries", "herons fong 2026"])
def test_a_name_is_looked_for_by_its_letters_only_where_that_is_asked(
    shelf: Store, typed: str
) -> None:
    assert ("asked", True) not in found(shelf, typed)


def test_the_filters_hold_for_a_persons_papers_as_well(shelf: Store) -> None:
    assert found(shelf, "fong", since=date(2026, 11, 2)) == [("held", False)]
    assert found(shelf, "fong", kind="slides") == []


def test_pages_of_a_name_go_on_with_the_persons_papers(shelf: Store) -> None:
    assert found(shelf, "fong", limit=1) == [("held", False)]
    assert found(shelf, "fong", limit=1, skip=1) == [("asked", True)]


@pytest.fixture
def bureaux(store: Store) -> Store:
    """Store a reply of a bureau, a paper that names it in Chinese, and one of another bureau."""
    with store.write() as session:
        for name, text, issuer in (
            ("reply", "How many herons?", "Secretary for Security"),
            ("held", "保安局今日公布蒼鷺的數目。", None),
            ("letters", "Herons on the SB line and sb else.", None),
            ("other", "Ferries.", "Education Bureau"),
        ):
            store_paper(session, name, text, listed={"title": name}, issuer=issuer)
    return store


@pytest.mark.parametrize("typed", ["SB", "保安局", "Security Bureau", "security bureau"])
def test_a_bureaus_letters_or_name_find_what_it_issued_and_what_names_it(
    bureaux: Store, typed: str
) -> None:
    titles = [title for title, _ in found(bureaux, typed)]
    assert {"held", "reply"} <= set(titles)
    assert "other" not in titles


def test_the_names_that_were_looked_for_are_said_once(bureaux: Store) -> None:
    with bureaux.read() as session:
        also = look_up(session, Query("ITIB")).also + look_up(session, Query("保安局")).also
    assert "Security Bureau" in also
    assert len(also) == len(set(also))


def test_a_bureaus_papers_pass_filters_and_pages_as_others_do(bureaux: Store) -> None:
    assert found(bureaux, "保安局", kind="slides") == []
    assert found(bureaux, "保安局", limit=1) == [("held", False)]
    assert found(bureaux, "保安局", limit=1, skip=1) == [("reply", True)]


@pytest.mark.parametrize("typed", ["SB -also", '"Security Bureau"', "SB -ferries", "SB herons"])
def test_a_bureaus_papers_come_only_where_its_name_is_all_that_was_typed(
    bureaux: Store, typed: str
) -> None:
    assert ("reply", True) not in found(bureaux, typed)


@pytest.mark.parametrize("typed", ["sb", "cad", "lad", "oases", "hd"])
def test_letters_in_small_type_are_a_word_and_no_body(typed: str) -> None:
    assert people.body_named(typed) is None
    assert people.body_named(typed.upper()) is not None


def test_a_name_that_nobody_checked_is_looked_for_and_not_shown(store: Store) -> None:
    with store.write() as session:
        store_paper(
            session, "reply", "How many herons?", issuer="Securities and Futures Commission"
        )
    with store.read() as session:
        also = look_up(session, Query("SFC")).also
    assert "證券及期貨事務監察委員會" not in also
    assert "Securities and Futures Commission" not in also
