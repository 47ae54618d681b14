"""This file keeps the pace at which one host is asked: a pause, and longer ones when it says no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from scrapers.dates import mail_date

_FIRST = 5.0  # seconds after the first refusal; doubled with each further one
_LONGEST = 300.0  # of our own doubling: an outage's end should be noticed within minutes
_FURTHEST = 86_400.0  # what a site may ask of us at most


@dataclass(slots=True)
class Pace:
    """When a host may be asked again, in seconds of an injected monotonic clock."""

    pause: float
    not_before: float = float("-inf")
    refusals: int = 0

    def wait(self, now: float) -> float:
        """Give the seconds to wait from now on, nought if the host may be asked."""
        return max(0.0, self.not_before - now)

    def asked(self, now: float, jitter: float) -> None:
        """Note that the host was asked just now; `jitter` is the share by which the pause grows."""
        self.not_before = now + self.pause * (1 + jitter)

    def answered(self) -> None:
        """Note that the host answered as it should."""
        self.refusals = 0

    def refused(self, now: float, retry_after: float | None) -> float:
        """Note that the host said no, and give the seconds for which it is left alone."""
        own = min(_FIRST * 2.0 ** min(self.refusals, 16), _LONGEST)
        self.refusals += 1
        seconds = max(self.pause, own if retry_after is None else min(retry_after, _FURTHEST))
        self.not_before = now + seconds
        return seconds


def retry_after(header: str | None, now: datetime) -> float | None:
    """Read a Retry-After header, seconds or a date; None where it says nothing that can be read."""
    if not header:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    moment = mail_date(text)
    if moment is None:
        return None
    if moment.tzinfo is None:  # "-0000": the zone is unknown, and HTTP's dates are all in UTC
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
