"""This file tests the replica: what its story publishes, how it fails, and that we read it."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from http.client import HTTPConnection, IncompleteRead, RemoteDisconnected

import pypdfium2
import pytest

from scrapers.items import Listing
from scrapers.replica.printing import printed
from scrapers.replica.server import Replica
from scrapers.replica.shelf import our_release
from scrapers.replica.site import FAULTS, Site
from scrapers.replica.story import lawtech_paper, meeting_day
from scrapers.source import EmptyListing, Page, Source, all_sources

TODAY = date(2026, 11, 18)
# what has to be asked for is read here too
ASKED_FOR: dict[str, dict[str, object]] = {
    "govhk_consultations": {"enabled": True},
    "audit": {"enabled": True},
    "hkma_circulars": {
        "pages": [f"https://brdr.hkma.gov.hk/{f}/list.html" for f in ("eng", "chi")]
    },
    "pcpd": {"enabled": True},
    "judiciary": {
        "pages": [f"https://www.judiciary.hk/{f}/notices/index.html" for f in ("en", "zh")]
    },
    "gazette": {
        "pages": [f"https://www.gld.gov.hk/egazette/{f}/list.html" for f in ("english", "tc_chi")]
    },
    "law_reform": {
        "pages": [f"https://www.hkreform.gov.hk/{f}/publications/index.htm" for f in ("en", "tc")]
    },
    "ipd": {
        "pages": [
            f"https://www.ipd.gov.hk/{f}/copyright/proposals/index.html" for f in ("en", "tc")
        ]
    },
    "legco_briefs": {"pages": [f"https://www.legco.gov.hk/{f}/briefs.html" for f in ("en", "tc")]},
    "ombudsman": {"pages": [f"https://www.ombudsman.hk/{f}/list.html" for f in ("en-us", "zh-hk")]},
}
SOURCES = {source.key: source for source in all_sources(ASKED_FOR)}
SEASONAL = {"legco_estimates", "council_agenda", "policy_address", "budget_speech"}
# the first and last days of a year, a leap day, every weekday
DAYS = [date(2026, 12, 31), date(2027, 1, 1), date(2028, 2, 29)]
DAYS += [TODAY + timedelta(days=more) for more in range(7)]


def read_all(site: Site, source: Source, today: date = TODAY) -> list[Listing]:
    """Walk a source's indexes over the replica, leaving out what is not there."""
    found: list[Listing] = []
    todo = list(source.addresses(today))
    while todo:
        url = todo.pop(0)
        answer = site.answer(url)
        if answer.status == 200:
            index = source.read(Page(url, answer.body))
            found += index.listings
            todo += index.follow
    return found


def titles(site: Site, key: str = "info_gov_hk", today: date = TODAY) -> set[str]:
    return {listing.title for listing in read_all(site, SOURCES[key], today)}


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as file:
        return "\n".join(page.get_textpage().get_text_range() for page in file)


@pytest.fixture
def replica() -> Replica:
    return Replica(TODAY)


def test_the_story_s_steps_are_named(replica: Replica) -> None:
    assert replica.steps == (
        "morning", "paper", "translation", "question",
        "revision", "withdrawal", "outage", "recovery",
    )  # fmt: skip


def test_nothing_is_published_before_the_first_step(replica: Replica) -> None:
    assert titles(replica) == set()


def test_publishing_goes_step_by_step(replica: Replica) -> None:
    step = replica.publish()
    assert (step.name if step else None, replica.step) == ("morning", "morning")


def test_publishing_goes_up_to_a_named_step(replica: Replica) -> None:
    replica.publish("revision")
    assert replica.step == "revision"


def test_an_unknown_step_is_refused(replica: Replica) -> None:
    with pytest.raises(ValueError, match="no step is called"):
        replica.publish("breakfast")


def test_after_the_last_step_nothing_more_happens(replica: Replica) -> None:
    replica.publish("recovery")
    assert replica.publish() is None


def paper_languages(site: Site) -> set[str]:
    found = read_all(site, SOURCES["legco_panels"])
    return {each.language for each in found if each.number == "CB(2)438/2026(03)"}


