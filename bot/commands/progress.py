"""This file shows how far a long command is: a bar with rate and time left, on a terminal and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text as Shown

from bot.contents.understanding import (
    Budget,
    Common,
    Compared,
    Comparison,
    Hints,
    Text,
    TopicLines,
    Understanding,
    Understood,
)
from bot.platforms.terminal_lines import named
from scrapers.items import Document
from scrapers.source import Index, Page, Source
from storage.records import Match


class Rate(ProgressColumn):
    """How many are done in a second, or in a minute where it is slow."""

    def render(self, task: Task) -> Shown:
        """Give the rate; nothing before it is known."""
        if not task.speed:
            return Shown("")
        said = f"{task.speed:.0f}/s" if task.speed >= 1 else f"{task.speed * 60:.0f}/min"
        return Shown(said, style="dim")


class Bar:
    """A bar that is begun anew for each thing of several parts."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            Rate(),
            TimeRemainingColumn(compact=True, elapsed_when_finished=True),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._progress.add_task("", total=None)

    def start(self, what: str, total: int | None = None) -> None:
        """Begin to show one thing; without a total, only that it goes on."""
        self._progress.reset(self._task, description=named(what), total=total, start=True)
        self._progress.start()

    def step(self) -> None:
        """Show that one part more is done."""
        self._progress.advance(self._task)

    def at(self, what: str, done: int, total: int) -> None:
        """Show how many of a thing's parts are done, where somebody else counts them."""
        self._progress.update(self._task, description=named(what), completed=done, total=total)
        self._progress.start()

    def parts(self, total: int) -> None:
        """Say of how many parts the thing is, once that is known."""
        self._progress.reset(self._task, total=total, start=True)

    def stop(self) -> None:
        """Take the bar away."""
        self._progress.stop()


@contextmanager
def bar(console: Console | None = None) -> Iterator[Bar]:
    """Show a bar until the block ends."""
    found = Bar(console)
    try:
        yield found
    finally:
        found.stop()


@contextmanager
def busy(what: str, console: Console | None = None) -> Iterator[None]:
    """Show that something goes on which is done as one, and for how long it has."""
    console = console or Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    off = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=off) as progress:
        progress.add_task(named(what), total=None)
        yield


class Counting:
    """Understanding that shows on a bar how many of a file's papers are done."""

    def __init__(self, inner: Understanding, shown: Bar) -> None:
        self._inner = inner
        self._bar = shown

    def read(self, page: Page, hints: Hints, budget: Budget) -> Text:
        """Read a file; from then on the bar knows of how many papers it is."""
        self._bar.start(page.url.rsplit("/", 1)[-1])
        text = self._inner.read(page, hints, budget)
        self._bar.parts(len(text.documents))
        return text

    def summarise(
        self,
        document: Document,
        issued: date | None,
        budget: Budget,
        common: Common | None = None,
    ) -> Understood:
        """Give a text's bullets, and show that one paper more is done."""
        found = self._inner.summarise(document, issued, budget, common)
        self._bar.step()
        return found

    def index(self, source: Source, page: Page) -> Index:
        """Say what an index page lists."""
        return self._inner.index(source, page)

    def match(self, topics: TopicLines, document: Document, budget: Budget) -> tuple[Match, ...]:
        """Give the topics that a text concerns."""
        return self._inner.match(topics, document, budget)

    def match_title(self, topics: TopicLines, title: str, budget: Budget) -> tuple[Match, ...]:
        """Give the topics of a headline."""
        return self._inner.match_title(topics, title, budget)

    def common(self, documents: Sequence[Document], budget: Budget) -> Common:
        """Count the sentences that recur in a booklet."""
        return self._inner.common(documents, budget)

    def compare(self, asked: Comparison, budget: Budget) -> Compared:
        """Compare a commitment with what was published since."""
        return self._inner.compare(asked, budget)
