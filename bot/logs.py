"""This file sets up the logs: structured lines with ids, and never a token or a webhook's address."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any, TextIO

# e.g. xoxb-12345-67890-abcdef · postgresql://tamar:word@db
_SECRET = re.compile(
    r"xox[a-z]{1,2}(?:\.xox[a-z]{1,2})?-[\w.-]+|xapp-[\w.-]+|https://hooks\.slack\.com/[^\s\"']+|"
    r"(?<=://)[^/\s:@]*:[^/\s@]+(?=@)|(?<=Bearer )[\w.~+/=-]+|\bgAAAA[\w-]{20,}={0,2}|"
    r"(?<=password=)[^\s&'\"]+"
)
_SHORTEST = 6  # a shorter secret would black out words that are none
_LOUD = ("httpx", "apscheduler", "slack_bolt", "slack_sdk", "procrastinate", "uvicorn")
_DRAWING = ("rich", "pygments")


class Veil:
    """Blacks out what looks like a token, a webhook's address or a password, and secrets it is told."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._known = sorted({s for s in secrets if len(s) >= _SHORTEST}, key=len, reverse=True)

    def __repr__(self) -> str:
        return f"Veil({len(self._known)} secrets)"

    def text(self, text: str) -> str:
        """Give a text without its secrets."""
        for secret in self._known:
            text = text.replace(secret, "[secret]")
        return _SECRET.sub("[secret]", text)

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {name: self._value(item) for name, item in value.items()}
        if isinstance(value, Sequence) and not isinstance(value, bytes):
            return [self._value(item) for item in value]
        if value is None or isinstance(value, bool | int | float):
            return value
        return self.text(str(value))

    def __call__(
        self, logger: Any, method: str, event: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        """Veil one line: a processor of structlog."""
        for name, value in event.items():
            if not name.startswith("_"):
                event[name] = self._value(value)
        return event


def without_secrets(text: str) -> str:
    """Black out whatever in a text looks like a token, a webhook's address or a password."""
    return Veil().text(text)


def set_up(
    *,
    to: TextIO | None = None,
    quiet: bool = False,
    secrets: Iterable[str] = (),
    shown: Iterable[str] = (),
) -> None:
    """Log to standard error, one JSON object a line.

    `quiet` is for commands that end by themselves or have a screen of their own: warnings only, one
    line each, no traceback; `shown` are the events that such a screen tells by itself.
    `secrets` are blacked out wherever they appear, beside what looks like one.
    """
    structlog: Any = undrawn("structlog")  # a lookup need not wait for it
    out = to or sys.stderr
    veil = Veil(secrets)
    renderer: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    if quiet:
        renderer = _one_line
    before: list[Any] = [
        _without(frozenset(shown)),
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    after: list[Any] = [] if quiet else [structlog.processors.format_exc_info]
    after += [veil, renderer]
    structlog.configure(
        processors=before + after,
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.WARNING if quiet else logging.INFO
        ),
        logger_factory=structlog.WriteLoggerFactory(file=out),
        cache_logger_on_first_use=False,
    )
    # Libraries speak through the standard library's logging: their lines pass the same veil.
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *after],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


def undrawn(name: str) -> ModuleType:
    """Load a package that draws if it finds what to draw with, and does without it otherwise.

    structlog wants it for tracebacks and httpx for a command line of its own: 7 MB that a run never
    uses. What is loaded already stays where it is, and they take it.
    """
    if not sys.modules.keys().isdisjoint(_DRAWING):
        return import_module(name)
    for each in _DRAWING:  # None: "not found", by Python's import system
        sys.modules[each] = None  # type: ignore[assignment]
    try:
        return import_module(name)
    finally:
        for each in _DRAWING:
            del sys.modules[each]


class _Late(logging.Handler):
    """Sets the logs up once there is a first line to log, and has it logged then."""

    def emit(self, record: logging.LogRecord) -> None:
        set_up(quiet=True)
        logging.getLogger(record.name).handle(record)


def expect() -> None:
    """Be ready to log quietly, for commands that have hardly ever anything to log.

    They load nothing that logs through structlog; libraries' lines are veiled and drawn as ever.
    """
    logging.basicConfig(handlers=[_Late()], level=logging.WARNING, force=True)


def _without(shown: frozenset[str]) -> Any:
    """Give a processor that drops the lines of some events."""

    import structlog

    def drop(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        if event.get("event") in shown:
            raise structlog.DropEvent
        return event

    return drop


_SAID = {  # events that people meet at the shell, in words
    "worker_used_up": "a text takes more work than a paper needs and was given up",
    "another_text": "another text entirely stands there now; it counts if it still does next time",
}


def _one_line(logger: Any, method: str, event: MutableMapping[str, Any]) -> str:
    """Render a warning as the command line's errors look: one line, and where an error was, its name."""
    facts = {n: v for n, v in event.items() if n not in ("event", "level", "timestamp", "exc_info")}
    if event["event"] in _SAID:
        facts = {name: value for name, value in facts.items() if name == "url"}
    if event.get("exc_info"):
        facts["error"] = type(sys.exc_info()[1]).__name__
    said = ", ".join(f"{name} {value}" for name, value in facts.items() if not name.startswith("_"))
    what = _SAID.get(event["event"], event["event"].replace("_", " "))
    text = " ".join(f"{what}: {said}".split()).rstrip(": ")
    return f"tamar: {text}"
