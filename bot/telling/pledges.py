"""This file puts commitments together with what a workspace's people said of them, each once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.topics.nearness import speaks_of
from scrapers.items import Language
from storage.people import commitment_marks
from storage.people.channels import Channel
from storage.people.commitment_marks import Mark, State
from storage.published import commitments
from storage.published.commitments import Promise

if TYPE_CHECKING:
    from bot.topics.matcher import Matcher

SOON = timedelta(days=30)
MOST = 1_000  # that fall due in a span on one channel's topics


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment as one workspace knows it; `starred` in the channel that is spoken to."""

    promise: Promise
    mark: Mark | None = None
    starred: bool = False

    @property
    def state(self) -> State:
        """Say what a person said became of it; "open" where nobody did."""
        return self.mark.state if self.mark is not None else "open"

    @property
    def due(self) -> date | None:
        """Give the day by which it is due, which a person may have said was moved."""
        moved = self.mark.moved_to if self.mark is not None and self.state == "moved" else None
        return moved or self.promise.commitment.due_to

    def overdue(self, today: date) -> bool:
        """Say whether its day has passed, and nobody said what became of it."""
        return self.state == "open" and self.due is not None and self.due < today

    @property
    def closed(self) -> bool:
        """Say whether nobody need wait for it any more."""
        return self.state in commitment_marks.CLOSED


def beside(matcher: Matcher, topic: str, found: Sequence[Pledge]) -> set[int]:
    """Give which commitments do not speak of a topic themselves, and only stand in papers on it."""
    return {
        one.promise.id
        for one in found
        if not speaks_of(matcher, topic, one.promise.commitment.quote, one.promise.title)
    }


def one_each(found: Sequence[Promise], language: Language) -> list[Promise]:
    """Keep one of those that say the same, and one language of a paper where it has the asker's."""
    chinese = language != "en"
    in_mine = {one.paper_id for one in found if (one.language != "en") == chinese}
    seen: set[str] = set()
    kept = []
    for one in found:
        if one.paper_id in in_mine and (one.language != "en") != chinese:
            continue
        if one.cluster and one.cluster in seen:
            continue
        seen.add(one.cluster)
        kept.append(one)
    return kept


def known(
    session: Session, found: Sequence[Promise], workspace_id: int | None, channel_id: int | None
) -> list[Pledge]:
    """Give commitments with what a workspace said of them, and whether a channel starred them."""
    if workspace_id is None:
        return [Pledge(one) for one in found]
    said = commitment_marks.standing(session, workspace_id, found)
    stars = commitment_marks.stars(session, channel_id) if channel_id is not None else []
    clusters = {one.cluster for one in stars}
    twins = commitments.twins(session, found) if clusters else {}
    return [
        Pledge(one, said.get(one.id), bool(clusters & {one.cluster, twins.get(one.id)}))
        for one in found
    ]


def ahead(
    session: Session, channel: Channel, first: date, last: date, language: Language
) -> list[Pledge]:
    """Give what falls due in a span and is open: on a channel's topics, and what it starred.

    By the day to which a person said that it was moved, where one did; what is starred comes first.
    """
    found = commitments.due(session, start=first, end=last, channel_id=channel.id, limit=MOST)
    moved = commitment_marks.moved_between(session, channel.workspace_id, first, last)
    stars = [one.cluster for one in commitment_marks.stars(session, channel.id)]
    here = {one.id for one in found}
    more = commitments.of_cluster(session, {*stars, *moved})
    topical = _followed(session, channel, [one for one in more if one.cluster in moved])
    found += [
        one
        for one in more
        if one.id not in here and (one.cluster in stars or one.paper_id in topical)
    ]
    pledges = known(session, one_each(found, language), channel.workspace_id, channel.id)
    open_ = [
        one
        for one in pledges
        if not one.closed and one.due is not None and first <= one.due <= last
    ]
    return sorted(open_, key=lambda one: (not one.starred, one.due or last, one.promise.id))


def _followed(session: Session, channel: Channel, found: Sequence[Promise]) -> Collection[int]:
    return commitments.on_topics_of(session, channel.id, {one.paper_id for one in found})
