"""This file throws any text at all at the renderers: Slack has to take what comes out, and be still."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given, settings

from bot.messages.alerts import Alert, Digest, Revision
from bot.platforms.console import ConsoleRenderer
from bot.slack.renderer import SlackRenderer
from storage.records import Payload
from tests.blocks import faults
from tests.messages.hostile import ALERT, DIGEST, REVISION, TEXT

CALLS = re.compile(r"<[!@#]|(?<![^\W_])@(?:channel|here|everyone)\b")
QUICK = settings(max_examples=60, deadline=None)


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["text"]] if value.get("type") == "mrkdwn" else []
        return own + [text for part in value.values() for text in _texts(part)]
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else []


def _check(payload: Payload) -> None:
    assert faults(payload) == []
    assert not CALLS.search(payload["text"])
    for text in _texts(payload["blocks"]):
        assert not CALLS.search(text)
        assert not re.search(r"<(?!https?://[^<>|\s]+\|[^<>]+>)", text), text
        assert not re.search(r"&(?!amp;|lt;|gt;)", text), text
    json.dumps(payload).encode("utf-8")


@given(ALERT)
@QUICK
def test_slack_takes_any_alert_and_nobody_is_called(alert: Alert) -> None:
    _check(SlackRenderer().alert(alert))


@given(REVISION)
@QUICK
def test_slack_takes_any_revision_and_nobody_is_called(revision: Revision) -> None:
    _check(SlackRenderer().revision(revision))


@given(DIGEST)
@settings(max_examples=25, deadline=None)
def test_slack_takes_any_digest_and_nobody_is_called(digest: Digest) -> None:
    for payload in SlackRenderer().digest(digest):
        _check(payload)


@given(TEXT)
@QUICK
def test_slack_takes_any_notice_and_nobody_is_called(text: str) -> None:
    _check(SlackRenderer().notice(text))


@given(ALERT)
@QUICK
def test_a_terminal_takes_any_alert(alert: Alert) -> None:
    assert isinstance(ConsoleRenderer().alert(alert)["text"], str)
