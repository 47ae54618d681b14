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
from scrapers.text import fold, is_cjk
from scrapers.typography.folding import table as letters
from storage.database import Store, open_store
from storage.people import channels, commitment_marks, subscriptions
from storage.published import commitments, expectations
from storage.records import Commitment
from storage.sql import table
from storage.tables.told import DeliveryRow
from tests.storage.laid import lay
from tests.storage.made import store_paper
from tests.story.stage import Message, Stage
from tests.story.troubles import HEALTH
from tests.week.fate import (
    CHINESE_NAMES,
    FRIDAY,
    MONDAY,
    PANEL,
    PLACES,
    STARTED,
    STEPS,
    STORY,
    Fact,
    Fate,
    Settings,
    Sitting,
    drawn,
    held,
)

SEEDS = 20
LOOKS = (time(11, 5), time(13, 5), time(14, 35), time(15, 35), time(16, 30), time(19, 45))
DUE = tuple(
    map(time.fromisoformat, ("08:45", "09:00", "09:30", "12:00", "17:00", "17:30", "18:00"))
)
NUMBER = "CB(2)438/2026(03)"
PARTS = {
    "first": ("LawTech Adoption Pilot Scheme", "法律科技採用先導計劃"),
    "reply": ("Artificial intelligence in ports",),
    "slides": ("PowerPoint presentation materials",),
    "mention": ("Repair of piers",),
    # a reply that comes with the paper's translation, and belongs to nothing
    "other": ("立法會九題",),
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
        return not (self.missing or self.wrong) and self.most <= 2

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
        for at in sorted((*DUE, *LOOKS, *((*STEPS, STORY.time()) if day == FRIDAY else ()))):
            stage.clock.now = max(stage.clock.now, datetime.combine(day, at, HONG_KONG))
            if at in STEPS and day == FRIDAY:
                _change(stage, fate.sittings, STEPS.index(at))
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
            quiet_line=True, language=place.language,
        )  # fmt: skip
        for topic, rhythm in place.rhythms.items():
            subscriptions.subscribe(
                session, made.id, kind="topic", target=topic, label=topic, rhythm=rhythm,  # type: ignore[arg-type]
                who="test", now=stage.clock(),
            )  # fmt: skip


def _promise(stage: Stage, fate: Fate) -> None:
    with stage.desk.store.write() as session:
        for at, one in enumerate(fate.pledges):
            spoken: Language = "en" if one.quote.isascii() else "zh-Hant"
            paper = store_paper(
                session, f"pledge{at}", one.quote, language=spoken, published=date(2026, 6, 1)
            )
            said = Commitment(one.quote, "firm", str(one.due), one.due, one.due, cites=("1",))
            commitments.save(session, paper, spoken, [said])
            (promise,) = [p for p in commitments.due(session) if p.commitment.quote == one.quote]
            for address in one.starred:
                place = channels.channel(session, address)
                assert place is not None
                commitment_marks.star(
                    session, workspace_id=place.workspace_id, channel_id=place.id, of=promise,
                    who="test", now=STARTED,
                )  # fmt: skip


