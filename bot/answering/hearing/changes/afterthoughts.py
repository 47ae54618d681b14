"""This file reads a wish that stands in a clause of its own beside an order: how often is enough, in which language."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from bot.answering.arguments.wishes import Reader, Wishes
from bot.answering.arguments.words import either_script
from bot.answering.command import TOKEN
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import doubts
from bot.answering.intents import Follow, Intent, Subscribe

MOST_LETTERS = 300
_MOST_CLAUSES = 8
# What frames a wish and adds nothing to it.
# e.g. daily is fine · just English · 每日就得 · 只要繁體中文
_FRAME = re.compile(
    either_script(
        r"^\W*+(?:and |but |just |only |maybe )*(?:只要|淨係|就|用)?"
        r"|(?:就|即|便|已)? ?(?:得|可以|可|足夠|夠|好|ok)(?:喇|啦|了|吖|呀)?\W{0,20}$"
        r"|(?:,? (?:is|would be|will be) (?:fine|enough|plenty|ok|okay|good)|(?:,? (?:will|would) do))?(?:,? (?:please|thanks|for us|for now)){0,4}\W{0,20}$"
    ),
    re.IGNORECASE,
)


def wished(heard: Heard) -> Intent:
    """Give what is to be followed with what clauses beside the order wish for it, where it has no such wish yet."""
    text, read = heard.text, heard.read
    if not isinstance(read, Subscribe | Follow) or len(text) > MOST_LETTERS:
        return read
    clauses = doubts.CLAUSE.split(text)
    if not 1 < len(clauses) <= _MOST_CLAUSES or grammar.is_search(text):
        return read
    wishes = read.wishes
    for clause in clauses:
        said = Reader(tuple(TOKEN.findall(_FRAME.sub("", clause))))
        if not said.target and said.problem is None and said.place is None:
            wishes = _filled(wishes, said.wishes)
    return read if wishes == read.wishes else replace(read, wishes=wishes)


def _filled(wishes: Wishes, more: Wishes) -> Wishes:
    """Give wishes with those of another record where they have none; an hour goes with its rhythm."""
    rhythm = ("rhythm", "at", "weekday")
    names = [one.name for one in fields(Wishes)]
    if wishes.rhythm is not None or wishes.at is not None:
        names = [name for name in names if name not in rhythm]
    open_ones = [name for name in names if not getattr(wishes, name)]
    return replace(wishes, **{name: getattr(more, name) for name in open_ones})
