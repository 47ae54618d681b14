"""This file reads the body of an answer: never more than allowed, never less than promised."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping

from scrapers.source import Refused, TooBig, Truncated

_STEP = 65_536  # bytes that may come out of the decompressor at a time


def read_body(parts: Iterable[bytes], headers: Mapping[str, str], limit: int, where: str) -> bytes:
    """Read a body, decompressed, up to `limit` bytes on the wire and unpacked.

    Raises TooBig as soon as more is coming, Truncated where the packing ends too early or is
    broken, Refused where the packing is one that the door did not ask for.
    """
    promised = headers.get("content-length", "")
    if promised.isascii() and promised.isdigit() and int(promised[:18]) > limit:
        raise _too_big(where, limit)
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return b"".join(_bounded(parts, limit, where))
    if encoding not in ("gzip", "x-gzip"):
        raise Refused(
            f"{where}: the answer is packed as {encoding[:20]!r}, and only gzip was asked for. "
            "Look at what stands in front of the site"
        )
    return b"".join(_bounded(_unzipped(_bounded(parts, limit, where), where), limit, where))


def _bounded(parts: Iterable[bytes], limit: int, where: str) -> Iterator[bytes]:
    total = 0
    for part in parts:
        total += len(part)
        if total > limit:
            raise _too_big(where, limit)
        yield part


def _unzipped(parts: Iterable[bytes], where: str) -> Iterator[bytes]:
    """Unpack step by step, so that a small bomb never stands unpacked in memory."""
    unpacker = zlib.decompressobj(wbits=31)
    begun = False
    for part in parts:
        waiting = part
        while waiting:
            if unpacker.eof:
                if waiting[:1] != b"\x1f":
                    break  # padding behind the packing; a second one would begin like the first
                unpacker = zlib.decompressobj(wbits=31)
            begun = True
            try:
                yield unpacker.decompress(waiting, _STEP)
            except zlib.error as error:
                raise Truncated(
                    f"{where}: the answer's packing is broken; asked again at the next check"
                ) from error
            waiting = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if begun and not unpacker.eof:
        raise Truncated(f"{where}: the answer's packing ends early; asked again at the next check")


def _too_big(where: str, limit: int) -> TooBig:
    return TooBig(
        f"{where}: the answer is larger than {limit:,} bytes. "
        "Look at it by hand before raising the limit"
    )
