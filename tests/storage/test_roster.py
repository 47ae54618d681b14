"""This file tests what is kept of the Council's roster: names now and before, who sits and since when not."""

from __future__ import annotations

from datetime import timedelta

from scrapers.items import Seat
from storage.database import Store
from storage.watched import roster
from storage.watched.roster import KeptSeat
from tests.storage.made import NOW

ENGLISH, CHINESE = "https://app4.legco.gov.hk/en", "https://app4.legco.gov.hk/tc"
MA = Seat("7", (("en", "Carol MA Ho-yan"),), True)
NG = Seat("8", (("en", "Peter NG Siu-ming"),), True)
LATER = NOW + timedelta(days=1)


def note(store: Store, page: str, *seats: Seat, now: object = NOW) -> bool:
    with store.write() as session:
        return roster.note(session, page, seats, now)  # type: ignore[arg-type]


def kept(store: Store) -> dict[str, KeptSeat]:
    with store.read() as session:
        return {one.number: one for one in roster.seats(session)}


def test_the_names_of_several_pages_are_one_member_s(store: Store) -> None:
    note(store, ENGLISH, MA)
    note(store, CHINESE, Seat("7", (("zh-Hant", "馬可欣"),)))
    (one,) = kept(store).values()
    assert dict(one.names) == {"en": "Carol MA Ho-yan", "zh-Hant": "馬可欣"}
    assert (one.since, one.left_at, one.former) == (NOW, None, ())


def test_another_name_of_the_same_number_keeps_the_one_before(store: Store) -> None:
    note(store, ENGLISH, MA)
    assert note(store, ENGLISH, Seat("7", (("en", "Caroline MA Ho-yan"),), True), now=LATER)
    (one,) = kept(store).values()
    assert (dict(one.names)["en"], one.former) == ("Caroline MA Ho-yan", ("Carol MA Ho-yan",))


def test_who_is_on_no_page_any_more_has_left_and_may_come_back(store: Store) -> None:
    note(store, ENGLISH, MA, NG)
    note(store, CHINESE, MA, NG)
    note(store, ENGLISH, MA, now=LATER)
    assert kept(store)["8"].left_at is None  # the other page still names them
    note(store, CHINESE, MA, now=LATER)
    assert (kept(store)["8"].left_at, kept(store)["8"].ever_sat) == (LATER, True)
    note(store, ENGLISH, MA, NG, now=LATER + timedelta(days=1))
    assert kept(store)["8"].left_at is None


def test_who_is_said_not_to_sit_has_left(store: Store) -> None:
    note(store, ENGLISH, MA, NG)
    note(store, ENGLISH, MA, Seat("8", NG.names, False), now=LATER)
    assert kept(store)["8"].left_at == LATER


def test_who_left_before_the_first_look_never_sat(store: Store) -> None:
    note(store, ENGLISH, MA, Seat("8", NG.names, False))
    assert not kept(store)["8"].ever_sat


def test_a_page_that_says_the_same_changes_nothing(store: Store) -> None:
    assert note(store, ENGLISH, MA, NG)
    with store.read() as session:
        before = roster.version(session)
    assert not note(store, ENGLISH, NG, MA, now=LATER)
    with store.read() as session:
        assert roster.version(session) == before == NOW


def test_without_a_roster_there_is_no_version(store: Store) -> None:
    with store.read() as session:
        assert roster.version(session) is None
        assert roster.seats(session) == ()
