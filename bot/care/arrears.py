"""This file compares papers that matched with what their followers were told, and says what is owed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.calendar import daily_due, hong_kong
from bot.care.discrepancies import SPAN, Discrepancy
from bot.desk import Desk
from bot.topics import mentions
from bot.topics.registers import known_as
from scrapers.publishers import names_of
from storage.people import channels, followers
from storage.people import subscriptions as follows
from storage.published import papers
from storage.records import Follower, Paper
from storage.told import digest_runs
from storage.watched import appointments, remnants
from storage.watched.remnants import Fate

HOUR = timedelta(hours=1)  # what is younger may still be on its way


def deliveries(
    desk: Desk, session: Session, now: datetime
) -> tuple[tuple[int, int], list[Discrepancy]]:
    """Compare every matched paper older than an hour with what its followers were told."""
    found: list[Discrepancy] = []
    tellings = 0
    numbers = remnants.matched_papers(session, now - SPAN, now - HOUR)
    waiting = _Digests(desk, session, now)
    for paper in papers.papers(session, numbers, texts=False):
        fates = remnants.fates(session, paper.id)
        for follower in interested(session, paper, now):
            tellings += 1
            fate = fates.get(follower.channel_id)
            problem = _stuck(fate, now) if fate else waiting.unexplained(paper, follower)
            if problem is None:
                continue
            if fate is None:
                appointments.schedule_reading(session, paper.id, now)
            what = f"{follower.address}: {paper.title or paper.id}"
            found.append(Discrepancy("delivery", what, *problem))
    return (len(numbers), tellings), found


def interested(session: Session, paper: Paper, now: datetime) -> list[Follower]:
    """Give the channels that follow a paper, and did when it was first seen."""
    found = followers.of_paper(
        session, paper, now, names_of=names_of, known_as=known_as, register=mentions
    )
    return [one for one in found if _followed_then(session, one, paper)]


def _followed_then(session: Session, follower: Follower, paper: Paper) -> bool:
    mine = follows.subscriptions(session, follower.channel_id)
    return any(
        one.id in follower.subscription_ids and one.created_at <= paper.first_seen_at
        for one in mine
    )


def _stuck(fate: Fate, now: datetime) -> tuple[str, bool] | None:
    """Say how a telling is stuck, with whether a person has to look; None where it is not."""
    if fate.state == "dead":
        return f"set aside: {fate.error or 'no reason'}; `tamar outbox ls` shows it", True
    if fate.held:
        return "held, perhaps sent; `tamar outbox resolve` settles it", True
    if fate.state in ("pending", "attempting") and now - fate.not_before > HOUR:
        return "on its way for over an hour; the sweep takes it up", True
    return None


class _Digests:
    """Knows for each channel which papers its next digest will tell, and when the last was made."""

    def __init__(self, desk: Desk, session: Session, now: datetime) -> None:
        self._session, self._now = session, now
        self._desk = desk
        self._waiting: dict[int, set[int]] = {}
        self._made: dict[int, datetime | None] = {}

    def unexplained(self, paper: Paper, follower: Follower) -> tuple[str, bool] | None:
        """Say why a paper untold should have been told, None where its digest is still to come."""
        if paper.judged_at is None:
            return "not judged yet; read again now", False
        if paper.id not in self._untold(follower.channel_id):
            return "neither told nor kept for a digest; judged again now", True
        channel = channels.channel_by_id(self._session, follower.channel_id)
        if channel.paused(self._now) or channel.gone_at is not None:
            return None
        last = self._last(follower.channel_id)
        if last is not None and last > paper.judged_at and follower.rhythm != "weekly":
            return "the digest made since has left it out; judged again now", True
        due = daily_due(_day_after(paper.judged_at), channel.daily_at)
        late = self._now - max(due, paper.judged_at) > SPAN
        return ("no digest was made for a week; `tamar digest` makes one", True) if late else None

    def _untold(self, channel_id: int) -> set[int]:
        if channel_id not in self._waiting:
            self._waiting[channel_id] = {
                one.paper_id
                for rhythm in ("daily", "weekly")
                for one in digest_runs.untold(
                    self._session,
                    channel_id,
                    rhythm=rhythm,
                    now=self._now,
                    names_of=names_of,
                    known_as=known_as,
                    register=mentions,
                )
            }
        return self._waiting[channel_id]

    def _last(self, channel_id: int) -> datetime | None:
        if channel_id not in self._made:
            made = [
                run.done_at
                for run in digest_runs.runs(self._session, channel_id)
                if run.done_at is not None and run.rhythm == "daily"
            ]
            self._made[channel_id] = max(made, default=None)
        return self._made[channel_id]


def _day_after(moment: datetime) -> date:
    return hong_kong(moment).date() + timedelta(days=1)
