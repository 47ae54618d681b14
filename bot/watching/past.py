"""This file reads back what was published before us, telling nobody: a little by itself, or all that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from sqlmodel import Session

from bot.calendar import HONG_KONG, hong_kong
from bot.desk import Desk
from bot.watching import naming
from bot.watching.index_pages import read_silently
from scrapers.source import SHUT, NotFound, ScrapeError, Source
from storage.published import papers
from storage.watched import appointments, learned, page_states, source_runs

LONGEST = 366 * 15  # days: what is older has other addresses
IN_A_ROW = 5  # pages of one source that fail one after another: its site is shut
AT_A_TIME = 20  # papers asked for at once


class NoWayBack(Exception):
    """A source lists its newest only and has no page of its past: nothing of it is read back."""


@dataclass
class ReadBack:
    """What reading back a source came to; `failures` are its pages that could not be read."""

    source: str
    pages: int = 0
    papers: int = 0
    failures: list[tuple[str, ScrapeError]] = field(default_factory=list)
    shut: bool = False  # the rest was left: it is read when the same is asked for again


Progress = Callable[[str, int, int], None]  # what is read, how much of it, of how much


def read_earlier(desk: Desk, source: Source, pages: int) -> int:
    """Read index pages of earlier days that were never read, telling nobody; give how many."""
    today = hong_kong(desk.clock()).date()
    with desk.store.read() as session:
        state = source_runs.source(session, source.key)
    if state is None or state.baseline_at is None or state.trouble in SHUT:
        return 0
    since = today - timedelta(days=desk.backfill_days - 1)
    failures: list[tuple[str, ScrapeError]] = []
    done = 0
    for url in islice(_unread(desk, source, since), pages):
        done += read_silently(desk, source, [url], failures)
    _never_again(desk, source, [url for url, _ in failures])
    return done


def never_checked(session: Session, source: str) -> bool:
    """Say whether a source has not been read once: what it lists today is to be remembered first."""
    state = source_runs.source(session, source)
    return state is None or state.baseline_at is None


def pages_back(desk: Desk, source: Source, since: date) -> list[str]:
    """Give a source's index pages since a day that were never read, the newest first.

    Raises NoWayBack for one that has the same pages on every day.
    """
    today = hong_kong(desk.clock()).date()
    now = set(source.addresses(today)) | set(source.addresses(today - timedelta(days=1)))
    if not any(set(source.addresses(day)) - now for day in _days(since, today)):
        raise NoWayBack(
            f"{source.key}: {source.name} lists its newest papers only and has no page of its past; "
            "import files of it instead."
        )
    return list(_unread(desk, source, since))


def read_back(
    desk: Desk,
    source: Source,
    since: date,
    read_paper: Callable[[Desk, int], None],
    progress: Progress,
) -> ReadBack:
    """Read a source back to a day, at the door's pace, telling nobody.

    What a crash leaves undone is read when the same is asked for again: a page that was read, and a
    paper that was, are not asked for twice. `read_paper` reads one paper. Raises NoWayBack.
    """
    with desk.store.read() as session:
        source = naming.as_learned(source, learned.names(session, source.key))
    roots, done = pages_back(desk, source, since), ReadBack(source.key)
    failed_in_a_row = 0
    for count, url in enumerate(roots):
        progress("pages", count, len(roots))
        before = len(done.failures)
        done.pages += read_silently(desk, source, [url], done.failures)
        _settle(desk, source, done, before)
        failed_in_a_row = failed_in_a_row + 1 if len(done.failures) > before else 0
        if failed_in_a_row == IN_A_ROW:
            done.shut = True
            return done
    _papers(desk, source, since, read_paper, progress, done)
    return done


def _papers(
    desk: Desk,
    source: Source,
    since: date,
    read_paper: Callable[[Desk, int], None],
    progress: Progress,
    done: ReadBack,
) -> None:
    start = datetime.combine(since, time(), HONG_KONG)
    with desk.store.read() as session:
        left = appointments.left_of_backfill(session, start, source.key)
    tried: set[int] = set()
    failed_in_a_row = 0
    while True:
        with desk.store.read() as session:
            due = appointments.due_for_backfill(session, start, AT_A_TIME + len(tried), source.key)
        fresh = [one for one in due if one not in tried][:AT_A_TIME]
        if not fresh:
            return
        for paper_id in fresh:
            progress("papers", done.papers, left)
            read_paper(desk, paper_id)
            done.papers += 1
            failed_in_a_row = 0 if _has_text(desk, paper_id) else failed_in_a_row + 1
            if failed_in_a_row == IN_A_ROW:
                done.shut = True
                return
        with desk.store.read() as session:
            still = appointments.due_for_backfill(session, start, len(due), source.key)
        tried |= set(fresh) & set(still)  # one that cannot be read now is left as it is


def _has_text(desk: Desk, paper_id: int) -> bool:
    with desk.store.read() as session:
        (held,) = papers.papers(session, [paper_id], texts=False)
    return any(one.revision_id is not None for one in held.renditions)


def _settle(desk: Desk, source: Source, done: ReadBack, before: int) -> None:
    """Take a day without a page for read: there was nothing."""
    fresh = done.failures[before:]
    absent = [url for url, why in fresh if isinstance(why, NotFound)]
    _never_again(desk, source, absent)
    done.failures[before:] = [one for one in fresh if one[0] not in absent]


def _never_again(desk: Desk, source: Source, urls: list[str]) -> None:
    if urls:
        with desk.store.write() as session:
            for url in urls:
                page_states.save_page(session, url, source.key, now=desk.clock(), ok=True)


def _days(since: date, today: date) -> Iterator[date]:
    for back in range(2, min((today - since).days, LONGEST) + 1):
        yield today - timedelta(days=back)


def _unread(desk: Desk, source: Source, since: date) -> Iterator[str]:
    """Give the pages of the days before the first check that were never read, the newest first.

    What came since is news: it was read, or is owed, and is told.
    """
    today = hong_kong(desk.clock()).date()
    with desk.store.read() as session:
        state = source_runs.source(session, source.key)
        known = page_states.known_pages(session, source.key)
    first = state.baseline_at if state is not None else None
    before_us = hong_kong(first or desk.clock().astimezone(UTC)).date()
    given = set(known)
    for back in range(1, min((today - since).days, LONGEST) + 1):
        day = today - timedelta(days=back)
        for url in source.addresses(day) if day < before_us else ():
            if url not in given:
                given.add(url)
                yield url
