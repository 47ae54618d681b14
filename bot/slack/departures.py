"""This file notices where Slack lets us in and sees us out: invited, removed, archived, renumbered, uninstalled.

What it changes is stamped as done in the transaction that changes it, and Slack is answered after
that: a crash before the commit changed nothing, and Slack sends the event again; one after it has
the event sent again and dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from slack_sdk import WebClient
from sqlmodel import Session

from bot.messages.words import say
from bot.slack import privacy
from bot.slack.owners import tell_owner
from bot.slack.room import Body, Room
from bot.telling import posting
from scrapers.items import Language
from storage import once
from storage.people import channels, installations, subscriptions
from storage.people.channel_addresses import is_address
from storage.people.channels import Channel
from storage.told import departures

REMOVED = "removed"
AHEAD = timedelta(hours=1)  # no clocks are further apart than this unless one of them is wrong
REPEATED = timedelta(days=1)  # how long after an event Slack may send it once more
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event about where we are, as Slack tells it of a team; `us` is our user there."""

    room: Room
    client: WebClient
    team: str
    us: str
    event: Body
    body: Body

    @property
    def channel(self) -> str:
        """Give the channel that it is about, which some events name and others describe."""
        said = self.event.get("channel")
        return str(said.get("id") if isinstance(said, dict) else said)

    @property
    def address(self) -> str:
        """Give the address of that channel."""
        return f"slack:{self.team}/{self.channel}"

    def first(self, session: Session) -> bool:
        """Stamp it as done, in the transaction that does it; say whether it was not before."""
        return first(session, self.body, self.room.desk.clock())


def first(session: Session, body: Body, now: datetime) -> bool:
    """Say whether nobody has taken an event up yet; an event without a number is always new."""
    number = body.get("event_id")
    return not number or once.first(session, f"event:{number}", now, now + REPEATED)


def work_of(event: Body) -> Callable[[ToldEvent], bool] | None:
    """Give what changes our state after an event, if anything does.

    It says whether somebody is still to be answered; whatever it raises, nothing was changed.
    """
    kind = str(event.get("type"))
    return _WORK.get(f"message.{event.get('subtype')}" if kind == "message" else kind)


def happened(event: Body, body: Body, now: datetime) -> datetime:
    """Give when something happened by Slack's own clock; what does not say so happens now.

    Slack delivers an event late, and again, when we were slow or away.
    """
    for said in (event.get("event_ts"), body.get("event_time")):
        try:
            at = datetime.fromtimestamp(float(said or "nan"), UTC)
        except (ValueError, OverflowError, OSError, TypeError):
            continue
        return at if at < now + AHEAD else now
    return now


def _before(at: datetime, known: datetime | None, now: datetime) -> bool:
    """Say whether an event is older than what we know; Slack often tells whole seconds only.

    A moment that lies ahead was stored by a clock that ran ahead, and outweighs nothing.
    """
    return known is not None and known < now + AHEAD and at < known.replace(microsecond=0)


def departed(told: ToldEvent, why: str) -> bool:
    """Pause what a channel follows that we can no longer reach, and tell once who set it up."""
    room, now = told.room, told.room.desk.clock()
    at = happened(told.event, told.body, now)
    room.people.forget(told.team, told.channel)
    owner = _owner(told)
    language: Language = "en"
    if owner:  # Slack is asked before the transaction begins
        language = room.people.speaker(told.client, told.team, owner, owner).language
    with room.desk.store.write() as session:
        found = channels.channel(session, told.address)
        if not told.first(session) or found is None or found.gone_at is not None:
            return False
        if _before(at, found.here_at or found.created_at, now):
            log.info("late_event", kind=told.event.get("type"), channel=found.address)
            return False
        departures.close_channels(session, [found.id], why, at)
        if owner:
            place = f"#{found.name}" if found.name and not found.private else ""
            text = say("removed", language, place=place or say("here", language).lower())
            own = _talk_with(session, found, f"slack:{told.team}/{owner}", now)
            posting.notice(room.desk, session, own, _key(found, at), text, language)
    room.wake()
    return False


def _owner(told: ToldEvent) -> str:
    """Give the person who set up what a channel follows; empty where none of Slack's people did."""
    with told.room.desk.store.read() as session:
        found = channels.channel(session, told.address)
        held = subscriptions.subscriptions(session, found.id) if found else []
    return next((one.created_by for one in held if one.created_by[:1] in ("U", "W")), "")


