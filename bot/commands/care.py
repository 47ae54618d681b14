"""This file holds the commands that keep it healthy: sources, doctor, and those of the store."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.running import NotThere, no_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from bot.desk import Desk
    from bot.telling.health import SourceHealth
    from scrapers.items import Language

WIDE = 110  # letters of a screen that has room for all there is to say of a source
PAGES_SHOWN = 6  # of each source, in `tamar sources`


class Unwell(Exception):
    """Something needs a person; the lines above say what."""


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("sources")(sources)
    app.command("reconcile")(reconcile)
    app.command("doctor")(doctor)
    app.command("migrate")(migrate)
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("reseal")(reseal)
    app.command("forget")(forget)


def sources(
    context: typer.Context,
    release: Annotated[
        str | None, typer.Option(help="let a source go on that was held for changing too much")
    ] = None,
    learned: Annotated[
        bool, typer.Option("--learned", help="the names in addresses that were found out")
    ] = False,
    pages: Annotated[
        bool, typer.Option("--pages", help="every index page, not only the latest")
    ] = False,
    known: Annotated[
        bool, typer.Option("--known", help="what is known and what is assumed of each")
    ] = False,
) -> None:
    """Show every source: last success, last new item, what is late or failing, and its pages' rows."""
    from rich.console import Console

    from bot import wiring
    from bot.commands.following import shell_spoken
    from bot.messages.dates import moment
    from bot.messages.words import say
    from bot.platforms.terminal_lines import safe
    from bot.telling import health
    from storage.watched import source_runs

    language = shell_spoken()
    with wiring.desk(context.obj["store"]) as desk:
        now = desk.clock()
        if release:
            if release not in desk.sources:
                raise no_source(desk, release)
            with desk.store.write() as session:
                source_runs.release(session, release, now)
            print(say("sources_released", language, source=release))
            return
        if learned:
            print(safe("\n".join(_learned(desk, language))))
            return
        with desk.store.read() as session:
            states = health.sources_health(desk, session, now, language)
            delays = health.delays(session, now)
            rows = health.known(desk, states, session, language) if known else []
            most = None if pages else PAGES_SHOWN
            rows = rows or health.rows_of_pages(session, language, most=most)
    screen = Console()
    screen.print(_table_of(states, language, wide=screen.width >= WIDE))
    for trouble in (one for state in states for one in state.troubles):
        given = {
            "source": trouble.source,
            "kind": health.kind(trouble.kind, language),
            "since": moment(trouble.began_at, language),
            "page": trouble.page,
        }
        print(safe(say("sources_trouble", language, **given)))
        print(safe(f"  {trouble.message}"))
    print(delays.words(language), *([] if known else [say("sources_sure", language)]), sep="\n")
    print(safe("\n".join(rows)))


def _table_of(states: Sequence[SourceHealth], language: Language, *, wide: bool) -> Table:
    """Lay sources out; a narrow screen shows what is typed and how each fares, not who publishes."""
    from rich.markup import escape
    from rich.table import Table

    from bot.messages.words import say
    from bot.platforms.terminal_lines import safe
    from bot.telling import health

    table = Table(box=None, header_style="bold")
    # what is typed after `check` and --release
    table.add_column(say("col_source", language), no_wrap=True)
    headings = ("publisher", "last_good", "last_new", "every", "new_a_day", "sure", "state")
    shown = headings if wide else ("last_good", "last_new", "sure", "state")
    for heading in shown:
        table.add_column(say(f"col_{heading}", language))
    for state in states:
        cells = {
            "publisher": escape(safe(state.publisher)),
            "sure": state.grade + " ✓" * state.answers,
            "last_good": _moment(state.last_ok_at, language),
            "last_new": _moment(state.last_new_at, language),
            "every": str(state.every),
            "new_a_day": f"{state.new_a_day:.1f}",
            # words of theirs are no markup of ours
            "state": escape(safe(health.word(state, language))),
        }
        table.add_row(state.key, *(cells[one] for one in shown))
    return table


