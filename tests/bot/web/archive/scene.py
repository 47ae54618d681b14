"""This file sets up an archive over a store that watched the replica, with two tenants who wrote things."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import httpx

from bot.watching import importing, pipeline
from bot.web.archive.application import build_archive
from storage.database import Store, open_store
from storage.people import channels, commitment_marks, feedback, subscriptions, topics
from storage.published import commitments
from tests.storage.laid import lay
from tests.story.stage import Stage

BASE = "https://archive.example"
LAWTECH = "/en/papers/legco/CB2-438-2026-03"
REPLY = "/en/papers/lcq/2026-10-07/9"
SECRETS = (  # what tenants wrote, followed and imported, and who they are
    "Ztalkroom", "Zsecretlab", "Zdrones", "zpropeller", "Zlabel", "Znote", "Zperson", "slack:T1",
    "slack:T2", "Zimported", "Zprivateword", "zdrones", "file://", "lapsed",
)  # fmt: skip
# Pages of names and of searches, of which there are thousands: whose they are, and what narrows a search.
_MANY = re.compile(r"/(?P<language>\w\w)/(?P<room>members/|bureaux/|committees/|search)")
_FILTER = re.compile(r"(\w+)%3A")
_OF_A_SHAPE = 3
_HREF = re.compile(r'(?:href|action)="([^"]*)"')


class Scene:
    """The replica's papers, read by the real pipeline, and the archive over them."""

    def __init__(self, store: Store) -> None:
        self.stage = Stage(store, places=("info_gov_hk", "legco_panels", "council_agenda"))
        self.store = store
        self.app = build_archive(self.stage.desk, BASE, pages=10**9, searches=10**9)

    def watch(self) -> None:
        """Let a morning happen: a paper in two languages, revised; a question; nothing withdrawn."""
        stage = self.stage
        stage.publish("morning")
        stage.check()
        while pipeline.backfill(stage.desk):
            pass
        for name in ("paper", "translation", "question"):
            stage.publish(name)
            stage.check()
        stage.clock.pass_(hours=7)
        stage.publish("revision")
        stage.check()

    def withdraw(self) -> None:
        """Let the paper be taken down, and be missed twice."""
        self.stage.publish("withdrawal")
        for _ in range(3):
            self.stage.check(minutes=30)

    def ask(self, path: str, **headers: str) -> httpx.Response:
        """Ask for a page as the world does."""
        return asyncio.run(self._asked(path, **headers))

    async def _asked(self, path: str, **headers: str) -> httpx.Response:
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            return await client.get(path, headers=headers)

    def crawl(self, *starts: str) -> Iterator[httpx.Response]:
        """Read every page that can be reached, each once; of names and searches all in English, else some of each shape.

        A shape is a language, a form of file and the filters of a search. All are asked for on one loop:
        two thousand loops, each with a thread, take a third as long again as the pages.
        """
        with asyncio.Runner() as loop:
            yield from self._crawled(loop, starts)

    def _crawled(self, loop: asyncio.Runner, starts: Sequence[str]) -> Iterator[httpx.Response]:
        waiting, seen = list(starts), set(starts)
        shapes: Counter[str] = Counter()
        while waiting:
            path = waiting.pop()
            answer = loop.run(self._asked(path))
            yield answer
            if answer.is_redirect:
                found = [answer.headers["location"]]
            else:
                found = _HREF.findall(answer.text)
            for href in found:
                at = urljoin(f"{BASE}{path}", unescape(href)).partition("#")[0]
                local = at.removeprefix(BASE)
                if not at.startswith(f"{BASE}/") or local in seen:
                    continue
                seen.add(local)
                shape = _shape(local)
                shapes[shape] += 1
                if not shape or shapes[shape] <= _OF_A_SHAPE:
                    waiting.append(local)


def _shape(local: str) -> str:
    """Give the shape of a page of which some are read; nothing for one of which all are."""
    path, _, asked = local.partition("?")
    many, filters = _MANY.match(path), sorted(set(_FILTER.findall(asked)))
    suffix = Path(path).suffix
    if many is None or (many["language"] == "en" and len(filters) < 2 and not suffix):
        return ""
    return f"{many[0]} {suffix} {filters}"


def read_into(folder: Path) -> Path:
    """Make a store in which the replica's papers were read and tenants wrote; `now` beside it is its time."""
    path = folder / "read.db"
    store = open_store(lay(path))
    scene = Scene(store)
    write_secrets(scene)
    scene.watch()
    mark_secrets(scene, folder)
    store.close()
    (folder / "now").write_text(scene.stage.clock().isoformat())
    return path


def write_secrets(scene: Scene) -> None:
    """Let two tenants write what is theirs: topics that papers will match, rooms, subscriptions."""
    now = scene.stage.clock()
    with scene.store.write() as session:
        for team, private in (("T1", False), ("T2", True)):
            workspace = f"slack:{team}"
            room = channels.ensure_channel(
                session, f"{workspace}/C1", workspace, now, name="Ztalkroom", private=private
            )
            own = topics.save_topic(
                session, workspace, "zdrones", "Zdrones", "zpropeller, pilot, 先導計劃",
                who="Zperson", now=now, channel_id=room.id if private else None,
            )  # fmt: skip
            subscriptions.subscribe(
                session, room.id, kind="topic", target=own.key, label="Zlabel", now=now
            )


def mark_secrets(scene: Scene, folder: Path) -> None:
    """Let them judge and mark what came, and somebody import a file of their own."""
    stage, now = scene.stage, scene.stage.clock()
    file = folder / "Zimported.txt"
    file.write_text(
        "Zimported paper\n\nThe Zprivateword pilot uses artificial intelligence in courts. "
        "The department will complete the Zprivateword study by the end of 2027.\n",
        "utf-8",
    )
    importing.import_file(stage.desk, file)
    with scene.store.write() as session:
        room = channels.channel(session, "slack:T1/C1")
        assert room is not None
        feedback.save_feedback(
            session, channel_id=room.id, paper_id=1, who="Zperson", verdict="text", text="Znote",
            now=now,
        )  # fmt: skip
        for one in commitments.due(session, limit=50):
            commitment_marks.mark(session, room.workspace_id, one, "lapsed", who="Zperson", now=now)
