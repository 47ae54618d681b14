"""This file gathers what a channel has not been told into a digest, each once per period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.calendar import WEEKDAYS, Hours, daily_due, hong_kong, is_working_day
from bot.contents.duplicates import groups as duplicate_groups
from bot.contents.revisions import paragraphs
from bot.desk import Desk
from bot.messages.alerts import (
    Alert,
    Coming,
    Digest,
    DigestRow,
    Kept,
    Reason,
    TopicName,
    compose,
)
from bot.messages.shown_language import shown_in, spoken
from bot.telling import (
    announcements,
    detached,
    health,
    pledge_reminders,
    pledges,
    posting,
    reminders,
    signals,
    watch_hits,
)
from bot.topics.registers import known_as
from scrapers.items import Language
from scrapers.publishers import names_of
from storage import (
    conversations,
    deliveries,
    digest_runs,
    lanes,
    papers,
    saved,
    subscriptions,
    watch_lists,
)
from storage.channels import Channel
from storage.records import Paper

LOOK_BACK = timedelta(days=7)  # a digest missed for longer is not made up for
COMING_DAYS = 7
DEADLINE_DAYS = 14  # in which people still can write an answer to a consultation
SAVED_DAYS = 7
_KINDS_DUE = ("daily", "weekly")  # digests that come by themselves
TOPIC_ORDER = ("legal-tech", "ai", "smart-city")


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one digest."""

    channel_id: int
    rhythm: str
    papers: int
    outcome: Literal["sent", "quiet", "nothing"]
    payloads: tuple[dict[str, object], ...] = ()


def latest_due(channel: Channel, rhythm: str, now: datetime) -> tuple[date, datetime] | None:
    """Give the last period whose digest is due, with the instant; None if it lies too far back.

    Earlier periods need no digest of their own: by telling rows, the last one holds everything.
    """
    zone = ZoneInfo(channel.zone)
    today = now.astimezone(zone).date()
    for back in range(LOOK_BACK.days + 1):
        day = today - timedelta(days=back)
        if rhythm == "daily":
            if channel.working_days_only and not is_working_day(day):
                continue
            due = daily_due(day, channel.daily_at, zone)
        else:
            if WEEKDAYS[day.weekday()] != channel.weekly_day:
                continue
            due = daily_due(day, channel.weekly_at, zone)
        if due <= now:
            return day, due
    return None


def make_due(desk: Desk) -> list[Made]:
    """Make every digest that is due and not made."""
    now = desk.clock()
    made: list[Made] = []
    with desk.store.read() as session:
        waiting = [
            (channel, rhythm, *due)
            for channel, rhythm in digest_runs.rhythms(session, now)
            if (due := latest_due(channel, rhythm, now))
            and due[1] >= channel.created_at
            and not digest_runs.done(session, channel.id, rhythm, due[0])
        ]
    for channel, rhythm, period, due_at in waiting:
        made.append(make(desk, channel, rhythm, period, due_at))
    return made


def make_now(desk: Desk, channel: Channel, *, dry: bool = False) -> Made:
    """Make a digest at once, because somebody asked; every asking is a period of its own."""
    now = desk.clock()
    with desk.store.read() as session:
        asked = len(digest_runs.runs(session, channel.id, limit=1000))
    return make(desk, channel, f"asked {asked + 1}", now.date(), now, dry=dry)


@dataclass(frozen=True, slots=True)
class Absence:
    """What came while we were away: for how many days, and which papers."""

    days: int
    paper_ids: frozenset[int]


def make_away(desk: Desk, channel: Channel, paper_ids: Collection[int], days: int) -> Made:
    """Tell a channel at once what came while we were away, and nothing else."""
    now = desk.clock()
    with desk.store.read() as session:
        made = len(digest_runs.runs(session, channel.id, limit=1000))
    absence = Absence(days, frozenset(paper_ids))
    return make(desk, channel, f"away {made + 1}", now.date(), now, absence=absence)


def awake(channel: Channel, now: datetime) -> bool:
    """Say whether a channel takes messages now."""
    hours = Hours(channel.opens, channel.closes, channel.working_days_only, ZoneInfo(channel.zone))
    return hours.awake(now) and not channel.paused(now)


def make(
    desk: Desk,
    channel: Channel,
    rhythm: str,
    period: date,
    due_at: datetime,
    *,
    dry: bool = False,
    absence: Absence | None = None,
) -> Made:
    """Make one digest.

    Done? A run that is done is left alone. Do and stamp: run, messages, deliveries and tellings are
    one commit; a crash before it leaves the digest due, one after it leaves nothing to do.
    """
    now = desk.clock()
    try:
        with desk.store.write() as session:
            made = _make(desk, session, channel, rhythm, period, due_at, now, absence)
            if dry:
                raise _Rehearsed(made)
    except _Rehearsed as rehearsed:
        return rehearsed.made
    return made


class _Rehearsed(Exception):
    """A digest was made only to be looked at; its transaction is rolled back."""

    def __init__(self, made: Made) -> None:
        super().__init__()
        self.made = made


