"""This file tests the table of papers that is asked for in chat, and the administrators' overview there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.conversation import answer
from bot.answering.handing_over import ExportPapers
from bot.answering.intents import Export, Search
from bot.answering.reading import meant
from bot.answering.speech import Speaker, at_the_console
from storage.database import Store
from tests.story.stage import Stage

ME = at_the_console()


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    made = Stage(sqlite_store)
    for name in ("morning", "paper", "translation"):
        made.publish(name)
        made.check()
    return made


def test_with_words_it_is_papers_and_without_them_subscriptions(stage: Stage) -> None:
    assert isinstance(meant(stage.desk, "export lawtech", ME), ExportPapers)
    assert isinstance(meant(stage.desk, "export", ME), Export)
    assert isinstance(meant(stage.desk, "匯出 法律科技", ME), ExportPapers)


@pytest.mark.parametrize(
    "text", ["export credit insurance", "export controls on chips", "匯出 信用保險"]
)
def test_what_is_written_of_exports_is_searched_and_a_table_offered(
    stage: Stage, text: str
) -> None:
    found = meant(stage.desk, text, ME)
    assert isinstance(found, Search)
    assert found.words == text
    (line,) = found.offers
    again = meant(stage.desk, line, ME)
    assert isinstance(again, ExportPapers)
    assert again.search.words == text.partition(" ")[2]


@pytest.mark.parametrize(
    "text",
    ["export controls on chips as csv", "export: controls on chips", "export sandbox since:2026",
     "export controls on chips in a spreadsheet", "匯出 信用保險 成試算表"],
)  # fmt: skip
def test_a_table_that_is_named_is_given(stage: Stage, text: str) -> None:
    found = meant(stage.desk, text, ME)
    assert isinstance(found, ExportPapers)
    assert "csv" not in found.search.words
    assert "表" not in found.search.words


def test_without_an_archive_its_first_rows_are_shown_and_how_to_have_all(stage: Stage) -> None:
    reply = answer(stage.desk, "export lawtech", ME)
    assert reply.code.splitlines()[0].startswith("number,title")
    assert "CB(2)438/2026(03)" in reply.code
    assert '`tamar export "lawtech" --format csv`' in reply.lines[0]
    assert not reply.changed


def test_where_the_archive_is_on_its_table_is_named(stage: Stage) -> None:
    desk = replace(stage.desk, archive="https://archive.example")
    reply = answer(desk, "export legal tech since:2026", ME)
    assert reply.failed or "https://archive.example/en/search.csv?q=" in reply.lines[0]
    reply = answer(desk, "export lawtech", ME)
    assert reply.lines == ("https://archive.example/en/search.csv?q=lawtech",)


def test_what_nobody_published_is_said_so(stage: Stage) -> None:
    assert answer(stage.desk, "export zymurgy", ME).failed


@pytest.mark.parametrize(
    "who", [replace(ME, admin=False), replace(ME, stranger=True), replace(ME, guest=True)]
)
def test_only_administrators_of_the_place_see_the_overview(stage: Stage, who: Speaker) -> None:
    reply = answer(stage.desk, "overview", who)
    assert reply.failed
    assert not reply.rows


def test_where_all_read_along_the_overview_is_not_shown(stage: Stage) -> None:
    place = replace(ME, address="teams:t/19%3Ac", workspace="teams:t")
    assert answer(stage.desk, "overview", place).failed
    assert not answer(stage.desk, "overview", replace(place, alone=True)).failed


def test_the_overview_names_each_channel_and_its_noise(stage: Stage) -> None:
    reply = answer(stage.desk, "總覽", ME)
    assert [row.title for row in reply.rows] == ["console"]
    assert "30日內" in reply.rows[0].context


def test_the_overview_of_one_workspace_holds_nothing_of_another(stage: Stage) -> None:
    answer(stage.desk, "subscribe AI", replace(ME, address="slack:T1/C1", workspace="slack:T1"))
    other = replace(ME, address="slack:T2/C2", workspace="slack:T2")
    assert not answer(stage.desk, "overview", other).rows
