"""This file says which papers pass filters, whether words are looked for in them or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, or_, select

from scrapers.items import Language
from scrapers.text import fold
from storage.published import filing
from storage.sql import contains, is_lite, table
from storage.tables.published import MatchRow, PaperRow

MOST_WORDS = 64  # of one filter, committees of the same name say, that the index is asked for

_paper, _match = table(PaperRow), table(MatchRow)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a paper has to be: all of it, and of several names one."""

    since: date | None = None
    until: date | None = None
    kind: str | None = None
    topic: str | None = None
    member: tuple[str, ...] = ()
    committee: tuple[str, ...] = ()
    bureau: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    language: Language | None = None
    hidden: CompoundSelect[Any] | None = None  # asks for papers that are passed over

    def conditions(self, connection: Connection) -> list[ColumnElement[bool]]:
        """Say of a paper what it has to be, but for its days, its language and what is passed over."""
        where: list[ColumnElement[bool]] = []
        for column, names in (
            (_paper.c.people_fold, self.member),
            (_paper.c.issuer_fold, self.bureau),
        ):
            if names:
                where.append(
                    or_(
                        *(contains(column, one, lite=is_lite(connection)) for one in _folded(names))
                    )
                )
        if self.committee:  # there are few: their papers are found by the index of whole names
            where.append(_paper.c.committee_fold.in_(self._committees(connection)))
        if self.kind:
            where.append(_paper.c.kind == self.kind)
        if self.source:
            where.append(_paper.c.source.in_(self.source))
        if self.topic:
            on_topic = select(_match.c.paper_id).where(_match.c.topic == self.topic)
            where.append(_paper.c.id.in_(on_topic))
        return where

    def filed(self, connection: Connection) -> list[list[str]]:
        """Give the words under which the index holds what passes; none where it cannot say."""
        if self.member or self.bureau or (self.topic and not filing.files(self.topic)):
            return []
        wanted: list[tuple[str, tuple[str, ...]]] = [
            (facet, (value,))
            for facet, value in (("kind", self.kind), ("topic", self.topic))
            if value
        ]
        if self.source:
            wanted.append(("source", self.source))
        if self.committee:
            wanted.append(("committee", tuple(self._committees(connection))))
        if any(len(names) > MOST_WORDS for _, names in wanted) or not filing.is_whole(connection):
            return []
        return [[filing.word(f, one) for one in names] or [filing.NOWHERE] for f, names in wanted]

    def _committees(self, connection: Connection) -> list[str]:
        names = _folded(self.committee)
        return [one for one in filing.committees(connection) if any(name in one for name in names)]


EVERY = Filters()


def _folded(names: tuple[str, ...]) -> list[str]:
    return [fold(name).strip() for name in names]
