"""This file settles which finds of a topic count in one place, and how much each of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.topics.asides import among_others, aside, passed_over, passes_over, quoted
from bot.topics.borders import Neighbours, is_short, standing
from bot.topics.places import JudgedPiece
from bot.topics.terms import NAME, TOUCH, Pair, Term, Topic, is_latin

LISTED = 0.3  # a name in an enumeration, a purpose or an example is hardly ever the subject
_MOST_PAIRS = 3  # of one kind in one place; more would only repeat the first
_ABOUT = 60  # letters on either side in which a word may speak against a pair
_NEAR = 30  # letters on either side in which a word may speak against a term
_MOST_NEAR = 40  # words of the other side looked at about each; more can only be a hostile text
_SENTENCE_END = re.compile(r"[。！？!?；;\n]|\.(?=\s)")
_COMMAS = ("、", "/", "|")
_AND = ("与", "及", "和", "或")
# How a Latin word may go on that speaks against a pair, by its length: a short one is whole or bent,
# a longer one may be the beginning of any; one of four or five may lose its e before an ending.
# e.g. fire: fired · fire: firefighters · show: showcase · game: gaming
_BENT = re.compile(
    r"(?:e?s|e?n|[a-z]?(?:ed|ers?|ing)|ures?|(?:fight(?:er|ing)|mak(?:er|ing)|store|gist|cas(?:e|es|ed|ing)|room"
    r"|shop|play)s?|m[ae]n)?(?![a-z0-9])"
)
_ENDS = (*(re.compile(r"(?:e?s)?(?![a-z0-9])"),) * 3, _BENT, re.compile(""))
_WITHOUT_E = re.compile(r"(?:e[ds]|ers?|ing|ures?)(?![a-z0-9])")
_STOP = re.compile(r"[,，。；;:：()（）「」\n]")


class TermSpan(NamedTuple):
    """A term where it stands in one place."""

    start: int
    end: int
    term: Term
    factor: float


class Hits(NamedTuple):
    """What the lexicon found for one topic in one place, told apart by what it is for."""

    terms: list[tuple[int, int, Term]]
    masks: list[tuple[int, int]]
    firsts: dict[int, list[tuple[int, int]]]
    seconds: dict[int, list[tuple[int, int]]]


def spans_of(
    topic: Topic, place: JudgedPiece, hits: Hits, *, elsewhere: bool = False
) -> tuple[list[TermSpan], list[tuple[int, int]]]:
    """Give the spans that count, the longest of overlapping ones, and the masks that applied.

    What is found `elsewhere` too, or more than once here, is more than a word that is quoted.
    """
    kept, masked = _longest(hits.terms, hits.masks)
    lone = len(kept) == 1 and not elsewhere
    spans = [
        TermSpan(
            start,
            end,
            _guarded(topic, place, start, end, term),
            _factor(topic, place, start, end, term, lone=lone),
        )
        for start, end, term in kept
    ]
    for number, pair in enumerate(topic.pairs):
        if pair.titles and not (place.role == "title" or place.opening or place.lead):
            continue
        if number in hits.firsts and number in hits.seconds:
            firsts = unmasked(hits.firsts[number], hits.masks)
            spans += _pairs(place, pair, firsts, unmasked(hits.seconds[number], hits.masks))
    if spans and any(word in place.folded for word in topic.feigned):
        spans = [span._replace(term=touching(span.term)) for span in spans]
    elif spans and topic.line is None:
        if passes_over(place.folded):
            spans = [_weighed(place, span) for span in spans]
        if place.role == "title" and len(spans) == 1 and among_others(place.folded, *spans[0][:2]):
            spans = [spans[0]._replace(term=touching(spans[0].term))]
    return spans, masked


def _weighed(place: JudgedPiece, span: TermSpan) -> TermSpan:
    """Let a find that its sentence passes over only touch on the subject."""
    if span.term.weight <= TOUCH or not passed_over(place.folded, span.start, span.end):
        return span
    return span._replace(term=touching(span.term))


def _guarded(topic: Topic, place: JudgedPiece, start: int, end: int, term: Term) -> Term:
    """Let a term say less where a word about it says that something else is meant."""
    guards = topic.guards.get(term.text)
    if guards is None:
        return term
    about = place.folded[max(0, start - _NEAR) : end + _NEAR]
    return touching(term) if any(guard.search(about) for guard in guards) else term


def touching(term: Term) -> Term:
    """Let a word only touch on the subject: of a paper that has no other it makes a mention."""
    return term if term.weight <= TOUCH else replace(term, weight=TOUCH, lowered=True)


def _longest(
    terms: Sequence[tuple[int, int, Term]], masks: Sequence[tuple[int, int]]
) -> tuple[list[tuple[int, int, Term]], list[tuple[int, int]]]:
    """Keep of a find inside another the longer, of two that cross the weightier.

    A mask counts as a name; of a mask and a term from end to end the same, the mask is kept.
    """
    if len(terms) == 1 and not masks:
        return list(terms), []
    best: dict[tuple[int, int], Term | None] = {}
    for start, end, term in sorted(terms, key=lambda one: one[2].weight):
        best[start, end] = term
    best.update(dict.fromkeys(masks))
    taken: set[int] = set()
    kept: list[tuple[int, int, Term]] = []
    masked: list[tuple[int, int]] = []
    for start, end in sorted(_outermost(best), key=lambda one: _rank(one, best[one])):
        if start in taken or end - 1 in taken:
            continue
        taken.update(range(start, end))
        found = best[start, end]
        if found is None:
            masked.append((start, end))
        else:
            kept.append((start, end, found))
    return kept, masked


def _rank(span: tuple[int, int], term: Term | None) -> tuple[float, int, int]:
    """Order spans that cross: the weightier first, then the longer, then the earlier."""
    return (-(NAME if term is None else term.weight), span[0] - span[1], span[0])


def _outermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop the spans that lie inside another one."""
    outer: list[tuple[int, int]] = []
    reach = -1
    for start, end in sorted(spans, key=lambda one: (one[0], -one[1])):
        if end > reach:
            outer.append((start, end))
            reach = end
    return outer


