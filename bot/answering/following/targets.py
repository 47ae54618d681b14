"""This file says what a name stands for that people want to follow: a topic, a body, a person, a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from bot.answering.arguments import courtesy
from bot.answering.arguments.filters import bare
from bot.answering.arguments.spelling import mended
from bot.answering.arguments.words import EVERYTHING, either_script
from bot.answering.finding import lookups, namings
from bot.answering.names import TopicBook
from bot.messages.words import both_scripts, in_language, ours
from bot.topics import registers
from bot.topics.registers import Identity
from bot.topics.vocabulary import headings
from scrapers.items import Language
from scrapers.text import fold
from storage.people.subscriptions import Subscription
from storage.records import FollowKind
from storage.searching import printed_names
from storage.searching.history import NameKind

_KINDS = {
    "committee": "committee", "member": "member", "bureau": "bureau", "paper": "paper",
    "topic": "topic", "委員會": "committee", "議員": "member", "政策局": "bureau", "文件": "paper",
    "主題": "topic",
}  # fmt: skip
_KIND_OF = {fold(name): kind for name, kind in _KINDS.items()}
_TYPED = "|".join(one for name in _KINDS for one in both_scripts(name))
_FOLLOWED = re.compile(rf"^({_TYPED})[:：]\s*", re.IGNORECASE)
_NAMED: tuple[NameKind, ...] = ("committee", "bureau", "member")
_JOINS = re.compile(
    either_script(
        r"(?<!\s)\s*+(?:[,，、]?(?:仲有|還有|同埋|加埋|以及)|[,，、&＋+]|(?<![\w])(?:and|plus)(?![\w])"
        r"|[及和同與与跟]|以及)\s*+"
    ),
    re.IGNORECASE,
)
MOST_PARTS = 12
MOST_CHOICES = 4


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to be followed; a body or a person may have several names."""

    kind: FollowKind
    targets: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What may have been meant: what it is called, and the name that says it and nothing else."""

    label: str
    name: str


class Unknown(Exception):
    """A name stands for nothing that can be followed here; the choices may have been meant."""

    def __init__(self, name: str, choices: Sequence[Choice] = (), *, several: bool = False) -> None:
        super().__init__(name)
        self.name = name
        self.choices = tuple(choices)
        self.several = several  # the name stands for each of the choices


def with_kind(said: str) -> tuple[str, str | None]:
    """Part a name from the kind that people say before it, as in "committee:AJLS"."""
    found = _FOLLOWED.match(said)
    name = bare(said[found.end() :] if found else said)
    return name, _KIND_OF[fold(found[1])] if found else None


def targets(session: Session, book: TopicBook, said: str, language: Language) -> list[Target]:
    """Give all that a text names, joined by commas or words such as "and"; raises Unknown.

    The longest names are taken first, so that those of committees may hold joining words.
    """
    found, unknown = known(session, book, said, language)
    if unknown:
        return [*found, target(session, book, *with_kind(unknown), language)]
    if not found:
        raise Unknown(said)
    return found


def known(
    session: Session, book: TopicBook, said: str, language: Language
) -> tuple[list[Target], str]:
    """Give what is known of all that a text names, and the first of it that is not, or "".

    Raises Unknown where something may be several.
    """
    if fold(said.strip()) in EVERYTHING:
        every = [topic for topic in book.topics if topic.own is None]
        return [Target("topic", (topic.key,), topic.name(language)) for topic in every], ""
    borders = [(0, 0), *(match.span() for match in list(_JOINS.finditer(said))[:MOST_PARTS])]
    borders.append((len(said), len(said)))
    found: list[Target] = []
    place = 0
    while place < len(borders) - 1:
        start = borders[place][1]
        for end in range(len(borders) - 1, place, -1):
            name = said[start : borders[end][0]].strip()
            if name and (one := _known(session, book, *with_kind(name), language)):
                found.append(one)
                place = end
                break
        else:
            name = said[start : borders[place + 1][0]].strip()
            if name:
                # What nothing is known of is named as far as it may reach.
                rest = said[start:].strip() if not found and place == 0 else name
                return found, rest
            place += 1
    return list(dict.fromkeys(found)), ""


def target(
    session: Session, book: TopicBook, name: str, kind: str | None, language: Language
) -> Target:
    """Give what one name stands for: a topic, a paper, whoever the registers know, or papers name.

    Raises Unknown, with what may have been meant.
    """
    if (found := _known(session, book, name, kind, language)) is not None:
        return found
    raise Unknown(name, nearest(session, book, name, kind, language))


def _known(
    session: Session, book: TopicBook, name: str, kind: str | None, language: Language
) -> Target | None:
    """Give the same, or None; raises Unknown where it may be several."""
    for one in courtesy.names(name):
        for look in (_topic, _paper, _registered, _printed):
            found = look(session, book, one, kind, language)
            if found is not None:
                return found
    return None


def _topic(
    session: Session, book: TopicBook, name: str, kind: str | None, language: Language
) -> Target | None:
    topic = book.find(name) if kind in (None, "topic") else None
    return Target("topic", (topic.key,), topic.name(language)) if topic else None


def _paper(
    session: Session, book: TopicBook, name: str, kind: str | None, language: Language
) -> Target | None:
    found = lookups.by_reference(session, name) if kind in (None, "paper") else []
    if not found:
        return None
    try:
        one = lookups.one_of(session, name)
    except lookups.Several as several:
        choices = [
            Choice(f"{p.number or ''} {p.title}".strip()[:120], lookups.reference_to(session, p))
            for p in several.found
        ]
        raise Unknown(name, choices, several=True) from None
    return Target("paper", (str(one.id),), (one.number or one.title or name)[:120])


def _registered(
    session: Session, book: TopicBook, name: str, kind: str | None, language: Language
) -> Target | None:
    found = [one for one in registers.found(name, kind) if one.kind != "programme"]
    if len(found) > 1:
        raise Unknown(name, [choice_of(one, language) for one in found[:8]], several=True)
    return identified(found[0], language) if found else None


def identified(one: Identity, language: Language) -> Target:
    """Give a body or a person of the registers as it is followed."""
    assert one.kind != "programme"
    return Target(one.kind, (one.target,), called(one, language))


def called(one: Identity, language: Language) -> str:
    """Call a body or a person by the name that may be shown in a language."""
    return ours(one.shown(chinese=language != "en"), language)


def label_of(one: Subscription, language: Language) -> str:
    """Call what is followed by its name in a reader's language; what people named, as they did."""
    if one.kind == "topic":
        ships = next((topic for topic in headings() if topic.key == one.target), None)
        return in_language(ships.en, ships.zh, language) if ships else one.label
    found = registers.found(one.target, one.kind) if one.kind != "paper" else ()
    return called(found[0], language) if len(found) == 1 else one.label


