"""This file defines what a command is, and finds the one that a text begins with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeVar

from bot.answering import everyday
from bot.answering.arguments.courtesy import sentence
from bot.answering.intents import Change, Intent
from bot.answering.speech import Reply, Speaker
from bot.desk import Desk
from bot.messages.words import both_scripts, in_language
from scrapers.items import Language
from scrapers.text import fold

K = TypeVar("K")
V = TypeVar("V")
Group = Literal["follow", "find", "quiet", "care"]  # in the order in which help shows them
MOST_WORDS = 6  # of one command's word, such as "tell me about"


class CommandClash(ValueError):
    """Two commands are said in one word, or answer one intent; take it from one of them."""


@dataclass(frozen=True, slots=True)
class Said:
    """What follows a command's word: token by token, as it stands, and the whole as it was typed."""

    tokens: tuple[str, ...]
    rest: str
    whole: str = ""
    word: str = ""  # that the command was said in

    def wholly(self) -> Said:
        """Give all that was typed as if no command had been said."""
        return Said(tuple(self.whole.split()), self.whole, self.whole)


# What is quoted ends somewhere near: a mark that nothing closes is not looked for to the end.
TOKEN = re.compile(
    r'"[^"]{0,2000}+"|“[^”]{0,2000}+”|「[^」]{0,2000}+」|<[^>]{0,2000}+>|[^\s"“「<]++|["“「<]'
)


def visible(text: str) -> str:
    """Drop what cannot be seen: control, direction and joining characters."""
    return "".join(
        ch
        for ch in text
        if ch in "\n\t" or unicodedata.category(ch) not in ("Cc", "Cf", "Cs", "Co")
    )


def typed(words: Sequence[str]) -> Said:
    """Give words as if they had been typed after a command's own."""
    rest = " ".join(words)
    return Said(tuple(TOKEN.findall(visible(rest))), rest, rest)


# What people fill in, in shapes.
_FILLED = re.compile(r"<[^<>]*>|\[[^\[\]]*\]")  # e.g. <topic | number> · [committee]
_GAPS = {
    "topic": "主題", "committee": "委員會", "Member": "議員", "bureau": "政策局", "body": "機構", "name": "名稱",
    "names": "名稱", "number": "編號", "paper number": "文件編號", "link": "連結", "words": "字詞", "text": "文字",
    "lines": "文字", "day": "日期", "date": "日期", "address": "地址", "command": "指令", "group": "類別", "n": "n",
    "all": "全部",
}  # fmt: skip
_GAP_ALONE = re.compile(r"<([A-Za-z ]{1,40})>")  # e.g. note <number> <text>
_OWN_WORD = re.compile(r"(?<![\w<-])[a-z]+(?![\w>-])")
_GAP = re.compile(r"[A-Za-z]+(?: number)?(?![\w:])")


def _filled(gap: str, language: Language) -> str:
    said = _GAP.sub(lambda found: _GAPS.get(found[0], found[0]), gap)
    return in_language(gap, said, language)


def gaps_named(line: str, language: Language) -> str:
    """Give a line with what people fill in named as a language names it."""
    return _GAP_ALONE.sub(lambda found: f"<{_filled(found[1], language)}>", line)


Read = Callable[[Said], Intent]
Answer = Callable[[Desk, Any, Speaker], Reply]


@dataclass(frozen=True, slots=True)
class Command:
    """One command: all that the grammar, the help, every door and the tests know of it.

    Chinese is written in Traditional letters; the Simplified ones are understood and shown as well.
    """

    words: tuple[str, ...]  # that it is typed in; the first English one names it
    group: Group
    shape: str
    help: tuple[str, str]  # what it does, in English and Chinese
    example: tuple[str, str]  # that works as it stands; with … where people write their own
    read: Read
    answers: Mapping[type[Intent], Answer | None]  # None where the conversation does
    alone: bool = False  # a command only where nothing follows: else its word is a noun of papers
    listed: bool = True  # in help; what is mere politeness needs no explaining
    first: bool = False  # on help's first screen, before its group is asked for
    opens: tuple[str, ...] = ()  # words that open its form by themselves, where a door has forms

    @property
    def changing(self) -> bool:
        """Say whether it may change something."""
        return any(issubclass(one, Change) for one in self.answers)

    @property
    def name(self) -> str:
        """Give its first English word."""
        return self.words[0]

    @property
    def chinese(self) -> str:
        """Give its first Chinese word, as Traditional letters write it."""
        return next(word for word in self.words if not word.isascii())

    def shaped(self, language: Language) -> str:
        """Give its shape with its word, and what people fill in, as a language writes them."""
        if language == "en":
            return self.shape
        called = self.called(language)
        named = _OWN_WORD.sub(
            lambda found: called if found[0] == self.name else found[0], self.shape
        )
        return _FILLED.sub(lambda found: _filled(found[0], language), named)

    def called(self, language: Language) -> str:
        """Give the word that a language types it in."""
        return in_language(self.name, self.chinese, language)

    def helped(self, language: Language) -> str:
        """Say what it does."""
        return in_language(*self.help, language)

    def shown(self, language: Language) -> str:
        """Give its example."""
        return in_language(*self.example, language)


