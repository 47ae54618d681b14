"""This file checks what the items of a list take from their lead-in, and how far that reaches."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from scrapers.items import Document, Paragraph, Section
from tests.bot.contents.test_figures import NAMES

Told = tuple[str, float, str | None]
LEAD = "As at 31 May 2026, the Tide Pilot had:"


def told(*lines: str) -> list[Told]:
    """Give what the lines of one section tell, each a paragraph."""
    paper = Document(
        "panel_paper", "en" if lines[0].isascii() else "zh-Hant", "x",
        published=date(2026, 7, 15),
        sections=(Section(None, tuple(Paragraph(line, None) for line in lines)),),
    )  # fmt: skip
    return [(one.programme, float(one.value), one.as_of) for one in figures(paper, NAMES)]


def test_the_items_count_as_of_the_day_of_their_lead_in() -> None:
    assert told(LEAD, "(a) 85 piers; and", "(b) an average of 40 trips a day.") == [
        ("pilot", 85, "2026-05-31"),
        ("pilot", 40, "2026-05-31"),
    ]


def test_so_do_items_that_name_their_own_programme() -> None:
    said = ("截至2026年3月31日，各項服務的使用情況如下：", "(a) 「潮汐通」：21個部門採用；")
    assert told(*said) == [("pilot", 21, "2026-03-31")]


@pytest.mark.parametrize(
    "item", ["(a) 85 piers by the end of 2024; and", "(a) 85 piers in 2024, the first year; and"]
)
def test_a_day_of_its_own_stands_before_that(item: str) -> None:
    assert told(LEAD, item)[0][2] in ("2024-12", "2024")


def test_what_is_aimed_at_is_not_of_that_day() -> None:
    assert told(LEAD, "(a) 85 piers; and", "(b) a target of 120 piers.")[1:] == [
        ("pilot", 120, None)
    ]


def test_a_paragraph_with_a_mark_like_the_lead_ins_own_is_no_item() -> None:
    said = ("3. As at 31 May 2026, the Tide Pilot had:", "(a) 85 piers.", "4. There are 60 piers.")
    assert told(*said) == [("pilot", 85, "2026-05-31")]


def test_a_list_within_an_item_ends_before_the_next_item() -> None:
    inner = "(b) As at 30 June 2026, the Weir Fund had:"
    assert told(LEAD, "(a) 85 piers;", inner, "(i) 40 projects;", "(c) 60 buoys.") == [
        ("pilot", 85, "2026-05-31"),
        ("weir", 40, "2026-06-30"),
        ("pilot", 60, "2026-05-31"),
    ]


def test_a_sentence_without_a_mark_ends_the_list() -> None:
    assert told(LEAD, "(a) 85 piers.", "There are 60 buoys.") == [("pilot", 85, "2026-05-31")]


@pytest.mark.parametrize(
    "lead",
    [
        "As at 31 May 2026, the position of the Pilot was as follows:",
        "As at 31 May 2026, the results under the scheme were as follows:",
    ],
)
def test_a_lead_in_may_refer_to_the_one_named_before_it(lead: str) -> None:
    first = "The Government has set aside $3 million for the Tide Pilot."
    assert told(f"{first} {lead}", "(i) 63 applications had been received;")[1:] == [
        ("pilot", 63, "2026-05-31")
    ]


def test_a_lead_in_that_tells_of_somebody_else_refers_to_nothing() -> None:
    first = "The Government has set aside $3 million for the Tide Pilot."
    lead = "As at 31 May 2026, the Hospital Authority told users of the scheme the following:"
    assert told(f"{first} {lead}", "(i) 63 applications had been received;")[1:] == []


@pytest.mark.parametrize(
    "lead",
    ["As at 31 May 2026:", "The latest position as at 31 May 2026 is as follows -"],
)
def test_a_lead_in_without_a_subject_is_of_the_one_programme_of_its_paragraph(lead: str) -> None:
    said = told(f"The Tide Pilot was opened in 2024. {lead}", "(a) 85 piers; and", "(b) 60 buoys.")
    assert said == [("pilot", 85, "2026-05-31"), ("pilot", 60, "2026-05-31")]


def test_so_is_one_in_chinese() -> None:
    said = told(
        "政府在2024年推出潮汐通。截至2026年5月31日：", "(a) 收到申請11 246宗；", "(b) 批准8 930宗。"
    )
    assert said == [("pilot", 11_246, "2026-05-31"), ("pilot", 8930, "2026-05-31")]


@pytest.mark.parametrize(
    "lead",
    ["The Marine Department has prosecuted the following:", "Members raised these points:"],
)
def test_a_lead_in_with_a_subject_is_of_that(lead: str) -> None:
    assert told(f"The Tide Pilot was opened in 2024. {lead}", "(a) 85 firms;") == []


def test_what_follows_a_name_and_a_colon_is_of_it() -> None:
    lead = "截至2026年3月31日，各項服務的使用情況如下："
    assert told(lead, "(a) 「潮汐通」：承載1 046項服務。") == [("pilot", 1046, "2026-03-31")]


def counts(*lines: str) -> list[tuple[float, str, str, str | None]]:
    """Give the same with what is counted and over what stretch."""
    paper = Document(
        "panel_paper", "en" if lines[0].isascii() else "zh-Hant", "x",
        published=date(2026, 7, 15),
        sections=(Section(None, tuple(Paragraph(line, None) for line in lines)),),
    )  # fmt: skip
    return [(float(one.value), one.counts, one.span, one.as_of) for one in figures(paper, NAMES)]


def test_an_item_may_only_say_what_is_counted_and_how_many() -> None:
    lead = "The progress of the Tide Pilot up to 30 June 2026 is as follows -"
    items = ("(i) number of piers: 1 320;", "(ii) Boats registered: 4.12 million; and")
    assert counts(lead, *items) == [
        (1320, "number of piers", "stock", "2026-06-30"),
        (4_120_000, "Boats registered", "stock", "2026-06-30"),
    ]


@pytest.mark.parametrize(
    "item",
    [
        "(a) enquiry hotline: 1823;",
        "(a) serial number of the reply: 412;",
        "(a) year of launch: 2024;",
    ],
)
def test_what_only_consists_of_digits_counts_nothing(item: str) -> None:
    assert counts("The details of the Tide Pilot as at 30 June 2026 are as follows:", item) == []


def test_an_item_may_count_calls_and_what_was_so_in_the_year() -> None:
    lead = "The details of the Tide Pilot as at 30 June 2026 are as follows:"
    items = ("(a) number of phone calls: 300;", "(b) boats moored in the year: 412;")
    assert [value for value, *_ in counts(lead, *items)] == [300, 412]


def test_the_label_of_an_item_is_what_it_counts_in_chinese_too() -> None:
    lead = "潮汐通的最新進展如下（截至2026年6月底）："
    assert counts(lead, "• 已接獲申請：45 000宗", "• 批出資助：74.6億元")[0][:2] == (
        45_000,
        "已接獲申請",
    )


def test_the_name_of_a_programme_is_no_such_label() -> None:
    lead = "As at 30 June 2026, the usage of the services was as follows:"
    assert counts(lead, "(a) Tide Pilot: 4 100 registered boats;")[0][1] == ""


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("In 2025-26, the Tide Pilot:", "(a) received 310 applications;"),
        ("在2025-26年度，潮汐通：", "(a) 接獲申請310宗；"),
    ],
)
def test_what_a_year_is_told_of_is_of_that_year(lead: str, item: str) -> None:
    assert [(one[0], *one[2:]) for one in counts(lead, item)] == [(310, "yearly", "2026-03-31")]


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("In 2026-27, the Tide Pilot:", "(a) received 310 applications;"),  # it is not over
        ("In 2025-26, the Tide Pilot:", "(a) has received 310 applications so far;"),
        ("在2025-26年度，潮汐通：", "(a) 用戶已突破310名；"),
    ],
)
def test_a_year_that_goes_on_or_what_there_is_so_far_is_not_of_it(lead: str, item: str) -> None:
    assert all(one[2] != "yearly" and one[3] is None for one in counts(lead, item))


def test_the_mark_of_an_item_is_no_part_of_what_it_counts() -> None:
    lead = "As at 31 May 2026, the Tide Pilot had the following:"
    assert counts(lead, "(c) disbursed $431 million.")[0][1] == "disbursed"


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        (
            "According to a survey, the position as at March 2026 is as follows:",
            "(a) 62% had a pass;",
        ),
        ("據統計處的調查，截至2026年3月的情況如下：", "(a) 獲批的佔62%；"),
        ("As at 30 June 2026, these cities had the like:", "(a) Singapore: 4 500 000 users;"),
    ],
)
def test_the_items_of_a_list_that_tells_of_others_are_of_none(lead: str, item: str) -> None:
    first = "潮汐通在2024年推出。" if "據" in lead else "The Tide Pilot was opened in 2024. "
    assert told(f"{first}{lead}", item) == []
