"""This file reads tables as departments draw them: captions, cells that reach down or lack, headings that mislead."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers.source import Page, all_sources
from scrapers.sources._headings import sense

SOURCES = {source.key: source for source in all_sources()}
AUDIT = "https://www.aud.gov.hk/eng/pubpr_arpt/rpt.htm"
CONSULTED = "https://www.gov.hk/en/residents/government/publication/consultation/current.htm"
FILES = {
    "audit": "<a href='/pdf_e/e87ch{:02}.pdf'>{}</a>",
    "govhk_consultations": "<a href='/lamps/{}.pdf'>{}</a>",
}
HEADS = "<tr><th>Title</th><th>Published</th><th>Closing date</th></tr>"
EARLY, LATE, OVER = date(2026, 10, 1), date(2026, 10, 2), date(2026, 12, 5)


def row(*cells: str) -> str:
    return (
        f"<tr>{''.join(one if one.startswith('<td') else f'<td>{one}</td>' for one in cells)}</tr>"
    )


def heads(*words: str) -> str:
    return row(*words).replace("td>", "th>")


def days(key: str, *rows: str, lamps: str = "Lamps", buoys: str = "Buoys") -> list[date | None]:
    """Read a table of two papers; `{0}` and `{1}` stand for their links."""
    links = [FILES[key].format(at, name) for at, name in enumerate((lamps, buoys), 3)]
    body = f"<html lang='en'><body><table>{''.join(rows).format(*links)}</table></body></html>"
    url = AUDIT if key == "audit" else CONSULTED
    index = SOURCES[key].read(Page(url, body.encode()))
    assert [one.title for one in index.listings] == [lamps, buoys]
    return [one.published if key == "audit" else one.closes for one in index.listings]


@pytest.mark.parametrize(
    "words",
    ["Publications", "Publication", "Issue", "Issued by", "Gazette No.", "Public consultation", "出版刊物",
     "Published/Revised", "Due diligence", "Closing remarks", "Last updated", "更新日期"],
)  # fmt: skip
def test_a_heading_that_only_seems_to_head_days_heads_none(words: str) -> None:
    assert sense([words]) in {"named", ""}


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Date", "published"), ("Date (dd/mm/yyyy)", "published"), ("Date of Issue 發出日期", "published"),
     ("公開日期", "published"), ("推出日期", "published"), ("文件日期", "published"), ("Gazette date", "published"),
     ("Public hearing", "other"), ("Public comments until", "closing"), ("諮詢截止日期", "closing"),
     ("Closing date for submission of comments", "closing")],
)  # fmt: skip
def test_a_heading_says_which_days_it_heads(words: str, kind: str) -> None:
    assert sense([words]) == kind


@pytest.mark.parametrize(
    ("first", "second"),
    [("Publications", "Date"), ("Publication", "Release date"), ("Date", "Issue date"), ("Issue", "Date"), ("出版刊物", "上載日期")],
)  # fmt: skip
def test_a_day_in_the_cell_that_names_the_paper_is_its_title_s(first: str, second: str) -> None:
    one, two = row("{0}", "1 Oct 2026"), row("{1}", "2 Oct 2026")
    lamps, buoys = "Code on lamps (1 June 2011)", "Survey of buoys as at 31 Dec 2021"
    found = days("audit", heads(first, second), one, two, lamps=lamps, buoys=buoys)
    assert found == [EARLY, LATE]


def test_a_cell_of_many_words_is_none_of_days() -> None:
    told = "Typhoon of 1 Sep 2024 and what was learned of it since"
    rows = (row(told, "{0}", "1 Oct 2026"), row(told, "{1}", "2 Oct 2026"))
    assert days("audit", heads("Date", "Paper", "Posted"), *rows) == [EARLY, LATE]


@pytest.mark.parametrize("head", ["Public hearing", "Public consultation period", "Gazette No."])
def test_a_day_under_public_or_gazette_is_none_of_publication(head: str) -> None:
    rows = (row("1 Dec 2026", "{0}", "1 Oct 2026"), row("1 Dec 2026", "{1}", "2 Oct 2026"))
    assert days("audit", heads(head, "Title", "Date"), *rows) == [EARLY, LATE]


def test_a_list_whose_only_days_are_of_updates_has_them_as_before() -> None:
    rows = (row("{0}", "1 Oct 2026"), row("{1}", "2 Oct 2026"))
    assert days("audit", heads("Title", "Last updated"), *rows) == [EARLY, LATE]


def test_a_row_that_lacks_its_last_cell_has_no_closing_day() -> None:
    rows = (row("{0}", "1 Oct 2026"), row("{1}", "2 Oct 2026", "5 Dec 2026"))
    assert days("govhk_consultations", HEADS, *rows) == [None, OVER]
    assert days("audit", HEADS, *rows) == [EARLY, LATE]


def test_a_last_cell_that_reaches_down_is_of_each_row() -> None:
    rows = (row("{0}", "1 Oct 2026", "<td rowspan='2'>5 Dec 2026</td>"), row("{1}", "2 Oct 2026"))
    assert days("govhk_consultations", HEADS, *rows) == [OVER, OVER]
    assert days("audit", HEADS, *rows) == [EARLY, LATE]


def test_a_gap_before_a_cell_that_reaches_down_leaves_a_row_as_it_was() -> None:
    rows = (row("{0}", "1 Oct 2026", "<td rowspan='2'>5 Dec 2026</td>"), row("{1}"))
    assert days("govhk_consultations", HEADS, *rows) == [OVER, None]


def test_the_last_day_of_two_closes() -> None:
    rows = (row("{0}", "", "1 Oct 2026 - 5 Dec 2026"), row("{1}", "", "5 Dec 2026"))
    assert days("govhk_consultations", HEADS, *rows) == [OVER, OVER]


def test_a_first_row_of_data_without_a_link_is_no_heading() -> None:
    rows = (row("Paper soon to be published", "Until further notice"), row("{0}", "1 Oct 2026"), row("{1}", "2 Oct 2026"))  # fmt: skip
    assert days("audit", *rows) == [EARLY, LATE]


@pytest.mark.parametrize("cell", ["td", "th"])
def test_headings_stand_below_a_caption(cell: str) -> None:
    caption = f"<tr><{cell} colspan='3'>Consultations</{cell}></tr>"
    rows = (row("{0}", "5 Dec 2026", "1 Oct 2026"), row("{1}", "5 Dec 2026", "2 Oct 2026"))
    words = row("Title", "Closing", "Date").replace("td", cell)
    assert days("audit", caption, words, *rows) == [EARLY, LATE]
    assert days("govhk_consultations", caption, words, *rows) == [OVER, OVER]


def test_headings_below_others_in_another_order_head_what_stands_below_them() -> None:
    first, again = heads("Title", "Date", "Closing"), heads("Title", "Closing", "Date")
    rows = (first, row("{0}", "1 Oct 2026", "5 Dec 2026"), again, row("{1}", "5 Dec 2026", "2 Oct 2026"))  # fmt: skip
    assert days("audit", *rows) == [EARLY, LATE]
    assert days("govhk_consultations", *rows) == [OVER, OVER]


def test_a_row_s_own_heading_is_a_cell_as_any() -> None:
    rows = [row(f"<td>{{{at}}}</td>", day, "5 Dec 2026") for at, day in enumerate(("1 Oct 2026", "2 Oct 2026"))]  # fmt: skip
    marked = [one.replace("<td>", "<th>", 1).replace("</td>", "</th>", 1) for one in rows]
    assert days("audit", heads("Title", "Published", "Closing"), *marked) == [EARLY, LATE]
