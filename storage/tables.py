"""This file declares every table of the store, each a SQLModel named for what one row remembers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, SQLModel

Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts rows only in INTEGER keys


class Json(TypeDecorator[Any]):
    """Data: JSON in a file, JSONB in PostgreSQL, whose types are loaded for its stores alone."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Give the type that the store has for it."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON())
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB())


class NaiveDatetime(ValueError):
    """A datetime without a zone was given to the store; give one in UTC."""


class Moment(TypeDecorator[datetime]):
    """An instant: aware in Python, UTC in the store, whichever store it is."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware datetime to UTC; refuse a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveDatetime(f"{NaiveDatetime.__doc__} Got {value!r}.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give an aware datetime in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def key() -> Any:
    """Give the column of a table's own number."""
    return Field(default=None, sa_column=Column(Number, primary_key=True, autoincrement=True))


def link(target: str, *, optional: bool = False, index: bool = True, cascade: bool = True) -> Any:
    """Give a column that points to a row of another table."""
    column = Column(
        Number,
        ForeignKey(f"{target}.id", ondelete="CASCADE" if cascade else None),
        nullable=optional,
        index=index,
    )
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def pointer(*, optional: bool = False, index: bool = True) -> Any:
    """Give a column that names a row of another table, unchecked by the database.

    For the rows of a fan-out: they are written 100,000 at a time beside the row they name, which is
    never deleted, and a check of each would cost more than the row itself.
    """
    column = Column(Number, nullable=optional, index=index)
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def moment(*, optional: bool = False, index: bool = False) -> Any:
    """Give a column for an instant."""
    column = Column(Moment, nullable=optional, index=index)
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def words(*, optional: bool = False) -> Any:
    """Give a column for text of any length."""
    column = Column(Text, nullable=optional)
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def data(default: Any = dict, *, optional: bool = False) -> Any:
    """Give a column for JSON."""
    if optional:
        return Field(default=None, sa_column=Column(Json, nullable=True))
    return Field(default_factory=default, sa_column=Column(Json, nullable=False))


class Row(SQLModel):
    """A row of any table: what it holds is checked by the columns, so no checks are built for it."""

    model_config = {"defer_build": True}  # of every table, at every start


# --- people and places -------------------------------------------------------------------------


class WorkspaceRow(Row, table=True):
    """A tenant: a Slack workspace, or `local` for the console."""

    __tablename__ = "workspace"
    id: int | None = key()
    key: str = Field(unique=True)  # "local", "slack:T1"
    name: str = ""
    admins_only: bool = False  # who may change subscriptions
    paced_until: datetime | None = moment(optional=True)  # its limit over all channels, Retry-After
    paused_until: datetime | None = moment(optional=True)  # all of it, by its administrators
    created_at: datetime = moment()


class InstallationRow(Row, table=True):
    """The app's rights in one workspace; the tokens are encrypted."""

    __tablename__ = "installation"
    id: int | None = key()
    workspace_id: int = link("workspace")
    team: str = Field(unique=True)  # enterprise or team id, as the platform names it
    bot_user: str = ""
    scopes: str = ""
    installer: str = ""
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))  # encrypted JSON of tokens
    expires_at: datetime | None = moment(optional=True)
    revoked_at: datetime | None = moment(optional=True)
    granted_at: datetime | None = moment(optional=True)  # the last time somebody installed us
    renew_after: datetime | None = moment(optional=True)  # somebody renews it, or it has to rest
    renew_failures: int | None = None  # in a row
    trouble: str | None = None  # why there is no token that works, while that lasts
    told_at: datetime | None = moment(optional=True)  # the owner was told of the trouble
    created_at: datetime = moment()
    updated_at: datetime = moment()


