"""This file knows who speaks in Teams, and which of a team's channels they may speak of."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from urllib.parse import quote

from sqlmodel import Session

from bot.answering.hearing.grammar import LONGEST
from bot.answering.speech import Reach, Speaker
from bot.desk import Desk
from bot.teams.activities import Activity, typed
from storage.people import channels, conversations
from storage.people.channel_addresses import parts_of
from storage.people.conversations import Conversation

GENERAL = "General"
UNKNOWN = Reach(private=True, problem="not_in_team")  # private as far as we know
_IN = re.compile(r"(?:^|\s)(?:in|於|于|在)\s+#?", re.IGNORECASE)


def remember(session: Session, activity: Activity, desk: Desk) -> Conversation:
    """Keep where a conversation is answered, as it is now; what was private once stays so."""
    known = conversations.conversation(session, activity.address)
    channel = parts_of(activity.address)[1]
    here = activity.channel in ("", channel)
    # A team's first channel bears the team's id, and Teams does not say what it is called.
    first = GENERAL if channel == activity.team and not (known and known.name) else ""
    value = Conversation(
        address=activity.address,
        workspace=activity.workspace,
        service_url=activity.service_url,
        kind=activity.where,
        seen_at=desk.clock(),
        team=activity.team,
        name=(activity.channel_name[:200] if here else "") or first,
        private=activity.private or bool(known and known.private),
        shared=activity.shared or bool(known and known.shared),
        person=activity.who if activity.where == "personal" else "",
    )
    conversations.remember(session, value)
    return replace(value, name=value.name or (known.name if known else ""))


def speaker(
    desk: Desk,
    activity: Activity,
    here: Conversation,
    admins: Collection[str] = (),
) -> Speaker:
    """Give who speaks; of other channels only those of the same team can be spoken of.

    `admins` are the Entra ids of administrators: Teams itself does not say who is one.
    """

    def reach(address: str) -> Reach:
        if address == here.address:
            return Reach(here.name, here.private, here.shared)
        with desk.store.read() as session:
            found = conversations.conversation(session, address)
            place = channels.channel(session, address)
        if found is None or not here.team or found.team != here.team:
            return UNKNOWN
        if found.workspace != here.workspace:
            return UNKNOWN
        gone = "archived" if place is not None and place.gone_at is not None else None
        return Reach(f"#{found.name}" if found.name else "", found.private, found.shared, gone)

    def belongs(address: str) -> bool | None:
        found = reach(address)  # who is in a team is in all of its channels that are not private
        known = found.problem in (None, "archived")
        return address == here.address or (known and not found.private) or None

    return Speaker(
        who=activity.who,
        address=activity.address,
        workspace=activity.workspace,
        language=activity.language,
        zone=activity.zone,
        admin=activity.who.casefold() in admins and not activity.stranger,
        private=here.private,
        stranger=activity.stranger,
        alone=here.kind == "personal",
        reach=reach,
        join=reach,
        belongs=belongs,
    )


def heard(desk: Desk, activity: Activity, here: Conversation) -> str:
    """Give what was typed; `in #name` becomes the channel of this team that is called so."""
    text = typed(activity)
    if not here.team or len(text) > LONGEST or _IN.search(text) is None:
        return text
    with desk.store.read() as session:
        known = conversations.conversations(session, here.workspace, here.team)
    for one in sorted(known, key=lambda found: -len(found.name)):
        if not one.name:
            continue
        named = _naming(one.name)
        place = f"<#{quote(parts_of(one.address)[1], safe='')}|{re.sub('[<>|]', '', one.name)}>"
        if found := named.search(text):
            return f"{text[: found.start()]}{found[1]}{place}{text[found.end() :]}"
    return text


def _naming(channel: str) -> re.Pattern[str]:
    """Give a pattern of a channel's name after a word that says where."""
    return re.compile(rf"((?:^|\s)(?:in|於|于|在)\s+)#?{re.escape(channel)}(?=\s|$)", re.IGNORECASE)
