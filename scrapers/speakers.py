"""This file says who speaks under a heading of a sitting's record: a Member, the chair, or the Government."""

from __future__ import annotations

import re

SEPARATOR = " · "  # between an item and who speaks on it
CHAIRS = re.compile(r"PRESIDENT|CHAIRMAN|CLERK|主席$|秘[書书]$")
MEMBER = re.compile(r"^(?:THE )?(?:HON|MR|MRS|MS|MISS|DR|PROF|PROFESSOR|IR|SR|REV) |[議议][員员]$")
# e.g. SECRETARY FOR SECURITY · 保安局局長 · 副秘書長
_OFFICE = re.compile(
    r"\b(?:SECRETARY|EXECUTIVE)\b|(?:司[長长]|局[長长]|[專专][員员]|行政[長长]官|秘[書书][長长])$"
)


def speaker_of(heading: str) -> str:
    """Give who speaks under a heading of such a record; "" where a vote stands there, or nobody."""
    who = heading.rpartition(SEPARATOR)[2]
    named = MEMBER.search(who) or CHAIRS.search(who) or _OFFICE.search(who)
    return who if named else ""


def is_member(who: str) -> bool:
    """Say whether who speaks is a Member or has the chair, and does not speak for the Government."""
    return MEMBER.search(who) is not None or CHAIRS.search(who) is not None
