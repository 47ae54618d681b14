"""This file keeps how index pages were last answered, and which are owed a reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, or_, select, update
from sqlmodel import Session

from scrapers.items import Account
from storage.ready import Ready
from storage.sql import chunks, insert_missing, one_of, table, texts, upsert
from storage.tables.watched import PageRow

_page = table(PageRow)


@dataclass(frozen=True, slots=True)
class PageState:
    """An index page as it was last answered."""

    url: str
    source: str
    etag: str | None
    last_modified: str | None
    sha256: str | None
    follow: tuple[str, ...]
    rows: int
    account: Account | None
    baseline_at: datetime | None
    checked_at: datetime | None
    ok_at: datetime | None
    changed_at: datetime | None = None
    owed_since: datetime | None = None


def _asked(*, lite: bool) -> Select[Any]:
    return select(*(_page.c[one.name] for one in fields(PageState))).where(
        or_(
            one_of(_page.c.url, "urls", lite=lite),
            and_(_page.c.source == bindparam("source_key"), _page.c.owed_since.is_not(None)),
        )
    )


def _known(*, lite: bool) -> Select[Any]:
    return select(*(_page.c[one.name] for one in fields(PageState))).where(
        one_of(_page.c.url, "urls", lite=lite)
    )


_PAGES = Ready(lambda lite: _known(lite=lite))


_ASKED = Ready(lambda lite: _asked(lite=lite))


_MOMENT: Any = bindparam("moment", type_=_page.c.ok_at.type)


_TOUCH = Ready(
    lambda _: (
        update(_page)
        .where(_page.c.url == bindparam("page_url"))
        .values(checked_at=_MOMENT, ok_at=_MOMENT)
    )
)
_TRIED = Ready(
    lambda _: update(_page).where(_page.c.url == bindparam("page_url")).values(checked_at=_MOMENT)
)


def page(session: Session, url: str) -> PageState | None:
    """Give what is known of an index page, None before its first answer."""
    return pages(session, [url]).get(url)


def pages(session: Session, urls: Sequence[str]) -> dict[str, PageState]:
    """Give what is known of index pages, those that were ever answered, by address."""
    connection = session.connection()
    rows = _PAGES.rows(connection, {"urls": texts(connection, urls)})
    return {row[0]: _page_state(row) for row in rows}


def asked_pages(
    session: Session, source_key: str, urls: Sequence[str]
) -> tuple[dict[str, PageState], list[PageState]]:
    """Give what is known of the index pages that a check asks, and its source's that are owed."""
    connection = session.connection()
    asked = {"source_key": source_key, "urls": texts(connection, urls)}
    found = {row[0]: _page_state(row) for row in _ASKED.rows(connection, asked)}
    owed = [one for one in found.values() if one.source == source_key and one.owed_since]
    return found, owed


def _page_state(row: tuple[Any, ...]) -> PageState:
    url, source_key, etag, last_modified, sha256, follow, rows, account, *moments = row
    known = (url, source_key, etag, last_modified, sha256)
    return PageState(*known, tuple(follow), rows, _account(account), *moments)


def accounts(session: Session) -> list[PageState]:
    """Give the index pages that were ever read, each with what became of its rows."""
    urls = select(_page.c.url).where(_page.c.account.is_not(None)).order_by(_page.c.checked_at)
    found = pages(session, list(session.connection().execute(urls).scalars()))
    return [one for one in found.values() if one.account is not None]


def _account(held: dict[str, Any] | None) -> Account | None:
    if not held:
        return None
    passed = tuple((str(reason), int(count)) for reason, count in held["passed"])
    return Account(held["rows"], held["listed"], passed, held["skipped"], tuple(held["words"]))


def save_page(
    session: Session,
    url: str,
    source_key: str,
    *,
    now: datetime,
    ok: bool,
    etag: str | None = None,
    last_modified: str | None = None,
    sha256: str | None = None,
    follow: Sequence[str] = (),
    rows: int = 0,
    account: Account | None = None,
) -> None:
    """Remember an index page; one that failed keeps what it answered when it was last fine."""
    connection = session.connection()
    if not ok:
        row = {"url": url, "source": source_key, "follow": [], "rows": 0}
        insert_missing(connection, _page, [row], ["url"])
        _TRIED.change(connection, {"page_url": url, "moment": now})
        return
    held = next(iter(_HELD.rows(connection, {"place": url})), None)
    same = held is not None and sha256 is not None and held.sha256 == sha256
    row = {
        "url": url,
        "source": source_key,
        "etag": etag,
        "last_modified": last_modified,
        "sha256": sha256,
        "follow": list(follow),
        "rows": rows,
        "account": asdict(account) if account is not None else None,
        "baseline_at": (held.baseline_at if held is not None else None) or now,
        "checked_at": now,
        "ok_at": now,
        "changed_at": held.changed_at if held is not None and same else now,
    }
    upsert(connection, _page, [row], ["url"])


_HELD = Ready(lambda _: select(_page).where(_page.c.url == bindparam("place")))


def known_pages(session: Session, source_key: str) -> frozenset[str]:
    """Give the addresses of a source's index pages that were ever read."""
    found = select(_page.c.url).where(_page.c.source == source_key)
    return frozenset(session.connection().execute(found).scalars())


def forget_answer(session: Session, url: str) -> None:
    """Have an index page read anew at its next check, whether it has changed or not."""
    session.connection().execute(
        update(_page).where(_page.c.url == url).values(etag=None, last_modified=None, sha256=None)
    )


def owe(session: Session, source_key: str, since: Mapping[str, datetime]) -> None:
    """Note index pages that are to be read back, each with since when what it lists is unknown."""
    connection = session.connection()
    rows = [{"url": url, "source": source_key, "follow": [], "rows": 0} for url in since]
    insert_missing(connection, _page, rows, ["url"])
    for url, at in since.items():
        connection.execute(
            update(_page)
            .where(_page.c.url == url, _page.c.owed_since.is_(None))
            .values(owed_since=at)
        )


def owed_pages(session: Session, source_key: str | None = None) -> list[PageState]:
    """Give the index pages that are to be read back, of one source or of all."""
    found = select(_page.c.url).where(_page.c.owed_since.is_not(None))
    if source_key is not None:
        found = found.where(_page.c.source == source_key)
    urls = list(session.connection().execute(found).scalars())
    return list(pages(session, urls).values()) if urls else []


def settle(session: Session, urls: Sequence[str], now: datetime) -> None:
    """Note that index pages were read back to their end."""
    for piece in chunks(urls):
        session.connection().execute(
            update(_page)
            .where(_page.c.url.in_(piece))
            .values(
                owed_since=None,
                ok_at=now,
                checked_at=now,
                baseline_at=func.coalesce(_page.c.baseline_at, now.astimezone(UTC)),
            )
        )


def touch_pages(session: Session, asked: Mapping[str, datetime]) -> None:
    """Note when index pages were asked that have not changed, by address."""
    if asked:
        _TOUCH.change_each(
            session.connection(), [{"page_url": url, "moment": at} for url, at in asked.items()]
        )
