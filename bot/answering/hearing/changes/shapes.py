"""This file reads whole sentences by their shape, from the list beside it, into lines as they are typed in full."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from bot.answering.hearing.pieces.gaps import FITS
from scrapers.text import fold

MOST_UNITS = 48  # words or Chinese letters of a sentence; a longer one has no shape
MOST_WAYS = 2_000  # that are followed at once, and lines that are given
_LONGEST = 300
_MARKS = " \t\n,，、:：;；.。!！?？~～"
# A word, a Chinese letter, or a gap in a shape.
_UNIT = re.compile(r"\{[a-z_]{1,20}\}|[a-z0-9]+(?:['’][a-z]+)?|[\u3400-\u9fff]", re.IGNORECASE)
_PIECE = re.compile(rf"[()|]|{_UNIT.pattern}", re.IGNORECASE)
_ANY = "{}"  # whatever fits a gap
_CLASS = re.compile(r"<([a-z_]{1,20})>")  # e.g. <us>
_GAP = re.compile(r"\{([a-z_]{1,20})\}")  # e.g. {what}


class BadShape(ValueError):
    """The list of shapes cannot be used; the message holds the line and what is wrong with it."""


@dataclass(slots=True, eq=False)
class _Node:
    """What may come next in a shape, and the lines that stand for the shapes which end here."""

    next: dict[str, list[_Node]] = field(default_factory=dict)
    lines: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)  # with names of gaps


@dataclass(frozen=True, slots=True)
class _Way:
    """One way through the shapes: where it is, which pieces of the sentence it left for gaps."""

    node: _Node
    spans: tuple[tuple[int, int], ...] = ()
    since: int | None = None  # unit with which an open gap began
    said: int = 0  # units that the shape names itself


def lines(text: str) -> Iterator[str]:
    """Give the lines that a sentence stands for, those first whose shapes name most of its words."""
    units = [(found.start(), found.end()) for found in _UNIT.finditer(text[:_LONGEST])]
    if not units or len(text) > _LONGEST or len(units) > MOST_UNITS:
        return
    found: dict[str, int] = {}
    for way in _ways(text, units):
        for line in _written(text, units, way):
            found[line] = max(way.said, found.get(line, 0))
    yield from sorted(found, key=lambda line: -found[line])


def _ways(text: str, units: list[tuple[int, int]]) -> list[_Way]:
    """Follow the shapes through a sentence, from its first unit to its last."""
    ways = [_Way(_shapes())]
    for number, (start, end) in enumerate(units):
        said, after = _unit(text[start:end]), []
        for way in ways:
            spans = way.spans if way.since is None else (*way.spans, (way.since, number))
            if way.since is not None:
                after.append(way)
            named, open_ones = way.node.next.get(said, ()), way.node.next.get(_ANY, ())
            after += [_Way(node, spans, None, way.said + 1) for node in named]
            after += [_Way(node, spans, number, way.said) for node in open_ones]
        ways = after[:MOST_WAYS]
    return ways


def _written(text: str, units: list[tuple[int, int]], way: _Way) -> Iterator[str]:
    """Give the lines of the shapes that end where a way does, where what is left for gaps fits them."""
    if not way.node.lines:
        return
    last = () if way.since is None else ((way.since, len(units)),)
    pieces = [_piece(text, units, span) for span in (*way.spans, *last)]
    for line, names in way.node.lines:
        given = dict(zip(names, pieces, strict=True))
        if all(piece and FITS[name](piece) for name, piece in given.items()):
            yield line.format(**given)


def _piece(text: str, units: list[tuple[int, int]], span: tuple[int, int]) -> str:
    """Give a piece of a sentence, with the marks that belong to it: `CB(2)438/2026(03)`."""
    start = units[span[0] - 1][1] if span[0] else 0
    end = units[span[1]][0] if span[1] < len(units) else len(text)
    return text[start:end].strip(_MARKS)


@lru_cache(maxsize=4_000)
def _unit(said: str) -> str:
    return fold(said).replace("'", "").replace("’", "")


@cache
def _shapes() -> _Node:
    text = (
        resources.files("bot.answering.hearing.changes")
        .joinpath("shapes.toml")
        .read_text(encoding="utf-8")
    )
    return read(tomllib.loads(text))


def read(table: dict[str, Any]) -> _Node:
    """Read a list of shapes; raises BadShape."""
    classes = {name: f"({'|'.join(words)})" for name, words in table.pop("classes", {}).items()}
    first = _Node()
    for command, kept in table.items():
        for row in kept["shapes"]:
            shape, arrow, line = row.partition("=>")
            _add(first, shape, line.strip() if arrow else f"{command} {{what}}", classes)
    return first


def _add(first: _Node, shape: str, line: str, classes: dict[str, str]) -> None:
    """Add a shape: every way through its choices ends at its line."""
    whole = shape
    for _ in range(2):  # a class may hold others
        if missing := [name for name in _CLASS.findall(whole) if name not in classes]:
            raise BadShape(f"{shape!r}: no class is called {missing[0]!r}.")
        whole = _CLASS.sub(lambda found: classes[found[1]], whole)
    gaps = tuple(_GAP.findall(whole))
    if unfit := [name for name in gaps if name not in FITS]:
        raise BadShape(f"{shape!r}: nothing fits a gap called {unfit[0]!r}.")
    if set(_GAP.findall(line)) - set(gaps) or len(set(gaps)) != len(gaps):
        raise BadShape(f"{shape!r}: each gap of its line stands once in the shape.")
    pieces = [")", *reversed(_PIECE.findall(whole))]
    ends = _joined([first], pieces)
    if pieces or whole.count("(") != whole.count(")"):
        raise BadShape(f"{shape!r}: a bracket is not closed, or not opened.")
    for node in ends:
        node.lines.append((line, gaps))


def _joined(ends: list[_Node], pieces: list[str]) -> list[_Node]:
    """Join the pieces up to the next bracket that closes, taken from the end; give where it is then."""
    begun, other = ends, list[_Node]()
    while pieces and (piece := pieces.pop()) != ")":
        if piece == "|":
            other, ends = [*other, *ends], begun
        elif piece == "(":
            ends = _joined(ends, pieces)
        else:
            after = _Node()
            unit = _ANY if piece.startswith("{") else _unit(piece)
            for node in ends:
                node.next.setdefault(unit, []).append(after)
            ends = [after]
    return list(dict.fromkeys((*other, *ends)))
