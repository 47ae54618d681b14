"""This file tests which papers anybody may see, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from storage.database import Store
from storage.published import days_past, identities, judgements, public_papers
from storage.published.passed_over import passed_over
from storage.tables.published import PaperRow
from tests.storage.made import NOW, listing, match, remember

SOURCES = frozenset({"gazette", "diary"})


def _paper(session: Session, name: str, *topics: str, **changes: Any) -> int:
    found = remember(session, listing(name, **changes)).paper_id
    judgements.save_matches(session, found, [match(topic) for topic in topics], NOW)
    return found


@pytest.fixture
def held(store: Store) -> dict[str, int]:
    """Give papers that may be seen and such that may not, by their names."""
    with store.write() as session:
        made = {
            "old": _paper(session, "old", "ai", published=date(2026, 1, 2)),
            "new": _paper(session, "new", "ai", "smart-city", published=date(2026, 11, 1)),
            "diary": _paper(session, "diary", "legal-tech", source="diary"),
            "of no topic": _paper(session, "plain"),
            "strange": _paper(session, "strange", "ai", source="elsewhere"),
            "touched": _paper(session, "touched", "ai"),
            "forward": _paper(session, "forward", "ai"),
        }
        identities.add_keys(session, made["touched"], ["url:file:///somewhere/x.pdf"])
        row = session.get(PaperRow, made["forward"])
        assert row is not None
        row.forward_id = made["new"]
    return made


SHIPPED = ("ai", "legal-tech", "smart-city")


def _newest(session: Session, **asked: object) -> list[int]:
    return public_papers.newest(session, SOURCES, **{"topics": SHIPPED, **asked})  # type: ignore[arg-type]


def test_the_newest_are_papers_on_a_topic_that_anybody_may_see(
    store: Store, held: dict[str, int]
) -> None:
    with store.read() as session:
        assert _newest(session) == [held[one] for one in ("diary", "new", "old")]
        assert _newest(session, topics=("ai",), limit=1, skip=1) == [held["old"]]


def test_since_a_day_are_those_issued_or_come_since(store: Store, held: dict[str, int]) -> None:
    day = NOW.date() - timedelta(days=7)
    with store.read() as session:
        found = _newest(session, since=day)
    assert set(found) == {held["diary"], held["new"], held["old"]}  # the old one was news today


def test_papers_are_counted_by_topic(store: Store, held: dict[str, int]) -> None:
    with store.read() as session:
        counted = public_papers.counts(session, SOURCES, SHIPPED)
    assert counted == {"ai": 2, "smart-city": 1, "legal-tech": 1}


def test_of_a_list_only_those_stay_that_anybody_may_see(store: Store, held: dict[str, int]) -> None:
    wanted = [held[one] for one in ("touched", "new", "forward", "strange", "new", "old")]
    with store.read() as session:
        found = public_papers.only_public(session, wanted, SOURCES)
        everything = public_papers.all_of(session, SOURCES)
    assert found == [held[one] for one in ("new", "old")]
    assert set(everything) == {held[one] for one in ("old", "new", "diary", "of no topic")}


def test_what_is_hidden_is_what_is_not_shown(store: Store, held: dict[str, int]) -> None:
    with store.read() as session:
        connection = session.connection()
        hidden = set(connection.execute(public_papers.hidden(connection, SOURCES)).scalars())
        everything = set(public_papers.all_of(session, SOURCES))
    assert hidden == {held["strange"], held["touched"]}
    assert not hidden & everything


def test_the_day_of_a_last_paper_or_meeting_is_that_of_one_that_may_be_seen(
    store: Store, held: dict[str, int]
) -> None:
    with store.write() as session:
        for name, day in (("old", 1), ("touched", 9), ("strange", 8), ("forward", 7)):
            row = session.get(PaperRow, held[name])
            assert row is not None
            row.published = row.meeting_date = date(2026, 10, day)
    before = date(2026, 10, 30)
    with store.read() as session:
        unseen = public_papers.unseen(session, SOURCES)
        assert days_past.last_meeting(session, before, hidden=unseen) == date(2026, 10, 1)
        assert days_past.last_meeting(session, before) == date(2026, 10, 9)
        source = listing("old").source
        assert days_past.newest_of(session, source, before, hidden=unseen) == date(2026, 10, 1)
        assert days_past.newest_of(session, source, before) == date(2026, 10, 9)


def test_what_is_unseen_is_passed_over_beside_a_kind(store: Store, held: dict[str, int]) -> None:
    with store.write() as session:
        row = session.get(PaperRow, held["old"])
        assert row is not None
        row.kind = "hansard"
    with store.read() as session:
        asked = passed_over(session, SOURCES, "hansard")
        assert asked is not None
        away = set(session.execute(asked).scalars())
        unseen = public_papers.unseen(session, SOURCES)
        assert unseen is not None
        assert away == {held["old"], *session.execute(unseen).scalars()}
