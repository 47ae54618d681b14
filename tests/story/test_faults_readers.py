"""This file breaks our own readers over a page: it ends that page by name, and nothing else with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.calendar import Recess
from bot.care import sitevisits
from bot.engines.inline import Inline
from bot.engines.worker import WorkerBroke
from bot.engines.worker_protocol import Failure
from bot.service import Work
from bot.watching import pipeline
from scrapers.items import Listing
from scrapers.replica import rendering
from scrapers.source import Index, Page, ReaderBroke, ScrapeError, Source
from storage.database import Store
from storage.errors import StoreBusy
from storage.watched import source_runs
from tests.story.stage import Stage
from tests.story.troubles import (
    INDEX,
    QUESTION,
    alarms,
    assert_told_once,
    later,
    release,
    told,
    watched,
)

GIA = "info_gov_hk"
CHINESE = INDEX.replace(".htm", "c.htm")
UNFORESEEN = [
    ValueError("Exceeds the limit (4300 digits) for integer string conversion"),
    OverflowError("Python int too large to convert to C int"),
    RecursionError("maximum recursion depth exceeded"),
    MemoryError(),
    UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"),
    KeyError("pdf"),
    AssertionError(),
    TimeoutError(),
]


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return watched(sqlite_store)


def change(stage: Stage, key: str = GIA, **parts: Any) -> None:
    """Give a source of the stage other parts, its own ones being handed to each."""
    made = replace(stage.sources[key], **parts)
    stage.sources[key] = made  # which is the desk's own mapping


def breaks(stage: Stage, where: str, error: BaseException) -> None:
    """Let the reading of one page raise."""
    read = stage.sources[GIA].read

    def broken(page: Page) -> Index:
        if page.url == where:
            raise error
        return read(page)

    change(stage, read=broken)


def news_that_breaks(stage: Stage, error: BaseException) -> None:
    """Publish something on the English index, the reading of which raises."""
    release(stage)
    breaks(stage, INDEX, error)


def outcomes(stage: Stage) -> list[str]:
    with stage.desk.store.read() as session:
        runs = source_runs.runs(session, GIA)
    assert all(run.finished_at for run in runs)
    return [run.outcome for run in runs]


@pytest.mark.parametrize("error", UNFORESEEN, ids=lambda error: type(error).__name__)
def test_what_nobody_foresaw_ends_its_page_by_name_and_the_others_go_on(
    stage: Stage, error: Exception
) -> None:
    breaks(stage, INDEX, error)
    stage.site.release("ai_question")
    with capture_logs() as logs:
        done = stage.check()[GIA]
    assert [(url, type(found)) for url, found in done.failures] == [(INDEX, ReaderBroke)]
    assert type(error).__name__ in str(done.failures[0][1])
    assert outcomes(stage)[0] == "ReaderBroke"
    assert [line["url"] for line in logs if line["event"] == "reader_broke"] == [INDEX]
    assert len(told(stage)) == 1  # from the Chinese index, which was read


def test_a_page_that_broke_us_is_told_as_trouble_and_read_when_it_is_mended(stage: Stage) -> None:
    read = stage.sources[GIA].read
    for where in (INDEX, CHINESE):
        breaks(stage, where, ValueError())
    release(stage)
    later(stage)
    assert not told(stage)
    assert "ReaderBroke" in alarms(stage)[0]
    change(stage, read=read)
    later(stage)
    assert_told_once(stage, QUESTION)


class BrokenWorker(Inline):
    """A fake worker process in which our own code breaks over every index page."""

    def index(self, source: Source, page: Page) -> Index:
        raise WorkerBroke(Failure("OverflowError", "too large", "its traceback"))


def test_what_breaks_in_the_worker_process_is_named_for_what_it_was_there(stage: Stage) -> None:
    release(stage)
    stage.desk = replace(stage.desk, understanding=BrokenWorker())
    done = stage.check()[GIA]
    assert done.outcome == "ReaderBroke"
    assert "(OverflowError)" in str(done.failures[0][1])


def test_a_store_that_fails_is_not_taken_for_a_page_that_breaks(stage: Stage) -> None:
    news_that_breaks(stage, StoreBusy())
    with pytest.raises(StoreBusy):
        pipeline.check(stage.desk, stage.sources[GIA])


def test_an_interrupt_is_not_taken_for_a_page_that_breaks(stage: Stage) -> None:
    news_that_breaks(stage, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        pipeline.check(stage.desk, stage.sources[GIA])


def test_addresses_that_cannot_be_made_end_the_check_by_name(stage: Stage) -> None:
    def addresses(today: date) -> Iterable[str]:
        raise OverflowError

    change(stage, addresses=addresses)
    assert stage.check()[GIA].outcome == "ReaderBroke"
    assert outcomes(stage)[0] == "ReaderBroke"


# --- what the store does not take ----------------------------------------------------------------


def _listed(stage: Stage, **parts: Any) -> Listing:
    url = f"https://www.info.gov.hk/gia/general/202610/07/P{parts['keys'][0][5:]}.htm"
    given = {"source": GIA, "url": url, "title": "Artificial intelligence", "language": "en"}
    return Listing(**{**given, **parts})


@pytest.mark.parametrize("title", ["\ud800", "\x00"], ids=["surrogate", "nul"])
def test_a_row_that_the_store_refuses_leaves_nothing_of_its_page_half_remembered(
    store: Store, title: str
) -> None:
    stage = watched(store)
    rows = (
        _listed(stage, keys=("gia:2026100790901",)),
        _listed(stage, keys=("gia:2026100790902", f"gia:{title}"), title=title),
    )
    change(stage, read=lambda page: Index(rows if page.url == INDEX else (), may_be_empty=True))
    before = len(stage.door.asked)
    done = stage.check()[GIA]
    assert outcomes(stage)[0] == done.outcome
    if done.failures:  # SQLite keeps a NUL
        assert done.outcome == "ReaderBroke"
        assert (done.new, done.fresh) == (0, [])
        assert not [url for url in stage.door.asked[before:] if "/07/P" in url]
        assert not told(stage)


def test_an_error_that_quotes_what_no_store_takes_is_recorded_all_the_same(store: Store) -> None:
    stage = watched(store)
    news_that_breaks(stage, ScrapeError("such as: \x00 \ud800 \ufffe" + "x" * 5000))
    assert stage.check()[GIA].outcome == "ReaderBroke"
    with store.read() as session:
        run = source_runs.runs(session, GIA)[0]
    assert (run.outcome, run.message is not None and run.message[:9]) == (
        "ReaderBroke",
        "such as: ",
    )


# --- the timetable -------------------------------------------------------------------------------


class _Asleep:
    """A fake engine that is asked for nothing here."""

    def ensure(self, *args: Any) -> None:
        raise AssertionError(args)


def _work(stage: Stage) -> Work:
    made = Work(stage.desk, stage.drain, Recess())
    made.engine = _Asleep()  # type: ignore[assignment]
    return made


def _rest(stage: Stage) -> timedelta:
    with stage.desk.store.read() as session:
        state = source_runs.source(session, GIA)
    assert state is not None
    assert state.next_check_at is not None
    return state.next_check_at - stage.clock()


def test_a_page_that_breaks_us_is_asked_again_ever_later(stage: Stage) -> None:
    news_that_breaks(stage, ValueError())
    work, rests = _work(stage), []
    for _ in range(6):
        before = len(stage.door.asked)
        work.check(GIA)
        asked = len(stage.door.asked)
        assert asked > before
        work.check(GIA)  # at once again: not due
        assert len(stage.door.asked) == asked
        rests.append(_rest(stage))
        stage.clock.now += rests[-1]
    assert rests == sorted(rests)
    assert rests[-1] >= timedelta(minutes=15)


def test_a_check_that_breaks_as_a_whole_is_not_repeated_at_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks_as_a_whole(*args: Any) -> None:
        raise RuntimeError("what nobody foresaw, outside of any page")

    monkeypatch.setattr(pipeline, "check", breaks_as_a_whole)
    with pytest.raises(RuntimeError):
        _work(stage).check(GIA)
    assert _rest(stage) >= timedelta(minutes=1)


# --- the backfill, the visit ---------------------------------------------------------------------


def _day(stage: Stage, back: int) -> str:
    day = stage.site.today - timedelta(days=back)
    return f"https://www.info.gov.hk/gia/general/{day:%Y%m/%d}.htm"


def test_an_earlier_day_that_breaks_us_is_left_and_the_others_are_read(stage: Stage) -> None:
    broken, next_one = _day(stage, 3), _day(stage, 4)
    breaks(stage, broken, OverflowError())
    for _ in range(12):
        pipeline.backfill(stage.desk)
    assert (stage.door.asked.count(broken), stage.door.asked.count(next_one)) == (1, 1)


def test_a_source_whose_past_breaks_us_does_not_keep_the_others_from_theirs(stage: Stage) -> None:
    def addresses(today: date) -> Iterable[str]:
        raise ValueError

    theirs = "https://www.legco.gov.hk/past.json"
    change(stage, addresses=addresses)
    change(stage, "legco_panels", addresses=lambda day: [theirs])
    pipeline.backfill(stage.desk)
    assert theirs in stage.door.asked


def test_a_page_that_leads_to_itself_is_read_once(stage: Stage) -> None:
    where = _day(stage, 3)
    change(stage, read=lambda page: Index(follow=(page.url, where)))
    for _ in range(12):
        pipeline.backfill(stage.desk)
    assert stage.door.asked.count(where) == 1


def test_a_visit_to_the_sites_goes_on_after_a_page_that_breaks_us(stage: Stage) -> None:
    breaks(stage, INDEX, OverflowError())
    kept: list[str] = []
    visits = sitevisits.survey(
        stage.door.get,
        stage.sources.values(),
        stage.clock(),
        lambda key, page: kept.append(page.url),
    )
    found = {visit.source: visit for visit in visits}
    assert set(found) == set(stage.sources)
    assert INDEX in kept
    assert "ReaderBroke" in found[GIA].words()
    assert "report it with the saved copy" in found[GIA].words()


# --- the two that were met -----------------------------------------------------------------------


@pytest.mark.parametrize("letter", ["\x01", "\ufffe", "&#11;"])
def test_a_release_with_a_letter_that_no_xml_may_hold_is_told_with_its_bullets(
    stage: Stage, letter: str
) -> None:
    made = release(stage)
    page = rendering.release_page(made, None).decode()
    text = page.index(">", page.index('id="pressrelease"')) + 1
    spoilt = f"{page[:text]}<script>x</script>{letter}{page[text:]}"
    stage.site.serve(made.url, spoilt.encode())
    later(stage)
    assert_told_once(stage, QUESTION)
    (post,) = told(stage)
    assert post.count("\n") >= 3, post  # a title alone has no bullets
    assert letter not in post
