"""This file reads channels that people point at: what a door writes for one is shown by its name alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.answering import commands
from bot.answering.arguments.courtesy import without
from bot.answering.arguments.words import either_script
from bot.answering.intents import ListFollowed
from bot.answering.speech import Button, Reply, Row, Speaker, unaddressed
from bot.messages.words import say

_MARK = re.compile(r"<#[A-Za-z0-9._~%-]{1,500}(?:\|(?P<name>[^<>|]{0,300}))?>")
# e.g. list in #General · 清單 在 #General
_ELSEWHERE = re.compile(
    either_script(
        r"^(?P<said>[^#<]{2,60}?) ?(?:(?<![\w])(?:in|of|for)(?![\w])|[於在]) ?"
        r"(?P<place><#[^<>]{1,900}>|#[^#<>]{1,80}|[a-z]{2,20}:\S{1,500})$"
    ),
    re.IGNORECASE,
)
_LEAST = 3  # letters of a mark that was cut, below which it is none of it


def listing(text: str) -> ListFollowed | None:
    """Read "list in #channel": what another channel follows; None where that is not asked for."""
    if len(text) > 1_500:
        return None
    bare = without(unaddressed(" ".join(text.split())))
    found = _ELSEWHERE.match(bare)
    if found is None:
        return None
    said = found["said"].strip()
    command = commands.COMMANDS.named(said)
    if command is None and (sentence := commands.COMMANDS.said(said)) is not None:
        command = sentence[0]
    if command is None or ListFollowed not in command.answers:
        return None
    return ListFollowed(found["place"].strip())


def by_name(reply: Reply, text: str, speaker: Speaker) -> Reply:
    """Show each channel that was pointed at by its name, also where only the mark's beginning is shown.

    What goes back with a button is left as it is: it has to be understood.
    """
    marks = {found[0]: _called(found["name"], speaker) for found in _MARK.finditer(text[:8_000])}
    if not marks:
        return reply

    def shown(line: str) -> str:
        return _shown(line, marks)

    return replace(
        reply,
        headline=shown(reply.headline),
        lines=tuple(shown(line) for line in reply.lines),
        rows=tuple(_row(row, shown) for row in reply.rows),
        buttons=tuple(_button(one, shown) for one in reply.buttons),
        footer=shown(reply.footer),
    )


def _called(name: str | None, speaker: Speaker) -> str:
    return f"#{name}" if name else say("other_channel", speaker.language)


def _shown(line: str, marks: dict[str, str]) -> str:
    pieces = line.split("<#")
    found = [pieces[0]]
    for piece in pieces[1:]:
        mark, length = max(
            ((mark, _common(mark, f"<#{piece}")) for mark in marks), key=lambda one: one[1]
        )
        known = length >= min(len(mark), _LEAST)
        found.append(f"{marks[mark]}{piece[length - 2 :]}" if known else f"<#{piece}")
    return "".join(found)


def _common(first: str, second: str) -> int:
    """Count the letters with which both begin."""
    for place, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return place
    return min(len(first), len(second))


def _row(row: Row, shown: Callable[[str], str]) -> Row:
    pressed = tuple(_button(one, shown) for one in row.buttons)
    return replace(
        row,
        title=shown(row.title),
        context=shown(row.context),
        text=shown(row.text),
        buttons=pressed,
    )


def _button(one: Button, shown: Callable[[str], str]) -> Button:
    return replace(one, text=shown(one.text))
