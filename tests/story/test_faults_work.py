"""This file lives through texts that take more work than a paper should: told by title, and nobody waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from bot.care import recovery
from bot.contents.understanding import Budget, Text, TopicLines, Understood
from bot.engines.inline import Inline
from bot.engines.worker import InWorker
from bot.watching import set_aside
from bot.web.readiness import Readiness
from scrapers.items import Document
from scrapers.readers.errors import TooMuchWork
from storage.database import Store
from storage.published import papers
from tests.story.stage import Stage
from tests.story.troubles import QUESTION, alarms, assert_told_once, later, release, told, watched

HEAVY = "LCQ11: Artificial intelligence in everything"
BOUND = 1.5  # seconds of work; a sound release takes a tenth of it
WORDS = tuple(
    f"{number}. The Government will use artificial intelligence by {2027 + number % 9} in place "
    f"{number} of {number * 7}, subject to funding of ${number} million."
    for number in range(25_000)
)


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Stage]:
    made = watched(sqlite_store)
    worker = InWorker(seconds=BOUND)
    made.desk = replace(made.desk, understanding=worker, paper_seconds=BOUND)
    yield made
    worker.close()


class TooHeavy(Inline):
    """A fake that finds every text too much work when it comes to its bullets."""

    def summarise(self, document: Document, *_: object, **__: object) -> Understood:
        raise TooMuchWork


class Unreadable(Inline):
    """A fake that finds every file too much work."""

    def read(self, *_: object) -> Text:
        raise TooMuchWork


def problems(stage: Stage) -> list[str]:
    with stage.desk.store.read() as session:
        found = papers.papers(session, range(1, 200))
    return [one.problem for paper in found for one in paper.renditions if one.problem]


def test_a_text_that_is_too_much_work_is_told_by_its_title_and_holds_nobody_up(
    stage: Stage,
) -> None:
    release(stage, serial=904, title=HEAVY, paragraphs=WORDS)
    release(stage)
    with capture_logs() as logs:
        stage.check()
    assert_told_once(stage, QUESTION, HEAVY)
    heavy = next(post for post in told(stage) if HEAVY in post)
    assert "Details pending" in heavy
    assert [line for line in logs if line["event"] == "set_aside"]
    assert len(problems(stage)) == 1
    assert problems(stage)[0].startswith("TooMuchWork (")
    assert alarms(stage) == []


def test_the_same_bytes_are_not_worked_on_again_by_the_same_version(stage: Stage) -> None:
    release(stage, serial=904, title=HEAVY, paragraphs=WORDS)
    stage.check()
    with capture_logs() as logs:
        later(stage, 4, minutes=70)  # told papers are looked at again after one hour and six
        recovery.mend(stage.desk)
        later(stage, 1)
    assert not [line for line in logs if line["event"] in ("worker_used_up", "set_aside")]
    assert_told_once(stage, HEAVY)


def test_another_version_reads_it_again_and_edits_the_message(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = stage.desk.understanding
    stage.desk = replace(stage.desk, understanding=Unreadable())
    release(stage)
    stage.check()
    assert "Details pending" in told(stage)[0]
    stage.desk = replace(stage.desk, understanding=worker, paper_seconds=60.0)
    monkeypatch.setattr(set_aside, "this_version", lambda: "another/1")
    assert recovery.mend(stage.desk).retries == 1
    later(stage, 1)
    assert_told_once(stage, QUESTION)
    assert "•" in told(stage)[0]
    assert "Details pending" not in told(stage)[0]
    assert problems(stage) == []


def test_a_text_whose_bullets_are_too_much_work_keeps_its_topics_and_its_words(
    stage: Stage,
) -> None:
    stage.desk = replace(stage.desk, understanding=TooHeavy())
    release(stage)
    later(stage)
    assert_told_once(stage, QUESTION)
    assert "Details pending" in told(stage)[0]
    assert "Artificial intelligence" in told(stage)[0]
    assert len(problems(stage)) == 1
    assert recovery.mend(stage.desk).total == 0
    with stage.desk.store.read() as session:
        (paper,) = [one for one in papers.papers(session, range(1, 200)) if one.matches]
    assert paper.renditions[0].document is not None


def test_bullets_that_were_given_up_come_with_another_version(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = stage.desk.understanding
    stage.desk = replace(stage.desk, understanding=TooHeavy())
    release(stage)
    later(stage)
    stage.desk = replace(stage.desk, understanding=worker, paper_seconds=60.0)
    monkeypatch.setattr(set_aside, "this_version", lambda: "another/1")
    assert recovery.mend(stage.desk).retries == 1
    later(stage, 1)
    assert_told_once(stage, QUESTION)
    assert "•" in told(stage)[0]
    assert problems(stage) == []


def test_bullets_that_were_given_up_stay_so_when_the_paper_is_looked_at_again(
    stage: Stage,
) -> None:
    stage.desk = replace(stage.desk, understanding=TooHeavy())
    release(stage)
    stage.check()
    (given_up,) = problems(stage)
    with capture_logs() as logs:
        later(stage, 4, minutes=70)
    assert problems(stage) == [given_up]
    assert not [line for line in logs if line["event"] == "set_aside"]


def test_what_was_set_aside_is_counted(stage: Stage) -> None:
    stage.desk = replace(stage.desk, understanding=TooHeavy())
    release(stage)
    stage.check()
    numbers = Readiness(stage.desk, stage.clock).metrics().decode()
    assert "tamar_texts_set_aside 1.0" in numbers


def test_a_headline_is_judged_with_a_budget_of_its_own(stage: Stage) -> None:
    spent = Budget(0.0)
    with pytest.raises(TooMuchWork):
        stage.desk.understanding.match_title(TopicLines(), HEAVY, spent)
    assert stage.desk.understanding.match_title(TopicLines(), HEAVY, Budget(BOUND))
