"""This file tests that what a page lists for the first time is stored at once as it would be line by line."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session

from storage.database import Store, open_store
from storage.published import identities, intake
from storage.published.intake import Arrived
from storage.sql import table
from storage.tables.published import ListedRow, PaperKeyRow, PaperRow, PassageRow, RenditionRow
from tests.storage.listening import heard
from tests.storage.made import INDEX, NOW, listing

paper, paper_key, rendition = table(PaperRow), table(PaperKeyRow), table(RenditionRow)
listed, passage = table(ListedRow), table(PassageRow)

LANGUAGES = ("en", "zh-Hant", "zh-Hans")


@st.composite
def lines(draw: st.DrawFn) -> Arrived:
    """Draw a line; few identities, so that several lines are of one paper."""
    name = draw(st.sampled_from("abcd"))
    numbers = draw(st.lists(st.integers(1, 6), max_size=2))
    facts: dict[str, Any] = {
        "keys": tuple(f"legco:CB(1){number}/2026" for number in numbers),
        "committee": draw(st.sampled_from([None, "Panel on Security", "保安事務委員會"])),
        "issuer": draw(st.sampled_from([None, "Bureau"])),
        "number": draw(st.sampled_from([None, "CB(1)1/2026"])),
        "published": draw(st.sampled_from([None, date(2026, 11, 2), date(2026, 11, 3)])),
        "meeting_date": draw(st.sampled_from([None, date(2026, 11, 9)])),
        "title": draw(st.sampled_from(["A smart city", "智慧城市\x00", "\ud800"])),
    }
    return Arrived(listing(name, draw(st.sampled_from(LANGUAGES)), **facts), draw(st.booleans()))


def _line_by_line(session: Session, arrived: Sequence[Arrived]) -> None:
    for one in arrived:
        identities.remember(session, one.listing, index_url=INDEX, now=NOW, baseline=one.quiet)


def _at_once(session: Session, arrived: Sequence[Arrived]) -> None:
    groups = intake.unknown(session, arrived)
    made = intake.store(session, arrived, groups, index_url=INDEX, now=NOW, previous_check_at=None)
    _line_by_line(session, [one for at, one in enumerate(arrived) if at not in made])


def _held(session: Session) -> list[object]:
    """Give what is stored of each paper, whatever its number; passages count for the day they stand at."""
    connection = session.connection()
    papers = []
    for row in connection.execute(select(paper)).mappings():
        facts = {name: value for name, value in row.items() if name not in ("id", "forward_id")}
        here = row["id"]
        texts = connection.execute(select(rendition).where(rendition.c.paper_id == here)).mappings()
        papers.append(
            (
                sorted(connection.execute(select(paper_key.c.key).where(paper_key.c.paper_id == here)).scalars()),
                repr(facts),
                sorted(repr({k: v for k, v in one.items() if k not in ("id", "paper_id")}) for one in texts),
                sorted(connection.execute(select(passage.c.text).where(passage.c.paper_id == here)).scalars()),
            )
        )  # fmt: skip
    said = connection.execute(select(listed.c.url, listed.c.language, listed.c.sha))
    return [*sorted(papers, key=repr), sorted(map(tuple, said))]


class _Undone(Exception):
    """Raised so that nothing of an example stays."""


@pytest.fixture
def held_open(store_url: str) -> Iterator[Store]:
    """Give a store on each database."""
    store = open_store(store_url)
    yield store
    store.close()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=st.lists(lines(), max_size=2), arrived=st.lists(lines(), max_size=6))
def test_lines_stored_at_once_are_stored_as_they_are_one_by_one(
    held_open: Store, before: list[Arrived], arrived: list[Arrived]
) -> None:
    found = []
    for way in (_line_by_line, _at_once):
        with contextlib.suppress(_Undone), held_open.write() as session:
            _line_by_line(session, before)
            way(session, arrived)
            found.append(_held(session))
            raise _Undone
    assert found[0] == found[1]


def test_a_line_that_nobody_knows_takes_two_statements_at_most(held_open: Store) -> None:
    asked: list[str] = []
    counts = []
    for count in (1, 50):
        arrived = [Arrived(listing(f"{count}-{at}"), quiet=True) for at in range(count)]
        with (
            held_open.write() as session,
            heard(held_open.engine, lambda one, *_: asked.append(one)),
        ):
            asked.clear()
            _at_once(session, arrived)
            counts.append(len(asked))
    assert counts[1] <= counts[0] + 2 * 49  # SQLite gives the numbers of rows one by one


def test_who_states_two_papers_that_are_known_is_left_to_be_weighed(held_open: Store) -> None:
    with held_open.write() as session:
        _line_by_line(session, [Arrived(listing("a"), quiet=True)])
        both = Arrived(listing("b", "zh-Hant", keys=("test:a", "test:b")), quiet=True)
        alone = Arrived(listing("c"), quiet=True)
        assert intake.unknown(session, [both, alone]) == [(1,)]