class ChannelRow(Row, table=True):
    """A place that is told: its language, its hours, its limits, and when it may be posted to next."""

    __tablename__ = "channel"
    id: int | None = key()
    workspace_id: int = link("workspace")
    address: str = Field(unique=True)  # "slack:T1/C1", "console"
    platform: str
    name: str = ""
    private: bool = False
    zone: str = "Asia/Hong_Kong"
    language: str = "either"
    opens: str = "08:00"  # instant alerts between these hours
    closes: str = "20:00"
    working_days_only: bool = True
    daily_at: str = "08:45"
    weekly_day: str = "fri"
    weekly_at: str = "17:30"
    cap: int = 8  # instant alerts a day; what is over goes to the digest
    quiet_line: bool = False  # say so when there is nothing to say
    monthly: bool = Field(
        default=False, sa_column_kwargs={"server_default": false()}
    )  # told what a month brought
    briefings: bool = True  # before meetings; off for channels that were there before these were
    look_ahead: bool = True  # once a week; off for channels that were there before it was
    offered_at: datetime | None = moment(optional=True)  # they were told that there is either
    on_ambiguous: str = "hold"  # hold | resend | drop
    paused_until: datetime | None = moment(optional=True)
    gone_at: datetime | None = moment(optional=True)  # archived, or we were removed
    gone_why: str | None = None
    here_at: datetime | None = moment(optional=True)  # the last time we were let in
    asked_at: datetime | None = moment(optional=True)  # when the platform last said who reads it
    created_at: datetime = moment()


class ConversationRow(Row, table=True):
    """Where a platform lets us speak: at which address of its own, of what kind, in which team."""

    __tablename__ = "conversation"
    address: str = Field(primary_key=True)  # "teams:<tenant>/<conversation>"
    workspace: str = Field(index=True)  # "teams:<tenant>"
    service_url: str  # to which what we say goes; renewed with everything that comes from there
    kind: str  # channel | group | personal
    team: str = ""  # the platform's own id, for a channel
    name: str = ""
    private: bool = False
    shared: bool = False  # with another organisation
    person: str = ""  # whose chat with us it is
    seen_at: datetime = moment()


class MailboxRow(Row, table=True):
    """Who is behind a channel of mail: the address sealed, and a mark by which it is found again."""

    __tablename__ = "mailbox"
    id: int | None = key()
    workspace_id: int = link("workspace")
    channel_id: int = Field(
        sa_column=Column(
            Number, ForeignKey("channel.id", ondelete="CASCADE"), nullable=False, unique=True
        )
    )
    mark: str = Field(unique=True)  # HMAC of the address under the newest key
    made_with: str = Field(index=True)  # names that key without giving it away
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    stop: str = Field(unique=True)  # the secret in the link that ends it
    confirmed_at: datetime | None = moment(
        optional=True
    )  # None: it was asked for, perhaps by others
    created_at: datetime = moment(index=True)


class LaneRow(Row, table=True):
    """A channel's place in the outbox; narrow, because every alert and every post moves it."""

    __tablename__ = "lane"
    __table_args__ = (Index("lane_due", "shard", "next_at"),)
    channel_id: int = Field(
        sa_column=Column(Number, ForeignKey("channel.id", ondelete="CASCADE"), primary_key=True)
    )
    shard: int  # one workspace's channels share it
    next_at: datetime | None = moment(optional=True, index=True)  # None: nothing open
    paced_until: datetime | None = moment(optional=True)  # one post a second, Retry-After


class TopicRow(Row, table=True):
    """A topic of a workspace's own, as people wrote it."""

    __tablename__ = "topic"
    id: int | None = key()
    workspace_id: int = link("workspace")
    key: str = Field(unique=True)  # "<workspace key>/<slug>"
    name: str
    line: str = words()
    channel_id: int | None = link("channel", optional=True)  # set where a private channel made it
    created_by: str = ""
    created_at: datetime = moment()
    updated_at: datetime = moment()
    look_below: int | None = None  # papers of lower numbers are still to be matched; None: none are
    looked: int = 0  # how many were, since the line was written
    look_total: int = 0
    looked_at: datetime | None = moment(optional=True)


class SubscriptionRow(Row, table=True):
    """What a channel follows; following twice is one row."""

    __tablename__ = "subscription"
    __table_args__ = (
        UniqueConstraint("channel_id", "kind", "target"),
        Index("subscription_by_target", "kind", "target"),
    )
    id: int | None = key()
    channel_id: int = link("channel")
    kind: str = "topic"  # topic | committee | member | bureau | paper
    target: str  # topic key, or the folded name of what is followed
    label: str = ""  # as people wrote it
    rhythm: str = "instant"
    at: str | None = None  # HH:MM of its own digest, else the channel's
    level: str = "substantive"
    sources: str = ""  # comma list: legco, press, or source keys; empty is all
    without: str = ""  # words that silence it
    language: str | None = None
    paused_until: datetime | None = moment(optional=True)
    created_by: str = ""
    created_at: datetime = moment()


