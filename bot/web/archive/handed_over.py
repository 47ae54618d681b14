"""This file writes papers as one file for other programs: a table, lines of data, references."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from sqlmodel import Session

from bot.desk import Desk
from bot.messages.file_forms import Form
from bot.web.archive import tables
from bot.web.archive.data_pages import one_line, reference
from bot.web.archive.shelf import Shelf
from scrapers.items import Language
from storage.published import papers

Notes = Mapping[int, tuple[str, ...]]
AT_ONCE = 100  # papers that are held in memory


def written(
    shelf: Shelf, ids: Sequence[int], language: Language, form: Form, notes: Notes | None = None
) -> Iterator[tuple[str, int]]:
    """Give the file in pieces, each with how many papers stand in it so far; `notes` go with them."""
    write = _WRITERS[form]
    for at in range(0, max(1, len(ids)), AT_ONCE):
        some = ids[at : at + AT_ONCE]
        with shelf.desk.store.read() as session:
            text = "".join(write(shelf, session, some, language, notes))
        if at and form in _HEADED:
            text = text.partition("\r\n")[2]
        yield text, at + len(some)


def from_desk(
    desk: Desk, ids: Sequence[int], language: Language, form: Form
) -> Iterator[tuple[str, int]]:
    """Give papers that anybody may see as a file in pieces, as chat hands it over."""
    return written(Shelf(desk, desk.archive or ""), ids, language, form)


def _csv(
    shelf: Shelf,
    session: Session,
    ids: Sequence[int],
    language: Language,
    notes: Notes | None,
) -> Iterator[str]:
    held = papers.papers(session, ids, texts=False)
    rows = [tables.paper_row(shelf, one, language) for one in held]
    head: tuple[str, ...] = tables.PAPER
    if notes is not None:
        head = (*head, "notes")
        rows = [[*row, " | ".join(notes[one.id])] for row, one in zip(rows, held, strict=True)]
    yield tables.csv_of(head, rows)


def _jsonl(
    shelf: Shelf,
    session: Session,
    ids: Sequence[int],
    language: Language,
    notes: Notes | None,
) -> Iterator[str]:
    for one in papers.papers(session, ids):
        line = one_line(shelf, session, one, language)
        if notes is not None:
            line = json.dumps({**json.loads(line), "notes": notes[one.id]}, ensure_ascii=False)
        yield line + "\n"


def _ris(
    shelf: Shelf,
    session: Session,
    ids: Sequence[int],
    language: Language,
    notes: Notes | None,
) -> Iterator[str]:
    for one in ids:
        yield reference(shelf, session, one, language, "ris", (notes or {}).get(one, ())) + "\r\n"


def _bibtex(
    shelf: Shelf,
    session: Session,
    ids: Sequence[int],
    language: Language,
    notes: Notes | None,
) -> Iterator[str]:
    for one in ids:
        yield reference(shelf, session, one, language, "bib", (notes or {}).get(one, ())) + "\n"


_Writer = Callable[[Shelf, Session, Sequence[int], Language, Notes | None], Iterator[str]]
_WRITERS: dict[Form, _Writer] = {"csv": _csv, "jsonl": _jsonl, "ris": _ris, "bibtex": _bibtex}
_HEADED = ("csv",)  # begins with a line that says what stands in the others
