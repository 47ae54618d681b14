"""This file declares the tables of what was published, and of all that was read from it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Index,
    UniqueConstraint,
    text,
)
from sqlmodel import Field

from storage.tables.columns import (
    Number,
    StoredRow,
    data,
    key,
    link,
    moment,
    words,
)


class PaperRow(StoredRow, table=True):
    """A work, whatever the language."""

    __tablename__ = "paper"
    id: int | None = key()
    forward_id: int | None = link("paper", optional=True, cascade=False)  # proved to be that one
    source: str = Field(index=True)
    kind: str = Field(default="plain", index=True)
    number: str | None = Field(default=None, index=True)
    committee: str | None = None
    issuer: str | None = None
    people: list[dict[str, str]] = data(list)
    people_fold: str = ""  # match text of people, committee and issuer in every language, by line
    committee_fold: str = Field(default="", index=True)
    issuer_fold: str = ""
    fields: dict[str, Any] = data()
    published: date | None = Field(default=None, index=True)
    meeting_date: date | None = Field(default=None, index=True)
    issued_at: datetime | None = moment(optional=True)
    first_seen_at: datetime = moment(index=True)
    previous_check_at: datetime | None = moment(
        optional=True
    )  # last check without it: delay "at most"
    baseline: bool = False  # found on a first check: nobody is told
    judged_at: datetime | None = moment(optional=True)  # matched and alerted, or not
    reason: str | None = None  # why nobody was told, where nobody was
    withdrawn_at: datetime | None = moment(optional=True)
    looks: int = 0  # how many times a told paper was looked at again
    look_at: datetime | None = moment(optional=True, index=True)
    read_at: datetime | None = moment(optional=True, index=True)  # when reading is due
    duplicate_of: int | None = link("paper", optional=True, cascade=False)  # never written
    booklet: str | None = Field(default=None, index=True)  # file address shared by its replies
    away_since: datetime | None = moment(optional=True, index=True)  # in an outage: told gathered
    breaks: int | None = None  # how many times our own work on it broke


class PaperKeyRow(StoredRow, table=True):
    """One of a paper's identities."""

    __tablename__ = "paper_key"
    key: str = Field(primary_key=True)
    paper_id: int = link("paper")


class RenditionRow(StoredRow, table=True):
    """A paper's text in one language, at its address."""

    __tablename__ = "rendition"
    __table_args__ = (
        UniqueConstraint("paper_id", "language"),
        # PostgreSQL's has the same condition, from its revision: said here, it would load that dialect for all.
        Index("rendition_not_filed", "id", sqlite_where=text("filed = ''")),
    )
    id: int | None = key()
    paper_id: int = link("paper")
    language: str
    source: str = Field(index=True)
    url: str = Field(index=True)
    index_url: str | None = Field(default=None, index=True)  # the index page that lists it
    title: str
    listing_sha: str = ""  # of what the index says about it
    hint: str | None = None
    notes: list[str] = data(list)
    listed: bool = True  # stands on its index; a stated twin need not
    first_seen_at: datetime = moment()
    missing_since: datetime | None = moment(optional=True)
    missing: int = 0  # checks in a row without it
    revision_id: int | None = Field(default=None, sa_column=Column(Number, nullable=True))
    problem: str | None = None  # why there is no text
    attempts: int = 0
    figures_read: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # by which rules
    etag: str | None = None
    last_modified: str | None = None
    referring: bool = False  # what its text refers to was looked for
    pictures: int = Field(  # 0: not to be read, 1: waiting, 2: tried
        default=0, index=True, sa_column_kwargs={"server_default": "0"}
    )
    filed: str = Field(default="", sa_column_kwargs={"server_default": ""})  # words of its filters


class ListedRow(StoredRow, table=True):
    """One address on one index page; a rendition may stand on several."""

    __tablename__ = "listed"
    __table_args__ = (UniqueConstraint("index_url", "url", "language"),)
    id: int | None = key()
    index_url: str
    url: str
    language: str
    sha: str  # of what the index says about it
    rendition_id: int = link("rendition")


