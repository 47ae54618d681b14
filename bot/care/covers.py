"""This file chooses the bullets of booklets anew that an earlier version let workspaces' own topics choose."""

from __future__ import annotations

from collections.abc import Iterator

import structlog
from sqlmodel import Session

from bot.contents.understanding import Understood
from bot.desk import Desk
from bot.watching.booklets import Scored, cover_bullets
from bot.watching.storing import TextGist, store_understood
from scrapers.items import Language
from storage import counters
from storage.errors import StoreError
from storage.published import papers
from storage.records import Paper

MARK = "booklets:shipped"  # the booklet up to whose number this was done
A_ROUND = 2  # booklets of some hundred replies each: a second or two of work
log = structlog.get_logger(__name__)


def choose_anew(desk: Desk) -> int:
    """Let topics that ship choose what earlier covers show, a few covers a round; tells nobody.

    Gives how many covers became others. Done? The mark. Do and stamp: a cover and the mark are one
    commit; a crash leaves that cover for the next round, and choosing again changes nothing.
    """
    with desk.store.read() as session:
        waiting = papers.booklets(session, counters.count(session, MARK), A_ROUND)
    return sum(_choose(desk, paper_id) for paper_id in waiting)


def _choose(desk: Desk, paper_id: int) -> bool:
    """Choose for one cover, in each of its languages; say whether anything is another now."""
    try:
        with desk.store.read() as session:
            others = list(_others(session, papers.paper(session, paper_id)))
    except StoreError:
        raise
    except Exception:  # one booklet must not hold up those behind it
        log.exception("cover_not_chosen", paper=paper_id)
        others = []
    now = desk.clock()
    with desk.store.write() as session:
        stand = {one.revision_id for one in papers.paper(session, paper_id).renditions}
        gists = [one for one in others if one.revision_id in stand]  # else read meanwhile
        store_understood(session, paper_id, gists, now)
        done = counters.count(session, MARK)
        counters.raise_by(session, MARK, max(0, paper_id - done), now)
    if others:
        log.info("cover_chosen_anew", paper=paper_id)
    return bool(others)


def _others(session: Session, cover: Paper) -> Iterator[TextGist]:
    """Give the texts of a cover that show other bullets than they should, with those they should."""
    covers = [
        (one, one.document) for one in cover.renditions
        if one.document is not None and one.document.fields.get("form") == "booklet"
    ]  # fmt: skip
    ids = {found: None for one, _ in covers for found in papers.replies_of(session, one.url)}
    replies = papers.papers(session, list(ids)) if covers else []
    for side, document in covers:
        bullets = cover_bullets(_scored(replies, side.language))
        if side.id is not None and bullets != cover.bullets.get(side.language, ()):
            said = Understood(bullets)
            yield TextGist(side.id, document, said, revision_id=side.revision_id)


def _scored(replies: list[Paper], language: Language) -> list[Scored]:
    """Give the replies by their main subjects, as they stand in a language."""
    return [
        (match, text.document, paper.bullets.get(language, ()))
        for paper in replies
        for text in paper.renditions
        if text.language == language and text.document is not None and paper.withdrawn_at is None
        for match in paper.matches
        if match.level == "substantive"
    ]
