"""This file finds the name of what an English sentence speaks of where the sentence leaves it to those before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.contents.statements import Statement
from bot.contents.summaries.leaning import (
    COMMON_EN,
    has_name,
    owned_by_nobody,
    points_back,
    the_scheme,
)
from bot.contents.summaries.names_en import (
    A_SCHEME,
    CAPITALS,
    DEFINED_EN,
    IS_BODY,
    KINDS_IN_CAPITALS,
    NO_NAME_EN,
    schemes_in,
)
from bot.contents.summaries.pieces import opened
from bot.contents.summaries.unnamed import in_a_chain, tells_of_unnamed_en
from scrapers.text import fold

# e.g. the platform was
_OPENS_EN = re.compile(
    rf"^the (?:new |proposed |said )?(?P<en>bill|ordinance|subcommittee|{COMMON_EN})\b"
)
# How a thing was described where it was first spoken of.
# e.g. a data breach incident · the public consultation exercise
_DESCRIBED_EN = re.compile(
    rf"\b(?:an?|the|its|their) ((?:[a-z][\w/-]{{1,20}}+ ){{1,3}}?({COMMON_EN}))\b(?! {COMMON_EN}\b)",
    re.IGNORECASE,
)
# e.g. and · of · the
_NO_DESCRIPTION = re.compile(
    r"\b(?:and|or|of|to|for|in|on|by|at|with|from|that|which|new|said|proposed|above|following|latest|same|other"
    r"|relevant|first|second|whole|is|are|was|were|has|have|will|a|an|the|this|its|their)\b"
)
# So many that were applied for or approved, with no word of which scheme they are of.
_WHAT_EN = r"\d[\d ,]{0,8} (?:[a-z]+ ){0,2}(?:applications?|proposals?|submissions?|projects?)"
# e.g. 58 applications were received · approved 11 projects · the last batch
_COUNTED_EN = re.compile(
    rf"\b{_WHAT_EN} (?:were|was|have been|had been|are being) (?:received|approved|submitted|processed|handled"
    r"|rejected|funded)"
    r"|\b(?:received|approved|processed|handled|rejected|funded) "
    rf"(?:a total of |about |some |over |more than )?{_WHAT_EN}\b"
    r"|\bthe (?:first|second|third|last|next|final|latest) (?:batch|round|tranche|intake)\b"
)

LONGEST_EN = 56  # letters of a name that is set before a sentence
# What all that a reply tells of takes together.
# e.g. The expenditure and manpower involved cannot be separately identified
_OF_ALL_EN = re.compile(
    r"\b(?:expenditure|costs?|manpower|staff) and (?:the )?(?:manpower|staff|expenditure|costs?|establishment)\b"
    r"|\bcannot be (?:separately )?(?:identified|quantified|itemised)"
)
# What somebody has not got, in a paper where a reader has seen no question.
# e.g. the Administration did not have such an estimate
_NO_SUCH = re.compile(r"\b(?:not|no|nor|never)\b[^,;]{0,20} such (?:an? )?[a-z]{4}")
# So many things that only the sentences before have told of.
# e.g. The 17 junctions were fitted with sensors · works at the five sites will be completed
_THE_SO_MANY = re.compile(
    r"(?:[^,;]{2,60}, )?(?:[^,;]{1,40} )?(?<!of )(?:the|all) (?!18 districts)"
    r"(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(?!years|months|weeks|days|hours|governments|sides|places|questions|parts|bureaux|universities|countries"
    r"|financial|fiscal|school|academic|calendar)(?:[a-z-]{3,16} )?([a-z]{3,14}s)"
    r"(?= (?:is|are|was|were|will|would|has|have|had|can|may|must|should)\b|[,.;])"
)
# e.g. the Institute · the Scheme
_CAPITAL_KIND = re.compile(rf"\b[Tt]he ({'|'.join(KINDS_IN_CAPITALS)})\b(?! (?:of|for|on|[A-Z]))")


def before_en(
    statement: Statement, earlier: Sequence[Statement], known: Mapping[str, str], asked: str = ""
) -> str | None:
    """Give what must stand before an English sentence so that it reads alone; None where nothing will do.

    `known` gives the long names of the short ones that the paper or its question defines; `asked` is
    that question with the title, folded: what they name a reader knows.
    """
    said = opened(statement.bare)
    opens = _OPENS_EN.match(said.folded)
    noun = opens["en"] if opens is not None else the_scheme(said.text)
    if noun:
        name = _name_of(noun, earlier)
        if name:
            return f"[{name}] "
        described = _described(noun, earlier)
        if described and (opens is None or points_back(said.folded)):
            return f"[{described}] "
    if points_back(said.folded) or owned_by_nobody(said.text):
        return None
    if statement.role == "text" and _NO_SUCH.search(said.folded):
        return None
    full = _defined_in_capitals(said.text, earlier, known)
    if full:
        return f"[{full}] "
    if _OF_ALL_EN.search(said.folded):
        return ""
    by_kind = _CAPITAL_KIND.search(said.text)
    counted = counts_known(said.folded)
    if (by_kind or counted or tells_of_unnamed_en(said.folded)) and not schemes_in(said.text):
        named = _whose(statement, earlier, known)
        kind = by_kind[1].casefold() if by_kind else counted
        return None if named == "" and kind and kind not in asked else named
    if _COUNTED_EN.search(said.folded) and not has_name(said.text):
        scheme = _scheme_of(statement, earlier)
        return f"[{scheme}] " if scheme else ""
    return ""


def counts_known(folded: str) -> str:
    """Give the noun of what a sentence tells so many of as of known ones; "" where it does not."""
    found = _THE_SO_MANY.match(folded)
    return "" if found is None or found[1][:-1] in folded[: found.start(1)] else found[1]


def _name_of(noun: str, earlier: Sequence[Statement]) -> str:
    """Give the last name that ends with a noun; "" where there is none."""
    for one in reversed(earlier):
        for found in reversed(list(DEFINED_EN.finditer(one.text))):
            full = NO_NAME_EN.sub("", found[1])
            if found[2].casefold().endswith(noun) or full.casefold().endswith(f" {noun}"):
                return full
        for found in reversed(list(CAPITALS.finditer(one.text))):
            name = NO_NAME_EN.sub("", found[0].strip())
            torn = one.text[: found.start()].endswith((" and ", " for ", " of "))
            if name.casefold().endswith(f" {noun}") and not torn:
                return name
    return ""


def _described(noun: str, earlier: Sequence[Statement]) -> str:
    """Give the words with which a thing was first spoken of, with its noun; "" where there are none."""
    for one in earlier:
        for found in _DESCRIBED_EN.finditer(one.text):
            if found[2].casefold() == noun and not _NO_DESCRIPTION.search(fold(found[1])):
                return found[1]
    return ""


def _scheme_of(statement: Statement, earlier: Sequence[Statement]) -> str:
    """Give the scheme that the paragraph has named last before a sentence; "" where there is none."""
    for one in reversed(earlier):
        if one.block != statement.block:
            break
        names = [NO_NAME_EN.sub("", found[0]) for found in A_SCHEME.finditer(one.text)]
        if names:
            return names[-1]
    return ""


def _defined_in_capitals(text: str, earlier: Sequence[Statement], known: Mapping[str, str]) -> str:
    """Give the full name of what a sentence calls "the Institute", where its part or the paper defines that."""
    for called in _CAPITAL_KIND.finditer(text):
        for one in reversed(earlier):
            for found in DEFINED_EN.finditer(one.text):
                full = NO_NAME_EN.sub("", found[1])
                if found[2] == called[1] and len(full) <= LONGEST_EN and full not in text:
                    return full
        full = known.get(called[1], "")
        if full and len(full) <= LONGEST_EN and full not in text:
            return full
    return ""


def _whose(
    statement: Statement, earlier: Sequence[Statement], known: Mapping[str, str]
) -> str | None:
    """Give what the applications or buildings of a sentence are of; None where it must be told and is not for sure."""
    full = {short: name for short, name in known.items() if name} | {
        found[2].removeprefix("the "): NO_NAME_EN.sub("", found[1])
        for one in earlier
        for found in DEFINED_EN.finditer(one.text)
    }
    here = _may_mean((one.text for one in earlier if one.block == statement.block), full)
    heading = statement.heading.strip()
    if not here and A_SCHEME.fullmatch(heading):
        return f"[{heading}] "
    told = here or _may_mean((one.text for one in earlier), full)
    if len(told) != 1:
        return None if told else ""
    (name,) = told
    if not here and not in_a_chain(
        statement, earlier, lambda one: name in _may_mean([one.text], full), _leans
    ):
        return None
    shown = next((short for short, long in full.items() if long == name), name)
    shown = name if len(name) <= LONGEST_EN else shown
    return f"[{shown}] " if len(shown) <= LONGEST_EN else None


def _leans(statement: Statement) -> bool:
    said = opened(statement.bare)
    return (
        tells_of_unnamed_en(said.folded) or points_back(said.folded)
        or the_scheme(said.text) != "" or _CAPITAL_KIND.search(said.text) is not None
    )  # fmt: skip


def _may_mean(texts: Iterable[str], full: Mapping[str, str]) -> set[str]:
    """Give the schemes, systems and services that sentences name, by their full names."""
    found = {full.get(name, name) for text in texts for name in schemes_in(text)}
    return {name for name in found if not IS_BODY.search(name)}
