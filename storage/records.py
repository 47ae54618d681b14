"""This file defines what goes into the store and comes out of it: frozen records, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from scrapers.items import Document, Language, without_council

Level = Literal["substantive", "mention"]
Strength = Literal["firm", "target", "plan"]
Rhythm = Literal["instant", "daily", "weekly"]
Precision = Literal["day", "month"]
Preference = Literal["en", "zh-Hant", "zh-Hans", "either"]
DeliveryKind = Literal["alert", "edit", "revised", "withdrawn", "digest", "notice"]
DeliveryState = Literal["pending", "attempting", "sent", "later", "dead"]
FollowKind = Literal["topic", "committee", "member", "bureau", "paper"]
Scope = Literal["message", "channel", "workspace"]  # what will not take a message, or has to rest
Payload = Mapping[str, Any]  # a message as its platform renders it, as it is kept and as it is sent


ANNOUNCED_AGAIN = "announced again"  # a note of what an older address is announced with


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a match: the word found, its surroundings, and where they stand."""

    term: str
    excerpt: str
    place: str | None = None  # "12", "（一）", a slide's title, "title"


class Match(NamedTuple):
    """Why a paper matters to a topic; there is no match without evidence."""

    topic: str
    level: Level
    score: float
    evidence: tuple[Evidence, ...]
    hits: int = 0
    in_title: bool = False
    late: bool = False  # found by looking back over what was held: tells nobody


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a bullet that stands by itself, with where it stands."""

    text: str
    cites: tuple[str, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of a summary: the paper's own words, with where they stand.

    `alone` are its sentences that stand by themselves, the weightiest first, where it has several.
    """

    text: str
    cites: tuple[str, ...]
    page: int | None = None
    method: Literal["extract", "model"] = "extract"
    alone: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something promised: quoted, by when, how firmly."""

    quote: str
    strength: Strength
    due_text: str | None = None
    due_from: date | None = None
    due_to: date | None = None
    conditional: bool = False
    who: str | None = None
    cites: tuple[str, ...] = ()


Qualifier = Literal["exact", "about", "over", "nearly", "at_least", "at_most", "under"]
Span = Literal[
    "stock", "cumulative", "yearly", "period", "round", "allocation", "target", "forecast", "rate",
    "rank", "change",
]  # fmt: skip


STATED = "stated:"  # before the name of a programme that only a paper states, and no register holds


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a paper gives for a programme.

    `unit` is HKD, percent, PFLOPS, rank, or the counting word as it stands; `counts` are the paper's own words
    for what is counted; `as_of` is a day, month or year, as far as the text says, and of a target
    its due date; `sentence` stands in the paper at `places`.
    """

    programme: str
    value: Decimal
    unit: str
    counts: str
    qualifier: Qualifier
    span: Span
    as_of: str | None
    sentence: str
    places: tuple[str, ...]


Happened = Literal["launched", "extended", "expanded", "closed", "cap", "moved"]


