"""This file says which command a sentence most likely asks for, by sentences whose command is known.

A multinomial naive Bayes classifier, counted from the list beside it when it is first asked.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from bot.answering.hearing.pieces.gapped import split
from bot.answering.hearing.pieces.gist import cues

# The part of a sentence that says nothing of its command: it is drawn from what all sentences hold.
ANYWHERE = 0.3
EVIDENCE = 2.0  # for the likeliest command, by the root of the number of features, below which none is told
_CUE = 4  # words of the longest cue that is looked for
_STEM = 5  # letters that stand for a longer word


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each feature stands in the sentences of each command."""

    commands: tuple[str, ...]
    weights: dict[str, tuple[tuple[int, float], ...]]  # logarithms above what any sentence holds

    @classmethod
    def of(cls, examples: Iterable[tuple[str, Sequence[str]]]) -> Counts:
        """Count examples: a command and the words of a sentence that asks for it."""
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for command, words in examples:
            counted[command].update(set(features(words)))
        commands = tuple(sorted(counted))
        totals = [counted[one].total() for one in commands]
        shares = [
            {feature: times / total for feature, times in counted[one].items()}
            for one, total in zip(commands, totals, strict=True)
        ]
        whole: Counter[str] = Counter()
        for share in shares:
            whole.update(share)
        weights: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, share in enumerate(shares):
            for feature, part in share.items():
                anywhere = ANYWHERE * whole[feature] / len(commands)
                weights[feature].append((number, math.log(1 + (1 - ANYWHERE) * part / anywhere)))
        return cls(commands, {feature: tuple(each) for feature, each in weights.items()})

    def ranked(self, words: Sequence[str]) -> list[tuple[str, float]]:
        """Give the commands, the likeliest first, each with how much less likely it is than the first.

        None are given where hardly a word is known.
        The distance is one of logarithms, by the root of the number of features: 0 for the first.
        """
        return self.scored(words, EVIDENCE)

    def scored(self, words: Sequence[str], evidence: float = 0.0) -> list[tuple[str, float]]:
        """Give the same wherever there is more than some evidence for the likeliest."""
        told = set(features(words))
        known = [self.weights[one] for one in told if one in self.weights]
        scores = [0.0] * len(self.commands)
        for each in known:
            for number, weight in each:
                scores[number] += weight
        order = sorted(range(len(scores)), key=lambda number: -scores[number])
        best = scores[order[0]]
        if not known or best < evidence * math.sqrt(len(told)):
            return []
        root = math.sqrt(len(known))
        return [(self.commands[number], (best - scores[number]) / root) for number in order]


def features(words: Sequence[str]) -> list[str]:
    """Give what a sentence is judged by: its words, their stems, and which stand side by side."""
    found = list(words)
    found += [
        f"{one[:_STEM]}*" for one in words if len(one) > _STEM and one.isascii() and one[0] != "<"
    ]
    whole = ["^", *words, "$"]
    found += [f"{one} {two}" for one, two in itertools.pairwise(whole)]
    short = len(words) < 8
    found += [
        " ".join(three)
        for three in zip(whole, whole[1:], whole[2:], strict=False)
        if short or not all(one.isascii() for one in three)
    ]
    return found + _cues(words)


def _cues(words: Sequence[str]) -> list[str]:
    """Give what the word list of gists knows some words as, by name: "stop", "meeting"."""
    known, found = cues(), list[str]()
    for at, first in enumerate(words):
        joiner = " " if first.isascii() else ""
        for size in range(1, _CUE + 1):
            found += [
                f"{{{cue}}}" for cue in (known.get(joiner.join(words[at : at + size])),) if cue
            ]
    return found


def ranked(words: Sequence[str]) -> list[tuple[str, float]]:
    """Give the commands that a sentence with gaps may ask for, as `Counts.ranked` does."""
    return _counts().ranked(words)


def scored(words: Sequence[str]) -> list[tuple[str, float]]:
    """Give the same, however little speaks for the likeliest."""
    return _counts().scored(words)


@cache
def _counts() -> Counts:
    return Counts.of(examples())


def examples() -> Iterator[tuple[str, list[str]]]:
    """Give the sentences of the list, each with its command."""
    text = (
        resources.files("bot.answering.hearing.likelihood")
        .joinpath("examples.tsv")
        .read_text(encoding="utf-8")
    )
    rows = (line.partition("\t") for line in text.splitlines() if line and line[0] != "#")
    return ((command, split(sentence)) for command, _, sentence in rows)
