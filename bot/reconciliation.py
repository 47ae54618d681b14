"""This file compares what was published with what we hold and told, and says what it did about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from sqlmodel import Session

from bot import crosschecks, meetings, watch
from bot.calendar import daily_due, hong_kong
from bot.desk import Desk
from storage import channels, digest_runs, expectations, followers, papers, remnants, source_runs
from storage import subscriptions as follows
from storage.expectations import Expected
from storage.records import Follower, Paper
from storage.remnants import Fate

SPAN = timedelta(days=7)
HOUR = timedelta(hours=1)  # what is younger may still be on its way
NIGHT = 4  # Hong Kong's hour from which the day before is complete
RUN = "reconciliation"
MOST_SHOWN = 20
MAIN = "info_gov_hk"
FEED = "info_gov_hk_rss"
_PART = re.compile(r"^(legco:.+)\((\d{2,3})\)$")
Kind = Literal["question", "language", "cited", "gap", "missed", "feed", "delivery"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that one side has and the other has not; `done` says what was done about it.

    `person` says that somebody has to look: nothing more can be done by itself.
    """

    kind: Kind
    what: str
    done: str
    person: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What was compared, and what differed."""

    at: datetime
    questions: int = 0
    cited: int = 0
    numbered: int = 0
    matched: int = 0
    tellings: int = 0
    differences: tuple[Difference, ...] = ()

    def lines(self) -> list[str]:
        """Give the report for a terminal or a log."""
        head = (
            f"Compared: {self.questions} questions announced, {self.cited} papers cited, "
            f"{self.numbered} numbered papers, {self.matched} matched papers with "
            f"{self.tellings} tellings due."
        )
        rows = [f"{one.kind}: {one.what}: {one.done}" for one in self.differences]
        return [head, *(rows or ["No difference."])]


def reconcile(desk: Desk) -> Report:
    """Compare, mend what can be mended, and report; run twice, nothing happens twice."""
    now = desk.clock()
    meetings.keep(desk)
    with desk.store.write() as session:
        announced = _announced(session, now)
        asked, late = _questions(desk, session, announced, now)
        cited = list(_cited(session, announced, now))
        numbers = papers_numbered(session, now)
        due, undelivered = _deliveries(desk, session, now)
        found = [
            *late,
            *cited,
            *_gaps(numbers),
            *_missed(desk, session, now),
            *_feed(desk, session, now),
            *undelivered,
        ]
    return Report(
        now,
        questions=asked,
        cited=len([one for one in announced if not meetings.is_question(one)]),
        numbered=sum(len(parts) for parts in numbers.values()),
        matched=due[0],
        tellings=due[1],
        differences=tuple(found),
    )


def nightly(desk: Desk) -> Report | None:
    """Reconcile once a night, after `NIGHT`; tell the health channel what needs a person.

    Done? The run of this name that was finished tonight says so. Its record is written last: a
    crash before it compares again, which changes nothing twice.
    """
    now = desk.clock()
    local = hong_kong(now)
    start = local.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    if local < start:
        return None
    with desk.store.read() as session:
        last = source_runs.runs(session, RUN, limit=1)
    if last and last[0].finished_at is not None and last[0].started_at >= start:
        return None
    with desk.store.write() as session:
        run_id = source_runs.start_run(session, RUN, now)
    report = reconcile(desk)
    with desk.store.write() as session:
        asking = [one for one in report.differences if one.person]
        if asking:
            watch.notify(desk, session, f"notice:reconciled:{local.date()}", _asking(asking))
        source_runs.finish_run(
            session,
            run_id,
            now=desk.clock(),
            outcome="ok",
            listed=report.tellings,
            changed=len(report.differences),
            details={"differences": report.lines()[1:MOST_SHOWN]},
        )
    return report


def _asking(found: Sequence[Difference]) -> str:
    rows = [f"• {one.kind}: {one.what}: {one.done}" for one in found[:MOST_SHOWN]]
    more = [f"and {len(found) - MOST_SHOWN} more"] if len(found) > MOST_SHOWN else []
    return "\n".join(["The night's comparison found what needs somebody:", *rows, *more])


def _announced(session: Session, now: datetime) -> list[Expected]:
    found = expectations.open_between(session, now - SPAN, now + meetings.AHEAD)
    return [one for one in found if not meetings.is_meeting(one)]


def _questions(
    desk: Desk, session: Session, announced: Sequence[Expected], now: datetime
) -> tuple[int, list[Difference]]:
    """Compare questions on agendas and in open data with the replies held, in both languages."""
    asked = meetings.gathered([one for one in announced if meetings.is_question(one)], "en")
    over = [one for one in asked if one.starts_at and now - one.starts_at >= meetings.REPLY_TIME]
    found: list[Difference] = []
    for one in over:
        name = f"{meetings.day_of(one)} {_number(one)} {one.title}".replace("  ", " ")
        if one.paper_id is None:
            done = _ask_again(desk, session, one, now)
            found.append(Difference("question", name, done, person=True))
            continue
        held = {r.language for r in papers.paper(session, one.paper_id).renditions}
        for language, said in (("en", "English"), ("zh-Hant", "Chinese")):
            if language not in held:
                found.append(Difference("language", name, f"no {said} reply so far; waiting"))
    return len(asked), found


def _number(one: Expected) -> str:
    number = next((key.rpartition(":")[2] for key in one.keys if key.startswith("lcq:")), "")
    return f"question {number}" if number else "question"


def _ask_again(desk: Desk, session: Session, one: Expected, now: datetime) -> str:
    """Have the sitting day's index pages read anew, whether they changed or not."""
    source, day = desk.sources.get(MAIN), meetings.day_of(one)
    if source is None or day is None:
        return "no reply held; look for it by hand"
    for url in source.addresses(day):
        source_runs.forget_answer(session, url)
    source_runs.set_source(session, MAIN, next_check_at=now)
    return "no reply held; the day's indexes are read again"


