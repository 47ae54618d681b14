"""This file tests what the rows of a table promise by a day that is still to come."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.commitments import commitments
from scrapers.items import Document, Paragraph, Section

ISSUED = date(2025, 12, 19)


def due(*rows: str, lead: str = "") -> list[str]:
    said = (Paragraph(lead), Paragraph("\n".join(rows), table=True))
    paper = Document("plain", "en", "x", published=ISSUED, sections=(Section(None, said),))
    return [str(one.due_to) for one in commitments(paper)]


@pytest.mark.parametrize(
    ("rows", "days"),
    [
        (
            ("Pier | Now | Next milestone", "North | 12 berths | 20 berths by end-2026"),
            ["2026-12-31"],
        ),
        (
            ("碼頭 | 現況 | 下一個里程碑", "北碼頭 | 12個泊位 | 2026年第二季加入語音查詢"),
            ["2026-06-30"],
        ),
        (("Work | Target completion date", "Signals | March 2027"), ["2027-03-31"]),
    ],
)
def test_a_column_of_what_comes_next_promises_its_day(
    rows: tuple[str, ...], days: list[str]
) -> None:
    assert due(*rows) == days


@pytest.mark.parametrize(
    "rows",
    [
        ("Pier | Opened | Berths", "North | March 2026 | 20"),  # no column of what comes next
        ("Pier | Now | Next milestone", "North | 12 | Completed by March 2025"),
        ("Pier | Now | Next milestone", "North | 12 | Not to be opened in 2026"),
        ("Pier | Now | Next milestone", "North | 12 | To be confirmed"),
        ("Pier | Now | Next milestone", "North | 12 | Demand expected to reach 300 by 2030"),
    ],
)
def test_what_is_done_denied_or_foreseen_promises_nothing(rows: tuple[str, ...]) -> None:
    assert due(*rows) == []


def test_a_column_of_days_promises_where_a_timetable_is_led_in() -> None:
    rows = ("日期 | 工作", "2026年第三季 | 推出新版")
    assert due(*rows, lead="推行時間表如下：") == ["2026-09-30"]
    assert due(*rows, lead="會議記錄如下：") == []


@pytest.mark.parametrize(
    "rows",
    [
        ("Item | Status | Milestones", "Phase 1 | Abandoned | June 2026"),
        ("項目 | 現況 | 里程碑", "第一期 | 已取消 | 2026年6月"),
        ("Item | Timeline", "Deadline for applications | 31 March 2026"),
        ("項目 | 時間表", "接受申請截止日期 | 2026年3月31日"),
        ("Applicant | Expected completion", "Sun Hung Kai Ltd | March 2027"),
        ("Firm | Next step", "HSBC | opens its branch by end-2026"),
        ("Work | Expected completion date", "Pier (cancelled) | March 2027"),
    ],
)
def test_a_row_of_others_or_of_what_was_given_up_promises_nothing(rows: tuple[str, ...]) -> None:
    assert due(*rows) == []


def test_a_day_when_a_committee_meets_promises_nothing() -> None:
    rows = ("會議 | 日期", "財務委員會 | 2026年1月9日")
    assert due(*rows, lead="會議時間表如下：") == []
    rows = ("工作 | 日期", "向財務委員會申請撥款 | 2026年1月9日")
    assert due(*rows, lead="推行時間表如下：") == ["2026-01-09"]


def test_the_original_day_is_none_beside_the_revised_one() -> None:
    rows = (
        "Work | Original target date | Revised target date",
        "Signals | March 2026 | March 2027",
    )
    assert due(*rows) == ["2027-03-31"]


def test_what_is_not_so_yet_does_not_deny_what_comes_next() -> None:
    rows = ("碼頭 | 現況 | 下一個里程碑", "北碼頭 | 未有語音查詢 | 2026年第二季加入語音查詢")
    assert due(*rows) == ["2026-06-30"]