class AuditRow(Row, table=True):
    """Who changed what, where and when."""

    __tablename__ = "audit"
    id: int | None = key()
    workspace_id: int = link("workspace")
    channel_id: int | None = link("channel", optional=True)
    who: str
    action: str
    detail: dict[str, Any] = data()
    at: datetime = moment(index=True)


# --- what was published ------------------------------------------------------------------------


class SourceRow(Row, table=True):
    """A source's state: when it is due, and how it has been."""

    __tablename__ = "source"
    key: str = Field(primary_key=True)
    next_check_at: datetime | None = moment(optional=True, index=True)
    last_ok_at: datetime | None = moment(optional=True)
    last_new_at: datetime | None = moment(optional=True)
    failing_since: datetime | None = moment(optional=True)
    failures: int = 0  # in a row
    trouble: str | None = None  # the failure's name while it lasts
    told_at: datetime | None = moment(optional=True)  # a person was told of the trouble
    held_at: datetime | None = moment(optional=True)  # mass change: waiting for a person
    released_until: datetime | None = moment(optional=True)  # a person said: let it through
    baseline_at: datetime | None = moment(optional=True)
    answered_at: datetime | None = moment(optional=True)  # when any page of it was last read


class PageRow(Row, table=True):
    """An index page: what the door needs to ask whether it changed."""

    __tablename__ = "page"
    url: str = Field(primary_key=True)
    source: str = Field(index=True)
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    follow: list[str] = data(list)
    rows: int = 0
    account: dict[str, Any] | None = data(optional=True)  # what became of its rows, when last read
    baseline_at: datetime | None = moment(optional=True)
    checked_at: datetime | None = moment(optional=True)
    ok_at: datetime | None = moment(optional=True)  # the last time it was read or found unchanged
    changed_at: datetime | None = moment(optional=True)  # the last time its bytes were others
    owed_since: datetime | None = moment(
        optional=True
    )  # to be read back: what came since is not known


class LearnedRow(Row, table=True):
    """A name in a source's addresses that its site was asked for, such as a panel's slug."""

    __tablename__ = "learned"
    __table_args__ = (UniqueConstraint("source", "subject"),)
    id: int | None = key()
    source: str
    subject: str  # what it is a name of, as the source calls it: a panel's code
    name: str | None = None  # None: nothing answers for it
    tried: list[str] = data(list)
    found_at: datetime | None = moment(optional=True)  # when this name first answered
    asked_at: datetime | None = moment(optional=True)
    told_at: datetime | None = moment(optional=True)  # a person was told that nothing answers


class SourceRunRow(Row, table=True):
    """One check of one source: its outcome, with a name."""

    __tablename__ = "source_run"
    id: int | None = key()
    source: str = Field(index=True)
    started_at: datetime = moment(index=True)
    finished_at: datetime | None = moment(optional=True)
    outcome: str = "running"  # ok | unchanged | baseline | held | the failure's class name
    pages: int = 0
    listed: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    skipped: int = 0
    message: str | None = words(optional=True)
    details: dict[str, Any] = data()


class SourceTroubleRow(Row, table=True):
    """One way in which one page of a source fails, from its first failure until it is read again."""

    __tablename__ = "source_trouble"
    __table_args__ = (UniqueConstraint("source", "page", "kind"),)
    id: int | None = key()
    source: str  # the unique index begins with it
    page: str  # the index page's address; the source's key where it is no page
    kind: str  # the failure's name
    message: str = words()
    began_at: datetime = moment()
    seen_at: datetime = moment()  # when it last failed so
    told_at: datetime | None = moment(optional=True)  # a person was told
    over_at: datetime | None = moment(optional=True)  # over, which is still to be told


class SignalRow(Row, table=True):
    """A weather signal that stopped the Council's work, from its issue until it was in force no more."""

    __tablename__ = "signal"
    __table_args__ = (UniqueConstraint("source", "kind", "issued_at"),)
    id: int | None = key()
    source: str
    kind: str  # cyclone | rain
    grade: str  # as it was last: 8 | 9 | 10 | black
    issued_at: datetime = moment()  # of the first grade of it that stops work
    seen_at: datetime = moment()  # when its page last said so
    ended_at: datetime | None = moment(optional=True)


