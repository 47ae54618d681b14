"""This file shows what minutes say is to follow, what a list's rows are due, and how lists are summarised."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.commitments import commitments
from bot.contents.matters import matters
from bot.contents.summaries import summarise
from scrapers.items import Document, Matter, Paragraph, Section

MET = date(2028, 2, 7)


def minutes(*said: str, heading: str = "Lighting of promenades") -> Document:
    """Give minutes of our own, a paragraph for each thing said."""
    paragraphs = tuple(Paragraph(text, str(no)) for no, text in enumerate(said, 4))
    return Document(
        kind="plain", language="en", title="Minutes", meeting_date=MET,
        fields={"form": "minutes"}, sections=(Section(heading, paragraphs),),
    )  # fmt: skip


def listed(*rows: Matter, form: str = "follow_up", language: str = "en") -> Document:
    """Give a list of our own with these rows."""
    sections = tuple(Section(one.subject, (Paragraph(one.asked, one.no),)) for one in rows)
    return Document(
        kind="plain", language=language, title="List", published=date(2028, 3, 3),  # type: ignore[arg-type]
        fields={"form": form}, sections=sections, matters=rows,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "of"),
    [
        ("The Administration was requested to provide the numbers of lamps after the meeting.", "The Administration"),
        ("At the request of Hon FUNG Oi-lin, the Administration undertook to report on the costs in writing.", None),
        ("The Harbour Department agreed to revert to the Panel on the data collected.", "The Harbour Department"),
        ("Members requested the Administration to provide supplementary information on upkeep.", "the Administration"),
        ("馮愛蓮議員要求政府當局於會後提供照明的開支。", "政府當局"),
        ("政府當局承諾向事務委員會匯報感應器的數據。", "政府當局"),
        ("主席請海港署以書面回覆委員的提問。", "海港署"),
    ],
)  # fmt: skip
def test_what_minutes_say_is_to_follow_is_found_with_who_is_to_do_it(
    sentence: str, of: str | None
) -> None:
    (found,) = matters(minutes("The Chairman opened the item.", sentence))
    assert (found.asked, found.no, found.met_on) == (sentence, "5", MET)
    assert found.subject == "Lighting of promenades"
    assert (found.of, found.state) == (of, "open")


@pytest.mark.parametrize(
    "sentence",
    [
        "Hon FUNG Oi-lin asked the Administration how many lamps had been replaced.",
        "The Chairman invited the Secretary to brief members.",
        "The Administration explained that it had provided figures in May.",
        "Members urged the Administration to be faster.",
        "政府當局表示已提供有關資料。",
        "委員詢問政府當局更換照明的進度。",
        "事務委員會承諾額為五億元。",
    ],
)
def test_what_was_only_said_at_a_meeting_is_not_to_follow(sentence: str) -> None:
    assert matters(minutes(sentence)) == ()


def test_a_note_made_after_the_meeting_says_by_which_paper_it_was_answered() -> None:
    (found,) = matters(
        minutes(
            "The Administration was requested to provide the costs.",
            "(Post-meeting note: The Administration's response was issued to members vide LC Paper No. CB(3)80/2028(01) on 28 February 2028.)",
        )
    )
    assert (found.state, found.answered_by) == ("answered", ("CB(3)80/2028(01)",))


def test_a_paper_that_is_no_record_and_no_list_has_no_matters() -> None:
    paper = Document(
        kind="panel_paper", language="en", title="Paper",
        sections=minutes("The Administration was requested to provide the costs.").sections,
    )  # fmt: skip
    assert matters(paper) == ()


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
