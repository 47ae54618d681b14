"""This file works out what a topic reaches: the other names of its words, and whether it fires at all."""

from __future__ import annotations

from functools import cache

from bot.topics.terms import SIGN, Term, Topic, needle
from bot.topics.vocabulary import read, strings


def expansion(topic: Topic) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give each word of a topic with the other names that are looked for along with it."""
    found: dict[str, list[str]] = {}
    groups = [topic.terms, *(member for combo in topic.together for member in combo.members)]
    for group in groups:
        for term in group:
            if term.stands_for is None:
                found.setdefault(term.label, [])
            else:
                found.setdefault(term.stands_for, []).append(term.label)
    return tuple((word, tuple(others)) for word, others in found.items())


def fires_everywhere(topic: Topic) -> tuple[str, ...]:
    """Name the words of a topic that stand in nearly every paper; empty where it is specific."""
    if topic.required:
        return ()
    return tuple(
        dict.fromkeys(
            term.label
            for term in topic.terms
            if term.stands_for is None and (_is_common(term) or len(needle(term.text)) == 1)
        )
    )


def never_fires(topic: Topic) -> bool:
    """Say whether no paper could ever match: what is asked for is also excluded or masked."""
    required = [{needle(term.text) for term in group} for group in topic.required]
    excluded = {needle(term.text) for group in topic.excluded for term in group}
    if any(group <= excluded for group in required):
        return True
    masks = [needle(mask) for mask in topic.masks]
    usable = [
        term
        for term in topic.terms
        if needle(term.text) not in masks and needle(term.text) not in excluded
    ]
    combos = [
        combo
        for combo in topic.together
        if all(any(needle(term.text) not in excluded for term in names) for names in combo.members)
    ]
    return not usable and not combos


def seldom_fires(topic: Topic) -> bool:
    """Say whether all words are weak and too few to reach the least score together."""
    if topic.line is None or topic.together:
        return False
    weights = [term.weight for term in topic.terms if term.stands_for is None]
    return max(weights, default=0.0) < SIGN and sum(weights) < topic.thresholds.mention


def _is_common(term: Term) -> bool:
    return not term.prefix and needle(term.text) in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(map(needle, strings(read("common"), "words", "common")))
