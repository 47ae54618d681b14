"""This file tests that what strangers' pages cost is held to a share of the processor."""

from __future__ import annotations

import asyncio
import time

import httpx
import pytest

from bot import wiring
from bot.settings import read_settings
from bot.web.archive import application, threads
from bot.web.archive.application import build_archive
from bot.web.archive.refusals import Refusals
from bot.web.archive.share import Share
from bot.web.archive.shelf import Shelf
from storage.leisure import Leisure, Writing
from tests.bot.web.archive.scene import BASE, LAWTECH, Scene
from tests.storage.test_leisure import somebody_writes


class Worker:
    """A clock, and how long a thread has worked by it."""

    def __init__(self) -> None:
        self.now = self.worked = 0.0

    def share(self, part: float = 0.25, most: float = 1.0) -> Share:
        return Share(part, most, clock=lambda: self.now, worked=lambda: self.worked)

    def work(self, share: Share, seconds: float) -> None:
        with share.paying():
            self.worked += seconds


@pytest.fixture
def worker() -> Worker:
    return Worker()


def test_what_was_spent_comes_back_with_time(worker: Worker) -> None:
    share = worker.share()
    worker.work(share, 0.9)
    assert share.wait() == 0
    worker.work(share, 0.6)
    assert share.wait() == pytest.approx(2.0)
    worker.now = 2.1
    assert share.wait() == 0


def test_a_quiet_time_saves_up_no_more_than_so_much(worker: Worker) -> None:
    share = worker.share()
    worker.now = 1e6
    worker.work(share, 1.5)
    assert share.wait() == pytest.approx(2.0)


def test_what_fails_is_paid_for_too(worker: Worker) -> None:
    share = worker.share()

    def fail() -> None:
        with share.paying():
            worker.worked += 2
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert share.wait() > 0


def _asked(scene: Scene, share: Share, *paths: str, accept: str = "*/*") -> list[httpx.Response]:
    app = build_archive(scene.stage.desk, BASE, share=share)

    async def asked() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            return [await client.get(path, headers={"accept": accept}) for path in paths]

    return asyncio.run(asked())


def test_strangers_who_spent_the_share_are_told_when_to_come_again(
    scene: Scene, worker: Worker
) -> None:
    share = worker.share()
    worker.work(share, 3.0)
    page, search = _asked(scene, share, "/en/", "/en/search?q=AI")
    assert page.status_code == search.status_code == 503
    assert page.headers["retry-after"] == "9"
    worker.now = 60.0
    assert [one.status_code for one in _asked(scene, share, "/en/")] == [200]


def test_a_browser_is_told_so_on_a_page_in_its_reader_s_language(
    scene: Scene, worker: Worker
) -> None:
    share = worker.share()
    worker.work(share, 3.0)
    (page,) = _asked(scene, share, "/tc/", accept="text/html,*/*;q=0.8")
    assert page.status_code == 503
    assert "系統繁忙" in page.text
    assert "請等候一分鐘" in page.text
    assert page.headers["cache-control"] == "no-store"
    (line,) = _asked(scene, share, "/tc/")
    assert line.text == "busy; ask again\n"


def test_pages_are_paid_for(scene: Scene) -> None:
    share = Share(1e-9, 1e-6)
    assert [one.status_code for one in _asked(scene, share, "/en/", "/en/")] == [200, 503]


def test_who_waited_while_others_spent_the_share_comes_again(
    scene: Scene, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = worker.share()
    answers = iter([0.0, 4.0, 4.0])  # at the door, and when its thread is free
    monkeypatch.setattr(share, "wait", lambda: next(answers))
    assert [one.status_code for one in _asked(scene, share, "/en/")] == [503]


def test_the_style_sheet_is_never_refused(scene: Scene, worker: Worker) -> None:
    share = worker.share()
    worker.work(share, 3.0)
    at = scene.ask("/en/").text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert [one.status_code for one in _asked(scene, share, at)] == [200]


def test_no_search_keeps_a_page_waiting(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "SEARCHING", 1)
    app = build_archive(scene.stage.desk, BASE)

    async def asked() -> list[int]:
        limiter = threads.limiter_of(app, searching=True)
        async with limiter:
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
                search = asyncio.ensure_future(client.get("/en/search?q=AI"))
                page = await client.get("/en/")
                assert not search.done()
                search.cancel()
                return [page.status_code]

    assert asyncio.run(asked()) == [200]


def test_beside_telling_pages_are_made_for_a_share(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, object] = {}

    def built(*_: object, **named: object) -> None:
        given.update(named)

    monkeypatch.setattr(application, "build_archive", built)
    settings = read_settings(archive="on", archive_url=BASE)
    wiring.archive(settings, scene.stage.desk)
    assert isinstance(given["share"], Share)


def test_the_link_of_a_mail_is_answered_whatever_strangers_pages_cost(
    scene: Scene, worker: Worker
) -> None:
    share = worker.share()
    worker.work(share, 3.0)
    (page,) = _asked(scene, share, "/en/mail/stop/none")
    assert page.status_code != 503


def test_who_has_to_wait_an_hour_is_told_so(scene: Scene) -> None:
    drawn = Refusals(Shelf(scene.stage.desk, BASE))
    scope = {"path": "/en/mail", "headers": [(b"accept", b"text/html")]}
    assert "Wait an hour" in bytes(drawn.later(scope, 429, 3500.0).body).decode()
    assert "Wait a minute" in bytes(drawn.later(scope, 429, 9.0).body).decode()


def test_a_page_beside_telling_gives_way_but_is_made(
    own_scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.archive.share.PATIENCE", 0.1)
    given_way: list[float] = []
    wait = Writing.wait

    def waited(self: Writing, seconds: float) -> float:
        given_way.append(wait(self, seconds))
        return given_way[-1]

    monkeypatch.setattr(Writing, "wait", waited)
    with somebody_writes(own_scene.store):
        for _ in range(3):  # each as the first: nobody's patience is another's
            given_way.clear()
            begun = time.monotonic()
            (page,) = _asked(own_scene, Share(100, 100), LAWTECH)
            assert page.status_code == 200
            assert time.monotonic() - begun < 10
            assert sum(given_way) == pytest.approx(0.1, abs=0.08)


def test_a_page_looks_often_whether_something_is_told(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(Leisure, "give_way", lambda self: looked.append("looked"))
    assert [one.status_code for one in _asked(scene, Share(100, 100), "/en/")] == [200]
    assert len(looked) > 50  # between its statements, and between the pieces of its text


def test_an_archive_of_its_own_gives_way_to_nobody(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(Leisure, "give_way", lambda self: looked.append("looked"))
    assert scene.ask("/en/").status_code == 200
    assert not looked
