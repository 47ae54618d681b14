"""This file holds the archive's door to its limits: names, methods, how often, how long, what browsers are promised."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from bot.web.archive import shelf, threads
from bot.web.archive.application import build_archive
from bot.web.archive.guard import Allowance, asker
from storage.database import Store
from storage.errors import StoreTooSlow
from storage.leisure import Leisure
from tests.bot.web.archive.mailing_scene import Post
from tests.bot.web.archive.scene import BASE, LAWTECH, Scene


def scope(client: str, *forwarded: str) -> dict[str, Any]:
    headers = [(b"x-forwarded-for", line.encode()) for line in forwarded]
    return {"type": "http", "client": (client, 1), "headers": headers}


def test_another_host_s_name_is_refused(scene: Scene) -> None:
    assert scene.ask("/en/", host="evil.example").status_code == 421
    assert scene.ask("/en/", host="archive.example:8000").status_code == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_only_reading_is_allowed(scene: Scene, method: str) -> None:
    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(scene.app)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            return await client.request(method, LAWTECH)

    assert asyncio.run(asked()).status_code == 405


def test_a_page_may_load_nothing_and_no_script(scene: Scene) -> None:
    for path in ("/en/", LAWTECH, "/en/nothing", "/static/none"):
        answer = scene.ask(path)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in answer.headers
        assert "<script" not in answer.text
        assert "style=" not in answer.text


def test_first_paint_needs_one_request_beside_the_page(scene: Scene) -> None:
    page = scene.ask(LAWTECH).text
    assert page.count('rel="stylesheet"') == 1
    assert "<img" not in page
    href = page.split('rel="stylesheet" href="')[1].partition('"')[0]
    sheet = scene.ask(href)
    assert "immutable" in sheet.headers["cache-control"]
    assert len(sheet.content) <= 15_000


def test_one_address_may_ask_so_often_and_another_still_may() -> None:
    now = [0.0]
    allowed = Allowance(3, lambda: now[0])
    assert [allowed.wait("a") for _ in range(3)] == [0, 0, 0]
    assert allowed.wait("a") == pytest.approx(20)
    assert allowed.wait("b") == 0
    now[0] = 20.1
    assert allowed.wait("a") == 0


def test_too_many_searches_are_told_when_to_come_again(scene: Scene) -> None:
    app = build_archive(scene.stage.desk, BASE, searches=2)

    async def asked() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            return [await client.get("/en/search?q=AI") for _ in range(4)]

    answers = asyncio.run(asked())
    assert [one.status_code for one in answers] == [200, 200, 429, 429]
    assert int(answers[-1].headers["retry-after"]) >= 1


def test_who_searched_too_often_reads_so_on_a_page(scene: Scene) -> None:
    app = build_archive(scene.stage.desk, BASE, searches=1)

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            await client.get("/sc/search?q=AI")
            return await client.get("/sc/search?q=AI", headers={"accept": "text/html"})

    answer = asyncio.run(asked())
    assert answer.status_code == 429
    assert '<html lang="zh-Hans"' in answer.text
    assert "请等候一分钟" in answer.text


def test_only_a_named_proxy_may_say_for_whom_it_asks() -> None:
    assert asker(scope("9.9.9.9", "1.2.3.4"), ()) == "9.9.9.9"
    assert asker(scope("10.0.0.1", "6.6.6.6, 1.2.3.4"), ("10.0.0.1",)) == "1.2.3.4"
    assert asker(scope("10.0.0.1", "1.2.3.4, 10.0.0.2"), ("10.0.0.1", "10.0.0.2")) == "1.2.3.4"
    assert asker(scope("10.0.0.1", "x" * 5000), ("10.0.0.1",)) == "x" * 60


@pytest.mark.parametrize("said", ["6.6.6.6", "", "10.0.0.1", "x, y"])
def test_a_stranger_s_own_line_does_not_outweigh_the_one_that_a_proxy_added(said: str) -> None:
    assert asker(scope("10.0.0.1", said, "1.2.3.4"), ("10.0.0.1",)) == "1.2.3.4"


def test_half_of_an_ipv6_address_is_one_asker() -> None:
    assert (
        asker(scope("2001:db8::1"), ()) == asker(scope("2001:db8::ffff:2"), ()) == "2001:db8::/64"
    )


def test_addresses_are_forgotten_before_they_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.web.archive.guard.MOST_ADDRESSES", 10)
    allowed = Allowance(1)
    for number in range(100):
        allowed.wait(str(number))
    assert len(allowed._buckets) == 10


def test_a_question_that_takes_the_store_too_long_is_given_up(store: Store) -> None:
    slow = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) "
        "SELECT count(*) FROM n"
    )
    began = time.monotonic()
    with pytest.raises(StoreTooSlow), store.read(within=0.2) as session:
        session.connection().execute(text(slow))
    assert time.monotonic() - began < 5
    with store.read() as session:  # the connection is as good as before
        assert session.connection().execute(text("SELECT 1")).scalar() == 1


def test_a_page_that_takes_too_long_says_so(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*given: object, **named: object) -> None:
        raise StoreTooSlow

    monkeypatch.setattr("storage.published.freshness.version", slow)
    answer = scene.ask("/en/")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "10"
    assert "given up" in answer.text


def test_a_page_that_breaks_shows_no_inside(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object, **named: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("storage.published.freshness.version", broken)
    answer = scene.ask("/en/")
    assert answer.status_code == 500
    assert "secret" not in answer.text


def test_where_too_many_wait_the_next_is_told_to_come_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "WAITING", 3)
    seen = Counter(_at_once(scene, [f"/en/search?q=word{n}" for n in range(9)]))
    assert seen == {200: 3 + threads.SEARCHING, 503: 5}
    assert set(_at_once(scene, ["/en/search?q=AI"] * 2)) == {200}, "their places are free again"


def test_who_waited_too_long_for_a_thread_is_told_to_come_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "LONGEST", -1.0)
    assert _at_once(scene, ["/en/"]) == [503]
    assert _at_once(scene, ["/en/mail/stop/x"]) == [404], "the links of our mails are answered"


def _at_once(scene: Scene, paths: Iterable[str]) -> list[int]:
    async def asked() -> list[int]:
        transport = httpx.ASGITransport(scene.app)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            answers = await asyncio.gather(*(client.get(path) for path in paths))
            return [one.status_code for one in answers]

    return asyncio.run(asked())


def test_a_page_has_so_long_of_the_store(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[float | None] = []
    held = scene.store.read

    def read(*, within: float | None = None, leisure: Leisure | None = None) -> Any:
        seen.append(within)
        return held(within=within, leisure=leisure)

    monkeypatch.setattr(scene.store, "read", read)
    for path in ("/en/", LAWTECH, "/en/search?q=AI", "/r/cb2-438-2026-03"):
        scene.ask(path)
    assert set(seen) == {shelf.SECONDS}


def test_a_form_that_stands_on_another_site_is_not_taken(post: Post) -> None:
    app = post.app
    assert _sent(app, "/en/follow", "cross-site") == 403
    assert _sent(app, "/en/follow", "same-origin") == 422
    assert _sent(app, "/en/mail/confirm/x", "cross-site") == 403


@pytest.mark.parametrize("site", ["", "same-origin", "cross-site"])
def test_a_mailbox_may_have_its_button_to_stop_wherever_it_stands(post: Post, site: str) -> None:
    assert _sent(post.app, "/en/mail/stop/x", site) == 200


def _sent(app: Any, path: str, site: str) -> int:
    async def asked() -> int:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE) as client:
            headers = {"sec-fetch-site": site} if site else {}
            return (await client.post(path, data={"what": ""}, headers=headers)).status_code

    return asyncio.run(asked())
