"""This file tests the lines that sentences likely ask for."""

from __future__ import annotations

import pytest

from bot.answering.hearing.likelihood.likely import LINES, likely, of_paper
from bot.answering.hearing.pieces import gist
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.hearing.pieces.named import Named
from bot.answering.names import TopicBook

FIRST = {
    "could we have the legal tech ones at 9am each day, before the partners meet": "subscribe Lawtech daily 09:00",
    "half nine on Mondays suits us for the AI round-up": "subscribe Artificial intelligence weekly mon 09:30",
    "back at my desk, fire away again": "resume",
    "夜晚十點到朝早八點唔好嘈": "quiet 22:00-08:00",
    "our filing clerk never works on weekends so no pings then": "quiet weekends",
    "which promises fall due in 2027?": "commitments due 2027",
    "one mail a day on AI to a@firm.example please": "email a@firm.example Artificial intelligence daily",
}


@pytest.mark.parametrize("text", sorted(FIRST))
def test_the_line_holds_what_the_sentence_names(book: TopicBook, text: str) -> None:
    assert FIRST[text] in [one.line for one in likely(text, book)][:2]


def test_only_the_first_line_leads(book: TopicBook) -> None:
    found = list(likely("stop the AI alerts for a week please", book))
    assert [one.lead > 0 for one in found[1:]] == [False] * (len(found) - 1)


def test_no_line_is_given_twice(book: TopicBook) -> None:
    lines = [one.line for one in likely("what is new on AI, and what was new last month", book)]
    assert len(lines) == len(set(lines))


def test_one_word_asks_for_nothing(book: TopicBook) -> None:
    assert not list(likely("hmm", book))


def test_a_topic_of_ones_own_is_written_with_its_words(book: TopicBook) -> None:
    text = "make a topic for e-discovery, smart contracts and robot judges, call it disputes"
    assert "topic new disputes: e-discovery, smart contracts, robot judges" in [
        one.line for one in likely(text, book)
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("where does CB(2)438/2026(03) come from, what is its history?", "story CB(2)438/2026(03)"),
        ("why was CB(2)438/2026(03) sent to us?", "why CB(2)438/2026(03)"),
        ("we can take CB(2)438/2026(03) off our saved list", "unsave CB(2)438/2026(03)"),
        ("note on CB(2)438/2026(03): ask about costs", "note CB(2)438/2026(03) ask about costs"),
        ("tell us if CB(2)438/2026(03) is revised", "follow CB(2)438/2026(03)"),
        ("I need CB(2)438/2026(03) as a RIS for my footnote", "citation CB(2)438/2026(03) ris"),
    ],
)
def test_a_numbered_paper_is_looked_up_as_the_sentence_says(
    book: TopicBook, text: str, line: str
) -> None:
    assert of_paper(text, book)[0] == line


def test_a_sentence_without_a_number_is_about_no_paper(book: TopicBook) -> None:
    assert of_paper("what is new on AI?", book) == []


def test_a_place_in_a_list_is_no_papers_number(book: TopicBook) -> None:
    lines = [one.line for one in likely("a RIS of item 10 for my footnotes", book)]
    assert not [line for line in lines if "item" in line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("no pings at night from 11 at night please", "quiet 23:00-08:00"),
        ("晚上十時至翌晨八時，請勿打擾", "quiet 22:00-08:00"),
    ],
)
def test_hours_are_those_of_their_half_of_the_day(book: TopicBook, text: str, line: str) -> None:
    assert line in [one.line for one in likely(text, book)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("before we sign up, how much AI would have come last quarter?", "preview Artificial intelligence"),
        ("only the administrators should be able to change what we follow", "admins only"),
        ("give me the digest right now, not tomorrow", "digest now"),
        ("pass on to your makers: the bullets help", "feedback the bullets help"),
        ("keep an eye on two client names: Zed Ltd and Kestrel Data", "list new Clients: Zed Ltd, Kestrel Data"),
        ("新主題「私隱」，關鍵詞為個人資料、PDPO", "topic new 私隱: 個人資料, PDPO"),
        ("半夜三點彈通知，好煩", "quiet 22:00-08:00"),
        ("half of it is in Chinese and I can't read a word", "language en"),
        ("AI's too much, shut it off for a week", "mute Artificial intelligence until a week"),
    ],
)  # fmt: skip
def test_what_people_say_in_their_own_words_is_among_three(
    book: TopicBook, text: str, line: str
) -> None:
    assert line in [one.line for one in likely(text, book)][:3]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tell the makers of this thing that the 9:30 alert is late", "the 9:30 alert is late"),
        ("tell the makers that https://a.example/x is broken", "https://a.example/x is broken"),
        ("tell the makers: the 9:30 alert is late", "the 9:30 alert is late"),
        ("轉告開發者：9:30的通知遲了", "9:30的通知遲了"),
    ],
)
def test_a_time_and_a_link_hold_no_colon_at_which_to_part(
    book: TopicBook, text: str, told: str
) -> None:
    named = Named(text, gapped(text, book), *gist.sensed(text, book), book, "en", before_us=False)
    assert LINES["feedback"](named) == f"feedback {told}"
