"""This file reads what others send or answer, up to a size: nothing beyond it is held."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, Iterable

from starlette.requests import ClientDisconnect, Request

_DIGITS = 15  # of a length that anybody could mean


class TooLarge(Exception):
    """It is larger than anything that is meant for us."""


class BrokenOff(Exception):
    """It ended before it was whole, or did not come in time."""


async def read_body(request: Request, most: int, seconds: float | None = None) -> bytes:
    """Read a request's body; raises TooLarge before more than that is read, and BrokenOff."""
    said = request.headers.get("content-length", "")
    if said.isascii() and said.isdecimal() and (len(said) > _DIGITS or int(said) > most):
        raise TooLarge
    try:
        async with asyncio.timeout(seconds):
            return await read_chunks(request.stream(), most)
    except (TimeoutError, ClientDisconnect):
        raise BrokenOff from None


async def read_chunks(chunks: AsyncIterable[bytes], most: int) -> bytes:
    """Join what comes piece by piece; raises TooLarge."""
    found = bytearray()
    async for chunk in chunks:
        found += chunk
        if len(found) > most:
            raise TooLarge
    return bytes(found)


def join_chunks(chunks: Iterable[bytes], most: int) -> bytes:
    """Join what comes piece by piece where nothing else waits; raises TooLarge."""
    found = bytearray()
    for chunk in chunks:
        found += chunk
        if len(found) > most:
            raise TooLarge
    return bytes(found)
