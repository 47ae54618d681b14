"""This file proves that a request comes from Slack, by its signature over the bytes as they came."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping

OLDEST = 300  # seconds that Slack's clock and ours may be apart
STAMP, PROOF = "x-slack-request-timestamp", "x-slack-signature"
_DIGITS, _LETTERS = 12, 3 + 64  # of a Unix time, and of "v0=" with a SHA-256


class Proof:
    """Knows the signing secret; nothing of a request is read before it has said yes."""

    def __init__(self, secret: str, clock: Callable[[], float]) -> None:
        if not secret.strip():
            raise ValueError("a signing secret of nothing proves nothing")
        self._secret = secret.encode()
        self._clock = clock

    def __repr__(self) -> str:
        return "Proof()"

    def possible(self, headers: Mapping[str, str]) -> bool:
        """Say whether a request may be Slack's by its headers alone: signed, and just now."""
        stamp, proof = headers.get(STAMP, ""), headers.get(PROOF, "")
        if not (stamp.isascii() and stamp.isdecimal() and len(stamp) <= _DIGITS):
            return False
        if not (proof.isascii() and proof.startswith("v0=") and len(proof) == _LETTERS):
            return False
        return abs(self._clock() - int(stamp)) <= OLDEST

    def holds(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Say whether Slack has signed exactly these bytes; in constant time."""
        if not self.possible(headers):
            return False
        signed = b"v0:" + headers[STAMP].encode() + b":" + body
        found = "v0=" + hmac.new(self._secret, signed, hashlib.sha256).hexdigest()
        return hmac.compare_digest(found, headers[PROOF])
