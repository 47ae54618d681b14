"""This file is a fake mail relay: a real SMTP server on loopback, strict about whom it takes mail for, that fails as told."""

from __future__ import annotations

import asyncio
import ssl
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


@dataclass(frozen=True)
class Letter:
    """One mail that the relay took, byte for byte."""

    sender: str
    to: str
    raw: bytes

    def header(self, name: str) -> str:
        """Give a header as it stands in the bytes, folded lines and all; empty where there is none."""
        head = self.raw.split(b"\r\n\r\n", 1)[0].decode("ascii")
        lines = head.split("\r\n")
        for at, line in enumerate(lines):
            if line.lower().startswith(f"{name.lower()}:"):
                more = []
                for other in lines[at + 1 :]:
                    if not other.startswith((" ", "\t")):
                        break
                    more.append(other)
                return "\r\n".join([line.partition(":")[2].strip(), *more])
        return ""


@dataclass
class FakeRelay:
    """What a relay took, and how it fails: an answer by mailbox, or the connection at a step."""

    answers: dict[str, str] = field(default_factory=dict)  # to RCPT, by mailbox
    sender_answer: str = ""  # to MAIL
    data_answer: str = ""  # to DATA, after the mail
    drops: list[str] = field(
        default_factory=list
    )  # "before" and "after" the mail is taken, in turn
    letters: list[Letter] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    certificate: ssl.SSLContext | None = None  # with one, nothing is taken in the clear
    at_once: bool = False  # it speaks TLS from the first byte, instead of by STARTTLS
    login: tuple[str, str] | None = None  # who alone may send
    logins: list[bool] = field(default_factory=list)  # whether each that was tried was right

    async def handle_MAIL(  # aiosmtpd's own name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.sender_answer:
            return self.sender_answer
        envelope.mail_from = address
        return "250 2.1.0 sender ok"

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        assert not envelope.rcpt_tos, "one mail goes to one mailbox"
        if answer := self.answers.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 recipient ok"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        raw = bytes(envelope.original_content)
        assert all(len(line) <= 998 for line in raw.split(b"\r\n")), "a line too long for SMTP"
        assert raw.isascii(), "this relay takes seven bits"
        drop = self.drops.pop(0) if self.drops else ""
        if drop != "before" and not self.data_answer:
            self.letters.append(Letter(envelope.mail_from, envelope.rcpt_tos[0], raw))
        if drop:
            server.transport.abort()
        return self.data_answer or "250 2.0.0 taken"

    def made(self) -> SMTP:
        """Give what speaks on one connection."""
        self.connections += 1
        upgrading = None if self.at_once else self.certificate
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # that a login may come without STARTTLS
            return self._speaking(upgrading)

    def _speaking(self, upgrading: ssl.SSLContext | None) -> SMTP:
        return SMTP(
            self, hostname="relay.test", loop=asyncio.get_running_loop(), tls_context=upgrading,
            require_starttls=upgrading is not None, authenticator=self._known,
            auth_required=self.login is not None, auth_require_tls=upgrading is not None,
        )  # fmt: skip

    def _known(
        self, server: Any, session: Any, envelope: Any, mechanism: str, given: LoginPassword
    ) -> AuthResult:
        right = (given.login.decode(), given.password.decode()) == self.login
        self.logins.append(right)
        return AuthResult(success=right, handled=False)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[FakeRelay]:
        """Listen on loopback for as long as the block lasts."""
        tls = self.certificate if self.at_once else None
        server = await asyncio.get_running_loop().create_server(self.made, "127.0.0.1", 0, ssl=tls)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
