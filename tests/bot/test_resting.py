"""This file tests what a run holds of the memory: what it never needs at rest is loaded by whoever does."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot import wiring
from bot.slack.renderer import SlackRenderer

NEVER = (
    "scrapers.kinds.structuring",  # a paper is taken apart in a child
    "scrapers.replica.site",  # invented papers are for whoever asks to see one
    "bot.slack.renderer",  # nobody in Slack is told by a run on a terminal
    "bot.teams.renderer",
    "bot.mail.renderer",
)


def loaded(*lines: str) -> list[str]:
    """Give the modules that a process has loaded after some lines of Python."""
    script = "\n".join(["import sys", *lines, "print(*sys.modules)"])
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return found.stdout.split()


@pytest.fixture(scope="module")
def begun() -> list[str]:
    """What a run has loaded when it begins."""
    return loaded("import bot.service")


@pytest.mark.parametrize("module", NEVER)
def test_a_run_loads_nothing_at_its_start_that_it_does_not_need_at_rest(
    begun: list[str], module: str
) -> None:
    assert "bot.service" in begun
    assert module not in begun


def test_slack_over_http_loads_nothing_of_its_sockets() -> None:
    found = loaded("import bot.slack.doors")
    assert "slack_bolt" in found
    assert "slack_bolt.adapter.socket_mode" not in found


def test_a_platforms_renderer_is_loaded_with_the_first_message_for_it() -> None:
    build = "from bot.wiring import renderers", "found = renderers(); list(found), 'slack' in found"
    assert "bot.slack.renderer" not in loaded(*build)
    assert "bot.slack.renderer" in loaded(*build, "found['slack']")


def test_the_renderers_of_chats_that_are_set_up_are_loaded_at_once() -> None:
    found = loaded("from bot.wiring import renderers", "renderers(['teams'])")
    assert "bot.teams.renderer" in found
    assert "bot.mail.renderer" not in found


def test_a_renderer_is_made_once() -> None:
    found = wiring.renderers()
    assert found["slack"] is found["slack"]
    assert isinstance(found["slack"]._to, SlackRenderer)  # type: ignore[attr-defined]


def test_a_platform_that_nobody_knows_has_no_renderer() -> None:
    found = wiring.renderers()
    assert "telex" not in found
    assert len(found) == len(list(found)) == len(wiring.CHATS) + 1
    with pytest.raises(KeyError):
        found["telex"]