def test_the_paper_comes_in_chinese_first(replica: Replica) -> None:
    replica.publish("paper")
    assert paper_languages(replica) == {"zh-Hant"}


def test_its_english_text_comes_next(replica: Replica) -> None:
    replica.publish("translation")
    assert paper_languages(replica) == {"en", "zh-Hant"}


def test_both_languages_of_the_paper_share_a_key(replica: Replica) -> None:
    replica.publish("translation")
    found = read_all(replica, SOURCES["legco_panels"])
    keys = [set(each.keys) for each in found if each.number == "CB(2)438/2026(03)"]
    assert len(keys) == 2
    assert keys[0] & keys[1]


def test_the_question_s_reply_comes_in_chinese_first(replica: Replica) -> None:
    replica.publish("translation")
    lcq = [
        each.language
        for each in read_all(replica, SOURCES["info_gov_hk"])
        if "lcq:" in str(each.keys)
    ]
    assert lcq == ["zh-Hant"]


def test_a_release_states_its_twin_only_once_that_is_published(replica: Replica) -> None:
    replica.publish("translation")
    reply = our_release("ai_question", TODAY, 0)
    url = next(
        each.url
        for each in read_all(replica, SOURCES["info_gov_hk"])
        if each.title == reply["zh-Hant"].title
    )
    before = SOURCES["info_gov_hk"].twins(Page(url, replica.answer(url).body))
    replica.publish()
    after = SOURCES["info_gov_hk"].twins(Page(url, replica.answer(url).body))
    assert (sorted(before), sorted(after)) == (["zh-Hans"], ["en", "zh-Hans"])


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [("zh-Hant", "3,200萬元", "3,600萬元"), ("en", "$32 million", "$36 million")],
)
def test_the_revision_changes_one_figure_at_the_same_address(
    replica: Replica, language: str, old: str, new: str
) -> None:
    url = lawtech_paper(TODAY).url("en" if language == "en" else "zh-Hant")
    replica.publish("translation")
    before = text_of(replica.answer(url).body)
    replica.publish("revision")
    after = text_of(replica.answer(url).body)
    assert (old in before, new in before, old in after, new in after) == (True, False, False, True)


def test_the_revision_adds_one_sentence(replica: Replica) -> None:
    url = lawtech_paper(TODAY).url("zh-Hant")
    replica.publish("revision")
    assert "首輪申請" in text_of(replica.answer(url).body)


def test_the_withdrawal_takes_the_paper_from_its_index(replica: Replica) -> None:
    replica.publish("withdrawal")
    assert paper_languages(replica) == set()


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_the_withdrawal_takes_the_files(replica: Replica, language: str) -> None:
    replica.publish("withdrawal")
    url = lawtech_paper(TODAY).url("en" if language == "en" else "zh-Hant")
    assert replica.answer(url).status == 404


def test_the_withdrawal_leaves_the_meeting_s_other_papers(replica: Replica) -> None:
    replica.publish("withdrawal")
    assert len([t for t in read_all(replica, SOURCES["legco_panels"]) if "ajls" in t.url]) == 8


def test_the_outage_is_an_empty_page(replica: Replica) -> None:
    replica.publish("outage")
    url = next(iter(SOURCES["info_gov_hk"].addresses(TODAY)))
    with pytest.raises(EmptyListing):
        SOURCES["info_gov_hk"].read(Page(url, replica.answer(url).body))


def test_what_came_during_the_outage_is_there_after_it(replica: Replica) -> None:
    replica.publish("recovery")
    assert "Digital Policy Office opens smart city data challenge to schools" in titles(replica)


