"""This file tests that figures of programmes are kept, replaced, merged with their papers, and read again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from storage.database import Store
from storage.published import figures, judgements, merging
from storage.records import Figure
from tests.storage.made import NOW, store_paper


def figure(value: str = "3400000", **changes: Any) -> Figure:
    given = {
        "programme": "iam-smart", "value": Decimal(value), "unit": "名", "counts": "用戶",
        "qualifier": "over", "span": "stock", "as_of": "2026-02", "sentence": "智方便有超過340萬名用戶。",
        "places": ("3",),
    }  # fmt: skip
    return Figure(**{**given, **changes})


def paper(session: Session, name: str, *stated: Figure, on: date | None = None) -> int:
    paper_id = store_paper(session, name, f"Text of {name}.", published=on)
    figures.save(session, paper_id, "en", stated, 1)
    return paper_id


def test_a_figure_comes_back_as_it_was_kept(store: Store) -> None:
    kept = (figure(), figure("0.70", unit="percent"), figure("1500000000000", as_of=None))
    with store.write() as session:
        one = paper(session, "a", *kept)
        found = figures.of_programme(session, "iam-smart")
        assert figures.of_paper(session, one) == found
    assert [each.figure for each in found] == list(kept)
    assert {(each.paper_id, each.language) for each in found} == {(one, "en")}


def test_what_a_text_says_now_takes_the_place_of_what_it_said(store: Store) -> None:
    with store.write() as session:
        one = paper(session, "a", figure())
        figures.save(session, one, "en", [figure("3500000")], 1)
        figures.save(session, one, "zh-Hant", [figure("3600000")], 1)
        found = figures.of_programme(session, "iam-smart")
    assert sorted(int(each.figure.value) for each in found) == [3500000, 3600000]


def test_the_newest_paper_comes_first_and_a_withdrawn_one_not_at_all(store: Store) -> None:
    with store.write() as session:
        old = paper(session, "a", figure("1"), on=date(2025, 1, 1))
        new = paper(session, "b", figure("2"), on=date(2026, 1, 1))
        gone = paper(session, "c", figure("3"), on=date(2026, 2, 1))
        judgements.withdraw(session, gone, NOW)
        found = figures.of_programme(session, "iam-smart")
    assert [each.paper_id for each in found] == [new, old]


def test_two_papers_that_become_one_keep_one_set_of_figures(store: Store) -> None:
    with store.write() as session:
        first, second = paper(session, "a", figure()), paper(session, "b", figure())
        merging.absorb(session, first, second)
        found = figures.of_programme(session, "iam-smart")
    assert [each.paper_id for each in found] == [first]


def test_texts_that_older_rules_read_are_given_to_be_read_again(store: Store) -> None:
    with store.write() as session:
        done = paper(session, "a", figure())
        waiting = store_paper(session, "b", "Text of b.")
        assert [one for one, _ in figures.unread(session, 1, 10)] == [waiting]
        assert {one for one, _ in figures.unread(session, 2, 10)} == {done, waiting}
        ((_, rendition),) = figures.unread(session, 1, 10)
        figures.mark_read(session, rendition, 1)
        assert figures.unread(session, 1, 10) == []


def test_programmes_that_only_papers_state_are_told_apart(store: Store) -> None:
    with store.write() as session:
        paper(session, "a", figure(), figure(programme="stated:Estuary Scheme"))
        paper(
            session,
            "b",
            figure(programme="stated:Pier Scheme"),
            figure("1", programme="stated:Pier Scheme"),
        )
        assert figures.stated(session) == ["stated:Pier Scheme", "stated:Estuary Scheme"]
