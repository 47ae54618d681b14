"""This file runs the real program under every text that once stopped it, all at once: nobody waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Self

import pytest

from bot.calendar import hong_kong
from scrapers.committees import PANELS
from scrapers.replica.server import Replica
from scrapers.replica.shelf import our_release
from scrapers.replica.site import SiteAnswer
from scrapers.replica.story import lawtech_paper
from storage.database import open_store
from storage.sql import table
from storage.tables.told import DeliveryRow, MessageRow
from storage.watched import source_runs
from tests.bot.running import Process, running
from tests.scrapers.files import one_page

# A `tamar run` that watches the replica without pauses, and checks every source each second.
WATCHES = """
import time
from datetime import timedelta
from bot import cli, service, wiring
from bot.watching import timetable
from scrapers.fetch import Door
from scrapers.source import all_sources
port = {port}
def copy(address):
    return address.replace("https://", f"http://127.0.0.1:{{port}}/")
wiring.door = lambda settings: Door(
    user_agent="Tamar-test/1 (+mailto:test@localhost)", clock=time.monotonic,
    sleep=lambda seconds: None, loopback=frozenset({{("127.0.0.1", port)}}), rewrite=copy,
    now=wiring.utc_now, chance=lambda: 0.0,
)
wiring.sources = lambda settings: {{s.key: s for s in all_sources() if s.key in {keys!r}}}
service.TICK = timedelta(seconds=1)
timetable.next_check = lambda source, now, *_, **__: now + timedelta(seconds=1)
cli.main()
"""
KEYS = ("info_gov_hk", "legco_panels", "itib", "doj_press")
GOOD = "LCQ9: Use of artificial intelligence"
ANSWERS_WITHIN = 1.0  # seconds, of /healthz
LIST = "https://www.itib.gov.hk/en/new"
PAGE = "<html><head><title>{title}</title></head><body><div id='pressrelease'>{body}</div></body></html>"


def _page(body: str, title: str = "AI") -> bytes:
    return PAGE.format(title=title, body=body).encode()


# What each text is, as the page of a press release.
PAGES: dict[str, bytes] = {
    "comments that never close": b"<!---->" * 100 + b"<p>Artificial intelligence</p>",
    "a line of digits": _page("<p>" + "1234567890" * 10_000 + "</p>"),
    "a line of numbers of clauses": _page("<p>" + "1.1." * 25_000 + "</p>"),
    "a tag of attributes": _page("<p " + " ".join(f"a{n}" for n in range(100_000)) + ">AI</p>"),
    "flat tables": _page("<table><tr><td>1</td></tr></table>" * 50_000),
    "a title of marks": _page("<p>AI</p>", title="<b>" * 300_000),
    "a control character": _page("<script>x</script>\x01\ufffe<p>AI</p>"),
}
_delivery, _message = table(DeliveryRow), table(MessageRow)


@pytest.fixture
def replica() -> Iterator[Replica]:
    with Replica(hong_kong(datetime.now(UTC)).date()) as made:
        made.publish("morning")
        yield made


class Pulse:
    """Asks for /healthz again and again, and keeps how long each answer took."""

    def __init__(self, process: Process) -> None:
        self.seconds: list[float] = []
        self.failed = 0
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.wait(0.05):
            began = time.monotonic()
            status, _ = self._process.get_in_public("/healthz")
            self.seconds.append(time.monotonic() - began)
            self.failed += status != 200


def _poison(replica: Replica) -> None:
    """Publish every bad text on the pages that are watched, between sound ones."""
    day = replica.today
    for serial, (name, body) in enumerate(PAGES.items(), 940):
        made = replace(
            our_release("ai_question", day, serial)["en"], name=name, title=f"LCQ: AI, {name}"
        )
        replica.serve(replica.put(made), body)
    row = f"<li><a href='/x.htm'>{'feb' * 48}!</a> {'feb' * 48}!</li>"
    replica.serve(LIST, f"<html><body><ul>{row * 50}</ul></body></html>".encode())
    _list_too_much(replica)
    line = b"BT /F1 9 Tf 9 9 Td (" + b"1.1." * 25_000 + b") Tj ET"
    paper = lawtech_paper(day)
    replica.paper(replace(paper, files={"zh-Hant": one_page(line)}))


def _list_too_much(replica: Replica) -> None:
    """Let one panel's list have 60,000 rows, and one host ask for a pause without end."""
    paper = lawtech_paper(replica.today)
    panel = next(each for each in PANELS if each.slug != paper.slug)
    replica.paper(replace(paper, slug=panel.slug, code=panel.code, stem="cb2-9-1"))
    row = b'{"title": {"en": "AI"}, "pdf": {"en": "yr2026/a-e.pdf"}}'
    address = f"https://www.legco.gov.hk/bi/data/committees/panels/{panel.slug}"
    address += f"/term-{7 + (paper.meeting.year - 2022) // 4:02}/{paper.meeting.year}"
    address += f"/papers/{paper.meeting:%Y%m%d}.json"
    replica.serve(address, b'{"papers": [' + b",".join([row] * 60_000) + b"]}", "application/json")
    answer = replica.answer
    never = {"Retry-After": "Mon, 1 Jan 99999999999999999999 00:00:00 GMT"}

    def busy(url: str, headers: Mapping[str, str] | None = None) -> SiteAnswer:
        return SiteAnswer(429, never) if "www.doj.gov.hk" in url else answer(url, headers)

    replica.answer = busy  # type: ignore[method-assign]


def _told(store: str) -> list[str]:
    """Give the texts of what was sent."""
    found = open_store(store)
    with found.read() as session:
        query = _message.join(_delivery, _delivery.c.message_id == _message.c.id)
        rows = session.connection().execute(
            query.select().where(_delivery.c.state == "sent").with_only_columns(_message.c.payload)
        )
        texts = [str(payload) for (payload,) in rows]
    found.close()
    return texts


def _outcomes(store: str) -> set[str]:
    found = open_store(store)
    with found.read() as session:
        outcomes = {run.outcome for run in source_runs.runs(session)}
    found.close()
    return outcomes


def _checked_since(process: Process, moment: int) -> Callable[[], bool]:
    def done() -> bool:
        events = [
            line.get("source") for line in process.lines()[moment:] if line["event"] == "checked"
        ]
        return set(KEYS) <= set(events)

    return done


@pytest.mark.timeout(600)
def test_a_sound_paper_is_posted_while_every_bad_text_is_worked_on(
    sqlite_url: str, replica: Replica
) -> None:
    script = WATCHES.format(port=replica.port, keys=KEYS)
    with running("run", sqlite_url, script, TAMAR_PAPER_SECONDS="2") as process:
        process.until(_checked_since(process, 0))
        with Pulse(process) as pulse:
            _poison(replica)
            made = replace(our_release("ai_question", replica.today, 901)["en"], title=GOOD)
            replica.put(made)
            process.until(lambda: any(GOOD in text for text in _told(sqlite_url)))
            process.until(
                lambda: all(
                    any(f"AI, {name}" in text for text in _told(sqlite_url)) for name in PAGES
                )
            )
            process.until(_checked_since(process, len(process.lines())))
        assert process.end() == 0
    told = _told(sqlite_url)
    assert pulse.failed == 0
    assert max(pulse.seconds) < ANSWERS_WITHIN, sorted(pulse.seconds)[-5:]
    assert sum(GOOD in text for text in told) == 1
    assert {"TooManyRows", "Refused", "EmptyListing"} <= _outcomes(sqlite_url)
    for name in PAGES:
        assert sum(f"AI, {name}" in text for text in told) == 1, name
