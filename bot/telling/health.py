"""This file says how the watch is kept: what was checked, what is late, and who is told of trouble."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.calendar import day_start, hong_kong
from bot.desk import Desk
from bot.messages import phrases
from bot.messages.alerts import Freshness
from bot.messages.dates import moment
from bot.messages.phrases import publisher_name, source_name
from bot.messages.words import ours, say
from bot.telling import signals
from bot.topics.matcher import UnknownTopic
from scrapers.items import Account, Document, Language
from scrapers.source import Source, Unreachable
from scrapers.text import language_of
from storage.told import delays as delays_stored
from storage.watched import arrivals, debts, page_states, remnants, source_runs, source_troubles
from storage.watched.page_states import PageState
from storage.watched.source_runs import SourceState
from storage.watched.source_troubles import SourceTrouble

PERIODS = 2  # a source that has been quiet or failing for two of its periods reaches a person
WEEK = timedelta(days=7)
SEVERAL = 4  # sources that cannot be reached at once, and no other can: it is our line
LEAST_LATENESS = timedelta(minutes=10)  # below this a missed check is no news to anybody


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One source as `tamar sources` and `status` show it."""

    key: str
    name: str
    publisher: str
    last_ok_at: datetime | None
    last_new_at: datetime | None
    failing_since: datetime | None
    trouble: str | None
    held: bool
    late: bool
    grade: str = ""  # how surely its shape is known
    notes: str = ""  # what of it is known and assumed
    every: timedelta = timedelta()  # how often it is checked on a working day
    new_a_day: float = 0.0  # over the last week
    troubles: tuple[SourceTrouble, ...] = ()  # every way in which a page of it fails
    idle: bool = False  # it has no address to ask today, so nothing of it can be late

    @property
    def answers(self) -> bool:
        """Say whether its pages answered when they were last asked."""
        return self.last_ok_at is not None and self.failing_since is None and not self.troubles


def sources_health(
    desk: Desk, session: Session, now: datetime, language: Language = "en"
) -> list[SourceHealth]:
    """Give the state of every source by its name in a language, late ones marked."""
    found = []
    usual = source_runs.new_a_day(session, now - WEEK, WEEK.days)
    states = source_runs.source_states(session)
    troubles = source_troubles.standing(session)
    for source in desk.sources.values():
        state = states.get(source.key)
        idle = is_idle(source, now)
        found.append(
            SourceHealth(
                key=source.key,
                name=source_name(source, language),
                publisher=publisher_name(source.publisher, language),
                last_ok_at=state.last_ok_at if state else None,
                last_new_at=state.last_new_at if state else None,
                failing_since=state.failing_since if state else None,
                trouble=state.trouble if state else None,
                held=bool(state and state.held_at),
                late=not idle and _late(source, state.last_ok_at if state else None, now),
                grade=source.notes.grade,
                notes=ours(source.notes.said(language), language),
                every=timedelta(seconds=source.cadence.working),
                new_a_day=usual.get(source.key, 0.0),
                troubles=tuple(one for one in troubles if one.source == source.key),
                idle=idle,
            )
        )
    return found


def is_idle(source: Source, now: datetime) -> bool:
    """Say whether a source has no address to ask today; one that cannot say so has trouble instead."""
    try:
        return not any(True for _ in source.addresses(hong_kong(now).date()))
    except Exception:  # noqa: BLE001 - whatever is wrong with it, its check gives it a name
        return False


@dataclass(frozen=True, slots=True)
class Round:
    """How the last check of every source went that has an address to ask."""

    asked: int
    unreachable: int
    failing: int  # in whatever way, those that cannot be reached among them

    @property
    def offline(self) -> bool:
        """Say whether it is our line rather than so many sites at once."""
        return self.asked >= SEVERAL and self.unreachable == self.asked

    @property
    def answered(self) -> int:
        """Count those whose last check went well."""
        return self.asked - self.failing


