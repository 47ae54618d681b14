"""This file tests what stands behind a paper that is to be kept or followed: a note on it, or a second wish."""

from __future__ import annotations

import pytest

from bot.answering.conversation import answer, meant
from bot.answering.intents import Misunderstood, WriteNote
from bot.answering.speech import at_the_console
from tests.story.stage import Stage

PAPER = "CB(2)438/2026(03)"


def offered(stage: Stage, text: str) -> tuple[str, ...]:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Misunderstood), read
    assert read.problem == "two_wishes"
    return read.write


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (f"收藏 {PAPER} 備註 問預算", "問預算"),
        (f"儲存 {PAPER}，備註：訂閱費用", "訂閱費用"),
        (f"记低 {PAPER} 备注 跟进开支", "跟进开支"),
        (f"記低 {PAPER} 寫低 問預算", "問預算"),
        (f"bookmark {PAPER} memo follow up with Ann", "follow up with Ann"),
        (f"save {PAPER} ask about costs", "ask about costs"),
    ],
)
def test_words_behind_a_paper_that_is_saved_are_its_note(
    stage: Stage, text: str, note: str
) -> None:
    assert meant(stage.desk, text, at_the_console()) == WriteNote(PAPER, note)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"follow {PAPER} and save it", (f"follow {PAPER}", f"save {PAPER}")),
        (f"訂閱 {PAPER} 同埋收藏佢", (f"follow {PAPER}", f"save {PAPER}")),
        (f"订阅 {PAPER} 然后收藏", (f"follow {PAPER}", f"save {PAPER}")),
        (f"save {PAPER} then cite it", (f"save {PAPER}", f"citation {PAPER}")),
        (f"收藏 {PAPER} 然後用英文睇", (f"save {PAPER}", f"show {PAPER}")),
        (f"收藏 {PAPER} 跟進", (f"save {PAPER}", f"note {PAPER} 跟進")),
    ],
)
def test_a_second_wish_behind_a_paper_is_offered_beside_the_first(
    stage: Stage, text: str, lines: tuple[str, ...]
) -> None:
    assert offered(stage, text) == lines


def test_what_is_followed_beside_a_paper_is_no_note(stage: Stage) -> None:
    read = meant(stage.desk, f"follow {PAPER} and AI", at_the_console())
    assert not (isinstance(read, Misunderstood) and any("note" in one for one in read.write))


@pytest.mark.parametrize(
    "text",
    [
        f"唔好收藏 {PAPER} 備註 問預算",
        f"don't save {PAPER} note ask Ann",
        f"save {PAPER} 跟進",
        f"save {PAPER} just kidding",
        f"save {PAPER} actually don't",
        f"save {PAPER} no wait",
        f"收藏 {PAPER} 講笑咋",
    ],
)
def test_what_is_refused_or_may_be_two_things_changes_nothing(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).changed
