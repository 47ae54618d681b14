"""This file knows how often a sentence recurs in other papers, so that stock phrases weigh less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import islice

from bot.contents.statements import Statement

EVERYWHERE = 8  # papers with one sentence, from which on it counts as said everywhere
COPY = 0.6  # of the letters of the longer of two papers that both have: one answer, given twice
COMPARED = 16  # earlier papers with a sentence that a new one is compared with


class Recurrence:
    """Counts in how many papers each sentence stands; callable as `summarise` wants it.

    Copies of one answer count as one paper: what they say is said by nobody else.
    """

    def __init__(self, papers: Iterable[Iterable[Statement]] = ()) -> None:
        self._papers: Counter[int] = Counter()
        self._sizes: list[int] = []  # of the papers that are no copies, in letters
        self._holders: dict[int, list[int]] = {}
        self._copied: list[set[int]] = []  # what each of them and its copies say
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
        marks = {_mark(statement): len(statement.bare.folded) for statement in stated}
        first = self._original(marks)
        if first is None:
            first = len(self._sizes)
            self._sizes.append(sum(marks.values()))
            self._copied.append(set())
            for mark in marks:
                self._holders.setdefault(mark, []).append(first)
        self._papers.update(marks.keys() - self._copied[first])
        self._copied[first] |= marks.keys()

    def _original(self, marks: Mapping[int, int]) -> int | None:
        """Find the earlier paper that has most of what this one says."""
        shared: Counter[int] = Counter()
        for mark, letters in marks.items():
            for holder in islice(self._holders.get(mark, ()), COMPARED):
                shared[holder] += letters
        own = sum(marks.values())
        for holder, letters in shared.most_common(1):
            if letters >= COPY * max(own, self._sizes[holder]):
                return holder
        return None

    def __call__(self, sentence: Statement) -> float:
        """Say how common a sentence is, 0 where one paper at most has it, 1 where everybody says it."""
        others = max(0, self._papers[_mark(sentence)] - 1)
        return min(1.0, others / (EVERYWHERE - 1))


def _mark(sentence: Statement) -> int:
    """Give a number for a sentence that is the same in every process."""
    letters = "".join(sentence.bare.folded.split()).encode("utf-8", "replace")
    return int.from_bytes(blake2b(letters, digest_size=7).digest())
