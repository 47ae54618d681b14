"""This file tests that a paper counts for whom its head names, apart from whose paper it is, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.topics import mentions
from bot.topics.registers import known_as
from storage.database import Store
from storage.people import followers
from storage.published import papers, public_papers
from storage.searching import history
from storage.searching.history import Namings
from storage.told import digest_runs
from tests.storage.made import NOW, follow, place, store_paper

DPO = "Digital Policy Office"
FIRST = date(1900, 1, 1)


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """Store papers that name one office in different places."""
    texts: dict[str, tuple[str, str, dict[str, Any]]] = {
        "titled": ("DPO opens a contest", "Teams may enter.", {}),
        "first": ("Contest", "The Digital Policy Office opened it today.\nMore follows.", {}),
        "below": ("Poles", "There are many.\nThe Digital Policy Office counts them.", {}),
        "own": ("Lamps", "There are few.", {"issuer": DPO}),
        "office": ("Herons", "The secretary left a note for OFFICE of digital policy.", {}),
        "longer": ("Tides", "The Commerce and Economic Development Bureau opened.", {}),
        "courts": ("Fees", "x", {"committee": "Panel on Administration of Justice and Legal Services"}),
    }  # fmt: skip
    with store.write() as session:
        return {
            name: store_paper(session, name, text, listed={"title": title}, **more)
            for name, (title, text, more) in texts.items()
        }


def namings(store: Store, kind: history.NameKind, target: str) -> Namings:
    with store.read() as session:
        hidden = public_papers.hidden(session.connection(), {"gazette"})
        return history.namings(
            session, kind, target, known_as=known_as, register=mentions, hidden=hidden
        )


def test_a_title_and_a_first_paragraph_name_a_body_and_what_stands_below_does_not(
    store: Store, ids: dict[str, int]
) -> None:
    found = namings(store, "bureau", DPO)
    assert set(found.papers) == {ids["titled"], ids["first"], ids["own"]}
    assert found.at_head == {ids["titled"], ids["first"]}


def test_a_body_is_not_named_inside_the_name_of_another(store: Store, ids: dict[str, int]) -> None:
    assert namings(store, "bureau", "Development Bureau").papers == ()
    assert ids


def test_a_short_form_is_not_found_inside_a_committees_name(
    store: Store, ids: dict[str, int]
) -> None:
    assert namings(store, "committee", "Panel on Security").papers == ()
    panel = "Panel on Administration of Justice and Legal Services"
    assert namings(store, "committee", panel) == Namings((ids["courts"],))


def test_what_names_a_body_at_its_head_is_counted_for_who_would_follow_it(
    store: Store, ids: dict[str, int]
) -> None:
    with store.read() as session:
        past = history.naming_since(
            session, "bureau", DPO, FIRST, known_as=known_as, register=mentions
        )
    assert {(one.paper_id, one.at_head) for one in past} == {
        (ids["titled"], True), (ids["first"], True), (ids["own"], False),
    }  # fmt: skip


def test_who_follows_a_body_follows_the_papers_that_name_it_at_their_head(
    store: Store, ids: dict[str, int]
) -> None:
    with store.write() as session:
        channel = place(session)
        follow(session, channel.id, [DPO], kind="bureau", rhythm="daily")
    with store.read() as session:
        told = {
            name
            for name, number in ids.items()
            if followers.of_paper(
                session, papers.paper(session, number), NOW,
                names_of=lambda source: [source], known_as=known_as, register=mentions,
            )
        }  # fmt: skip
        untold = digest_runs.untold(
            session, channel.id, rhythm="daily", now=NOW + timedelta(days=1),
            names_of=lambda source: [source], known_as=known_as, register=mentions,
        )  # fmt: skip
    assert told == {"titled", "first", "own"}
    assert {one.paper_id for one in untold} == {ids[name] for name in told}
