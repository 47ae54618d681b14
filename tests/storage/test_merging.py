"""This file checks that papers that prove to be one are told as one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select

from storage.database import Store
from storage.published import commitments, expectations, identities, judgements, papers, renditions
from storage.records import Bullet, Commitment
from storage.sql import table
from storage.tables.people import FeedbackRow
from storage.tables.told import DeliveryRow, TellingRow
from storage.told.deliveries import AlertRow, enqueue_alerts
from storage.told.messages import store_message
from storage.told.tellings import alerts_of
from storage.watched import appointments
from tests.storage.made import NOW, document, listing, place, read, remember

_delivery, _telling = table(DeliveryRow), table(TellingRow)


def _two(session: Any) -> tuple[int, int]:
    first, second = (remember(session, listing(n, keys=(f"gia:{n}",))).paper_id for n in "ab")
    return first, second


def _alert(session: Any, paper_id: int, channel_id: int, state: Any = "pending") -> None:
    message = store_message(
        session, platform="slack", language="en", topics=["ai"], payload={"p": paper_id}, now=NOW
    )
    enqueue_alerts(session, paper_id, [AlertRow(channel_id, message, NOW, state)], NOW)


def _sent(session: Any) -> None:
    session.connection().execute(_delivery.update().values(state="sent", sent_at=NOW, ts="1.1"))


def test_what_was_told_of_either_was_told_of_the_one(store: Store) -> None:
    with store.write() as session:
        first, second = _two(session)
        one, other = place(session, "slack:T1/C1"), place(session, "slack:T1/C2")
        _alert(session, first, one.id)
        _alert(session, second, other.id)
        _sent(session)
        identities.merge(session, first, second)
        told = alerts_of(session, first)
        _alert(session, first, one.id)
        _alert(session, first, other.id)
        assert len(session.connection().execute(select(_delivery.c.id)).all()) == 2
    assert {t.channel_id for t in told} == {one.id, other.id}


def test_a_channel_told_of_both_has_one_telling(store: Store) -> None:
    with store.write() as session:
        first, second = _two(session)
        channel = place(session)
        for paper in (first, second):
            _alert(session, paper, channel.id)
        _sent(session)
        identities.merge(session, first, second)
        tellings = session.connection().execute(select(_telling)).all()
    assert [(t.paper_id, t.channel_id) for t in tellings] == [(first, channel.id)]


def test_an_alert_that_still_waits_is_dropped_where_the_other_was_told(store: Store) -> None:
    with store.write() as session:
        first, second = _two(session)
        channel = place(session)
        _alert(session, first, channel.id)
        _sent(session)
        _alert(session, second, channel.id)
        identities.merge(session, first, second)
        rows = session.connection().execute(select(_delivery).order_by(_delivery.c.id)).all()
    assert [row.state for row in rows] == ["sent", "dead"]
    assert f"paper {first}" in rows[1].error


def test_an_alert_that_still_waits_goes_out_for_the_survivor(store: Store) -> None:
    with store.write() as session:
        first, second = _two(session)
        channel = place(session)
        _alert(session, second, channel.id)
        identities.merge(session, first, second)
        (row,) = session.connection().execute(select(_delivery)).all()
    assert (row.state, row.paper_id, row.key) == ("pending", first, f"alert:{first}:{channel.id}")


def test_everything_else_moves_along_without_doubling(store: Store) -> None:
    bullets = (Bullet("It began.", ("1",)),)
    pledge = Commitment("We will begin by 2027.", "firm")
    with store.write() as session:
        first, second = _two(session)
        channel = place(session)
        for paper in (first, second):
            judgements.save_summary(session, paper, "en", None, bullets, (), NOW)
            commitments.save(session, paper, "en", [pledge])
        session.connection().execute(
            insert(table(FeedbackRow)),
            [
                {"channel_id": channel.id, "paper_id": p, "who": "U1", "verdict": "good", "at": NOW}
                | {"summary_version": 1}
                for p in (first, second)
            ],
        )
        identities.merge(session, first, second)
        found = papers.paper(session, second)
        pledges = commitments.due(session, paper_id=first)
        feedback = session.connection().execute(select(table(FeedbackRow))).all()
    assert found.bullets == {"en": bullets}
    assert [p.commitment for p in pledges] == [pledge]
    assert [row.paper_id for row in feedback] == [first]


def test_an_announcement_of_the_other_is_the_survivors(store: Store) -> None:
    from scrapers.items import Expectation

    with store.write() as session:
        first, second = _two(session)
        item = Expectation("agenda", "agenda:1", "Herons", "en", NOW, keys=("gia:b",))
        expectations.remember(session, [item], NOW)
        identities.merge(session, first, second)
        (found,) = expectations.expected(session, ["agenda:1"])
    assert found.paper_id == first


def test_a_key_that_is_claimed_stays_with_who_claimed_it_first(store: Store) -> None:
    with store.write() as session:
        first, second = _two(session)
        owners = [identities.claim_key(session, "file:1", each) for each in (first, second, first)]
        assert identities.papers_with(session, ["file:1"]) == {"file:1": first}
    assert owners == [first, first, first]


def test_a_claimed_key_goes_to_the_paper_that_stays(store: Store) -> None:
    with store.write() as session:
        first, second = _two(session)
        identities.claim_key(session, "file:1", second)
        identities.merge(session, first, second)
        assert identities.claim_key(session, "file:1", second) == first


def test_the_languages_of_a_file_are_known_after_it_was_replaced(store: Store) -> None:
    with store.write() as session:
        kept = remember(session, listing("a"))
        for sha in ("old", "new"):
            read(session, kept.rendition_id, document(sha), bytes_sha=sha)
        assert renditions.languages_of_file(session, kept.paper_id, "old") == {"en"}
        assert renditions.languages_of_file(session, kept.paper_id, "other") == set()


def test_a_paper_that_is_taken_over_as_news_is_read_and_told_as_new(store: Store) -> None:
    with store.write() as session:
        first = remember(session, listing("a"), baseline=True).paper_id
        judgements.judged(session, first, NOW, reason="baseline")
        identities.take_over(session, first, "legco_panels", news_at=NOW)
        assert appointments.due_for_reading(session, NOW, 5) == [first]
        paper = papers.paper(session, first)
    assert (paper.source, paper.baseline, paper.judged_at) == ("legco_panels", False, None)
