"""This file keeps the states of a paper's text, and tells whether a new one says anything new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, select, update
from sqlmodel import Session

from scrapers.items import NO_TEXT, Document, Language
from scrapers.ocr_marks import is_read_from_image, pages_of, unmarked
from scrapers.text import fold
from storage.documents import from_json, text_sha, to_json
from storage.published.passages import refile, renumber
from storage.published.thinning import thin
from storage.ready import Ready
from storage.sql import chunks, insert_one, rewrite, table, unset
from storage.tables.published import PaperRow, RenditionRow, RevisionRow

paper, rendition, revision = table(PaperRow), table(RenditionRow), table(RevisionRow)

Outcome = Literal["new", "same_bytes", "same_text", "changed", "rebaselined"]


class UnknownRendition(ValueError):
    """There is no such rendition in the store; it may have been joined to another paper's."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a reading was to us; `previous` is the text before, where it changed.

    `problem` is the one that the reading has ended, if there was one.
    """

    revision_id: int
    outcome: Outcome
    previous: Document | None = None
    problem: str | None = None

    @property
    def text_stands(self) -> bool:
        """Say whether the text is letter by letter what we had, read by the same reader."""
        return self.outcome in ("same_bytes", "same_text")


def current_document(session: Session, rendition_id: int) -> Document | None:
    """Give the text that a rendition has now, None where it has none."""
    found = _DOCUMENT.value(session.connection(), {"number": rendition_id})
    return from_json(found) if found is not None else None


_DOCUMENT = Ready(
    lambda _: (
        select(revision.c.document)
        .join(rendition, rendition.c.revision_id == revision.c.id)
        .where(rendition.c.id == bindparam("number"))
    )
)


def noted(session: Session, url: str, language: Language, note: str) -> bool:
    """Say whether something is noted of a text at an address; what is not held has no notes."""
    here = (rendition.c.url == url, rendition.c.language == language)
    held = session.connection().execute(select(rendition.c.notes).where(*here)).scalars()
    return any(note in notes for notes in held)


def as_listed(session: Session, rendition_id: int) -> tuple[str, str | None, date | None]:
    """Give the title under which a text is listed, its paper's committee and meeting day."""
    ((title, committee, day),) = _AS_LISTED.rows(session.connection(), {"number": rendition_id})
    return title, committee, day


_AS_LISTED = Ready(
    lambda _: (
        select(rendition.c.title, paper.c.committee, paper.c.meeting_date)
        .join_from(rendition, paper, paper.c.id == rendition.c.paper_id)
        .where(rendition.c.id == bindparam("number"))
    )
)


@dataclass(frozen=True, slots=True)
class PlaceOnIndex:
    """Where a paper stands in one language, and what its index said of it."""

    rendition_id: int
    paper_id: int
    language: str
    title: str
    number: str | None
    published: date | None
    meeting_date: date | None


def places(session: Session, rendition_ids: Sequence[int]) -> list[PlaceOnIndex]:
    """Give what index pages said of renditions."""
    found: list[PlaceOnIndex] = []
    for piece in chunks(rendition_ids):
        rows = session.connection().execute(
            select(
                rendition.c.id.label("rendition_id"),
                rendition.c.paper_id,
                rendition.c.language,
                rendition.c.title,
                paper.c.number,
                paper.c.published,
                paper.c.meeting_date,
            )
            .join(paper, paper.c.id == rendition.c.paper_id)
            .where(rendition.c.id.in_(piece))
        )
        found += [PlaceOnIndex(**row._asdict()) for row in rows]
    return found


def same_text(
    session: Session, sha: str, *, source: str, language: str, since: datetime
) -> list[int]:
    """Give the papers of a source, first seen since then, that say the same in a language, oldest first."""
    wanted = {"sha": sha, "of": source, "spoken": language, "since": since}
    return _SAME_TEXT.values(session.connection(), wanted)


