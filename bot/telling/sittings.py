"""This file gathers the questions of a sitting under one message a channel, edited as replies come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from bot.calendar import HONG_KONG, hong_kong
from bot.desk import Desk
from bot.messages.alerts import Alert, Reason, TopicName, compose
from bot.messages.gatherings import Sitting, SittingRow
from bot.messages.shown_language import shown_in, spoken
from bot.telling import announcements, posting
from bot.telling.awake import in_hours
from scrapers.items import Language
from scrapers.publishers import names_of
from storage.people import followers
from storage.published import expectations, identities, papers
from storage.published.expectations import Expected
from storage.records import Follower, Level, Paper
from storage.told import tellings

BEGINS = time(11)  # when the agenda may be told, replies or not
LEAST = 2  # questions on a channel's topics; one alone is told as any paper
MOST = 99  # numbers looked for on one day
SOURCE = "info_gov_hk"  # where replies come out


@dataclass(frozen=True, slots=True)
class SittingQuestion:
    """One question of the day: what announced it, and its reply once it was judged."""

    number: int
    announced: tuple[Expected, ...]
    paper: Paper | None

    @property
    def levels(self) -> dict[str, Level | None]:
        """How much it is about each topic: as its reply says, else by its announced title."""
        if self.paper is not None:
            return {match.topic: match.level for match in self.paper.matches}
        return dict.fromkeys(topic for one in self.announced for topic in one.topics)


class Sittings:
    """Keeps the message of the day; what it has seen spares it to do the same every minute."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: object = None

    def keep(self) -> int:
        """Post or edit the message of the day where it is due; give how many channels that were.

        Done? What stands already, by its key of day and channel, is left alone. Do: store messages,
        enqueue posts and edits. Stamp: they are one commit, so that a crash leaves all or nothing.
        Mentions listed here stay untold: the digest still brings what they say.
        """
        now = self._desk.clock()
        with self._desk.store.read() as session:
            found = questions(session, hong_kong(now).date())
        state = (_state(found), now.timestamp() // 900)  # asleep or new channels: every quarter
        if state == self._seen:
            return 0
        with self._desk.store.write() as session:
            done = gather(self._desk, session, found, now)
        self._seen = state
        return done


def _state(found: Sequence[SittingQuestion]) -> tuple[object, ...]:
    return tuple(
        (q.number, tuple(sorted(q.levels)), q.paper and [r.url for r in q.paper.renditions])
        for q in found
    )


def questions(session: Session, day: date) -> list[SittingQuestion]:
    """Give the questions of a day that were announced or answered, by their numbers."""
    keys = {f"lcq:{day.isoformat()}:{number}": number for number in range(1, MOST + 1)}
    start = datetime.combine(day, time(0), HONG_KONG)
    announced: dict[int, list[Expected]] = {}
    for one in expectations.upcoming(session, start, start + timedelta(days=1)):
        number = next((keys[key] for key in one.keys if key in keys), None)
        if number is not None and announcements.is_question(one):
            announced.setdefault(number, []).append(one)
    owners = identities.papers_with(session, list(keys))
    held = {one.id: one for one in papers.papers(session, list(owners.values()))}
    answered = {keys[key]: held.get(paper_id) for key, paper_id in owners.items()}
    answered = {n: one for n, one in answered.items() if one and one.judged_at}
    return [
        SittingQuestion(number, tuple(announced.get(number, ())), answered.get(number))
        for number in sorted({*announced, *answered})
    ]


def gather(desk: Desk, session: Session, found: Sequence[SittingQuestion], now: datetime) -> int:
    """Bring every channel's message of the day up to date."""
    day = hong_kong(now).date()
    agenda = sum(bool(question.announced) for question in found)
    begun = bool(agenda) and hong_kong(now).time() >= BEGINS
    names = desk.names(session)
    followed, wanted = _followed(session, found, now)
    standing = tellings.standing(session, [_key(day, channel) for channel in wanted])
    stored: dict[tuple[str, str, tuple[tuple[int, tuple[str, ...]], ...]], int] = {}
    done = 0
    for channel_id, follower in followed.items():
        mine = wanted[channel_id]
        before = standing.get(_key(day, channel_id))
        answered = any(q.paper is not None and not q.paper.baseline for q, _ in mine)
        if before is None and not (
            len(mine) >= LEAST and (answered or begun) and in_hours(follower, now)
        ):
            continue
        which = (
            follower.platform,
            follower.language,
            tuple((question.number, topics) for question, topics in mine),
        )
        if which not in stored:
            stored[which] = _message(desk, session, follower, mine, agenda, day, names, now)
        key = _key(day, channel_id)
        done += posting.bring(session, key, before, stored[which], now, channel_id=channel_id)
    return done


Wanted = dict[int, list[tuple[SittingQuestion, tuple[str, ...]]]]


def _followed(
    session: Session, found: Sequence[SittingQuestion], now: datetime
) -> tuple[dict[int, Follower], Wanted]:
    """Find who follows the questions' topics and wants them at once, with the questions of each."""
    followed: dict[int, Follower] = {}
    wanted: Wanted = {}
    for question in found:
        titles = [one.title for one in question.announced]
        if question.paper is not None:
            titles.append(question.paper.titles)
        for follower in followers.followers(
            session,
            # a mention counts here, for channels that are told of main subjects at once
            topics=dict.fromkeys(question.levels, "substantive"),
            now=now,
            source=names_of(question.paper.source if question.paper else SOURCE),
            text="\n".join(titles),
        ):
            if follower.rhythm == "instant" and follower.topics:
                followed.setdefault(follower.channel_id, follower)
                wanted.setdefault(follower.channel_id, []).append((question, follower.topics))
    return followed, wanted


def _key(day: date, channel_id: int) -> str:
    return f"sitting:{day.isoformat()}:{channel_id}"


def _message(
    desk: Desk,
    session: Session,
    follower: Follower,
    mine: Sequence[tuple[SittingQuestion, tuple[str, ...]]],
    agenda: int,
    day: date,
    names: Mapping[str, TopicName],
    now: datetime,
) -> int:
    language = spoken(follower.language)
    rows = tuple(_row(question, topics, language, names, now) for question, topics in mine)
    payload = desk.renderers[follower.platform].sitting(
        Sitting(day, language, rows, agenda or None)
    )
    topics = sorted({topic for _, topics in mine for topic in topics})
    return posting.keep(desk, session, follower.platform, language, payload, topics)


def _row(
    question: SittingQuestion,
    topics: Sequence[str],
    language: Language,
    names: Mapping[str, TopicName],
    now: datetime,
) -> SittingRow:
    if question.paper is None:
        one = announcements.gathered(question.announced, language)[0]
        asker = next((name for role, name in one.people if role == "asker"), None)
        reasons = tuple(_reason(topic, names, language) for topic in topics)
        return SittingRow(question.number, one.title, None, asker, None, reasons)
    words = shown_in(question.paper, language, now)
    alert: Alert = compose(question.paper, words, names, topics=topics)
    levels = [reason.level for reason in alert.reasons]
    level: Level = "substantive" if "substantive" in levels else "mention"
    asker = next(iter(alert.askers), None)
    return SittingRow(question.number, alert.title, alert.url, asker, level, alert.reasons)


def _reason(topic: str, names: Mapping[str, TopicName], language: Language) -> Reason:
    known = names.get(topic, TopicName(topic, topic, topic))
    name = known.in_language(language)
    return Reason(topic, name, known.emoji, "mention", in_title=True, hits=0)
