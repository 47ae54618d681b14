"""This file keeps workspaces and their channels: where people are told, and how they want it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlmodel import Session

from storage.people.channel_addresses import platform_of
from storage.people.lanes import open_lane, shard_of
from storage.ready import Ready
from storage.records import Preference
from storage.sql import insert_or_find, table
from storage.tables.people import ChannelRow, WorkspaceRow

_channel, _workspace = table(ChannelRow), table(WorkspaceRow)


class UnknownChannel(LookupError):
    """There is no such channel in the store; invite the bot there and follow something."""


class UnknownSetting(ValueError):
    """A channel has no such setting; see `tamar subscribe --help`."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A tenant: a Slack workspace, or `local` for the console."""

    id: int
    key: str
    name: str
    admins_only: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Channel:
    """A place that is told, and everything it has settled for itself."""

    id: int
    workspace_id: int
    workspace: str  # its key
    address: str
    platform: str
    name: str
    private: bool
    zone: str
    language: Preference
    opens: str
    closes: str
    working_days_only: bool
    daily_at: str
    weekly_day: str
    weekly_at: str
    cap: int
    quiet_line: bool
    monthly: bool  # on the first working day, what the month before brought
    briefings: bool
    look_ahead: bool
    offered_at: datetime | None
    on_ambiguous: str
    paused_until: datetime | None
    all_paused_until: datetime | None  # its whole workspace, by administrators
    gone_at: datetime | None
    gone_why: str | None
    here_at: datetime | None
    asked_at: datetime | None
    created_at: datetime

    def paused(self, now: datetime) -> bool:
        """Say whether the channel, or its whole workspace, wants to be left alone now."""
        return self.paused_itself(now) or (
            self.all_paused_until is not None and self.all_paused_until > now
        )

    def paused_itself(self, now: datetime) -> bool:
        """Say whether the channel wants to be left alone now, whatever its workspace wants."""
        return self.paused_until is not None and self.paused_until > now


SETTINGS = frozenset(
    {"name", "private", "zone", "language", "opens", "closes", "working_days_only", "daily_at"}
    | {"weekly_day", "weekly_at", "cap", "quiet_line", "monthly", "on_ambiguous", "paused_until"}
    | {"gone_at", "gone_why", "here_at", "asked_at", "briefings", "look_ahead", "offered_at"}
)
_MOMENTS = frozenset({"paused_until", "gone_at", "gone_why", "here_at", "asked_at", "offered_at"})
_OF_WORKSPACE = {
    "workspace": _workspace.c.key.label("workspace"),
    "all_paused_until": _workspace.c.paused_until.label("all_paused_until"),
}
CHANNEL_COLUMNS = [
    _OF_WORKSPACE[field.name] if field.name in _OF_WORKSPACE else _channel.c[field.name]
    for field in fields(Channel)
]


def channel_of(row: Any) -> Channel:
    """Give the record of a row with CHANNEL_COLUMNS."""
    return Channel(**{field.name: getattr(row, field.name) for field in fields(Channel)})


def ensure_workspace(session: Session, key: str, name: str, now: datetime) -> Workspace:
    """Give a workspace, made if it is not there; a new name replaces the old one."""
    connection = session.connection()
    values = {"key": key, "name": name, "admins_only": False, "created_at": now}
    number, made = insert_or_find(connection, _workspace, values, ["key"])
    if name and not made:
        connection.execute(update(_workspace).where(_workspace.c.id == number).values(name=name))
    found = workspace(session, key)
    assert found is not None
    return found


def workspace(session: Session, key: str) -> Workspace | None:
    """Give a workspace by its key, None where it is unknown."""
    row = (
        session.connection()
        .execute(
            select(
                _workspace.c.id,
                _workspace.c.key,
                _workspace.c.name,
                _workspace.c.admins_only,
                _workspace.c.created_at,
            ).where(_workspace.c.key == key)
        )
        .one_or_none()
    )
    return Workspace(*row) if row else None


