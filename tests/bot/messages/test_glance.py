"""This file tests what a post shows of a summary: single sentences, and what Members are asked in a word."""

from __future__ import annotations

import pytest

from bot.messages.glance import MOST, asked_to, at_a_glance
from storage.records import Bullet, Sentence

FIRST, SECOND, THIRD = "撥款為3,600萬元。", "首輪申請於2027年截止。", "名單將於年底前公布。"


def bullet(*said: str, best: int = 0) -> Bullet:
    """Make a bullet of sentences, that of the place `best` the weightiest."""
    order = [said[best], *(one for one in said if one != said[best])]
    alone = tuple(Sentence(one, (str(said.index(one) + 1),)) for one in order)
    return Bullet("".join(said), ("1", "2"), alone=alone if len(said) > 1 else ())


def test_a_bullet_of_several_sentences_shows_the_weightiest_with_its_own_place() -> None:
    others = (Bullet("甲", ("7",)), Bullet("乙", ("8",)))
    assert at_a_glance((bullet(FIRST, SECOND, best=1), *others)) == (
        Bullet(SECOND, ("2",)),
        *others,
    )


def test_room_that_is_left_goes_to_what_else_the_bullets_say_in_the_papers_order() -> None:
    shown = at_a_glance((bullet(FIRST, SECOND, best=1), Bullet(THIRD, ("5",))))
    assert [one.text for one in shown] == [FIRST, SECOND, THIRD]


def test_no_post_shows_more_than_three() -> None:
    three = tuple(bullet(f"{n}甲。", f"{n}乙。", f"{n}丙。") for n in range(3))
    assert [one.text for one in at_a_glance(three)] == ["0甲。", "1甲。", "2甲。"]
    assert len(at_a_glance(three[:1])) == MOST


def test_a_bullet_of_one_sentence_is_shown_as_it_is() -> None:
    one = Bullet(FIRST, ("3",), page=2, method="model")
    assert at_a_glance((one,)) == (one,)


@pytest.mark.parametrize(
    ("sentence", "ask"),
    [
        ("請委員備悉本文件的內容。", "note"),
        ("請委員備悉本文件的內容，並就未來計劃提供意見。", "views"),
        ("請委員支持上述建議。", "support"),
        ("請委員批准有關建議。", "approve"),
        ("Members are invited to note the progress of the Scheme.", "note"),
        ("Members are invited to note the progress and to give views on paragraph 3.", "views"),
        ("Members are invited to endorse the proposal in paragraph 12 above.", "support"),
        ("請委員批准開設3個首長級職位，開支為1,200萬元。", None),
        ("Members are invited to approve a commitment of $36 million.", None),
        ("", None),
        (None, None),
    ],
)
def test_what_members_are_asked_is_one_word_unless_the_sentence_tells_more(
    sentence: str | None, ask: str | None
) -> None:
    assert asked_to(sentence) == ask


def test_the_sentence_that_a_word_says_is_no_bullet() -> None:
    asks = "請委員備悉本文件的內容。"
    told = (Bullet(FIRST, ("3",)), Bullet(asks, ("9",)))
    assert at_a_glance(told, asks) == told[:1]


def test_a_summary_of_nothing_but_what_is_asked_keeps_it() -> None:
    asks = "請委員備悉本文件的內容。"
    assert at_a_glance((Bullet(asks, ("9",)),), asks) == (Bullet(asks, ("9",)),)
