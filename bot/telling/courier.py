"""This file hands deliveries to chat platforms and puts what comes back into three outcomes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog

from bot.platforms.errors import Ambiguous, CannotLook, NotSent
from bot.platforms.port import Platform
from storage.losses import Doubt
from storage.records import Delivery
from storage.told.looks import Finding, Look
from storage.told.outcomes import Outcome

AGAIN = 60.0  # seconds until a look that failed is tried again
log = structlog.get_logger(__name__)


class Courier:
    """Posts, edits and looks; a claim older than half the grace is handed back instead."""

    def __init__(
        self,
        platforms: Mapping[str, Platform],
        clock: Callable[[], datetime],
        grace: timedelta,
    ) -> None:
        self._platforms = platforms
        self._clock = clock
        self._grace = grace

    async def post(self, one: Delivery, doubt: Doubt | None = None) -> Outcome:
        """Send a claimed delivery and say what became of it; never raises.

        In `doubt` its contents are looked for first: the store may have forgotten that they were sent.
        """
        platform = self._platforms.get(one.platform)
        if platform is None:
            # Perhaps a newer worker knows it: another attempt may be theirs.
            reason = f"no platform called {one.platform!r} is set up here"
            return Outcome(one, "not_sent", reason=reason)
        if not one.payload or (one.kind == "edit" and one.target_ts is None):
            return Outcome(one, "not_sent", reason="unknown payload", permanent=True)
        try:
            ts = await self._sent_before(platform, one, doubt)
            if ts is None:
                ts = await self._hand_over(platform, one)
        except NotSent as error:
            return Outcome(
                one,
                "not_sent",
                reason=error.reason,
                retry_after=error.retry_after,
                permanent=error.permanent,
                scope=error.scope,
            )
        except Ambiguous as error:
            return Outcome(one, "ambiguous", reason=error.reason)
        except Exception as error:  # whatever broke, the message may have gone
            log.exception("platform_broke", delivery=one.id, platform=one.platform)
            return Outcome(one, "ambiguous", reason=f"{type(error).__name__} in {one.platform}")
        return Outcome(one, "sent", ts=ts)

    async def _sent_before(
        self, platform: Platform, one: Delivery, doubt: Doubt | None
    ) -> str | None:
        """Give what the platform calls a message with these contents that it has taken already."""
        if doubt is None or one.kind == "edit" or one.id <= doubt.last_id:
            return None
        wait = (doubt.looks_from - self._clock()).total_seconds()
        if wait > 0:
            raise NotSent("the store has lost writes: it is looked for first", retry_after=wait)
        try:
            return await platform.find(
                one.address, one.id, doubt.since, thread_ts=one.parent_ts, payload=one.payload
            )
        except CannotLook:
            return None  # nothing says that it was sent
        except Ambiguous as error:
            raise NotSent(error.reason, retry_after=AGAIN) from error

    async def _hand_over(self, platform: Platform, one: Delivery) -> str | None:
        """Post or edit, unless the claim is so old that somebody may look for it before that ended."""
        age = self._clock() - (one.claimed_at or self._clock())
        if age > self._grace / 2:
            raise NotSent("the claim had become too old", retry_after=0.0)
        try:
            async with asyncio.timeout(self._grace.total_seconds() / 2):
                return await self._handed_over(platform, one)
        except TimeoutError:  # it breaks the port's promise, and may not be waited for
            raise Ambiguous(f"{one.platform} did not give up in time") from None

    async def _handed_over(self, platform: Platform, one: Delivery) -> str | None:
        if one.kind == "edit":
            await platform.edit(one.address, one.target_ts or "", one.payload, delivery_id=one.id)
            return one.target_ts
        sent = await platform.send(
            one.address, one.payload, delivery_id=one.id, thread_ts=one.parent_ts
        )
        return sent.ts

    async def look(self, one: Delivery) -> Look:
        """Look for a delivery in its channel and say what was seen; never raises."""
        platform = self._platforms.get(one.platform)
        if platform is None:
            return Look(one, "impossible", reason=f"no platform called {one.platform!r} is set up")
        try:
            ts = await platform.find(
                one.address, one.id, one.claimed_at or self._clock(), thread_ts=one.parent_ts
            )
        except CannotLook as error:
            return Look(one, "impossible", reason=error.reason)
        except NotSent as error:
            finding: Finding = "impossible" if error.permanent else "unknown"
            return Look(one, finding, reason=error.reason, retry_after=error.retry_after)
        except Exception as error:  # noqa: BLE001 - what we could not see, we do not know
            return Look(one, "unknown", reason=f"{type(error).__name__}: {error}")
        return Look(one, "found" if ts else "absent", ts=ts)
