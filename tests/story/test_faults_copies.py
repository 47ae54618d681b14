"""This file tests that one file at two places is one paper, and that no other two become one."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.watching import copies, index_pages, pipeline, reading
from scrapers.items import Language, Listing
from scrapers.replica.shelf import ShelvedPaper as Published
from scrapers.replica.story import lawtech_paper
from storage.database import Store
from storage.published import identities, papers
from storage.records import Paper
from tests.story.lived import lived
from tests.story.stage import Stage

DOJ = "https://www.doj.gov.hk/en/legco/"
PLACES = ("legco_panels", "doj_papers")


class Crash(BaseException):
    """The process dies here; nothing catches it."""


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return lived(sqlite_store, places=PLACES)


def at_justice(stage: Stage, paper: Published, data: bytes | None = None, day: str = "") -> str:
    """Let the department list its own copy of a panel's paper, under a title of its own."""
    name = f"ajls{day or f'{paper.meeting:%Y%m%d}'}e1.pdf"
    row = f'<tr><td><a href="pdf/{name}">What law firms may expect from the scheme</a></td></tr>'
    stage.site.serve(f"{DOJ}index.html", f"<html><body><table>{row}</table></body></html>".encode())
    stage.site.serve(f"{DOJ}pdf/{name}", data or paper.files["en"], "application/pdf")
    return f"url:{DOJ}pdf/{name}"


def at_the_council(stage: Stage, *languages: Language, **changes: object) -> Published:
    paper = lawtech_paper(stage.site.today)
    files = {lang: paper.files[lang] for lang in languages or ("en",)}
    return stage.site.paper(replace(paper, files=files, **changes))  # type: ignore[arg-type]


def later(stage: Stage, hours: int = 1) -> None:
    for _ in range(hours * 2):
        stage.check(minutes=31)


def held(stage: Stage, *keys: str) -> list[Paper]:
    with stage.desk.store.read() as session:
        found = identities.papers_with(session, keys)
        return papers.papers(session, sorted(set(found.values())))


def test_a_department_s_copy_of_a_told_paper_is_that_paper(stage: Stage) -> None:
    paper = at_the_council(stage)
    stage.check()
    key = at_justice(stage, paper)
    later(stage)
    assert len(stage.channel.posts()) == 1
    (one,) = held(stage, key, f"url:{paper.url('en')}")
    assert one.number is not None


def test_a_copy_that_was_told_first_is_not_told_again_by_the_council(stage: Stage) -> None:
    paper = lawtech_paper(stage.site.today)
    at_justice(stage, paper)
    later(stage)
    assert len(stage.channel.posts()) == 1
    at_the_council(stage)
    later(stage, hours=2)
    assert len(stage.channel.posts()) == 1
    (one,) = held(stage, f"url:{paper.url('en')}")
    assert one.source == "legco_panels"


def test_the_other_language_of_a_joined_paper_edits_its_message(stage: Stage) -> None:
    paper = lawtech_paper(stage.site.today)
    at_justice(stage, paper)
    later(stage)
    at_the_council(stage, "en", "zh-Hant")
    later(stage)
    (post,) = stage.channel.posts()
    assert post.edits
    assert paper.titles["zh-Hant"] in post.text


def test_what_a_department_had_before_us_is_news_when_the_council_lists_it_new(
    sqlite_store: Store,
) -> None:
    stage = Stage(sqlite_store, places=PLACES)
    stage.publish("morning")
    at_justice(stage, lawtech_paper(stage.site.today))
    stage.check()
    for _ in range(3):
        pipeline.backfill(stage.desk)
    assert not stage.channel.posts()
    at_the_council(stage)
    later(stage)
    assert len(stage.channel.posts()) == 1


def test_what_the_council_had_before_us_is_no_news_when_a_department_copies_it(
    sqlite_store: Store,
) -> None:
    stage = Stage(sqlite_store, places=PLACES)
    stage.publish("morning")
    paper = at_the_council(stage)
    stage.check()
    for _ in range(3):
        pipeline.backfill(stage.desk)
    at_justice(stage, paper)
    later(stage, hours=2)
    assert not stage.channel.posts()


def test_a_copy_of_the_revised_text_is_that_paper_too(stage: Stage) -> None:
    first = at_the_council(stage)
    stage.check()
    revised = lawtech_paper(stage.site.today - timedelta(days=300)).files["en"]
    stage.site.translate(first, "en", revised)
    later(stage)
    key = at_justice(stage, first, revised)
    later(stage)
    assert len(held(stage, key, f"url:{first.url('en')}")) == 1
    assert len(stage.channel.posts()) == 1


