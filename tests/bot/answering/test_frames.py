"""This file tests that words of the frame of a sentence are neither looked for nor taken for a name, an hour or a contrary."""

from __future__ import annotations

import pytest

from bot.answering.arguments.naming import listing_of
from bot.answering.arguments.sought import sought
from bot.answering.conversation import answer
from bot.answering.hearing.changes import dictated
from bot.answering.hearing.reading import meant
from bot.answering.intents import Guessed, Quiet
from bot.answering.speech import at_the_console
from storage.database import Store
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows all three topics."""
    return lived(sqlite_store)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("paragraphs on tidal energy", "tidal energy"),
        ("ferry subsidies, ideally", "ferry subsidies"),
        ("ferry subsidies, all years", "ferry subsidies"),
        ("ferry subsidies, or rather", "ferry subsidies"),
        ("邊個問過渡輪資助呢條題目", "渡輪資助"),
    ],
)
def test_what_says_where_or_since_when_is_not_looked_for(text: str, words: str) -> None:
    assert sought(text) == words


def test_an_aside_behind_the_name_of_a_topic_is_none_of_its_words() -> None:
    said = "can we have our own topic on ferries and piers, the residents are angry"
    assert listing_of(said) == "ferries: ferries, piers"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("想開個自己嘅題目：渡輪、碼頭", "topic new 渡輪: 渡輪, 碼頭"),
        ("please add a topic of our own: ferries, piers", "topic new ferries: ferries, piers"),
        (
            "write a topic for piers: ferry, 碼頭 but don't follow it yet",
            "topic new piers: ferry, 碼頭",
        ),
        ("加個題目：渡輪、碼頭，但先唔好跟住", "topic new 渡輪: 渡輪, 碼頭"),
    ],
)
def test_an_own_topic_holds_the_words_that_are_said_for_it(text: str, line: str) -> None:
    assert dictated.line(text) == line


@pytest.mark.parametrize("text", ["our topic today: ferries, piers", "想加自己嘅題目：渡輪"])
def test_one_word_or_none_makes_no_topic(text: str) -> None:
    assert dictated.line(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "we run nights now so remove the do not disturb",
        "our desk never sleeps these days so lift the quiet hours",
        "而家輪夜更，勿擾可以取消",
    ],
)
def test_quiet_that_is_lifted_is_never_offered_to_be_set(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert read == Quiet(None, None) or (isinstance(read, Guessed) and read.line == "quiet off")


def test_what_was_just_asked_for_is_not_offered_to_be_ended(stage: Stage) -> None:
    read = meant(stage.desk, "I said privacy commissioner not privacy", at_the_console())
    assert isinstance(read, Guessed)
    assert read.line == "follow privacy commissioner"
    assert not any(one.startswith("unsubscribe") for one in read.others)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("swap AI to tuesdays, two o'clock", "subscribe Artificial intelligence weekly tue 14:00"),
        ("AI every friday at half five", "subscribe Artificial intelligence weekly fri 17:30"),
        (
            "swap AI to tuesdays, eight o'clock",
            "subscribe Artificial intelligence weekly tue 08:00",
        ),
    ],
)
def test_an_hour_of_a_digest_is_one_of_the_office(stage: Stage, text: str, line: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    full = meant(stage.desk, line, at_the_console())
    assert read == full or (isinstance(read, Guessed) and read.line == line)


def test_an_hour_that_is_said_of_the_morning_stays_there(stage: Stage) -> None:
    read = meant(stage.desk, "quiet from ten at night to six in the morning", at_the_console())
    assert read == Quiet("22:00", "06:00")


def test_a_member_is_followed_by_what_is_watched_of_them(stage: Stage) -> None:
    said, full = (
        meant(stage.desk, one, at_the_console())
        for one in ("watch what Doreen Kong asks and tell us here", "follow Doreen Kong")
    )
    assert said == full


@pytest.mark.parametrize("text", ["唔要嗰份收藏喇，剷走佢", "should we send whatever is waiting?"])
def test_what_is_not_named_is_asked_back(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).changed
