"""This file tells the story of reading the past back: politely, once, resumed after a crash, told to nobody."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.contents.understanding import Budget, TopicLines
from bot.desk import Desk
from bot.watching import headlines, past, pipeline
from bot.watching.past import NoWayBack, ReadBack
from bot.watching.pipeline import attend
from scrapers.readers.errors import Broken
from scrapers.replica.shelf import Release
from scrapers.source import Unreachable, all_sources
from storage.database import Store
from storage.published import papers
from storage.records import Match
from storage.sql import table
from storage.tables.published import MatchRow, PaperRow, RenditionRow
from tests.story.lived import lived
from tests.story.stage import WEDNESDAY, Stage

DAYS = [WEDNESDAY - timedelta(days=back) for back in (3, 4, 5)]
SINCE = WEDNESDAY - timedelta(days=6)
SAID = ("Artificial intelligence (AI) sorts the letters of 12 registries.",)


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return lived(sqlite_store, _listed, places=("info_gov_hk",))


def _listed(made: Stage) -> None:
    made.publish("morning")
    for at, day in enumerate(DAYS):
        title = f"Artificial intelligence in registry {at}"
        made.site.put(Release(f"past{at}", "en", day, 700 + at, title, SAID, "10:05"))
    made.check()  # what stands there today is no news


def read_back(stage: Stage, since: date = SINCE) -> ReadBack:
    return past.read_back(
        stage.desk, stage.sources["info_gov_hk"], since, attend, lambda what, done, of: None
    )


def titles(stage: Stage) -> list[str]:
    rendition, paper = table(RenditionRow), table(PaperRow)
    with stage.desk.store.read() as session:
        rows = session.connection().execute(
            select(rendition.c.title)
            .join(paper, paper.c.id == rendition.c.paper_id)
            .where(rendition.c.title.contains("in registry"), rendition.c.revision_id.is_not(None))
            .order_by(rendition.c.title)
        )
    return list(rows.scalars())


def test_every_paper_since_the_day_is_read_and_nobody_is_told(stage: Stage) -> None:
    done = read_back(stage)
    stage.check()
    assert titles(stage) == [f"Artificial intelligence in registry {at}" for at in range(3)]
    assert not [one for one in stage.channel.messages.values() if "registry" in one.text]
    assert done.papers >= 3
    assert done.failures == []  # a day without a page is a day on which nothing came


def test_what_was_read_is_not_asked_for_again(stage: Stage) -> None:
    read_back(stage)
    stage.door.asked.clear()
    again = read_back(stage)
    assert (again.pages, again.papers, stage.door.asked) == (0, 0, [])


def test_after_a_crash_the_rest_is_read(stage: Stage) -> None:
    def dies(desk: Desk, paper_id: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        past.read_back(
            stage.desk, stage.sources["info_gov_hk"], SINCE, dies, lambda what, done, of: None
        )
    assert titles(stage) == []
    read_back(stage)
    assert len(titles(stage)) == 3


def test_a_site_that_is_shut_is_left_after_a_few_pages_and_read_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def shut(url: str, **how: object) -> None:
        asked.append(url)
        raise Unreachable

    with monkeypatch.context() as patch:
        patch.setattr(stage.door, "get", shut)
        assert read_back(stage).shut
    assert len(asked) == past.IN_A_ROW
    assert read_back(stage).papers >= len(DAYS)


def test_a_paper_that_cannot_be_read_does_not_go_on_for_ever(stage: Stage) -> None:
    asked: list[int] = []
    past.read_back(
        stage.desk, stage.sources["info_gov_hk"], SINCE,
        lambda desk, paper_id: asked.append(paper_id), lambda what, done, of: None,
    )  # fmt: skip
    assert len(asked) == len(set(asked)) == past.IN_A_ROW  # then its site is taken for shut


def test_progress_says_how_much_of_how_much(stage: Stage) -> None:
    said: list[tuple[str, int, int]] = []
    past.read_back(
        stage.desk, stage.sources["info_gov_hk"], SINCE, attend,
        lambda what, done, of: said.append((what, done, of)),
    )  # fmt: skip
    assert {what for what, _, _ in said} == {"pages", "papers"}
    assert all(done < of for _, done, of in said)


def test_a_source_that_lists_its_newest_only_says_so_by_name(stage: Stage) -> None:
    feed = next(one for one in all_sources() if one.key == "hkma_press")
    with pytest.raises(NoWayBack, match="no page of its past"):
        past.read_back(stage.desk, feed, SINCE, attend, lambda what, done, of: None)


def test_a_first_check_s_papers_have_topics_by_their_titles_before_they_are_read(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(sqlite_store, places=("info_gov_hk",))
    for at in range(3):
        title = f"Artificial intelligence in registry {at}" if at < 2 else "Ferries"
        stage.site.put(
            Release(f"first{at}", "en", stage.site.today, 700 + at, title, SAID, "10:05")
        )
    stage.check()
    monkeypatch.setattr(headlines, "A_ROUND", 2)
    rounds = [headlines.match_some(stage.desk) for _ in range(4)]
    assert rounds[-1] == 0
    assert max(rounds) == 2
    with stage.desk.store.read() as session:
        found = papers.latest(session, "ai")
    assert {one.renditions[0].title for one in found} == {
        f"Artificial intelligence in registry {at}" for at in range(2)
    }
    assert all(one.judged_at is None for one in found)  # their files are read when it is their turn
    stage.send()
    assert not stage.channel.messages
    while pipeline.backfill(stage.desk):
        pass
    stage.send()
    assert not stage.channel.messages
    with stage.desk.store.read() as session:
        assert len(papers.latest(session, "ai")) >= 2
        assert all(one.judged_at for one in papers.latest(session, "ai"))


def first_check(store: Store, titles: int) -> Stage:
    """Have a first check find papers on one thing, as many as are wanted."""
    stage = Stage(store, places=("info_gov_hk",))
    for at in range(titles):
        title = f"Artificial intelligence in registry {at}"
        stage.site.put(
            Release(f"first{at}", "en", stage.site.today, 700 + at, title, SAID, "10:05")
        )
    stage.check()
    return stage


def on_ai(stage: Stage) -> int:
    with stage.desk.store.read() as session:
        return len(papers.latest(session, "ai"))


def test_titles_that_are_matched_are_no_papers_that_are_read(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = first_check(sqlite_store, 3)
    monkeypatch.setattr(pipeline, "read_earlier", lambda *given: 0)
    assert pipeline.backfill(stage.desk, limit=0) == 0
    assert on_ai(stage) == 3


@pytest.mark.parametrize("broken", [Broken("too odd"), ValueError("odd")])
def test_a_title_that_breaks_us_holds_up_neither_the_others_nor_the_past(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch, broken: Exception
) -> None:
    stage = first_check(sqlite_store, 3)
    match = stage.desk.understanding.match_title

    def breaks(topics: TopicLines, title: str, budget: Budget) -> tuple[Match, ...]:
        if title.endswith("1"):
            raise broken
        return match(topics, title, budget)

    monkeypatch.setattr(stage.desk.understanding, "match_title", breaks)
    assert pipeline.backfill(stage.desk) > 0
    assert on_ai(stage) >= 2


def test_the_past_is_read_where_no_title_can_be_matched(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = first_check(sqlite_store, 3)

    def breaks(desk: Desk) -> int:
        raise ValueError(desk)

    monkeypatch.setattr(headlines, "match_some", breaks)
    assert pipeline.backfill(stage.desk) > 0


def test_titles_are_matched_anew_each_day(sqlite_store: Store) -> None:
    stage = first_check(sqlite_store, 2)
    assert headlines.match_some(stage.desk) == 2
    with stage.desk.store.write() as session:  # as if a topic had been written since
        session.connection().execute(table(MatchRow).delete())
    assert [headlines.match_some(stage.desk) for _ in range(3)] == [0, 0, 0]
    stage.clock.pass_(days=1)
    assert [headlines.match_some(stage.desk) for _ in range(3)] == [0, 2, 0]
    assert on_ai(stage) == 2
