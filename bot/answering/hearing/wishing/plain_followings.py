"""This file obeys a following that one clause asks for with each of its words, where all else is a wish or a remark.

What is followed costs nobody anything and is taken back in one press; what limits, turns or doubts it stands in
the words that `plain_names` knows, and leaves it offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from bot.answering.arguments import questions
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar, sentences
from bot.answering.hearing.changes import clauses
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood import plain_orders
from bot.answering.hearing.pieces import around, doubts
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.hearing.wishing import plain_names
from bot.answering.intents import Follow, Guessed, Intent, Subscribe
from scrapers.text import fold

MOST_LETTERS = 240
_MOST_WISHES = 3
_MOST_BARE = 6  # words of a clause with no verb that asks
_NAMES = ("topic", "committee", "bureau", "member")
_OTHERS = ("email", "paper", "programme", "date", "span")
# What asks for it, or says that it is to come otherwise.
# e.g. can you let us know about · we want · make it weekly · 唔該幫我跟 · 改做每週
_ASKS = re.compile(
    either_script(
        r"\b(?:follow|track|subscribe|sub|watch|add|let (?:us|me) know|tell (?:us|me)|send (?:us|me)"
        r"|give (?:us|me)|get (?:us|me)"
        r"|alert|notify|ping|get told|be told|hear|keep (?:us|me)|sign (?:us|me)|we'd like|i'd like|want"
        r"|need|make|put|set|change|switch)\b"
        r"|跟|訂|追|收|關注|留意|通知|話我|改|轉|想要|要"
    ),
    re.IGNORECASE,
)
# How it is to come, beside its name.
# e.g. 每週一次 · 朝早
_HOW_HAN = re.compile(
    either_script(
        r"(?:每|逢|日|天|週|周|星期|禮拜|個|一|次|就|得|可|以|夠|好|先|發|出|送|收|即|時|刻|有|新|早|朝|上|晏|晚)"
        r"|(?:午|嗰|改|做|為|成|到|轉|文|件|嘢|喇|啦)"
    )
)
# When somebody does something, or how it came before, which is no wish.
# e.g. we meet on Monday · 我哋星期一開會 · 以前每星期一次
_OF_THEIRS = re.compile(
    either_script(
        r"\b(?:we|they|he|she|it|our|their|meets?|used to|before|had|was|were|last|so far|at present"
        r"|currently)\b(?! is (?:fine|enough|plenty))"
        r"|我|佢|他|她|以前|之前|一直|開會|原本|本來"
    )
)
_SAY = re.compile(r"^\W*(?:say|like|maybe at|at around|preferably|ideally)\b ?", re.IGNORECASE)


def obeyed(heard: Heard) -> Intent:
    """Give the following itself where it was only offered and nothing speaks against it; else what was read."""
    read, text, book = heard.read, heard.text.replace("’", "'"), heard.book
    if (
        not isinstance(read, Guessed)
        or read.intent is not None
        or read.left
        or len(text) > MOST_LETTERS
        or heard.speaker.about
    ):
        return read
    order = grammar.parse(read.line)
    if not isinstance(order, Subscribe | Follow) or order.wishes.without or _doubted(text):
        return read
    pieces, wishes = _parted(plain_names.clauses(text), lambda one: not _is_wish(heard, one))
    said, kept = gapped(" , ".join(pieces), book).named, gapped(read.line, book).named
    if any(said.get(one) for one in _OTHERS) or not plain_orders.whole(text, read.line, book):
        return read
    if sum(len(said.get(one, ())) for one in _NAMES) != sum(
        len(kept.get(one, ())) for one in _NAMES
    ):
        return read
    named, beside = _parted(
        pieces, lambda one: any(gapped(one, book).named.get(kind) for kind in _NAMES)
    )
    if len(named) != 1 or len(wishes) > _MOST_WISHES or not _is_order(heard, named[0], order):
        return read
    plain = all(plain_names.is_remark(heard, one, follows=True) for one in beside)
    return order if plain and sentences.stands(heard.desk, order, heard.speaker) else read


def _parted(pieces: Iterable[str], is_one: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    found: tuple[list[str], list[str]] = [], []
    for one in pieces:
        found[not is_one(one)].append(one)
    return found


def _doubted(text: str) -> bool:
    """Say whether a text asks, tells, denies, or gives another's words."""
    asks = questions.asks(text) and not questions.requests(text)
    return (
        asks
        or doubts.tells(text)
        or doubts.negated(text)
        or doubts.refused(text)
        or doubts.reported(text)
    )


def _is_order(heard: Heard, clause: str, order: Subscribe | Follow) -> bool:
    """Say whether a clause holds a name, what asks for it or how it is to come, and nothing else."""
    plain = fold(clause)
    if doubts.told_of(clause):
        return False
    how = isinstance(order, Subscribe) and (order.wishes.rhythm or order.wishes.at)
    words = [one for one in gapped(clause, heard.book).words if one[0] not in "<?!"]
    if not (_ASKS.search(plain) or (how and len(words) <= _MOST_BARE)):
        return False
    known = (around.OF_A_NAME | around.OF_THE_RHYTHM) if how else around.OF_A_NAME
    latin = all(one in known or one.removesuffix("'s") in known for one in words if one.isascii())
    han = plain_names.AROUND_HAN.sub("", "".join(one for one in words if not one.isascii()))
    return latin and not (_HOW_HAN.sub("", han) if how else han)


def _is_wish(heard: Heard, clause: str) -> bool:
    said = _SAY.sub("", clause)
    if _OF_THEIRS.search(fold(clause)):
        return False
    return clauses.wished(said, heard.book) is not None


__all__ = ["obeyed"]