_SAME_TEXT = Ready(
    lambda _: (
        select(paper.c.id)
        .join(rendition, rendition.c.paper_id == paper.c.id)
        .join(revision, revision.c.id == rendition.c.revision_id)
        .where(
            paper.c.first_seen_at >= bindparam("since"),
            paper.c.source == bindparam("of"),
            unset(paper.c.forward_id),
            rendition.c.language == bindparam("spoken"),
            revision.c.text_sha == bindparam("sha"),
        )
        .order_by(paper.c.id)
    )
)


def languages_of_file(session: Session, paper_id: int, bytes_sha: str) -> set[str]:
    """Give the languages in which a paper has, or once had, a file of these bytes."""
    found = (
        select(rendition.c.language)
        .join(revision, revision.c.rendition_id == rendition.c.id)
        .where(rendition.c.paper_id == paper_id, revision.c.bytes_sha == bytes_sha)
    )
    return set(session.connection().execute(found).scalars())


def record_reading(
    session: Session,
    rendition_id: int,
    document: Document,
    *,
    bytes_sha: str,
    reader_version: int,
    media: str,
    pages: int | None,
    size: int,
    now: datetime,
) -> Recorded:
    """Store what was read of a rendition, and say what is new about it.

    "same_bytes" and "same_text" have nothing to tell, nor has "rebaselined": there our reader has
    changed, not the paper. `search.index_rendition` makes the text findable.
    """
    connection = session.connection()
    held = _current(connection, rendition_id)
    sha = text_sha(document)
    outcome = _outcome(held, bytes_sha, sha, reader_version)
    outcome = _of_pictures(connection, held, document, outcome, reader_version)
    if outcome == "same_bytes":
        _problem_gone(connection, rendition_id, int(held.id))
        return Recorded(int(held.id), outcome, problem=held.problem)
    revision_id = _revision(
        connection,
        {
            "rendition_id": rendition_id,
            "bytes_sha": bytes_sha,
            "text_sha": sha,
            "reader_version": reader_version,
            "document": to_json(document),
            "pages": pages,
            "size": size,
            "media": media,
            "fetched_at": now,
        },
    )
    if outcome == "rebaselined" and held.bytes_sha == bytes_sha and held.id < revision_id:
        thin(connection, int(held.id), held.document.get("unplaced", 0.0))
    _problem_gone(connection, rendition_id, revision_id)
    _learn(session, rendition_id, document)
    previous = from_json(held.document) if outcome == "changed" else None
    return Recorded(revision_id, outcome, previous, held.problem)


def _current(connection: Connection, rendition_id: int) -> Any:
    found = _CURRENT.rows(connection, {"number": rendition_id})
    if not found:
        raise UnknownRendition(f"{UnknownRendition.__doc__} (rendition {rendition_id})")
    return found[0]


_CURRENT = Ready(
    lambda _: (
        select(rendition.c.id.label("place"), rendition.c.problem, revision)
        .join_from(rendition, revision, rendition.c.revision_id == revision.c.id, isouter=True)
        .where(rendition.c.id == bindparam("number"))
    )
)


def _outcome(held: Any, bytes_sha: str, sha: str, reader_version: int) -> Outcome:
    if held.id is None:
        return "new"
    if held.bytes_sha == bytes_sha:
        return "same_bytes" if held.reader_version == reader_version else "rebaselined"
    return "same_text" if held.text_sha == sha else "changed"


def _of_pictures(
    connection: Connection, held: Any, document: Document, outcome: Outcome, reader_version: int
) -> Outcome:
    """Let what was read of a file's pictures take the place of its want of text, and never the other way round."""
    if outcome == "same_text" and pages_of(document):
        return outcome if from_json(held.document) == document else "rebaselined"
    if outcome not in ("same_bytes", "rebaselined"):
        return outcome
    if is_read_from_image(document.fields, document.language):
        return "rebaselined"
    if pages_of(document):
        return outcome if from_json(held.document) == document else "rebaselined"
    if NO_TEXT not in document.notes:
        return outcome
    before = from_json(held.document)
    if not is_read_from_image(before.fields, before.language):
        return outcome
    # our reader has changed, the pictures have not: what they say stands
    values = {"reader_version": reader_version}
    connection.execute(update(revision).where(revision.c.id == held.id).values(**values))
    return "same_bytes"


