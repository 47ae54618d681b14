"""This file tests the drain: what is sent, what waits, what dies, and what a person is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from bot.platforms.errors import Ambiguous, CannotLook, NotSent
from bot.telling.outbox import Drain
from storage.database import Store
from storage.tables.people import ChannelRow, LaneRow, WorkspaceRow
from storage.told.claims import DEFAULT_PACE, SendingPace
from storage.told.deliveries import AlertRow, enqueue_alerts, enqueue_notice
from storage.told.departures import Trouble, close_channels, close_workspace, reopen_channels
from storage.told.followups import enqueue_edit, enqueue_reply
from storage.told.inspection import NotStuck, depth, entries, resolve, retry
from storage.told.outcomes import Patience
from tests.bot.platforms.fake import Clock, FakePlatform
from tests.storage.listening import heard
from tests.storage.outbox_rows import make_channels, make_message, make_paper, row_of, rows_of
from tests.storage.outbox_stores import outbox_store  # noqa: F401 - a fixture

UNPACED = SendingPace(workspace=0)


async def at_once(work: Callable[..., Any], *args: Any) -> Any:
    return work(*args)


class Scene:
    """A store, a platform and a drain, with a clock that stands still."""

    def __init__(self, store: Store, pace: SendingPace = UNPACED, **patience: Any) -> None:
        self.store = store
        self.clock = Clock()
        self.platform = FakePlatform(self.clock)
        self.troubles: list[Trouble] = []
        self.drain = Drain(
            store,
            {"slack": self.platform},
            self.clock,
            pace=pace,
            patience=Patience(**patience),
            on_trouble=lambda session, troubles: self.troubles.extend(troubles),
            in_thread=at_once,
            sleep=self._wait,
        )
        self.ends = self.clock()  # of the round

    def channels(self, count: int = 1, **values: Any) -> list[int]:
        with self.store.write() as session:
            return make_channels(session, count, **values)

    def alert(self, channels: list[int], words: str = "A paper", wait: float = 0) -> list[int]:
        when = self.clock() + timedelta(seconds=wait)
        with self.store.write() as session:
            message = make_message(session, words)
            known = {row["id"] for row in rows_of(session)}
            rows = [AlertRow(c, message, when) for c in channels]
            enqueue_alerts(session, make_paper(session), rows, self.clock())
            return [row["id"] for row in rows_of(session) if row["id"] not in known]

    def row(self, number: int) -> dict[str, Any]:
        with self.store.read() as session:
            return row_of(session, number)

    async def rounds(self, count: int = 1, apart: float = 1.1) -> None:
        """Drain what is due at one moment, and let time pass, some times."""
        for _ in range(count):
            await self.round(self.drain, apart=apart)

    async def round(self, drain: Drain, shard: int | None = None, apart: float = 1.1) -> None:
        """Drain as the program does, but for what falls due within the round."""
        self.ends = self.clock() + timedelta(seconds=apart)
        await drain.run_shard(shard, until=self.ends)
        self.clock.now = self.ends

    async def _wait(self, seconds: float) -> None:
        self.clock.now = max(self.ends, self.clock() + timedelta(seconds=seconds))

    @property
    def texts(self) -> list[str]:
        return [text for _, _, text, _ in self.platform.taken]


@pytest.fixture
def store(outbox_store: Store) -> Store:  # noqa: F811
    return outbox_store


@pytest.fixture
def scene(store: Store) -> Scene:
    return Scene(store)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


pytestmark = pytest.mark.anyio


async def test_what_is_due_is_sent_and_marked(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    await scene.rounds()
    assert scene.row(number)["state"] == "sent"
    assert scene.row(number)["ts"] == f"ts{number}"


async def test_a_channel_gets_its_messages_in_order(scene: Scene) -> None:
    channels = scene.channels()
    for words in ("one", "two", "three"):
        scene.alert(channels, words)
    await scene.rounds(3)
    assert scene.texts == ["one", "two", "three"]


async def test_a_channel_gets_at_most_one_message_a_second(scene: Scene) -> None:
    channels = scene.channels()
    for words in ("one", "two"):
        scene.alert(channels, words)
    await scene.rounds(2, apart=0.9)
    assert scene.texts == ["one"]


async def test_the_pace_is_kept_by_a_claim_whose_worker_dies(scene: Scene) -> None:
    channels = scene.channels()
    for words in ("one", "two"):
        scene.alert(channels, words)
    scene.drain._turn([], None, True)
    scene.clock.forward(0.5)
    await scene.rounds()
    assert scene.texts == []


async def test_a_held_row_does_not_block_its_channel(scene: Scene) -> None:
    channels = scene.channels()
    scene.alert(channels, "waits for its language", wait=600)
    scene.alert(channels, "goes")
    await scene.rounds()
    assert scene.texts == ["goes"]


async def test_a_row_that_was_held_goes_when_its_time_comes(scene: Scene) -> None:
    scene.alert(scene.channels(), wait=600)
    await scene.rounds()
    scene.clock.forward(600)
    await scene.rounds()
    assert scene.texts == ["A paper"]


async def test_an_ambiguous_post_does_not_block_its_channel(scene: Scene) -> None:
    channels = scene.channels()
    scene.alert(channels, "one")
    scene.alert(channels, "two")
    scene.platform.fail(Ambiguous("timed out"))
    await scene.rounds(2)
    assert scene.texts == ["two"]


async def test_a_paused_channel_waits(scene: Scene) -> None:
    scene.alert(scene.channels(paused_until=scene.clock() + timedelta(hours=1)))
    await scene.rounds()
    assert scene.texts == []
    scene.clock.forward(3600)
    await scene.rounds()
    assert scene.texts == ["A paper"]


async def test_retry_after_keeps_the_whole_workspace_quiet(scene: Scene) -> None:
    scene.alert(scene.channels(2, per_workspace=2))
    scene.platform.fail(NotSent("slower", retry_after=30, scope="workspace"))
    await scene.rounds()
    assert len(scene.texts) == 1
    scene.clock.forward(20)
    await scene.rounds()
    assert len(scene.texts) == 1
    scene.clock.forward(15)
    await scene.rounds()
    assert len(scene.texts) == 2


async def test_retry_after_leaves_other_workspaces_alone(scene: Scene) -> None:
    channels = scene.channels(2)
    scene.alert(channels[:1])
    scene.platform.fail(NotSent("slower", retry_after=30, scope="workspace"))
    await scene.rounds()
    scene.alert(channels[1:], "other")
    await scene.rounds()
    assert scene.texts == ["other"]


async def test_waiting_for_the_platform_is_not_counted_against_the_message(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    for _ in range(9):
        scene.platform.fail(NotSent("slower", retry_after=1, scope="workspace"))
    await scene.rounds(10, apart=2)
    assert scene.row(number)["state"] == "sent"


async def test_a_workspace_gets_no_more_than_its_limit(store: Store) -> None:
    scene = Scene(store, SendingPace(workspace=0.5, burst=4))
    scene.alert(scene.channels(20, per_workspace=20))
    await scene.rounds(apart=1)
    assert len(scene.texts) == 4
    await scene.rounds(apart=0.1)
    assert len(scene.texts) == 6


async def test_a_workspace_gets_at_most_twenty_in_any_second(store: Store) -> None:
    scene = Scene(store, DEFAULT_PACE)
    scene.alert(scene.channels(40, per_workspace=40))
    counts = [0]
    for _ in range(30):
        await scene.rounds(apart=0.1)
        counts.append(len(scene.texts))
    assert len(scene.texts) > 25
    assert max(late - early for early, late in zip(counts, counts[10:], strict=False)) <= 20


async def test_a_workspace_at_its_limit_is_due_when_its_clock_says(store: Store) -> None:
    scene = Scene(store, SendingPace(workspace=60, burst=1))
    scene.alert(scene.channels(2, per_workspace=2))
    due = await asyncio.wait_for(scene.drain.run_shard(), 10)
    assert due == scene.clock() + timedelta(seconds=60)


async def test_the_limit_of_one_workspace_leaves_others_their_turn(store: Store) -> None:
    scene = Scene(store, SendingPace(workspace=60, burst=1))
    scene.alert(scene.channels(6, per_workspace=3))
    await scene.rounds()
    places = sorted(address.partition("/")[0] for address, *_ in scene.platform.taken)
    assert places == ["slack:T0", "slack:T1"]


async def test_a_refusal_of_unknown_kind_is_set_aside_after_five_attempts(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    for _ in range(9):
        scene.platform.fail(NotSent("something_new"))
    await scene.rounds(9, apart=601)
    assert scene.row(number)["error"] == "set aside after 5 attempts: something_new"


async def test_a_message_that_fails_does_not_block_the_next(scene: Scene) -> None:
    channels = scene.channels()
    (first,) = scene.alert(channels, "poison")
    scene.alert(channels, "good")
    scene.platform.fail(NotSent("something_new"), first)
    await scene.rounds(2)
    assert scene.texts == ["good"]


async def test_what_died_is_told_once(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    scene.platform.fail(NotSent("invalid_blocks", permanent=True, scope="message"))
    await scene.rounds(5)
    await scene.drain.sweep()
    assert [(t.delivery_id, t.reason) for t in scene.troubles] == [(number, "invalid_blocks")]


async def test_a_notice_can_be_enqueued_where_trouble_is_told(store: Store) -> None:
    scene = Scene(store)
    first, owner = scene.channels(2)
    scene.alert([first])

    def tell(session: Any, troubles: Any) -> None:
        message, now = make_message(session, "One message could not be sent"), scene.clock()
        enqueue_notice(session, owner, f"notice:dead:{troubles[0].delivery_id}", message, now)

    scene.drain._on_trouble = tell
    scene.platform.fail(NotSent("no_text", permanent=True, scope="message"))
    await scene.rounds(2)
    assert scene.texts == ["One message could not be sent"]


async def test_an_archived_channel_is_gone_and_its_open_rows_die_saying_so(scene: Scene) -> None:
    channels = scene.channels()
    first, second = scene.alert(channels, "one")[0], scene.alert(channels, "two")[0]
    scene.platform.fail(NotSent("is_archived", permanent=True, scope="channel"))
    await scene.rounds()
    assert {scene.row(n)["error"] for n in (first, second)} == {"the channel is gone: is_archived"}
    with scene.store.read() as session:
        assert session.get(ChannelRow, channels[0]).gone_why == "is_archived"  # type: ignore[union-attr]


async def test_a_revoked_token_closes_every_channel_of_its_workspace(scene: Scene) -> None:
    scene.alert(scene.channels(3, per_workspace=2))
    scene.platform.fail(NotSent("token_revoked", permanent=True, scope="workspace"), 1)
    await scene.rounds()
    with scene.store.read() as session:
        rows = session.exec(select(ChannelRow).order_by(col(ChannelRow.id))).all()
        gone = [row.gone_at is not None for row in rows]
    assert gone == [True, True, False]


async def test_what_arrived_before_its_channel_went_is_sent(scene: Scene) -> None:
    numbers = scene.alert(scene.channels(2, per_workspace=2))
    scene.platform.fail(NotSent("token_revoked", permanent=True, scope="workspace"), numbers[1])
    await scene.rounds()
    assert scene.row(numbers[0])["state"] == "sent"


async def test_what_is_enqueued_for_a_channel_that_is_gone_dies_in_the_sweep(scene: Scene) -> None:
    channels = scene.channels()
    with scene.store.write() as session:
        close_workspace(session, 1, "account_inactive", scene.clock())
    (number,) = scene.alert(channels)
    await scene.drain.sweep()
    assert scene.row(number)["state"] == "dead"


async def test_a_channel_that_comes_back_is_sent_to_again(scene: Scene) -> None:
    channels = scene.channels()
    with scene.store.write() as session:
        close_workspace(session, 1, "account_inactive", scene.clock())
        reopen_channels(session, channels)
    scene.alert(channels)
    await scene.rounds()
    assert scene.texts == ["A paper"]


def reply_to(scene: Scene, parent: int, words: str = "A reply") -> int:
    with scene.store.write() as session:
        message = make_message(session, words)
        key, now = f"revised:{parent}", scene.clock()
        return enqueue_reply(session, parent, kind="revised", key=key, message_id=message, now=now)


@pytest.mark.parametrize("scope", ["event", "refusal"])
async def test_a_reply_that_waited_as_its_channel_went_goes_on_once(
    scene: Scene, scope: str
) -> None:
    channels = scene.channels()
    (parent,) = scene.alert(channels)
    await scene.rounds()
    number = reply_to(scene, parent)
    if scope == "event":
        with scene.store.write() as session:
            close_channels(session, channels, "removed", scene.clock())
    else:
        scene.platform.fail(NotSent("not_in_channel", permanent=True, scope="channel"), number)
    await scene.rounds(2)
    assert scene.row(number)["state"] == "dead"
    with scene.store.write() as session:
        reopen_channels(session, channels)
    await scene.rounds(3)
    assert scene.texts == ["A paper", "A reply"]


async def test_a_reply_that_may_have_arrived_is_not_sent_again_when_its_channel_returns(
    scene: Scene,
) -> None:
    channels = scene.channels()
    (parent,) = scene.alert(channels)
    await scene.rounds()
    number = reply_to(scene, parent)
    scene.platform.fail(Ambiguous("timed out"), number)
    await scene.rounds()
    with scene.store.write() as session:
        close_channels(session, channels, "removed", scene.clock())
        reopen_channels(session, channels)
    await scene.rounds(3)
    assert scene.row(number)["state"] == "dead"
    assert scene.texts == ["A paper"]


async def test_what_was_said_of_a_paper_while_its_channel_was_gone_is_not_sent_later(
    scene: Scene,
) -> None:
    channels = scene.channels()
    (parent,) = scene.alert(channels)
    await scene.rounds()
    with scene.store.write() as session:
        close_channels(session, channels, "removed", scene.clock())
    scene.clock.forward(60)
    number = reply_to(scene, parent)
    await scene.drain.sweep()
    with scene.store.write() as session:
        reopen_channels(session, channels)
    await scene.rounds(3)
    assert scene.row(number)["state"] == "dead"


async def test_an_ambiguous_post_that_arrived_is_found_after_the_grace(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    scene.platform.fail(Ambiguous("timed out"), after=True)
    await scene.rounds()
    scene.clock.forward(90)
    await scene.drain.settle()
    assert scene.row(number)["state"] == "sent"
    await scene.rounds(3)
    assert scene.texts == ["A paper"]


async def test_an_ambiguous_post_that_did_not_arrive_goes_again(scene: Scene) -> None:
    scene.alert(scene.channels())
    scene.platform.fail(Ambiguous("timed out"))
    await scene.rounds()
    scene.clock.forward(90)
    await scene.drain.settle()
    await scene.rounds()
    assert scene.texts == ["A paper"]


async def test_nobody_looks_before_the_grace_is_over(scene: Scene) -> None:
    scene.alert(scene.channels())
    scene.platform.fail(Ambiguous("timed out"))
    await scene.rounds()
    scene.clock.forward(80)
    await scene.drain.settle()
    assert scene.platform.looked == []


async def test_a_post_whose_worker_died_is_looked_for(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    scene.drain._turn([], None, True)
    scene.clock.forward(91)
    await scene.drain.settle()
    assert scene.platform.looked == [number]


@pytest.mark.parametrize(
    ("policy", "state", "texts"),
    [("hold", "attempting", []), ("resend", "sent", ["A paper"]), ("drop", "dead", [])],
)
async def test_what_cannot_be_looked_for_follows_its_channels_policy(
    scene: Scene, policy: str, state: str, texts: list[str]
) -> None:
    (number,) = scene.alert(scene.channels(on_ambiguous=policy))
    scene.platform.fail(Ambiguous("timed out"))
    scene.platform.look_faults.append(CannotLook("missing_scope"))
    await scene.rounds()
    scene.clock.forward(90)
    await scene.drain.settle()
    await scene.rounds()
    assert (scene.row(number)["state"], scene.texts) == (state, texts)


async def test_what_is_held_is_told_once_and_not_looked_for_again(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    scene.platform.fail(Ambiguous("timed out"))
    scene.platform.look_faults.append(CannotLook("missing_scope"))
    await scene.rounds()
    for _ in range(3):
        scene.clock.forward(600)
        await scene.drain.sweep()
    assert [(t.delivery_id, t.held) for t in scene.troubles] == [(number, True)]
    assert scene.platform.looked == [number]


async def test_a_look_that_fails_is_repeated_later(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    scene.platform.fail(Ambiguous("timed out"), after=True)
    scene.platform.look_faults.append(NotSent("slower", retry_after=60))
    await scene.rounds()
    scene.clock.forward(90)
    await scene.drain.settle()
    assert scene.row(number)["state"] == "attempting"
    scene.clock.forward(61)
    await scene.drain.settle()
    assert scene.row(number)["state"] == "sent"


async def test_an_edit_whose_fate_is_unknown_is_repeated(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    await scene.rounds()
    with scene.store.write() as session:
        enqueue_edit(session, number, make_message(session, "Both languages"), scene.clock())
    scene.platform.fail(Ambiguous("timed out"), after=True)
    await scene.rounds(2, apart=5)
    assert [text for _, _, text in scene.platform.edits] == ["Both languages"] * 2
    assert scene.platform.looked == []


async def test_an_edit_whose_worker_died_goes_again_after_the_grace(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    await scene.rounds()
    with scene.store.write() as session:
        enqueue_edit(session, number, make_message(session, "Both languages"), scene.clock())
    scene.drain._turn([], None, True)
    scene.clock.forward(91)
    await scene.drain.settle()
    await scene.rounds()
    assert [text for _, _, text in scene.platform.edits] == ["Both languages"]


async def test_an_old_claim_is_not_sent(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    (claimed,) = scene.drain._turn([], None, True)
    scene.clock.forward(46)
    outcome = await scene.drain._courier.post(claimed)
    assert (outcome.state, scene.texts) == ("not_sent", [])
    scene.drain._turn([outcome], None, False)
    assert scene.row(number)["state"] == "pending"


async def test_a_thawed_worker_leaves_what_others_have_taken_over(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    (claimed,) = scene.drain._turn([], None, True)
    scene.clock.forward(91)
    await scene.drain.settle()
    await scene.rounds()
    outcome = await scene.drain._courier.post(claimed)
    scene.drain._turn([outcome], None, False)
    assert (scene.row(number)["state"], scene.texts) == ("sent", ["A paper"])


async def test_a_message_for_a_platform_that_is_not_set_up_dies_with_a_reason(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels(platform="teams"))
    await scene.rounds(5, apart=601)
    why = "set aside after 5 attempts: no platform called 'teams' is set up here"
    assert (scene.row(number)["state"], scene.row(number)["error"]) == ("dead", why)


async def test_a_newer_worker_sends_what_an_older_one_does_not_know(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels(platform="teams"))
    await scene.rounds(apart=6)
    newer = Drain(scene.store, {"teams": scene.platform}, scene.clock, in_thread=at_once)
    await scene.round(newer)
    assert (scene.row(number)["state"], scene.texts) == ("sent", ["A paper"])


async def test_a_platform_that_breaks_leaves_the_post_ambiguous(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    scene.platform.fail(RuntimeError("bug"))
    await scene.rounds()
    assert scene.row(number)["state"] == "attempting"


async def test_a_message_that_never_gets_an_answer_is_set_aside(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    for _ in range(9):
        scene.platform.fail(Ambiguous("timed out"))
    for _ in range(9):
        await scene.rounds(apart=100)
        await scene.drain.settle()
    assert scene.row(number)["error"] == "set aside after 5 attempts without an answer"


async def test_the_sweep_mends_a_channel_that_lost_its_wake_up(scene: Scene) -> None:
    channels = scene.channels()
    scene.alert(channels)
    with scene.store.write() as session:
        row = session.get(LaneRow, channels[0])
        assert row is not None
        row.next_at = None
    await scene.drain.sweep()
    await scene.rounds()
    assert scene.texts == ["A paper"]


async def test_the_sweep_names_the_shards_that_are_due(scene: Scene) -> None:
    channels = scene.channels(3, shard=7)
    scene.alert(channels)
    assert await scene.drain.sweep() == [7]


async def test_a_drain_of_one_shard_leaves_the_others(scene: Scene) -> None:
    scene.alert(scene.channels(shard=7))
    await scene.round(scene.drain, 8)
    assert scene.texts == []


async def test_a_shard_is_drained_until_nothing_is_due_soon(store: Store) -> None:
    scene = Scene(store)
    channels = scene.channels(3)
    scene.alert(channels, "one")
    scene.alert(channels, "two")
    scene.alert(channels, "tomorrow", wait=86400)

    async def sleep(seconds: float) -> None:
        scene.clock.forward(seconds)

    scene.drain._sleep = sleep
    due = await scene.drain.run_shard()
    assert len(scene.texts) == 6
    assert due is not None
    assert due > scene.clock() + timedelta(hours=20)


async def test_a_reply_follows_its_parent_without_a_sweep(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    with scene.store.write() as session:
        message = make_message(session, "Revised")
        enqueue_reply(
            session, number, kind="revised", key="r", message_id=message, now=scene.clock()
        )
    await scene.rounds(2)
    assert scene.platform.taken[1][2:] == ("Revised", f"ts{number}")


async def test_a_dead_delivery_can_be_sent_again_by_hand(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    scene.platform.fail(NotSent("no_text", permanent=True, scope="message"))
    await scene.rounds()
    with scene.store.write() as session:
        retry(session, number, scene.clock())
    await scene.rounds()
    assert scene.row(number)["state"] == "sent"


@pytest.mark.parametrize(
    ("verdict", "state"), [("sent", "sent"), ("resend", "pending"), ("drop", "dead")]
)
async def test_a_held_delivery_is_settled_by_hand(scene: Scene, verdict: Any, state: str) -> None:
    (number,) = scene.alert(scene.channels())
    scene.platform.fail(Ambiguous("timed out"))
    scene.platform.look_faults.append(CannotLook("missing_scope"))
    await scene.rounds()
    scene.clock.forward(90)
    await scene.drain.settle()
    with scene.store.write() as session:
        resolve(session, number, verdict, scene.clock(), ts="9.9")
    assert scene.row(number)["state"] == state


async def test_a_sent_delivery_is_not_sent_again_by_hand(scene: Scene) -> None:
    (number,) = scene.alert(scene.channels())
    await scene.rounds()
    with scene.store.write() as session, pytest.raises(NotStuck):
        retry(session, number, scene.clock())


async def test_the_outbox_says_how_full_it_is(scene: Scene) -> None:
    scene.alert(scene.channels(4))
    scene.platform.fail(Ambiguous("timed out"))
    scene.platform.fail(NotSent("no_text", permanent=True, scope="message"))
    with scene.store.read() as session:
        assert (depth(session, scene.clock()).pending, len(entries(session))) == (4, 4)
    await scene.rounds()
    with scene.store.read() as session:
        found = depth(session, scene.clock())
        assert (found.pending, found.attempting, found.dead) == (0, 1, 1)


async def test_a_running_drain_sends_what_it_is_woken_for_and_ends_when_told(
    sqlite_store: Store,
) -> None:
    scene = Scene(sqlite_store)
    channels = scene.channels()
    running = asyncio.create_task(scene.drain.run(lanes_at_once=2))
    await asyncio.sleep(0)
    scene.alert(channels)
    scene.drain.wake()
    await asyncio.wait_for(scene.platform.arrived.wait(), 10)
    scene.drain.stop()
    await asyncio.wait_for(running, 10)
    assert scene.row(1)["state"] == "sent"


async def test_a_drain_that_was_told_to_end_claims_nothing_more(scene: Scene) -> None:
    scene.alert(scene.channels())
    scene.drain._ended.set()
    await scene.drain.run_shard()
    assert scene.texts == []


async def test_a_round_asks_the_store_as_often_for_fifty_messages_as_for_one(scene: Scene) -> None:
    asked = [0]

    def count(_: str, values: Any, many: bool) -> None:
        asked[0] += len(values) if many else 1

    channels = scene.channels(51, per_workspace=100)
    counts = []
    with heard(scene.store.engine, count):
        for places in (channels[:1], channels[1:]):
            scene.alert(places)
            asked[0] = 0
            await scene.rounds()
            counts.append(asked[0])
    assert len(scene.texts) == 51
    assert counts[0] == counts[1]


async def test_a_workspace_that_another_worker_is_sending_to_is_left_to_it(
    postgresql_store: Store,
) -> None:
    scene = Scene(postgresql_store, SendingPace())
    scene.alert(scene.channels(2))
    with postgresql_store.write() as other:
        lock = select(WorkspaceRow).where(WorkspaceRow.key == "slack:T0").with_for_update()
        other.exec(lock).one()
        await asyncio.wait_for(asyncio.to_thread(asyncio.run, scene.rounds()), 10)
        assert len(scene.texts) == 1
    await scene.rounds()
    assert len(scene.texts) == 2
