"""This file fits a title into its columns: whole clauses of it, and never an end that leads up to more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.kinds.patterns import wide
from scrapers.kinds.question_clauses import (
    ASKS,
    ENDS,
    SHORT,
    is_background,
    is_balanced,
    is_latin,
    leads_up,
    plain_clause,
)

LONGEST_TITLE = 100  # columns
LEAST_TOLD = 8  # letters of a title that says something
_ENDS_CLAUSE = re.compile(r"[，；。]")
# e.g. the number of lifts, · the cost of the scheme in each of the past
_ENGLISH_CLAUSE = re.compile(
    r"(?<=[,;]) | (?=(?:as well as|in each|in the past|over the past|during the past|for the past|broken down"
    r"|since|which)\b)"
)
# e.g. the number of · and to the
_HANGS = re.compile(
    r"(?: (?:of|the|in|and|to|on|for|with|an?|by|or|at|from|as|its|their|is|are|whether|each|that|which)|[,;:(-]){1,4}$"
)
_ASIDE_EN = re.compile(r" \([^()]{6,200}\)")
# e.g. Smart Prison System
_NAMED_EN = re.compile(r"\b[A-Z][\w'’-]{1,20}(?: (?:of |and )?[A-Z][\w'’-]{1,20}){1,5}")
_LEAST_SHARE = 0.3  # of the room that whole clauses in English take, else words do


def fitted(title: str, subject: str = "") -> str:
    """Give a title as it is where it fits; else its subject and whole clauses, else what stands in its room."""
    if wide(title) <= LONGEST_TITLE:
        return title
    if is_latin(title):
        return _in_english(_ASIDE_EN.sub("", title))
    return _whole_clauses(_cut(title), subject) or f"{_cut(title).rstrip('，、：；')}……"


def _in_english(title: str) -> str:
    if wide(title) <= LONGEST_TITLE:
        return title
    told = ""
    for clause in _ENGLISH_CLAUSE.split(title):
        longer = f"{told} {clause}".strip()
        if len(longer.rstrip(",; ")) > LONGEST_TITLE:
            break
        told = longer
    subject, colon, asked = title.partition(": ")
    if len(told) > (len(subject) + len(colon) if colon else LONGEST_TITLE * _LEAST_SHARE):
        return _HANGS.sub("", told.rstrip(",; "))
    if colon and len(subject) <= LONGEST_TITLE:
        named = _NAMED_EN.search(asked)
        both = f"{subject}: {named[0]}" if named else subject
        return both if len(both) <= LONGEST_TITLE else subject
    return f"{_HANGS.sub('', _cut(title).rsplit(' ', 1)[0])} ..."


def _whole_clauses(kept: str, named: str) -> str:
    """Give a cut title up to the last clause that is whole and says something, at least its subject.

    Nothing where that leaves only what leads up to the question.
    """
    subject, colon, asked = kept.partition("：")
    if named and kept.startswith(f"{named}："):
        subject, asked = named, kept.removeprefix(f"{named}：")
    elif not colon or _ENDS_CLAUSE.search(subject):
        subject, asked = "", kept
    clauses = re.split(r"(?<=[，；。])", asked)[:-1]
    if _only_before(clauses):
        return ""
    while clauses and (
        leads_up(clauses[-1]) or is_background(clauses[-1]) or not is_balanced("".join(clauses))
    ):
        clauses.pop()
    told = "".join(clauses).rstrip(ENDS)
    if len(told) < LEAST_TOLD:
        return subject
    return f"{subject}：{told}" if subject else told


def _only_before(clauses: Sequence[str]) -> bool:
    """Say whether clauses tell what others say, or a word of it, and ask nothing."""
    before = any(is_background(one) or len(plain_clause(one)) <= SHORT for one in clauses)
    return before and not any(
        ASKS.search(plain_clause(one)) for one in clauses if not is_background(one)
    )


def _cut(title: str) -> str:
    kept, columns = "", 0
    for letter in title:
        columns += wide(letter)
        if columns > LONGEST_TITLE:
            break
        kept += letter
    return kept
