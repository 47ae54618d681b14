"""This file follows the week ahead into a channel: once, in one message, with what belongs to it and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.slack.renderer import SlackRenderer
from bot.teams.renderer import TeamsRenderer
from bot.telling import briefing_posts, digests, look_ahead, offers
from scrapers.items import Expectation
from storage.database import Store
from storage.people import channels
from storage.published import commitments
from storage.records import Commitment
from tests.bot.answering.test_briefing import announce, scheduled, to_follow
from tests.storage.made import store_paper
from tests.story.lived import lived, morning
from tests.story.stage import Message, Stage

FRIDAY = datetime(2026, 10, 9, 9, 31, tzinfo=UTC)  # a minute past half past five in Hong Kong
WEEK = timedelta(days=7)
DUE = date(2026, 10, 30)
QUOTE = "The Judiciary will open the heron registry by 30 October 2026."
OTHER = "The Judiciary will count the egrets by 31 October 2026."


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console with a panel's meeting on Monday, two papers missing, and two commitments."""
    return lived(sqlite_store, _announced)


def _announced(made: Stage) -> None:
    say(made, "language en")
    morning(made)
    made.publish("paper", "translation")
    made.check(20)
    announce(
        made,
        scheduled(),
        to_follow(11, "Administration's paper on artificial intelligence in the courts"),
        to_follow(12, "Administration's paper on court fees"),
        Expectation(
            source="legco_bills", key="meeting:bill:b1:second", language="en",
            title="Second Reading: Artificial Intelligence Bill", committee="Council meeting",
            starts_at=datetime(2026, 10, 14, 3, tzinfo=UTC),
        ),
    )  # fmt: skip
    with made.desk.store.write() as session:
        promise(session)


def promise(session: Session) -> None:
    paper = store_paper(session, "a", QUOTE, topics={"ai": "mention"}, published=date(2026, 6, 1))
    said = [
        Commitment(quote, "firm", "October", DUE, day, cites=(str(at),))
        for at, (quote, day) in enumerate(((QUOTE, DUE), (OTHER, DUE + timedelta(days=1))))
    ]
    commitments.save(session, paper, "en", said)


def say(stage: Stage, text: str) -> Reply:
    reply = answer(stage.desk, text, at_the_console())
    assert not reply.failed, text
    return reply


def friday(stage: Stage, at: datetime = FRIDAY) -> list[Message]:
    """Let the week's moment come as the running program does; give the looks ahead that stand."""
    stage.clock.now = at
    digests.make_due(stage.desk)
    look_ahead.make_due(stage.desk)
    stage.send()
    return [m for m in stage.channel.messages.values() if m.text.startswith("The week ahead")]


def old(stage: Stage) -> None:
    """Let the channel be one that was there before."""
    with stage.desk.store.write() as session:
        channels.set_channel(session, "console", briefings=False, look_ahead=False)


def offers_of(stage: Stage) -> list[Message]:
    return [m for m in stage.channel.messages.values() if m.text.startswith("On offer: ")]


def test_it_comes_on_friday_at_half_past_five_and_once(stage: Stage) -> None:
    assert friday(stage, FRIDAY - timedelta(minutes=2)) == []
    for minutes in (0, 5, 600):
        assert len(friday(stage, FRIDAY + timedelta(minutes=minutes))) == 1
    assert len(friday(stage, FRIDAY + timedelta(days=1))) == 1


def test_one_that_was_missed_is_made_up_for_and_not_next_week(stage: Stage) -> None:
    assert friday(stage, FRIDAY + timedelta(days=3)) == []
    stage.clock.now = FRIDAY
    assert len(friday(stage, FRIDAY + timedelta(days=1))) == 1


def test_it_holds_meetings_bills_commitments_and_what_was_saved(stage: Stage) -> None:
    (mark,) = {
        row.context.rpartition("`")[0].rpartition("`")[2]
        for row in say(stage, "commitments").rows
        if "heron" in row.text
    }
    say(stage, f"commitments star {mark}")
    say(stage, "note CB(2)438/2026(03) ask about costs")
    (told,) = friday(stage)
    for said in (
        "Panel on Administration of Justice and Legal Services · Mon 12 Oct 10:45 · 2 of 7 not yet uploaded",
        "★ falls due in 21 days, Fri 30 Oct",
        QUOTE,
        "1 other one due by Sat 31 Oct",
        "Second Reading: Artificial Intelligence Bill",
        "✎ ask about costs",
    ):
        assert said in told.text
    assert OTHER not in told.text


def test_papers_that_never_came_stand_in_the_next_one(stage: Stage) -> None:
    friday(stage)
    said = friday(stage, FRIDAY + WEEK)[-1].text.partition("Never came")[2]
    assert "2 of 7 not yet uploaded" in said
    assert "Administration's paper on court fees" in said


