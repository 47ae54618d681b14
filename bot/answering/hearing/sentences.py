"""This file takes a whole sentence for what its shape says, where what it names is known here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sqlmodel import Session

from bot.answering.arguments import courtesy, exclusions, moments, spelling
from bot.answering.arguments.sought import sought
from bot.answering.arguments.words import EVERYTHING, either_script
from bot.answering.channels import Refused
from bot.answering.finding import briefing, lookups
from bot.answering.finding.places import LOOKED_AT, parted
from bot.answering.hearing import grammar, shorthand
from bot.answering.hearing.changes import dictated, joined, orders, phrases, shapes
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood import likely
from bot.answering.hearing.likelihood.evidence import is_apt
from bot.answering.hearing.likelihood.guesses import explains
from bot.answering.hearing.likelihood.proposals import proposals
from bot.answering.hearing.lookups import happenings
from bot.answering.hearing.pieces import gaps, gist, known, threads
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import (
    Briefing,
    Commitments,
    DeleteTopic,
    Edit,
    Follow,
    Guessed,
    Help,
    Intent,
    Latest,
    Meetings,
    Misunderstood,
    Mute,
    Oversee,
    Pause,
    Preview,
    Profile,
    Programme,
    Sample,
    Save,
    Search,
    ShowTopic,
    Subscribe,
    Thanks,
    Unsubscribe,
    WriteNote,
)
from bot.answering.keeping.overseeing import may
from bot.answering.names import TopicBook
from bot.answering.seen import book_of
from bot.answering.speech import Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.topics import registers
from scrapers.numbering import reference_keys
from scrapers.text import fold, is_cjk

LIKELY = 1.0  # by how much the first command is likelier than the next where it is taken for meant
_WORDY, _WORDY_HAN = 6, 12  # words and Chinese letters of a search, above which some are talk
# e.g. and remind the team to compare it · 再寫低要問費用
_AND_MORE = re.compile(
    either_script(r"^\W{0,3}(?:(?:and|then)\b|再|同埋|並) ?(?P<more>.{6,200})$"), re.IGNORECASE
)
# e.g. note that · 寫低
_NOTE = re.compile(
    r"(?:(?:add|make|put|leave) )?(?:a )?note(?: that| saying| to)?[:：,， ]{1,3}|[寫写][低下][:：,， ]{0,3}",
    re.IGNORECASE,
)
_NAME_WORDS, _NAME_HAN = 3, 6  # words and Chinese letters of what may be nothing but a name
_SHORT = 8  # letters of what may be a name
NEAR = 0.3  # and where it is looked up: what else it may ask for is offered beside it
OTHERS = 2  # lines that are offered beside it
# What a sentence may ask that has to be asked back.
_ASKED_BACK = frozenset({"which_paper", "list_names_what", "list_which", "digest_all"})


def read(desk: Desk, text: str, typed: Intent, speaker: Speaker) -> Intent | None:
    """Give what a sentence means by its shape; None where it has none, or names what is not known.

    `typed` is what it means word by word: where that is a command in its own words and names what is
    known, no shape is looked for.
    """
    with desk.store.read() as session:
        book = book_of(session, speaker)
        if grammar.is_typed(text) and _stands(desk, session, book, typed, speaker):
            return None
        mended = shorthand.respelled(text, phrases.right)
        for way in dict.fromkeys((*grammar.ways(text), *grammar.ways(mended))):
            for line in _lines(way):
                intent = threads.in_place(session, grammar.parse(line), speaker.about)
                if isinstance(intent, Search) and not line.startswith("search "):
                    continue  # the line names what its command does not take
                if isinstance(intent, Commitments) or _stands(desk, session, book, intent, speaker):
                    return intent
    return None


def by_words(desk: Desk, text: str, read: Intent, speaker: Speaker) -> Intent | None:
    """Give what a sentence means by its words alone, in any order; None where one is left over.

    `read` is what it means by their order: it holds where all that it names is known.
    """
    with desk.store.read() as session:
        book = book_of(session, speaker)
        if not isinstance(read, Search) and _stands(desk, session, book, read, speaker):
            return None
        if (ordered := _ordered(desk, session, book, text, speaker)) is not None:
            return ordered
        if line := happenings.line(text, book):
            return grammar.parse(line)
        if two := joined.lines(text, book, speaker.language):
            return Misunderstood("", "two_wishes", "", two)
        for line in gist.lines(text, book):
            intent = threads.in_place(session, grammar.parse(line), speaker.about)
            if isinstance(intent, Commitments) or _stands(desk, session, book, intent, speaker):
                return intent
        if isinstance(read, Search) and gapped(courtesy.without(text), book).words == ["<paper>"]:
            return None  # a number and nothing else
        numbered = likely.of_paper(text, book)
        asked = grammar.parse(numbered[0]) if numbered else read
        if isinstance(read, Save) and isinstance(asked, Save):
            if more := _AND_MORE.match(text.partition(asked.reference)[2]):
                if said := _NOTE.match(more["more"]):  # which saves it, too
                    return WriteNote(asked.reference, more["more"][said.end() :])
                note = f"note {asked.reference} {more['more']}"
                return Misunderstood("", "two_wishes", "", (f"save {asked.reference}", note))
            return asked  # as its first word says, without what is said after the number
        if numbered and (len(numbered) > 1 or _looks(asked)):
            others = tuple(numbered[1 : 1 + OTHERS])
            return Guessed(asked if _looks(asked) else None, numbered[0], others)
        by_a_clause = _by_a_clause(desk, session, book, text, speaker)
        asked_anyhow = isinstance(read, Search) and reference_keys(read.words)
        if by_a_clause or asked_anyhow or not (isinstance(read, Search) or _loose(read, text)):
            return by_a_clause
        return _likely(desk, session, book, text, read, speaker)


def order(desk: Desk, text: str, speaker: Speaker) -> Intent | None:
    """Give what a sentence orders with each of its words; None where it orders nothing, or what is not known."""
    with desk.store.read() as session:
        return _ordered(desk, session, book_of(session, speaker), text, speaker)


def _ordered(
    desk: Desk, session: Session, book: TopicBook, text: str, speaker: Speaker
) -> Intent | None:
    line = dictated.line(text) or _order(text, book, speaker)
    intent = threads.in_place(session, grammar.parse(line), speaker.about) if line else None
    if intent is None or isinstance(intent, Search | Misunderstood):
        return None
    return intent if _stands(desk, session, book, intent, speaker) else None


def _order(text: str, book: TopicBook, speaker: Speaker) -> str | None:
    """Give the line of an order, with a name that is misspelt mended."""
    for way in dict.fromkeys((text, spelling.mended(text) or text)):
        if line := orders.line(way, book, speaker.language, before_us=bool(speaker.about)):
            return line
    return None


def _loose(read: Intent, text: str) -> bool:
    """Say whether a text was read by a word that it only begins with, and names more than is known."""
    loosely = isinstance(read, Briefing | Latest | Meetings | Subscribe | Unsubscribe | Profile)
    if isinstance(read, Commitments):
        named = read.topic or ""
        loosely = len(named.split()) > 2 or sum(map(is_cjk, named)) > _SHORT
    return loosely and (" " in text.strip() or len(text) > _SHORT) and not grammar.is_typed(text)


def _likely(
    desk: Desk, session: Session, book: TopicBook, text: str, read: Intent, speaker: Speaker
) -> Intent | None:
    """Give what a sentence most likely asks for; what it would change is only offered."""
    found = likely.likely(
        shorthand.in_full(text), book, speaker.language, before_us=bool(speaker.about)
    )
    apt = [one for one in found if is_apt(one.line, text)]
    lines = [one for one in apt if _can(desk, session, book, one.line, speaker)]
    if not lines:
        return None  # it is talk, or asks for nothing that we do
    first, others = lines[0], tuple(one.line for one in lines[1 : 1 + OTHERS])
    sure = first.lead >= LIKELY
    intent = threads.in_place(session, grammar.parse(first.line), speaker.about)
    if isinstance(intent, Search):
        wordy = _is_wordy(read) and intent.words and not grammar.searches(text)
        return Guessed(intent, first.line, others) if sure and wordy else None
    if _looks(intent):
        short = isinstance(read, Search) and read.words and not _is_wordy(read)
        if short and isinstance(read, Search):  # it may be looked for as it stands
            others = tuple(dict.fromkeys((*others[:1], f"search {read.words}")))
        near = LIKELY if short else NEAR
        return Guessed(intent, first.line, others) if first.lead >= near else None
    return Guessed(None, first.line, others) if sure else None


def stands(desk: Desk, intent: Intent, speaker: Speaker) -> bool:
    """Say whether all that an intent names is known where it is said."""
    with desk.store.read() as session:
        return _stands(desk, session, book_of(session, speaker), intent, speaker)


def is_open(desk: Desk, read: Intent, speaker: Speaker) -> bool:
    """Say whether a text was not surely understood, or as an order that names what nobody knows."""
    if isinstance(read, Guessed):
        return read.intent is None or not read.intent.changes
    if isinstance(read, Misunderstood):
        return bool(read.understood)
    if isinstance(read, Search | Meetings):
        return True
    return read.changes and not stands(desk, read, speaker)


def with_proposals(heard: Heard) -> Intent:
    """Give what was read with the commands beside it that the sentence may ask for, where that is not sure."""
    desk, text, read, speaker = heard.desk, heard.text, heard.read, heard.speaker
    open_search = isinstance(read, Search) and _is_open(read, text)
    unready = (
        isinstance(read, Misunderstood)
        and not grammar.is_typed(text)
        and all("<" in one for one in read.write)
    )
    if not (isinstance(read, Guessed) or open_search or unready):
        return read
    with desk.store.read() as session:
        found = proposals(
            text, heard.book, lambda line: _can(desk, session, heard.book, line, speaker),
            speaker.language, before_us=bool(speaker.about),
        )  # fmt: skip
    asked = read.intent if isinstance(read, Guessed) else read
    found = [one for one in found if grammar.parse(one) != asked and is_apt(one, text)]
    if open_search:
        content = sought(text).split()
        found = [one for one in found if explains(one, content)]
    if found and _is_talk(read, text):
        first = threads.in_place(session, grammar.parse(found[0]), speaker.about)
        if isinstance(first, Search) or _looks(first):
            return Guessed(first, found[0], tuple(found[1:]))
    if isinstance(read, Guessed):
        lists = [one for one in read.others if one.startswith("lists ")]  # one of them is meant
        kept = (*(lists or read.others[:1]), *found, *read.others)
        others = dict.fromkeys(one for one in kept if one != read.line)
        return replace(read, others=tuple(others)[: max(OTHERS, len(lists) + 1)])
    if isinstance(read, Misunderstood):
        return replace(read, write=(*read.write, *found))
    if isinstance(read, Search):
        return replace(read, offers=tuple(found[:OTHERS]))
    return read


def _looks(intent: Intent) -> bool:
    """Say whether something is answered at once where a sentence most likely asks for it: it changes nothing."""
    others = Search | Misunderstood | Guessed | Edit  # what is searched for is weighed by itself
    return not (intent.changes or isinstance(intent, others))


def _is_talk(read: Intent, text: str) -> bool:
    """Say whether what is searched for is a whole sentence, which no paper holds."""
    if isinstance(read, Guessed):
        return isinstance(read.intent, Search) and not _filtered(read.intent)
    return (
        isinstance(read, Search)
        and read.weak is None
        and _is_wordy(replace(read, period=None))
        and not grammar.searches(text)
    )


def _is_open(read: Search, text: str) -> bool:
    """Say whether a text is searched for only because it is nothing else that we know."""
    if reference_keys(read.words) or read.offers:
        return False
    if grammar.is_search(text):
        return exclusions.leaves_out(text)
    doubted = read.weak is not None or read.hint is not None
    return doubted or len(text.split()) > _NAME_WORDS or sum(map(is_cjk, text)) > _NAME_HAN


def _is_wordy(read: Intent) -> bool:
    """Say whether a search holds more than what is looked for: what nobody writes as a search's words."""
    if not isinstance(read, Search):
        return False
    if _filtered(read):
        return False
    return len(read.words.split()) > _WORDY or sum(map(is_cjk, read.words)) > _WORDY_HAN


