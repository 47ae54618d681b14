"""This file says in one question what a check that found nothing has to look after all the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import Session

from storage.published import listings
from storage.ready import Ready
from storage.sql import texts
from storage.watched import absences, source_troubles


class Unsettled(NamedTuple):
    """What stands open: something missing on pages, a source's troubles, papers to be told of late."""

    missing: bool
    troubles: bool
    late: bool


def _any(*, lite: bool) -> Any:
    return select(
        listings.absent(lite=lite).exists(),
        source_troubles.LASTING.exists(),
        absences.WAITING.exists(),
    )


_ANY = Ready(lambda lite: _any(lite=lite))


def of(session: Session, source: str, index_urls: Iterable[str]) -> Unsettled:
    """Say what stands open of a source and of these of its pages; as a rule that is nothing."""
    connection = session.connection()
    asked = {"index_urls": texts(connection, index_urls), "of": source}
    return Unsettled(*_ANY.rows(connection, asked)[0])
