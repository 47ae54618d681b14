"""This file shows that papers for panels and committees are read with their head, text and signature."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers.items import Block
from tests.scrapers.papers import headings, numbers, page, paper, wording

CHINESE = """立法會CB(4)77/2028(05)號文件

{when}
{purpose}

立法會交通事務委員會
渡輪電子船票

目的

1. 本文件旨在向委員簡介渡輪電子船票的推行情況。

背景

2. 電子船票於2026年推出，現時有九條航線採用。

徵詢意見

3. {ask}

{issuer}
{signed}
"""
USUAL = {
    "when": "2028年2月14日",
    "purpose": "討論文件",
    "ask": "請委員就本文件提出意見。",
    "issuer": "運輸及渡輪局",
    "signed": "2028年2月",
}
ENGLISH = """For information
on 14 February 2028

LEGISLATIVE COUNCIL PANEL ON TRANSPORT

Electronic Ferry Tickets

Introduction

This paper gives an account of electronic ferry tickets.

Background

2. Electronic tickets were introduced in 2026 on nine routes.

3. Passengers may buy them:

(a) at piers;
(b) on board; and
(c) by telephone.

Advice Sought

4. Members are invited to note the content of this paper.

Transport and Ferries Bureau
February 2028
"""


def chinese(**changes: str) -> str:
    return CHINESE.format(**(USUAL | changes))


def test_the_meeting_and_the_signature_are_told_apart() -> None:
    made = paper(chinese())
    assert (made.meeting_date, made.published) == (date(2028, 2, 14), date(2028, 2, 1))


def test_a_signature_of_a_month_says_so() -> None:
    assert paper(chinese()).fields["published_precision"] == "month"


def test_a_signature_of_a_day_is_that_day() -> None:
    made = paper(chinese(signed="2028年2月7日"))
    assert (made.published, made.fields["published_precision"]) == (date(2028, 2, 7), "day")


def test_a_signature_in_chinese_numerals_is_read() -> None:
    assert paper(chinese(signed="二○二八年二月")).published == date(2028, 2, 1)


@pytest.mark.parametrize(
    ("words", "purpose"),
    [
        ("討論文件", "discussion"),
        ("資料文件", "information"),
        ("供委員參閱", "information"),
        ("供委員討論", "discussion"),
    ],
)
def test_a_paper_says_what_it_is_for(words: str, purpose: str) -> None:
    assert paper(chinese(purpose=words)).fields["purpose"] == purpose


@pytest.mark.parametrize(
    "ask",
    [
        "請委員備悉本文件的內容。",
        "歡迎議員就上述建議發表意見，並請委員支持有關建議。",
        "謹請事務委員會察悉上述進展。",
    ],
)
def test_what_members_are_asked_is_given(ask: str) -> None:
    assert paper(chinese(ask=ask)).fields["ask"] == ask


def test_a_paper_of_two_offices_names_both() -> None:
    assert paper(chinese(issuer="運輸及渡輪局\n海事處")).issuer == "運輸及渡輪局、海事處"


def test_a_bureau_writes_as_the_administration() -> None:
    assert paper(chinese()).fields["author"] == "Administration"


def test_the_secretariat_is_not_the_administration() -> None:
    assert paper(chinese(issuer="立法會秘書處\n議會事務部4")).fields["author"] == "Secretariat"


def test_the_head_gives_number_committee_and_title() -> None:
    made = paper(chinese())
    assert (made.number, made.committee, made.title) == (
        "CB(4)77/2028(05)",
        "立法會交通事務委員會",
        "渡輪電子船票",
    )


def test_an_english_paper_is_a_panel_paper() -> None:
    assert paper(ENGLISH).kind == "panel_paper"


def test_an_english_head_is_read() -> None:
    made = paper(ENGLISH)
    assert (made.title, made.committee, made.meeting_date, made.fields["purpose"]) == (
        "Electronic Ferry Tickets",
        "LEGISLATIVE COUNCIL PANEL ON TRANSPORT",
        date(2028, 2, 14),
        "information",
    )


def test_items_stay_with_their_paragraph() -> None:
    made = paper(ENGLISH)
    text = next(each.text for part in made.sections for each in part.paragraphs if each.no == "3")
    assert text.split("\n")[1:] == ["(a) at piers;", "(b) on board; and", "(c) by telephone."]


def test_paragraphs_stand_under_their_headings() -> None:
    made = paper(ENGLISH)
    assert [(part.heading, len(part.paragraphs)) for part in made.sections] == [
        ("Introduction", 1),
        ("Background", 2),
        ("Advice Sought", 1),
    ]


def test_the_simplified_paper_is_read_as_the_traditional_one() -> None:
    simplified = str.maketrans(
        "陸續發會號簡與電題討論員運輸門進況條線採徵詢請見渡",
        "陆续发会号简与电题讨论员运输门进况条线采征询请见渡",
    )
    made = paper(chinese().translate(simplified))
    assert (made.kind, made.fields["purpose"], numbers(made)) == (
        "panel_paper",
        "discussion",
        ["1", "2", "3"],
    )


def test_a_committee_whose_name_takes_two_lines_is_whole() -> None:
    text = ENGLISH.replace(
        "LEGISLATIVE COUNCIL PANEL ON TRANSPORT",
        "Legislative Council\nPanel on Transport, Piers and\nInland Waters",
    )
    assert (
        paper(text).committee == "Legislative Council Panel on Transport, Piers and Inland Waters"
    )


def test_an_annex_after_the_signature_is_a_section() -> None:
    made = paper(ENGLISH + "\nAnnex A\n\n1. Route one runs every hour.\n2. Route two does not.\n")
    assert headings(made)[-1] == "Annex A"
    assert "Routetwodoesnot." in wording(made)


def test_the_signature_is_found_above_an_annex() -> None:
    made = paper(ENGLISH + "\nAnnex A\n\nTimetable as at January 2028\n")
    assert (made.issuer, made.published) == ("Transport and Ferries Bureau", date(2028, 2, 1))


def test_a_footnote_is_taken_out_of_the_sentence_that_it_interrupts() -> None:
    text = ENGLISH.replace(
        "2. Electronic tickets were introduced in 2026 on nine routes.",
        "2. Electronic tickets¹ were introduced in 2026 on nine routes, as the\n\n"
        "¹ Printed tickets remain on sale.\n\n"
        "Bureau had announced.",
    )
    made = paper(text)
    assert made.footnotes[0].text == "Printed tickets remain on sale."
    assert "Electronicticketswereintroducedin2026onnineroutes,astheBureauhadannounced." in wording(
        made
    )


def test_a_word_file_keeps_its_footnote_blocks_apart() -> None:
    made = page(
        Block("For discussion on 14 February 2028"),
        Block("Legislative Council Panel on Transport"),
        Block("Electronic Ferry Tickets"),
        Block("Purpose", role="heading", level=1),
        Block("This paper gives an account of electronic ferry tickets."),
        Block("2. Tickets are sold at piers."),
        Block("1 At nine of them.", role="footnote"),
    )
    assert [(each.no, each.text) for each in made.footnotes] == [("1", "At nine of them.")]


def test_a_decimal_that_opens_a_line_is_no_paragraph() -> None:
    text = chinese().replace("現時有九條航線採用。", "涉及的開支約為\n3.73億元，由現有撥款支付。")
    assert numbers(paper(text)) == ["1", "2", "3"]


def test_a_finance_committee_item_is_a_panel_paper() -> None:
    made = paper(
        "FCR(2027-28)61\nFor discussion\non 9 June 2028\n\nITEM FOR FINANCE COMMITTEE\n\n"
        "HEAD 98 – TRANSPORT AND FERRIES BUREAU\n\nMembers are invited to approve a new commitment.\n\n"
        "PROBLEM\n\nWe need to renew the ticket machines.\n\nPROPOSAL\n\n2. We propose to create a new "
        "commitment of $40 million.\n\n3. The machines will be renewed by 2030.\n\n"
        "Transport and Ferries Bureau\nJune 2028\n"
    )
    assert (made.kind, made.number, made.meeting_date) == (
        "panel_paper",
        "FCR(2027-28)61",
        date(2028, 6, 9),
    )


def test_a_source_fills_what_the_paper_does_not_say() -> None:
    made = paper(chinese(signed="", issuer=""), published=date(2028, 2, 9))
    assert made.published == date(2028, 2, 9)


def test_a_heading_may_open_with_the() -> None:
    made = paper(ENGLISH.replace("3. Passengers", "The Way Forward\n\n3. Passengers"))
    assert "The Way Forward" in headings(made)


def test_a_flattened_footnote_is_found_by_its_mark() -> None:
    text = chinese().replace(
        "九條航線採用。", "九條航線採用 1。\n\n1\n      包括兩條只在周末及公眾假期行走的離島航線。"
    )
    made = paper(text)
    assert [(each.no, each.text) for each in made.footnotes] == [
        ("1", "包括兩條只在周末及公眾假期行走的離島航線。")
    ]
    assert "九條航線採用。" in wording(made)


def test_rows_of_figures_in_the_text_are_a_table() -> None:
    text = chinese().replace(
        "徵詢意見", "航線 班次 乘客\n東線 12 3401\n西線 9 2210\n南線 4 812\n\n徵詢意見"
    )
    made = paper(text)
    assert [
        each.text.count("\n") for part in made.sections for each in part.paragraphs if each.table
    ] == [3]


def test_a_row_of_a_small_table_is_no_heading() -> None:
    text = chinese().replace("徵詢意見", "工程師 12\n技術員 45\n\n徵詢意見")
    assert headings(paper(text)) == ["目的", "背景", "徵詢意見"]


def test_a_heading_may_begin_with_a_name_that_is_written_small() -> None:
    made = paper("PURPOSE\n\n1.    The piers open.\n\neHealth\n\n2.    The herons joined it.")
    assert "eHealth" in [one.heading for one in made.sections]


GAP = " " * 30
FERRIES = (
    "\nLegislative Council Panel on Transport\n\nHarbour ferries\n\nPurpose\n\n1. This paper reports on ferries.\n\n"
    "Background\n\n2. There are twelve.\n\nTransport Department\nMay 2026\n"
)
FERRIES_ZH = "\n立法會交通事務委員會\n\n港內渡輪\n\n目的\n\n1. 本文件匯報渡輪服務。\n\n背景\n\n2. 現時有12艘。\n\n運輸署\n2026年5月\n"
NUMBER, ZH_NUMBER = "LC Paper No. CB(3)1108/2026(02)", "立法會CB(3)1108/2026(02)號文件"


@pytest.mark.parametrize(
    ("top", "text"),
    [
        (f"For discussion on{GAP}{NUMBER}\n8 June 2026\n", FERRIES),
        (f"For discussion{GAP}{NUMBER}\non 8 June 2026{GAP}(English version only)\n", FERRIES),
        (f"{NUMBER}{GAP}For discussion on 8 June 2026\n", FERRIES),
        (f"討論文件{GAP}{ZH_NUMBER}\n2026年6月8日\n", FERRIES_ZH),
        (f"2026年6月8日{GAP}{ZH_NUMBER}\n討論文件\n", FERRIES_ZH),
    ],
)
def test_what_stands_side_by_side_above_a_text_is_read_apart(top: str, text: str) -> None:
    made = paper(top + text)
    assert (made.kind, made.number) == ("panel_paper", "CB(3)1108/2026(02)")
    assert (made.meeting_date, made.fields["purpose"]) == (date(2026, 6, 8), "discussion")
    assert (made.committee, made.title) in (
        ("Legislative Council Panel on Transport", "Harbour ferries"),
        ("立法會交通事務委員會", "港內渡輪"),
    )


def test_a_title_of_two_columns_is_not_cut_at_a_bracket_without_a_wide_blank() -> None:
    made = paper(
        f"{NUMBER}\nFor discussion on 8 June 2026\n"
        + FERRIES.replace("ferries\n\nP", "ferries (outer islands)\n\nP")
    )
    assert made.title == "Harbour ferries (outer islands)"