class RevisionRow(StoredRow, table=True):
    """One state of a rendition's text."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("rendition_id", "bytes_sha", "reader_version"),)
    id: int | None = key()
    rendition_id: int = link("rendition")
    bytes_sha: str
    text_sha: str
    reader_version: int
    document: dict[str, Any] = data()
    pages: int | None = None
    size: int = 0
    media: str = ""
    fetched_at: datetime = moment()


class PassageRow(StoredRow, table=True):
    """A piece of a paper that can be found by itself."""

    __tablename__ = "passage"
    # Not counted but made, from day, paper, language and ordinal: newest are highest.
    id: int = Field(sa_column=Column(Number, primary_key=True, autoincrement=False))
    paper_id: int = link("paper")
    rendition_id: int = link("rendition")
    language: str
    ordinal: int
    heading: str | None = words(optional=True)
    no: str | None = None
    page: int | None = None
    text: str = words()


class MatchRow(StoredRow, table=True):
    """Why a paper matters to a topic."""

    __tablename__ = "match"
    __table_args__ = (
        UniqueConstraint("paper_id", "topic"),
        Index("match_by_topic", "topic", "level"),
        Index("match_of_topic", "topic", "paper_id"),
    )
    id: int | None = key()
    paper_id: int = link("paper")
    topic: str
    level: str
    score: float
    hits: int = 0
    in_title: bool = False
    evidence: list[dict[str, Any]] = data(list)
    matched_at: datetime = moment()
    late: bool = False  # found by looking back over what was held: tells nobody


class SummaryRow(StoredRow, table=True):
    """Three bullets of one revision, and how they were made."""

    __tablename__ = "summary"
    __table_args__ = (UniqueConstraint("paper_id", "language"),)
    id: int | None = key()
    paper_id: int = link("paper")
    language: str
    revision_id: int | None = Field(default=None, sa_column=Column(Number, nullable=True))
    bullets: list[dict[str, Any]] = data(list)
    not_found: list[str] = data(list)  # words of the question that the reply does not contain
    version: int = 1
    made_at: datetime = moment()


class CommitmentRow(StoredRow, table=True):
    """Something promised in a paper."""

    __tablename__ = "commitment"
    id: int | None = key()
    paper_id: int = link("paper")
    language: str
    quote: str = words()
    strength: str
    due_text: str | None = None
    due_from: date | None = None
    due_to: date | None = Field(default=None, index=True)
    conditional: bool = False
    who: str | None = None
    cites: list[str] = data(list)
    cluster: str = Field(default="", index=True)  # the same pledge in other words shares it
    state: str = "open"  # older stores': what a workspace says stands in commitment_mark
    state_by: str | None = None


class FigureRow(StoredRow, table=True):
    """One number that a paper gives for a programme, in one of its languages."""

    __tablename__ = "figure"
    id: int | None = key()
    paper_id: int = link("paper")
    language: str
    programme: str = Field(index=True)
    value: str  # as it counts, in plain digits: 3400000, 0.7
    unit: str
    counts: str
    qualifier: str
    span: str
    as_of: str | None = None  # a day, month or year, as far as the text says
    sentence: str = words()
    cites: list[str] = data(list)


class HappeningRow(StoredRow, table=True):
    """What became of a programme and when, as a paper says it in one of its languages."""

    __tablename__ = "happening"
    id: int | None = key()
    paper_id: int = link("paper")
    language: str
    programme: str = Field(index=True)
    what: str  # launched | extended | expanded | closed | cap | moved
    planned: bool
    until: bool  # the day is that of an end
    first: date
    last: date
    said: str  # the day in the paper's words
    sentence: str = words()
    cites: list[str] = data(list)


class MatterRow(StoredRow, table=True):
    """A row of a committee's own list, or what minutes say is to follow, in one of a paper's languages."""

    __tablename__ = "matter"
    id: int | None = key()
    paper_id: int = link("paper")
    language: str
    form: str = Field(index=True)  # follow_up | outstanding_items | minutes
    no: str | None = None
    subject: str = words()
    asked: str = words()
    whom: str | None = None
    met: str = ""
    met_on: date | None = None
    remark: str = words()
    state: str
    answered_by: list[str] = data(list)  # numbers of papers
    cited: list[str] = data(list)
    page: int | None = None
    due_from: date | None = None
    due_to: date | None = Field(default=None, index=True)


class DeadlineRow(StoredRow, table=True):
    """A day by which something may be done or from which it holds, as a paper or its index says."""

    __tablename__ = "deadline"
    __table_args__ = (UniqueConstraint("paper_id", "language", "what"),)
    id: int | None = key()
    paper_id: int = link("paper")
    language: str  # of the text that states it
    what: str  # closes | effective
    day: date = Field(index=True)
    words: str = words()  # the paper's own; empty where only its index says it
    subject: str = Field(default="", index=True)  # folded: what a consultation is on
    stated_on: date  # by what was said last, one subject has one day
    listed: date | None = None  # the day that the index names; it is kept up to date there


class EdgeRow(StoredRow, table=True):
    """What a paper states of another, or of what both belong to, with the words that state it."""

    __tablename__ = "edge"
    __table_args__ = (
        UniqueConstraint("paper_id", "language", "to_key"),
        Index("edge_by_target", "to_key", "joins"),
    )
    id: int | None = key()
    paper_id: int = link("paper", index=False)  # the unique index begins with it
    language: str  # of the text that states it
    to_key: str  # a paper's key, which need not be known yet; or an item, a bill, a meeting
    how: str
    joins: bool = True  # makes one story of papers; else it is shown beside them
    place: str = ""
    words: str = words()


class ExpectationRow(StoredRow, table=True):
    """What an agenda announces, and whether it has come."""

    __tablename__ = "expectation"
    id: int | None = key()
    key: str = Field(unique=True)
    source: str = Field(index=True)
    title: str = words()
    language: str
    starts_at: datetime | None = moment(optional=True, index=True)
    committee: str | None = None
    people: list[dict[str, str]] = data(list)
    keys: list[str] = data(list)
    url: str | None = None
    status: str = (
        "announced"  # announced | in | to_follow | restricted | fulfilled | overdue | dropped
    )
    topics: list[str] = data(list)
    paper_id: int | None = link("paper", optional=True)
    told_at: datetime | None = moment(optional=True)
    first_seen_at: datetime = moment()
