"""This file tells the story of a check: list, what is new, remember, then read, judge and tell."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import structlog

from bot.desk import Desk
from bot.messages.words import say
from bot.telling import absences, posting
from bot.watching import headlines
from bot.watching.checks import Check
from bot.watching.index_pages import take_stock
from bot.watching.past import read_earlier
from bot.watching.reading import process, tell_by_title
from scrapers.source import Source
from storage.errors import StoreError
from storage.published import papers
from storage.watched import appointments

BROKEN_WAITS = timedelta(minutes=30)  # until a paper that broke us is tried again
BREAKS = 2  # so often it is tried
log = structlog.get_logger(__name__)


def check(desk: Desk, source: Source) -> Check:
    """Check one source now and tell whom it concerns; errors become the run's outcome.

    A crash at any point leaves pages whose listings were not yet remembered to be read again, and
    papers that were remembered with their reading due: the next check or sweep takes both up.
    """
    outcome = take_stock(desk, source)
    for paper_id in outcome.fresh:
        attend(desk, paper_id)
    if outcome.late:
        absences.tell(desk)
    return outcome


def attend(desk: Desk, paper_id: int) -> None:
    """Process one paper; one that breaks us waits, so that those behind it get their turn.

    Once it broke us BREAKS times it is told by its title and set aside by name.
    """
    try:
        process(desk, paper_id)
    except StoreError:
        raise
    except Exception as error:  # a paper that breaks us must not silence the others
        log.exception("paper_broke_us", paper=paper_id)
        with desk.store.write() as session:
            due = desk.clock() + BROKEN_WAITS
            broke = appointments.broke(session, paper_id, due)
        if broke >= BREAKS:
            _give_up(desk, paper_id, error)


def _give_up(desk: Desk, paper_id: int, error: Exception) -> None:
    """Tell a paper by its title; where even that breaks us, whoever runs this is told of it."""
    try:
        tell_by_title(desk, paper_id, error)
    except StoreError:
        raise
    except Exception:  # it stays due, and the others go on
        log.exception("title_broke_us", paper=paper_id)
        with desk.store.write() as session:
            paper = papers.paper(session, paper_id)
            url = paper.renditions[0].url if paper.renditions else f"paper {paper.id}"
            text = partial(say, "news_breaks_us", url=url)
            posting.notify(desk, session, f"notice:broken:{paper_id}", text)


def catch_up(desk: Desk, limit: int = 40) -> int:
    """Read what is due for reading or for another visit: new papers first, the backfill last."""
    now = desk.clock()
    with desk.store.read() as session:
        due = appointments.due_for_reading(session, now, limit)
        again = appointments.due_for_revisit(session, now, limit)
    due += [paper_id for paper_id in again if paper_id not in due]
    for paper_id in due:
        attend(desk, paper_id)
    if again:
        with desk.store.write() as session:
            appointments.revisited(session, again, now)
    return len(due) + absences.tell(desk)


def backfill(desk: Desk, pages: int = 1, limit: int = 12) -> int:
    """Read a little of what was published before us, telling nobody; give how much was read.

    One index page of an earlier day per source and call, then a few of the papers found so.
    """
    now = desk.clock()
    done = 0
    for source in desk.sources.values():
        try:
            done += read_earlier(desk, source, pages)
        except StoreError:
            raise
        except Exception:  # the other sources have a past, too
            log.exception("backfill_broke", source=source.key)
    try:
        headlines.match_some(desk)
    except StoreError:
        raise
    except Exception:  # their files are read all the same
        log.exception("headlines_broke")
    with desk.store.read() as session:
        due = appointments.due_for_backfill(
            session, now - timedelta(days=desk.backfill_days), limit
        )
    for paper_id in due:
        attend(desk, paper_id)
    return done + len(due)
