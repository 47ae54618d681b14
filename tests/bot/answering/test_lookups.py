"""This file tests what a query is taken to mean: its letters, and other names of its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.finding import lookups, namings
from bot.answering.finding.lookups import LookedUp, Query, literally, look_up
from bot.answering.finding.namings import NoSuchName
from scrapers.items import Language
from storage.database import Store
from storage.searching.printed_names import Named
from tests.storage.made import document, listing, read, remember


@pytest.fixture
def shelf(store: Store) -> Store:
    texts = {
        "literal": "The Council discussed AI in archives.",
        "widened": "議會討論人工智能的應用。",
        "surname": "Ms Ai sent the letters to the archives.",
    }
    with store.write() as session:
        for name, text in texts.items():
            language: Language = "en" if text.isascii() else "zh-Hant"
            kept = remember(session, listing(name, language, title=name))
            read(session, kept.rendition_id, document(text, language, name))
    return store


def found(store: Store, words: str) -> list[tuple[str, bool]]:
    with store.read() as session:
        return [(hit.title, hit.widened) for hit in look_up(session, Query(words)).hits]


def test_what_other_names_find_comes_after_and_is_marked(shelf: Store) -> None:
    assert found(shelf, "人工智能") == [("widened", False), ("literal", True)]


@pytest.mark.parametrize("words", ['"AI"', "=AI", "AI -also", "-also AI", "「AI」"])
def test_letters_alone_are_meant_where_one_says_so(shelf: Store, words: str) -> None:
    assert {title for title, _ in found(shelf, words)} == {"literal", "surname"}


def test_a_short_name_keeps_its_case_where_another_name_was_typed(shelf: Store) -> None:
    assert "surname" not in {title for title, _ in found(shelf, "人工智能")}


def test_what_stands_beside_a_quoted_word_is_still_widened() -> None:
    worded = literally('"AI" 智慧城市')
    assert worded.wordings
    assert all('"AI"' in wording for wording in worded.wordings)


@pytest.fixture
def street(store: Store) -> Store:
    texts = {
        "one": "A lamppost stood by a child at a cost of 18400.",
        "several": "Lampposts stood by children at a cost of 18,400.",
        "commas": "當局共批出3,600萬元。",
        "plain": "當局共批出3600萬元。",
    }
    with store.write() as session:
        for name, text in texts.items():
            language: Language = "en" if text.isascii() else "zh-Hant"
            kept = remember(session, listing(name, language, title=name))
            read(session, kept.rendition_id, document(text, language, name))
    return store


@pytest.mark.parametrize(
    ("typed", "literal", "other"),
    [
        ("lamppost", "one", "several"),
        ("lampposts", "several", "one"),
        ("Child cost", "one", "several"),
        ("children cost", "several", "one"),
        ("18400", "one", "several"),
        ("18,400", "several", "one"),
        ("18 400", "several", "one"),
        ("3600萬", "plain", "commas"),
        ("3,600万", "commas", "plain"),
    ],
)
def test_words_and_figures_are_found_in_their_other_form_after_their_own(
    street: Store, typed: str, literal: str, other: str
) -> None:
    assert found(street, typed) == [(literal, False), (other, True)]


@pytest.mark.parametrize("typed", ["lamppost -also", '"lamppost"', "=lamppost", "18400 -also"])
def test_other_forms_are_not_looked_for_where_the_letters_alone_are_meant(
    street: Store, typed: str
) -> None:
    assert found(street, typed) == [("one", False)]


PRINTED = ("Wilson OR Chong-shing", "Carmen KAN Wai-mun", "Duncan CHIU")


@pytest.fixture
def _printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let papers print a few names, of which one holds the word "or"."""

    def named(session: object, kind: str, text: str) -> list[Named]:
        return [Named((one,)) for one in PRINTED if text.casefold() in one.casefold()]

    monkeypatch.setattr("storage.searching.printed_names.named", named)


def members(store: Store, name: str) -> tuple[str, ...]:
    with store.read() as session:
        return namings.names_of(session, "member", name)


@pytest.mark.usefixtures("_printed")
@pytest.mark.parametrize("name", ["Wilson OR Chong-shing", "wilson or chong-shing"])
def test_a_name_that_holds_or_is_looked_up_whole_first(store: Store, name: str) -> None:
    assert members(store, name) == tuple(dict.fromkeys((name, "Wilson OR Chong-shing")))


@pytest.mark.usefixtures("_printed")
def test_either_of_two_will_do_where_the_whole_is_nobody_s(store: Store) -> None:
    assert {"Carmen KAN Wai-mun", "Duncan CHIU"} <= set(members(store, "Carmen KAN or Duncan CHIU"))


@pytest.mark.parametrize(
    ("name", "unknown"),
    [
        ("Wilson OR Chong-shing", "Wilson OR Chong-shing"),
        ("Zzz or Qqq", "Zzz or Qqq"),
        ("Duncan CHIU or Qqq", "Qqq"),
        ("Duncan CHIU OR Elizabeth QUAT", "Duncan CHIU OR Elizabeth QUAT"),
    ],
)
def test_who_is_not_known_is_named_as_he_was_typed(store: Store, name: str, unknown: str) -> None:
    with pytest.raises(NoSuchName) as raised:
        members(store, name)
    assert raised.value.name == unknown


def test_of_a_search_that_is_cut_what_has_no_day_is_not_counted(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = LookedUp((), 3, (), (1, 2, 3), capped=True)
    monkeypatch.setattr(lookups, "look_up", lambda *_: every)
    monkeypatch.setattr("storage.published.tallies.undated", lambda _, ids: len(ids))
    dated = Query("AI", since=date(2026, 1, 1))
    with store.read() as session:
        assert lookups.undated(session, dated, LookedUp((), 1, (), (1,))) == 0
        every = replace(every, capped=False)
        assert lookups.undated(session, dated, LookedUp((), 1, (), (1,))) == 2
        assert lookups.undated(session, dated, LookedUp((), 1, (), (1,), capped=True)) == 0
