"""This file knows how often a sentence recurs in other papers, so that stock phrases weigh less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.contents.sentences import statements, unlabelled
from scrapers.items import Document
from scrapers.text import fold

EVERYWHERE = 8  # papers with one sentence, from which on it counts as said everywhere


class Recurrence:
    """Counts in how many papers each sentence stands; callable as `summarise` wants it."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._papers: Counter[int] = Counter()
        for document in documents:
            self.add(document)

    def add(self, document: Document) -> None:
        """Count one more paper."""
        self._papers.update({_mark(statement.text) for statement in statements(document)})

    def __call__(self, sentence: str) -> float:
        """Say how common a sentence is, 0 where one paper at most has it, 1 where everybody says it."""
        others = max(0, self._papers[_mark(sentence)] - 1)
        return min(1.0, others / (EVERYWHERE - 1))


def _mark(sentence: str) -> int:
    return hash("".join(fold(unlabelled(sentence)).split()))
