"""This file stores what was understood of a paper: every path that understands texts ends here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.contents.figures import VERSION
from bot.contents.references import corrected
from bot.contents.references.contexts import bill_of
from bot.contents.references.items import items
from bot.contents.rewording import found_again
from bot.contents.understanding import Understood
from bot.watching import set_aside
from bot.watching.fetched import Fetched
from scrapers import kinds
from scrapers.items import Document, Language
from storage.people import commitment_marks
from storage.published import (
    commitments,
    deadlines,
    figures,
    happenings,
    judgements,
    matters,
    passages,
    renditions,
    stories,
)
from storage.published.renditions import Recorded
from storage.records import Commitment, Match, Reference


@dataclass(frozen=True, slots=True)
class TextGist:
    """One text of a paper and what was understood of it.

    `understood` is None where understanding broke: recovery finds what has no summary. `given_up`
    says why there are no bullets. `fetched` is the file that the text was just read from; without
    one the text is in the store already, as `revision_id`.
    """

    rendition_id: int
    document: Document
    understood: Understood | None = None
    given_up: str | None = None
    fetched: Fetched | None = None
    revision_id: int | None = None


def store_understood(
    session: Session,
    paper_id: int,
    gists: Sequence[TextGist],
    now: datetime,
    *,
    matches: Sequence[Match] | None = None,
) -> list[Recorded | None]:
    """Store texts, what search finds of them, bullets, commitments, problems and the paper's matches.

    Gives what each reading was to us, None for what was in the store already. What was understood of a
    text stands while the text does, unless it was given up. One transaction, the caller's: a crash
    before its commit leaves nothing.
    """
    if matches is not None:  # first: the texts are filed under their topics as they come
        judgements.save_matches(session, paper_id, matches, now)
    return [_store(session, paper_id, gist, now) for gist in gists]


def _store(session: Session, paper_id: int, gist: TextGist, now: datetime) -> Recorded | None:
    recorded = _record(session, gist, gist.fetched, now) if gist.fetched is not None else None
    if recorded is not None:
        if not recorded.text_stands:
            deadlines.save(session, paper_id, gist.document, now)
            passages.index_rendition(session, gist.rendition_id, gist.document)
        elif not set_aside.marked(recorded.problem):
            return recorded
    revision_id = recorded.revision_id if recorded is not None else gist.revision_id
    said, language = gist.understood, gist.document.language
    if said is not None:
        judgements.save_summary(
            session, paper_id, language, revision_id, said.bullets, said.not_found, now
        )
        _save_commitments(session, paper_id, language, said.commitments)
        store_references(session, paper_id, gist.rendition_id, language, said.references)
        figures.save(session, paper_id, language, said.figures, VERSION)
        happenings.save(session, paper_id, language, said.happenings)
        form = gist.document.fields.get("form")
        matters.save(session, paper_id, language, form, said.matters)
    if gist.given_up is not None:
        renditions.record_problem(session, gist.rendition_id, gist.given_up, now)
    return recorded


def _save_commitments(
    session: Session, paper_id: int, language: Language, said: Sequence[Commitment]
) -> None:
    """Store what a text promises; what people said of one that was reworded goes with it.

    What is not found again stays with the words that it was said of, and `commitments mine` says so.
    """
    touched = commitment_marks.touched(session, paper_id)
    before = (
        commitments.due(session, paper_id=paper_id, language=language, clusters=touched)
        if touched
        else []
    )
    commitments.save(session, paper_id, language, said)
    held = {commitments.cluster_of(one) for one in said}
    for one in before:
        again = found_again(one.commitment, said) if one.cluster not in held else None
        if again is not None:
            new = commitments.cluster_of(again)
            commitment_marks.reattach(session, paper_id, one.cluster, new)


def store_references(
    session: Session,
    paper_id: int,
    rendition_id: int,
    language: Language,
    said: Sequence[Reference],
) -> None:
    """Store what a text refers to, and what its index states: its meeting's item, its committee's bill."""
    title, committee, day = renditions.as_listed(session, rendition_id)
    listed = [*items(title, committee, day), *bill_of(committee), *corrected(title, language)]
    stories.save(session, paper_id, language, [*listed, *said])


def _record(session: Session, gist: TextGist, fetched: Fetched, now: datetime) -> Recorded:
    reading = fetched.reading
    alone = fetched.rendition.id in (None, gist.rendition_id)  # else one of several in its file
    return renditions.record_reading(
        session,
        gist.rendition_id,
        gist.document,
        bytes_sha=fetched.bytes_sha,
        reader_version=kinds.VERSION,
        media=reading.media if reading else "",
        pages=reading.pages if reading and alone else None,
        size=fetched.size,
        now=now,
    )
