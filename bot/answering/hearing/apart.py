"""This file reads an order in the one clause that gives it, where the whole text was not surely understood.

Wishes of other clauses fill it, reasons and politeness fall away; with anything else beside it, it is offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answering.arguments import moments, questions
from bot.answering.arguments.wishes import Wishes
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar, sentences
from bot.answering.hearing.cautions import reversals
from bot.answering.hearing.changes import afterthoughts, clauses, conditions, lines, orders
from bot.answering.hearing.changes.clauses import Clause
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.evidence import is_apt
from bot.answering.hearing.lookups import slots
from bot.answering.hearing.pieces import doubts
from bot.answering.intents import (
    Amend,
    DigestNow,
    Email,
    Feedback,
    Follow,
    Guessed,
    Import,
    Intent,
    ListFollowed,
    ListOf,
    Misunderstood,
    Mute,
    NewList,
    NewTopic,
    Oversee,
    Pause,
    Quiet,
    Resume,
    Save,
    Search,
    SetDigest,
    SetLanguage,
    Subscribe,
    Undo,
    Unsave,
    Unsubscribe,
    WriteNote,
)
from bot.answering.names import TopicBook
from bot.answering.speech import Speaker
from bot.desk import Desk
from scrapers.text import fold
from storage.people import channels, subscriptions

_DICTATED = (WriteNote, Feedback, NewTopic, NewList, ListOf, Import)
# What is taken back in one press.
_OBEYED = (
    Amend, DigestNow, Email, Follow, Mute, Pause, Quiet, Resume, Save, SetDigest, SetLanguage, Subscribe, Undo, Unsave,
    Unsubscribe,
)  # fmt: skip
_STOPS = (Mute, Pause, Quiet, Unsubscribe)
_MARKED = re.compile(r"[\"“”「」『』<>=]")
# e.g. we're away until Monday · 放假放到下星期一
_UNTIL = re.compile(
    either_script(
        r"\b(?:until|till?|through) (?P<en>[a-z0-9 /'-]{2,24}?)\W*$"
        r"|(?:直到|直至|到|至)(?P<han>[^,，。]{2,10})\W*$"
    ),
    re.IGNORECASE,
)  # fmt: skip
# What keeps quiet until something happens, of which nobody knows the day.
# e.g. until the hearing is over · 等我哋搞掂單嘢先
_UNTIL_SOMETHING = re.compile(
    either_script(
        r"\b(?:until|till?) (?:(?:we|i|they|he|she|you|it|this|that|the|our|my|after)\b)"
        r"|(?:^|[,，;；。 ])(?:等|等到|直到|待)(?:我|我哋|我們|大家|佢|佢哋|同事|個?客|個?case|件?案|單嘢|個?會)"
    ),
    re.IGNORECASE,
)
# An event, and no day.
# e.g. after the by-election · the team is back · we are done · 佢返嚟
_UNTIL_EVENT = re.compile(
    either_script(
        r"^(?:after |when |once )?(?:the|our|my|we|i|they|he|she|it|everyone|everybody|this|that|further"
        r"|[a-z]+ (?:is|are|has|comes|gets))\b|我|佢|大家|同事|老細|完咗?|之後|返嚟"
        r"|\b(?:or|and) (?:[a-z]+ )?(?:until|till)\b"
    )
)
MOST_LINES = 3
# What is asked back of an order that is understood so far.
_ASKS_BACK = frozenset(
    (
        "stops_at_once",
        "until_when",
        "two_wishes",
        "none_left_out",
        "change_which",
        "change_last",
    )
)

Read = Callable[[str], Intent]


def meant(heard: Heard, alone: Read) -> Intent:
    """Give what a text orders in one of its clauses, obeyed or offered; what was read where that holds or none does.

    `alone` reads a clause by itself.
    """
    desk, text, read, book, speaker = heard.desk, heard.text, heard.read, heard.book, heard.speaker
    if grammar.is_search(text) or _MARKED.search(text) or isinstance(read, _DICTATED):
        return read
    if isinstance(read, Pause | Mute) and _until_unknown(heard, read):
        return _until_when(read)
    if doubts.tells(text) or doubts.negated(text) or not _is_open(heard):
        return read
    parts = clauses.parted(slots.LEFT_ALONE.sub("", text), book)
    tried = [one for one in parts if one.role in ("other", "aside")]
    tried = tried or [
        one for one in parts if one.wishes and one.wishes == Wishes(language=one.wishes.language)
    ]
    if not tried or (questions.asks(text) and not questions.requests(text)):
        return read
    found = [
        (one, order) for one in tried if (order := _order(desk, alone(one.text), one, speaker))
    ]
    found = _asked_for(heard, found)
    if not found:  # a reason may name what is of no use any more
        found = [
            (one, order)
            for one in parts
            if one.role == "reason"
            and isinstance(order := _order(desk, alone(one.text), one, speaker), Guessed)
        ]
    if not found:
        return read
    asked = next((order for _, order in found if isinstance(order, Misunderstood)), None)
    if asked is not None:
        return asked if len(found) == 1 else read
    if len(found) > 1:
        filled = [(_filled(desk, order, parts, speaker), one.text) for one, order in found]
        return _several(read, [lines.written(order, said) for order, said in filled])
    (clause, order), beside = found[0], [one for one in parts if one.text != found[0][0].text]
    order = _filled(desk, order, beside, speaker)
    safe = all(_harmless(one, order) for one in beside) and not clauses.spoken_to_another(text)
    if safe and isinstance(order, Unsubscribe) and any(one.role == "spared" for one in beside):
        safe = _followed(desk, order, book, speaker)
    if _says_when(read) and not _says_when(order):
        return read  # whose day or hour stands in another clause
    if safe and isinstance(order, _OBEYED):
        return reversals.asked_back(order, text) or order
    line = lines.written(order, clause.text)
    if line is None or not is_apt(line, text):
        return read
    if isinstance(read, Guessed) and read.intent is None and isinstance(order, Guessed):
        return read  # which saw the whole
    return Guessed(None, line, _others(read, line))


def _asked_for(heard: Heard, found: list[tuple[Clause, Intent]]) -> list[tuple[Clause, Intent]]:
    """Give the orders of several without those that are only guessed of a clause that asks for nothing."""
    return [one for one in found if len(found) < 2 or _asks(heard, *one)] or found


def _asks(heard: Heard, clause: Clause, order: Intent) -> bool:
    """Say whether a clause asks for what it was read as: it is sure, or has a verb of asking."""
    if not isinstance(order, Guessed):
        return True
    return orders.changes(clause.text, heard.book) or questions.requests(clause.text)


def _until_unknown(heard: Heard, read: Pause | Mute) -> bool:
    """Say whether something is to be quiet until what nobody knows the day of."""
    if read.until is None:
        return bool(_UNTIL_SOMETHING.search(heard.text))
    now, zone = heard.desk.clock(), heard.speaker.zone
    told = moments.read(read.until, now, zone) or moments.end_of(read.until, now, zone)
    return not told and bool(_UNTIL_EVENT.search(fold(read.until)))


def _says_when(read: Intent) -> bool:
    """Say whether something is to be followed on a day or at an hour."""
    order = grammar.parse(read.line) if isinstance(read, Guessed) and read.line else read
    return isinstance(order, Subscribe | Follow) and bool(order.wishes.at or order.wishes.weekday)


def _is_open(heard: Heard) -> bool:
    """Say whether a text was not surely understood; what corrects the last change was."""
    read = heard.read
    if isinstance(read, Guessed) and isinstance(read.intent, ListFollowed | Oversee):
        return False  # who asks how it is, or what others did, orders nothing
    corrects = isinstance(read, Misunderstood) and read.problem in ("change_last", "change_which")
    return not corrects and sentences.is_open(heard.desk, read, heard.speaker)


def _order(desk: Desk, read: Intent, clause: Clause, speaker: Speaker) -> Intent | None:
    """Give what a clause orders by itself, surely or only likely; None where it orders nothing."""
    if isinstance(read, Guessed):
        changes = read.intent is None and grammar.parse(read.line).changes
        return read if changes and not read.left else None
    if isinstance(read, Misunderstood):
        of_paper = read.problem == "which_paper" and read.understood in ("save", "unsave")
        return read if (read.problem in _ASKS_BACK and read.write) or of_paper else None
    if isinstance(read, _DICTATED) or not read.changes:
        return None
    return read if sentences.stands(desk, read, speaker) else None


def _harmless(beside: Clause, order: Intent) -> bool:
    """Say whether what a clause says leaves an order as it is."""
    if beside.role == "wish":
        return isinstance(order, Subscribe | Follow)
    if beside.role == "spared":
        return _spares(beside, order)
    if beside.role == "back":
        return not isinstance(order, Pause | Mute) or order.until is not None
    if beside.role == "reason":
        return not (isinstance(order, _STOPS) and clauses.needed(beside))
    if beside.role == "aside":
        return not isinstance(order, Unsubscribe)
    return beside.role == "courtesy"


def _spares(beside: Clause, order: Intent) -> bool:
    """Say whether what is to be left as it is, or out, is none of what an order names."""
    if isinstance(order, Subscribe):
        named = order.topics
    elif isinstance(order, Unsubscribe | Mute) and order.targets:
        named = order.targets
    else:
        return False
    held = fold(" ".join(named))
    return not any(fold(one) in held for one in beside.names)


def _followed(desk: Desk, order: Unsubscribe, book: TopicBook, speaker: Speaker) -> bool:
    """Say whether all that is to be stopped is followed."""
    with desk.store.read() as session:
        channel = channels.channel(session, speaker.address)
        rows = subscriptions.subscriptions(session, channel.id) if channel else []
    return conditions.all_followed(order.targets, book, rows)


def _filled(desk: Desk, order: Intent, beside: Sequence[Clause], speaker: Speaker) -> Intent:
    """Give an order with the wishes, and the end, that other clauses name."""
    if isinstance(order, Guessed):
        guessed = grammar.parse(order.line)
        filled = _filled(desk, guessed, beside, speaker)
        line = lines.written(filled, order.line) if filled != guessed else None
        return replace(order, line=line) if line else order
    if isinstance(order, Subscribe | Follow):
        wishes = order.wishes
        for one in beside:
            wishes = afterthoughts.with_more(wishes, one.wishes) if one.wishes else wishes
        return replace(order, wishes=wishes)
    if isinstance(order, Pause | Mute) and order.until is None:
        for one in beside:
            until = _UNTIL.search(one.text)
            day = one.day or (until["en"] or until["han"] if until else "")
            if day and moments.read(day, desk.clock(), speaker.zone):
                return replace(order, until=day)
    return order


def _until_when(read: Pause | Mute) -> Misunderstood:
    if isinstance(read, Mute):
        named = ", ".join(read.targets)
        return Misunderstood("mute", "until_when", "", (f"mute {named} for a week", "list"))
    return Misunderstood("pause", "until_when", "", ("pause", "pause for a week"))


def _several(read: Intent, offered: Sequence[str | None]) -> Intent:
    """Offer each of several orders, of which none is done before it is pressed."""
    known = tuple(dict.fromkeys(one for one in offered if one))
    if len(known) == 1:
        return Guessed(None, known[0], _others(read, known[0]))
    return Misunderstood("", "two_wishes", "", known[:MOST_LINES]) if known else read


def _others(read: Intent, line: str) -> tuple[str, ...]:
    """Give what was read of the whole as the lines beside another."""
    if isinstance(read, Guessed):
        return tuple(one for one in (read.line, *read.others) if one != line)
    return tuple(one for one in read.offers if one != line) if isinstance(read, Search) else ()
