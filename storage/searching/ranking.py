"""This file ranks what was found: titles before mentions, many hits before few, new before old."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from sqlalchemy import Connection

from scrapers.text import fold
from storage.published.passages import words_of
from storage.published.slots import DAY_AT, LAST_ORDINAL
from storage.searching.queries import Phrase
from storage.searching.questions import RENDITION_AT
from storage.searching.snippets import count

RERANKED = 40  # passages that are read to rank them
_PER_PAPER = 3
_SCORE, _RENDITION, _WIDENED = (attrgetter(name) for name in ("score", "rendition", "widened"))
_TITLE, _HITS, _RECENT, _YEAR = 4.0, 1.0, 1.5, 365


@dataclass(slots=True)
class Candidate:
    """One rendition that holds the query, and the passages that do, the last ones first."""

    rendition: int  # the slot without its ordinal
    slots: list[int]
    phrases: tuple[Phrase, ...] = ()
    score: float = 0.0
    recent: float = 0.0
    best: int = 0
    widened: bool = False  # holds other names of the words, not the words


def rank(
    connection: Connection,
    candidates: list[Candidate],
    sort: Literal["relevance", "newest"],
) -> list[Candidate]:
    """Rank by title, number of hits and age; the most promising passages are read for it."""
    day_at = DAY_AT - RENDITION_AT
    last = max((one.rendition for one in candidates), default=0) >> day_at
    fresh: dict[int, float] = {}
    often: dict[int, float] = {}
    for one in candidates:
        day = one.rendition >> day_at
        recent = fresh.get(day)
        if recent is None:
            recent = fresh[day] = _RECENT * math.exp((day - last) / _YEAR)
        slots = one.slots
        many = len(slots)
        hits = often.get(many)
        if hits is None:
            hits = often[many] = _HITS * math.log1p(many)
        in_title = not slots[-1] & LAST_ORDINAL
        one.best = slots[-2 if in_title and many > 1 else -1]
        one.recent = recent
        one.score = recent + hits + _TITLE / 2 * in_title
    newest = sorted(candidates, key=_RENDITION, reverse=True)
    if sort == "newest":
        return sorted(newest, key=_WIDENED)
    ordered = _best_first(newest)
    read = _read_some(connection, ordered)
    return [*_best_first(sorted(read, key=_RENDITION, reverse=True)), *ordered[len(read) :]]


def _best_first(newest: Sequence[Candidate]) -> list[Candidate]:
    """Sort what is given newest first: a sort leaves equals as they were, and is quick by one value."""
    return sorted(sorted(newest, key=_SCORE, reverse=True), key=_WIDENED)


def _read_some(connection: Connection, ordered: Sequence[Candidate]) -> list[Candidate]:
    """Count the real hits in the passages of the first candidates."""
    chosen: list[Candidate] = []
    slots: list[int] = []
    for one in ordered:
        if len(slots) >= RERANKED:
            break
        chosen.append(one)
        slots.extend(one.slots[-_PER_PAPER:])
    texts = _texts(connection, slots)
    for one in chosen:
        hits, most, titled = max(0, len(one.slots) - _PER_PAPER), 0, 0
        for slot in one.slots[: -_PER_PAPER - 1 : -1]:
            folded = texts.get(slot, "")
            if not slot & LAST_ORDINAL:
                titled = sum(count(folded, [phrase]) > 0 for phrase in one.phrases)
                continue
            number = count(folded, one.phrases)
            hits += number
            if number > most:
                most, one.best = number, slot
        titled_share = titled / len(one.phrases)
        one.score = one.recent + _TITLE * titled_share + _HITS * math.log1p(hits)
    return chosen


def _texts(connection: Connection, slots: Sequence[int]) -> dict[int, str]:
    """Give the match text of passages; the numbers are our own and stand in the statement."""
    if not slots:
        return {}
    numbers = ",".join(map(str, slots))
    rows = connection.exec_driver_sql(
        f"SELECT id, heading, text FROM passage WHERE id IN ({numbers})"  # noqa: S608
    )
    return {row[0]: fold(words_of(row[1], row[2])) for row in rows.all()}