def test_a_quiet_week_is_told_nothing(sqlite_store: Store) -> None:
    assert friday(Stage(sqlite_store)) == []


def test_it_stands_in_the_thread_of_the_week_s_digest_which_leaves_it_out(stage: Stage) -> None:
    say(stage, "unsubscribe all")
    say(stage, "subscribe Lawtech weekly fri 17:30")
    stage.site.release("smart_city_data")
    with stage.desk.store.write() as session:
        channels.set_channel(session, "console", quiet_line=True)
    (told,) = friday(stage)
    assert told.thread_ts is not None
    (digest,) = [
        m for m in stage.channel.posts() if m.thread_ts is None and "week" in m.text.lower()
    ]
    assert "10:45" not in digest.text


def test_a_channel_that_was_there_before_is_offered_both_once_with_a_button(stage: Stage) -> None:
    old(stage)
    assert friday(stage) == []
    stage.clock.now = datetime(2026, 10, 8, 0, 46, tzinfo=UTC)
    briefing_posts.make_due(stage.desk)
    friday(stage, FRIDAY + WEEK)
    (offer,) = offers_of(stage)
    assert "Have both: ahead both" in offer.text
    assert say(stage, "ahead both").changed
    assert len(friday(stage, FRIDAY + 2 * WEEK)) <= 1
    with stage.desk.store.read() as session:
        channel = channels.channel(session, "console")
    assert channel is not None
    assert (channel.briefings, channel.look_ahead) == (True, True)


def test_who_switched_it_off_is_offered_nothing(stage: Stage) -> None:
    say(stage, "ahead off")
    say(stage, "briefing off")
    assert friday(stage) == []
    assert friday(stage, FRIDAY + WEEK) == []
    assert offers_of(stage) == []


def test_the_offer_s_button_is_what_it_says_on_slack_and_teams(stage: Stage) -> None:
    seen = []

    class Caught(SlackRenderer):
        def briefing(self, briefing):  # type: ignore[no-untyped-def]
            seen.append(briefing)
            return super().briefing(briefing)

    with stage.desk.store.write() as session:
        place = channels.channel(session, "console")
        assert place is not None
        renderers = {**stage.desk.renderers, "console": Caught()}
        offers.offer(replace(stage.desk, renderers=renderers), session, place, stage.clock())
    (value,) = seen
    (block,) = [b for b in SlackRenderer().briefing(value)["blocks"] if b["type"] == "actions"]
    (button,) = block["elements"]
    assert (button["action_id"], button["value"]) == ("say:0", "ahead both")
    assert '"value": "ahead both"' in str(TeamsRenderer().briefing(value)).replace("'", '"')


def test_it_is_asked_for_switched_and_taken_back(stage: Stage) -> None:
    reply = say(stage, "ahead")
    assert (reply.headline, reply.buttons[0].text) == ("The week ahead", "No longer weekly")
    assert say(stage, "前瞻").headline == "下周前瞻"
    say(stage, reply.buttons[0].value)
    assert friday(stage) == []
    say(stage, "undo")
    assert len(friday(stage, FRIDAY + timedelta(hours=1))) == 1


def test_what_only_begins_with_the_word_is_looked_for(stage: Stage) -> None:
    assert (
        "The week ahead" not in answer(stage.desk, "ahead of the Budget", at_the_console()).headline
    )


CHRISTMAS = datetime(2026, 12, 24, 9, 31, tzinfo=UTC)  # Thursday; Friday 25 December is a holiday


def test_before_a_friday_that_is_a_holiday_it_comes_on_the_last_working_day(stage: Stage) -> None:
    later = datetime(2026, 12, 28, 2, tzinfo=UTC)
    announce(stage, scheduled(key="meeting:790", starts_at=later))
    assert friday(stage, CHRISTMAS - timedelta(minutes=2)) == []
    assert len(friday(stage, CHRISTMAS)) == 1
    assert len(friday(stage, CHRISTMAS + timedelta(days=1))) == 1
    assert len(friday(stage, CHRISTMAS + timedelta(days=1, hours=3))) == 1


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 10, 9), date(2026, 10, 9)),
        (date(2026, 12, 25), date(2026, 12, 24)),
        (date(2026, 4, 3), date(2026, 4, 2)),  # Good Friday
        (date(2027, 2, 5), date(2027, 2, 5)),
        (date(2026, 10, 10), date(2026, 10, 10)),  # a Saturday that somebody chose
    ],
)
def test_only_a_general_holiday_brings_it_forward(day: date, told: date) -> None:
    assert look_ahead.told_on(day) == told
