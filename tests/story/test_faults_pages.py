"""This file lives through faults of index pages: nothing lost, nothing told twice, trouble told to whom it concerns."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.calendar import HONG_KONG
from scrapers.replica.departments import furnish
from scrapers.sources import _legco
from storage.database import Store
from storage.watched import appointments, source_runs
from tests.story.stage import Stage
from tests.story.troubles import (
    DAY,
    INDEX,
    PORTS,
    QUESTION,
    alarms,
    assert_told_once,
    later,
    release,
    told,
    watched,
)

MAINTENANCE = (
    "<html><head><title>System maintenance</title></head><body><h1>系統維護</h1>"
    "<p>This website is under scheduled maintenance. Please come back later.</p></body></html>"
)


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return watched(sqlite_store)


def heard(stage: Stage) -> list[str]:
    """Give the first word of everything that people were told of trouble."""
    return [text.partition(":")[0] for text in alarms(stage)]


@pytest.mark.parametrize(
    "fault",
    [
        "empty",
        "wall",
        "error",
        "missing",
        "wrong type",
        "truncated",
        "slow",
        "reset",
        "busy",
    ],
)
def test_an_index_that_fails_for_half_an_hour_loses_nothing(stage: Stage, fault: str) -> None:
    stage.site.misbehave(fault, DAY)
    release(stage)
    later(stage)
    assert not told(stage)
    assert len(alarms(stage)) == 1
    assert alarms(stage)[0].startswith("Trouble: Government press releases")
    stage.site.behave()
    later(stage)
    assert_told_once(stage, QUESTION)
    assert heard(stage) == ["Trouble", "Over"]


def test_a_maintenance_page_with_200_is_trouble_and_loses_nothing(stage: Stage) -> None:
    release(stage)
    for url in (INDEX, INDEX.replace(".htm", "c.htm")):
        stage.site.serve(url, MAINTENANCE.encode())
    later(stage)
    assert not told(stage)
    assert "LayoutChanged" in alarms(stage)[0]
    for url in (INDEX, INDEX.replace(".htm", "c.htm")):
        del stage.site._files[url]
    later(stage)
    assert_told_once(stage, QUESTION)
    assert heard(stage) == ["Trouble", "Over"]


def test_a_maintenance_page_in_the_place_of_a_release_changes_nothing(stage: Stage) -> None:
    made = release(stage)
    stage.check()
    stage.site.serve(made.url, MAINTENANCE.encode())
    later(stage, 3, minutes=70)
    del stage.site._files[made.url]
    later(stage, 2, minutes=6 * 60)
    assert_told_once(stage, QUESTION)
    assert not stage.channel.replies()
    assert alarms(stage) == []


def test_another_text_that_stays_is_told_as_a_revision_once(stage: Stage) -> None:
    made = release(stage)
    stage.check()
    stage.site.put(replace(made, paragraphs=("Nothing of the sort.", "Wholly rewritten prose.")))
    later(stage, 4, minutes=6 * 60)
    assert_told_once(stage, QUESTION)
    assert len(stage.channel.replies()) == 1


def test_trouble_that_is_over_soon_is_told_to_nobody(stage: Stage) -> None:
    stage.site.misbehave("error", DAY)
    stage.check(minutes=2)
    assert alarms(stage) == []
    stage.site.behave()
    later(stage)
    assert alarms(stage) == []


def test_trouble_at_night_is_told_in_the_morning_if_it_is_still_there(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 7, 23, 30, tzinfo=HONG_KONG)
    stage.site.misbehave("error", DAY)
    later(stage)
    assert alarms(stage) == []
    stage.clock.now = datetime(2026, 10, 8, 7, 31, tzinfo=HONG_KONG)
    assert len(alarms(stage)) == 1


def test_a_404_that_comes_and_goes_tells_nothing_twice(stage: Stage) -> None:
    release(stage)
    stage.check()
    for _ in range(3):
        stage.site.misbehave("missing", DAY)
        stage.check()
        stage.site.behave()
        stage.check()
    assert_told_once(stage, QUESTION)
    assert not stage.channel.replies()
    assert alarms(stage) == []


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><div id='news'><a href='x'>y</a></div></body></html>",
        "<html><body><div id='contentBody'>"
        + "".join(f'<li><a href="{DAY}/P20261007{n:05}.htm"> </a></li>' for n in range(500, 508))
        + "</div></body></html>",
    ],
    ids=["selector gone", "most rows unreadable"],
)
def test_a_layout_that_changed_is_told_and_loses_nothing(stage: Stage, page: str) -> None:
    stage.site.serve(INDEX, page.encode())
    release(stage)
    later(stage, 2)
    assert not told(stage)
    assert "LayoutChanged" in alarms(stage)[0]
    del stage.site._files[INDEX]
    later(stage)
    assert_told_once(stage, QUESTION)
    assert heard(stage) == ["Trouble", "Over"]


def test_a_single_bad_row_is_skipped_and_counted(stage: Stage) -> None:
    good = f'<li><a href="{DAY}/P2026100700777.htm">Roads closed</a></li>'
    bad = f'<li><a href="{DAY}/P2026100700778.htm"> </a></li>'
    page = f"<html><body><div id='contentBody'><ul>{good}{bad}</ul></div></body></html>"
    stage.site.serve(INDEX, page.encode())
    done = stage.check()["info_gov_hk"]
    assert (done.outcome, done.skipped) == ("ok", 1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "big5hkscs"], ids=["with a BOM", "in Big5"])
def test_an_index_and_its_page_in_another_encoding_are_read(stage: Stage, encoding: str) -> None:
    title = "政府推動人工智能應用"
    row = f'<li><a href="{DAY}/P2026100700801.htm">{title}</a></li>'
    page = f"<html><body><div id='contentBody'><ul>{row}</ul></div></body></html>"
    stage.site.serve(INDEX.replace(".htm", "c.htm"), page.encode(encoding))
    text = f"<html><body><div id='contentBody'><h1>{title}</h1><p>{title}。</p></div></body></html>"
    stage.site.serve(f"https://www.info.gov.hk{DAY}/P2026100700801.htm", text.encode(encoding))
    later(stage)
    assert_told_once(stage, title)
    assert "\ufeff" not in told(stage)[0]
    assert alarms(stage) == []


def test_mojibake_in_an_index_is_told_once_and_mended_without_a_word(stage: Stage) -> None:
    made = release(stage, paragraphs=("Artificial intelligence is used by the Government.",) * 3)
    row = f'<li><a href="{made.url}">'.encode() + b"LCQ9: \xff\xfe Use \x81\x8d of AI</a></li>"
    page = b"<html><body><div id='contentBody'><ul>" + row + b"</ul></div></body></html>"
    stage.site.serve(INDEX, page)
    later(stage, 2)
    assert len(told(stage)) == 1
    del stage.site._files[INDEX]
    later(stage, 2, minutes=70)
    assert len(told(stage)) == 1
    assert not stage.channel.replies()
    assert alarms(stage) == []


def test_an_item_that_vanishes_and_returns_is_told_once(stage: Stage) -> None:
    made = release(stage)
    stage.check()
    for _ in range(3):
        stage.site.hide(made.url)
        stage.check()
        stage.site.show(made.url)
        stage.check()
    assert_told_once(stage, QUESTION)
    assert not stage.channel.replies()
    assert alarms(stage) == []


def test_items_of_the_same_day_and_hour_are_told_each(stage: Stage) -> None:
    release(stage)
    release(stage, 902, name="other", title=PORTS)
    later(stage)
    assert_told_once(stage, QUESTION, PORTS)
    assert alarms(stage) == []


def test_an_item_dated_back_is_told(stage: Stage) -> None:
    yesterday = stage.site.today - timedelta(days=1)
    release(stage, day=yesterday, id_day=yesterday - timedelta(days=2), time="00:05")
    later(stage)
    assert_told_once(stage, QUESTION)
    assert alarms(stage) == []


def test_the_same_item_under_two_addresses_is_told_once(stage: Stage) -> None:
    made = release(stage)
    stage.check()
    rows = "".join(
        f'<li><a href="{url}">{made.title}</a></li>'
        for url in (made.url, made.url.replace(".htm", "p.htm"), f"{made.url}?fontSize=1")
    )
    page = f"<html><body><div id='contentBody'><ul>{rows}</ul></div></body></html>"
    stage.site.serve(INDEX, page.encode())
    later(stage)
    assert_told_once(stage, QUESTION)
    assert alarms(stage) == []


def test_a_title_only_edit_tells_nobody_again(stage: Stage) -> None:
    made = release(stage)
    stage.check()
    stage.site.put(replace(made, title=f"{made.title} (with photos)"))
    later(stage)
    assert_told_once(stage, QUESTION)
    assert not stage.channel.replies()
    assert alarms(stage) == []


def test_ten_times_the_items_are_read_and_told_each_once(stage: Stage) -> None:
    titles = [f"Roads repaired, part {number:03}" for number in range(60)]
    for number, title in enumerate(titles):
        release(stage, 1000 + number, name=f"n{number}", title=title)
    release(stage)
    later(stage, 2)
    assert_told_once(stage, QUESTION, *titles)
    with stage.desk.store.read() as session:
        assert appointments.due_for_reading(session, stage.clock(), 100) == []
    assert alarms(stage) == []


def test_the_year_rolls_over_in_addresses(sqlite_store: Store) -> None:
    stage = watched(sqlite_store, today=date(2026, 12, 31))
    stage.clock.now = datetime(2026, 12, 31, 23, 50, tzinfo=HONG_KONG)
    later(stage, 1, minutes=1)
    stage.site.today = date(2027, 1, 1)
    stage.clock.now = datetime(2027, 1, 1, 9, 30, tzinfo=HONG_KONG)
    stage.site.release("ai_question")
    later(stage)
    assert_told_once(stage, QUESTION)
    assert alarms(stage) == []


def test_a_check_that_finds_nothing_new_says_so_in_its_run(stage: Stage) -> None:
    stage.check()
    with stage.desk.store.read() as session:
        assert source_runs.runs(session, "info_gov_hk", limit=1)[0].outcome == "unchanged"


@pytest.mark.parametrize("gone", ["english", "chinese"])
def test_an_agenda_in_one_language_alone_is_missing_in_the_other(
    sqlite_store: Store, gone: str
) -> None:
    stage = Stage(sqlite_store, places=("council_agenda",))
    furnish(stage.site)
    url = f"https://www.legco.gov.hk/yr2026/{gone}/counmtg/agenda/cm20261014.htm"
    stage.site.remove(url)
    failures = stage.check()["council_agenda"].failures
    assert [(where, type(error).__name__) for where, error in failures] == [(url, "NotFound")]


def test_an_agenda_that_cannot_be_read_is_there_all_the_same(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store, places=("council_agenda",))
    furnish(stage.site)
    start = "https://www.legco.gov.hk/yr2026"
    stage.site.serve(f"{start}/english/counmtg/agenda/cm20261014.htm", b"<p>Agenda</p>")
    stage.site.remove(f"{start}/chinese/counmtg/agenda/cm20261014.htm")
    kinds = [type(why).__name__ for _, why in stage.check()["council_agenda"].failures]
    assert kinds == ["LayoutChanged", "NotFound"]


def test_an_agenda_in_neither_language_is_no_trouble(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store, places=("council_agenda",))
    assert stage.check()["council_agenda"].failures == []


def test_a_page_that_may_list_nothing_yet_is_trouble_once_it_may_not(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store, places=("info_gov_hk",))
    stage.publish("morning")
    for letter in ("", "c"):
        page = b"<div id='contentBody'><select><option>P2026100700101</select></div>"
        stage.site.serve(f"https://www.info.gov.hk/gia/general/202610/07{letter}.htm", page)
    stage.clock.now = datetime(2026, 10, 7, 8, 0, tzinfo=HONG_KONG)
    assert stage.check()["info_gov_hk"].failures == []
    failures = stage.check(minutes=120)["info_gov_hk"].failures
    assert {type(why).__name__ for _, why in failures} == {"EmptyListing"}


def test_a_year_whose_address_nobody_gave_is_trouble_with_what_to_do(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store, places=("legco_estimates",))
    stage.clock.now = datetime(2027, 4, 12, 10, 0, tzinfo=HONG_KONG)
    session = f"{_legco.DATA}/finance-committee/term-08/2027/meetings.json"
    schedule = [{"dates": ["2027.04.12"], "agenda": {"en": ""}, "papers": "N"}]
    stage.site.serve(session, json.dumps({"schedule": schedule}).encode(), "application/json")
    ((where, error),) = stage.check()["legco_estimates"].failures
    assert (where, type(error).__name__) == (session, "AddressUnknown")
    assert '[legco_estimates], "2027-28"' in str(error)


def test_out_of_season_no_address_is_missing(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store, places=("legco_estimates",))
    stage.clock.now = datetime(2026, 10, 12, 10, 0, tzinfo=HONG_KONG)
    assert stage.check()["legco_estimates"].failures == []
