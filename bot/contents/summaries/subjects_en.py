"""This file finds the name of what an English sentence speaks of where the sentence leaves it to those before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.statements import Statement
from bot.contents.summaries.leaning import (
    COMMON_EN,
    has_name,
    owned_by_nobody,
    points_back,
    the_scheme,
)
from bot.contents.summaries.pieces import opened
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
    r"\b(?:and|or|of|to|for|in|on|by|at|with|from|that|which|new|said|proposed|above|following|latest|same|other|relevant|first|second|whole|is|are|was|were|has|have|will|a|an|the|this|its|their)\b"
)
# e.g. Digital Policy Office (DPO)
_DEFINED_EN = re.compile(
    r"((?>(?:[A-Z][\w'-]{0,40}+|of|and|for|the|on|in|to)(?: (?:[A-Z][\w'-]{0,40}+|of|and|for|the|on|in|to)){1,12})) ?\((?:the |“|\")?([A-Z][\w -]{1,30})(?:”|\")?\)"
)
_CAPITALS = re.compile(r"(?:[A-Z][\w'-]{0,40}+ ){1,8}(?:of (?:[A-Z][\w'-]{0,40}+ ?){1,6})?")
_NO_NAME_EN = re.compile(r"^(?:(?:The|A|An|In|On|For|Of|of|and|the|to|for|in|on) )+")
# A name that a scheme may have: by its last word.
# e.g. Frontier Records Scheme · Records, Archives and Manuscripts Fund
_A_SCHEME = re.compile(
    r"(?:(?:[A-Z][\w'+-]{0,40}+, ){1,3}[A-Z][\w'+-]{0,40}+ and )?(?:[A-Z][\w'+-]{0,40}+ (?:and |of |for |in )?){1,8}(?:Scheme|Programme|Fund|Pilot|Trial|Platform|System|Centre|Portal)\b"
)
# So many that were applied for or approved, with no word of which scheme they are of.
_WHAT_EN = r"\d[\d ,]{0,8} (?:[a-z]+ ){0,2}(?:applications?|proposals?|submissions?|projects?)"
# e.g. 58 applications were received · approved 11 projects · the last batch
_COUNTED_EN = re.compile(
    rf"\b{_WHAT_EN} (?:were|was|have been|had been|are being) (?:received|approved|submitted|processed|handled|rejected|funded)"
    rf"|\b(?:received|approved|processed|handled|rejected|funded) (?:a total of |about |some |over |more than )?{_WHAT_EN}\b"
    r"|\bthe (?:first|second|third|last|next|final|latest) (?:batch|round|tranche|intake)\b"
)


def before_en(statement: Statement, earlier: Sequence[Statement]) -> str | None:
    """Give what must stand before an English sentence so that it reads alone; None where nothing will do."""
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
    if _COUNTED_EN.search(said.folded) and not has_name(said.text):
        scheme = _scheme_of(statement, earlier)
        return f"[{scheme}] " if scheme else ""
    return ""


def _name_of(noun: str, earlier: Sequence[Statement]) -> str:
    """Give the last name that ends with a noun; "" where there is none."""
    for one in reversed(earlier):
        for found in reversed(list(_DEFINED_EN.finditer(one.text))):
            if found[2].casefold().endswith(noun):
                return _NO_NAME_EN.sub("", found[1])
        for found in reversed(list(_CAPITALS.finditer(one.text))):
            name = _NO_NAME_EN.sub("", found[0].strip())
            if name.casefold().endswith(f" {noun}"):
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
        names = [_NO_NAME_EN.sub("", found[0]) for found in _A_SCHEME.finditer(one.text)]
        if names:
            return names[-1]
    return ""
