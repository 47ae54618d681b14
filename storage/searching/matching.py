"""This file asks the index which passages hold a query, alike on both databases."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    Text,
    bindparam,
    cast,
    column,
    func,
    select,
    table,
    true,
)

from storage.published.slots import LANGUAGE_AT, LANGUAGE_MASK, PAPER_AT
from storage.searching.queries import Filed, Phrase, Wanted, loosened, to_fts5, to_tsquery
from storage.searching.windows import Place, Window, above
from storage.sql import among

MOST = 5000  # above so many passages, only the newest are ranked
NEWEST = 500
RENDITION_AT = LANGUAGE_AT  # what a slot has above its ordinal names one rendition
FIRST_LOOK = 1500  # passages of each of several common words that are looked at first
ONE_BY_ONE = 1000  # papers or renditions that are looked into one by one
FEWEST = 64  # of which so many are so at once
FEWEST_FILED = 150  # where a filter leaves so little that going through all of it costs no more
WORTH = 90  # passages that the index goes through in the time in which it opens one paper
CROWD = (
    20_000  # passages found in so many papers that it is better to begin with the newest passages
)

NARROW = (
    15_000  # passages that a filter leaves at most where all that hold a word are fetched at once
)
_SIZES, _MOST_SIZES = "tamar_filter_sizes", 256  # a connection's note of how wide its filters are

_Slot = ColumnElement[int]
_Ask = Callable[[FromClause], Select[Any]]
_Inside = Sequence[ColumnElement[bool]] | str  # conditions; on SQLite what they are in its own words
_FTS5 = table("passage_fts", column("rowid", BigInteger), column("passage_fts", Text))
_TSVECTOR = table("passage_fts", column("id", BigInteger), column("tokens"))
# What is wanted of the index is asked of it once for each stretch: it goes straight there.
_STRETCHES = """
    SELECT f.rowid FROM json_each(?) AS stretch CROSS JOIN passage_fts AS f
    WHERE f.passage_fts MATCH ? AND f.rowid BETWEEN stretch.value AND stretch.value + ?
    LIMIT ?"""
_KNOWN = """
    SELECT form.key FROM json_each(?) AS form WHERE EXISTS (
        SELECT 1 FROM passage_fts WHERE passage_fts MATCH form.value)"""
_HELD = """
    SELECT stretch.value FROM json_each(?) AS stretch WHERE EXISTS (
        SELECT 1 FROM passage_fts AS f
        WHERE f.passage_fts MATCH ? AND f.rowid BETWEEN stretch.value AND stretch.value + ?)"""


@dataclass(slots=True)
class Matched:
    """Passages that hold a query, the newest first; capped where there are more than were ranked."""

    slots: list[int] = field(default_factory=list)
    capped: bool = False


class Index:
    """The index of one database, asked through one connection for what stands in one window."""

    def __init__(self, connection: Connection, window: Window) -> None:
        self._connection = connection
        self._lite = connection.dialect.name == "sqlite"
        self._slot = _slot_of(_FTS5 if self._lite else _TSVECTOR)
        self._place = Place(connection, window)
        conditions = self._place.conditions(self._slot)
        plain = self._place.written(conditions) if self._lite else None
        self._inside: _Inside = conditions if plain is None else plain
        language = self._place.language  # what stands in no list need not be looked up in it
        self._language = "" if language is None else _IN_LANGUAGE.format(language)
        self._filed = window.filed
        self._known: dict[str, list[int] | None] = {}
        self._all: dict[str, list[int] | None] = {}
        self._kept: dict[str, tuple[frozenset[int], list[int]]] = {}
        self._first: dict[str, tuple[int, list[int]]] = {}  # the newest, of so many asked for
        self._fewer: dict[str, int] = {}  # than so many passages hold some words, in any window
        self._complete: dict[str, list[int]] = {}  # all that hold some words, the newest first

    def known(self, some: Sequence[Phrase]) -> set[int]:
        """Say which of some phrases, by where they stand, any passage may hold, inside or not."""
        if not self._lite:  # it plans such a question badly, and finds nothing as quickly
            return set(range(len(some)))
        forms = json.dumps([to_fts5([phrase]) for phrase in some])
        return set(self._connection.exec_driver_sql(_KNOWN, (forms,)).scalars().all())

    def _words(self, wanted: Sequence[Wanted], filed: Filed = ()) -> str:
        return to_fts5(wanted, filed) if self._lite else to_tsquery(wanted, filed)

    def all_slots(self, phrase: Wanted) -> list[int] | None:
        """Give all passages that hold a phrase, the newest first; None where they are more than are ranked."""
        words = self._words([phrase], self._filed)
        if words not in self._all:
            # To count a word costs less than to fetch what it finds; to count a phrase, or what
            # is left of a word by a filter, costs as much.
            counts = len(phrase.tokens) == 1 and not self._filed and not self._language
            self._all[words] = self._up_to_most(words, counts=counts)
        return self._all[words]

    def fetch_all(self, wanted: Sequence[Wanted]) -> None:
        """Fetch all passages that hold each of several phrases, where a filter leaves few passages.

        What is asked of them afterwards is known: the index need not be gone through again.
        """
        if not self._lite or not self._filed or not self._is_narrow():
            return
        for phrase in wanted:
            words = self._words([phrase], self._filed)
            found = self._asked(_any_slots, words, self._inside, CROWD)
            found.sort(reverse=True)
            if len(found) < CROWD:
                self._complete[words] = found
                self._all[words] = found if len(found) <= MOST else None

    def _is_narrow(self) -> bool:
        """Say whether the filter leaves few passages: noted by connection, for it changes slowly."""
        sizes = self._connection.info.setdefault(_SIZES, {})
        filter_alone = self._words([], self._filed)
        if filter_alone not in sizes:
            if len(sizes) >= _MOST_SIZES:
                sizes.clear()
            asked = "SELECT 1 FROM passage_fts WHERE passage_fts MATCH ? LIMIT 1 OFFSET ?"
            more = self._connection.exec_driver_sql(asked, (filter_alone, NARROW)).first()
            sizes[filter_alone] = more is None
        return bool(sizes[filter_alone])

    def _up_to_most(self, words: str, *, counts: bool) -> list[int] | None:
        found = self._straight(words)
        if found is None:
            if counts and self._asked(_any_slots, words, self._inside, 1, MOST):
                return None
            found = self._asked(_any_slots, words, self._inside, MOST + 1)
            found.sort(reverse=True)
        return found if len(found) <= MOST else None

    def _asked(
        self,
        ask: _Ask,
        words: str,
        inside: _Inside,
        limit: int,
        skip: int = 0,
        among_them: str = "",
    ) -> list[int]:
        if isinstance(inside, str):
            given = words, *([among_them] if among_them else []), limit, skip
            whole = self._connection.exec_driver_sql(_LITE[ask].format(inside), given)
            return list(json.loads(whole.scalar_one()))
        values = {"words": words, "most": limit, "skip": skip}
        if self._lite:
            return _numbers(self._connection, _plain(ask, _FTS5).where(*inside), values)
        loose = loosened(words)
        if ask is _newest_slots:
            asked = _newest_of(inside, whole=loose == words)
        elif inside and loose != words:
            asked = ask(_holding_all(inside))
        else:
            asked = _plain(ask, _TSVECTOR).where(*inside)
        return _numbers(self._connection, asked, {**values, "loose": loose})

    def slots(self, phrase: Wanted, limit: int) -> list[int]:
        """Give the newest passages that hold a phrase."""
        return self._newest(self._words([phrase], self._filed), limit)

    def together(self, wanted: Sequence[Wanted], limit: int) -> list[int]:
        """Give the newest passages that hold all phrases."""
        known = [self._complete.get(self._words([one], self._filed)) for one in wanted]
        if (lists := [found for found in known if found is not None]) and len(lists) == len(known):
            return sorted(set.intersection(*map(set, lists)), reverse=True)[:limit]
        return self._newest(self._words(wanted, self._filed), limit)

    def _newest(self, words: str, limit: int) -> list[int]:
        straight = self._complete.get(words)
        if straight is None:
            straight = self._straight(words)
        if straight is not None:
            return straight[:limit]
        fetched, found = self._first.get(words, (0, list[int]()))
        if fetched < limit:
            found = self._asked(_newest_slots, words, self._inside, limit)
            self._first[words] = limit, found
        return found[:limit]

    def _straight(self, words: str) -> list[int] | None:
        """Look into few papers one by one: one passage more than MOST, where there are more.

        None where there are many papers, or it costs less to go through all that hold the words.
        """
        if words not in self._known:
            self._known[words] = self._in_papers(words)
        return self._known[words]

    def _in_papers(self, words: str) -> list[int] | None:
        starts = self._place.starts if self._lite else None
        if starts is None or not self._goes_straight(words, len(starts)):
            return None
        bits, language = PAPER_AT, self._place.language
        if language is not None:
            bits, starts = RENDITION_AT, [_in_language(one, language) for one in starts]
        return self._stretches(words, starts, bits, MOST + 1)

    def _goes_straight(self, words: str, many: int) -> bool:
        """Say whether to look into so many papers costs less than to go through all that hold a word."""
        few = FEWEST_FILED if self._filed else FEWEST
        if many <= few or self._filed or many > ONE_BY_ONE:
            return many <= few
        worth = many * WORTH
        if worth >= self._fewer.get(words, worth + 1):
            return False
        asked = "SELECT 1 FROM passage_fts WHERE passage_fts MATCH ? LIMIT 1 OFFSET ?"
        found = self._connection.exec_driver_sql(asked, (words, worth))
        if found.first() is None:
            self._fewer[words] = worth
            return False
        return True

    def _stretches(
        self, words: str, starts: Sequence[int], bits: int, limit: int
    ) -> list[int] | None:
        """Give the newest slots of stretches, which are given the newest first; None of too many."""
        found: list[int] = []
        for at in range(0, len(starts), FEWEST):
            some = json.dumps([start << bits for start in starts[at : at + FEWEST]])
            given = some, words, (1 << bits) - 1, CROWD
            slots = self._connection.exec_driver_sql(_STRETCHES, given).scalars().all()
            if len(slots) == CROWD:
                return None
            found += sorted(slots, reverse=True)
            if len(found) >= limit:
                break
        return found[:limit]

    def within(self, phrase: Wanted, renditions: Collection[int]) -> list[int]:
        """Give the newest passages of renditions inside the window that hold a phrase, as `slots` does."""
        words, starts = self._words([phrase], self._filed), sorted(renditions, reverse=True)
        if (complete := self._complete.get(words)) is not None:
            kept = frozenset(renditions)
            return [slot for slot in complete if slot >> RENDITION_AT in kept][: MOST + 1]
        if self._lite and self._goes_straight(words, len(starts)):
            found = self._stretches(self._words([phrase]), starts, RENDITION_AT, MOST + 1)
            if found is not None:
                return found
        if (every := self._every_in(words, starts)) is not None:
            return every[: MOST + 1]
        return self._among(_newest_slots, words, starts, MOST + 1)

    def _every_in(self, words: str, starts: Sequence[int]) -> list[int] | None:
        """Give all that hold some words in renditions, gone through but once; None where they are too many.

        What is asked of fewer of the same renditions afterwards is known.
        """
        if not starts:
            return []
        kept = frozenset(starts)
        asked_of, found = self._kept.get(words, (frozenset[int](), list[int]()))
        if not kept <= asked_of:
            asked_of = kept
            found = self._among(_any_slots, words, starts, CROWD)
            found.sort(reverse=True)
            self._kept[words] = asked_of, found
        if len(found) == CROWD:
            return None
        if len(kept) < len(asked_of):
            return [slot for slot in found if slot >> RENDITION_AT in kept]
        return found

    def holding(self, phrase: Wanted, renditions: Collection[int]) -> set[int]:
        """Give which of some renditions inside the window hold a phrase."""
        words, starts = self._words([phrase], self._filed), sorted(renditions, reverse=True)
        if (complete := self._complete.get(words)) is not None:
            return {slot >> RENDITION_AT for slot in complete}.intersection(renditions)
        if self._lite and self._goes_straight(words, len(starts)):
            stretches = json.dumps([start << RENDITION_AT for start in starts])
            given = stretches, self._words([phrase]), (1 << RENDITION_AT) - 1
            found = self._connection.exec_driver_sql(_HELD, given).scalars().all()
            return {slot >> RENDITION_AT for slot in found}
        if (every := self._every_in(words, starts)) is not None:
            return {slot >> RENDITION_AT for slot in every}
        return set(self._among(_renditions, words, starts, len(starts)))

    def _among(self, ask: _Ask, words: str, renditions: Sequence[int], limit: int) -> list[int]:
        if not renditions:
            return []
        first, above_last = renditions[-1] << RENDITION_AT, (renditions[0] + 1) << RENDITION_AT
        if self._lite:
            inside = _AMONG.format(first, above_last, self._language)
            return self._asked(ask, words, inside, limit, among_them=json.dumps(renditions))
        among_them = among(self._connection, above(self._slot, RENDITION_AT), renditions)
        where = self._slot >= first, self._slot < above_last, among_them
        return self._asked(ask, words, where, limit)


def _numbers(connection: Connection, asked: Select[Any], values: dict[str, Any]) -> list[int]:
    """Give a column of plain numbers: they are thousands, and SQLite gives them soonest as one text."""
    if connection.dialect.name == "sqlite":
        listed = asked.subquery()
        whole = select(func.json_group_array(listed.c.number)).select_from(listed)
        return list(json.loads(connection.execute(whole, values).scalar_one()))
    found = connection.execute(asked, values)
    assert found.cursor is not None
    numbers = [number for (number,) in found.cursor.fetchall()]
    found.close()
    return numbers


def _in_language(start: int, language: int) -> int:
    return start << PAPER_AT - RENDITION_AT | language


def _slot_of(held: FromClause) -> _Slot:
    return held.c.rowid if held is _FTS5 else held.c.id


def _holds(held: FromClause, name: str = "words") -> ColumnElement[bool]:
    words = bindparam(name, type_=Text)
    if held is _FTS5:
        return _FTS5.c.passage_fts.op("MATCH", is_comparison=True)(words)
    from sqlalchemy.dialects.postgresql import TSQUERY  # a store in a file has no use for it

    tokens: ColumnElement[str] = held.c.tokens
    found: ColumnElement[bool] = tokens.op("@@", is_comparison=True)(cast(words, TSQUERY))
    return found


def _limited(asked: Select[Any]) -> Select[Any]:
    return asked.limit(bindparam("most", type_=Integer)).offset(bindparam("skip", type_=Integer))


def _any_slots(held: FromClause) -> Select[Any]:
    """Ask for passages as the index comes upon them, which costs least."""
    return _limited(select(_slot_of(held).label("number")).where(_holds(held)))


def _newest_slots(held: FromClause) -> Select[Any]:
    """Ask for passages, the newest first."""
    return _any_slots(held).order_by(_slot_of(held).desc())


def _renditions(held: FromClause) -> Select[Any]:
    """Ask for the renditions of passages."""
    rendition = above(_slot_of(held), RENDITION_AT)
    return _limited(select(rendition.label("number")).where(_holds(held)).distinct())


# The same on SQLite, whose own words need not be made anew for each search.
_FROM = "FROM passage_fts WHERE passage_fts MATCH ?{}"
_LITE: dict[_Ask, str] = {
    ask: f"SELECT json_group_array(number) FROM ({asked} LIMIT ? OFFSET ?)"  # noqa: S608 - our own
    for ask, asked in (
        (_any_slots, f"SELECT rowid AS number {_FROM}"),
        (_newest_slots, f"SELECT rowid AS number {_FROM} ORDER BY rowid DESC"),
        (_renditions, f"SELECT DISTINCT rowid >> {RENDITION_AT} AS number {_FROM}"),
    )
}
_IN_LANGUAGE = f" AND rowid >> {LANGUAGE_AT} & {LANGUAGE_MASK} = {{}}"
_AMONG = (
    " AND rowid >= {} AND rowid < {}{}"
    f" AND rowid >> {RENDITION_AT} IN (SELECT value FROM json_each(?))"
)


@cache
def _plain(ask: _Ask, held: FromClause) -> Select[Any]:
    """Give a statement that is built once."""
    return ask(held)


# PostgreSQL's index holds no places: whether the words of a phrase follow each other is read in each
# passage that holds them all, which costs most. So it is read last, and of no more than are wanted.
def _holding_all(inside: Sequence[ColumnElement[bool]]) -> FromClause:
    """Give the passages inside a window that hold all words of a phrase, wherever; PostgreSQL only."""
    asked = select(_TSVECTOR.c.id, _TSVECTOR.c.tokens).where(_holds(_TSVECTOR, "loose"), *inside)
    return asked.offset(0).subquery("loose")  # an offset is planned by itself


def _newest_of(inside: Sequence[ColumnElement[bool]], *, whole: bool) -> Select[Any]:
    """Ask for passages, the newest first, those with phrases unless the index says the whole; PostgreSQL only."""
    all_words = select(_TSVECTOR.c.id).where(_holds(_TSVECTOR, "loose"), *inside)
    loose = all_words.cte("loose").prefix_with("MATERIALIZED")
    if whole:
        return _limited(select(loose.c.id.label("number")).order_by(loose.c.id.desc()))
    newest = select(loose.c.id).order_by(loose.c.id.desc()).subquery("newest")
    read = _TSVECTOR.alias("read")
    exact = select(read.c.id).where(read.c.id == newest.c.id, _holds(read)).offset(0)
    follows = exact.lateral("follows")
    asked = select(newest.c.id.label("number")).join_from(newest, follows, true())
    return _limited(asked.order_by(newest.c.id.desc()))


def match(index: Index, wanted: Sequence[Wanted]) -> Matched:
    """Find the renditions that hold every phrase, wherever in them, and the passages that do."""
    if len(wanted) == 1:
        return _newest(index, wanted[0])
    index.fetch_all(wanted)
    known = [index.all_slots(phrase) for phrase in wanted]
    common = [phrase for phrase, slots in zip(wanted, known, strict=True) if slots is None]
    if len(common) == len(wanted):
        return _all_common(index, wanted)
    whole = [slots for slots in known if slots is not None]
    kept = _in_all(whole)
    many: list[Wanted] = []  # held so often in these renditions that only the newest are given
    for phrase in common:
        slots = index.within(phrase, kept)
        if len(slots) <= MOST:
            kept = {slot >> RENDITION_AT for slot in slots}
            whole.append(slots)
        else:
            kept = index.holding(phrase, kept)
            many.append(phrase)
    found = {slot for slots in whole for slot in slots if slot >> RENDITION_AT in kept}
    found.update(*(index.within(phrase, kept) for phrase in many))
    return _capped(sorted(found, reverse=True))


def _in_all(groups: Sequence[Sequence[int]]) -> set[int]:
    """Give the renditions of which each group has a passage."""
    return set.intersection(*({slot >> RENDITION_AT for slot in slots} for slots in groups))


def _capped(slots: list[int]) -> Matched:
    return Matched(slots) if len(slots) <= MOST else Matched(slots[:NEWEST], capped=True)


def _newest(index: Index, phrase: Wanted) -> Matched:
    """Find every passage that holds a phrase, or the newest if the phrase is very common."""
    found = index.all_slots(phrase)
    return Matched(index.slots(phrase, NEWEST), capped=True) if found is None else Matched(found)


def _all_common(index: Index, wanted: Sequence[Wanted]) -> Matched:
    """Every word is very common: take the newest passages that hold them all, else papers that do."""
    together = index.together(wanted, NEWEST)
    if len(together) == NEWEST:
        return Matched(together, capped=True)
    found = _near(index, wanted, FIRST_LOOK)
    if len(found) < NEWEST:
        found = _near(index, wanted, MOST)
    return Matched(sorted(found.union(together), reverse=True)[:NEWEST], capped=True)


def _near(index: Index, wanted: Sequence[Wanted], most: int) -> set[int]:
    """Give the passages of renditions that hold all phrases, by so many of the newest of each.

    Of fewer than MOST, only what is newer than the oldest that was looked at: more would change nothing in it.
    """
    groups = [index.slots(phrase, most) for phrase in wanted]
    near = _in_all(groups)
    if most < MOST:
        last = max((group[-1] >> RENDITION_AT for group in groups if len(group) == most), default=-1)
        near = {rendition for rendition in near if rendition > last}
    return {slot for group in groups for slot in group if slot >> RENDITION_AT in near}
