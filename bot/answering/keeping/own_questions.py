"""This file reads the register of what people ask of ourselves, and finds a question by what it is called."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from bot.answering.arguments.courtesy import sentence
from bot.answering.everyday import spoken
from bot.answering.intents import AskUs
from scrapers.text import fold

OTHER = "other"  # the table of what is only near to a question


class BadRegister(ValueError):
    """The register of questions cannot be used; the message names the table and its key."""


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """One question: how it is called, the words of which one has to be said, and what is offered below its answer."""

    key: str
    called: tuple[str, str]
    words: tuple[str, ...]
    asks: tuple[str, ...]
    next: tuple[str, ...]
    says: tuple[str, ...] = ()


def named(words: str) -> AskUs | None:
    """Give the question that is called so, with what it is asked of: `privacy`, `sources DoJ`."""
    first, _, rest = words.strip().partition(" ")
    said = fold(first)
    found = next((one.key for one in questions().values() if said in map(fold, one.called)), None)
    return AskUs(found, rest.strip()) if found else None


def said(text: str) -> str | None:
    """Give the question that a whole text is known to ask; None for all else."""
    return _sayings().get(sentence(text))


@cache
def _sayings() -> dict[str, str]:
    return {sentence(way): key for key, one in register().items() for way in spoken(one.says)}


@cache
def questions() -> dict[str, OwnQuestion]:
    """Give the questions of the register, without what is only near to them."""
    return {key: one for key, one in register().items() if key != OTHER}


@cache
def register() -> dict[str, OwnQuestion]:
    """Give the whole register, by the key of each table."""
    text = (
        resources.files("bot.answering.keeping")
        .joinpath("own_questions.toml")
        .read_text(encoding="utf-8")
    )
    return {key: _read(key, table) for key, table in tomllib.loads(text).items()}


def _read(key: str, table: dict[str, list[str]]) -> OwnQuestion:
    if set(table) - {"says"} != {"called", "words", "asks", "next"} or len(table["called"]) != 2:
        raise BadRegister(
            f"own_questions.toml: {key} holds called (English, Chinese), words, asks, next, perhaps says."
        )
    english, chinese = table["called"]
    return OwnQuestion(
        key,
        (english, chinese),
        tuple(table["words"]),
        tuple(table["asks"]),
        tuple(table["next"]),
        tuple(table.get("says", ())),
    )
