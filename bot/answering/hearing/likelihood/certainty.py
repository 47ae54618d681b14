"""This file says whether a text was read as it was only because nothing else was."""

from __future__ import annotations

from bot.answering.hearing import grammar
from bot.answering.intents import Guessed, Intent, Misunderstood, Search


def unsure(read: Intent, text: str, loose: tuple[type, ...] = (object,)) -> bool:
    """Say whether something else may still be read; of what is guessed, where it is one of `loose`."""
    if grammar.is_search(text):
        return False
    if isinstance(read, Misunderstood):
        return read.problem == "which_paper"
    return isinstance(read, Search) or (
        isinstance(read, Guessed) and isinstance(read.intent, loose)
    )


def as_typed(text: str, *lines: str) -> tuple[str, ...]:
    """Give lines, and the search for a text as it stands where none of them is that."""
    said = " ".join(text.split()).strip(" .?!。？！")
    return tuple(dict.fromkeys((*lines, f"search {said}")))
