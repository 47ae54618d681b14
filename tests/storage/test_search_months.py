"""This file tests that a paper known only to its month is found by every span that the month touches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from storage.database import Store, open_store
from storage.searching import history, search
from tests.storage.laid import lay
from tests.storage.made import document, listing, read, remember
from tests.storage.postgres import Cluster

FIRST = date(2026, 11, 1)
Find = Callable[[Session, dict[str, Any]], list[str]]


def _by_words(session: Session, span: dict[str, Any]) -> list[str]:
    return sorted(hit.title for hit in search.search(session, "heron", **span))


def _by_kind(session: Session, span: dict[str, Any]) -> list[str]:
    found = search.search(session, "heron", **span, kind="panel_paper", source="gazette")
    return sorted(hit.title for hit in found)


def _by_member(session: Session, span: dict[str, Any]) -> list[str]:
    found = search.search(session, "heron", **span, committee="panel on rivers")
    return sorted(hit.title for hit in found)


def _listed(session: Session, span: dict[str, Any]) -> list[str]:
    return sorted(hit.title for hit in history.listed(session, limit=9, **span))


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Give a store of three papers that all of this only reads, once on each database."""
    if request.param == "sqlite":
        url = lay(tmp_path_factory.mktemp("months") / "tamar.db")
    else:
        cluster: Cluster = request.getfixturevalue("postgres")
        url = cluster.create("months", template="template")
    store = open_store(url)
    with store.write() as session:
        for name, day in (("month", FIRST), ("day", FIRST), ("before", date(2026, 10, 9))):
            kept = remember(session, listing(name, title=name, published=day))
            fields = {"published_precision": "month" if name == "month" else "day"}
            text = document("A heron.", title=name, fields=fields, committee="Panel on Rivers")
            read(session, kept.rendition_id, text)
    yield store
    store.close()


@pytest.mark.parametrize("find", [_by_words, _by_kind, _by_member, _listed])
@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ({"since": date(2026, 11, 2)}, ["month"]),
        ({"since": date(2026, 11, 30)}, ["month"]),
        ({"since": FIRST}, ["day", "month"]),
        ({"since": date(2026, 12, 1)}, []),
        ({"until": date(2026, 11, 15)}, ["before", "day", "month"]),
        ({"until": date(2026, 10, 31)}, ["before"]),
        ({"since": date(2026, 11, 10), "until": date(2026, 11, 12)}, ["month"]),
        ({"since": date(2026, 10, 15), "until": date(2026, 10, 31)}, []),
    ],
)
def test_a_month_is_inside_every_span_that_it_touches(
    filled: Store, find: Find, span: dict[str, Any], expected: list[str]
) -> None:
    with filled.read() as session:
        assert find(session, span) == expected
