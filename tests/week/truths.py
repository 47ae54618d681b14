"""This file lives through a drawn Friday and Monday, and compares what was told with what was to be told.

`.venv/bin/python -m tests.week.truths [SEEDS]` prints a line a seed, and each difference.
"""

from __future__ import annotations

import sys
import time as clock
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from bot import service
from bot.calendar import HONG_KONG, Recess, hong_kong
from bot.telling import meetings
from scrapers.items import Expectation, Language
from scrapers.replica.shelf import our_release
from scrapers.replica.site import our_panel_paper
from scrapers.replica.story import JUSTICE, meeting_day
from storage import channels, commitment_marks, commitments, expectations, subscriptions
from storage.database import Store, open_store
from storage.records import Commitment
from storage.schema import migrate
from storage.sql import table
from storage.tables import DeliveryRow
from tests.storage.made import store_paper
from tests.story.stage import Message, Stage
from tests.story.troubles import HEALTH
from tests.week.fate import (
    COMMITTEES,
    FRIDAY,
    MONDAY,
    MOVED_AT,
    PANEL,
    PLACES,
    STARTED,
    STORY,
    TITLES,
    Fact,
    Fate,
    Settings,
    Sitting,
    drawn,
)

SEEDS = 20
LOOKS = (time(11, 5), time(13, 5), time(16, 30), time(19, 45))
DUE = tuple(
    map(time.fromisoformat, ("08:45", "09:00", "09:30", "12:00", "17:00", "17:30", "18:00"))
)
NUMBER = "CB(2)438/2026(03)"
PARTS = {
    "first": "LawTech Adoption Pilot Scheme",
    "reply": "Artificial intelligence in ports",
    "slides": "PowerPoint presentation materials",
    "mention": "Repair of piers",
    "other": "立法會九題",  # a reply that comes with the paper's translation, and belongs to nothing
}
KINDS = ("briefing", "moved", "ahead", "reminder", "month", "story", "question")
_delivery = table(DeliveryRow)


@dataclass(frozen=True, slots=True)
class Account:
    """What one seed came to: what was to be told, and what was told otherwise."""

    seed: int
    expected: Counter[Fact]
    told: Counter[Fact]
    most: int  # posts on schedule by themselves, of one channel and day

    @property
    def missing(self) -> list[Fact]:
        """Name what was to be told and was not."""
        return sorted((self.expected - self.told).elements())

    @property
    def wrong(self) -> list[Fact]:
        """Name what was told twice, elsewhere, or though it was nothing."""
        return sorted((self.told - self.expected).elements())

    @property
    def good(self) -> bool:
        """Say whether all was told once and rightly, and nothing else."""
        return not (self.missing or self.wrong) and self.most <= 2  # noqa: PLR2004

    def line(self) -> str:
        """Give one line of the table: of each kind how much was told of what was to be told."""
        cells = []
        for kind in KINDS:
            right = sum(n for fact, n in (self.expected & self.told).items() if fact[2] == kind)
            every = sum(n for fact, n in self.expected.items() if fact[2] == kind)
            cells.append(f"{f'{right}/{every}':>9}")
        end = "" if self.good else "   <-- WRONG"
        return f"{self.seed:>4} {' '.join(cells)} {len(self.wrong):>6} {self.most:>5}{end}"


HEAD = f"seed {' '.join(f'{kind:>9}' for kind in KINDS)}  wrong  most"


def lived(store: Store, fate: Fate) -> Account:
    """Live through a seed's Friday and Monday; give what was told beside what was to be told."""
    stage = Stage(store, today=STARTED.date(), health=HEALTH)
    stage.clock.now = STARTED
    stage.publish("morning")
    stage.check()
    for place in fate.places:
        _settle(stage, place)
    _promise(stage, fate)
    _announce(stage, fate.sittings)
    _ask(stage, fate)
    work = service.Work(stage.desk, stage.drain, Recess())
    for day in (FRIDAY, MONDAY):
        stage.site.today = day
        for at in sorted((*DUE, *LOOKS, *((MOVED_AT, STORY.time()) if day == FRIDAY else ()))):
            stage.clock.now = max(stage.clock.now, datetime.combine(day, at, HONG_KONG))
            if at == MOVED_AT:
                _announce(stage, [one for one in fate.sittings if one.moved], moved=True)
            elif at == STORY.time():
                _tell_story(stage, fate.order)
            elif at in LOOKS:
                work.meetings()
            else:
                work.digests()
            stage.send()
    return _account(stage, fate)


