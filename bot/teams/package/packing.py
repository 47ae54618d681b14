"""This file packs the app for Teams' administrators: the manifest with the operator's own ids, and its icons."""

from __future__ import annotations

import io
import json
import re
import zipfile
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from bot.answering.command import Command
from bot.answering.commands import COMMANDS
from bot.answering.keeping.helping import OPEN
from bot.messages.clipping import clip

ICONS = ("color.png", "outline.png")
MOST_COMMANDS = 10  # that Teams shows; `help` names all
TITLE, DESCRIPTION = 32, 128  # letters of one of them
NAME = 32  # letters of whose app it is
LONGEST = 2048  # letters of an address
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_VERSION = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?")
_FIRST = (
    "subscribe",
    "list",
    "latest",
    "search",
    "show",
    "why",
    "digest",
    "status",
    "undo",
    "help",
)


class NotPacked(ValueError):
    """The app cannot be packed; the message says what is missing."""


def manifest(app_id: str, operator: str, website: str, privacy: str, version: str) -> Any:
    """Give the manifest with the operator's own ids; raises NotPacked.

    `privacy` is where the operator says what is kept of people: Teams' store asks for it.
    """
    if _ID.fullmatch(app_id) is None:
        raise NotPacked("TAMAR_TEAMS_APP_ID has to be the bot's app id, as 8-4-4-4-12 hex digits.")
    for address in (website, privacy):
        if urlsplit(address).scheme != "https" or len(address) > LONGEST:
            raise NotPacked(f"{address[:80]!r} has to be an https address.")
    found = _VERSION.match(version)
    made = json.loads((files(__package__) / "manifest.json").read_text("utf-8"))
    made["version"] = ".".join(part or "0" for part in found.groups()) if found else "1.0.0"
    made["id"] = app_id.lower()
    made["developer"] = {
        "name": clip(operator, NAME) or "Tamar",
        "websiteUrl": website,
        "privacyUrl": privacy,
        "termsOfUseUrl": website,
    }
    bot = made["bots"][0]
    bot["botId"] = app_id.lower()
    bot["commandLists"] = [{"scopes": bot["scopes"], "commands": commands()}]
    return made


def commands() -> list[dict[str, str]]:
    """Give the commands that Teams offers while somebody types, each as it is written."""
    found = {one.name: one for one in COMMANDS}
    chosen = [found[name] for name in _FIRST if name in found][:MOST_COMMANDS]
    return [
        {"title": clip(_title(one), TITLE), "description": clip(one.helped("en"), DESCRIPTION)}
        for one in chosen
    ]


def _title(command: Command) -> str:
    """Give what is written into the line for somebody to go on from: a command and one word."""
    shown = command.shown("en")
    return command.name if OPEN in shown or command.name == "help" else " ".join(shown.split()[:2])


def pack(made: Any) -> bytes:
    """Zip a manifest with its icons: the same bytes for the same manifest."""
    written = json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8")
    parts = {"manifest.json": written}
    parts |= {name: (files(__package__) / name).read_bytes() for name in ICONS}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return out.getvalue()
