"""This file tests how whole sentences are read by their shape into lines as they are typed in full."""

from __future__ import annotations

import re
import time
import tomllib
from importlib import resources

import pytest

from bot.answering.commands import COMMANDS
from bot.answering.hearing.changes import shapes
from bot.answering.hearing.grammar import parse
from bot.answering.hearing.pieces.gaps import FITS
from bot.answering.intents import Search

LIST = tomllib.loads(
    resources.files("bot.answering.hearing.changes").joinpath("shapes.toml").read_text("utf-8")
)
LINES = sorted(
    {
        row.partition("=>")[2].strip() or f"{command} {{what}}"
        for command, kept in LIST.items()
        if command != "classes"
        for row in kept["shapes"]
    }
)
GIVEN = {
    "number": "2", "words": "the bullets help", "what": "AI", "other": "Clients", "when": "a week", "period": "this year", "time": "next week",
    "hour": "20:00", "until": "07:00", "paper": "CB(2)1292/2025", "language": "english",
    "style": "oscola", "rhythm": "weekly", "schedule": "every monday at 9am", "programme": "iAM Smart", "body": "DPO",
    "mark": "3fa9b2c1",
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("snooze AI for a week", "mute AI for a week"),
        ("promises due this year", "commitments due this year"),
        ("watch what the DPO does", "follow the DPO"),
        ("send the digest at 8am", "digest daily 8am"),
        ("今個星期唔好嘈", "pause until 今個星期"),
        ("停到幾時", "list"),
        ("停到几时", "list"),
        ("why was CB(2)438/2026(03) sent to us?", "why CB(2)438/2026(03)"),
    ],
)
def test_a_sentence_stands_for_the_line_of_its_shape(said: str, line: str) -> None:
    assert line in list(shapes.lines(said))


def test_the_shape_that_names_most_of_the_words_comes_first() -> None:
    assert next(shapes.lines("brief me for the AJLS meeting on Monday")) == "briefing AJLS"


def test_what_does_not_fit_a_gap_has_no_shape() -> None:
    assert not list(shapes.lines("snooze AI for the committee"))
    assert not list(shapes.lines("make AI safer"))


def test_a_long_text_has_no_shape() -> None:
    assert not list(shapes.lines("promises due this year " * 20))


@pytest.mark.parametrize("line", LINES)
def test_each_line_is_a_command_that_takes_what_it_is_given(line: str) -> None:
    said = line.format(**GIVEN)
    meant = parse(said)
    assert not isinstance(meant, Search) or said.startswith("search ")
    assert any(
        line.split(maxsplit=1)[0] in (word.split(maxsplit=1)[0] for word in one.words)
        for one in COMMANDS
    )


def test_every_gap_is_given_a_fitting_example_here() -> None:
    assert GIVEN.keys() == FITS.keys()
    assert all(FITS[name](text) for name, text in GIVEN.items())


@pytest.mark.parametrize(
    "rows",
    [
        ["mute {nothing} => mute"],
        ["mute (a|b => mute"],
        ["mute <nobody> => mute"],
        ["mute => mute {what}"],
    ],
)
def test_a_shape_that_cannot_be_used_is_named(rows: list[str]) -> None:
    with pytest.raises(shapes.BadShape, match=re.escape(rows[0].partition("=>")[0].strip())):
        shapes.read({"mute": {"shapes": rows}})


@pytest.mark.parametrize(
    "text", ["what " * 60, "有" * 300, "下次會議" * 12, "AI on " * 24, "1:" * 150]
)
def test_a_text_made_of_the_words_of_shapes_is_read_at_once(text: str) -> None:
    list(shapes.lines("help"))
    began = time.process_time()
    list(shapes.lines(text[:300]))
    assert time.process_time() - began < 0.5