def _filtered(read: Search) -> bool:
    """Say whether a search is narrowed by more than its words."""
    given = (
        read.member,
        read.committee,
        read.bureau,
        read.kind,
        read.without_kind,
        read.topic,
        read.since,
        read.period,
        read.due,
    )
    quoted = '"' in read.words or "「" in read.words
    return quoted or any(one is not None for one in given)


def _can(desk: Desk, session: Session, book: TopicBook, line: str, speaker: Speaker) -> bool:
    """Say whether all that a line names is known here; one that asks back names what is missing."""
    try:
        intent = threads.in_place(session, grammar.parse(line), speaker.about)
    except lookups.Several:
        return False
    if isinstance(intent, Commitments | Search):
        return not isinstance(intent, Search) or line.startswith("search ")
    if isinstance(intent, Follow) and gaps.paper(intent.what):
        return True
    if isinstance(intent, Unsubscribe | Mute):
        return _follows(session, book, intent, speaker) or known.can_be_followed(
            session, book, ", ".join(intent.targets), speaker
        )
    return _stands(desk, session, book, intent, speaker)


def _by_a_clause(
    desk: Desk, session: Session, book: TopicBook, text: str, speaker: Speaker
) -> Intent | None:
    """Give what one clause asks for where it changes nothing: "what is new on AI? for my note"."""
    whole, _ = gist.sensed(text, book)
    for clause in gist.clauses(text):
        if orders.changes(text.replace(clause, "", 1), book):
            continue  # another clause asks for something else
        if gist.sensed(clause, book)[0].names.keys() != whole.names.keys():
            continue  # what it speaks of is named in another
        for line in gist.lines(clause, book):
            intent = threads.in_place(session, grammar.parse(line), speaker.about)
            other = isinstance(intent, Search | Misunderstood | Help | Thanks)
            if not (other or intent.changes) and _stands(desk, session, book, intent, speaker):
                return intent
    return None


