"""This file says what a check of a source came to, and writes it down."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.dates import day, moment
from bot.messages.phrases import source_name
from bot.messages.words import say
from bot.telling import posting
from scrapers.items import Language
from scrapers.source import LayoutChanged, ScrapeError
from scrapers.text import clean
from storage.published import listings
from storage.watched import page_states, source_runs, source_troubles, unsettled
from storage.watched.page_states import PageState

_QUESTION = re.compile(r"[?#]")  # begins what is asked of a place
MESSAGE = 1000  # letters of an error that are kept: it may quote a page


@dataclass(frozen=True, slots=True)
class Gap:
    """A list that no longer reaches back to what it held when it was last read."""

    url: str
    since: datetime
    until: date | None  # the day of the oldest that it lists now


@dataclass
class Check:
    """What one check of one source came to."""

    source: str
    started: datetime | None = None  # None: the backfill, of which no record is kept
    run_id: int | None = None
    pages: int = 0
    listed: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    skipped: int = 0
    baseline: bool = False
    unchanged: bool = True
    quiet: dict[str, datetime] = field(default_factory=dict)  # unchanged pages, and when asked
    fine: set[str] = field(default_factory=set)  # what was asked and did not fail
    gaps: list[Gap] = field(default_factory=list)  # lists that reach back to nothing we know
    odd: dict[str, str] = field(default_factory=dict)  # pages to look at once, and what of each
    owed: dict[str, datetime] = field(default_factory=dict)  # pages read back, and since when
    waiting: set[str] = field(default_factory=set)  # pages to be read back another time
    fresh: list[int] = field(default_factory=list)  # papers to read now
    absent: set[str] = field(default_factory=set)  # pages that may be missing, and are
    tried: list[str] = field(default_factory=list)  # those of them that may never be there
    failures: list[tuple[str, ScrapeError]] = field(default_factory=list)
    # some papers, of whichever source, came while we were away and are to be told
    late: bool = False
    answers: dict[tuple[str, str | None], str] = field(default_factory=dict)  # which page said what

    def echo(self, url: str, digest: str | None) -> LayoutChanged | None:
        """Remember what a page with rows answered; give the trouble where another question had it all.

        A site that overlooks which page, or which language, was asked for answers every question
        alike. What it lists is news all the same: it may be so by chance.
        """
        place = _QUESTION.split(url, maxsplit=1)[0]
        other = self.answers.setdefault((place, digest), url)
        if digest is None or other == url:
            return None
        return LayoutChanged(
            f"{url[:200]} answers with the very rows of {other[:200]}: the site overlooks what is "
            "asked. Look at both, and mend the source's file."
        )

    @property
    def idle(self) -> bool:
        """Say whether nothing was asked, for the source has no address today."""
        return not self.failures and self.fine <= {self.source}

    @property
    def outcome(self) -> str:
        """Name the outcome: the first failure's trouble, or what was found."""
        if self.failures:
            return self.failures[0][1].trouble
        if self.idle:
            return source_runs.IDLE
        if self.baseline:
            return "baseline"
        return "unchanged" if self.unchanged else "ok"


@dataclass(frozen=True, slots=True)
class Ask:
    """An index page to ask, and how: first readings tell nobody.

    `since` is when what leads to it was last read; it counts where the page itself never was. `late`
    is one of an earlier meeting that still owes something: it may be there no more.
    """

    url: str
    silent: bool
    since: datetime | None = None
    late: bool = False

    def unseen_since(self, before: PageState | None) -> datetime | None:
        """Give since when nothing was seen of the page; a late one was not missed."""
        if self.late or before is None:
            return self.since
        return before.owed_since or before.ok_at or self.since


def begin(session: Session, result: Check) -> int | None:
    """Write down, with the first listings that a check remembers, that it is under way."""
    if result.run_id is None and result.started is not None:
        return source_runs.start_run(session, result.source, result.started)
    return result.run_id


def note_quiet(session: Session, result: Check, now: datetime, *, missing: bool = True) -> None:
    """Note the pages that were asked and have not changed; `missing` says that they may lack something."""
    page_states.touch_pages(session, result.quiet)
    if missing:
        listings.still_missing(session, list(result.quiet), now)
    for url in result.tried:
        page_states.save_page(session, url, result.source, now=now, ok=False)


def finish(desk: Desk, result: Check) -> None:
    """Write down what a check came to, in the one commit that ends it."""
    result.fresh = list(dict.fromkeys(result.fresh))
    first = result.failures[0] if result.failures else None
    with desk.store.write() as session:
        standing = unsettled.of(session, result.source, result.quiet)
        note_quiet(session, result, desk.clock(), missing=standing.missing)
        _note_run(session, result, desk.clock(), clean(str(first[1]))[:MESSAGE] if first else None)
        page_states.settle(session, sorted(result.owed.keys() & result.fine), desk.clock())
        if result.failures or standing.troubles:
            _note_troubles(session, result, desk.clock())
        if result.gaps and not result.baseline:
            _tell_gaps(desk, session, result)
        for url, what in result.odd.items():
            _tell_odd(desk, session, result.source, url, what)
        result.late = standing.late


def _note_run(session: Session, result: Check, now: datetime, message: str | None) -> None:
    """Note how the check went: one row, written at once where nothing of it was written before."""
    went: dict[str, Any] = {
        "now": now,
        "outcome": result.outcome,
        "answered": bool(result.fine - {result.source}),
        "message": message,
        # what is not there yet, as its source says, has nothing to remember: what comes is news
        "baseline_done": result.baseline and (result.pages > 0 or bool(result.absent)),
    }
    counts = {name: getattr(result, name) for name in source_runs.COUNTS}
    if result.run_id is not None:
        source_runs.finish_run(session, result.run_id, **went, **counts)
    else:
        assert result.started is not None
        source_runs.whole_run(session, result.source, result.started, **went, **counts)


def _tell_gaps(desk: Desk, session: Session, result: Check) -> None:
    """Say by name and day what cannot be read back: its list is all that there is of it."""
    source = desk.sources[result.source]

    def text(language: Language) -> str:
        rows = [
            say(
                "news_gap_of",
                language,
                url=gap.url,
                since=moment(gap.since, language),
                until=day(gap.until, language) if gap.until else say("news_now", language),
            )
            for gap in result.gaps
        ]
        return "\n".join([say("news_gap", language, source=source_name(source, language)), *rows])

    posting.notify(desk, session, f"notice:gap:{source.key}:{desk.clock():%Y%m%d%H%M}", text)


def _tell_odd(desk: Desk, session: Session, key: str, url: str, what: str) -> None:
    """Say once a year of a page that it was read, and what on it should be looked at."""
    source, year = desk.sources[key], hong_kong(desk.clock()).year
    mark = hashlib.sha256(url.encode()).hexdigest()[:16]

    def text(language: Language) -> str:
        return say("news_odd", language, source=source_name(source, language), url=url, what=what)

    posting.notify(desk, session, f"notice:odd:{mark}:{year}", text)


def _note_troubles(session: Session, result: Check, now: datetime) -> None:
    found: dict[tuple[str, str], str] = {
        (page, error.trouble): clean(str(error))[:MESSAGE] for page, error in result.failures
    }
    fine = result.fine - {page for page, _ in found}
    source_troubles.note(session, result.source, found, fine, now, kept=result.waiting)
