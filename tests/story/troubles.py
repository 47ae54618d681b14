"""This file asks after a fault what is always asked: what was told, was it told once, who heard of the trouble."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from bot.care import watch
from scrapers.replica.shelf import Release, our_release
from scrapers.replica.story import lawtech_paper
from storage.database import Store
from storage.sql import table
from storage.tables.published import PaperRow
from storage.tables.told import DeliveryRow, TellingRow
from tests.story.lived import lived
from tests.story.stage import Stage

HEALTH = "console:health"
DAY = "/gia/general/202610/07"  # today's indexes of press releases, and their pages
INDEX = f"https://www.info.gov.hk{DAY}.htm"
QUESTION = "LCQ9: Use of artificial intelligence"  # what `release` publishes
PORTS = "LCQ10: Artificial intelligence in ports"  # another one on a topic
LAWTECH = "法律科技採用先導計劃"  # what `file` publishes

_delivery, _telling, _paper = table(DeliveryRow), table(TellingRow), table(PaperRow)


def watched(store: Store, **how: Any) -> Stage:
    """Give a stage whose health channel is a place of its own, after its first checks."""
    return lived(store, health=HEALTH, **how)


def release(stage: Stage, serial: int = 901, **changes: Any) -> Release:
    """Publish a press release on artificial intelligence, in English."""
    made = replace(our_release("ai_question", stage.site.today, serial)["en"], **changes)
    stage.site.put(made)
    return made


def file(stage: Stage, data: bytes | None = None) -> None:
    """Publish a panel's paper on lawtech in Chinese, with any bytes for its file; none are sound."""
    paper = lawtech_paper(stage.site.today)
    sound = paper.files["zh-Hant"]
    stage.site.paper(replace(paper, files={"zh-Hant": sound if data is None else data}))


def later(stage: Stage, times: int = 3, minutes: float = 15) -> None:
    """Let time pass, checking now and then."""
    for _ in range(times):
        stage.check(minutes=minutes)


def told(stage: Stage, address: str = "console") -> list[str]:
    """Give what stands in a channel."""
    return [message.text for message in stage.channel.posts(address)]


def alarms(stage: Stage) -> list[str]:
    """Give what people were told of trouble, after one more watch."""
    watch.keep(stage.desk)
    stage.send()
    return told(stage, HEALTH)


def assert_told_once(stage: Stage, *titles: str, address: str = "console") -> None:
    """Assert that a channel was told of exactly these papers, each once, and nothing is on its way."""
    stage.send()
    posts = told(stage, address)
    assert len(posts) == len(titles), posts
    for title in titles:
        assert sum(title in post for post in posts) == 1, title
    assert_settled(stage)


def assert_settled(stage: Stage) -> None:
    """Assert that store and chat agree: no delivery open, none posted twice, no telling without post."""
    with stage.desk.store.read() as session:
        run = session.connection().execute
        rows = run(select(_delivery.c.id, _delivery.c.kind, _delivery.c.state)).all()
        tellings = run(select(_telling.c.paper_id, _telling.c.channel_id)).all()
        unjudged = select(_paper.c.id).where(
            _paper.c.judged_at.is_(None),
            _paper.c.baseline.is_(False),
            _paper.c.forward_id.is_(None),
        )
        waiting = run(unjudged).scalars().all()
    assert {row.state for row in rows} <= {"sent"}, rows
    assert len(set(tellings)) == len(tellings)
    assert not waiting, "a paper was remembered and never judged"
    posted = Counter(message.delivery_id for message in stage.channel.messages.values())
    sent = {row.id for row in rows if row.kind != "edit"}
    assert posted == dict.fromkeys(sent, 1), (posted, sent)
