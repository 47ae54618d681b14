"""This file tests what is guessed of sentences that nobody foresaw: offered, never obeyed."""

from __future__ import annotations

import pytest

from bot.answering.hearing.likelihood.guesses import MOST, explains, guesses
from bot.answering.names import TopicBook
from bot.answering.rewording import in_own_words
from bot.answering.speech import Button, Reply


@pytest.mark.parametrize(
    ("said", "when", "first"),
    [
        ("too much smart city noise", "", "unsubscribe Smart city"),
        ("can this room hear about AI", "", "subscribe Artificial intelligence"),
        ("give it a rest until Tuesday", "", "pause until Tuesday"),
        ("you may speak again", "", "resume"),
        ("when do the councillors sit", "", "meetings"),
        ("which pledges come due soon", "", "commitments"),
        ("has anything come out", "today", "latest today"),
        ("what subjects are there, and which topics", "", "topics"),
        ("停口三日", "", "pause until 三日"),
        ("智慧城市太多喇唔要", "", "unsubscribe Smart city"),
    ],
)
def test_a_sentence_is_guessed_from_its_words(
    book: TopicBook, said: str, when: str, first: str
) -> None:
    assert guesses(said, when, book, "en")[0].value == first


def test_what_is_offered_is_in_the_readers_language(book: TopicBook) -> None:
    made = Reply("", buttons=tuple(guesses("法律科技唔要", "", book, "zh-Hant")))
    offered = in_own_words(made, "zh-Hant").buttons[0]
    assert (offered.text, offered.value) == ("取消訂閱 法律科技", "取消訂閱 法律科技")


def test_what_quotes_a_line_to_press_is_reworded_with_it() -> None:
    press = Button("list", "say", "list"), Button("看看", "say", "show CB(2)1/2026")
    made = Reply("你是否想輸入「list」？", ("請輸入：`show CB(2)1/2026`",), buttons=press)
    said = in_own_words(made, "zh-Hant")
    assert [(one.text, one.value) for one in said.buttons] == [
        ("清單", "清單"),
        ("看看", "查閱 CB(2)1/2026"),
    ]
    assert (said.headline, said.lines) == (
        "你是否想輸入「清單」？",
        ("請輸入：`查閱 CB(2)1/2026`",),
    )
    assert in_own_words(made, "en") == made


def test_little_is_offered_and_of_idle_talk_nothing(book: TopicBook) -> None:
    assert len(guesses("stop the noise and list topics of meetings", "", book, "en")) == MOST
    assert guesses("quantum lattices in ceramics", "", book, "en") == []
    assert guesses("stop " * 120, "", book, "en") == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("status", "harbour cargo portal take-up rate"),
        ("briefing on", "18 Sept briefing camera poles"),
        ("狀態", "機械臂 護老院 資助"),
    ],
)
def test_a_command_is_not_offered_for_words_that_it_leaves_unexplained(
    line: str, words: str
) -> None:
    assert not explains(line, words.split())


def test_a_command_may_be_offered_beside_a_word_or_two() -> None:
    assert explains("status", ["slow", "today"])
