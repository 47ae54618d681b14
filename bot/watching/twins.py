"""This file keeps the two languages of a press release one paper while one of them cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from bot.watching.fetched import Fetched
from scrapers.links import address_keys
from storage.published import identities
from storage.records import Match, Paper
from storage.told import tellings
from storage.watched import appointments

WAIT = timedelta(hours=1)  # for so long a page that cannot be read may prove to be a twin
APART = timedelta(hours=3)  # two languages of one release are published within this time
log = structlog.get_logger(__name__)


def joined(session: Session, paper: Paper, fetched: Sequence[Fetched], now: datetime) -> int | None:
    """Make one of a release and what its page states as its other language, readable or not.

    Gives the paper that stays, due for reading, or None where nothing was joined. Only addresses
    with a release's own id count: a page may also link to an index.
    """
    stays, merged = paper.id, False
    for one in fetched:
        for url in one.reading.twins.values() if one.reading else ():
            for key in address_keys(url):
                owner = (
                    identities.claim_key(session, key, stays) if key.startswith("gia:") else stays
                )
                if owner != stays:
                    log.info("stated_twin", paper=stays, owner=owner)
                    stays, merged = identities.merge(session, stays, owner), True
    if merged:
        appointments.schedule_reading(session, stays, now)
    return stays if merged else None


def waits_until(
    session: Session,
    paper: Paper,
    fetched: Sequence[Fetched],
    matches: Sequence[Match],
    now: datetime,
) -> datetime | None:
    """Say until when a paper waits because it may be the other language of one that was told.

    Where its page cannot be read, only its title is known, and nothing says whose twin it is; a
    second message about the same release would be worse than an hour. None: it need not wait.
    """
    until = paper.first_seen_at + WAIT
    languages = {r.language for r in paper.renditions}
    read = any(r.document is not None for r in paper.renditions) or any(
        one.documents for one in fetched
    )
    if now >= until or read or len(languages) != 1 or paper.judged_at is not None:
        return None
    (language,) = languages
    found = tellings.told_without(
        session,
        language,
        source=paper.source,
        topics=[match.topic for match in matches],
        since=paper.first_seen_at - APART,
        but=paper.id,
    )
    return until if found else None
