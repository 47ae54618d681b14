"""This file gathers what a meeting brings for a channel: papers in and missing, questions and promises before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import Session

from bot.calendar import HONG_KONG, hong_kong
from bot.desk import Desk
from bot.messages.alerts import TopicName, compose
from bot.messages.briefings import Awaited, Earlier, Meeting
from bot.messages.permalinks import meeting_path
from bot.messages.shown_language import rendition_in, shown_in
from bot.telling import announcements, matters, pledges, signals
from bot.topics import registers
from scrapers.items import Language
from scrapers.text import fold
from storage.people import subscriptions
from storage.people.channels import Channel
from storage.published import commitments, expectations, meeting_papers, papers
from storage.published.expectations import Expected
from storage.published.matters import KeptMatter
from storage.published.meeting_papers import ForMeeting
from storage.records import Paper

LOOK_BACK = timedelta(days=365)  # over Members' questions
OVERDUE = timedelta(days=90)  # how long a pledge that lapsed is still brought up
SOON = timedelta(days=60)
MOST = 40  # papers of one meeting that are read
QUESTIONS, PROMISES, MISSED = 3, 3, 3
BEFORE = timedelta(days=60)  # of a body's meetings whose missing papers are still brought up


@dataclass(frozen=True, slots=True)
class Interests:
    """What a channel follows of what meetings hold: topics and committees; None is everything."""

    topics: frozenset[str] | None = None
    bodies: frozenset[str] = frozenset()
    workspace_id: int | None = None  # whose people said what became of commitments

    def wants(self, names: Collection[str], topics: Collection[str]) -> bool:
        """Say whether a meeting of a body of some names, with items on some topics, concerns it."""
        followed = not self.bodies.isdisjoint(names)
        return self.topics is None or followed or bool(self.topics & set(topics))


@dataclass
class _Held:
    """One meeting as it is put together."""

    committee: str
    day: date
    announced: list[Expected] = field(default_factory=list)
    paper_ids: list[int] = field(default_factory=list)
    names: set[str] = field(default_factory=set)  # keys of its body, one by each language's name


def interests(session: Session, channel: Channel) -> Interests:
    """Give what a channel follows of meetings."""
    mine = subscriptions.subscriptions(session, channel.id)
    topics = frozenset(one.target for one in mine if one.kind == "topic")
    bodies = frozenset(
        announcements.body_key(one.target) for one in mine if one.kind == "committee"
    )
    return Interests(topics, bodies, channel.workspace_id)


def gather(
    desk: Desk,
    session: Session,
    first: date,
    last: date,
    language: Language,
    wanted: Interests,
    *,
    body: str | None = None,
) -> list[Meeting]:
    """Give the meetings of a span of days (both included) that concern somebody, the soonest first.

    `body` leaves the meetings of one committee. What was cancelled is none.
    """
    held = _meetings(session, first, last)
    names = desk.names(session)
    found = []
    for (key, day), one in sorted(held.items(), key=lambda pair: (pair[0][1], pair[0][0])):
        if body is not None and body not in one.names:
            continue
        texts = papers.papers(session, one.paper_ids[:MOST])
        topics = {match.topic for text in texts for match in text.matches if not match.late}
        topics |= {topic for each in one.announced for topic in each.topics}
        if not wanted.wants(one.names, topics):
            continue
        meeting = _meeting(desk, session, key, day, one, texts, language, wanted, names)
        if meeting.expected or any(map(announcements.is_meeting, one.announced)):
            found.append(meeting)
    return found


def bounds(first: date, last: date | None = None) -> tuple[datetime, datetime]:
    """Give the instants between which Hong Kong's days of a span lie."""
    start = datetime.combine(first, time(0), HONG_KONG).astimezone(UTC)
    end = datetime.combine((last or first) + timedelta(days=1), time(0), HONG_KONG)
    return start, end.astimezone(UTC)


