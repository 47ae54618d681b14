"""This file tests that a process knows the Members as the store's roster has them, whoever read it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.engines.known_members import KnownMembers, knowing
from bot.topics import registers
from bot.topics.registers.roster import Seated
from scrapers.items import Seat
from storage.database import Store
from storage.watched import roster
from tests.storage.made import NOW

HUI = Seat("499", (("en", "Alice HUI Mei-ling"), ("zh-Hant", "許美玲")), True)


@pytest.fixture(autouse=True)
def _unseated() -> Iterator[None]:
    yield
    registers.seat(())


def learn(known: KnownMembers, store: Store) -> list[str]:
    with store.read() as session:
        known.learn(session)
    return [one.key for one in registers.found("許美玲")]


def note(store: Store, *seats: Seat, days: int = 0) -> None:
    with store.write() as session:
        roster.note(session, "https://app4.legco.gov.hk/en", seats, NOW + timedelta(days=days))


def test_what_another_process_read_is_known_when_it_is_looked_for(store: Store) -> None:
    known = KnownMembers()
    assert learn(known, store) == []
    note(store, HUI)
    assert learn(known, store) == ["member-499"]


def test_a_store_without_a_roster_forgets_the_one_before(store: Store) -> None:
    registers.seat([Seated("499", HUI.names)])
    assert learn(KnownMembers(), store) == []


def test_who_left_is_found_as_before(store: Store) -> None:
    known = KnownMembers()
    note(store, HUI)
    note(store, days=1)
    assert learn(known, store) == ["member-499"]
    (one,) = registers.found("許美玲")
    assert one.left is not None


def test_a_job_learns_before_it_works_and_one_that_only_sends_does_not() -> None:
    said: list[str] = []

    async def send() -> None:
        said.append("sent")

    knowing(lambda: said.append("worked"), lambda: said.append("learnt"))()
    assert said == ["learnt", "worked"]
    assert knowing(send, lambda: None) is send
