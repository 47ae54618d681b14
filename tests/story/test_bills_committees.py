"""This file follows amendments to a bill: found by its committee's agenda, and one story with the bill."""

from __future__ import annotations

import pytest

from bot.watching import pipeline
from scrapers.replica.open_data import furnish
from scrapers.sources import legco_bills_committees
from storage.database import Store
from storage.published import papers, stories
from storage.records import Paper
from tests.story.stage import WEDNESDAY, Stage

AMENDMENTS = "Draft amendments to be moved by the Administration"


@pytest.fixture
def stage(store: Store) -> Stage:
    stage = Stage(store, today=WEDNESDAY, places=("legco_bills", "legco_bills_committees"))
    furnish(stage.site, WEDNESDAY, [])
    stage.check()
    return stage


def held(stage: Stage) -> dict[str, Paper]:
    with stage.desk.store.read() as session:
        found = papers.papers(session, papers.newest(session, 40))
    return {one.title: one for one in found}


def test_amendments_are_found_through_the_committee_of_their_bill(stage: Stage) -> None:
    amendments = held(stage)[AMENDMENTS]
    assert amendments.source == legco_bills_committees.KEY
    assert amendments.committee == "Bills Committee on Ferry Piers (Naming) Bill"
    assert {one.language for one in amendments.renditions} == {"en", "zh-Hant"}


def test_the_committee_s_agenda_is_listed_beside_them(stage: Stage) -> None:
    assert any(title.startswith("Agenda, ") for title in held(stage))


def test_amendments_and_the_bill_are_one_story(stage: Stage) -> None:
    pipeline.backfill(stage.desk)
    known = held(stage)
    bill = known["Ferry Piers (Naming) Bill"]
    with stage.desk.store.read() as session:
        story = stories.of_paper(session, bill.id)
    assert {known[AMENDMENTS].id, bill.id} <= set(story.paper_ids)
    assert known["Legislative Council Brief: Ferry Piers (Naming) Bill"].id in story.paper_ids