def last_round(
    sources: Iterable[Source], states: Mapping[str, SourceState], now: datetime
) -> Round:
    """Give how the last check of every source went; those that were never checked are not counted."""
    asked = [
        states[source.key]
        for source in sources
        if source.key in states and not is_idle(source, now) and _was_checked(states[source.key])
    ]
    return Round(
        len(asked),
        sum(state.trouble == Unreachable.trouble for state in asked),
        sum(state.trouble is not None for state in asked),
    )


def _was_checked(state: SourceState) -> bool:
    return state.last_ok_at is not None or state.trouble is not None


def rows_of_pages(
    session: Session, language: Language = "en", *, most: int | None = None
) -> list[str]:
    """Say of each index page what became of its rows: at most so many pages of a source, latest first."""
    found: dict[str, list[PageState]] = {}
    for page in page_states.accounts(session):
        found.setdefault(page.source, []).append(page)
    said = []
    for key, pages in sorted(found.items()):
        pages.sort(key=lambda page: (page.checked_at is not None, page.checked_at), reverse=True)
        # what was skipped is shown, however many pages there are
        shown = [page for at, page in enumerate(pages) if most is None or at < most or _lossy(page)]
        said += [f"{key}{say('colon', language)}{_rows(page, language)}" for page in shown]
        if left := len(pages) - len(shown):
            said.append(say("rows_more", language, source=key, n=left))
    return said


def known(
    desk: Desk, states: Iterable[SourceHealth], session: Session, language: Language = "en"
) -> list[str]:
    """Say of each source whether a page of it was ever read here, and what is known and assumed of its shape."""
    pages = [page for page in page_states.accounts(session) if page.rows and page.ok_at]
    pages.sort(key=lambda page: (page.ok_at is not None, page.ok_at))
    read = {page.source: page for page in pages}  # the latest of each
    said = []
    for state in states:
        page = read.get(state.key)
        seen = (
            say("known_read", language, n=page.rows, when=moment(page.ok_at, language))
            if page is not None and page.ok_at is not None
            else say("known_unread", language)
        )
        how = say(f"sure_{state.grade.lower()}", language)
        said += [f"{state.key}{say('colon', language)}{seen}", f"  {how} {state.notes}"]
    return [*said, *earlier_meetings(desk, session, language)]


def earlier_meetings(desk: Desk, session: Session, language: Language = "en") -> list[str]:
    """Say at how many pages of earlier meetings papers are still owed, and for what nobody asks any more."""
    said, now = [], desk.clock()
    for source in (one for one in desk.sources.values() if one.owes):
        name = source_name(source, language)
        if owed := debts.count(session, source.key, now):
            said.append(say("sources_owed", language, source=name, n=owed))
        if old := debts.given_up(session, source.key, now):
            said.append(say("sources_given_up", language, source=name, n=old))
    return said


def _lossy(page: PageState) -> bool:
    return page.account is not None and page.account.skipped > 0


def _rows(page: PageState, language: Language) -> str:
    account = page.account or Account(0, 0)
    reasons = "; ".join(f"{count} {reason}" for reason, count in account.passed)
    return say(
        "rows_of",
        language,
        n=account.rows,
        listed=account.listed,
        aside=sum(count for _, count in account.passed),
        reasons=say("aside", language, text=reasons) if reasons else "",
        skipped=account.skipped,
        words=say("aside", language, text="; ".join(account.words)) if account.words else "",
        url=page.url,
    )


def _late(source: Source, last_ok_at: datetime | None, now: datetime) -> bool:
    if last_ok_at is None:
        return False
    allowed = max(LEAST_LATENESS, PERIODS * timedelta(seconds=source.cadence.quiet))
    return now - last_ok_at > allowed


@dataclass(frozen=True, slots=True)
class Delays:
    """Seconds from publication to post this month, where they are known; counts beside them."""

    exact: int
    p50: float
    p95: float
    bounded: int  # papers that state no hour: from the last check without them, so at most
    bounded_p50: float
    bounded_p95: float

    def words(self, language: Language = "en") -> str:
        """Say it in a line."""
        return say("delays", language, said=self.said(language))

    def said(self, language: Language) -> str:
        """Say how long it took, or that nothing was posted."""
        pieces = []
        for key, n, p50, p95 in (
            ("delays_exact", self.exact, self.p50, self.p95),
            ("delays_bounded", self.bounded, self.bounded_p50, self.bounded_p95),
        ):
            if n:
                given = {"p50": _short(p50, language), "p95": _short(p95, language), "n": n}
                pieces.append(say(key, language, **given))
        return say("semicolon", language).join(pieces) or say("delays_none", language)


