"""This file finds papers that were told in one language and may be the other half of a newer one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import exists, select
from sqlmodel import Session

from scrapers.items import Language
from storage.statements import table
from storage.tables import MatchRow, PaperRow, RenditionRow, TellingRow

_paper, _rendition = table(PaperRow), table(RenditionRow)
_match, _telling = table(MatchRow), table(TellingRow)


def told_without(
    session: Session,
    language: Language,
    *,
    source: str,
    topics: Collection[str],
    since: datetime,
    but: int,
) -> list[int]:
    """Give papers of a source, seen since a moment, told on one of these topics, not in a language."""
    held = exists().where(_rendition.c.paper_id == _paper.c.id, _rendition.c.language == language)
    told = exists().where(_telling.c.paper_id == _paper.c.id)
    matched = exists().where(_match.c.paper_id == _paper.c.id, _match.c.topic.in_(topics))
    found = select(_paper.c.id).where(
        _paper.c.source == source,
        _paper.c.first_seen_at >= since,
        _paper.c.forward_id.is_(None),
        _paper.c.id != but,
        ~held,
        told,
        matched,
    )
    return list(session.connection().execute(found.order_by(_paper.c.id)).scalars())