def _announce(stage: Stage, sittings: list[Sitting], day: date | None = None) -> None:
    """Announce meetings, each with one item: a question of the Council's, a panel's paper to follow."""
    rows = []
    for one in sittings:
        starts_at = one.starts_at
        if day is not None:
            starts_at = datetime.combine(day, starts_at.timetz())
        row = Expectation(
            "legco_schedule", f"meeting:{one.number}", one.title, one.language, starts_at, one.body
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


def _change(stage: Stage, sittings: list[Sitting], step: int) -> None:
    """Give meetings the day that a step of Friday gives them, or take them off the schedule."""
    for one in sittings:
        if len(one.changes) <= step:
            continue
        day = one.changes[step]
        if day is not None:
            _announce(stage, [one], day)
            continue
        with stage.desk.store.write() as session:
            expectations.set_expectation(session, f"meeting:{one.number}", status="dropped")
        meetings.keep(stage.desk)


def _ask(stage: Stage, fate: Fate) -> None:
    """Announce the questions of two sittings; some have had their reply."""
    with stage.desk.store.write() as session:
        for one in fate.questions:
            key = f"lcq:{one.day}:{one.number}"
            starts_at = datetime.combine(one.day, time(11), HONG_KONG)
            row = Expectation(
                "council_agenda", f"question:{one.day}:{one.number}", one.title, one.language, starts_at,
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
            release = replace(made, name=part, title=PARTS[part][0], paragraphs=words, time="19:00")
            stage.site.put(release)
        stage.check(5)
    stage.check(10)


def _slides(stage: Stage) -> None:
    slug, code = JUSTICE
    titles: dict[Language, str] = {
        "en": f"{PARTS['slides'][0]} on promoting the {PARTS['first'][0]}"
    }
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
    languages = {one.address: one.language for one in fate.places}
    told: Counter[Fact] = Counter()
    alone: Counter[tuple[str, date]] = Counter()
    for message in stage.channel.messages.values():
        row = deliveries[message.delivery_id]
        if message.address not in PLACES:
            continue
        day = hong_kong(row.sent_at).date()
        told.update(_facts(message, row.key, row.kind, str(day), fate))
        if languages[message.address] == "zh-Hans" and (left := traditional(message.text)):
            told[message.address, str(day), "letters", f"{left} in {row.key}"] += 1
        scheduled = row.kind in ("digest", "notice") and not row.key.startswith(("sitting", "part"))
        alone[message.address, day] += scheduled and message.thread_ts is None
    return Account(fate.seed, fate.expected(), told, max(alone.values(), default=0))


def _facts(message: Message, key: str, kind: str, day: str, fate: Fate) -> Iterator[Fact]:
    """Read what one message tells, as a person would: by its words and where it stands."""
    name = key.removeprefix("notice:").partition(":")[0]
    sent = fold(str(message.sent["text"]).replace("\xa0", " "))
    if name == "briefing":
        yield from ((message.address, day, "briefing", what) for what in _meetings(sent, fate))
    elif name == "briefing-state":
        what, _, words = sent.partition(fold("："))
        for meeting in _meetings(what, fate):
            yield message.address, day, "moved", f"{meeting}, {_became(words.strip(), fate)}"
    elif name == "ahead":
        yield message.address, day, "ahead", ""
        shown = sent.partition("never came")[0].partition(fold("仍未上載\n"))[0]
        yield from ((message.address, day, "ahead", what) for what in _meetings(shown, fate))
        yield from ((message.address, day, "ahead", what) for what in _quotes(shown, fate))
    elif name == "unanswered":
        titles = [one.title for one in fate.questions if fold(one.title) in sent]
        yield from ((message.address, day, "question", title) for title in titles)
    elif name == "month":
        october = sent.startswith(("oct 2026 in one message", fold("2026年10月回顧")))
        yield message.address, day, "month", "Oct 2026" if october else sent[:40]
    elif kind == "digest":
        yield from ((message.address, day, "reminder", what) for what in _quotes(sent, fate))
    elif kind == "alert" or name == "part":
        where = "thread" if message.thread_ts else "alert"
        head = sent.partition("\n\n")[0]
        titled = [
            part for part, titles in PARTS.items() if any(fold(one) in head for one in titles)
        ]
        part = "slides" if "slides" in titled else next(iter(titled), "")
        yield message.address, where, "story", part


def _days(fate: Fate) -> list[date]:
    every = [day for one in fate.sittings for day in (one.day, *one.changes)]
    return sorted({PANEL[1], *(day for day in every if day)})


def _written(body: str, day: date) -> tuple[str, str]:
    """Write a meeting as it is read, in both languages."""
    week = "一二三四五六日"[day.weekday()]
    chinese = f"{CHINESE_NAMES[body]} · {day.month}月{day.day}日（{week}）"
    return fold(held((body, day))), fold(chinese)


def _meetings(text: str, fate: Fate) -> list[str]:
    return [
        held((body, day))
        for body in CHINESE_NAMES
        for day in _days(fate)
        for _ in range(sum(_counted(text, what) for what in _written(body, day)))
    ]


def _became(words: str, fate: Fate) -> str:
    """Read what is said to have become of a meeting."""
    if words.startswith(("cancelled", fold("會議取消"))):
        return "off"
    if words.startswith(("back on", fold("會議恢復"))):
        return "back"
    moved = words.startswith(("moved to", fold("會議改期至")))
    days = [day for day in _days(fate) if any(
        _counted(words, fold(said)) for said in (f"{day:%a} {day.day} {day:%b}", f"{day.month}月{day.day}日")
    )]  # fmt: skip
    return f"to {days[0]}" if moved and days else words


def _counted(text: str, what: str) -> int:
    """Count a name where no further letter makes it another day's, or another body's."""
    if what.endswith(")"):
        return text.count(what)
    first, *pieces = text.split(what)
    before = (first, *pieces)
    return sum(
        not (piece[:1].isascii() and piece[:1].isalnum())
        and not (what[:1].isdigit() and before[at][-1:].isdigit())
        for at, piece in enumerate(pieces)
    )


def _quotes(text: str, fate: Fate) -> list[str]:
    return [one.quote for one in fate.pledges for _ in range(text.count(fold(one.quote)))]


def traditional(text: str) -> str:
    """Give the letters of a text that Simplified Chinese writes otherwise."""
    simpler = letters()
    return "".join(ch for ch in text if is_cjk(ch) and is_cjk(simpler.get(ch, "")[:1] or " "))


def run(seed: int, folder: Path) -> Account:
    """Live through one seed in a store of its own."""
    store = open_store(lay(folder / f"truth{seed}.db"))
    try:
        return lived(store, drawn(seed))
    finally:
        store.close()


def main() -> int:
    """Print the table of some seeds; the exit code says whether something was told otherwise."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    print(HEAD, flush=True)
    begun, bad = clock.monotonic(), 0
    with TemporaryDirectory() as folder:
        for seed in range(seeds):
            found = run(seed, Path(folder))
            print(found.line(), flush=True)
            for sign, facts in (("missing", found.missing), ("wrong", found.wrong)):
                for fact in facts:
                    print(f"     {sign}: {' | '.join(fact)}", flush=True)
            bad += not found.good
    print(f"{seeds - bad} of {seeds} seeds right; {clock.monotonic() - begun:.0f} s")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
