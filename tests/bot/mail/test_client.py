"""This file hands mails to a real SMTP server on loopback and looks at what it took, byte for byte."""

from __future__ import annotations

import asyncio
import email
import email.policy
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.mail.client import LONGEST, MailClient
from bot.mail.letters import Recipient
from bot.mail.relay import Relay, Sender
from bot.mail.renderer import MailRenderer
from bot.platforms.errors import Ambiguous, CannotLook, NotSent
from tests.fakes.mail_relay import FakeRelay, Letter
from tests.messages import samples

ADDRESS = "mail:" + "a" * 40
READER = "reader@firm.example"
# Longer than a header's line: what the library would encode.
STOP = "https://archive.government-papers.example/en/mail/stop/" + "s" * 60
NOW = datetime(2026, 6, 3, 2, 5, tzinfo=UTC)
SENDER = Sender("Tamar", "tamar@papers.example")
PAYLOAD = MailRenderer().alert(samples.PANEL_PAPER)


class Clock:
    now = NOW

    def __call__(self) -> datetime:
        return self.now


class Scene:
    """A relay, and our client before it."""

    def __init__(self, relay: FakeRelay) -> None:
        self.relay, self.clock = relay, Clock()
        self.told: list[str] = []
        self.reader: Recipient | None = Recipient(READER, STOP, "s" * 60)
        self.client = MailClient(
            self.look, Relay("127.0.0.1", relay.port, tls=False, starttls=False), SENDER,
            self.clock, turned_away=self.hear, timeout=5,
        )  # fmt: skip

    async def look(self, address: str) -> Recipient | None:
        assert address == ADDRESS
        return self.reader

    async def hear(self, reason: str) -> None:
        self.told.append(reason)

    async def send(self, number: int = 7, **more: Any) -> Letter:
        sent = await self.client.send(ADDRESS, PAYLOAD, delivery_id=number, **more)
        found = [one for one in self.relay.letters if one.header("Message-ID") == sent.ts]
        return found[-1]


def run(work: Callable[[Scene], Awaitable[None]], **faults: Any) -> None:
    """Do something with a client while a relay listens."""

    async def done() -> None:
        async with FakeRelay(**faults).listening() as relay:
            scene = Scene(relay)
            try:
                await work(scene)
            finally:
                await scene.client.close()

    asyncio.run(done())