class PaperRow(Row, table=True):
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
    meeting_date: date | None = None
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


class PaperKeyRow(Row, table=True):
    """One of a paper's identities."""

    __tablename__ = "paper_key"
    key: str = Field(primary_key=True)
    paper_id: int = link("paper")


class RenditionRow(Row, table=True):
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


class ListedRow(Row, table=True):
    """One address on one index page; a rendition may stand on several."""

    __tablename__ = "listed"
    __table_args__ = (UniqueConstraint("index_url", "url", "language"),)
    id: int | None = key()
    index_url: str
    url: str
    language: str
    sha: str  # of what the index says about it
    rendition_id: int = link("rendition")


class RevisionRow(Row, table=True):
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


class PassageRow(Row, table=True):
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


class MatchRow(Row, table=True):
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


class SummaryRow(Row, table=True):
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


class CommitmentRow(Row, table=True):
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


class FigureRow(Row, table=True):
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


class MatterRow(Row, table=True):
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


class DeadlineRow(Row, table=True):
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


class EdgeRow(Row, table=True):
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


class ExpectationRow(Row, table=True):
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


# --- what we said ------------------------------------------------------------------------------


class MessageRow(Row, table=True):
    """A message, rendered once and pointed to by every delivery of it."""

    __tablename__ = "message"
    id: int | None = key()
    sha256: str = Field(unique=True)  # of platform and payload
    platform: str
    language: str
    topics: list[str] = data(list)
    payload: dict[str, Any] = data()
    created_at: datetime = moment()


class DeliveryRow(Row, table=True):
    """The outbox: a message for one channel, and what became of it."""

    __tablename__ = "delivery"
    __table_args__ = (
        Index("delivery_open", "channel_id", "state", "not_before", "id"),
        Index("delivery_by_state", "state", "attempting_at"),
        CheckConstraint(
            "state in ('pending','attempting','sent','later','dead')", "delivery_state"
        ),
    )
    id: int | None = key()
    key: str = Field(unique=True)
    kind: str
    channel_id: int = link("channel", index=False)
    message_id: int | None = pointer(optional=True)
    paper_id: int | None = pointer(optional=True)
    digest_run_id: int | None = pointer(optional=True)
    parent_id: int | None = link(
        "delivery", optional=True, cascade=False
    )  # whose thread, or whom it edits
    state: str = "pending"
    not_before: datetime = moment()
    attempts: int = 0
    attempting_at: datetime | None = moment(optional=True)
    looks: int = 0  # how often we looked for it after an ambiguous post
    held_at: datetime | None = moment(optional=True)  # ambiguous, and waiting for a person
    sent_at: datetime | None = moment(optional=True)
    ts: str | None = None  # the platform's own name for the message
    error: str | None = None
    created_at: datetime = moment()


class TellingRow(Row, table=True):
    """This channel has been told of this paper, and by which delivery."""

    __tablename__ = "telling"
    __table_args__ = (UniqueConstraint("paper_id", "channel_id"),)
    id: int | None = key()
    paper_id: int = pointer(index=False)
    channel_id: int = pointer()
    delivery_id: int | None = pointer(optional=True)
    told_at: datetime = moment()
    how: str = "alert"  # alert | digest | thread


class DigestRunRow(Row, table=True):
    """One digest of one channel: unique per rhythm and period, made up for if missed."""

    __tablename__ = "digest_run"
    __table_args__ = (UniqueConstraint("channel_id", "rhythm", "period"),)
    id: int | None = key()
    channel_id: int = link("channel")
    rhythm: str
    period: date  # the day it is for; for weekly, the day it is due
    due_at: datetime = moment(index=True)
    done_at: datetime | None = moment(optional=True)
    papers: int = 0
    outcome: str = "due"  # due | sent | quiet | nothing


class BriefingRow(Row, table=True):
    """The meetings that a channel was briefed on one day, and what was said of each since."""

    __tablename__ = "briefing"
    __table_args__ = (UniqueConstraint("channel_id", "period"),)
    id: int | None = key()
    workspace_id: int = link("workspace")
    channel_id: int = link("channel", index=False)  # the unique index begins with it
    period: date = Field(index=True)
    last_day: date  # of its meetings: until then it is kept up to date
    meetings: list[dict[str, Any]] = data(list)  # key, body, day, announced; state, how often said
    made_at: datetime = moment()


