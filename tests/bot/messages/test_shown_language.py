"""This file tests what is said of a paper's languages before its file was read."""

from __future__ import annotations

import pytest

from bot.messages.alerts import compose
from bot.messages.shown_language import shown_in
from storage.database import Store
from storage.published import papers
from storage.records import Paper
from tests.storage.made import NOW, document, listing, read, remember


def held(
    store: Store, *, is_read: bool, notes: tuple[str, ...] = (), baseline: bool = True
) -> Paper:
    """Store one paper that is listed in Chinese alone."""
    with store.write() as session:
        kept = remember(session, listing("a", "zh-Hant", notes=notes), baseline=baseline)
        if is_read:
            read(session, kept.rendition_id, document("試驗開始。", "zh-Hant"))
        return papers.paper(session, kept.paper_id)


def notes(paper: Paper) -> tuple[str, ...]:
    words = shown_in(paper, "en", NOW)
    return compose(paper, words, {}, topics=("",), whole=True).notes


def test_nobody_knows_that_an_unread_paper_has_no_other_language(sqlite_store: Store) -> None:
    assert notes(held(sqlite_store, is_read=False)) == ("out_before",)


@pytest.mark.parametrize("is_read", [True, False])
def test_a_site_may_state_that_there_is_no_other_language(
    sqlite_store: Store, is_read: bool
) -> None:
    paper = held(sqlite_store, is_read=is_read, notes=("Chinese only",))
    assert "chinese_only" in notes(paper)


def test_a_paper_that_was_read_is_in_the_languages_that_it_has(sqlite_store: Store) -> None:
    assert notes(held(sqlite_store, is_read=True)) == ("chinese_only",)


def test_details_are_on_their_way_of_what_is_new_alone(sqlite_store: Store) -> None:
    assert "pending" in notes(held(sqlite_store, is_read=False, baseline=False))
