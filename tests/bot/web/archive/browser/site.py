"""This file serves the archive on a loopback port, for a browser, and knows every kind of page that it has."""

from __future__ import annotations

import re
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import uvicorn

from bot.answering.following import mailing
from storage.database import Store
from storage.people import mailboxes
from storage.published import figures, identities, stories
from storage.records import Figure, Reference
from tests.bot.running import free_port
from tests.bot.web.archive.mailing_scene import READER, Post, mailing_at
from tests.bot.web.archive.scene import LAWTECH, REPLY

PATIENCE = 30.0
STATED = "legco:CB(2)438/2026(03)"
USED = (
    (12, "exact", "cumulative", "2024-06"), (38, "about", "cumulative", "2025-04"),
    (70, "over", "cumulative", "2026-02"), (85, "exact", "cumulative", "2026-09"),
    (100, "at_least", "target", "2027"),
)  # fmt: skip
TONGUES = ("en", "tc", "sc")
PAPER, QUESTION = LAWTECH.removeprefix("/en"), REPLY.removeprefix("/en")
# What is read of each kind of page; where no address stands, the archive itself leads there.
KINDS = {
    "home": "/",
    "paper": PAPER,
    "question": QUESTION,
    "beside": f"{PAPER}?beside=en",
    "versions": PAPER.replace("/papers/", "/versions/"),
    "compare": "",
    "search": "/search",
    "found": "/search?q=AI",
    "nothing_found": "/search?q=zzzz",
    "topics": "/topics",
    "topic": "/topics/ai",
    "committees": "/committees",
    "committee": "/committees/panel-ajls",
    "members": "/members",
    "member": "/members/{member}",
    "bureaux": "/bureaux",
    "bureau": "/bureaux/doj",
    "programmes": "/programmes",
    "programme": "/programmes/hkpilot",
    "meetings": "/meetings",
    "commitments": "/commitments",
    "sources": "/sources",
    "follow": "/follow?what=AI",
    "confirm": "",
    "stop": "",
    "not_here": "/papers/legco/CB9-9-2026",
}


class Site:
    """The archive, with mail, as the world sees it."""

    def __init__(self, post: Post) -> None:
        self.post, self.base = post, post.base
        confirm = post.sign_up(what="lawtech", rhythm="weekly")
        post.clock.pass_(hours=2)
        post.follow(rhythm="daily")
        self._led = {"confirm": confirm[3:], "stop": stop_of(post)[3:]}

    def path(self, kind: str, tongue: str) -> str:
        """Give the path of a kind of page in a language."""
        if kind == "compare":
            # English versions in English pages, Chinese ones are not revised in the scene
            found = re.findall(
                r'href="/\w\w(/compare/[^"]+)"', self.read(f"/{tongue}{KINDS['versions']}")
            )
            return f"/{tongue}{found[0].replace('&amp;', '&')}"
        if kind == "beside":
            return f"/{tongue}{PAPER}?beside={'zh-Hant' if tongue == 'en' else 'en'}"
        if kind == "member":
            found = re.findall(r'href="/\w\w(/members/[^".]+)"', self.read("/en/members"))
            return f"/{tongue}{found[0]}"
        return f"/{tongue}{self._led.get(kind) or KINDS[kind]}"

    def read(self, path: str) -> str:
        """Read a page without a browser."""
        with urllib.request.urlopen(f"{self.base}{path}", timeout=PATIENCE) as page:
            return str(page.read().decode())


def stop_of(post: Post) -> str:
    """Give the path of the page at which the reader stops what comes by mail."""
    with post.store.read() as session:
        assert post.desk.seal is not None
        box = mailboxes.marked(session, post.desk.seal.marks(READER.casefold()))
    assert box is not None
    return mailing.stop_address(post.desk, box, "en").removeprefix(post.base)


def _belong(store: Store) -> None:
    """Let a paper belong to a story, and say how a programme's figures went over three years."""
    sentence = "As at {}, HKPilot was used by {} departments."
    with store.write() as session:
        found = identities.papers_with(session, ["lcq:2026-10-07:9", STATED])
        reply, paper = found["lcq:2026-10-07:9"], found[STATED]
        stories.save(session, reply, "en", [Reference(STATED, "cites", "the paper", "2")])
        said = [
            Figure("hkpilot", Decimal(n), "departments", "", how, span, at, sentence.format(at, n), ("2",))  # type: ignore[arg-type]
            for n, how, span, at in USED
        ]  # fmt: skip
        figures.save(session, paper, "en", said, 1)
        figures.save(session, paper, "zh-Hant", [], 1)


@contextmanager
def serving(read_papers: Path, copy: Path) -> Iterator[Site]:
    """Serve the archive over a copy of a store until the block ends."""
    port = free_port()
    with mailing_at(read_papers, copy, f"http://127.0.0.1:{port}") as post:
        _belong(post.store)
        for name in ("morning", "paper", "translation", "question", "revision"):
            post.stage.publish(name)
        config = uvicorn.Config(
            post.app, port=port, log_level="error", lifespan="off", ws="none", loop="asyncio"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        site = Site(post)
        thread.start()
        try:
            while not server.started:
                thread.join(0.01)
                assert thread.is_alive(), "the server did not start"
            yield site
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
