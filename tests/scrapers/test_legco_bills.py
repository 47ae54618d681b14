"""This file tests what is read of bills: which papers a bill has, what joins their languages, what is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from scrapers.items import BILL_WITHDRAWN
from scrapers.source import EmptyListing, Index, Page, all_sources
from scrapers.sources import legco_bills
from tests.material import shared

SOURCE = next(source for source in all_sources() if source.key == "legco_bills")
WHERE = "http://www.legco.gov.hk/yr2026"


def read(*rows: Any) -> Index:
    (url,) = SOURCE.addresses(date(2026, 11, 18))
    return SOURCE.read(Page(url, json.dumps({"value": list(rows)}).encode()))


def bill(**fields: Any) -> dict[str, Any]:
    return {
        "internal_key": "b1",
        "bill_title_eng": "Harbour Lights Bill",
        "bill_title_chi": "《海港燈光條例草案》",
        "bill_gazette_date": "2026-11-13T00:00:00",
        "bill_content_url_eng": f"{WHERE}/english/bills/b1.pdf",
    } | fields


def test_the_query_asks_for_this_year_and_last() -> None:
    (url,) = SOURCE.addresses(date(2026, 1, 1))
    assert "year%28bill_gazette_date%29%20ge%202025" in url


def test_a_bill_is_one_paper_in_both_languages() -> None:
    index = read(bill(bill_content_url_chi=f"{WHERE}/chinese/bills/other-name.pdf"))
    first, second = index.listings
    assert set(first.keys) & set(second.keys) == {"bill:b1:bill"}
    assert [one.published for one in index.listings] == [date(2026, 11, 13)] * 2
    assert second.title == "《海港燈光條例草案》"


def test_a_brief_is_a_paper_of_its_own_and_states_no_day() -> None:
    index = read(bill(legco_brief_url_eng=f"{WHERE}/english/brief/tlb73_20261111-e.pdf"))
    brief = index.listings[1]
    assert (brief.title, brief.published) == (
        "Legislative Council Brief: Harbour Lights Bill",
        None,
    )
    assert "bill:b1:brief" in brief.keys


def test_a_committee_s_report_names_its_committee() -> None:
    committee = "Bills Committee on Harbour Lights Bill"
    report = f"{WHERE}/english/bc/bc03/reports/r-e.pdf"
    row = bill(bills_committee_title_eng=committee, bills_committee_report_url_eng=report)
    listing = read(row).listings[1]
    assert (listing.committee, listing.hint) == (committee, "committee_report")
    assert listing.title == f"Report of the {committee}"


def test_an_ordinance_has_its_number_and_the_day_on_which_it_was_gazetted() -> None:
    row = bill(
        ordinance_title_eng="Harbours Ordinance",  # the one that is amended
        ordinance_year_number_eng="Ord. No. 31 of 2026",
        ordinance_gazette_date="2026-11-27T00:00:00",
        ordinance_content_url_eng="https://www.elegislation.gov.hk/hk/cap999?_lang=en",
        ordinace_gazette_content_url_eng=f"{WHERE}/english/ord/2026ord031-e.pdf",
    )
    listing = read(row).listings[1]
    assert listing.title == "Ord. No. 31 of 2026: Harbour Lights Bill"
    assert (listing.published, listing.hint) == (date(2026, 11, 27), "bill")


def test_a_text_that_others_keep_is_no_paper_and_no_trouble() -> None:
    row = bill(ordinance_content_url_eng="https://www.elegislation.gov.hk/hk/cap999?_lang=en")
    index = read(row)
    assert (len(index.listings), index.skipped) == (1, ())
    assert "kept elsewhere" in index.passed[0]


def test_each_day_on_which_a_bill_is_read_is_announced_in_both_languages() -> None:
    row = bill(
        first_reading_date="2026-11-25T00:00:00",
        second_reading_date="2027-01-13T00:00:00",
        second_reading_date_2="2027-01-14T00:00:00",
    )
    announced = [(one.key, one.title) for one in read(row).expectations]
    found = [one for one in announced if "gazetted" not in one[0]]
    assert len(found) == 6
    assert found[0] == ("meeting:bill:b1:first", "First Reading: Harbour Lights Bill")
    assert found[-1] == ("meeting:bill:b1:second_2:zh-Hant", "二讀：《海港燈光條例草案》")


def test_a_withdrawn_bill_says_so_and_is_read_no_more() -> None:
    row = bill(second_reading_date="2027-01-13T00:00:00", remarks_eng="The Bill was withdrawn.")
    index = read(row)
    assert index.expectations == ()
    assert BILL_WITHDRAWN in index.listings[0].notes


def test_every_row_of_a_real_reply_is_accounted_for() -> None:
    sample = shared("real", "legco-odata", "Vbills-d13d67.json")
    (url,) = SOURCE.addresses(date(2026, 11, 18))
    index = SOURCE.read(Page(url, sample.read_bytes()))
    assert index.skipped == ()
    forms = [one.keys[0].rpartition(":")[2] for one in index.listings if one.language == "en"]
    assert (forms.count("bill"), forms.count("report"), forms.count("ordinance")) == (7, 6, 7)
    assert len(index.expectations) > 2 * 7 * 3 - 4


def test_a_text_that_was_gazetted_again_is_another_paper() -> None:
    row = bill(
        bill_content_url_2_eng=f"{WHERE}/english/bills/b2.pdf",
        bill_gazette_date_2="2026-11-20T00:00:00",
    )
    first, second = read(row).listings
    assert not set(first.keys) & set(second.keys)
    assert second.published == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (bill(internal_key=None), "without a key"),
        (bill(internal_key="b" * 5000), "without a key"),
        (bill(bill_content_url_eng=" "), "has no paper"),
        (bill(bill_content_url_eng="http://[x"), "no title or no address"),
        (bill(bill_title_eng=""), "no title or no address"),
        (bill(bill_content_url_eng="https://gazette.example/b.pdf"), "leads elsewhere"),
        ("a word", "no record"),
    ],
)
def test_what_cannot_be_read_of_a_bill_is_skipped_aloud(row: Any, why: str) -> None:
    good = bill(internal_key="b2", bill_content_url_eng=f"{WHERE}/english/bills/b2.pdf")
    index = read(row, good)
    assert len(index.listings) == 1
    assert why in index.skipped[0]


def test_a_withdrawn_bill_s_day_may_be_missing() -> None:
    assert read(bill(bill_gazette_date=None)).listings[0].published is None


def test_no_bills_at_all_mean_that_we_ask_too_often() -> None:
    with pytest.raises(EmptyListing, match="asked too often"):
        read()


def test_a_title_with_braces_is_a_title() -> None:
    brief = f"{WHERE}/english/brief/b-e.pdf"
    row = bill(bill_title_eng="Lights {0} Bill", legco_brief_url_eng=brief)
    assert read(row).listings[1].title == "Legislative Council Brief: Lights {0} Bill"


def test_what_nobody_could_verify_is_said() -> None:
    assert SOURCE.notes.english.startswith("Unverified")
    assert SOURCE.key == legco_bills.KEY


def test_every_stage_with_a_day_is_announced_and_only_readings_are_sittings() -> None:
    index = read(
        bill(
            bills_committee_formation_date="2026-11-20T00:00:00",
            ordinance_gazette_date="2027-03-05T00:00:00",
            second_reading_date="2027-02-24T00:00:00",
        )
    )
    english = {one.key: one.committee for one in index.expectations if one.language == "en"}
    assert english == {
        "meeting:bill:b1:second": "Council",
        "meeting:bill:b1:gazetted": None,
        "meeting:bill:b1:committee": None,
        "meeting:bill:b1:enacted": None,
    }
