"""This file hands mails to the operator's relay, once each, and says what became of them."""

from __future__ import annotations

import asyncio
import re
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import aiosmtplib

from bot.mail.letters import NotAMail, Recipient, letter, message_id
from bot.mail.relay import Relay, Sender
from bot.platforms.errors import Ambiguous, CannotLook, NotSent
from bot.platforms.port import Sent
from storage.people.channel_addresses import is_on
from storage.records import Payload

TIMEOUT = 30.0  # seconds for one mail, with looking up and waiting for a connection; less than half the grace
AT_ONCE = 4  # connections: relays count them
IDLE = 20.0  # seconds after which a connection is not trusted any more
# seconds until a relay that wants nothing of ours, or proves nothing, is asked again
REFUSED = 900.0
AGAIN = 600.0  # seconds until what a relay puts off is tried again
LONGEST = timedelta(hours=24)  # that it may be put off; then the mailbox's next digest tells it
MOST_PUT_OFF = 10_000
# What says that there is no such mailbox; with 5.7 behind it, that we may not write to it.
_NO_MAILBOX = (550, 551, 552, 553)
_CODE = re.compile(r"\d\.\d{1,3}\.\d{1,3}\b")
Recipients = Callable[[str], Awaitable[Recipient | None]]


class MailClient:
    """E-mail, as the outbox sees it; `recipients` says who is behind a channel's address.

    `turned_away` is told when the relay wants nothing of ours: whoever runs this has to look.
    """

    def __init__(
        self,
        recipients: Recipients,
        relay: Relay,
        sender: Sender,
        clock: Callable[[], datetime],
        *,
        turned_away: Callable[[str], Awaitable[None]] | None = None,
        timeout: float = TIMEOUT,
        again: float = AGAIN,
        trusted: ssl.SSLContext | None = None,
    ) -> None:
        self._recipients = recipients
        self._turned_away = turned_away
        self._put_off: dict[int, datetime] = {}
        self._relay, self._sender, self._clock = relay, sender, clock
        self._timeout, self._trusted, self.again = timeout, trusted, again
        self._slots: asyncio.Semaphore | None = None
        self._idle: list[tuple[aiosmtplib.SMTP, float]] = []

    async def send(
        self,
        address: str,
        payload: Payload,
        *,
        delivery_id: int,
        thread_ts: str | None = None,
    ) -> Sent:
        """Hand a mail over once; in a thread it says which mail it answers."""
        until = asyncio.get_running_loop().time() + self._timeout
        to = await self._recipient(address, until)
        now = self._clock()
        try:
            written = letter(
                payload, to, self._sender, delivery_id=delivery_id, now=now, thread=thread_ts
            )
        except NotAMail as error:
            raise NotSent(str(error), permanent=True, scope="message") from None
        handing = _Handing(self, to, written)
        try:
            async with asyncio.timeout_at(until):
                await handing.over()
        except TimeoutError:
            raise handing.broken("the relay did not answer in time") from None
        except (aiosmtplib.SMTPException, OSError) as error:
            raise await self._weighed(handing.refused(error), delivery_id) from None
        self._put_off.pop(delivery_id, None)
        return Sent(message_id(delivery_id, to, self._sender))

    async def edit(self, address: str, ts: str, payload: Payload, *, delivery_id: int) -> None:
        """Leave a mail as it was sent: it is in somebody's mailbox, and its links show what stands now."""
        if not is_on("mail", address):
            raise NotSent(f"{address!r} is no mailbox", permanent=True)

    async def find(
        self,
        address: str,
        delivery_id: int,
        since: datetime,
        *,
        thread_ts: str | None = None,
        payload: Payload | None = None,
    ) -> str | None:
        """Raise CannotLook: nobody looks into other people's mailboxes."""
        raise CannotLook("a mailbox cannot be looked into")

    async def close(self) -> None:
        """Say goodbye on every connection that is kept."""
        held, self._idle = self._idle, []
        for relay, _ in held:
            try:
                await relay.quit(timeout=2.0)
            except (aiosmtplib.SMTPException, OSError):
                relay.close()

    async def _weighed(self, error: NotSent | Ambiguous, delivery_id: int) -> NotSent | Ambiguous:
        """Tell the operator where the relay wants nothing of ours; end what is put off for a day."""
        if not isinstance(error, NotSent) or error.permanent:
            return error
        if error.scope == "workspace" and self._turned_away is not None:
            await self._turned_away(error.reason)
        if len(self._put_off) > MOST_PUT_OFF:
            self._put_off.clear()
        since = self._put_off.setdefault(delivery_id, self._clock())
        if error.scope == "channel" and self._clock() - since > LONGEST:
            self._put_off.pop(delivery_id)
            return NotSent(f"put off for a day: {error.reason}", permanent=True, scope="message")
        return error

    async def _recipient(self, address: str, until: float) -> Recipient:
        if not is_on("mail", address):
            raise NotSent(f"{address!r} is no mailbox", permanent=True)
        try:
            async with asyncio.timeout_at(until):
                found = await self._recipients(address)
        except NotSent:
            raise
        except Exception as error:  # noqa: BLE001
            # Nothing has left yet, and a store that is away will be back.
            reason = f"the mailbox could not be read ({type(error).__name__})"
            raise NotSent(reason, retry_after=30.0, scope="workspace") from None
        if found is None:
            raise NotSent("nobody is behind that mailbox any more", permanent=True)
        return found

    @asynccontextmanager
    async def connection(self, *, fresh: bool) -> AsyncIterator[aiosmtplib.SMTP]:
        """Give a connection to the relay, one that is kept unless it is to be fresh.

        It is kept afterwards where nothing went wrong on it.
        """
        if self._slots is None:
            self._slots = asyncio.Semaphore(AT_ONCE)
        async with self._slots:
            relay = None if fresh else self._kept()
            if relay is None:
                relay = await self._connected()
            try:
                yield relay
            except BaseException:
                relay.close()
                raise
            self._idle.append((relay, time.monotonic()))

    def _kept(self) -> aiosmtplib.SMTP | None:
        while self._idle:
            relay, since = self._idle.pop()
            if relay.is_connected and time.monotonic() - since < IDLE:
                return relay
            relay.close()
        return None

    async def _connected(self) -> aiosmtplib.SMTP:
        at = self._relay
        relay = aiosmtplib.SMTP(
            hostname=at.host,
            port=at.port,
            use_tls=at.tls,
            start_tls=at.starttls,
            username=at.user or None,
            password=at.password or None,
            timeout=self._timeout,
            local_hostname=self._sender.host,
            tls_context=self._trusted if at.tls or at.starttls else None,
        )
        try:
            await relay.connect()
        except BaseException:
            relay.close()
            raise
        return relay

    @property
    def sender(self) -> Sender:
        """Give in whose name mail is sent."""
        return self._sender