def _meetings(session: Session, first: date, last: date) -> dict[tuple[str, date], _Held]:
    start, end = bounds(first, last)
    undated = announcements.within(expectations.undated(session), start, end - timedelta(seconds=1))
    held: dict[tuple[str, date], _Held] = {}
    announced = [*expectations.upcoming(session, start, end), *undated]
    called = announcements.one_body(announced)

    def meeting(name: str, committee: str | None, day: date) -> _Held:
        key = called.get(name, name)
        made = held.setdefault((key, day), _Held(committee or key, day))
        made.names |= {name, key}
        return made

    for one in announcements.standing(session, announced, start, end):
        day, key = announcements.day_of(one), announcements.body_key(one.committee)
        if day is not None and key and one.status not in expectations.CLOSED:
            meeting(key, one.committee, day).announced.append(one)
    gone = _cancelled(session, start, end)
    moved = {(name, day) for name, day in gone if (called.get(name, name), day) in held}
    off = gone - moved
    for paper in meeting_papers.between(session, first, last):
        key = announcements.body_key(paper.committee)
        if key and not paper.record and (key, paper.day) not in off:
            if (key, paper.day) in moved and _went_along(session, key, paper):
                continue  # of a meeting that was moved, before this day's was announced
            meeting(key, paper.committee, paper.day).paper_ids.append(paper.paper_id)
    for one_held in held.values():
        _bring_along(session, one_held)
    return held


def _bring_along(session: Session, held: _Held) -> None:
    """Give a meeting that was moved what was meant for it on the days that it left."""
    keys = [one.key for one in held.announced if one.key.startswith("meeting:")]
    body = announcements.body_key(held.committee)
    left = {day for days in expectations.days_left(session, keys).values() for day in days}
    for day in left - {held.day}:
        held.paper_ids += [
            paper.paper_id
            for paper in meeting_papers.between(session, day, day)
            if announcements.body_key(paper.committee) == body
            and not paper.record
            and _went_along(session, body, paper)
        ]
    for day in left | _replaced(session, held):
        start, end = bounds(day)
        if day == held.day or (body, day) not in _cancelled(session, start, end):
            continue
        every = [*expectations.upcoming(session, start, end)]
        if any(
            announcements.is_meeting(one) and announcements.body_key(one.committee) == body
            for one in every
        ):
            continue  # another meeting of the body's is held then, whose papers they are
        every += announcements.within(
            expectations.undated(session), start, end - timedelta(seconds=1)
        )
        held.announced += [one for one in every if announcements.body_key(one.committee) == body]
        held.paper_ids += [
            paper.paper_id
            for paper in meeting_papers.between(session, day, day)
            if announcements.body_key(paper.committee) == body and not paper.record
        ]


def _went_along(session: Session, body: str, paper: ForMeeting) -> bool:
    """Say whether a paper is of a meeting that left its day, where another one of the body's stands now.

    That one was announced after the paper came, so it cannot be its.
    """
    start, end = bounds(paper.day)
    moved = any(
        announcements.is_meeting(one)
        and "@" in one.key
        and announcements.body_key(one.committee) == body
        for one in expectations.dropped(session, start, end)
    )
    standing = [
        one.first_seen_at
        for one in expectations.upcoming(session, start, end)
        if announcements.is_meeting(one) and announcements.body_key(one.committee) == body
    ]
    return moved and bool(standing) and paper.seen_at < min(standing)