@pytest.mark.parametrize(
    ("key", "today"),
    [("policy_address", date(2026, 9, 16)), ("budget_speech", date(2027, 2, 24))],
)
def test_the_speeches_of_the_year_are_read_in_their_season(key: str, today: date) -> None:
    site = Replica(today)
    site.publish("morning")
    found = read_all(site, SOURCES[key], today)
    assert sorted(each.language for each in found) == ["en", "zh-Hant"]


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("key", sorted(set(SOURCES) - SEASONAL))
def test_every_source_reads_the_replica_on_any_day(key: str, today: date) -> None:
    site = Replica(today)
    site.publish("question")
    source = SOURCES[key]
    found = expected = 0
    todo = list(source.addresses(today))
    while todo:
        url = todo.pop()
        answer = site.answer(url)
        if answer.status == 200:
            index = source.read(Page(url, answer.body))
            found += len(index.listings) + len(index.expectations) + len(index.follow)
            expected += index.may_be_empty or index.seats is not None
            todo += index.follow
    assert found or expected


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_paper_s_number_is_spelt_by_its_file_on_any_day(today: date) -> None:
    site = Replica(today)
    site.publish("paper")
    found = [
        each for each in read_all(site, SOURCES["legco_panels"], today) if "法律科技" in each.title
    ]
    assert [each.number for each in found] == [f"CB(2)438/{meeting_day(today).year}(03)"]


def test_the_next_day_has_an_index_of_its_own(replica: Replica) -> None:
    replica.publish()
    replica.today = TODAY + timedelta(days=1)
    replica.release("flu")
    found = {
        listing.published for listing in read_all(replica, SOURCES["info_gov_hk"], replica.today)
    }
    assert found == {TODAY, replica.today}


def test_ids_are_given_once_a_day(replica: Replica) -> None:
    replica.publish("recovery")
    urls = [listing.url for listing in read_all(replica, SOURCES["info_gov_hk"])]
    assert len(urls) == len(set(urls))


def test_a_page_says_that_it_is_invented(replica: Replica) -> None:
    replica.publish()
    url = next(iter(SOURCES["info_gov_hk"].addresses(TODAY)))
    assert b"Invented for the replica" in replica.answer(url).body


def test_an_unchanged_page_is_not_sent_again(replica: Replica) -> None:
    replica.publish()
    url = next(iter(SOURCES["info_gov_hk"].addresses(TODAY)))
    etag = replica.answer(url).headers["ETag"]
    assert replica.answer(url, {"If-None-Match": etag}).status == 304


def test_a_changed_page_is_sent_again(replica: Replica) -> None:
    replica.publish()
    url = next(iter(SOURCES["info_gov_hk"].addresses(TODAY)))
    etag = replica.answer(url).headers["ETag"]
    replica.publish()
    assert replica.answer(url, {"If-None-Match": etag}).status == 200


def test_any_file_can_be_served_and_removed(replica: Replica) -> None:
    url = "https://www.legco.gov.hk/yr2026/english/x-e.pdf"
    replica.serve(url, b"%PDF-", "application/pdf")
    served = replica.answer(url)
    replica.remove(url)
    assert (served.status, served.body, replica.answer(url).status) == (200, b"%PDF-", 404)


def test_a_hidden_item_leaves_its_index_and_still_answers(replica: Replica) -> None:
    replica.publish()
    listing = read_all(replica, SOURCES["info_gov_hk"])[0]
    replica.hide(listing.url)
    assert (listing.title in titles(replica), replica.answer(listing.url).status) == (False, 200)


def test_a_hidden_item_can_return(replica: Replica) -> None:
    replica.publish()
    listing = read_all(replica, SOURCES["info_gov_hk"])[0]
    replica.hide(listing.url)
    replica.show(listing.url)
    assert listing.title in titles(replica)


@pytest.mark.parametrize(
    ("kind", "status", "size"),
    [
        ("empty", 200, 0),
        ("error", 500, 34),
        ("busy", 429, 0),
        ("missing", 404, 22),
        ("wrong type", 200, 72),
    ],
)
def test_a_fault_shows_in_the_answer(replica: Replica, kind: str, status: int, size: int) -> None:
    replica.publish()
    replica.misbehave(kind, "info.gov.hk")
    answer = replica.answer("https://www.info.gov.hk/gia/general/202611/18.htm")
    assert (answer.status, len(answer.body)) == (status, size)


def test_a_fault_touches_only_what_it_matches(replica: Replica) -> None:
    replica.publish()
    replica.misbehave("error", "18c.htm")
    assert replica.answer("https://www.info.gov.hk/gia/general/202611/18.htm").status == 200


