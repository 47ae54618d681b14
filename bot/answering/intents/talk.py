"""This file names what is talk between us, and what was not understood for sure."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.answering.intents.intent import Intent


@dataclass(frozen=True, slots=True)
class Hello(Intent):
    """Greet us."""


@dataclass(frozen=True, slots=True)
class Thanks(Intent):
    """Thank us."""


@dataclass(frozen=True, slots=True)
class Overheard(Intent):
    """Talk to others, and ask nothing of us."""


@dataclass(frozen=True, slots=True)
class Help(Intent):
    """Explain the commands, one of them, or whatever else is named."""

    command: str | None = None
    about: str | None = None  # as said: a command, a group, a topic, or nothing known
    line: str | None = field(default=None, compare=False)  # that does what was only asked about


@dataclass(frozen=True, slots=True)
class AskUs(Intent):
    """Ask something of us: which question it is, and of what or when."""

    question: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Misunderstood(Intent):
    """What was said cannot be done: what was understood, what is wrong, what to type instead.

    A name or a shape between `<` and `>` is for people to fill in; the rest can be pressed.
    """

    understood: str
    problem: str  # a name of our words
    value: str = ""
    write: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guessed(Intent):
    """What a sentence most likely asks for: looked up at once; None where it would change something.

    `others` are lines that it may ask for instead.
    """

    intent: Intent | None
    line: str  # as it is typed in full
    others: tuple[str, ...] = field(default=(), compare=False)
    left: tuple[str, ...] = field(default=(), compare=False)  # what it names and the line does not
