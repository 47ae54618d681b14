"""This file hands mails to a real SMTP server that asks for TLS and a login, with certificates good and bad."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from typing import Any

import pytest
import trustme

from bot.mail.client import MailClient
from bot.mail.letters import Recipient
from bot.mail.relay import Relay, Sender, relay_of
from bot.mail.renderer import MailRenderer
from bot.platforms.errors import NotSent
from tests.bot.mail.test_client import ADDRESS, NOW, READER, STOP
from tests.fakes.mail_relay import FakeRelay
from tests.messages import samples

AUTHORITY, STRANGER = trustme.CA(), trustme.CA()
LOGIN = ("tamar", "a p@ss:word")
PAYLOAD = MailRenderer().alert(samples.PANEL_PAPER)
WAYS = ("smtp+starttls", "smtps")


def certificate(authority: trustme.CA, name: str = "localhost") -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def sent(
    relay: FakeRelay, url: Callable[[int], str], trusted: ssl.SSLContext | None = None
) -> tuple[NotSent | None, list[str]]:
    """Hand one mail over; give what it was refused for, and what the operator was told."""
    told: list[str] = []

    async def look(address: str) -> Recipient:
        return Recipient(READER, STOP, "s")

    async def hear(reason: str) -> None:
        told.append(reason)

    async def done() -> None:
        async with relay.listening():
            client = MailClient(
                look, relay_of(url(relay.port)), Sender("Tamar", "t@papers.example"), lambda: NOW,
                turned_away=hear, timeout=5, trusted=trusted or trusting(AUTHORITY),
            )  # fmt: skip
            try:
                await client.send(ADDRESS, PAYLOAD, delivery_id=1)
            finally:
                await client.close()

    try:
        asyncio.run(done())
    except NotSent as refused:
        return refused, told
    return None, told


def relay(way: str, **more: Any) -> FakeRelay:
    return FakeRelay(
        certificate=more.pop("certificate", certificate(AUTHORITY)),
        at_once=way == "smtps",
        **more,
    )


@pytest.mark.parametrize("way", WAYS)
def test_a_mail_is_handed_over_under_a_certificate_and_a_login(way: str) -> None:
    taking = relay(way, login=LOGIN)
    refused, _ = sent(taking, lambda port: f"{way}://tamar:a%20p%40ss%3Aword@localhost:{port}")
    assert refused is None
    assert taking.logins == [True]
    assert len(taking.letters) == 1


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "bad", [certificate(STRANGER), certificate(AUTHORITY, "other.example")], ids=["unknown", "other"]
)  # fmt: skip
def test_a_certificate_that_proves_nothing_is_refused_and_the_operator_is_told(
    way: str, bad: ssl.SSLContext
) -> None:
    taking = relay(way, certificate=bad, login=LOGIN)
    refused, told = sent(taking, lambda port: f"{way}://tamar:a%20p%40ss%3Aword@localhost:{port}")
    assert refused is not None
    assert (refused.permanent, refused.scope) == (False, "workspace")
    assert "certificate" in refused.reason
    assert told == [refused.reason]
    assert taking.letters == []
    assert taking.logins == [], "no password leaves without proof"


def test_a_relay_that_cannot_upgrade_gets_neither_mail_nor_password() -> None:
    taking = FakeRelay(login=LOGIN)
    refused, told = sent(taking, lambda port: f"smtp+starttls://tamar:secret@localhost:{port}")
    assert refused is not None
    assert refused.scope == "workspace"
    assert "STARTTLS" in refused.reason
    assert told == [refused.reason]
    assert (taking.letters, taking.logins) == ([], [])


@pytest.mark.parametrize("way", WAYS)
def test_a_wrong_password_is_told_to_the_operator_and_closes_no_mailbox(way: str) -> None:
    taking = relay(way, login=LOGIN)
    refused, told = sent(taking, lambda port: f"{way}://tamar:wrong@localhost:{port}")
    assert refused is not None
    assert (refused.permanent, refused.scope) == (False, "workspace")
    assert "535" in refused.reason
    assert told == [refused.reason]
    assert "wrong" not in repr(refused.args)
    assert taking.letters == []


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(
        Relay("a", 1, tls=True, starttls=False, user="u", password="secret")
    )
