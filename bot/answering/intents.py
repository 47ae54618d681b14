"""This file names what a person can mean: one frozen record per intention."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from storage.records import Level, Preference, Rhythm


@dataclass(frozen=True, slots=True)
class Wishes:
    """How something is to be followed; None is left as it is, or as it comes."""

    rhythm: Rhythm | None = None
    at: str | None = None  # HH:MM
    weekday: str | None = None  # mon .. sun
    language: Preference | None = None
    sources: tuple[str, ...] = ()
    level: Level | None = None
    without: str | None = None


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Follow topics."""

    topics: tuple[str, ...]
    wishes: Wishes = field(default_factory=Wishes)
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Follow:
    """Follow a committee, a Member, a bureau or a paper; `kind` where the person said which."""

    what: str
    kind: str | None = None
    wishes: Wishes = field(default_factory=Wishes)
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """Follow something no longer; `everything` means all of it."""

    targets: tuple[str, ...] = ()
    everything: bool = False
    place: str | None = None


@dataclass(frozen=True, slots=True)
class ListFollowed:
    """Show what a channel follows."""

    place: str | None = None


@dataclass(frozen=True, slots=True)
class Topics:
    """Show which topics there are."""


@dataclass(frozen=True, slots=True)
class NewTopic:
    """Write a topic of one's own, or write it anew."""

    name: str
    line: str
    replace: bool = False


@dataclass(frozen=True, slots=True)
class DeleteTopic:
    """Forget an own topic."""

    name: str


@dataclass(frozen=True, slots=True)
class ShowTopic:
    """Say what a topic looks for."""

    name: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Show what a topic would have brought lately."""

    name: str


@dataclass(frozen=True, slots=True)
class Latest:
    """Show the newest papers."""

    topic: str | None = None
    limit: int = 5


@dataclass(frozen=True, slots=True)
class Search:
    """Find papers by their words; `hint` is the command that may have been meant."""

    words: str
    member: str | None = None
    committee: str | None = None
    kind: str | None = None
    topic: str | None = None
    since: date | None = None
    until: date | None = None
    due: str | None = None
    hint: str | None = None
    limit: int = 5


@dataclass(frozen=True, slots=True)
class Show:
    """Show one paper."""

    reference: str


@dataclass(frozen=True, slots=True)
class Commitments:
    """Show what was promised, by when."""

    topic: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Meetings:
    """Show what is coming."""

    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Explain why a paper was told here, or was not."""

    reference: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """Say how the watch is kept."""


@dataclass(frozen=True, slots=True)
class DigestNow:
    """Make a digest now."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Be quiet here, until a moment if one is given."""

    until: str | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Speak here again."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Give the hours without instant alerts; None for none."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Export:
    """Give what a channel follows as lines that can be imported."""


@dataclass(frozen=True, slots=True)
class Import:
    """Follow what lines of an export say."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feedback:
    """Tell those who run this something."""

    text: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last change here, or one by its number."""

    number: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Change how the n-th thing is followed."""

    number: int | None = None


@dataclass(frozen=True, slots=True)
class Admins:
    """Say who may change what channels follow."""

    only: bool


@dataclass(frozen=True, slots=True)
class Help:
    """Explain the commands, or one of them."""

    command: str | None = None


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """What was said cannot be done: what was understood, what is wrong, what to type instead."""

    understood: str
    problem: str  # a key of `sentences`
    value: str = ""
    write: tuple[str, ...] = ()


Intent = (
    Subscribe | Follow | Unsubscribe | ListFollowed | Topics | NewTopic | DeleteTopic | ShowTopic
    | Preview | Latest | Search | Show | Commitments | Meetings | Why | Status | DigestNow | Pause
    | Resume | Quiet | Export | Import | Feedback | Undo | Edit | Admins | Help | Misunderstood
)  # fmt: skip
