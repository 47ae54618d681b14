"""This file gives what stands at the heads of papers, titles and first paragraphs, which say whom they are about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from sqlalchemy import bindparam, select
from sqlmodel import Session

from storage.published.passages import passage
from storage.ready import Ready

FIRST = 1  # the ordinal of a text's first passage; a title's is 0
LONGEST = 600  # letters of a title or a first paragraph that are read


class HeadsRegister(Protocol):
    """What knows whom a text names."""

    def names(self, kind: str, target: str) -> Sequence[str]:
        """Give the names in print of a body by the one under which it is followed."""

    def targets(self, kind: str, text: str) -> Collection[str]:
        """Give those under which the bodies are followed that a text names."""


def head(ordinal: int, words: str) -> str:
    """Give what of a passage stands at the head of its paper: a title, or a first paragraph."""
    return words[:LONGEST] if ordinal == 0 else words.partition("\n")[0][:LONGEST]


def of_paper(session: Session, paper_id: int) -> list[str]:
    """Give a paper's titles and first paragraphs, in every language that is held."""
    rows = _HEADS.rows(session.connection(), {"number": paper_id})
    return [head(row.ordinal, row.text) for row in rows]


_HEADS = Ready(
    lambda _: select(passage.c.ordinal, passage.c.text).where(
        passage.c.paper_id == bindparam("number"), passage.c.ordinal <= FIRST
    )
)
