"""This file tests which index pages are found at which earlier meetings still owe something."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from scrapers.items import Expectation, Matter
from storage.database import Store
from storage.published import expectations, judgements, matters
from storage.watched import debts, page_states
from tests.storage.made import NOW, listing, remember

MET = date(2026, 2, 9)
PAGE = "https://www.example.hk/panels/promenades/2026/papers/20260209.json"
OLD = NOW - timedelta(days=30)


def paper(session: Session, name: str, committee: str, index: str = PAGE) -> int:
    return remember(session, listing(name, committee=committee), index_url=index).paper_id


def read(session: Session, url: str = PAGE, source: str = "gazette") -> None:
    page_states.save_page(session, url, source, now=OLD, ok=True)


def awaited(
    session: Session, *, url: str = PAGE, key: str = "a", paper_keys: tuple[str, ...] = ()
) -> None:
    item = Expectation(
        "gazette",
        f"agenda:{key}",
        "Lamps",
        "en",
        None,
        keys=paper_keys,
        status="to_follow",
        url=url,
    )
    expectations.remember(session, [item], NOW)


def test_a_page_that_announced_what_has_not_come_owes_it(store: Store) -> None:
    with store.write() as session:
        read(session)
        awaited(session)
        assert debts.pages(session, "gazette", NOW) == [PAGE]
        assert debts.pages(session, "another", NOW) == []


def test_what_has_come_is_owed_no_more(store: Store) -> None:
    with store.write() as session:
        read(session)
        paper(session, "lamps", "Panel on Promenades")
        awaited(session, paper_keys=("test:lamps",))
        assert debts.count(session, "gazette", NOW) == 0


def test_a_page_that_was_asked_this_week_waits(store: Store) -> None:
    with store.write() as session:
        read(session)
        awaited(session)
        assert debts.pages(session, "gazette", OLD + timedelta(days=6)) == []


def test_so_many_pages_are_asked_at_once_and_no_more(store: Store) -> None:
    urls = [PAGE.replace("20260209", f"202602{day}") for day in range(10, 26)]
    with store.write() as session:
        for url in urls:
            read(session, url)
            awaited(session, url=url, key=url)
        assert len(debts.pages(session, "gazette", NOW)) == debts.AT_A_TIME
        assert debts.count(session, "gazette", NOW) == len(urls)


@pytest.mark.parametrize(
    ("committee", "owing"), [("Panel on Promenades", 1), ("Panel on Lanterns", 0)]
)
def test_a_list_is_owed_at_meetings_of_its_own_committee(
    store: Store, committee: str, owing: int
) -> None:
    with store.write() as session:
        read(session)
        paper(session, "held", "Panel on Promenades")
        list_id = paper(session, "list", committee, index=PAGE.replace("20260209", "20261012"))
        row = Matter("1", "Lamps", asked="Give the costs.", met_on=MET, state="awaited")
        matters.save(session, list_id, "en", "follow_up", [row])
        assert debts.count(session, "gazette", NOW) == owing


def test_a_list_that_was_withdrawn_is_owed_nothing(store: Store) -> None:
    with store.write() as session:
        read(session)
        paper(session, "held", "Panel on Promenades")
        list_id = paper(session, "list", "Panel on Promenades", index="https://www.example.hk/l")
        row = Matter("1", "Lamps", asked="Give the costs.", met_on=MET, state="awaited")
        matters.save(session, list_id, "en", "follow_up", [row])
        judgements.withdraw(session, list_id, NOW)
        assert debts.count(session, "gazette", NOW) == 0


def test_a_page_that_announces_much_hides_no_other(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debts, "_MOST", 2)
    other = PAGE.replace("20260209", "20260210")
    with store.write() as session:
        for url, keys in ((PAGE, "abc"), (other, "d")):
            read(session, url)
            for key in keys:
                awaited(session, url=url, key=key)
        assert debts.count(session, "gazette", NOW) == 2


def test_of_more_lists_than_are_looked_through_those_asked_longest_ago_are(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debts, "_MOST", 1)
    other = PAGE.replace("promenades", "lanterns")
    with store.write() as session:
        for at, url in enumerate((PAGE, other)):
            read(session, url)
            paper(session, f"held{at}", "Panel on Promenades", index=url)
        list_id = paper(session, "list", "Panel on Promenades", index="https://www.example.hk/l")
        row = Matter("1", "Lamps", asked="Give the costs.", met_on=MET, state="awaited")
        matters.save(session, list_id, "en", "follow_up", [row])
        for before, after in ((PAGE, other), (other, PAGE)):
            page_states.save_page(session, before, "gazette", now=OLD - timedelta(days=2), ok=True)
            page_states.save_page(session, after, "gazette", now=OLD, ok=True)
            assert debts.pages(session, "gazette", NOW) == [before]


def test_a_page_that_announced_something_since_is_not_given_up(store: Store) -> None:
    later = NOW + debts.LONGEST + timedelta(days=1)
    with store.write() as session:
        read(session)
        awaited(session)
        item = Expectation("gazette", "agenda:b", "Lamps", "en", None, status="to_follow", url=PAGE)
        expectations.remember(session, [item], later)
        assert debts.given_up(session, "gazette", later) == 0


def test_a_paper_of_two_years_ago_is_given_up_and_counted(store: Store) -> None:
    later = NOW + debts.LONGEST + timedelta(days=1)
    with store.write() as session:
        read(session)
        awaited(session)
        assert debts.pages(session, "gazette", later) == []
        assert debts.given_up(session, "gazette", later) == 1
