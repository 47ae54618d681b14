"""This file summarises replies: what was asked is answered first, part by part, and what is declined stands last."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from bot.contents.folded import Folded, letter_pairs
from bot.contents.statements import Statement
from bot.contents.summaries.answers import Answers, answers
from bot.contents.summaries.introduced import told_of
from bot.contents.summaries.pieces import Pick
from bot.contents.summaries.plans import plans_told
from bot.contents.summaries.salience import (
    LEADS_UP,
    LONGEST_QUESTION,
    Context,
    asked_in,
    overlap,
    refuses,
    salience,
)
from bot.contents.summaries.selection import choose, picks
from bot.contents.summaries.stretches import LEAST, Stretch, stretches
from bot.contents.summaries.tables import table_stretches
from bot.contents.summaries.targets import FOLLOWED_UP, followed_up
from bot.contents.summaries.wishes import told_together, wishes
from scrapers.items import Document

MOST_PARTS = 40
# e.g. 1. 請告知 · (二) 有關
_PART = re.compile(r"(?m)^\s*+(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）.、](?!\d))")
# Where one question ends and the next begins; and what leads up to the first, where more stands behind it.
# e.g. 預計何時推出？如何宣傳？ · 就此，政府可否告知本會：
_QUESTION = re.compile(r"(?<=[？?；;])")
_LEADS_UP = re.compile(
    r"^.{0,1500}?(?:請|请|可否|能否|會否|会否)[^，。；：]{0,10}告知(?:本會|本会)?[：:，,]?"
    r"|^.{0,1500}?\binform this Council\b[:,]?",
    re.DOTALL,
)
FAR_MORE = 1.8  # times what the first bullet takes up, that another must to stand before it
MERE = 4.0  # what a yes or no weighs that says nothing else
SAYS_NO = 3.5  # what a no to what was asked weighs more
LONG = 200  # letters of an answer that never goes without a bullet


def reply_picks(
    document: Document, everything: Sequence[Statement], context: Context
) -> list[Pick]:
    """Pick what answers a question: of as many parts as there are bullets, in their order."""
    answered = answers(document, everything)
    wished, targets = wishes(everything), followed_up(everything)

    def weight(statement: Statement, shown: Folded) -> float:
        if statement.place in answered.mere:
            return MERE
        denied = SAYS_NO * (statement.place in answered.denied)
        told = FOLLOWED_UP * bool(targets & {statement.place, statement.place - 1})
        return salience(statement, shown, context) + denied + told + wished.worth(statement)

    found = stretches(
        everything,
        everything,
        weight,
        answered.mere,
        sorted(answered.first),
        document.title,
        document.exchanges,
    )
    found = told_together(found, wished, targets)
    found = told_of(found, everything, document.title)
    asked = worth_of_words(questions(document), everything)
    found = plans_told(found, everything, weight, context.asked)
    found += table_stretches(document, everything, context.asked)
    chosen = choose(found, asked=asked)
    if not chosen and sum(len(one.text) for one in everything) > LONG:
        said = (one for one in found if one.weight > LEADS_UP and one.first == one.last)
        chosen = sorted(said, key=lambda one: -one.weight)[:1]
    return picks(_answered_first(_ordered(chosen, answered), asked, answered), found)


def questions(document: Document) -> list[str]:
    """Give each numbered part of what was asked, those that one answer covers too."""
    asked = dict.fromkeys(exchange.question for exchange in document.exchanges)
    parts = [part for one in asked for part in _PART.split(one[:LONGEST_QUESTION]) if part.strip()]
    if len(parts) == 1:  # nothing is numbered: each of its questions is a part
        parts = [one for one in _QUESTION.split(_LEADS_UP.sub("", parts[0])) if one.strip()]
    return parts[:MOST_PARTS]


def worth_of_words(parts: Sequence[str], everything: Sequence[Statement]) -> dict[str, float]:
    """Say what each word of a question is worth that a reply takes up; together they are 1.

    Every part of the question counts alike, and a word that few sentences hold for more: it tells
    them from the others.
    """
    told: dict[str, float] = defaultdict(float)
    texts = [one.folded for one in everything]
    holding = Counter(pair for text in texts for pair in letter_pairs(text))
    held: dict[str, int] = {}
    answered = 0
    for part in parts:
        asked = asked_in(part)
        for token in asked:
            if token not in held:
                pair = len(token) == 2  # as most are
                held[token] = holding[token] if pair else sum(token in text for text in texts)
        worth = {token: asked[token] / held[token] for token in asked if held[token]}
        whole = sum(worth.values())
        answered += bool(worth)
        for token, one in worth.items():
            told[token] += one / whole
    return {token: one / answered for token, one in told.items()}


def _ordered(chosen: Sequence[Stretch], answered: Answers) -> list[Stretch]:
    """Put bullets in the order of the paper, what says little after them, and last what is refused.

    Of each part the yes or no comes first, where that was asked first.
    """

    def order(one: Stretch) -> tuple[bool, bool, int, bool, int]:
        first = _says_first(one, answered)
        return refuses(one.says) and not first, one.weight < LEAST, one.part, not first, one.first

    return sorted(chosen, key=order)


def _says_first(one: Stretch, answered: Answers) -> bool:
    """Say whether a bullet holds the yes or no that was asked first."""
    parts = one.of or (one,)
    return any(place in answered.first for of in parts for place in range(of.first, of.last + 1))


def _answered_first(
    ordered: list[Stretch], asked: Mapping[str, float], answered: Answers
) -> list[Stretch]:
    """Put first, of the bullets of one part, what takes up far more of what was asked than the first does."""
    if not ordered or not asked or _says_first(ordered[0], answered):
        return ordered
    first = ordered[0]
    of_part = [
        one
        for one in ordered
        if one.part == first.part and not one.declines and one.weight >= first.weight
    ]
    best = max(of_part, key=lambda one: overlap(one.says, asked), default=first)
    if overlap(best.says, asked) < FAR_MORE * overlap(first.says, asked):
        return ordered
    return [best, *(one for one in ordered if one is not best)]
