"""This file says under which names papers print somebody, and which papers name them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from sqlmodel import Session

from bot.topics import mentions, registers
from bot.topics.registers import Identity
from scrapers.kinds.people import member
from storage.published import public_papers
from storage.searching import history, printed_names, search
from storage.searching.filters import Filters
from storage.searching.history import Namings

LONGEST_SHORT = 6  # letters of a name that is compared whole, or not at all
_OR = re.compile(r" or |或", re.IGNORECASE)  # e.g. AJLS or ITB
_OR_ELSE = re.compile(r" or |或")  # e.g. Carmen KAN or Duncan CHIU


class NoSuchName(LookupError):
    """No register and no paper knows somebody, or a body, by the name that a search is narrowed to."""

    def __init__(self, kind: Literal["committee", "member", "bureau"], name: str) -> None:
        super().__init__(name)
        self.kind = kind
        self.name = name


def bare_member(name: str) -> str:
    """Give a Member's name without titles and honours."""
    return member(name)


def naming(session: Session, one: Identity, public: frozenset[str] | None = None) -> Namings:
    """Give the papers that are somebody's or name them at their head; of `public` sources only what anybody may see."""
    assert one.kind != "programme"  # which has figures, and nobody follows it by name
    hidden = public_papers.unseen(session, public)
    return history.namings(
        session, one.kind, one.target, known_as=registers.known_as, hidden=hidden,
        register=mentions,
    )  # fmt: skip


def elsewhere(session: Session, one: Identity, public: frozenset[str] | None = None) -> int:
    """Count the papers that a search finds for somebody's names in print, wherever they stand."""
    names = mentions.names(one.kind, one.target) or (one.en, one.zh)
    found = search.search(
        session,
        [f'"{name}"' for name in names],
        Filters(hidden=public_papers.unseen(session, public)),
        wording=search.Wording(cased=[one for one in names if " " not in one and one.isascii()]),
        limit=1,
    )
    return found.total


def named_most(
    kind: Literal["member", "bureau"], papers: Iterable[Iterable[str]], most: int
) -> list[tuple[Identity, int]]:
    """Count of how many papers somebody is named, each once a paper, under whatever name; those known."""
    counts: Counter[Identity] = Counter()
    for names in papers:
        counts.update({one for name in names if (one := registers.of_printed(kind, name))})
    return counts.most_common(most)


def names_of(
    session: Session, kind: Literal["committee", "member", "bureau"], name: str | None
) -> tuple[str, ...]:
    """Give a name with those that the same person or body has; raises NoSuchName where nobody has it."""
    if not name:
        return ()
    if found := _whole_name(session, kind, name):
        return tuple(found)
    either = _OR_ELSE if kind == "member" else _OR  # papers print a surname in capitals, as OR
    several = either.split(name)
    names = [_whole_name(session, kind, one) for one in several]  # one of them will do
    if not all(names):
        nobody = several[names.index([])]
        raise NoSuchName(kind, nobody if any(names) else name)
    return tuple(dict.fromkeys(other for known in names for other in known))


def _whole_name(
    session: Session, kind: Literal["committee", "member", "bureau"], name: str
) -> list[str]:
    """Give a name, undivided, with those that the same person or body has; none where nobody has it."""
    known = [
        other for one in registers.found(name, kind) for other in one.names if _is_whole(other)
    ]
    bare = bare_member(name) if kind == "member" else name
    printed = printed_names.named(session, kind, bare)
    own = [bare] if printed and not known else []
    return list(dict.fromkeys([*own, *known, *(n for one in printed[:3] for n in one.names)]))


def _is_whole(name: str) -> bool:
    """Say whether a name cannot stand by chance within another, as an abbreviation can."""
    return len(name) > LONGEST_SHORT or not name.isascii()
