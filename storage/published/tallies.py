"""This file counts papers by what they are and by what they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session

from storage.sql import among, table
from storage.tables.published import MatchRow, PaperRow

_paper, _match = table(PaperRow), table(MatchRow)


@dataclass(frozen=True, slots=True)
class PaperTally:
    """How many papers are of each kind, and of how many each topic is the main subject."""

    kinds: Counter[str]
    topics: Counter[str]


def tally(session: Session, paper_ids: Sequence[int]) -> PaperTally:
    """Count papers."""
    connection = session.connection()
    kinds = connection.execute(
        select(_paper.c.kind, func.count())
        .where(among(connection, _paper.c.id, paper_ids))
        .group_by(_paper.c.kind)
    )
    topics = connection.execute(
        select(_match.c.topic, func.count(_match.c.paper_id.distinct()))
        .where(among(connection, _match.c.paper_id, paper_ids), _match.c.level == "substantive")
        .group_by(_match.c.topic)
    )
    return PaperTally(Counter(dict(map(tuple, kinds))), Counter(dict(map(tuple, topics))))


def undated(session: Session, ids: Collection[int]) -> int:
    """Count those of some papers that state no day."""
    connection = session.connection()
    here = among(connection, _paper.c.id, sorted(ids))
    asked = select(func.count()).select_from(_paper).where(here, _paper.c.published.is_(None))
    return int(connection.execute(asked).scalar_one())