def _cited(session: Session, announced: Iterable[Expected], now: datetime) -> Iterator[Difference]:
    """Give papers that agendas cite by number, or promise, and that are not held in time."""
    for one in meetings.gathered([o for o in announced if not meetings.is_question(o)], "en"):
        day = meetings.day_of(one)
        if one.paper_id is None and day is not None and day <= hong_kong(now).date():
            done = "was to follow; waiting" if one.status == "to_follow" else "not held; waiting"
            yield Difference("cited", f"{day} {' '.join(one.keys)} {one.title}".strip(), done)


def papers_numbered(session: Session, now: datetime) -> dict[str, set[int]]:
    """Give the parts held of every numbered LegCo paper seen in the last month."""
    parts: dict[str, set[int]] = defaultdict(set)
    for key in remnants.keys_like(session, "legco:", now - timedelta(days=31)):
        if found := _PART.match(key):
            parts[found[1]].add(int(found[2]))
    return parts


def _gaps(numbers: dict[str, set[int]]) -> Iterator[Difference]:
    """Give the numbers missing between (01) and the last part held."""
    for base, parts in sorted(numbers.items()):
        missing = sorted(set(range(1, max(parts) + 1)) - parts)
        if missing:
            name = base.removeprefix("legco:")
            shown = ", ".join(f"({part:02d})" for part in missing)
            yield Difference("gap", f"{name}{shown}", "not listed by any source so far; waiting")


def _missed(desk: Desk, session: Session, now: datetime) -> Iterator[Difference]:
    """Give what only a cross-check lists: told after its grace, or waiting for it."""
    for one in remnants.listed_only_by(session, crosschecks.crosschecks(desk), now - SPAN):
        if one.judged_at is None and now - one.first_seen_at < crosschecks.GRACE:
            continue
        if one.judged_at is None and one.read_at is None:
            papers.schedule_reading(session, one.paper_id, now)
        state = "judged and told where it is followed" if one.judged_at else "read and judged now"
        yield Difference(
            "missed", f"{one.source}: {one.title}", f"no main source lists it; {state}"
        )


def _feed(desk: Desk, session: Session, now: datetime) -> Iterator[Difference]:
    """Give releases that the day indexes list and the feed does not, for days that it still covers."""
    feed = desk.sources.get(FEED)
    if feed is None or MAIN not in desk.sources:
        return
    urls = list(feed.addresses(hong_kong(now).date()))
    oldest = [day for url in urls if (day := remnants.oldest_day(session, url)) is not None]
    if len(oldest) < len(urls):
        return  # a feed that was not read proves nothing
    day = max(oldest) + timedelta(days=1)  # its oldest day may be cut off
    while day < hong_kong(now).date():
        for one in remnants.not_listed_by(session, MAIN, urls, day):
            yield Difference("feed", f"{day} {one.title}", "held; the feed leaves it out")
        day += timedelta(days=1)


# --- published against delivered ---------------------------------------------------------------


def _deliveries(
    desk: Desk, session: Session, now: datetime
) -> tuple[tuple[int, int], list[Difference]]:
    """Compare every matched paper older than an hour with what its followers were told."""
    found: list[Difference] = []
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
                papers.schedule_reading(session, paper.id, now)
            title = paper.renditions[0].title if paper.renditions else str(paper.id)
            found.append(Difference("delivery", f"{follower.address}: {title}", *problem))
    return (len(numbers), tellings), found


def interested(session: Session, paper: Paper, now: datetime) -> list[Follower]:
    """Give the channels that follow a paper, and did when it was first seen."""
    found = followers.followers(
        session,
        topics={m.topic: m.level for m in paper.matches},
        now=now,
        committee=paper.committee,
        members=[name for _, name in paper.people],
        bureau=paper.issuer,
        paper_id=paper.id,
        source=paper.source,
        text="\n".join(r.title for r in paper.renditions),
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
                    self._session, channel_id, rhythm=rhythm, now=self._now
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
