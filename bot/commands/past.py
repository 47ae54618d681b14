"""This file holds the command that reads the past of sources back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.files import a_day
from bot.commands.misuse import refused
from bot.commands.running import CheckFailed, no_source

if TYPE_CHECKING:
    from datetime import date

    from bot.commands.progress import Bar
    from bot.desk import Desk
    from scrapers.source import Source


class RunnerAtWork(Exception):
    """A runner holds this store and asks the same sites, so nothing was asked beside it. Stop it, run
    this command again, then start it anew; what it has not read yet it also reads back by itself."""


def register(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command("backfill")(backfill)


def backfill(
    context: typer.Context,
    since: Annotated[str, typer.Option(metavar="DATE", help="the first day, as 2024-01-01")],
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="SOURCE", help="one source; all, if none"),
    ] = None,
) -> None:
    """Read the past back, politely and telling nobody; stopped, it goes on where it was."""
    from bot import wiring
    from bot.calendar import hong_kong
    from bot.commands.care import alone
    from bot.commands.progress import bar
    from storage.errors import StoreBusy, StoreTooSlow

    day = a_day(since)
    assert day is not None
    with wiring.desk(context.obj["store"]) as desk, bar() as shown:
        if day >= hong_kong(desk.clock()).date():
            raise refused("not_past", typed=since)
        unknown = [key for key in source or () if key not in desk.sources]
        if unknown:
            raise no_source(desk, unknown[0])
        keys = source or sorted(desk.sources)
        named = bool(source)
        try:
            with alone(desk.store.address):
                failed = sum(_one(desk, desk.sources[key], day, shown, named=named) for key in keys)
        except StoreBusy as error:
            if isinstance(error, StoreTooSlow):
                raise
            raise RunnerAtWork(str(RunnerAtWork.__doc__)) from None
    if failed:
        raise CheckFailed(
            f"{failed} of {len(keys)} sources could not be read back to {day}; see above."
        )


def _one(desk: Desk, source: Source, since: date, shown: Bar, *, named: bool) -> bool:
    """Read one source back; say what came of it, and whether anything of it failed.

    That a source has no past to read is a failure only where it was `named`.
    """
    from bot.watching import past
    from bot.watching.pipeline import attend, check

    with desk.store.read() as session:
        first = past.never_checked(session, source.key)
    if first:
        check(desk, source)  # which remembers what is there today, and tells nobody
    total = [0, ""]

    def progress(what: str, done: int, of: int) -> None:
        if total != [of, what]:
            total[:] = [of, what]
            shown.start(f"{source.key}: {what}", of)
        shown.at(f"{source.key}: {what}", done, of)

    try:
        done = past.read_back(desk, source, since, attend, progress)
    except past.NoWayBack as error:
        shown.stop()
        _complain(str(error))
        return named
    shown.stop()
    print(f"{source.key}: {done.pages} pages and {done.papers} papers read back to {since}")
    for url, why in done.failures:
        _complain(f"{source.key}: {type(why).__name__}: {url}: {why}")
    if done.shut:
        _complain(f"{source.key}: the site answers no more; run the same command later to go on.")
    return bool(done.failures)


def _complain(words: str) -> None:
    from bot.platforms.terminal_lines import safe

    print(safe(f"tamar: {' '.join(words.split())}"), file=sys.stderr)
