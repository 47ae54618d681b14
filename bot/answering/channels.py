"""This file says which channel a person means, and whether they may change what it follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlmodel import Session

from bot.answering.speech import Speaker
from bot.desk import Desk
from bot.messages.words import say
from scrapers.items import Language
from storage.people import channels, mailboxes, privacy
from storage.people.channel_addresses import is_address, platform_of, workspace_of
from storage.people.channels import Channel

# How a door hands a channel on that somebody pointed at: its platform's own id, percent-quoted.
_LINK = re.compile(r"^<#([A-Za-z0-9._~%-]{1,500})(?:\|([^>]*))?>$")


class Refused(Exception):
    """What a person asks for is not done; `key` names the sentence that says why."""

    def __init__(self, key: str, value: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.value = value


@dataclass(frozen=True, slots=True)
class Place:
    """A channel that a person speaks of."""

    address: str
    here: bool
    private: bool
    shared: bool = False
    label: str = ""
    asked: bool = False  # the platform was asked just now who reads it

    def called(self, language: Language) -> str:
        """Name it in a sentence."""
        if platform_of(self.address) == "console":
            return say("console", language)
        if self.here:
            return say("here", language)
        return self.label or self.address


def place_of(speaker: Speaker, where: str | None, *, change: bool = False) -> Place:
    """Give the channel that is meant; raises Refused where it may not be spoken of from here.

    What another channel follows is changed by its members, and read by whoever can see it.
    """
    if where is None:
        return Place(speaker.address, here=True, private=speaker.private)
    link = _LINK.match(where)
    address, label = where, where
    if link and speaker.platform != "console":
        address = f"{speaker.address.rpartition('/')[0]}/{link[1]}"
        label = f"#{link[2]}" if link[2] else ""
    elif speaker.who != "console":
        raise Refused("no_channel", where[:80])
    if not is_address(address):
        raise Refused("no_channel", where[:80])
    if address == speaker.address:
        return Place(address, here=True, private=speaker.private)
    if speaker.stranger:
        raise Refused("stranger")
    reach = speaker.reach(address)
    if reach.private and speaker.who != "console":
        unknown = reach.problem == "not_in_team"  # private as far as we know, but nobody said so
        raise Refused("not_in_team" if unknown else "private_elsewhere")
    if change or speaker.guest:
        _require_member(speaker.belongs(address))
    label = label or reach.name
    return Place(
        address, here=False, private=reach.private, shared=reach.shared, label=label, asked=True
    )


def _require_member(member: bool | None) -> None:
    if not member:
        raise Refused("retry" if member is None else "not_member")


def open_place(speaker: Speaker, where: str | None) -> Place:
    """Give the channel that is meant, if something can be told there; raises Refused."""
    found = place_of(speaker, where, change=True)
    reach = speaker.join(found.address)
    if reach.problem:
        raise Refused(reach.problem)
    private = found.private or reach.private
    name = found.label or reach.name
    return Place(found.address, found.here, private, reach.shared, name, asked=True)


def held(session: Session, found: Place, speaker: Speaker) -> Channel | None:
    """Give the channel's record, if it has one, of the speaker's own workspace."""
    channel = channels.channel(session, found.address)
    if channel is not None and channel.workspace != speaker.workspace and speaker.who != "console":
        raise Refused("no_channel", found.address)
    return channel


def made(desk: Desk, session: Session, found: Place, speaker: Speaker) -> Channel:
    """Give the channel's record, made if it is not there; raises Refused for a platform we lack."""
    platform = platform_of(found.address)
    if platform not in desk.renderers:
        raise Refused("no_platform", platform)
    if platform == mailboxes.MAIL and mailboxes.behind(session, found.address) is None:
        raise Refused("no_channel", found.address)  # who is told by mail has confirmed it there
    unseen = speaker.who == "console" and platform != "console"  # private as far as we know
    channel = channels.ensure_channel(
        session,
        found.address,
        workspace_key=workspace_of(found.address) if unseen else speaker.workspace,
        now=desk.clock(),
        private=found.private or unseen,
        name=found.label.lstrip("#"),
        # A new channel reads the language of whoever sets it up.
        language="either" if speaker.who == "console" else speaker.language,
    )
    if unseen or not speaker.there.turns_private:
        return channel
    if found.asked or found.private > channel.private:
        channel = privacy.learn(session, channel, private=found.private, now=desk.clock())
    return channel


def may_write(speaker: Speaker) -> None:
    """Raise Refused where this speaker may not write anything down for a channel."""
    if speaker.stranger:
        raise Refused("stranger")
    _require_member(speaker.member)


def place_to_write(desk: Desk, session: Session, speaker: Speaker) -> Channel:
    """Give the channel in which somebody writes something down, made if it is not there; raises Refused."""
    may_write(speaker)
    place = place_of(speaker, None)
    held(session, place, speaker)
    return made(desk, session, place, speaker)


def may_change(session: Session, speaker: Speaker, *, here: bool = False) -> None:
    """Raise Refused where this speaker may not change what channels follow.

    `here` says that nothing changes but the place where this is said: a talk with us alone is
    everybody's own, whoever may change channels.
    """
    may_write(speaker)
    if here and speaker.alone:
        return
    workspace = channels.workspace(session, speaker.workspace)
    if workspace is not None and workspace.admins_only and not speaker.admin:
        raise Refused("admins_refuse")
