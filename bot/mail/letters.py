"""This file makes a mail of a payload as it travels: headers that mailboxes act on, HTML and plain text."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from importlib import resources

from bot.mail.relay import Sender
from bot.messages.words import HTML_LANGUAGES, say
from scrapers.items import Language
from storage.records import Payload

# Seven bits alone: a relay need not know anything newer.
_POLICY = SMTP.clone(cte_type="7bit")
_LIST = "tamar"


class NotAMail(ValueError):
    """What is to be sent is no mail; the renderer of mail makes those."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a mail goes to; `stop` is the address at which they end it, and `own` what only they have."""

    email: str = field(repr=False)
    stop: str = field(repr=False)
    own: str = field(repr=False)
    language: Language = "en"
    confirmed: bool = True  # that they asked for mail; until then somebody did


def message_id(delivery_id: int, to: Recipient, sender: Sender) -> str:
    """Name a mail: the same for a delivery however often it is sent, so that mailboxes fold it."""
    # Another store counts from one as well: the recipient's own secret keeps the names apart.
    apart = sha256(to.own.encode()).hexdigest()[:16]
    return f"<delivery-{delivery_id}.{apart}@{sender.host}>"


def letter(
    payload: Payload,
    to: Recipient,
    sender: Sender,
    *,
    delivery_id: int,
    now: datetime,
    thread: str | None = None,
) -> bytes:
    """Write a mail as it travels, its lines ended by CR LF; raises NotAMail."""
    subject, text = payload.get("subject"), payload.get("text")
    if not (isinstance(subject, str) and isinstance(text, str) and text):
        raise NotAMail(f"{NotAMail.__doc__} (it has {', '.join(sorted(payload)) or 'nothing'})")
    language: Language = payload.get("language", "en")
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = Address(sender.name, addr_spec=sender.address)
    mail["Subject"] = f"Re: {subject}" if thread and not subject.startswith("Re: ") else subject
    mail["Date"] = format_datetime(now)
    mail["Content-Language"] = HTML_LANGUAGES[language]
    ending = say("mail_why" if to.confirmed else "mail_why_asked", to.language)
    mail.set_content(f"{text}\n\n-- \n{ending}\n{say('mail_stop', to.language)} {to.stop}\n")
    page = _page(subject, str(payload.get("html", "")), ending, to, language)
    mail.add_alternative(page, subtype="html")
    return _written(_plain_headers(to, sender, delivery_id, thread)) + mail.as_bytes()


def _plain_headers(
    to: Recipient, sender: Sender, delivery_id: int, thread: str | None
) -> list[tuple[str, str]]:
    """Give the headers that programs act on.

    They are written as they stand: the library would fold or encode a long address, and no mailbox
    reads that.
    """
    headers = [
        ("To", f"<{to.email}>"),
        ("Message-ID", message_id(delivery_id, to, sender)),
        ("List-Id", f"Tamar <{_LIST}.{sender.host}>"),
        ("List-Unsubscribe", f"<{to.stop}>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ("Auto-Submitted", "auto-generated"),
        ("Precedence", "bulk"),
    ]
    return [*headers, *([("In-Reply-To", thread), ("References", thread)] if thread else [])]


def _written(headers: list[tuple[str, str]]) -> bytes:
    lines = []
    for name, value in headers:
        if not (value.isascii() and value.isprintable()):
            raise NotAMail(f"The header {name} holds what no header may hold.")
        lines.append(f"{name}: {value}\r\n")
    return "".join(lines).encode("ascii")


def _style() -> str:
    return resources.files(__package__).joinpath("style.css").read_text(encoding="utf-8")


def _page(subject: str, inner: str, ending: str, to: Recipient, language: Language) -> str:
    """Put a mail's HTML into a page of its own, with how to end it below."""
    spoken, ours = HTML_LANGUAGES[language], HTML_LANGUAGES[to.language]
    return (
        f'<!doctype html>\n<html lang="{spoken}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="supported-color-schemes" content="light dark">\n'
        f"<title>{html.escape(subject)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f'<div class="page" role="article" lang="{spoken}">\n{inner}\n'
        f'<p class="end" lang="{ours}">{html.escape(ending)} '
        f'<a href="{html.escape(to.stop)}">{html.escape(say("mail_stop_link", to.language))}</a></p>\n'
        "</div>\n</body>\n</html>\n"
    )
