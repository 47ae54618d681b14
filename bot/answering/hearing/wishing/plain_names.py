"""This file takes the one name that an order is about out of the words around it: "everything Carmen Kan asks"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.arguments import courtesy, questions
from bot.answering.arguments.wishes import Wishes
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar, sentences, writing
from bot.answering.hearing.changes import orders
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import around, doubts, known, remarks
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import (
    Follow,
    Guessed,
    Intent,
    Mute,
    Search,
    Subscribe,
    Thanks,
    Unsubscribe,
)
from scrapers.text import fold

MOST_LETTERS = 300
_Order = Follow | Subscribe | Unsubscribe | Mute
_NAMES = ("topic", "committee", "bureau", "member")
_TIMES = ("hour", "weekday", "date", "span", "email", "paper")
# What is said of a name that is followed or stopped, and adds nothing.
# e.g. 跟進 · 佢問親嘅嘢
AROUND_HAN = re.compile(
    either_script(
        r"(?:跟進|跟住|跟埋|跟|訂閱|追蹤|關注|留意|退訂|取消|停|收|唔好|再|唔想|不要|睇|話|俾|畀|給|知|所有|全部)"
        r"|(?:佢|他|她|們|哋|問|講|說|發|出|過|親|嘅|的|啲|嘢|文件|質詢|都|要|同|埋|想|我|幫|唔該|麻煩|請|一下|下|吓)"
        r"|(?:啦|喇|吧|呀|嗎|能|不能|可|以|不可以|唔|得|議員|主席|局長|通知)"
    )
)
# What a body is called by, known or not.
# e.g. 運輸事務委員會 · Panel on Railways
_BODY = re.compile(
    either_script(
        r"(?:the )?\bpanel on [a-z ,&]{3,60}$|\b[a-z&]{2,14}(?: [a-z&]{2,14}){0,3} (?:panel|committee"
        r"|bureau|department)$"
        r"|[\u3400-\u9fff]{2,14}(?:委員會|局|署|處)$"
    ),
    re.IGNORECASE,
)
# What asks to follow, first in a clause.
# e.g. follow · keep an eye on · 關注一下
_FOLLOWS = re.compile(
    either_script(
        r"^(?:follow(?! ?-?ups?\b)|track|subscribe (?:us |me )?to|watch|keep an eye on|add)\b|^(?:跟進|跟住|跟埋|跟"
        r"|訂閱|追蹤|關注|留意)"
    ),
    re.IGNORECASE,
)
# What limits or turns what stands beside it.
# e.g. only the bills · unless · 除咗 · 但係唔好
_LIMITS = re.compile(
    either_script(
        r"\b(?:only|just|unless|except|excluding|without|if|but|not|no|never|instead|rather|until|till|once|when|whenever|after|before"
        r"|or|either|maybe|perhaps|weekly|daily|instant\w{0,2}|yet|than|then)\b|n't\b"
        r"|\b(?:wait|scratch|forget|actually|hang on|hold|mistake|wrong|oops|sorry|joke\w{0,2}|joking"
        r"|kidding|later|nah|nope)\b|\b(?:english|chinese|cantonese)\b"
        r"|只|淨係|除|但|如果|先至|之前|之後|唔|不|冇|或|定|每|即時|摘要|算|慢著|講笑|錯|等|遲|中文|英文|繁體|簡體"
    )
)
_ASKED = re.compile(r"\s?[?？]")
_CLAUSE = re.compile(r"[,，;；。?？!！\n]|\.(?=\s|$)|\s[-–—]\s")


def meant(heard: Heard) -> Intent:
    """Give an order with the one name that its first clause holds, where it was read with all that stands around."""
    read, text = heard.read, heard.text
    if len(text) > MOST_LETTERS or grammar.is_search(text):
        return read
    text = text.replace("’", "'")
    said, order = clauses(text), None
    if said and not doubts.told_of(said[0]) and not _asked_whether(text.lstrip(), said[0]):
        order = _order(heard, said[0])
    return read if order is None else _plain(heard, order, said)


def clauses(text: str) -> list[str]:
    """Give the clauses of a text, without what stands between them."""
    return [one.strip() for one in _CLAUSE.split(text) if one.strip()]


def _plain(heard: Heard, order: _Order, said: Sequence[str]) -> Intent:
    """Give an order of the one name of its first clause, obeyed or offered; what was read where it has not one."""
    read = heard.read
    named = gapped(said[0], heard.book).named
    names = [one for kind in _NAMES for one in named.get(kind, ())]
    if not names and len(said) > 1 and isinstance(order, Follow | Unsubscribe):
        return _of_unknown(order, said[0]) or read
    if len(names) != 1 or any(named.get(kind) for kind in _TIMES):
        return read
    if not _only_around(heard, said[0]):
        return read
    line = _line(order, names[0])
    found = grammar.parse(line)
    if type(found) not in (Follow, Subscribe, Unsubscribe, Mute):
        return read
    if isinstance(found, Follow | Subscribe) and isinstance(order, Follow | Subscribe):
        if order.wishes != Wishes() and len(said) > 1:
            return read  # which may stand in a clause that only tells
        found = replace(found, wishes=order.wishes)
    follows = isinstance(found, Follow | Subscribe)
    safe = all(is_remark(heard, one, follows=follows) for one in said[1:])
    if safe and not isinstance(found, Mute):
        return found
    written = writing.written(found, "en") or line
    return Guessed(None, written, ("list",) if isinstance(found, Unsubscribe | Mute) else ())


def _of_unknown(order: Follow | Unsubscribe, clause: str) -> Intent | None:
    """Give the order of a body that is not known so, without what is said after it; the nearest are offered then."""
    found = _BODY.search(courtesy.without(clause))
    if found is None:
        return None
    name = found[0].strip()
    return (
        replace(order, what=name) if isinstance(order, Follow) else replace(order, targets=(name,))
    )


def _asked_whether(text: str, clause: str) -> bool:
    """Say whether a question mark ends the first clause, which asks for nothing politely."""
    polite = questions.requests(clause) or courtesy.without(clause) != clause
    return bool(_ASKED.match(text[len(clause) :])) and not polite


def _order(heard: Heard, clause: str) -> _Order | None:
    """Give what is to be followed or stopped, where its name was not read as known; None for all else."""
    read = heard.read
    if isinstance(read, Follow | Subscribe | Unsubscribe | Mute):
        known_so = sentences.stands(heard.desk, read, heard.speaker) or _is_known(heard, read)
        return None if known_so else read
    offered = isinstance(read, Guessed) and read.intent is None
    if not (offered or isinstance(read, Search)) or doubts.negated(heard.text):
        return None
    plain = courtesy.without(clause)
    return Follow("") if _FOLLOWS.match(plain) else None


def _is_known(heard: Heard, order: Intent) -> bool:
    """Say whether all that is to be stopped is called by its name, followed or not."""
    if not isinstance(order, Unsubscribe | Mute):
        return False
    if isinstance(order, Unsubscribe) and order.everything:
        return True
    with heard.desk.store.read() as session:
        return known.can_be_followed(session, heard.book, ", ".join(order.targets), heard.speaker)


def _line(order: Intent, name: str) -> str:
    if isinstance(order, Mute):
        return f"mute {name} until {order.until}" if order.until else f"mute {name}"
    return f"unsubscribe {name}" if isinstance(order, Unsubscribe) else f"follow {name}"


def _only_around(heard: Heard, clause: str) -> bool:
    """Say whether a clause says nothing but the name, a verb of ours, and what is said of any name."""
    words = [one for one in gapped(clause, heard.book).words if one[0] not in "<?!"]
    latin = all(
        one in around.OF_A_NAME or one.removesuffix("'s") in around.OF_A_NAME
        for one in words
        if one.isascii()
    )
    han = "".join(one for one in words if not one.isascii())
    return latin and not AROUND_HAN.sub("", han)


def is_remark(heard: Heard, clause: str, *, follows: bool) -> bool:
    """Say whether a clause beside an order leaves it as it is; of what only `follows` less is asked."""
    plain = courtesy.without(clause)
    if not plain or isinstance(grammar.parse(clause), Thanks) or _only_around(heard, clause):
        return True
    if orders.changes(clause, heard.book) or _LIMITS.search(fold(clause)):
        return False
    if not follows and doubts.turned(clause):
        return False
    if remarks.is_remark(plain, heard.book):
        return True
    named = gapped(clause, heard.book).named
    return follows and not any(named.get(kind) for kind in (*_NAMES, *_TIMES, "programme"))


__all__ = ["AROUND_HAN", "clauses", "is_remark", "meant"]