def as_words(text: str) -> tuple[str, ...]:
    """Give a text word by word as commands are looked up: case, width and script made one."""
    return tuple(fold(text).split())


class Commands:
    """All commands that there are; raises Ambiguous where two claim one word or one intent."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self._all: dict[str, Command] = {}
        self._by_words: dict[tuple[str, ...], Command] = {}
        self._by_intent: dict[type[Intent], Command] = {}
        self._opens: set[tuple[str, ...]] = set()
        self._glued: list[tuple[str, Command]] = []
        self._weak: set[tuple[str, ...]] = set()
        for command in commands:
            self._add(command)

    def _add(self, command: Command) -> None:
        self._all[command.name] = command
        said = everyday.of(command.name)
        for word in (*command.words, *said.words):
            self._claim(self._by_words, as_words(word), command, word)
        for intent in command.answers:
            if self._by_intent.setdefault(intent, command) is not command:
                raise CommandClash(
                    f"two commands answer {intent.__name__}; leave it to one of them."
                )
        self._opens.update(as_words(word) for word in command.opens)
        self._glued += [(one, command) for word in said.glued for one in both_scripts(word)]
        self._glued.sort(key=lambda one: -len(one[0]))  # the longest wins
        self._weak.update(as_words(word) for word in said.weak)

    @cached_property
    def _sayings(self) -> dict[str, tuple[Command, str]]:
        """Give what whole sentences mean, put together when the first is said: there are tens of thousands."""
        held: dict[str, tuple[Command, str]] = {}
        for command in self:
            said = everyday.of(command.name)
            meant = command, said.rest
            for words in everyday.spoken(said.sayings):
                self._claim(held, sentence(words), meant, words)
        return held

    @staticmethod
    def _claim(held: dict[K, V], key: K, claimed: V, word: str) -> None:
        if held.setdefault(key, claimed) != claimed:
            raise CommandClash(f"two commands are said as {word!r}; take it from one of them.")

    def __iter__(self) -> Iterator[Command]:
        return iter(self._all.values())

    def named(self, word: str) -> Command | None:
        """Give the command that a word says, in any spelling of it."""
        return self._by_words.get(as_words(word))

    def names(self) -> tuple[str, ...]:
        """Give the names of all commands."""
        return tuple(self._all)

    def begun(self, tokens: Sequence[str]) -> tuple[Command, int] | None:
        """Give the command that tokens begin with, and how many of them say it; the longest wins."""
        for count in range(min(len(tokens), MOST_WORDS), 0, -1):
            command = self.named(" ".join(tokens[:count]).strip(":："))
            if command is not None and not (command.alone and len(tokens) > count):
                return command, count
        return None

    def unglued(self, token: str) -> str | None:
        """Give the word of a command that Chinese text runs on from, if it does."""
        return next((w for w, _ in self._glued if token.startswith(w) and token != w), None)

    def inside(self, text: str) -> tuple[int, str]:
        """Give where the word of a command that may run on stands inside Chinese text, and the word."""
        found = [(text.find(word), word) for word, command in self._glued if len(word) > 1]
        inner = [(place, word) for place, word in found if place > 0]
        return min(inner, key=lambda one: (one[0], -len(one[1])), default=(0, ""))

    def said(self, text: str) -> tuple[Command, str] | None:
        """Give the command that a whole sentence means, with what would be typed after it."""
        return self._sayings.get(sentence(text))

    def is_weak(self, word: str) -> bool:
        """Say whether other talk begins with a word that says a command."""
        return as_words(word) in self._weak

    def opens_form(self, text: str) -> bool:
        """Say whether a text does nothing but ask for a form."""
        return as_words(text) in self._opens

    def of(self, intent: Intent) -> Command | None:
        """Give the command that means an intent."""
        return self._by_intent.get(type(intent))
