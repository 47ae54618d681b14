"""This file proves that a request comes from Teams, by the token that it bears, before anything of it is read."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import jwt

from bot.platforms.bodies import TooLarge, join_chunks
from bot.teams.cloud import Cloud

HEADER = "authorization"
LEEWAY = 300  # seconds that Microsoft's clock and ours may be apart
LONGEST = 8_000  # letters of a token
LARGEST = 512 * 1024  # bytes of the list of keys
FRESH = 24 * 3600.0  # seconds for which the keys are believed
COOL = 30.0  # seconds between two fetches, whatever is asked for
PATIENCE = 10.0
CHANNEL = "msteams"  # which a key has to be endorsed for
_NEEDED = ["exp", "iss", "aud"]


class KeysAway(Exception):
    """Microsoft's keys cannot be had just now, so nothing can be proven. Teams asks again."""


@dataclass(frozen=True, slots=True)
class Proven:
    """What a good token says: where Teams is to be answered."""

    service_url: str


class Keys:
    """The keys with which Teams signs, fetched when one is wanted that is not known.

    Blocking, and safe to use from many threads; the clock is monotonic, in seconds.
    """

    def __init__(self, cloud: Cloud, clock: Callable[[], float]) -> None:
        self._cloud = cloud
        self._clock = clock
        self._keys: dict[str, Any] = {}
        self._fetched = self._tried = float("-inf")
        self._turn = threading.Lock()

    def get(self, name: str) -> Any:
        """Give a key by its name, None where there is none; raises KeysAway."""
        with self._turn:
            now = self._clock()
            stale = now - self._fetched > FRESH
            if (stale or name not in self._keys) and now - self._tried > COOL:
                self._tried = now
                self._fetch(now)
            if self._clock() - self._fetched > FRESH:
                raise KeysAway(str(KeysAway.__doc__))
            return self._keys.get(name)

    def warm(self) -> None:
        """Fetch the keys before the first request needs them; where that fails, it will."""
        try:
            self.get("")
        except KeysAway:
            return

    def _fetch(self, now: float) -> None:
        try:
            with httpx.Client(timeout=PATIENCE, follow_redirects=False, trust_env=False) as http:
                where = _json(http, self._cloud.metadata).get("jwks_uri")
                found = _json(http, str(where)).get("keys")
            self._keys = dict(_usable(found if isinstance(found, list) else []))
            self._fetched = now
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, RecursionError):
            return  # those that are known are good for a day


def _json(http: httpx.Client, url: str) -> dict[str, Any]:
    with http.stream("GET", url) as answer:
        answer.raise_for_status()
        try:
            body = join_chunks(answer.iter_bytes(), LARGEST)
        except TooLarge:
            raise ValueError("too large") from None
    found = json.loads(body)
    if not isinstance(found, dict):
        raise ValueError("no object")  # noqa: TRY004  it is their JSON that is wrong
    return found


def _usable(found: list[Any]) -> list[tuple[str, Any]]:
    """Give the keys that may sign what comes from Teams, by their names."""
    usable = []
    for one in found:
        if not isinstance(one, dict) or CHANNEL not in (one.get("endorsements") or ()):
            continue
        try:
            usable.append((str(one.get("kid")), jwt.PyJWK(one, algorithm="RS256").key))
        except (jwt.PyJWTError, ValueError, TypeError, KeyError):
            continue
    return usable


class Proof:
    """Knows who we are and who signs for Teams; no setting makes it believe more."""

    def __init__(self, app_id: str, cloud: Cloud, keys: Keys) -> None:
        self._app_id = app_id
        self._issuer = cloud.issuer
        self._keys = keys

    def possible(self, headers: Mapping[str, str]) -> bool:
        """Say whether a request may be Teams' by its headers alone: that it bears a token."""
        return bool(_token(headers))

    def holds(self, headers: Mapping[str, str]) -> Proven | None:
        """Give what a request's token says, None for one that is not Teams'; raises KeysAway.

        Blocking: the keys may have to be fetched.
        """
        token = _token(headers)
        try:
            head = jwt.get_unverified_header(token)
            if head.get("alg") != "RS256":  # said before a key is looked for
                return None
            key = self._keys.get(str(head.get("kid")))
            if key is None:
                return None
            claims = jwt.decode(
                token,
                key,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=self._issuer,
                leeway=LEEWAY,
                options={"require": _NEEDED},
            )
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError, RecursionError):
            return None
        where = claims.get("serviceurl", claims.get("serviceUrl"))
        return Proven(where) if isinstance(where, str) and where else None


def _token(headers: Mapping[str, str]) -> str:
    scheme, _, token = headers.get(HEADER, "").partition(" ")
    fits = scheme.casefold() == "bearer" and token.isascii() and len(token) <= LONGEST
    return token if fits and token.count(".") == 2 else ""
