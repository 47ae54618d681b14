"""This file gives the programme that a number of a sentence is of, or the gate that withholds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from bot.contents.day_refusals import is_kept
from bot.contents.figures.contrast import is_of_another
from bot.contents.figures.doubts import is_doubted
from bot.contents.figures.durations import OF_TIME, OF_TIME_ZH
from bot.contents.figures.former import is_of_a_year_ago
from bot.contents.figures.gates import Gate
from bot.contents.figures.manner import CELL, CLAUSE
from bot.contents.figures.names import Names, Place
from bot.contents.figures.numbers import Number
from bot.contents.figures.numerals import SPELT_EN
from bot.contents.figures.one_by_one import is_of_one_beside, is_paired, one_of_several
from bot.contents.figures.ours import is_theirs
from bot.contents.figures.owners import (
    are_its_applications,
    goes_on,
    is_apposed,
    is_its_topic,
    takes_in,
)
from bot.contents.figures.referring import FOR_IT, SETS_ASIDE, TAKES_PART, THE_KIND
from bot.contents.figures.subjects import About, is_labelled
from bot.contents.figures.tables import is_its
from bot.contents.figures.tellers import is_told_by_others
from bot.contents.figures.whose import (
    are_told_together,
    counts_itself,
    is_of_aside,
    is_supposed,
    is_with_others,
    opens_a_name,
    whose,
    within,
)
from bot.contents.folded import Folded

_NEAR = 40  # letters before a number in which it may be said of when it is
_LARGE = 1000  # so many of something may be a figure of any table
# What stands behind another number of the same clause, which opens the sentence.
# e.g. 27 departments are connected and| 1.4 million
_AND_THEN = re.compile(
    rf"(?:(?:about|some|over) )?(?:\d|{SPELT_EN})[^,;.]{{3,60}} and (?P<behind>[^,;.\d]{{0,30}})$"
)
# e.g. 40 banks| have not joined it
_DENIED = re.compile(
    r"\b(?:not|never|no longer|yet to|neither)\b(?! only)|未[有曾能获经]|没有|不(?:再|会|能|获)|并无"
)
# e.g. 前者現時開放予 · 後者的租用費 · while the latter has
_OF_TWO = re.compile(r"(?P<first>前者)|后者|\bthe (?:(?P<former>former)|latter)\b")
_RIGHT_BEFORE = re.compile(r"[”」』》\"]{0,2}[,，;；。] ?(?:而|但)?")
# e.g. 截至同日，「青年旅舍」535個單位
_IN_MARKS = re.compile(r"(?<![该此本其])「[^「」]{2,20}」(?!(?:项目|类别|单元|部分|一词))")
_FEW = 2  # so many of something are hardly a figure, where nothing refers to the programme

_GATES: tuple[tuple[Gate, Callable[[str, Number, Sequence[Place]], bool]], ...] = (
    (Gate.SET_APART, is_of_aside),
    (
        Gate.OF_ANOTHER,
        lambda folded, number, places: (
            is_of_another(folded, number, places)
            and not is_of_a_year_ago(folded[max(0, number.start - _NEAR) : number.start])
        ),
    ),
    (Gate.PAIRED, lambda folded, number, _: is_paired(folded, number)),
    (Gate.PAIRED, is_of_one_beside),
    (Gate.FORMER, lambda folded, number, _: is_kept(folded, number.start)),
    (Gate.SUPPOSED, lambda folded, number, _: is_supposed(folded, number)),
    (Gate.OWN_SUBJECT, lambda folded, number, _: is_theirs(folded, number)),
    (Gate.DOUBTED, lambda folded, number, _: is_doubted(folded, number)),
)


def key_of(folded: str, number: Number, places: Sequence[Place], about: About) -> str | Gate:
    """Say of which programme a number is, or why of none."""
    found = _key_of(folded, number, places, about)
    if about.again and found in (Gate.NO_OWNER, Gate.OWN_SUBJECT):
        return _key_of(folded, number, places, About(about.before, about.again, soft=True))
    return found


def _key_of(folded: str, number: Number, places: Sequence[Place], about: About) -> str | Gate:
    """Say the same by the names in the sentence, or by what it is about."""
    inside = within(number, places)
    crossed = any(p.start < number.end and number.start < p.end for p in places)
    itself = counts_itself(folded, number, places)
    if not (inside or itself) and crossed and not opens_a_name(folded, number, places):
        return Gate.IN_A_NAME
    if (of := one_of_several(folded, number, places)) is not None:
        return of
    gate = next((gate for gate, holds in _GATES if holds(folded, number, places)), None)
    if gate is not None:
        return gate
    if (counted := inside or itself) is not None:
        if are_told_together(folded, counted, places):
            return Gate.SHARED
        return about.now or counted.key or Gate.NO_OWNER
    if (one_of := _one_of_two(folded, number, places)) is not None:
        return one_of
    if not _is_said_of_it(folded, number, places, about):
        return Gate.OWN_SUBJECT
    if about.now and _follows_another(folded, number, places):
        return Gate.OWN_SUBJECT
    return about.now or whose(folded, number, places)


def _follows_another(folded: str, number: Number, places: Sequence[Place]) -> bool:
    """Say whether a sentence that names no programme has named another thing before a number, in its marks."""
    if any(place.key is not None for place in places):
        return False
    return _IN_MARKS.search(folded, 0, number.start) is not None


def _one_of_two(folded: str, number: Number, places: Sequence[Place]) -> str | Gate | None:
    """Give the programme that "the former" or "the latter" of a clause is; None where it says neither."""
    start = max((mark.end() for mark in CLAUSE.finditer(folded, 0, number.start)), default=0)
    told = [*_OF_TWO.finditer(folded, start, number.start)]
    if not told:
        return None
    named = [place for place in places if place.end <= start]
    two = list(dict.fromkeys(place.key for place in named))
    if len(two) == 1 and not (told[-1]["first"] or told[-1]["former"]):
        near = _RIGHT_BEFORE.fullmatch(folded, named[-1].end, told[-1].start())
        return (near and two[0]) or Gate.PAIRED  # the other one is none that is known
    if len(two) != 2 or None in two:
        return Gate.PAIRED
    return two[0 if told[-1]["first"] or told[-1]["former"] else 1] or Gate.NO_OWNER


def _is_said_of_it(folded: str, number: Number, places: Sequence[Place], about: About) -> bool:
    """Say whether a number's clause names a programme, or goes on counting what the one before it named."""
    if CELL.search(folded) or number.unit == "rank":
        return True
    start = max((mark.end() for mark in CLAUSE.finditer(folded, 0, number.start)), default=0)
    end = CLAUSE.search(folded, number.end)
    ends = end.start() if end else len(folded)
    opening = folded[start : number.start]
    if number.lasts and (OF_TIME.fullmatch(opening) or OF_TIME_ZH.fullmatch(opening)):
        return True
    if number.unit == "HKD" and SETS_ASIDE.fullmatch(opening) and FOR_IT.match(folded, number.end):
        return True
    if any(start <= place.start < ends and place.key is not None for place in places):
        return True
    if is_labelled(folded, start, places):
        return True
    if about.now and not about.soft:
        clause = folded[start:ends]
        if TAKES_PART.search(clause) or THE_KIND.search(clause):
            return True
    if about.soft:
        if _DENIED.search(folded, number.end, ends):
            return False
        several = number.unit or number.value > _FEW
        opens = folded[start : number.start]
        applied = start == 0 and are_its_applications(opens, folded[number.counted_from : ends])
        if start == 0 and (beside := _AND_THEN.match(opens)):
            opens = beside["behind"]  # 27 departments are connected and 1.4 million requests
        return bool(several) and (applied or goes_on(opens, alone=start == 0))
    if number.unit == "HKD" and start and takes_in(folded[start : number.start]):
        return False
    named = [place.end for place in places if place.end <= start and place.key is not None]
    told = folded[start : number.start]
    if named and is_apposed(folded[named[-1] : start], told):
        return True
    if named and is_its_topic(folded[named[-1] : start], told):
        return True
    opened = about.now is not None or any(place.end <= start for place in places)
    return start == 0 or not opened or goes_on(folded[start : number.start])


def is_of(lead: str, programme: str, known: Names) -> bool:
    """Say whether a table is of the programme that its lead-in names, by the gates that a sentence passes."""
    said = Folded.of(lead)
    places = known.places(said)
    if not is_its(lead) or is_told_by_others(said.folded):
        return False
    if not places:
        return True  # its heading names it
    end = len(said.folded.rstrip(" :。."))  # a colon would end the clause
    cell = Number(end, end, end, Decimal(_LARGE), "", more=False)  # one that would stand behind it
    gates = (holds(said.folded, cell, places) for _, holds in _GATES)
    owner = whose(said.folded, cell, places)
    rows_say = owner is Gate.SHARED and is_with_others(said.folded, places[-1])
    return not any(gates) and (owner == programme or rows_say)