def _make(
    desk: Desk,
    session: Session,
    channel: Channel,
    rhythm: str,
    period: date,
    due_at: datetime,
    now: datetime,
    absence: Absence | None,
) -> Made:
    run_id = digest_runs.open_run(session, channel.id, rhythm, period, due_at)
    if run_id is None:
        return Made(channel.id, rhythm, 0, "nothing")
    lanes.lock(session, [channel.id])
    digest, told = build(desk, session, channel, rhythm, now, absence)
    hits = (
        watch_lists.untold(session, channel.id) if "daily" in _kinds(rhythm) and not absence else []
    )
    watched = watch_hits.gathered(desk, session, hits, digest.language, now)
    reminded = reminders.due(session, channel, now, digest.language) if rhythm == "daily" else ()
    if rhythm == "weekly" and channel.look_ahead:  # which tells it then, in this digest's thread
        digest = replace(digest, coming=(), due_commitments=0)
    promised = _promised(desk, session, channel, rhythm, now, digest.language)
    coming = reminders.before(reminded, digest.coming)
    digest = replace(digest, watched=watched, hits=len(hits), coming=coming, promised=promised)
    reminding = bool(reminded or promised)
    empty = not (told or hits or reminding)
    empty = empty and not (rhythm == "weekly" and (digest.coming or digest.saved))
    quiet_line = channel.quiet_line and absence is None and _asked_for(session, channel, rhythm)
    if empty and not quiet_line and not rhythm.startswith("asked"):
        digest_runs.finish(session, run_id, now, outcome="nothing", papers=0)
        return Made(channel.id, rhythm, 0, "nothing")
    payloads = tuple(desk.renderers[channel.platform].digest(digest))
    parent: int | None = None
    for part, payload in enumerate(payloads):
        topics = [reason.topic for reason, _ in digest.groups]
        message = posting.keep(desk, session, channel.platform, digest.language, payload, topics)
        delivery = deliveries.enqueue_digest(
            session,
            run_id,
            part,
            channel.id,
            message,
            now,
            parent_id=parent,
            paper_ids=told if part == 0 else (),
        )
        parent = parent or delivery
    if parent is not None:
        watch_lists.tell(session, hits, parent)
    outcome: Literal["sent", "quiet"] = "sent" if told or hits or reminding else "quiet"
    digest_runs.finish(session, run_id, now, outcome=outcome, papers=len(told))
    return Made(channel.id, rhythm, len(told), outcome, payloads)


def _promised(
    desk: Desk, session: Session, channel: Channel, rhythm: str, now: datetime, language: Language
) -> tuple[Kept, ...]:
    """Give the commitments to remind of, and those whose paper holds them no more: whichever digest comes first."""
    if rhythm not in _KINDS_DUE:
        return ()
    gone = detached.notices(desk, session, channel, now, language)
    if rhythm != "daily":
        return gone
    return (*pledge_reminders.due(desk, session, channel, now, language), *gone)


def build(
    desk: Desk,
    session: Session,
    channel: Channel,
    rhythm: str,
    now: datetime,
    absence: Absence | None = None,
) -> tuple[Digest, list[int]]:
    """Gather a channel's untold papers by topic; give the digest and the papers it tells."""
    names = desk.names(session)
    language = spoken(channel.language)
    topics: dict[int, tuple[str, ...]] = {}
    for kind in _kinds(rhythm):
        for found in digest_runs.untold(
            session, channel.id, rhythm=kind, now=now, names_of=names_of, known_as=known_as
        ):
            if absence is not None and found.paper_id not in absence.paper_ids:
                continue
            topics[found.paper_id] = (*topics.get(found.paper_id, ()), *found.topics)
    held = [(paper, topics[paper.id]) for paper in papers.papers(session, list(topics))]
    grouped = rows(held, language, names, now, desk.archive)
    digest = Digest(
        channel=channel.address,
        language=language,
        rhythm="weekly" if rhythm == "weekly" else "daily",
        day=now.astimezone(ZoneInfo(channel.zone)).date(),
        groups=_groups(grouped, names, language),
        freshness=health.freshness(
            desk, session, now, language, quiet_on=() if held else _followed(session, channel)
        ),
        coming=_coming(session, channel, now, language) if absence is None else (),
        saved=_saved(desk, session, channel, rhythm, now),
        due_commitments=_due_soon(session, channel, now) if absence is None else 0,
        away_days=absence.days if absence is not None else 0,
        threads=conversations.has_threads(session, channel.address),
    )
    return digest, [paper.id for paper, _ in held]


def _due_soon(session: Session, channel: Channel, now: datetime) -> int:
    """Count the commitments on what a channel follows, and those that it starred, that fall due soon."""
    today = hong_kong(now).date()
    last = today + pledges.SOON
    return len(pledges.ahead(session, channel, today, last, spoken(channel.language)))


def _kinds(rhythm: str) -> tuple[str, ...]:
    if rhythm.startswith("asked"):
        return ("daily", "weekly")
    return ("daily",) if rhythm.startswith("away") else (rhythm,)


