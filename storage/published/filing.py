"""This file words what a paper is filed under, so that the index itself knows what a filter leaves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Select, func, literal, select

from storage.ready import Ready
from storage.sql import among_given, given, table
from storage.tables.published import MatchRow, PaperRow, RenditionRow

_MARK = "\ue000"  # begins no word of a text: scrapers.text.search_tokens leaves such letters out
_OWN = "/"  # stands in the key of a topic that people wrote, and in no other
_paper, _match, _rendition = table(PaperRow), table(MatchRow), table(RenditionRow)

MOST_ISSUERS = 3000  # names, in as many ways as papers write them
NOWHERE = _MARK  # what no paper is filed under


@lru_cache(maxsize=4096)
def word(facet: str, value: str) -> str:
    """Give the word under which papers of one value stand in the index."""
    digest = blake2b(f"{facet}:{value}".encode(), digest_size=6).hexdigest()
    return f"{_MARK}{digest}"


def files(topic: str) -> bool:
    """Say whether papers are filed under a topic: those that people wrote are too many for a passage."""
    return _OWN not in topic


def words_for(connection: Connection, rendition_ids: Sequence[int]) -> dict[int, str]:
    """Give the words under which renditions are to stand in the index, by their numbers."""
    found: dict[int, str] = {}
    if not rendition_ids:
        return found
    wanted = given(connection, rendition_ids)
    topics: dict[int, list[str]] = {}
    for paper_id, topic in _TOPICS.rows(connection, wanted):
        topics.setdefault(paper_id, []).append(word("topic", topic))
    for row in _FACTS.rows(connection, wanted):
        words = [word("kind", row.kind), word("source", row.source)]
        if row.committee_fold:
            words.append(word("committee", row.committee_fold))
        found[row.id] = " ".join([*words, *sorted(topics.get(row.paper_id, ()))])
    return found


_TOPICS = Ready(
    lambda lite: select(_match.c.paper_id, _match.c.topic).where(
        _match.c.paper_id.in_(
            select(_rendition.c.paper_id).where(among_given(_rendition.c.id, lite=lite))
        ),
        ~_match.c.topic.contains(_OWN, autoescape=True),
    )
)
_FACTS = Ready(
    lambda lite: (
        select(
            _rendition.c.id,
            _rendition.c.paper_id,
            *(_paper.c[name] for name in ("kind", "source", "committee_fold")),
        )
        .join(_paper, _paper.c.id == _rendition.c.paper_id)
        .where(among_given(_rendition.c.id, lite=lite))
    )
)


def committees(connection: Connection) -> list[str]:
    """Give the committees' names as papers hold them, each once; one step in their index finds each."""
    return _COMMITTEES.values(connection)


def _asking_committees() -> Select[Any]:
    first = select(func.min(_paper.c.committee_fold).label("name")).cte("held", recursive=True)
    after = select(func.min(_paper.c.committee_fold)).where(_paper.c.committee_fold > first.c.name)
    held = first.union_all(select(after.scalar_subquery()).where(first.c.name.is_not(None)))
    return select(held.c.name).where(held.c.name != literal(""))


_COMMITTEES = Ready(lambda _: _asking_committees())


def issuers(connection: Connection) -> list[str] | None:
    """Give who issued papers, as papers hold it, each once; None where those are too many to be judged."""
    asked = select(_paper.c.issuer_fold).where(_paper.c.issuer_fold != "").distinct()
    names = list(connection.execute(asked.limit(MOST_ISSUERS + 1)).scalars())
    return names if len(names) <= MOST_ISSUERS else None


def is_whole(connection: Connection) -> bool:
    """Say whether every rendition is filed: not so before the index is made anew after an upgrade."""
    left = "SELECT 1 FROM rendition WHERE filed = '' LIMIT 1"
    return connection.exec_driver_sql(left).first() is None
