"""This file tells late, in one message a channel, what was published while we were away."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.desk import Desk
from bot.telling import digests
from bot.telling.awake import may_be_told
from bot.topics import mentions
from bot.topics.registers import known_as
from scrapers.publishers import names_of
from storage.people import channels, followers
from storage.published import papers
from storage.told import tellings
from storage.watched import absences, page_states, source_runs
from storage.watched.absences import Late

PATIENCE = timedelta(hours=2)  # for so long one paper that cannot be read holds up the others
ROUND = timedelta(minutes=15)  # within which every source is asked once we are back


def tell(desk: Desk) -> int:
    """Tell every channel that is awake what came in an outage; give how many messages that made.

    Done? What a channel was told is no longer untold. Do and stamp: each channel's message and its
    tellings are one commit. Those who are asleep are told when they wake, or by their digest.
    """
    now = desk.clock()
    with desk.store.read() as session:
        late = absences.waiting(session)
        if not late or _still_reading(desk, session, late, now):
            return 0
        ready = {one.paper_id: one.since for one in late if one.judged}
        untold = _untold(desk, session, list(ready), now)
        place = {one: channels.channel_by_id(session, one) for one in untold}
    made = 0
    for channel_id, ids in untold.items():
        channel = place[channel_id]
        if not may_be_told(channel, now):
            continue
        since = min(ready[one] for one in ids)
        digests.make_away(desk, channel, ids, max(1, round((now - since) / timedelta(days=1))))
        made += 1
    with desk.store.write() as session:
        left = {one for ids in _untold(desk, session, list(ready), now).values() for one in ids}
        absences.told(session, [one for one in ready if one not in left])
    return made


def _still_reading(desk: Desk, session: Session, late: list[Late], now: datetime) -> bool:
    """Say whether more is about to be known: one message tells all of it."""
    back = min(one.found_at for one in late)
    if now - back < ROUND:
        asked = source_runs.begun_since(session, back - ROUND)
        known = source_runs.source_states(session)
        if any(key in known and key not in asked for key in desk.sources):
            return True
    if any(page.checked_at is None for page in page_states.owed_pages(session)):
        return now - back < PATIENCE
    return any(not one.judged and now - one.found_at < PATIENCE for one in late)


def _untold(
    desk: Desk, session: Session, paper_ids: list[int], now: datetime
) -> dict[int, list[int]]:
    """Give what each channel would have been told at once, and was not told."""
    found: dict[int, list[int]] = defaultdict(list)
    for paper in papers.papers(session, paper_ids, texts=False):
        source = desk.sources.get(paper.source)
        if paper.baseline or paper.withdrawn_at or (source is not None and source.rewrites):
            continue
        told = {one.channel_id for one in tellings.alerts_of(session, paper.id)}
        levels = {match.topic: match.level for match in paper.matches}
        for one in followers.of_paper(
            session, paper, now, names_of=names_of, known_as=known_as, register=mentions
        ):
            main = any(levels.get(topic) == "substantive" for topic in one.topics)
            mention = bool(one.topics) and not main and one.level == "substantive"
            if one.rhythm == "instant" and not mention and one.channel_id not in told:
                found[one.channel_id].append(paper.id)
    return dict(found)
