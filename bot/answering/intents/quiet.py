"""This file names what a person can mean by saying when we are to speak."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.intents.intent import Change
from storage.records import Rhythm


@dataclass(frozen=True, slots=True)
class Pause(Change):
    """Be quiet here, until a moment if one is given."""

    until: str | None = None


@dataclass(frozen=True, slots=True)
class PauseAll(Change):
    """Be quiet in all channels of a workspace, until a moment if one is given."""

    until: str | None = None


@dataclass(frozen=True, slots=True)
class Resume(Change):
    """Speak here again."""


@dataclass(frozen=True, slots=True)
class ResumeAll(Change):
    """Speak again in all channels of a workspace."""


@dataclass(frozen=True, slots=True)
class Quiet(Change):
    """Give the hours without instant alerts, None for none; or have none at weekends and holidays."""

    start: str | None
    end: str | None
    weekends: bool = False


@dataclass(frozen=True, slots=True)
class SetDigest(Change):
    """Move a channel's digests to an hour, or bring all that it follows in one."""

    rhythm: Rhythm | None = None
    at: str | None = None  # HH:MM
    weekday: str | None = None  # mon .. sun
    everything: bool = False  # all that is followed is to come so, at that hour


@dataclass(frozen=True, slots=True)
class DigestNow(Change):
    """Make a digest now."""


@dataclass(frozen=True, slots=True)
class SwitchBriefings(Change):
    """Say whether this channel is briefed before meetings."""

    on: bool
