"""This file checks that the index is made anew in parts, while papers come and change, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, update
from sqlmodel import Session

from scrapers.items import Listing
from scrapers.text import search_tokens
from storage.database import Store
from storage.errors import StoreBusy
from storage.published import identities, passages, reindexing
from storage.published.passages import index_rendition
from storage.searching import search
from storage.searching.filters import Filters
from storage.sql import table
from storage.tables.published import RenditionRow
from tests.storage.made import NOW, document, listing, read, remember

_rendition = table(RenditionRow)
MANY = 12
TEXT = "A heron stood.\n\nAnother egret."


def _otherwise(words: str) -> list[str]:
    """Cut tokens as an older version did: none is found by today's words."""
    return [f"old{token}" for token in search_tokens(words)]


@pytest.fixture
def stale(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Give a store whose papers another tokeniser indexed, and small parts."""
    return _outdated(store, monkeypatch)


@pytest.fixture
def sqlite_stale(sqlite_store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Give the same on SQLite, which fills a second index."""
    return _outdated(sqlite_store, monkeypatch)


def _outdated(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    with monkeypatch.context() as older, store.write() as session:
        older.setattr("storage.published.passages.search_tokens", _otherwise)
        for number in range(MANY):
            _paper(session, number)
    monkeypatch.setattr(
        "storage.published.passages.TOKENIZER_VERSION", passages.TOKENIZER_VERSION + 1
    )
    monkeypatch.setattr("storage.published.reindexing.AT_ONCE", 6)
    return store


def _listing(number: int, **changes: Any) -> Listing:
    """Give each paper a day of its own: the papers of one day are one part."""
    day = (NOW - timedelta(days=number)).date()
    return listing(f"p{number}", title=f"Bird {number}", published=day, **changes)


def _paper(session: Session, number: int, text: str = TEXT) -> tuple[int, int]:
    kept = remember(session, _listing(number))
    text_ = document(text, kind="brief")
    read(session, kept.rendition_id, text_, bytes_sha=f"{number}{text}")
    return kept.paper_id, kept.rendition_id


def _titles(session: Session, words: str) -> set[str]:
    return {hit.title for hit in search.search(session, words, limit=100)}


def _to_the_end(store: Store, between: Callable[[Session, int], None] | None = None) -> int:
    """Do step after step, each in a transaction of its own; give how many there were."""
    for count in range(200):
        with store.write() as session:
            if not reindexing.step(session, NOW):
                return count
        if between is not None:
            with store.write() as session:
                between(session, count)
    raise AssertionError("it does not end")


def test_an_index_of_another_tokeniser_is_made_anew_in_parts(stale: Store) -> None:
    with stale.read() as session:
        assert reindexing.is_stale(session)
        assert _titles(session, "heron") == set()
    assert _to_the_end(stale) > 2
    with stale.read() as session:
        assert not reindexing.is_stale(session)
        assert _titles(session, "heron") == {f"Bird {number}" for number in range(MANY)}
        assert reindexing.standing(session).whole


def test_how_far_it_is_can_be_asked(stale: Store) -> None:
    with stale.write() as session:
        before = reindexing.standing(session)
        reindexing.step(session, NOW)
        after = reindexing.standing(session)
    assert (before.done, before.stale, before.whole) == (0, True, False)
    assert 0 < after.done < after.total == before.total


def test_what_comes_changes_and_goes_meanwhile_is_found_as_it_is(stale: Store) -> None:
    kept: dict[int, tuple[int, int]] = {}

    def between(session: Session, count: int) -> None:
        if count < MANY // 2:
            kept[count] = _paper(session, MANY + count, "A new heron came.")
            again = remember(session, _listing(count))
            index_rendition(session, again.rendition_id, document("Now a stork."))
            gone = remember(session, _listing(MANY - 1 - count))
            passages.unindex(session, gone.rendition_id)

    _to_the_end(stale, between)
    with stale.read() as session:
        assert _titles(session, "stork") == {f"Bird {number}" for number in range(MANY // 2)}
        assert _titles(session, "heron") == {f"Bird {MANY + number}" for number in kept}
        found = search.search(session, "bird", limit=100)
        assert found.total == MANY  # six are gone, six have come


def test_papers_that_become_one_meanwhile_are_found_as_one(stale: Store) -> None:
    with stale.write() as session:
        reindexing.step(session, NOW)
        first = remember(session, _listing(0)).paper_id
        last = remember(session, _listing(MANY - 1)).paper_id
        identities.merge(session, first, last)
    _to_the_end(stale)
    with stale.read() as session:
        found = {hit.paper_id for hit in search.search(session, "heron", limit=100)}
        assert first in found
        assert last not in found


def test_a_step_that_is_lost_is_done_again(stale: Store) -> None:
    for _ in range(3):
        with stale.write() as session:
            reindexing.step(session, NOW)
            session.rollback()
    _to_the_end(stale)
    with stale.read() as session:
        assert len(_titles(session, "heron")) == MANY


def test_a_version_raised_again_half_way_begins_again(
    stale: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older, stale.write() as session:
        older.setattr("storage.published.passages.search_tokens", _otherwise)
        reindexing.step(session, NOW)
    monkeypatch.setattr(
        "storage.published.passages.TOKENIZER_VERSION", passages.TOKENIZER_VERSION + 1
    )
    _to_the_end(stale)
    with stale.read() as session:
        assert len(_titles(session, "heron")) == MANY


@pytest.mark.parametrize("other", [-1, 1], ids=["the one before", "one after"])
def test_a_version_that_comes_back_half_way_misses_nothing_that_came_meanwhile(
    sqlite_stale: Store, monkeypatch: pytest.MonkeyPatch, other: int
) -> None:
    """What another version stores while it has its turn is in no index that this one had begun."""
    store, ours = sqlite_stale, passages.TOKENIZER_VERSION
    with store.write() as session:
        reindexing.step(session, NOW)
        reindexing.step(session, NOW)
    with monkeypatch.context() as theirs:
        theirs.setattr("storage.published.passages.TOKENIZER_VERSION", ours + other)
        theirs.setattr("storage.published.passages.search_tokens", _otherwise)
        with store.write() as session:
            assert not reindexing.standing(session).whole  # so that somebody does the step
            reindexing.step(session, NOW)
            assert reindexing.standing(session).whole == (other < 0)
            _paper(session, MANY)
    _to_the_end(store)
    with store.read() as session:
        assert _titles(session, "heron") == {f"Bird {number}" for number in range(MANY + 1)}


@pytest.mark.postgres
@pytest.mark.parametrize("written_by", ["file", "clear_index"])
def test_a_text_that_is_stored_while_a_part_is_made_anew_waits_and_is_found(
    postgresql_store: Store, monkeypatch: pytest.MonkeyPatch, written_by: str
) -> None:
    """It is stored between what a part reads and what it writes."""
    store = postgresql_store
    with store.write() as session:
        _paper(session, 1)
        if written_by == "file":
            session.connection().execute(update(_rendition).values(filed=""))
    if written_by != "file":
        monkeypatch.setattr(
            "storage.published.passages.TOKENIZER_VERSION", passages.TOKENIZER_VERSION + 1
        )

    def stored() -> None:
        with store.write() as session:
            session.connection().exec_driver_sql("SET LOCAL lock_timeout = '50ms'")
            number = remember(session, _listing(1)).rendition_id
            session.connection().execute(
                update(_rendition).where(_rendition.c.id == number).values(problem=None)
            )
            index_rendition(session, number, document("Now a stork."))

    waited: list[StoreBusy] = []
    real = getattr(reindexing, written_by)

    def write(connection: Connection, some: Any) -> Any:
        if some:
            try:
                stored()
            except StoreBusy as error:
                waited.append(error)
        return real(connection, some)

    monkeypatch.setattr(reindexing, written_by, write)
    with store.write() as session:
        assert reindexing.step(session, NOW)
    if waited:
        stored()
    with store.read() as session:
        assert _titles(session, "stork") == {"Bird 1"}
    assert waited


def test_an_index_that_is_new_is_left_alone(store: Store) -> None:
    with store.write() as session:
        _paper(session, 1)
        assert reindexing.step(session, NOW) == 0
        assert reindexing.standing(session).whole


def test_what_an_older_worker_did_not_file_is_filed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.published.reindexing.AT_ONCE", 6)
    with monkeypatch.context() as older, store.write() as session:
        older.setattr("storage.published.filing.words_for", lambda _, ids: dict.fromkeys(ids, ""))
        for number in range(MANY):
            _paper(session, number)
    with store.read() as session:
        assert reindexing.standing(session).unfiled == MANY
        assert len(search.search(session, "heron", Filters(kind="brief"), limit=100)) == MANY
    assert _to_the_end(store) > 2
    with store.read() as session:
        assert reindexing.standing(session).whole
        assert len(search.search(session, "heron", Filters(kind="brief"), limit=100)) == MANY
        assert search.search(session, "heron", Filters(kind="bill")) == []


def test_an_index_made_anew_at_once_finds_the_same(stale: Store) -> None:
    with stale.write() as session:
        reindexing.step(session, NOW)
        reindexing.rebuild(session, NOW)
        assert reindexing.standing(session).whole
        assert len(_titles(session, "heron")) == MANY
