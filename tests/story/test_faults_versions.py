"""This file lets an older program work beside a newer one, on both databases: it says so and harms nothing."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, select, text, update

from bot.cli import main
from bot.telling import digests
from bot.web.readiness import Readiness
from storage.connections import WRITES
from storage.database import Store, open_store, ready_store
from storage.errors import StoreNewer
from storage.people import channels
from storage.records import Payload
from storage.sql import table
from storage.tables.people import SubscriptionRow
from storage.tables.published import RevisionRow
from storage.tables.told import DeliveryRow
from storage.told import deliveries, messages
from tests.story.stage import Stage
from tests.story.troubles import (
    QUESTION,
    alarms,
    assert_told_once,
    later,
    release,
    told,
    watched,
)

_delivery, _revision = table(DeliveryRow), table(RevisionRow)
_subscription = table(SubscriptionRow)


@pytest.fixture
def stage(store: Store) -> Stage:
    return watched(store, places=("info_gov_hk",))


def migrated_further(store: Store) -> None:
    """Let a newer program have brought the store up to a revision that this one does not know."""
    with store.engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_newer'"))
        connection.execute(text("ALTER TABLE paper ADD COLUMN mood VARCHAR"))


def rows(store: Store) -> list[tuple[Any, ...]]:
    """Give every row that says what was published and what was told."""
    with store.read() as session:
        found: list[tuple[Any, ...]] = []
        for name in ("paper", "delivery", "telling", "source_run", "channel"):
            found += [(name, *row) for row in session.connection().execute(
                text(f"SELECT * FROM {name} ORDER BY id")  # names of our own
            )]  # fmt: skip
        return found


# --- a store at a newer revision -----------------------------------------------------------------


def test_an_older_program_does_not_open_a_newer_store_and_touches_nothing(stage: Stage) -> None:
    release(stage)
    stage.check()
    store = stage.desk.store
    migrated_further(store)
    before = rows(store)
    with pytest.raises(StoreNewer, match="9999_newer"):
        open_store(store.address)
    with pytest.raises(StoreNewer, match="newer Tamar"):
        ready_store(store.address)  # which brings SQLite's stores up to date
    assert rows(store) == before


def test_an_older_worker_says_so_in_a_line_and_stops(
    stage: Stage,
    store_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    store = stage.desk.store
    migrated_further(store)
    before = rows(store)
    monkeypatch.setenv("TAMAR_STORE", store_url)
    monkeypatch.setenv("TAMAR_CONTACT", "tests@example.org")
    monkeypatch.setattr("sys.argv", ["tamar", "run"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "made by a newer Tamar" in said
    assert "Traceback" not in said
    assert rows(store) == before


def test_an_older_program_that_runs_already_says_so_and_loses_nothing(stage: Stage) -> None:
    release(stage)
    migrated_further(stage.desk.store)
    problems = Readiness(stage.desk, stage.clock).problems()
    assert "made by a newer Tamar" in problems[0]
    later(stage)
    assert_told_once(stage, QUESTION)


# --- rows that a newer program wrote -------------------------------------------------------------


def enqueue(stage: Stage, *, kind: str, payload: Payload, platform: Any = "console") -> int:
    """Write a delivery as a newer program might; give its number."""
    now = stage.clock()
    with stage.desk.store.write() as session:
        address = "console" if platform == "console" else f"{platform}:T1/C1"
        place = channels.ensure_channel(session, address, "local", now)
        message = messages.store_message(
            session, platform=platform, language="en", topics=[], payload=payload, now=now
        )
        deliveries.enqueue_notice(session, place.id, f"{kind}:1", message, now)
        run = session.connection().execute
        run(update(_delivery).where(_delivery.c.key == f"{kind}:1").values(kind=kind))
        return int(run(select(_delivery.c.id).where(_delivery.c.key == f"{kind}:1")).scalar_one())


def state(stage: Stage, number: int) -> tuple[str, str | None]:
    with stage.desk.store.read() as session:
        chosen = select(_delivery.c.state, _delivery.c.error).where(_delivery.c.id == number)
        row = session.connection().execute(chosen).one()
    return row.state, row.error


def test_a_message_of_an_unknown_kind_is_sent_once_as_what_it_says(stage: Stage) -> None:
    number = enqueue(stage, kind="poll", payload={"text": "A word of a newer Tamar"})
    release(stage)
    later(stage)
    assert state(stage, number) == ("sent", None)
    assert_told_once(stage, "A word of a newer Tamar", QUESTION)
    assert alarms(stage) == []


def test_a_message_without_a_payload_is_buried_by_name_and_others_go_on(stage: Stage) -> None:
    number = enqueue(stage, kind="poll", payload={})
    release(stage)
    later(stage)
    assert state(stage, number) == ("dead", "unknown payload")
    assert [QUESTION in one for one in told(stage)] == [True]
    assert [one.partition(":")[0] for one in alarms(stage)] == ["A message to console is set aside"]


def test_a_message_of_an_unknown_platform_is_buried_by_name_and_others_go_on(stage: Stage) -> None:
    number = enqueue(stage, kind="notice", payload={"card": {"version": 9}}, platform="teams")
    release(stage)
    later(stage, times=6)  # until then a newer worker may know it
    dead, why = state(stage, number)
    assert dead == "dead"
    assert "teams" in str(why)
    assert [QUESTION in one for one in told(stage)] == [True]
    assert [one.partition(":")[0] for one in alarms(stage)] == ["A message to teams"]


def test_an_unknown_subscription_is_left_alone_and_others_are_told(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        place = channels.channel(session, "console")
        assert place is not None
        values = {
            "channel_id": place.id, "kind": "sponsor", "target": "x", "label": "x",
            "rhythm": "hourly", "level": "nuance", "sources": "", "without": "",
            "created_by": "newer", "created_at": stage.clock(),
        }  # fmt: skip
        session.connection().execute(insert(_subscription).values(**values))
    release(stage)
    later(stage)
    stage.clock.pass_(days=1)
    digests.make_due(stage.desk)
    assert_told_once(stage, QUESTION)
    with stage.desk.store.read() as session:
        kinds = select(_subscription.c.rhythm).where(_subscription.c.kind == "sponsor")
        assert session.connection().execute(kinds).scalars().all() == ["hourly"]


def test_a_text_that_a_newer_program_kept_is_read_anew_and_nobody_is_told_again(
    stage: Stage,
) -> None:
    made = release(stage)
    stage.check()
    with stage.desk.store.write() as session:
        run = session.connection().execute
        kept = run(select(_revision.c.document).where(_revision.c.document.is_not(None))).scalars()
        newer = next(d for d in kept if d["title"] == made.title) | {"kind": "bill", "mood": "x"}
        run(
            update(_revision)
            .where(_revision.c.text_sha.is_not(None))
            .values(document=newer, reader_version=999)
        )
    later(stage, 3, minutes=70)
    assert_told_once(stage, QUESTION)
    assert not stage.channel.replies()
