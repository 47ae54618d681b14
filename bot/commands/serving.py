"""This file serves the archive by itself: a demo's papers until Enter, or a store that is only read."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot import wiring
from bot.desk import Desk
from bot.settings import Settings
from bot.web.app import build_app
from bot.web.archive.shelf import SECONDS
from bot.web.listening import take_port
from bot.web.serving import Listener
from storage.database import open_store
from storage.errors import StoreTooSlow
from storage.published import public_papers

# Hosts that mean every address of this machine, and which of those its own browser asks.
EVERYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
GRACE = 2  # seconds in which answers may end


def until_enter(desk: Desk) -> None:
    """Serve what a desk holds on this machine alone, until somebody presses Enter."""
    sockets = take_port("127.0.0.1", 0, "TAMAR_WEB")
    base = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
    with _serving(desk, base, sockets):
        print(f"\nThe same papers as pages: {base}/en/  (press Enter to end)", flush=True)
        sys.stdin.readline()


@contextmanager
def _serving(desk: Desk, base: str, sockets: list[socket.socket]) -> Iterator[None]:
    """Serve in a thread for as long as the block lasts."""
    listener = _listener(desk, base, sockets)
    thread = threading.Thread(target=asyncio.run, args=(listener.listen(),), name="web")
    thread.start()
    try:
        yield
    finally:
        listener.should_exit = True
        thread.join()


def _listener(
    desk: Desk, base: str, sockets: list[socket.socket], proxies: tuple[str, ...] = ()
) -> Listener:
    from bot.web.archive.application import build_archive

    return Listener(build_app((), build_archive(desk, base, proxies)), sockets, GRACE)


def serve_alone(settings: Settings, show: Callable[[str], None] = print) -> None:
    """Serve the archive over a store that is only read, until told to end.

    Nothing is migrated, checked or sent. Raises StoreOlder where the store is another version's.
    """
    store = open_store(settings.store, copy=True)
    try:
        sockets = take_port(settings.web_host, settings.web_port, "TAMAR_WEB")
        base = settings.archive_url or _own_address(settings.web_host, sockets)
        fetch = wiring.door(settings)
        try:
            desk = wiring.build_desk(store, fetch, wiring.sources(settings), settings=settings)
            # Whoever asks for mail is written down: here nothing is.
            listener = _listener(replace(desk, mails=False), base, sockets, settings.proxies)
            show(f"The archive: {base}/  (read-only, {store.url})")
            if unseen := _unseen(desk):
                show(unseen)
            if settings.archive_url is None and settings.web_host in EVERYWHERE:
                show("Others are answered once TAMAR_ARCHIVE_URL names the address that they ask.")
            sys.stdout.flush()
            asyncio.run(_until_signal(listener))
        finally:
            fetch.close()
    finally:
        store.close()


def _unseen(desk: Desk) -> str:
    """Say how many papers no page shows; nothing where there is none, or the store cannot say it soon."""
    try:
        with desk.store.read(within=SECONDS) as session:
            count = public_papers.count_hidden(session, frozenset(desk.sources))
    except StoreTooSlow:
        return ""
    if not count:
        return ""
    return (
        f"Papers that no page shows: {count:,}. They were imported, or are of a source that is not "
        "watched; what is imported is never public."
    )


def _own_address(host: str, sockets: list[socket.socket]) -> str:
    """Give an address at which this machine's own browser is answered."""
    from bot.web.archive.shelf import bracketed

    port = sockets[0].getsockname()[1]
    return f"http://{bracketed(EVERYWHERE.get(host, host))}:{port}"


async def _until_signal(listener: Listener) -> None:
    loop = asyncio.get_running_loop()

    def end() -> None:
        listener.should_exit = True

    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, end)
    await listener.listen()
