"""This file tests what a check that found nothing is told to look after, and what it costs to ask."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text

from storage.database import Store
from storage.published import listings, papers
from storage.sql import is_lite
from storage.watched import absences, source_troubles, unsettled
from storage.watched.absences import WAITING
from tests.storage.made import HOUR, INDEX, NOW, listing, remember

SOURCE = "gazette"


def test_of_a_quiet_page_nothing_stands_open(store: Store) -> None:
    with store.write() as session:
        remember(session, listing("a"), index_url=INDEX)
        assert unsettled.of(session, SOURCE, [INDEX]) == (False, False, False)


def test_a_page_that_lacked_something_once_is_looked_at_again(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing("a"), index_url=INDEX)
        listings.missing(session, [kept.rendition_id], NOW)
        assert unsettled.of(session, SOURCE, [INDEX]).missing
        assert not unsettled.of(session, SOURCE, [f"{INDEX}?other"]).missing


def test_what_was_missing_often_enough_stands_open_no_more(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing("a"), index_url=INDEX)
        for _ in range(listings.GONE_AFTER):
            listings.missing(session, [kept.rendition_id], NOW)
        assert not unsettled.of(session, SOURCE, [INDEX]).missing


def test_a_trouble_stands_open_for_its_own_source(store: Store) -> None:
    with store.write() as session:
        source_troubles.note(session, SOURCE, {(INDEX, "LayoutChanged"): "odd"}, set(), NOW)
        assert unsettled.of(session, SOURCE, []).troubles
        assert not unsettled.of(session, "another", []).troubles


def test_what_only_looks_like_trouble_is_not_the_checks_to_end(store: Store) -> None:
    with store.write() as session:
        source_troubles.suspect(session, SOURCE, {(INDEX, source_troubles.SILENT): "quiet"}, NOW)
        assert not unsettled.of(session, SOURCE, []).troubles


def test_a_trouble_that_is_over_stands_open_no_more(store: Store) -> None:
    with store.write() as session:
        source_troubles.note(session, SOURCE, {(INDEX, "LayoutChanged"): "odd"}, set(), NOW)
        found = source_troubles.standing(session, SOURCE)
        source_troubles.told(session, [found[0].id], NOW)
        source_troubles.note(session, SOURCE, {}, {INDEX}, NOW + HOUR)
        assert not unsettled.of(session, SOURCE, []).troubles


def test_a_paper_that_came_in_an_outage_stands_open(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing("a"), index_url=INDEX)
        absences.came_late(session, [kept.paper_id], NOW - timedelta(days=3))
        assert unsettled.of(session, SOURCE, []).late
        assert papers.paper(session, kept.paper_id).id == kept.paper_id


def test_papers_that_came_late_are_found_without_looking_at_every_paper(store: Store) -> None:
    with store.read() as session:
        connection = session.connection()
        if not is_lite(connection):
            return  # PostgreSQL counts what its columns hold, and chooses by that
        asked = str(WAITING.compile(connection, compile_kwargs={"literal_binds": True}))
        plan = [row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {asked}"))]
    assert any("away_since" in step for step in plan), plan


def test_all_of_it_is_one_question(store: Store) -> None:
    asked: list[str] = []
    with store.read() as session:
        session.connection()
        raw = session.connection().connection.dbapi_connection
        if not is_lite(session.connection()) or raw is None:
            return
        raw.set_trace_callback(asked.append)
        unsettled.of(session, SOURCE, [INDEX, f"{INDEX}?other"])
        raw.set_trace_callback(None)
    assert len([one for one in asked if one.startswith("SELECT")]) == 1
