"""This file defines who speaks to us and what we answer, whatever the platform."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from bot.messages.alerts import Alert
from bot.messages.clipping import clip
from scrapers.items import Language
from storage.people.channel_addresses import platform_of, workspace_of
from storage.people.platforms import PLATFORMS, PlatformFacts

Style = Literal["plain", "primary", "danger"]
_MENTIONS = re.compile(r"^\s*(?:<@[^<>]{0,100}>\s*)+")
_SAFE = re.compile(r"[\w\-.,:/ ]+")  # to a shell
MOST_LINES = 8  # of one thing that was found


@dataclass(frozen=True, slots=True)
class Reach:
    """What a platform says of a channel: whether we can post there, and who reads it.

    `problem` is a key of `sentences`: why nothing can be told there.
    """

    name: str = ""
    private: bool = False
    shared: bool = False  # with another organisation
    problem: str | None = None


def anywhere(address: str) -> bool | None:
    """Say that somebody is in a channel: whoever types on the terminal may speak for all."""
    return True


def everywhere(address: str) -> Reach:
    """Say that a channel can be told: the terminal always can."""
    return Reach()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something to us, and where."""

    who: str  # "console", "U123"
    address: str  # where: "console", "slack:T1/C1"
    workspace: str  # "local", "slack:T1"
    language: Language = "en"
    chosen: bool = False  # that language was asked for, and holds whatever is typed
    zone: str = "Asia/Hong_Kong"
    admin: bool = False
    private: bool = False  # nobody outside this channel may see what it follows
    stranger: bool = False  # of another organisation, in a channel that is shared
    alone: bool = False  # speaks with us and nobody else
    guest: bool = False  # sees only the channels that they are in
    member: bool | None = True  # of this channel; None where the platform does not say
    about: tuple[int, ...] = ()  # the papers of the message in whose thread this is said
    thread: str = ""  # the mark of that message
    reach: Callable[[str], Reach] = field(default=everywhere, compare=False)
    join: Callable[[str], Reach] = field(
        default=everywhere, compare=False
    )  # the same, ready to post
    belongs: Callable[[str], bool | None] = field(default=anywhere, compare=False)

    @property
    def platform(self) -> str:
        """Name the platform of the channel."""
        return platform_of(self.address)

    @property
    def there(self) -> PlatformFacts:
        """Give what is so on the platform of the channel."""
        return PLATFORMS[self.platform]


def at_the_console(address: str = "console", language: Language = "en") -> Speaker:
    """Give whoever types on the terminal of the machine that runs us: an administrator.

    Raises UnknownAddress for a channel of no platform that we know.
    """
    return Speaker("console", address, workspace_of(address), language=language, admin=True)


def pasted(text: str, speaker: Speaker) -> str:
    """Give a command as it is typed where somebody speaks; where that is by a mention, no paste makes one."""
    if speaker.platform == "console":
        return f"tamar say {text}" if _SAFE.fullmatch(text) else f'tamar say "{text}"'
    return speaker.there.command.format(text)


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: `action` names what happens, `value` to what; with `url` it is a link."""

    text: str
    action: str
    value: str = ""
    style: Style = "plain"
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One thing found: a title with its address, what is said of it, and what can be done."""

    title: str
    url: str | None = None
    context: str = ""
    text: str = ""  # matches between ** marks; else one bullet a line
    buttons: tuple[Button, ...] = ()
    ref: str = ""  # what is typed to mean it: a paper, or a number of what is followed
    line: str = ""  # what is typed to see it, where that is more than to show a paper
    gone: bool = False  # it is a paper that was withdrawn: its title is struck out

    def lines(self, limit: int) -> tuple[str, ...]:
        """Give what is said line by line; together they hold no more than about `limit` letters."""
        pieces = [] if "**" in self.text else [one for one in self.text.split("\n") if one.strip()]
        if not 1 < len(pieces) <= MOST_LINES:
            return (self.text,) if self.text else ()
        return tuple(clip(one, limit // len(pieces)) for one in pieces)


@dataclass(frozen=True, slots=True)
class Table:
    """What is read across and down: the heads of columns, and rows of as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A file's text, how many papers stand in it, and whether those are all."""

    text: str
    papers: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with an answer where its platform takes files; it is written when it is wanted."""

    name: str
    title: str
    headline: str  # says what it is, beside it
    write: Callable[[], Written]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: private to the asker unless it is shared.

    `changed` says that something was changed, `enqueued` that there is something to send, `again`
    what to say to get this answer once more, for sharing it.
    """

    headline: str
    lines: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    buttons: tuple[Button, ...] = ()
    footer: str = ""
    code: str = ""  # lines to be copied as they stand
    gone: bool = False  # its headline is the title of a paper that was withdrawn
    changed: bool = False
    enqueued: bool = False
    failed: bool = False
    nothing: bool = False  # was found, of something that could be looked for
    again: str | None = None
    edit: str | None = None  # the mark of a subscription whose settings are to be opened
    announced: bool = False  # it changes what others here are told, so they are to see it
    instead: str | None = None  # the command that was answered in the place of what was typed
    looking: str | None = None  # the topic against which what is held is still being matched
    alert: Alert | None = None  # shown below the lines, exactly as it is told
    language: Language = "en"
    people: tuple[str, ...] = ()  # whom its lines name as the platform does, for it to show by name
    table: Table | None = None  # shown between the lines and the rows
    file: Attached | None = field(default=None, compare=False)


def unaddressed(text: str) -> str:
    """Give a text without the mentions of the bot that it begins with."""
    return _MENTIONS.sub("", text)
