"""This file checks the count of texts that were read in part, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from storage.database import Store
from storage.watched import readings
from tests.storage.made import NOW, document, listing, read, remember


def test_texts_read_in_part_are_counted_by_source_and_time(store: Store) -> None:
    with store.write() as session:
        for number, unplaced in enumerate((0.0, 0.5, 0.9)):
            kept = remember(session, listing(f"p{number}", "en"))
            read(
                session, kept.rendition_id, replace(document(f"Paper {number}"), unplaced=unplaced)
            )
    with store.read() as session:
        ((recent, before),) = readings.by_source(session, NOW - timedelta(days=1)).values()
        ((none, all_of_it),) = readings.by_source(session, NOW + timedelta(days=1)).values()
    assert (recent.texts, recent.in_part, before.texts) == (3, 2, 0)
    assert (none.texts, all_of_it.in_part) == (0, 2)
    assert round(recent.share, 2) == 0.67


def test_of_what_nobody_read_there_is_no_share() -> None:
    assert readings.Readings().share == 0.0
