"""This file says what changed between two revisions of a paper, paragraph by paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import distance

from bot.contents import titles
from bot.messages.alerts import Change
from scrapers.items import Document
from scrapers.text import fold, search_tokens

SAME = 0.5  # two paragraphs alike by this share are one paragraph, edited
KEPT = 0.1  # of a paper's words; a text that keeps fewer has taken the paper's place
_LOOKED_AT = 100_000  # characters of a text that are compared as words
_LOOKED_AT_CLOSELY = 2000  # characters of a paragraph that are compared with another's
_NEAR = 40  # paragraphs that went where one came, of which it may be the edited one
_MOST_COMPARED = 4000  # pairs of paragraphs
_MOST_WORK = 2_000_000_000  # words of one paragraph times those of the other, over all pairs
_MOST_CELLS = 100_000  # paragraphs of one text times those of the other, where they differ


def paragraphs(document: Document) -> list[tuple[str | None, str]]:
    """Give every paragraph of a document in order, with its number or part."""
    return list(_walk(document))


def _walk(document: Document) -> Iterator[tuple[str | None, str]]:
    yield "title", document.title
    for section in document.sections:
        if section.heading:
            yield None, section.heading
        for paragraph in section.paragraphs:
            yield paragraph.no or section.heading, paragraph.text
    for exchange in document.exchanges:
        yield exchange.part, exchange.question
        for piece in exchange.answer.split("\n"):
            yield exchange.part, piece
    for recommendation in document.recommendations:
        yield str(recommendation.no), recommendation.text


def changes(before: Document, after: Document) -> tuple[Change, ...]:
    """Compare two revisions: edited, new and removed paragraphs, in the order of the new text.

    A remark on what is attached, such as "(with photos)", is no change of the words.
    """
    old, new = paragraphs(before), paragraphs(after)
    room = _Room()
    found: list[Change] = []
    for gone, come in _differing(old, new):
        found.extend(one for one in _pair(gone, come, room) if not _cosmetic(one))
    return tuple(found)


def _cosmetic(one: Change) -> bool:
    return one.before is not None and one.after is not None and (
        titles.spoken(one.before) == titles.spoken(one.after) != ""
    )  # fmt: skip


_Place = tuple[str | None, str]


def _differing(old: list[_Place], new: list[_Place]) -> Iterator[tuple[list[_Place], list[_Place]]]:
    """Give the stretches in which two texts differ: what went, and what stands there now."""
    before, after = [fold(text) for _, text in old], [fold(text) for _, text in new]
    least = min(len(before), len(after))
    head = next((at for at in range(least) if before[at] != after[at]), least)
    tail = next(
        (at for at in range(least - head) if before[-1 - at] != after[-1 - at]), least - head
    )
    before, after = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(before) * len(after) > _MOST_CELLS:
        # Two long texts that have little in common: what stands in one of them more often.
        yield (
            [old[head + at] for at in _more_often(before, after)],
            [new[head + at] for at in _more_often(after, before)],
        )
        return
    for verb, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if verb != "equal":
            yield old[head + i1 : head + i2], new[head + j1 : head + j2]


def _more_often(these: list[str], those: list[str]) -> Iterator[int]:
    """Give the places of the texts that stand here more often than there."""
    left = Counter(those)
    for at, text in enumerate(these):
        left[text] -= 1
        if left[text] < 0:
            yield at


def replaces(before: Document, after: Document) -> bool:
    """Say whether a text holds next to nothing of the one before it, as an error page does."""
    old, new = _words(before), _words(after)
    return bool(old) and len(old & new) < KEPT * len(old)


def _words(document: Document) -> set[str]:
    return set(search_tokens("\n".join(text for _, text in _walk(document))[:_LOOKED_AT]))


@dataclass
class _Room:
    """What may still be compared of two revisions; what is not shows as gone and as new."""

    pairs: int = _MOST_COMPARED
    work: int = _MOST_WORK


def _pair(old: list[_Place], new: list[_Place], room: _Room) -> Iterator[Change]:
    remaining = list(old)
    for place, text in new:
        at = _likest(remaining, text, room)
        if at is not None:
            yield Change(place, remaining.pop(at)[1], text)
        else:
            yield Change(place, None, text)
    for place, text in remaining:
        yield Change(place, text, None)


def _likest(remaining: list[_Place], text: str, room: _Room) -> int | None:
    """Give which of the nearest paragraphs a text was edited from, the first of the likest."""
    best, likest = SAME, None
    words = _tokens(text)
    for at, (_, before) in enumerate(remaining[: min(_NEAR, room.pairs)]):
        others = _tokens(before)
        room.pairs -= 1
        room.work -= len(words) * len(others)
        if room.work < 0:
            break
        share = _alike(others, words, best)
        if share > best or (likest is None and share >= best):
            best, likest = share, at
    return likest


def _alike(these: list[str], those: list[str], least: float) -> float:
    """Give the share of two texts' words and pairs of letters that stand in both in the same order.

    A share below `least` is given as 0, and found sooner.
    """
    return float(distance.Indel.normalized_similarity(these, those, score_cutoff=least))


@lru_cache(maxsize=64)
def _tokens(text: str) -> list[str]:
    return search_tokens(text[:_LOOKED_AT_CLOSELY]) or [text]
