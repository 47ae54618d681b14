"""This file gives what people typed in Slack as they typed it, and what of it is said to us."""

from __future__ import annotations

import re

from bot.answering.hearing.grammar import is_command

_AROUND = " \t\n,.:;!?，。：；！？、-–—"


def typed(text: str) -> str:
    """Give a text as it was typed: Slack writes three of its signs as entities, and nothing else so."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def addressed(text: str, us: str) -> str:
    """Give what a text says to the app `us`, whose mention may stand in the middle of it.

    Talk around a mention is no search: without a command on either side it asks for help.
    """
    found = re.search(rf"<@{re.escape(us)}(?:\|[^<>]{{0,80}})?>", text) if us else None
    if found is None or not text[: found.start()].strip():
        return text
    for part in (text[found.end() :], text[: found.start()]):
        if is_command(said := part.strip(_AROUND)):
            return said
    return "help"
