"""This file reads the contents table of an estimates booklet: which reply answers which question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from scrapers.kinds.header import is_prose
from scrapers.kinds.lines import Line
from scrapers.kinds.patterns import folded_pattern, glue

LONGEST = 400  # letters of programmes in one row
# FSTB(Tsy)031, DoJ012, S-SB03: a bureau is capitals, its branch and DoJ's "o" are not
_CODE = r"(?:SV?-)?(?:[A-Z]{1,6}|DoJ)\s?(?:\([A-Z][A-Za-z]{0,4}\))?-?"
SERIAL = re.compile(rf"(?<![A-Za-z\d])({_CODE}\d{{2,4}})(?!\d)")
_ROW = re.compile(
    rf"^({_CODE}\d{{2,4}})\s{{1,9}}((?:SV?-?)?\d{{3,5}})\s{{1,9}}([^\d()]{{1,60}}?)\s{{0,9}}(\d{{1,3}})(?!\d)\s*+"
    r"(.*)$"
)
_HEADING = folded_pattern(r"^(?:答覆編號|答覆|reply serial|reply).{0,80}(?:綱領|programme)?$")
_LONGEST_LINE = 120  # letters that a row goes on for
_PROGRAMME = re.compile(r"^\((?:\d{1,2}|-)\)")


@dataclass(slots=True)
class ContentsRow:
    """One row of the contents table."""

    serial: str
    question: str
    member: str
    head: str
    programme: str
    lines: list[Line] = field(default_factory=list)  # as it stands


def contents(lines: Sequence[Line]) -> tuple[dict[str, ContentsRow], list[Line]]:
    """Give the rows of the contents table by question serial, and the lines that are no part of it."""
    found: dict[str, ContentsRow] = {}
    rest: list[Line] = []
    held: ContentsRow | None = None
    for each in lines:
        match = _ROW.match(each.text)
        if match:
            held = ContentsRow(
                match[1].replace(" ", ""), match[2], match[3].strip(), match[4], match[5].strip()
            )
            held.lines.append(each)
            first = found.setdefault(held.question, held)
            if first is not held:
                rest.append(each)
        elif (
            held is None
            or _HEADING.match(each.folded)
            or len(each.text) > _LONGEST_LINE
            or len(held.programme) > LONGEST
            or is_prose(each)
        ):
            rest.append(each)
        else:
            held.lines.append(each)
            if not held.programme or _PROGRAMME.match(each.text):
                held.programme += each.text
            else:
                held.programme = glue(held.programme, each.text)
    return found, rest
