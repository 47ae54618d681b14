"""This file finds what an English sentence speaks of as known because its paper has told of it before.

A thing that a paper brings in with "a" or "an" is the paper's own: whoever reads "the trial" by itself does not
know which. A thing that it never brings in so, such as "the public", everybody knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, takewhile

from bot.contents.statements import Statement
from bot.contents.summaries.introduced_zh import IntroducedZh
from bot.contents.summaries.pieces import is_chinese
from bot.contents.summaries.stretches import Stretch

UNTOLD = 1.5  # what it costs a bullet to speak of what no reader is told of
NEAR = 4  # sentences before one
STEM = 5  # letters by which a noun and its plural are the same
MOST = 400  # things that a paper may bring in
LONGEST = 66  # letters of the words with which one is told
_ENDS = (
    r"of|for|to|on|in|at|by|with|from|that|which|who|whose|where|when|is|are|was|were|will|would|has|have|had|can|may"
    r"|must|should|and|or|as|under|between|into|than|if|while|but|not|be|been|being|through|via|during|after|before"
    r"|until|upon|against|over|within|without|among|so|also"
)
_WORD = rf"(?!(?:{_ENDS})\b)[A-Za-z][\w'’+-]{{0,24}}"
# e.g. a detection tool for Cantonese video and audio · an order to amend the Regulation
_BRINGS_IN = re.compile(
    rf"\b[Aa]n? (?P<thing>(?:{_WORD} ){{0,4}}(?P<noun>[a-z][a-z-]{{3,20}}))"
    rf"(?P<of> (?:of|for|to|on|into) (?:[\w'’+-]+ ){{0,8}}[\w'’+-]+)?(?=[,.;:()]| (?:{_ENDS})\b|$)"
)
# e.g. results of the trial, · opening the tool to
_KNOWN = re.compile(
    rf"\b[Tt]he (?P<sort>{_WORD} )?(?P<noun>[a-z][a-z-]{{3,20}})"
    r"(?=[,.;:)]|$| (?:is|are|was|were|will|would|has|have|had|can|may|must|should|to|and|or|by|from|in|at|under|after"
    r"|before|until|within|through|as|with)\b)"
)
# What is brought in and is no thing.
# e.g. a number · a total · a year
_NO_THING = re.compile(
    r"(?:number|total|year|month|week|quarter|period|time|view|need|basis|range|part|series|variety|person|member|way"
    r"|day|result|case|stage|position|matter|question|rate|share|sum|amount|level|maximum|minimum|average|half|third"
    r"|majority|list|figure|reply|paper|meeting)s?$"
)
# What its paragraph has told of by a verb, with no word of what it is to do.
# e.g. the requirement would be dropped, where forms "require" a declaration
_BY_A_VERB = re.compile(
    r"\b[Tt]he (?P<noun>[a-z]{4,12}(?:ment|ion|al))s?"
    r"(?=[,.;)]|$| (?:is|are|was|were|will|would|has|have|had|can|may|must|should)\b)(?![^.;]{0,120} to [a-z]{3})"
)
# What is proposed or meant, of which its paragraph has told.
# e.g. The proposed penalty was supported
_SAID = re.compile(
    r"\b[Tt]he (?:proposed|revised|said|intended|suggested) (?P<noun>[a-z]{4,20})"
    r"(?=[,.;)]|$| (?:is|are|was|were|will|would|has|have|had|can|may|must|should)\b)"
)
# e.g. the comments received · the practice direction
_ANY_KNOWN = re.compile(rf"\b[Tt]he (?:{_WORD} )?(?P<noun>[a-z][a-z-]{{3,20}})(?=[,.;:)]|$| )")
_STOP = re.compile(r"[.;] (?=[A-Z])|…")
_TORN = re.compile(rf" (?:{_ENDS}|the|an?|its|their|our|this|these)$")


@dataclass(frozen=True, slots=True)
class _Thing:
    place: int
    told: str


class Introduced:
    """The things that an English paper brings in, by their nouns."""

    def __init__(self, everything: Sequence[Statement], title: str) -> None:
        self._title = title.casefold()
        self._everything = everything
        self._near: dict[int, str] = {}  # what stands right before each place
        self._things: dict[str, list[_Thing]] = {}
        brought = (
            (one.place, found)
            for one in everything
            if one.text.isascii() or " a" in one.text
            for found in _BRINGS_IN.finditer(one.text)
        )
        for place, found in islice(brought, MOST):
            if not _NO_THING.match(found["noun"]):
                told = _Thing(place, _shown(found))
                self._things.setdefault(found["noun"][:STEM], []).append(told)

    def untold(self, text: str, place: int) -> str | None:
        """Give the words that bring in what a bullet speaks of as known and does not tell.

        `place` is that of its first sentence. "" where these are not sure; None where a reader is told of all.
        """
        stop = _STOP.search(text)
        for found in islice(_KNOWN.finditer(text), MOST):
            stem = found["noun"][:STEM]
            if stem in self._title or stem in text[: found.start()].casefold():
                continue
            sort = (found["sort"] or "").strip().casefold()
            brought = {
                one.told
                for one in self._things.get(stem, ())
                if one.place < place and sort in ("", *one.told.casefold().split())
            }
            if brought:
                (told, *others) = brought
                later = stop is not None and stop.end() <= found.start()
                sure = " " in told and not (others or later) and len(told) <= LONGEST
                return told if sure else ""
        meant = islice(chain(_BY_A_VERB.finditer(text), _SAID.finditer(text)), MOST)
        return "" if any(self._is_told_here(text, found, place) for found in meant) else None

    def hangs(self, text: str, place: int) -> frozenset[str]:
        """Give the nouns of which a bullet speaks as known and the sentences right before it tell, by their stems."""
        if place not in self._near:
            part = self._everything[place].part
            before = self._everything[max(0, place - NEAR) : place]
            self._near[place] = " ".join(one.folded for one in before if one.part == part)
        near = self._near[place]
        stems = {found["noun"][:STEM] for found in islice(_ANY_KNOWN.finditer(text), MOST)}
        return frozenset(stem for stem in stems if stem in near and stem not in self._title)

    def _is_told_here(self, text: str, found: re.Match[str], place: int) -> bool:
        noun, stem = found["noun"], found["noun"][:STEM]
        if stem in self._title or stem in text[: found.start()].casefold():
            return False
        here = self._everything[place].block
        before = takewhile(lambda one: one.block == here, reversed(self._everything[:place]))
        said = (word for one in before for word in one.text.casefold().split())
        by_a_verb = found.re is _BY_A_VERB
        return any(
            word.startswith(stem) and not (by_a_verb and word.startswith(noun)) for word in said
        )


def _shown(found: re.Match[str]) -> str:
    """Give the words that bring in a thing, without what is torn at their end."""
    told = found["thing"] + (found["of"] or "")
    while _TORN.search(told):
        told = _TORN.sub("", told)
    return told


def told_of(found: Sequence[Stretch], everything: Sequence[Statement], title: str) -> list[Stretch]:
    """Set before English bullets what they speak of as known, in the words that bring it in.

    What is Chinese, has a name set before it, or may mean several things, weighs less.
    """
    if not found:
        return []
    if is_chinese(found[0].text):
        known = IntroducedZh(everything, title)
        return [_hanging(one, known.untold(one.shown, one.first)) for one in found]
    introduced = Introduced(everything, title)
    return [
        replace(
            _told_of(one, introduced.untold(one.shown, one.first)),
            hangs=introduced.hangs(one.says, one.first) if one.first == one.last else one.hangs,
        )
        for one in found
    ]


def _hanging(one: Stretch, nouns: frozenset[str]) -> Stretch:
    return replace(one, hangs=nouns, weight=one.weight - UNTOLD * len(nouns))


def _told_of(one: Stretch, told: str | None) -> Stretch:
    if told is None:
        return one
    if told == "" or one.lead or one.around:
        return replace(one, weight=one.weight - UNTOLD)
    return replace(one, around=f"[{told[:1].upper()}{told[1:]}] ")
