"""This file checks that hits of watch lists are told once, again where a delivery died, and forgotten with their place."""

from __future__ import annotations

from typing import Any

from storage import forgetting
from storage.database import Store
from storage.people import watch_lists
from storage.published import identities
from storage.sql import table
from storage.tables.told import DeliveryRow
from storage.told import deliveries
from storage.told.messages import store_message
from tests.storage.made import NOW, listing, place, remember

_delivery = table(DeliveryRow)


def _list(session: Any, channel: Any, sealed: bytes = b"x") -> watch_lists.WatchList:
    return watch_lists.create(
        session,
        workspace_id=channel.workspace_id,
        channel_id=channel.id,
        sealed=sealed,
        instant=False,
        who="U1",
        now=NOW,
    )


def _paper(session: Any, name: str = "a") -> int:
    return remember(session, listing(name, keys=(f"gia:{name}",))).paper_id


def _notice(session: Any, channel_id: int, key: str) -> int:
    message = store_message(
        session, platform="slack", language="en", topics=[], payload={"k": key}, now=NOW
    )
    return deliveries.enqueue_notice(session, channel_id, key, message, NOW)


def _numbers(session: Any, channel_id: int) -> list[int]:
    return [hit.number for hit in watch_lists.untold(session, channel_id)]


def test_what_was_told_is_told_again_only_where_its_delivery_died(store: Store) -> None:
    with store.write() as session:
        channel = place(session, "slack:T1/C1")
        held, paper = _list(session, channel), _paper(session)
        watch_lists.save_hits(session, held, paper, [3, 7], NOW, told=False)
        watch_lists.save_hits(session, held, paper, [3, 9], NOW, told=True)
        assert _numbers(session, channel.id) == [3, 7]
        delivery = _notice(session, channel.id, "watch:1")
        watch_lists.tell(session, watch_lists.untold(session, channel.id), delivery)
        assert _numbers(session, channel.id) == []
        session.connection().execute(_delivery.update().values(state="dead"))
        assert _numbers(session, channel.id) == [3, 7]


def test_every_change_of_any_list_is_another_version(store: Store) -> None:
    with store.write() as session:
        channel = place(session, "slack:T1/C1")
        seen = [watch_lists.version(session)]
        held = _list(session, channel)
        seen.append(watch_lists.version(session))
        watch_lists.change(session, held.id, NOW, sealed=b"y")
        seen.append(watch_lists.version(session))
        _list(session, channel)
        seen.append(watch_lists.version(session))
        watch_lists.drop(session, held.id)
        seen.append(watch_lists.version(session))
    assert len(set(seen)) == len(seen)


def test_of_papers_that_become_one_each_hit_is_kept_once(store: Store) -> None:
    with store.write() as session:
        channel = place(session, "slack:T1/C1")
        held, first, second = _list(session, channel), _paper(session, "a"), _paper(session, "b")
        watch_lists.save_hits(session, held, first, [1], NOW, told=True)
        watch_lists.save_hits(session, held, second, [1, 2], NOW, told=False)
        identities.merge(session, first, second)
        assert [(h.paper_id, h.number) for h in watch_lists.untold(session, channel.id)] == [
            (first, 2)
        ]
        assert {n: t.papers for n, t in watch_lists.tallies(session, held.id).items()} == {
            1: 1,
            2: 1,
        }


def test_a_forgotten_workspace_s_lists_and_hits_are_gone(store: Store) -> None:
    with store.write() as session:
        channel, elsewhere = place(session, "slack:T1/C1"), place(session, "slack:T2/C1")
        paper = _paper(session)
        for one in (channel, elsewhere):
            watch_lists.save_hits(session, _list(session, one), paper, [1], NOW, told=False)
        owner = forgetting.owner(session, "slack:T1")
        assert owner is not None
        counts = forgetting.holdings(session, owner)
        assert (counts["watch_list"], counts["watch_hit"]) == (1, 1)
        while forgetting.step(session, owner):
            pass
        assert watch_lists.of_channel(session, channel.id) == []
        assert _numbers(session, channel.id) == []
        assert _numbers(session, elsewhere.id) == [1]


def test_a_paper_s_hits_by_list_come_latest_first(store: Store) -> None:
    with store.write() as session:
        channel = place(session, "slack:T1/C1")
        held, first, second = _list(session, channel), _paper(session, "a"), _paper(session, "b")
        watch_lists.save_hits(session, held, first, [2, 1], NOW, told=True)
        watch_lists.save_hits(session, held, second, [5], NOW, told=True)
        watch_lists.forget_numbers(session, held.id, [2])
        found = watch_lists.papers_of(session, held.id, 5)
        assert found == [(second, (5,)), (first, (1,))]
        assert watch_lists.papers_of(session, held.id, 1) == [(second, (5,))]
