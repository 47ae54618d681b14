"""This file tests the door to Teams' connector: what an answer means, what is posted, and what is edited."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.errors import Ambiguous, CannotLook, NotSent, PlatformError
from bot.teams.answers import LONGEST_REST, REST, TOKEN_REST, failure, read_answer
from bot.teams.client import TeamsClient, Way, is_root
from bot.teams.cloud import PUBLIC
from bot.teams.credentials import Credentials
from bot.teams.renderer import TeamsRenderer
from storage.people.channel_addresses import address_in
from tests.fakes.teams_api import APP, HOME, SECRET, FakeTeams, teams
from tests.messages import samples

pytestmark = pytest.mark.anyio
CHANNEL, CHAT = "19:a_b@thread.tacv2", "a:1xyz"
PLACE, PERSON = address_in(f"teams:{HOME}", CHANNEL), address_in(f"teams:{HOME}", CHAT)
CARD = TeamsRenderer().alert(samples.PANEL_PAPER)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def fake() -> Iterator[FakeTeams]:
    with teams() as found:
        found.talk(CHANNEL)
        found.talk(CHAT, "personal")
        yield found


def made(fake: FakeTeams, *, secret: str = SECRET, timeout: float = 5.0) -> TeamsClient:
    async def ways(address: str) -> Way | None:
        known = {PLACE: Way(f"{fake.base}/", True), PERSON: Way(fake.base, False)}
        return known.get(address)

    credentials = Credentials(APP, secret, HOME, fake.cloud, time.monotonic)
    return TeamsClient(ways, credentials, cloud=fake.cloud, timeout=timeout)


@pytest.fixture
async def client(fake: FakeTeams) -> AsyncIterator[TeamsClient]:
    found = made(fake)
    yield found
    await found.close()


async def failing(client: TeamsClient, address: str = PLACE, **more: Any) -> PlatformError:
    with pytest.raises(PlatformError) as caught:
        await client.send(address, CARD, delivery_id=7, **more)
    return caught.value


async def test_a_card_is_posted_with_our_delivery_s_number(
    client: TeamsClient, fake: FakeTeams
) -> None:
    sent = await client.send(PLACE, CARD, delivery_id=7)
    (post,) = fake.posts
    assert (post.id, post.delivery, post.root) == (sent.ts, "7", None)
    assert "Helping small law firms adopt lawtech" in post.words
    assert post.activity["summary"] == "LegCo · Helping small law firms adopt lawtech"


async def test_a_reply_stands_under_its_root(client: TeamsClient, fake: FakeTeams) -> None:
    root = await client.send(PLACE, CARD, delivery_id=7)
    await client.send(PLACE, CARD, delivery_id=8, thread_ts=root.ts)
    assert fake.posts[1].root == root.ts


async def test_in_a_chat_of_two_a_reply_stands_below(client: TeamsClient, fake: FakeTeams) -> None:
    first = await client.send(PERSON, CARD, delivery_id=7)
    await client.send(PERSON, CARD, delivery_id=8, thread_ts=first.ts)
    assert [post.root for post in fake.posts] == [None, None]


async def test_an_edit_puts_the_whole_card_in_place_of_the_old_one(
    client: TeamsClient, fake: FakeTeams
) -> None:
    sent = await client.send(PLACE, CARD, delivery_id=7)
    other = TeamsRenderer().alert(samples.REPLY_ZH)
    await client.edit(PLACE, sent.ts, other, delivery_id=7)
    (post,) = fake.posts
    assert (post.edits, post.activity["attachments"][0]["content"]) == (1, other["card"])


async def test_an_edit_of_what_is_gone_is_the_message_s_own_trouble(client: TeamsClient) -> None:
    with pytest.raises(NotSent) as caught:
        await client.edit(PLACE, "1", CARD, delivery_id=7)
    assert (caught.value.permanent, caught.value.scope) == (True, "message")


async def test_a_reply_to_what_is_gone_does_not_close_the_channel(client: TeamsClient) -> None:
    found = await failing(client, thread_ts="12")
    assert isinstance(found, NotSent)
    assert (found.permanent, found.scope) == (True, "message")


async def test_teams_cannot_be_searched(client: TeamsClient) -> None:
    with pytest.raises(CannotLook):
        await client.find(PLACE, 7, datetime(2026, 11, 28, tzinfo=UTC))


# --- what an answer means ----------------------------------------------------------------------

NOT_SENT = [
    ("429 7", 7.0, False, "channel"),
    ("429 99999999", LONGEST_REST, False, "channel"),
    ("429", REST, False, "workspace"),
    ("429 Sat, 28 Nov 2026 10:00:00 GMT", REST, False, "workspace"),
    ("412", REST, False, "message"),
    ("403", None, True, "channel"),
    ("404", None, True, "channel"),
    ("302", None, False, "message"),
    ("418", None, False, "message"),
]
AMBIGUOUS = ["500", "502", "503", "504", "408", "200 {}", "html", "reset before", "reset after"]


@pytest.mark.parametrize(("trouble", "wait", "permanent", "scope"), NOT_SENT)
async def test_this_answer_means_that_it_was_not_sent(
    client: TeamsClient,
    fake: FakeTeams,
    trouble: str,
    wait: float | None,
    permanent: bool,
    scope: str,
) -> None:
    fake.troubles = [trouble]
    await client._token(asyncio.get_running_loop().time() + 5)
    found = await failing(client)
    assert isinstance(found, NotSent), found
    assert (found.retry_after, found.permanent, found.scope) == (wait, permanent, scope)
    assert fake.posts == []


@pytest.mark.parametrize("trouble", [*AMBIGUOUS, "200 {} taken", "html taken"])
async def test_this_answer_leaves_open_whether_it_was_sent(
    client: TeamsClient, fake: FakeTeams, trouble: str
) -> None:
    fake.troubles = [trouble]
    found = await failing(client)
    assert isinstance(found, Ambiguous), found
    assert len(fake.posts) == (1 if trouble == "reset after" or "taken" in trouble else 0)


async def test_a_page_in_place_of_an_answer_is_no_edit(
    client: TeamsClient, fake: FakeTeams
) -> None:
    sent = await client.send(PLACE, CARD, delivery_id=7)
    fake.troubles = ["html"]
    with pytest.raises(Ambiguous):
        await client.edit(PLACE, sent.ts, CARD, delivery_id=7)


async def test_no_answer_in_time_leaves_it_open() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    fake = FakeTeams(base=f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    client = made(fake, timeout=0.2)
    client._credentials._token, client._credentials._until = "t", time.monotonic() + 9999
    assert isinstance(await failing(client), Ambiguous)
    await client.close()
    server.close()


async def test_a_connector_that_is_away_got_nothing(fake: FakeTeams, client: TeamsClient) -> None:
    found = failure(httpx.ConnectError("refused"))
    assert isinstance(found, NotSent)
    assert (found.retry_after, found.scope) == (5.0, "workspace")


async def test_a_conversation_that_vanished_closes_the_channel(
    client: TeamsClient, fake: FakeTeams
) -> None:
    fake.talks[CHANNEL].gone = True
    found = await failing(client)
    assert isinstance(found, NotSent)
    assert (found.permanent, found.scope) == (True, "channel")


@pytest.mark.parametrize("status", ["413", "400"])
async def test_what_teams_refuses_as_a_card_goes_again_in_words(
    client: TeamsClient, fake: FakeTeams, status: str
) -> None:
    fake.troubles = [status]
    await client.send(PLACE, CARD, delivery_id=7)
    (post,) = fake.posts
    assert post.activity["text"].startswith("LegCo · Helping small law firms")
    assert "attachments" not in post.activity


async def test_words_that_are_refused_too_are_given_up(
    client: TeamsClient, fake: FakeTeams
) -> None:
    fake.troubles = ["413", "413"]
    found = await failing(client)
    assert isinstance(found, NotSent)
    assert (found.permanent, found.scope) == (True, "message")


async def test_a_conversation_that_nobody_knows_is_not_posted_to(client: TeamsClient) -> None:
    found = await failing(client, address_in(f"teams:{HOME}", "19:other@thread.tacv2"))
    assert isinstance(found, NotSent)
    assert (found.permanent, found.scope) == (True, "channel")
    assert isinstance(await failing(client, "slack:T1/C1"), NotSent)


async def test_our_token_goes_to_no_host_of_strangers(fake: FakeTeams) -> None:
    async def ways(address: str) -> Way | None:
        return Way("https://evil.example/", True)

    credentials = Credentials(APP, SECRET, HOME, fake.cloud, time.monotonic)
    client = TeamsClient(ways, credentials, cloud=fake.cloud)
    assert isinstance(await failing(client), NotSent)
    assert fake.tokens == []
    await client.close()


async def test_a_second_post_inside_a_second_rests_the_conversation(
    client: TeamsClient, fake: FakeTeams
) -> None:
    fake.pace = 60.0
    await client.send(PLACE, CARD, delivery_id=7)
    found = await failing(client)
    assert isinstance(found, NotSent)
    assert (found.retry_after, found.scope) == (1.0, "channel")


# --- the token ---------------------------------------------------------------------------------


async def test_one_token_serves_many_posts(client: TeamsClient, fake: FakeTeams) -> None:
    await asyncio.gather(*(client.send(PLACE, CARD, delivery_id=n) for n in range(1, 6)))
    assert len(fake.tokens) == 1


async def test_a_token_that_is_refused_is_replaced_once(
    client: TeamsClient, fake: FakeTeams
) -> None:
    await client.send(PLACE, CARD, delivery_id=7)
    fake.tokens.append("another-process-made-this-one")
    await client.send(PLACE, CARD, delivery_id=8)
    assert len(fake.posts) == 2


async def test_a_token_that_is_refused_again_makes_everything_wait(
    client: TeamsClient, fake: FakeTeams
) -> None:
    fake.troubles = ["401", "401"]
    found = await failing(client)
    assert isinstance(found, NotSent)
    assert (found.retry_after, found.permanent, found.scope) == (TOKEN_REST, False, "workspace")


@pytest.mark.parametrize("trouble", ["html", "400", "500"])
async def test_a_login_that_fails_makes_everything_wait(
    client: TeamsClient, fake: FakeTeams, trouble: str
) -> None:
    fake.logins = [trouble]
    found = await failing(client)
    assert isinstance(found, NotSent)
    assert (found.permanent, found.scope) == (False, "workspace")
    assert found.retry_after is not None
    await client.send(PLACE, CARD, delivery_id=7)


async def test_a_wrong_secret_is_named_without_being_shown(fake: FakeTeams) -> None:
    client = made(fake, secret="wrong-secret")
    found = await failing(client)
    assert "TAMAR_TEAMS_SECRET" in found.reason
    assert "wrong-secret" not in found.reason + repr(client._credentials)
    await client.close()


# --- the pure part -----------------------------------------------------------------------------


@given(
    st.sampled_from(["post", "reply", "edit"]),
    st.integers(100, 599),
    st.dictionaries(st.sampled_from(["retry-after", "x"]), st.text(max_size=20)),
    st.binary(max_size=60) | st.sampled_from([b'{"id":1}', b'{"error":[]}', b"[" * 9000]),
)
def test_any_answer_has_one_of_three_meanings(
    call: Any, status: int, headers: dict[str, str], body: bytes
) -> None:
    found = read_answer(call, status, headers, body)
    assert isinstance(found, str | NotSent | Ambiguous)
    assert not isinstance(found, str) or 200 <= status < 300
    if isinstance(found, NotSent) and found.retry_after is not None:
        assert 0 <= found.retry_after <= LONGEST_REST


@pytest.mark.parametrize("name", ["", None, "1:abc", "f:1", "１２", "1" * 40, "12;messageid=3"])
def test_only_a_number_begins_a_thread(name: str | None) -> None:
    assert not is_root(name)
    assert is_root("1790000000001")


@pytest.mark.parametrize(
    ("status", "headers", "rest", "words"),
    [
        (429, {}, 10.0, "too busy"),
        (429, {"Retry-After": "4"}, 4.0, "too busy"),
        (503, {}, 10.0, "too busy"),
        (401, {}, 300.0, "check TAMAR_TEAMS_APP_ID"),
    ],
)
def test_a_login_that_is_busy_is_no_matter_of_our_secret(
    status: int, headers: dict[str, str], rest: float, words: str
) -> None:
    def busy(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers=headers, json={})

    async def ask() -> str:
        credentials = Credentials(APP, SECRET, HOME, PUBLIC, time.monotonic)
        async with httpx.AsyncClient(transport=httpx.MockTransport(busy)) as http:
            return await credentials.token(http)

    with pytest.raises(NotSent, match=words) as raised:
        asyncio.run(ask())
    assert (raised.value.retry_after, raised.value.scope) == (rest, "workspace")
