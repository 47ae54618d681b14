"""This file tests what a terminal shows of a run: the greeting, the first round, one line per event."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from bot.commands.screen import Screen
from bot.settings import Settings
from bot.watching import pipeline
from scrapers.items import Language
from storage.database import Store
from storage.watched import source_runs
from tests.story.stage import Stage

PLACES = ("info_gov_hk", "doj_press", "dpo_rss", "pcpd", "legco_estimates")
SETTINGS: Any = {"store": "sqlite:///x.db"}


class Run:
    """A run that the test drives: checks on the stage, and what the screen has shown of them."""

    def __init__(self, store: Store, language: Language = "en") -> None:
        self.stage = Stage(store, places=PLACES)
        self.stage.publish("morning")
        self.file = io.StringIO()
        self.screen = Screen(language, Console(file=self.file, width=200, highlight=False))

    def begin(self, **settings: Any) -> None:
        self.screen.began(self.stage.desk, Settings(**{**SETTINGS, **settings}))

    def round(self, *keys: str) -> str:
        """Check these sources, or all, and give what the screen shows of it."""
        before = len(self.file.getvalue())
        self.stage.clock.pass_(minutes=10)
        for key in keys or PLACES:
            source = self.stage.sources[key]
            check = pipeline.check(self.stage.desk, source)
            with self.stage.desk.store.write() as session:
                due = self.stage.clock().replace(second=0, microsecond=0)
                source_runs.set_source(session, key, next_check_at=due)
            self.screen.checked(source, check)
        return self.file.getvalue()[before:]


@pytest.fixture
def run(sqlite_store: Store) -> Run:
    return Run(sqlite_store)


def test_it_greets_with_what_it_does_and_where_it_speaks(run: Run) -> None:
    run.begin()
    said = run.file.getvalue()
    assert "Tamar watches 4 sources" in said
    assert "1 more has no address to ask today" in said
    assert "Printing here, since no chat is set up." in said
    assert "tells nobody" in said
    assert "tamar sample AI" in said


def test_it_greets_in_the_language_of_the_shell(sqlite_store: Store) -> None:
    run = Run(sqlite_store, "zh-Hans")
    run.begin()
    assert "Tamar 正留意立法会及政府的4个来源" in run.file.getvalue()


def test_the_first_round_ends_in_one_line(run: Run) -> None:
    run.begin()
    said = run.round()
    assert "First check done: 4 of 4 sources answered." in said
    assert "nobody is told" in said


def test_a_line_that_is_down_is_one_line_and_so_is_its_end(run: Run) -> None:
    run.begin()
    run.stage.site.misbehave("reset", "http")
    said = run.round()
    assert said.count("\n") == said.count("You seem to be offline (4 of 4 sources unreachable)") + 1
    assert "Unreachable" not in said
    assert run.round() == ""
    run.stage.site.behave()
    assert run.round("pcpd", "dpo_rss").count("Online again") == 1


def test_a_quiet_round_says_nothing(run: Run) -> None:
    run.begin()
    run.round()
    assert run.round() == ""


def test_what_is_new_is_a_line(run: Run) -> None:
    run.begin()
    run.round()
    run.stage.site.release("ai_question")
    assert "Government press releases (info.gov.hk): 2 new, 0 changed." in run.round()


def test_a_source_in_trouble_is_told_once_and_once_when_it_answers_again(run: Run) -> None:
    run.begin()
    run.round()
    run.stage.site.misbehave("missing", "doj.gov.hk")
    assert "press releases: NotFound. Asked again at" in run.round()
    assert run.round() == ""
    run.stage.site.behave()
    assert "press releases answers again." in run.round()


def test_a_site_that_cannot_be_reached_once_is_no_event(run: Run) -> None:
    run.begin()
    run.round()
    run.stage.site.misbehave("reset", "doj.gov.hk")
    assert run.round() == ""
    assert "Unreachable" in run.round()


def test_a_check_that_broke_is_shown(run: Run) -> None:
    run.begin()
    run.round()
    run.screen.checked(run.stage.sources["pcpd"], None)
    assert "Broken" in run.file.getvalue()


def test_the_reading_of_the_past_is_shown_now_and_then_and_once_when_it_ends(run: Run) -> None:
    run.begin()
    run.round()
    before = len(run.file.getvalue())
    for _ in range(5):
        run.stage.clock.pass_(minutes=3)
        run.screen.read_back(12, lambda: 100)
    run.screen.read_back(0, lambda: 0)
    run.screen.read_back(0, lambda: 0)
    said = run.file.getvalue()[before:]
    assert said.count("Reading the past") == 2
    assert said.count("The last 90 days are read: 60 in this run.") == 1