def _replaced(session: Session, held: _Held) -> set[date]:
    """Give the day of a sitting that was taken off where this one, announced since, is its body's only later one."""
    body = announcements.body_key(held.committee)
    mine = [one for one in held.announced if announcements.is_meeting(one)]
    start, end = bounds(held.day - BEFORE, held.day + BEFORE)
    standing = {
        announcements.day_of(one)
        for one in expectations.upcoming(session, start, end)
        if announcements.is_meeting(one) and announcements.body_key(one.committee) == body
    }
    found = set()
    for one in expectations.dropped(session, start, bounds(held.day)[0]):
        day = announcements.day_of(one)
        whole = announcements.is_meeting(one) and "@" not in one.key
        if day is None or not whole or announcements.body_key(one.committee) != body:
            continue
        later = {each for each in standing if each is not None and each >= day}
        if later == {held.day} and any(each.first_seen_at > one.first_seen_at for each in mine):
            found.add(day)
    return found


def _cancelled(session: Session, start: datetime, end: datetime) -> set[tuple[str, date]]:
    """Give the committees and days of meetings that were taken off; their papers make no meeting."""
    found = set()
    for one in expectations.dropped(session, start, end):
        day, key = announcements.day_of(one), announcements.body_key(one.committee)
        if announcements.is_meeting(one) and day is not None and key:
            found.add((key, day))
    return found


def _meeting(
    desk: Desk,
    session: Session,
    key: str,
    day: date,
    held: _Held,
    texts: Sequence[Paper],
    language: Language,
    wanted: Interests,
    names: Mapping[str, TopicName],
) -> Meeting:
    followed = wanted.topics
    mine = [
        one
        for one in texts
        if followed is None or any(m.topic in followed and not m.late for m in one.matches)
    ]
    whole = [one for one in held.announced if announcements.is_meeting(one)]
    shown = announcements.gathered(whole, language)[:1]
    now = desk.clock()
    alerts = tuple(
        compose(one, shown_in(one, language, now), names, topics=_topics(one, followed) or ("",))
        for one in mine
    )
    topics = {m.topic for one in mine for m in one.matches if m.level == "substantive"}
    topics |= {topic for one in held.announced for topic in one.topics}
    topics = {
        each for each in topics if (each in followed if followed is not None else "/" not in each)
    }
    hour = shown[0].starts_at if shown else None
    return Meeting(
        key=f"{key}:{day.isoformat()}",
        body=key,
        committee=(shown[0].committee if shown else None) or held.committee,
        day=day,
        starts_at=hour or next((one.starts_at for one in held.announced if one.starts_at), None),
        url=shown[0].url if shown else None,
        papers=alerts,
        others=len(held.paper_ids) - len(mine),
        awaited=_awaited(held, language, followed),
        questions=_questions(session, topics, day, language),
        promises=_promises(session, wanted, topics, mine, hong_kong(now).date(), day, language),
        waited=_waited(session, key, day, language, topics),
        minuted=_minuted(session, key, day, language, topics),
        missed=_missed(session, key, day, language),
        at_risk=signals.risk(session, day, now, language),
        slot=next(
            filter(announcements.is_slot, (announcements.mark_of([one]) for one in whole)), ""
        ),
        calendar=f"{desk.archive}{meeting_path(language, key, day)}"
        if desk.archive and held.announced
        else None,
    )


def _topics(paper: Paper, followed: Collection[str] | None) -> list[str]:
    return [
        m.topic
        for m in paper.matches
        if (m.topic in followed if followed is not None else "/" not in m.topic)
    ]


def _awaited(
    held: _Held, language: Language, followed: Collection[str] | None
) -> tuple[Awaited, ...]:
    """Give what the agenda names and is not in: papers of any item, questions on what is followed."""
    items = [one for one in held.announced if not announcements.is_meeting(one)]
    found = []
    for group in announcements.same_things(items):
        if any(one.paper_id is not None for one in group):
            continue
        (one,) = announcements.gathered(group, language)
        topical = followed is None or bool(set(one.topics) & set(followed))
        if announcements.is_question(one) and not topical:
            continue
        asker = next((name for role, name in one.people if role == "asker"), None)
        found.append(Awaited(one.title, one.url, asker, topical))
    return tuple(sorted(found, key=lambda one: not one.topical))


