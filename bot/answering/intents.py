"""This file names what a person can mean: one frozen record per intention."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.answering.arguments.narrowing import Narrowing
from bot.answering.arguments.periods import Period
from storage.records import Level, Preference, Rhythm


class Intent:
    """What a person means; each intention is a frozen record of its own."""

    __slots__ = ()


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
class Subscribe(Intent):
    """Follow topics."""

    topics: tuple[str, ...]
    wishes: Wishes = field(default_factory=Wishes)
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Follow(Intent):
    """Follow a committee, a Member, a bureau or a paper; `kind` where the person said which."""

    what: str
    kind: str | None = None
    wishes: Wishes = field(default_factory=Wishes)
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Email(Intent):
    """Have what is named sent to a mail address."""

    address: str = field(repr=False)
    names: tuple[str, ...]
    wishes: Wishes = field(default_factory=Wishes)


@dataclass(frozen=True, slots=True)
class Unsubscribe(Intent):
    """Follow something no longer; `everything` means all of it."""

    targets: tuple[str, ...] = ()
    everything: bool = False
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Mute(Intent):
    """Be told of something no more until a moment; what else is followed goes on."""

    targets: tuple[str, ...]
    until: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class SetLanguage(Intent):
    """Tell everything here in one language."""

    language: Preference


@dataclass(frozen=True, slots=True)
class Sample(Intent):
    """Show what an alert looks like, on a topic or on what comes first here."""

    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Hello(Intent):
    """Greet us."""


@dataclass(frozen=True, slots=True)
class Thanks(Intent):
    """Thank us."""


@dataclass(frozen=True, slots=True)
class ListFollowed(Intent):
    """Show what a channel follows; `changed` asks who changed it last as well."""

    place: str | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Topics(Intent):
    """Show which topics there are."""


@dataclass(frozen=True, slots=True)
class NewTopic(Intent):
    """Write a topic of one's own, or write it anew."""

    name: str
    line: str
    replace: bool = False
    follow: Wishes | None = None  # from now on, and how
    place: str | None = None  # where


@dataclass(frozen=True, slots=True)
class DeleteTopic(Intent):
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
class Latest(Intent):
    """Show the newest papers."""

    topic: str | None = None
    limit: int = 5
    period: Period | None = None
    skip: int = 0  # how many of the newest were shown before


@dataclass(frozen=True, slots=True)
class Search(Narrowing, Intent):
    """Find papers by their words; `hint` is the command that may have been meant."""

    words: str
    hint: str | None = None
    weak: str | None = field(default=None, compare=False)  # the command that it sounded like
    offers: tuple[str, ...] = field(default=(), compare=False)  # lines that may have been meant
    limit: int = 5
    skip: int = 0
    typed: str = field(default="", compare=False)  # as it was, to be offered or said again
    loose: bool = field(default=False, compare=False)  # words of a sentence: not all need be found


@dataclass(frozen=True, slots=True)
class Show(Intent):
    """Show one paper."""

    reference: str


@dataclass(frozen=True, slots=True)
class More(Intent):
    """Read on in one paper, from its n-th piece."""

    reference: str
    start: int = 1


@dataclass(frozen=True, slots=True)
class Cite(Intent):
    """Give one paper's citation; `style` where the person said which."""

    reference: str
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Commitments(Intent):
    """Show what was promised, by when; `mine` what is starred here or was marked by the speaker."""

    topic: str | None = None
    due: str | None = None
    mine: bool = False
    period: Period | None = None  # by when as it was said, to be read by the day on which it is
    skip: int = 0


@dataclass(frozen=True, slots=True)
class ShowStory(Intent):
    """Show the papers that belong together with one."""

    reference: str


@dataclass(frozen=True, slots=True)
class Briefing(Intent):
    """Show what the next meetings bring, of a committee, of a day, or of what is followed here."""

    what: str | None = None


@dataclass(frozen=True, slots=True)
class SwitchBriefings(Intent):
    """Say whether this channel is briefed before meetings."""

    on: bool


@dataclass(frozen=True, slots=True)
class Programme(Intent):
    """Show a programme's figures over time, and what was published of it."""

    name: str