def _settle(stage: Stage, place: Settings) -> None:
    with stage.desk.store.write() as session:
        made = channels.ensure_channel(session, place.address, "local", stage.clock())
        channels.set_channel(
            session, place.address, daily_at=place.daily_at, weekly_at=place.weekly_at,
            weekly_day=place.weekly_day, monthly=place.monthly, briefings=place.briefings,
            quiet_line=True, language="en",
        )  # fmt: skip
        for topic, rhythm in place.rhythms.items():
            subscriptions.subscribe(
                session, made.id, kind="topic", target=topic, label=topic, rhythm=rhythm,  # type: ignore[arg-type]
                who="test", now=stage.clock(),
            )  # fmt: skip


def _promise(stage: Stage, fate: Fate) -> None:
    with stage.desk.store.write() as session:
        for at, one in enumerate(fate.pledges):
            paper = store_paper(session, f"pledge{at}", one.quote, published=date(2026, 6, 1))
            said = Commitment(one.quote, "firm", str(one.due), one.due, one.due, cites=("1",))
            commitments.save(session, paper, "en", [said])
            (promise,) = [p for p in commitments.due(session) if p.commitment.quote == one.quote]
            for address in one.starred:
                place = channels.channel(session, address)
                assert place is not None
                commitment_marks.star(
                    session, workspace_id=place.workspace_id, channel_id=place.id, of=promise,
                    who="test", now=STARTED,
                )  # fmt: skip


def _announce(stage: Stage, sittings: list[Sitting], *, moved: bool = False) -> None:
    """Announce meetings, each with one item: a question of the Council's, a panel's paper to follow."""
    rows = []
    for one in sittings:
        starts_at = one.starts_at
        if moved and one.moved:
            starts_at = datetime.combine(one.moved, starts_at.timetz())
        title = TITLES[one.topic]
        row = Expectation(
            "legco_schedule", f"meeting:{one.number}", title, "en", starts_at, one.body
        )
        rows.append(row)
        if one.awaited:
            item = replace(
                row, key=f"item:{one.number}", source="council_agenda", status="to_follow"
            )
            rows.append(item)
    with stage.desk.store.write() as session:
        expectations.remember(session, rows, stage.clock())
    meetings.keep(stage.desk)


def _ask(stage: Stage, fate: Fate) -> None:
    """Announce the questions of two sittings; some have had their reply."""
    with stage.desk.store.write() as session:
        for one in fate.questions:
            key = f"lcq:{one.day}:{one.number}"
            starts_at = datetime.combine(one.day, time(11), HONG_KONG)
            row = Expectation(
                "council_agenda", f"question:{one.day}:{one.number}", one.title, "en", starts_at,
                "Council meeting", (key,),
            )  # fmt: skip
            expectations.remember(session, [row], stage.clock())
            if one.answered:
                listed = {"keys": (key,), "title": f"LCQ{one.number}: {one.title}"}
                store_paper(session, f"reply{one.number}", "It is so.", listed=listed)
    meetings.keep(stage.desk)


def _tell_story(stage: Stage, order: list[str]) -> None:
    """Let the papers of a story come, one check after the other."""
    stage.publish("paper", "translation")
    stage.check(5)
    for serial, part in enumerate(order, 955):
        if part == "slides":
            _slides(stage)
        else:
            made = our_release("ai_question", stage.site.today, serial)["en"]
            said = f"The AI tools described in LC Paper No. {NUMBER} are used in all ports."
            words: tuple[str, ...] = (said,)
            if part == "mention":
                said = f"LC Paper No. {NUMBER} also speaks of artificial intelligence."
                words = (f"A note on piers. {said}", *["The piers are old."] * 30)
            release = replace(made, name=part, title=PARTS[part], paragraphs=words, time="19:00")
            stage.site.put(release)
        stage.check(5)
    stage.check(10)


def _slides(stage: Stage) -> None:
    slug, code = JUSTICE
    titles: dict[Language, str] = {"en": f"{PARTS['slides']} on promoting the {PARTS['first']}"}
    our_panel_paper(
        stage.site, "lawtech", titles, slug=slug, code=code, meeting=meeting_day(FRIDAY),
        stem="cb2-438-9", languages=("en",), more={"amount_en": "$1 million", "added_en": ""},
    )  # fmt: skip


