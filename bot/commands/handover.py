"""This file holds the command that hands papers over to other programs: export."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.misuse import refused
from bot.commands.running import NotThere
from bot.messages.file_forms import Form

if TYPE_CHECKING:
    from sqlmodel import Session

    from bot.web.archive.handed_over import Notes
    from bot.web.archive.shelf import Shelf
    from scrapers.items import Language


def register(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command("export")(export)


def export(
    context: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(help="a search, as chat takes it; without it, all papers")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="csv, jsonl, ris or bibtex")] = "csv",
    lang: Annotated[str, typer.Option(help="en, tc or sc: of titles, where held")] = "en",
    saved: Annotated[
        str | None, typer.Option(help="a channel's address: what it saved, with its notes")
    ] = None,
    commitments: Annotated[
        str | None,
        typer.Option(
            help="a channel's address: commitments starred there or marked, with what was said"
        ),
    ] = None,
    imported: Annotated[
        bool, typer.Option("--imported", help="also papers that were imported here")
    ] = False,
) -> None:
    """Write papers that sources listed, or what a channel saved or marked, for other programs."""
    from bot import wiring
    from bot.commands.following import a_spoken, checked_channel
    from bot.web.archive.handed_over import written
    from bot.web.archive.shelf import Shelf

    language = a_spoken(lang)
    if saved and query:
        raise refused("saved_whole")
    if commitments:
        if saved or query or form not in ("csv", "jsonl"):
            raise refused("promises_whole")
        _promises(context, checked_channel(commitments), form)
        return
    with wiring.desk(context.obj["store"]) as desk:
        shelf = Shelf(desk, desk.archive or "", files=imported)
        with desk.store.read() as session:
            notes = _saved(session, checked_channel(saved)) if saved else None
            ids = list(
                notes or _wanted(shelf, session, " ".join(query or ()), language, imported=imported)
            )
        for text, _ in written(shelf, ids, language, form, notes):
            sys.stdout.write(text)


def _wanted(
    shelf: Shelf, session: Session, typed: str, language: Language, *, imported: bool
) -> list[int]:
    """Give the papers to write; how many stay behind for they are nobody's but ours is said."""
    from bot.web.archive.search_pages import sought
    from storage.published import public_papers

    def found(*, everything: bool) -> list[int]:
        if not typed:
            return public_papers.all_of(session, None if everything else shelf.sources)
        found = sought(shelf, session, typed, language, limit=1, imported=everything)
        if found.looked is None:
            raise NotThere(found.problem)
        return list(found.looked.papers)

    ids = found(everything=imported)
    left = 0
    if not imported and typed:
        left = len(found(everything=True)) - len(ids)
    elif not imported:
        left = public_papers.count_hidden(session, shelf.sources)
    if left > 0:
        are = "1 paper is" if left == 1 else f"{left:,} papers are"
        listed = "it" if left == 1 else "them"
        print(
            f"tamar: {are} left out: no source that is watched listed {listed}. Add --imported to "
            "write what was imported, too.",
            file=sys.stderr,
        )
    elif not ids:
        print("tamar: no paper is held that could be written.", file=sys.stderr)
    return ids


def _promises(context: typer.Context, address: str, form: Form) -> None:
    """Write the commitments that a channel starred or its workspace marked, with all that was said."""
    from bot.answering.finding import commitment_marks
    from bot.answering.lookup_desk import lookup_desk
    from bot.web.archive import tables

    with lookup_desk(context.obj["store"]) as desk, desk.store.read() as session:
        found = commitment_marks.exported(session, address)
    if not found:
        raise NotThere(f"{address} has starred or marked no commitment; type `commitments` there.")
    if form == "jsonl":
        for one in found:
            sys.stdout.write(json.dumps(one, ensure_ascii=False, default=str) + "\n")
        return
    rows = [["" if cell is None else str(cell) for cell in one.values()] for one in found]
    sys.stdout.write(tables.csv_of(tuple(found[0]), rows))


def _saved(session: Session, address: str) -> Notes:
    """Give the papers that a channel saved, each with its notes; raises NotThere."""
    from storage.people import channels
    from storage.people import saved as kept
    from storage.published import papers

    channel = channels.channel(session, address)
    found = kept.of_channel(session, channel.id) if channel else []
    if not found:
        raise NotThere(f"{address} has saved nothing; type `save` there, or press the button.")
    notes = {one.paper_id: tuple(note.text for note in one.notes) for one in found}
    held = papers.papers(session, list(notes), texts=False)
    return {one.id: notes.get(one.id, ()) for one in held}
