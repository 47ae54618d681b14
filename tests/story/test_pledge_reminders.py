"""This file tells how a channel is reminded of commitments that it starred: 14 and 2 days before, and after."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.telling import digests
from storage.database import Store
from storage.people import channels
from storage.published import commitments
from storage.records import Commitment
from tests.storage.made import store_paper
from tests.story.stage import Message, Stage

# Thursday, Friday, Saturday: the day after New Year's Eve's is a holiday, then comes a weekend.
DUE = date(2026, 12, 31)
QUOTE = "The DPO will launch the corporate version of iAM Smart by end-2026."
DONE = "The corporate version of iAM Smart has been launched."


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows nothing, with a commitment due on Thursday 31 December."""
    made = Stage(sqlite_store)
    say(made, "unsubscribe all")
    say(made, "language en")
    with sqlite_store.write() as session:
        paper = store_paper(session, "a", QUOTE, published=date(2026, 6, 1))
        said = Commitment(QUOTE, "firm", "end-2026", DUE, DUE, who="The DPO", cites=("4",))
        commitments.save(session, paper, "en", [said])
    return made


def say(stage: Stage, text: str) -> Reply:
    reply = answer(stage.desk, text, at_the_console())
    assert not reply.failed, text
    return reply


def mark(stage: Stage) -> str:
    with stage.desk.store.read() as session:
        return commitments.due(session)[0].cluster[:8]


def mornings(stage: Stage, year: int, month: int, *days: int) -> list[Message]:
    """Make what is due at ten to nine of each of these days; give what stands in the channel."""
    for day in days:
        stage.clock.now = datetime(year, month, day, 0, 50, tzinfo=UTC)
        stage.digest()
    return [one for one in stage.channel.posts() if "iAM Smart" in one.text]


def december(stage: Stage) -> list[str]:
    """Let December and half of January pass; give what was told, on which day."""
    found = []
    seen: set[int] = set()
    for year, month, last in ((2026, 12, 31), (2027, 1, 20)):
        for day in range(1, last + 1):
            for one in mornings(stage, year, month, day):
                if one.delivery_id not in seen:
                    seen.add(one.delivery_id)
                    found.append(f"{day}: {one.text}")
    return found


def test_it_is_reminded_three_times_and_never_between(stage: Stage) -> None:
    say(stage, f"commitments star {mark(stage)}")
    first, second, third = december(stage)
    assert first.startswith("17: ")
    assert "falls due in 14 days, Thu 31 Dec" in first
    assert second.startswith("29: ")
    assert "falls due in 2 days" in second
    assert third.startswith("4: ")  # after a holiday and a weekend
    assert "fell due on Thu 31 Dec" in third
    assert QUOTE in first


def test_without_a_star_nobody_is_reminded(stage: Stage) -> None:
    assert december(stage) == []


@pytest.mark.parametrize("said", ["kept", "lapsed", "not", "unstar"])
def test_of_what_is_closed_nobody_is_reminded(stage: Stage, said: str) -> None:
    say(stage, f"commitments star {mark(stage)}")
    say(stage, f"commitments {said} {mark(stage)}")
    assert december(stage) == []


def test_what_was_moved_is_reminded_of_by_its_new_day(stage: Stage) -> None:
    say(stage, f"commitments star {mark(stage)}")
    assert len(mornings(stage, 2026, 12, 17)) == 1
    say(stage, f"commitments moved {mark(stage)} to 2027-01-15")
    assert len(mornings(stage, 2026, 12, 29, 30)) == 1
    (_, told) = mornings(stage, 2027, 1, 4, 5, 6)
    assert "falls due in 11 days, Fri 15 Jan" in told.text


def test_a_morning_that_was_missed_is_made_up_for_once(stage: Stage) -> None:
    say(stage, f"commitments star {mark(stage)}")
    (told,) = mornings(stage, 2026, 12, 22, 23, 24)
    assert "falls due in 9 days" in told.text


def test_who_stars_it_later_is_not_reminded_of_what_they_knew(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 12, 18, 2, tzinfo=UTC)
    say(stage, f"commitments star {mark(stage)}")
    assert mornings(stage, 2026, 12, 21, 22, 23, 24, 28) == []
    assert len(mornings(stage, 2026, 12, 29)) == 1


def test_a_digest_that_is_only_looked_at_uses_no_reminder_up(stage: Stage) -> None:
    say(stage, f"commitments star {mark(stage)}")
    stage.clock.now = datetime(2026, 12, 17, 0, 30, tzinfo=UTC)
    with stage.desk.store.read() as session:
        console = channels.channel(session, "console")
    assert console is not None
    digests.make(stage.desk, console, "daily", date(2026, 12, 17), stage.clock(), dry=True)
    assert len(mornings(stage, 2026, 12, 17)) == 1


def test_what_was_seen_since_stands_beside_it(stage: Stage) -> None:
    say(stage, f"commitments star {mark(stage)}")
    with stage.desk.store.write() as session:
        store_paper(session, "b", DONE, published=date(2026, 12, 10))
    (told,) = mornings(stage, 2026, 12, 17)
    assert f"may show that it was done: “{DONE}”" in told.text
    assert f"commitments {mark(stage)}" in told.text


def test_in_chinese_it_is_said_in_chinese(stage: Stage) -> None:
    say(stage, f"commitments star {mark(stage)}")
    say(stage, "language tc")
    (told,) = mornings(stage, 2026, 12, 17)
    assert "14日後" in told.text
    assert f"承諾 {mark(stage)}" in told.text
