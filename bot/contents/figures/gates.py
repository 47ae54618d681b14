"""This file names the reasons for which a number in a sentence on a programme is no figure of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.contents.figures.numbers import Number


class Gate(Enum):
    """Why a number is withheld; the value says it of the number."""

    ASKED = "a Member or the trade says it, or asks"
    SAMPLED = "of what was looked at for a test"
    OTHER_SCHEME = "of a scheme that an earlier sentence named"
    IN_A_NAME = "a part of a name"
    SET_APART = "of a programme that is only compared with"
    OF_ANOTHER = "its own clause speaks of something else"
    OWN_SUBJECT = "its own clause may have a subject of its own"
    PAIRED = "respectively: of which of two is not read"
    SUPPOSED = "a condition, or what did not happen"
    DOUBTED = "asked, only said by some, or said not to be so"
    BEFORE_ANOTHER = "another name follows that it is of"
    CRIME = "told of somebody's wrong"
    ONE_CASE = "of one applicant, firm or project"
    OPERATOR = "of who runs the programme"
    SHARED = "of the programme with something else"
    NO_OWNER = "no name stands where it would be the number's"
    WIDER = "of a wider set, of which nobody says that all of it takes part"
    WITHDRAWN = "put right further on"
    FORMER = "what it was once, nobody says when"
    POOL = "what a sum is taken from"
    PART = "of a part, or what another number is measured against"
    RULE = "a condition for applicants, or the end of a range"
    UNPROMISED = "a deed of a list that is denied, weighed or somebody else's plan"
    UNNAMED = "nothing says what it counts"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A number that is not shown, with the sentence that it stands in and why."""

    number: Number
    sentence: str
    gate: Gate
