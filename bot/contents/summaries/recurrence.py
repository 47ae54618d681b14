"""This file knows how often a sentence recurs in other papers, so that stock phrases weigh less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from bot.contents.statements import Statement

EVERYWHERE = 8  # papers with one sentence, from which on it counts as said everywhere


class Recurrence:
    """Counts in how many papers each sentence stands; callable as `summarise` wants it."""

    def __init__(self, papers: Iterable[Iterable[Statement]] = ()) -> None:
        self._papers: Counter[int] = Counter()
        for stated in papers:
            self.add(stated)

    @classmethod
    def of(cls, several: Mapping[int, int]) -> Recurrence:
        """Give the count back that `several` gave, for sentences of more than one paper."""
        made = cls()
        made._papers.update(several)
        return made

    def several(self) -> dict[int, int]:
        """Give the marks of the sentences that more than one paper has, and how many have each."""
        return {mark: papers for mark, papers in self._papers.items() if papers > 1}

    def add(self, stated: Iterable[Statement]) -> None:
        """Count one more paper, by what it states."""
        self._papers.update({_mark(statement) for statement in stated})

    def __call__(self, sentence: Statement) -> float:
        """Say how common a sentence is, 0 where one paper at most has it, 1 where everybody says it."""
        others = max(0, self._papers[_mark(sentence)] - 1)
        return min(1.0, others / (EVERYWHERE - 1))


def _mark(sentence: Statement) -> int:
    """Give a number for a sentence that is the same in every process."""
    letters = "".join(sentence.bare.folded.split()).encode("utf-8", "replace")
    return int.from_bytes(blake2b(letters, digest_size=7).digest())
