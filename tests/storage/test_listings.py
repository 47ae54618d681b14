"""This file tests what an index page says of an address that it names several times, or anew."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import Session

from scrapers.items import Listing
from storage.database import Store
from storage.published import identities, listings
from tests.storage.made import NOW, listing

INDEX = "https://www.digitalpolicy.gov.hk/en/news/latest/rss.data.xml"
SPRING, AUTUMN = date(2026, 4, 6), date(2026, 10, 7)


def placed(place: str, title: str, published: date) -> Listing:
    """Make a row that leads to a place in a page."""
    url = f"https://www.example.hk/en/whatsnew{place}"
    return listing("", url=url, keys=(f"url:{url}",), title=title, published=published)


def page(session: Session, *rows: Listing) -> listings.Difference:
    """Compare and remember, as a check does."""
    found = listings.difference(session, INDEX, rows)
    for one in (*found.new, *found.changed):
        identities.remember(session, one, index_url=INDEX, now=NOW, baseline=False)
    identities.respell(session, INDEX, found.respelt)
    listings.fell_off(session, INDEX, rows)
    return found


@pytest.mark.parametrize("newest_first", [True, False])
def test_an_address_named_anew_is_announced_again(store: Store, newest_first: bool) -> None:
    old = listing("guide", title="Guide", published=SPRING)
    new = listing("guide", title="Guide, second edition", published=AUTUMN)
    rows = (new, old) if newest_first else (old, new)
    with store.write() as session:
        assert page(session, old).again == ()
        found = page(session, *rows)
        assert found.changed == (new,)
        assert found.again == ((new, old.title),)
        assert page(session, *rows).changed == ()


def test_an_edit_of_a_title_is_no_new_announcement(store: Store) -> None:
    with store.write() as session:
        page(session, listing("guide", title="Guide", published=SPRING))
        found = page(session, listing("guide", title="Guide (with photos)", published=SPRING))
    assert (len(found.changed), found.again) == (1, ())


def test_of_two_rows_of_a_new_address_the_latest_is_what_it_is_called(store: Store) -> None:
    old = listing("guide", title="Guide", published=SPRING)
    new = listing("guide", title="Guide, second edition", published=AUTUMN)
    with store.write() as session:
        assert page(session, old, new).new == (new,)


def test_a_row_that_gets_a_place_beside_another_is_no_news(store: Store) -> None:
    pilots = placed("#pilots", "Pilots", SPRING)
    fees = placed("#fees", "Fees", AUTUMN)
    with store.write() as session:
        page(session, placed("", "Pilots", SPRING))
        assert page(session, fees, pilots).new == (fees,)
        assert page(session, fees, pilots) == listings.Difference((), (), (), 2)


def test_a_row_that_is_left_alone_with_its_place_is_no_news(store: Store) -> None:
    fees = placed("#fees", "Fees", AUTUMN)
    with store.write() as session:
        page(session, fees, placed("#pilots", "Pilots", SPRING))
        found = page(session, placed("", "Fees", AUTUMN))
        assert (found.new, found.changed) == ((), ())
        third = placed("#rules", "Rules", AUTUMN)
        assert page(session, third, fees).new == (third,)
