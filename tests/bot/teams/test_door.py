"""This file knocks at our door to Teams: forged, stale, strange, too large and good requests."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from bot.teams.cloud import PUBLIC, Cloud
from bot.teams.proof import COOL, FRESH, Keys, KeysAway, Proof
from bot.teams.speakers import remember
from storage.database import Store
from storage.people import channels, conversations
from tests.bot.teams.scene import TEAM, Scene, address, scene
from tests.fakes.teams_api import APP, HOME, FakeTeams, private_key, teams


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Scene]:
    with scene(sqlite_store) as found:
        yield found


def _stored(stage: Scene) -> int:
    with stage.desk.store.read() as session:
        return len(conversations.conversations(session, f"teams:{HOME}"))


def now() -> int:
    """Give the second that it is: tokens are judged by the machine's own clock."""
    return int(time.time())


FORGED: dict[str, Callable[[], dict[str, Any]]] = {
    "another audience": lambda: {"aud": "another-app"},
    "another issuer": lambda: {"iss": "https://sts.evil.example"},
    "expired": lambda: {"exp": now() - 400},
    "expired, with a fraction": lambda: {"exp": now() - 400.5},
    "not valid yet": lambda: {"nbf": now() + 900},
    "an end that is no number": lambda: {"exp": "tomorrow"},
    "an end that never comes": lambda: {"exp": float("inf")},
    "no end": lambda: {"exp": None},
    "no audience": lambda: {"aud": None},
    "no address": lambda: {"serviceurl": None},
    "another address": lambda: {"serviceurl": "https://smba.trafficmanager.net/emea/"},
    "an address that is no text": lambda: {"serviceurl": 7},
    "signed with a password": lambda: {"algorithm": "HS256"},
    "a key that Teams does not have": lambda: {"key": "key-2"},
}


@pytest.mark.parametrize("name", sorted(FORGED))
def test_a_forged_token_opens_nothing(stage: Scene, name: str) -> None:
    (answer,) = stage.post(stage.said("list"), headers=stage.fake.headers(**FORGED[name]()))
    assert answer.status_code == 401
    assert _stored(stage) == 0
    assert stage.fake.posts == []


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer x", "Bearer a.b.c", "Basic YTpi", "Bearer ..", f"Bearer {'a.' * 9000}"],
)
def test_what_is_no_token_is_refused_unread(stage: Scene, header: str) -> None:
    (answer,) = stage.post(stage.said("list"), headers={"authorization": header})
    assert answer.status_code == 401


def test_an_unsigned_token_is_refused(stage: Scene) -> None:
    import base64

    def part(value: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    claims = {"iss": "https://api.botframework.com", "aud": APP, "exp": now() + 999}
    token = f"{part({'alg': 'none', 'kid': 'key-1'})}.{part(claims)}."
    (answer,) = stage.post(stage.said("list"), headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 401


def test_a_good_token_with_a_fraction_is_good(stage: Scene) -> None:
    (answer,) = stage.post(stage.said("list"), headers=stage.fake.headers(exp=now() + 900.5))
    assert answer.status_code == 200


def test_a_slightly_old_token_is_still_good(stage: Scene) -> None:
    (answer,) = stage.post(stage.said("list"), headers=stage.fake.headers(exp=now() - 200))
    assert answer.status_code == 200


def test_another_tenant_is_refused_before_anything_of_it_is_kept(stage: Scene) -> None:
    (answer,) = stage.post(stage.said("list", tenant="tenant-9"))
    assert answer.status_code == 403
    with stage.desk.store.read() as session:
        assert conversations.conversations(session, "teams:tenant-9") == []


def test_a_tenant_that_is_allowed_is_answered(sqlite_store: Store) -> None:
    with scene(sqlite_store, teams_allow=f"{HOME}, Tenant-9") as stage:
        (answer,) = stage.post(stage.said("list", tenant="tenant-9"))
        assert answer.status_code == 200


def test_parts_that_disagree_on_the_tenant_are_refused(stage: Scene) -> None:
    mixed = stage.said("list", data={"tenant": {"id": "tenant-9"}})
    (answer,) = stage.post(mixed)
    assert answer.status_code == 400


def test_what_is_for_another_bot_is_refused(stage: Scene) -> None:
    (answer,) = stage.post(stage.said("list", recipient={"id": "28:another"}))
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net@evil.example/",
        "http://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "file:///etc/passwd",
        "https://[::1",
        "",
    ],
)
def test_our_token_would_go_to_no_other_host(stage: Scene, url: str) -> None:
    (answer,) = stage.post(
        stage.said("list", serviceUrl=url), headers=stage.fake.headers(serviceurl=url)
    )
    assert answer.status_code in (401, 403)
    assert _stored(stage) == 0
    assert not PUBLIC.takes(url)


