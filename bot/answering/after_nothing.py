"""This file offers what may be done where a search found nothing, so that none ends there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.answering.arguments import courtesy
from bot.answering.arguments.sought import sought
from bot.answering.arguments.wishes import Reader, wished
from bot.answering.finding import find, newest
from bot.answering.finding.next_steps import TAKING, fewer_words, own_topic
from bot.answering.finding.relaxed import apart
from bot.answering.hearing.grammar import is_search
from bot.answering.hearing.likelihood.guesses import explains, guesses
from bot.answering.intents import Latest, Search
from bot.answering.names import KnownTopic, TopicBook
from bot.answering.seen import book_of, topic_of
from bot.answering.speech import Button, Reply, Speaker
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.words import in_language, say
from bot.topics import registers
from scrapers.items import Language
from scrapers.numbering import reference_keys
from scrapers.text import fold, is_cjk

MOST = 4
_MOST_WORDS, _MOST_HAN = 5, 12  # of what may be a name
_JOINING = frozenset({"of", "for", "and", "on", "the", "in", "to", "&", "+", "a"})


def offering(desk: Desk, asked: Search | Latest, found: Reply, speaker: Speaker) -> Reply:
    """Give an answer that found nothing with what can be pressed next.

    Finding knows no commands, and what else was meant may be any of them: so it is said here.
    """
    intent = newest.dated(asked) if isinstance(asked, Latest) else asked
    if intent.due:  # of which promises were looked for
        return found
    today = hong_kong(desk.clock()).date()
    with desk.store.read() as session:
        book = book_of(session, speaker)
        topic = topic_of(book, intent.topic)

        def count(one: Search) -> int:
            return find.count(session, find.query_of(one, topic, today))

        steps = _steps(intent, book, count, speaker.language)
    offered = {one.value for one in found.buttons}
    buttons = (*found.buttons, *(one for one in steps if one.value not in offered))
    return replace(found, buttons=buttons[: find.MOST_BUTTONS])


def _steps(
    intent: Search, book: TopicBook, count: Callable[[Search], int], language: Language
) -> list[Button]:
    """Give what comes next: another command, fewer words, a subscription, what is new."""
    buttons = subscription = _subscription(intent, book, language)
    if not buttons and not is_search(intent.typed):
        when = intent.period.when if intent.period else ""
        content = sought(intent.words).split()
        likely = guesses(intent.words, when, book, language)
        buttons = [one for one in likely if explains(one.value, content)]
    buttons = [*_known(intent, language), *buttons]
    numbered = reference_keys(intent.words)
    if any(key.startswith("lcq:") for key in numbered):
        replies = f"{say('c_search', language)} kind:question"
        buttons.append(Button(replies, "say", replies))
    if (fewer := fewer_words(apart(intent) or intent, count)) is not None:
        text = f"{say('c_search', language)} {fewer.words}"
        buttons.append(Button(say("b_fewer", language, words=fewer.words)[:60], "say", text))
    named = _is_phrase(intent.words)
    if named and not (subscription or numbered or intent.weak in TAKING or _narrowed(intent)):
        buttons += own_topic(intent.words, language)
    buttons.append(Button(say("b_latest", language), "say", say("c_latest", language)))
    buttons.append(Button(say("b_help", language), "say", say("c_help", language)))
    return buttons[:MOST]


def _is_phrase(words: str) -> bool:
    """Say whether words may be a name or a short noun phrase, and are no sentence."""
    left = [one for one in words.replace(",", " ").split() if one.casefold() not in _JOINING]
    if len(left) > _MOST_WORDS or sum(map(is_cjk, words)) > _MOST_HAN or "?" in words:
        return False
    return set(map(fold, left)) <= set(map(fold, sought(words).split()))


def _narrowed(intent: Search) -> bool:
    """Say whether more than words was asked for, which a topic of those words would not hold to."""
    return replace(intent, limit=5, skip=0, hint=None, loose=False) != Search(intent.words)


def _known(intent: Search, language: Language) -> list[Button]:
    """Offer what is held of whom or what the whole of a search is the name, and to follow it."""
    found = registers.found(intent.words) if intent.words else ()
    if len(found) != 1:
        return []
    name = in_language(found[0].en, found[0].zh, language) or intent.words
    shown = ("programme",) if found[0].kind == "programme" else ("member", "follow")
    lines = [f"{one} {name}" for one in shown]
    return [Button(line[:60], "say", line) for line in lines]


def _subscription(intent: Search, book: TopicBook, language: Language) -> list[Button]:
    """Offer to follow a topic where one is named with nothing around it but how it is to be told."""
    read = Reader(tuple(intent.words.split()))
    topic = _named(read.target, book)
    if topic is None or read.problem:
        return []
    rest = wished(read.wishes, read.place)
    text = " ".join((say("c_subscribe", language), topic.word(language), *filter(None, rest)))
    return [Button(say("b_subscribe_to", language, what=topic.name(language))[:60], "say", text)]


def _named(said: str, book: TopicBook) -> KnownTopic | None:
    for name in courtesy.names(said):
        for one in (name, name.lstrip("要想")):
            if found := book.find(one):
                return found
    return None
