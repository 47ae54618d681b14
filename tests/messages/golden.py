"""This file renders the samples for Slack, for Teams, as mails and for the terminal and keeps what came out."""

from __future__ import annotations

import json
from pathlib import Path

from bot.desk import Renderer
from bot.mail.renderer import MailRenderer
from bot.platforms.console import ConsoleRenderer
from bot.slack.renderer import SlackRenderer
from bot.teams.renderer import TeamsRenderer
from storage.records import Payload
from tests.messages import samples

FOLDER = Path(__file__).parent / "golden"


def rendered(renderer: Renderer) -> dict[str, list[Payload]]:
    """Give every sample's payloads by its name."""
    return {
        **{name: [renderer.alert(alert)] for name, alert in samples.ALERTS.items()},
        **{name: [renderer.revision(one)] for name, one in samples.REVISIONS.items()},
        **{name: [renderer.withdrawal(one)] for name, one in samples.WITHDRAWALS.items()},
        **{name: list(renderer.digest(one)) for name, one in samples.DIGESTS.items()},
        **{name: list(renderer.rest(one)) for name, one in samples.RESTS.items()},
        **{name: [renderer.sitting(one)] for name, one in samples.SITTINGS.items()},
        **{name: [renderer.briefing(one)] for name, one in samples.BRIEFINGS.items()},
        **{name: [renderer.notice(text)] for name, text in samples.NOTICES.items()},
    }


def as_files() -> dict[str, str]:
    """Give every golden file's contents by its name."""
    chats: tuple[tuple[str, Renderer], ...] = (
        ("slack", SlackRenderer()),
        ("teams", TeamsRenderer()),
    )
    written = {
        f"{name}.{chat}.json": json.dumps(payloads, ensure_ascii=False, indent=1) + "\n"
        for chat, renderer in chats
        for name, payloads in rendered(renderer).items()
    }
    console = {
        f"{name}.console.txt": "\n\n".join(payload["text"] for payload in payloads) + "\n"
        for name, payloads in rendered(ConsoleRenderer()).items()
    }
    mails = {
        f"{name}.mail.txt": "\n".join(map(_as_mail, payloads))
        for name, payloads in rendered(MailRenderer()).items()
    }
    return {**written, **console, **mails}


def _as_mail(payload: Payload) -> str:
    """Set a mail out to be read: its subject, its plain part, its HTML."""
    return f"Subject: {payload['subject']}\n\n{payload['text']}\n\n{payload['html']}\n"