def _pairs(
    place: JudgedPiece,
    pair: Pair,
    firsts: Sequence[tuple[int, int]],
    seconds: Sequence[tuple[int, int]],
) -> list[TermSpan]:
    """Find one of each side close together in one sentence."""
    spans: list[TermSpan] = []
    others = sorted(seconds)
    reach = pair.within + max((end - start for start, end in others), default=0)
    for first in sorted(firsts) if others else ():
        near = bisect_left(others, (first[0] - reach, 0))
        for second in others[near : near + _MOST_NEAR]:
            if second[0] > first[1] + pair.within or len(spans) == _MOST_PAIRS:
                break
            span = _joined(place, pair, first, second)
            if span and not any(span.start < one.end and one.start < span.end for one in spans):
                spans.append(span)
                break
    return spans


def _joined(
    place: JudgedPiece, pair: Pair, first: tuple[int, int], second: tuple[int, int]
) -> TermSpan | None:
    """Make a span from one word to the other if they stand apart, near, and in one sentence."""
    gap_start, gap_end = min(first[1], second[1]), max(first[0], second[0])
    if not 0 <= gap_end - gap_start <= pair.within:
        return None
    if _SENTENCE_END.search(place.folded, gap_start, gap_end):
        return None
    if not (_stands(place, first) and _stands(place, second)):
        return None
    start, end = min(first[0], second[0]), max(first[1], second[1])
    about = place.folded[max(0, start - _ABOUT) : end + _ABOUT]
    if any(speaks(word, about) for word in pair.unless):
        return None
    shown = place.text[place.offsets[start] : place.offsets[end]]
    term = Term(shown, pair.weight, stands_for=f"{pair.first[0]} … {pair.second[0]}")
    return TermSpan(start, end, term, 1.0)


def speaks(word: str, about: str) -> bool:
    """Say whether a word found in a text stands there by itself, and is not cut out of a Latin one."""
    if not word.isascii():
        return word in about
    ends = _ENDS[min(len(word), len(_ENDS)) - 1]
    if _begins(word, about, ends):
        return True
    return 3 < len(word) < 6 and word[-1] == "e" and _begins(word[:-1], about, _WITHOUT_E)


def _begins(word: str, about: str, ends: re.Pattern[str]) -> bool:
    """Say whether a word of a text begins with this one and goes on in one of these ways."""
    at = about.find(word)
    while at >= 0:
        if not is_latin(about[at - 1 : at] or " ") and ends.match(about, at + len(word)):
            return True
        at = about.find(word, at + 1)
    return False


def _stands(place: JudgedPiece, span: tuple[int, int]) -> bool:
    """Say whether a side of a pair is a word there, and not cut out of others."""
    if not is_short(place.folded[slice(*span)]):
        return True
    return standing(place.folded, *span) is Neighbours.WORD


def unmasked(
    spans: Sequence[tuple[int, int]], masks: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Keep the spans that no mask covers from end to end."""
    if not masks:
        return list(spans)
    covered = {letter for start, end in masks for letter in range(start, end)}
    return [(start, end) for start, end in spans if start not in covered or end - 1 not in covered]


def _factor(
    topic: Topic, place: JudgedPiece, start: int, end: int, term: Term, *, lone: bool
) -> float:
    """Say how much a hit counts: less of an owner, in an enumeration, in a purpose, an example or a quotation.

    In a title, and for topics of people's own, every hit counts in full.
    """
    if topic.line is not None or place.role == "title":
        return 1.0
    if term.owner or _enumerated(place.folded, start, end):
        return LISTED
    if place.role == "paragraph" and aside(place.folded, start, end):
        return LISTED  # in a question, an example is what is asked
    told = place.role == "paragraph" and lone and not term.programme
    if told and quoted(place.folded, start, end):
        return LISTED
    return 1.0


def _enumerated(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 14) : start], text[end : end + 14]
    if before.endswith(_COMMAS) or after.startswith(_COMMAS):
        return True
    left, right = _STOP.split(before)[-1], _STOP.split(after)[0]
    if "、" in left and ("、" in right or left.endswith(_AND)):
        return True
    if before.endswith(", ") and (after.startswith((",", " and ", " or "))):
        return True
    return before.endswith((" and ", " or ")) and ", " in text[max(0, start - 40) : start]
