"""This file tests that a clock which ran ahead, and was set right, silences nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlmodel import Session

from storage import losses
from storage.database import Store
from storage.moments import BOUNDS, MARGIN, set_right
from storage.people import lanes
from storage.sql import table
from storage.tables.columns import Moment
from storage.tables.marks import CounterRow
from storage.tables.people import SubscriptionRow
from storage.tables.published import PaperRow
from storage.tables.watched import PageRow, SourceRow
from storage.told import digest_runs
from storage.told.claims import claim
from storage.told.deliveries import enqueue_notice
from storage.told.looks import stale
from storage.told.outcomes import Outcome, Patience, record
from storage.watched import source_runs
from tests.storage.outbox_rows import (
    NOON,
    begin_digest,
    make_channels,
    make_message,
    make_paper,
    rows_of,
)
from tests.storage.outbox_stores import outbox_store  # noqa: F401 - a fixture

DAY = timedelta(days=1)
GRACE = Patience().grace
COUNTER = table(CounterRow).c.name
# Moments that people set, that the platforms set, that are told as they were, or that are derived.
OTHERS = {
    "workspace.created_at", "installation.expires_at", "installation.revoked_at",
    "installation.granted_at", "installation.created_at", "installation.updated_at", "once.until",
    "installation.told_at",
    "channel.paused_until", "workspace.paused_until", "channel.here_at", "lane.next_at", "topic.created_at",
    "topic.updated_at", "subscription.paused_until", "audit.at", "source.next_check_at",
    "source.last_new_at", "source.told_at", "source.baseline_at", "page.baseline_at",
    "source_run.finished_at",
    "paper.issued_at", "paper.previous_check_at", "paper.judged_at", "paper.withdrawn_at",
    "rendition.first_seen_at", "rendition.missing_since", "revision.fetched_at", "match.matched_at",
    "summary.made_at", "expectation.starts_at", "expectation.told_at", "expectation.first_seen_at",
    "message.created_at", "delivery.held_at", "delivery.sent_at", "delivery.created_at",
    "telling.told_at", "digest_run.due_at", "digest_run.done_at", "feedback.at",
    "learned.found_at", "learned.told_at", "source_trouble.told_at", "source_trouble.over_at",
    "conversation.seen_at",
    "saved.at", "saved.changed_at", "habit.changed_at", "watch_list.created_at", "watch_list.updated_at",
    "watch_hit.found_at", "topic.looked_at", "mailbox.confirmed_at", "mailbox.created_at",
    "channel.offered_at", "briefing.made_at", "commitment_mark.at", "commitment_star.at",
    "signal.issued_at", "signal.ended_at", "seat.since", "seat.changed_at", "seat.left_at",
}  # fmt: skip


@pytest.fixture
def store(outbox_store: Store) -> Store:  # noqa: F811
    return outbox_store


def waiting(store: Store) -> tuple[int, int]:
    """Make a channel with one notice to send; give both numbers."""
    with store.write() as session:
        (place,) = make_channels(session, 1)
        enqueue_notice(session, place, "notice:1", make_message(session), NOON)
        return place, rows_of(session)[0]["id"]


def claimed(store: Store, now: datetime = NOON) -> list[int]:
    with store.write() as session:
        return [one.id for one in claim(session, None, now)]


def test_every_moment_of_the_store_is_either_bounded_or_named_as_no_pause() -> None:
    known = {f"{bound.table.name}.{bound.column}" for bound in BOUNDS}
    found = {
        f"{one.name}.{column.name}"
        for one in PaperRow.metadata.tables.values()
        for column in one.columns
        if isinstance(column.type, Moment)
    }
    assert found == known | OTHERS
    assert not known & OTHERS


@pytest.mark.parametrize("what", [lanes.workspace, lanes.lane])
def test_a_rest_that_a_clock_ahead_has_set_is_not_kept(store: Store, what: Any) -> None:
    _, number = waiting(store)
    with store.write() as session:
        session.connection().execute(update(what).values(paced_until=NOON + DAY))
        due = lanes.next_due(session, NOON)
    assert due == NOON
    assert claimed(store) == [number]


@pytest.mark.parametrize("what", [lanes.workspace, lanes.lane])
def test_a_rest_that_a_platform_asked_for_is_kept(store: Store, what: Any) -> None:
    _, number = waiting(store)
    until = NOON + timedelta(minutes=55)
    with store.write() as session:
        session.connection().execute(update(what).values(paced_until=until))
        assert set_right(session, NOON) == {}
    assert claimed(store) == []
    assert claimed(store, until + timedelta(seconds=1)) == [number]


def test_a_platform_that_asks_for_days_gets_an_hour(store: Store) -> None:
    place, number = waiting(store)
    with store.write() as session:
        (one,) = claim(session, None, NOON)
        outcome = Outcome(one, "not_sent", retry_after=86_400.0, scope="channel")
        record(session, [outcome], NOON)
        assert set_right(session, NOON) == {}
        until = session.connection().execute(select(lanes.lane.c.paced_until)).scalar_one()
    assert until == NOON + lanes.LONGEST_REST
    assert (place, number) == (place, one.id)


def test_what_was_put_off_by_a_clock_ahead_goes_now(store: Store) -> None:
    _, number = waiting(store)
    with store.write() as session:
        session.connection().execute(update(lanes.delivery).values(not_before=NOON + DAY))
        lanes.sweep(session)
        assert claim(session, None, NOON) == []
        assert set_right(session, NOON) == {"delivery.not_before": 1}
    assert claimed(store) == [number]


def test_what_was_claimed_by_a_clock_ahead_is_looked_for(store: Store) -> None:
    _, number = waiting(store)
    claimed(store, NOON + DAY)
    later = NOON + timedelta(minutes=5)
    with store.write() as session:
        assert stale(session, later, GRACE) == []
        assert "delivery.attempting_at" in set_right(session, NOON)
        assert [one.id for one in stale(session, later, GRACE)] == [number]


def test_what_was_claimed_by_a_clock_ahead_is_looked_for_in_all_of_the_last_day(
    store: Store,
) -> None:
    _, number = waiting(store)
    claimed(store, NOON + DAY)
    with store.write() as session:
        set_right(session, NOON)
        assert stale(session, NOON + timedelta(seconds=89), GRACE) == []  # it may be under way
        (one,) = stale(session, NOON + timedelta(seconds=91), GRACE)
    assert one.id == number
    assert one.claimed_at == NOON - DAY


def test_a_doubt_that_a_clock_ahead_has_set_does_not_hold_everything_up(store: Store) -> None:
    waiting(store)
    with store.write() as session:
        losses.doubt_from_now_on(session, 10, NOON + DAY)
        session.connection().execute(
            update(table(CounterRow)).where(COUNTER == losses.LAST).values(at=NOON + DAY)
        )
        assert set_right(session, NOON)["counter.at"] == 2
        found = losses.doubt(session, NOON)
    assert found is not None
    assert found.looks_from == NOON + GRACE
    assert found.since == NOON - DAY


@pytest.mark.parametrize("name", ["ok_at", "checked_at"])
def test_a_page_that_was_read_tomorrow_was_read_now(store: Store, name: str) -> None:
    with store.write() as session:
        row = {"url": f"https://a.test/{name}", "source": "gia", "follow": [], name: NOON + DAY}
        session.connection().execute(insert(PageRow), [row])
        assert set_right(session, NOON) == {f"page.{name}": 1}


def moments_of(session: Session, name: str) -> datetime:
    column = table(PaperRow).c[name]
    found: datetime = session.connection().execute(select(column)).scalar_one()
    return found


@pytest.mark.parametrize(
    ("name", "looks", "longest"),
    [
        ("read_at", 0, DAY), ("look_at", 0, timedelta(hours=1)), ("look_at", 2, timedelta(hours=18)),
        ("look_at", 4, timedelta(hours=96)), ("first_seen_at", 0, timedelta(0)),
    ],
)  # fmt: skip
def test_a_papers_moment_is_believed_as_far_as_we_set_it(
    store: Store, name: str, looks: int, longest: timedelta
) -> None:
    with store.write() as session:
        make_paper(session)
        change = update(table(PaperRow)).values(looks=looks)
        session.connection().execute(change.values({name: NOON + longest + MARGIN}))
        assert set_right(session, NOON) == {}
        too_far = NOON + longest + MARGIN + timedelta(seconds=1)
        session.connection().execute(change.values({name: too_far}))
        assert set_right(session, NOON) == {f"paper.{name}": 1}
        assert moments_of(session, name) == NOON


def test_a_source_in_trouble_since_tomorrow_is_in_trouble_since_now(store: Store) -> None:
    with store.write() as session:
        session.connection().execute(table(SourceRow).delete())
        row = {"key": "gia", "failures": 3, "failing_since": NOON + DAY, "last_ok_at": NOON + DAY}
        session.connection().execute(insert(SourceRow), [row])
        found = set_right(session, NOON)
    assert found == {"source.failing_since": 1, "source.last_ok_at": 1}


def test_a_run_of_tomorrow_night_does_not_stand_for_tomorrow_night(store: Store) -> None:
    with store.write() as session:
        source_runs.start_run(session, "reconciliation", NOON + DAY)
        assert set_right(session, NOON) == {"source_run.started_at": 1}
        (last,) = source_runs.runs(session, "reconciliation", limit=1)
    assert last.started_at == NOON


def test_what_was_followed_tomorrow_is_told_from_now(store: Store) -> None:
    with store.write() as session:
        (place,) = make_channels(session, 1)
        row = {
            "channel_id": place, "kind": "topic", "target": "ai", "label": "", "rhythm": "instant",
            "level": "substantive", "sources": "", "without": "", "created_by": "",
            "created_at": NOON + DAY,
        }  # fmt: skip
        session.connection().execute(insert(SubscriptionRow), [row])
        assert set_right(session, NOON) == {"subscription.created_at": 1}


@pytest.mark.parametrize("days", [30, 365 * 50])
def test_a_pause_that_a_person_set_is_a_persons(store: Store, days: int) -> None:
    with store.write() as session:
        make_channels(session, 1, paused_until=NOON + days * DAY)
        assert set_right(session, NOON) == {}


def test_a_digest_that_was_made_a_day_early_is_made_again_on_its_day(store: Store) -> None:
    tomorrow = NOON + DAY
    day = date(2026, 10, 8)
    with store.write() as session:
        (place,) = make_channels(session, 1)
        run = begin_digest(session, place, "daily", day, tomorrow)
        assert run is not None
        digest_runs.finish_all(session, [(run, "sent", 3)], tomorrow)
        assert digest_runs.done(session, place, "daily", day)
        assert set_right(session, NOON) == {"digest_run.due_at": 1}
        assert not digest_runs.done(session, place, "daily", day)
        again = begin_digest(session, place, "daily", day, tomorrow)
    assert again not in (None, run)
