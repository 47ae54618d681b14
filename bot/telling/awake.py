"""This file says whether a channel may be told something now: by its own hours, and by whether it listens at all."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.calendar import Hours
from storage.people.channels import Channel


class KeepsHours(Protocol):
    """Whatever has the hours of a channel: the channel itself, or a follower in it."""

    @property
    def opens(self) -> str:
        """Give from when it takes messages, HH:MM."""

    @property
    def closes(self) -> str:
        """Give until when it takes messages, HH:MM."""

    @property
    def working_days_only(self) -> bool:
        """Say whether it takes none on holidays and weekends."""

    @property
    def zone(self) -> str:
        """Give by which clock its hours are."""


def in_hours(place: KeepsHours, now: datetime) -> bool:
    """Say whether a moment lies in a place's hours; who follows there is neither paused nor gone."""
    return _in_hours(place.opens, place.closes, place.working_days_only, place.zone, now)


@lru_cache(maxsize=64)
def _in_hours(opens: str, closes: str, working: bool, zone: str, now: datetime) -> bool:
    return Hours(opens, closes, working, ZoneInfo(zone)).awake(now)


def may_be_told(channel: Channel, now: datetime) -> bool:
    """Say whether a channel takes messages now: it stands, is not paused, and is in its hours."""
    return channel.gone_at is None and not channel.paused(now) and in_hours(channel, now)
