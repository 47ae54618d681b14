"""This file lives through what is published again: under a new name, under another id, with photos, or announced anew."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from bot.contents.understanding import Budget, TopicLines
from bot.engines.inline import Inline
from bot.watching import set_aside
from scrapers.items import Document
from scrapers.replica.shelf import ShelvedPaper
from scrapers.replica.story import lawtech_paper
from storage.database import Store
from storage.published import papers
from storage.records import Match
from storage.sql import table
from storage.tables.published import RenditionRow
from tests.story.stage import Stage
from tests.story.troubles import (
    LAWTECH,
    QUESTION,
    alarms,
    assert_settled,
    assert_told_once,
    later,
    release,
    told,
    watched,
)

_rendition = table(RenditionRow)
FEED = "https://www.digitalpolicy.gov.hk/en/news/latest/rss.data.xml"
GUIDELINE = "https://www.digitalpolicy.gov.hk/en/our_work/ai_guideline/"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return watched(sqlite_store)


def listed(stage: Stage, paper: ShelvedPaper, number: str | None) -> None:
    """Serve the list of a meeting's papers with one row, which may state the paper's number."""
    url = (
        f"https://www.legco.gov.hk/bi/data/committees/panels/{paper.slug}/term-08/"
        f"{paper.meeting.year}/papers/{paper.meeting:%Y%m%d}.json"
    )
    row: dict[str, Any] = {
        "title": {"tc": paper.titles["zh-Hant"]},
        "pdf": {"tc": paper.url("zh-Hant").removeprefix("https://www.legco.gov.hk")},
    }
    if number is not None:
        row["paper_no"] = number
    stage.site.serve(url, json.dumps({"papers": [row]}).encode(), "application/json")


def addresses(stage: Stage) -> list[str]:
    with stage.desk.store.read() as session:
        found = select(_rendition.c.url).where(_rendition.c.title.contains("法律科技"))
        return list(session.connection().execute(found).scalars())


@pytest.mark.parametrize(
    ("stem", "number"),
    [
        ("cb2-438-3r", "CB(2)438/2026(03)"),
        ("cb2-438-3r", None),
        ("report-final", None),
        ("x3-new", "CB(2)438/2026(03)"),
    ],
)
def test_a_paper_under_a_new_file_s_name_is_a_revision_and_its_link_is_mended(
    stage: Stage, stem: str, number: str | None
) -> None:
    first = lawtech_paper(stage.site.today)
    first = replace(first, files={"zh-Hant": first.files["zh-Hant"]})
    stage.site.paper(first)
    listed(stage, first, number)
    later(stage)
    assert_told_once(stage, LAWTECH)
    stage.publish("revision")
    data = next(
        paper.files["zh-Hant"]
        for paper in stage.site._papers.values()
        if paper.stem == first.stem and paper.slug == first.slug
    )
    second = replace(first, stem=stem, files={"zh-Hant": data})
    stage.site._papers = {
        key: paper for key, paper in stage.site._papers.items() if paper.stem != first.stem
    }
    stage.site.paper(second)
    stage.site.remove(first.url("zh-Hant"))
    listed(stage, second, number)
    later(stage, 4, minutes=70)
    assert_told_once(stage, LAWTECH)
    (reply,) = stage.channel.replies()
    assert "撤回" not in reply.text
    assert "Withdrawn" not in reply.text
    assert "3,600" in str(reply.payload)
    assert second.url("zh-Hant") in str(stage.channel.posts()[0].payload)
    assert addresses(stage) == [second.url("zh-Hant")]
    assert alarms(stage) == []


def test_a_new_name_beside_the_old_one_is_used_when_the_old_one_goes(stage: Stage) -> None:
    first = lawtech_paper(stage.site.today)
    first = replace(first, files={"zh-Hant": first.files["zh-Hant"]})
    second = replace(first, stem="cb2-438-3r")
    url = (
        f"https://www.legco.gov.hk/bi/data/committees/panels/{first.slug}/term-08/"
        f"{first.meeting.year}/papers/{first.meeting:%Y%m%d}.json"
    )

    def rows(*shown: ShelvedPaper) -> None:
        found = [
            {
                "title": {"tc": paper.titles["zh-Hant"]},
                "pdf": {"tc": paper.url("zh-Hant").removeprefix("https://www.legco.gov.hk")},
                "paper_no": "CB(2)438/2026(03)",
            }
            for paper in shown
        ]
        stage.site.serve(url, json.dumps({"papers": found}).encode(), "application/json")

    stage.site.paper(first)
    rows(first)
    later(stage, 2)
    stage.site.paper(second)
    rows(first, second)
    later(stage, 2)
    stage.site.remove(first.url("zh-Hant"))
    rows(second)
    later(stage, 3, minutes=70)
    assert addresses(stage) == [second.url("zh-Hant")]
    assert_told_once(stage, LAWTECH)
    assert not stage.channel.replies()


def test_the_same_words_under_another_id_are_one_paper_with_the_newer_address(
    stage: Stage,
) -> None:
    first = release(stage)
    stage.check()
    stage.site.remove(first.url)
    second = release(stage, 955)
    later(stage, 5, minutes=70)
    assert_told_once(stage, QUESTION)
    assert not stage.channel.replies()
    assert second.url in str(stage.channel.posts()[0].payload)
    assert first.url not in str(stage.channel.posts()[0].payload)
    assert alarms(stage) == []


def test_the_same_words_days_later_are_another_paper(stage: Stage) -> None:
    title = "Artificial intelligence week opens"
    words = ("Artificial intelligence is shown to the public this week, as in each month.",) * 4
    release(stage, name="week", title=title, paragraphs=words)
    stage.check()
    for _ in range(2):
        stage.clock.pass_(hours=23)
        stage.check()
    day = stage.clock().date()
    release(stage, 955, name="week again", title=title, paragraphs=words, day=day)
    stage.site.today = day
    later(stage, 2)
    assert len(told(stage)) == 2


@pytest.mark.parametrize("remark", [" (with photos)", " (with photo/video)"])
def test_photos_that_are_added_are_an_edit_without_a_reply(stage: Stage, remark: str) -> None:
    made = release(stage)
    stage.check()
    stage.site.put(replace(made, title=f"{made.title}{remark}"))
    later(stage, 3, minutes=70)
    assert_told_once(stage, QUESTION)
    assert not stage.channel.replies()
    assert "with photo" in str(stage.channel.posts()[0].payload)


def test_a_title_that_is_corrected_is_a_reply(stage: Stage) -> None:
    made = release(stage)
    stage.check()
    stage.site.put(replace(made, title=f"{made.title} (corrected)"))
    later(stage, 3, minutes=70)
    assert len(stage.channel.replies()) == 1


def feed(*rows: tuple[str, str]) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>{GUIDELINE}</link><pubDate>{day}</pubDate></item>"
        for title, day in rows
    )
    return f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()


def test_an_old_link_that_is_announced_anew_is_news_and_the_old_title_is_kept(
    sqlite_store: Store,
) -> None:
    stage = Stage(sqlite_store, health="console:health", places=("dpo_rss",))
    first = ("Generative AI guideline published", "Mon, 06 Apr 2026 10:00:00 +0800")
    second = ("Generative AI guideline version 2 published", "Wed, 07 Oct 2026 10:00:00 +0800")
    page = "<html><body><main><h1>Generative AI guideline</h1><p>Artificial intelligence.</p>"
    stage.site.serve(GUIDELINE, f"{page}</main></body></html>".encode())
    for language in ("en", "tc", "zh"):
        url = FEED.replace("/en/", f"/{language}/")
        stage.site.serve(url, feed(first))
    later(stage, 2)
    assert told(stage) == []
    stage.site.serve(FEED, feed(second, first))
    later(stage, 4)
    posts = told(stage)
    assert len(posts) == 1
    assert "version 2" in posts[0]
    assert "Announced again" in posts[0]
    with stage.desk.store.read() as session:
        titles = [one.title for one in papers.papers(session, range(1, 50))]
    assert first[0] in titles
    assert second[0] in titles
    later(stage, 3, minutes=70)
    assert len(told(stage)) == 1
    assert_settled(stage)


class Breaking(Inline):
    """A fake whose worker dies over every text, and not over a title."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = 0

    def match(self, lines: TopicLines, document: Document, budget: Budget) -> tuple[Match, ...]:
        self.texts += 1
        raise RuntimeError("the worker died")


