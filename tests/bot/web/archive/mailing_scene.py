"""This file sets up the archive with mail, and a relay on loopback that takes what is due and keeps it."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import httpx
from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.mail.chat import build_client
from bot.secrets import Seal
from bot.settings import Settings
from bot.telling.outbox import Drain
from bot.web.archive.application import build_archive
from storage.database import open_store
from storage.people import channels, subscriptions
from tests.bot.web.archive.scene import BASE, Scene
from tests.fakes.mail_relay import FakeRelay, Letter

KEY, NEWER = (Fernet.generate_key().decode() for _ in range(2))
READER = "Reader.One@firm.example"
FORM = {"what": "AI", "address": READER, "rhythm": "instant", "language": "either"}
_LINK = re.compile(r'href="https?://[^/"]+(/[^"]*/mail/[^"]*)"')


class Post:
    """The archive with mail set up, and a relay that takes what is due."""

    def __init__(self, scene: Scene, base: str = BASE, **faults: Any) -> None:
        self.stage, self.store, self.relay = scene.stage, scene.store, FakeRelay(**faults)
        self.clock, self.base = self.stage.clock, base
        self.keys(KEY)

    def keys(self, keys: str) -> None:
        """Set the mail up under these keys."""
        self.settings = Settings(
            keys=SecretStr(keys), archive="on", archive_url=self.base, mail_from="t@papers.example",
            smtp_url=SecretStr("smtp://localhost:1"),
        )  # fmt: skip
        self.desk = replace(
            self.stage.desk, mails=True, seal=Seal(SecretStr(keys)), archive=self.base
        )
        self.stage.desk = self.desk
        self.app = build_archive(self.desk, self.base, pages=10**9, searches=10**9, sendings=10**9)

    def ask(self, method: str, path: str, **data: str) -> httpx.Response:
        """Ask for a page, or send its form."""

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=self.base) as client:
                return await client.request(method, path, data=data or None)

        return asyncio.run(asked())

    def deliver(self) -> list[Letter]:
        """Send what is due; give what the relay took of it."""
        before = len(self.relay.letters)

        async def sent() -> None:
            async with self.relay.listening() as relay:
                port = SecretStr(f"smtp://127.0.0.1:{relay.port}")
                client = build_client(
                    self.settings.model_copy(update={"smtp_url": port}), self.desk
                )
                drain = Drain(
                    self.store, {"mail": client, "console": self.stage.channel}, self.clock,
                    sleep=self.stage._sleep,
                )  # fmt: skip
                try:
                    await drain.run_shard()
                    await drain.sweep()
                    await drain.run_shard()
                finally:
                    await client.close()

        asyncio.run(sent())
        return self.relay.letters[before:]

    def sign_up(self, **form: str) -> str:
        """Ask for mail on the page; give the path of the link that arrives."""
        told = self.ask("POST", "/en/follow", **{**FORM, **form})
        assert told.status_code == 200
        (letter,) = self.deliver()
        return link(letter, "confirm")

    def follow(self, **form: str) -> None:
        """Ask for mail, and confirm it."""
        assert self.ask("POST", self.sign_up(**form)).status_code == 200

    def followed(self) -> list[tuple[str, str]]:
        """Give what mailboxes follow."""
        with self.store.read() as session:
            boxes = [one for one in channels.channels(session) if one.platform == "mail"]
            return [
                (one.target, one.rhythm)
                for box in boxes
                for one in subscriptions.subscriptions(session, box.id)
            ]

    def held(self) -> str:
        """Give all that the store's file holds."""
        file = self.store.file
        assert file is not None
        around = [file, *file.parent.glob(f"{file.name}-*")]
        return "".join(one.read_bytes().decode("latin-1") for one in around if one.is_file())


def html(letter: Letter) -> str:
    part = message_from_bytes(letter.raw, policy=default).get_body(["html"])
    assert part is not None
    return str(part.get_content())


def link(letter: Letter, what: str) -> str:
    """Give the path of a link of ours in a mail."""
    (found,) = [one for one in _LINK.findall(html(letter)) if f"/{what}/" in one]
    return str(found)


@contextmanager
def mailing_at(read_papers: Path, copy: Path, base: str = BASE) -> Iterator[Post]:
    """Give the archive with mail set up over a copy of a store in which nobody is told by mail yet."""
    shutil.copy(read_papers, copy)
    store = open_store(f"sqlite:///{copy}")
    scene = Scene(store)
    scene.stage.clock.now = datetime.fromisoformat((read_papers.parent / "now").read_text())
    with store.write() as session:
        far = scene.stage.clock().replace(year=2030)
        channels.set_channel(session, "console", paused_until=far)
    yield Post(scene, base)
    store.close()
