"""This file finds whom papers name by a part of a name, and papers' keys by their shape."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Integer, Text, bindparam, select
from sqlmodel import Session

from scrapers.text import compared, fold
from storage.ready import Ready
from storage.searching.history import FOLDED, NameKind, stated_day
from storage.sql import contains, table, unset
from storage.tables.published import PaperKeyRow, PaperRow

_paper, _key = table(PaperRow), table(PaperKeyRow)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or some body that papers name, by all the names that one paper gives."""

    names: tuple[str, ...]  # in every language that the paper has


def keys_shaped(session: Session, shape: str, limit: int = 5) -> list[str]:
    """Give the papers' keys of a shape in which one `*` stands for anything, the newest first."""
    head, _, tail = shape.partition("*")
    pattern = f"{_literal(head)}%{_literal(tail)}"
    rows = session.connection().execute(
        select(_key.c.key)
        .join_from(_key, _paper, _paper.c.id == _key.c.paper_id)
        .where(_key.c.key.like(pattern, escape="\\"))
        .order_by(stated_day().desc(), _paper.c.id.desc())
        .limit(limit)
    )
    return list(rows.scalars())


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def named(session: Session, kind: NameKind, text: str, limit: int = 40) -> list[Named]:
    """Give whom papers name by a part of a name, those named most often first."""
    wanted = compared(text)
    if not wanted:
        return []
    asked = {"part": wanted, "most": limit}
    counts: dict[tuple[str, ...], int] = {}
    for row in _naming(kind).rows(session.connection(), asked):
        for names in _names(row, kind, wanted):
            counts[names] = counts.get(names, 0) + 1
    ordered = sorted(counts, key=lambda names: (-len(names), -counts[names]))
    kept: dict[str, Named] = {}
    for names in ordered:  # the same person in one language only says nothing more
        if not any(fold(name) in kept for name in names):
            kept.update({fold(name): Named(names) for name in names})
    return list(dict.fromkeys(kept.values()))


@cache
def _naming(kind: NameKind) -> Ready:
    """Put together once what one answer asks of each kind, some of them over and over."""
    column, part = FOLDED[kind], bindparam("part", type_=Text)
    return Ready(
        lambda lite: (
            select(_paper.c.people, _paper.c.committee, _paper.c.issuer, column.label("folded"))
            .where(contains(column, part, lite=lite), unset(_paper.c.forward_id))
            .order_by(_paper.c.id.desc())
            .limit(bindparam("most", type_=Integer))
        )
    )


def _names(row: Any, kind: NameKind, wanted: str) -> list[tuple[str, ...]]:
    if kind != "member":
        own = row.committee if kind == "committee" else row.issuer
        lines = [line for line in row.folded.split("\n") if line]
        if not any(wanted in line for line in lines):
            return []
        names = [own] if own else []  # as printed; the other language only as it is compared
        names += [line for line in lines if not own or line != compared(own)]
        return [tuple(names)]
    found = []
    for person in row.people:
        if wanted not in compared(person["name"]):
            continue
        same = [
            one
            for one in row.people
            if one["role"] == person["role"] and one.get("language") == person.get("language")
        ]
        place = same.index(person)
        twins = [
            others[place]["name"]
            for language in ("en", "zh-Hant")
            if language != person.get("language")
            and len(
                others := [
                    o
                    for o in row.people
                    if o["role"] == person["role"] and o.get("language") == language
                ]
            )
            == len(same)
        ]
        found.append((person["name"], *twins))
    return found
