"""This file names what a person can mean to follow, and how."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.answering.arguments.list_verbs import VERBS
from bot.answering.arguments.wishes import Wishes
from bot.answering.intents.intent import Change, Intent
from scrapers.text import fold
from storage.records import Preference


@dataclass(frozen=True, slots=True)
class Subscribe(Change):
    """Follow topics."""

    topics: tuple[str, ...]
    wishes: Wishes = field(default_factory=Wishes)
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Follow(Change):
    """Follow a committee, a Member, a bureau or a paper; `kind` where the person said which."""

    what: str
    kind: str | None = None
    wishes: Wishes = field(default_factory=Wishes)
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Email(Change):
    """Have what is named sent to a mail address."""

    address: str = field(repr=False)
    names: tuple[str, ...]
    wishes: Wishes = field(default_factory=Wishes)


@dataclass(frozen=True, slots=True)
class Unsubscribe(Change):
    """Follow something no longer; `everything` means all of it."""

    targets: tuple[str, ...] = ()
    everything: bool = False
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Mute(Change):
    """Be told of something no more until a moment; what else is followed goes on."""

    targets: tuple[str, ...]
    until: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Amend(Change):
    """Follow the n-th thing otherwise: more often, at another hour, in another language."""

    number: int
    wishes: Wishes


@dataclass(frozen=True, slots=True)
class Edit(Intent):
    """Change how the n-th thing is followed."""

    number: int | None = None


@dataclass(frozen=True, slots=True)
class SetLanguage(Change):
    """Tell everything here in one language."""

    language: Preference


@dataclass(frozen=True, slots=True)
class ListFollowed(Intent):
    """Show what a channel follows; `changed` asks who changed it last as well."""

    place: str | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Sample(Intent):
    """Show what an alert looks like, on a topic or on what comes first here."""

    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Topics(Intent):
    """Show which topics there are."""


@dataclass(frozen=True, slots=True)
class NewTopic(Change):
    """Write a topic of one's own, or write it anew."""

    name: str
    line: str
    replace: bool = False
    follow: Wishes | None = None  # from now on, and how
    place: str | None = None  # where


@dataclass(frozen=True, slots=True)
class DeleteTopic(Change):
    """Forget an own topic."""

    name: str


@dataclass(frozen=True, slots=True)
class ShowTopic(Intent):
    """Say what a topic looks for."""

    name: str


@dataclass(frozen=True, slots=True)
class Preview(Intent):
    """Show what a topic would have brought lately."""

    name: str


@dataclass(frozen=True, slots=True)
class NewList(Change):
    """Watch for names, as they were pasted."""

    name: str
    names: str


@dataclass(frozen=True, slots=True)
class ShowLists(Intent):
    """Name the watch lists of this place."""


@dataclass(frozen=True, slots=True)
class ListOf(Change):
    """Show a watch list, or do something with it: its name comes first in what was said."""

    said: str
    action: str = ""  # delete, where that was said before the name

    @property
    def changes(self) -> bool:
        """Say whether something is done with it: behind its name stands what."""
        return bool(self.action) or not VERBS.isdisjoint(
            fold(one.strip(":：")) for one in self.said.split()[1:]
        )


@dataclass(frozen=True, slots=True)
class Export(Intent):
    """Give what a channel follows as lines that can be imported."""


@dataclass(frozen=True, slots=True)
class Import(Change):
    """Follow what lines of an export say."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Followers(Intent):
    """Show which channels follow something, or what every channel follows."""

    name: str | None = None
