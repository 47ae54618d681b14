"""This file is what a terminal shows of a run: a greeting, how the first check goes, then one line per event."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from bot import wiring
from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.phrases import source_name
from bot.messages.words import listed, say
from bot.platforms.terminal_lines import safe
from bot.settings import Settings
from bot.telling import health
from bot.watching import timetable
from bot.watching.checks import Check
from scrapers.items import Language
from scrapers.source import Source, Unreachable
from storage.watched import source_runs

if TYPE_CHECKING:
    from rich.progress import TaskID

    from storage.watched.source_runs import SourceState

UNREACHABLE = Unreachable.__name__
NAMED = 3  # sources in trouble at the first check that are named; more are counted
TWICE = 2  # a site that cannot be reached once is no event
NOW_AND_THEN = timedelta(minutes=10)
BROKE = "Broken"  # what is shown of a check that ended in an error of ours; the log names it


class Screen:
    """Shows a run to whoever sits before it; checks end in threads, so every line is drawn under a lock."""

    def __init__(self, language: Language, console: Console | None = None) -> None:
        self._language = language
        self._console = console or Console(stderr=True, highlight=False, soft_wrap=True)
        self._guard = threading.RLock()
        self._desk: Desk | None = None
        self._waiting: set[str] = set()  # sources of the first round that were not heard of yet
        self._checks: dict[str, Check | None] = {}
        self._failing: dict[str, int] = {}  # how often in a row
        self._told: set[str] = set()  # sources whose trouble was shown
        self._offline = False
        self._read = 0  # how much of the past
        self._read_from: datetime | None = None
        self._said_read: datetime | None = None
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def began(self, desk: Desk, settings: Settings) -> None:
        """Greet, and begin to show how the first round goes."""
        with desk.store.read() as session:
            states = source_runs.source_states(session)
        now = desk.clock()
        due = [
            source
            for source in desk.sources.values()
            if not health.is_idle(source, now)
            and (
                (state := states.get(source.key)) is None
                or timetable.is_due(state.next_check_at, now, timetable.longest_rest(source))
            )
        ]
        with self._guard:
            self._desk = desk
            self._greet(desk, settings, states)
            self._waiting = {source.key for source in due}
            if due and settings.store.startswith("sqlite"):  # elsewhere other processes check, too
                self._begin_progress(len(due))
            else:
                self._waiting.clear()
                self._say_next(states)

    def _greet(self, desk: Desk, settings: Settings, states: Mapping[str, SourceState]) -> None:
        names = [name.capitalize() for name in wiring.chats(settings)]
        first = all(states[key].baseline_at is None for key in desk.sources if key in states)
        lines = [
            self._say("run_chats", names=listed(names, self._language))
            if names
            else self._say("run_here")
        ]
        if first:
            lines += [self._say("run_remembers"), self._say("run_reads_back", n=desk.backfill_days)]
        if "unset" in settings.contact:
            lines.append(self._say("run_contact"))
        lines.append(self._say("run_store", place=desk.store.url.removeprefix("sqlite:///")))
        lines += [self._say("run_sample"), self._say("run_how_to_end")]
        idle = sum(health.is_idle(one, desk.clock()) for one in desk.sources.values())
        if idle:
            lines.insert(0, self._say("run_idle", n=idle))
        self._print(self._say("run_greeting", n=len(desk.sources) - idle), style="bold")
        for line in lines:
            self._print(f"  {line}")
        self._print("")

    def _begin_progress(self, total: int) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[last]}", style="dim"),
            console=self._console,
            transient=True,
            redirect_stdout=self._console.is_terminal,
            redirect_stderr=self._console.is_terminal,
        )
        self._task = self._progress.add_task(
            self._say("run_checking", n=total), total=total, last=""
        )
        self._progress.start()

    def checked(self, source: Source, check: Check | None) -> None:
        """Show what a check came to that is an event; None: it broke, and the log says how."""
        with self._guard:
            first = source.key in self._waiting
            self._note(source, check)
            if first:
                self._waiting.discard(source.key)
                if self._progress is not None and self._task is not None:
                    self._progress.update(self._task, advance=1, last=self._name(source))
                if not self._waiting:
                    self._end_round()
            elif not self._waiting:
                self._event(source, check)

    def _note(self, source: Source, check: Check | None) -> None:
        self._checks[source.key] = check
        if _trouble(check):
            self._failing[source.key] = self._failing.get(source.key, 0) + 1
        else:
            self._failing.pop(source.key, None)

    def _end_round(self) -> None:
        self._end_progress()
        states = self._states()
        assert self._desk is not None
        whole = health.last_round(self._desk.sources.values(), states, self._desk.clock())
        if whole.offline:
            self._offline = True
            self._line(
                "run_offline", n=whole.unreachable, all=whole.asked, when=self._soonest(states)
            )
            return
        ended = [check for check in self._checks.values() if check is not None]
        new = sum(check.new for check in ended)
        key = "run_first" if all(check.baseline for check in ended) else "run_round"
        self._line(key, ok=whole.answered, all=whole.asked, n=new)
        troubled = [self._desk.sources[key] for key in sorted(self._failing)]
        self._told.update(source.key for source in troubled)
        if len(troubled) > NAMED:
            self._line("run_many_failing", n=len(troubled))
        else:
            for source in troubled:
                self._say_failing(source, self._checks[source.key], states)
        self._say_next(states)

    def _event(self, source: Source, check: Check | None) -> None:
        """Show one check after the first round, if there is something to see."""
        assert self._desk is not None
        if check is not None and check.idle:  # nothing was asked, so nothing answered
            return
        states, trouble = self._states(), _trouble(check)
        if not trouble:
            self._recovered(source)
        else:
            whole = health.last_round(self._desk.sources.values(), states, self._desk.clock())
            if whole.offline and not self._offline:
                self._offline = True
                self._line(
                    "run_offline", n=whole.unreachable, all=whole.asked, when=self._soonest(states)
                )
            elif (
                not self._offline and source.key not in self._told and self._lasts(source, trouble)
            ):
                self._told.add(source.key)
                self._say_failing(source, check, states)
        if check is not None and (check.new or check.changed) and not check.baseline:
            self._line("run_found", name=self._name(source), n=check.new, changed=check.changed)

    def _lasts(self, source: Source, trouble: str) -> bool:
        return trouble != UNREACHABLE or self._failing[source.key] >= TWICE

    def _recovered(self, source: Source) -> None:
        if self._offline:
            self._offline = False
            self._line("run_online", name=self._name(source))
        elif source.key in self._told:
            self._line("run_back", name=self._name(source))
        self._told.discard(source.key)

    def _say_failing(
        self, source: Source, check: Check | None, states: Mapping[str, SourceState]
    ) -> None:
        due = states[source.key].next_check_at if source.key in states else None
        self._line(
            "run_failing",
            name=self._name(source),
            trouble=_trouble(check),
            when=_clock(due),
        )

    def _say_next(self, states: Mapping[str, SourceState]) -> None:
        assert self._desk is not None
        due: dict[bool, list[datetime]] = {True: [], False: []}
        for source in self._desk.sources.values():
            at = states[source.key].next_check_at if source.key in states else None
            if at is not None and not health.is_idle(source, self._desk.clock()):
                due[source.publisher.council].append(at)
        if due[True] and due[False]:
            self._line(
                "run_next", council=_clock(min(due[True])), government=_clock(min(due[False]))
            )

    def read_back(self, done: int, left: Callable[[], int]) -> None:
        """Show now and then how far the reading of the past is, and once when it has ended."""
        with self._guard:
            if self._desk is None or self._waiting or not (done or self._read):
                return
            now, self._read = self._desk.clock(), self._read + done
            self._read_from = self._read_from or now
            if not done:
                self._line("run_read_back", n=self._desk.backfill_days, done=self._read)
                self._read = 0
            elif self._said_read is None or now - self._said_read >= NOW_AND_THEN:
                self._said_read, rest = now, left()
                spent = (now - self._read_from).total_seconds() / 60
                minutes = max(1, round(rest * max(spent, 1.0) / self._read))
                self._line("run_reading_back", done=self._read, left=rest, minutes=minutes)

    def show(self, text: str) -> None:
        """Print a message that is for the terminal."""
        with self._guard:
            print(text, flush=True)

    def stopping(self) -> None:
        """Say that the end has begun, and how not to wait for it; the terminal has its cursor again."""
        with self._guard:
            self._end_progress()
            self._waiting.clear()
            self._print(self._say("run_stopping"))

    def ended(self) -> None:
        """Say goodbye."""
        with self._guard:
            self._end_progress()
            self._print(self._say("run_ended"))

    def _end_progress(self) -> None:
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def _states(self) -> dict[str, SourceState]:
        assert self._desk is not None
        with self._desk.store.read() as session:
            return source_runs.source_states(session)

    def _soonest(self, states: Mapping[str, SourceState]) -> str:
        return _clock(
            min((s.next_check_at for s in states.values() if s.next_check_at), default=None)
        )

    def _name(self, source: Source) -> str:
        return source_name(source, self._language)

    def _line(self, key: str, **gaps: object) -> None:
        assert self._desk is not None
        self._print(f"{_clock(self._desk.clock())}  {self._say(key, **gaps)}")

    def _say(self, key: str, /, **gaps: object) -> str:
        return say(key, self._language, **gaps)

    def _print(self, text: str, style: str = "") -> None:
        self._console.print(safe(text), style=style, markup=False)


def _trouble(check: Check | None) -> str:
    if check is None:
        return BROKE
    return type(check.failures[0][1]).__name__ if check.failures else ""


def _clock(moment: datetime | None) -> str:
    return f"{hong_kong(moment):%H:%M}" if moment is not None else "–"
