"""This file checks that a digest holds what a channel was not told of, once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from scrapers.items import Person
from scrapers.publishers import names_of
from storage.database import Store
from storage.people import channels, subscriptions, topics
from storage.published import identities, judgements
from storage.sql import table
from storage.tables.told import DeliveryRow, TellingRow
from storage.told import digest_runs
from storage.told.deliveries import AlertRow, enqueue_alerts
from storage.told.departures import bury
from storage.told.inspection import AlreadyTold, entries, retry
from storage.told.tellings import alerts_of
from tests.storage.made import (
    HOUR,
    NOW,
    as_printed,
    follow,
    listing,
    match,
    place,
    remember,
    store_paper,
)
from tests.storage.outbox_rows import begin_digest, enqueue_digest, make_message

delivery = table(DeliveryRow)

DAY = date(2026, 11, 2)


def _untold(session: Any, channel_id: int, rhythm: str = "daily", **more: Any) -> list[int]:
    found = digest_runs.untold(
        session, channel_id, rhythm=rhythm, now=NOW, names_of=names_of, known_as=as_printed, **more
    )
    return [one.paper_id for one in found]


def _tell(session: Any, paper_id: int, channel_id: int) -> None:
    row = {"paper_id": paper_id, "channel_id": channel_id, "told_at": NOW, "how": "alert"}
    session.connection().execute(insert(table(TellingRow)).values(**row))


def test_a_digest_holds_what_was_matched_and_not_told(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        follow(session, channel.id)
        told = store_paper(session, "a", "AI", topics={"ai": "substantive"})
        other = store_paper(session, "b", "rivers", topics={"rivers": "substantive"})
        wanted = store_paper(session, "c", "AI", topics={"ai": "mention"})
        _tell(session, told, channel.id)
        (found,) = digest_runs.untold(
            session, channel.id, rhythm="daily", now=NOW, names_of=names_of, known_as=as_printed
        )
    assert other != wanted
    assert (found.paper_id, found.topics) == (wanted, ("ai",))


def test_what_another_channel_was_told_is_still_untold_here(store: Store) -> None:
    with store.write() as session:
        ours, theirs = place(session, "slack:T1/C1"), place(session, "slack:T1/C2")
        follow(session, ours.id)
        paper = store_paper(session, "a", "AI", topics={"ai": "substantive"})
        _tell(session, paper, theirs.id)
        assert _untold(session, ours.id) == [paper]


def test_nothing_from_before_a_channel_followed_is_told(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        store_paper(session, "a", "AI", topics={"ai": "substantive"})
        follow(session, channel.id, now=NOW + HOUR)
        assert _untold(session, channel.id) == []


@pytest.mark.parametrize("why", ["baseline", "withdrawn", "unjudged", "booklet", "merged"])
def test_what_is_no_news_is_left_out(store: Store, why: str) -> None:
    with store.write() as session:
        channel = place(session)
        follow(session, channel.id)
        kept = remember(session, listing(), baseline=why == "baseline")
        judgements.save_matches(session, kept.paper_id, [match("ai")], NOW)
        if why != "unjudged":
            judgements.judged(session, kept.paper_id, NOW)
        if why == "withdrawn":
            judgements.withdraw(session, kept.paper_id, NOW)
        if why == "booklet":
            judgements.mark_booklet(session, kept.paper_id, "https://www.example.hk/all.pdf")
        if why == "merged":
            first = store_paper(session, "z", "AI", topics={"ai": "substantive"})
            _tell(session, kept.paper_id, channel.id)
            identities.merge(session, first, kept.paper_id)
        assert _untold(session, channel.id) == []


def test_each_rhythm_has_its_own_digest(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        follow(session, channel.id, ("ai",), rhythm="weekly")
        follow(session, channel.id, ("rivers",), rhythm="instant")
        ai = store_paper(session, "a", "AI", topics={"ai": "substantive"})
        rivers = store_paper(session, "b", "rivers", topics={"rivers": "mention"})
        assert _untold(session, channel.id, "weekly") == [ai]
        assert _untold(session, channel.id, "daily") == [rivers]


def test_followed_names_bring_papers_without_a_topic(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        follow(session, channel.id, ("陳大文",), kind="member")
        follow(session, channel.id, ("Panel on Rivers",), kind="committee", label="Rivers")
        paper = store_paper(
            session, "a", "x", committee="Panel on Rivers", people=(Person("asker", "陈大文议员"),)
        )
        store_paper(session, "b", "x", committee="Panel on Roads")
        (found,) = digest_runs.untold(
            session, channel.id, rhythm="daily", now=NOW, names_of=names_of, known_as=as_printed
        )
    assert found.paper_id == paper
    assert found.topics == ()
    assert set(found.labels) == {"陳大文", "Rivers"}


def test_sources_and_silencing_words_hold_for_digests_too(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        follow(session, channel.id, ("ai",), sources=("gazette",), without="golf")
        store_paper(session, "a", "x", topics={"ai": "mention"}, listed={"title": "AI for GOLF"})
        store_paper(session, "b", "x", topics={"ai": "mention"}, listed={"source": "press"})
        kept = store_paper(
            session, "c", "x", topics={"ai": "mention"}, listed={"source": "gazette_tc"}
        )
        assert _untold(session, channel.id) == [kept]


def test_what_is_paused_is_left_for_later(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        (held,) = follow(session, channel.id)
        paper = store_paper(session, "a", "AI", topics={"ai": "substantive"})
        subscriptions.change_subscription(session, held.id, paused_until=NOW + HOUR)
        assert _untold(session, channel.id) == []
        subscriptions.change_subscription(session, held.id, paused_until=None)
        assert _untold(session, channel.id) == [paper]
        assert _untold(session, channel.id, since=NOW + HOUR) == []


def test_another_workspaces_topic_is_never_told(store: Store) -> None:
    with store.write() as session:
        ours, theirs = place(session, "slack:T1/C1"), place(session, "slack:T2/C1")
        topics.save_topic(session, "slack:T1", "client", "Client", "client", now=NOW)
        follow(session, ours.id, ("slack:T1/client",))
        paper = store_paper(session, "a", "x", topics={"slack:T1/client": "substantive"})
        assert _untold(session, ours.id) == [paper]
        assert _untold(session, theirs.id) == []


def test_channels_want_digests_by_what_they_follow(store: Store) -> None:
    with store.write() as session:
        for name, rhythm in (("C1", "instant"), ("C2", "daily"), ("C3", "weekly")):
            follow(session, place(session, f"slack:T1/{name}").id, rhythm=rhythm)
        place(session, "slack:T1/C4")
        follow(session, place(session, "slack:T1/C5").id)
        channels.set_channel(session, "slack:T1/C5", paused_until=NOW + HOUR)
        found = digest_runs.rhythms(session, NOW)
    assert [(c.address[-2:], r) for c, r in found] == [
        ("C1", "daily"),
        ("C2", "daily"),
        ("C3", "weekly"),
    ]


def test_a_digest_is_made_once_for_its_period(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        first = begin_digest(session, channel.id, "daily", DAY, NOW)
        assert begin_digest(session, channel.id, "daily", DAY, NOW) == first
        assert first is not None
        assert not digest_runs.done(session, channel.id, "daily", DAY)
        digest_runs.finish_all(session, [(first, "sent", 3)], NOW)
        assert digest_runs.done(session, channel.id, "daily", DAY)
        assert begin_digest(session, channel.id, "daily", DAY, NOW) is None
        assert begin_digest(session, channel.id, "weekly", DAY, NOW) is not None
        assert begin_digest(session, channel.id, "daily", DAY + timedelta(days=1), NOW)


def test_what_digests_ask_is_planned_for_the_tables_as_they_are(postgresql_store: Store) -> None:
    """A morning makes the outbox grow a hundredfold, and its connection asks the same all along."""

    def planned(session: Any) -> str:
        return str(session.connection().exec_driver_sql("SHOW plan_cache_mode").scalar_one())

    with postgresql_store.write() as session:
        begin_digest(session, place(session).id, "daily", DAY, NOW)
        assert planned(session) == "force_custom_plan"
    with postgresql_store.write() as session:
        assert planned(session) == "auto"


def test_what_one_digest_names_twice_is_told_once(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        paper = store_paper(session, "a", "AI", topics={"ai": "substantive"})
        run = begin_digest(session, channel.id, "daily", DAY, NOW)
        assert run is not None
        message = make_message(session)
        enqueue_digest(session, run, 0, channel.id, message, NOW, paper_ids=(paper, paper))
    with store.read() as session:
        assert [one.how for one in alerts_of(session, paper)] == ["digest"]


def test_a_digest_is_due_from_its_begin_until_it_is_finished(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        number = begin_digest(session, channel.id, "daily", DAY, NOW)
        (waiting,) = digest_runs.runs(session, channel.id)
        assert (waiting.id, waiting.outcome) == (number, "due")
        digest_runs.finish_all(session, [(waiting.id, "quiet", 0)], NOW)
        assert [run.outcome for run in digest_runs.runs(session, channel.id)] == ["quiet"]


def _alerted(session: Any) -> tuple[int, int, int]:
    """Follow AI and enqueue an alert; give channel, paper and delivery."""
    channel = place(session).id
    follow(session, channel)
    paper = store_paper(session, "a", "AI", topics={"ai": "substantive"})
    enqueue_alerts(session, paper, [AlertRow(channel, make_message(session), NOW)], NOW)
    (told,) = alerts_of(session, paper)
    return channel, paper, told.delivery_id


def _die(session: Any, delivery_id: int, *, settled: bool = False) -> None:
    bury(session, delivery.c.id == delivery_id, "no_text", settled=settled)


def _digest(session: Any, channel_id: int, paper_id: int, day: date = DAY) -> int:
    run = begin_digest(session, channel_id, "daily", day, NOW)
    assert run is not None
    message = make_message(session, f"digest of {day}")
    return enqueue_digest(session, run, 0, channel_id, message, NOW, paper_ids=[paper_id])


def test_what_an_alert_that_died_was_to_tell_is_for_the_digest(store: Store) -> None:
    with store.write() as session:
        channel, paper, number = _alerted(session)
        assert _untold(session, channel) == []
        _die(session, number)
        assert _untold(session, channel) == [paper]


def test_what_a_person_dropped_is_not_told_again(store: Store) -> None:
    with store.write() as session:
        channel, _, number = _alerted(session)
        _die(session, number, settled=True)
        assert _untold(session, channel) == []


def test_a_digest_takes_over_only_what_died(store: Store) -> None:
    with store.write() as session:
        _, paper, _ = _alerted(session)
        other = place(session, "slack:T1/C2").id
        enqueue_alerts(session, paper, [AlertRow(other, make_message(session), NOW)], NOW)
        _die(session, alerts_of(session, paper)[-1].delivery_id)
        digest = _digest(session, other, paper)
        assert [one.delivery_id for one in alerts_of(session, paper)] == [1, digest]


def test_a_digest_takes_over_what_an_alert_that_died_was_to_tell(store: Store) -> None:
    with store.write() as session:
        channel, paper, number = _alerted(session)
        _die(session, number)
        digest = _digest(session, channel, paper)
        (told,) = alerts_of(session, paper)
        assert (told.delivery_id, told.how, _untold(session, channel)) == (digest, "digest", [])


def test_an_alert_that_a_digest_has_taken_over_is_not_sent_again_by_hand(store: Store) -> None:
    with store.write() as session:
        channel, paper, number = _alerted(session)
        _die(session, number)
        _digest(session, channel, paper)
        with pytest.raises(AlreadyTold):
            retry(session, number, NOW)


def test_a_digest_without_papers_that_died_can_be_sent_again_by_hand(store: Store) -> None:
    with store.write() as session:
        channel = place(session).id
        run = begin_digest(session, channel, "daily", DAY, NOW)
        assert run is not None
        number = enqueue_digest(session, run, 0, channel, make_message(session), NOW)
        _die(session, number)
        retry(session, number, NOW)
        assert [one.state for one in entries(session)] == ["pending"]


def test_a_digest_that_died_is_told_by_the_next(store: Store) -> None:
    with store.write() as session:
        channel, paper, number = _alerted(session)
        _die(session, number)
        _die(session, _digest(session, channel, paper))
        assert _untold(session, channel) == [paper]
        _digest(session, channel, paper, DAY + timedelta(days=1))
        assert _untold(session, channel) == []


def test_a_digest_leaves_alone_what_an_alert_has_told(store: Store) -> None:
    with store.write() as session:
        channel, paper, number = _alerted(session)
        _digest(session, channel, paper)
        (told,) = alerts_of(session, paper)
        assert told.delivery_id == number
