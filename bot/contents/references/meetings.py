"""This file finds the meetings that a text names by body and date, and what was done there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.contents.folded import Folded
from bot.contents.references.days import Day, clause, days
from bot.contents.references.numbered_items import numbered_item
from bot.contents.references.numbers import quoted
from bot.topics import registers
from scrapers.items import Document, without_council
from scrapers.text import fold
from storage.records import Reference

_BREAKS = ",(《"  # between a body and a date: they belong to different things
_REACH, _REACH_EN = 60, 110  # letters in which a body stands from its meeting's date
_HOWS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("consulted_at", re.compile(r"咨询|\bconsult")),
    ("appointed_at", re.compile(r"委任|\bappoint")),
    ("approved_at", re.compile(r"批准|通过|\bapprov|\bendors|\bpassed\b")),
    ("presented_to", re.compile(r"提交|汇报|简介|\bpresent|\bbrief(?:ed)?\b|\bsubmitted\b")),
    ("discussed_at", re.compile(r"会议|讨论|\bmeeting|\bdiscuss")),
)
# The Council itself, where no committee of it is meant.
_COUNCIL = re.compile(
    r"立法会(?=[已就]?(?:于|在|会议))|立法会(?=20\d\d年)|\blegislative council(?= (?:meeting|passed|on\b))"
)
# The paper's own committee, as a paper calls it once it has named it.
_OURS = re.compile(
    r"(?<!相关)(?<!有关)(?<!各)(?<![a-z])(?:本|该)?事务委员会|\bthe panel\b(?! on)|\bthis panel\b"
)


def body_of(name: str | None) -> str | None:
    """Give the key of the committee that a name means; None where it means none for sure."""
    if not name:
        return None
    meant = registers.found(without_council(name), "committee")
    return meant[0].key if len(meant) == 1 else None


def meetings(document: Document, piece: Folded, place: str) -> Iterator[Reference]:
    """Give the meetings that a piece of a text names, but for the one that the paper is for, and the items of them."""
    reach = _REACH_EN if piece.folded.isascii() else _REACH
    for day in days(piece.folded):
        start, end = clause(piece.folded, day.start, day.end, reach=reach)
        around = piece.folded[start:end]
        how = next((name for name, cue in _HOWS if cue.search(around)), None)
        named = _body(document, piece.folded, day, start, end) if how else None
        if how is None or named is None:
            continue
        body, first, last = named
        item = numbered_item(piece.folded, start, end) if day.day is not None else None
        if item is not None:
            span = (min(first, day.start, item.start), max(last, day.end, item.end))
            key = f"item:{body}:{day.iso}:#{item.count}"
            yield Reference(key, how, quoted(piece, *span), place, joins=True)
        if document.meeting_date is not None and day.iso == document.meeting_date.isoformat():
            continue
        span = (min(first, day.start), max(last, day.end))
        yield Reference(f"meeting:{body}:{day.iso}", how, quoted(piece, *span), place, joins=False)


def _body(
    document: Document, folded: str, day: Day, start: int, end: int
) -> tuple[str, int, int] | None:
    """Give the body whose name stands nearest to a date in its sentence, and where that is."""
    found: list[tuple[int, int, str, int]] = []
    for name, key in _names():
        at = folded.find(name, start, end)
        while at >= 0:
            away = max(at - day.end, day.start - at - len(name), 0)
            between = folded[min(at + len(name), day.end) : max(at, day.start)]
            if not any(mark in between for mark in _BREAKS):
                found.append((away, -len(name), key, at))
            at = folded.find(name, at + len(name), end)
    if found:
        _, length, key, at = min(found)
        return key, at, at - length
    for council in _COUNCIL.finditer(folded, start, end):
        between = folded[min(council.end(), day.end) : max(council.start(), day.start)]
        if not any(mark in between for mark in _BREAKS):
            return "council", *council.span()
    ours = _OURS.search(folded, start, end)
    own = body_of(document.committee) if ours else None
    return (own, *ours.span()) if own and ours else None


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Give the printed names of committees, folded, each with its key; the longest first."""
    found = {
        fold(name): one.key
        for one in registers.identities()
        if one.kind == "committee"
        for name in (one.zh, one.en, *one.says)
        if len(name) > 3 and one.zh.endswith("委員會")
    }
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))
