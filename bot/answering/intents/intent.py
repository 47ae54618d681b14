"""This file names what every intent is, and how what is followed is to be told."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records import Level, Preference, Rhythm


class Intent:
    """What a person means; each intention is a frozen record of its own."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """How something is to be followed; None is left as it is, or as it comes."""

    rhythm: Rhythm | None = None
    at: str | None = None  # HH:MM
    weekday: str | None = None  # mon .. sun
    language: Preference | None = None
    sources: tuple[str, ...] = ()
    level: Level | None = None
    without: str | None = None
