"""This file lets hypothesis claim, crash, freeze, look and revoke in any order, and counts what arrived."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from storage.database import Store, open_store
from storage.people.lanes import earliest, sweep
from storage.records import Delivery
from storage.sql import table
from storage.tables.people import ChannelRow, LaneRow
from storage.told.claims import SendingPace, claim
from storage.told.deliveries import AlertRow, enqueue_alerts
from storage.told.departures import bury_departed, close_channels
from storage.told.followups import enqueue_edit, enqueue_reply
from storage.told.looks import Look, record_looks, stale
from storage.told.outcomes import Outcome, Patience, record
from tests.storage.laid import lay
from tests.storage.outbox_rows import NOON, make_channels, make_message, make_paper, rows_of

channel = table(ChannelRow)
lane = table(LaneRow)

PATIENCE = Patience(grace=timedelta(seconds=60), attempts=1000)
PACE = SendingPace(channel=1.0, workspace=0.1, burst=3)
_MEMORY = Path("/dev/shm")  # every commit is flushed: a disk would make it slow


def _store(folder: str) -> Store:
    """Open an empty store, a copy of one that was migrated once."""
    return open_store(lay(Path(folder) / "tamar.db"))


class Outbox(RuleBasedStateMachine):
    """Workers that claim and then post, die, freeze or lose the answer, in any order.

    Time moves by what each rule takes. A post happens only by the rule that the drain keeps: never
    when the claim is older than half the grace. Nobody looks before the grace is over.
    """

    @initialize()
    def begin(self) -> None:
        """Open a store with three channels in two workspaces."""
        self.folder = tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.exists() else None)
        self.store = _store(self.folder.name)
        self.now = NOON
        self.arrived: Counter[int] = Counter()
        self.in_hand: list[Delivery] = []
        self.gone: set[int] = set()
        with self.store.write() as session:
            self.channels = make_channels(session, 3, per_workspace=2)

    def teardown(self) -> None:
        """Let every worker go on until nothing is open; then everything has arrived once."""
        if not hasattr(self, "store"):
            return
        for _ in range(60):
            with self.store.write() as session:
                bury_departed(session)
            if not self.in_hand and not self.open_rows():
                break
            self.pass_time(31)
            self.look(True)
            self.claim_some()
            for _ in range(len(self.in_hand)):
                self.post(0, "answered")
        with self.store.read() as session:
            rows = rows_of(session)
        self.store.close()
        self.folder.cleanup()
        for row in rows:
            if row["channel_id"] in self.gone:
                assert row["state"] in ("sent", "dead")
            elif row["kind"] == "edit":
                assert row["state"] == "sent"
            else:
                assert (row["state"], self.arrived[row["id"]]) == ("sent", 1)

    def open_rows(self) -> bool:
        """Say whether anything is still to be sent."""
        with self.store.read() as session:
            return any(row["state"] in ("pending", "attempting") for row in rows_of(session))

    @rule(which=st.sets(st.integers(0, 2), min_size=1), wait=st.sampled_from([0, 0, 30]))
    def enqueue(self, which: set[int], wait: int) -> None:
        """Tell some channels of a paper."""
        with self.store.write() as session:
            message = make_message(session)
            moment = self.now + timedelta(seconds=wait)
            open_to = [self.channels[n] for n in which if self.channels[n] not in self.gone]
            rows = [AlertRow(c, message, moment) for c in open_to]
            enqueue_alerts(session, make_paper(session), rows, self.now)

    @rule(pick=st.integers(0, 50), edit=st.booleans())
    def follow_up(self, pick: int, edit: bool) -> None:
        """Reply to an alert, or edit it, whatever has become of it."""
        with self.store.write() as session:
            alerts = [row for row in rows_of(session) if row["kind"] == "alert"]
            if not alerts:
                return
            parent = alerts[pick % len(alerts)]["id"]
            message = make_message(session, f"{pick} {self.now}")
            if edit:
                enqueue_edit(session, parent, message, self.now)
            else:
                key = f"revised:{parent}:{pick}"
                enqueue_reply(
                    session, parent, kind="revised", key=key, message_id=message, now=self.now
                )

    @rule()
    def claim_some(self) -> None:
        """Let a worker claim."""
        with self.store.write() as session:
            self.in_hand += claim(session, None, self.now, pace=PACE)

    @precondition(lambda self: self.in_hand)
    @rule(
        pick=st.integers(0, 50),
        how=st.sampled_from(
            ["answered", "answered", "answer lost", "never left", "busy", "killed", "killed after"]
        ),
    )
    def post(self, pick: int, how: str) -> None:
        """Let a worker post one of its claims, or die before or after."""
        one = self.in_hand.pop(pick % len(self.in_hand))
        assert one.claimed_at is not None
        fresh = self.now - one.claimed_at <= PATIENCE.grace / 2
        if fresh and how in ("answered", "answer lost", "killed after"):
            self.arrived[one.id] += one.kind != "edit"
        if how in ("killed", "killed after"):
            return
        outcome = Outcome(one, "sent", ts=f"ts{one.id}")
        if not fresh:
            outcome = Outcome(one, "not_sent", reason="too old", retry_after=0.0)
        elif how in ("answer lost", "never left"):
            outcome = Outcome(one, "ambiguous", reason="timed out")
        elif how == "busy":
            outcome = Outcome(one, "not_sent", retry_after=3.0, scope="workspace")
        with self.store.write() as session:
            record(session, [outcome], self.now, patience=PATIENCE, pace=PACE)

    @rule(seconds=st.sampled_from([0.4, 1.1, 1.1, 1.1, 29, 31, 61]))
    def pass_time(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)

    @rule(works=st.sampled_from([True, True, False]))
    def look(self, works: bool) -> None:
        """Look for what is in doubt, or fail to."""
        with self.store.write() as session:
            doubtful = stale(session, self.now, PATIENCE.grace)
        looks = [
            Look(one, "unknown", reason="slower")
            if not works
            else Look(one, "found", ts=f"ts{one.id}")
            if self.arrived[one.id]
            else Look(one, "absent")
            for one in doubtful
        ]
        with self.store.write() as session:
            record_looks(session, looks, self.now, patience=PATIENCE)

    @rule()
    def sweep_once(self) -> None:
        """Find nothing to mend."""
        with self.store.write() as session:
            assert sweep(session) == 0

    @rule(which=st.integers(0, 2))
    def revoke(self, which: int) -> None:
        """Archive a channel, but leave one."""
        if len(self.gone) == 2:
            return
        self.gone.add(self.channels[which])
        with self.store.write() as session:
            close_channels(session, [self.channels[which]], "is_archived", self.now)

    @invariant()
    def nothing_arrives_twice(self) -> None:
        """Hold at every step."""
        assert all(count == 1 for count in getattr(self, "arrived", Counter()).values() if count)

    @invariant()
    def what_is_open_has_a_wake_up(self) -> None:
        """Hold at every step."""
        if hasattr(self, "store"):
            with self.store.read() as session:
                statement = (
                    select(channel.c.id)
                    .join(lane, lane.c.channel_id == channel.c.id)
                    .where(lane.c.next_at.is_distinct_from(earliest()), channel.c.gone_at.is_(None))
                )
                assert session.connection().execute(statement).all() == []

    @invariant()
    def a_channel_keeps_its_pace(self) -> None:
        """Hold at every step, for claims that were posted at once."""
        claims: dict[int, list[float]] = {}
        for one in getattr(self, "in_hand", []):
            claims.setdefault(one.channel_id, []).append(one.claimed_at.timestamp())
        for moments in claims.values():
            moments.sort()
            assert all(later - earlier >= 1.0 for earlier, later in pairwise(moments))


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
