"""This file tests which command a sentence most likely asks for."""

from __future__ import annotations

from bot.answering.hearing.likelihood.classifier import Counts, examples, ranked
from bot.answering.hearing.likelihood.likely import LINES
from bot.answering.hearing.pieces.gapped import split

FEW = Counts.of(
    [
        ("pause", ["hold", "everything", "please"]),
        ("pause", ["hold", "it", "all"]),
        ("resume", ["start", "again", "please"]),
        ("resume", ["everything", "back", "on"]),
    ]
)


def test_the_command_whose_sentences_share_most_words_comes_first() -> None:
    assert FEW.ranked(["hold", "all"])[0][0] == "pause"


def test_words_that_no_sentence_holds_say_nothing() -> None:
    assert FEW.ranked(["hold", "xyzzy", "all"])[0] == ("pause", 0)


def test_of_a_sentence_of_unknown_words_no_command_is_told() -> None:
    assert FEW.ranked(["xyzzy"]) == []


def test_how_much_less_likely_a_command_is_grows_down_the_list() -> None:
    leads = [lead for _, lead in FEW.ranked(["start", "it", "again"])]
    assert leads == sorted(leads)


def test_every_command_of_the_list_has_a_line() -> None:
    assert {command for command, _ in examples()} == set(LINES)


def test_no_line_of_the_list_stands_twice() -> None:
    rows = [(command, tuple(words)) for command, words in examples()]
    assert len(rows) == len(set(rows))


def test_each_command_has_sentences_enough_to_be_told_from_others() -> None:
    counted = [command for command, _ in examples()]
    assert min(counted.count(one) for one in set(counted)) >= 12


def test_a_sentence_that_is_not_in_the_list_is_told_by_its_words() -> None:
    assert ranked(split("hush the <topic> pings for <span> will you"))[0][0] == "mute"
    assert ranked(split("where did you put what i bookmarked"))[0][0] == "saved"
