"""This file names a search: by its words or what narrows it, and as the shell types it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from bot.answering.arguments.periods import How
from bot.answering.finding.paper_rows import kind_word
from bot.answering.intents import Search
from bot.messages.dates import day
from bot.messages.words import in_language, listed, say
from scrapers.items import Language

# How a span of time narrows a search.
_AMONG: dict[How, str] = {
    "in": "among_in", "since": "among_since", "until": "among_until", "before": "among_before",
}  # fmt: skip


def in_the_shell(intent: Search) -> str:
    """Write a search as the shell types it, with all that narrows it, which elsewhere stands in a sentence."""
    narrow = not intent.words or narrowed(intent, "en")
    line = "".join(f" {piece}" for piece in pieces(intent) if piece) if narrow else ""
    if line and intent.period:
        line = f"{line} {intent.period.typed}"
    if not line.startswith(" -"):  # a minus that opens what is typed would be an option
        line = line.strip()
    return f"tamar search {shlex.quote(line)}" if line else "tamar search"


def pieces(intent: Search) -> list[str]:
    """Give what a search is typed with: its words, and each filter with its name before a colon."""
    given = {
        "member": intent.member, "committee": intent.committee, "bureau": intent.bureau, "kind": intent.kind,
        "topic": intent.topic, "-kind": intent.without_kind, "since": intent.since, "until": intent.until,
        "due": intent.due,
    }  # fmt: skip
    return [intent.words, *(f"{name}:{_quoted(str(one))}" for name, one in given.items() if one)]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _kind(kind: str, language: Language) -> str:
    """Name a kind as what was looked for; a plain page is a press release to whoever asks for it."""
    return kind_word(kind, language) or in_language("press release", "新聞稿", language)


def described(intent: Search, language: Language) -> str:
    """Name what was looked for: the words, or the filters where there are none."""
    return (intent.words or listed(list(_filters(intent, language)), language))[:80]


def narrowed(intent: Search, language: Language) -> str:
    """Name the filters that stand beside words; nothing where there are none, or nothing else."""
    return listed(list(_filters(intent, language)), language) if intent.words else ""


def _filters(intent: Search, language: Language) -> Iterator[str]:
    """Name all that narrows a search, as a person says it."""
    for name in (intent.member, intent.committee, intent.bureau):
        if name:
            yield name[:80]
    if intent.topic:
        yield say("among_topic", language, topic=intent.topic[:80])
    if intent.kind:
        yield _kind(intent.kind, language)
    if intent.without_kind:
        yield say("among_not", language, kind=_kind(intent.without_kind, language))
    if intent.period:
        key = _AMONG["in" if intent.period.last else intent.period.how]
        yield say(key, language, when=intent.period.said[:80])
    if intent.since:
        yield say("among_since", language, when=day(intent.since, language))
    if intent.until:
        yield say("among_until", language, when=day(intent.until, language))
