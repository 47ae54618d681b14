"""This file says what to do next where nothing was found, so that no search ends there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from bot.answering.arguments import courtesy
from bot.answering.arguments.wishes import Reader, wished
from bot.answering.finding.relaxed import apart
from bot.answering.hearing.likelihood.guesses import guesses
from bot.answering.hearing.pieces.sought import sought
from bot.answering.intents import Search
from bot.answering.names import Known, TopicBook
from bot.answering.speech import Button, Reply, Speaker
from bot.messages.words import in_language, say
from bot.topics import registers
from scrapers.items import Language
from scrapers.numbering import reference_keys
from scrapers.text import fold, is_cjk
from storage.watched import source_runs

MOST = 4
MOST_TRIED = 5  # words of a search of which one is left out in turn
LONGEST_TOPIC = 40
_MOST_WORDS, _MOST_HAN = 5, 12  # of what may be a name
_JOINING = frozenset({"of", "for", "and", "on", "the", "in", "to", "&", "+", "a"})
ADDING = frozenset({"subscribe", "follow"})
TAKING = frozenset({"unsubscribe", "mute"})
# Between names of which each, and between words that are all to be found together.
_EACH = re.compile(r"[、,，]")
# e.g. elderly and technology · AML + KYC
_BOTH = re.compile(r" (?:and|&|\+) ", re.IGNORECASE)
_PIECE = re.compile(r"\"[^\"]*\"|「[^」]*」|“[^”]*”|\S+")  # a phrase in quotation marks stays whole
# What a search may hold and no name does: marks, links, years, Chinese words apart from each other.
# e.g. "smart prison" · AI -wuhan · =AI · drones 2026 · 律政司 司长 · <#C1> · ***
_GRAMMAR = re.compile(
    r"[<>`\"“”「」=]|://|(?:^|\s)-|(?<!\d)(?:19|20)\d\d(?!\d)|[\u3400-\u9fff]\s+[\u3400-\u9fff]|^[\W_]*$"
)


def after_nothing(
    intent: Search, book: TopicBook, count: Callable[[Search], int], language: Language
) -> tuple[Button, ...]:
    """Give what can be pressed when a search found nothing: fewer words, a subscription, what is new."""
    buttons = subscription = _subscription(intent, book, language)
    if not buttons and not _outright(intent):
        when = intent.period.when if intent.period else ""
        buttons = guesses(intent.words, when, book, language)
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
    return tuple(buttons[:MOST])


def meant_instead(intent: Search, mended: str | None, language: Language) -> list[str]:
    """Give the lines that may have been meant instead of a search, the likeliest first."""
    ways: list[str] = []
    if intent.weak in TAKING:  # what is not known is not followed: what is, is shown
        ways.append(say("c_list", language))
    ways += intent.offers
    if intent.hint:  # the command that the first word misspells
        ways.append(" ".join([intent.hint, *intent.typed.split(None, 1)[1:]]))
    typed = intent.typed.casefold().split()
    return [one for one in (*ways, mended) if one and one.casefold().split() != typed]


def unread_yet(session: Session, speaker: Speaker) -> tuple[str, ...]:
    """Say that no source was read yet, so that nothing found is no news, and what to do; nothing where one was."""
    if source_runs.any_read(session):
        return ()
    key = "unread_here" if speaker.platform == "console" else "unread"
    return (say(key, speaker.language),)


def unshown(left: int, words: str, language: Language) -> str:
    """Say how many papers of a list are not shown, and the search that finds them; "" where none is left."""
    if left <= 0:
        return ""
    return say("rest_unshown", language, n=left, what=f"`{say('c_search', language)} {words}`")


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
    """Give each of several names between which stands a comma, "and" or a plus sign."""
    parts = (one for part in _EACH.split(" ".join(said.split())) for one in _BOTH.split(part))
    return [one.strip() for one in parts if one.strip()]


def worded(name: str, how: str = "") -> str:
    """Write a topic of the words of a name as it is typed, with how it is to be followed before the colon.

    What stands between commas is watched for by itself, what "and" joins only together.
    """
    plain = " ".join(re.sub("[:：]", " ", name).split())
    parts = [part.strip() for part in _EACH.split(plain) if part.strip()]
    called = " ".join(filter(None, (" ".join(parts), how)))
    return f"{called}: {', '.join(_BOTH.sub(' + ', part) for part in parts)}"


def own_topic(name: str, language: Language, how: str = "") -> tuple[Button, ...]:
    """Offer to watch for the words of a name; none for what is no name."""
    if _GRAMMAR.search(name) or len(name) > LONGEST_TOPIC:
        return ()
    line = f"{say('c_topic_follow', language)} {worded(name, how)}"
    return (Button(say("b_tell_when", language, name=name)[:60], "say", line),)


def _is_phrase(words: str) -> bool:
    """Say whether words may be a name or a short noun phrase, and are no sentence."""
    left = [one for one in words.replace(",", " ").split() if one.casefold() not in _JOINING]
    if len(left) > _MOST_WORDS or sum(map(is_cjk, words)) > _MOST_HAN or "?" in words:
        return False
    return set(map(fold, left)) <= set(map(fold, sought(words).split()))


def _narrowed(intent: Search) -> bool:
    """Say whether more than words was asked for, which a topic of those words would not hold to."""
    return replace(intent, limit=5, skip=0, hint=None, loose=False) != Search(intent.words)


def _outright(intent: Search) -> bool:
    """Say whether a search was typed as one, so that its words are no sentence that asks for something else."""
    from bot.answering.hearing.grammar import is_search  # it knows all commands, and those this

    return is_search(intent.typed)


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
    words = _PIECE.findall(intent.words)
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
