"""This file measures what it costs to find an index page unchanged, beside a bare httpx GET of it.

A check is a question at the door and what is written down of it: the first is timed against a server
of this machine, the second with the replica in memory behind the door, whose share is taken off.
"""

from __future__ import annotations

import http.server
import multiprocessing
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from typing import Any

import httpx

from bot.watching import pipeline
from scrapers.fetch import AnswerLimits, Door
from storage.database import open_store
from storage.schema import migrate
from tests.story.stage import Stage

ROWS = 120
CALLS = 200
CHECKS = 20
ROUNDS = 7
GOAL_MS = 1.0

PAGE = (
    "<html><body><div id='contentBody'><ul class='list'>"
    + "".join(
        f"<li><a href='/gia/general/202611/20/P20261120{row:05}.htm'>A title of row {row}, "
        "as long as such titles are, with 智慧城市 in it</a></li>\n"
        for row in range(ROWS)
    )
    + "</ul></div></body></html>"
).encode()


class _Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self._say(b"User-agent: *\nDisallow: /cgi-bin/\nDisallow: /private/\n")
        elif self.path == "/tagged.htm" and self.headers.get("If-None-Match") == '"one"':
            self.send_response(304)
            self.send_header("ETag", '"one"')
            self.end_headers()
        else:
            self._say(PAGE)

    def _say(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if self.path == "/tagged.htm":
            self.send_header("ETag", '"one"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        pass


def _serve(ready: Connection) -> None:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        server.daemon_threads = True
        ready.send(server.server_port)
        server.serve_forever()


def _cpu_ms(call: Callable[[], object]) -> float:
    begun = time.process_time()
    for _ in range(CALLS):
        call()
    return (time.process_time() - begun) * 1000 / CALLS


def measure(port: int) -> dict[str, float]:
    """Give CPU milliseconds per check, the median of rounds that take turns."""
    site, hosts = f"http://127.0.0.1:{port}", frozenset({"127.0.0.1"})
    with (
        Door(
            user_agent="TamarBench/1.0 (desk@tamar.example)",
            clock=time.monotonic,
            sleep=time.sleep,
            now=lambda: datetime.now(UTC),
            chance=random.random,
            loopback=frozenset({("127.0.0.1", port)}),
            limits=AnswerLimits(pause=0.0),
        ) as door,
        httpx.Client(trust_env=False) as client,
    ):
        tagged = door.get(f"{site}/tagged.htm", hosts=hosts)
        untagged = door.get(f"{site}/plain.htm", hosts=hosts)

        def not_modified() -> None:
            answer = door.get(f"{site}/tagged.htm", hosts=hosts, etag=tagged.etag)
            assert answer.unchanged
            assert answer.status == 304

        def equal_bytes() -> None:
            answer = door.get(f"{site}/plain.htm", hosts=hosts, known=untagged.digest)
            assert answer.unchanged
            assert answer.status == 200

        calls: dict[str, Callable[[], object]] = {
            "bare httpx GET": lambda: client.get(f"{site}/plain.htm").content,
            "door, 304": not_modified,
            "door, equal bytes": equal_bytes,
        }
        for call in calls.values():
            call()
        rounds = [{name: _cpu_ms(call) for name, call in calls.items()} for _ in range(ROUNDS)]
    return {name: statistics.median(each[name] for each in rounds) for name in calls}


def bookkeeping() -> float:
    """Give CPU milliseconds a page of a check that finds nothing new, beyond what its door takes."""
    with tempfile.TemporaryDirectory(prefix="tamar-bench-") as folder:
        url = f"sqlite:///{folder}/tamar.db"
        migrate(url)
        store = open_store(url, exclusive=True)  # as `tamar run` has it
        stage = Stage(store, places=("info_gov_hk",))
        stage.publish("morning")
        stage.check()
        stage.check()
        source = stage.sources["info_gov_hk"]
        asked = stage.door.get
        at_the_door = [0.0]

        def timed(*words: Any, **named: Any) -> Any:
            begun = time.process_time()
            try:
                return asked(*words, **named)
            finally:
                at_the_door[0] += time.process_time() - begun

        stage.door.get = timed  # type: ignore[method-assign]
        rounds = []
        for _ in range(ROUNDS):
            pages, at_the_door[0], begun = 0, 0.0, time.process_time()
            for _ in range(CHECKS):
                stage.clock.pass_(seconds=75)
                check = pipeline.check(stage.desk, source)
                assert check.outcome == "unchanged"
                pages += check.pages
            rounds.append((time.process_time() - begun - at_the_door[0]) * 1000 / pages)
        store.close()
    return statistics.median(rounds)


def main() -> None:
    """Print the cost of a check through the door, of a bare GET, and the difference."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    server = context.Process(target=_serve, args=(there,), daemon=True)
    server.start()
    try:
        figures = measure(here.recv())
    finally:
        server.terminate()
        server.join()
    bare = figures["bare httpx GET"]
    print(f"unchanged index page, {len(PAGE):,} bytes, CPU per check ({ROUNDS} x {CALLS} calls)")
    for name, ms in figures.items():
        beyond = "" if name == "bare httpx GET" else f"  {ms - bare:+.3f} ms beside the bare GET"
        print(f"  {name:<18} {ms:.3f} ms{beyond}")
    written = bookkeeping()
    worst = max(ms for name, ms in figures.items() if name != "bare httpx GET") - bare + written
    print(f"  what is written down of it, a page of a check: {written:.3f} ms")
    print(f"  the whole check: {worst:+.3f} ms beside the bare GET ({bare:.3f} ms)")
    print(f"  goal: under {GOAL_MS:.1f} ms above it: {'met' if worst < GOAL_MS else 'MISSED'}")


if __name__ == "__main__":
    main()