class _Handing:
    """One mail on its way over, and how far it has come."""

    def __init__(self, client: MailClient, to: Recipient, written: bytes) -> None:
        self._client, self._to, self._written = client, to, written
        self._step = "connecting"

    async def over(self) -> None:
        """Hand the mail over; a connection that had been kept and is dead is replaced once."""
        try:
            await self._once(fresh=False)
        except aiosmtplib.SMTPServerDisconnected:
            if self._step != "MAIL":
                raise
            await self._once(fresh=True)

    async def _once(self, *, fresh: bool) -> None:
        self._step = "connecting"
        async with self._client.connection(fresh=fresh) as relay:
            self._step = "MAIL"
            await relay.mail(self._client.sender.address)
            self._step = "RCPT"
            await relay.rcpt(self._to.email)
            self._step = "DATA"
            await relay.data(self._written)

    def broken(self, why: str) -> NotSent | Ambiguous:
        """Say what a silence means: after the mail itself has begun to leave, nobody knows."""
        if self._step == "DATA":
            return Ambiguous(why)
        return NotSent(why, retry_after=30.0, scope="message")

    def refused(self, error: Exception) -> NotSent | Ambiguous:
        """Say what an error means; a relay's own words name people and are not repeated."""
        if reason := self._unsafe(error):
            return NotSent(reason, retry_after=REFUSED, scope="workspace")
        if not isinstance(error, aiosmtplib.SMTPResponseException):
            return self.broken(f"the relay could not be spoken with ({type(error).__name__})")
        found = _CODE.search(str(error.message)[:200])
        said = f"{error.code} {found[0] if found else ''}".strip()
        reason = f"the relay said {said} ({self._step})"
        if error.code // 100 != 5:
            return NotSent(reason, retry_after=self._client.again, scope="channel")
        ours = found is not None and found[0].startswith("5.7.")
        if self._step == "RCPT" and not ours and error.code in _NO_MAILBOX:
            return NotSent(reason, permanent=True, scope="channel")
        if self._step == "DATA":
            return NotSent(reason, permanent=True, scope="message")
        # The relay refuses us, not the mail: whoever runs this has to look.
        return NotSent(reason, retry_after=REFUSED, scope="workspace")

    def _unsafe(self, error: BaseException) -> str:
        """Say why nothing may be handed over on a connection; empty where it broke for another reason."""
        if self._step != "connecting":
            return ""
        chain: BaseException | None = error
        while chain is not None:
            if isinstance(chain, ssl.SSLError):
                return (
                    "the relay's certificate does not prove that it is the host in TAMAR_SMTP_URL"
                )
            chain = chain.__cause__ or chain.__context__
        if type(error) in (aiosmtplib.SMTPException, aiosmtplib.SMTPNotSupported):
            return (
                "the relay offers neither the STARTTLS nor the login that TAMAR_SMTP_URL asks for"
            )
        return ""
