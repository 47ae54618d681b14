"""This file tries the process that understands texts: what it answers, and what ends it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from structlog.testing import capture_logs

from bot.contents.understanding import Budget, Comparison, Hints, OwnTopic, Restated, TopicLines
from bot.engines.inline import Inline
from bot.engines.worker import InWorker, WorkerBroke, WorkerFailed
from scrapers.items import Document, Paragraph, Section
from scrapers.readers.errors import Encrypted, TooMuchWork, UnsupportedFormat
from scrapers.source import BreaksOff, EmptyListing, LayoutChanged, Page, Source, all_sources
from tests.scrapers import files
from tests.storage.made import document as made_document

PLENTY = 30.0
SHORT = Page("https://www.example.gov.hk/a.htm", b"<h1>AI in courts</h1><p>Judges use AI.</p>")
LONG = Page(
    "https://www.example.gov.hk/b.htm",
    b"<h1>AI</h1>"
    + b"<p>The courts will use artificial intelligence by 2027 for case 17.</p>" * 60_000,
)
NO_HINTS = Hints()
SHIPPED = TopicLines()


@pytest.fixture(scope="module")
def worker() -> Iterator[InWorker]:
    made = InWorker(seconds=PLENTY)
    yield made
    made.close()


@pytest.fixture
def narrow() -> Iterator[InWorker]:
    made = InWorker(seconds=0.5)
    yield made
    made.close()


def source(key: str) -> Source:
    return next(one for one in all_sources() if one.key == key)


def paper() -> Document:
    text = "The Judiciary will use artificial intelligence in its courts by the end of 2027."
    return Document("plain", "en", "AI in courts", sections=(Section(None, (Paragraph(text),)),))


COMPARED = Comparison(
    "The DPO will launch the corporate version of iAM Smart by end-2026.", "Paper a",
    date(2026, 12, 31),
    later=made_document("The corporate version of iAM Smart has been launched."),
    restated=(
        Restated("The corporate version of iAM Smart will be launched by mid-2027.", date(2027, 6, 30)),
    ),
)  # fmt: skip


def test_a_text_means_the_same_in_the_worker_as_where_it_is_called(worker: InWorker) -> None:
    here = Inline()
    for one in (worker, here):
        text = one.read(SHORT, NO_HINTS, Budget(PLENTY))
        assert text.documents[0].title == "AI in courts"
        assert text.reading.media == "html"
    both = [
        (
            one.read(SHORT, NO_HINTS, Budget(PLENTY)),
            one.match(SHIPPED, paper(), Budget(PLENTY)),
            one.match_title(SHIPPED, "AI in courts", Budget(PLENTY)),
            one.summarise(paper(), date(2026, 10, 7), Budget(PLENTY)),
            one.common([paper(), paper()], Budget(PLENTY)),
            one.compare(COMPARED, Budget(PLENTY)),
        )
        for one in (worker, here)
    ]
    assert both[0] == both[1]
    assert both[0][1]
    assert both[0][3].commitments
    assert [one.kind for one in both[0][5].seen] == ["done"]
    assert [one.kind for one in both[0][5].moved if one] == ["moved"]


def test_a_pdf_is_read_in_its_own_child_and_structured_in_the_worker(worker: InWorker) -> None:
    page = Page("https://www.example.gov.hk/a.pdf", files.pdf([["Artificial intelligence"]]))
    text = worker.read(page, NO_HINTS, Budget(PLENTY))
    assert (text.reading.media, text.documents[0].kind) == ("pdf", "plain")


def test_files_that_cannot_be_read_fail_by_the_same_names(worker: InWorker) -> None:
    with pytest.raises(UnsupportedFormat):
        worker.read(Page("a.png", b"\x89PNG" + b"0" * 100), NO_HINTS, Budget(PLENTY))
    locked = Page("a.pdf", files.pdf([["secret"]], password="x"))
    with pytest.raises(Encrypted):
        worker.read(locked, NO_HINTS, Budget(PLENTY))


def test_an_index_page_fails_by_the_name_that_its_source_gives(worker: InWorker) -> None:
    with pytest.raises((LayoutChanged, EmptyListing)):
        worker.index(source("info_gov_hk_rss"), Page("https://www.info.gov.hk/x", b"<html>"))


def test_what_a_broken_index_page_said_comes_with_its_failure(worker: InWorker) -> None:
    body = b"<p>Members to ask 22 questions</p><p>(LC Paper No. CB(3)902/2026)</p>"
    url = "https://www.legco.gov.hk/yr2026/english/counmtg/agenda/cm20261209.htm"
    with pytest.raises(LayoutChanged) as caught:
        worker.index(source("council_agenda"), Page(url, body))
    assert caught.value.index is not None
    assert [one.keys for one in caught.value.index.expectations] == [("legco:CB(3)902/2026",)]


def test_what_a_page_said_before_it_broke_off_comes_with_its_failure(worker: InWorker) -> None:
    row = b'<li><a href="/en/legco/20261006_pr1.html">Lamps lit</a> 6 October 2026</li>'
    page = Page(
        "https://www.doj.gov.hk/en/legco/index.html", b"<html><body><ul>" + row + b"<li><a hr"
    )
    with pytest.raises(BreaksOff) as caught:
        worker.index(source("doj_papers"), page)
    assert caught.value.index is not None
    assert [one.title for one in caught.value.index.listings] == ["Lamps lit"]


def test_an_error_of_our_own_comes_back_with_the_traceback_of_the_worker(worker: InWorker) -> None:
    unknown = replace(source("pcpd"), key="never_was")
    with pytest.raises(WorkerBroke, match=r"(?s)KeyError.*worker_child"):
        worker.index(unknown, SHORT)
    assert worker.match_title(SHIPPED, "AI", Budget(PLENTY))


def test_one_process_answers_question_after_question(worker: InWorker) -> None:
    worker.match_title(SHIPPED, "AI", Budget(PLENTY))
    first = worker.pid
    for _ in range(5):
        worker.read(SHORT, NO_HINTS, Budget(PLENTY))
    assert worker.pid == first


def test_threads_take_turns(worker: InWorker) -> None:
    found: list[int] = []

    def ask() -> None:
        found.extend(len(worker.match(SHIPPED, paper(), Budget(PLENTY))) for _ in range(5))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 20
    assert len(set(found)) == 1


def test_a_new_version_of_peoples_topics_is_known_at_the_next_question(worker: InWorker) -> None:
    own = OwnTopic("T1/harbour", "Harbour", "harbour")
    assert not worker.match_title(SHIPPED, "Harbour lights", Budget(PLENTY))
    found = worker.match_title(TopicLines("2", (own,)), "Harbour lights", Budget(PLENTY))
    assert [match.topic for match in found] == ["T1/harbour"]
    assert not worker.match_title(TopicLines("3", ()), "Harbour lights", Budget(PLENTY))


def test_what_work_costs_is_taken_from_the_budget(worker: InWorker) -> None:
    budget = Budget(PLENTY)
    worker.read(SHORT, NO_HINTS, budget)
    assert 0 < budget.left < PLENTY


def test_a_text_that_uses_up_its_budget_is_ended_by_name_and_the_next_is_read(
    narrow: InWorker,
) -> None:
    with capture_logs() as logs, pytest.raises(TooMuchWork, match=r"over 0.5 seconds of work"):
        narrow.read(LONG, NO_HINTS, Budget(0.5))
    assert [line["event"] for line in logs] == ["worker_used_up"]
    assert narrow.used_up == 1
    assert narrow.read(SHORT, NO_HINTS, Budget(PLENTY)).documents


def test_a_spent_budget_is_not_asked_for_again(narrow: InWorker) -> None:
    with pytest.raises(TooMuchWork, match="are spent"):
        narrow.read(SHORT, NO_HINTS, Budget(0.0))
    assert narrow.pid is None


def test_a_process_that_was_ended_between_questions_is_started_again(narrow: InWorker) -> None:
    narrow.match_title(SHIPPED, "AI", Budget(PLENTY))
    first = narrow.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert narrow.match_title(SHIPPED, "AI", Budget(PLENTY))
    assert narrow.pid != first


def test_a_text_that_wants_too_much_memory_is_named_and_the_next_is_read() -> None:
    tight = InWorker(seconds=PLENTY, memory=420 * 2**20)
    try:
        with pytest.raises(TooMuchWork):
            tight.common([paper()] * 400_000, Budget(PLENTY))
        assert tight.match_title(SHIPPED, "AI", Budget(PLENTY))
    finally:
        tight.close()


def test_a_process_that_cannot_start_is_no_fault_of_the_text() -> None:
    none = InWorker(memory=1)
    with pytest.raises(WorkerFailed, match="did not start"):
        none.match_title(SHIPPED, "AI", Budget(PLENTY))
    none.close()


def test_a_closed_worker_says_so_and_leaves_no_process() -> None:
    made = InWorker()
    made.match_title(SHIPPED, "AI", Budget(PLENTY))
    child = made.pid
    made.close()
    assert child is not None
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    with pytest.raises(WorkerFailed, match="closed"):
        made.match_title(SHIPPED, "AI", Budget(PLENTY))


def test_every_settled_index_page_says_the_same_in_the_worker(worker: InWorker) -> None:
    from scrapers.replica.site import Site

    site = Site(date(2026, 10, 7))
    read = 0
    for one in all_sources():
        for url in one.addresses(date(2026, 10, 7)):
            answer = site.answer(url, {})
            if answer.status == 200 and answer.body:
                page = Page(url, answer.body)
                assert worker.index(one, page) == one.read(page)
                read += 1
    assert read > 3
