"""This file names what every intent is, and how what is followed is to be told."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records import Level, Preference, Rhythm


class Intent:
    """What a person means; each intention is a frozen record of its own."""

    __slots__ = ()

    @property
    def changes(self) -> bool:
        """Say whether doing it changes something for a channel, for its speaker or for those who run us."""
        return False


class Change(Intent):
    """What a person may want to have changed: it is never done on a guess."""

    __slots__ = ()

    @property
    def changes(self) -> bool:
        """Say that doing it changes something; what can also be only looked at says when."""
        return True


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
