"""This file tells what comes of a plan without a name behind the sentence that proposes it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.contents.folded import Folded
from bot.contents.statements import Statement
from bot.contents.summaries.leaning import is_of_a_plan
from bot.contents.summaries.pieces import opened, size
from bot.contents.summaries.salience import overlap
from bot.contents.summaries.standing import OMITTED, OMITTED_ZH
from bot.contents.summaries.stretches import ANOTHER, MOST_OF_ROOM, Stretch

NOT_MEANT = 1.5  # what a proposal weighs less beside the one that was asked about
# e.g. 《財政預算案》亦提出
_PROPOSES = re.compile(r"《[^《》]{0,12}(?:财政预算案|施政报告)》[^,。;]{0,3}(?:提出|宣布|建议)")


def plans_told(
    found: Sequence[Stretch],
    everything: Sequence[Statement],
    weight: Callable[[Statement, Folded], float],
    asked: Mapping[str, float],
) -> list[Stretch]:
    """Put what a later sentence of their part tells of "the plan" behind the proposals that were asked about."""
    proposing: dict[int, set[int]] = defaultdict(set)
    told: list[Stretch] = []
    passed: set[int] = set()
    for one in everything:
        if _PROPOSES.search(one.bare.folded):
            proposing[one.part].add(one.place)
        elif one.part in proposing and is_of_a_plan(opened(one.bare).folded):
            meant = max(
                proposing[one.part], key=lambda place: overlap(everything[place].folded, asked)
            )
            passed |= proposing[one.part] - {meant}
            shown = opened(one.bare)
            told += [
                _together(proposal, one, shown, weight(one, shown))
                for proposal in found
                if proposal.first == proposal.last == meant and OMITTED not in proposal.text
            ]
    told = [one for one in told if size(one.text) <= MOST_OF_ROOM]
    others = [
        replace(one, weight=one.weight - NOT_MEANT)
        if told and one.first == one.last and one.first in passed
        else one
        for one in found
    ]
    return others + told


def _together(proposal: Stretch, later: Statement, shown: Folded, worth: float) -> Stretch:
    mark = "" if later.place == proposal.last + 1 else OMITTED_ZH
    return replace(
        proposal,
        text=proposal.text + mark + shown.text,
        says=proposal.says + shown.folded,
        tells=proposal.tells + shown.folded,
        cites=tuple(dict.fromkeys((*proposal.cites, *later.cites))),
        last=later.place,
        weight=proposal.weight + worth - ANOTHER,
        tied=True,
    )
