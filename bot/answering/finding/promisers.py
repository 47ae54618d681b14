"""This file says which topic or body the words beside "commitments" name, and which commitments are a body's."""

from __future__ import annotations

from functools import cache

from bot.answering.names import KnownTopic, TopicBook
from bot.topics import registers
from bot.topics.registers import Identity
from scrapers.text import fold
from storage.published.commitments import Promise


def names_of(body: Identity) -> set[str]:
    """Give the names of a body and of the programmes that it is in charge of."""
    names = {one for one in body.names if len(one) > 1}
    theirs = {name for one in owned(body) for name in one.names}
    return names | set(registers.known_as("bureau", [body.en])) | theirs


def topic_of(book: TopicBook, words: str) -> tuple[KnownTopic | None, str | None]:
    """Give the topic that words name, and what they say beside it: a body, as in "AI DPO"."""
    if (topic := book.find(words)) is not None:
        return topic, None
    tokens = words.split()
    for at in range(1, len(tokens)):
        left, right = " ".join(tokens[:at]), " ".join(tokens[at:])
        for name, rest in ((left, right), (right, left)):
            if registers.found(rest, "bureau") and (topic := book.find(name)) is not None:
                return topic, rest
    return None, words


def beside(words: str) -> tuple[Identity | None, str]:
    """Part words from a body that stands before or behind them: "open banking HKMA"."""
    tokens = words.split()
    for at in range(1, len(tokens)):
        left, right = " ".join(tokens[:at]), " ".join(tokens[at:])
        for name, rest in ((left, right), (right, left)):
            bodies = registers.found(rest, "bureau")
            if len(bodies) == 1:
                return bodies[0], name
    return None, words


def is_by(body: Identity, one: Promise) -> bool:
    """Say whether a commitment is a body's: it, or a programme of its, is named, or the paper is its own.

    Where the sentence names another body for its subject, programme and issuer count no more.
    """
    quote = fold(one.commitment.quote)
    if any(_stands(fold(name), quote) for name in body.names if len(name) > 1):
        return True
    who = one.commitment.who
    meant = registers.of_printed("bureau", who) if who else None
    if meant is not None:
        return meant.key == body.key
    theirs = (name for programme in owned(body) for name in programme.names)
    if any(_stands(fold(name), quote) for name in theirs):
        return True
    return bool(one.issuer) and body.target in registers.known_as("bureau", [one.issuer or ""])


@cache
def owned(body: Identity) -> tuple[Identity, ...]:
    """Give the programmes that a body is in charge of."""
    programmes = (one for one in registers.identities() if one.kind == "programme")
    return tuple(
        one
        for one in programmes
        if any(registers.found(owner, "bureau") == (body,) for owner in one.owners)
    )


def _stands(name: str, text: str) -> bool:
    """Say whether a name stands in a text; an English one not inside another word."""
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        inside = (before + after).isascii() and (before.isalnum() or after.isalnum())
        if not (name[:1].isascii() and inside):
            return True
        at = text.find(name, at + 1)
    return False
