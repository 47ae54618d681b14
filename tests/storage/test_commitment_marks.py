"""This file tests what a workspace's people say of commitments: kept beside what was said, theirs alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from storage.database import Store
from storage.people import commitment_marks
from storage.people.commitment_marks import MOST_STARS, TooManyStars
from storage.published import commitments, identities
from storage.published.commitments import Promise
from storage.records import Commitment
from tests.storage.made import NOW, follow, listing, place, remember, store_paper

DUE = date(2026, 12, 31)


def pledge(quote: str = "We will begin by end-2026.", due: date | None = DUE) -> Commitment:
    return Commitment(quote, "firm", "end-2026", due, due, cites=("4",))


def _held(session: Session, name: str = "a", *said: Commitment) -> Promise:
    paper = store_paper(session, name, "x", topics={"ai": "substantive"})
    commitments.save(session, paper, "en", said or (pledge(),))
    return commitments.due(session, paper_id=paper)[0]


def _in_chinese(session: Session, one: Promise) -> Promise:
    """Let a paper say the same in Chinese."""
    remember(session, listing("a", "zh-Hant"))
    commitments.save(session, one.paper_id, "zh-Hant", [pledge("將於2026年底開始。")])
    return commitments.due(session, paper_id=one.paper_id, language="zh-Hant")[0]


def _state(session: Session, workspace: int, one: Promise) -> str | None:
    found = commitment_marks.standing(session, workspace, [one]).get(one.id)
    return found.state if found else None


def test_the_last_mark_holds_and_all_are_kept(store: Store) -> None:
    with store.write() as session:
        here, one = place(session).workspace_id, _held(session)
        for state in ("kept", "lapsed"):
            commitment_marks.mark(session, here, one, state, who="U1", now=NOW)
        assert _state(session, here, one) == "lapsed"
        said = commitment_marks.said_of(session, here, [one.cluster])
    assert [mark.state for mark in said] == ["kept", "lapsed"]


def test_a_mark_outlives_a_new_reading_of_its_paper(store: Store) -> None:
    with store.write() as session:
        here, one = place(session).workspace_id, _held(session)
        commitment_marks.mark(session, here, one, "kept", who="U1", now=NOW)
        commitments.save(session, one.paper_id, "en", [pledge("Another."), pledge()])
        found = commitments.due(session, paper_id=one.paper_id)
        states = {p.commitment.quote: _state(session, here, p) for p in found}
    assert states == {"We will begin by end-2026.": "kept", "Another.": None}


def test_another_workspace_sees_no_mark(store: Store) -> None:
    with store.write() as session:
        here = place(session, "slack:T1/C1").workspace_id
        other = place(session, "slack:T2/C1").workspace_id
        one = _held(session)
        commitment_marks.mark(session, here, one, "kept", who="U1", now=NOW)
        assert (_state(session, here, one), _state(session, other, one)) == ("kept", None)
        assert commitment_marks.all_of(session, other) == []


def test_the_same_words_in_either_script_and_paper_are_marked_once(store: Store) -> None:
    with store.write() as session:
        here = place(session).workspace_id
        one = _held(session, "a", pledge("將於年底推出。"))
        other = _held(session, "b", pledge("将于年底推出"))
        commitment_marks.mark(session, here, one, "lapsed", who="U1", now=NOW)
        assert _state(session, here, other) == "lapsed"


def test_the_other_language_of_a_paper_is_marked_with_it(store: Store) -> None:
    with store.write() as session:
        here, one = place(session).workspace_id, _held(session)
        chinese = _in_chinese(session, one)
        commitment_marks.mark(session, here, chinese, "kept", who="U1", now=NOW)
        assert _state(session, here, one) == "kept"


def test_two_of_one_paragraph_and_day_are_no_twins(store: Store) -> None:
    with store.write() as session:
        here = place(session).workspace_id
        one = _held(session, "a", pledge(), pledge("We will end, too."))
        chinese = _in_chinese(session, one)
        commitment_marks.mark(session, here, chinese, "kept", who="U1", now=NOW)
        assert _state(session, here, one) is None


def test_what_was_moved_is_found_by_its_new_day(store: Store) -> None:
    to = date(2027, 6, 30)
    with store.write() as session:
        here, one = place(session).workspace_id, _held(session)
        commitment_marks.mark(session, here, one, "moved", who="U1", now=NOW, moved_to=to)
        week = timedelta(days=7)
        assert commitment_marks.moved_between(session, here, to, to + week) == {one.cluster}
        assert commitment_marks.moved_between(session, here, to + week, to + 2 * week) == set()


def test_a_star_is_a_channel_s_and_twice_is_once(store: Store) -> None:
    with store.write() as session:
        first, second, one = (*(place(session, f"slack:T1/C{n}") for n in (1, 2)), _held(session))
        made = [
            commitment_marks.star(
                session, workspace_id=first.workspace_id, channel_id=first.id, of=one, who="U1",
                now=NOW,
            )[1]
            for _ in range(2)
        ]  # fmt: skip
        assert made == [True, False]
        assert len(commitment_marks.stars(session, first.id)) == 1
        assert commitment_marks.stars(session, second.id) == []


def test_a_channel_has_so_many_stars_and_no_more(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        said = [pledge(f"We will do {n}.") for n in range(MOST_STARS + 1)]
        _held(session, "a", *said)
        owner = {"workspace_id": channel.workspace_id, "channel_id": channel.id}
        *most, last = commitments.due(session, limit=MOST_STARS + 1)
        for one in most:
            commitment_marks.star(session, **owner, of=one, who="U1", now=NOW)
        with pytest.raises(TooManyStars):
            commitment_marks.star(session, **owner, of=last, who="U1", now=NOW)


def test_marks_and_stars_move_to_the_paper_that_absorbs_theirs(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        first = store_paper(session, "a", "x")
        one = _held(session, "b")
        commitment_marks.mark(session, channel.workspace_id, one, "kept", who="U1", now=NOW)
        commitment_marks.star(
            session, workspace_id=channel.workspace_id, channel_id=channel.id, of=one, who="U1",
            now=NOW,
        )  # fmt: skip
        identities.merge(session, first, one.paper_id)
        (mark,) = commitment_marks.all_of(session, channel.workspace_id)
        (star,) = commitment_marks.stars(session, channel.id)
    assert {mark.paper_id, star.paper_id} == {first}


def test_commitments_on_a_channel_s_topics_are_found_by_it(store: Store) -> None:
    with store.write() as session:
        channel = place(session)
        one = _held(session)
        assert commitments.due(session, channel_id=channel.id) == []
        follow(session, channel.id)
        assert commitments.due(session, channel_id=channel.id) == [one]
        assert commitments.on_topics_of(session, channel.id, {one.paper_id}) == {one.paper_id}
