"""This file checks how checks of sources are remembered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from storage.database import Store
from storage.watched import arrivals, page_states, source_runs
from tests.storage.made import HOUR, NOW, document, listing, read, remember

URL = "https://www.example.hk/index.htm"


def _check(session: Any, outcome: str, at: Any = NOW, **counts: Any) -> None:
    number = source_runs.start_run(session, "gazette", at)
    source_runs.finish_run(session, number, now=at, outcome=outcome, **counts)


def test_a_source_is_unknown_before_its_first_check(store: Store) -> None:
    with store.read() as session:
        assert source_runs.source(session, "gazette") is None
        assert page_states.page(session, URL) is None


def test_a_good_check_says_when_and_how_much(store: Store) -> None:
    with store.write() as session:
        _check(session, "ok", pages=2, listed=30, new=1, baseline_done=True)
        state = source_runs.source(session, "gazette")
        (run,) = source_runs.runs(session, "gazette")
    assert state is not None
    assert (state.last_ok_at, state.last_new_at, state.baseline_at) == (NOW, NOW, NOW)
    assert (run.outcome, run.pages, run.listed, run.new) == ("ok", 2, 30, 1)


def test_failures_are_counted_until_a_check_is_good(store: Store) -> None:
    with store.write() as session:
        _check(session, "EmptyListing", message="nothing there")
        _check(session, "EmptyListing", NOW + HOUR)
        failing = source_runs.source(session, "gazette")
        _check(session, "unchanged", NOW + 2 * HOUR)
        fine = source_runs.source(session, "gazette")
    assert failing is not None
    assert (failing.failures, failing.failing_since, failing.trouble) == (2, NOW, "EmptyListing")
    assert fine is not None
    assert (fine.failures, fine.failing_since, fine.trouble) == (0, None, None)


def test_a_held_source_is_released_for_a_while(store: Store) -> None:
    with store.write() as session:
        _check(session, "MassChange")
        held = source_runs.source(session, "gazette")
        source_runs.set_source(session, "gazette", released_until=NOW + HOUR)
        released = source_runs.source(session, "gazette")
    assert held is not None
    assert held.held_at == NOW
    assert not held.released(NOW)
    assert released is not None
    assert released.released(NOW)
    assert not released.released(NOW + HOUR)


def test_a_page_remembers_what_the_next_question_needs(store: Store) -> None:
    with store.write() as session:
        page_states.save_page(
            session,
            URL,
            "gazette",
            now=NOW,
            ok=True,
            etag='"1"',
            sha256="abc",
            follow=["b"],
            rows=9,
        )
        page_states.touch_pages(session, {URL: NOW + HOUR})
        found = page_states.page(session, URL)
    assert found is not None
    assert (found.etag, found.sha256, found.follow, found.rows) == ('"1"', "abc", ("b",), 9)
    assert (found.baseline_at, found.ok_at) == (NOW, NOW + HOUR)


def test_a_page_that_failed_keeps_its_last_good_answer(store: Store) -> None:
    with store.write() as session:
        page_states.save_page(session, URL, "gazette", now=NOW, ok=True, etag='"1"')
        page_states.save_page(session, URL, "gazette", now=NOW + HOUR, ok=False)
        found = page_states.page(session, URL)
    assert found is not None
    assert (found.etag, found.ok_at, found.checked_at) == ('"1"', NOW, NOW + HOUR)


def test_a_page_that_never_answered_was_never_fine(store: Store) -> None:
    with store.write() as session:
        page_states.save_page(session, URL, "gazette", now=NOW, ok=False)
        found = page_states.page(session, URL)
    assert found is not None
    assert found.ok_at is None


def test_old_checks_are_forgotten(store: Store) -> None:
    with store.write() as session:
        _check(session, "ok", NOW - 48 * HOUR)
        _check(session, "ok")
        source_runs.start_run(session, "gazette", NOW - 48 * HOUR)  # and has not ended
        assert source_runs.forget_runs(session, NOW - HOUR) == 1
        assert len(source_runs.runs(session)) == 2


def test_papers_of_first_checks_are_no_news(store: Store) -> None:
    with store.write() as session:
        remember(session, listing("a"), baseline=True)
        remember(session, listing("b"))
        remember(session, listing("c"), now=NOW - 48 * HOUR)
        assert arrivals.items_since(session, NOW - HOUR) == 1


@pytest.mark.parametrize("count", [0, 9])
def test_the_typical_delay_is_the_median_of_what_is_known(store: Store, count: int) -> None:
    with store.write() as session:
        for number in range(count):
            kept = remember(session, listing(str(number)))
            issued = NOW - timedelta(minutes=number + 1)
            read(session, kept.rendition_id, document(issued_at=issued))
        assert arrivals.typical_delay(session, NOW) == (5 if count else None)
