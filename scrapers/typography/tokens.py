"""This file cuts match text into what search stores: Chinese bigrams, Latin words and numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from scrapers.typography.folding import fold
from scrapers.typography.spacing import CJK

_RUN = re.compile(f"([{CJK}]+)|[a-z0-9]+")


class Run(NamedTuple):
    """An unbroken stretch of Chinese letters, or one Latin word or number, of folded text."""

    text: str
    chinese: bool
    start: int  # in the folded text

    @property
    def tokens(self) -> list[str]:
        """Give the run's tokens: overlapping pairs and the last letter, or the word itself."""
        if not self.chinese:
            return [self.text]
        text = self.text
        return [text[at : at + 2] for at in range(len(text) - 1)] + [text[-1]]


def token_runs(text: str) -> list[Run]:
    """Give the runs of a text after folding, in order, for whoever builds a phrase query."""
    return [
        Run(match[0], match[1] is not None, match.start()) for match in _RUN.finditer(fold(text))
    ]


def search_tokens(text: str) -> list[str]:
    """Give the tokens of a text for the index; the same for SQLite and PostgreSQL."""
    tokens: list[str] = []
    for match in _RUN.finditer(fold(text)):
        run = match[0]
        if match[1] is None:
            tokens.append(run)
        else:
            tokens.extend([run[at : at + 2] for at in range(len(run) - 1)])
            tokens.append(run[-1])
    return tokens