def _asked_for(session: Session, channel: Channel, rhythm: str) -> bool:
    """Say whether a channel wants the day's digest for itself, rather than for what it saved."""
    if rhythm != "daily":
        return True
    mine = subscriptions.subscriptions(session, channel.id)
    return any(one.rhythm != "weekly" for one in mine) or bool(
        watch_lists.of_channel(session, channel.id)
    )


def _followed(session: Session, channel: Channel) -> list[str]:
    mine = subscriptions.subscriptions(session, channel.id)
    return [one.target for one in mine if one.kind == "topic"]


def rows(
    held: Sequence[tuple[Paper, Sequence[str]]],
    language: Language,
    names: Mapping[str, TopicName],
    now: datetime,
    archive: str | None = None,
) -> list[tuple[Sequence[str], DigestRow]]:
    """Give one row a paper; papers with the same answer become one row.

    `archive` is the address of the archive, where it is on.
    """
    by_id = {str(paper.id): paper for paper, _ in held}
    texts = {key: text for key, paper in by_id.items() if (text := _text(paper))}
    same: dict[str, tuple[str, ...]] = {}
    hidden: set[str] = set()
    for first, *others in duplicate_groups(texts):
        same[first] = tuple(_called(by_id[key]) for key in others)
        hidden.update(others)
    return [
        (
            topics,
            _row(paper, topics, same.get(str(paper.id), ()), language, names, now, archive),
        )
        for paper, topics in held
        if str(paper.id) not in hidden
    ]


def _called(paper: Paper) -> str:
    return paper.number or paper.title


def _text(paper: Paper) -> str:
    for rendition in paper.renditions:
        if rendition.document is not None:
            return "\n".join(text for _, text in paragraphs(rendition.document)[1:])
    return ""


def _row(
    paper: Paper,
    topics: Sequence[str],
    same: tuple[str, ...],
    language: Language,
    names: Mapping[str, TopicName],
    now: datetime,
    archive: str | None,
) -> DigestRow:
    words = shown_in(paper, language, now)
    alert: Alert = compose(paper, words, names, topics=topics, archive=archive)
    main = any(m.topic in topics and m.level == "substantive" for m in paper.matches)
    return DigestRow(alert, "substantive" if main or not paper.matches else "mention", same)


def _groups(
    rows: Sequence[tuple[Sequence[str], DigestRow]],
    names: Mapping[str, TopicName],
    language: Language,
) -> tuple[tuple[Reason, tuple[DigestRow, ...]], ...]:
    """Put rows under their topics, main subjects first, then by committee; each paper under its best."""
    by_topic: dict[str, list[DigestRow]] = defaultdict(list)
    for topics, row in rows:
        best = row.alert.reasons[0].topic if row.alert.reasons else (topics or ("",))[0]
        by_topic[best].append(row)
    order = sorted(
        by_topic, key=lambda t: (TOPIC_ORDER.index(t) if t in TOPIC_ORDER else len(TOPIC_ORDER), t)
    )
    result = []
    for topic in order:
        known = names.get(topic, TopicName(topic, topic, topic))
        reason = Reason(
            topic, known.in_language(language), known.emoji, "substantive", in_title=False, hits=0
        )
        ordered = sorted(
            by_topic[topic], key=lambda r: (r.level != "substantive", r.alert.committee or "")
        )
        result.append((reason, tuple(ordered)))
    return tuple(result)


def _coming(
    session: Session, channel: Channel, now: datetime, language: Language
) -> tuple[Coming, ...]:
    """Give what papers on its topics set days for, then what is announced."""
    set_days = announcements.deadlines_ahead(
        session, now, now + timedelta(days=DEADLINE_DAYS), language, channel_id=channel.id
    )
    announced = announcements.coming(
        session, channel, now, now + timedelta(days=COMING_DAYS), language
    )
    return (*set_days, *signals.marked(session, announced, now, language))


def _saved(
    desk: Desk, session: Session, channel: Channel, rhythm: str, now: datetime
) -> tuple[Kept, ...]:
    """Give what a channel saved or noted this week, in its week's last digest.

    That is the weekly one, and the day's where a channel has no weekly one.
    """
    if rhythm == "daily":
        day = now.astimezone(ZoneInfo(channel.zone)).date()
        weekly = any(s.rhythm == "weekly" for s in subscriptions.subscriptions(session, channel.id))
        if weekly or WEEKDAYS[day.weekday()] != channel.weekly_day:
            return ()
    elif rhythm != "weekly":
        return ()
    if channel.look_ahead:  # which tells it on the same day
        return ()
    kept = saved.of_channel(session, channel.id, since=now - timedelta(days=SAVED_DAYS))
    notes = {one.paper_id: tuple(note.text for note in one.notes) for one in kept}
    language, names = spoken(channel.language), desk.names(session)
    return tuple(
        Kept(
            compose(paper, shown_in(paper, language, now), names, archive=desk.archive),
            notes.get(paper.id, ()),
        )
        for paper in papers.papers(session, list(notes), texts=False)
    )
