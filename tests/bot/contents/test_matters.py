"""This file shows what minutes say is to follow, what a list's rows are due, and how lists are summarised."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.commitments import commitments
from bot.contents.matters import matters
from bot.contents.summaries import summarise
from scrapers.items import Document, Matter, Paragraph, Section


def listed(*rows: Matter, form: str = "follow_up", language: str = "en") -> Document:
    """Give a list of our own with these rows."""
    sections = tuple(Section(one.subject, (Paragraph(one.asked, one.no),)) for one in rows)
    return Document(
        kind="plain", language=language, title="List", published=date(2028, 3, 3),  # type: ignore[arg-type]
        fields={"form": form}, sections=sections, matters=rows,
    )  # fmt: skip


def test_a_row_that_is_waited_for_has_the_days_that_its_remark_names() -> None:
    row = Matter(
        "1",
        "Sensors",
        asked="Provide figures.",
        remark="To be provided by the end of 2028.",
        state="awaited",
    )
    (found,) = matters(listed(row))
    assert found.due_to == date(2028, 12, 31)


def test_the_day_of_an_answer_is_no_day_by_which_something_is_due() -> None:
    row = Matter(
        "1", "Sensors", asked="Provide figures.", remark="Issued on 3 March 2028.", state="answered"
    )
    assert matters(listed(row))[0].due_to is None


def test_what_a_list_repeats_is_no_commitment_of_its_own() -> None:
    row = Matter("1", "Sensors", asked="The Administration undertook to report by the end of 2028.")
    assert commitments(listed(row)) == ()


def test_bullets_of_a_list_are_its_rows_and_what_nobody_answered_comes_first() -> None:
    done = Matter(
        "1",
        "Lamps",
        asked="The Administration was requested to provide the costs.",
        state="answered",
        remark="Issued.",
    )
    open_ = Matter(
        "2",
        "Sensors in benches",
        asked="The Administration was requested to provide the data.",
        state="awaited",
    )
    bullets = summarise(listed(done, open_))
    assert [one.cites for one in bullets] == [("2",), ("1",)]
    assert (
        bullets[0].text
        == "[Sensors in benches] The Administration was requested to provide the data."
    )


@pytest.mark.parametrize(
    ("language", "subject", "when", "wanted"),
    [
        ("en", "Rules for robots", "May 2028", "Rules for robots: May 2028"),
        ("zh-Hant", "送貨機械人的規管", "待定", "送貨機械人的規管：待定"),
    ],
)
def test_bullets_of_outstanding_items_say_when_each_is_to_be_discussed(
    language: str, subject: str, when: str, wanted: str
) -> None:
    row = Matter("1", subject, remark=when, state="proposed")
    (bullet,) = summarise(listed(row, form="outstanding_items", language=language))
    assert bullet.text == wanted