class FeedbackRow(Row, table=True):
    """What somebody said of a message; the last word wins."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("channel_id", "paper_id", "who"),)
    id: int | None = key()
    channel_id: int = link("channel")
    paper_id: int | None = link("paper", optional=True)
    who: str
    verdict: str  # good | bad | not_relevant | text
    text: str | None = words(optional=True)
    summary_version: int = 1
    at: datetime = moment()


class SavedRow(Row, table=True):
    """A paper that a channel keeps, with what its people note of it."""

    __tablename__ = "saved"
    __table_args__ = (UniqueConstraint("channel_id", "paper_id"),)
    id: int | None = key()
    workspace_id: int = link("workspace")
    channel_id: int = link("channel", index=False)  # the unique index begins with it
    paper_id: int = link("paper")
    who: str
    notes: list[dict[str, str]] = data(list)  # each with who, at and text
    at: datetime = moment()
    changed_at: datetime = moment()  # saved, or last noted


class CommitmentMarkRow(Row, table=True):
    """What a person said became of a commitment; the last of a workspace's holds, all are kept."""

    __tablename__ = "commitment_mark"
    __table_args__ = (Index("commitment_mark_by_cluster", "workspace_id", "cluster"),)
    id: int | None = key()
    workspace_id: int = link("workspace", index=False)  # the index above begins with it
    paper_id: int = link("paper")
    cluster: str
    quote: str = words()
    state: str  # open | kept | moved | lapsed | none: it is no commitment
    moved_to: date | None = None
    by_paper_id: int | None = pointer(optional=True, index=False)  # which shows it
    who: str
    at: datetime = moment()


class CommitmentStarRow(Row, table=True):
    """A commitment that a channel is reminded of."""

    __tablename__ = "commitment_star"
    __table_args__ = (UniqueConstraint("channel_id", "cluster"),)
    id: int | None = key()
    workspace_id: int = link("workspace")
    channel_id: int = link("channel", index=False)  # the unique index begins with it
    paper_id: int = link("paper")
    cluster: str
    quote: str = words()
    who: str
    at: datetime = moment()


class WatchListRow(Row, table=True):
    """Names that a channel watches for; what they are is sealed."""

    __tablename__ = "watch_list"
    id: int | None = key()
    workspace_id: int = link("workspace")
    channel_id: int = link("channel")
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))  # encrypted JSON
    instant: bool = False  # told at once, else in the digest
    revision: int = 0  # how often it was changed
    created_by: str = ""
    created_at: datetime = moment()
    updated_at: datetime = moment()


class WatchHitRow(Row, table=True):
    """A number of a watch list that was found in a paper, and by which delivery that was told."""

    __tablename__ = "watch_hit"
    __table_args__ = (UniqueConstraint("list_id", "paper_id", "number"),)
    id: int | None = key()
    workspace_id: int = link("workspace")
    channel_id: int = link("channel")
    list_id: int = link("watch_list", index=False)  # the unique index begins with it
    paper_id: int = link("paper")
    number: int
    found_at: datetime = moment()
    told: bool = False  # by a delivery, or known before the list was
    delivery_id: int | None = pointer(optional=True, index=False)


class HabitRow(Row, table=True):
    """What one person prefers, in one workspace."""

    __tablename__ = "habit"
    __table_args__ = (UniqueConstraint("workspace_id", "who"),)
    id: int | None = key()
    workspace_id: int = link("workspace", index=False)  # the unique index begins with it
    who: str
    citation_style: str
    changed_at: datetime = moment()


class OnceRow(Row, table=True):
    """Something that is done once, by whichever process comes first: an event, an OAuth state."""

    __tablename__ = "once"
    name: str = Field(primary_key=True)
    until: datetime = moment(index=True)  # then it is forgotten


class CounterRow(Row, table=True):
    """A number that has to outlive the process: tokens spent this month, alarms raised."""

    __tablename__ = "counter"
    name: str = Field(primary_key=True)
    value: int = 0
    at: datetime = moment()
