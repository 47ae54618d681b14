"""This file matches the papers of a first check by their titles, until their files are read; it tells nobody."""

from __future__ import annotations

import structlog

from bot.contents.understanding import Budget, TopicLines, strongest
from bot.desk import Desk
from bot.engines.worker import WorkerBroke
from bot.watching.storing import store_understood
from scrapers.readers.errors import TooMuchWork
from storage import counters
from storage.published import papers
from storage.records import Match, Paper
from storage.watched import appointments

MARK = "headlines:matched"  # the paper up to whose number this was done
A_ROUND = 100  # papers: a fraction of a second of work
log = structlog.get_logger(__name__)


def match_some(desk: Desk) -> int:
    """Match some papers that were there before us; give how many were looked at.

    Done? The mark. Do and stamp: matches and the mark are one commit; a crash leaves these papers for
    the next round. They stay unjudged, so that their files are read when it is their turn.
    """
    with desk.store.read() as session:
        after = counters.count(session, MARK)
        ids = appointments.remembered(session, after, A_ROUND)
        if not ids:
            return 0
        topics = desk.topics(session)
        some = papers.papers(session, ids, texts=False)
    found = {one.id: _matches(desk, topics, one) for one in some}
    now = desk.clock()
    with desk.store.write() as session:
        for one in papers.papers(session, ids, texts=False):
            if found.get(one.id) and one.judged_at is None:
                store_understood(session, one.id, (), now, matches=found[one.id])
        done = counters.count(session, MARK)
        counters.raise_by(session, MARK, max(0, ids[-1] - done), now)
    return len(ids)


def _matches(desk: Desk, topics: TopicLines, paper: Paper) -> tuple[Match, ...]:
    found: list[Match] = []
    headlines = Budget(desk.paper_seconds)
    try:
        for rendition in paper.renditions:
            found.extend(desk.understanding.match_title(topics, rendition.title, headlines))
    except (TooMuchWork, WorkerBroke) as error:  # one title holds no others up
        log.warning("headline_not_matched", paper=paper.id, error=str(error))
    return strongest(found)
