"""This file says what the worker process is asked and what it answers, and puts both into bytes.

A frame is a line of JSON with the lengths of what follows it: the question's or answer's own JSON,
then raw bytes such as a page's body. What comes back is checked against its type: the process that
read hostile text is not trusted beyond the shape of its answers.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from bot.contents.understanding import Compared, Comparison, Hints, OwnTopic, Text, Understood
from scrapers.items import Document, Reading
from scrapers.readers.formats import Format
from scrapers.source import Index
from storage.records import Match

LONGEST = 256 * 1024 * 1024  # bytes of one frame; no question and no answer comes near it
BUDGET = struct.Struct(">d")  # seconds: before a question's bytes, after the answer's JSON
_HEAD = struct.Struct(">16sII")


class Disconnected(Exception):
    """The other side is gone in the middle of a frame, or sends what is no frame."""


class Misshapen(Exception):
    """What was to be sent, or was received, does not have the shape that it must have."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the process is told first: bytes of memory, and the operator's options for sources."""

    memory: int
    options: Mapping[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetTopics:
    """People's own topics, as of a version."""

    version: str
    own: tuple[OwnTopic, ...]


@dataclass(frozen=True, slots=True)
class ReadIndex:
    """Which source's index page the frame's bytes are."""

    source: str
    url: str
    media_type: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What is known of the web page or text that the frame's bytes are."""

    format: Format
    url: str | None
    media_type: str
    hints: Hints


@dataclass(frozen=True, slots=True)
class Structure:
    """A reading that wants its structure."""

    reading: Reading
    hints: Hints


@dataclass(frozen=True, slots=True)
class MatchText:
    """A text, or a headline alone, that wants its topics."""

    version: str
    document: Document | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class CountCommon:
    """A booklet whose recurring sentences are to be counted."""

    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Summarise:
    """A text that wants its bullets and commitments."""

    document: Document
    issued: date | None
    common: dict[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer: an error's name and message, and the traceback of one of our own."""

    name: str
    message: str
    traceback: str = ""
    index: Index | None = None  # what an index page said before it failed


class Exchange(NamedTuple):
    """The type of a question, and the type of its answer."""

    asks: Any
    answers: Any


EXCHANGES: Mapping[str, Exchange] = {
    "config": Exchange(Config, None),
    "topics": Exchange(SetTopics, None),
    "index": Exchange(ReadIndex, Index),
    "read": Exchange(ReadFile, Text),
    "structure": Exchange(Structure, Text),
    "match": Exchange(MatchText, tuple[Match, ...]),
    "common": Exchange(CountCommon, dict[int, int]),
    "summarise": Exchange(Summarise, Understood),
    "compare": Exchange(Comparison, Compared),
}
FAILED = "failed"


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def pack(shape: Any, value: Any) -> bytes:
    """Give a value as JSON; raises Misshapen where a text in it is none."""
    try:
        return _adapter(shape).dump_json(value, fallback=_mapping)
    except (PydanticSerializationError, UnicodeEncodeError, TypeError) as error:
        raise Misshapen(f"It cannot be written down: {error}") from error


def _mapping(value: object) -> dict[Any, Any]:
    if isinstance(value, Mapping):  # one that cannot be changed, which pydantic does not know
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no JSON")


def unpack(shape: Any, data: bytes) -> Any:
    """Give the value behind JSON; raises Misshapen where it has another shape."""
    try:
        return _adapter(shape).validate_json(data)
    except ValidationError as error:
        raise Misshapen(f"{error.error_count()} parts of it are not what they should be") from error


def send(line: socket.socket, name: str, content: bytes, body: bytes = b"") -> None:
    """Send one frame."""
    line.sendall(_HEAD.pack(name.encode("ascii"), len(content), len(body)))
    line.sendall(content)
    if body:
        line.sendall(body)


def receive(line: socket.socket) -> tuple[str, bytes, bytes]:
    """Receive one frame; raises Disconnected, or TimeoutError where the line has a time-out."""
    name, content, body = _HEAD.unpack(_exactly(line, _HEAD.size))
    if content > LONGEST or body > LONGEST:
        raise Disconnected(f"a frame of {content} and {body} bytes")
    return (
        name.rstrip(b"\0").decode("ascii", "replace"),
        _exactly(line, content),
        _exactly(line, body),
    )


def _exactly(line: socket.socket, length: int) -> bytes:
    held = bytearray(length)
    view, at = memoryview(held), 0
    while at < length:
        got = line.recv_into(view[at:])
        if got == 0:
            raise Disconnected(f"the line ended after {at} of {length} bytes")
        at += got
    return bytes(held)
