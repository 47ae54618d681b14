"""This file says which settings have a form that cannot be right, and which names are those of no setting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from ipaddress import ip_address

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.secrets import are_keys
from bot.settings import Settings

PREFIX = "TAMAR_"
OURS = frozenset({"TAMAR_SHARED", "TAMAR_TESTS_FORKS"})  # of whoever works on the program
MOST_SLIPS = 3  # letters in which a name that is meant may differ
# e.g. 9f1c2d3e-0a1b-4c2d-8e3f-0123456789ab
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_HOST = re.compile(r"[A-Za-z0-9.:_-]{0,253}")
_BOT = re.compile(r"xox[a-z](?:\.xox[a-z])?-\S{1,500}")
_APP = re.compile(r"xapp-\S{1,500}")
_HEX = re.compile(r"[0-9a-f]{32}", re.IGNORECASE)
_CLIENT = re.compile(r"\d{1,30}\.\d{1,30}")
_ADDRESS = re.compile(r"https?://[!-~]{1,500}")


def wrong(settings: Settings) -> dict[str, str]:
    """Give the settings whose form cannot be right, each with the word for the form that it must have."""
    found = {}
    for name, (fits, form) in FORMS.items():
        text = settings.written(name)
        if text and not fits(text):
            found[f"{PREFIX}{name.upper()}"] = form
    return found


def unknown(names: Iterable[str]) -> dict[str, str]:
    """Give the variables whose names begin as a setting's and are none, each with the one that is meant, or nothing."""
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    found = {}
    for name in sorted(names):
        if name.upper().startswith(PREFIX) and name.upper() not in known and name not in OURS:
            near = process.extractOne(
                name.upper(), known, scorer=OSA.distance, score_cutoff=MOST_SLIPS
            )
            found[name] = near[0] if near else ""
    return found


def _each(fits: Callable[[str], object]) -> Callable[[str], bool]:
    return lambda text: all(fits(one.strip()) for one in text.split(",") if one.strip())


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


# What fits each setting that is text and is not weighed where it is read, and which of our words say so.
FORMS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "keys": (are_keys, "keys"),
    "archive_proxies": (_each(_is_address), "addresses"),
    "slack_bot_token": (_BOT.fullmatch, "bot_token"),
    "slack_app_token": (_APP.fullmatch, "app_token"),
    "slack_signing_secret": (_HEX.fullmatch, "signing_secret"),
    "slack_client_id": (_CLIENT.fullmatch, "client_id"),
    "slack_api": (_ADDRESS.fullmatch, "web_address"),
    "teams_app_id": (_UUID.fullmatch, "id"),
    "teams_tenant": (_UUID.fullmatch, "id"),
    "teams_allow": (_each(_UUID.fullmatch), "ids"),
    "teams_admins": (_each(_UUID.fullmatch), "ids"),
    "model_url": (_ADDRESS.fullmatch, "web_address"),
    "web_host": (_HOST.fullmatch, "host"),
    "ops_host": (_HOST.fullmatch, "host"),
}
