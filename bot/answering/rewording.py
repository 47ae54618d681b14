"""This file gives what an answer offers to press, and whatever quotes it, in the words of whoever asked."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.speech import Button, Reply
from scrapers.items import Language

LABEL, QUOTED = 60, 80  # letters of a button, and of a line in a sentence


def in_own_words(reply: Reply, language: Language) -> Reply:
    """Give an answer whose lines to press are typed as its asker types: it is made with English ones."""
    if language == "en":
        return reply
    # It knows all commands, which a lookup of the shell need not load.
    from bot.answering.hearing.writing import reworded

    pressed = [*reply.buttons, *(one for row in reply.rows for one in row.buttons)]
    lines = {one.value for one in pressed if one.action == "say"}
    said = {line: reworded(line, language) for line in lines}
    said = {line: own for line, own in said.items() if line != own}
    if not said:
        return reply
    return replace(
        reply,
        headline=_quoting(reply.headline, said),
        lines=tuple(_quoting(one, said) for one in reply.lines),
        rows=tuple(replace(one, buttons=_worded(one.buttons, said)) for one in reply.rows),
        buttons=_worded(reply.buttons, said),
    )


def _worded(buttons: tuple[Button, ...], said: dict[str, str]) -> tuple[Button, ...]:
    return tuple(
        replace(one, value=own, text=own[:LABEL] if one.text == one.value[:LABEL] else one.text)
        if one.action == "say" and (own := said.get(one.value))
        else one
        for one in buttons
    )


def _quoting(text: str, said: dict[str, str]) -> str:
    for line, own in said.items():
        text = text.replace(f"`{line}`", f"`{own}`")
        text = text.replace(f"「{line[:QUOTED]}」", f"「{own[:QUOTED]}」")
    return text
