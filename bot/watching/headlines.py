"""This file matches the papers of a first check by their titles, until their files are read; it tells nobody."""

from __future__ import annotations

import structlog

from bot.calendar import hong_kong
from bot.contents.understanding import Budget, TopicLines, strongest
from bot.desk import Desk
from bot.watching.storing import store_understood
from storage import counters
from storage.published import papers
from storage.records import Match, Paper
from storage.watched import appointments

MARK = "headlines:matched"  # the paper up to whose number this was done
BEGUN = "headlines:begun"  # the day, as a number, on which it was begun from the first paper
A_ROUND = 100  # papers: a fraction of a second of work
log = structlog.get_logger(__name__)


def match_some(desk: Desk) -> int:
    """Match some papers that were there before us; give how many were looked at.

    Done? The mark. Do and stamp: matches and the mark are one commit; a crash leaves these papers for
    the next round. They stay unjudged, so that their files are read when it is their turn. Once a day
    it is begun anew: a number may be given before another's commit, a title may come in the other
    language, and a topic may be written later.
    """
    now = desk.clock()
    today = hong_kong(now).toordinal()
    with desk.store.read() as session:
        after, begun = counters.count(session, MARK), counters.count(session, BEGUN)
        ids = appointments.remembered(session, after, A_ROUND)
        topics = desk.topics(session) if ids else None
        some = papers.papers(session, ids, texts=False)
    if topics is None:
        if after and begun < today:
            with desk.store.write() as session:
                counters.raise_by(session, MARK, -counters.count(session, MARK), now)
        return 0
    found = {one.id: _matches(desk, topics, one) for one in some}
    with desk.store.write() as session:
        for one in papers.papers(session, ids, texts=False):
            matches = found.get(one.id)
            if matches is not None and one.judged_at is None and _differ(matches, one.matches):
                store_understood(session, one.id, (), now, matches=matches)
        done = counters.count(session, MARK)
        counters.raise_by(session, MARK, max(0, ids[-1] - done), now)
        if not after:
            counters.raise_by(session, BEGUN, today - counters.count(session, BEGUN), now)
    return len(ids)


def _differ(some: tuple[Match, ...], others: tuple[Match, ...]) -> bool:
    return {(one.topic, one.level) for one in some} != {(one.topic, one.level) for one in others}


def _matches(desk: Desk, topics: TopicLines, paper: Paper) -> tuple[Match, ...] | None:
    """Give the matches of a paper's titles; None where they could not be looked for."""
    found: list[Match] = []
    headlines = Budget(desk.paper_seconds)
    try:
        for rendition in paper.renditions:
            found.extend(desk.understanding.match_title(topics, rendition.title, headlines))
    except Exception as error:  # noqa: BLE001 - one title holds no others up
        log.warning("headline_not_matched", paper=paper.id, error=str(error))
        return None
    return strongest(found)
