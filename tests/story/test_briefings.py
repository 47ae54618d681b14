"""This file follows a meeting into a channel: briefed two working days before, kept up to date, said once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.calendar import HONG_KONG
from bot.telling import briefing_posts, digests, posting
from scrapers.items import Expectation, Listing
from storage.database import Store
from storage.people import channels
from storage.published import expectations, identities
from tests.bot.answering.test_briefing import JUSTICE, MEETING, TEN, announce, scheduled, to_follow
from tests.story.lived import lived, morning
from tests.story.stage import Message, Stage

# The panel meets on Monday the twelfth; two working days before it is Thursday the eighth.
THURSDAY = datetime(2026, 10, 8, 8, 45, tzinfo=HONG_KONG)


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a stage whose panel has the lawtech paper, four others, and two to follow."""
    return _set(sqlite_store)


def _set(store: Store) -> Stage:
    return lived(store, _reported)


def _reported(made: Stage) -> None:
    with made.desk.store.write() as session:
        channels.set_channel(session, "console", language="en")
    morning(made)
    made.publish("paper", "translation")
    made.check(20)
    announce(
        made,
        scheduled(),
        to_follow(11, "Administration's paper on artificial intelligence in the courts"),
        to_follow(12, "Administration's paper on court fees"),
    )


def _brief(stage: Stage, at: datetime = THURSDAY) -> int:
    stage.clock.now = at
    digests.make_due(stage.desk)
    made = briefing_posts.make_due(stage.desk)
    stage.send()
    return made


def _briefings(stage: Stage) -> list[Message]:
    return [m for m in stage.channel.messages.values() if m.text.startswith("Briefing")]


def test_a_channel_is_briefed_two_working_days_before_at_its_hour_and_once(store: Store) -> None:
    stage = _set(store)
    assert not _brief(stage, THURSDAY - timedelta(days=1))  # Wednesday: three working days
    assert not _brief(stage, THURSDAY - timedelta(minutes=1))
    assert _brief(stage) == 1
    for minutes in (0, 5, 600):
        assert not _brief(stage, THURSDAY + timedelta(minutes=minutes))
    assert not _brief(stage, THURSDAY + timedelta(days=1))
    (one,) = _briefings(stage)
    assert f"{JUSTICE} · Mon 12 Oct 10:45" in one.text
    assert "2 of 7 not yet uploaded" in one.text
    assert "LawTech Adoption Pilot Scheme" in one.text


def test_the_headline_of_one_meeting_is_not_said_twice(stage: Stage) -> None:
    _brief(stage)
    (one,) = _briefings(stage)
    assert one.text.count("Mon 12 Oct 10:45") == 1
    assert one.text.splitlines()[1].strip() == "2 of 7 not yet uploaded"


def test_it_stands_in_the_thread_of_the_morning_s_digest(stage: Stage) -> None:
    stage.site.release("smart_city_data")
    stage.clock.now = THURSDAY - timedelta(minutes=30)
    with stage.desk.store.write() as session:
        channels.set_channel(session, "console", opens="09:00", closes="20:00")
    stage.check()
    posts = len(stage.channel.posts())
    _brief(stage, THURSDAY + timedelta(minutes=1))
    (one,) = _briefings(stage)
    assert len(stage.channel.posts()) == posts + 1  # the digest alone
    assert one.thread_ts is not None


def test_where_no_digest_is_due_it_is_a_post_of_its_own(stage: Stage) -> None:
    _brief(stage)
    (one,) = _briefings(stage)
    assert one.thread_ts is None


def test_it_is_edited_as_papers_come(stage: Stage) -> None:
    _brief(stage)
    listing = Listing(
        "legco_panels", "https://www.legco.gov.hk/x.pdf", "Paper on court fees", "en",
        ("legco:CB(2)438/2026(12)",), meeting_date=MEETING, committee=JUSTICE,
    )  # fmt: skip
    with stage.desk.store.write() as session:
        identities.remember(
            session, listing, index_url="x", now=stage.clock(), baseline=True,
            previous_check_at=None,
        )  # fmt: skip
    announce(stage)
    for _ in range(3):
        briefing_posts.keep(stage.desk)
    stage.send()
    (one,) = _briefings(stage)
    assert "1 of 7 not yet uploaded" in one.text
    assert one.edits == 1


def test_a_meeting_moved_twice_and_back_is_said_each_time_and_once(stage: Stage) -> None:
    _brief(stage)
    later = TEN + timedelta(days=7)
    for at in (later, TEN, later, TEN):
        announce(stage, scheduled(starts_at=at))
        for _ in range(3):
            briefing_posts.keep(stage.desk)
        stage.send()
    words = [m.text.rpartition(": ")[2] for m in stage.channel.replies() if JUSTICE in m.text]
    assert words == ["moved to Mon 19 Oct", "back on Mon 12 Oct"] * 2
    (one,) = _briefings(stage)
    assert "moved" not in one.text


