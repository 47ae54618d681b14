"""This file tests that sources which repeat others prove them, and never tell anything twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.watching import crosschecks, pipeline
from bot.watching.checks import Check
from scrapers.replica.shelf import our_release
from storage.database import Store
from tests.storage.made import find
from tests.story.lived import lived
from tests.story.stage import Stage

ENGLISH = "https://www.doj.gov.hk/en/community_engagement/press/"
PLACES = ("info_gov_hk", "info_gov_hk_rss", "doj_press", "news_gov_hk")


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return lived(sqlite_store, places=PLACES)


def at_justice(stage: Stage, title: str, text: str, name: str = "20261007_pr7") -> None:
    """Let the department list a release of its own, under its own address."""
    row = f'<li><a href="{name}.html">{title}</a>, 07 - 10 - 2026</li>'
    page = f"<!DOCTYPE html><html><body><ul>{row}</ul></body></html>"
    stage.site.serve(f"{ENGLISH}index.html", page.encode())
    article = (
        f"<html><body><h2>{title}</h2><div class='pressContent'><p>{text}</p></div></body></html>"
    )
    stage.site.serve(f"{ENGLISH}{name}.html", article.encode())


def ours(stage: Stage) -> tuple[str, str]:
    release = our_release("ai_question", stage.site.today, 301)["en"]
    return release.title, " ".join(release.paragraphs)


def one(stage: Stage, source: str) -> Check:
    done = pipeline.check(stage.desk, stage.sources[source])
    stage.send()
    return done


def test_the_same_release_on_the_index_and_in_the_feed_is_told_once(stage: Stage) -> None:
    stage.site.release("ai_question")
    for _ in range(4):
        stage.check(minutes=20)
    assert len(stage.channel.posts()) == 1


def test_what_the_feed_lists_first_waits_for_the_index(stage: Stage) -> None:
    stage.site.release("ai_question")
    one(stage, "info_gov_hk_rss")
    stage.clock.pass_(minutes=10)
    pipeline.catch_up(stage.desk)
    stage.send()
    assert not stage.channel.posts()


def test_the_index_takes_over_at_once_what_the_feed_listed_first(stage: Stage) -> None:
    stage.site.release("ai_question")
    one(stage, "info_gov_hk_rss")
    stage.clock.pass_(minutes=2)
    one(stage, "info_gov_hk")
    assert len(stage.channel.posts()) == 1


def test_what_the_index_never_shows_is_told_once_after_the_grace(stage: Stage) -> None:
    stage.site.release("ai_question")
    stage.site.misbehave("error", "07.htm")
    stage.site.misbehave("error", "07c.htm")
    stage.check()
    stage.clock.pass_(seconds=crosschecks.GRACE.total_seconds())
    for _ in range(3):
        stage.check(minutes=15)
    assert len(stage.channel.posts()) == 1


def test_when_the_index_is_back_nothing_is_told_again(stage: Stage) -> None:
    stage.site.release("ai_question")
    stage.site.misbehave("error", "07.htm")
    stage.site.misbehave("error", "07c.htm")
    for _ in range(4):
        stage.check(minutes=20)
    stage.site.behave()
    for _ in range(3):
        stage.check(minutes=5)
    assert len(stage.channel.posts()) == 1


def test_a_department_that_lists_it_later_says_nothing_new(stage: Stage) -> None:
    stage.site.release("ai_question")
    stage.check()
    at_justice(stage, *ours(stage))
    for _ in range(4):
        stage.check(minutes=20)
    assert len(stage.channel.posts()) == 1
    assert not stage.channel.replies()


def test_a_department_that_lists_it_first_does_not_delay_the_index(stage: Stage) -> None:
    at_justice(stage, *ours(stage))
    one(stage, "doj_press")
    stage.clock.pass_(minutes=3)
    stage.site.release("ai_question")
    one(stage, "info_gov_hk")
    assert len(stage.channel.posts()) == 1
    assert "info.gov.hk" in stage.channel.posts()[0].text
    for _ in range(4):
        stage.check(minutes=20)
    assert len(stage.channel.posts()) == 1


def test_both_addresses_are_keys_of_one_paper(stage: Stage) -> None:
    at_justice(stage, *ours(stage))
    one(stage, "doj_press")
    stage.site.release("ai_question")
    one(stage, "info_gov_hk")
    with stage.desk.store.read() as session:
        paper = find(session, [f"url:{ENGLISH}20261007_pr7.html"])
    assert paper is not None
    assert any(key.startswith("gia:") for key in paper.keys)


def test_what_only_the_department_published_is_told_after_the_grace(stage: Stage) -> None:
    text = (
        "The Department of Justice today launched a lawtech pilot scheme which subsidises lawtech "
        "tools for small law firms. The lawtech scheme opens for applications next month."
    )
    at_justice(stage, "Department launches lawtech pilot scheme for small firms", text)
    stage.check()
    assert not stage.channel.posts()
    stage.clock.pass_(seconds=timedelta(minutes=31).total_seconds())
    for _ in range(3):
        stage.check()
    assert len(stage.channel.posts()) == 1


def test_a_title_that_comes_again_the_next_day_is_another_paper(stage: Stage) -> None:
    stage.site.release("ai_question")
    stage.check()
    stage.clock.pass_(days=1)
    stage.site.today += timedelta(days=1)
    stage.site.release("ai_question")
    stage.check()
    assert len(stage.channel.posts()) == 2


def test_what_a_crosscheck_knew_before_us_is_news_when_the_index_shows_it_new(
    sqlite_store: Store,
) -> None:
    stage = Stage(sqlite_store, places=PLACES)
    stage.publish("morning")
    one(stage, "info_gov_hk")
    stage.site.release("ai_question")
    one(stage, "info_gov_hk_rss")  # its first check: a baseline
    one(stage, "info_gov_hk")
    assert len(stage.channel.posts()) == 1


def test_a_withdrawn_release_is_told_though_the_feed_once_listed_it(stage: Stage) -> None:
    released = stage.site.release("ai_question")
    stage.check()
    for release in released.values():
        stage.site.remove(release.url)
    for _ in range(4):
        stage.check()
    assert len(stage.channel.replies()) == 1


def test_a_story_that_links_to_a_told_release_is_that_release(stage: Stage) -> None:
    released = stage.site.release("ai_question")["en"]
    stage.check()
    text = f'More: <a href="{released.url}">press release</a>. AI in government, AI tools, AI.'
    at_justice(stage, "How artificial intelligence serves the courts and the public", text)
    stage.clock.pass_(minutes=31)
    for _ in range(3):
        stage.check(minutes=31)
    assert len(stage.channel.posts()) == 1


def test_a_rewritten_story_interrupts_nobody(stage: Stage) -> None:
    title = "Artificial intelligence lab opens its doors to start-ups"
    url = "https://www.news.gov.hk/eng/2026/10/20261007/20261007_101112_123.html"
    item = f"<item><title>{title}</title><link>{url}</link></item>"
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel>{item}</channel></rss>'
    stage.site.serve(
        "https://www.news.gov.hk/en/categories/admin/html/articlelist.rss.xml", feed.encode()
    )
    page = (
        f"<html><body><h1>{title}</h1><p>Artificial intelligence helps. {title}.</p></body></html>"
    )
    stage.site.serve(url, page.encode())
    for _ in range(4):
        stage.check(minutes=31)
    assert not stage.channel.posts()
    stage.clock.pass_(days=1)
    stage.digest()
    assert title in stage.channel.posts()[0].text


def test_a_paper_that_breaks_us_does_not_silence_the_others(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.watching import pipeline
    from bot.watching.reading import process

    broken: list[int] = []

    def break_once(desk: object, paper_id: int) -> None:
        if not broken:
            broken.append(paper_id)
            raise RuntimeError("a paper that nobody foresaw")
        process(stage.desk, paper_id)

    monkeypatch.setattr(pipeline, "process", break_once)
    stage.site.release("ai_question")
    stage.site.release("smart_city_data")
    stage.check()
    assert broken
    assert stage.channel.posts()
    stage.check(minutes=31)
    assert len(stage.channel.posts()) == 2


def test_an_untold_paper_that_left_its_index_is_looked_at_once(stage: Stage) -> None:
    released = stage.site.release("red_flags")
    stage.check()
    for release in released.values():
        stage.site.hide(release.url)
    for _ in range(3):
        stage.check()
    asked = [stage.door.asked.count(release.url) for release in released.values()]
    for _ in range(3):
        stage.check()
    assert [stage.door.asked.count(release.url) for release in released.values()] == asked
