"""This file lives through pages some of whose rows cannot be read: what can be is told, the rest by name."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from bot.telling import health
from bot.watching import index_pages
from scrapers.replica.shelf import ShelvedPaper
from scrapers.replica.story import lawtech_paper
from scrapers.source import MOST_PAGES
from storage.database import Store
from storage.published import expectations
from storage.watched import page_states, source_runs
from tests.story.stage import Stage
from tests.story.troubles import (
    DAY,
    INDEX,
    LAWTECH,
    QUESTION,
    alarms,
    assert_told_once,
    later,
    release,
    told,
    watched,
)

AGENDA = "https://www.legco.gov.hk/yr2026/{}/counmtg/agenda/cm20261007"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return watched(sqlite_store)


def _list(stage: Stage, paper: ShelvedPaper, *more: Mapping[str, object]) -> None:
    """Serve the list of a meeting's papers with rows of our own beside the paper's."""
    url = (
        f"https://www.legco.gov.hk/bi/data/committees/panels/{paper.slug}/term-08/"
        f"{paper.meeting.year}/papers/{paper.meeting:%Y%m%d}.json"
    )
    row = {
        "title": {"tc": paper.titles["zh-Hant"]},
        "pdf": {"tc": paper.url("zh-Hant").removeprefix("https://www.legco.gov.hk")},
    }
    stage.site.paper(paper)
    body = json.dumps({"papers": [row, *more]}).encode()
    stage.site.serve(url, body, "application/json")


def test_six_restricted_rows_beside_a_paper_are_no_trouble(stage: Stage) -> None:
    closed = {"title": {"tc": "報告擬稿 (只供委員參閱)"}, "pdf": {"en": "", "tc": ""}}
    _list(stage, lawtech_paper(stage.site.today), *[closed] * 6)
    later(stage)
    assert_told_once(stage, LAWTECH)
    assert alarms(stage) == []


def test_nobody_waits_for_what_is_restricted(stage: Stage) -> None:
    closed = {
        "title": {"en": "Draft report (Restricted to members only)"},
        "pdf": {"en": ""},
        "paper_no": "CB(4)77/2026(01)",
    }
    _list(stage, lawtech_paper(stage.site.today), closed)
    later(stage, 4, minutes=12 * 60)
    with stage.desk.store.read() as session:
        found = expectations.expected(session, ["legco:CB(4)77/2026(01)"])
    assert [one.status for one in found] == ["restricted"]


def test_a_paper_among_rows_that_cannot_be_read_is_told_and_so_is_the_trouble(stage: Stage) -> None:
    strange = {"title": {"tc": "文件"}, "document": "/files/x-c"}
    _list(stage, lawtech_paper(stage.site.today), *[strange] * 6)
    later(stage)
    assert_told_once(stage, LAWTECH)
    assert len(alarms(stage)) == 1
    assert "LayoutChanged" in alarms(stage)[0]


def test_nothing_is_withdrawn_because_its_row_cannot_be_read(stage: Stage) -> None:
    made = release(stage)
    stage.check()
    bad = "".join(f'<li><a href="{DAY}/P20261007{n:05}.htm"> </a></li>' for n in range(500, 508))
    stage.site.serve(INDEX, f"<div id='contentBody'>{bad}</div>".encode())
    stage.site.misbehave("missing", made.url)
    later(stage, 4, minutes=70)
    assert_told_once(stage, QUESTION)
    assert not stage.channel.replies()


def test_an_agenda_that_yields_no_question_is_trouble_and_its_appendix_is_read(
    sqlite_store: Store,
) -> None:
    stage = watched(sqlite_store, places=("council_agenda",))
    english = AGENDA.format("english")
    stage.site.serve(
        f"{english}.htm",
        b"<h3>II. Questions</h3><p>Members to ask 2 questions (1 for oral reply and 1 for written "
        b"reply)</p><p>Questions for oral replies to be asked by</p><p>One, Amy Example</p>"
        b'<p>All questions: <a href="cm20261007app2.htm">Appendix 2</a></p>',
    )
    stage.site.serve(
        f"{english}app2.htm",
        b"<p>1. Hon Amy EXAMPLE to ask: (Drones)</p><p>2. Hon Ben SAMPLE to ask: (Ferries)</p>",
    )
    done = stage.check()["council_agenda"]
    assert done.outcome == "LayoutChanged"
    with stage.desk.store.read() as session:
        found = expectations.expected(session, ["agenda:cm20261007:q1", "agenda:cm20261007:q2"])
    assert [one.title for one in found] == ["Drones", "Ferries"]


def _maze(stage: Stage, *, deep: bool) -> None:
    """Serve categories that lead to ever more pages, side by side or one behind the other."""
    start = "https://www.legco.gov.hk/bi/data/committees/finance-committee/term-08/papers/"
    names = [f"c{at}" for at in range(MOST_PAGES + 50)]
    rows = [{"cat_id": name} for name in names]
    stage.site.serve(f"{start}papers.json", json.dumps(rows).encode(), "application/json")
    for name in names:
        page = {
            "items": [{"title": {"en": f"Note {name}"}, "pdf": {"en": f"/yr2026/{name}-e.pdf"}}]
        }
        stage.site.serve(f"{start}{name}.json", json.dumps(page).encode(), "application/json")


def test_an_index_that_leads_to_too_many_pages_is_cut_off_by_name(sqlite_store: Store) -> None:
    stage = watched(sqlite_store, places=("legco_finance",))
    _maze(stage, deep=False)
    stage.door.asked.clear()
    done = index_pages.take_stock(stage.desk, stage.sources["legco_finance"])
    assert len(stage.door.asked) <= MOST_PAGES + 10
    assert "TooManyPages" in [type(error).__name__ for _, error in done.failures]
    assert done.listed >= MOST_PAGES - 10


def test_what_is_read_of_a_broken_page_is_not_told_twice_when_it_is_mended(stage: Stage) -> None:
    strange = {"title": {"tc": "文件"}, "document": "/files/x-c"}
    paper = lawtech_paper(stage.site.today)
    _list(stage, paper, *[strange] * 6)
    later(stage)
    _list(stage, paper)
    later(stage)
    assert_told_once(stage, LAWTECH)
    with stage.desk.store.read() as session:
        assert source_runs.runs(session, "legco_panels", limit=1)[0].outcome in ("ok", "unchanged")
    assert len(told(stage)) == 1


def test_every_page_shows_what_became_of_its_rows(stage: Stage) -> None:
    closed = {"title": {"tc": "報告擬稿 (只供委員參閱)"}, "pdf": {"en": "", "tc": ""}}
    strange = {"title": {"tc": "文件"}, "document": "/x-c.pdf"}
    _list(stage, lawtech_paper(stage.site.today), closed, strange)
    later(stage)
    with stage.desk.store.read() as session:
        shown = health.rows_of_pages(session, most=1)
        held = page_states.accounts(session)
    (line,) = (each for each in shown if "1 skipped" in each)
    assert "3 rows = 2 listed + 0 of no interest + 1 skipped (a row has no file: 文件)" in line
    for page in held:
        assert page.account is not None
        aside = sum(count for _, count in page.account.passed)
        assert page.account.rows == page.account.listed + aside + page.account.skipped
