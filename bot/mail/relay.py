"""This file says how the operator's mail relay is reached, and in whose name mail is sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Relay:
    """Where mail is handed over; `tls` says whether from the first byte, or by STARTTLS."""

    host: str
    port: int
    tls: bool
    starttls: bool
    user: str = ""
    password: str = field(default="", repr=False)


def relay_of(url: str) -> Relay:
    """Read `smtps://user:password@host:465`, `smtp+starttls://...` or, on this machine, `smtp://...`."""
    parts = urlsplit(url)
    tls, starttls = parts.scheme == "smtps", parts.scheme == "smtp+starttls"
    port = parts.port or (465 if tls else 587 if starttls else 25)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Relay(parts.hostname or "", port, tls, starttls, user, password)


@dataclass(frozen=True, slots=True)
class Sender:
    """In whose name mail is sent: a name that people see, and an address that answers come to."""

    name: str
    address: str

    @property
    def host(self) -> str:
        """Give what stands behind the address's @, which our mails and our list are named by."""
        return self.address.rpartition("@")[2]


def sender_of(written: str) -> Sender:
    """Read `Tamar <tamar@example.org>` or an address alone."""
    name, address = parseaddr(written)
    return Sender(name or "Tamar", address)