def _learned(desk: Desk, language: Language) -> list[str]:
    from bot.messages.words import say
    from bot.watching import naming
    from storage.watched import learned

    with desk.store.read() as session:
        known = learned.names(session)
    if not known:
        return [say("sources_learned_none", language)]
    colon, lines = say("colon", language), []
    for one in known:
        when = say("sources_asked", language, when=_moment(one.asked_at, language))
        if one.name:
            since = _moment(one.found_at, language)
            when = say("sources_answers_since", language, when=since) + when
        said = naming.words(one, language) + say("aside", language, text=when)
        lines.append(f"{one.source}{colon}{said}")
    return lines


def _moment(value: datetime | None, language: Language) -> str:
    from bot.calendar import hong_kong
    from bot.messages.words import say

    if value is None:
        return say("never", language)
    local = hong_kong(value)
    chinese = f"{local.month}月{local.day}日 {local:%H:%M}"
    return f"{local:%d %b %H:%M}" if language == "en" else chinese


def reconcile(context: typer.Context) -> None:
    """Compare what was published with what is held and was told, and mend what can be mended."""
    from bot import wiring
    from bot.care import reconciliation
    from bot.platforms.terminal_lines import safe

    with wiring.desk(context.obj["store"]) as desk:
        report = reconciliation.reconcile(desk)
        print(safe("\n".join(report.lines())))
        wiring.drain_now(desk)
    if any(one.person for one in report.discrepancies):
        raise Unwell("some differences need you; see the lines above.")


def doctor(
    context: typer.Context,
    live: Annotated[bool, typer.Option("--live", help="ask every site once, politely")] = False,
    save: Annotated[
        Path | None, typer.Option(help="with --live: keep every answer in this folder")
    ] = None,
    replay: Annotated[
        Path | None, typer.Option(help="weigh what --save has kept, without the network")
    ] = None,
) -> None:
    """Say what is set up, what is not, and what to do about it."""
    from bot.care.assumptions import table
    from bot.care.doctor import examine, examine_live, examine_saved, summed_up
    from bot.care.recordings import NoRecording
    from bot.commands.following import shell_spoken
    from bot.messages.words import say
    from bot.platforms.terminal_lines import named, safe
    from bot.settings import read_settings
    from bot.wiring import CHATS, worker

    settings, language = read_settings(store=context.obj["store"]), shell_spoken()
    findings = examine(settings, CHATS, language)
    if save is not None and (not live or replay is not None):
        raise NotThere("--save goes with --live alone.", f"tamar doctor --live --save {save}")
    tour = None
    if live or replay is not None:
        with contextlib.closing(worker(settings)) as understanding:
            try:
                tour = (
                    examine_saved(settings, replay, understanding, language)
                    if replay is not None
                    else examine_live(settings, save, understanding, language)
                )
            except NoRecording as error:
                raise NotThere(str(error)) from error
        findings += tour.findings
    print(named(summed_up(findings, settings, CHATS, language)))
    colon = say("colon", language)
    for finding in findings:
        mark = say(f"grade_{finding.grade}", language)
        mark = f"{mark:4}" if language == "en" else mark  # Chinese marks are of one width
        print(named(f"{mark}  {finding.label(language)}{colon}{finding.said}"))
    if tour is not None:
        print(safe(table(tour.assumptions, language)))
    if any(f.grade == "bad" for f in findings):
        raise Unwell(say("doc_unwell", language))


def migrate(context: typer.Context) -> None:
    """Make the store, or bring it up to date."""
    from bot.commands.progress import bar
    from bot.engines.queue_schema import apply
    from bot.settings import read_settings
    from storage.schema import migrate as migrate_store

    url = read_settings(store=context.obj["store"]).store
    with bar() as shown:
        shown.start("Bringing the store up to date")
        indexed = partial(shown.at, "Making the search index anew")
        applied = migrate_store(url, queue=apply, progress=indexed)
    print("\n".join(applied) if applied else "The store is up to date.")


