"""This file parts the name that a lookup begins with from what is said behind it, which narrows it or is said aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.answering.arguments.sought import sought
from bot.answering.hearing import grammar, writing
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import as_typed
from bot.answering.hearing.lookups import slots
from bot.answering.intents import Guessed, Intent, Preview, Profile, Programme, Search, ShowTopic
from bot.answering.names import TopicBook
from bot.topics import registers
from scrapers.text import is_cjk

MOST_LETTERS = 120
_BORDERS = ' ,，、:：;；?？」』"”'
_WORD = re.compile(r"[A-Za-z0-9][\w.&'’-]*|[\u3400-\u9fff]", re.ASCII)

_Named = Programme | Profile | Preview | ShowTopic


def meant(heard: Heard) -> Intent | None:
    """Give a lookup of the known name with which the named begins; None where all of it is known, or none."""
    read = heard.read
    if not isinstance(read, _Named) or len(read.name) > MOST_LETTERS:
        return None
    if _known(read, read.name, heard.book):
        return None
    name = next((one for one in _beginnings(read.name) if _known(read, one, heard.book)), None)
    if name is None:
        return None
    rest = read.name[len(name) :].strip(_BORDERS)
    one = replace(read, name=name)
    line = writing.written(one, "en")
    if line and isinstance(read, Profile) and (narrowed := _narrowed(name, rest, heard, line)):
        return narrowed
    if line is None or not sought(f"{rest} ,"):
        return one
    return Guessed(one, line, as_typed(heard.text), left=(rest,))


def _narrowed(name: str, rest: str, heard: Heard, line: str) -> Guessed | None:
    """Give the papers of a body that what is said behind its name narrows."""
    kind = registers.found(name)[0].kind
    laid = replace(slots.laid(f"papers {rest}", heard.speaker.language), **{kind: name})
    search = grammar.parse(laid.line)
    if not (laid.period or laid.kind or laid.words) or not isinstance(search, Search):
        return None
    return Guessed(replace(search, typed=laid.line), laid.line, (line,))


def _beginnings(said: str) -> Iterator[str]:
    """Give what a text begins with up to each of its words, the longest first; all of it is none."""
    ends = [one.end() for one in _WORD.finditer(said)]
    for end in reversed(ends[:-1]):
        if end > 1 or not is_cjk(said[0]):
            yield said[:end]


def _known(read: _Named, name: str, book: TopicBook) -> bool:
    if isinstance(read, Programme):
        return bool(registers.found(name, "programme"))
    if isinstance(read, Profile):
        return any(one.kind != "programme" for one in registers.found(name))
    return book.find(name) is not None


__all__ = ["meant"]
