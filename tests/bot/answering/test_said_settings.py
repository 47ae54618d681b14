"""This file tests settings as people say them: languages, quiet, the hour of the digest, what is put right, what is thought of us."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.answering.arguments import days_said, moments
from bot.answering.arguments.wishes import Wishes
from bot.answering.hearing import grammar
from bot.answering.hearing.cautions import later, opinions
from bot.answering.hearing.changes import clauses, corrections, digest_hours, language_wishes
from bot.answering.intents import (
    Guessed,
    Pause,
    Resume,
    SetDigest,
    SetLanguage,
    Thanks,
)
from bot.answering.names import TopicBook
from storage.database import Store
from tests.bot.answering.said_alone import heard

NOW = datetime(2026, 10, 1, 2, tzinfo=UTC)


@pytest.fixture
def book(store: Store) -> TopicBook:
    with store.read() as session:
        return TopicBook(session, "local", None)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("the 15th", date(2026, 10, 15)),
        ("28号", date(2026, 10, 28)),
        ("wednesday week", date(2026, 10, 14)),  # 1 October is a Thursday
        ("a week from thursday", date(2026, 10, 15)),
        ("廿八号", date(2026, 10, 28)),
        ("the 4th of january", date(2027, 1, 4)),
        ("28/12", date(2026, 12, 28)),
        ("mid-january", date(2027, 1, 15)),
        ("下月初", date(2026, 11, 1)),
        ("christmas", date(2026, 12, 25)),
        ("after christmas", date(2026, 12, 27)),
        ("after the new year", date(2027, 1, 2)),
        ("农历新年", date(2027, 2, 6)),
        ("easter", date(2027, 3, 26)),
        ("in two weeks", date(2026, 10, 15)),
        ("the week after next", date(2026, 10, 12)),
        ("the 32nd", None),
        ("31/2", None),
        ("lunch", None),
    ],
)
def test_a_day_is_read_as_people_say_it(name: str, day: date | None) -> None:
    assert days_said.day(name, date(2026, 10, 1)) == day


def test_a_festival_begins_later_than_now() -> None:
    assert moments.begins_later("Christmas")


def test_a_fortnight_is_two_weeks() -> None:
    zone = "Asia/Hong_Kong"
    assert moments.read("a fortnight", NOW, zone) == moments.read("two weeks", NOW, zone)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("just English here please", "en"),
        ("I only want Chinese", "zh-Hant"),
        ("everything in simplified Chinese from now on", "zh-Hans"),
        ("no more English please", "zh-Hant"),
        ("stop sending things in Chinese", "en"),
        ("唔好再send英文嘅嘢", "zh-Hant"),
        ("以後全部用英文", "en"),
        ("我哋淨係睇簡體", "zh-Hans"),
    ],
)
def test_a_language_for_all_is_read(text: str, spoken: str, book: TopicBook) -> None:
    assert language_wishes.meant(heard(text, grammar.parse("list"), book)) == SetLanguage(spoken)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "the law is in English",
        "he speaks only English",
        "is there an English version",
        "no English version was published",
        "I only want Chinese papers on AI",
        "when do you send Chinese",
    ],
)
def test_a_language_that_is_spoken_of_is_no_wish(text: str, book: TopicBook) -> None:
    assert not isinstance(
        language_wishes.meant(heard(text, grammar.parse("list"), book)), SetLanguage
    )


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("摘要改為每日下午五時半", "17:30"),
        ("摘要可唔可以夜少少,九點半先來", "09:30"),
        ("digest at half eight", "08:30"),
        ("could the digest come at noon instead of 8:45", "12:00"),
    ],
)
def test_a_digest_moves_to_the_hour_that_is_said(text: str, at: str, book: TopicBook) -> None:
    assert digest_hours.meant(heard(text, grammar.searched(text), book)) == SetDigest("daily", at)


def test_a_digest_that_came_is_not_moved(book: TopicBook) -> None:
    assert (
        digest_hours.meant(heard("the digest came at 9 yesterday", grammar.parse("list"), book))
        is None
    )


def test_an_hour_alone_moves_the_digest() -> None:
    assert grammar.parse("digest 17:30") == SetDigest("daily", "17:30")


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("no, weekly", "weekly"),
        ("daily at 8:30 instead", "daily 08:30"),
        ("make it 9 not 8", "daily 09:00"),
        ("唔係呀，係每個星期", "weekly"),
        ("no, lawtech", ""),
        ("make it stop", ""),
    ],
)
def test_what_puts_a_rhythm_right_is_read(text: str, becomes: str) -> None:
    assert corrections.rhythm(text) == becomes


@pytest.mark.parametrize(
    "text",
    [
        "The figure in this morning's alert is wrong, it says 32 million but table 2 has 23",
        "it would be nice if the bullets gave page numbers",
        "I wish you showed who asked the question",
        "too many messages, half of them nothing to do with us",
        "條link死咗",
        "如果重點有頁數就好",
    ],
)
def test_an_opinion_is_passed_on_in_its_own_words(text: str) -> None:
    found = opinions.meant(heard(text, grammar.searched(text)))
    assert isinstance(found, Guessed)
    assert found.line == f"feedback {text}"


def test_who_praises_is_thanked() -> None:
    text = "cheers, very useful this morning"
    assert opinions.meant(heard(text, grammar.searched(text))) == Thanks()


def test_what_is_asked_for_later_is_offered() -> None:
    assert later.offered(heard("resume after lunch", Resume())) == Guessed(None, "resume")
    assert later.offered(heard("resume from now on", Resume())) == Resume()
    assert later.offered(heard("pause until Monday", Pause("Monday"))) == Pause("Monday")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("drop AI, the client has left", ("other", "reason")),
        ("save CB(2)438/2026(03) - we are busy", ("other", "reason")),
        ("pause please, thanks a lot", ("other", "courtesy")),
        ("stop it (we are in court)", ("other", "reason")),
        ("停一停，28號返嚟", ("other", "back")),
        ("mute AI, unless it is urgent", ("other", "doubt")),
        ("drop AI but keep lawtech", ("other", "spared")),
    ],
)
def test_a_clause_has_its_role(text: str, roles: tuple[str, ...], book: TopicBook) -> None:
    assert tuple(one.role for one in clauses.parted(text, book)) == roles


def test_a_wish_in_words_is_read(book: TopicBook) -> None:
    assert clauses.wished("first thing in the morning, at nine", book) == Wishes("daily", "09:00")
    assert clauses.wished("in English") == Wishes(language="en")
    assert clauses.wished("as our client wants it") is None


@pytest.mark.parametrize("said", ["today", "今晚", "tonight"])
def test_what_is_kept_still_for_today_ends_with_the_next_morning(said: str) -> None:
    ends = moments.read(said, NOW, "Asia/Hong_Kong")
    assert ends == datetime(2026, 10, 2, 0, tzinfo=UTC)
