"""This file keeps how sources have been: their checks, their pages, and when they are due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, or_, select, update
from sqlmodel import Session

from scrapers.items import Account
from storage.ready import Ready
from storage.sql import chunks, insert_missing, insert_one, one_of, table, texts, upsert
from storage.tables.watched import PageRow, SourceRow, SourceRunRow

_source, _page, _run = table(SourceRow), table(PageRow), table(SourceRunRow)
FORGOTTEN_AT_ONCE = 5_000  # checks: a write stays short
FINE = ("ok", "unchanged", "baseline")
COUNTS = ("pages", "listed", "new", "changed", "gone", "skipped")
IDLE = "idle"  # nothing was asked, for the source has no address today: neither good news nor bad


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source's state: when it is due, and how it has been."""

    key: str
    next_check_at: datetime | None
    last_ok_at: datetime | None
    last_new_at: datetime | None
    failing_since: datetime | None
    failures: int
    trouble: str | None
    told_at: datetime | None
    held_at: datetime | None
    released_until: datetime | None
    baseline_at: datetime | None
    answered_at: datetime | None = None

    def released(self, now: datetime) -> bool:
        """Say whether a person has let a mass change through, and still does."""
        return self.released_until is not None and now < self.released_until


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


# What every check asks is put together once, its columns in the order in which they are kept here.
_ONE = Ready(
    lambda _: select(*(_source.c[one.name] for one in fields(SourceState))).where(
        _source.c.key == bindparam("source_key")
    )
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
_WHOLE = Ready(
    lambda _: (
        _run.insert()
        .values(
            {one.name: bindparam(one.name, type_=one.type) for one in _run.c if one.name != "id"}
        )
        .returning(_run.c.id)
    )
)


@dataclass(frozen=True, slots=True)
class Run:
    """One check of one source."""

    id: int
    source: str
    started_at: datetime
    finished_at: datetime | None
    outcome: str
    pages: int
    listed: int
    new: int
    changed: int
    gone: int
    skipped: int
    message: str | None
    details: dict[str, Any]


def start_run(session: Session, source_key: str, now: datetime) -> int:
    """Note that a check has begun, and give its number."""
    connection = session.connection()
    insert_missing(connection, _source, [{"key": source_key, "failures": 0}], ["key"])
    return insert_one(
        connection,
        _run,
        {"source": source_key, "started_at": now, "outcome": "running", "details": {}}
        | dict.fromkeys(COUNTS, 0),
    )


def finish_run(
    session: Session,
    run_id: int,
    *,
    now: datetime,
    outcome: str,
    message: str | None = None,
    details: dict[str, Any] | None = None,
    answered: bool = False,
    baseline_done: bool = False,
    **counts: int,
) -> None:
    """Note how a check ended, and what that means for its source's state; `counts` are of COUNTS."""
    ended = {"finished_at": now, "outcome": outcome, "message": message, "details": details or {}}
    ended |= {**dict.fromkeys(COUNTS, 0), **counts}
    change = update(_run).where(_run.c.id == run_id).values(**ended).returning(_run.c.source)
    key = session.connection().execute(change).scalar_one()
    new = bool(counts.get("new"))
    _went(session, key, now, outcome, new=new, answered=answered, done=baseline_done)


def whole_run(
    session: Session,
    source_key: str,
    started_at: datetime,
    *,
    now: datetime,
    outcome: str,
    answered: bool = False,
    baseline_done: bool = False,
    **rest: Any,
) -> int:
    """Note a check of which nothing is written yet, as `start_run` and `finish_run` do; give its number."""
    new = bool(rest.get("new"))
    _went(session, source_key, now, outcome, new=new, answered=answered, done=baseline_done)
    run = {"source": source_key, "started_at": started_at, "finished_at": now, "outcome": outcome}
    row = {**run, "message": None, "details": {}, **dict.fromkeys(COUNTS, 0), **rest}
    return int(_WHOLE.rows(session.connection(), row)[0][0])


def _went(
    session: Session,
    key: str,
    now: datetime,
    outcome: str,
    *,
    new: bool,
    answered: bool,
    done: bool,
) -> None:
    """Note what a check means for its source's state; a source that was never checked gets one."""
    connection = session.connection()
    change = _state_after(outcome, new, answered, done)
    values = {"source_key": key, "moment": now}
    if not change.change(connection, values):
        insert_missing(connection, _source, [{"key": key, "failures": 0}], ["key"])
        change.change(connection, values)


@lru_cache(maxsize=64)
def _state_after(outcome: str, new: bool, answered: bool, done: bool) -> Ready:  # noqa: FBT001
    """Give the change of a source's state, put together once for every check that ends alike."""
    values: dict[str, Any]
    if outcome == IDLE:
        values = {"failures": 0}
    elif outcome in FINE:
        values = {"last_ok_at": _MOMENT, "failing_since": None, "failures": 0, "trouble": None}
        values["held_at"] = None
    else:
        values = {
            "failing_since": func.coalesce(_source.c.failing_since, _MOMENT),
            "failures": _source.c.failures + 1,
            "trouble": outcome,
        }
        if outcome == "MassChange":
            values["held_at"] = func.coalesce(_source.c.held_at, _MOMENT)
    if new:
        values["last_new_at"] = _MOMENT
    if answered:
        values["answered_at"] = _MOMENT
    if done:  # its baseline
        values["baseline_at"] = func.coalesce(_source.c.baseline_at, _MOMENT)
    change = update(_source).where(_source.c.key == bindparam("source_key")).values(**values)
    return Ready(lambda _: change)


def _change(session: Session, key: str, values: dict[str, Any]) -> None:
    """Change a source's state; a source that was never checked gets one."""
    connection = session.connection()
    change = update(_source).where(_source.c.key == key).values(**values)
    if not connection.execute(change).rowcount:
        insert_missing(connection, _source, [{"key": key, "failures": 0}], ["key"])
        connection.execute(change)


def source(session: Session, key: str) -> SourceState | None:
    """Give a source's state, None before its first check."""
    found = _ONE.rows(session.connection(), {"source_key": key})
    return SourceState(*found[0]) if found else None


def source_states(session: Session) -> dict[str, SourceState]:
    """Give the state of every source that was checked, by key."""
    rows = session.connection().execute(select(_source).order_by(_source.c.key))
    return {row.key: SourceState(**row._asdict()) for row in rows}


def any_read(session: Session) -> bool:
    """Say whether any source ever answered as it should."""
    asked = select(_source.c.key).where(_source.c.last_ok_at.is_not(None)).limit(1)
    return session.connection().execute(asked).first() is not None


def set_source(session: Session, key: str, **changes: Any) -> None:
    """Change a source's state, such as next_check_at, told_at or released_until."""
    _change(session, key, changes)


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
        connection.execute(update(_page).where(_page.c.url == url).values(checked_at=now))
        return
    held = connection.execute(select(_page).where(_page.c.url == url)).one_or_none()
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


def known_pages(session: Session, source_key: str) -> frozenset[str]:
    """Give the addresses of a source's index pages that were ever read."""
    found = select(_page.c.url).where(_page.c.source == source_key)
    return frozenset(session.connection().execute(found).scalars())


def release(session: Session, source_key: str, now: datetime) -> None:
    """Let a source that was held go on: for a day, whatever changes goes through."""
    set_source(
        session,
        source_key,
        held_at=None,
        released_until=now + timedelta(days=1),
        next_check_at=now,
    )


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


def runs(session: Session, source_key: str | None = None, limit: int = 20) -> list[Run]:
    """Give the last checks, of one source or of all, newest first."""
    rows = session.connection().execute(
        select(_run)
        .where(*([_run.c.source == source_key] if source_key else []))
        .order_by(_run.c.id.desc())
        .limit(limit)
    )
    return [Run(**row._asdict()) for row in rows]


def begun_since(session: Session, since: datetime) -> set[str]:
    """Give the sources that a check of was begun since an instant."""
    found = select(_run.c.source).where(_run.c.started_at >= since).distinct()
    return set(session.connection().execute(found).scalars())


def forget_runs(session: Session, before: datetime) -> int:
    """Forget checks that began earlier and have ended, some thousands at a time; give how many."""
    ended = (
        select(_run.c.id)
        .where(_run.c.started_at < before, _run.c.finished_at.is_not(None))
        .order_by(_run.c.started_at)
        .limit(FORGOTTEN_AT_ONCE)
    )
    return session.connection().execute(_run.delete().where(_run.c.id.in_(ended))).rowcount


def new_a_day(session: Session, since: datetime, days: int) -> dict[str, float]:
    """Give how many new items each source listed a day since an instant."""
    rows = session.connection().execute(
        select(_run.c.source, func.sum(_run.c.new))
        .where(_run.c.started_at >= since, _run.c.outcome != "baseline")
        .group_by(_run.c.source)
    )
    return {row[0]: float(row[1]) / days for row in rows}
