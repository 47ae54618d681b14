"""This file tests the door to Slack: what an answer means, what is posted, and what is found again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.errors import Ambiguous, CannotLook, NotSent, PlatformError
from bot.slack.client import SlackClient, place
from bot.slack.failures import LONGEST_REST, REST, retry_after

pytestmark = pytest.mark.anyio
PLACE = "slack:T1/C1"
PAYLOAD = {"text": "A paper on ferries", "blocks": [{"type": "divider"}]}
Answer = Callable[[str, dict[str, Any]], bytes | None]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def reply(
    body: object, status: int = 200, extra: str = "", kind: str = "application/json"
) -> bytes:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    head = (
        f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n{extra}\r\n"
    )
    return head.encode() + data


OK = reply({"ok": True, "ts": "1.000001", "channel": "C1"})


class FakeSlack:
    """A fake Slack that gives one answer after another and keeps what it was asked.

    None as an answer closes the connection; b"" leaves it open without a word.
    """

    def __init__(self, *answers: bytes | None) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, dict[str, Any], str]] = []

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode():
                size = next(
                    (
                        int(x[15:])
                        for x in head.split("\r\n")
                        if x.lower().startswith("content-len")
                    ),
                    0,
                )
                body = await reader.readexactly(size)
                self.asked.append((head.split(" ")[1], json.loads(body or b"{}"), head))
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                if answer is None:
                    break
                writer.write(answer)
        except asyncio.IncompleteReadError:
            pass
        writer.close()


async def token(team: str) -> str | None:
    return {"T1": "xoxb-1"}.get(team)


@asynccontextmanager
async def slack(
    *answers: bytes | None,
    give_up: float = 5.0,
    tokens: Callable[[str], Awaitable[str | None]] = token,
) -> AsyncIterator[tuple[SlackClient, FakeSlack]]:
    fake = FakeSlack(*answers)
    server = await asyncio.start_server(fake, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    client = SlackClient(tokens, base_url=f"http://127.0.0.1:{port}/api/", timeout=give_up)
    try:
        yield client, fake
    finally:
        await client.close()
        server.close()


async def failing(answer: bytes | None, **options: Any) -> PlatformError:
    async with slack(answer, **options) as (client, _):
        with pytest.raises(PlatformError) as caught:
            await client.send(PLACE, PAYLOAD, delivery_id=7)
        return caught.value


async def test_a_post_carries_our_delivery_id_in_its_metadata() -> None:
    async with slack(OK) as (client, fake):
        assert (await client.send(PLACE, PAYLOAD, delivery_id=7)).ts == "1.000001"
    told = fake.asked[0][1]["metadata"]
    assert told["event_type"] == "tamar_delivery"
    assert told["event_payload"]["delivery_id"] == "7"
    assert set(told["event_payload"]) == {"delivery_id", "contents"}


async def test_a_post_unfurls_nothing_and_is_never_broadcast() -> None:
    async with slack(OK) as (client, fake):
        await client.send(PLACE, {**PAYLOAD, "unfurl_links": True}, delivery_id=7, thread_ts="9.9")
    body = fake.asked[0][1]
    assert (body["unfurl_links"], body["unfurl_media"], body["thread_ts"]) == (False, False, "9.9")
    assert "reply_broadcast" not in body


async def test_the_same_delivery_has_the_same_message_id_at_every_attempt() -> None:
    async with slack(OK) as (client, fake):
        for number in (7, 7, 8):
            await client.send(PLACE, PAYLOAD, delivery_id=number)
    first, again, other = (body["client_msg_id"] for _, body, _ in fake.asked)
    assert first == again != other


async def test_no_cookie_of_one_post_is_handed_back_with_the_next() -> None:
    given = reply({"ok": True, "ts": "1.000001"}, 200, "Set-Cookie: x=1; Path=/\r\n")
    async with slack(given) as (client, fake):
        client._base_url = client._base_url.replace("127.0.0.1", "localhost")  # numbers keep none
        await client.send(PLACE, PAYLOAD, delivery_id=7)
        await client.send(PLACE, PAYLOAD, delivery_id=8)
    assert not [head for _, _, head in fake.asked if "cookie" in head.lower()]


async def test_a_wait_is_read_in_whatever_letters_its_header_is_written() -> None:
    error = await failing(reply({"ok": False, "error": "ratelimited"}, 429, "retry-after: 33\r\n"))
    assert isinstance(error, NotSent)
    assert error.retry_after == 33.0


async def test_messages_that_take_turns_keep_their_own_contents() -> None:
    other: dict[str, Any] = {"text": "A paper on 渡輪"}
    async with slack(OK) as (client, fake):
        for number, payload in enumerate((PAYLOAD, PAYLOAD, other, PAYLOAD)):
            await client.send(PLACE, payload, delivery_id=number)
    said = [(body["text"], "blocks" in body) for _, body, _ in fake.asked]
    marks = [body["metadata"]["event_payload"]["contents"] for _, body, _ in fake.asked]
    assert said == [(PAYLOAD["text"], True)] * 2 + [(other["text"], False), (PAYLOAD["text"], True)]
    assert marks[0] == marks[1] == marks[3] != marks[2]


async def test_each_team_is_posted_to_with_its_own_token() -> None:
    async def tokens(team: str) -> str:
        return f"xoxb-{team}"

    async with slack(OK, tokens=tokens) as (client, fake):
        await client.send("slack:T1/C1", PAYLOAD, delivery_id=1)
        await client.send("slack:T2/C2", PAYLOAD, delivery_id=2)
    sent = [line for *_, head in fake.asked for line in head.split("\r\n") if "Bearer" in line]
    assert [line.rpartition(" ")[2] for line in sent] == ["xoxb-T1", "xoxb-T2"]


async def test_an_edit_changes_the_message_that_is_named() -> None:
    async with slack(OK) as (client, fake):
        await client.edit(PLACE, "1.5", {"text": "Both languages"}, delivery_id=8)
    path, body, _ = fake.asked[0]
    assert path == "/api/chat.update"
    assert body == {"channel": "C1", "ts": "1.5", "text": "Both languages"}


SET_OUT = {"text": "A paper on ferries", "blocks": [{"type": "divider"}]}
REFUSED = reply({"ok": False, "error": "invalid_blocks"})


async def test_a_message_whose_layout_is_refused_is_posted_in_words() -> None:
    async with slack(REFUSED, OK) as (client, fake):
        assert (await client.send(PLACE, SET_OUT, delivery_id=7)).ts == "1.000001"
    first, second = (body for _, body, _ in fake.asked)
    assert first["blocks"]
    assert "blocks" not in second
    assert second == {name: part for name, part in first.items() if name != "blocks"}


async def test_an_edit_whose_layout_is_refused_leaves_no_old_blocks() -> None:
    async with slack(REFUSED, OK) as (client, fake):
        await client.edit(PLACE, "1.5", SET_OUT, delivery_id=8)
    assert fake.asked[1][1] == {"channel": "C1", "ts": "1.5", "text": SET_OUT["text"], "blocks": []}


async def test_words_that_are_refused_too_are_given_up() -> None:
    async with slack(REFUSED) as (client, fake):
        with pytest.raises(NotSent, match="invalid_blocks"):
            await client.send(PLACE, SET_OUT, delivery_id=7)
    assert len(fake.asked) == 2


async def test_a_dropped_connection_is_ambiguous_and_not_tried_again() -> None:
    async with slack(None) as (client, fake):
        with pytest.raises(Ambiguous):
            await client.send(PLACE, PAYLOAD, delivery_id=7)
        assert len(fake.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        reply(b"<html>oops</html>", kind="text/html"),
        reply(b"oops", kind="text/plain"),
        reply(b"{broken"),
        reply([1, 2]),
        reply({"ok": True}),
        reply({"ok": False, "error": "service_unavailable"}, 503),
        reply(b"<html>bad gateway</html>", 502, kind="text/html"),
        reply({"ok": False, "error": "fatal_error"}),
        reply({"ok": False, "error": "internal_error"}),
        reply({"ok": False, "error": "request_timeout"}),
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
        b"",
        b"rubbish\r\n\r\n",
    ],
    ids=[
        *("a page", "plain text", "broken JSON", "a list", "no name", "503", "502 page"),
        *("fatal_error", "internal_error", "request_timeout", "slow body", "silence", "rubbish"),
    ],
)
async def test_what_may_have_arrived_is_ambiguous(answer: bytes) -> None:
    assert isinstance(await failing(answer, give_up=0.4), Ambiguous)


async def test_a_server_that_is_not_there_has_certainly_taken_nothing() -> None:
    client = SlackClient(token, base_url="http://127.0.0.1:9/api/", timeout=2)
    with pytest.raises(NotSent) as caught:
        await client.send(PLACE, PAYLOAD, delivery_id=7)
    await client.close()
    assert (caught.value.permanent, caught.value.retry_after) == (False, 5.0)


@pytest.mark.parametrize(("extra", "seconds"), [("Retry-After: 17\r\n", 17.0), ("", REST)])
async def test_429_says_how_long_the_workspace_rests(extra: str, seconds: float) -> None:
    error = await failing(reply({"ok": False, "error": "ratelimited"}, 429, extra))
    assert isinstance(error, NotSent)
    assert (error.retry_after, error.scope, error.permanent) == (seconds, "workspace", False)


@pytest.mark.parametrize(
    ("code", "scope"),
    [
        ("token_revoked", "workspace"),
        ("account_inactive", "workspace"),
        ("is_archived", "channel"),
        ("channel_not_found", "channel"),
        ("not_in_channel", "channel"),
        ("invalid_blocks", "message"),
        ("msg_too_long", "message"),
    ],
)
async def test_a_lasting_refusal_says_whom_it_concerns(code: str, scope: str) -> None:
    error = await failing(reply({"ok": False, "error": code}))
    assert isinstance(error, NotSent)
    assert (error.reason, error.permanent, error.scope) == (code, True, scope)


async def test_a_refusal_that_nobody_knows_is_counted_against_the_message() -> None:
    error = await failing(reply({"ok": False, "error": "brand_new"}))
    assert isinstance(error, NotSent)
    assert (error.permanent, error.retry_after, error.scope) == (False, None, "message")


@pytest.mark.parametrize(
    "payload", [{}, {"text": ""}, {"type": "AdaptiveCard"}, {"text": "x", "to": 1}]
)
async def test_a_payload_of_another_platform_is_refused_before_it_leaves(payload: Any) -> None:
    async with slack(OK) as (client, fake):
        with pytest.raises(NotSent) as caught:
            await client.send(PLACE, payload, delivery_id=7)
    assert (caught.value.permanent, caught.value.scope, fake.asked) == (True, "message", [])


async def test_a_workspace_without_a_token_is_gone() -> None:
    async with slack(OK) as (client, _):
        with pytest.raises(NotSent) as caught:
            await client.send("slack:T9/C1", PAYLOAD, delivery_id=7)
    assert (caught.value.permanent, caught.value.scope) == (True, "workspace")


@pytest.mark.parametrize(
    "address", ["console", "slack:T1", "teams:T1/C1", "slack:/C1", "slack:T1/"]
)
def test_an_address_of_another_platform_is_refused(address: str) -> None:
    with pytest.raises(NotSent):
        place(address)


def page(*messages: dict[str, Any], cursor: str = "", more: bool = False) -> bytes:
    return reply(
        {
            "ok": True,
            "messages": list(messages),
            "has_more": more,
            "response_metadata": {"next_cursor": cursor},
        }
    )


def ours(number: int, ts: str) -> dict[str, Any]:
    payload = {"delivery_id": str(number)}
    return {"ts": ts, "metadata": {"event_type": "tamar_delivery", "event_payload": payload}}


NOON = datetime(2026, 10, 7, 4, 0, tzinfo=UTC)


async def find(*answers: bytes | None, **options: Any) -> tuple[str | None, FakeSlack]:
    async with slack(*answers) as (client, fake):
        return await client.find(PLACE, 7, NOON, **options), fake


async def test_a_delivery_is_found_by_its_metadata() -> None:
    found, _ = await find(page({"ts": "1"}, ours(6, "2"), ours(7, "3")))
    assert found == "3"


async def test_a_message_is_found_by_its_contents_whatever_its_number() -> None:
    async with slack(OK) as (client, fake):
        await client.send(PLACE, PAYLOAD, delivery_id=7)
    sent = {"ts": "4", "metadata": fake.asked[0][1]["metadata"]}
    found, _ = await find(page(ours(7, "3"), sent), payload=PAYLOAD)
    assert found == "4"
    found, _ = await find(page(sent), payload={**PAYLOAD, "text": "another"})
    assert found is None


async def test_a_delivery_is_found_on_a_later_page() -> None:
    found, _ = await find(page(ours(6, "2"), cursor="b", more=True), page(ours(7, "3")))
    assert found == "3"


async def test_a_delivery_that_is_on_no_page_is_not_there() -> None:
    found, _ = await find(page(ours(6, "2"), cursor="b", more=True), page({"ts": "1"}))
    assert found is None


async def test_a_look_begins_a_little_before_the_post() -> None:
    _, fake = await find(page())
    oldest = (NOON - timedelta(minutes=2)).timestamp()
    assert f"oldest={oldest:.6f}" in fake.asked[0][0]
    assert "include_all_metadata=1" in fake.asked[0][0]


async def test_a_reply_is_looked_for_in_its_thread() -> None:
    _, fake = await find(page(), thread_ts="5.5")
    assert fake.asked[0][0].startswith("/api/conversations.replies?")
    assert "ts=5.5" in fake.asked[0][0]


async def test_a_history_without_an_end_is_not_taken_for_an_absence() -> None:
    with pytest.raises(Ambiguous):
        await find(page({"ts": "1"}, cursor="on", more=True))


async def test_a_page_that_cannot_be_read_is_not_taken_for_an_absence() -> None:
    with pytest.raises(Ambiguous):
        await find(reply({"ok": True}))


@pytest.mark.parametrize("code", ["missing_scope", "not_in_channel"])
async def test_a_history_that_is_closed_to_us_can_never_be_looked_at(code: str) -> None:
    with pytest.raises(CannotLook):
        await find(reply({"ok": False, "error": code}))


async def test_a_look_that_has_to_wait_says_how_long() -> None:
    with pytest.raises(NotSent) as caught:
        await find(reply({"ok": False, "error": "ratelimited"}, 429, "Retry-After: 60\r\n"))
    assert caught.value.retry_after == 60.0


@given(st.text(max_size=30))
@settings(deadline=None, max_examples=200)
def test_any_retry_after_gives_a_wait_within_an_hour(text: str) -> None:
    assert 0.0 <= retry_after({"Retry-After": text}) <= LONGEST_REST


def test_no_token_is_shown_when_the_client_is_printed() -> None:
    assert "xoxb" not in repr(SlackClient(token))
