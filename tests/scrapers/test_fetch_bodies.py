"""This file proves that a body is whole, and never larger than allowed."""

from __future__ import annotations

import gzip
import itertools
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.bodies import read_body
from scrapers.fetch import AnswerLimits, Door
from scrapers.source import Refused, ScrapeError, TooBig, Truncated, Unreachable
from tests.scrapers.loopback import FakeClock, Handler, Loopback, says, says_raw, zipped

HERE = frozenset({"127.0.0.1"})
PACKED = {"content-encoding": "gzip"}
MIB = 1024 * 1024


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
        now=lambda: datetime.now(UTC),
        chance=lambda: 0.0,
        loopback=frozenset({site.pair}),
        limits=AnswerLimits(pause=0.0, body_bytes=MIB),
    ) as door:
        yield door


def pieces(data: bytes, size: int) -> Iterable[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@given(st.binary(max_size=3000), st.integers(1, 700))
@settings(deadline=None, max_examples=60)
def test_what_was_packed_comes_out_however_it_is_cut(body: bytes, size: int) -> None:
    assert read_body(pieces(gzip.compress(body), size), PACKED, 4000, "x") == body


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.integers(1, 100))
@settings(deadline=None, max_examples=40)
def test_packings_one_after_the_other_are_one_body(bodies: list[bytes], size: int) -> None:
    packed = b"".join(gzip.compress(body) for body in bodies)
    assert read_body(pieces(packed, size), PACKED, 4000, "x") == b"".join(bodies)


@given(st.binary(max_size=400), st.integers(1, 50))
@settings(deadline=None, max_examples=60)
def test_noise_is_a_body_or_a_named_error(noise: bytes, size: int) -> None:
    try:
        body = read_body(pieces(noise, size), PACKED, 1000, "x")
    except ScrapeError:
        return
    assert len(body) <= 1000


@given(st.integers(1, 200))
@settings(deadline=None, max_examples=40)
def test_a_packing_that_ends_early_is_truncated(cut: int) -> None:
    packed = gzip.compress(bytes(range(256)) * 4)
    with pytest.raises(Truncated):
        read_body([packed[: len(packed) - min(cut, len(packed) - 1)]], PACKED, 9999, "x")


def test_a_bomb_stops_near_the_limit() -> None:
    bomb = gzip.compress(bytes(64 * MIB))
    taken = 0

    def wire() -> Iterator[bytes]:
        nonlocal taken
        for piece in pieces(bomb, 1024):
            taken += len(piece)
            yield piece

    with pytest.raises(TooBig):
        read_body(wire(), PACKED, MIB, "x")
    assert taken <= 4096 < len(bomb) / 10


def test_a_stream_that_packs_nothing_for_ever_ends_at_the_limit() -> None:
    nothing = gzip.compress(b"")
    with pytest.raises(TooBig):
        read_body(itertools.repeat(nothing), PACKED, 100_000, "x")


def test_junk_behind_the_packing_is_left_out() -> None:
    assert read_body([gzip.compress(b"a") + b"\0\0\0"], PACKED, 100, "x") == b"a"


def test_a_packing_nobody_asked_for_is_refused() -> None:
    with pytest.raises(Refused, match="only gzip"):
        read_body([zlib.compress(b"a")], {"content-encoding": "br"}, 100, "x")


def test_a_packed_page_is_unpacked(site: Loopback, door: Door) -> None:
    site.answers["/a"] = zipped(b"a" * 5000)
    page = door.get(f"{site.url}/a", hosts=HERE).page
    assert page is not None
    assert page.body == b"a" * 5000


def test_a_bomb_is_too_big(site: Loopback, door: Door) -> None:
    site.answers["/a"] = zipped(bytes(8 * MIB))
    with pytest.raises(TooBig):
        door.get(f"{site.url}/a", hosts=HERE)


def test_a_page_may_be_as_large_as_the_limit(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says(b"12345")
    assert door.get(f"{site.url}/a", hosts=HERE, limit=5).page


def test_a_page_larger_than_the_limit_is_not_even_begun(site: Loopback, door: Door) -> None:
    site.answers["/a"] = says_raw([b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n"])
    with pytest.raises(TooBig):
        door.get(f"{site.url}/a", hosts=HERE, limit=5)


def test_a_body_without_an_announced_length_is_stopped(site: Loopback, door: Door) -> None:
    def endless(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not site.released.is_set():
            handler.wfile.write(b"4000\r\n" + bytes(0x4000) + b"\r\n")

    site.answers["/a"] = endless
    with pytest.raises(TooBig):
        door.get(f"{site.url}/a", hosts=HERE)


def test_after_a_page_that_was_too_big_the_next_one_is_whole(site: Loopback, door: Door) -> None:
    site.answers["/big"] = says(bytes(2 * MIB))
    site.answers["/a"] = says(b"a")
    with pytest.raises(TooBig):
        door.get(f"{site.url}/big", hosts=HERE)
    page = door.get(f"{site.url}/a", hosts=HERE).page
    assert page is not None
    assert page.body == b"a"


@pytest.mark.parametrize(
    "words",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
        b"HTTP/1.1 206 Partial\r\nContent-Length: 1\r\n\r\na",
        b"HTTP/1.1 204 Nothing\r\n\r\n",
    ],
)
def test_a_body_that_is_not_whole_is_truncated(site: Loopback, door: Door, words: bytes) -> None:
    site.answers["/a"] = says_raw([words])
    with pytest.raises(Truncated):
        door.get(f"{site.url}/a", hosts=HERE)


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_http_is_unreachable(site: Loopback, door: Door, words: bytes) -> None:
    site.answers["/a"] = says_raw([words])
    with pytest.raises(Unreachable):
        door.get(f"{site.url}/a", hosts=HERE)