@dataclass(frozen=True, slots=True)
class Happening:
    """What became of a programme, and when, as one sentence of a paper says it.

    `first` and `last` bound the day, which the paper writes as `said`; `until` says that it is the one
    to which the programme goes on, or was moved. What is `planned` was still to come, by the paper.
    """

    programme: str
    what: Happened
    planned: bool
    until: bool
    first: date
    last: date
    said: str
    sentence: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a paper says of another: of which, how, in which words, where.

    `to` is a key that papers have (`legco:CB(2)1292/2025`, `lcq:2025-05-21:5`), or names a meeting, an
    item of one, a bill, a speech. What `joins` makes one story of papers; the rest is shown beside it.
    """

    to: str
    how: str  # cites | corrects | supplements | continues | replies_to | about | lists | same_item ...
    words: str
    at: str = ""  # "12", "note 3", "answer 1", "title"
    joins: bool = True


@dataclass(frozen=True, slots=True)
class Follower:
    """A channel that asked to be told, with everything that decides how and when."""

    channel_id: int
    address: str  # as storage/people/channel_addresses.py reads it
    platform: str
    language: Preference
    topics: tuple[str, ...]  # what it follows that this paper is about
    rhythm: Rhythm
    level: Level  # the least level that this subscription wants instantly
    subscription_ids: tuple[int, ...] = ()
    opens: str = "08:00"  # the channel's hours for instant alerts, by its own clock
    closes: str = "20:00"
    working_days_only: bool = True
    zone: str = "Asia/Hong_Kong"
    cap: int = 8  # instant alerts a day; 0 is no limit
    since: datetime | None = None  # when the oldest of these subscriptions began


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message on its way to a channel, as the drain claims it."""

    id: int
    key: str
    kind: DeliveryKind
    channel_id: int
    address: str
    platform: str
    payload: Payload
    attempts: int
    parent_ts: str | None = None
    target_ts: str | None = None  # the message that an edit changes
    claimed_at: datetime | None = None
    message_id: int = 0
    workspace_id: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One paper that a search found, with the best passage."""

    paper_id: int
    number: str | None
    title: str
    url: str
    kind: str
    language: Language
    published: date | None
    score: float
    snippet: str  # hits between ** marks
    committee: str | None = None
    published_precision: Precision = "day"
    state: str = ""  # in words, where the paper was withdrawn or issued again
    gone: bool = False  # it was withdrawn
    widened: bool = False  # only another name of the words was found
    how: Literal["", "at_head", "by_person", "by_body"] = (
        ""  # else it names who was looked for, or is by them
    )


@dataclass(frozen=True, slots=True)
class Rendition:
    """A paper's text in one language as the store knows it."""

    language: Language
    url: str
    title: str
    document: Document | None = None
    revision_id: int | None = None
    problem: str | None = None  # why there is no text
    source: str | None = None
    hint: str | None = None
    notes: tuple[str, ...] = ()
    attempts: int = 0
    id: int | None = None
    bytes_sha: str | None = None
    missing: int = 0  # checks in a row without it on its index page
    revised_at: datetime | None = None  # when its present text took the place of another


@dataclass(frozen=True, slots=True)
class Paper:
    """A work, whatever its languages."""

    id: int
    source: str
    kind: str
    number: str | None
    committee: str | None
    issuer: str | None
    published: date | None
    meeting_date: date | None
    issued_at: datetime | None
    first_seen_at: datetime
    withdrawn_at: datetime | None = None
    renditions: tuple[Rendition, ...] = ()
    keys: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    bullets: dict[Language, tuple[Bullet, ...]] = field(default_factory=dict)
    not_found: dict[Language, tuple[str, ...]] = field(default_factory=dict)
    baseline: bool = False
    judged_at: datetime | None = None
    reason: str | None = None  # why nobody was told, where nobody was
    people: tuple[tuple[str, str], ...] = ()  # role, name
    booklet: str | None = None
    published_precision: Precision = "day"  # "month": only its month is stated
    away_since: datetime | None = None  # came in an outage that began then
    breaks: int = 0  # how many times our own work on it broke

    @property
    def revised_at(self) -> datetime | None:
        """Say when one of its texts last took the place of another, None where none did."""
        moments = [one.revised_at for one in self.renditions if one.revised_at is not None]
        return max(moments, default=None)

    @property
    def title(self) -> str:
        """Give the title under which it stands first; "" where it has none."""
        return self.renditions[0].title if self.renditions else ""

    @property
    def titles(self) -> str:
        """Give its titles in all languages, a line each."""
        return "\n".join(one.title for one in self.renditions)

    @property
    def committees(self) -> tuple[str, ...]:
        """Give its committee's names: as it was listed, and as its texts state it in each language."""
        stated = (r.document.committee for r in self.renditions if r.document is not None)
        names = [name for name in (self.committee, *stated) if name]
        bare = map(without_council, names)
        return tuple(dict.fromkeys(name for name in (*names, *bare) if name.strip()))

    @property
    def issuers(self) -> tuple[str, ...]:
        """Give the names of whoever issued it: as it was listed, and as its texts state it."""
        stated = (r.document.issuer for r in self.renditions if r.document is not None)
        return tuple(dict.fromkeys(name for name in (self.issuer, *stated) if name))


BillStage = Literal["gazetted", "first", "committee", "second", "third", "enacted", "commenced"]


@dataclass(frozen=True, slots=True)
class Reached:
    """One stage of a bill, and the day on which it is or was reached; a reading may be of several."""

    stage: BillStage
    day: date


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote on a bill: in which paper and at which place it stands, and what came of it, in the data's words."""

    paper_id: int
    keys: tuple[str, ...]  # of that paper
    place: str
    day: date | None
    text: str
    language: Language
