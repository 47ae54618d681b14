"""This file names what a person can mean to do with lists of names that are watched for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.intents import Intent


@dataclass(frozen=True, slots=True)
class NewList(Intent):
    """Watch for names, as they were pasted."""

    name: str
    names: str


@dataclass(frozen=True, slots=True)
class ShowLists(Intent):
    """Name the watch lists of this place."""


@dataclass(frozen=True, slots=True)
class ListOf(Intent):
    """Show a watch list, or do something with it: its name comes first in what was said."""

    said: str
    action: str = ""  # delete, where that was said before the name
