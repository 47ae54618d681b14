"""This file sets up the logs: structured lines with ids, and never a token or a webhook's address."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog

_SECRET = re.compile(
    r"xox[a-z]+-[\w.-]+|xapp-[\w.-]+|xoxe\.[\w.-]+|https://hooks\.slack\.com/\S+|"
    r"(?<=://)[^/\s:@]+:[^/\s@]+(?=@)|Bearer\s+\S+"
)


def without_secrets(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Black out whatever looks like a token, a webhook's address or a password."""
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = _SECRET.sub("[secret]", value)
    return event


def set_up(*, to: TextIO | None = None, pretty: bool = False) -> None:
    """Log to standard error: one JSON object a line, or for people on a terminal."""
    out = to or sys.stderr
    renderer: Any = (
        structlog.dev.ConsoleRenderer(colors=False)
        if pretty
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            without_secrets,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=out),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(stream=out, level=logging.WARNING, force=True)
    for name in ("httpx", "apscheduler", "slack_bolt", "slack_sdk", "procrastinate", "uvicorn"):
        logging.getLogger(name).setLevel(logging.WARNING)
