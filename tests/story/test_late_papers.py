"""This file tells what a meeting of months ago is still owed: supplementary papers that come late are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from scrapers.replica.shelf import Paper
from scrapers.replica.story import lawtech_paper
from scrapers.sources import _legco
from storage.database import Store
from tests.story.stage import Stage

APRIL = date(2026, 4, 27)
PAGE = f"{_legco.DATA}/panels/{{}}/term-08/2026/papers/20260427.json"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    made = Stage(sqlite_store, places=("legco_panels",))
    made.site.paper(replace(lawtech_paper(made.site.today), meeting=APRIL))
    made.site.paper(lawtech_paper(made.site.today))
    made.check()
    return made


def owed(stage: Stage) -> Paper:
    """Let the paper that the meeting of April asked for be published under it."""
    paper = replace(lawtech_paper(stage.site.today), meeting=APRIL, stem="cb2-1391-1")
    titles = {language: f"{title} (supplementary)" for language, title in paper.titles.items()}
    return stage.site.paper(replace(paper, titles=titles))


def test_a_paper_for_a_meeting_of_months_ago_is_told(stage: Stage) -> None:
    owed(stage)
    stage.check(minutes=8 * 1440)
    stage.check(minutes=30)
    assert any("(supplementary)" in post.text for post in stage.channel.posts())


def test_the_papers_of_such_a_meeting_are_asked_for_once_a_week(stage: Stage) -> None:
    (page,) = [url for url in stage.door.asked if url.endswith("/papers/20260427.json")]
    for _ in range(6):
        stage.check(minutes=1440)
    assert stage.door.asked.count(page) == 1
    stage.check(minutes=2 * 1440)
    assert stage.door.asked.count(page) == 2


def test_what_stood_there_before_is_no_news(stage: Stage) -> None:
    assert stage.channel.posts() == []


@pytest.mark.parametrize(
    ("page", "rests"),
    [
        (PAGE.format("ajls"), True),
        (PAGE.format("ajls").replace("20260427", "20260427a"), True),
        (PAGE.format("ajls").replace("20260427", "20260914"), False),
        (PAGE.format("ajls").replace("papers/20260427", "meetings"), False),
    ],
)
def test_only_papers_of_meetings_that_are_long_over_rest(page: str, rests: bool) -> None:
    now = datetime(2026, 10, 7, 10, tzinfo=ZoneInfo("Asia/Hong_Kong"))
    assert (_legco.rests(page, now) > 0) == rests