class Dead(Breaking):
    """A fake whose worker dies over every title, too."""

    def match_title(self, *_: object, **__: object) -> tuple[Match, ...]:
        raise RuntimeError("the worker died")


def test_a_paper_that_broke_us_twice_is_told_by_its_title(stage: Stage) -> None:
    breaking = Breaking()
    stage.desk = replace(stage.desk, understanding=breaking)
    release(stage)
    stage.check()
    assert told(stage) == []
    later(stage, 3)
    assert_told_once(stage, QUESTION)
    tried = breaking.texts
    assert tried == 2
    with stage.desk.store.read() as session:
        marks = [
            one.problem
            for paper in papers.papers(session, range(1, 200))
            for one in paper.renditions
            if set_aside.marked(one.problem)
        ]
    assert marks
    assert "broke (RuntimeError)" in str(marks[0])
    later(stage, 2, minutes=20)
    assert breaking.texts == tried


def test_a_paper_whose_title_breaks_us_too_is_told_to_whoever_runs_this_once(stage: Stage) -> None:
    stage.desk = replace(stage.desk, understanding=Dead())
    made = release(stage)
    later(stage, 6)
    (heard,) = alarms(stage)
    assert "A paper breaks us" in heard
    assert made.url in heard


def test_nothing_is_left_of_breaking_once_it_holds(stage: Stage) -> None:
    whole = stage.desk.understanding
    stage.desk = replace(stage.desk, understanding=Breaking())
    release(stage)
    stage.check()
    stage.desk = replace(stage.desk, understanding=whole)
    later(stage, 3)
    assert_told_once(stage, QUESTION)
    with stage.desk.store.read() as session:
        assert {paper.breaks for paper in papers.papers(session, range(1, 200))} == {0}
