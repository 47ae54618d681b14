"""This file checks that of each file one reading keeps the text: the one that is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlmodel import Session

from storage.database import Store
from storage.documents import to_json
from storage.published import thinning, versions
from storage.sql import table
from storage.tables.published import RevisionRow
from tests.storage.made import NOW, document, listing, read, remember

_revision = table(RevisionRow)
OLD = replace(document("12 replies."), unplaced=0.25)


def _texts(session: Session) -> dict[int, dict[str, Any]]:
    rows = session.connection().execute(select(_revision.c.id, _revision.c.document))
    return {row.id: row.document for row in rows}


@pytest.fixture
def of_old(store: Store) -> tuple[Store, int, list[int]]:
    """Give a store whose readings were all kept: of one file by three versions, and of another file."""
    with store.write() as session:
        kept = remember(session, listing())
        read(session, kept.rendition_id, document("11 replies."), bytes_sha="bytes-1")
        found = [
            read(
                session, kept.rendition_id, OLD, bytes_sha="bytes-2", reader_version=version
            ).revision_id
            for version in (1, 2, 3)
        ]
        whole = update(_revision).where(_revision.c.id.in_(found))
        session.connection().execute(whole.values(document=to_json(OLD)))
    return store, kept.paper_id, found


def test_what_was_kept_before_is_thinned_step_by_step(
    of_old: tuple[Store, int, list[int]],
) -> None:
    store, paper_id, (first, second, last) = of_old
    with store.write() as session:
        before = versions.versions(session, paper_id)
        assert thinning.thin_some(session, NOW) == 2
        assert thinning.thin_some(session, NOW) == 0
        texts = _texts(session)
        assert versions.versions(session, paper_id) == before
    assert texts[first] == texts[second] == {"unplaced": 0.25}
    assert texts[last] == to_json(OLD)
    assert sum("sections" in text for text in texts.values()) == 2


def test_a_step_looks_at_so_many_and_the_next_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thinning, "AT_ONCE", 1)
    with store.write() as session:
        assert thinning.thin_some(session, NOW) == 0
        for name in ("a", "b"):
            kept = remember(session, listing(name))
            old = read(session, kept.rendition_id, OLD, bytes_sha=name).revision_id
            read(session, kept.rendition_id, OLD, bytes_sha=name, reader_version=2)
            whole = update(_revision).where(_revision.c.id == old)
            session.connection().execute(whole.values(document=to_json(OLD)))
    for _ in ("a", "b"):
        with store.write() as session:
            assert thinning.thin_some(session, NOW) == 1
    with store.write() as session:
        assert thinning.thin_some(session, NOW) == 0


def test_a_reading_that_is_shown_again_keeps_its_text(
    of_old: tuple[Store, int, list[int]],
) -> None:
    store, _, (first, *_) = of_old
    with store.write() as session:
        (rendition_id,) = set(
            session.connection().execute(select(_revision.c.rendition_id)).scalars()
        )
        again = read(session, rendition_id, OLD, bytes_sha="bytes-2", reader_version=1)
        assert again.revision_id == first
        thinning.thin_some(session, NOW)
        assert _texts(session)[first] == to_json(OLD)
