"""This file tests the language model's door against a loopback server that answers well and badly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import pytest

from bot.contents.language_model import LanguageModel, numbered, summariser
from bot.contents.model_limits import (
    BudgetSpent,
    ModelRefused,
    ModelTooSlow,
    ModelUnreachable,
    ModelUnreadable,
    ModelUnset,
    MonthlyBudget,
)
from bot.contents.statements import statements
from bot.contents.summaries import summarise
from scrapers.items import Document, Exchange

KEY = "sk-of-our-own-4711"
NOW = datetime(2026, 10, 14, tzinfo=UTC)
PAPER = Document(
    "question_reply",
    "en",
    "Electronic registers",
    exchanges=(
        Exchange(
            "when the register will open;",
            "The Registry will open the register in March 2027.",
            "1",
        ),
        Exchange(
            "of the cost?",
            "A sum of $48 million has been set aside. See https://example.gov.hk/a.",
            "2",
        ),
    ),
)
OPENS, COSTS = 0, 1  # the numbers of two of its sentences
CHOSEN = [[COSTS], [OPENS]]

Reply = Callable[[BaseHTTPRequestHandler], None]


def answer(bullets: Any, tokens: int = 321) -> Reply:
    message = json.dumps({"bullets": bullets})
    body = {
        "choices": [{"message": {"content": f"```json\n{message}\n```"}}],
        "usage": {"total_tokens": tokens},
    }
    return raw(json.dumps(body).encode())


def raw(body: bytes, status: int = 200) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


class FakeEndpoint:
    """A chat-completions endpoint on loopback that answers as it is told and keeps what it was sent."""

    def __init__(self, reply: Reply) -> None:
        self.seen: list[tuple[str, str | None, dict[str, Any]]] = []
        self.released = Event()
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers["Content-Length"])
                sent = json.loads(self.rfile.read(size))
                endpoint.seen.append((self.path, self.headers["Authorization"], sent))
                reply(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"


@contextmanager
def endpoint(reply: Reply) -> Iterator[FakeEndpoint]:
    fake = FakeEndpoint(reply)
    thread = Thread(target=fake.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield fake
    finally:
        fake.released.set()
        fake.server.shutdown()
        thread.join()
        fake.server.server_close()


@contextmanager
def model(url: str, *, timeout: float = 5.0, limit: int = 100_000) -> Iterator[LanguageModel]:
    made = LanguageModel(
        url=url, model="small", key=KEY, budget=MonthlyBudget(limit, lambda: NOW), timeout=timeout
    )
    try:
        yield made
    finally:
        made.close()


def summary(reply: Reply) -> tuple[list[tuple[str, str]], list[str]]:
    """Give (method, text) of each bullet with what was noted, of a model that answers so."""
    notes: list[str] = []
    with endpoint(reply) as fake, model(fake.url) as asked:
        bullets = summariser(asked, notes.append)(PAPER, summarise(PAPER))
    return [(bullet.method, bullet.text) for bullet in bullets], notes


def extracts() -> list[tuple[str, str]]:
    return [("extract", bullet.text) for bullet in summarise(PAPER)]


def test_what_the_model_chose_is_shown_in_the_papers_words() -> None:
    assert summary(answer(CHOSEN))[0] == [
        ("model", "A sum of $48 million has been set aside."),
        ("model", "The Registry will open the register in March 2027."),
    ]


def test_a_bullet_is_cited_by_where_it_stands() -> None:
    with endpoint(answer(CHOSEN)) as fake, model(fake.url) as asked:
        assert [bullet.cites for bullet in asked.propose(PAPER)] == [("2",), ("1",)]


@pytest.mark.parametrize(
    "bullets",
    [
        [{"text": "The register will not open.", "cites": ["1"]}],
        ["The register will open in April 2031."],
        [[99]],
        [["0"]],
        [[0.5]],
        [[]],
        [],
    ],
)
def test_whatever_else_a_model_writes_leaves_the_programs_own_choice(bullets: Any) -> None:
    assert summary(answer(bullets))[0] == extracts()


def test_words_of_the_model_beside_its_numbers_are_never_shown() -> None:
    mixed = [[OPENS, "and it will not"], {"text": "31 departments"}]
    assert summary(answer(mixed))[0] == [
        ("model", "The Registry will open the register in March 2027.")
    ]


def test_a_sentence_that_leans_on_another_is_not_shown_alone() -> None:
    leaning = replace(
        PAPER, exchanges=(Exchange("When?", "The Registry met in May. It will open in 2027."),)
    )
    with endpoint(answer([[1]])) as fake, model(fake.url) as asked:
        assert asked.propose(leaning) == ()


def test_sentences_that_follow_each_other_share_a_bullet() -> None:
    leaning = replace(
        PAPER, exchanges=(Exchange("When?", "The Registry met in May. It will open in 2027."),)
    )
    with endpoint(answer([[0, 1]])) as fake, model(fake.url) as asked:
        assert [one.text for one in asked.propose(leaning)] == [
            "The Registry met in May. It will open in 2027."
        ]


def test_that_nothing_chosen_reads_alone_is_noted() -> None:
    assert "reads alone" in summary(answer([[99]]))[1][0]


def test_what_does_not_fit_is_left_out() -> None:
    long = " ".join(f"The register of archive {n} will open in May 2027" for n in range(12)) + "."
    wide = replace(PAPER, exchanges=(Exchange("When?", f"{long} It costs $4 million."),))
    with endpoint(answer([[0]])) as fake, model(fake.url) as asked:
        assert asked.propose(wide) == ()


def test_a_long_paper_is_sent_in_parts_and_its_best_once_more() -> None:
    answers = "".join(f"Archive {n} will open in May 2027.\n" for n in range(1500))
    paper = replace(PAPER, exchanges=(Exchange("When?", answers),))
    with endpoint(answer([[0], [1400]])) as fake, model(fake.url) as asked:
        bullets = asked.propose(paper)
        assert len(fake.seen) > 2
        assert "Archive 700 " not in fake.seen[-1][2]["messages"][1]["content"]
    assert [one.text for one in bullets] == [
        "Archive 0 will open in May 2027.",
        "Archive 1400 will open in May 2027.",
    ]


def test_numbers_are_asked_for_by_a_schema() -> None:
    with endpoint(answer(CHOSEN)) as fake, model(fake.url) as asked:
        asked.propose(PAPER)
        asked_for = fake.seen[0][2]["response_format"]["json_schema"]["schema"]
    assert asked_for["properties"]["bullets"]["items"]["items"] == {"type": "integer"}


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>Sign in</body></html>",
        b"\xff\xfe\x00garbage",
        b"[]",
        b"{}",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": 5}}]}',
        b'{"choices": [{"message": {"content": "No."}}]}',
        b'{"choices": [{"message": {"content": "{\\ud800}"}}]}',
        b"9" * 5000,
        b"[" * 50_000,
        b"",
    ],
    ids=[
        *("html", "bytes", "list", "empty", "no choice", "number", "prose"),
        *("surrogate", "digits", "deep", "nothing"),
    ],
)
def test_an_answer_that_is_not_what_was_asked_for_leaves_the_extracts(body: bytes) -> None:
    assert summary(raw(body))[0] == extracts()


def test_an_answer_without_bounds_is_cut_off() -> None:
    with (
        endpoint(raw(b" " * 300_000)) as fake,
        model(fake.url) as asked,
        pytest.raises(ModelUnreadable),
    ):
        asked.propose(PAPER)


def test_a_slow_answer_is_given_up() -> None:
    def stall(handler: BaseHTTPRequestHandler) -> None:
        fake.released.wait(10)

    with (
        endpoint(stall) as fake,
        model(fake.url, timeout=0.05) as asked,
        pytest.raises(ModelTooSlow),
    ):
        asked.propose(PAPER)


def test_an_answer_that_drips_is_given_up() -> None:
    ticks = iter(range(0, 1000, 20))
    with endpoint(answer(CHOSEN)) as fake:
        asked = LanguageModel(
            url=fake.url,
            model="small",
            key=KEY,
            budget=MonthlyBudget(100_000, lambda: NOW),
            timeout=10,
            monotonic=lambda: float(next(ticks)),
        )
        with pytest.raises(ModelTooSlow):
            asked.propose(PAPER)
        asked.close()


@pytest.mark.parametrize("status", [301, 401, 429, 500])
def test_an_error_status_leaves_the_extracts(status: int) -> None:
    assert summary(raw(b"{}", status))[0] == extracts()


def test_nobody_at_the_address_leaves_the_extracts() -> None:
    with endpoint(answer(CHOSEN)) as fake:
        url = fake.url
    with model(url, timeout=1) as asked:
        shown = summariser(asked)(PAPER, summarise(PAPER))
        assert [(bullet.method, bullet.text) for bullet in shown] == extracts()


def test_nobody_at_the_address_has_a_name() -> None:
    with endpoint(answer(CHOSEN)) as fake:
        url = fake.url
    with model(url, timeout=1) as asked, pytest.raises(ModelUnreachable):
        asked.propose(PAPER)


def test_without_a_model_the_paper_speaks() -> None:
    assert [(b.method, b.text) for b in summariser(None)(PAPER, summarise(PAPER))] == extracts()


def test_nothing_but_the_papers_own_text_is_sent() -> None:
    with endpoint(answer(CHOSEN)) as fake, model(fake.url) as asked:
        asked.propose(PAPER)
        assert fake.seen[0][2]["messages"][1]["content"] == numbered(PAPER, statements(PAPER))


def test_one_post_goes_to_chat_completions_with_the_key() -> None:
    with endpoint(answer(CHOSEN)) as fake, model(fake.url + "/") as asked:
        asked.propose(PAPER)
        assert [seen[:2] for seen in fake.seen] == [("/v1/chat/completions", f"Bearer {KEY}")]


def test_a_spent_budget_asks_nobody() -> None:
    with endpoint(answer(CHOSEN)) as fake, model(fake.url, limit=100) as asked:
        with pytest.raises(BudgetSpent):
            asked.propose(PAPER)
        assert fake.seen == []


def test_the_tokens_of_the_answer_are_counted() -> None:
    budget = MonthlyBudget(100_000, lambda: NOW)
    with endpoint(answer(CHOSEN, tokens=1234)) as fake:
        asked = LanguageModel(url=fake.url, model="small", key=KEY, budget=budget)
        asked.propose(PAPER)
        asked.close()
    assert budget.left() == 100_000 - 1234


def test_tokens_beyond_belief_are_counted_as_what_was_expected() -> None:
    budget = MonthlyBudget(100_000, lambda: NOW)
    with endpoint(answer(CHOSEN, tokens=10**30)) as fake:
        asked = LanguageModel(url=fake.url, model="small", key=KEY, budget=budget)
        asked.propose(PAPER)
        asked.close()
    assert 0 < budget.left() < 100_000


def test_a_budget_starts_again_with_the_month() -> None:
    days = iter([datetime(2026, 10, 31, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)])
    budget = MonthlyBudget(500, lambda: next(days))
    budget.spend(400)
    assert budget.left() == 500


def test_the_key_stands_in_no_repr() -> None:
    with model("http://127.0.0.1:9/v1") as asked:
        assert KEY not in repr(asked)


def test_the_key_stands_in_no_error() -> None:
    with (
        endpoint(raw(KEY.encode(), 401)) as fake,
        model(fake.url) as asked,
        pytest.raises(ModelRefused) as caught,
    ):
        asked.propose(PAPER)
    assert KEY not in f"{caught.value!r}{caught.value.__cause__!r}"


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel"])
def test_a_key_that_cannot_be_one_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(ModelUnset) as caught:
        LanguageModel(
            url="http://127.0.0.1:9/v1", model="m", key=key, budget=MonthlyBudget(1, lambda: NOW)
        )
    assert key not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["ftp://host/v1", "file:///etc", "https://", "https://me:pw@host/v1"]
)
def test_an_address_that_cannot_be_one_is_refused(url: str) -> None:
    with pytest.raises(ModelUnset):
        LanguageModel(url=url, model="m", key=KEY, budget=MonthlyBudget(1, lambda: NOW))
