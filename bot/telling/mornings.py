"""This file keeps what the digests of one transaction have in common: each is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlmodel import Session

from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.alerts import Coming, Freshness
from bot.messages.shown_language import spoken
from bot.telling import announcements, digest_rows, health, pledges, signals
from bot.topics import mentions
from bot.topics.registers import known_as
from scrapers.items import Language
from scrapers.publishers import names_of
from storage.people import conversations, own_things, subscriptions
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription
from storage.published import expectations, papers
from storage.records import Paper
from storage.told import digest_runs
from storage.told.digest_runs import Untold

COMING_DAYS = 7
FRESH, MOST_FACTS = timedelta(minutes=1), 5000
DEADLINE_DAYS = 14  # in which people still can write an answer to a consultation

T = TypeVar("T")


@dataclass(slots=True)
class Facts:
    """What was found out for some digests and serves the next: what is ahead, and how fresh all is.

    Never what is told of a paper, of which the next transaction may know more. None of it is older than
    FRESH, and of what was asked most differently there is no more than MOST_FACTS.
    """

    since: datetime | None = None
    found: dict[Hashable, Any] = field(default_factory=dict)

    def at(self, now: datetime) -> dict[Hashable, Any]:
        """Give what still holds."""
        if self.since is None or now - self.since > FRESH or len(self.found) > MOST_FACTS:
            self.since, self.found = now, {}
        return self.found


class Morning:
    """Some channels at one moment, within one transaction.

    What is found for a channel depends on the channel: it is asked for all of them in one statement.
    What is made of it is kept by all that it is made of, and so never serves whom it does not concern;
    `facts` are what mornings just before have found out.
    """

    def __init__(
        self,
        desk: Desk,
        session: Session,
        channels: Sequence[Channel],
        now: datetime,
        facts: Facts | None = None,
    ) -> None:
        self.desk, self.session, self.now = desk, session, now
        self._channels = channels = list({one.id: one for one in channels}.values())
        self._ids = [one.id for one in channels]
        self.names = desk.names(session)
        self.rows = digest_rows.WorkedOut()
        self.has = own_things.of(session, self._ids, {one.workspace_id for one in channels})
        self._mine = subscriptions.of_channels(session, self._ids)
        self._flat = conversations.without_threads(session, [one.address for one in channels])
        self._untold: dict[str, dict[int, list[Untold]]] = {}
        self._papers: dict[int, Paper] = {}
        self._kept = (facts or Facts()).at(now)

    def _once(self, key: Hashable, make: Callable[[], T]) -> T:
        if key not in self._kept:
            self._kept[key] = make()
        kept: T = self._kept[key]
        return kept

    def follows(self, channel: Channel) -> list[Subscription]:
        """Give what a channel follows."""
        return self._mine[channel.id]

    def topics(self, channel: Channel) -> tuple[str, ...]:
        """Give the topics that a channel follows, in the order in which it began to."""
        return tuple(one.target for one in self.follows(channel) if one.kind == "topic")

    def threads(self, channel: Channel) -> bool:
        """Say whether replies stand apart from what they answer."""
        return channel.address not in self._flat

    def untold(self, channel: Channel, rhythm: str) -> list[Untold]:
        """Give what a channel has not been told of."""
        if rhythm not in self._untold:
            self._untold[rhythm] = digest_runs.untold_of(
                self.session,
                self._ids,
                rhythm=rhythm,
                now=self.now,
                names_of=names_of,
                known_as=known_as,
                register=mentions,
            )
        return self._untold[rhythm][channel.id]

    def papers(self, ids: Collection[int]) -> list[Paper]:
        """Give papers with their texts, each the one that it has proved to be, once."""
        missing = [one for one in ids if one not in self._papers]
        for one in papers.papers(self.session, missing) if missing else ():
            self._papers[one.id] = one
        if any(one not in self._papers for one in missing):  # some have proved to be others
            return papers.papers(self.session, list(ids))
        return [self._papers[one] for one in ids]

    def freshness(self, language: Language, quiet_on: tuple[str, ...]) -> Freshness:
        """Give the line that digests end with."""
        return self._once(
            ("freshness", language, quiet_on),
            lambda: health.freshness(
                self.desk, self.session, self.now, language, quiet_on=quiet_on
            ),
        )

    def coming(self, channel: Channel) -> tuple[Coming, ...]:
        """Give what papers on its topics set days for, then what is announced."""
        language = spoken(channel.language)
        set_days = self._once(
            ("days", frozenset(self.topics(channel)), language),
            lambda: announcements.deadlines_ahead(
                self.session,
                self.now,
                self.now + timedelta(days=DEADLINE_DAYS),
                language,
                channel_id=channel.id,
            ),
        )
        return (*set_days, *self._announced(channel, language))

    def _announced(self, channel: Channel, language: Language) -> tuple[Coming, ...]:
        start, end = self.now, self.now + timedelta(days=COMING_DAYS)
        follows = frozenset(
            (one.kind, one.target, one.paused_until is None)
            for one in self.follows(channel)
            if one.paused_until is None or one.paused_until <= start
        )

        def made() -> tuple[Coming, ...]:
            timed = self._once("timed", lambda: expectations.upcoming(self.session, start, end))
            undated = self._once("undated", lambda: expectations.undated(self.session))
            going = _by_kind((kind, target) for kind, target, _ in follows)
            always = _by_kind((kind, target) for kind, target, on in follows if on)
            rows = announcements.coming_of(
                self.session,
                [one for one in timed if expectations.concerns(one, going)],
                [one for one in undated if expectations.concerns(one, always)],
                start,
                end,
                language,
            )
            return signals.marked(self.session, rows, self.now, language)

        return self._once(("announced", follows, language), made)

    def due_soon(self, channel: Channel) -> int:
        """Count the commitments on what a channel follows, and those that it starred, that fall due soon."""
        today, language = hong_kong(self.now).date(), spoken(channel.language)

        def counted() -> int:
            last = today + pledges.SOON
            return len(pledges.ahead(self.session, channel, today, last, language))

        if channel.id in self.has.starred:
            return counted()
        marking = channel.workspace_id if channel.workspace_id in self.has.marking else None
        return self._once(("pledges", frozenset(self.topics(channel)), marking, language), counted)


def _by_kind(follows: Any) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, target in follows:
        found.setdefault(kind, set()).add(target)
    return found
