"""This file tests that a mark is read by its head, however the sentence behind it is worded."""

from __future__ import annotations

from bot.watching import set_aside
from scrapers.readers.errors import TooMuchWork

SHA = "0123456789abcdef"


def reworded(problem: str) -> str:
    return problem.partition(")")[0] + "): in other words"


def test_a_text_that_was_given_up_is_known_by_its_version_and_its_bytes() -> None:
    problem = reworded(set_aside.mark(SHA, TooMuchWork()))
    assert set_aside.marked(problem)
    assert set_aside.given_up(problem, SHA)
    assert not set_aside.given_up(problem, "f" * 16)
    assert not set_aside.given_up(problem.replace("(", "(0.0.0/", 1), SHA)


def test_a_text_over_which_our_own_work_broke_is_tried_again_with_other_bytes() -> None:
    problem = set_aside.broken(ValueError())
    assert set_aside.marked(problem)
    assert not set_aside.given_up(problem, SHA)


def test_a_text_that_was_doubted_is_known_by_its_words() -> None:
    problem = reworded(set_aside.doubt(SHA))
    assert set_aside.doubted(problem, SHA)
    assert not set_aside.doubted(problem, "f" * 16)
    assert not set_aside.doubted(None, SHA)


def test_marks_that_are_stored_are_read_still() -> None:
    before = f"another text entirely ({SHA[:12]}); it counts if it is still there"
    assert set_aside.doubted(before, SHA)
    assert set_aside.marked(f"TooMuchWork (0.1.0/16 {SHA[:12]}): over 5 seconds of work.")