def choice_of(one: Identity, language: Language) -> Choice:
    """Offer a body or a person."""
    return Choice(called(one, language), f"{one.kind}:{one.target}")


def _printed(
    session: Session, book: TopicBook, name: str, kind: str | None, language: Language
) -> Target | None:
    """Give a body or a person whose whole name papers print, under that name in each language."""
    for one in _NAMED:
        if kind not in (None, one):
            continue
        wanted = namings.bare_member(name) if one == "member" else name
        for people in printed_names.named(session, one, wanted):
            if any(_same(printed, wanted) for printed in people.names):
                names = people.names if one == "member" else _same_ones(people.names, wanted)
                return Target(one, names, ours(names[0], language))
    return None


def _same(first: str, second: str) -> bool:
    return _plain(first) == _plain(second)


def _plain(name: str) -> str:
    """Fold a name, without whose body it is: papers print both."""
    return " ".join(fold(name).split()).removeprefix("legislative council ").removeprefix("立法会")


def _same_ones(names: Sequence[str], wanted: str) -> tuple[str, ...]:
    """Give of a paper's issuers the one that is meant: the others are other bodies."""
    return tuple(name for name in names if _same(name, wanted))


def nearest(
    session: Session, book: TopicBook, name: str, kind: str | None, language: Language
) -> list[Choice]:
    """Give what may have been meant by a name that stands for nothing."""
    if kind in (None, "topic"):
        for one in courtesy.names(name):
            right = mended(one)
            if right and (topic := book.find(right)):
                return [Choice(topic.name(language), right.lower() if right.isascii() else right)]
    found: list[Choice] = []
    for one in courtesy.names(name)[-1:]:
        if kind in (None, "topic"):
            found += [Choice(t.name(language), t.word(language)) for t in book.near(one)]
        if kind not in ("topic", "paper"):
            near = [one for one in registers.nearest(one, kind) if one.kind != "programme"]
            found += [choice_of(identity, language) for identity in near]
            found += _partly_printed(session, one, kind)
    return list(dict.fromkeys(found))[:MOST_CHOICES]


def _partly_printed(session: Session, name: str, kind: str | None) -> list[Choice]:
    if len(name) < 2:
        return []
    return [
        Choice(people.names[0], f"{one}:{people.names[0]}")
        for one in _NAMED
        if kind in (None, one)
        for people in printed_names.named(session, one, name)[:2]
    ]
