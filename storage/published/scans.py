"""This file keeps which papers' pictures are still to be read: each once, the newest paper first."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlmodel import Session

from storage.ready import Ready
from storage.sql import among_given, given, table, unset
from storage.tables.published import PaperRow, RenditionRow

_NEVER, _WAITING, _TRIED = 0, 1, 2

_rendition, _paper = table(RenditionRow), table(PaperRow)


def want(session: Session, rendition_ids: Sequence[int]) -> None:
    """Let the pictures of these texts be read, unless they were."""
    connection = session.connection()
    _WANT.change(connection, given(connection, rendition_ids))


def anew(session: Session, rendition_ids: Sequence[int]) -> None:
    """Note that texts have another file now, whose pictures nobody has read."""
    connection = session.connection()
    _ANEW.change(connection, given(connection, rendition_ids))


def _turned(before: int, after: int) -> Ready:
    return Ready(
        lambda lite: (
            update(_rendition)
            .where(among_given(_rendition.c.id, lite=lite), _rendition.c.pictures == before)
            .values(pictures=after)
        )
    )


_WANT, _ANEW = _turned(_NEVER, _WAITING), _turned(_TRIED, _NEVER)


def waiting(session: Session) -> tuple[int, int] | None:
    """Give the paper and the text whose turn it is; None where none waits."""
    row = (
        session.connection()
        .execute(
            select(_rendition.c.paper_id, _rendition.c.id)
            .join_from(_rendition, _paper, _paper.c.id == _rendition.c.paper_id)
            .where(_rendition.c.pictures == _WAITING, unset(_paper.c.forward_id))
            .order_by(_paper.c.first_seen_at.desc(), _rendition.c.id)
            .limit(1)
        )
        .one_or_none()
    )
    return (row.paper_id, row.id) if row else None


def put_off(session: Session, rendition_id: int) -> None:
    """Note that a text's site did not bring its file: the paper's next look has it wait again."""
    session.connection().execute(
        update(_rendition)
        .where(_rendition.c.id == rendition_id, _rendition.c.pictures == _TRIED)
        .values(pictures=_NEVER)
    )


def tried(session: Session, rendition_id: int) -> None:
    """Note that the pictures of a text were read, or that nobody could."""
    session.connection().execute(
        update(_rendition).where(_rendition.c.id == rendition_id).values(pictures=_TRIED)
    )