def test_teams_own_hosts_are_taken() -> None:
    assert PUBLIC.takes("https://smba.trafficmanager.net/apac/0f8e/")
    assert PUBLIC.takes("https://europe.smba.teams.microsoft.com/x")


def test_a_megabyte_is_refused(stage: Scene) -> None:
    (answer,) = stage.post(stage.said("x" * 1_000_000))
    assert answer.status_code == 413


def test_a_megabyte_that_does_not_say_so_is_refused(stage: Scene) -> None:
    async def knock() -> httpx.Response:
        async def chunks() -> Any:
            for _ in range(40):
                yield b" " * 25_000

        transport = httpx.ASGITransport(stage.app)
        async with httpx.AsyncClient(transport=transport, base_url="https://t.test") as client:
            url, headers = "/teams/messages", stage.fake.headers()
            return await client.post(url, content=chunks(), headers=headers)

    assert asyncio.run(knock()).status_code == 413


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"7", b"{", b"{}", b"[" * 50_000, b"\xff\xfe", b'{"conversation":[]}']
)
def test_what_is_no_activity_is_refused(stage: Scene, body: bytes) -> None:
    async def knock() -> httpx.Response:
        transport = httpx.ASGITransport(stage.app)
        async with httpx.AsyncClient(transport=transport, base_url="https://t.test") as client:
            return await client.post("/teams/messages", content=body, headers=stage.fake.headers())

    assert asyncio.run(knock()).status_code == 400


