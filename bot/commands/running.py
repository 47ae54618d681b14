"""This file holds the commands that do the work: demo, run, serve, worker, check, digest."""

from __future__ import annotations

import shlex
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.following import Channel, checked_channel

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.service import View


class CheckFailed(Exception):
    """Some sources could not be checked; the lines above say which and why."""


NEAREST = 3  # names that are offered for one that is none


class NotThere(Exception):
    """There is no such thing here; the message names what there is, or the `step` that shows it."""

    def __init__(self, said: str, step: str = "") -> None:
        self.lines = (said, f"Next: `{step}`") if step else (said,)
        super().__init__(" ".join(self.lines))


def no_source(desk: Desk, key: str) -> NotThere:
    """Say that no source is called so, and which are nearly."""
    import difflib

    near = " or ".join(difflib.get_close_matches(key, desk.sources, NEAREST))
    meant = f" Did you mean {near}?" if near else ""
    return NotThere(f"there is no source {key!r}.{meant}", "tamar sources")


def no_paper(text: str) -> NotThere:
    """Say that no paper is meant by a text, and what looks for its words."""
    return NotThere(f"no paper {text!r} is held here.", shlex.join(["tamar", "search", text]))


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("demo")(demo)
    app.command("run")(run)
    app.command("worker")(worker)
    app.command("check")(check)
    app.command("digest")(digest)
    app.command("serve")(serve)


def demo(
    web: Annotated[
        bool, typer.Option("--web", help="then serve the same papers as pages, until Enter")
    ] = False,
) -> None:
    """Show the main job in under a minute: no network, no tokens, nothing left behind."""
    from bot.calendar import hong_kong
    from bot.commands.demo import play
    from bot.commands.following import shell_spoken
    from bot.commands.serving import until_enter
    from bot.messages.words import say

    def write(text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()

    today, language = hong_kong(datetime.now(UTC)).date(), shell_spoken()
    sent = play(write, today, until_enter if web else None, language)
    if not web:
        write(f"{say('demo_web', language)}\n")
    if not sent:
        raise CheckFailed(
            "the demo told nobody anything, which should not happen: please report it."
        )


JsonLogs = Annotated[
    bool,
    typer.Option("--json-logs", help="log one JSON object a line, as is done off a terminal"),
]


def run(context: typer.Context, json_logs: JsonLogs = False) -> None:
    """Watch the sites, send what is due, and listen; prints to the terminal without chat tokens."""
    from bot.service import serve
    from bot.settings import read_settings

    serve(read_settings(store=context.obj["store"]), view=_screen(json_logs))


def serve(context: typer.Context) -> None:
    """Serve the archive alone, read-only, on a replica or a copy of the store."""
    from bot.commands.serving import serve_alone
    from bot.settings import read_settings

    serve_alone(read_settings(store=context.obj["store"]))


def _screen(json_logs: bool) -> View | None:
    """Give what greets whoever sits at a terminal; nobody does where there is none."""
    if json_logs or not sys.stderr.isatty():
        return None
    from bot.commands.following import shell_spoken
    from bot.commands.screen import Screen

    return Screen(shell_spoken())


def worker(context: typer.Context, json_logs: JsonLogs = False) -> None:
    """Add one more worker to a store on PostgreSQL."""
    from bot.service import work
    from bot.settings import SettingsError, read_settings

    settings = read_settings(store=context.obj["store"])
    if settings.store.startswith("sqlite"):
        raise SettingsError(
            "a store on SQLite has one process. Set TAMAR_STORE to postgresql://... to add workers."
        )
    work(settings, view=_screen(json_logs))


def check(
    context: typer.Context,
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE ...]", help="all, if none")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="say what is new; remember nothing, tell nobody")
    ] = False,
) -> None:
    """Check sources now; sends only if no runner holds the store."""
    from bot import wiring

    failed = 0
    with wiring.desk(context.obj["store"], throwaway=dry_run) as desk:
        unknown = [key for key in keys or () if key not in desk.sources]
        if unknown:
            raise no_source(desk, unknown[0])
        chosen = [desk.sources[key] for key in keys or sorted(desk.sources)]
        failed = sum(_check_one(desk, source) for source in _progress(chosen))
        if not dry_run:
            wiring.drain_now(desk)
    if failed:
        raise CheckFailed(f"{failed} of {len(chosen)} sources could not be checked; see above.")


def _check_one(desk: object, source: object) -> bool:
    from bot.desk import Desk
    from bot.platforms.terminal_lines import safe
    from bot.watching.pipeline import check as check_source
    from scrapers.source import Source

    assert isinstance(desk, Desk)
    assert isinstance(source, Source)
    outcome = check_source(desk, source)
    print(
        f"{source.key}: {outcome.outcome}, {outcome.pages} pages, {outcome.listed} listed, "
        f"{outcome.new} new, {outcome.changed} changed, {outcome.gone} gone"
        + (f", {outcome.skipped} rows skipped" if outcome.skipped else "")
    )
    for url, error in outcome.failures:
        said = " ".join(f"{source.key}: {type(error).__name__}: {url}: {error}".split())
        print(safe(f"tamar: {said}"), file=sys.stderr)
    return bool(outcome.failures)


def _progress(items: list[object] | list) -> list:  # type: ignore[type-arg]
    """Show a bar on a terminal, and nothing elsewhere: the lines printed are the progress there."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    if not console.is_terminal or len(items) < 2:
        return items
    return track(items, description="Checking", console=console, transient=True)  # type: ignore[return-value]


def digest(
    context: typer.Context,
    channel: Channel = "console",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="show it; tell nobody")] = False,
) -> None:
    """Make a digest now of everything a channel has not been told."""
    from bot import wiring
    from bot.platforms.terminal_lines import safe
    from bot.telling import digests
    from storage.people import channels

    with wiring.desk(context.obj["store"]) as desk:
        with desk.store.read() as session:
            place = channels.channel(session, checked_channel(channel))
        if place is None:
            raise NotThere(
                f"there is no channel {channel!r} here yet; let it follow a topic first.",
                f"tamar subscribe AI --channel {channel}",
            )
        made = digests.make_now(desk, place, dry=dry_run)
        if dry_run:
            for payload in made.payloads:
                print(safe(str(payload.get("text", ""))))
        elif made.outcome == "nothing":
            print("Nothing that this channel has not been told.")
        elif not wiring.drain_now(desk):
            print("Made; the runner that holds the store sends it.")
