"""This file lets searches answer what they should not: a day moved, a login, another page's rows, too many, none."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from scrapers.replica.printing import printed
from scrapers.source import Page
from scrapers.sources import _committee_agendas, data_gov_hk, hkma, legco_bills_committees, sfc
from storage.database import Store
from storage.published import papers
from storage.records import Paper
from storage.sql import table
from storage.tables.published import DeadlineRow
from tests.story.lived import lived
from tests.story.stage import WEDNESDAY, Stage

ENGLISH, CHINESE = sfc.CIRCULARS.addresses(WEDNESDAY)
ASKED, _ = sfc.consultations(WEDNESDAY)
PAPER = "https://apps.sfc.hk/edistributionWeb/api/{}/openFile?lang=EN&refNo={}"
_deadline = table(DeadlineRow)
LOGIN = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action='/login'>Password</form></body></html>"


def row(at: int = 6, day: date = WEDNESDAY, **changed: Any) -> dict[str, Any]:
    named = {
        "refNo": f"26EC{at}",
        "lang": "EN",
        "title": f"Circular {at} on artificial intelligence",
    }
    return named | {"releasedDate": f"{day}T16:10:23.117"} | changed


def list_them(stage: Stage, *rows: dict[str, Any], url: str) -> None:
    body = json.dumps({"items": list(rows), "total": len(rows)}).encode()
    stage.site.serve(url, body, "application/json")


def serve(
    stage: Stage, *rows: dict[str, Any], url: str = ENGLISH, called: str | None = None
) -> None:
    """List rows and their papers, each of which says its title; those that are all called one are one text."""
    list_them(stage, *rows, url=url)
    for each in rows:
        reference = each.get("refNo") or each.get("cpRefNo")
        kind = "circular" if "refNo" in each else "consultation"
        title = called or each.get("title") or each.get("cpTitle")
        said = f"{title}\n\n1. Firms that use artificial intelligence shall test it."
        stage.site.serve(PAPER.format(kind, reference), printed(said, "en"), "application/pdf")


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return lived(sqlite_store, _listed, places=("sfc_circulars", "sfc_consultations"))


def _listed(stage: Stage) -> None:
    old = row(1, WEDNESDAY - timedelta(days=90), title="An old circular on lamps")
    serve(stage, old)
    serve(stage, old | {"lang": "TC"}, url=CHINESE)
    stage.check()


def only(stage: Stage, title: str) -> Paper:
    with stage.desk.store.read() as session:
        found = papers.papers(session, papers.newest(session, 20))
    (mine,) = [one for one in found if title in one.title]
    return mine


def test_a_circular_that_is_dated_anew_is_told_once(stage: Stage) -> None:
    serve(stage, row())
    stage.check()
    stage.check(minutes=90)
    serve(stage, row(day=WEDNESDAY + timedelta(days=1)))
    for _ in range(4):
        stage.check(minutes=90)
    assert len(stage.channel.posts()) == 1
    assert stage.channel.replies() == []
    assert only(stage, "Circular 6").published == WEDNESDAY + timedelta(days=1)


@pytest.mark.parametrize("days", [14, -10], ids=["extended", "closed early"])
def test_a_consultation_closes_when_its_list_says_so_now(stage: Stage, days: int) -> None:
    first = WEDNESDAY + timedelta(days=30)

    def asked(closes: date) -> dict[str, Any]:
        return {
            "cpRefNo": "26CP4",
            "lang": "EN",
            "cpTitle": "Consultation on artificial intelligence of brokers",
            "cpIssueDate": f"{WEDNESDAY}T16:11:40.712",
            "commentDeadline": f"{first}T00:00:00",
            "commentActualDeadline": f"{closes}T00:00:00",
        }

    serve(stage, asked(first), url=ASKED)
    stage.check()
    stage.check(minutes=90)
    moved = first + timedelta(days=days)
    serve(stage, asked(moved), url=ASKED)
    for _ in range(3):
        stage.check(minutes=90)
    paper = only(stage, "Consultation on artificial")
    with stage.desk.store.read() as session:
        known = session.connection().execute(
            select(_deadline.c.day).where(
                _deadline.c.paper_id == paper.id, _deadline.c.what == "closes"
            )
        )
        assert set(known.scalars()) == {moved}


@pytest.mark.parametrize("media", ["text/html; charset=utf-8", "application/json"])
def test_a_search_that_is_answered_with_a_login_page_is_trouble_and_loses_nothing(
    stage: Stage, media: str
) -> None:
    serve(stage, row())
    stage.check()
    stage.site.serve(ENGLISH, LOGIN, media)
    done = stage.check(minutes=90)["sfc_circulars"]
    assert [url for url, _ in done.failures] == [ENGLISH]
    assert done.gone == 0
    assert only(stage, "Circular 6").withdrawn_at is None


def test_later_pages_with_the_rows_of_the_first_are_trouble_while_it_lasts(stage: Stage) -> None:
    rows = [row(at) for at in range(100, 200)]
    pages, url = [ENGLISH], ENGLISH
    for _ in range(4):
        (url,) = sfc.CIRCULARS.read(Page(url, json.dumps({"items": rows}).encode())).follow
        pages.append(url)
    serve(stage, *rows, called="A circular on artificial intelligence")
    for each in pages[1:]:
        list_them(stage, *rows, url=each)
    for _ in range(2):
        done = stage.check(minutes=90)["sfc_circulars"]
        assert [each for each, _ in done.failures] == pages[1:]
        assert {type(why).__name__ for _, why in done.failures} == {"LayoutChanged"}


def test_rows_of_another_page_are_trouble_though_each_answer_is_written_anew(
    sqlite_store: Store,
) -> None:
    stage = Stage(sqlite_store, places=("hkma_press",))
    place = "https://www.hkma.gov.hk/eng/news-and-media/press-releases/2026/10/20261006-{}/"
    rows = [
        {"title": f"Coin {at}", "link": place.format(at), "date": "2026-10-06"} for at in range(100)
    ]
    first = next(iter(hkma.addresses(WEDNESDAY)))
    second = first.replace("offset=0", "offset=100")
    for _ in range(2):
        for at, url in enumerate((first, second)):
            reply = {"asked_at": f"{stage.clock()}.{at}", "result": {"records": rows}}
            stage.site.serve(url, json.dumps(reply).encode(), "application/json")
        done = stage.check(minutes=90)["hkma_press"]
        assert [url for url, _ in done.failures if url.startswith(first[:60])] == [second]


def test_one_language_answered_in_the_name_of_the_other_is_trouble(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store, places=("hkma_press",))
    link = "https://www.hkma.gov.hk/eng/news-and-media/press-releases/2026/10/20261006-1/"
    rows = [{"title": "Coins", "link": link, "date": "2026-10-06"}]
    body = json.dumps({"result": {"records": rows}}).encode()
    for url in hkma.addresses(WEDNESDAY):
        stage.site.serve(url, body, "application/json")
    done = stage.check()["hkma_press"]
    assert [type(why).__name__ for _, why in done.failures] == ["LayoutChanged"]
    assert done.listed == 2  # what it lists is read all the same: it may be so by chance


def test_a_language_that_turns_into_the_other_is_trouble_though_that_one_is_as_it_was(
    sqlite_store: Store,
) -> None:
    stage = Stage(sqlite_store, places=("hkma_press",))
    place = "https://www.hkma.gov.hk/{}/news-and-media/press-releases/2026/10/20261006-1/"
    bodies = [
        json.dumps(
            {"result": {"records": [{"title": title, "link": place.format(folder), "date": "2026-10-06"}]}}
        ).encode()
        for title, folder in (("Coins", "eng"), ("硬幣", "chi"))
    ]  # fmt: skip
    english, chinese = hkma.addresses(WEDNESDAY)
    for url, body in zip((english, chinese), bodies, strict=True):
        stage.site.serve(url, body, "application/json")
    assert stage.check()["hkma_press"].failures == []
    stage.site.serve(english, bodies[1], "application/json")
    done = stage.check(minutes=90)["hkma_press"]
    assert [url for url, _ in done.failures] == [chinese]


@pytest.mark.parametrize(("first", "last", "lost"), [(200, 300, 2), (190, 290, 2), (101, 200, 0)])
def test_a_full_list_on_which_nothing_is_known_may_have_lost_something(
    sqlite_store: Store, first: int, last: int, lost: int
) -> None:
    stage = Stage(sqlite_store, places=("data_gov_hk",))

    def catalogue(numbers: range) -> None:
        for url, title in zip(data_gov_hk.addresses(WEDNESDAY), ("Lamps", "燈"), strict=True):
            rows = [
                {"name": f"hk-lamps-{at}", "title": f"{title} {at}", "metadata_created": "2026-10-06T01:00:00"}
                for at in reversed(numbers)
            ]  # fmt: skip
            body = json.dumps({"success": True, "result": {"results": rows}}).encode()
            stage.site.serve(f"{url}", body, "application/json")

    catalogue(range(90, 190))
    stage.check()
    catalogue(range(first, last))
    done = stage.check(minutes=130)["data_gov_hk"]
    assert len(done.gaps) == lost


def test_a_full_list_that_leads_to_older_pages_has_lost_nothing(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store, places=("hkma_press",))
    place = "https://www.hkma.gov.hk/eng/news-and-media/press-releases/2026/10/20261006-{}/"
    for first in (1, 101):
        rows = [
            {"title": f"Coin {at}", "link": place.format(at), "date": "2026-10-06"}
            for at in range(first, first + 100)
        ]
        body = json.dumps({"result": {"records": rows}}).encode()
        stage.site.serve(next(iter(hkma.addresses(WEDNESDAY))), body, "application/json")
        done = stage.check(minutes=90)["hkma_press"]
    assert (done.new, done.gaps) == (100, [])


def test_a_hundred_thousand_rows_are_refused_by_name(stage: Stage) -> None:
    serve(stage, row())
    stage.check()
    many = json.dumps({"items": [row()] * 100_000}).encode()
    stage.site.serve(ENGLISH, many, "application/json")
    (failure,) = stage.check(minutes=90)["sfc_circulars"].failures
    assert type(failure[1]).__name__ in {"TooManyRows", "TooBig"}
    assert len(stage.channel.posts()) == 1


def test_no_rows_at_all_are_trouble_and_nothing_is_withdrawn(stage: Stage) -> None:
    serve(stage, row())
    stage.check()
    serve(stage)
    (failure,) = stage.check(minutes=90)["sfc_circulars"].failures
    assert type(failure[1]).__name__ == "EmptyListing"
    assert only(stage, "Circular 6").withdrawn_at is None


# --- lists of departments, and committees in the open data

ENGLISH_PRESS = "https://www.doj.gov.hk/en/community_engagement/press/index.html"
CHINESE_PRESS = ENGLISH_PRESS.replace("/en/", "/tc/")
CLOSED = (
    '<nav><a href="/en/contact.html">Contact us</a></nav><ul><li>7 Oct 2026 '
    '<a href="/en/status.html">This website is closed for maintenance</a></li></ul>'
)


def press(*titles: str) -> str:
    rows = (
        f'<li>{at}-10-2026 <a href="202610{at:02}_pr1.html">{title}</a></li>'
        for at, title in enumerate(titles, 1)
    )
    return f"<ul>{''.join(rows)}</ul>"


@pytest.fixture
def department(sqlite_store: Store) -> Stage:
    made = Stage(sqlite_store, places=("doj_press",))
    list_page(made, ENGLISH_PRESS, press("Lamps lit", "Notaries meet", "Ferries named"))
    list_page(made, CHINESE_PRESS, press("亮燈", "公證人開會", "渡輪命名"))
    assert made.check()["doj_press"].failures == []
    return made


def list_page(stage: Stage, url: str, rows: str) -> None:
    stage.site.serve(url, f"<html><body>{rows}</body></html>".encode(), "text/html")


def test_a_notice_that_a_site_is_closed_is_trouble_and_no_list(department: Stage) -> None:
    list_page(department, ENGLISH_PRESS, CLOSED)
    for _ in range(2):
        done = department.check(minutes=190)["doj_press"]
        assert [(url, type(why).__name__) for url, why in done.failures] == [
            (ENGLISH_PRESS, "LayoutChanged")
        ]
    assert only(department, "Lamps lit").withdrawn_at is None
    list_page(department, ENGLISH_PRESS, press("Lamps lit", "Notaries meet", "Ferries named"))
    assert department.check(minutes=190)["doj_press"].failures == []


def test_a_short_list_of_a_new_year_is_read_and_spoken_of_once(department: Stage) -> None:
    rows = (
        '<ul><li>2-1-2027 <a href="/en/newsroom/a-notary-s-lamp.html">A notary and AI</a></li></ul>'
    )
    list_page(department, ENGLISH_PRESS, rows)
    for _ in range(4):
        assert department.check(minutes=190)["doj_press"].failures == []
    assert only(department, "A notary and AI")
    department.send()
    told = [one.text for one in department.channel.posts() if "Look once" in one.text]
    assert len(told) == 1
    assert ENGLISH_PRESS in told[0]
    assert only(department, "Lamps lit").withdrawn_at is None


def test_a_page_in_one_language_that_is_answered_in_the_other_is_trouble_and_news(
    department: Stage,
) -> None:
    list_page(department, ENGLISH_PRESS, press("亮燈", "公證人開會", "渡輪命名", "人工智能指引"))
    done = department.check(minutes=190)["doj_press"]
    assert [(url, type(why).__name__) for url, why in done.failures] == [
        (ENGLISH_PRESS, "LayoutChanged")
    ]
    assert done.new == 1


@pytest.mark.parametrize("written", ["of what cannot be read", "of UTF-8 read as Latin"])
def test_titles_whose_letters_are_lost_are_trouble_until_they_can_be_read(
    department: Stage, written: str
) -> None:
    page = f"<html><body>{press('亮燈指引', '公證人開會', '渡輪命名儀式')}</body></html>"
    plain = page.encode()
    double = plain.decode("cp1252", "replace").encode()
    body = (
        double if written == "of UTF-8 read as Latin" else plain.decode("ascii", "replace").encode()
    )
    department.site.serve(CHINESE_PRESS, body, "text/html; charset=utf-8")
    done = department.check(minutes=190)["doj_press"]
    assert [(url, type(why).__name__) for url, why in done.failures] == [
        (CHINESE_PRESS, "LayoutChanged")
    ]
    department.site.serve(CHINESE_PRESS, plain, "text/html; charset=utf-8")
    assert department.check(minutes=190)["doj_press"].failures == []


@pytest.mark.parametrize("written", ["gb18030", "big5hkscs"])
def test_a_page_that_says_it_is_in_another_encoding_is_read(
    department: Stage, written: str
) -> None:
    page = f"<html><body>{press('亮燈指引', '公證人開會', '渡輪命名儀式')}</body></html>"
    department.site.serve(CHINESE_PRESS, page.encode(written), "text/html; charset=utf-8")
    assert department.check(minutes=190)["doj_press"].failures == []


def test_one_title_in_the_other_language_is_no_trouble(department: Stage) -> None:
    rows = press("Lamps lit", "Notaries meet", "Ferries named", "人工智能指引")
    list_page(department, ENGLISH_PRESS, rows)
    assert department.check(minutes=190)["doj_press"].failures == []


def test_rows_that_a_site_states_in_one_language_only_are_no_trouble(department: Stage) -> None:
    rows = press(*(f"{title}（只有中文）" for title in ("亮燈", "公證人開會", "渡輪命名")))
    list_page(department, ENGLISH_PRESS, rows)
    assert department.check(minutes=190)["doj_press"].failures == []


COMMITTEE = {
    "committee_id": 31,
    "committee_code": "BC/3/26",
    "name_eng": "Bills Committee on Pier Lamps Bill",
    "term_id": 8,
}


@pytest.mark.parametrize("reply", [b'{"value": []}', b"{}", b""], ids=["no rows", "{}", "nothing"])
def test_open_data_that_is_empty_after_it_held_rows_is_asked_again(
    sqlite_store: Store, reply: bytes
) -> None:
    stage = Stage(sqlite_store, places=("legco_bills_committees",))
    listed = _committee_agendas.query(legco_bills_committees.BODIES)
    meetings = _committee_agendas.meetings_of("31")
    held = {"Tmeeting": {"start_date_time": f"{WEDNESDAY}T10:45:00"}, "committee_id": 31}
    stage.site.serve(listed, json.dumps({"value": [COMMITTEE]}).encode(), "application/json")
    stage.site.serve(meetings, b'{"value": []}', "application/json")
    assert stage.check()["legco_bills_committees"].failures == []  # it has not met yet
    stage.site.serve(meetings, json.dumps({"value": [held]}).encode(), "application/json")
    assert stage.check(minutes=190)["legco_bills_committees"].failures == []
    stage.site.serve(meetings, reply, "application/json")
    for _ in range(2):
        (failure,) = stage.check(minutes=190)["legco_bills_committees"].failures
        assert (failure[0], type(failure[1]).__name__) == (meetings, "EmptyListing")


def test_a_reply_of_which_not_one_row_can_be_read_is_trouble_however_few_they_are(
    sqlite_store: Store,
) -> None:
    stage = Stage(sqlite_store, places=("legco_bills_committees",))
    renamed = {"Tmeeting": {"meeting_date": f"{WEDNESDAY}T10:45:00"}, "committee_id": 31}
    listed = _committee_agendas.query(legco_bills_committees.BODIES)
    meetings = _committee_agendas.meetings_of("31")
    for url, row in ((listed, COMMITTEE), (meetings, renamed)):
        stage.site.serve(url, json.dumps({"value": [row]}).encode(), "application/json")
    (failure,) = stage.check()["legco_bills_committees"].failures
    assert (failure[0], type(failure[1]).__name__) == (meetings, "LayoutChanged")
