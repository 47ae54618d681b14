"""This file shows that a committee's own lists are read row by row, however their cells are printed."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers.items import Block, Document, Matter
from storage.documents import from_json, to_json
from tests.scrapers.papers import headings, page, paper, wording

FOLLOW_UP = """LC Paper No. CB(3)91/2028(02)

Panel on Promenades

List of follow-up actions
(Position as at 3 March 2028)

Subject
Date of meeting
Follow-up action required
Administration's response
1. Lighting of
promenades
7 February
2028
The Administration was requested to provide information on:
(a) the number of lamps replaced; and
(b) the timetable for the rest.
The Administration's response was issued to
members vide LC Paper No. CB(3)80/2028(01)
on 28 February 2028.
2. Sensors in benches
10 January 2028
The Harbour Department undertook to report to the Panel on the data that
sensors collect.
The response is awaited.
7 February 2028
Hon FUNG Oi-lin requested the Administration to provide the costs of upkeep.
To be provided by the end of 2028.

Council Business Divisions
Legislative Council Secretariat
3 March 2028
"""
FOLLOW_UP_ZH = """立法會CB(3)91/2028(02)號文件

海濱事務委員會

跟進行動一覽表
(截至2028年3月3日的情況)

議題 會議日期 所需的跟進行動 政府當局的回應
1. 海濱長廊的照
明
2028年2月7
日
委員要求政府當局提供以下資料：
(a) 已更換的燈數目；及
(b) 更換其餘燈的時間表。
政府當局的回應已於2028年2月28日隨立法會CB(3)80/2028(01)號文
件送交委員。
2. 長椅的感應器
2028年1月10日
海港署承諾向事務委員會匯報感應器所收集的數據。
有待海港署作出回應。

立法會秘書處
議會事務部3
2028年3月3日
"""
OUTSTANDING = """Panel on Promenades

List of outstanding items for discussion
(Position as at 3 March 2028)

Proposed timing for discussion
1. Progress of the Harbour Data Platform
The Administration proposes to brief the Panel on the progress. May 2028
2. Rules for delivery robots
At the meeting on 7 February 2028, members agreed to discuss the item.
To be confirmed
3. Smart moorings
This item was raised by Hon FUNG Oi-lin (LC Paper No. CB(3)70/2028(01)).
Second quarter of
2028
"""
OUTSTANDING_ZH = """海濱事務委員會

待議事項一覽表
(截至2028年3月3日的情況)

