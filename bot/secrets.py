"""This file seals secrets before they are stored, and opens them again, under keys that can be changed."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Mapping
from typing import Any

from pydantic import SecretStr

MAKE_A_KEY = "openssl rand -base64 32"
MARK = 40  # letters of a mark


class KeysMissing(Exception):
    """Nothing can be sealed: no key is set."""

    def __init__(self) -> None:
        super().__init__(
            f"Tokens cannot be kept without a key: set TAMAR_KEYS to one that `{MAKE_A_KEY}` prints."
        )


class KeysWrong(Exception):
    """A sealed token cannot be opened, or a key is not one; the message says which."""


class Seal:
    """Seals under the first key, opens under any: put a new key first, and drop the old one later."""

    def __init__(self, keys: SecretStr | None) -> None:
        from cryptography.fernet import Fernet, MultiFernet  # only where there are keys

        written = keys.get_secret_value() if keys is not None else ""
        parts = [part.strip() for part in written.split(",") if part.strip()]
        if not parts:
            raise KeysMissing
        try:
            # Plain base64, as openssl prints it, is as good as the URL-safe sort that Fernet wants.
            plain = [part.translate(str.maketrans("+/", "-_")) for part in parts]
            made = [Fernet(part) for part in plain]
        except ValueError:
            raise KeysWrong(
                f"TAMAR_KEYS: every key is 32 bytes in base64, as `{MAKE_A_KEY}` prints them, "
                "with commas between."
            ) from None
        self._fernet = MultiFernet(made)
        self._keys = [base64.urlsafe_b64decode(part) for part in plain]

    def seal(self, secrets: Mapping[str, Any]) -> bytes:
        """Give secrets as bytes that say nothing without a key."""
        return self._fernet.encrypt(json.dumps(dict(secrets)).encode())

    def open(self, sealed: bytes, *, seconds: int | None = None) -> dict[str, Any]:
        """Give back what was sealed, at most so many seconds ago; raises KeysWrong."""
        from cryptography.fernet import InvalidToken

        try:
            opened = json.loads(self._fernet.decrypt(sealed, ttl=seconds))
        except (InvalidToken, ValueError):
            raise KeysWrong(
                "What is stored was sealed under another key: add that key to TAMAR_KEYS, after the "
                "new one, or install the app again."
            ) from None
        return dict(opened)

    def renewed(self, sealed: bytes) -> bytes:
        """Give what was sealed under an older key, sealed under the first; raises KeysWrong."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet.rotate(sealed)
        except InvalidToken:
            raise KeysWrong(
                "A token was sealed under a key that TAMAR_KEYS no longer holds: add that key at "
                "its end, or install the app again."
            ) from None

    def marks(self, text: str) -> tuple[str, ...]:
        """Give what stands for a text where it may not be written down: under each key, newest first.

        Equal texts have equal marks, and without a key no mark can be made or guessed at.
        """
        return tuple(
            hmac.digest(key, b"tamar mark\0" + text.encode(), "sha256").hex()[:MARK]
            for key in self._keys
        )

    @property
    def name(self) -> str:
        """Name the newest key without giving it away."""
        return self.marks("the name of this key")[0][:16]


def are_keys(text: str) -> bool:
    """Say whether a text holds keys, and nothing that is none."""
    try:
        Seal(SecretStr(text))
    except (KeysWrong, KeysMissing):
        return False
    return True
