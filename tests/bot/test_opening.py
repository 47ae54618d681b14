"""This file tests that what a run has opened is closed, whatever breaks while the rest is opened or closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from bot import service, wiring
from bot.care import recovery
from bot.engines.port import Job
from bot.engines.shutdown import Shutdown
from bot.settings import Settings
from bot.telling import outbox
from bot.web import serving
from bot.web.listening import take_port
from storage.database import ready_store

STEPS: dict[str, tuple[Any, str]] = {
    "ports": (serving, "take_ports"),
    "worker": (wiring, "worker"),
    "sources": (wiring, "sources"),
    "desk": (wiring, "build_desk"),
    "platforms": (wiring, "platforms"),
    "losses": (recovery, "after_loss"),
    "recess": (service, "read_sources"),
    "serving": (service.Service, "_serve"),
}


class Broken(Exception):
    """Something did not open."""


def breaks(*_: object, **__: object) -> Any:
    raise Broken


def run(url: str, web: int = 0) -> None:
    """Run a bot until it ends."""
    settings = Settings(store=url, web_port=web, ops_port=0)
    asyncio.run(service.Service(settings, Shutdown(1.0)).run())


@pytest.mark.parametrize("step", STEPS)
def test_what_was_opened_is_closed_where_the_next_step_breaks(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    closed: list[str] = []
    taken: list[serving.Ports] = []

    def noted(name: str, make: Callable[..., Any]) -> Callable[..., Any]:
        def made(*given: Any, **more: Any) -> Any:
            found = make(*given, **more)
            close = found.close

            def closing() -> None:
                closed.append(name)
                close()

            found.close = closing
            return found

        return made

    def take(settings: Settings) -> serving.Ports:
        taken.append(ports(settings))
        return taken[-1]

    ports = serving.take_ports
    monkeypatch.setattr(serving, "take_ports", take)
    monkeypatch.setattr(wiring, "door", noted("door", wiring.door))
    monkeypatch.setattr(wiring, "worker", noted("worker", wiring.worker))
    monkeypatch.setattr("gc.freeze", lambda: None)
    monkeypatch.setattr(*STEPS[step], breaks)
    with pytest.raises(Broken):
        run(sqlite_url)
    ready_store(sqlite_url, exclusive=True).close()  # nobody holds it any more
    assert all(each.fileno() == -1 for one in taken for each in (*one.web, *one.ops))
    later = list(STEPS)[2:]
    assert closed == (["worker", "door"] if step in later else ["door"] if step == "worker" else [])


def test_a_door_that_does_not_close_keeps_no_store_open(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = wiring.door

    def stuck(settings: Settings) -> Any:
        found = made(settings)
        close = found.close
        found.close = lambda: (close(), breaks())  # type: ignore[method-assign,assignment]
        return found

    async def nothing(*_: object) -> None:
        return

    monkeypatch.setattr(wiring, "door", stuck)
    monkeypatch.setattr(service.Service, "_serve", nothing)
    monkeypatch.setattr("gc.freeze", lambda: None)
    with pytest.raises(Broken):
        run(sqlite_url)
    ready_store(sqlite_url, exclusive=True).close()


def test_a_port_that_is_taken_leaves_the_store_to_others(sqlite_url: str) -> None:
    held = take_port("127.0.0.1", 0, "TAMAR_WEB")
    try:
        with pytest.raises(Exception, match="another program has that port"):
            run(sqlite_url, web=held[0].getsockname()[1])
    finally:
        for each in held:
            each.close()
    ready_store(sqlite_url, exclusive=True).close()


def test_every_kind_of_work_that_is_asked_for_has_a_job() -> None:
    work: Any = object.__new__(service.Work)
    jobs: dict[str, Job] = work.jobs()
    assert {service.CHECK, outbox.DRAIN} <= set(jobs)
    turns = [one.kind for one in work.timed() if one.every is not None]
    assert set(jobs) - set(turns) == {service.CHECK, outbox.DRAIN}
    assert len(work.timed()) == len(jobs)
