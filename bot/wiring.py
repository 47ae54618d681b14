"""This file is the only place where real things are built and put together."""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

import structlog

from bot.contents.understanding import Understanding
from bot.desk import Bullets, Desk, Fetch, Renderer
from bot.engines.known_lists import Lists
from bot.engines.known_members import KnownMembers
from bot.engines.known_topics import KnownTopics
from bot.engines.picture_reader import picture_reader
from bot.engines.worker import InWorker
from bot.mail import chat as mail
from bot.messages.file_forms import Form
from bot.platforms.console import Console, ConsoleRenderer
from bot.platforms.findings import Finding
from bot.platforms.port import Platform
from bot.secrets import Seal
from bot.settings import Settings, SettingsError, read_settings, read_sources
from bot.slack import chat as slack
from bot.teams import chat as teams
from bot.telling.outbox import Drain
from bot.telling.readers import InScript
from scrapers.fetch import Door
from scrapers.items import Document, Language
from scrapers.source import Source, all_sources
from storage import losses
from storage.database import Store, open_store, ready_store
from storage.errors import StoreBusy

if TYPE_CHECKING:
    from bot.web.app import Application
    from bot.web.doors import ChatDoor

log = structlog.get_logger(__name__)


def utc_now() -> datetime:
    """Give the instant that it is."""
    return datetime.now(UTC)


class Chat(Protocol):
    """A chat platform as its folder offers it: `bot/<platform>/chat.py` is one.

    Its renderer is always there; its client and its door only where it is set up.
    """

    def is_set_up(self, settings: Settings) -> bool:
        """Say whether it is set up."""
        ...

    def finding(self, settings: Settings, language: Language) -> Finding:
        """Say how it is set up, and what is missing."""
        ...

    def renderer(self) -> Renderer:
        """Give what turns what we wish to say into its messages."""
        ...

    def client(self, settings: Settings, desk: Desk) -> Platform:
        """Give what sends to it."""
        ...

    def door(self, settings: Settings, desk: Desk, wake: Callable[[], None]) -> ChatDoor:
        """Give the door through which people there speak to us; `wake` has what is due sent."""
        ...

    def readers(self, settings: Settings, desk: Desk) -> Callable[[], int]:
        """Give what asks it who reads its channels, and says of how many it told us."""
        ...


CHATS: dict[str, Chat] = {"slack": slack, "teams": teams, "mail": mail}


def chats(settings: Settings) -> tuple[str, ...]:
    """Name the chat platforms that are set up; without any, everything goes to the terminal."""
    return tuple(name for name, chat in CHATS.items() if chat.is_set_up(settings))


class Renderers(Mapping[str, Renderer]):
    """Every platform's renderer by its name, loaded with the first message for that platform."""

    def __init__(self) -> None:
        self._makers: dict[str, Callable[[], Renderer]] = {
            "console": ConsoleRenderer,
            **{name: chat.renderer for name, chat in CHATS.items()},
        }
        self._made: dict[str, Renderer] = {}

    def __getitem__(self, name: str) -> Renderer:
        if name not in self._made:
            self._made[name] = InScript(self._makers[name]())
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def load(self, names: Iterable[str]) -> Self:
        """Load those that will be wanted: the first message then waits for nothing."""
        for name in names:
            self[name]
        return self


def renderers(wanted: Iterable[str] = ()) -> Renderers:
    """Give the renderers of all platforms, and load those that will be wanted."""
    return Renderers().load(["console", *wanted])


def user_agent(settings: Settings) -> str:
    """Say honestly who asks, and how to reach whoever runs this."""
    return f"Tamar/{version('tamar')} (+{settings.contact})"


def door(settings: Settings) -> Door:
    """Build the door to the real sites."""
    return Door(
        user_agent=user_agent(settings),
        clock=time.monotonic,
        sleep=time.sleep,
        now=utc_now,
        chance=random.random,
    )


def sources(settings: Settings) -> dict[str, Source]:
    """Give every source by key, with the operator's options."""
    options, _ = read_sources(settings.sources)
    return {source.key: source for source in all_sources(options)}


def build_desk(
    store: Store,
    fetch: Fetch,
    found: Mapping[str, Source],
    *,
    clock: Callable[[], datetime] = utc_now,
    settings: Settings | None = None,
    understanding: Understanding | None = None,
) -> Desk:
    """Put a desk together; without a worker, texts are understood in this process."""
    topics, seal = KnownTopics(), _seal(settings)
    members = KnownMembers()
    with store.read() as session:
        members.learn(session)
    return Desk(
        store=store,
        door=fetch,
        sources=found,
        understanding=understanding or _inline(),
        topics=topics.lines,
        matcher=topics.matcher,
        names=topics.names,
        members=members.learn,
        rewrite=_rewrite(settings, store, clock),
        clock=clock,
        renderers=renderers(chats(settings) if settings else ()),
        health_channel=settings.health_channel if settings else None,
        archive=settings.archive_at if settings else None,
        mails=settings.mail if settings else False,
        paper_seconds=settings.paper_seconds if settings else Desk.paper_seconds,
        seal=seal,
        watched=Lists(seal).names,
        pictures=picture_reader(),
        file=_written,
    )