def backup(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="where to write it")]
) -> None:
    """Copy the store into one file while everything runs."""
    from bot.platforms.terminal_lines import named
    from bot.settings import read_settings
    from storage.backups import backup as backup_store

    if not file.absolute().parent.is_dir():
        raise NotThere(f"there is no folder {file.absolute().parent}. Make it, or choose another.")
    backup_store(read_settings(store=context.obj["store"]).store, file)
    print(f"Saved to {named(file)}. Bring it back with `tamar restore {named(file)}`.")


def restore(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="what backup wrote")]
) -> None:
    """Bring a backup back into an empty store, or one that is put aside first."""
    from bot.settings import read_settings
    from storage import losses
    from storage.backups import restore as restore_store
    from storage.database import open_store

    url = read_settings(store=context.obj["store"]).store
    with alone(url):
        restore_store(file, url)
        with contextlib.closing(open_store(url)) as store:
            losses.after_restore(store, datetime.now(UTC))
    print("Restored. `tamar doctor` says whether all is well.")


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Hold a store that is a file, so that no runner works on it meanwhile; raises StoreBusy."""
    from storage.addresses import dialect_of, file_of, store_url
    from storage.locks import FileLock

    address = store_url(url)
    if dialect_of(address) != "sqlite" or not file_of(address).exists():
        yield
        return
    lock = FileLock(file_of(address))
    try:
        yield
    finally:
        lock.release()


def reseal(context: typer.Context) -> None:
    """Encrypt every token, watch list and mail address anew under the newest key; then the old keys can go."""
    from bot import wiring
    from bot.answering.following import mailing
    from bot.commands.progress import busy
    from bot.engines.known_lists import renew
    from bot.settings import read_settings
    from bot.slack.installations import renew_seals

    settings = read_settings(store=context.obj["store"])
    with wiring.desk(settings.store) as desk, busy("Encrypting every token anew"):
        count = renew_seals(desk, settings)
        lists = renew(desk.store, desk.seal, desk.clock()) if desk.seal else 0
        if desk.mails:
            count += mailing.renew(desk)
    if not count and not lists:
        print("No tokens are stored here; nothing depends on TAMAR_KEYS.")
        return
    said = "1 token is" if count == 1 else f"{count} tokens are"
    if lists:
        kept = "1 watch list" if lists == 1 else f"{lists} watch lists"
        said = f"{said.rpartition(' ')[0]} and {kept} are"
    print(f"{said} encrypted under the newest key. Take the older ones out of TAMAR_KEYS.")


def forget(
    context: typer.Context,
    workspace: Annotated[
        str, typer.Argument(help="its key, such as slack:T0123456789, or mail:me@firm.example")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="say what would go")] = False,
    local: Annotated[
        bool, typer.Option("--local", help="yes, the terminal's own workspace, `local`")
    ] = False,
) -> None:
    """Forget a workspace for good: its topics, lists, notes, marks, tokens and what it was sent."""
    from bot import wiring
    from bot.answering.following import mailing
    from bot.care import forgetting
    from bot.settings import SettingsError
    from storage import forgetting as kept

    if workspace == kept.LOCAL and not local:
        raise SettingsError(
            "`local` is this installation's own workspace. Say --local if you mean that."
        )
    with wiring.desk(context.obj["store"]) as desk:
        with desk.store.read() as session:
            one = kept.owner(session, mailing.workspace_named(desk, session, workspace))
            counts = kept.holdings(session, one) if one else {}
        if one is None:
            said = f"there is no workspace {workspace!r} here; keys look like slack:T1."
            raise NotThere(said, "tamar overview")
        print(forgetting.words(workspace, counts, would=dry_run))
        if dry_run:
            return
        forgetting.forget(desk, one)
    print(
        "Forgotten. Published papers stay; so do older copies of the store, until you delete them."
    )
