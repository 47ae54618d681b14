"""This file finds what Members and others wish together with the sentence that turns it down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.contents.statements import Statement
from bot.contents.summaries.denials import turns_down
from bot.contents.summaries.salience import W, asked_in, overlap
from bot.contents.summaries.setting import is_wished
from bot.contents.summaries.signs import Words
from bot.contents.summaries.stretches import Stretch

# What is wished, in more words than a pledge is kept from.
# e.g. A patients' group has asked that · as a Member said at the meeting
_BY_EN = r"(?:urge|ask|call|request|demand|suggest|propose|recommend|advocate|press)(?:s|es|d|ed)?"
_WISHES_EN = (
    r"^(?:(?:at|in|during) [^,.;]{2,50}, )?(?:as )?(?:an? |one |some |several |many |the )?"
    r"(?!government|administration|bureau|department|office|we\b)"
    rf"[^,.;]{{0,60}}\b(?:members?|group|association|chamber|society|bodies|body|trade|practitioners|profession"
    rf"|union|deputations?|residents|councillors?|submissions?)\b[^,.;]{{0,44}} {_BY_EN}\b"
    r"|^as (?:an? |some |the )?members? (?:said|put it|pointed out)"
    rf"|^(?:the )?hon [a-z. -]{{2,30}} {_BY_EN}\b"
)
# e.g. 有業界代表要求在明年取消上限 · 上次會議上，有委員促請當局延長計劃
_WISHES_ZH = (
    r"^(?:[^,。;]{0,12},)?(?:(?:有|部分|多名|个别|另有)[^,。;]{0,16}|[^,。;]{0,14})"
    r"(?:议员|委员|业界|人士|团体|商会|工会|代表|组织|意见|会员|居民|家长)(?:[^,。;会]|会[议上]){0,10}"
    r"(?:要求|促请|希望|期望|建议|呼吁|查询|提出|提议|倡议)"
)
_WISHES = Words(re.compile(_WISHES_ZH), re.compile(_WISHES_EN))
# What of an answer nobody understands without the wish before it.
# e.g. We do not intend to introduce such a levy · no intention of doing so · has not accepted this recommendation
_OF_THE_WISH = re.compile(
    r"\bsuch (?:an? )?[a-z]+|\b(?:doing|do|done) so\b|\bth(?:is|ese|at|ose) [a-z]+\b|\b(?:it|them)\b"
    r"|(?:此|该|这)(?:项|个|等|一)?(?:建议|要求|安排|做法|打算|提议|意见|限制)|有关(?:建议|要求|限制|安排)"
)
TURNED_DOWN = 2.8  # what an answer to a wish weighs more
UNDERSTOOD = 0.5  # of three times the share of its words that an answer says again
WITH_ITS_WISH = 1.0  # what the wish adds to its answer
# What of a wish nobody understands without the sentence before it.
# e.g. the installation of cameras on them · 要求將之延長
_LEANING_WISH = re.compile(
    r"\b(?:on|of|for|to|in|with|by|from) (?:them|it|these|those)\b|\bextend(?:ing)? it\b"
    r"|(?:将|把|对)(?:之|其|它)|就(?:此|该)"
)
# Where the Government answers in the same sentence.
# e.g. ，政府認為 · ，但署方 · , but the Department
_BODY_ZH = r"(?:政府|当局|我们|现阶段|[\u4e00-\u9fff]{1,10}?(?:局|署|处|办|方|中心|公司|院|机构))"
_BODY_EN = r"(?:we|government|administration|[a-z ]{2,40}(?:bureau|department|office|authority))"
_ANSWERS = re.compile(
    rf"[,;](?:但|惟|而|不过)?(?:[^,。;若如]{{0,24}},)?{_BODY_ZH}(?!会?否|有否|能否|应|可否|如何)"
    rf"|[,;] (?:but |and |which )?(?:the )?{_BODY_EN}\b"
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """The places of what is wished and turned down in the next sentence, and of what turns it down.

    `leaning` are those of them that need the sentence before, `within` those of sentences that say both.
    """

    answered: frozenset[int]
    answers: frozenset[int]
    leaning: frozenset[int]
    within: frozenset[int]

    def worth(self, statement: Statement) -> float:
        """Give what a sentence weighs more for being such a wish or its answer: a wish alone weighs less."""
        place = statement.place
        told = place in self.answered or place in self.within
        return (
            W["wished"] * (told and is_wished(statement.bare.folded))
            + TURNED_DOWN * (place in self.answers or place in self.within)
            + WITH_ITS_WISH * (place in self.answered)
        )


def is_wish(folded: str) -> bool:
    """Say whether a sentence tells what Members, a trade or others want done."""
    return _WISHES.search(folded) or is_wished(folded)


def _turned_down_within(folded: str) -> bool:
    """Say whether the clause in which somebody of the Government answers turns down what is wished before it."""
    answer = _ANSWERS.search(folded)
    return answer is not None and turns_down(folded[answer.start() :])


def _says_of_what(wish: Statement, answer: Statement) -> bool:
    """Say whether an answer has enough words of the wish to be understood without it."""
    asked = asked_in(wish.bare.folded)
    return overlap(answer.bare.folded, asked) >= UNDERSTOOD


def wishes(everything: Sequence[Statement]) -> Wishes:
    """Find what is wished and turned down, in the same sentence or in the next of its paragraph."""
    answered: set[int] = set()
    answers: set[int] = set()
    leaning: set[int] = set()
    within: set[int] = set()
    for at, one in enumerate(everything):
        folded = one.bare.folded
        if not is_wish(folded):
            continue
        if _WISHES.search(folded) and _turned_down_within(folded):
            within.add(one.place)
            continue
        answer = everything[at + 1] if at + 1 < len(everything) else None
        if (
            answer is not None
            and answer.block == one.block
            and turns_down(answer.bare.folded)
            and not is_wish(answer.bare.folded)
        ):
            answered.add(one.place)
            answers.add(answer.place)
            if _LEANING_WISH.search(folded):
                leaning.add(one.place)
            if _OF_THE_WISH.search(answer.bare.folded) or not _says_of_what(one, answer):
                leaning.add(answer.place)
    return Wishes(*map(frozenset, (answered, answers, leaning, within)))


def told_together(found: Iterable[Stretch], of: Wishes, targets: frozenset[int]) -> list[Stretch]:
    """Leave out what ends on a wish or a target without its answer, or opens with what needs the sentence before."""
    open_ends = of.answered | targets
    return [one for one in found if one.last not in open_ends and one.first not in of.leaning]
