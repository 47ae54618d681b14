"""This file checks what is cited by its number in a series, and the items of agendas cited by theirs."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.references import references
from scrapers.items import Document, Paragraph, Section
from storage.records import Reference


def _found(text: str, **changes: object) -> dict[str, Reference]:
    said = (Section(None, (Paragraph(text, "1"),)),)
    values: dict[str, object] = {
        "kind": "panel_paper",
        "language": "en",
        "title": "Pier lamps",
        "sections": said,
    }
    found = references(Document(**{**values, **changes}))  # type: ignore[arg-type]
    return {one.to: one for one in found}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "As Hansard of 21 May 2025, page 4563, records, it burns.",
            "Hansard of 21 May 2025, page 4563",
        ),
        (
            "(Official Record of Proceedings, 21 May 2025, cols. 12-15)",
            "Official Record of Proceedings, 21 May 2025, cols. 12-15",
        ),
        (
            "見2025年5月21日《立法會會議過程正式紀錄》第4563至4570頁。",
            "2025年5月21日《立法會會議過程正式紀錄》第4563至4570頁",
        ),
    ],
)
def test_the_record_of_a_sitting_is_shown_with_its_page_and_joins_nothing(
    said: str, words: str
) -> None:
    one = _found(said)["hansard:2025-05-21"]
    assert (one.words, one.joins) == (words, False)


def test_a_page_of_something_else_is_not_the_records() -> None:
    said = "See Hansard of 21 May 2025 and the paper of 5 July 2021, page 12."
    assert _found(said)["hansard:2025-05-21"].words == "Hansard of 21 May 2025"


def test_a_record_of_no_day_is_none() -> None:
    assert not _found("The Hansard of 2025 was consulted, page 12.")


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("The Regulation (L.N. 123 of 2026) was tabled.", ["ln:2026:123"]),
        ("L.N. 12 to L.N. 14 of 2026", ["ln:2026:12", "ln:2026:13", "ln:2026:14"]),
        ("Legal Notice No. 7 of 2025", ["ln:2025:7"]),
        ("2026年第123號法律公告", ["ln:2026:123"]),
        ("2026年第12及14號法律公告", ["ln:2026:12", "ln:2026:14"]),
        ("2026年第77號政府公告", ["gn:2026:77"]),
    ],
)
def test_a_notice_is_of_its_number_and_year(said: str, keys: list[str]) -> None:
    found = _found(said)
    assert list(found) == keys
    assert not any(one.joins for one in found.values())


def test_a_notice_or_a_report_in_the_title_is_what_the_paper_is_about() -> None:
    found = _found("x", title="Pier Lamps Regulation (L.N. 123 of 2026)")
    assert (found["ln:2026:123"].how, found["ln:2026:123"].joins) == ("about", True)
    found = _found("x", title="Chapter 3 of the Director of Audit's Report No. 84")
    assert found["audit:84:3"].joins


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Chapter 3 of the Director of Audit's Report No. 84 looked at lamps.", "audit:84:3"),
        ("the Director of Audit's Report No. 84 (Chapter 3)", "audit:84:3"),
        ("審計署署長第八十四號報告書第3章", "audit:84:3"),
        ("Report No. 84 of the Public Accounts Committee", "pac:84"),
        ("政府帳目委員會第84號報告書", "pac:84"),
    ],
)
def test_a_report_on_accounts_is_of_its_number_and_chapter(said: str, key: str) -> None:
    assert list(_found(said)) == [key]


@pytest.mark.parametrize(
    "said",
    [
        "Response to Chapter 2 of the internal audit report no. 7 of the Tourism Board",
        "The audit report 12 months ago said so.",
        "The Housing Department's audit report 3 of the company is kept.",
    ],
)
def test_the_report_of_any_bodys_own_audit_is_none(said: str) -> None:
    assert not _found(said)


def test_a_report_of_no_number_is_none() -> None:
    assert not _found("The Director of Audit's Report (October 2025) and Audit Report 2025 say so.")


@pytest.mark.parametrize(
    "said",
    [
        "See the LegCo Brief (File Ref.: ITIB CR 3/2051/26) issued on lamps.",
        "請參閱立法會參考資料摘要（檔號：ITIB CR 3/2051/26）。",
    ],
)
def test_the_file_of_a_brief_joins_whoever_cites_it_to_that_brief(said: str) -> None:
    key = "brief:ITIBCR3/2051/26"
    assert _found(said)[key].joins
    own = _found(
        "x", kind="brief", fields={"form": "brief", "file_ref": "ITIB CR 3/2051/26"}, title="Lamps"
    )
    assert own[key].joins


def test_a_file_that_is_nobodys_brief_is_no_reference() -> None:
    assert not _found("The brief of the Department (Ref: DPO 12/3) is enclosed.")
    two = _found("The LegCo Brief (Ref: DPO 12/3) and our letter ref. LM/1/23 are enclosed.")
    assert list(two) == ["brief:DPO12/3"]
    assert not _found("檔號 CB1/HS/1/22")
    assert not _found("Our file ref. CB1/HS/1/22 is of this paper.")


@pytest.mark.parametrize(
    "said",
    [
        "Agenda item 4 of the meeting of the Finance Committee on 5 June 2026 refers.",
        "We follow up item IV of the agenda of the Finance Committee's meeting on 5 June 2026.",
        "財務委員會2026年6月5日會議議程第IV項",
        "財務委員會於2026年6月5日的會議上討論第4項議程。",
    ],
)
@pytest.mark.parametrize("form", ["agenda", "minutes"])
def test_an_item_cited_by_its_number_meets_the_agenda_and_the_minutes_of_its_meeting(
    said: str, form: str
) -> None:
    key = "item:fc:2026-06-05:#4"
    assert _found(said)[key].joins
    agenda = _found(
        "x",
        kind="plain",
        title="Agenda",
        committee="Finance Committee",
        meeting_date=date(2026, 6, 5),
        fields={"form": form},
        sections=(Section("IV. Pier lamps", ()), Section("Any other business", ())),
    )
    assert agenda[key].how == "lists"


@pytest.mark.parametrize(
    "said",
    [
        "Items 3 and 4 of the meeting of the Finance Committee on 5 June 2026 refer.",
        "At the Finance Committee's meeting on 5 June 2026, Members discussed item 4 of the list of matters.",
        "At the Panel on Transport's meeting on 5 June 2026, agenda item 4 of the Finance Committee was named.",
        "Item 4 was discussed at the Finance Committee's meeting in June 2026.",
        "Item 4 of the list was discussed.",
    ],
)
def test_an_item_that_is_not_one_of_one_day_is_none(said: str) -> None:
    assert not any(key.startswith("item:") for key in _found(said))


def _listed(*headings: str) -> set[str]:
    found = _found(
        "x",
        kind="plain",
        title="Agenda",
        committee="Finance Committee",
        meeting_date=date(2026, 6, 5),
        fields={"form": "agenda"},
        sections=tuple(Section(one, ()) for one in headings),
    )
    return {key.rpartition("#")[2] for key, one in found.items() if one.how == "lists"}


def test_what_stands_below_an_item_is_no_item_of_the_meeting() -> None:
    below = ("I. Minutes", "II. Matters arising", "1. Follow-up list", "9. Letters", "III. Piers")
    assert _listed(*below) == {"1", "2", "3"}
    assert _listed("1. Minutes", "1. Draft", "2. Final", "2. Piers") == set()


def test_an_hour_a_break_and_a_day_open_no_item() -> None:
    said = ("I. Minutes", "12.30 pm", "10 minutes break", "2 June special meeting", "三項撥款建議")
    assert _listed(*said) == {"1"}
    assert _listed(*said[1:]) == set()
