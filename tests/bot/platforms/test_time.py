"""This file tests that every chat platform gives up within half of the outbox's grace, however slow it is."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.mail.client import MailClient
from bot.mail.relay import Relay, Sender
from bot.platforms.errors import Ambiguous, CannotLook, NotSent, PlatformError
from bot.platforms.port import Platform, Sent
from bot.slack.client import TIMEOUT, SlackClient
from bot.teams.client import TeamsClient, Way
from bot.telling.courier import Courier
from storage.people.channel_addresses import address_in
from storage.records import Delivery
from storage.told.outcomes import Patience
from tests.bot.platforms.fake import Clock, FakePlatform

HALF = Patience().grace.total_seconds() / 2
PAYLOAD = {"text": "A paper on ferries", "blocks": [{"type": "divider"}]}
PLACES = {
    "slack": "slack:T1/C1",
    "teams": address_in("teams:tenant-1", "19:a_b@thread.tacv2"),
    "mail": "mail:" + "0" * 40,
}


class Leaping(asyncio.SelectorEventLoop):
    """A loop whose time leaps ahead when it is told to: what is slow takes a test no time."""

    ahead = 0.0

    def time(self) -> float:
        """Give the loop's own time."""
        return super().time() + self.ahead

    def leap(self, seconds: float) -> None:
        """Let time pass."""
        self.ahead += seconds


def leap(seconds: float) -> None:
    """Let time pass for whoever runs on a leaping loop."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, Leaping)
    loop.leap(seconds)


def took(work: Callable[[], Awaitable[Any]]) -> tuple[float, Any]:
    """Do something that fails; give how long it took by the loop's time, and what came of it."""

    async def timed() -> tuple[float, Any]:
        began = asyncio.get_running_loop().time()
        error = await work()
        return asyncio.get_running_loop().time() - began, error

    with asyncio.Runner(loop_factory=Leaping) as runner:
        return runner.run(timed())


async def never(*_: Any) -> Any:
    """Look something up in a store that hangs."""
    leap(TIMEOUT - 0.2)
    await asyncio.Event().wait()


def now() -> datetime:
    return datetime(2026, 10, 7, 4, tzinfo=UTC)


class Slow:
    """Stands for Microsoft's login, which gives no token."""

    async def token(self, *_: Any) -> str:
        """Hang."""
        leap(TIMEOUT - 10.2)
        await asyncio.Event().wait()
        return ""


def client(name: str, **given: Any) -> Platform:
    """Give a platform's client, whose own look-ups hang unless others are given."""
    if name == "slack":
        return SlackClient(given.get("look_up", never), base_url=given.get("at", "http://x/"))
    if name == "teams":
        return TeamsClient(given.get("look_up", never), Slow())  # type: ignore[arg-type]
    relay = Relay("127.0.0.1", given.get("port", 9), tls=False, starttls=False)
    return MailClient(given.get("look_up", never), relay, Sender("Tamar", "t@example.org"), now)


async def failed(work: Awaitable[Any]) -> PlatformError:
    """Give how something failed."""
    with pytest.raises(PlatformError) as caught:
        await work
    return caught.value


@pytest.mark.parametrize("name", sorted(PLACES))
@pytest.mark.parametrize("method", ["send", "edit", "find"])
def test_a_look_up_that_hangs_is_given_up_in_time_and_nothing_has_left(
    name: str, method: str
) -> None:
    place = PLACES[name]

    async def work() -> PlatformError:
        made = client(name)
        if method == "send":
            return await failed(made.send(place, PAYLOAD, delivery_id=7))
        if method == "find":
            return await failed(made.find(place, 7, now()))
        if name == "mail":  # a mail is never edited: nothing is looked up
            await made.edit(place, "1.0", PAYLOAD, delivery_id=7)
            return NotSent("left as it is")
        return await failed(made.edit(place, "1.0", PAYLOAD, delivery_id=7))

    seconds, error = took(work)
    assert seconds <= HALF
    assert isinstance(error, NotSent | CannotLook)


def test_a_login_that_hangs_is_given_up_in_time() -> None:
    async def ways(_: str) -> Way:
        leap(10)
        return Way("https://smba.trafficmanager.net/", True)

    made = client("teams", look_up=ways)
    seconds, error = took(lambda: failed(made.send(PLACES["teams"], {"text": "x"}, delivery_id=7)))
    assert seconds <= HALF
    assert isinstance(error, NotSent)


async def _served(
    answers: list[tuple[float, Any]], ask: Callable[[Platform], Awaitable[Any]]
) -> PlatformError:
    """Ask a Slack that takes so many seconds for each answer; None is no answer."""
    serving: list[asyncio.Task[Any]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        serving.append(asyncio.current_task())  # type: ignore[arg-type]
        try:
            while answers:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
                sizes = [ln[15:] for ln in head.split("\r\n") if ln.startswith("content-length")]
                await reader.readexactly(int(sizes[0]) if sizes else 0)
                seconds, answer = answers.pop(0)
                leap(seconds)
                body = json.dumps(answer).encode()
                kind = f"Content-Type: application/json\r\nContent-Length: {len(body)}"
                if answer is not None:
                    writer.write(f"HTTP/1.1 200 X\r\n{kind}\r\n\r\n".encode() + body)
            await reader.read()
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()

    async def token(_: str) -> str:
        return "xoxb-1"

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    made = client("slack", look_up=token, at=f"http://127.0.0.1:{port}/api/")
    try:
        return await failed(ask(made))
    finally:
        await made.close()
        await asyncio.wait(serving)
        server.close()


def test_a_slack_that_is_slow_to_refuse_a_layout_leaves_no_time_for_a_post_too_late() -> None:
    refused = {"ok": False, "error": "invalid_blocks"}
    answers = [(TIMEOUT - 2, refused), (2.0, None)]
    seconds, error = took(
        lambda: _served(answers, lambda c: c.send(PLACES["slack"], PAYLOAD, delivery_id=7))
    )
    assert answers == []  # the second post left, and was given up
    assert seconds <= HALF
    assert isinstance(error, Ambiguous)


def test_a_slack_that_is_slow_to_show_its_pages_is_not_looked_through_for_ever() -> None:
    page = {
        "ok": True, "messages": [], "has_more": True, "response_metadata": {"next_cursor": "n"},
    }  # fmt: skip
    answers: list[tuple[float, Any]] = [(TIMEOUT / 3, page) for _ in range(3)] + [(0.0, page)] * 7
    seconds, error = took(lambda: _served(answers, lambda c: c.find(PLACES["slack"], 7, now())))
    assert seconds <= HALF
    assert len(answers) >= 6
    assert isinstance(error, Ambiguous)


@pytest.mark.parametrize("kind", ["alert", "edit"])
def test_a_platform_that_never_gives_up_is_not_waited_for(kind: Any) -> None:
    class Endless(FakePlatform):
        async def send(self, *_: Any, **__: Any) -> Sent:
            await never()
            leap(HALF)
            raise AssertionError("waited for")

        async def edit(self, *_: Any, **__: Any) -> None:
            await never()

    clock = Clock()
    courier = Courier({"slack": Endless(clock)}, clock, Patience().grace)
    one = Delivery(
        7, "k", kind, 1, PLACES["slack"], "slack", PAYLOAD, 0,
        target_ts="1.0", claimed_at=clock(),
    )  # fmt: skip

    async def work() -> Any:
        return await courier.post(one)

    seconds, outcome = took(work)
    assert seconds <= HALF + 1
    assert (outcome.state, outcome.reason) == ("ambiguous", "slack did not give up in time")
