"""This file tests what goes into the outbox: each message once, each delivery by its key."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from storage.database import Store
from storage.people.lanes import lock
from storage.tables.people import ChannelRow, LaneRow
from storage.tables.told import MessageRow, TellingRow
from storage.told.claims import SendingPace, claim
from storage.told.deliveries import AlertRow, enqueue_alerts, enqueue_notice
from storage.told.followups import (
    UnknownParent,
    enqueue_edit,
    enqueue_edits,
    enqueue_replies,
    enqueue_reply,
)
from storage.told.messages import store_message
from storage.told.outcomes import Outcome, record
from storage.told.tellings import alerts_of
from tests.storage.outbox_rows import (
    NOON,
    enqueue_digest,
    make_channels,
    make_message,
    make_paper,
    row_of,
    rows_of,
)
from tests.storage.outbox_stores import outbox_store  # noqa: F401 - a fixture

PACE = SendingPace(workspace=0)


@pytest.fixture
def store(outbox_store: Store) -> Store:  # noqa: F811
    return outbox_store


def alert(store: Store, count: int = 1, state: str = "pending") -> tuple[int, list[int]]:
    with store.write() as session:
        channels = make_channels(session, count)
        paper = make_paper(session)
        message = make_message(session)
        rows = [AlertRow(c, message, NOON, state) for c in channels]  # type: ignore[arg-type]
        enqueue_alerts(session, paper, rows, NOON)
        return paper, [row["id"] for row in rows_of(session)]


def send_all(store: Store, now: datetime = NOON) -> None:
    with store.write() as session:
        claimed = claim(session, None, now, pace=PACE)
        record(session, [Outcome(one, "sent", ts=f"ts{one.id}") for one in claimed], now)


def test_the_same_message_is_stored_once(store: Store) -> None:
    with store.write() as session:
        first, again = make_message(session), make_message(session)
        assert first == again
        assert len(session.exec(select(MessageRow)).all()) == 1


@pytest.mark.parametrize(
    "other",
    [{"platform": "console"}, {"language": "zh-Hant"}, {"topics": ("legal-tech",)}],
)
def test_a_message_of_another_kind_is_another_message(
    sqlite_store: Store, other: dict[str, Any]
) -> None:
    with sqlite_store.write() as session:
        assert make_message(session) != make_message(session, **other)


def test_the_order_of_topics_does_not_make_another_message(sqlite_store: Store) -> None:
    with sqlite_store.write() as session:
        one = make_message(session, topics=("ai", "smart-city"))
        assert make_message(session, topics=("smart-city", "ai")) == one


def test_a_payload_with_chinese_text_comes_back_as_it_was(store: Store) -> None:
    with store.write() as session:
        channels = make_channels(session, 1)
        payload = {"text": "渡輪服務 😀", "blocks": [{"n": 1}]}
        number = store_message(
            session, platform="slack", language="zh-Hant", topics=(), payload=payload, now=NOON
        )
        enqueue_notice(session, channels[0], "notice:1", number, NOON)
    with store.write() as session:
        assert claim(session, None, NOON, pace=PACE)[0].payload == payload


def test_one_alert_goes_to_each_channel(store: Store) -> None:
    paper, _ = alert(store, 3)
    with store.read() as session:
        keys = [row["key"] for row in rows_of(session)]
        assert keys == [f"alert:{paper}:{n}" for n in (1, 2, 3)]


def test_enqueuing_an_alert_twice_is_one_alert(store: Store) -> None:
    paper, _ = alert(store, 2)
    with store.write() as session:
        rows = [AlertRow(n, 1, NOON) for n in (1, 2)]
        assert enqueue_alerts(session, paper, rows, NOON) == 0
        assert len(rows_of(session)) == 2


def test_the_number_of_new_alerts_is_given(store: Store) -> None:
    with store.write() as session:
        channels = make_channels(session, 7)
        rows = [AlertRow(c, make_message(session), NOON) for c in channels]
        assert enqueue_alerts(session, make_paper(session), iter(rows), NOON) == 7


def test_an_alert_is_a_telling_in_the_same_transaction(store: Store) -> None:
    paper, ids = alert(store, 2)
    with store.read() as session:
        told = session.exec(select(TellingRow)).all()
        assert [(t.paper_id, t.channel_id, t.delivery_id) for t in told] == [
            (paper, 1, ids[0]),
            (paper, 2, ids[1]),
        ]


def test_an_alert_kept_for_the_digest_is_not_a_telling(store: Store) -> None:
    alert(store, 2, state="later")
    with store.read() as session:
        assert session.exec(select(TellingRow)).all() == []


def test_an_alert_kept_for_the_digest_is_not_sent(store: Store) -> None:
    alert(store, 2, state="later")
    with store.write() as session:
        assert claim(session, None, NOON, pace=PACE) == []


def test_a_channel_that_a_digest_has_told_gets_no_alert(store: Store) -> None:
    with store.write() as session:
        channels = make_channels(session, 2)
        paper, message = make_paper(session), make_message(session)
        enqueue_digest(session, 1, 1, channels[0], message, NOON, paper_ids=[paper])
        rows = [AlertRow(c, message, NOON) for c in channels]
        assert enqueue_alerts(session, paper, rows, NOON) == 1


def test_a_digest_tells_its_channel_of_its_papers(store: Store) -> None:
    with store.write() as session:
        (channel_id,) = make_channels(session, 1)
        papers = [make_paper(session), make_paper(session)]
        enqueue_digest(session, 5, 1, channel_id, make_message(session), NOON, paper_ids=papers)
        assert [t.how for t in session.exec(select(TellingRow)).all()] == ["digest", "digest"]


def test_a_digest_made_twice_is_one_digest(store: Store) -> None:
    with store.write() as session:
        (channel_id,) = make_channels(session, 1)
        message = make_message(session)
        first = enqueue_digest(session, 5, 1, channel_id, message, NOON)
        assert enqueue_digest(session, 5, 1, channel_id, message, NOON) == first


def test_who_was_told_is_known_with_language_and_topics(store: Store) -> None:
    paper, _ = alert(store, 1)
    send_all(store)
    with store.read() as session:
        (told,) = alerts_of(session, paper)
        assert (told.language, told.topics, told.ts, told.how) == ("en", ("ai",), "ts1", "alert")


def test_a_pending_alert_gets_its_message_replaced(store: Store) -> None:
    _, (number,) = alert(store)
    with store.write() as session:
        assert enqueue_edit(session, number, make_message(session, "Second text"), NOON) is None
    with store.write() as session:
        assert [one.payload["text"] for one in claim(session, None, NOON)] == ["Second text"]


def test_a_replaced_message_can_go_earlier(store: Store) -> None:
    with store.write() as session:
        (channel_id,) = make_channels(session, 1)
        rows = [AlertRow(channel_id, make_message(session), NOON + timedelta(minutes=10))]
        enqueue_alerts(session, make_paper(session), rows, NOON)
        enqueue_edits(session, make_message(session, "Now"), [1], NOON, not_before=NOON)
        assert len(claim(session, None, NOON)) == 1


def test_of_many_messages_those_sent_are_edited_and_those_waiting_replaced(store: Store) -> None:
    _, (sent, waiting) = alert(store, 2)
    with store.write() as session:
        one, _ = claim(session, None, NOON, pace=PACE)
        record(session, [Outcome(one, "sent", ts="ts1")], NOON)
        message = make_message(session, "Second")
        enqueue_edits(session, message, [sent, waiting], NOON)
        rows = {row["key"]: row for row in rows_of(session)}
        assert rows[f"edit:{sent}"]["message_id"] == message
        assert f"edit:{waiting}" in rows  # it was on its way already


def test_replies_to_many_wait_for_each_and_are_enqueued_once(store: Store) -> None:
    paper, numbers = alert(store, 3)
    with store.write() as session:
        message = make_message(session, "Revised")
        for _ in range(2):
            enqueue_replies(
                session, message, numbers, kind="revised", prefix=f"revised:{paper}:1", now=NOON
            )
        keys = [row["key"] for row in rows_of(session)[3:]]
        assert keys == [f"revised:{paper}:1:{channel}" for channel in (1, 2, 3)]
        assert [one.kind for one in claim(session, None, NOON, pace=PACE)] == ["alert"] * 3


def test_the_latest_of_two_edits_wins(store: Store) -> None:
    _, (number,) = alert(store)
    send_all(store)
    later = NOON + timedelta(seconds=5)
    with store.write() as session:
        enqueue_edit(session, number, make_message(session, "Second"), later)
        enqueue_edit(session, number, make_message(session, "Third"), later)
    with store.write() as session:
        claimed = claim(session, None, later, pace=PACE)
        assert [(one.kind, one.payload["text"]) for one in claimed] == [("edit", "Third")]


def test_an_edit_names_the_message_that_it_changes(store: Store) -> None:
    _, (number,) = alert(store)
    send_all(store)
    later = NOON + timedelta(seconds=5)
    with store.write() as session:
        enqueue_edit(session, number, make_message(session, "Second"), later)
        (edit,) = claim(session, None, later, pace=PACE)
        assert (edit.target_ts, edit.parent_ts) == (f"ts{number}", None)


def test_an_edit_that_is_overtaken_on_its_way_goes_again(store: Store) -> None:
    _, (number,) = alert(store)
    send_all(store)
    later = NOON + timedelta(seconds=5)
    with store.write() as session:
        enqueue_edit(session, number, make_message(session, "Second"), later)
        (edit,) = claim(session, None, later, pace=PACE)
    with store.write() as session:
        enqueue_edit(session, number, make_message(session, "Third"), later)
        record(session, [Outcome(edit, "sent")], later)
    with store.write() as session:
        claimed = claim(session, None, later + timedelta(seconds=5), pace=PACE)
        assert [one.payload["text"] for one in claimed] == ["Third"]


def test_a_message_can_be_edited_again_after_an_edit(store: Store) -> None:
    _, (number,) = alert(store)
    send_all(store)
    for step, words in ((10, "Second"), (20, "Third")):
        moment = NOON + timedelta(seconds=step)
        with store.write() as session:
            enqueue_edit(session, number, make_message(session, words), moment)
        with store.write() as session:
            (edit,) = claim(session, None, moment, pace=PACE)
            record(session, [Outcome(edit, "sent")], moment)
            assert edit.payload["text"] == words


def test_a_reply_waits_for_its_parent(store: Store) -> None:
    _, (number,) = alert(store)
    with store.write() as session:
        key = "revised:1:2:1"
        message = make_message(session, "Revised")
        enqueue_reply(session, number, kind="revised", key=key, message_id=message, now=NOON)
        assert [one.kind for one in claim(session, None, NOON, pace=PACE)] == ["alert"]
    with store.write() as session:
        assert claim(session, None, NOON + timedelta(seconds=9), pace=PACE) == []


def test_a_reply_goes_into_the_thread_of_its_parent(store: Store) -> None:
    _, (number,) = alert(store)
    with store.write() as session:
        key = "revised:1:2:1"
        message = make_message(session, "Revised")
        enqueue_reply(session, number, kind="revised", key=key, message_id=message, now=NOON)
    send_all(store)
    with store.write() as session:
        (reply,) = claim(session, None, NOON + timedelta(seconds=9), pace=PACE)
        assert (reply.kind, reply.parent_ts) == ("revised", f"ts{number}")


def test_a_reply_dies_with_its_parent_and_says_so(store: Store) -> None:
    _, (number,) = alert(store)
    with store.write() as session:
        message = make_message(session, "Revised")
        reply = enqueue_reply(
            session, number, kind="revised", key="revised:1:2:1", message_id=message, now=NOON
        )
        (one,) = claim(session, None, NOON, pace=PACE)
        record(session, [Outcome(one, "not_sent", reason="msg_too_long", permanent=True)], NOON)
        assert row_of(session, reply)["error"] == "its message was never sent: msg_too_long"


def test_a_reply_to_a_dead_message_is_dead_at_once(store: Store) -> None:
    _, (number,) = alert(store)
    with store.write() as session:
        (one,) = claim(session, None, NOON, pace=PACE)
        record(session, [Outcome(one, "not_sent", reason="no_text", permanent=True)], NOON)
    with store.write() as session:
        message = make_message(session, "Revised")
        reply = enqueue_reply(
            session, number, kind="revised", key="revised:1:2:1", message_id=message, now=NOON
        )
        assert row_of(session, reply)["state"] == "dead"


def test_an_edit_of_nothing_is_refused(sqlite_store: Store) -> None:
    with sqlite_store.write() as session, pytest.raises(UnknownParent):
        enqueue_edit(session, 99, make_message(session), NOON)


def test_the_second_part_of_a_digest_replies_to_the_first(store: Store) -> None:
    with store.write() as session:
        (channel_id,) = make_channels(session, 1)
        first = enqueue_digest(session, 5, 1, channel_id, make_message(session), NOON)
        enqueue_digest(session, 5, 2, channel_id, make_message(session, "2"), NOON, parent_id=first)
    send_all(store)
    with store.write() as session:
        (part,) = claim(session, None, NOON + timedelta(seconds=9), pace=PACE)
        assert part.parent_ts == f"ts{first}"


def test_the_same_notice_is_said_once(store: Store) -> None:
    with store.write() as session:
        (channel_id,) = make_channels(session, 1)
        message = make_message(session)
        first = enqueue_notice(session, channel_id, "notice:gone:1", message, NOON)
        assert enqueue_notice(session, channel_id, "notice:gone:1", message, NOON) == first


def test_an_open_row_makes_its_channel_due(store: Store) -> None:
    alert(store)
    with store.read() as session:
        assert session.exec(select(LaneRow.next_at)).all() == [NOON]


def test_a_locked_channel_can_still_be_read(store: Store) -> None:
    with store.write() as session:
        (channel_id,) = make_channels(session, 1)
    with store.write() as session:
        lock(session, [channel_id])
        with store.read() as other:
            assert other.exec(select(ChannelRow.id)).all() == [channel_id]
