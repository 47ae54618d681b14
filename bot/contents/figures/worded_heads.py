"""This file parts a table's English head whose columns are words a single blank apart, on one line or two."""

from __future__ import annotations

import re

_LONGEST = 200  # letters of a head
_COUNTED = (
    "Applications?|Projects?|Proposals?|Cases|Enterprises|Companies|Users|Beneficiaries|Scholars|Grants?|Subsid(?:y|ies)"
    "|Funding|Amount|Expenditure|Commitment"
)
_DONE = "received|approved|granted|supported|funded|benefited|completed|admitted|disbursed|committed|involved"
# What a column of schemes counts, or when each began.
# e.g. Applications received · Funding approved ($ million) · Number of users · Launched in · Year of launch
_COLUMN = re.compile(
    rf"(?:(?:Number|No\.|Amount) of (?:{_COUNTED.lower()})|(?:{_COUNTED}))(?: (?:{_DONE}))?(?: \([^()]{{1,30}}\))?"
    r"|Launched in|Year (?:of (?:launch|commencement)|launched)|Launch (?:year|date)"
)
_NAMES = r"(?:Name of )?(?:[Ss]chemes?|[Pp]rogrammes?|[Ff]unds?|[Ii]tems?|[Ii]nitiatives?)"
# e.g. Scheme Launched in Applications received Funding approved ($ million)
_HEAD = re.compile(rf"(?P<names>{_NAMES})(?P<columns>(?: (?:{_COLUMN.pattern})){{2,8}})$")


def cells_of_words(line: str) -> tuple[str, ...]:
    """Give the cells of a line that is a head of words; none of any other."""
    head = _HEAD.fullmatch(" ".join(line.split())) if len(line) <= _LONGEST else None
    if head is None:
        return ()
    return head["names"], *(found[0] for found in _COLUMN.finditer(head["columns"]))


def put_together(lines: list[str]) -> list[str]:
    """Give lines, of which two that are one head of words stand on one."""
    out: list[str] = []
    for line in lines:
        if out and cells_of_words(f"{out[-1]} {line}"):
            out[-1] = f"{out[-1].strip()} {line.strip()}"
        else:
            out.append(line)
    return out


def begun_above(heading: str, text: str) -> tuple[str, str]:
    """Give a heading without the first words of the table's head below it, and the table with them."""
    first, mark, rest = text.partition("\n")
    whole = f"{heading} {first}"
    head = _HEAD.search(whole)
    if head is None or not 0 < head.start() < len(heading):
        return heading, text
    return heading[: head.start()].strip(), f"{whole[head.start() :]}{mark}{rest}"
