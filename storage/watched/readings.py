"""This file counts, for each source, how many texts were read whole and how many in part."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session

from scrapers.items import MOST_UNPLACED
from storage.sql import table
from storage.tables.published import RenditionRow, RevisionRow

LOOKED_AT = 3000  # texts, the newest: their length makes it dear to look at more
_rendition, _revision = table(RenditionRow), table(RevisionRow)


@dataclass(slots=True)
class Readings:
    """How many texts of a source were read in a stretch of time, and how many of them in part."""

    texts: int = 0
    in_part: int = 0

    @property
    def share(self) -> float:
        """Give the share that was read in part."""
        return self.in_part / self.texts if self.texts else 0.0


def by_source(session: Session, since: datetime) -> dict[str, tuple[Readings, Readings]]:
    """Give what was read of each source since then, and what before, of the newest LOOKED_AT texts."""
    newest = select(_revision.c.id).order_by(_revision.c.id.desc()).limit(LOOKED_AT).subquery()
    found = select(
        _rendition.c.source, _revision.c.fetched_at, _revision.c.document["unplaced"].as_float()
    ).join_from(_revision, _rendition, _rendition.c.id == _revision.c.rendition_id)
    found = found.where(_revision.c.id.in_(select(newest.c.id)))
    counted: dict[str, tuple[Readings, Readings]] = defaultdict(lambda: (Readings(), Readings()))
    for source, at, unplaced in session.connection().execute(found):
        readings = counted[source][0 if at >= since else 1]
        readings.texts += 1
        readings.in_part += (unplaced or 0.0) > MOST_UNPLACED
    return dict(counted)
