"""This file tests how the place of the replies on the Estimates is learned, and what is said where it is not."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from scrapers.source import AddressUnknown, Index, Page, all_sources

SOURCE = next(source for source in all_sources() if source.key == "legco_estimates")
(SESSION,) = SOURCE.addresses(date(2026, 4, 15))
AGENDA = "https://www.legco.gov.hk/yr2026/english/fc/fc/agenda/fc20260413.htm"
REPLIES = "/yr2026/english/fc/fc/w_q/index.htm"


def session(*rows: dict[str, Any]) -> Index:
    return SOURCE.read(Page(SESSION, json.dumps({"schedule": list(rows)}).encode()))


def meeting(day: str, **more: Any) -> dict[str, Any]:
    return {"dates": [day], "papers": "Y", **more}


def agenda(html: str) -> Index:
    return SOURCE.read(Page(AGENDA, f"<html><body>{html}</body></html>".encode()))


def test_a_meeting_that_names_the_replies_leads_to_them() -> None:
    index = session(meeting("2026.04.13", replies={"en": REPLIES}))
    assert index.follow == (f"https://www.legco.gov.hk{REPLIES}",)


def test_the_special_meetings_lead_through_their_agendas() -> None:
    row = meeting("2026.04.13", agenda={"en": AGENDA})
    assert session(row, meeting("2026.01.16", agenda={"en": AGENDA})).follow == (AGENDA,)


def test_a_session_that_names_neither_is_trouble_with_what_to_do() -> None:
    with pytest.raises(AddressUnknown, match=r'\[legco_estimates\], "2026-27"'):
        session(meeting("2026.03.06"), meeting("2026.01.16", agenda={"en": AGENDA}))


def test_an_agenda_leads_to_the_page_of_replies() -> None:
    index = agenda(f'<a href="{REPLIES}">Replies to initial written questions</a><a href="/">x</a>')
    assert index.follow == (f"https://www.legco.gov.hk{REPLIES}",)


def test_a_booklet_that_an_agenda_links_to_is_one() -> None:
    index = agenda('<p>Session 9: replies <a href="../w_q/itib-e.pdf">itib-e.pdf</a></p>')
    (listing,) = index.listings
    assert (listing.hint, listing.issuer) == ("estimates_reply", "ITIB")


def test_an_agenda_of_the_estimates_without_replies_is_said_aloud() -> None:
    with pytest.raises(AddressUnknown, match="2026-27"):
        agenda("<p>Examination of Estimates of Expenditure 2026-27</p>")


def test_any_other_agenda_may_lead_nowhere() -> None:
    assert agenda("<p>Item for Finance Committee: herons</p>").may_be_empty


def test_a_place_on_another_site_is_not_followed() -> None:
    index = agenda('<a href="https://replies.example/w_q/index.htm">Replies</a>')
    assert index.follow == ()
