"""This file defines what a topic is made of: weighted terms, pairs, masks and thresholds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from scrapers.text import clean, fold, fold_with_offsets

NAME, SIGN, TOUCH, HINT = 3.0, 2.0, 1.5, 1.0

_LATIN = re.compile(r"[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Term:
    """Something to look for, and how much finding it says: 3 the subject, 2 a sign, 1 a hint.

    `exact` means as written: the same capitals, no plural. `prefix` means any ending.
    `stands_for` is what a person typed where this is another name for it. `lowered` says that it
    would weigh more if what stands about it did not speak against it. An `owner` is a body that
    does a thing, which says little of what is done. `programme` names are quoted as a matter of course.
    """

    text: str
    weight: float = NAME
    exact: bool = False
    prefix: bool = False
    stands_for: str | None = None
    lowered: bool = False
    owner: bool = False
    programme: bool = False

    @property
    def label(self) -> str:
        """What a reader is shown: the word, with a star where any ending will do."""
        return f"{self.text}*" if self.prefix else self.text


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words that together name the subject: one of each, at most `within` letters apart.

    Folded words in `unless`, standing about them, say that the sentence is on something else.
    `titles` asks for a title, where so few words say what a paper is about.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    within: int
    weight: float = NAME
    unless: tuple[str, ...] = ()
    titles: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """Words that must stand in one paragraph; each member lists the names that will do."""

    members: tuple[tuple[Term, ...], ...]
    weight: float = NAME

    @property
    def label(self) -> str:
        """What a reader is shown: the members as typed, joined by a plus."""
        return " + ".join(member[0].label for member in self.members)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least score for each verdict: of a long paper, of any mention, of a headline.

    `passing` is the least of a headline that mentions the subject and is not about it.
    """

    substantive: float = 4.5
    mention: float = 2.0
    headline: float = 3.0
    passing: float = TOUCH


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with everything that decides whether a paper is about it.

    `line` is what a person typed; None for the topics that ship. `rivals` names, per
    abbreviation, what it may mean instead. Of each group in `required` a paper must hold one;
    a paper that holds one of `excluded` is never matched. About folded words in `feigned` a name
    only touches on the subject: somebody pretends to be it; so does a term near what one of its
    `guards` finds.
    """

    key: str
    names: Mapping[str, str] = field(hash=False)
    terms: tuple[Term, ...]
    emoji: str = "🔎"
    masks: tuple[str, ...] = ()
    thresholds: Thresholds = Thresholds()
    pairs: tuple[Pair, ...] = ()
    together: tuple[Together, ...] = ()
    rivals: tuple[tuple[str, tuple[str, ...]], ...] = ()
    required: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[tuple[Term, ...], ...] = ()
    line: str | None = None
    feigned: tuple[str, ...] = ()
    guards: Mapping[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict, hash=False)

    def name(self, language: str) -> str:
        """Give the topic's name in a language, Chinese for either script."""
        wanted = "zh" if language.startswith("zh") else "en"
        return self.names.get(wanted) or next(iter(self.names.values()))


def named(en: str, zh: str) -> Mapping[str, str]:
    """Give a read-only pair of names."""
    return MappingProxyType({"en": en, "zh": zh})


def needle(text: str) -> str:
    """Give the form in which a term is looked for: folded, a hyphen the same as a blank."""
    return fold(clean(text)).replace("-", " ").strip()


def haystack(text: str) -> tuple[str, Sequence[int]]:
    """Give the form in which display text is searched, with each letter's place in the text."""
    folded, offsets = fold_with_offsets(text)
    return folded.replace("-", " "), offsets


def is_latin(letter: str) -> bool:
    """Say whether a folded letter belongs to a Latin word or a number, where borders count."""
    return bool(_LATIN.match(letter))
