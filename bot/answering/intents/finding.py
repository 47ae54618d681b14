"""This file names what a person can mean to look up."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.answering.arguments.narrowing import Narrowing
from bot.answering.arguments.periods import Period
from bot.answering.intents.intent import Change, Intent
from bot.answering.speech import Row
from bot.messages.file_forms import Form


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
class AskPaper(Intent):
    """Ask one paper something: a place in it, what is known of any paper, or where it says something."""

    reference: str
    question: str


@dataclass(frozen=True, slots=True)
class Cite(Intent):
    """Give one paper's citation; `style` where the person said which."""

    reference: str
    style: str | None = None


@dataclass(frozen=True, slots=True)
class CiteStyle(Change):
    """Choose the style in which somebody cites; `forget` it, or say which it is."""

    style: str | None = None
    forget: bool = False

    @property
    def changes(self) -> bool:
        """Say whether a style is chosen or forgotten."""
        return self.forget or self.style is not None


@dataclass(frozen=True, slots=True)
class Why(Intent):
    """Explain why a paper was told here, or was not."""

    reference: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class ShowStory(Intent):
    """Show the papers that belong together with one."""

    reference: str


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
class Closing(Intent):
    """Show until when views are taken: what closes in a span of time, or is open still."""

    topic: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Briefing(Intent):
    """Show what the next meetings bring, of a committee, of a day, or of what is followed here."""

    what: str | None = None


@dataclass(frozen=True, slots=True)
class LookAhead(Change):
    """Show what the next week brings, or have it told each week, `briefings` before meetings with it."""

    on: bool | None = None
    briefings: bool = False

    @property
    def changes(self) -> bool:
        """Say whether it is to be told from now on, or no more."""
        return self.on is not None


@dataclass(frozen=True, slots=True)
class Month(Change):
    """Show what the last month brought, or have it told each month, or no more."""

    on: bool | None = None

    @property
    def changes(self) -> bool:
        """Say whether it is to be told from now on, or no more."""
        return self.on is not None


@dataclass(frozen=True, slots=True)
class Commitments(Intent):
    """Show what was promised, by when; `mine` what is starred here or was marked by the speaker."""

    topic: str | None = None
    due: str | None = None
    mine: bool = False
    period: Period | None = None  # by when as it was said, to be read by the day on which it is
    skip: int = 0


@dataclass(frozen=True, slots=True)
class ShowCommitment(Intent):
    """Show one commitment: what was seen since, and what was said of it."""

    reference: str


@dataclass(frozen=True, slots=True)
class ExportPapers(Intent):
    """Give the papers of a search as a table; `line` says so beyond doubt, as `sure` what was typed did."""

    search: Search
    form: Form = "csv"  # as the shell names it
    line: str = field(default="", compare=False)
    sure: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class ExportSaved(Intent):
    """Give what this channel keeps as a file, or kept in a span of time; `form` as the shell names it."""

    form: Form = "csv"
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class ShowRow(Intent):
    """Show one row of the list that was shown last: a meeting, a figure."""

    row: Row