@dataclass(frozen=True, slots=True)
class Profile(Intent):
    """Show who a Member, a committee or a bureau is, and what is held of them."""

    name: str
    typed: str = field(default="", compare=False)  # as it was, to be searched for


@dataclass(frozen=True, slots=True)
class Meetings(Intent):
    """Show what is coming, or what of it is in a span of time."""

    topic: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Month(Intent):
    """Show what the last month brought, or have it told each month, or no more."""

    on: bool | None = None


@dataclass(frozen=True, slots=True)
class LookAhead(Intent):
    """Show what the next week brings, or have it told each week, `briefings` before meetings with it."""

    on: bool | None = None
    briefings: bool = False


@dataclass(frozen=True, slots=True)
class Why(Intent):
    """Explain why a paper was told here, or was not."""

    reference: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Status(Intent):
    """Say how the watch is kept."""


@dataclass(frozen=True, slots=True)
class DigestNow(Intent):
    """Make a digest now."""


@dataclass(frozen=True, slots=True)
class Pause(Intent):
    """Be quiet here, until a moment if one is given."""

    until: str | None = None


@dataclass(frozen=True, slots=True)
class PauseAll(Intent):
    """Be quiet in all channels of a workspace, until a moment if one is given."""

    until: str | None = None


@dataclass(frozen=True, slots=True)
class Resume(Intent):
    """Speak here again."""


@dataclass(frozen=True, slots=True)
class ResumeAll(Intent):
    """Speak again in all channels of a workspace."""


@dataclass(frozen=True, slots=True)
class Quiet(Intent):
    """Give the hours without instant alerts, None for none; or have none at weekends and holidays."""

    start: str | None
    end: str | None
    weekends: bool = False


@dataclass(frozen=True, slots=True)
class CiteStyle(Intent):
    """Choose the style in which somebody cites; `forget` it, or say which it is."""

    style: str | None = None
    forget: bool = False


@dataclass(frozen=True, slots=True)
class Save(Intent):
    """Keep a paper on this channel's list."""

    reference: str


@dataclass(frozen=True, slots=True)
class Unsave(Intent):
    """Keep a paper no longer."""

    reference: str


@dataclass(frozen=True, slots=True)
class ShowSaved(Intent):
    """Show what this channel keeps, from the n-th."""

    start: int = 1


@dataclass(frozen=True, slots=True)
class WriteNote(Intent):
    """Write something of a paper; without a reference it is the one that is talked of."""

    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class Export(Intent):
    """Give what a channel follows as lines that can be imported."""


@dataclass(frozen=True, slots=True)
class Import(Intent):
    """Follow what lines of an export say."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feedback(Intent):
    """Tell those who run this something."""

    text: str


@dataclass(frozen=True, slots=True)
class Undo(Intent):
    """Take back the last change here, or one by its number."""

    number: int | None = None


@dataclass(frozen=True, slots=True)
class Edit(Intent):
    """Change how the n-th thing is followed."""

    number: int | None = None


@dataclass(frozen=True, slots=True)
class Admins(Intent):
    """Say who may change what channels follow."""

    only: bool


@dataclass(frozen=True, slots=True)
class Help(Intent):
    """Explain the commands, one of them, or whatever else is named."""

    command: str | None = None
    about: str | None = None  # as said: a command, a group, a topic, or nothing known
    line: str | None = field(default=None, compare=False)  # that does what was only asked about


@dataclass(frozen=True, slots=True)
class Misunderstood(Intent):
    """What was said cannot be done: what was understood, what is wrong, what to type instead.

    A name or a shape between `<` and `>` is for people to fill in; the rest can be pressed.
    """

    understood: str
    problem: str  # a name of our words
    value: str = ""
    write: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guessed(Intent):
    """What a sentence most likely asks for: looked up at once; None where it would change something.

    `others` are lines that it may ask for instead.
    """

    intent: Intent | None
    line: str  # as it is typed in full
    others: tuple[str, ...] = field(default=(), compare=False)
    left: tuple[str, ...] = field(default=(), compare=False)  # what it names and the line does not
