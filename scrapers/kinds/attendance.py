"""This file reads who came to a meeting, as minutes list them between their head and the first item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.items import Paragraph, Person, Section
from scrapers.kinds.lines import Line, cut
from scrapers.kinds.patterns import folded_pattern
from scrapers.kinds.people import member

_LABELS = (
    ("absent", folded_pattern(r"^(?:members? absent|absent|缺席(?:委員|議員)?)\s?[:：]\s?")),
    (
        "attending",
        folded_pattern(
            r"^(?:(?:other )?members? (?:attending|in attendance)|列席議員|其他列席議員)\s?[:：]\s?"
        ),
    ),
    ("member", folded_pattern(r"^(?:members?(?: present)?|present|出席(?:委員|議員)?)\s?[:：]\s?")),
    (
        "secretary",
        folded_pattern(r"^(?:clerk(?: in)?(?: attendance)?|列席秘書|秘書)\s?[:：]\s?"),
    ),
    (
        "",
        # e.g. Public officers attending: · 應邀出席人士：
        folded_pattern(
            r"^(?:(?:public|judiciary|related) officers?(?: (?:attending|in attendance))?"
            r"|(?:attendance )?by invitation|attendance by"
            r"|staff(?: in)?(?: attendance)?|in attendance|(?:出席|列席)(?:公職人員|政府官員|人士|職員)"
            r"|應邀出席.{0,6}|應邀列席.{0,6})\s?[:：]\s?"
        ),
    ),
)
_ITEM = folded_pattern(r"^(?:[ivx]{1,5}\s?[.．、]|[ivx]{1,5}\s(?=\S)|1\s?[.．](?!\d)|一、|議程第)")
_REST = re.compile(r"^(?:attending|attendance|invitation|present|absent)\b\s*", re.IGNORECASE)
_ACTION = folded_pattern(r"^(?:action(?: by)?|經辦人.{0,8}|負責.{0,4})$")
_NAME = re.compile(
    r"^(?:(?:Hon|Dr|Ir|Prof|Sr|Rev|Mr|Mrs|Ms|Miss)\b\.?\s)+\S|^[\u4e00-\u9fff·]{2,8}(?:議員|议员)"
)
_OFFICE = re.compile(
    r"(?<!\s)\s*+[(（](主席|副主席|Chairman|Chairperson|Deputy Chairman|Deputy Chairperson)[)）]",
    re.IGNORECASE,
)
_LONGEST = 120  # lines


def attendance(lines: Sequence[Line]) -> tuple[tuple[Section, ...], tuple[Person, ...], int]:
    """Give a section for each group of people, the people, and the line where the items begin."""
    if not lines or _label(lines[0]) is None:
        return (), (), 0
    stop = next(
        (at for at, each in enumerate(lines[:_LONGEST]) if at and _ITEM.match(each.folded)), 0
    )
    made: list[tuple[str, list[Paragraph]]] = []
    people: list[Person] = []
    role = ""
    for each in lines[:stop]:
        label = _label(each)
        text = each.text
        if label is not None:
            role, end = label
            made.append((cut(each, 0, end).rstrip(" :："), []))
            text = cut(each, end)
        elif _ACTION.match(each.folded):
            made.append((each.text, []))
            continue
        elif rest := _REST.match(text):
            made[-1] = (f"{made[-1][0]} {rest[0].strip()}", made[-1][1])
            text = text[rest.end() :]
        if text:
            made[-1][1].append(Paragraph(text, page=each.page))
            people.extend(_people(role, text))
    return tuple(Section(heading, tuple(names)) for heading, names in made), tuple(people), stop


def names_people(each: Line) -> bool:
    """Say whether a line says who was there, as "Members present :" does."""
    return _label(each) is not None


def _label(each: Line) -> tuple[str, int] | None:
    found = ((role, pattern.match(each.folded)) for role, pattern in _LABELS)
    return next(((role, match.end()) for role, match in found if match), None)


def _people(role: str, text: str) -> list[Person]:
    if not role or (role != "secretary" and not _NAME.match(text)):
        return []
    office = _OFFICE.search(text)
    name = member(_OFFICE.sub("", text))
    if office and role == "member":
        deputy = office[1].startswith("副") or office[1].casefold().startswith("deputy")
        return [Person("deputy_chairman" if deputy else "chairman", name)]
    return [Person(role, name)] if _NAME.match(text) else []
