"""This file compares what was published with what we hold and told, and says what it did about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.calendar import hong_kong
from bot.care import arrears, membership, readings, shortfalls, strangers
from bot.care.discrepancies import SPAN, Discrepancy
from bot.desk import Desk
from bot.messages.words import say
from bot.telling import announcements, meetings, posting, signals
from scrapers.items import Language
from storage.watched import source_runs

NIGHT = 4  # Hong Kong's hour from which the day before is complete
RUN = "reconciliation"
MOST_SHOWN = 20
IN_PART = "read in part"  # the sources told of, in the record of a night


@dataclass(frozen=True, slots=True)
class Report:
    """What was compared, and what differed."""

    at: datetime
    questions: int = 0
    cited: int = 0
    numbered: int = 0
    matched: int = 0
    tellings: int = 0
    discrepancies: tuple[Discrepancy, ...] = ()

    def lines(self) -> list[str]:
        """Give the report for a terminal or a log."""
        head = (
            f"Compared: {self.questions} questions announced, {self.cited} papers cited, "
            f"{self.numbered} numbered papers, {self.matched} matched papers with "
            f"{self.tellings} tellings due."
        )
        rows = [f"{one.kind}: {one.what}: {one.done}" for one in self.discrepancies]
        compared = (self.questions, self.cited, self.numbered, self.matched, self.tellings)
        same = (
            "No difference."
            if any(compared)
            else "Nothing to compare yet: `tamar run` reads the sites."
        )
        return [head, *(rows or [same])]


def reconcile(desk: Desk) -> Report:
    """Compare, mend what can be mended, and report; run twice, nothing happens twice."""
    now = desk.clock()
    meetings.keep(desk)
    with desk.store.write() as session:
        announced = shortfalls.announced(session, now)
        asked, late = shortfalls.questions(desk, session, announced, now)
        numbers = shortfalls.papers_numbered(session, now)
        due, undelivered = arrears.deliveries(desk, session, now)
        found = [
            *late,
            *shortfalls.cited(announced, now),
            *shortfalls.gaps(numbers),
            *shortfalls.missed(desk, session, now),
            *shortfalls.feed(desk, session, now),
            *undelivered,
        ]
    return Report(
        now,
        questions=asked,
        cited=len([one for one in announced if not announcements.is_question(one)]),
        numbered=sum(len(parts) for parts in numbers.values()),
        matched=due[0],
        tellings=due[1],
        discrepancies=tuple(found),
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
        asking = [one for one in report.discrepancies if one.person]
        if asking:
            key = f"notice:reconciled:{local.date()}"
            stormy = bool(signals.days(session, now - SPAN))
            posting.notify(
                desk, session, key, lambda language: _asking(asking, language, stormy=stormy)
            )
        strangers.report(desk, session, now)
        membership.report(desk, session, now)
        told = last[0].details.get(IN_PART, []) if last else []
        in_part = readings.keep(desk, session, told, now)
        source_runs.finish_run(
            session,
            run_id,
            now=desk.clock(),
            outcome="ok",
            listed=report.tellings,
            changed=len(report.discrepancies),
            details={"differences": report.lines()[1:MOST_SHOWN], IN_PART: in_part},
        )
    return report


def _asking(found: Sequence[Discrepancy], language: Language, *, stormy: bool) -> str:
    colon = say("colon", language)
    rows = [
        f"• {say(f'diff_{one.kind}', language)}{colon}{one.what}"
        + (f"{colon}{one.done}" if language == "en" else "")  # in full in the report, in English
        for one in found[:MOST_SHOWN]
    ]
    left = len(found) - MOST_SHOWN
    more = [say("more_coming", language, n=left)] if left > 0 else []
    if stormy:
        more.append(say("signal_was_lately", language))
    return "\n".join([say("news_compared", language), *rows, *more])