def set_admins_only(session: Session, key: str, *, admins_only: bool) -> None:
    """Say whether only a workspace's administrators may change what its channels follow."""
    session.connection().execute(
        update(_workspace).where(_workspace.c.key == key).values(admins_only=admins_only)
    )


def _checked(settings: dict[str, Any]) -> dict[str, Any]:
    unknown = set(settings) - SETTINGS
    if unknown:
        raise UnknownSetting(f"{UnknownSetting.__doc__} ({', '.join(sorted(unknown))})")
    return settings


def ensure_channel(
    session: Session,
    address: str,
    workspace_key: str,
    now: datetime,
    **defaults: Any,
) -> Channel:
    """Give a channel, made with these settings if it is not there; one that was gone is back.

    Raises UnknownAddress: which platform a channel is on, its address alone says.
    """
    platform = platform_of(address)
    owner = ensure_workspace(session, workspace_key, "", now)
    plain = {
        name: field.default
        for name, field in ChannelRow.model_fields.items()
        if name in SETTINGS and name not in _MOMENTS
    }
    values = {
        **plain,
        **_checked(defaults),
        "workspace_id": owner.id,
        "address": address,
        "platform": platform,
        "created_at": now,
    }
    number, made = insert_or_find(session.connection(), _channel, values, ["address"])
    if made:
        open_lane(session, number, shard_of(workspace_key))
    else:
        _return(session, address)
    found = channel(session, address)
    assert found is not None
    return found


def _return(session: Session, address: str) -> None:
    session.connection().execute(
        update(_channel)
        .where(_channel.c.address == address, _channel.c.gone_at.is_not(None))
        .values(gone_at=None, gone_why=None)
    )


def move_channel(session: Session, address: str, to: str) -> bool:
    """Note that the platform calls a channel by another name now; say whether that was news."""
    if channel(session, address) is None or channel(session, to) is not None:
        return False
    session.connection().execute(
        update(_channel).where(_channel.c.address == address).values(address=to)
    )
    return True


@cache
def _one_with(name: str) -> Ready:
    """Put together once what every answer asks, some of them thrice."""
    return Ready(
        lambda _: (
            select(*CHANNEL_COLUMNS)
            .join_from(_channel, _workspace, _workspace.c.id == _channel.c.workspace_id)
            .where(_channel.c[name] == bindparam("wanted"))
        )
    )


def _one(session: Session, name: str, wanted: str | int) -> Channel | None:
    found = _one_with(name).rows(session.connection(), {"wanted": wanted})
    return channel_of(found[0]) if found else None


def channel(session: Session, address: str) -> Channel | None:
    """Give a channel by its address, None where it is unknown."""
    return _one(session, "address", address)


def channel_by_id(session: Session, channel_id: int) -> Channel:
    """Give a channel by its number; raises UnknownChannel."""
    found = _one(session, "id", channel_id)
    if found is None:
        raise UnknownChannel(f"{UnknownChannel.__doc__} (channel {channel_id})")
    return found


_EVERYWHERE = (  # built once: it is asked at every look around
    select(*CHANNEL_COLUMNS)
    .join_from(_channel, _workspace, _workspace.c.id == _channel.c.workspace_id)
    .order_by(_channel.c.address)
)
_IN_WORKSPACE = _EVERYWHERE.where(_workspace.c.key == bindparam("workspace"))


def channels(session: Session, workspace_key: str | None = None) -> list[Channel]:
    """Give every channel, or those of one workspace, by address."""
    asked = _EVERYWHERE if workspace_key is None else _IN_WORKSPACE
    rows = session.connection().execute(asked, {"workspace": workspace_key})
    return [channel_of(row) for row in rows]


def set_channel(session: Session, address: str, **changes: Any) -> Channel:
    """Change a channel's settings and give it; raises UnknownChannel and UnknownSetting."""
    if _checked(changes):
        session.connection().execute(
            update(_channel).where(_channel.c.address == address).values(**changes)
        )
    found = channel(session, address)
    if found is None:
        raise UnknownChannel(f"{UnknownChannel.__doc__} ({address})")
    return found
