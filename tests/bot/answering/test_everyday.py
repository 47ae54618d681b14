"""This file tests how lines of the everyday list stand for all their ways to say a thing."""

from __future__ import annotations

from bot.answering.everyday import of, spoken


def test_a_choice_stands_for_each_of_its_words() -> None:
    assert list(spoken(("(we|i) want",))) == ["we want", "i want"]


def test_a_choice_may_be_empty_and_stand_within_another() -> None:
    assert set(spoken(("no (more|) (papers (on|about)|)",))) == {
        "no", "no more", "no papers on", "no papers about", "no more papers on", "no more papers about",
    }  # fmt: skip


def test_a_line_without_a_choice_is_said_as_it_stands() -> None:
    assert list(spoken(("stop", "暫停通知"))) == ["stop", "暫停通知"]


def test_no_word_is_kept_twice_and_no_saying_keeps_a_bracket() -> None:
    for command in ("subscribe", "unsubscribe", "pause", "list", "meetings", "search", "why"):
        found = of(command)
        for lines in (found.words, found.glued, found.weak):
            assert len(set(lines)) == len(lines)
        for lines in (found.words, found.glued, found.weak, tuple(spoken(found.sayings))):
            assert not any(mark in line for line in lines for mark in "(|)")
