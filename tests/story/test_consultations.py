"""This file tells the story of a consultation: announced, told by its closing day, extended, withdrawn."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.telling import digests, meetings
from bot.telling.digests import WantedDigest
from bot.telling.mornings import Morning
from scrapers.replica.shelf import Release
from storage.database import Store
from storage.people import channels
from tests.story.lived import lived
from tests.story.stage import WEDNESDAY, Stage

TITLE = "Public consultation on artificial intelligence in registries"
LAUNCHED = (
    (
        "The Registries today (October 7) launched a public consultation on artificial intelligence "
        "(AI) in registries."
    ),
    "Artificial intelligence would sort the letters that reach 12 registries.",
    "Members of the public may submit their views by email on or before October 21.",
)
EXTENDED = (
    (
        "The public consultation on artificial intelligence (AI) in registries, which was to end on "
        "October 21, will be extended to October 23."
    ),
    "Artificial intelligence would sort the letters that reach 12 registries.",
)


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return lived(sqlite_store)


def release(stage: Stage, serial: int, title: str, said: tuple[str, ...], day: date) -> str:
    return stage.site.put(Release(f"consulting{serial}", "en", day, serial, title, said, "10:05"))


def launched(stage: Stage) -> Stage:
    release(stage, 901, TITLE, LAUNCHED, WEDNESDAY)
    stage.check(minutes=20)
    return stage


def meeting_rows(stage: Stage) -> list[str]:
    reply = answer(stage.desk, "meetings ai", at_the_console())
    assert not isinstance(reply, tuple)
    return [f"{row.title} · {row.context}" for row in reply.rows]


def test_its_alert_opens_with_the_closing_day(stage: Stage) -> None:
    (post,) = [one for one in launched(stage).channel.posts() if "registries" in one.text]
    assert "on or before October 21" in post.text


def test_its_closing_day_is_among_what_is_coming(stage: Stage) -> None:
    (row,) = [one for one in meeting_rows(launched(stage)) if TITLE in one]
    assert "closes in 14 days" in row


def test_the_digest_says_in_how_many_days_it_closes(stage: Stage) -> None:
    launched(stage)
    with stage.desk.store.read() as session:
        console = channels.channel(session, "console")
        assert console is not None
        now = stage.clock()
        morning = Morning(stage.desk, session, [console], now)
        digest, _ = digests.gathered(morning, WantedDigest(console, "weekly", now.date(), now))
    assert [(one.deadline, one.days) for one in digest.coming if one.deadline] == [("closes", 14)]


def test_on_the_working_day_before_its_channels_are_told_that_it_closes(stage: Stage) -> None:
    launched(stage)
    stage.clock.pass_(days=13, hours=7)  # Tuesday 20 October, late in the afternoon
    meetings.keep(stage.desk)
    meetings.keep(stage.desk)
    stage.send()
    told = [
        one.text
        for one in stage.channel.posts()
        if "截止" in one.text and "consultation" in one.text
    ]
    assert len(told) == 1


def test_an_extension_moves_its_day_everywhere(stage: Stage) -> None:
    launched(stage)
    stage.clock.pass_(days=2)
    day = WEDNESDAY + timedelta(days=2)
    release(stage, 902, f"{TITLE} extended", EXTENDED, day)
    stage.check()
    stage.check(minutes=30)
    rows = [one for one in meeting_rows(stage) if "registries" in one and "closes" in one]
    assert len(rows) == 1
    assert "extended" in rows[0]
    assert "closes in 14 days" in rows[0]


@pytest.mark.parametrize(
    "said",
    [
        "The public consultation on artificial intelligence (AI) in registries, which was to end on October 21, will close early on October 13.",
        "The consultation on artificial intelligence (AI) in registries closes earlier than planned, on October 13 instead of October 21.",
    ],
)
def test_one_that_closes_early_moves_its_day_everywhere(stage: Stage, said: str) -> None:
    launched(stage)
    stage.clock.pass_(days=2)
    day = WEDNESDAY + timedelta(days=2)
    release(stage, 903, f"{TITLE} closes early", (said, *EXTENDED[1:]), day)
    stage.check()
    stage.check(minutes=30)
    rows = [one for one in meeting_rows(stage) if "registries" in one and "closes" in one]
    assert len(rows) == 1
    assert "closes in 4 days" in rows[0]
