"""This file tests how subcommittees are found: which of the committees are one, which meetings are near, what leads where."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from scrapers.source import EmptyListing, Index, LayoutChanged, Page, all_sources
from scrapers.sources import legco_subcommittees
from tests.material import shared

SOURCE = next(source for source in all_sources() if source.key == "legco_subcommittees")
(COMMITTEES,) = SOURCE.addresses(date(2026, 11, 18))
MEETINGS = f"https://app.legco.gov.hk/{'ScheduleDB/odata/Tmeeting_committee'}?$filter=committee_id"


def read(url: str, *rows: Any) -> Index:
    return SOURCE.read(Page(url, json.dumps({"value": list(rows)}).encode()))


def committee(code: str, number: str = "41", term: int = 8) -> dict[str, Any]:
    return {"committee_code": code, "committee_id": number, "name_eng": code, "term_id": term}


def meeting(day: str, agenda: str | None) -> dict[str, Any]:
    return {"Tmeeting": {"start_date_time": f"{day}T14:30:00", "agenda_url_eng": agenda}}


@pytest.mark.parametrize("code", ["HS/1/26", "HS/101/26", "PL/TP/S1", "PL/DEV/HA/S2", "hs/2/26"])
def test_a_subcommittee_is_known_by_its_code(code: str) -> None:
    (follow,) = read(COMMITTEES, committee(code)).follow
    assert "committee_id%20eq%2041" in follow


@pytest.mark.parametrize("code", ["PL/ITB", "HC/1", "SC/3/26", "", "HS/1"])
def test_no_other_committee_is_followed(code: str) -> None:
    assert read(COMMITTEES, committee(code)).follow == ()


def test_only_the_newest_term_is_read_whatever_its_number() -> None:
    now = [committee(f"HS/{at}/26", f"4{at}", 17) for at in (1, 2, 3)]
    index = read(COMMITTEES, *now, committee("HS/1/22", "30", 16))
    assert len(index.follow) == 3
    assert "earlier term" in index.passed[0]
    assert index.skipped == ()


@pytest.mark.parametrize("code", ["PL/ITB", "HS/1/30"])
def test_a_row_of_a_term_ahead_hides_no_committee_that_sits(code: str) -> None:
    now = [committee(f"HS/{at}/26", f"4{at}", 8) for at in (1, 2, 3)]
    index = read(COMMITTEES, committee(code, "50", 9), *now, committee("HS/1/22", "30", 7))
    assert {f"eq%204{at}" for at in (1, 2, 3)} <= {url[-7:] for url in _asked(index)}
    assert not any("eq%2030" in url for url in index.follow)
    assert index.account.rows == 5
    if code == "PL/ITB":
        (said,) = index.skipped
        assert said == "no subcommittees of term 9 so far: those of 8 are followed"


def _asked(index: Index) -> list[str]:
    return [url.partition("&$orderby")[0] for url in index.follow]


def test_a_meeting_typed_a_year_too_late_makes_none_old() -> None:
    page = "https://www.legco.gov.hk/yr2026/english/hc/sub_com/hs01/agenda/hs01{}.htm"
    days = ("2027-11-10", "2026-11-17", "2026-11-03", "2026-05-10")
    pages = [page.format(day.replace("-", "")) for day in days]
    index = read(MEETINGS, *(meeting(day, at) for day, at in zip(days, pages, strict=True)))
    assert index.follow == tuple(pages[:3])


def test_an_id_that_is_no_number_is_asked_for_nowhere() -> None:
    index = read(COMMITTEES, committee("HS/1/26", "41 or 1 eq 1"))
    assert index.follow == ()
    assert "has no id" in index.skipped[0]


def test_no_committees_at_all_mean_that_we_ask_too_often() -> None:
    with pytest.raises(EmptyListing, match="asked too often"):
        read(COMMITTEES)


def test_a_new_subcommittee_may_have_no_meeting() -> None:
    assert read(MEETINGS).may_be_empty


def test_meetings_of_a_quarter_lead_to_their_agendas() -> None:
    page = "http://www.legco.gov.hk/yr2026/english/hc/sub_com/hs01/agenda/hs01{}.htm"
    index = read(
        MEETINGS,
        meeting("2026-11-10", page.format("20261110")),
        meeting("2026-05-10", page.format("20260510")),
        meeting("2026-12-10", None),
    )
    assert index.follow == (page.format("20261110").replace("http:", "https:"),)
    assert index.account.rows == 3


def test_an_agenda_of_another_site_is_not_followed() -> None:
    index = read(MEETINGS, meeting("2026-11-10", "https://agenda.example/yr2026/a.htm"))
    assert index.follow == ()
    assert "leads elsewhere" in index.skipped[0]


def test_an_agenda_that_names_no_body_has_another_layout() -> None:
    url = "https://www.legco.gov.hk/yr2026/english/hc/sub_com/hs01/agenda/hs0120261110.htm"
    with pytest.raises(LayoutChanged, match="whose agenda"):
        SOURCE.read(Page(url, b"<html><body><p>Agenda</p></body></html>"))


def test_a_page_that_was_asked_for_nowhere_is_refused() -> None:
    with pytest.raises(LayoutChanged, match="none of our pages"):
        SOURCE.read(Page("https://www.legco.gov.hk/login.htm", b"<html></html>"))


def test_the_subcommittees_of_a_real_reply_are_found() -> None:
    sample = shared("real", "legco-odata", "Tcommittee-5f78f2.json")
    index = SOURCE.read(Page(COMMITTEES, sample.read_bytes()))
    assert len(index.follow) == 25  # thirteen of the House Committee, twelve of panels
    assert index.skipped == ()


def test_the_meetings_of_a_real_reply_lead_to_agendas() -> None:
    sample = shared("real", "legco-odata", "Tmeeting_committee-f85fde.json")
    index = SOURCE.read(Page(MEETINGS, sample.read_bytes()))
    assert index.follow
    assert all("/hc/sub_com/hs02/agenda/" in url for url in index.follow)


def test_what_is_verified_and_what_is_assumed_is_said() -> None:
    assert SOURCE.notes.english.startswith("Verified on replies of 2022")
    assert SOURCE.key == legco_subcommittees.KEY
