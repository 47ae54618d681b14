"""This file says what else may be done beside what was found: fewer words, a topic of one's own, what is new."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from bot.answering.intents import Search
from bot.answering.speech import Button, Reply, Speaker
from bot.messages.words import say
from scrapers.items import Language
from storage.watched import source_runs

MOST_TRIED = 5  # words of a search of which one is left out in turn
LONGEST_TOPIC = 40
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