def test_nothing_is_parsed_before_it_is_proven(
    stage: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(body: bytes) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr("bot.teams.door.read_activity", never)
    (answer,) = stage.post(stage.said("list"), headers=stage.fake.headers(aud="another"))
    assert answer.status_code == 401


def test_what_comes_twice_is_answered_once(stage: Scene) -> None:
    one = stage.said("list")
    first, again = stage.post(one, one)
    assert (first.status_code, again.status_code) == (200, 200)
    assert len(stage.fake.posts) == 1


def test_what_comes_twice_at_two_processes_is_answered_once(sqlite_store: Store) -> None:
    with scene(sqlite_store) as one, scene(sqlite_store) as other:
        said = one.said("list")
        one.post(said)
        other.fake.talk(TEAM)
        other.post({**said, "serviceUrl": f"{other.fake.base}/"})
        assert (len(one.fake.posts), len(other.fake.posts)) == (1, 0)


def test_where_teams_is_answered_is_renewed_by_every_request(stage: Scene) -> None:
    stage.post(stage.said("list"))
    with stage.desk.store.write() as session:
        known = conversations.conversation(session, address())
        assert known is not None
        conversations.remember(session, replace(known, service_url="https://old.example/"))
    stage.post(stage.said("list"))
    with stage.desk.store.read() as session:
        found = conversations.conversation(session, address())
    assert found is not None
    assert found.service_url == f"{stage.fake.base}/"
    assert len(stage.fake.posts) == 2


def test_another_invoke_is_not_ours(stage: Scene) -> None:
    (answer,) = stage.post(stage.activity("invoke", name="composeExtension/query"))
    assert answer.status_code == 501


def test_the_environment_cannot_switch_the_proof_off(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS",
        "TAMAR_TEAMS_SKIP_AUTH",
        "SKIP_AUTH",
    ):
        monkeypatch.setenv(name, "true")
    with scene(sqlite_store) as stage:
        (answer,) = stage.post(stage.said("list"), headers={})
        assert answer.status_code == 401


# --- the keys ----------------------------------------------------------------------------------


def test_keys_are_fetched_once_and_unknown_names_make_no_flood() -> None:
    clock = [0.0]
    with teams() as fake:
        keys = Keys(fake.cloud, lambda: clock[0])
        assert keys.get("key-1") is not None
        for number in range(50):
            assert keys.get(f"made-up-{number}") is None
        assert fake.key_fetches == 1
        clock[0] += COOL + 1
        assert keys.get("made-up") is None
        assert fake.key_fetches == 2


def test_keys_are_believed_for_a_day_while_microsoft_is_away() -> None:
    clock = [0.0]
    with teams() as fake:
        keys = Keys(fake.cloud, lambda: clock[0])
        keys.warm()
        gone = Cloud(**{**_parts(fake.cloud), "metadata": "http://127.0.0.1:9/away"})
        keys._cloud = gone
        clock[0] = FRESH - 1
        assert keys.get("key-1") is not None
        clock[0] = FRESH + COOL + 2
        with pytest.raises(KeysAway):
            keys.get("key-1")


def _parts(cloud: Cloud) -> dict[str, Any]:
    return {name: getattr(cloud, name) for name in Cloud.__slots__}


def test_a_key_that_is_not_endorsed_for_teams_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    with teams() as fake:
        answer = FakeTeams.answer

        def others(self: FakeTeams, method: str, path: str, *rest: Any) -> Any:
            found = answer(self, method, path, *rest)
            if path == "/keys" and found is not None:
                return found[0], found[1], found[2].replace(b"msteams", b"webchat")
            return found

        monkeypatch.setattr(FakeTeams, "answer", others)
        assert Keys(fake.cloud, time.monotonic).get("key-1") is None


def test_without_keys_teams_is_asked_to_come_again(sqlite_store: Store) -> None:
    with scene(sqlite_store) as stage:
        door = stage.app.state.door
        away = Cloud(**{**_parts(stage.fake.cloud), "metadata": "http://127.0.0.1:9/away"})
        door.proof = Proof(APP, away, Keys(away, time.monotonic))
        (answer,) = stage.post(stage.said("list"))
        assert answer.status_code == 503


def test_a_slow_fetch_of_keys_does_not_hold_the_loop(sqlite_store: Store) -> None:
    """With keys fetched on the loop, `/healthz` waits for them."""
    private_key("key-1")
    with scene(sqlite_store) as stage:
        door = stage.app.state.door
        stage.fake.slow_keys = 1.0
        door.proof = Proof(APP, stage.fake.cloud, Keys(stage.fake.cloud, time.monotonic))

        async def both() -> tuple[float, int]:
            transport = httpx.ASGITransport(stage.app)
            async with httpx.AsyncClient(transport=transport, base_url="https://t.test") as client:
                knocking = asyncio.create_task(
                    client.post("/teams/messages", json={}, headers=stage.fake.headers())
                )
                longest, before = 0.0, time.monotonic()
                while not knocking.done():
                    await asyncio.sleep(0.01)
                    longest, before = max(longest, time.monotonic() - before), time.monotonic()
                return longest, (await knocking).status_code

        longest, status = asyncio.run(both())
    assert status == 400  # proven, and empty
    assert longest < 0.5


def test_the_keys_are_warm_when_the_door_opens(sqlite_store: Store) -> None:
    with scene(sqlite_store) as stage:
        for thread in threading.enumerate():
            if thread.name == "teams-keys":
                thread.join(5)
        assert stage.fake.key_fetches == 1


def test_a_private_conversation_stays_private(stage: Scene) -> None:
    from bot.teams.activities import read_activity

    data = {"channel": {"id": TEAM, "type": "private"}}
    private = read_activity(json.dumps(stage.said("list", data=data)).encode())
    plain = read_activity(json.dumps(stage.said("list")).encode())
    with stage.desk.store.write() as session:
        assert remember(session, private, stage.desk).private
        assert remember(session, plain, stage.desk).private
        assert channels.channel(session, address()) is None
