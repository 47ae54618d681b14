"""This file matches what is held against a topic that was written since; it tells nobody."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import structlog

from bot.contents.understanding import Budget, TopicLines, strongest
from bot.desk import Desk
from bot.engines.worker import WorkerBroke
from scrapers.readers.errors import TooMuchWork
from storage.people import lookbacks
from storage.people.lookbacks import Lookback
from storage.records import Match, Paper

STEP = 25  # papers that are matched and stored as one
RESTING = timedelta(minutes=2)  # whoever began has stopped if nothing was stored for so long
TURN = 20.0  # seconds of one turn of the timetable
log = structlog.get_logger(__name__)
Shown = Callable[[int, int], object]  # how many were looked at, of how many


def look_back(
    desk: Desk,
    key: str,
    shown: Shown = lambda looked, total: None,
    *,
    seconds: float,
    stopped: Callable[[], bool] = lambda: False,
) -> bool:
    """Match what is held against one topic; say whether all of it is done.

    Each step is one transaction: whoever comes after a crash goes on from it, and two who do the
    same work store it once. After so many seconds the rest is left to the timetable.
    """
    ends = time.monotonic() + seconds
    while True:
        with desk.store.read() as session:
            one = lookbacks.of_topic(session, key)
        if one is None:
            return True
        if stopped() or time.monotonic() > ends:
            return False
        shown(one.looked, one.total)
        _step(desk, one)


def go_on(desk: Desk) -> int:
    """Go on with what nobody is at any more, for one turn; give how many topics are done by it."""
    ends, done = time.monotonic() + TURN, 0
    with desk.store.read() as session:
        found = lookbacks.left(session, desk.clock() - RESTING)
    for one in found:
        left = ends - time.monotonic()
        if left > 0:
            done += look_back(desk, one.key, seconds=left)
    return done


def _step(desk: Desk, one: Lookback) -> None:
    """Do: what is slow comes before the transaction. A crash before its commit: the same step again."""
    with desk.store.read() as session:
        topics = desk.topics(session)
        papers = lookbacks.next_papers(session, one, STEP)
    found = {paper.id: _matched(desk, topics, one.key, paper) for paper in papers}
    with desk.store.write() as session:
        lookbacks.store(session, one, found, desk.clock())


def _matched(desk: Desk, topics: TopicLines, key: str, paper: Paper) -> Match | None:
    """Match a paper as it is judged when it comes: by its texts, by titles alone where there are none."""
    texts = [one.document for one in paper.renditions if one.document is not None]
    found: list[Match] = []
    read = False
    for text in texts:
        try:
            found += desk.understanding.match(topics, text, Budget(desk.paper_seconds))
            read = True
        except TooMuchWork as error:
            log.warning("set_aside", paper=paper.id, error=str(error))
        except WorkerBroke as error:  # one text holds no others up
            log.warning("lookback_broke", paper=paper.id, error=error.kind)
    if not read:
        headlines = Budget(desk.paper_seconds)
        for rendition in paper.renditions:
            found += desk.understanding.match_title(topics, rendition.title, headlines)
    return next((match for match in strongest(found) if match.topic == key), None)
