"""This file names the two ways in which a message can fail to be sent: certainly not, and perhaps."""

from __future__ import annotations

from storage.records import Scope


class PlatformError(Exception):
    """A chat platform did not confirm what we asked of it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotSent(PlatformError):
    """The platform has certainly not taken the message; the reason says why.

    `retry_after` in seconds: the platform asks us to wait, which is not counted against the message.
    `permanent`: waiting does not help. `scope` says what will not take it or has to rest: this
    message, its channel, or the whole workspace. A permanent refusal is of the channel unless it
    says otherwise; a passing one is of the message.
    """

    def __init__(
        self,
        reason: str,
        retry_after: float | None = None,
        *,
        permanent: bool = False,
        scope: Scope | None = None,
    ) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
        self.permanent = permanent
        self.scope: Scope = scope or ("channel" if permanent else "message")


class LayoutRefused(NotSent):
    """The platform takes the message in no such layout; in words alone it may."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, permanent=True, scope="message")


class Ambiguous(PlatformError):
    """Nobody knows whether the platform took the message: look for it before it is sent again."""


class CannotLook(PlatformError):
    """The platform never lets us look for a message of ours here; the channel's policy decides."""
