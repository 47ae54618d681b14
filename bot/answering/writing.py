"""This file writes what is meant as a command that can be typed, so that a correction keeps the rest."""

from __future__ import annotations

from dataclasses import replace

from bot.answering import commands
from bot.answering.intents import (
    Cite,
    Commitments,
    Email,
    Follow,
    Intent,
    Latest,
    Meetings,
    More,
    Mute,
    Preview,
    Profile,
    Programme,
    Sample,
    Save,
    Search,
    Show,
    ShowTopic,
    Subscribe,
    Unsave,
    Unsubscribe,
    Why,
    WriteNote,
)
from bot.answering.wishes import wished
from scrapers.items import Language


def written(intent: Intent, language: Language) -> str | None:
    """Give the command that means something, its word in the asker's language; None if there is none."""
    command = commands.COMMANDS.of(intent)
    rest = _rest(intent)
    if command is None or rest is None:
        return None
    return " ".join([command.called(language), *(piece for piece in rest if piece)])


def with_name(intent: Intent, old: str, new: str) -> Intent | None:
    """Give the same with another name in the place of one; None where no name can be changed."""
    if isinstance(intent, Subscribe):
        return replace(intent, topics=(_swapped(", ".join(intent.topics), old, new),))
    if isinstance(intent, Follow):
        kind = f"{intent.kind}:" if intent.kind and intent.what != old else ""
        return replace(intent, what=f"{kind}{_swapped(intent.what, old, new)}", kind=None)
    if isinstance(intent, Email):
        return replace(intent, names=(_swapped(", ".join(intent.names), old, new),))
    if isinstance(intent, Unsubscribe | Mute):
        return replace(intent, targets=(_swapped(", ".join(intent.targets), old, new),))
    if isinstance(intent, Preview | Profile | Programme | ShowTopic):
        return replace(intent, name=new)
    if isinstance(intent, Show | Why | Cite | More | Save | Unsave | WriteNote):
        return replace(intent, reference=_swapped(intent.reference, old, new))
    if isinstance(intent, Search) and intent.words and not intent.topic and old in intent.words:
        return Show(_swapped(intent.words, old, new))
    if isinstance(intent, Latest | Commitments | Meetings | Sample | Search):
        return replace(intent, topic=new)
    return None


def _swapped(said: str, old: str, new: str) -> str:
    return said.replace(old, new, 1) if old in said else new


def _rest(intent: Intent) -> list[str] | None:
    if isinstance(intent, Subscribe):
        return [", ".join(intent.topics), *wished(intent.wishes, intent.place)]
    if isinstance(intent, Follow | Email):
        return _followed(intent)
    if isinstance(intent, Unsubscribe | Mute):
        until = f"until {intent.until}" if isinstance(intent, Mute) and intent.until else ""
        everything = isinstance(intent, Unsubscribe) and intent.everything
        said = "all" if everything else ", ".join(intent.targets)
        return [said, until, f"in {intent.place}" if intent.place else ""]
    if isinstance(intent, Preview | ShowTopic):
        return [*(["show"] if isinstance(intent, ShowTopic) else []), intent.name]
    if isinstance(intent, Show | Save | Unsave):
        return [intent.reference]
    if isinstance(intent, WriteNote):
        return [intent.reference, intent.text]
    if isinstance(intent, Why):
        return [intent.reference, f"in {intent.place}" if intent.place else ""]
    if isinstance(intent, Cite):
        return [intent.reference, intent.style or ""]
    if isinstance(intent, More):
        return [intent.reference, f"from {intent.start}" if intent.start > 1 else ""]
    if isinstance(intent, Profile | Programme):
        return [intent.name]
    if isinstance(intent, Latest | Meetings | Sample):
        return [intent.topic or ""]
    if isinstance(intent, Commitments):
        return [intent.topic or "", f"due:{intent.due}" if intent.due else ""]
    if isinstance(intent, Search):
        return [intent.words, *(f"{name}:{_quoted(value)}" for name, value in _filters(intent))]
    return None


def _followed(intent: Follow | Email) -> list[str]:
    if isinstance(intent, Email):
        return [intent.address, ", ".join(intent.names), *wished(intent.wishes)]
    name = f"{intent.kind}:{intent.what}" if intent.kind else intent.what
    return [name, *wished(intent.wishes, intent.place)]


def _filters(intent: Search) -> list[tuple[str, str]]:
    given = {
        "member": intent.member, "committee": intent.committee, "kind": intent.kind,
        "topic": intent.topic, "since": intent.since, "until": intent.until, "due": intent.due,
    }  # fmt: skip
    return [(name, str(value)) for name, value in given.items() if value]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