def _lines(way: str) -> Iterator[str]:
    """Give the lines that a sentence may stand for; one that begins with a command's word is its own."""
    if grammar.is_typed(way):
        yield way
    yield from shapes.lines(way)


def _stands(
    desk: Desk, session: Session, book: TopicBook, intent: Intent, speaker: Speaker
) -> bool:
    """Say whether all that an intent names is known here."""
    now = desk.clock()
    if isinstance(intent, Subscribe | Follow):
        names = ", ".join(intent.topics) if isinstance(intent, Subscribe) else intent.what
        return known.can_be_followed(session, book, names, speaker)
    if (
        isinstance(intent, Mute)
        and intent.until
        and not moments.read(intent.until, now, speaker.zone)
    ):
        return False
    if isinstance(intent, Unsubscribe | Mute):
        return _follows(session, book, intent, speaker)
    if isinstance(intent, Pause):
        return intent.until is None or moments.read(intent.until, now, speaker.zone) is not None
    if isinstance(intent, Oversee):
        return may(speaker)
    if isinstance(intent, Preview | ShowTopic):
        return known.is_topic(book, intent.name)
    if isinstance(intent, DeleteTopic):
        own = book.find(intent.name)
        return own is not None and own.own is not None
    if isinstance(intent, Latest | Sample):
        return intent.topic is None or known.is_topic(book, intent.topic)
    if isinstance(intent, Meetings | Commitments):
        named = intent.topic
        return named is None or known.is_topic(book, named) or bool(registers.found(named))
    if isinstance(intent, LOOKED_AT):
        return gaps.paper(parted(intent.reference)[0])
    if isinstance(intent, Programme | Profile):
        return bool(registers.found(intent.name))
    if isinstance(intent, Briefing):
        return _briefs(desk, intent, speaker)
    if isinstance(intent, Misunderstood):
        return intent.problem in _ASKED_BACK
    return not isinstance(intent, Search) or intent.hint is None


def _briefs(desk: Desk, intent: Briefing, speaker: Speaker) -> bool:
    try:
        briefing.asked(intent.what, hong_kong(desk.clock()).date(), speaker.language)
    except Refused:
        return False
    return True


def _follows(
    session: Session, book: TopicBook, intent: Unsubscribe | Mute, speaker: Speaker
) -> bool:
    if isinstance(intent, Unsubscribe) and intent.everything:
        return False  # no sentence stops everything
    if any(fold(one) in EVERYTHING for one in intent.targets):
        return False
    return known.is_followed(session, book, intent.targets, speaker)
