"""This file tells the story of a regulator's news: told by its text, which stands elsewhere than its page."""

from __future__ import annotations

import json

from scrapers.sources import sfc_news
from storage.database import Store
from tests.story.stage import WEDNESDAY, Stage

TITLE = "Commission opens a sandbox for artificial intelligence"
SAID = "Brokers may try artificial intelligence (AI) in a sandbox from December."
ROOT = "https://apps.sfc.hk/edistributionWeb"
DOC = f"{ROOT}/gateway/EN/news-and-announcements/news/doc?refNo=26PR71"
OLD = {"newsRefNo": "26PR1", "title": "On herons", "issueDate": "2026-03-02"}
NEW = {"newsRefNo": "26PR71", "lang": "EN", "title": TITLE, "issueDate": f"{WEDNESDAY}T10:00:00"}


def listed(stage: Stage, *rows: dict[str, str]) -> None:
    """Let the Commission list its news; a Chinese one is not out yet."""
    for url in sfc_news.NEWS.addresses(WEDNESDAY):
        held = [*(rows if "%22EN%22" in url else ()), OLD]
        stage.site.serve(url, json.dumps({"items": held}).encode(), "application/json")


def test_news_are_told_by_their_text_and_lead_to_their_page(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store, places=("sfc_news",))
    listed(stage)
    stage.check()
    text = json.dumps({"title": TITLE, "html": f"<p>{SAID}</p>"}).encode()
    stage.site.serve(f"{ROOT}/api/news/content?refNo=26PR71&lang=EN", text, "application/json")
    listed(stage, NEW)
    stage.check(minutes=30)
    (post,) = stage.channel.posts()
    assert SAID[:40] in post.text
    assert DOC in post.text
