"""This file finds what was announced, cited, numbered or listed elsewhere, and is not held."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.calendar import hong_kong
from bot.care.discrepancies import SPAN, Discrepancy
from bot.desk import Desk
from bot.telling import announcements, meetings
from bot.watching import crosschecks
from storage.published import expectations, papers
from storage.published.expectations import Expected
from storage.watched import appointments, page_states, remnants, source_runs

MAIN = "info_gov_hk"
FEED = "info_gov_hk_rss"
_PART = re.compile(r"^(legco:.+)\((\d{2,3})\)$")


def announced(session: Session, now: datetime) -> list[Expected]:
    """Give what agendas announce from a week ago to a month ahead: questions and papers."""
    found = expectations.open_between(session, now - SPAN, now + meetings.AHEAD)
    return [one for one in found if not announcements.is_meeting(one)]


def questions(
    desk: Desk, session: Session, everything: Sequence[Expected], now: datetime
) -> tuple[int, list[Discrepancy]]:
    """Compare questions on agendas and in open data with the replies held, in both languages."""
    asked = announcements.gathered(
        [one for one in everything if announcements.is_question(one)], "en"
    )
    over = [one for one in asked if one.starts_at and now - one.starts_at >= meetings.REPLY_TIME]
    found: list[Discrepancy] = []
    for one in over:
        name = f"{announcements.day_of(one)} {_number(one)} {one.title}".replace("  ", " ")
        if one.paper_id is None:
            done = _ask_again(desk, session, one, now)
            found.append(Discrepancy("question", name, done, person=True))
            continue
        held = {r.language for r in papers.paper(session, one.paper_id).renditions}
        for language, said in (("en", "English"), ("zh-Hant", "Chinese")):
            if language not in held:
                found.append(Discrepancy("language", name, f"no {said} reply so far; waiting"))
    return len(asked), found


def _number(one: Expected) -> str:
    number = next((key.rpartition(":")[2] for key in one.keys if key.startswith("lcq:")), "")
    return f"question {number}" if number else "question"


def _ask_again(desk: Desk, session: Session, one: Expected, now: datetime) -> str:
    """Have the sitting day's index pages read anew, whether they changed or not."""
    source, day = desk.sources.get(MAIN), announcements.day_of(one)
    if source is None or day is None:
        return "no reply held; look for it by hand"
    for url in source.addresses(day):
        page_states.forget_answer(session, url)
    source_runs.set_source(session, MAIN, next_check_at=now)
    return "no reply held; the day's indexes are read again"


def cited(everything: Iterable[Expected], now: datetime) -> Iterator[Discrepancy]:
    """Give papers that agendas cite by number, or promise, and that are not held in time.

    One on a topic is for a person to look into, once: on the day after its meeting.
    """
    today = hong_kong(now).date()
    for one in announcements.gathered(
        [o for o in everything if not announcements.is_question(o)], "en"
    ):
        day = announcements.day_of(one)
        if one.paper_id is not None or day is None or not today - SPAN <= day <= today:
            continue
        name = f"{day} {' '.join(one.keys)} {one.title}".strip()
        asking = bool(one.topics) and day == today - timedelta(days=1)
        done = "overdue; look for it by hand" if asking else "not held; waiting"
        yield Discrepancy("cited", name, done, person=asking)


def papers_numbered(session: Session, now: datetime) -> dict[str, set[int]]:
    """Give the parts held of every numbered LegCo paper seen in the last month."""
    parts: dict[str, set[int]] = defaultdict(set)
    for key in remnants.keys_like(session, "legco:", now - timedelta(days=31)):
        if found := _PART.match(key):
            parts[found[1]].add(int(found[2]))
    return parts


def gaps(numbers: dict[str, set[int]]) -> Iterator[Discrepancy]:
    """Give the numbers missing between (01) and the last part held."""
    for base, parts in sorted(numbers.items()):
        missing = sorted(set(range(1, max(parts) + 1)) - parts)
        if missing:
            name = base.removeprefix("legco:")
            shown = ", ".join(f"({part:02d})" for part in missing)
            yield Discrepancy("gap", f"{name}{shown}", "not listed by any source so far; waiting")


def missed(desk: Desk, session: Session, now: datetime) -> Iterator[Discrepancy]:
    """Give what only a cross-check lists: told after its grace, or waiting for it."""
    for one in remnants.listed_only_by(session, crosschecks.crosschecks(desk), now - SPAN):
        if one.judged_at is None and now - one.first_seen_at < crosschecks.GRACE:
            continue
        if one.judged_at is None and one.read_at is None:
            appointments.schedule_reading(session, one.paper_id, now)
        state = "judged and told where it is followed" if one.judged_at else "read and judged now"
        yield Discrepancy(
            "missed", f"{one.source}: {one.title}", f"no main source lists it; {state}"
        )


def feed(desk: Desk, session: Session, now: datetime) -> Iterator[Discrepancy]:
    """Give releases that the day indexes list and the feed does not, for days that it still covers."""
    rss = desk.sources.get(FEED)
    if rss is None or MAIN not in desk.sources:
        return
    urls = list(rss.addresses(hong_kong(now).date()))
    oldest = [day for url in urls if (day := remnants.oldest_day(session, url)) is not None]
    if len(oldest) < len(urls):
        return  # a feed that was not read proves nothing
    day = max(oldest) + timedelta(days=1)  # its oldest day may be cut off
    while day < hong_kong(now).date():
        for one in remnants.not_listed_by(session, MAIN, urls, day):
            yield Discrepancy("feed", f"{day} {one.title}", "held; the feed leaves it out")
        day += timedelta(days=1)
