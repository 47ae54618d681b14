"""This file says whose name a query is: a Member's, a body's, or of whoever papers say asked, answered or spoke."""

from __future__ import annotations

import re

from sqlmodel import Session

from bot.topics import mentions, registers
from bot.topics.aliases import other_names
from bot.topics.registers import Identity
from scrapers.kinds.people import member
from scrapers.text import fold, is_cjk
from storage.searching import printed_names

MOST = 8  # people of one name
# e.g. Fong Wing-yan · quat · Elizabeth Quat
_LATIN = re.compile(r"[A-Za-z][A-Za-z'.-]{1,20}(?: [A-Za-z][A-Za-z'.-]{0,20}){0,3}")
# e.g. 葉承熙 · 葛珮帆議員
_HAN = re.compile(r"[\u3400-\u9fff]{2,6}")
_BODY_ENDS = "局署處司會辦"
_SHORTEST = 4  # letters of a surname that is typed alone


def named_by(session: Session, typed: str) -> tuple[str, ...]:
    """Give the names in print of the people whose name was typed, whole or a part; none of anything else."""
    if not (_LATIN.fullmatch(typed) or _HAN.fullmatch(typed)) or other_names(typed):
        return ()
    if " " not in typed and typed.isascii() and len(typed) < _SHORTEST:
        return ()
    known = [one for one in registers.found(typed, "member") if one.kind == "member"]
    if known:
        return tuple(dict.fromkeys(name for one in known for name in (one.en, one.zh, *one.says)))
    bare = _bare(typed)
    printed = printed_names.named(session, "member", bare)
    kept = [one.names for one in printed if any(_holds(name, bare) for name in one.names)]
    return tuple(dict.fromkeys(name for names in kept[:MOST] for name in names))


def body_named(typed: str) -> Identity | None:
    """Give the one bureau, department or other body whose name, letters or nickname was typed."""
    meant = registers.found(typed)
    if len(meant) != 1 or meant[0].kind != "bureau":
        return None
    return None if _may_be_a_word(typed, meant[0]) else meant[0]


def _may_be_a_word(typed: str, body: Identity) -> bool:
    """Say whether letters were typed small that mean a body in capitals alone: cad, lad, oases."""
    letters = [one for one in (*body.says, *body.finds) if fold(one) == fold(typed)]
    return typed.islower() and any(
        one.isascii() and sum(map(str.isupper, one)) > 1 for one in letters
    )


def written(one: Identity) -> tuple[str, ...]:
    """Give the names by which texts mean a body: what people call it may be its place as well, as a park is."""
    places = {name for name in one.finds if is_cjk(name[0]) and name[-1] not in _BODY_ENDS}
    return tuple(name for name in mentions.names(one.kind, one.target) if name not in places)


def _holds(name: str, part: str) -> bool:
    """Say whether a name in print holds another as words of its own; in Chinese wherever it stands."""
    if is_cjk(part[0]):
        return fold(part) in fold(name)
    words, wanted = (fold(one).replace(",", " ").split() for one in (name, part))
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def _bare(typed: str) -> str:
    """Give a name without titles, as papers hold it."""
    return member(typed)
