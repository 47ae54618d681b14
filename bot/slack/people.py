"""This file knows who speaks in Slack, in which language and zone, and what channels they speak in."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.answering.speech import Reach, Speaker
from scrapers.items import Language

REMEMBERED = timedelta(minutes=10)
MOST = 5_000
PAGES = 100  # of a thousand members each
# Slack's words for a channel that is there and not for us; any other means that nothing is known.
UNSEEN = frozenset({"channel_not_found", "not_in_channel", "is_archived", "missing_scope"})
T = TypeVar("T")


class Memory(Generic[T]):
    """Remembers answers for a while, the newest few thousand; safe to use from many threads."""

    def __init__(self, clock: Callable[[], datetime], span: timedelta = REMEMBERED) -> None:
        self._clock = clock
        self._span = span
        self._held: OrderedDict[str, tuple[datetime, T]] = OrderedDict()
        self._turn = threading.Lock()

    def get(self, key: str) -> T | None:
        """Give what is remembered, unless it is too old."""
        with self._turn:
            found = self._held.get(key)
            return found[1] if found and self._fresh(found[0]) else None

    def put(self, key: str, value: T) -> None:
        """Remember something."""
        with self._turn:
            self._held[key] = (self._clock(), value)
            self._held.move_to_end(key)
            while len(self._held) > MOST:
                self._held.popitem(last=False)

    def first(self, key: str, value: T) -> bool:
        """Remember something, and say whether it is new."""
        with self._turn:
            found = self._held.get(key)
            if found and self._fresh(found[0]):
                return False
            self._held[key] = (self._clock(), value)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
            return True

    def forget(self, key: str) -> None:
        """Ask again next time."""
        with self._turn:
            self._held.pop(key, None)

    def _fresh(self, at: datetime) -> bool:
        """Say whether a moment is recent; one that lies ahead was set by a clock that has stepped back."""
        return abs(self._clock() - at) < self._span


@dataclass(frozen=True, slots=True)
class SlackPerson:
    """What Slack says of a user; who is not known has the fewest rights."""

    language: Language = "en"
    zone: str = "Asia/Hong_Kong"
    admin: bool = False
    guest: bool = True  # sees only the channels that they are in
    teams: tuple[str, ...] = ()  # whose member they are, where Slack says so


class People:
    """Asks Slack about users and channels, and remembers it for a while."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._people: Memory[SlackPerson] = Memory(clock)
        self._places: Memory[Reach] = Memory(clock, timedelta(minutes=2))

    def speaker(
        self,
        client: WebClient,
        team: str,
        user: str,
        channel: str,
        *,
        channel_name: str = "",
        stranger: bool = False,
    ) -> Speaker:
        """Give who speaks; a stranger is somebody of another workspace in a shared channel."""
        person = self._person(client, team, user)
        stranger = stranger or bool(person.teams and team not in person.teams)
        if not channel or channel[:1] in "UW":  # no channel: a form opened from anywhere
            channel_name, channel = "directmessage", channel or user
        private = channel_name in ("privategroup", "directmessage", "mpdm") or channel[:1] in "DG"
        private = private or self.reach_of(client, team, channel).private
        return Speaker(
            who=user,
            address=f"slack:{team}/{channel}",
            workspace=f"slack:{team}",
            language=person.language,
            zone=person.zone,
            admin=person.admin and not stranger,
            private=private,
            stranger=stranger,
            alone=channel[:1] in "DUW",
            guest=person.guest,
            reach=lambda address: self.ask(client, team, address.rpartition("/")[2]),
            join=lambda address: self.reach(client, team, address.rpartition("/")[2]),
            belongs=lambda address: self.belongs(client, address.rpartition("/")[2], user),
        )

    def _person(self, client: WebClient, team: str, user: str) -> SlackPerson:
        """Ask about somebody; rights are never remembered, courtesies are where Slack is silent."""
        try:
            answer: Any = client.users_info(user=user, include_locale=True)
            found = person_of(answer["user"])
        except (SlackClientError, OSError, KeyError, AttributeError, TypeError):
            known = self._people.get(f"{team}/{user}") or SlackPerson()
            return SlackPerson(known.language, known.zone, teams=known.teams)
        self._people.put(f"{team}/{user}", found)
        return found

    def reach_of(self, client: WebClient, team: str, channel: str) -> Reach:
        """Say who reads a channel and whether we are in it, as it was some minutes ago."""
        known = self._places.get(f"{team}/{channel}")
        return self.ask(client, team, channel) if known is None or known.problem else known

    def ask(self, client: WebClient, team: str, channel: str) -> Reach:
        """Ask who reads a channel now, and whether we are in it."""
        found = _looked(client, channel)
        self._places.put(f"{team}/{channel}", found)
        return found

    def census(self, client: WebClient, team: str) -> dict[str, Reach]:
        """Ask for all the channels that we are in at once, by Slack's ids; empty where Slack is silent."""
        found: dict[str, Reach] = {}
        cursor = ""
        try:
            for _ in range(PAGES):
                answer: Any = client.users_conversations(
                    types="public_channel,private_channel", limit=999, cursor=cursor
                )
                for one in answer["channels"]:
                    found[str(one["id"])] = _of({**one, "is_member": True})
                cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
                if not cursor:
                    break
        except (SlackClientError, OSError, KeyError, AttributeError, TypeError):
            pass  # what it told us so far is as true as it was
        for number, reach in found.items():
            self._places.put(f"{team}/{number}", reach)
        return found

    def reach(self, client: WebClient, team: str, channel: str) -> Reach:
        """Say whether we can post in a channel; a public one is joined for it."""
        found = self.ask(client, team, channel)
        if found.problem != "not_in_channel" or found.private:
            return found
        try:
            client.conversations_join(channel=channel)
        except (SlackClientError, OSError, AttributeError, TypeError):
            return found
        found = replace(found, problem=None)
        self._places.put(f"{team}/{channel}", found)
        return found

    def belongs(self, client: WebClient, channel: str, user: str) -> bool | None:
        """Say whether somebody is in a channel, by asking page after page; None where nobody says."""
        if channel[:1] in "UW":
            return channel == user
        if channel.startswith("D"):
            return self._is_ours(client, channel, user)
        cursor = ""
        try:
            for _ in range(PAGES):
                answer: Any = client.conversations_members(
                    channel=channel, limit=1000, cursor=cursor
                )
                if user in answer["members"]:
                    return True
                cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
                if not cursor:
                    return False
        except (SlackClientError, OSError, KeyError, AttributeError, TypeError):
            return None
        return None

    def _is_ours(self, client: WebClient, channel: str, user: str) -> bool | None:
        """Say whether direct messages are those between somebody and us: no others can be told."""
        try:
            answer: Any = client.conversations_open(users=[user])
            return bool(answer["channel"]["id"] == channel)
        except (SlackClientError, OSError, KeyError, AttributeError, TypeError):
            return None

    def forget(self, team: str, channel: str) -> None:
        """Ask again: something about the channel has changed."""
        self._places.forget(f"{team}/{channel}")


