"""This file tests that what committees wait for is kept, replaced, merged with its paper, and found."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Session

from scrapers.items import Matter
from storage.database import Store
from storage.published import judgements, matters, merging
from tests.storage.made import NOW, match, store_paper

ROW = Matter(
    "3", "Lighting of promenades", asked="Provide the costs.", of="the Administration",
    met="7 February 2028", met_on=date(2028, 2, 7), remark="Awaited, by the end of 2028.",
    state="awaited", answered_by=("CB(3)1/2028",), cited=("CB(3)2/2028",), page=2,
    due_from=date(2028, 10, 1), due_to=date(2028, 12, 31),
)  # fmt: skip


def paper(session: Session, name: str, *rows: Matter, form: str = "follow_up", **known: Any) -> int:
    known = {"committee": "Panel on Promenades", **known}
    paper_id = store_paper(session, name, f"Text of {name}.", **known)
    matters.save(session, paper_id, "en", form, rows)
    return paper_id


def test_a_matter_comes_back_as_it_was_kept(store: Store) -> None:
    with store.write() as session:
        one = paper(session, "a", ROW)
        (kept,) = matters.of_papers(session, [one])
    assert kept.matter == ROW
    assert (kept.paper_id, kept.form, kept.language) == (one, "follow_up", "en")


def test_what_a_list_names_now_takes_the_place_of_what_it_named(store: Store) -> None:
    with store.write() as session:
        one = paper(session, "a", ROW, ROW)
        matters.save(session, one, "en", "follow_up", [ROW])
        assert len(matters.of_papers(session, [one])) == 1


def test_matters_are_found_by_the_days_they_are_due(store: Store) -> None:
    with store.write() as session:
        one = paper(session, "a", ROW)
        within = matters.of_papers(session, [one], start=date(2028, 12, 1), end=date(2028, 12, 31))
        after = matters.of_papers(session, [one], start=date(2029, 1, 1))
    assert (len(within), after) == (1, [])


def test_the_newest_list_comes_first_and_a_withdrawn_one_not_at_all(store: Store) -> None:
    with store.write() as session:
        old = paper(session, "a", ROW, meeting_date=date(2028, 1, 10))
        new = paper(session, "b", ROW, meeting_date=date(2028, 3, 6))
        gone = paper(session, "c", ROW, meeting_date=date(2028, 4, 3))
        paper(session, "d", ROW, form="minutes", meeting_date=date(2028, 5, 8))
        judgements.withdraw(session, gone, NOW)
        found = matters.sources(session, ["follow_up"])
    assert [one.paper_id for one in found] == [new, old]
    assert found[0].committee == "Panel on Promenades"


def test_matters_go_with_their_paper_when_two_prove_one(store: Store) -> None:
    with store.write() as session:
        one, other = paper(session, "a"), paper(session, "b", ROW)
        merging.absorb(session, one, other)
        assert [each.paper_id for each in matters.of_papers(session, [one])] == [one]


def test_the_words_of_a_match_are_given_by_paper(store: Store) -> None:
    with store.write() as session:
        one = paper(session, "a", ROW)
        judgements.save_matches(session, one, [match("smart-city")], NOW)
        assert list(matters.evidence(session, [one], "smart-city")) == [one]
        assert matters.evidence(session, [one], "ai") == {}
