"""This file tests that a preview says what it counts: which days, what has none, and where all of it is found."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.conversation import answer
from bot.answering.finding.previews import Past90
from bot.answering.speech import at_the_console
from storage.database import Store
from storage.searching.history import Past
from tests.story.lived import lived

TODAY = date(2026, 10, 7)


def _lines(*dated: bool, named: bool = False) -> str:
    papers = tuple(
        Past(n, "substantive", f"Paper {n}", "legco", TODAY, None, one)
        for n, one in enumerate(dated)
    )
    return Past90(papers, date(2026, 1, 1), date(2026, 7, 9), named).lines("en")[0]


@pytest.mark.parametrize("named", [True, False])
def test_papers_without_a_day_are_said_apart(named: bool) -> None:
    assert "Undated: 2, counted by when first seen." in _lines(True, False, False, named=named)


def test_where_all_have_a_day_nothing_is_said_of_it() -> None:
    assert "Undated" not in _lines(True, True)


def test_a_preview_and_a_search_of_a_topic_explain_each_other(sqlite_store: Store) -> None:
    stage = lived(sqlite_store)
    stage.publish("question")
    stage.check(20)
    preview = answer(stage.desk, "preview AI", at_the_console())
    assert any("search topic:ai" in line for line in preview.lines)
    found = answer(stage.desk, "search topic:ai", at_the_console())
    assert any("`preview ai` counts the last 90 days" in line for line in found.lines)
    assert not any(
        "preview ai" in line
        for line in answer(stage.desk, "search HKPilot topic:ai", at_the_console()).lines
    )


@pytest.mark.parametrize("named", [True, False])
def test_the_last_is_one_that_states_a_day(named: bool) -> None:
    assert "The last on Wed 7 Oct 2026." in _lines(False, True, named=named)
    assert "The last" not in _lines(False, False, named=named)


@pytest.mark.parametrize("named", [True, False])
def test_of_a_paper_that_states_its_month_no_day_is_made_up(named: bool) -> None:
    first = date(2026, 10, 1)
    papers = tuple(
        Past(n, "substantive", f"Paper {n}", "legco", day, None, True)
        for n, day in enumerate((first, date(2026, 9, 30)))
    )
    past = Past90(papers, first, date(2026, 7, 9), named, to_month=frozenset({0}))
    assert "The last in Oct 2026." in past.lines("en")[0]
    assert "最近一份：2026年10月。" in past.lines("zh-Hant")[0]
    assert "Thu 1 Oct" not in past.lines("en")[0]


def test_a_month_that_a_paper_states_is_known_from_the_store(sqlite_store: Store) -> None:
    stage = lived(sqlite_store)
    stage.publish("paper")
    stage.check(20)
    said = answer(stage.desk, "follow AJLS", at_the_console())
    assert any("The last in Oct 2026." in line for line in said.lines)
