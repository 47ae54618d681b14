"""This file names a search: by its words or what narrows it, and as the shell types it."""

from __future__ import annotations

import shlex

from bot.answering.finding.paper_rows import kind_word
from bot.answering.intents import Search
from bot.messages.words import in_language, listed
from scrapers.items import Language


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
    given = [
        value
        for value in (
            intent.words, intent.member, intent.committee, intent.bureau,
            f"topic:{intent.topic}" if intent.topic else None,
            _kind(intent.kind, language) if intent.kind else None,
            f"-{_kind(intent.without_kind, language)}" if intent.without_kind else None,
            intent.period and intent.period.said,
            f"since:{intent.since}" if intent.since else None,
            f"until:{intent.until}" if intent.until else None,
        )
        if value
    ]  # fmt: skip
    said = intent.words or listed([str(value) for value in given], language)
    return said[:80]


def narrowed(intent: Search, language: Language) -> str:
    """Name the filters that stand beside words; nothing where there are none, or nothing else."""
    given = (
        intent.member, intent.committee, intent.bureau, intent.topic,
        _kind(intent.kind, language) if intent.kind else None,
        f"-{_kind(intent.without_kind, language)}" if intent.without_kind else None,
        intent.period and intent.period.said,
        f"since:{intent.since}" if intent.since else None,
        f"until:{intent.until}" if intent.until else None,
    )  # fmt: skip
    return listed([str(one)[:80] for one in given if one], language) if intent.words else ""
