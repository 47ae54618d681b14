"""This file tests which stages of a bill are known, and which of them an index names anew."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from scrapers.items import Document, Expectation, Language
from storage.database import Store
from storage.published import bill_stages, deadlines, expectations
from storage.records import Reached
from tests.storage.made import listing, remember

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def stage(name: str, day: str, bill: str = "b9", language: Language = "en") -> Expectation:
    key = f"meeting:bill:{bill}:{name}" + ("" if language == "en" else f":{language}")
    starts_at = datetime.fromisoformat(f"{day}T00:00:00+08:00")
    return Expectation("legco_bills", key, "A Bill", language, starts_at)


STAGES = (
    stage("second", "2027-02-24"),
    stage("second_2", "2027-02-25"),
    stage("gazetted", "2026-11-13"),
    stage("committee", "2026-11-20"),
    stage("first", "2026-11-18", language="zh-Hant"),
    stage("third", "2027-03-01", bill="b91"),
)


def test_stages_stand_in_the_order_of_their_days(store: Store) -> None:
    with store.write() as session:
        expectations.remember(session, STAGES, NOW)
        found = bill_stages.of_paper(session, ["url:https://x", "bill:b9:brief"])
    assert found == (
        Reached("gazetted", date(2026, 11, 13)),
        Reached("first", date(2026, 11, 18)),
        Reached("committee", date(2026, 11, 20)),
        Reached("second", date(2027, 2, 24)),
        Reached("second", date(2027, 2, 25)),
    )


@pytest.mark.parametrize("keys", [[], ["url:https://x"], ["bill:b9"], ["bill:b_9:bill"]])
def test_what_is_no_bill_s_paper_has_none(store: Store, keys: list[str]) -> None:
    with store.write() as session:
        expectations.remember(session, STAGES, NOW)
        assert bill_stages.of_paper(session, keys) == ()


def test_an_ordinance_s_own_commencement_is_the_last_stage(store: Store) -> None:
    with store.write() as session:
        one = remember(session, listing(keys=("bill:b9:ordinance",)))
        said = Document("bill", "en", "An Ordinance", fields={"effective": "2027-06-01"})
        deadlines.save(session, one.paper_id, said, NOW)
        found = bill_stages.of_paper(session, ["bill:b9:bill"])
    assert found == (Reached("commenced", date(2027, 6, 1)),)


def test_what_is_named_for_another_day_is_named_anew_and_once(store: Store) -> None:
    with store.write() as session:
        assert set(bill_stages.set_anew(session, STAGES)) == {"b9", "b91"}
        expectations.remember(session, STAGES, NOW)
        assert bill_stages.set_anew(session, STAGES) == {}
        moved = [stage("second", "2027-03-03"), stage("second", "2027-03-03", language="zh-Hant")]
        anew = bill_stages.set_anew(session, moved)
    assert anew == {"b9": [Reached("second", date(2027, 3, 3))]}


def test_other_announcements_are_no_stages(store: Store) -> None:
    other = Expectation("legco_schedule", "meeting:260041", "A meeting", "en", NOW + timedelta(1))
    with store.write() as session:
        assert bill_stages.set_anew(session, [other, stage("other", "2027-01-01")]) == {}
