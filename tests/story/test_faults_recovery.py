"""This file tests what takes up half-done work and what compares published with told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import NoReturn

import pytest
from sqlalchemy import delete, update
from sqlmodel import Session

from bot.calendar import HONG_KONG, Recess
from bot.care import reconciliation, recovery
from bot.service import Work
from bot.telling import health, meetings
from bot.watching import index_pages, pipeline
from scrapers.items import Expectation
from scrapers.replica.shelf import our_release
from storage.database import Store
from storage.published import expectations, figures, papers, reindexing
from storage.searching import search
from storage.sql import table
from storage.tables.published import FigureRow, PaperRow, RenditionRow, SummaryRow
from storage.tables.told import DeliveryRow, TellingRow
from storage.watched import source_runs
from tests.story.lived import lived
from tests.story.stage import Stage

_paper, _summary = table(PaperRow), table(SummaryRow)
_telling, _delivery = table(TellingRow), table(DeliveryRow)


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return lived(sqlite_store)


def kinds(stage: Stage) -> list[str]:
    return [one.kind for one in reconciliation.reconcile(stage.desk).discrepancies]


def mend_twice(stage: Stage) -> tuple[recovery.Mended, recovery.Mended]:
    stage.clock.pass_(minutes=20)
    first = recovery.mend(stage.desk)
    pipeline.catch_up(stage.desk)
    stage.send()
    return first, recovery.mend(stage.desk)


def write(stage: Stage, statement: object) -> None:
    with stage.desk.store.write() as session:
        assert isinstance(session, Session)
        session.connection().execute(statement)  # type: ignore[call-overload]


def test_texts_that_older_rules_read_are_read_for_figures_once_and_nobody_is_told(
    stage: Stage,
) -> None:
    made = our_release("ai_question", stage.site.today, 955)["en"]
    told = "As at February 2026, iAM Smart has over 3.4 million registered users."
    stage.site.put(replace(made, paragraphs=(*made.paragraphs, told)))
    stage.check()
    with stage.desk.store.read() as session:
        kept = figures.of_programme(session, "iam-smart")
    assert [int(one.figure.value) for one in kept] == [3400000]
    write(stage, delete(table(FigureRow)))
    write(stage, update(table(RenditionRow)).values(figures_read=0))
    before = len(stage.channel.posts())
    first, second = mend_twice(stage)
    assert (first.figures > 0, second.figures) == (True, 0)
    with stage.desk.store.read() as session:
        assert figures.of_programme(session, "iam-smart") == kept
    assert len(stage.channel.posts()) == before


def test_a_paper_that_was_forgotten_between_two_steps_is_taken_up(stage: Stage) -> None:
    stage.site.release("ai_question")
    index_pages.take_stock(stage.desk, stage.sources["info_gov_hk"])
    write(stage, update(_paper).where(_paper.c.judged_at.is_(None)).values(read_at=None))
    first, second = mend_twice(stage)
    assert first.readings == 1
    assert second.total == 0
    assert len(stage.channel.posts()) == 1


def _fails(_: object) -> NoReturn:
    raise ZeroDivisionError


def test_a_digest_that_fails_keeps_nothing_else_from_being_mended(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telling.digests.make_due", _fails)
    monkeypatch.setattr("storage.published.passages.TOKENIZER_VERSION", 2)
    with pytest.raises(ZeroDivisionError):
        mend_twice(stage)
    with stage.desk.store.read() as session:
        assert reindexing.standing(session).whole


@pytest.mark.parametrize(
    ("job", "broken", "later"),
    [
        ("digests", "bot.telling.digests.make_due", "bot.telling.briefing_posts.make_due"),
        ("digests", "bot.telling.look_ahead.make_due", "bot.telling.months.make_due"),
        ("mend", "bot.care.recovery.mend", "bot.care.forgetting.keep"),
        ("meetings", "bot.telling.meetings.keep", "bot.telling.briefing_posts.keep"),
    ],
)
def test_a_part_of_a_job_that_fails_keeps_no_other_from_being_done_and_sent(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, job: str, broken: str, later: str
) -> None:
    done: list[str] = []
    work = Work(stage.desk, stage.drain, Recess())
    monkeypatch.setattr(broken, _fails)

    def goes_on(_: object) -> int:
        done.append("later")
        return 1

    monkeypatch.setattr(later, goes_on)
    monkeypatch.setattr(stage.drain, "wake", lambda: done.append("woken"))
    with pytest.raises(ZeroDivisionError):
        getattr(work, job)()
    assert done == ["later", "woken"]


def test_a_summary_that_is_missing_is_made_from_what_is_stored(stage: Stage) -> None:
    stage.site.release("ai_question")
    stage.check()
    write(stage, delete(_summary))
    first, second = mend_twice(stage)
    assert first.summaries == 2
    assert second.total == 0
    assert len(stage.channel.posts()) == 1


def test_a_check_whose_process_died_is_closed(stage: Stage) -> None:
    from storage.watched import source_runs

    with stage.desk.store.write() as session:
        source_runs.start_run(session, "info_gov_hk", stage.clock())
    stage.clock.pass_(hours=2)
    assert recovery.mend(stage.desk).runs == 1
    assert recovery.mend(stage.desk).runs == 0


def test_an_index_of_an_older_tokeniser_is_made_anew_once_and_nobody_is_told(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.send()
    sent = len(stage.channel.posts())
    with stage.desk.store.read() as session:
        before = list(search.search(session, "the"))
    assert before
    monkeypatch.setattr("storage.published.passages.TOKENIZER_VERSION", 2)
    first, second = mend_twice(stage)
    with stage.desk.store.read() as session:
        assert reindexing.standing(session).whole
        assert list(search.search(session, "the")) == before
    assert first.passages > 0
    assert second.passages == 0
    assert len(stage.channel.posts()) == sent


def test_nothing_to_mend_is_nothing_done(stage: Stage) -> None:
    stage.site.release("ai_question")
    stage.check()
    first, second = mend_twice(stage)
    assert (first.total, second.total) == (0, 0)


def test_what_was_published_and_told_makes_no_difference(stage: Stage) -> None:
    stage.site.release("ai_question")
    stage.check()
    stage.clock.pass_(hours=2)
    report = reconciliation.reconcile(stage.desk)
    assert [one for one in report.discrepancies if one.kind == "delivery"] == []
    assert report.tellings == 1


def test_what_a_digest_left_out_is_found_and_told(stage: Stage) -> None:
    stage.site.release("ai_question")
    stage.check()
    stage.clock.pass_(days=1)
    stage.digest()
    write(stage, delete(_telling))  # as if nobody had been told, neither then nor by the digest
    write(stage, delete(_delivery))
    stage.channel.messages.clear()
    assert "delivery" in kinds(stage)
    pipeline.catch_up(stage.desk)
    stage.send()
    assert len(stage.channel.posts()) == 1
    assert "delivery" not in kinds(stage)


def test_a_dead_alert_needs_a_person(stage: Stage) -> None:
    stage.site.release("ai_question")
    stage.check()
    write(stage, update(_delivery).values(state="dead", error="refused"))
    stage.clock.pass_(hours=2)
    found = [o for o in reconciliation.reconcile(stage.desk).discrepancies if o.kind == "delivery"]
    assert [one.person for one in found] == [True]
    assert "refused" in found[0].done


def _asked(number: int) -> Expectation:
    eleven = datetime(2026, 10, 7, 11, tzinfo=HONG_KONG)
    return Expectation(
        "council_agenda", f"agenda:cm20261007:q{number}", "Use of drones", "en", eleven,
        keys=(f"lcq:2026-10-07:{number}",),
    )  # fmt: skip


def test_a_question_without_a_reply_is_a_difference_and_the_day_is_read_again(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        expectations.remember(session, [_asked(3)], stage.clock())
    assert "question" not in kinds(stage)
    stage.clock.now = datetime(2026, 10, 8, 12, tzinfo=HONG_KONG)
    found = [o for o in reconciliation.reconcile(stage.desk).discrepancies if o.kind == "question"]
    assert len(found) == 1
    assert "read again" in found[0].done


def test_a_reply_in_one_language_is_said_so(stage: Stage) -> None:
    stage.site.release("ai_question", "zh-Hant")
    stage.check()
    with stage.desk.store.write() as session:
        expectations.remember(session, [_asked(9)], stage.clock())
    stage.clock.now = datetime(2026, 10, 8, 12, tzinfo=HONG_KONG)
    assert "language" in kinds(stage)


def test_a_gap_in_the_numbers_is_named(stage: Stage) -> None:
    # the morning holds (01), (02), (04) and (05) of CB(2)438/2026
    found = [o for o in reconciliation.reconcile(stage.desk).discrepancies if o.kind == "gap"]
    assert any("(03)" in one.what for one in found)


def test_the_night_compares_once(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 8, 4, 5, tzinfo=HONG_KONG)
    assert reconciliation.nightly(stage.desk) is not None
    stage.clock.pass_(minutes=15)
    assert reconciliation.nightly(stage.desk) is None
    stage.clock.pass_(days=1)
    assert reconciliation.nightly(stage.desk) is not None


def test_a_quiet_day_names_what_came_nearest(stage: Stage) -> None:
    stage.site.release("island")
    stage.site.release("concert")
    stage.check()
    near = "Robots help farmers"
    made = replace(our_release("roads", stage.site.today, 950)["en"], title=near, name="robots")
    stage.site.put(made)
    stage.check()
    with stage.desk.store.read() as session:
        found = health.nearest_miss(stage.desk, session, stage.clock(), ["ai"])
    assert found == near


def test_delays_are_counted_from_the_hour_that_is_stated(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 7, 16, 0, tzinfo=HONG_KONG)
    stage.site.release("ai_question")
    stage.check(minutes=1)
    with stage.desk.store.read() as session:
        found = health.delays(session, stage.clock())
    assert found.exact == 1
    assert 0 < found.p50 < timedelta(hours=9).total_seconds()


def test_earlier_days_are_read_telling_nobody(stage: Stage) -> None:
    early = stage.site.today - timedelta(days=3)
    stage.site.release("smart_city_data", day=early)
    for _ in range(6):
        stage.clock.pass_(minutes=1)
        pipeline.backfill(stage.desk, pages=2)
    stage.send()
    assert not stage.channel.messages
    with stage.desk.store.read() as session:
        found = [p for p in papers.latest(session, limit=50) if p.published == early]
    assert found
    assert all(paper.baseline for paper in found)


def test_meetings_are_kept_without_any(stage: Stage) -> None:
    assert meetings.keep(stage.desk).told == 0


def test_checks_are_forgotten_a_hundred_days_after_they_ended(stage: Stage) -> None:
    began = stage.clock.now
    stage.clock.now += recovery.CHECKS_KEPT - timedelta(days=1)
    recovery.mend(stage.desk)
    with stage.desk.store.read() as session:
        assert source_runs.runs(session)
    stage.clock.now = began + recovery.CHECKS_KEPT + timedelta(days=1)
    recovery.mend(stage.desk)
    with stage.desk.store.read() as session:
        assert not source_runs.runs(session)