def test_a_mailbox_can_stop_with_one_click_by_the_bytes_that_arrive() -> None:
    async def work(scene: Scene) -> None:
        letter = await scene.send()
        assert letter.header("List-Unsubscribe") == f"<{STOP}>"
        assert letter.header("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click"

    run(work)


def test_a_mail_says_whose_list_it_is_of_and_that_no_person_wrote_it() -> None:
    async def work(scene: Scene) -> None:
        letter = await scene.send()
        assert (letter.sender, letter.to) == (SENDER.address, READER)
        assert letter.header("From") == "Tamar <tamar@papers.example>"
        assert letter.header("To") == f"<{READER}>"
        assert letter.header("List-Id") == "Tamar <tamar.papers.example>"
        assert letter.header("Auto-Submitted") == "auto-generated"
        assert letter.header("Date") == "Wed, 03 Jun 2026 02:05:00 +0000"

    run(work)


def test_a_mail_has_the_same_words_as_text_and_as_html_with_the_way_out_in_both() -> None:
    async def work(scene: Scene) -> None:
        letter = await scene.send()
        mail = email.message_from_bytes(letter.raw, policy=email.policy.default)
        parts = [mail.get_body([kind]) for kind in ("plain", "html")]
        for part in parts:
            assert part is not None
            told = part.get_content()
            assert "Helping small law firms adopt lawtech" in told
            assert "協助小型律師事務所採用法律科技" in told
            assert STOP in told
        assert str(mail["subject"]).endswith("Helping small law firms adopt lawtech")

    run(work)


def test_a_mail_in_a_thread_names_the_one_that_it_answers() -> None:
    async def work(scene: Scene) -> None:
        first = (await scene.send(7)).header("Message-ID")
        reply = await scene.send(8, thread_ts=first)
        assert reply.header("In-Reply-To") == reply.header("References") == first
        assert reply.header("Message-ID") != first
        assert reply.header("Subject").startswith("Re: ")

    run(work)


def test_a_mail_that_is_sent_once_more_keeps_its_name() -> None:
    async def work(scene: Scene) -> None:
        first, second = await scene.send(7), await scene.send(7)
        assert first.header("Message-ID") == second.header("Message-ID")

    run(work)


def test_another_mailbox_s_mail_has_another_name_though_the_number_is_the_same() -> None:
    async def work(scene: Scene) -> None:
        first = await scene.send(7)
        scene.reader = Recipient(READER, STOP, "another secret")
        assert first.header("Message-ID") != (await scene.send(7)).header("Message-ID")

    run(work)


@pytest.mark.parametrize("answer", ["550 5.1.1 no such user", "553 5.1.3 bad address", "550 gone"])
def test_a_mailbox_that_is_not_there_is_written_to_no_more(answer: str) -> None:
    async def work(scene: Scene) -> None:
        with pytest.raises(NotSent) as refused:
            await scene.send()
        assert (refused.value.permanent, refused.value.scope) == (True, "channel")
        assert scene.told == []

    run(work, answers={READER: f"{answer} <{READER}>"})


def test_what_a_relay_says_of_people_is_not_repeated() -> None:
    async def work(scene: Scene) -> None:
        with pytest.raises(NotSent) as refused:
            await scene.send()
        assert refused.value.reason == "the relay said 550 5.1.1 (RCPT)"
        assert refused.value.__cause__ is None
        assert READER not in repr(scene.reader)

    run(work, answers={READER: f"550 5.1.1 <{READER}> unknown"})


def test_what_is_put_off_comes_back_and_is_given_up_after_a_day() -> None:
    async def work(scene: Scene) -> None:
        with pytest.raises(NotSent) as refused:
            await scene.send()
        assert not refused.value.permanent
        assert refused.value.retry_after
        scene.clock.now += LONGEST + timedelta(minutes=1)
        with pytest.raises(NotSent) as refused:
            await scene.send()
        assert (refused.value.permanent, refused.value.scope) == (True, "message")
        scene.relay.answers.clear()
        await scene.send()

    run(work, answers={READER: "451 4.7.1 greylisted"})


@pytest.mark.parametrize(
    "faults",
    [{"sender_answer": "550 5.7.1 not yours"}, {"answers": {READER: "550 5.7.1 no relaying"}}],
    ids=["MAIL", "RCPT"],
)
def test_a_relay_that_refuses_us_closes_no_mailbox_and_the_operator_is_told(
    faults: dict[str, Any],
) -> None:
    async def work(scene: Scene) -> None:
        with pytest.raises(NotSent) as refused:
            await scene.send()
        assert not refused.value.permanent
        assert refused.value.scope == "workspace"
        assert scene.told == [refused.value.reason]

    run(work, **faults)


def test_a_mail_whose_contents_are_refused_is_not_sent_again() -> None:
    async def work(scene: Scene) -> None:
        with pytest.raises(NotSent) as refused:
            await scene.send()
        assert (refused.value.permanent, refused.value.scope) == (True, "message")

    run(work, data_answer="554 5.6.0 no")


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_connection_that_drops_with_the_mail_leaves_it_open_whether_it_was_taken(
    when: str,
) -> None:
    async def work(scene: Scene) -> None:
        with pytest.raises(Ambiguous):
            await scene.send()
        assert len(scene.relay.letters) == (1 if when == "after" else 0)
        again = await scene.send()
        assert {one.header("Message-ID") for one in scene.relay.letters} == {
            again.header("Message-ID")
        }

    run(work, drops=[when])


def test_a_relay_that_is_away_has_taken_nothing() -> None:
    async def work(scene: Scene) -> None:
        scene.client._relay = Relay("127.0.0.1", 1, tls=False, starttls=False)
        with pytest.raises(NotSent) as refused:
            await scene.send()
        assert refused.value.retry_after
        assert not refused.value.permanent

    run(work)


def test_one_connection_serves_many_mails_and_a_dead_one_is_replaced() -> None:
    async def work(scene: Scene) -> None:
        for number in range(1, 6):
            await scene.send(number)
        assert scene.relay.connections == 1
        ((kept, _),) = scene.client._idle
        assert kept.transport is not None
        kept.transport.close()
        await scene.send(9)
        assert len(scene.relay.letters) == 6

    run(work)


def test_no_more_than_a_few_connections_are_open_at_once() -> None:
    async def work(scene: Scene) -> None:
        await asyncio.gather(*(scene.send(number) for number in range(1, 41)))
        assert len(scene.relay.letters) == 40
        assert scene.relay.connections <= 4

    run(work)


def test_a_mailbox_that_was_stopped_is_not_written_to() -> None:
    async def work(scene: Scene) -> None:
        scene.reader = None
        with pytest.raises(NotSent) as refused:
            await scene.send()
        assert (refused.value.permanent, refused.value.scope) == (True, "channel")

    run(work)


def test_an_address_with_a_new_line_makes_no_header() -> None:
    async def work(scene: Scene) -> None:
        scene.reader = Recipient("a@b.example>\r\nBcc: <c@d.example", STOP, "s")
        with pytest.raises(NotSent) as refused:
            await scene.send()
        assert refused.value.permanent
        assert scene.relay.letters == []

    run(work)


@pytest.mark.parametrize("address", ["slack:T1/C1", "console", "mail:reader@firm.example"])
def test_what_is_no_mailbox_of_ours_is_refused(address: str) -> None:
    async def work(scene: Scene) -> None:
        with pytest.raises(NotSent) as refused:
            await scene.client.send(address, PAYLOAD, delivery_id=1)
        assert refused.value.permanent

    run(work)


def test_nobody_looks_into_mailboxes_and_no_mail_is_changed() -> None:
    async def work(scene: Scene) -> None:
        await scene.client.edit(ADDRESS, "<x@y>", PAYLOAD, delivery_id=1)
        with pytest.raises(CannotLook):
            await scene.client.find(ADDRESS, 1, NOW)
        assert scene.relay.letters == []

    run(work)