def _account(stage: Stage, fate: Fate) -> Account:
    with stage.desk.store.read() as session:
        rows = session.connection().execute(
            select(_delivery.c.id, _delivery.c.key, _delivery.c.kind, _delivery.c.sent_at)
        )
        deliveries = {row.id: row for row in rows}
    told: Counter[Fact] = Counter()
    alone: Counter[tuple[str, date]] = Counter()
    for message in stage.channel.messages.values():
        row = deliveries[message.delivery_id]
        if message.address not in PLACES:
            continue
        day = hong_kong(row.sent_at).date()
        told.update(_facts(message, row.key, row.kind, str(day), fate))
        scheduled = row.kind in ("digest", "notice") and not row.key.startswith(("sitting", "part"))
        alone[message.address, day] += scheduled and message.thread_ts is None
    return Account(fate.seed, fate.expected(), told, max(alone.values(), default=0))


def _facts(message: Message, key: str, kind: str, day: str, fate: Fate) -> Iterator[Fact]:
    """Read what one message tells, as a person would: by its words and where it stands."""
    name = key.removeprefix("notice:").partition(":")[0]
    sent = str(message.sent["text"]).replace("\xa0", " ")
    if name == "briefing":
        yield from ((message.address, day, "briefing", what) for what in _meetings(sent, fate))
    elif name == "briefing-state":
        yield from ((message.address, day, "moved", what) for what in _meetings(sent, fate))
    elif name == "ahead":
        yield message.address, day, "ahead", ""
        shown = sent.partition("Never came")[0]
        yield from ((message.address, day, "ahead", what) for what in _meetings(shown, fate))
        yield from ((message.address, day, "ahead", what) for what in _quotes(shown, fate))
    elif name == "unanswered":
        titles = [one.title for one in fate.questions if one.title in sent]
        yield from ((message.address, day, "question", title) for title in titles)
    elif name == "month":
        yield message.address, day, "month", sent.partition(" in one message")[0]
    elif kind == "digest":
        yield from ((message.address, day, "reminder", what) for what in _quotes(sent, fate))
    elif kind == "alert" or name == "part":
        where = "thread" if message.thread_ts else "alert"
        head = sent.partition("\n\n")[0]
        titled = [part for part in PARTS if PARTS[part] in head]
        part = "slides" if "slides" in titled else next(iter(titled), "")
        yield message.address, where, "story", part


def _meetings(text: str, fate: Fate) -> list[str]:
    days = {PANEL[1], *(day for one in fate.sittings for day in (one.day, one.moved) if day)}
    every = [f"{body} · {day:%a} {day.day} {day:%b}" for body in COMMITTEES for day in days]
    return [what for what in every for _ in range(_counted(text, what))]


def _counted(text: str, what: str) -> int:
    """Count a meeting's name where no further digit makes it another day."""
    return sum(
        not piece[:1].isdigit() and not piece[:1].isalpha() for piece in text.split(what)[1:]
    )


def _quotes(text: str, fate: Fate) -> list[str]:
    return [one.quote for one in fate.pledges for _ in range(text.count(one.quote))]


def run(seed: int, folder: Path) -> Account:
    """Live through one seed in a store of its own."""
    url = f"sqlite:///{folder / f'truth{seed}.db'}"
    migrate(url)
    store = open_store(url)
    try:
        return lived(store, drawn(seed))
    finally:
        store.close()


def main() -> int:
    """Print the table of some seeds; the exit code says whether something was told otherwise."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    print(HEAD, flush=True)  # noqa: T201
    begun, bad = clock.monotonic(), 0
    with TemporaryDirectory() as folder:
        for seed in range(seeds):
            found = run(seed, Path(folder))
            print(found.line(), flush=True)  # noqa: T201
            for sign, facts in (("missing", found.missing), ("wrong", found.wrong)):
                for fact in facts:
                    print(f"     {sign}: {' | '.join(fact)}", flush=True)  # noqa: T201
            bad += not found.good
    print(f"{seeds - bad} of {seeds} seeds right; {clock.monotonic() - begun:.0f} s")  # noqa: T201
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
