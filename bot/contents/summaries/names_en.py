"""This file finds the names that an English sentence gives to schemes, systems, services and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.contents.summaries.names_zh import blotted

# e.g. Digital Policy Office (DPO)
DEFINED_EN = re.compile(
    r"((?>(?:[A-Z][\w'-]{0,40}+|of|and|for|the|on|in|to|at)"
    r"(?: (?:[A-Z][\w'-]{0,40}+|of|and|for|the|on|in|to|at)){1,12})) ?"
    r"\((?:the )?[“\"]?(?:the )?([A-Z][\w -]{1,30})[”\"]?\)"
)
CAPITALS = re.compile(r"(?:[A-Z][\w'-]{0,40}+ ){1,8}(?:of (?:[A-Z][\w'-]{0,40}+ ?){1,6})?")
NO_NAME_EN = re.compile(r"^(?:(?:The|A|An|In|On|At|For|Of|of|and|the|to|for|in|on|at) )+")
# e.g. Upgrade the Seat Register
_DOES_IT = re.compile(r"^(?!Centre|Home)[A-Z][a-z]{2,12} (?:the|an?) ")
# A short name, with the words before it of which some are the long one.
# e.g. eHealth mobile application ("the App") · economy Regulatory Sandbox (the Sandbox)
SHORT_EN = re.compile(
    r"((?>[\w'&+-]{1,24} ){1,6})\((?:the [\"“]?|[\"“](?:the )?)([A-Z][\w -]{1,30})[\"”]?\)"
)
# e.g. and the eHealth · in 2023
_NOT_OF_IT = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|their|our|in|of|for|to|by|and|or|under|called|as|with|on|new|at|is|was|from"
    r"|has|have|will|\d[\d,]{0,12}|[a-z]{3,16}ed) "
)
# A name that a scheme may have: by its last word.
# e.g. Frontier Records Scheme · Records, Archives and Manuscripts Fund
A_SCHEME = re.compile(
    r"(?:(?:[A-Z][\w'+-]{0,40}+, ){1,3}[A-Z][\w'+-]{0,40}+ and )?"
    r"(?:[A-Z][\w'+-]{0,40}+ (?:and |of |for |in )?){1,8}(?:Scheme|Programme|Fund|Pilot|Trial|Platform|System"
    r"|Centre|Portal)\b"
)
# What a paper calls a thing by when it has defined it.
KINDS_IN_CAPITALS = (
    *("Scheme", "Programme", "Project", "Fund", "Platform", "Institute", "Centre", "Center"),
    *("System", "Pilot", "Plan", "Alliance", "Sandbox", "Portal", "Service"),
    *("College", "Academy", "Hub", "Gateway", "Register", "Facility", "Laboratory", "Team"),
)
# e.g. Under Cross-boundary Public Services, 168 services
_UNDER = re.compile(
    r"(?:Under|As for|Regarding|As regards) (?:the )?"
    r"((?:[A-Z][\w'+-]{1,40}+ (?:and |of |for )?){1,6}[A-Z][\w'+-]{1,40}+)(?=,)"
)
_OFFICES_EN = "LegCo|DPO|HAD|HKMA|ITIB|ITC|FSTB|HHB|MTR"
_COMMON_SHORT = "HKSAR|SAR|GBA|GDP|SMEs?|NGOs?|WTO|ICT|HKD|USD|RMB|PhD|PFLOPS|petaFLOPS"
# A name in capitals that is no office, place or unit.
# e.g. NIAS · InnoHK · CorpID · iAM · GREEN@COMMUNITY
_ABBREVIATION = re.compile(
    rf"\b(?!(?:{_OFFICES_EN}|{_COMMON_SHORT}|[A-Z]{{1,2}}\d?)\b)"
    r"(?:[A-Z][A-Za-z]{0,10}[@·][A-Za-z0-9]{2,14}|[A-Z]{3,8}|[A-Z]{0,3}[a-z]{1,8}[A-Z][A-Za-z]{1,8})\b(?![/@·])"
)
# Whose services, and who takes part: of these no application is made.
# e.g. the AISC's services · InnoHK centres are
_TAKES_PART = re.compile(
    r"\b[A-Z][A-Za-z]{1,10}(?:[’']s\b|(?= (?:centres?|laborator(?:y|ies)|compan(?:y|ies)|enterprises?"
    r"|institut(?:e|ion)s?|universit(?:y|ies)|tenants?|members?|schools?|firms?)\b))"
)
# Kinds of what a paragraph may be on, when its name ends with one.
_THINGS = (
    r"Schemes?|Programmes?|Fund|Pilot|Trial|Platform|Systems?|Centre|Center|Portal|Services?|Infrastructure|Institute"
    r"|Gateway|Interchange|Sandbox|Park|Lab|Laboratory|Plan|Hub|Network|Alliance|Blueprint|Framework|Cloud|Project"
    r"|Initiative|Clusters?|Register|Vouchers?|Campaign|Booths?|App|Index|Guidelines?|Licence|Tool|Facility"
)
_WORD = r"(?:[a-z]-)?[A-Z][\w'&+@-]{0,40}+"
# e.g. Digital Inclusion Programme for Elders · Government Cloud Infrastructure Services
IS_A_THING = re.compile(
    rf"(?:{_WORD}, (?:{_WORD}, ){{0,2}}{_WORD} and )?(?:{_WORD} (?:and |of |for |in |on |at )?){{1,8}}(?:{_THINGS})\b"
    r"(?! (?:Department|Bureau|Office|Authority|Council|Commission|Committee|Branch)\b)"
    r"(?: (?:for|of) (?:[A-Z][a-z]{1,20}+ ){0,4}[A-Z][a-z]{1,20}+(?![\w-]))?"
)
# A name goes on behind its bracket.
# e.g. (Amendment) Ordinance
_WITHIN = re.compile(r" (?:\(|[A-Z][a-z])")
# A name of several words that a sentence opens with.
# e.g. The new Dental Hospital Outreach Team serves
_NO_THING_EN = (
    r"(?:The|A|An|Some|All|Each|Both|Many|Most|Several|These|Those|Two|Three|Four|Five|Six|Hong|Members|Chief|Mr|Ms"
    r"|Dr|Prof|Hon|Legislative|Executive|Greater|Mainland)\b"
)
OPENS_NAMED_EN = re.compile(
    r"(?:The |A |An )?+(?:new |enhanced |revised |proposed )?+"
    rf"((?!{_NO_THING_EN})(?:{_WORD} (?:and |of |for |in )?){{1,7}}{_WORD})(?= [a-z(]|,)"
)
# Whose things it is on: of KTSP's coaches, not of KTSP.
# e.g. the KTSP's coach
_OWNS = re.compile(r"\b[A-Z][A-Za-z0-9&-]{1,24}[’']s\b")
# Words in capitals side by side, or one.
SHORT_OR_CAPITAL = re.compile(r"[A-Z][\w&+-]{1,40}+(?: [A-Z][\w&+-]{1,40}+){0,5}")
_BODIES_EN = (
    "Registry|Department|Bureau|Office|Commission|Authority|Council|Committee|Panel|University|Limited|Corporation"
    "|Government|Ordinance|Secretary|Director|Commissioner"
)
# e.g. Digital Policy Office · Panel on Health Services
IS_BODY = re.compile(
    rf"(?:{_BODIES_EN}|City|District|Area|Judiciary|Force|Association|Chamber|Metropolis|Territories|Province|Kong)s?$"
    r"|^(?:Department of|Panel|Secretary|Director|University|Hong Kong SAR|Legislative"
    r"|Financial Year)\b|[Ee]nterprises?$"
)


@lru_cache(maxsize=1024)  # a sentence is asked for each time that one behind it may mean its names
def defined_en(text: str) -> tuple[tuple[str, str, int], ...]:
    """Give the short names that a sentence defines, each with the full one and where that stands."""
    found = []
    for match in DEFINED_EN.finditer(text) if "(" in text else ():
        if _WITHIN.match(text, match.end()) and not match[2].isupper():
            continue  # Dentists Registration (Amendment) Ordinance
        full = _DOES_IT.sub("", NO_NAME_EN.sub("", match[1]))
        found.append((match[2], full, match.end(1) - len(full)))
    return tuple(found)


def short_of(texts: Iterable[str]) -> dict[str, str]:
    """Give the long names of the short ones that texts define, "" where those cannot be told."""
    found: dict[str, str] = {}
    for text in texts:
        for words, short in SHORT_EN.findall(text):
            name = _NOT_OF_IT.split(words)[-1].strip()
            found[short] = name if " " in name else ""
    for text in texts:
        found |= {short: full for short, full, _ in defined_en(text)}
    return found


def things_in(text: str, full: Mapping[str, str]) -> list[tuple[int, str]]:
    """Give the names of what a text may be on, with where each stands; bodies are none.

    `full` gives the full ones of short ones, "" where a paper has none.
    """
    found = {start: name for _, name, start in defined_en(text)}
    left = DEFINED_EN.sub(blotted, text)
    for name in {name for name in full.values() if " " in name and name in left}:
        found[left.find(name)] = name
        left = left.replace(name, "□" * len(name))
    left = _OWNS.sub(blotted, left)
    for match in SHORT_OR_CAPITAL.finditer(left):
        name = NO_NAME_EN.sub("", match[0])
        if name in full:
            found[match.end() - len(name)] = name
    for match in IS_A_THING.finditer(left):
        name = NO_NAME_EN.sub("", match[0])
        found[match.end() - len(name)] = name
    left = IS_A_THING.sub(blotted, left)
    found |= {match.start(): match[0] for match in _ABBREVIATION.finditer(left)}
    opens = OPENS_NAMED_EN.match(text)
    if opens is not None and not any(start < opens.end() for start in found):
        found[opens.start(1)] = opens[1]
    names = ((start, full.get(name, name)) for start, name in sorted(found.items()))
    return [
        (at, name) for at, name in names
        if name not in KINDS_IN_CAPITALS and not IS_BODY.search(name)
    ]  # fmt: skip


@lru_cache(maxsize=1024)
def schemes_in(text: str) -> list[str]:
    """Give the names of schemes, systems and services that a text holds; of bodies, places and days none."""
    defining = list(DEFINED_EN.finditer(text))
    names = [NO_NAME_EN.sub("", found[1]) for found in defining]
    defined = {found[2] for found in defining}
    left = _TAKES_PART.sub(" ", DEFINED_EN.sub(" ", text))
    under = _UNDER.match(left)
    if under is not None:
        names.append(under[1])
        left = left[under.end() :]
    names += [NO_NAME_EN.sub("", found[0]) for found in A_SCHEME.finditer(left)]
    left = A_SCHEME.sub(" ", left)
    names += [found[0] for found in _ABBREVIATION.finditer(left) if found[0] not in defined]
    return [name for name in names if name not in KINDS_IN_CAPITALS and not IS_BODY.search(name)]
