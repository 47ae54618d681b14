"""This file names what every intent is."""

from __future__ import annotations


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