def _talk_with(session: Session, near: Channel, address: str, now: datetime) -> Channel:
    """Give the talk with a person; where it is gone, it stays so."""
    held = channels.channel(session, address)
    return held or channels.ensure_channel(session, address, near.workspace, now)


def _key(channel: Channel, at: datetime) -> str:
    return f"notice:removed:{channel.id}:{at:%Y%m%dT%H%M%S}"


def arrived(told: ToldEvent) -> bool:
    """Take a channel back that was gone; whoever invited us is still to be greeted."""
    room, now = told.room, told.room.desk.clock()
    at = happened(told.event, told.body, now)
    room.people.forget(told.team, told.channel)
    with room.desk.store.write() as session:
        if not told.first(session):
            return False
        found = channels.channel(session, told.address)
        if found is not None:
            if _before(at, found.gone_at, now):
                log.info("late_event", kind=told.event.get("type"), channel=found.address)
                return False
            if found.gone_at is not None:
                departures.reopen_channels(session, [found.id])
            if found.here_at is None or found.here_at < at:
                channels.set_channel(session, found.address, here_at=at)
    return bool(told.event.get("inviter"))


def uninstalled(told: ToldEvent) -> bool:
    """Pause all of a workspace that took its rights back, and forget its tokens; say so once.

    One that has been granted them again since has not.
    """
    room, team, now = told.room, str(told.body.get("team_id") or ""), told.room.desk.clock()
    if not team:
        return False
    at = happened(told.event, told.body, now)
    with room.desk.store.write() as session:
        if not told.first(session):
            return False
        held = installations.installation(session, team)
        only = room.fixed.taken_at if room.fixed is not None else None
        if _before(at, held.granted_at if held is not None else only, now):
            log.info("late_event", kind="uninstalled", team=team)
            return False
        workspace = channels.workspace(session, f"slack:{team}")
        installations.revoke(session, team, now)
        if workspace is not None:
            departures.close_workspace(session, workspace.id, "uninstalled", at)
            tell_owner(
                room.desk,
                session,
                team,
                f"notice:uninstalled:{team}:{now:%Y%m%d}",
                partial(say, "news_uninstalled", team=team),
            )
    if room.vault is not None:
        room.vault.forget(team)
    log.warning("uninstalled", team=team)
    room.wake()
    return False


def _left(told: ToldEvent) -> bool:
    return told.event.get("user") == told.us and departed(told, REMOVED)


def _joined(told: ToldEvent) -> bool:
    return told.event.get("user") == told.us and arrived(told)


def _removed(told: ToldEvent) -> bool:
    return departed(told, REMOVED)


def _archived(told: ToldEvent) -> bool:
    return departed(told, "archived")


def _deleted(told: ToldEvent) -> bool:
    return departed(told, "deleted")


def _revoked(told: ToldEvent) -> bool:
    return bool((told.event.get("tokens") or {}).get("bot")) and uninstalled(told)


def _changed(told: ToldEvent) -> bool:
    """Ask anew who reads a channel of which something has changed; asking twice does no harm."""
    privacy.learn(told.room.desk, told.room.people, told.client, told.team, told.channel)
    return False


def _renumbered(told: ToldEvent) -> bool:
    old, new = (
        f"slack:{told.team}/{told.event.get(f'{one}_channel_id')}" for one in ("old", "new")
    )
    with told.room.desk.store.write() as session:
        if told.first(session) and is_address(new) and channels.move_channel(session, old, new):
            log.info("channel_renumbered", channel=new)
    return False


_WORK: Mapping[str, Callable[[ToldEvent], bool]] = {
    "member_left_channel": _left,
    "member_joined_channel": _joined,
    "channel_left": _removed,
    "group_left": _removed,
    "channel_archive": _archived,
    "group_archive": _archived,
    "channel_deleted": _deleted,
    "group_deleted": _deleted,
    "channel_unarchive": arrived,
    "group_unarchive": arrived,
    "channel_rename": _changed,
    "group_rename": _changed,
    "channel_shared": _changed,
    "channel_unshared": _changed,
    "message.channel_convert_to_private": _changed,
    "message.channel_convert_to_public": _changed,
    "message.channel_name": _changed,
    "channel_id_changed": _renumbered,
    "app_uninstalled": uninstalled,
    "tokens_revoked": _revoked,
}
