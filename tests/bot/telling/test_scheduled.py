"""This file tests where a scheduled message stands: by itself, in a thread, or later."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.calendar import HONG_KONG
from bot.telling import digests, scheduled
from storage.database import Store
from storage.people import channels, subscriptions
from storage.people.channels import Channel
from storage.told import digest_runs, tellings
from tests.storage.outbox_rows import begin_digest
from tests.story.stage import Stage

FRIDAY = datetime(2026, 10, 9, 8, 45, tzinfo=HONG_KONG)
PLACE = "console:team"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    made = Stage(sqlite_store)
    made.clock.now = FRIDAY - timedelta(days=1)
    with sqlite_store.write() as session:
        place = channels.ensure_channel(session, PLACE, "local", made.clock(), quiet_line=True)
        for topic, rhythm in (("ai", "daily"), ("smart-city", "weekly")):
            subscriptions.subscribe(
                session, place.id, kind="topic", target=topic, label=topic, rhythm=rhythm,  # type: ignore[arg-type]
                who="test", now=made.clock(),
            )  # fmt: skip
    return made


def channel(stage: Stage) -> Channel:
    with stage.desk.store.read() as session:
        found = channels.channel(session, PLACE)
    assert found is not None
    return found


def notice(stage: Stage, key: str) -> bool:
    with stage.desk.store.write() as session:
        return scheduled.notice(stage.desk, session, channel(stage), key, key, "en")


def alone(stage: Stage) -> list[str]:
    stage.send()
    return [one.text for one in stage.channel.posts(PLACE)]


def test_what_is_due_with_the_morning_s_digest_stands_in_its_thread(stage: Stage) -> None:
    stage.clock.now = FRIDAY
    digests.make_due(stage.desk)
    assert notice(stage, "notice:month:1")
    assert len(alone(stage)) == 1
    assert [one.text for one in stage.channel.replies(PLACE)] == ["notice:month:1"]


def test_what_comes_hours_later_stands_by_itself_if_there_is_room(stage: Stage) -> None:
    stage.clock.now = FRIDAY - timedelta(days=1)  # a Thursday, without a digest of the week
    digests.make_due(stage.desk)
    stage.clock.now += timedelta(hours=5)
    assert notice(stage, "coming:1")
    assert len(alone(stage)) == 2


def test_room_is_left_for_the_digest_of_the_week(stage: Stage) -> None:
    stage.clock.now = FRIDAY
    digests.make_due(stage.desk)
    stage.clock.now += timedelta(hours=5)
    assert notice(stage, "coming:1")
    stage.clock.now = FRIDAY.replace(hour=17, minute=30)
    digests.make_due(stage.desk)
    assert len(alone(stage)) == 2


def test_what_has_no_room_before_both_digests_waits_for_them(stage: Stage) -> None:
    stage.clock.now = FRIDAY - timedelta(hours=1)
    assert not notice(stage, "unanswered:1")
    stage.clock.now = FRIDAY
    digests.make_due(stage.desk)
    assert notice(stage, "unanswered:1")


def test_a_digest_that_had_nothing_to_say_takes_no_room(stage: Stage) -> None:
    stage.clock.now = FRIDAY - timedelta(days=1)
    with stage.desk.store.write() as session:
        here = channel(stage)
        run = begin_digest(session, here.id, "daily", stage.clock().date(), stage.clock())
        assert run is not None
        digest_runs.finish_all(session, [(run, "nothing", 0)], stage.clock())
        assert scheduled.place(session, here, stage.clock()) == scheduled.PlaceOfPost()


def test_a_scheduled_notice_counts_in_the_channel_s_cap(stage: Stage) -> None:
    stage.clock.now = FRIDAY - timedelta(days=1)
    since = stage.clock() - timedelta(hours=9)
    digests.make_due(stage.desk)
    stage.clock.now += timedelta(hours=5)
    notice(stage, "coming:1")
    with stage.desk.store.read() as session:
        assert tellings.alerts_since(session, since) == {channel(stage).id: 1}