def person_of(user: Any) -> SlackPerson:
    """Read what Slack says of a user; what is odd is left as it comes."""
    zone = str(user.get("tz") or "Asia/Hong_Kong")
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, LookupError):
        zone = "Asia/Hong_Kong"
    locale = str(user.get("locale") or "").casefold()
    language: Language = "en"
    if locale.startswith("zh"):
        language = "zh-Hans" if locale in ("zh-cn", "zh-sg", "zh-hans") else "zh-Hant"
    admin = any(user.get(name) for name in ("is_admin", "is_owner", "is_primary_owner"))
    guest = any(user.get(name) for name in ("is_restricted", "is_ultra_restricted", "is_stranger"))
    return SlackPerson(language, zone, admin, guest, _teams(user))


def _teams(user: Any) -> tuple[str, ...]:
    """Give the workspaces that somebody is a member of: one, or some of an organisation's."""
    wide = user.get("enterprise_user") or {}
    return tuple(str(one) for one in (user.get("team_id"), *(wide.get("teams") or ())) if one)


def _looked(client: WebClient, channel: str) -> Reach:
    if channel[:1] in "DUW":
        return Reach(private=True)
    try:
        answer: Any = client.conversations_info(channel=channel)
        return _of(answer["channel"])
    except SlackApiError as error:
        code = error.response.get("error") if hasattr(error.response, "get") else None
        if code not in UNSEEN:
            return Reach(private=True, problem="retry")
        # What we cannot see is private as far as we know.
        return Reach(
            private=True, problem="archived" if code == "is_archived" else "not_in_channel"
        )
    except (SlackClientError, OSError, KeyError, AttributeError, TypeError):
        return Reach(private=True, problem="retry")  # not known, so nothing is shown or changed


def _of(found: Any) -> Reach:
    private = any(found.get(name) for name in ("is_private", "is_im", "is_mpim", "is_group"))
    shared = bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared"))
    name = str(found.get("name") or "")
    problem = None
    if found.get("is_archived"):
        problem = "archived"
    elif not (found.get("is_member") or found.get("is_im")):
        problem = "not_in_channel"
    return Reach(f"#{name}" if name else "", private, shared, problem)
