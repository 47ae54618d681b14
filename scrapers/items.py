"""This file defines what scrapers hand on: frozen facts about what was published, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

# In how many ways what is published cannot be read, as the store and our words name them.
TroubleKind = Literal[
    "Unreachable",
    "Refused",
    "RobotsForbid",
    "UndeclaredHost",
    "UndeclaredSearch",
    "AddressUnknown",
    "PrivateAddress",
    "TooManyRedirects",
    "TlsBroken",
    "NotFound",
    "EmptyListing",
    "LayoutChanged",
    "TooManyPages",
    "TooManyRows",
    "BotWall",
    "TooBig",
    "Truncated",
    "MassChange",
    "OutOfDate",
    "ReaderBroke",
]
Language = Literal["en", "zh-Hant", "zh-Hans"]
ANNOUNCED = "#announced-"  # ends an address that is announced several times, before which time
Kind = Literal[
    "panel_paper",
    "question_reply",
    "slides",
    "estimates_reply",
    "committee_report",
    "consultation",
    "brief",
    "bill",
    "circular",
    "speech",
    "hansard",
    "plain",
]

KINDS: tuple[Kind, ...] = (
    "panel_paper",
    "question_reply",
    "slides",
    "estimates_reply",
    "committee_report",
    "consultation",
    "brief",
    "bill",
    "circular",
    "speech",
    "hansard",
    "plain",
)


# e.g. Legislative Council Panel on Housing · the LegCo Panel on Housing · 立法會房屋事務委員會
_COUNCIL = re.compile(r"(?:the )?(?:legislative council|legco) |立法[會会] ?", re.IGNORECASE)


def without_council(name: str) -> str:
    """Give a committee's name without the Council's own, which may stand before it."""
    found = _COUNCIL.match(name)
    return (name[found.end() :].lstrip() if found else "") or name


# What answers questions one by one, each under its own words.
ANSWERS: tuple[Kind, ...] = ("question_reply", "estimates_reply")


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of an index page: something published in one language at one address.

    `keys` are the paper's identities, strongest first: `gia:P2026...`, `lcq:2026-10-07:15`,
    `legco:CB(2)1292/2025`, `estimates:2025-26:ITIB152`, `url:https://...`. Two listings that share
    a key are one paper. `twins` are the addresses of other languages that the index itself states.
    """

    source: str
    url: str
    title: str
    language: Language
    keys: tuple[str, ...]
    published: date | None = None
    meeting_date: date | None = None
    number: str | None = None
    committee: str | None = None
    issuer: str | None = None
    hint: str | None = None  # a kind or a form that the source expects; evidence, not a verdict
    twins: Mapping[Language, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()  # "Chinese only", "revised", "restricted" as the index puts it
    closes: date | None = None  # until when views are taken, where an index of consultations says

    @property
    def address(self) -> str:
        """Give where it is found: `url`, unless that names one of several announcements."""
        return self.url.partition(ANNOUNCED)[0]


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the rows of an index page: listed, of no interest and why, or skipped aloud."""

    rows: int
    listed: int  # announced and followed ones among them
    passed: tuple[tuple[str, int], ...] = ()  # each reason, and how many rows it was given for
    skipped: int = 0
    words: tuple[str, ...] = ()  # on the first of those skipped


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an agenda announces: a question, a panel item, or a paper that is "to follow".

    `key` names it for good (`agenda:cm20261007:q15`); `keys` are those the paper will have.
    What is "restricted" is for members only: it is announced, and nobody waits for it.
    """

    source: str
    key: str
    title: str
    language: Language
    starts_at: datetime | None  # aware
    committee: str | None = None
    keys: tuple[str, ...] = ()
    status: Literal["announced", "in", "to_follow", "restricted"] = "announced"
    people: tuple[Person, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """A weather signal in force that stops the Council's work: a cyclone's 8, 9 or 10, or black rain.

    `issued_at` is since when this grade is, `updated_at` when that was last said; both are aware.
    """

    kind: Literal["cyclone", "rain"]
    grade: Literal["8", "9", "10", "black"]
    issued_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Seat:
    """A Member as a roster of the Council has one: its own number for them, and their bare names.

    `sits` is None where the roster does not say of anybody whether they still do.
    """

    number: str
    names: tuple[tuple[Language, str], ...]
    sits: bool | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text as a file holds it: `role` says what it looks like, `page` counts from 1."""

    text: str
    role: Literal["heading", "paragraph", "item", "table", "footnote"] = "paragraph"
    page: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside a file's text and is no part of it: a comment, a slide's notes, a form's field."""

    kind: Literal["comments", "speaker notes", "form fields"]
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader brings out of one file, before anybody asks what kind of paper it is."""

    blocks: tuple[Block, ...]
    media: Literal["html", "pdf", "docx", "pptx", "plain", "votes"]
    title: str | None = None
    pages: int | None = None
    url: str | None = None
    issued_at: datetime | None = None  # aware, where the page states an hour
    twins: Mapping[Language, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()  # what the reader noticed: "no text in the file", ...
    unread: float = 0.0  # share of the letters that are no text, and were left out
    cut: bool = False  # only the first of it was read, as a note says
    asides: tuple[Aside, ...] = ()  # what stands beside the text
    pictures: str = ""  # tells the pictures of pages without text from others; empty: not known


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a paper names, with what they do in it: asker, replier, chairman, member ..."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its own number, if it has one; a table stays one paragraph of rows."""

    text: str
    no: str | None = None
    page: int | None = None
    table: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; for slides, one slide."""

    heading: str | None
    paragraphs: tuple[Paragraph, ...] = ()


BILL_WITHDRAWN = "bill withdrawn"  # what a listing notes of the papers of such a bill

# What is noted of a file without text, and of one whose letters are no words.
NO_TEXT = "no text in the file"
NO_WORDS = "the text of this file cannot be read"
MOST_UNPLACED = 0.20  # a share; a text of which no structure took more was read in part

# What stands beside the text of a paper, as the headings of `Document.asides` say.
CONTENTS = "contents"  # rows of a table of contents that name what stands in other papers


@dataclass(frozen=True, slots=True)
class Exchange:
    """One part of a question with its answer."""

    question: str
    answer: str
    part: str | None = None  # "1"; None where the question has no parts
    covers: tuple[str, ...] = ()  # the parts that a combined answer says it covers

    @property
    def parts(self) -> tuple[str, ...]:
        """Give the parts that it answers; none where the question has no parts."""
        return self.covers or ((self.part,) if self.part else ())


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What a committee recommends, and the paragraphs it rests on."""

    no: int
    text: str
    rests_on: tuple[str, ...] = ()
    heading: str | None = None  # what the report groups it under


MatterState = Literal["open", "awaited", "answered", "proposed"]


@dataclass(frozen=True, slots=True)
class Matter:
    """What a committee keeps in its own list: an action that it waits for, or an item to discuss.

    `met` is the day of the meeting as it stands, `asked` what was asked of whom (`of`), or what is told
    of an item; `remark` is what became of it, or when it is to be discussed. `answered_by` and `cited`
    are the numbers of papers that the remark and the rest name.
    """

    no: str | None
    subject: str
    asked: str = ""
    of: str | None = None
    met: str = ""
    met_on: date | None = None
    remark: str = ""
    state: MatterState = "open"
    answered_by: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    page: int | None = None
    due_from: date | None = None
    due_to: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A paper in one language, with its structure; text fields are display text."""

    kind: Kind
    language: Language
    title: str
    number: str | None = None
    published: date | None = None
    issued_at: datetime | None = None  # aware
    meeting_date: date | None = None
    committee: str | None = None
    issuer: str | None = None
    people: tuple[Person, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    matters: tuple[
        Matter, ...
    ] = ()  # of a committee's own list or minutes, whose words stand in sections
    footnotes: tuple[Paragraph, ...] = ()
    asides: tuple[Section, ...] = ()  # beside the text, never quoted; each heading says what it is
    coverage: float = 0.0  # share of the source's letters that stand in the document
    unplaced: float = 0.0  # share that no structure took, kept as it stands or not to be read
    furniture: float = 0.0  # share that says nothing: page numbers, running heads, words of forms
    notes: tuple[str, ...] = ()  # what could not be read, in plain words
    cut: bool = False  # only the first of the file was read, as a note says


# The forms of the lists that committees keep themselves, as `Document.fields` say.
LISTS = frozenset({"follow_up", "outstanding_items"})


def is_list(document: Document) -> bool:
    """Say whether a document is a committee's own list whose rows were read."""
    return bool(document.matters) and document.fields.get("form") in LISTS
