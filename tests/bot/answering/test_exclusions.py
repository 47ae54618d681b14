"""This file tests that a kind of papers that is not wanted is left out of a search, and nothing is stopped for it."""

from __future__ import annotations

import shlex
from dataclasses import replace

import pytest

from bot.answering.arguments.exclusions import leaves_out, parted
from bot.answering.finding.search_names import in_the_shell
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
        ("AI without press", "AI", "press"),
        ("AI without press since 2025", "AI since 2025", "press"),
        ("AI, no report, drones", "AI , drones", "report"),
        ("AI except consultation papers", "AI", "consultation"),
        ("無人機 除咗報告以外", "無人機", "report"),
    ],
)
def test_the_kind_that_is_left_out_is_read(text: str, left: str, kind: str) -> None:
    assert parted(text) == (left, kind)


@pytest.mark.parametrize(
    "text",
    [
        "no press freedom", "AI without press freedom", "question time", "not report suspicious transactions",
        "companies that do not report data breaches", "companies that do not report", "no bill collectors",
        "no reports of abuse", "AI except Bills Committee", "without speech recognition",
        '"without report" AI', '"no question of privilege"', "“no press releases” AI", "「不要報告」 AI",
        "'no press releases' AI", "‘without reports’ AI", "除了法案委員會", "不計報告期", "不要報告書",
    ],
)  # fmt: skip
def test_what_is_no_kind_of_papers_leaves_nothing_out(text: str) -> None:
    assert parted(text) == (text, "")


@pytest.mark.parametrize(
    "text", ['search "without report" AI', "search “except transport” AI", "search 「不要報告」 AI"]
)
def test_what_is_quoted_leaves_nothing_out(text: str) -> None:
    assert not leaves_out(text)


@pytest.mark.parametrize(
    "text", ["search AI without report", "search AI except transport", "search AI 不要報告"]
)
def test_what_is_not_quoted_may_leave_something_out(text: str) -> None:
    assert leaves_out(text)


def test_a_kind_behind_quoted_words_is_still_left_out() -> None:
    assert parted('"no reports" but no speeches') == ('"no reports"', "speech")


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("search -kind:press", "“without press release”"),
        ("search kind:press", "“press release”"),
        ("papers on no bills", "“without bill”"),
        ("不要法案", "「不包括條例草案」"),
        ("不要新聞稿", "「不包括新聞稿」"),
    ],
)
def test_a_search_of_only_a_kind_is_named_by_it(stage: Stage, text: str, name: str) -> None:
    assert name in say(stage, text).headline


def test_the_hint_of_the_shell_keeps_what_is_left_out(stage: Stage) -> None:
    assert "`tamar search ' -kind:bill'`" in say(stage, "search -kind:bill").footer


@pytest.mark.parametrize(
    "text",
    ["LawTech", "LawTech -kind:bill", "-kind:bill", "AI since last year -kind:bill", "AI this year kind:bill",
     "AI from 2024 to 2025 -kind:bill", 'AI committee:"Panel on Transport"'],
)  # fmt: skip
def test_what_the_shell_is_told_to_type_finds_the_same(text: str) -> None:
    read = parse(f"search {text}")
    assert isinstance(read, Search)
    (said,) = shlex.split(in_the_shell(read))[2:] or (text,)
    assert not said.startswith("-")
    assert parse(f"search {said}") == read
