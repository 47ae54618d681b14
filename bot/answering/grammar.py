"""This file reads what people type, in English or Chinese, into what they mean; it knows no state."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from bot.answering import commands, intents
from bot.answering.command import Command, Said
from bot.answering.intents import Intent, Misunderstood

LONGEST = 8_000
_CLOSE = 80
_MENTION = re.compile(r"^\s*(?:<@[A-Z0-9]+(?:\|[^>]{0,80})?>\s*)+")
# What is quoted ends somewhere near: a mark that nothing closes is not looked for to the end.
_TOKEN = re.compile(
    r'"[^"]{0,2000}+"|“[^”]{0,2000}+”|「[^」]{0,2000}+」|<[^>]{0,2000}+>|[^\s"“「<]++|["“「<]'
)
# What sounds like a command and may be two of them: it is asked back, and nothing is done.
_ASKED_BACK = {
    word: Misunderstood("", "cancel_what", "", ("undo", "unsubscribe AI"))
    for word in ("cancel", "取消")
}


def parse(text: str) -> Intent:
    """Say what a text means; without a command it is a search, and nothing at all asks for help."""
    if len(text) > LONGEST:
        return Misunderstood("", "too_long", f"{len(text):,}", ("help",))
    said, tokens, found = _begun(text)
    if not tokens:
        return intents.Help()
    if isinstance(found, Misunderstood):
        return found
    whole = " ".join(text.split())[:500]
    if found is not None:
        command, count = found
        rest = _after(said, tokens[:count])
        return command.read(Said(tuple(tokens[count:]), rest, whole))
    meant = commands.SEARCH.read(Said(tuple(tokens), said, whole))
    return replace(meant, hint=_meant(tokens[0])) if isinstance(meant, intents.Search) else meant


def is_command(text: str) -> bool:
    """Say whether a text begins with a command."""
    return len(text) <= LONGEST and _begun(text)[2] is not None


def typed(words: Sequence[str]) -> Said:
    """Give words as if they had been typed after a command's own."""
    rest = " ".join(words)
    return Said(tuple(_TOKEN.findall(_visible(rest))), rest, rest)


def _begun(text: str) -> tuple[str, list[str], tuple[Command, int] | Misunderstood | None]:
    """Give what is said, word by word, and the command that it begins with, if it is one."""
    said = _MENTION.sub("", _visible(text)).strip()
    tokens: list[str] = _TOKEN.findall(said)
    if not tokens:
        return said, tokens, None
    back = _ASKED_BACK.get(tokens[0].strip(":：").casefold())
    if back is not None:
        return said, tokens, back
    found = commands.COMMANDS.begun(tokens)
    if found is None and (word := commands.COMMANDS.unglued(tokens[0])):
        tokens = [word, tokens[0].removeprefix(word), *tokens[1:]]
        found = commands.COMMANDS.begun(tokens)
    return said, tokens, found


def _after(said: str, tokens: Sequence[str]) -> str:
    """Give what stands behind some tokens."""
    place = 0
    for token in tokens:
        place = said.index(token, place) + len(token)
    return said[place:].strip()


def _visible(text: str) -> str:
    """Drop what cannot be seen: control, direction and joining characters."""
    return "".join(
        ch
        for ch in text
        if ch in "\n\t" or unicodedata.category(ch) not in ("Cc", "Cf", "Cs", "Co")
    )


def _meant(token: str) -> str | None:
    """Name the command that a word misspells, if it does."""
    word = token.casefold()
    if len(word) < 4 or not word.isascii():  # noqa: PLR2004
        return None
    names = (*commands.COMMANDS.names(), "cancel")
    found = process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return found[0] if found else None


__all__ = ["LONGEST", "is_command", "parse", "typed"]
