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
# e.g. Digital Policy Office (DPO)
_DEFINED_EN = re.compile(
    r"((?>(?:[A-Z][\w'-]{0,40}+|of|and|for|the|on|in|to)"
    r"(?: (?:[A-Z][\w'-]{0,40}+|of|and|for|the|on|in|to)){1,12})) ?\((?:the |“|\")?([A-Z][\w -]{1,30})(?:”|\")?\)"
)
_CAPITALS = re.compile(r"(?:[A-Z][\w'-]{0,40}+ ){1,8}(?:of (?:[A-Z][\w'-]{0,40}+ ?){1,6})?")
_NO_NAME_EN = re.compile(r"^(?:(?:The|A|An|In|On|For|Of|of|and|the|to|for|in|on) )+")
# A name that a scheme may have: by its last word.
# e.g. Frontier Records Scheme · Records, Archives and Manuscripts Fund
_A_SCHEME = re.compile(
    r"(?:(?:[A-Z][\w'+-]{0,40}+, ){1,3}[A-Z][\w'+-]{0,40}+ and )?"
    r"(?:[A-Z][\w'+-]{0,40}+ (?:and |of |for |in )?){1,8}(?:Scheme|Programme|Fund|Pilot|Trial|Platform|System"
    r"|Centre|Portal)\b"
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
# What a paper calls a thing by when it has defined it.
_KINDS_IN_CAPITALS = (
    *("Scheme", "Programme", "Project", "Fund", "Platform", "Institute", "Centre", "Center"),
    *("System", "Pilot", "Plan", "Alliance", "Sandbox", "Portal", "Service"),
)
# e.g. the Institute · the Scheme
_CAPITAL_KIND = re.compile(rf"\b[Tt]he ({'|'.join(_KINDS_IN_CAPITALS)})\b(?! (?:of|for|on|[A-Z]))")
# e.g. Under Cross-boundary Public Services, 168 services
_UNDER = re.compile(
    r"(?:Under|As for|Regarding|As regards) (?:the )?"
    r"((?:[A-Z][\w'+-]{1,40}+ (?:and |of |for )?){1,6}[A-Z][\w'+-]{1,40}+)(?=,)"
)
_OFFICES_EN = "LegCo|DPO|HAD|HKMA|ITIB|ITC|FSTB|HHB|MTR"
_COMMON_SHORT = "HKSAR|SAR|GBA|GDP|SMEs?|NGOs?|WTO|ICT|HKD|USD|RMB|PhD|PFLOPS|petaFLOPS"
# A name in capitals that is no office, place or unit.
# e.g. NIAS · InnoHK · CorpID · iAM
_ABBREVIATION = re.compile(
    rf"\b(?!(?:{_OFFICES_EN}|{_COMMON_SHORT}|[A-Z]{{1,2}}\d?)\b)"
    r"(?:[A-Z]{3,8}|[A-Z]?[a-z]{1,8}[A-Z][A-Za-z]{1,8})\b(?!/)"
)
# Whose services, and who takes part: of these no application is made.
# e.g. the AISC's services · InnoHK centres are
_TAKES_PART = re.compile(
    r"\b[A-Z][A-Za-z]{1,10}(?:[’']s\b|(?= (?:centres?|laborator(?:y|ies)|compan(?:y|ies)|enterprises?"
    r"|institut(?:e|ion)s?|universit(?:y|ies)|tenants?|members?|schools?|firms?)\b))"
)
_BODIES_EN = (
    "Department|Bureau|Office|Commission|Authority|Council|Committee|Panel|University|Limited|Corporation"
    "|Government|Ordinance|Secretary|Director|Commissioner"
)
# e.g. Digital Policy Office · Panel on Health Services
_IS_BODY = re.compile(
    rf"(?:{_BODIES_EN}|City|District|Area)s?$|^(?:Panel|Secretary|Director|University|Hong Kong SAR|Legislative"
    r"|Financial Year)\b|[Ee]nterprises?$"
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
    full = _defined_in_capitals(said.text, earlier)
    if full:
        return f"[{full}] "
    by_kind = _CAPITAL_KIND.search(said.text) is not None
    if (by_kind or tells_of_unnamed_en(said.folded)) and not _schemes_in(said.text):
        return _whose(statement, earlier)
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


def _defined_in_capitals(text: str, earlier: Sequence[Statement]) -> str:
    """Give the full name of what a sentence calls "the Institute", where one before it defines that."""
    for called in _CAPITAL_KIND.finditer(text):
        for one in reversed(earlier):
            for found in _DEFINED_EN.finditer(one.text):
                full = _NO_NAME_EN.sub("", found[1])
                if found[2] == called[1] and len(full) <= LONGEST_EN and full not in text:
                    return full
    return ""


def _whose(statement: Statement, earlier: Sequence[Statement]) -> str | None:
    """Give what the applications or buildings of a sentence are of; None where it must be told and is not for sure."""
    full = {
        found[2].removeprefix("the "): _NO_NAME_EN.sub("", found[1])
        for one in earlier
        for found in _DEFINED_EN.finditer(one.text)
    }
    here = _may_mean((one.text for one in earlier if one.block == statement.block), full)
    heading = statement.heading.strip()
    if not here and _A_SCHEME.fullmatch(heading):
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
    found = {full.get(name, name) for text in texts for name in _schemes_in(text)}
    return {name for name in found if not _IS_BODY.search(name)}


def _schemes_in(text: str) -> list[str]:
    """Give the names of schemes, systems and services that a text holds; of bodies, places and days none."""
    names = [_NO_NAME_EN.sub("", found[1]) for found in _DEFINED_EN.finditer(text)]
    defined = {found[2] for found in _DEFINED_EN.finditer(text)}
    left = _TAKES_PART.sub(" ", _DEFINED_EN.sub(" ", text))
    under = _UNDER.match(left)
    if under is not None:
        names.append(under[1])
        left = left[under.end() :]
    names += [_NO_NAME_EN.sub("", found[0]) for found in _A_SCHEME.finditer(left)]
    left = _A_SCHEME.sub(" ", left)
    names += [found[0] for found in _ABBREVIATION.finditer(left) if found[0] not in defined]
    return [name for name in names if name not in _KINDS_IN_CAPITALS and not _IS_BODY.search(name)]