def test_two_numbers_with_one_file_stay_two_papers(stage: Stage) -> None:
    first = at_the_council(stage)
    second = at_the_council(stage, stem="cb2-438-9")
    later(stage)
    assert len(held(stage, f"url:{first.url('en')}", f"url:{second.url('en')}")) == 2


def test_copies_for_two_meetings_with_two_titles_stay_two_papers(stage: Stage) -> None:
    paper = at_the_council(stage)
    stage.check()
    another = paper.meeting + timedelta(days=14)
    key = at_justice(stage, paper, day=f"{another:%Y%m%d}")
    later(stage)
    assert len(held(stage, key, f"url:{paper.url('en')}")) == 2


def test_another_file_under_the_same_meeting_is_another_paper(stage: Stage) -> None:
    paper = at_the_council(stage)
    stage.check()
    other = lawtech_paper(stage.site.today - timedelta(days=300))
    key = at_justice(stage, paper, other.files["en"])
    later(stage)
    assert len(held(stage, key, f"url:{paper.url('en')}")) == 2


def test_a_file_that_says_next_to_nothing_joins_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "LEAST_LETTERS", 10**6)
    paper = at_the_council(stage)
    stage.check()
    key = at_justice(stage, paper)
    later(stage)
    assert len(held(stage, key, f"url:{paper.url('en')}")) == 2


def test_equal_pages_of_two_days_join_nothing(stage: Stage) -> None:
    page = f"<html><body><h1>Paper</h1><p>{'Lawtech for everybody. ' * 60}</p></body></html>"
    urls = [f"https://www.legco.gov.hk/en/shell-{n}.html" for n in (1, 2)]
    for url in urls:
        stage.site.serve(url, page.encode())
        listing = Listing("legco_panels", url, "Paper", "en", (f"url:{url}",))
        with stage.desk.store.write() as session:
            kept = identities.remember(
                session, listing, index_url="x", now=stage.clock(), baseline=False
            )
        reading.process(stage.desk, kept.paper_id)
        stage.clock.pass_(days=2)
    assert len(held(stage, *(f"url:{url}" for url in urls))) == 2


def test_a_file_put_at_the_wrong_address_later_joins_nothing(stage: Stage) -> None:
    right, other = at_the_council(stage), lawtech_paper(stage.site.today - timedelta(days=300))
    key = at_justice(stage, right, other.files["en"])
    later(stage)
    at_justice(stage, right)  # now it has the council's bytes
    later(stage, hours=3)
    assert len(held(stage, key, f"url:{right.url('en')}")) == 2


def test_a_crash_before_the_commit_leaves_the_join_to_the_next_reading(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = at_the_council(stage)
    stage.check()
    key = at_justice(stage, paper)
    stage.check()
    merge = identities.merge

    def crash(*args: object, **more: object) -> int:
        merge(*args, **more)  # type: ignore[arg-type]
        raise Crash

    with monkeypatch.context() as broken:
        broken.setattr(identities, "merge", crash)
        stage.clock.pass_(minutes=31)
        (copy,) = held(stage, key)
        with pytest.raises(Crash):
            reading.process(stage.desk, copy.id)
    assert len(held(stage, key, f"url:{paper.url('en')}")) == 2
    later(stage)
    assert len(held(stage, key, f"url:{paper.url('en')}")) == 1
    assert len(stage.channel.posts()) == 1


def test_joined_papers_stay_joined_and_quiet_at_every_later_look(stage: Stage) -> None:
    paper = at_the_council(stage)
    stage.check()
    at_justice(stage, paper)
    for _ in range(12):
        stage.check(minutes=240)
    assert len(stage.channel.posts()) == 1
    assert not stage.channel.replies()


@pytest.mark.postgres
def test_two_workers_that_read_one_file_at_the_same_time_tell_it_once(
    postgresql_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = lived(postgresql_store, places=PLACES)
    paper = at_the_council(stage)
    keys = (at_justice(stage, paper), f"url:{paper.url('en')}")
    for source in stage.sources.values():
        index_pages.take_stock(stage.desk, source)
    joined, both = copies.joined, threading.Barrier(2, timeout=20)

    def together(*args: Any) -> int | None:
        both.wait()
        return joined(*args)

    with monkeypatch.context() as held_up, ThreadPoolExecutor(2) as workers:
        held_up.setattr(copies, "joined", together)
        list(workers.map(lambda one: reading.process(stage.desk, one.id), held(stage, *keys)))
    later(stage)
    assert len(held(stage, *keys)) == 1
    assert len(stage.channel.posts()) == 1
