"""This file tests the logs: one object a line, with its ids, and nothing secret in it."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot import logs

SECRETS = (
    "xoxb-12345-67890-abcdef",
    "xoxe.xoxb-1-Mi0yLTk",
    "xapp-1-A0-99-abcdef",
    "https://hooks.slack.com/services/T0/B0/abcdef",
    "postgresql://tamar:opensesame@db/tamar",
    "Bearer abc.def-ghi",
    "gAAAAABmT0kenT0kenT0kenT0kenT0ken==",
)


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()
    root.handlers[:] = handlers
    root.setLevel(level)


def _logged(**how: Any) -> io.StringIO:
    out = io.StringIO()
    logs.set_up(to=out, **how)
    return out


def test_a_line_is_one_json_object_with_its_ids() -> None:
    out = _logged()
    with structlog.contextvars.bound_contextvars(source="info_gov_hk"):
        structlog.get_logger().info("checked", run=7, paper=8, delivery=9)
    line = json.loads(out.getvalue())
    assert (line["source"], line["run"], line["paper"], line["delivery"]) == (
        "info_gov_hk", 7, 8, 9,
    )  # fmt: skip


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_blacked_out(secret: str) -> None:
    out = _logged()
    structlog.get_logger().warning("trouble", text=f"with {secret} in it", more={"in": [secret]})
    assert "[secret]" in out.getvalue()
    assert secret not in out.getvalue()
    assert "opensesame" not in out.getvalue()


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_in_a_traceback_is_blacked_out(secret: str) -> None:
    out = _logged()
    try:
        raise ValueError(secret)
    except ValueError:
        structlog.get_logger().exception("broke")
    assert secret not in out.getvalue()
    assert "ValueError" in out.getvalue()


def test_what_libraries_say_passes_the_same_veil() -> None:
    out = _logged()
    logging.getLogger("some.library").warning("posting with %s", SECRETS[0])
    line = json.loads(out.getvalue())
    assert line["event"] == "posting with [secret]"


@given(st.text(min_size=6).filter(lambda text: text.strip() == text))
def test_a_secret_that_looks_like_nothing_is_blacked_out_when_known(secret: str) -> None:
    assert secret not in logs.Veil([secret]).text(f"it is {secret}, isn't it").replace(
        "[secret]", ""
    )


def test_a_veil_does_not_show_what_it_hides() -> None:
    assert "opensesame" not in repr(logs.Veil(["opensesame"]))


def test_words_that_are_no_secrets_stay() -> None:
    text = "LCQ15: https://www.info.gov.hk/gia/general/202611/20/P1.htm at 10:30@home"
    assert logs.without_secrets(text) == text


def test_a_command_that_ends_by_itself_warns_in_one_line() -> None:
    out = _logged(quiet=True)
    structlog.get_logger().info("unheard")
    try:
        raise ValueError("of this")
    except ValueError:
        structlog.get_logger().exception("reader_broke", url="https://x.example/a.pdf")
    assert out.getvalue() == "tamar: reader broke: url https://x.example/a.pdf, error ValueError\n"


def test_at_the_shell_a_text_that_was_given_up_is_named_in_words() -> None:
    used_up = {"event": "worker_used_up", "asked": "summarise", "status": -27}
    other = {"event": "another_text", "url": "file:///a.htm"}
    first, second = (logs._one_line(None, "warning", one) for one in (used_up, other))
    assert first == "tamar: a text takes more work than a paper needs and was given up"
    assert second.startswith("tamar: another text entirely stands there now")
    assert second.endswith("url file:///a.htm")
