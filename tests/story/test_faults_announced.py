"""This file lives through addresses that are announced again: each announcement is news, once."""

from __future__ import annotations

import pytest

from storage.database import Store
from storage.published import identities, papers
from tests.story.lived import lived
from tests.story.stage import Stage
from tests.story.troubles import alarms, assert_told_once, later

FEED = "https://www.digitalpolicy.gov.hk/en/news/latest/rss.data.xml"
CHINESE = FEED.replace("/en/", "/tc/")
GUIDE = "https://www.digitalpolicy.gov.hk/en/our_work/ai_guide/"
OLD = ("Artificial intelligence guide for offices published", GUIDE, "Mon, 06 Apr 2026")
NEW = ("Artificial intelligence guide: second edition published", GUIDE, "Wed, 07 Oct 2026")
OTHER = ("Artificial intelligence helpdesk opens for offices", GUIDE, "Wed, 07 Oct 2026")
Row = tuple[str, str, str]


def feed(stage: Stage, *rows: Row, at: str = FEED) -> None:
    items = "".join(
        f"<item><title>{title}</title><link>{url}</link><pubDate>{day} 10:00:00 +0800</pubDate></item>"
        for title, url, day in rows
    )
    body = f"<rss><channel>{items}</channel></rss>".encode()
    stage.site.serve(at, body, "application/rss+xml")


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return lived(sqlite_store, _listed, health="console:health", places=("dpo_rss",))


def _listed(made: Stage) -> None:
    words = b"<p>Offices may use artificial intelligence for drafts and for translations.</p>"
    made.site.serve(GUIDE, b"<html><body><h1>Guide</h1>" + words * 8 + b"</body></html>")
    feed(made, OLD)
    feed(made, ("人工智能指引公布", GUIDE.replace("/en/", "/tc/"), OLD[2]), at=CHINESE)
    made.site.serve(
        GUIDE.replace("/en/", "/tc/"), "<h1>指引</h1><p>部門可使用人工智能。</p>".encode()
    )
    made.check()
    assert made.channel.posts() == []


@pytest.mark.parametrize("rows", [(NEW, OLD), (OLD, NEW), (NEW,)])
def test_an_old_link_announced_anew_is_news_once(stage: Stage, rows: tuple[Row, ...]) -> None:
    feed(stage, *rows)
    later(stage, 6)
    assert_told_once(stage, NEW[0])
    assert GUIDE in stage.channel.posts()[0].text
    assert "#announced" not in stage.channel.posts()[0].text
    feed(stage, NEW)  # the older row falls off
    later(stage, 4, minutes=300)
    assert_told_once(stage, NEW[0])
    assert alarms(stage) == []


def test_the_old_title_is_kept(stage: Stage) -> None:
    feed(stage, NEW)
    later(stage)
    with stage.desk.store.read() as session:
        owner = identities.papers_with(session, [f"url:{GUIDE}"])[f"url:{GUIDE}"]
        assert OLD[0] in [one.title for one in papers.paper(session, owner).renditions]


def test_two_rows_with_one_address_are_two_announcements(stage: Stage) -> None:
    feed(stage, OTHER, NEW, OLD)
    later(stage, 6)
    assert_told_once(stage, NEW[0], OTHER[0])


def test_both_languages_of_an_announcement_are_one_paper(stage: Stage) -> None:
    feed(stage, NEW, OLD)
    feed(stage, ("人工智能指引第二版公布", GUIDE.replace("/en/", "/tc/"), NEW[2]), at=CHINESE)
    later(stage, 6)
    posts = stage.channel.posts()
    assert len(posts) == 1
    assert NEW[0] in posts[0].text or "第二版" in posts[0].text


def test_pictures_added_to_a_title_announce_nothing(stage: Stage) -> None:
    feed(stage, (f"{OLD[0]} (with photos)", GUIDE, NEW[2]))
    later(stage, 6)
    assert stage.channel.posts() == []


def test_a_feed_that_is_dated_anew_announces_nothing(stage: Stage) -> None:
    feed(stage, (OLD[0], GUIDE, NEW[2]))
    later(stage, 6)
    assert stage.channel.posts() == []
