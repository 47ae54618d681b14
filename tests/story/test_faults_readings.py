"""This file shows that a source whose papers are suddenly read in part is trouble, told once and once when over."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.calendar import HONG_KONG
from bot.care import reconciliation
from scrapers.items import Document, Listing
from storage.database import Store
from storage.published import identities, renditions
from tests.story.stage import Stage
from tests.story.troubles import HEALTH, told, watched

SOURCE = "info_gov_hk"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    made = watched(sqlite_store)
    made.clock.now = datetime(2026, 10, 8, 4, 5, tzinfo=HONG_KONG)
    return made


def read(stage: Stage, names: str, unplaced: float) -> None:
    """Have a source's papers read now, each with this share of its text in no part of it."""
    now = stage.clock()
    with stage.desk.store.write() as session:
        for name in names:
            url = f"https://www.info.gov.hk/gia/{now:%Y%m%d}/{name}.htm"
            listing = Listing(
                source=SOURCE, url=url, title=name, language="en", keys=(f"url:{url}",)
            )
            kept = identities.remember(
                session, listing, index_url=None, now=now, baseline=True, previous_check_at=None
            )
            renditions.record_reading(
                session, kept.rendition_id, Document("plain", "en", name, unplaced=unplaced),
                bytes_sha=url, reader_version=1, media="html", pages=None, size=1, now=now,
            )  # fmt: skip


def night(stage: Stage, days: int = 1) -> list[str]:
    """Live until the comparison of a later night; give what people were told of readings."""
    stage.clock.pass_(days=days)
    reconciliation.nightly(stage.desk)
    stage.send()
    return [text for text in told(stage, HEALTH) if "read in part" in text or "read whole" in text]


def test_papers_read_whole_are_no_trouble(stage: Stage) -> None:
    read(stage, "abcdefgh", 0.2)
    assert night(stage) == []


def test_a_rise_of_papers_read_in_part_is_told_once_and_once_when_it_is_over(stage: Stage) -> None:
    read(stage, "abcdefgh", 0.0)
    assert night(stage, days=8) == []
    read(stage, "ijk", 0.6)
    read(stage, "lm", 0.0)
    (text,) = night(stage)
    assert text.startswith("Trouble: ")
    assert "3 of 5 texts" in text
    assert len(night(stage)) == 1
    assert len(night(stage, days=9)) == 1  # nothing was read since: nobody knows
    read(stage, "nopqr", 0.0)
    assert night(stage)[-1].startswith("Over: ")
    assert len(night(stage)) == 2


def test_two_papers_read_in_part_are_chance(stage: Stage) -> None:
    read(stage, "ab", 0.9)
    assert night(stage) == []


def test_a_source_that_was_always_read_in_part_is_no_news(stage: Stage) -> None:
    read(stage, "abcdefgh", 0.9)
    stage.clock.pass_(days=9)
    read(stage, "ijklm", 0.9)
    assert night(stage) == []