def delays(session: Session, now: datetime) -> Delays:
    """Give this month's delays to post, by Hong Kong's calendar."""
    first = hong_kong(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return delays_between(session, first)


def delays_between(session: Session, since: datetime, until: datetime | None = None) -> Delays:
    """Give the delays to post of a span of time."""
    exact, bounded = delays_stored.between(session, since, until)
    return Delays(
        len(exact), share_below(exact, 50), share_below(exact, 95),
        len(bounded), share_below(bounded, 50), share_below(bounded, 95),
    )  # fmt: skip


def share_below(ordered: Sequence[float], percent: int) -> float:
    """Give the value that `percent` of ordered values do not exceed; nought where there are none."""
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)] if ordered else 0.0


def _short(seconds: float, language: Language) -> str:
    if seconds < 120:
        return say("in_seconds", language, n=f"{seconds:.0f}")
    return say("in_minutes", language, n=f"{seconds / 60:.0f}")


def nearest_miss(
    desk: Desk,
    session: Session,
    now: datetime,
    topics: Sequence[str],
    *,
    since: datetime | None = None,
) -> str | None:
    """Give the title that came nearest to one of the topics and matches none, if any came near.

    Of today's titles, or of those since an instant, the newest few hundred.
    """
    matcher = desk.matcher(session)
    best, found = 0.0, None
    for _, title in remnants.unmatched_titles(session, since or day_start(now)):
        document = Document("plain", language_of(title), title)
        for topic in topics:
            try:
                score = matcher.why_not(document, topic).score
            except UnknownTopic:
                continue
            if score > best:
                best, found = score, title
    return found


def freshness(
    desk: Desk,
    session: Session,
    now: datetime,
    language: Language,
    *,
    quiet_on: Sequence[str] = (),
) -> Freshness:
    """Give the line that digests end with: what was checked, when, and what is late.

    `quiet_on` are the topics on which there is nothing: the nearest miss is looked for.
    """
    states = [one for one in sources_health(desk, session, now, language) if not one.idle]
    checked = [s.last_ok_at for s in states if s.last_ok_at]
    late = [s.name for s in states if s.late or s.trouble]
    items = arrivals.items_since(session, day_start(now))
    return Freshness(
        sources_ok=len([s for s in states if s.last_ok_at and not s.trouble and not s.late]),
        sources=len(states),
        last_check=max(checked, default=None),
        items=items,
        delay_minutes=arrivals.typical_delay(session, now),
        late=tuple(late),
        nearest_miss=nearest_miss(desk, session, now, quiet_on) if quiet_on else None,
        signal=signals.explained(session, now, language),
        checked_today=max(checked, default=day_start(now) - timedelta(1)) >= day_start(now),
    )


def troubled(states: Sequence[SourceHealth]) -> list[SourceHealth]:
    """Give the sources that a person should look at."""
    return [s for s in states if s.held or s.late or s.trouble]


def word(state: SourceHealth, language: Language = "en") -> str:
    """Say how a source is, in a word or two."""
    if state.held:
        return say("state_held", language)
    if state.trouble:
        return kind(state.trouble, language)
    if state.idle:
        return say("state_idle", language)
    if state.last_ok_at is None:
        return say("state_unchecked", language)
    return say("source_late" if state.late else "state_ok", language)


def kind(trouble: str, language: Language) -> str:
    """Name a kind of trouble as the runbook does, in Chinese beside what it means."""
    if language == "en" or phrases.trouble(trouble, language) == trouble:
        return trouble
    return say("news_kind", language, code=trouble, kind=phrases.trouble(trouble, language))
