"""This file tests that what became of programmes is kept as papers say it, once a language, of papers that stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from storage.database import Store
from storage.published import happenings, identities, judgements
from storage.records import Happening
from tests.storage.made import NOW, listing, remember

LAUNCHED = Happening(
    "tide-pilot", "launched", False, False, date(2020, 12, 1), date(2020, 12, 31), "December 2020",
    "The Tide Pilot was launched in December 2020.", ("3",),
)  # fmt: skip
EXTENDED = replace(LAUNCHED, what="extended", planned=True, until=True, said="March 2027")


def _paper(session: Any, name: str = "a") -> int:
    return remember(session, listing(name, keys=(f"gia:{name}",))).paper_id


def _said(session: Any) -> list[tuple[int, Happening]]:
    held = happenings.of_programme(session, "tide-pilot")
    return [(one.paper_id, one.happening) for one in held]


def test_a_paper_says_exactly_what_was_read_last(store: Store) -> None:
    with store.write() as session:
        paper = _paper(session)
        happenings.save(session, paper, "en", [LAUNCHED])
        happenings.save(session, paper, "en", [LAUNCHED, EXTENDED])
        assert _said(session) == [(paper, LAUNCHED), (paper, EXTENDED)]
        happenings.save(session, paper, "en", [])
        assert _said(session) == []


def test_another_programme_s_are_not_given(store: Store) -> None:
    with store.write() as session:
        happenings.save(session, _paper(session), "en", [replace(LAUNCHED, programme="weir")])
        assert _said(session) == []


def test_of_two_papers_that_prove_to_be_one_each_language_speaks_once(store: Store) -> None:
    with store.write() as session:
        first, second = _paper(session), _paper(session, "b")
        for paper in (first, second):
            happenings.save(session, paper, "en", [LAUNCHED])
        identities.merge(session, first, second)
        assert _said(session) == [(min(first, second), LAUNCHED)]


def test_a_withdrawn_paper_says_nothing(store: Store) -> None:
    with store.write() as session:
        paper = _paper(session)
        happenings.save(session, paper, "en", [LAUNCHED])
        judgements.withdraw(session, paper, NOW)
        assert _said(session) == []
