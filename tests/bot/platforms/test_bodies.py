"""This file tests that nothing beyond a size is held of what others send, whatever they say its length is."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.requests import Request

from bot.platforms.bodies import BrokenOff, TooLarge, join_chunks, read_body, read_chunks

MOST = 10


def request(*messages: dict[str, Any], length: str | None = None) -> tuple[Request, list[Any]]:
    """Give a request that comes in these pieces, and what of it was not taken in."""
    left = list(messages)

    async def receive() -> dict[str, Any]:
        if not left:
            await asyncio.Event().wait()
        return left.pop(0)

    headers = [(b"content-length", length.encode())] if length is not None else []
    return Request({"type": "http", "method": "POST", "headers": headers}, receive), left


def piece(body: bytes, *, more: bool = False) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_is_read_to_its_end() -> None:
    asked, _ = request(piece(b"12345", more=True), piece(b"67890"))
    assert asyncio.run(read_body(asked, MOST)) == b"1234567890"


@pytest.mark.parametrize("length", ["11", "9" * 4000, "99999999999999999999"])
def test_what_says_that_it_is_too_large_is_not_read(length: str) -> None:
    asked, left = request(piece(b"x"), length=length)
    with pytest.raises(TooLarge):
        asyncio.run(read_body(asked, MOST))
    assert len(left) == 1


@pytest.mark.parametrize("length", [None, "1", "-1", "x", "１１"])
def test_what_is_too_large_is_not_read_on_whatever_it_says(length: str | None) -> None:
    said = length if length is None or length.isascii() else None
    asked, left = request(*(piece(b"x" * 6, more=True) for _ in range(9)), length=said)
    with pytest.raises(TooLarge):
        asyncio.run(read_body(asked, MOST))
    assert len(left) == 7


def test_what_ends_before_it_is_whole_is_broken_off() -> None:
    asked, _ = request(piece(b"123", more=True), {"type": "http.disconnect"})
    with pytest.raises(BrokenOff):
        asyncio.run(read_body(asked, MOST))


def test_what_does_not_come_in_time_is_broken_off() -> None:
    asked, _ = request(piece(b"123", more=True))
    with pytest.raises(BrokenOff):
        asyncio.run(read_body(asked, MOST, seconds=0.01))


def test_an_answer_is_held_up_to_its_size_and_no_further() -> None:
    taken: list[bytes] = []

    def chunks() -> Any:
        for _ in range(9):
            taken.append(b"x" * 6)
            yield taken[-1]

    async def later() -> Any:
        for one in chunks():
            yield one

    with pytest.raises(TooLarge):
        join_chunks(chunks(), MOST)
    with pytest.raises(TooLarge):
        asyncio.run(read_chunks(later(), MOST))
    assert len(taken) == 4
