"""This file holds the command that hands papers over to other programs: export."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.commands.running import NotThere

if TYPE_CHECKING:
    from sqlmodel import Session

    from bot.web.archive.shelf import Shelf
    from scrapers.items import Language

Form = Literal["csv", "jsonl", "ris", "bibtex"]
AT_ONCE = 100  # papers that are held in memory


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
) -> None:
    """Write papers that sources listed to standard output, for other programs."""
    from bot import wiring
    from bot.commands.following import a_spoken
    from bot.web.archive.shelf import Shelf

    language = a_spoken(lang)
    with wiring.desk(context.obj["store"]) as desk:
        shelf = Shelf(desk, desk.archive or "")
        with desk.store.read() as session:
            ids = _wanted(shelf, session, " ".join(query or ()), language)
        write = _WRITERS[form]
        for at in range(0, max(1, len(ids)), AT_ONCE):
            with desk.store.read() as session:
                for text in write(shelf, session, ids[at : at + AT_ONCE], language, at == 0):
                    sys.stdout.write(text)


def _wanted(shelf: Shelf, session: Session, typed: str, language: Language) -> list[int]:
    from bot.web.archive.search_pages import sought
    from storage import public_papers

    if not typed:
        return public_papers.all_of(session, shelf.sources)
    found = sought(shelf, session, typed, language, limit=1)
    if found.looked is None:
        raise NotThere(found.problem)
    return list(found.looked.papers)


def _csv(
    shelf: Shelf,
    session: Session,
    ids: Sequence[int],
    language: Language,
    first: bool,  # noqa: FBT001
) -> Iterator[str]:
    from bot.web.archive import tables
    from storage import papers

    held = papers.papers(session, ids, texts=False)
    rows = [tables.paper_row(shelf, one, language) for one in held]
    text = tables.csv_of(tables.PAPER, rows)
    yield text if first else text.partition("\r\n")[2]


def _jsonl(
    shelf: Shelf,
    session: Session,
    ids: Sequence[int],
    language: Language,
    first: bool,  # noqa: FBT001
) -> Iterator[str]:
    from bot.web.archive.data_pages import one_line
    from storage import papers

    for one in papers.papers(session, ids):
        yield one_line(shelf, session, one, language) + "\n"


def _ris(
    shelf: Shelf,
    session: Session,
    ids: Sequence[int],
    language: Language,
    first: bool,  # noqa: FBT001
) -> Iterator[str]:
    from bot.web.archive.data_pages import reference

    for one in ids:
        yield reference(shelf, session, one, language, "ris") + "\r\n"


def _bibtex(
    shelf: Shelf,
    session: Session,
    ids: Sequence[int],
    language: Language,
    first: bool,  # noqa: FBT001
) -> Iterator[str]:
    from bot.web.archive.data_pages import reference

    for one in ids:
        yield reference(shelf, session, one, language, "bib") + "\n"


_Writer = Callable[..., Iterator[str]]
_WRITERS: dict[Form, _Writer] = {"csv": _csv, "jsonl": _jsonl, "ris": _ris, "bibtex": _bibtex}