def test_a_meeting_moved_before_it_is_briefed_is_briefed_on_its_new_day_alone(
    stage: Stage,
) -> None:
    announce(stage, scheduled(starts_at=TEN + timedelta(days=7)))
    assert not _brief(stage)
    assert _brief(stage, THURSDAY + timedelta(days=7)) == 1
    (one,) = _briefings(stage)
    assert f"{JUSTICE} · Mon 19 Oct" in one.text


def test_a_meeting_moved_away_and_back_before_it_is_briefed_is_briefed_on_its_day(
    stage: Stage,
) -> None:
    for at in (TEN + timedelta(days=7), TEN + timedelta(days=14), TEN):
        announce(stage, scheduled(starts_at=at))
    assert _brief(stage) == 1
    assert f"{JUSTICE} · Mon 12 Oct 10:45" in _briefings(stage)[0].text


def test_a_meeting_cancelled_before_it_is_briefed_is_not_briefed(stage: Stage) -> None:
    others = [
        scheduled(key=f"meeting:{n}", committee="Panel on Transport", starts_at=TEN + timedelta(days=d))
        for n, d in ((1, -1), (2, 9))
    ]  # fmt: skip
    with stage.desk.store.write() as session:
        assert expectations.drop_missing(session, "legco_schedule", others, stage.clock()) == 1
    assert not _brief(stage)


def test_a_meeting_moved_and_then_cancelled_is_said_to_be_both(stage: Stage) -> None:
    _brief(stage)
    announce(stage, scheduled(starts_at=TEN + timedelta(days=7)))
    briefing_posts.keep(stage.desk)
    stage.send()
    others = [
        scheduled(key=f"meeting:{n}", committee="Panel on Transport", starts_at=TEN + timedelta(days=d))
        for n, d in ((1, -1), (2, 9))
    ]  # fmt: skip
    with stage.desk.store.write() as session:
        assert expectations.drop_missing(session, "legco_schedule", others, stage.clock()) == 1
    for _ in range(2):
        briefing_posts.keep(stage.desk)
        stage.send()
    words = [m.text.rpartition(": ")[2] for m in stage.channel.replies() if JUSTICE in m.text]
    assert words == ["moved to Mon 19 Oct", "cancelled"]


def test_a_meeting_that_its_schedule_no_longer_lists_is_cancelled(stage: Stage) -> None:
    _brief(stage)
    others = [
        scheduled(key=f"meeting:{n}", committee="Panel on Transport", starts_at=TEN + timedelta(days=d))
        for n, d in ((1, -1), (2, 9))
    ]  # fmt: skip
    with stage.desk.store.write() as session:
        assert expectations.drop_missing(session, "legco_schedule", others, stage.clock()) == 1
    briefing_posts.keep(stage.desk)
    stage.send()
    (one,) = _briefings(stage)
    assert [line.strip() for line in one.text.splitlines()[:2]] == [
        f"Briefing: {JUSTICE} · Mon 12 Oct", "Cancelled"
    ]  # fmt: skip
    (reply,) = [m for m in stage.channel.replies() if JUSTICE in m.text]
    assert reply.text.endswith(": cancelled")


def _rescheduled(stage: Stage, *listed: Expectation) -> None:
    """Take in a schedule that lists these and the transport panel's, and the justice panel's old slot no more."""
    others = [
        scheduled(key=f"meeting:{n}", committee="Panel on Transport", starts_at=TEN + timedelta(days=d))
        for n, d in ((1, -1), (2, 9))
    ]  # fmt: skip
    with stage.desk.store.write() as session:
        everything = [*others, *listed]
        assert expectations.drop_missing(session, "legco_schedule", everything, stage.clock()) == 1
    stage.clock.now += timedelta(hours=1)
    announce(stage, *everything)


def test_a_meeting_that_moves_to_another_slot_is_briefed_with_what_was_meant_for_it(
    stage: Stage,
) -> None:
    _rescheduled(stage, scheduled(key="meeting:3", starts_at=TEN + timedelta(days=7)))
    assert not _brief(stage)
    assert _brief(stage, THURSDAY + timedelta(days=7)) == 1
    (one,) = _briefings(stage)
    assert f"{JUSTICE} · Mon 19 Oct" in one.text


def test_where_a_body_sits_twice_later_neither_takes_the_papers_of_what_was_cancelled(
    stage: Stage,
) -> None:
    _rescheduled(
        stage,
        scheduled(key="meeting:3", starts_at=TEN + timedelta(days=7)),
        scheduled(key="meeting:4", starts_at=TEN + timedelta(days=9)),
    )
    assert not _brief(stage, THURSDAY + timedelta(days=7))


