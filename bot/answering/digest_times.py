"""This file names what a person can mean by saying when digests are to come."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.intents import Intent
from storage.records import Rhythm


@dataclass(frozen=True, slots=True)
class SetDigest(Intent):
    """Move a channel's digests to an hour, or bring all that it follows in one."""

    rhythm: Rhythm | None = None
    at: str | None = None  # HH:MM
    weekday: str | None = None  # mon .. sun
    everything: bool = False  # all that is followed is to come so, at that hour
