"""This file counts what a check of index pages costs the store, and what a crash leaves of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event

from bot.calendar import hong_kong
from bot.watching import index_pages
from scrapers.source import MassChange
from storage.database import Store
from storage.published import expectations, papers
from storage.watched import page_states, source_runs
from tests.story.stage import Stage

PANELS = "legco_panels"


class Killed(BaseException):
    """The process is gone."""


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    made = Stage(sqlite_store)
    made.check()
    return made


@contextmanager
def counted(store: Store) -> Iterator[list[object]]:
    """Count the commits of a block."""
    found: list[object] = []

    def note(connection: object) -> None:
        found.append(connection)

    event.listen(store.engine, "commit", note)
    yield found
    event.remove(store.engine, "commit", note)


def test_a_check_that_finds_nothing_changed_is_one_commit(stage: Stage) -> None:
    stage.clock.pass_(minutes=5)
    with counted(stage.desk.store) as commits:
        result = index_pages.take_stock(stage.desk, stage.sources[PANELS])
    assert result.outcome == "unchanged"
    assert result.pages > 10
    assert len(commits) == 1


def test_unchanged_pages_are_known_to_have_been_asked(stage: Stage) -> None:
    stage.clock.pass_(minutes=5)
    result = index_pages.take_stock(stage.desk, stage.sources[PANELS])
    with stage.desk.store.read() as session:
        pages = page_states.pages(session, list(result.quiet))
        (run, *_) = source_runs.runs(session, PANELS)
    assert len(pages) == result.pages
    assert {page.ok_at for page in pages.values()} == {stage.clock()}
    assert (run.outcome, run.started_at, run.finished_at) == (
        "unchanged", stage.clock(), stage.clock(),
    )  # fmt: skip


def test_a_process_that_dies_during_a_check_leaves_every_page_to_be_asked_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = stage.sources[PANELS]
    stage.publish("paper")
    stage.clock.pass_(minutes=5)

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(expectations, "remember", die)
        with pytest.raises(Killed):
            index_pages.take_stock(stage.desk, source)
    asked = len(stage.door.asked)
    result = index_pages.take_stock(stage.desk, source)
    assert result.new == 1
    assert len(stage.door.asked) - asked == result.pages


def test_a_check_that_died_with_something_new_in_hand_is_on_record(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise Killed

    stage.publish("paper")
    monkeypatch.setattr("bot.watching.index_pages.finish", die)
    with pytest.raises(Killed):
        index_pages.take_stock(stage.desk, stage.sources[PANELS])
    with stage.desk.store.read() as session:
        (run, *_) = source_runs.runs(session, PANELS)
    assert (run.outcome, run.finished_at) == ("running", None)


def test_a_check_whose_every_page_is_held_is_on_record(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hold(*_: object) -> None:
        raise MassChange("held, after something was written")

    stage.publish("paper")
    monkeypatch.setattr(expectations, "remember", hold)
    index_pages.take_stock(stage.desk, stage.sources[PANELS])
    with stage.desk.store.read() as session:
        (run, *_) = source_runs.runs(session, PANELS)
    assert (run.outcome, run.new) == ("MassChange", 0)
    assert run.finished_at == stage.clock()


def test_a_day_far_ahead_is_no_day_of_publication(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store, places=("itib",))
    source, today = stage.sources["itib"], hong_kong(stage.clock()).date()
    row = '<li><a href="/assets/files/{0}.pdf">Lamps {0}</a> {1}</li>'
    rows = row.format("a", today + timedelta(days=8)) + row.format("b", today)
    for url in source.addresses(today):
        stage.site.serve(url, f"<meta charset=utf-8><ul>{rows}</ul>".encode(), "text/html")
    index_pages.take_stock(stage.desk, source)
    with sqlite_store.read() as session:
        found = papers.papers(session, [1, 2])
    assert {one.title: one.published for one in found} == {"Lamps a": None, "Lamps b": today}
