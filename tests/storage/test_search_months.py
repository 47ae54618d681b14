"""This file tests into which spans of days a paper falls that is known to its month only, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from storage.database import Store, open_store
from storage.published import judgements
from storage.searching import history, search
from storage.searching.filters import Filters
from tests.storage.laid import lay
from tests.storage.made import NOW, document, listing, match, read, remember
from tests.storage.postgres import Cluster

FIRST, SEEN, LATER = date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 3)
Find = Callable[[Session, dict[str, Any]], list[str]]


def _by_words(session: Session, span: dict[str, Any]) -> list[str]:
    return sorted(hit.title for hit in search.search(session, "heron", Filters(**span)))


def _by_kind(session: Session, span: dict[str, Any]) -> list[str]:
    found = search.search(
        session, "heron", Filters(**span, kind="panel_paper", source=("gazette",))
    )
    return sorted(hit.title for hit in found)


def _by_member(session: Session, span: dict[str, Any]) -> list[str]:
    found = search.search(session, "heron", Filters(**span, committee=("panel on rivers",)))
    return sorted(hit.title for hit in found)


def _listed(session: Session, span: dict[str, Any]) -> list[str]:
    return sorted(hit.title for hit in history.listed(session, Filters(**span), limit=9))


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Give a store of five papers that all of this only reads, once on each database."""
    if request.param == "sqlite":
        url = lay(tmp_path_factory.mktemp("months") / "tamar.db")
    else:
        cluster: Cluster = request.getfixturevalue("postgres")
        url = cluster.create("months", template="template")
    store = open_store(url)
    with store.write() as session:
        for name, day, known, found_first in (
            ("month", FIRST, "month", False),
            ("old", FIRST, "month", True),
            ("ahead", date(2026, 12, 1), "month", False),
            ("day", FIRST, "day", False),
            ("before", date(2026, 10, 9), "day", False),
        ):
            one = listing(name, title=name, published=day)
            kept = remember(session, one, baseline=found_first)
            fields = {"published_precision": known}
            text = document("A heron.", title=name, fields=fields, committee="Panel on Rivers")
            read(session, kept.rendition_id, text)
    yield store
    store.close()


@pytest.mark.parametrize("find", [_by_words, _by_kind, _by_member, _listed])
@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ({"since": SEEN}, ["ahead", "month"]),
        ({"since": date(2026, 11, 3)}, ["ahead"]),
        ({"since": FIRST}, ["ahead", "day", "month", "old"]),
        ({"since": date(2026, 12, 1)}, ["ahead"]),
        ({"since": date(2026, 12, 2)}, []),
        ({"until": FIRST}, ["before", "day"]),
        ({"until": date(2026, 11, 15)}, ["ahead", "before", "day", "month"]),
        ({"until": date(2026, 11, 30)}, ["ahead", "before", "day", "month", "old"]),
        ({"until": date(2026, 10, 31)}, ["before"]),
        ({"since": SEEN, "until": SEEN}, ["ahead", "month"]),
        ({"since": date(2026, 11, 10), "until": date(2026, 11, 12)}, []),
        ({"since": date(2026, 10, 15), "until": date(2026, 10, 31)}, []),
        ({"since": FIRST, "until": date(2026, 11, 30)}, ["ahead", "day", "month", "old"]),
    ],
)
def test_a_month_is_inside_a_span_of_all_its_days_or_of_that_on_which_it_was_news(
    filled: Store, find: Find, span: dict[str, Any], expected: list[str]
) -> None:
    with filled.read() as session:
        assert find(session, span) == expected


def test_a_month_counts_as_come_since_the_day_on_which_it_was_news(store: Store) -> None:
    with store.write() as session:
        for name, found_first in (("month", False), ("old", True)):
            one = listing(name, title=name, published=FIRST)
            kept = remember(session, one, baseline=found_first)
            fields = {"published_precision": "month"}
            read(session, kept.rendition_id, document("A heron.", title=name, fields=fields))
            judgements.save_matches(session, kept.paper_id, [match("ai")], NOW)
    with store.read() as session:
        found = [history.matched_since(session, ["ai"], day) for day in (FIRST, SEEN, LATER)]
    assert [sorted(one.title for one in some) for some in found] == [
        ["month", "old"],
        ["month"],
        [],
    ]
