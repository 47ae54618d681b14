"""This file takes a store's last writes away, as a lost or cut journal does: nothing is told twice, or lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.care import recovery, watch
from bot.telling.outbox import Drain
from storage import losses
from storage.database import Store, open_store
from storage.people import channels
from storage.people.lanes import delivery
from storage.sql import table
from storage.tables.people import ChannelRow
from storage.told import deliveries, messages
from tests.story.stage import FakeChannel, Stage, _at_once

ASIDE = ("", "-wal")


class Machine:
    """A machine with a store, a site that publishes and a channel that keeps what it was sent."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.file = Path(url.removeprefix("sqlite:///"))
        self.store: Store = open_store(url, exclusive=True)
        self.stage = self._stage(Stage(self.store))
        self.stage.channel.remembers = True

    def _stage(self, made: Stage) -> Stage:
        made.drain = Drain(
            self.store, {"console": made.channel}, made.clock,
            on_trouble=watch.on_trouble(made.desk), marks=self.store, in_thread=_at_once,
            sleep=made._sleep,
        )  # fmt: skip
        return made

    def keep(self, folder: Path) -> None:
        """Put a copy of the store's files aside, as they are now."""
        folder.mkdir()
        for end in ASIDE:
            path = Path(f"{self.file}{end}")
            if path.exists():
                shutil.copy(path, folder / f"store{end}")

    def die(self, folder: Path, share: float = 1.0) -> None:
        """End without warning, and come back with the files put aside, only a part of the journal."""
        self.store.close()
        for end in (*ASIDE, "-shm"):
            Path(f"{self.file}{end}").unlink(missing_ok=True)
        for end in ASIDE:
            kept = folder / f"store{end}"
            if kept.exists():
                content = kept.read_bytes()
                Path(f"{self.file}{end}").write_bytes(
                    content if not end else content[: int(len(content) * share)]
                )
        before = self.stage
        self.store = open_store(self.url, exclusive=True)
        after = Stage(self.store)
        after.site = after.door.site = before.site
        after.channel, after.clock.now = before.channel, before.clock.now
        self.stage = self._stage(after)
        recovery.after_loss(self.stage.desk)

    def live(self, minutes: int = 30) -> None:
        """Check, send and settle for a while."""
        for _ in range(minutes // 5):
            self.stage.check()
            self.stage.sweep()
            self.stage.send()

    def told(self) -> list[str]:
        """Give the papers that the channel was told of, in their order."""
        return [m.text for m in self.stage.channel.posts() if "lost its last writes" not in m.text]


@pytest.fixture
def machine(sqlite_url: str) -> Iterator[Machine]:
    """Give a machine on a morning, its first check behind it."""
    made = Machine(sqlite_url)
    made.stage.publish("morning")
    made.stage.check()
    yield made
    made.store.close()


def _publish(machine: Machine) -> None:
    machine.stage.site.release("ai_question")


def _wait(machine: Machine) -> None:
    """Let a message wait to be sent."""
    with machine.store.write() as session:
        place = channels.channel(session, "console")
        assert place is not None
        message = messages.store_message(
            session, platform="console", language="en", topics=[], payload={"text": "waiting"},
            now=machine.stage.clock(),
        )  # fmt: skip
        deliveries.enqueue_notice(session, place.id, "notice:w", message, machine.stage.clock())


@pytest.mark.parametrize("share", [0.0, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0])
def test_however_much_of_the_journal_is_cut_off_a_paper_is_told_once(
    machine: Machine, tmp_path: Path, share: float
) -> None:
    with machine.store.write() as session:  # so that the journal begins here
        session.connection().exec_driver_sql("SELECT 1")
    machine.store.rewrite()
    _publish(machine)
    machine.stage.check()
    assert len(machine.told()) == 1
    machine.keep(tmp_path / "aside")
    machine.die(tmp_path / "aside", share)
    machine.live()
    assert len(machine.told()) == 1


def test_a_paper_whose_alert_waited_when_the_store_last_knew_is_told_once(
    machine: Machine, tmp_path: Path
) -> None:
    _wait(machine)
    machine.keep(tmp_path / "aside")
    machine.stage.send()
    assert machine.told() == ["waiting"]
    machine.die(tmp_path / "aside")
    machine.live()
    assert machine.told() == ["waiting"]


def test_what_was_not_sent_before_the_loss_is_sent_after_it(
    machine: Machine, tmp_path: Path
) -> None:
    machine.keep(tmp_path / "aside")
    _publish(machine)
    machine.stage.check()
    machine.die(tmp_path / "aside")
    machine.stage.site.release("smart_city_data")
    machine.live()
    assert len(machine.told()) == 2
    assert len(set(machine.told())) == 2


def test_a_process_that_dies_without_losing_anything_looks_for_nothing(
    machine: Machine, tmp_path: Path
) -> None:
    _publish(machine)
    machine.stage.check()
    machine.keep(tmp_path / "aside")
    machine.die(tmp_path / "aside")
    machine.stage.site.release("smart_city_data")
    machine.live()
    assert machine.stage.channel.looks == 0
    assert len(machine.told()) == 2


def test_the_owner_is_told_of_a_loss_once(machine: Machine, tmp_path: Path) -> None:
    machine.keep(tmp_path / "aside")
    _publish(machine)
    machine.stage.check()
    machine.die(tmp_path / "aside")
    machine.live()
    said = [m.text for m in machine.stage.channel.posts() if "lost its last writes" in m.text]
    assert len(said) == 1
    assert not recovery.after_loss(machine.stage.desk)


def test_a_number_that_a_lost_message_bears_is_not_given_again(
    machine: Machine, tmp_path: Path
) -> None:
    machine.keep(tmp_path / "aside")
    _publish(machine)
    machine.stage.check()
    with machine.store.read() as session:
        sent = set(session.connection().execute(select(delivery.c.id)).scalars())
    machine.die(tmp_path / "aside")
    machine.stage.site.release("smart_city_data")
    machine.live()
    numbers = {m.delivery_id for m in machine.stage.channel.messages.values()}
    with machine.store.read() as session:
        after = session.connection().execute(
            select(delivery.c.id).where(delivery.c.message_id.is_not(None))
        )
        assert not sent & set(after.scalars())
    assert len(numbers) == len(machine.stage.channel.messages)


def test_nothing_is_posted_before_a_platform_can_show_what_it_took(
    machine: Machine, tmp_path: Path
) -> None:
    machine.keep(tmp_path / "aside")
    _publish(machine)
    machine.stage.check()
    machine.die(tmp_path / "aside")
    machine.stage.check(minutes=0)
    assert machine.stage.channel.looks == 0
    assert len(machine.told()) == 1
    machine.live()
    assert machine.stage.channel.looks > 0


def test_where_nobody_can_look_what_waited_goes_by_the_channel_s_policy_and_news_is_told(
    machine: Machine, tmp_path: Path
) -> None:
    machine.stage.channel.remembers = False
    _wait(machine)
    machine.keep(tmp_path / "aside")
    machine.stage.send()
    machine.die(tmp_path / "aside")
    machine.stage.site.release("smart_city_data")
    machine.live()
    with machine.store.read() as session:
        held = session.connection().execute(
            select(delivery.c.key).where(delivery.c.held_at.is_not(None))
        )
        assert held.scalars().all() == ["notice:w"]
    assert machine.told()[0] == "waiting"
    assert len(machine.told()) == 2


def test_doubt_ends_after_some_days(machine: Machine, tmp_path: Path) -> None:
    machine.keep(tmp_path / "aside")
    _publish(machine)
    machine.stage.check()
    machine.die(tmp_path / "aside")
    now = machine.stage.clock()
    with machine.store.read() as session:
        assert losses.doubt(session, now) is not None
        assert losses.doubt(session, now + timedelta(days=4)) is None


def test_after_a_restore_what_was_sent_since_the_copy_is_looked_for(store: Store) -> None:
    """On either database: the copy knows a paper that waited, the channel has it already."""
    stage = Stage(store)
    stage.channel = FakeChannel(remembers=True)
    stage.drain = Drain(
        store, {"console": stage.channel}, stage.clock, in_thread=_at_once, sleep=stage._sleep
    )
    with store.write() as session:
        place = channels.channel(session, "console")
        assert place is not None
        message = messages.store_message(
            session, platform="console", language="en", topics=[], payload={"text": "sent"},
            now=stage.clock(),
        )  # fmt: skip
        number = deliveries.enqueue_notice(session, place.id, "notice:1", message, stage.clock())
    stage.send()
    with store.write() as session:  # as the copy has it
        back = update(delivery).where(delivery.c.id == number)
        values = {"state": "pending", "ts": None, "sent_at": None, "attempting_at": None}
        session.connection().execute(back.values(**values, attempts=0))
    losses.after_restore(store, stage.clock())
    for _ in range(10):
        stage.clock.pass_(minutes=1)
        stage.sweep()
        stage.send()
    assert len(stage.channel.messages) == 1
    with store.write() as session:
        made = deliveries.enqueue_notice(session, place.id, "notice:2", message, stage.clock())
        assert made > number + losses.AFTER_RESTORE - 2
        assert session.connection().execute(select(table(ChannelRow).c.id)).first()