def _revision(connection: Connection, values: dict[str, Any]) -> int:
    """Store a state of the text, or find it where the site has gone back to an earlier one."""
    found = _SAME.value(connection, {f"held_{name}": values[name] for name in _ITSELF})
    if found is not None:
        connection.execute(update(revision).where(revision.c.id == found).values(**values))
        return int(found)
    return insert_one(connection, revision, values)


_ITSELF = ("rendition_id", "bytes_sha", "reader_version")  # what makes a state of a text that one
_SAME = Ready(
    lambda _: select(revision.c.id).where(
        *(revision.c[name] == bindparam(f"held_{name}") for name in _ITSELF)
    )
)


def _problem_gone(connection: Connection, rendition_id: int, revision_id: int) -> None:
    _READ.change(connection, {"number": rendition_id, "state": revision_id})


_READ = Ready(
    lambda _: (
        update(rendition)
        .where(rendition.c.id == bindparam("number"))
        .values(revision_id=bindparam("state"), problem=None, attempts=0)
    )
)


def _learn(session: Session, rendition_id: int, document: Document) -> None:
    """Let the paper know what its text states; the language read first has the say."""
    connection = session.connection()
    (held,) = _LEARNING.rows(connection, {"number": rendition_id})
    values: dict[str, Any] = {}
    for name in ("number", "committee", "issuer", "published", "meeting_date", "issued_at"):
        stated = getattr(document, name)
        if stated is not None and (getattr(held, name) is None or name == "published"):
            values[name] = stated
    if document.kind != "plain" or held.kind == "plain":
        values["kind"] = document.kind
    values["fields"] = {**unmarked(held.fields, document.language), **document.fields}
    others = [one for one in held.people if one.get("language") != held.language]
    mine = [
        {"role": one.role, "name": one.name, "language": held.language} for one in document.people
    ]
    values["people"] = [*others, *mine]
    values["people_fold"] = "\n".join(dict.fromkeys(fold(one["name"]) for one in values["people"]))
    for name in ("committee", "issuer"):
        folded = fold(getattr(document, name) or "")
        lines = [line for line in getattr(held, f"{name}_fold").split("\n") if line]
        values[f"{name}_fold"] = "\n".join(dict.fromkeys([*lines, folded] if folded else lines))
    rewrite(connection, paper, held.id, values)
    if "published" in values and values["published"] != held.published:
        renumber(session, held.id)
    else:
        refile(session, held.id)


_LEARNING = Ready(
    lambda _: (
        select(paper, rendition.c.language)
        .join(rendition, rendition.c.paper_id == paper.c.id)
        .where(rendition.c.id == bindparam("number"))
    )
)


def record_problem(
    session: Session,
    rendition_id: int,
    problem: str,
    now: datetime,
    *,
    again_at: datetime | None = None,
) -> int:
    """Note why a rendition could not be read; give how many attempts in a row have failed.

    A reading that was due by now is no longer due, unless it is to be tried `again_at`.
    """
    connection = session.connection()
    found = connection.execute(
        update(rendition)
        .where(rendition.c.id == rendition_id)
        .values(problem=problem, attempts=rendition.c.attempts + 1)
        .returning(rendition.c.attempts, rendition.c.paper_id)
    ).one_or_none()
    if found is None:
        raise UnknownRendition(f"{UnknownRendition.__doc__} (rendition {rendition_id})")
    connection.execute(
        update(paper)
        .where(paper.c.id == found.paper_id, paper.c.read_at <= now)
        .values(read_at=again_at)
    )
    return int(found.attempts)
