"""This file checks that what a channel saves is kept once, with its notes, through papers becoming one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from storage import forgetting
from storage.database import Store
from storage.people import saved
from storage.published import identities
from tests.storage.made import HOUR, NOW, listing, place, remember


def _keep(session: Any, channel: Any, paper_id: int, now: Any = NOW) -> saved.Saved:
    found, _ = saved.save(
        session,
        workspace_id=channel.workspace_id,
        channel_id=channel.id,
        paper_id=paper_id,
        who="U1",
        now=now,
    )
    return found


def _paper(session: Any, name: str = "a") -> int:
    return remember(session, listing(name, keys=(f"gia:{name}",))).paper_id


def test_saving_twice_is_one_row_and_keeps_the_first_moment(store: Store) -> None:
    with store.write() as session:
        channel, paper = place(session, "slack:T1/C1"), _paper(session)
        _keep(session, channel, paper)
        found, is_new = saved.save(
            session,
            workspace_id=channel.workspace_id,
            channel_id=channel.id,
            paper_id=paper,
            who="U2",
            now=NOW + HOUR,
        )
        assert (found.who, found.at, is_new) == ("U1", NOW, False)
        assert len(saved.of_channel(session, channel.id)) == 1


def test_notes_stand_in_their_order_and_are_bounded(store: Store) -> None:
    with store.write() as session:
        channel, paper = place(session, "slack:T1/C1"), _paper(session)
        _keep(session, channel, paper)
        for number in range(saved.MOST_NOTES):
            at = NOW + timedelta(minutes=number)
            saved.note(session, channel.id, paper, who="U1", text=f"n{number}", now=at)
        with pytest.raises(saved.TooManyNotes):
            saved.note(session, channel.id, paper, who="U1", text="more", now=NOW)
        found = saved.one(session, channel.id, paper)
    assert found is not None
    assert [one.text for one in found.notes] == [f"n{n}" for n in range(saved.MOST_NOTES)]


def test_what_was_touched_last_comes_first_and_a_week_can_be_cut_out(store: Store) -> None:
    with store.write() as session:
        channel = place(session, "slack:T1/C1")
        first, second = _paper(session, "a"), _paper(session, "b")
        _keep(session, channel, first, NOW - timedelta(days=20))
        _keep(session, channel, second, NOW - timedelta(days=9))
        saved.note(session, channel.id, first, who="U1", text="again", now=NOW)
        assert [s.paper_id for s in saved.of_channel(session, channel.id)] == [first, second]
        week = saved.of_channel(session, channel.id, since=NOW - timedelta(days=7))
        assert [s.paper_id for s in week] == [first]


def test_of_papers_that_become_one_the_notes_of_both_are_kept(store: Store) -> None:
    with store.write() as session:
        both, other = place(session, "slack:T1/C1"), place(session, "slack:T1/C2")
        first, second = _paper(session, "a"), _paper(session, "b")
        for paper in (second, first):
            _keep(session, both, paper)
        saved.note(session, both.id, second, who="U1", text="early", now=NOW)
        saved.note(session, both.id, first, who="U1", text="late", now=NOW + HOUR)
        _keep(session, other, second)
        identities.merge(session, first, second)
        kept = saved.one(session, both.id, first)
        assert kept is not None
        assert [one.text for one in kept.notes] == ["early", "late"]
        assert len(saved.of_channel(session, both.id)) == 1
        assert saved.one(session, other.id, first) is not None


def test_a_forgotten_workspace_leaves_no_note_behind(store: Store) -> None:
    with store.write() as session:
        channel, elsewhere = place(session, "slack:T1/C1"), place(session, "slack:T2/C1")
        paper = _paper(session)
        for one in (channel, elsewhere):
            _keep(session, one, paper)
        owner = forgetting.owner(session, "slack:T1")
        assert owner is not None
        assert forgetting.holdings(session, owner)["saved"] == 1
        while forgetting.step(session, owner):
            pass
        assert saved.of_channel(session, channel.id) == []
        assert len(saved.of_channel(session, elsewhere.id)) == 1
