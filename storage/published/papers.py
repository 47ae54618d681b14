"""This file gives papers back: one by its number or its keys, several at once, the latest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, case, exists, func, or_, select
from sqlmodel import Session

from storage.documents import NotADocument, from_json
from storage.published.passages import precision_of
from storage.ready import Ready
from storage.records import Bullet, Evidence, Match, Paper, Rendition, Sentence
from storage.sql import among_given, chunks, given, table, unset
from storage.tables.people import TopicRow, WorkspaceRow
from storage.tables.published import (
    MatchRow,
    PaperKeyRow,
    PaperRow,
    RenditionRow,
    RevisionRow,
    SummaryRow,
)

_paper, _key, _rendition = table(PaperRow), table(PaperKeyRow), table(RenditionRow)
_revision, _match, _summary = table(RevisionRow), table(MatchRow), table(SummaryRow)
_topic, _workspace = table(TopicRow), table(WorkspaceRow)
_LANGUAGES = {"en": 0, "zh-Hant": 1, "zh-Hans": 2}

Grouped = Mapping[int, Sequence[Any]]


class UnknownPaper(LookupError):
    """There is no such paper in the store; search for it, or import its file."""


def paper(session: Session, paper_id: int) -> Paper:
    """Give a paper, or the one that it has proved to be; raises UnknownPaper."""
    found = papers(session, [paper_id])
    if not found:
        raise UnknownPaper(f"{UnknownPaper.__doc__} (paper {paper_id})")
    return found[0]


def papers(session: Session, ids: Sequence[int], *, texts: bool = True) -> list[Paper]:
    """Give papers in the order asked for, each once; without `texts`, renditions have no document."""
    connection = session.connection()
    survivors: dict[int, int] = {}
    for piece in chunks(ids):
        rows = _FORWARDS.rows(connection, given(connection, piece))
        survivors |= {row.id: row.forward_id or row.id for row in rows}
    wanted = list(dict.fromkeys(survivors[one] for one in ids if one in survivors))
    made: dict[int, Paper] = {}
    for piece in chunks(wanted, 1000):
        made |= _load(connection, piece, texts=texts)
    return [made[one] for one in wanted]


def _load(connection: Connection, ids: Sequence[int], *, texts: bool) -> dict[int, Paper]:
    wanted = given(connection, ids)
    rows = _HEADS.rows(connection, wanted)
    keys, matches, summaries, renditions = (
        _grouped(asked.rows(connection, wanted))
        for asked in (*_OWNED, _RENDITIONS if texts else _WITHOUT_TEXTS)
    )
    return {
        row.id: _assemble(row, renditions[row.id], keys[row.id], matches[row.id], summaries[row.id])
        for row in rows
    }


def _grouped(rows: Iterable[Any]) -> Grouped:
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row.paper_id].append(row)
    return groups


# Each of these is built once: to build it costs more than to answer it.


_FORWARDS = Ready(
    lambda lite: select(_paper.c.id, _paper.c.forward_id).where(among_given(_paper.c.id, lite=lite))
)
_HEADS = Ready(lambda lite: select(_paper).where(among_given(_paper.c.id, lite=lite)))


def _owning(owned: Table) -> Ready:
    order = owned.c.id if "id" in owned.c else owned.c.key
    return Ready(
        lambda lite: select(owned).where(among_given(owned.c.paper_id, lite=lite)).order_by(order)
    )


_OWNED = tuple(_owning(one) for one in (_key, _match, _summary))


def _renditions(*, lite: bool, texts: bool) -> Select[Any]:
    earlier = table(RevisionRow).alias("earlier")
    revised = exists().where(
        earlier.c.rendition_id == _rendition.c.id,
        earlier.c.id < _revision.c.id,
        earlier.c.reader_version == _revision.c.reader_version,
        earlier.c.text_sha != _revision.c.text_sha,
    )
    columns: list[ColumnElement[Any]] = [
        *_rendition.c,
        _revision.c.bytes_sha,
        case((revised, _revision.c.fetched_at)).label("revised_at"),
    ]
    if texts:
        columns.append(_revision.c.document)
    current = _revision.c.id == _rendition.c.revision_id
    asked = select(*columns).join_from(_rendition, _revision, current, isouter=True)
    return asked.where(among_given(_rendition.c.paper_id, lite=lite))


_RENDITIONS = Ready(lambda lite: _renditions(lite=lite, texts=True))
_WITHOUT_TEXTS = Ready(lambda lite: _renditions(lite=lite, texts=False))


def _assemble(
    row: Any,
    renditions: Sequence[Any],
    keys: Sequence[Any],
    matches: Sequence[Any],
    summaries: Sequence[Any],
) -> Paper:
    ordered = sorted(renditions, key=lambda one: _LANGUAGES.get(one.language, 9))
    return Paper(
        id=row.id,
        source=row.source,
        kind=row.kind,
        number=row.number,
        committee=row.committee,
        issuer=row.issuer,
        published=row.published,
        meeting_date=row.meeting_date,
        issued_at=row.issued_at,
        first_seen_at=row.first_seen_at,
        withdrawn_at=row.withdrawn_at,
        renditions=tuple(_rendition_of(one) for one in ordered),
        keys=tuple(one.key for one in keys),
        matches=tuple(match_of(one) for one in matches),
        bullets={one.language: _bullets(one.bullets) for one in summaries},
        not_found={one.language: tuple(one.not_found) for one in summaries},
        baseline=row.baseline,
        judged_at=row.judged_at,
        reason=row.reason,
        people=tuple(dict.fromkeys((one["role"], one["name"]) for one in row.people)),
        booklet=row.booklet,
        published_precision=precision_of(row.published, row.fields),
        away_since=row.away_since,
        breaks=row.breaks or 0,
    )


def _rendition_of(row: Any) -> Rendition:
    document, problem = getattr(row, "document", None), row.problem
    try:
        held = from_json(document) if document is not None else None
    except NotADocument:  # a newer program kept it: it is read anew, as if it had never been
        held, problem = None, problem or "its text was kept by another version"
    return Rendition(
        language=row.language,
        url=row.url,
        title=row.title,
        document=held,
        revision_id=row.revision_id,
        problem=problem,
        source=row.source,
        hint=row.hint,
        notes=tuple(row.notes),
        attempts=row.attempts,
        id=row.id,
        bytes_sha=row.bytes_sha,
        missing=row.missing,
        revised_at=row.revised_at,
    )


def match_of(row: Any) -> Match:
    """Give the record of a match row."""
    return Match(
        topic=row.topic,
        level=row.level,
        score=row.score,
        evidence=tuple(Evidence(**one) for one in row.evidence),
        hits=row.hits,
        in_title=row.in_title,
        late=row.late,
    )


def _bullets(items: Iterable[Mapping[str, Any]]) -> tuple[Bullet, ...]:
    return tuple(
        Bullet(
            **{
                **one,
                "cites": tuple(one["cites"]),
                "alone": tuple(
                    Sentence(**{**each, "cites": tuple(each["cites"])})
                    for each in one.get("alone", ())
                ),
            }
        )
        for one in items
    )


def newest(session: Session, limit: int) -> list[int]:
    """Give the papers that were seen last, whatever they are about."""
    rows = session.connection().execute(
        select(_paper.c.id)
        .where(unset(_paper.c.forward_id))
        .order_by(_paper.c.first_seen_at.desc(), _paper.c.id.desc())
        .limit(limit)
    )
    return list(rows.scalars())


def latest(
    session: Session,
    topic: str | None = None,
    limit: int = 10,
    *,
    skip: int = 0,
    workspace: str | None = None,
    channel_id: int | None = None,
) -> list[Paper]:
    """Give the newest papers, of one topic or of any that may be seen here; without texts.

    Topics of other workspaces, and of other private channels, are no topics here. Papers that only
    mention the topic come behind those on it. An undated one is of the day on which it was first seen,
    or of its meeting's, if that was earlier.
    """
    when = func.coalesce(_paper.c.issued_at, _paper.c.first_seen_at)
    seen = func.date(_paper.c.first_seen_at)
    met = case((_paper.c.meeting_date < seen, _paper.c.meeting_date), else_=seen)
    day = func.coalesce(_paper.c.published, met)
    visible = (
        select(_match.c.id)
        .join_from(_match, _topic, _topic.c.key == _match.c.topic, isouter=True)
        .join(_workspace, _workspace.c.id == _topic.c.workspace_id, isouter=True)
        .where(
            _match.c.paper_id == _paper.c.id,
            or_(
                _topic.c.id.is_(None),
                (_workspace.c.key == (workspace or ""))
                & or_(_topic.c.channel_id.is_(None), _topic.c.channel_id == channel_id),
            ),
            *([_match.c.topic == topic] if topic else []),
        )
    )
    main = visible.where(_match.c.level == "substantive").correlate(_paper).exists()
    behind = [main.desc()] if topic else []
    found = (
        select(_paper.c.id)
        .where(
            unset(_paper.c.forward_id),
            visible.correlate(_paper).exists(),
        )
        .order_by(*behind, day.desc(), when.desc(), _paper.c.id.desc())
        .limit(limit)
        .offset(skip)
    )
    return papers(session, list(session.connection().execute(found).scalars()), texts=False)


def replies_of(session: Session, url: str) -> list[int]:
    """Give the papers that share one file, a booklet's replies, in its order."""
    found = select(_paper.c.id).where(_paper.c.booklet == url, unset(_paper.c.forward_id))
    return list(session.connection().execute(found.order_by(_paper.c.id)).scalars())


def booklets(session: Session, after: int, limit: int) -> list[int]:
    """Give the papers behind a number whose file is shared by its replies, in the order of numbers."""
    shared = select(_paper.c.booklet).where(_paper.c.booklet.is_not(None))
    found = (
        select(_rendition.c.paper_id)
        .join(_paper, _paper.c.id == _rendition.c.paper_id)
        .where(
            _rendition.c.url.in_(shared), _paper.c.id > after, unset(_paper.c.forward_id),
            unset(_paper.c.booklet),
        )
        .distinct()
        .order_by(_rendition.c.paper_id)
        .limit(limit)
    )  # fmt: skip
    return list(session.connection().execute(found).scalars())
