"""This file declares the tables of what people and their channels ask for: places, topics, marks, lists."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    UniqueConstraint,
    false,
)
from sqlmodel import Field

from storage.tables.columns import (
    Number,
    StoredRow,
    data,
    key,
    link,
    moment,
    pointer,
    words,
)


class WorkspaceRow(StoredRow, table=True):
    """A tenant: a Slack workspace, or `local` for the console."""

    __tablename__ = "workspace"
    id: int | None = key()
    key: str = Field(unique=True)  # "local", "slack:T1"
    name: str = ""
    admins_only: bool = False  # who may change subscriptions
    paced_until: datetime | None = moment(optional=True)  # its limit over all channels, Retry-After
    paused_until: datetime | None = moment(optional=True)  # all of it, by its administrators
    created_at: datetime = moment()


class InstallationRow(StoredRow, table=True):
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


class ChannelRow(StoredRow, table=True):
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


class ConversationRow(StoredRow, table=True):
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


class MailboxRow(StoredRow, table=True):
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


class LaneRow(StoredRow, table=True):
    """A channel's place in the outbox; narrow, because every alert and every post moves it."""

    __tablename__ = "lane"
    __table_args__ = (Index("lane_due", "shard", "next_at"),)
    channel_id: int = Field(
        sa_column=Column(Number, ForeignKey("channel.id", ondelete="CASCADE"), primary_key=True)
    )
    shard: int  # one workspace's channels share it
    next_at: datetime | None = moment(optional=True, index=True)  # None: nothing open
    paced_until: datetime | None = moment(optional=True)  # one post a second, Retry-After


class TopicRow(StoredRow, table=True):
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


class SubscriptionRow(StoredRow, table=True):
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


class AuditRow(StoredRow, table=True):
    """Who changed what, where and when."""

    __tablename__ = "audit"
    id: int | None = key()
    workspace_id: int = link("workspace")
    channel_id: int | None = link("channel", optional=True)
    who: str
    action: str
    detail: dict[str, Any] = data()
    at: datetime = moment(index=True)


class FeedbackRow(StoredRow, table=True):
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


class SavedRow(StoredRow, table=True):
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


class CommitmentMarkRow(StoredRow, table=True):
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


class CommitmentStarRow(StoredRow, table=True):
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


class WatchListRow(StoredRow, table=True):
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


class WatchHitRow(StoredRow, table=True):
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


class HabitRow(StoredRow, table=True):
    """What one person prefers, in one workspace."""

    __tablename__ = "habit"
    __table_args__ = (UniqueConstraint("workspace_id", "who"),)
    id: int | None = key()
    workspace_id: int = link("workspace", index=False)  # the unique index begins with it
    who: str
    citation_style: str
    changed_at: datetime = moment()
