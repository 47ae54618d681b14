"""This file tests that an exception in a note is told with what it takes back."""

from __future__ import annotations

from datetime import date

from bot.contents.statements import statements
from bot.contents.summaries import summarise
from bot.contents.summaries.notes import notes_of
from scrapers.items import Document, Paragraph, Section
from scrapers.text import language_of

FARE = "All readers aged 60 or above may take the shuttle bus for $2 a trip*."
NOTE = "* Not applicable to trips after 9 pm."


def paper(*lines: str) -> Document:
    return Document(
        "panel_paper", language_of(lines[0]), "Reading rooms", published=date(2026, 6, 15),
        sections=(Section("Latest position", tuple(Paragraph(one) for one in lines)),),
    )  # fmt: skip


def told(*lines: str) -> str:
    return " ".join(one.text for one in summarise(paper(*lines)))


def test_a_note_is_set_where_its_mark_stands() -> None:
    assert "for $2 a trip (Not applicable to trips after 9 pm)." in told(FARE, NOTE)


def test_a_note_in_chinese_is_set_where_its_mark_stands() -> None:
    lines = ("60歲或以上讀者可以2元乘搭接駁巴士#。", "註：# 晚上九時後的班次除外。")
    assert "以2元乘搭接駁巴士（晚上九時後的班次除外）。" in told(*lines)


def test_what_a_long_note_takes_back_is_not_told_without_it() -> None:
    assert "$2" not in told(FARE, f"* Not applicable to {'trips to the islands, ' * 20}or abroad.")


def test_a_mark_without_a_note_stays_as_it_is() -> None:
    assert "a trip*." in told(FARE)


def test_a_mark_of_two_notes_points_to_neither() -> None:
    stated = statements(paper(FARE, NOTE, "* As at June 2026."))
    assert notes_of(stated).of == {}


def test_an_asterisk_within_a_word_or_by_itself_is_no_mark() -> None:
    notes = notes_of(statements(paper(FARE, NOTE)))
    for text in ("4 * 5 rooms", "the file *.txt", "a*b"):
        assert notes.set_in(text) == text