def _missed(session: Session, body: str, day: date, language: Language) -> tuple[Earlier, ...]:
    """Give the papers that agendas of a body's last meetings named and that never came, the latest first."""
    start, _ = bounds(day - BEFORE)
    _, end = bounds(day)
    named = [
        one
        for one in expectations.open_between(session, start, end)
        if not announcements.is_meeting(one) and not announcements.is_question(one)
    ]
    found = [
        Earlier(one.title, one.url or "", at)
        for one in announcements.gathered(named, language)
        if one.paper_id is None
        and one.status == "overdue"
        and announcements.body_key(one.committee) == body
        and (at := announcements.day_of(one)) is not None
        and day - BEFORE <= at < day
    ]
    return tuple(sorted(found, key=lambda one: one.day or day, reverse=True)[:MISSED])


def _waited(
    session: Session, body: str, day: date, language: Language, topics: Collection[str]
) -> tuple[Earlier, ...]:
    """Give what a body's own list of follow-up actions says is still to come."""
    found = matters.current(session, day, language, body=body, forms=["follow_up"])
    return _matters(session, found, language, topics)


def _minuted(
    session: Session, body: str, day: date, language: Language, topics: Collection[str]
) -> tuple[Earlier, ...]:
    """Give what a body's last minutes say is to follow, but for what its list names already."""
    found = matters.current(session, day, language, body=body, forms=["minutes"], before=day)
    listed = matters.current(session, day, language, body=body, forms=["follow_up"])
    on_list = {matters.identity(one) for one in listed}
    fresh = [one for one in found if matters.identity(one) not in on_list]
    return _matters(session, fresh, language, topics)


def _matters(
    session: Session, found: Sequence[KeptMatter], language: Language, topics: Collection[str]
) -> tuple[Earlier, ...]:
    """Give the matters that nobody answered, those on what a channel follows first."""
    open_ = [one for one in found if one.matter.state in matters.OPEN]
    on = matters.on_topics(session, open_, topics)
    return tuple(
        Earlier(
            one.matter.subject,
            one.url,
            one.matter.met_on,
            one.matter.of or "",
            one.matter.asked or one.matter.remark,
            matters.place_of(one, language),
        )
        for one in sorted(open_, key=lambda one: one.id not in on)
    )


def _questions(
    session: Session, topics: Collection[str], day: date, language: Language
) -> tuple[Earlier, ...]:
    ids = meeting_papers.questions_on(session, sorted(topics), day - LOOK_BACK, day, QUESTIONS)
    found = []
    for one in papers.papers(session, ids, texts=False):
        shown = rendition_in(one, language)
        asker = next((name for role, name in one.people if role == "asker"), "")
        if shown is not None:
            found.append(Earlier(shown.title, shown.url, one.published, asker))
    return tuple(found)


def _promises(
    session: Session,
    wanted: Interests,
    topics: Collection[str],
    mine: Sequence[Paper],
    today: date,
    day: date,
    language: Language,
) -> tuple[Earlier, ...]:
    """Give open pledges that lapsed lately or fall due soon, on the topics or by the papers' bodies."""
    # "The Administration" is no bureau: everything would be promised by the same
    named = {name for one in mine for name in one.issuers if registers.found(name, "bureau")}
    issuers = {fold(name) for name in named}
    ids = meeting_papers.promised_by(
        session, sorted(topics), sorted(issuers), today - OVERDUE, day + SOON, MOST
    )
    each = pledges.one_each(commitments.numbered(session, ids), language)
    found = pledges.known(session, each, wanted.workspace_id, channel_id=None)
    open_ = {one.promise.id: one for one in found if not one.closed}
    kept = [open_[number] for number in ids if number in open_][:PROMISES]
    return tuple(
        Earlier(
            one.promise.title, one.promise.url, one.due, one.promise.commitment.who or "",
            one.promise.commitment.quote,
        )
        for one in kept
    )  # fmt: skip
