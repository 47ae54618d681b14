"""This file says in plain words what a topic watches for, and warns where it cannot work."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages.words import listed, ours, say
from bot.topics.reach import expansion, fires_everywhere, never_fires, seldom_fires
from bot.topics.terms import HINT, Term, Topic
from scrapers.items import Language

MOST_SHOWN = 6


def warnings(topic: Topic, language: Language) -> tuple[str, ...]:
    """Give what a person should know before saving a topic."""
    said: list[str] = []
    if common := fires_everywhere(topic):
        said.append(say("fires_everywhere", language, words=listed(common, language)))
    if never_fires(topic):
        said.append(say("never_fires", language))
    elif seldom_fires(topic):
        said.append(say("seldom_fires", language))
    return tuple(said)


def echo(topic: Topic, language: Language) -> str:
    """Say what a topic means in plain words, one matter a line."""
    written = topic.line is not None  # by people; a shipped topic's signs are its own affair
    main = [term for term in topic.terms if term.stands_for is None]
    weak = [term.label for term in main if term.weight <= HINT and written]
    exact = [term.label for term in main if term.exact and written]
    lines = [say("looks_for", language, words=_words(main, topic, language))] if main else []
    for combo in topic.together:
        groups = (_names(names, language) for names in combo.members)
        lines.append(say("together", language, groups=say("and_these", language).join(groups)))
    for key, labels in (
        ("weak_words", weak),
        ("exact_words", exact),
        ("passes_over", topic.masks if written else ()),
    ):
        if labels:
            lines.append(say(key, language, words=listed(labels, language)))
    lines += [say("must_say", language, words=_names(names, language)) for names in topic.required]
    lines += [say("never_say", language, words=_names(names, language)) for names in topic.excluded]
    lines += [say("warning", language, what=one) for one in warnings(topic, language)]
    return "\n".join(lines)


def _words(terms: Sequence[Term], topic: Topic, language: Language) -> str:
    """List words with their other names; a shipped topic's hundreds are cut short."""
    others = dict(expansion(topic))
    if topic.line is None:
        shown = terms[:MOST_SHOWN]
        said = [_named(ours(t.label, language), others.get(t.label, ()), language) for t in shown]
    else:
        shown = terms
        said = [_named(t.label, others.get(t.label, ()), language) for t in shown]
    if len(shown) < len(terms):
        said.append("…")
    return listed(said, language)


def _named(word: str, others: Sequence[str], language: Language) -> str:
    if not others:
        return word
    cut = [ours(one, language) for one in others[:MOST_SHOWN]]
    cut += ["…"] if len(others) > MOST_SHOWN else []
    return say("also_called", language, word=word, others=listed(cut, language))


def _names(names: Sequence[Term], language: Language) -> str:
    return say("or_these", language).join(term.label for term in names[:MOST_SHOWN])
