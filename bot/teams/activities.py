"""This file reads what Teams sends us: who said, pressed or changed what, and where."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.answering.hearing.grammar import LONGEST
from bot.teams.client import is_root
from scrapers.items import Language
from storage.people.channel_addresses import UnknownAddress, address_in
from storage.people.conversations import Kind

LONGEST_VERB = 60
Json = dict[str, Any]
_KINDS: dict[str, Kind] = {"personal": "personal", "groupChat": "group", "channel": "channel"}
_AT = re.compile(r"<at[^<>]{0,200}>([^<>]{0,200})</at>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")
_ENTITY = {"&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&"}
_ENTITIES = re.compile("|".join(_ENTITY))
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
MOST_TEXT = 256 * 1024  # letters, as many as a request may hold bytes: nothing is cut in silence


class Malformed(ValueError):
    """That is no activity of Teams'."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that happened in a conversation; `root` is the message whose thread it is in."""

    kind: str  # message, invoke, installationUpdate, conversationUpdate
    id: str
    tenant: str
    address: str
    service_url: str
    recipient: str
    where: Kind
    root: str | None
    who: str
    sender: str = ""  # the same person, as Teams' connector names them to us
    name: str = ""  # of an invoke
    action: str = ""
    happened: str = ""  # in a team: channelRenamed, teamArchived
    text: str = ""
    value: Json = field(default_factory=dict)
    team: str = ""
    channel: str = ""  # the channel that something happened to, by Teams' id
    channel_name: str = ""
    private: bool = False
    shared: bool = False
    stranger: bool = False
    language: Language = "en"
    zone: str = "Asia/Hong_Kong"
    added: tuple[str, ...] = ()
    mentioned: tuple[tuple[str, str], ...] = ()  # whoever was pointed at, by id and name

    @property
    def workspace(self) -> str:
        """Name the tenant as a workspace."""
        return f"teams:{self.tenant}"


def read_activity(body: bytes) -> Activity:
    """Read a request's body; raises Malformed for whatever Teams would not send."""
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        raise Malformed(str(Malformed.__doc__)) from None
    if not isinstance(given, dict):
        raise Malformed(str(Malformed.__doc__))
    conversation, data = _part(given, "conversation"), _part(given, "channelData")
    here, _, root = _text(conversation, "id", 1000).partition(";messageid=")
    tenant = _tenant(conversation, data)
    try:
        address = address_in(f"teams:{tenant}", here)
    except UnknownAddress:
        raise Malformed(str(Malformed.__doc__)) from None
    sender, place = _part(given, "from"), _part(data, "channel")
    where = _KINDS.get(_text(conversation, "conversationType"), "channel" if place else "personal")
    kind_of = f"{_text(place, 'type')} {_text(place, 'membershipType')}".casefold()
    own = _text(sender, "tenantId")
    return Activity(
        kind=_text(given, "type"),
        id=_text(given, "id", 300),
        tenant=tenant,
        address=address,
        service_url=_text(given, "serviceUrl", 500),
        recipient=_text(_part(given, "recipient"), "id"),
        where=where,
        root=root if is_root(root) else None,
        who=_text(sender, "aadObjectId") or _text(sender, "id"),
        sender=_text(sender, "id"),
        name=_text(given, "name"),
        action=_text(given, "action"),
        happened=_text(data, "eventType"),
        text=_text(given, "text", MOST_TEXT),
        value=_part(given, "value"),
        team=_text(_part(data, "team"), "id"),
        channel=_text(place, "id"),
        channel_name=_text(place, "name"),
        private=where != "channel" or "private" in kind_of,
        shared="shared" in kind_of,
        stranger=bool(own) and own != tenant,
        language=language_of(_text(given, "locale")),
        zone=zone_of(_text(given, "localTimezone")),
        added=tuple(_text(one, "id") for one in _parts(given, "membersAdded")),
        mentioned=_mentioned(given),
    )


def typed(activity: Activity) -> str:
    """Give what somebody typed: without our own name, without marks, channels pointed at by id."""
    text = activity.text
    numbers = {name.strip().casefold(): number for number, name in activity.mentioned}

    def pointed(found: re.Match[str]) -> str:
        number = numbers.get(found[1].strip().casefold(), "")
        if number == activity.recipient:
            return " "
        channel = number.startswith("19:")
        return f" <#{quote(number, safe='')}|{_bare(found[1])}> " if channel else f" {found[1]} "

    parts = re.split(r"(<at[^<>]{0,200}>[^<>]{0,200}</at>)", text, flags=re.IGNORECASE)
    said = "".join(
        pointed(found) if (found := _AT.fullmatch(part)) else _TAG.sub(" ", part) for part in parts
    )
    said = _ENTITIES.sub(lambda found: _ENTITY[found[0]], said)
    return " ".join(_HIDDEN.sub("", said).split())


def pressed(value: Json) -> tuple[str, str] | None:
    """Give what a button says, from either kind of button; None where none of ours was pressed."""
    action = _part(value, "action")
    data = _part(action, "data") if action else value
    verb, meant = data.get("verb"), data.get("value", "")
    if not isinstance(verb, str) or not isinstance(meant, str):
        return None
    if len(verb) > LONGEST_VERB or len(meant) > LONGEST:  # ours come back whole
        return None
    return verb, meant


def language_of(locale: str) -> Language:
    """Give the language of a locale as Teams names it: zh-HK, en-US."""
    name = locale.casefold()
    if not name.startswith("zh"):
        return "en"
    return "zh-Hans" if name.startswith(("zh-cn", "zh-sg", "zh-hans")) else "zh-Hant"


def zone_of(name: str) -> str:
    """Give a time zone if there is one of that name, else Hong Kong's."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return "Asia/Hong_Kong"
    return name


def _tenant(conversation: Json, data: Json) -> str:
    """Give the tenant, on which every part that names one has to agree."""
    named = {_text(conversation, "tenantId"), _text(_part(data, "tenant"), "id")} - {""}
    if len(named) != 1:
        raise Malformed(str(Malformed.__doc__))
    return named.pop()


def _mentioned(given: Json) -> tuple[tuple[str, str], ...]:
    found = []
    for entity in _parts(given, "entities"):
        who = _part(entity, "mentioned")
        number = _text(who, "id")
        if entity.get("type") == "mention" and number:
            found.append((number, _AT.sub(r"\1", _text(entity, "text") or _text(who, "name"))))
    return tuple(found[:20])


def _bare(name: str) -> str:
    return re.sub(r"[<>|]", "", name).strip()


def _part(given: Json, name: str) -> Json:
    found = given.get(name)
    return found if isinstance(found, dict) else {}


def _parts(given: Json, name: str) -> list[Json]:
    found = given.get(name)
    return [one for one in found[:50] if isinstance(one, dict)] if isinstance(found, list) else []


def _text(given: Json, name: str, longest: int = 300) -> str:
    """Give a text; one that is longer than any of Teams' own is none."""
    found = given.get(name)
    if not isinstance(found, str) or len(found) > longest:
        if isinstance(found, str) and name == "text":
            return found[:longest]
        return ""
    return found