def test_a_later_meeting_that_was_announced_all_along_takes_nothing_of_what_was_cancelled(
    stage: Stage,
) -> None:
    later = scheduled(key="meeting:3", starts_at=TEN + timedelta(days=7))
    announce(stage, later)
    with stage.desk.store.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE expectation SET first_seen_at = datetime(first_seen_at, '-9 days') WHERE key = 'meeting:3'"
        )
    _rescheduled(stage, later)
    assert not _brief(stage, THURSDAY + timedelta(days=7))


def test_what_is_announced_late_is_briefed_on_the_next_morning(stage: Stage) -> None:
    _brief(stage)
    friday = THURSDAY + timedelta(days=1)
    sitting = datetime(2026, 10, 13, 11, tzinfo=HONG_KONG)
    one = Expectation(
        source="council_agenda", key="agenda:cm20261013:q5", language="en", starts_at=sitting,
        title="Use of artificial intelligence in public hospitals", committee="Council meeting",
        keys=("lcq:2026-10-13:5",),
    )  # fmt: skip
    announce(stage, one)
    assert _brief(stage, friday) == 1
    assert "public hospitals" in _briefings(stage)[-1].text
    assert "LawTech" not in _briefings(stage)[-1].text


def test_a_morning_that_was_missed_is_made_up_for(stage: Stage) -> None:
    assert _brief(stage, THURSDAY + timedelta(hours=9)) == 1


def test_a_channel_that_was_there_before_is_offered_it_once(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        channels.set_channel(session, "console", briefings=False)
    _brief(stage)
    _brief(stage, THURSDAY + timedelta(days=1))
    assert not _briefings(stage)
    offers = [m.text for m in stage.channel.posts() if "ahead both" in m.text]
    assert len(offers) == 1


def test_briefing_on_and_off_are_said_and_taken_back(stage: Stage) -> None:
    def say(text: str) -> Reply:
        return answer(stage.desk, text, at_the_console())

    assert "No briefings come here" in say("briefing off").headline
    offered = say("briefing")
    assert "briefing on" in [button.value for button in offered.buttons]
    say("undo")
    assert "briefing on" not in [button.value for button in say("briefing").buttons]
    assert say("會前簡報 開").headline == "本頻道將於相關會議前兩個工作日收到簡報。"


def test_a_channel_that_follows_nothing_is_not_briefed(stage: Stage) -> None:
    answer(stage.desk, "unsubscribe all", at_the_console())
    assert not _brief(stage)
    assert not _briefings(stage)


def test_a_crash_before_the_commit_leaves_it_due(stage: Stage) -> None:
    class Crashed(Exception):
        """The process died."""

    def crash(*args: object, **kwargs: object) -> int:
        raise Crashed

    stage.clock.now = THURSDAY
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(posting, "bring", crash)
        with pytest.raises(Crashed):
            briefing_posts.make_due(stage.desk)
    assert _brief(stage) == 1
    assert len(_briefings(stage)) == 1


def test_a_meeting_that_moves_takes_its_papers_where_another_is_put_on_the_old_day(
    stage: Stage,
) -> None:
    other = scheduled(key="meeting:5", starts_at=TEN)
    stage.clock.now += timedelta(hours=1)
    announce(stage, scheduled(starts_at=TEN + timedelta(days=7)))
    announce(stage, other)
    _brief(stage)
    assert not any("law" in m.text.lower() for m in _briefings(stage))
    assert _brief(stage, THURSDAY + timedelta(days=7)) == 1
    assert f"{JUSTICE} · Mon 19 Oct" in _briefings(stage)[-1].text


def test_papers_stay_with_their_day_where_both_meetings_stood_on_it(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE paper SET first_seen_at = datetime(first_seen_at, '+9 days')"
        )
    announce(stage, scheduled(key="meeting:5", starts_at=TEN))
    announce(stage, scheduled(starts_at=TEN + timedelta(days=7)))
    assert _brief(stage) == 1
    assert "Mon 12 Oct" in _briefings(stage)[0].text


def test_a_committee_on_a_bill_that_is_named_in_both_languages_is_briefed_once(
    stage: Stage,
) -> None:
    english = scheduled(
        key="meeting:91", title="Meeting of Bills Committee on Artificial Intelligence Bill",
        committee="Bills Committee on Artificial Intelligence Bill",
    )  # fmt: skip
    chinese = replace(
        english, key="meeting:91:zh-Hant", title="《人工智能條例草案》委員會會議",
        committee="《人工智能條例草案》委員會", language="zh-Hant",
    )  # fmt: skip
    announce(stage, chinese, english)
    _brief(stage)
    (one,) = _briefings(stage)
    assert one.text.startswith("Briefing: 2 meetings")
    assert "條例草案" not in one.text
    for _ in range(2):
        briefing_posts.keep(stage.desk)
    stage.send()
    assert one.edits == 0
