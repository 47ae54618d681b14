"""This file tests what a question of a change is answered with, and that nothing is changed by it."""

from __future__ import annotations

import pytest

from bot.answering.hearing import shorthand
from bot.answering.hearing.changes import joined
from bot.answering.hearing.lookups import happenings
from bot.answering.hearing.pieces import doubts
from bot.answering.names import TopicBook


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("did someone cancel our smart city subscription??", "list"),
        ("who muted AI here", "list"),
        ("a trainee said she'd removed AI from this channel - is that so?", "list"),
        ("邊個刪咗我哋個客戶名單？", "lists"),
        ("what would happen if I unsubscribed from AI and came back later?", "help unsubscribe"),
        ("如果我暫停，會點", "help pause"),
        ("「暫停」之後，期間的文件會補發嗎？", "help pause"),
        ("If we'd had smart city these three months, how many alerts would that be?", "preview smart city"),
        ("係咪取消咗智慧城市", "list"),
        ("係咪有人停咗智慧城市", "list"),
        ("係咪靜音咗AI", "list"),
        ("who changed the copyright law", None),
        ("has the Judiciary suspended its e-filing trial?", None),
    ],
)  # fmt: skip
def test_a_question_of_a_change_is_answered_by_what_shows_it(
    book: TopicBook, text: str, line: str | None
) -> None:
    assert happenings.line(text, book) == line


@pytest.mark.parametrize(
    "text",
    ["don't stop AI", "唔好停AI", "别退订", "never pause this channel", "不要把智慧城市取消"],
)
def test_a_stop_that_is_turned_round_is_none(text: str) -> None:
    assert doubts.negated(text)


@pytest.mark.parametrize(
    "text", ["係咪取消咗智慧城市", "是不是停了AI", "使唔使停AI", "要不要取消订阅人工智能"]
)
def test_whether_something_is_stopped_is_no_stop_turned_round(text: str) -> None:
    assert not doubts.negated(text)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (
            "note cb2 438/2026(1) ask ITB 200 （重要）",
            "note CB(2)438/2026(01) ask ITB 200 （重要）",
        ),
        ("note （重要） of nothing", "note （重要） of nothing"),
    ],
)
def test_what_stands_behind_the_first_number_is_left_as_it_was_typed(typed: str, left: str) -> None:
    assert shorthand.first_numbered(typed) == left


@pytest.mark.parametrize("text", ["don't send us AI, drop it", "stop AI", "唔好再send AI", "停AI"])
def test_a_stop_is_not_turned_round_by_what_is_not_wanted(text: str) -> None:
    assert not doubts.negated(text)


def test_two_orders_in_one_sentence_are_two_lines(book: TopicBook) -> None:
    text = "move lawtech to instant and drop smart city altogether"
    assert joined.lines(text, book, "en") == ("subscribe Lawtech instant", "unsubscribe Smart city")


def test_an_order_and_its_reason_are_not_two_orders(book: TopicBook) -> None:
    assert joined.lines("drop smart city, we have left the matter", book, "en") == ()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("CB2 1292 of 2025", "CB(2)1292/2025"),
        ("cb (2) 438 / 2026 (3)", "CB(2)438/2026(03)"),
        ("CB 2/438/2026/03", "CB(2)438/2026(03)"),
        ("立法會CB2之1292號文件(2025)", "立法會CB(2)1292/2025"),
        ("CB（2）438/2026（03）", "CB(2)438/2026(03)"),
        ("itib 152", "ITIB152"),
        ("ITIB０１５２", "ITIB152"),
        ("LCQ 5 of 21 May 2025", "LCQ5 21 May 2025"),
        ("2025年5月21日口頭質詢第五題", "LCQ5 21 May 2025"),
        ("AI 2025", "AI 2025"),
        ("SB 2026 budget", "SB 2026 budget"),
    ],
)
def test_a_number_is_written_as_it_is_printed(typed: str, printed: str) -> None:
    assert shorthand.numbered(typed) == printed


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("make AI quarter past nine", "make AI 9:15"),
        ("twenty to eight", "7:40"),
        ("一個禮拜一次", "每周"),
        ("9 sharp, every day", "at 9, every day"),
        ("shhhh until Monday", "shh until Monday"),
    ],
)
def test_what_is_said_for_short_is_written_in_full(typed: str, full: str) -> None:
    assert shorthand.in_full(typed) == full


def test_what_is_asked_of_us_is_no_question_of_a_command(book: TopicBook) -> None:
    assert happenings.line("if you find anything on drones can you send it to us", book) is None
