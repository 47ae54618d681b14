"""This file reads what the name of a LegCo file gives away: the paper's number and its meeting."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

# e.g. ajls20250714cb2-1292-3-e.pdf
_FILE_DIVISION = re.compile(
    r"^(?P<code>[a-z_]+?\d{0,3}?)(?P<day>20\d{6})[a-z&\d]{0,6}?(?P<body>cb\d|fc|pwsc|esc|ls)-?(?P<serial>\d{1,4})"
    r"(?:-(?P<part>\d{1,3}))?(?:-?r(?:ev)?\d?)?(?:-(?:e|c|ec|ce|s))?\.pdf$",  # r: issued again
    re.IGNORECASE,
)
_FILE_GRANT = re.compile(
    r"^(?P<body>f|fi|p|pi|e|ei)(?P<year>\d{2})-(?P<serial>\d{1,3})-?[ec]{1,2}\.pdf$", re.IGNORECASE
)
_GRANT_BODIES = {"f": "FCR", "fi": "FCRI", "p": "PWSC", "pi": "PWSCI", "e": "EC", "ei": "ECI"}
_GRANT_FOLDERS = {"f": "/fc/fc/", "p": "/fc/pwsc/", "e": "/fc/esc/"}


def suffix(found: str | None) -> str:
    """Write the number behind a paper's number, if it has one: (03)."""
    return f"({int(found):02d})" if found else ""


def _division_number(match: re.Match[str]) -> str | None:
    year, month, serial = int(match["day"][:4]), int(match["day"][4:6]), int(match["serial"])
    # A file is named for its meeting, a number for its year of issue, and series start again every
    # January: a low number beside an autumn meeting is a follow-up of next year, a high one beside
    # a January meeting was given out in December. Neither year is certain, so neither is told.
    body = match["body"].upper()
    busy = body.startswith("CB")
    if (month >= 10 and serial < (400 if busy else 40)) or (
        month == 1 and serial > (500 if busy else 100)
    ):
        return None
    body = f"CB({body[2]})" if busy else body
    return f"{body}{serial}/{year}{suffix(match['part'])}"


def file_number(url: str) -> str | None:
    """Give the number that a LegCo file's name spells out, where the name leaves no doubt.

    The year is that of the date in the name; a name without one gives None (folders are named for
    the year in which a subcommittee was formed), and so does one whose year contradicts a panel's
    folder.
    """
    path = urlsplit(url).path
    name = path.rsplit("/", 1)[-1]
    if grant := _FILE_GRANT.match(name):
        body = grant["body"].lower()
        if _GRANT_FOLDERS[body[0]] not in path:
            return None
        year = 2000 + int(grant["year"])
        return f"{_GRANT_BODIES[body]}({year}-{(year + 1) % 100:02d}){int(grant['serial'])}"
    found = _FILE_DIVISION.match(name)
    if not found or not 1 <= int(found["day"][4:6]) <= 12:
        return None
    folder = re.search(r"/yr(\d{4})/\w+/(?:panels|fc)/", path)
    if folder and folder[1] != found["day"][:4]:
        return None
    return _division_number(found)


def file_day(url: str) -> date | None:
    """Give the meeting date that a LegCo file's name holds, else None."""
    found = re.match(
        r"[a-z_]+?(?:0[1-9]|1\d\d)?(20\d{2})(\d{2})(\d{2})", urlsplit(url).path.rsplit("/", 1)[-1]
    )
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
