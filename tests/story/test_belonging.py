"""This file follows papers that belong together into a channel: a post, its thread, and never both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.telling import meetings
from scrapers.items import Language
from scrapers.replica.shelf import our_release
from scrapers.replica.site import our_panel_paper
from scrapers.replica.story import JUSTICE, lawtech_paper, meeting_day
from storage.database import Store
from storage.people import channels
from storage.published import expectations
from tests.story.lived import lived, morning
from tests.story.stage import Stage
from tests.story.test_faults_meetings import BOTH, ELEVEN, announce, arrive

SLUG, CODE = JUSTICE
PAPER = "CB(2)438/2026(03)"


@pytest.fixture
def watched(store: Store) -> Stage:
    """Give a stage whose channel was told of the lawtech paper."""
    return lived(store, _told)


def _told(stage: Stage) -> None:
    morning(stage)
    stage.publish("paper", "translation")
    stage.check(20)


def _release(stage: Stage, title: str, *paragraphs: str) -> None:
    made = our_release("ai_question", stage.site.today, 955)["en"]
    stage.site.put(replace(made, name="piers", title=title, paragraphs=paragraphs))
    stage.check(20)


def _slides(stage: Stage) -> None:
    titles: dict[Language, str] = {
        "en": "PowerPoint presentation materials on promoting the LawTech Adoption Pilot Scheme"
    }
    paper = lawtech_paper(stage.site.today)
    made = our_panel_paper(
        stage.site, "lawtech", titles, slug=SLUG, code=CODE, meeting=meeting_day(stage.site.today),
        stem="cb2-438-9", languages=("en",), more={"amount_en": "$1 million", "added_en": ""},
    )  # fmt: skip
    assert made.url("en") != paper.url("en")
    stage.check(30)
    stage.check(30)


def test_a_main_subject_that_cites_another_is_a_post_with_a_line_to_its_story(
    watched: Stage,
) -> None:
    before = len(watched.channel.posts())
    cites = f"The AI tools described in LC Paper No. {PAPER} are used in all courts."
    _release(watched, "Artificial intelligence in the courts", cites)
    _, post = watched.channel.posts()[before - 1 :]
    assert f"Cites {PAPER} · 2 parts" in post.text


def test_a_paper_that_stands_alone_has_no_such_line(watched: Stage) -> None:
    posts = watched.channel.posts()
    assert posts
    assert not any("parts" in post.text for post in posts)


def test_a_mention_goes_to_the_thread_of_the_first_and_into_no_digest(watched: Stage) -> None:
    before = len(watched.channel.posts())
    text = f"A note on piers. LC Paper No. {PAPER} also speaks of artificial intelligence."
    _release(watched, "Repair of piers", text, *["The piers are old."] * 30)
    posts, replies = watched.channel.posts(), watched.channel.replies()
    assert len(posts) == before
    (reply,) = [one for one in replies if "Repair of piers" in one.text]
    assert "法律科技" in watched.channel.messages[str(reply.thread_ts)].text or (
        "LawTech" in watched.channel.messages[str(reply.thread_ts)].text
    )
    watched.clock.pass_(days=1)
    watched.digest()
    assert not any("Repair of piers" in one.text for one in watched.channel.posts())


def test_slides_of_the_same_item_go_to_the_thread(watched: Stage) -> None:
    before = len(watched.channel.posts())
    _slides(watched)
    assert len(watched.channel.posts()) == before
    (reply,) = [one for one in watched.channel.replies() if "PowerPoint" in one.text]
    assert "On an item of the meeting of" in reply.text or "Slides of the meeting" in reply.text


def test_why_says_that_a_paper_was_told_in_a_thread(watched: Stage) -> None:
    _slides(watched)
    reply = answer(watched.desk, "why CB(2)438/2026(09)", at_the_console())
    assert reply.headline == "Told here in the thread of a paper that it belongs with."


def test_checking_again_repeats_nothing(watched: Stage) -> None:
    _slides(watched)
    told = len(watched.channel.messages)
    for _ in range(3):
        watched.check(60)
    assert len(watched.channel.messages) == told


# --- questions without a reply -------------------------------------------------------------------


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return Stage(sqlite_store)


def _unanswered(stage: Stage) -> list[str]:
    stage.send()
    return [one.text for one in stage.channel.posts() if "一日仍未見答覆" in one.text]


def test_a_question_without_a_reply_a_day_later_is_said_once(stage: Stage) -> None:
    announce(stage, *BOTH)
    stage.clock.now = ELEVEN
    stage.clock.pass_(hours=23)
    meetings.keep(stage.desk)
    assert not _unanswered(stage)
    stage.clock.pass_(hours=2)
    for _ in range(3):
        meetings.keep(stage.desk)
    (said,) = _unanswered(stage)
    assert "在公立醫院應用人工智能" in said
    assert "10月14日" in said


def test_a_question_that_was_answered_is_not_said(stage: Stage) -> None:
    announce(stage, *BOTH)
    arrive(stage, "LCQ5: x", "lcq:2026-10-14:5")
    stage.clock.now = ELEVEN
    stage.clock.pass_(hours=25)
    meetings.keep(stage.desk)
    assert not _unanswered(stage)


def test_a_question_on_no_topic_of_a_channel_is_not_said_there(stage: Stage) -> None:
    announce(stage, replace(BOTH[0], title="Repair of footbridges"))
    stage.clock.now = ELEVEN
    stage.clock.pass_(hours=25)
    meetings.keep(stage.desk)
    assert not _unanswered(stage)


def test_a_channel_that_sleeps_is_told_when_it_wakes(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        channels.set_channel(session, "console", opens="08:00", closes="20:00")
    announce(stage, *BOTH)
    stage.clock.now = ELEVEN
    stage.clock.pass_(hours=35)  # ten at night
    meetings.keep(stage.desk)
    assert not _unanswered(stage)
    stage.clock.pass_(hours=12)
    meetings.keep(stage.desk)
    assert len(_unanswered(stage)) == 1


def test_a_question_put_off_is_not_said(stage: Stage) -> None:
    announce(stage, *BOTH)
    later = ELEVEN.replace(month=11)
    with stage.desk.store.write() as session:
        moved = [replace(one, starts_at=later) for one in BOTH]
        expectations.remember(session, moved, stage.clock())
    stage.clock.now = ELEVEN
    stage.clock.pass_(hours=25)
    meetings.keep(stage.desk)
    assert not _unanswered(stage)
    assert date(2026, 11, 14) == later.date()
