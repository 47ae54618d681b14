"""This file finds a commitment again in a text that was revised: the same pledge in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from scrapers.text import fold
from storage.records import Commitment

SAME_PLEDGE = 75.0  # of 100: how alike two quotes with one due date must be to be one pledge
LONGEST = 600  # letters of a quote that are compared
MOST = 200  # commitments of one text among which it is looked for
# What is promised to be done.
# e.g. 推出 · launch · set up
_VERB = re.compile(
    r"推出|公布|发布|提交|完成|落成|竣工|启用|成立|设立|展开|开展|启动|检讨|检视|修订|立法|咨询|汇报|报告|提供|扩展"
    r"|扩大|增设|实施|落实|申请|兴建|开放|引入|推行|研究|更新|采用"
    r"|\b(?:launch|publish|submit|complet|open|establish|set up|commenc|start|review|amend|consult|report|provid"
    r"|expand|extend|implement|introduc|roll out|appl|build|stud|updat|adopt|install|seek)"
)


def found_again(one: Commitment, text: Sequence[Commitment]) -> Commitment | None:
    """Give the commitment of a revised text that is the same one; None where none or several may be.

    By the same days, it is the same where the words are nearly the same, or where the same body is to do
    the same. One that names another day is another: a person says whether it was moved.
    """
    dated = [
        each
        for each in text[:MOST]
        if (each.due_from, each.due_to) == (one.due_from, one.due_to) and _may_be_of(one, each)
    ]
    words = fold(one.quote[:LONGEST])
    verbs = set(_VERB.findall(words))
    told = [(each, fold(each.quote[:LONGEST])) for each in dated]
    doing = [(each, said, set(_VERB.findall(said))) for each, said in told]
    same = [(each, said) for each, said, theirs in doing if theirs & verbs or theirs == verbs]
    alike = [each for each, said in same if fuzz.ratio(words, said) >= SAME_PLEDGE]
    if not alike and one.due_to is not None and one.who is not None and verbs:
        alike = [each for each, _ in same if each.who is not None]
    return alike[0] if len(alike) == 1 else None


def _may_be_of(one: Commitment, other: Commitment) -> bool:
    """Say whether two commitments are no two bodies'."""
    mine, theirs = (
        fold(each.who).removeprefix("the ").strip() if each.who else "" for each in (one, other)
    )
    return not (mine and theirs) or mine == theirs
