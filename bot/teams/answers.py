"""This file reads Teams' answers: which mean that a message was certainly not taken, and which do not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

import httpx

from bot.platforms.errors import Ambiguous, LayoutRefused, NotSent, PlatformError

REST = 10.0  # seconds to wait when Teams says "slower" without saying how long
LONGEST_REST = 3600.0
UNREACHABLE_REST = 5.0
TOKEN_REST = 300.0  # a token that is refused becomes good when an operator has mended something

Call = Literal["post", "reply", "edit"]
_PERHAPS = frozenset({408, 500, 502, 503, 504})
_WORDS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.")


def read_answer(
    call: Call, status: int, headers: Mapping[str, str], body: bytes
) -> str | PlatformError:
    """Give the name of the message that Teams took, or say what became of it.

    An edit that was taken has no name to give. Headers' names are in lower case.
    """
    if 200 <= status < 300:
        return _taken(call, body)
    if status == 429:
        return _slower(headers)
    if status in _PERHAPS:
        return Ambiguous(f"Teams failed (HTTP {status})")
    return _refused(call, status, _code(body))


def _taken(call: Call, body: bytes) -> str | PlatformError:
    try:
        answer: Any = json.loads(body) if body.strip() else {}
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        return Ambiguous("Teams' answer could not be read (not JSON)")
    if call == "edit":
        return ""
    name = answer.get("id")
    if not isinstance(name, str) or not name or len(name) > 200:
        return Ambiguous("Teams took the message, perhaps, but did not name it")
    return name


def _slower(headers: Mapping[str, str]) -> NotSent:
    """Rest the conversation that was too fast; without a word of how long, the whole tenant."""
    wait = rest_of(headers)
    if wait is None:
        return NotSent("Teams asked us to slow down", retry_after=REST, scope="workspace")
    return NotSent("Teams asked us to slow down", retry_after=wait, scope="channel")


def rest_of(headers: Mapping[str, str]) -> float | None:
    """Give how many seconds an answer asks us to wait; None where it does not say, or says a date."""
    try:
        seconds = float(headers.get("retry-after", "").strip())
    except ValueError:
        return None
    return None if seconds != seconds else min(max(seconds, 0.0), LONGEST_REST)  # NaN is no number


def _refused(call: Call, status: int, code: str) -> NotSent:
    said = f"HTTP {status}{f' {code}' if code else ''}"
    if status == 412:  # somebody else wrote there at that moment
        return NotSent(f"Teams was busy there ({said})", retry_after=REST)
    if status == 401:
        return NotSent(f"Teams refused our token ({said})", TOKEN_REST, scope="workspace")
    if status in (400, 413):
        return LayoutRefused(f"Teams refused the card ({said})")
    if status == 403:
        return NotSent(f"Teams does not let us write there ({said})", permanent=True)
    if status in (404, 410):
        if call == "post":
            return NotSent(f"the conversation is gone ({said})", permanent=True)
        return NotSent(f"the message is gone ({said})", permanent=True, scope="message")
    return NotSent(f"Teams refused ({said})")


def _code(body: bytes) -> str:
    """Read Teams' word for what is wrong; bodies differ, so nothing is decided by it."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    error = answer.get("error") if isinstance(answer, dict) else None
    found = error.get("code") if isinstance(error, dict) else None
    text = found[:60] if isinstance(found, str) else ""
    return text if set(text) <= _WORDS else ""


def failure(error: BaseException) -> PlatformError:
    """Say what an exception means for the message that we tried to send."""
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        # Nothing of the request leaves before the connection stands.
        return NotSent("Teams is out of reach", retry_after=UNREACHABLE_REST, scope="workspace")
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return Ambiguous("Teams did not answer in time")
    if isinstance(error, httpx.HTTPError | OSError):
        return Ambiguous(f"the connection to Teams broke ({type(error).__name__})")
    return Ambiguous(f"{type(error).__name__} while posting to Teams")
