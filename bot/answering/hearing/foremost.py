"""This file reads what would be read wrongly word by word: what is to go on, is left out, put right or counted."""

from __future__ import annotations

from bot.answering.arguments import courtesy, exclusions, questions
from bot.answering.arguments.languages import is_either, is_spoken
from bot.answering.hearing import grammar
from bot.answering.hearing.changes import (
    conditions,
    corrections,
    dictated,
    entries,
    planned,
)
from bot.answering.hearing.likelihood import proposals
from bot.answering.hearing.likelihood.certainty import as_typed
from bot.answering.hearing.lookups import slots
from bot.answering.hearing.pieces import counted, doubts, gist, threads
from bot.answering.intents import Guessed, Intent, Latest, Misunderstood, WriteNote
from bot.answering.seen import book_of
from bot.answering.speech import Speaker
from bot.desk import Desk
from scrapers.text import fold

_NOT_ALONE = frozenset({"both", "any", "either", "all"})  # that name no language alone


def meant(desk: Desk, text: str, speaker: Speaker) -> Intent | None:
    """Give what a text says that would be read wrongly word by word: what is to go on, left out or put right."""
    if not entries.names_one(text) and (rhythm := corrections.rhythm(text)):
        return corrections.offered(desk, rhythm, speaker)
    if speaker.about and doubts.silences_this(text):
        return Misunderstood("", "irrelevant_how", "", ("list", "pause for a week"))
    if speaker.about and not grammar.is_typed(text) and (written := dictated.note(text)):
        with desk.store.read() as session:
            return threads.in_place(session, WriteNote("", written), speaker.about)
    if not grammar.is_search(text) and (newest := _newest(desk, text, speaker)) is not None:
        return newest
    with desk.store.read() as session:
        book = book_of(session, speaker)
    if (later := planned.meant(desk, text, book, speaker)) is not None:
        return later
    if (settled := conditions.meant(desk, text, speaker)) is not None:
        return settled
    if is_either(text) and not questions.asks(text) and not speaker.about:
        return grammar.parse("language either")
    if grammar.is_typed(text):
        return None
    if is_spoken(text) and fold(text.strip()) not in _NOT_ALONE and not speaker.about:
        line = f"language {text.strip()}"
        return grammar.parse(line) if speaker.alone else Guessed(None, line, as_typed(text, "list"))
    if doubts.negated(text):
        spoken = proposals.spoken_of(text)
        how = (f"help {spoken}",) if spoken else ()
        return Misunderstood("", "stopped_nothing", "", (*how, "list", "status"))
    if doubts.refused(text):
        return Misunderstood("", "nothing_changed", "", ("list", "status"))
    return _without_kind(desk, text, speaker)


def _newest(desk: Desk, text: str, speaker: Speaker) -> Latest | None:
    """Give as many of the newest papers as a text asks for, where it names no topic or one that is known."""
    line = counted.line(text)
    newest = grammar.parse(line) if line else None
    if not isinstance(newest, Latest) or newest.topic is None:
        return newest if isinstance(newest, Latest) else None
    with desk.store.read() as session:
        book = book_of(session, speaker)
    return newest if any(map(book.find, courtesy.names(newest.topic))) else None


def _without_kind(desk: Desk, text: str, speaker: Speaker) -> Guessed | None:
    """Search for what a text names beside a kind of papers that it leaves out; None where it leaves out none."""
    left, kind = exclusions.parted(text)
    one = slots.laid(text, speaker.language) if kind and left else None
    if one is None or one.line == f"search -kind:{one.without}":
        return None
    with desk.store.read() as session:
        topic = gist.sensed(left, book_of(session, speaker))[0].one("topic")
    told = (f"subscribe {topic} from legco",) if topic and kind == "press" else ()
    return Guessed(grammar.parse(one.line), one.line, told)