建議的討論時間
1. 海港數據平台的進度
政府當局建議向事務委員會簡介進度。
2028年5月
2. 送貨機械人的規管
在2028年2月7日的會議上，委員同意討論此事項。
待定
"""


def rows(text: str) -> tuple[Matter, ...]:
    return read(text).matters


def read(text: str) -> Document:
    return paper(text)


def test_each_action_has_its_subject_its_meeting_what_was_asked_of_whom_and_its_answer() -> None:
    first, second, third = rows(FOLLOW_UP)
    assert (first.no, first.subject, first.met_on) == (
        "1",
        "Lighting of promenades",
        date(2028, 2, 7),
    )
    assert first.asked.split("\n") == [
        "The Administration was requested to provide information on:",
        "(a) the number of lamps replaced; and",
        "(b) the timetable for the rest.",
    ]
    assert (first.of, first.state) == ("The Administration", "answered")
    assert first.answered_by == ("CB(3)80/2028(01)",)
    assert (second.of, second.state) == ("The Harbour Department", "awaited")
    assert second.asked.endswith("the data that sensors collect.")
    assert (third.no, third.subject, third.met_on) == ("2", second.subject, date(2028, 2, 7))
    assert (third.of, third.remark) == ("the Administration", "To be provided by the end of 2028.")


def test_a_chinese_list_is_read_alike() -> None:
    first, second = rows(FOLLOW_UP_ZH)
    assert (first.subject, first.met_on) == ("海濱長廊的照明", date(2028, 2, 7))
    assert (first.of, first.state, first.answered_by) == (
        "政府當局", "answered", ("CB(3)80/2028(01)",),
    )  # fmt: skip
    assert first.asked.count("\n") == 2
    assert (second.of, second.state, second.remark) == ("海港署", "awaited", "有待海港署作出回應。")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (OUTSTANDING, ["May 2028", "To be confirmed", "Second quarter of 2028"]),
        (OUTSTANDING_ZH, ["2028年5月", "待定"]),
    ],
)
def test_an_item_to_be_discussed_has_its_timing_apart(text: str, wanted: list[str]) -> None:
    found = rows(text)
    assert [one.remark for one in found] == wanted
    assert {one.state for one in found} == {"proposed"}
    assert not any(one.remark in one.asked or one.remark in one.subject for one in found)


def test_what_an_item_rests_on_is_cited_and_is_no_answer() -> None:
    *_, last = rows(OUTSTANDING)
    assert (last.cited, last.answered_by) == (("CB(3)70/2028(01)",), ())


def test_the_head_says_as_of_when_the_list_is_so_and_its_columns_are_no_title() -> None:
    made = read(FOLLOW_UP)
    assert (made.title, made.fields["as_of"]) == ("List of follow-up actions", "2028-03-03")
    assert made.committee == "Panel on Promenades"
    assert made.published == date(2028, 3, 3)


@pytest.mark.parametrize("text", [OUTSTANDING, OUTSTANDING_ZH])
def test_the_last_timing_of_a_list_is_not_the_day_it_came_out(text: str) -> None:
    assert read(text).published is None


@pytest.mark.parametrize("text", [FOLLOW_UP, FOLLOW_UP_ZH, OUTSTANDING, OUTSTANDING_ZH])
def test_no_word_of_a_list_is_lost(text: str) -> None:
    made = read(text)
    assert made.coverage == 1.0
    assert made.unplaced < 0.05
    kept = "".join("".join([*headings(made), wording(made)]).split())
    for one in made.matters:
        assert all("".join(part.split()) in kept for part in (one.subject, one.asked, one.remark))


def test_a_list_in_a_table_is_read_by_its_cells() -> None:
    table = "\n".join(
        [
            " | Subject | Date of meeting | Follow-up action required | Administration's response",
            "1 | Lighting of promenades | 7 February 2028 | The Administration was requested to provide the costs. | Awaiting the Administration's response",
            "2 | Sensors in benches | 10 January 2028 | Members requested the Administration to provide figures. | LC Paper No. CB(3)80/2028(01)",
        ]
    )
    made = page(
        "Panel on Promenades", Block("List of follow-up actions", "heading"), Block(table, "table")
    )
    first, second = made.matters
    assert (first.subject, first.met_on, first.state) == (
        "Lighting of promenades", date(2028, 2, 7), "awaited",
    )  # fmt: skip
    assert (second.state, second.answered_by) == ("answered", ("CB(3)80/2028(01)",))


def test_a_row_on_one_line_is_parted_at_its_colon() -> None:
    (row,) = rows(
        "Panel on Promenades\n\nList of follow-up actions\n\n1. Lighting: figures to be provided.\n"
    )
    assert (row.subject, row.asked) == ("Lighting", "figures to be provided.")


def test_a_row_that_only_says_what_is_to_be_done_is_a_row() -> None:
    (row,) = rows(
        "Panel on Promenades\n\nList of follow-up actions\n\n"
        "1. The Administration is to provide figures on lamps in the past three\nyears.\n"
    )
    assert (
        row.subject == "The Administration is to provide figures on lamps in the past three years."
    )
    assert (row.of, row.state) == ("The Administration", "open")


def test_an_item_over_two_lines_is_parted_at_its_colon() -> None:
    (row,) = rows(
        "Panel on Promenades\n\nList of outstanding items for discussion\n\n"
        "1. Lamps on all the promenades of the harbour: paper from the\nAdministration pending.\n"
    )
    assert row.subject == "Lamps on all the promenades of the harbour"
    assert row.remark == "paper from the Administration pending."


def test_a_list_that_numbers_nothing_keeps_its_text() -> None:
    made = read(
        "Panel on Promenades\n\nList of follow-up actions\n\nThere is nothing to follow up.\n"
    )
    assert made.matters == ()
    assert "Thereisnothingtofollowup." in wording(made)


def test_another_paper_has_no_such_rows() -> None:
    text = "Panel on Promenades\n\nMinutes of special meeting\nheld on 7 February 2028\n\n1. The Chairman opened the meeting.\n"
    assert read(text).matters == ()


def test_rows_are_kept_as_they_were_read() -> None:
    made = read(FOLLOW_UP)
    assert from_json(to_json(made)) == made


def test_a_hostile_list_is_read_in_time_that_grows_with_it() -> None:
    text = "Panel on Promenades\n\nList of follow-up actions\n\n" + "\n".join(
        f"{number}. Lamps\n7 February 2028\nThe Administration was requested to provide it.\n" * 3
        for number in range(1, 2_000)
    )
    assert 0 < len(rows(text)) <= 200
