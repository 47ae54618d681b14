"""This file follows what a channel saved into its week's last digest and out of the store again."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.telling import digests
from storage.database import Store
from storage.people import channels
from tests.bot.commands.spoken import Shell, shell

__all__ = ["shell"]
from tests.story.lived import lived, morning
from tests.story.stage import Stage

FRIDAY = datetime(2026, 10, 9, 9, 45, tzinfo=UTC)  # a quarter to six in Hong Kong
PAPER = "CB(2)438/2026(03)"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows nothing yet, and whose digests tell what is saved."""
    return lived(sqlite_store, _quiet)


def _quiet(made: Stage) -> None:
    say(made, "unsubscribe all")
    say(made, "ahead off")  # else that tells it, and no digest does
    say(made, "language en")
    morning(made)


def say(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).failed, text


def texts(stage: Stage) -> list[str]:
    return [str(p["text"]) for made in digests.make_due(stage.desk) for p in made.payloads]


def test_the_weekly_digest_shows_what_was_saved_and_noted(stage: Stage) -> None:
    say(stage, "subscribe Lawtech weekly fri 17:30")
    stage.publish("paper", "translation")
    stage.check()
    say(stage, f"note {PAPER} ask about sole practitioners")
    stage.clock.now = FRIDAY
    (text,) = texts(stage)
    assert "Saved this week: 1" in text
    assert "✎ ask about sole practitioners" in text


def test_a_quiet_week_still_shows_what_was_saved(stage: Stage) -> None:
    stage.publish("paper", "translation")
    stage.check()
    say(stage, "follow Panel on Transport weekly fri 17:30")
    say(stage, f"save {PAPER}")
    stage.clock.now = FRIDAY
    (text,) = texts(stage)
    assert "Saved this week: 1" in text


def test_where_the_week_ahead_tells_it_the_digest_does_not(stage: Stage) -> None:
    say(stage, "ahead on")
    say(stage, "subscribe Lawtech weekly fri 17:30")
    stage.publish("paper", "translation")
    stage.check()
    say(stage, f"save {PAPER}")
    stage.clock.now = FRIDAY
    (text,) = texts(stage)
    assert "Saved this week" not in text


@pytest.mark.parametrize(("day", "shown"), [("wed", True), ("fri", False)])
def test_a_daily_reader_is_shown_it_on_the_week_s_day_and_on_no_other(
    stage: Stage, day: str, shown: bool
) -> None:
    say(stage, "subscribe Lawtech daily 17:30")
    with stage.desk.store.write() as session:
        channels.set_channel(session, "console", weekly_day=day)
    stage.publish("paper", "translation")
    stage.check()
    say(stage, f"save {PAPER}")
    stage.clock.now = FRIDAY.replace(day=7)
    (wednesday,) = texts(stage)
    assert ("Saved this week: 1" in wednesday) is shown


def test_what_was_saved_alone_makes_no_daily_digest(stage: Stage) -> None:
    stage.publish("paper", "translation")
    stage.check()
    say(stage, "follow Panel on Transport daily 17:30")
    say(stage, f"save {PAPER}")
    stage.clock.now = FRIDAY
    assert texts(stage) == []


def test_what_was_saved_longer_ago_than_a_week_is_not_this_week_s(stage: Stage) -> None:
    stage.publish("paper", "translation")
    stage.check()
    say(stage, "follow Panel on Transport weekly fri 17:30")
    say(stage, f"save {PAPER}")
    stage.clock.now = FRIDAY.replace(day=16)
    assert not any("Saved" in one for one in texts(stage))


@pytest.mark.parametrize("form", ["csv", "jsonl", "ris", "bibtex"])
def test_a_channel_s_list_is_exported_with_its_notes(
    stage: Stage, sqlite_url: str, shell: Shell, form: str
) -> None:
    stage.publish("paper", "translation", "question")
    stage.check()
    say(stage, f"note {PAPER} =1+1 & so on")
    said = shell.run("export", "--saved", "console", "--format", form)
    assert said.status == 0, said.errors
    if form == "csv":
        (row,) = csv.DictReader(io.StringIO(said.out.removeprefix("\ufeff"), newline=""))
        assert row["notes"] == "'=1+1 & so on"
    elif form == "jsonl":
        assert json.loads(said.out)["notes"] == ["=1+1 & so on"]
    else:
        wanted = {"ris": "N1  - =1+1 & so on", "bibtex": r"annote = {=1+1 \& so on}"}
        assert wanted[form] in said.out
        assert "438/2026(03)" in said.out


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("export", "--saved", "slack:T1/C1"), 1),
        (("export", "--saved", "nowhere:1"), 2),
        (("export", "AI", "--saved", "console"), 2),
        (("citation", "CB(2)1/2026", "--style", "harvard"), 2),
        (("more", "CB(2)999/2020"), 1),
    ],
)
def test_what_cannot_be_handed_over_is_refused_in_one_line(
    stage: Stage, shell: Shell, words: tuple[str, ...], status: int
) -> None:
    said = shell.run(*words)
    assert said.status == status
    assert said.lines
    assert said.out == ""
