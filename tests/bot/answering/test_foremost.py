"""This file tests what is read before a text is read word by word: a language alone, a count, what is to be silent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.hearing.pieces import counted
from bot.answering.hearing.reading import meant
from bot.answering.intents import Guessed, Latest, Misunderstood, SetLanguage, ShowStory
from bot.answering.speech import at_the_console
from tests.bot.answering.test_threads import alerted, said, stage
from tests.story.stage import Stage

__all__ = ["stage"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("last 5 papers", "latest 5"),
        ("give me 10 latest", "latest 10"),
        ("show me the three newest papers on lawtech", "latest lawtech 3"),
        ("最新三份文件", "latest 3"),
        ("最近5份人工智能文件", "latest 人工智能 5"),
        ("last 5 days", None),
        ("latest on drones", None),
    ],
)
def test_how_many_of_the_newest_is_read(text: str, line: str | None) -> None:
    assert counted.line(text) == line


def test_a_count_on_what_is_no_topic_is_searched_for(stage: Stage) -> None:
    assert not isinstance(meant(stage.desk, "last 5 papers on zebras", at_the_console()), Latest)


@pytest.mark.parametrize("text", ["繁體中文", "English", "简体"])
def test_a_language_alone_is_set_for_who_is_alone_and_offered_to_others(
    stage: Stage, text: str
) -> None:
    alone = replace(at_the_console(), alone=True)
    assert isinstance(meant(stage.desk, text, alone), SetLanguage)
    offered = meant(stage.desk, text, at_the_console())
    assert isinstance(offered, Guessed)
    assert offered.intent is None


@pytest.mark.parametrize("text", ["mute this", "stop sending these", "唔好再send呢啲"])
def test_what_is_silenced_in_a_thread_stops_no_channel(stage: Stage, text: str) -> None:
    speaker = replace(at_the_console(), about=alerted(stage))
    read = meant(stage.desk, text, speaker)
    assert isinstance(read, Misunderstood)
    assert read.problem == "irrelevant_how"
    assert not said(stage, text, alerted(stage)).changed


@pytest.mark.parametrize("text", ["related papers", "what happened next", "any follow-up?"])
def test_what_came_of_a_paper_is_its_story(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, replace(at_the_console(), about=alerted(stage)))
    assert isinstance(read, ShowStory)
