"""This file knows a paper again that was published anew: under another file's name, or as the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from bot.contents import titles
from bot.watching.fetched import Fetched
from storage.documents import text_sha
from storage.published import identities, papers, renditions
from storage.published.listings import Difference
from storage.records import Paper
from storage.watched import appointments

WITHIN = timedelta(days=1)  # the same words later are another paper's
NUMBERED = ("legco:", "estimates:", "lcq:")
log = structlog.get_logger(__name__)


def renamed(session: Session, found: Difference, gone: Sequence[int]) -> None:
    """Let what an index page lists under a new address be the paper that it no longer lists.

    Only where title, language and days are equal, and of each there is one; a number that differs
    is another paper's. Where both state the number they are one paper anyway.
    """
    old = renditions.places(session, gone)
    if not old:
        return
    lost = Counter(_said(one.title, one.language) for one in old)
    come = Counter(_said(one.title, one.language) for one in found.new)
    by_words = {_said(one.title, one.language): one for one in old}
    for listing in found.new:
        words = _said(listing.title, listing.language)
        before = by_words.get(words)
        if before is None or lost[words] != 1 or come[words] != 1:
            continue
        numbers = {number for number in (listing.number, before.number) if number}
        if not titles.telling_enough(words[0]) or len(numbers) > 1:
            continue
        # an index that states no day of issue cannot contradict the one that the text states
        if listing.published not in (None, before.published):
            continue
        if listing.meeting_date != before.meeting_date:
            continue
        if not identities.papers_with(session, identities.keys_of(listing)):
            log.info("renamed", paper=before.paper_id, url=listing.url)
            identities.add_keys(session, before.paper_id, [f"url:{listing.url}"])


def _said(title: str, language: str) -> tuple[str, str]:
    return titles.plain_title(title), language


def moved(session: Session, found: Difference, now: datetime) -> None:
    """Mend the addresses of what stands on its index page under another one only."""
    for listing, rendition_id, old in found.moved:
        identities.move(session, rendition_id, listing, old, now)


def joined(session: Session, paper: Paper, fetched: Sequence[Fetched], now: datetime) -> int | None:
    """Make one paper of two with the same words from one source, if no number tells them apart.

    Do: merge, and let the address be the newer one. Stamp: the caller's transaction; a crash before
    its commit leaves the reading due. Gives the paper that stays, due for reading, else None.
    """
    if paper.judged_at is not None or paper.baseline or _numbered(paper):
        return None
    for one in fetched:
        if not one.documents or one.rendition.revision_id is not None:
            continue
        words = text_sha(one.documents[0])
        since = paper.first_seen_at - WITHIN
        for other_id in renditions.same_text(
            session, words, source=paper.source, language=one.rendition.language, since=since
        ):
            other = papers.paper(session, other_id)
            if other.id == paper.id or _numbered(other) or other.baseline:
                continue
            log.info("same_words", paper=paper.id, owner=other.id)
            survivor = identities.merge(session, paper.id, other.id)
            identities.readdress(session, survivor, one.rendition)
            appointments.schedule_reading(session, survivor, now)
            return survivor
    return None


def _numbered(paper: Paper) -> bool:
    return bool(paper.number) or any(key.startswith(NUMBERED) for key in paper.keys)
