"""This file reads a wish that stands in a clause of its own beside an order: how often is enough, in which language."""

from __future__ import annotations

from dataclasses import fields, replace

from bot.answering.arguments.wishes import Wishes
from bot.answering.hearing import grammar
from bot.answering.hearing.changes import clauses
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import doubts
from bot.answering.intents import Follow, Intent, Subscribe

MOST_LETTERS = 300
_MOST_CLAUSES = 8


def wished(heard: Heard) -> Intent:
    """Give what is to be followed with what clauses beside the order wish for it, where it has no such wish yet."""
    text, read = heard.text, heard.read
    if not isinstance(read, Subscribe | Follow) or len(text) > MOST_LETTERS:
        return read
    parts = doubts.CLAUSE.split(text)
    if not 1 < len(parts) <= _MOST_CLAUSES or grammar.is_search(text):
        return read
    wishes = read.wishes
    for part in parts:
        if more := clauses.wished(part, heard.book):
            wishes = with_more(wishes, more)
    return read if wishes == read.wishes else replace(read, wishes=wishes)


def with_more(wishes: Wishes, more: Wishes) -> Wishes:
    """Give wishes with those of another record where they have none; an hour goes with its rhythm."""
    rhythm = ("rhythm", "at", "weekday")
    names = [one.name for one in fields(Wishes)]
    if wishes.rhythm is not None or wishes.at is not None:
        names = [name for name in names if name not in rhythm]
    open_ones = [name for name in names if not getattr(wishes, name)]
    return replace(wishes, **{name: getattr(more, name) for name in open_ones})