def test_an_unknown_fault_is_refused(replica: Replica) -> None:
    with pytest.raises(ValueError, match="no fault is called"):
        replica.misbehave("tired")


def test_a_wall_is_a_page_with_status_200(replica: Replica) -> None:
    replica.misbehave("wall")
    assert b"could not be satisfied" in replica.answer("https://www.doj.gov.hk/").body


def test_every_fault_can_be_set_and_ended(replica: Replica) -> None:
    replica.publish()
    for kind in FAULTS:
        replica.misbehave(kind)
    replica.behave()
    url = "https://www.info.gov.hk/gia/general/202611/18.htm"
    assert (replica.answer(url).status, replica.answer(url).fault) == (200, None)


@pytest.fixture
def served() -> Iterator[Replica]:
    with Replica(TODAY) as replica:
        replica.publish()
        yield replica


def _get(replica: Replica, url: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", replica.port, timeout=10)
    try:
        path = replica.rewrite(url).split(str(replica.port), 1)[1]
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


INDEX = "https://www.info.gov.hk/gia/general/202611/18.htm"


def test_the_server_gives_what_the_site_answers(served: Replica) -> None:
    assert _get(served, INDEX) == (200, served.answer(INDEX).body)


def test_the_server_answers_304(served: Replica) -> None:
    etag = served.answer(INDEX).headers["ETag"]
    assert _get(served, INDEX, {"If-None-Match": etag}) == (304, b"")


def test_the_server_answers_queries_of_open_data(served: Replica) -> None:
    url = next(iter(SOURCES["legco_schedule"].addresses(TODAY)))
    assert _get(served, url)[0] == 200


def test_a_reset_breaks_the_connection(served: Replica) -> None:
    served.misbehave("reset", "18.htm")
    with pytest.raises((ConnectionError, RemoteDisconnected)):
        _get(served, INDEX)


def test_a_truncated_answer_is_short_of_its_length(served: Replica) -> None:
    served.misbehave("truncated", "18.htm")
    with pytest.raises(IncompleteRead):
        _get(served, INDEX)


def test_a_slow_answer_does_not_come_in_time(served: Replica) -> None:
    served.misbehave("slow", "18.htm")
    connection = HTTPConnection("127.0.0.1", served.port, timeout=0.2)
    connection.request("GET", "/www.info.gov.hk/gia/general/202611/18.htm")
    with pytest.raises(socket.timeout):
        connection.getresponse()
    connection.close()


def test_the_server_listens_on_loopback_only(served: Replica) -> None:
    assert (
        served.rewrite(INDEX)
        == f"http://127.0.0.1:{served.port}/www.info.gov.hk/gia/general/202611/18.htm"
    )


def test_the_port_is_unknown_before_the_start() -> None:
    with pytest.raises(RuntimeError, match="not served yet"):
        _ = Replica(TODAY).port


def test_stopping_twice_is_harmless(served: Replica) -> None:
    served.stop()
    served.stop()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", r"Costs (about \ half) rose by $3.2 million – “so far”."),
        ("zh-Hant", "涉及3,200萬元（約佔12.5%），由AI及LawTech計劃支付。"),
    ],
)
def test_a_printed_line_is_read_back(language: str, line: str) -> None:
    pdf = printed(line, "en" if language == "en" else "zh-Hant", "title")
    assert text_of(pdf).strip() == line


def test_a_long_text_takes_more_pages() -> None:
    pdf = printed("\n\n".join(["A paragraph."] * 60), "en")
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as file:
        assert len(file) == 4


def test_printing_is_the_same_every_time() -> None:
    assert printed("一二三", "zh-Hant") == printed("一二三", "zh-Hant")


def test_the_replica_can_be_served_from_a_shell() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scrapers.replica", "--day", "2026-11-18"],
        input="\n\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    lines = done.stdout.splitlines()
    assert lines[0].endswith("/www.info.gov.hk/gia/general/202611/18.htm")
    assert [line.split(":")[0] for line in lines[2:]] == ["paper", "translation"]
