"""This file tests what is shown of later papers beside a commitment, and that nothing is closed by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.contents.understanding import Budget, Compared, Comparison
from bot.engines.inline import Inline
from bot.telling import sightings
from scrapers.items import Exchange
from scrapers.readers.errors import TooMuchWork
from storage.database import Store
from storage.published import commitments, papers, stories
from storage.published.commitments import Promise
from storage.records import Commitment, Reference
from tests.storage.made import store_paper
from tests.story.stage import Stage

QUOTE = "The DPO will launch the corporate version of iAM Smart by end-2026."
PLEDGE = Commitment(QUOTE, "firm", "end-2026", date(2026, 12, 31), date(2026, 12, 31),
                    who="The DPO", cites=("4",))  # fmt: skip
DONE = "The corporate version of iAM Smart has been launched."


def paper(session: Session, name: str, text: str, day: date, **changes: Any) -> int:
    return store_paper(
        session, name, text, published=day,
        listed={"title": changes.pop("title", f"Paper {name}")}, **changes,
    )  # fmt: skip


@pytest.fixture
def promise(sqlite_store: Store) -> Promise:
    """Give a commitment of a paper of 1 June."""
    with sqlite_store.write() as session:
        number = paper(session, "a", QUOTE, date(2026, 6, 1))
        commitments.save(session, number, "en", [PLEDGE])
        return commitments.due(session)[0]


def seen(store: Store, promise: Promise) -> list[tuple[str, str]]:
    desk = Stage(store).desk
    with store.read() as session:
        found = sightings.seen_since(desk, session, promise)
    assert not found.unread
    return [(one.sighting.kind, one.sighting.sentence) for one in found.seen]


def test_what_a_later_paper_reports_is_seen(sqlite_store: Store, promise: Promise) -> None:
    with sqlite_store.write() as session:
        paper(session, "b", f"Herons came first.\n{DONE}", date(2026, 11, 3))
    assert seen(sqlite_store, promise) == [("done", DONE)]


def test_what_an_earlier_paper_reports_is_not(sqlite_store: Store, promise: Promise) -> None:
    with sqlite_store.write() as session:
        paper(session, "b", DONE, date(2026, 5, 3))
    assert seen(sqlite_store, promise) == []


def test_a_member_s_question_is_not_and_the_answer_is(
    sqlite_store: Store, promise: Promise
) -> None:
    said = "The corporate version of iAM Smart was launched on 1 November."
    with sqlite_store.write() as session:
        paper(
            session, "b", "x", date(2026, 11, 3), kind="question_reply", sections=(),
            exchanges=(Exchange(f"{DONE} How many use it?", "No figures of herons are kept.", "1"),),
        )  # fmt: skip
    assert seen(sqlite_store, promise) == []
    with sqlite_store.write() as session:
        paper(
            session, "c", "x", date(2026, 11, 4), kind="question_reply", sections=(),
            exchanges=(Exchange(f"{DONE} How many use it?", said, "1"),),
        )  # fmt: skip
    assert seen(sqlite_store, promise) == [("done", said)]


def test_what_is_promised_later_for_a_later_day_moves_it(
    sqlite_store: Store, promise: Promise
) -> None:
    said = "The DPO will launch the corporate version of iAM Smart by mid-2027."
    later = Commitment(
        said, "firm", "mid-2027", date(2027, 6, 30), date(2027, 6, 30), who="The DPO"
    )
    with sqlite_store.write() as session:
        number = paper(session, "b", said, date(2026, 11, 3))
        commitments.save(session, number, "en", [later])
    assert seen(sqlite_store, promise) == [("moved", said)]


def test_without_a_programme_the_same_title_is_looked_for(sqlite_store: Store) -> None:
    title = "Opening of the heron registry at the waterfront annex"
    said = Commitment("The heron registry will be opened by end-2026.", "firm", "end-2026",
                      date(2026, 12, 31), date(2026, 12, 31))  # fmt: skip
    told = "The heron registry was opened today."
    with sqlite_store.write() as session:
        number = paper(session, "a", said.quote, date(2026, 6, 1), title=title)
        commitments.save(session, number, "en", [said])
        paper(session, "b", told, date(2026, 11, 3), title=title)
        paper(session, "c", told, date(2026, 11, 4), title="Of egrets and their registries")
        (one,) = commitments.due(session)
    with sqlite_store.read() as session:
        (found,) = sightings.seen_since(Stage(sqlite_store).desk, session, one).seen
    assert (found.sighting.sentence, found.title) == (told, title)


def test_a_corrigendum_to_its_paper_is_said(sqlite_store: Store, promise: Promise) -> None:
    stage = Stage(sqlite_store)
    with sqlite_store.write() as session:
        held = papers.papers(session, [promise.paper_id])[0]
        number = paper(
            session, "b", "Corrigendum", date(2026, 7, 1), title="Corrigendum to Paper a"
        )
        stories.save(
            session, number, "en", [Reference(held.keys[0], "corrects", "title", "Corrigendum")]
        )
    lines = answer(stage.desk, f"commitments {promise.cluster[:8]}", at_the_console()).lines
    assert any("was corrected since, by Corrigendum to Paper a" in line for line in lines)


def shown(store: Store, promise: Promise) -> tuple[Stage, Reply]:
    stage = Stage(store)
    return stage, answer(stage.desk, f"commitments {promise.cluster[:8]}", at_the_console())


def test_both_sentences_stand_side_by_side_and_nothing_is_closed(
    sqlite_store: Store, promise: Promise
) -> None:
    with sqlite_store.write() as session:
        paper(session, "b", DONE, date(2026, 11, 3))
    stage, reply = shown(sqlite_store, promise)
    first, second = reply.rows
    assert "kept" not in first.context
    assert (QUOTE in second.text, DONE in second.text) == (True, True)
    assert second.context.startswith("may show that it was done · Tue 3 Nov")
    assert "iAM Smart" in second.context
    (button,) = second.buttons
    done = answer(stage.desk, button.value, at_the_console())
    assert done.changed
    assert done.rows[0].context.startswith("kept")


def test_what_was_not_seen_is_said(sqlite_store: Store, promise: Promise) -> None:
    _, reply = shown(sqlite_store, promise)
    assert reply.footer.startswith("Nothing was seen since")


class TooHeavy(Inline):
    """A fake that finds every later paper too much work."""

    def compare(self, asked: Comparison, budget: Budget) -> Compared:
        if asked.later is not None:
            raise TooMuchWork
        return super().compare(asked, budget)


def test_a_paper_that_is_too_much_work_is_counted_and_the_rest_is_shown(
    sqlite_store: Store, promise: Promise
) -> None:
    with sqlite_store.write() as session:
        paper(session, "b", DONE, date(2026, 11, 3))
    desk = replace(Stage(sqlite_store).desk, understanding=TooHeavy())
    reply = answer(desk, f"commitments {promise.cluster[:8]}", at_the_console())
    assert reply.footer.startswith("1 of the papers since")
    assert QUOTE in reply.rows[0].text


def test_all_later_papers_together_have_one_budget(sqlite_store: Store, promise: Promise) -> None:
    budgets: list[Budget] = []

    class Noting(Inline):
        """A fake that notes what it may spend, and spends nearly all."""

        def compare(self, asked: Comparison, budget: Budget) -> Compared:
            budgets.append(budget)
            budget.left -= 1.0
            return super().compare(asked, budget)

    with sqlite_store.write() as session:
        paper(session, "b", DONE, date(2026, 11, 3))
        paper(session, "c", DONE, date(2026, 11, 4))
    with sqlite_store.read() as session:
        sightings.seen_since(
            replace(Stage(sqlite_store).desk, understanding=Noting()), session, promise
        )
    assert len({id(one) for one in budgets}) == 1
    assert budgets[0].left == sightings.SECONDS - len(budgets)


def test_a_programme_named_in_the_sentence_before_a_promise_is_meant(sqlite_store: Store) -> None:
    quote = "The portal for herons will be opened by end-2026."
    done = "The portal for herons of iAM Smart has been opened."
    with sqlite_store.write() as session:
        number = paper(session, "a", f"We run iAM Smart. {quote}", date(2026, 6, 1))
        commitments.save(session, number, "en", [replace(PLEDGE, quote=quote, who="")])
        paper(session, "b", done, date(2026, 11, 3))
        (one,) = commitments.due(session)
    assert seen(sqlite_store, one) == [("done", done)]
