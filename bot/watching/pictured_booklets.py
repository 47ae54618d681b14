"""This file adds to a booklet's cover what the booklet's pictured pages say; what its replies said stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog

from bot.contents.understanding import Budget, Understood, strongest
from bot.desk import Desk
from bot.telling import alerts
from bot.watching.fetched import Fetched
from bot.watching.storing import TextGist, store_understood
from scrapers.items import Document
from scrapers.readers.errors import TooMuchWork
from storage.published import judgements
from storage.records import Match, Paper

log = structlog.get_logger(__name__)


def is_cover(document: Document | None) -> bool:
    """Say whether a text is the cover of a booklet."""
    return document is not None and document.fields.get("form") == "booklet"


def store(desk: Desk, paper: Paper, fetched: Fetched, now: datetime) -> None:
    """Store a cover to which its pictured pages were added, and tell those whom only these concern.

    One transaction: a crash before its commit leaves the cover as it was; again, nothing changes.
    """
    cover, rendition = fetched.documents[0], fetched.rendition
    held = {one.topic for one in paper.matches}
    fresh = [one for one in strongest(_matches(desk, cover)) if one.topic not in held]
    said = paper.bullets.get(cover.language, ())
    understood = Understood(said) if said or not fresh else _understood(desk, paper, cover)
    assert rendition.id is not None
    with desk.store.write() as session:
        gist = TextGist(rendition.id, cover, understood, fetched=fetched)
        store_understood(session, paper.id, [gist], now, matches=(*paper.matches, *fresh))
        if not paper.baseline:
            reason = alerts.tell(desk, session, paper.id, now, before=paper)
            judgements.judged(session, paper.id, now, reason=reason)


def _matches(desk: Desk, cover: Document) -> Sequence[Match]:
    """Match what the pages say; what costs too much of it stands in the text without."""
    with desk.store.read() as session:
        topics = desk.topics(session)
    try:
        return desk.understanding.match(topics, cover, Budget(desk.paper_seconds))
    except TooMuchWork as error:
        log.warning("pictures_not_matched", title=cover.title, error=str(error))
        return ()


def _understood(desk: Desk, paper: Paper, cover: Document) -> Understood:
    """Choose bullets where no reply had one: of the pages, each marked."""
    try:
        budget = Budget(desk.paper_seconds)
        return Understood(desk.understanding.summarise(cover, paper.published, budget).bullets)
    except TooMuchWork as error:
        log.warning("pictures_not_summarised", title=cover.title, error=str(error))
        return Understood()
