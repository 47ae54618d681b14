"""This file says what to do next where nothing was found, so that no search ends there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.answering.arguments import courtesy
from bot.answering.arguments.wishes import Reader, wished
from bot.answering.hearing.guesses import guesses
from bot.answering.intents import Search
from bot.answering.names import Known, TopicBook
from bot.answering.speech import Button, Reply
from bot.messages.words import say
from scrapers.items import Language
from scrapers.numbering import reference_keys

MOST = 4
MOST_TRIED = 5  # words of a search of which one is left out in turn
LONGEST_TOPIC = 40
ADDING = frozenset({"subscribe", "follow"})
_TAKING = frozenset({"unsubscribe", "mute"})
# Between names of which each is to be watched for.
# e.g. elderly and technology · AML + KYC · 私隱及保安
_JOINED = re.compile(r"\s+(?:and|&|\+)\s+|\s*[、,，]\s*|(?<=\S\S)[及同和與](?=\S\S)", re.IGNORECASE)


def after_nothing(
    intent: Search, book: TopicBook, count: Callable[[Search], int], language: Language
) -> tuple[Button, ...]:
    """Give what can be pressed when a search found nothing: fewer words, a subscription, what is new."""
    buttons = _subscription(intent, book, language)
    if not buttons and not _outright(intent):
        when = intent.period.when if intent.period else ""
        buttons = guesses(intent.words, when, book, language)
    numbered = reference_keys(intent.words)
    if any(key.startswith("lcq:") for key in numbered):
        replies = f"{say('c_search', language)} kind:question"
        buttons.append(Button(replies, "say", replies))
    if (fewer := fewer_words(intent, count)) is not None:
        text = f"{say('c_search', language)} {fewer.words}"
        buttons.append(Button(say("b_fewer", language, words=fewer.words)[:60], "say", text))
    if not numbered and intent.weak not in _TAKING:
        buttons += own_topic(intent.words, language)
    buttons.append(Button(say("b_latest", language), "say", say("c_latest", language)))
    buttons.append(Button(say("b_help", language), "say", say("c_help", language)))
    return tuple(buttons[:MOST])


def meant_instead(intent: Search, mended: str | None, language: Language) -> list[str]:
    """Give the lines that may have been meant instead of a search, the likeliest first."""
    ways: list[str] = []
    if intent.offers:  # by the grammar, which knows all commands; a lookup of the shell has none
        from bot.answering.hearing.writing import reworded

        ways = [reworded(one, language) for one in intent.offers]
    if intent.hint:  # the command that the first word misspells
        ways.append(" ".join([intent.hint, *intent.typed.split(None, 1)[1:]]))
    typed = intent.typed.casefold().split()
    return [one for one in (*ways, mended) if one and one.casefold().split() != typed]


def ended(language: Language) -> Reply:
    """Say that a list has nothing further, with what can be pressed instead."""
    return Reply(
        say("list_ended", language),
        buttons=(
            Button(say("b_latest", language), "say", say("c_latest", language)),
            Button(say("b_help", language), "say", say("c_help", language)),
        ),
    )


def named_nowhere(name: str, language: Language) -> tuple[Button, ...]:
    """Give what can be pressed where a name is known and no paper names it yet."""
    return (
        *own_topic(name, language),
        Button(say("b_latest", language), "say", say("c_latest", language)),
    )


def each_of(said: str) -> list[str]:
    """Give each of several names that are joined by a comma, "and" or a plus sign."""
    return [one for one in _JOINED.split(said) if one]


def worded(name: str) -> str:
    """Write a topic of the words of a name, as it is typed: the name, a colon, each of its words."""
    plain = " ".join(name.replace(":", " ").replace("：", " ").split())
    return f"{plain.replace(',', ' ')}: {', '.join(each_of(plain))}"


def own_topic(name: str, language: Language) -> tuple[Button, ...]:
    """Offer to watch for the words of a name; none where it holds marks of a platform or is a whole sentence."""
    if not name or "<" in name or len(name) > LONGEST_TOPIC:
        return ()
    line = f"{say('c_topic_follow', language)} {worded(name)}"
    return (Button(say("b_tell_when", language), "say", line),)


def _outright(intent: Search) -> bool:
    """Say whether a search was typed as one, so that its words are no sentence that asks for something else."""
    from bot.answering.hearing.grammar import is_search  # it knows all commands, and those this

    return is_search(intent.typed)


def _subscription(intent: Search, book: TopicBook, language: Language) -> list[Button]:
    """Offer to follow a topic where one is named with nothing around it but how it is to be told."""
    read = Reader(tuple(intent.words.split()))
    topic = _named(read.target, book)
    if topic is None or read.problem:
        return []
    rest = wished(read.wishes, read.place)
    text = " ".join(
        (say("c_subscribe", language), topic.key.rpartition("/")[2], *filter(None, rest))
    )
    return [Button(say("b_subscribe_to", language, what=topic.name(language))[:60], "say", text)]


def _named(said: str, book: TopicBook) -> Known | None:
    for name in courtesy.names(said):
        for one in (name, name.lstrip("要想")):
            if found := book.find(one):
                return found
    return None


def fewer_words(intent: Search, count: Callable[[Search], int]) -> Search | None:
    """Give the search with one word less that finds most."""
    words = intent.words.split()
    if not 1 < len(words) <= MOST_TRIED:
        return None
    shorter = [
        replace(intent, words=" ".join(words[:place] + words[place + 1 :]))
        for place in range(len(words))
    ]
    found = max(
        ((count(one), -place, one) for place, one in enumerate(shorter)), key=lambda f: f[:2]
    )
    return found[2] if found[0] else None
