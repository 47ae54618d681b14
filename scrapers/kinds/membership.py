"""This file reads who sits on a committee: its chairman, members, clerk and adviser."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.items import Person
from scrapers.kinds.lines import Line
from scrapers.kinds.patterns import folded_pattern
from scrapers.kinds.people import member
from scrapers.text import fold

_ROLES = (
    (
        "deputy_chairman",
        folded_pattern(r"^(?:副主席|deputy chair(?:man|person|woman)?)(?:\s?[:：]\s?|\s+|$)"),
    ),
    ("chairman", folded_pattern(r"^(?:主席|chair(?:man|person|woman)?)(?:\s?[:：]\s?|\s+|$)")),
    ("member", folded_pattern(r"^(?:委員|members?)(?:\s?[:：]\s?|\s+|$)")),
    ("secretary", folded_pattern(r"^(?:秘書|clerk(?: to .{0,40})?)(?:\s?[:：]\s?|\s+|$)")),
    ("legal_adviser", folded_pattern(r"^(?:法律顧問|legal advis[eo]r)(?:\s?[:：]\s?|\s+|$)")),
)
_LIST = folded_pattern(r"(?:委員名單|membership list|membership of|^membership|list of members)")
_TOTAL = folded_pattern(r"^\(?(?:總數|合共|共|total)\s?[:：]?")
_CHINESE = re.compile(r"^[\u4e00-\u9fff·‧]{2,8}(?:議員|议员|先生|女士|小姐|博士|教授)")
_ENGLISH = re.compile(r"^(?:(?:Ir|Dr|Prof|Hon|Mr|Mrs|Ms|Miss|the|Sr|Rev)\b\.?\s*)+[A-Z]")


def members(lines: Sequence[Line]) -> tuple[Person, ...]:
    """Give the people of the membership list among lines, in its order; empty where there is none."""
    start = next(
        (
            index
            for index, each in enumerate(lines)
            if _LIST.search(each.folded) and len(each.folded) <= 160
        ),
        None,
    )
    if start is None:
        return ()
    found: list[Person] = []
    role: str | None = None
    for each in lines[start:]:
        for row in each.text.split("\n"):
            named, rest = _role(row)
            role = named or role
            if role and not _TOTAL.match(rest) and _is_name(rest):
                found.append(Person(role, _name(role, rest)))
    return tuple(found)


def _role(row: str) -> tuple[str | None, str]:
    shown = row.lstrip("| ").strip()
    for name, pattern in _ROLES:
        match = pattern.match(fold(shown))
        if match:
            return name, shown[match.end() :].lstrip(" |:：").strip()
    return None, shown


def _is_name(text: str) -> bool:
    return _CHINESE.match(text) is not None or _ENGLISH.match(text) is not None


def _name(role: str, text: str) -> str:
    return member(text) if role in ("chairman", "deputy_chairman", "member") else text
