"""This file is the register of what people call the kinds of papers, in both scripts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources

from scrapers.text import fold


@dataclass(frozen=True, slots=True)
class Named:
    """What one kind is called: for sure, where a word stands for itself, and only where it is typed."""

    kind: str  # as it is stored
    sure: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()


def _read() -> dict[str, Named]:
    text = (
        resources.files("bot.answering.arguments")
        .joinpath("kind_names.toml")
        .read_text(encoding="utf-8")
    )
    return {
        name: Named(one["kind"], *(tuple(one.get(how, ())) for how in ("sure", "names", "typed")))
        for name, one in tomllib.loads(text).items()
    }


KINDS = _read()
_SPOKEN = {
    fold(one): kind for kind, named in KINDS.items() for one in (*named.sure, *named.names)
}  # the word by which it is typed, of each name
_STORED = {named.kind: named.kind for named in KINDS.values()} | {
    fold(one).replace(" ", "_"): named.kind
    for named in KINDS.values()
    for one in (*named.sure, *named.names, *named.typed)
}


def many(name: str) -> str:
    """Write a name as that of several; a Chinese one is both."""
    if not name.isascii() or name.endswith("s"):
        return name
    if name.endswith("y"):
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("ch", "sh", "x")) else f"{name}s"


def kind_of(typed: str) -> str | None:
    """Give the kind of paper that a name stands for, one of them or many: "Press releases"; else None."""
    name = "_".join(fold(typed).replace("-", " ").replace("_", " ").split())
    ways = (*_one_of(name), f"{name}s")
    return next((_STORED[way] for way in ways if way in _STORED), None)


def alone(words: str) -> str:
    """Give the kind, as it is typed, that words name and nothing else: "bills", 條例草案; "" for all else."""
    return next((_SPOKEN[one] for one in _one_of(fold(words)) if one in _SPOKEN), "")


def closing(words: str) -> str:
    """Give the kind, as it is typed, with whose name words end: "written questions", 書面質詢; "" for none."""
    said = fold(words)
    starts = (at for at in range(len(said)) if not said[at - 1 : at].isalpha() or said[at] >= "㐀")
    return next(filter(None, (alone(said[at:]) for at in starts)), "")


def _one_of(name: str) -> tuple[str, ...]:
    return name, name.removesuffix("s"), name.removesuffix("es"), f"{name.removesuffix('ies')}y"
