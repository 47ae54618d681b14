"""This file has a server say odd things: the door brings the answer or an error of the family, no other."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from scrapers.fetch import AnswerLimits, Door
from scrapers.source import Refused, ScrapeError, Unreachable
from tests.scrapers.loopback import FakeClock, Loopback, says, says_raw

HERE = frozenset({"127.0.0.1"})
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
DIGITS = b"9" * 5000
ODD = [
    b"",
    b" ",
    b"\xff\xfe",
    b"\xe4\xb8\xad\xe6\x96\x87",
    b"\xc2\xb2",
    DIGITS,
    b"-1",
    b"NaN",
    b"1e400",
    b"0x10",
    b"1, 2",
    b"Mon, 1 Jan 99999999999999999999 00:00:00 GMT",
    b"Mon, 1 Jan " + DIGITS + b" 00:00:00 GMT",
    b"Mon, 99 Foo 2026 99:99:99 +9999",
    b"text/html; charset=\xff; charset=" + DIGITS,
    b"http://[",
    b"http://[::1",
    b"//\xe2\x84\x80/",
    b"http://127.0.0.1:99999/",
    b"http://127.0.0.1:port/",
    b"http://" + b"a" * 300 + b"/",
    b"http://xn--\xc3\xa9/",
    b"http://a..b/%zz?%",
    b"javascript:alert(1)",
    b"/%00%0d%0a\xc2\x85",
    b"?" + b"x" * 9000,
    b"https://user:pass@127.0.0.1/",
    b'\t;\t,\t=\t"',
]
NAMES = [
    b"Retry-After",
    b"Content-Type",
    b"Content-Length",
    b"Content-Encoding",
    b"Transfer-Encoding",
    b"ETag",
    b"Last-Modified",
    b"Location",
    b"Date",
    b"Set-Cookie",
    b"Link",
    b"Server",
    b"cf-mitigated",
    b"X-\xff",
    b"",
]
STATUSES = [b"200 OK", b"302 Found", b"304 Not Modified", b"429 Slow", b"503 Gone", b"999 Odd"]
LINES = [
    b"HTTP/1.1 \xff\xfe\r\n\r\n",
    b"HTTP/1.1 " + DIGITS + b" OK\r\n\r\n",
    b"HTTP/9.9 200 OK\r\n\r\n",
    b"\x00" * 300,
    b"HTTP/1.1 200 " + b"\xe4" * 100 + b"\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + DIGITS + b"\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;\xff=\x00\r\nx\r\n0\r\n\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n" * 50,
    b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n folded: x\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nA: b\r\n\tc: " + b"x" * 200_000 + b"\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot packed",
    b"ICY 200 OK\r\n\r\n",
    b"220 smtp ready\r\n",
]
ROBOTS = [
    b"User-agent: *\nCrawl-delay: nan\n",
    b"User-agent: *\nCrawl-delay: -5\n",
    b"User-agent: *\nCrawl-delay: 1e400\n",
    b"User-agent: *\nCrawl-delay: " + DIGITS + b"\n",
    b"User-agent: *\nCrawl-delay: \xc2\xb2\n",
    b"User-agent: *\nRequest-rate: 1/0s\n",
    b"User-agent: *\nRequest-rate: " + DIGITS + b"/" + DIGITS + b"d 9999-9999\n",
    b"User-agent: *\nVisit-time: 9999-\xc2\xb2\n",
    b"User-agent: *\nRequest-rate: 1/5s 2500-9999\nVisit-time: x-y\n",
    b"User-agent: *\nAllow: /" + b"*" * 2000 + b"$\n",
    b"User-agent: *\nAllow: %zz%\xff%u1234\n",
    b"User-agent: *\nAllow: http://[\n",
    b"Sitemap: http://[\nHost: http://[\nUser-agent: *\n",
    b"\xff\xfeU\x00s\x00",
    b"\x00\x01\x02" * 1000,
    b":" * 10_000,
    b"User-agent: " + b"x" * 100_000,
]


@pytest.fixture
def site() -> Iterator[Loopback]:
    with Loopback() as server:
        yield server


@pytest.fixture
def door(site: Loopback) -> Iterator[Door]:
    clock = FakeClock()
    with Door(
        user_agent="TamarTest/1.0 (desk@tamar.example)",
        clock=clock,
        sleep=clock.sleep,
        chance=lambda: 0.0,
        loopback=frozenset({site.pair}),
        limits=AnswerLimits(pause=0.0, patience=1e9, redirects=2),
        now=lambda: NOON,
    ) as made:
        yield made


def _ask(site: Loopback, door: Door) -> None:
    answer = None
    with suppress(ScrapeError):
        answer = door.get(f"{site.url}/a", hosts=HERE)
    if answer is not None:  # what it gave comes back with the next question
        with suppress(ScrapeError):
            door.get(
                f"{site.url}/a",
                hosts=HERE,
                etag=answer.etag,
                last_modified=answer.last_modified,
                known=answer.digest,
            )


@pytest.mark.parametrize("name", NAMES)
def test_a_header_may_say_anything(site: Loopback, door: Door, name: bytes) -> None:
    for status in STATUSES:
        for odd in ODD:
            head = b"HTTP/1.1 " + status + b"\r\n" + name + b": " + odd + b"\r\n"
            site.answers["/a"] = says_raw([head, b"Connection: close\r\n\r\n", b"<html>a</html>"])
            _ask(site, door)
    site._server.unexpected.clear()  # where redirects led


@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_an_answer_may_be_no_http_at_all(site: Loopback, door: Door, line: bytes) -> None:
    site.answers["/a"] = says_raw([line])
    _ask(site, door)


def test_an_answer_with_any_byte_changed_is_an_answer_or_an_error(
    site: Loopback, door: Door
) -> None:
    sound = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nRetry-After: 5\r\n"
        b'ETag: "abc"\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<a>b<\r\n3\r\n/a>\r\n0\r\n\r\n'
    )
    chance = random.Random(7)
    for _ in range(300):
        at = chance.randrange(len(sound))
        spoilt = sound[:at] + bytes([chance.randrange(256)]) + sound[at + chance.randrange(2) :]
        site.answers["/a"] = says_raw([spoilt])
        _ask(site, door)


@pytest.mark.parametrize("rules", ROBOTS, ids=range(len(ROBOTS)))
def test_rules_for_programs_may_say_anything(site: Loopback, door: Door, rules: bytes) -> None:
    site.answers["/robots.txt"] = says(rules)
    site.answers["/a"] = says(b"a")
    _ask(site, door)


@pytest.mark.parametrize("status", [403, 429, 503])
def test_a_date_beyond_all_calendars_is_our_own_wait(
    site: Loopback, door: Door, status: int
) -> None:
    far = {"Retry-After": "Mon, 1 Jan 99999999999999999999 00:00:00 GMT"}
    site.answers["/a"] = says(status=status, headers=far)
    with pytest.raises((Refused, Unreachable)) as caught:
        door.get(f"{site.url}/a", hosts=HERE)
    assert caught.value.retry_after == 5.0