def _written(
    desk: Desk, ids: Sequence[int], language: Language, form: Form
) -> Iterator[tuple[str, int]]:
    """Write papers as a file; what writes it is loaded with the first one."""
    from bot.web.archive.handed_over import from_desk

    return from_desk(desk, ids, language, form)


def _seal(settings: Settings | None) -> Seal | None:
    """Give what seals watch lists and mail addresses, where the operator has keys; raises KeysWrong."""
    keys = settings.keys if settings is not None else None
    return Seal(keys) if keys is not None and keys.get_secret_value().strip() else None


def worker(settings: Settings | None = None) -> InWorker:
    """Give the process that understands published texts; it starts with its first question.

    Without settings it reads single files, as no source's options are needed for.
    """
    if settings is None:
        return InWorker()
    options, _ = read_sources(settings.sources)
    return InWorker(seconds=settings.paper_seconds, options=options)


def _inline() -> Understanding:
    """Give what understands texts in this process, and loads all that it takes."""
    from bot.engines.inline import Inline

    return Inline()


def _rewrite(
    settings: Settings | None, store: Store, clock: Callable[[], datetime]
) -> Callable[[Document, Bullets], Bullets]:
    """Give what puts the sentences that the operator's language model chose; by default there is none."""
    if settings is None or not settings.model_url:
        return lambda document, bullets: bullets
    from bot.contents.language_model import LanguageModel, summariser
    from bot.contents.model_budget import StoredBudget

    model = LanguageModel(
        url=settings.model_url,
        model=settings.model_name,
        key=settings.model_key.get_secret_value() if settings.model_key else "",
        budget=StoredBudget(store, settings.model_budget, clock),
        timeout=settings.model_seconds,
    )
    return summariser(model, log.warning)


def platforms(settings: Settings, desk: Desk, show: Callable[[str], None]) -> dict[str, Platform]:
    """Give what sends to each platform; without tokens only the terminal, so nobody posts by accident."""
    found: dict[str, Platform] = {"console": Console(show, color=sys.stdout.isatty())}
    return found | {name: CHATS[name].client(settings, desk) for name in chats(settings)}


def doors(settings: Settings, desk: Desk, wake: Callable[[], None]) -> list[ChatDoor]:
    """Give the door of each chat platform that is set up, still closed."""
    return [CHATS[name].door(settings, desk, wake) for name in chats(settings)]


def readers(settings: Settings, desk: Desk) -> Callable[[], int]:
    """Give what asks every chat platform that is set up who reads its channels, and counts those."""
    asked = [CHATS[name].readers(settings, desk) for name in chats(settings)]
    return lambda: sum(ask() for ask in asked)


def archive(
    settings: Settings, desk: Desk, wake: Callable[[], None] = lambda: None
) -> Application | None:
    """Give the archive as a web application, where it is on; only then its packages are loaded.

    `wake` has what is due sent: whoever asks for mail there gets the first one at once. Its pages are made
    in the process that tells: they have a share of it.
    """
    if settings.archive_at is None:
        return None
    from bot.web.archive.application import build_archive
    from bot.web.archive.share import Share

    return build_archive(desk, settings.archive_at, settings.proxies, wake=wake, share=Share())


async def close(found: Mapping[str, Platform]) -> None:
    """Close the connections that platforms keep; one that fails keeps no other open."""
    async with AsyncExitStack() as stack:
        for platform in found.values():
            stack.push_async_callback(platform.close)


@contextmanager
def desk(url: str | None = None, *, throwaway: bool = False) -> Iterator[Desk]:
    """Build a desk for one command, and close what it opened.

    With `throwaway`, work on a copy of the store that is gone afterwards: a dry run.
    """
    settings = read_settings(store=url)
    with _store(settings.store, throwaway=throwaway) as store:
        fetch, understanding = door(settings), worker(settings)
        try:
            yield build_desk(
                store, fetch, sources(settings), settings=settings, understanding=understanding
            )
        finally:
            fetch.close()
            understanding.close()


@contextmanager
def _store(url: str, *, throwaway: bool) -> Iterator[Store]:
    with tempfile.TemporaryDirectory(prefix="tamar-") as folder:
        if throwaway:
            if not url.startswith("sqlite"):
                raise SettingsError(
                    "--dry-run works on SQLite stores; copy this one with backup first."
                )
            ready_store(url).close()
            from storage.backups import backup

            saved = Path(folder) / "copy.db"
            backup(url, saved)
            url = f"sqlite:///{saved}"
        store = ready_store(url)
        try:
            yield store
        finally:
            store.close()


def drain_now(desk: Desk) -> bool:
    """Send what is due, unless a runner holds the store and will; say whether we did."""
    settings = read_settings(store=desk.store.address)
    try:
        lock = open_store(desk.store.address, exclusive=True)
    except StoreBusy:
        return False
    try:
        losses.notice(lock, desk.clock())
        asyncio.run(_drain(settings, desk, lock))
    finally:
        lock.close()
    return True


async def _drain(settings: Settings, desk: Desk, held: Store) -> None:
    found = platforms(settings, desk, print)
    try:
        await Drain(desk.store, found, desk.clock, marks=held).run_shard()
    finally:
        await close(found)
